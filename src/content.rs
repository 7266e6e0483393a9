//! What the content files say: the schema, dates, loading, checking, problems with their places.
//! Knows nothing of what an id refers to; `landscape` does.

#[path = "content/vocabulary.rs"]
pub mod vocabulary;

#[path = "content/schema.rs"]
pub mod schema;

#[path = "content/date.rs"]
pub mod date;

#[path = "content/text.rs"]
pub mod text;

#[path = "content/load.rs"]
pub mod load;

#[path = "content/door.rs"]
pub mod door;

#[path = "content/shelf.rs"]
pub mod shelf;

#[path = "content/references.rs"]
pub mod references;

#[path = "content/check.rs"]
pub mod check;

#[path = "content/problem.rs"]
pub mod problem;

#[path = "content/clean.rs"]
pub mod clean;

use schema::{Actor, Body, Concept, Event, Issue, Norm, Reading, Source};
use serde::{Deserialize, Serialize};
use text::Text;
use vocabulary::vocabulary;

vocabulary! {
    /// A kind of record, in the order in which lists and the finder show them.
    Kind {
        Actor = "actor", "Actors";
        Body = "body", "Bodies";
        Event = "event", "Events";
        Issue = "issue", "Issues";
        Position = "position", "Positions";
        Norm = "norm", "Norms";
        Concept = "concept", "Concepts";
        Reading = "reading", "Readings";
        Source = "source", "Sources";
    }
}

impl Kind {
    /// The word for several of the kind, as the command line takes it, and the folder that holds their files: `actors`, `bodies`, …
    pub fn plural(self) -> String {
        self.label().to_lowercase()
    }

    /// The kind that a word names, in the singular or in the plural.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.slug() == word || kind.plural() == word)
    }

    /// The kinds that have files of their own: all but positions, which stand in the files of those who take them.
    pub fn with_files() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| *kind != Self::Position)
    }
}

/// Every record, as written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// Actors in the order in which they are shown.
    pub actors: Vec<Actor>,
    /// Bodies.
    pub bodies: Vec<Body>,
    /// Events.
    pub events: Vec<Event>,
    /// Issues, in the order of the matrix.
    pub issues: Vec<Issue>,
    /// Norms.
    pub norms: Vec<Norm>,
    /// Concepts.
    pub concepts: Vec<Concept>,
    /// Readings.
    pub readings: Vec<Reading>,
    /// Sources.
    pub sources: Vec<Source>,
}

impl Content {
    /// Lays other content over this: a record with a known id replaces, a new id adds.
    /// Returns the ids that are already those of another kind of record; these are left out.
    pub fn overlay(&mut self, over: Content) -> Vec<Text> {
        let kinds = self.kinds();
        let mut refused = Vec::new();
        macro_rules! lay {
            ($($field:ident: $kind:ident,)+) => {$(
                for record in over.$field {
                    match kinds.get(record.id.as_str()) {
                        Some(Kind::$kind) => {
                            if let Some(known) = self.$field.iter_mut().find(|known| known.id == record.id) {
                                *known = record;
                            }
                        }
                        Some(_) => refused.push(record.id),
                        None => self.$field.push(record),
                    }
                }
            )+};
        }
        lay! { actors: Actor, bodies: Body, events: Event, issues: Issue, norms: Norm, concepts: Concept, readings: Reading, sources: Source, }
        refused
    }

    /// The kind of every id.
    pub fn kinds(&self) -> std::collections::HashMap<Text, Kind> {
        let mut kinds = std::collections::HashMap::new();
        macro_rules! note {
            ($($field:ident: $kind:ident,)+) => {$( kinds.extend(self.$field.iter().map(|record| (record.id.clone(), Kind::$kind))); )+};
        }
        note! { actors: Actor, bodies: Body, events: Event, issues: Issue, norms: Norm, concepts: Concept, readings: Reading, sources: Source, }
        kinds
    }
}
