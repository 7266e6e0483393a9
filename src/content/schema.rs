//! The one declaration of what a content file may say: a serde type for each kind of record, unknown fields refused.
//! Knows nothing of files, and nothing of what an id refers to.

use super::date::PartialDate;
use serde::{Deserialize, Serialize};

/// A closed vocabulary: variant, the word in a file, the label on the screen.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $slug:literal, $label:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $(#[doc = $label] #[serde(rename = $slug)] $variant,)+ }

        impl $name {
            /// Every value, in the order in which legends list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in content files, in JSON and on the command line.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)+ }
            }

            /// The words on the screen.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(word: &str) -> Result<Self, String> {
                Self::ALL.iter().copied().find(|value| value.slug() == word).ok_or_else(|| {
                    let known: Vec<_> = Self::ALL.iter().map(|value| value.slug()).collect();
                    format!("`{word}` is none of {}", known.join(", "))
                })
            }
        }
    };
}
pub(crate) use vocabulary;

vocabulary! {
    /// How far a claim was confirmed against public pages.
    Confidence {
        Confirmed = "confirmed", "confirmed";
        Partly = "partly", "partly confirmed";
        Background = "background", "background only";
    }
}

vocabulary! {
    /// What sort of act an event is.
    EventKind {
        Agreement = "agreement", "Agreement";
        Resolution = "resolution", "Resolution";
        Law = "law", "Law";
        Strategy = "strategy", "Strategy or doctrine";
        Statement = "statement", "Statement";
        Process = "process", "Process";
        Report = "report", "Report";
        Institution = "institution", "Institution";
        Attribution = "attribution", "Operation and attribution";
        Sanctions = "sanctions", "Sanctions";
    }
}

vocabulary! {
    /// The form of the document or act behind an event.
    Instrument {
        Treaty = "treaty", "treaty";
        Agreement = "agreement", "agreement";
        Resolution = "resolution", "resolution";
        Law = "law", "law";
        Decree = "decree", "decree";
        Strategy = "strategy", "strategy";
        Doctrine = "doctrine", "doctrine";
        PolicyPaper = "policy-paper", "policy paper";
        Statement = "statement", "statement";
        JointStatement = "joint-statement", "joint statement";
        Speech = "speech", "speech";
        Report = "report", "report";
        Process = "process", "process";
        Meeting = "meeting", "meeting";
        Institution = "institution", "institution";
        Sanctions = "sanctions", "sanctions";
        Indictment = "indictment", "indictment";
        Attribution = "attribution", "attribution";
        CourtCase = "court-case", "court case";
        Initiative = "initiative", "initiative";
        Standard = "standard", "standard";
        Other = "other", "other act";
    }
}

vocabulary! {
    /// Where an instrument stands today, as far as the sources say.
    Status {
        InForce = "in-force", "in force";
        Superseded = "superseded", "superseded";
        Repealed = "repealed", "repealed";
        Expired = "expired", "expired";
        Draft = "draft", "draft";
        NotInForce = "adopted-not-in-force", "adopted, not in force";
        Ongoing = "ongoing", "ongoing";
        Ended = "ended", "ended";
    }
}

vocabulary! {
    /// What happened on a date.
    DateKind {
        Signed = "signed", "signed";
        Adopted = "adopted", "adopted";
        Approved = "approved", "approved";
        Published = "published", "published";
        Released = "released", "released";
        InForce = "in-force", "in force";
        Ratified = "ratified", "ratified";
        Opened = "opened", "opened for signature";
        TookEffect = "took-effect", "took effect";
        Proposed = "proposed", "proposed";
        Announced = "announced", "announced";
        Stated = "stated", "stated";
        Held = "held", "held";
        Established = "established", "established";
        Cited = "cited", "cited as of";
        Voted = "voted", "voted";
        Imposed = "imposed", "imposed";
        Attributed = "attributed", "attributed";
        Started = "started", "started";
        Ended = "ended", "ended";
    }
}

vocabulary! {
    /// What an actor says on an issue; the last four are typed absences.
    Stance {
        Supports = "supports", "supports";
        Conditional = "conditional", "supports on conditions";
        Ambiguous = "ambiguous", "ambiguous";
        Opposes = "opposes", "opposes";
        Silent = "silent", "silent";
        NoPublicSource = "no-public-source", "no public source found";
        NotApplicable = "not-applicable", "not applicable";
        Conflicting = "conflicting", "sources conflict";
        NotChecked = "not-checked", "not yet checked";
    }
}

vocabulary! {
    /// The part of the debate to which an issue belongs.
    IssueGroup {
        Law = "international-law", "International law";
        Process = "process", "Process";
        Governance = "governance", "Governance";
        Security = "security", "Security";
    }
}

vocabulary! {
    /// What evidence says of a claim in an essay.
    Verdict {
        Supported = "supported", "supported";
        Qualified = "qualified", "to be qualified";
        Contradicted = "contradicted", "contradicted";
        Opinion = "opinion", "opinion, not a fact";
    }
}

vocabulary! {
    /// What an actor is.
    ActorKind {
        State = "state", "State";
        Union = "union", "Union of states";
    }
}

vocabulary! {
    /// What a body is.
    BodyKind {
        Organisation = "organisation", "Organisation";
        Alliance = "alliance", "Regional organisation or alliance";
        Process = "process", "UN process";
        Technical = "technical", "Technical body";
        Forum = "forum", "Forum";
        Community = "community", "Community";
    }
}

vocabulary! {
    /// What a norms record is.
    NormKind {
        Norm = "norm", "Norm";
        Pillar = "pillar", "Pillar of the framework";
        Framework = "framework", "Framework";
    }
}

vocabulary! {
    /// What a concepts record is.
    ConceptKind {
        Concept = "concept", "Concept";
        Contrast = "contrast", "Contrast";
        Threat = "threat", "Threat";
    }
}

vocabulary! {
    /// How one event bears on another.
    RelationKind {
        Implements = "implements", "implements";
        Supersedes = "supersedes", "supersedes";
        RespondsTo = "responds-to", "responds to";
        PartOf = "part-of", "is part of";
        EntersIntoForce = "enters-into-force", "brings into force";
        Follows = "follows", "follows on";
    }
}

/// A name in each language of the landscape.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// English.
    pub en: Option<String>,
    /// Russian.
    pub ru: Option<String>,
    /// Turkish.
    pub tr: Option<String>,
    /// Chinese, simplified.
    pub zh: Option<String>,
    /// French.
    pub fr: Option<String>,
}

impl Names {
    /// Language code and name, in the fixed order en, ru, tr, zh, fr.
    pub fn each(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [("en", &self.en), ("ru", &self.ru), ("tr", &self.tr), ("zh", &self.zh), ("fr", &self.fr)]
            .into_iter()
            .filter_map(|(lang, name)| name.as_deref().map(|name| (lang, name)))
    }
}

/// One sourced sentence or two: the smallest thing the product asserts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What the claim is about: an institution, a term, a law.
    #[serde(default)]
    pub label: Option<String>,
    /// The label in its own language.
    #[serde(default)]
    pub label_original: Option<String>,
    /// The claim, in our own words, attributed where a party disputes it.
    pub text: String,
    /// Since when it holds.
    #[serde(default)]
    pub since: Option<PartialDate>,
    /// Until when it held.
    #[serde(default)]
    pub until: Option<PartialDate>,
    /// Ids of the sources; never empty.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Addresses of public pages on which it was read.
    #[serde(default)]
    pub confirmed_by: Vec<String>,
    /// How far it was confirmed.
    pub confidence: Confidence,
    /// Ids of the records that it is about.
    #[serde(default)]
    pub refs: Vec<String>,
    /// The doubt, in words.
    #[serde(default)]
    pub doubt: Option<String>,
}

/// One entry of the bibliography.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Unique id.
    pub id: String,
    /// Title in English.
    pub title: String,
    /// Title in its own language.
    #[serde(default)]
    pub title_original: Option<String>,
    /// Language of the document: en, ru, tr, zh, fr, …
    pub lang: String,
    /// Who issued or published it.
    #[serde(default)]
    pub issuer: Option<String>,
    /// Date of the document.
    #[serde(default)]
    pub on: Option<PartialDate>,
    /// UN symbol or official number.
    #[serde(default)]
    pub symbol: Option<String>,
    /// Address; only http and https.
    #[serde(default)]
    pub url: Option<String>,
    /// When somebody last looked.
    #[serde(default)]
    pub checked_on: Option<PartialDate>,
    /// What to know before quoting it.
    #[serde(default)]
    pub note: Option<String>,
}

/// A state or union of states whose conduct and positions the landscape follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Unique id.
    pub id: String,
    /// Place in lists and in the matrix, from 1.
    pub order: u32,
    /// State or union.
    pub kind: ActorKind,
    /// Name in English.
    pub title: String,
    /// Name in its own language.
    #[serde(default)]
    pub title_original: Option<String>,
    /// Its own language.
    pub lang: String,
    /// Two to four letters for column headers.
    pub code: String,
    /// The name in the languages of the landscape.
    #[serde(default)]
    pub names: Names,
    /// Further names and abbreviations, for search.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The profile in two sentences.
    pub summary: Claim,
    /// How it names the field, and since when.
    #[serde(default)]
    pub terminology: Vec<Claim>,
    /// Doctrine and strategy.
    #[serde(default)]
    pub doctrine: Vec<Claim>,
    /// Institutions.
    #[serde(default)]
    pub institutions: Vec<Claim>,
    /// Law.
    #[serde(default)]
    pub law: Vec<Claim>,
    /// Bilateral and multilateral ties.
    #[serde(default)]
    pub ties: Vec<Claim>,
    /// Attribution and sanctions, by it and against it.
    #[serde(default)]
    pub attribution: Vec<Claim>,
    /// What changed lately.
    #[serde(default)]
    pub lately: Vec<Claim>,
    /// Open questions: what could not be established.
    #[serde(default)]
    pub open_questions: Vec<Claim>,
    /// Its positions, one for each issue.
    #[serde(default)]
    pub positions: Vec<Position>,
}

impl Actor {
    /// The sections of a profile, the same ones in the same order for every actor.
    pub fn sections(&self) -> [(&'static str, &[Claim]); 8] {
        [
            ("How it names the field", &self.terminology),
            ("Doctrine and strategy", &self.doctrine),
            ("Institutions", &self.institutions),
            ("Law", &self.law),
            ("Ties and memberships", &self.ties),
            ("Attribution and sanctions", &self.attribution),
            ("What changed lately", &self.lately),
            ("Open questions", &self.open_questions),
        ]
    }
}

/// An organisation, forum, process or community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Unique id.
    pub id: String,
    /// What it is.
    pub kind: BodyKind,
    /// Name in English.
    pub title: String,
    /// Abbreviation.
    #[serde(default)]
    pub code: Option<String>,
    /// The name in the languages of the landscape.
    #[serde(default)]
    pub names: Names,
    /// Further names and abbreviations, for search.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// When it was founded, set up or opened.
    #[serde(default)]
    pub founded: Option<PartialDate>,
    /// What it is for.
    pub mandate: Vec<Claim>,
    /// Legal form and founding.
    #[serde(default)]
    pub form: Vec<Claim>,
    /// Who runs it.
    #[serde(default)]
    pub governance: Vec<Claim>,
    /// How it decides.
    #[serde(default)]
    pub decisions: Vec<Claim>,
    /// How states take part.
    #[serde(default)]
    pub states: Vec<Claim>,
    /// What it does not do.
    #[serde(default)]
    pub limits: Vec<Claim>,
    /// Norms, documents and outcomes it produced.
    #[serde(default)]
    pub output: Vec<Claim>,
    /// Ids of related bodies.
    #[serde(default)]
    pub related: Vec<String>,
    /// Positions it has taken.
    #[serde(default)]
    pub positions: Vec<Position>,
}

impl Body {
    /// The sections of a body's page, the same ones in the same order for every body.
    pub fn sections(&self) -> [(&'static str, &[Claim]); 7] {
        [
            ("Mandate", &self.mandate),
            ("Legal form and founding", &self.form),
            ("Governance", &self.governance),
            ("How it decides", &self.decisions),
            ("How states take part", &self.states),
            ("What it does not do", &self.limits),
            ("What it produced", &self.output),
        ]
    }
}

/// What happened on one date of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventDate {
    /// What happened.
    pub kind: DateKind,
    /// When, as precisely as it is known.
    pub on: PartialDate,
    /// How far this date was confirmed.
    pub confidence: Confidence,
    /// What to know about this date.
    #[serde(default)]
    pub note: Option<String>,
}

/// How an event bears on an earlier one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// How.
    pub kind: RelationKind,
    /// Id of the other event.
    pub to: String,
}

/// A dated act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Unique id.
    pub id: String,
    /// What sort of act.
    pub kind: EventKind,
    /// Form of the document or act.
    #[serde(default)]
    pub instrument: Option<Instrument>,
    /// Where it stands today.
    #[serde(default)]
    pub status: Option<Status>,
    /// UN symbol or official number.
    #[serde(default)]
    pub symbol: Option<String>,
    /// Title in English.
    pub title: String,
    /// Title in its own language.
    #[serde(default)]
    pub title_original: Option<String>,
    /// Its language.
    pub lang: String,
    /// Further names, for search.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its dates; the first one places it on the timeline.
    pub dates: Vec<EventDate>,
    /// The end of a spell that starts at the first date.
    #[serde(default)]
    pub until: Option<PartialDate>,
    /// Ids of actors that act or are acted on.
    #[serde(default)]
    pub actors: Vec<String>,
    /// Ids of bodies.
    #[serde(default)]
    pub bodies: Vec<String>,
    /// Participants without a profile.
    #[serde(default)]
    pub others: Vec<String>,
    /// Ids of issues that it bears on.
    #[serde(default)]
    pub issues: Vec<String>,
    /// Ids of norms that it bears on.
    #[serde(default)]
    pub norms: Vec<String>,
    /// One sentence or two: what happened.
    pub what: String,
    /// One sentence: why it matters.
    pub why: String,
    /// Ids of the sources; never empty.
    pub sources: Vec<String>,
    /// Addresses of public pages on which it was read.
    #[serde(default)]
    pub confirmed_by: Vec<String>,
    /// How far it was confirmed.
    pub confidence: Confidence,
    /// What is doubtful, in words.
    #[serde(default)]
    pub doubt: Option<String>,
    /// How two sources disagree, in words.
    #[serde(default)]
    pub conflict: Option<String>,
    /// How it bears on earlier events.
    #[serde(default)]
    pub relations: Vec<Relation>,
}

/// A question on which actors take positions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// Unique id.
    pub id: String,
    /// Four letters for column headers.
    pub code: String,
    /// Short name.
    pub title: String,
    /// Further names, for search.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Part of the debate.
    pub group: IssueGroup,
    /// The question it asks.
    pub question: String,
    /// Why it divides.
    pub divides: String,
}

/// What an actor or body says on one issue, through time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Id of the issue.
    pub issue: String,
    /// The stance from each date on, oldest first.
    pub steps: Vec<Step>,
}

/// A stance from a date on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Since when; open where a typed absence has no date.
    #[serde(default)]
    pub since: Option<PartialDate>,
    /// The stance, or why there is none.
    pub stance: Stance,
    /// What the actor says, attributed; or what was looked at and not found.
    pub summary: String,
    /// Ids of the sources; never empty.
    pub sources: Vec<String>,
    /// Addresses of public pages on which it was read.
    #[serde(default)]
    pub confirmed_by: Vec<String>,
    /// How far it was confirmed.
    pub confidence: Confidence,
    /// Ids of the records that carry the step.
    #[serde(default)]
    pub refs: Vec<String>,
    /// What is doubtful, in words.
    #[serde(default)]
    pub doubt: Option<String>,
}

/// A norm of the UN framework, or a pillar of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Norm {
    /// Unique id.
    pub id: String,
    /// Norm, pillar or framework.
    pub kind: NormKind,
    /// Number of the paragraph, such as 13(f).
    #[serde(default)]
    pub key: Option<String>,
    /// UN symbol of the text.
    #[serde(default)]
    pub symbol: Option<String>,
    /// Short name.
    pub title: String,
    /// Further names, for search.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it asks, in our own words.
    pub asks: Claim,
    /// How later reports explain it.
    #[serde(default)]
    pub elaboration: Vec<Claim>,
    /// Who invokes it.
    #[serde(default)]
    pub invoked: Vec<Claim>,
    /// Who contests it.
    #[serde(default)]
    pub contested: Vec<Claim>,
    /// Ids of the issues that it bears on.
    #[serde(default)]
    pub issues: Vec<String>,
}

impl Norm {
    /// The sections of a norm's page.
    pub fn sections(&self) -> [(&'static str, &[Claim]); 4] {
        [
            ("What it asks", std::slice::from_ref(&self.asks)),
            ("Later elaboration", &self.elaboration),
            ("Who invokes it", &self.invoked),
            ("Who contests it", &self.contested),
        ]
    }
}

/// Two things held against each other, aspect by aspect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contrast {
    /// Id of the concept on the left.
    pub left: String,
    /// Id of the concept on the right.
    pub right: String,
    /// The aspects.
    pub rows: Vec<ContrastRow>,
}

/// One aspect of a contrast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContrastRow {
    /// What is compared.
    pub aspect: String,
    /// How it is on the left.
    pub left: String,
    /// How it is on the right.
    pub right: String,
}

/// A term of the field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Unique id.
    pub id: String,
    /// Concept, contrast or threat.
    pub kind: ConceptKind,
    /// The term in English.
    pub title: String,
    /// The term in the languages of the landscape.
    #[serde(default)]
    pub terms: Names,
    /// Languages in which the term was seen in use.
    #[serde(default)]
    pub checked: Vec<String>,
    /// Further names, for search.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it means.
    pub definition: Claim,
    /// What it takes in.
    #[serde(default)]
    pub includes: Vec<Claim>,
    /// What it leaves out, and what it must not be confused with.
    #[serde(default)]
    pub leaves_out: Vec<Claim>,
    /// Words that look alike and mean something else.
    #[serde(default)]
    pub false_friends: Vec<Claim>,
    /// Two terms held against each other.
    #[serde(default)]
    pub contrast: Option<Contrast>,
    /// Ids of related records.
    #[serde(default)]
    pub related: Vec<String>,
}

impl Concept {
    /// The sections of a concept's page.
    pub fn sections(&self) -> [(&'static str, &[Claim]); 4] {
        [
            ("What it means", std::slice::from_ref(&self.definition)),
            ("What it takes in", &self.includes),
            ("What it leaves out", &self.leaves_out),
            ("False friends", &self.false_friends),
        ]
    }
}

/// One claim of an essay, and what the evidence says of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingClaim {
    /// Where in the essay.
    pub at: String,
    /// The claim, in our own words.
    pub text: String,
    /// What the evidence says.
    pub verdict: Verdict,
    /// Why.
    pub why: String,
    /// Ids of the records that bear on it.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// Ids of the sources; never empty.
    pub sources: Vec<String>,
    /// Addresses of public pages on which the evidence was read.
    #[serde(default)]
    pub confirmed_by: Vec<String>,
}

/// An essay that the project started from, read against the evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Unique id.
    pub id: String,
    /// What to call it in English.
    pub title: String,
    /// What to call it in its own language.
    #[serde(default)]
    pub title_original: Option<String>,
    /// Its language.
    pub lang: String,
    /// Further names, for search.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it is, who wrote it as far as known, and what it argues.
    pub about: Claim,
    /// Its claims in the order of the text.
    pub claims: Vec<ReadingClaim>,
}
