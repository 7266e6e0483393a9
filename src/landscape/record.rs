//! A record as the screens see it: plain public data, references resolved.

use super::{Kind, RecordId};
use crate::content::{
    date::{Day, PartialDate},
    schema::{
        ActorKind, BodyKind, ConceptKind, Confidence, DecisionRule, EventDate, EventKind, Instrument, IssueGroup, NormKind, RelationKind,
        Role, Stance, Status, Verdict,
    },
    text::Text,
};

/// What all kinds of records have in common, and what only one kind has.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its kind.
    pub kind: Kind,
    /// Its id, as people type it.
    pub id: Text,
    /// Title in English.
    pub title: Text,
    /// Title in its own language.
    pub title_original: Option<Text>,
    /// Language of the original.
    pub lang: Option<Text>,
    /// Abbreviation.
    pub code: Option<Text>,
    /// Names in the languages of the landscape: language and name.
    pub names: Vec<(&'static str, Text)>,
    /// Further names and abbreviations.
    pub aliases: Vec<Text>,
    /// Its dates; the first one places it in time.
    pub dates: Vec<EventDate>,
    /// Sources of the record as a whole.
    pub sources: Vec<RecordId>,
    /// How far it was confirmed, where that is said of the record as a whole.
    pub confidence: Option<Confidence>,
    /// What only its kind has.
    pub detail: Detail,
}

impl Record {
    /// The date that places it in time.
    pub fn date(&self) -> Option<PartialDate> {
        self.dates.first().map(|date| date.on)
    }

    /// Whether something about it is doubtful: a conflict of sources, or less than confirmed.
    pub fn is_doubtful(&self) -> bool {
        let conflict = matches!(&self.detail, Detail::Event(event) if event.conflict.is_some());
        conflict || self.confidence.is_some_and(|confidence| confidence != Confidence::Confirmed)
    }

    /// The event, if it is one.
    pub fn as_event(&self) -> Option<&Event> {
        if let Detail::Event(event) = &self.detail { Some(event) } else { None }
    }

    /// The position, if it is one.
    pub fn as_position(&self) -> Option<&Position> {
        if let Detail::Position(position) = &self.detail { Some(position) } else { None }
    }
}

/// What only one kind of record has.
#[derive(Clone, Debug)]
pub enum Detail {
    /// A state or union.
    Actor {
        /// Which of the two.
        kind: ActorKind,
        /// The profile in two sentences.
        summary: Claim,
        /// The sections of the profile.
        sections: Vec<Section>,
    },
    /// An organisation, forum, process or community.
    Body {
        /// Which.
        kind: BodyKind,
        /// Since when.
        founded: Option<PartialDate>,
        /// Until when it worked.
        ended: Option<PartialDate>,
        /// By what rule it decides.
        rule: Option<DecisionRule>,
        /// The sections of the page.
        sections: Vec<Section>,
        /// Related records.
        related: Vec<RecordId>,
    },
    /// A dated act.
    Event(Box<Event>),
    /// A question on which actors take positions.
    Issue {
        /// Part of the debate.
        group: IssueGroup,
        /// The question.
        question: Text,
        /// Why it divides.
        divides: Text,
    },
    /// What an actor or body says on an issue.
    Position(Position),
    /// A norm or pillar.
    Norm {
        /// Norm, pillar or framework.
        kind: NormKind,
        /// Paragraph, such as 13(f).
        key: Option<Text>,
        /// UN symbol.
        symbol: Option<Text>,
        /// The sections of the page.
        sections: Vec<Section>,
        /// Issues on which it bears.
        issues: Vec<RecordId>,
    },
    /// A term, threat or contrast.
    Concept {
        /// Which.
        kind: ConceptKind,
        /// Languages in which the term was seen in use.
        checked: Vec<Text>,
        /// The sections of the page.
        sections: Vec<Section>,
        /// Two terms held against each other.
        contrast: Option<Contrast>,
        /// Related records.
        related: Vec<RecordId>,
    },
    /// An essay and its claims.
    Reading {
        /// What it is.
        about: Claim,
        /// Its claims.
        claims: Vec<ReadingClaim>,
    },
    /// An entry of the bibliography.
    Source {
        /// Who issued it.
        issuer: Option<Text>,
        /// UN symbol or number.
        symbol: Option<Text>,
        /// Address.
        url: Option<Text>,
        /// When somebody last looked.
        checked_on: Option<PartialDate>,
        /// What to know before quoting it.
        note: Option<Text>,
    },
}

/// A headed list of claims.
#[derive(Clone, Debug)]
pub struct Section {
    /// The field of the content file.
    pub field: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// The claims.
    pub claims: Vec<Claim>,
}

/// One sourced sentence or two.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What it is about.
    pub label: Option<Text>,
    /// The label in its own language.
    pub label_original: Option<Text>,
    /// The claim.
    pub text: Text,
    /// Since when.
    pub since: Option<PartialDate>,
    /// Until when.
    pub until: Option<PartialDate>,
    /// Its sources.
    pub sources: Vec<RecordId>,
    /// Addresses on which it was read.
    pub confirmed_by: Vec<Text>,
    /// How far it was confirmed.
    pub confidence: Confidence,
    /// Records that it is about.
    pub refs: Vec<RecordId>,
    /// The doubt, in words.
    pub doubt: Option<Text>,
    /// How an actor takes part in the body that the claim is about.
    pub role: Option<Role>,
}

/// What only an event has.
#[derive(Clone, Debug)]
pub struct Event {
    /// What sort of act.
    pub kind: EventKind,
    /// Form of the document or act.
    pub instrument: Option<Instrument>,
    /// Where it stands.
    pub status: Option<Status>,
    /// UN symbol or number.
    pub symbol: Option<Text>,
    /// The end of a spell.
    pub until: Option<PartialDate>,
    /// Actors.
    pub actors: Vec<RecordId>,
    /// Bodies.
    pub bodies: Vec<RecordId>,
    /// Participants without a profile.
    pub others: Vec<Text>,
    /// Issues on which it bears.
    pub issues: Vec<RecordId>,
    /// Norms on which it bears.
    pub norms: Vec<RecordId>,
    /// What happened.
    pub what: Text,
    /// Why it matters.
    pub why: Text,
    /// Addresses on which it was read.
    pub confirmed_by: Vec<Text>,
    /// The doubt, in words.
    pub doubt: Option<Text>,
    /// How sources disagree, in words.
    pub conflict: Option<Text>,
    /// How it bears on other events.
    pub relations: Vec<(RelationKind, RecordId)>,
}

/// What only a position has.
#[derive(Clone, Debug)]
pub struct Position {
    /// Whose it is.
    pub owner: RecordId,
    /// On which issue.
    pub issue: RecordId,
    /// The stance through time, oldest first; never empty.
    pub steps: Vec<Step>,
}

impl Position {
    /// The body in which the owner would have the issue decided, by the latest step that names one.
    pub fn venue(&self) -> Option<RecordId> {
        self.steps.iter().rev().find_map(|step| step.venue)
    }

    /// The body from which it would take the issue away, by the latest step that names one.
    pub fn instead_of(&self) -> Option<RecordId> {
        self.steps.iter().rev().find_map(|step| step.instead_of)
    }

    /// Since when the stance is what it is now: the first of the last steps that agree.
    pub fn since(&self) -> Option<PartialDate> {
        let now = self.latest()?.stance;
        self.steps.iter().rev().take_while(|step| step.stance == now).last()?.claim.since
    }

    /// The step that was the latest on a day; steps without a date were always there.
    pub fn on(&self, day: Day) -> Option<&Step> {
        self.steps.iter().rev().find(|step| step.claim.since.is_none_or(|since| since.first_day() <= day))
    }

    /// The latest step.
    pub fn latest(&self) -> Option<&Step> {
        self.steps.last()
    }
}

/// A stance from a date on.
#[derive(Clone, Debug)]
pub struct Step {
    /// The stance, or why there is none.
    pub stance: Stance,
    /// What is said, with its date and sources.
    pub claim: Claim,
    /// The body in which the owner would have it decided.
    pub venue: Option<RecordId>,
    /// The body from which it would take it away.
    pub instead_of: Option<RecordId>,
}

/// Two terms held against each other.
#[derive(Clone, Debug)]
pub struct Contrast {
    /// On the left.
    pub left: RecordId,
    /// On the right.
    pub right: RecordId,
    /// Aspect, left, right.
    pub rows: Vec<(Text, Text, Text)>,
}

/// A claim of an essay and what the evidence says of it.
#[derive(Clone, Debug)]
pub struct ReadingClaim {
    /// Where in the essay.
    pub at: Text,
    /// What the evidence says.
    pub verdict: Verdict,
    /// Why.
    pub why: Text,
    /// The claim itself: its text, its sources, and as `refs` the evidence.
    pub claim: Claim,
}
