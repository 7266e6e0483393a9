//! The closed vocabularies of content: each word once, with its label.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A closed vocabulary: variant, the word in a file, the label on the screen.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $slug:literal, $label:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub enum $name { $(#[doc = $label] #[cfg_attr(test, schemars(rename = $slug))] $variant,)+ }

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

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::content::vocabulary::write(*self as usize, self.slug(), serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::content::vocabulary::read(&[$($slug,)+], deserializer).map(|number| Self::ALL[number])
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

/// A word where people read it, its number in its vocabulary in compact formats.
pub(crate) fn write<S: Serializer>(number: usize, word: &'static str, serializer: S) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() { serializer.serialize_str(word) } else { number.serialize(serializer) }
}

/// The number of the word that stands there.
pub(crate) fn read<'de, D: Deserializer<'de>>(words: &'static [&'static str], deserializer: D) -> Result<usize, D::Error> {
    struct Reader(&'static [&'static str]);
    impl de::Visitor<'_> for Reader {
        type Value = usize;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "one of {}", self.0.join(", "))
        }
        fn visit_str<E: de::Error>(self, word: &str) -> Result<usize, E> {
            self.0.iter().position(|known| *known == word).ok_or_else(|| E::unknown_variant(word, self.0))
        }
    }
    if deserializer.is_human_readable() {
        return deserializer.deserialize_str(Reader(words));
    }
    let number = usize::deserialize(deserializer)?;
    if number < words.len() { Ok(number) } else { Err(de::Error::custom("a word that is not of the vocabulary")) }
}

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
        Incident = "incident", "Incident";
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

impl Stance {
    /// Whether it is a stance, and not silence or an absence.
    pub const fn is_taken(self) -> bool {
        matches!(self, Self::Supports | Self::Conditional | Self::Ambiguous | Self::Opposes)
    }

    /// Its sign: told apart without colour, and when read aloud.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Supports => "+",
            Self::Conditional => "~",
            Self::Ambiguous => "?",
            Self::Opposes => "-",
            Self::Silent => ".",
            Self::NoPublicSource => ":",
            Self::NotApplicable => "x",
            Self::Conflicting => "/",
            Self::NotChecked => "_",
        }
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
    /// How an actor takes part in a body.
    Role {
        Member = "member", "member";
        Observer = "observer", "observer";
        Partner = "partner", "partner";
        Adviser = "adviser", "government adviser";
        Contributor = "contributor", "contributor";
        Outside = "outside", "outside";
        NotFound = "not-found", "nothing found";
    }
}

vocabulary! {
    /// By what rule a body decides.
    DecisionRule {
        Consensus = "consensus", "consensus";
        ConsensusOrVote = "consensus-or-vote", "consensus/vote";
        Vote = "vote", "vote";
        RoughConsensus = "rough-consensus", "rough consensus";
        Unanimity = "unanimity", "unanimity";
        Board = "board", "board";
        Ballot = "ballot", "ballot";
        Advice = "advice", "advises only";
        Execution = "execution", "carries out";
        Ratification = "ratification", "ratification";
        Nothing = "nothing", "decides nothing";
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
