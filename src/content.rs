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
    /// A kind of record that has files of its own.
    RecordKind {
        Actor = "actors", "Actor";
        Body = "bodies", "Body";
        Event = "events", "Event";
        Issue = "issues", "Issue";
        Norm = "norms", "Norm";
        Concept = "concepts", "Concept";
        Reading = "readings", "Reading";
        Source = "sources", "Source";
    }
}

impl RecordKind {
    /// The folder, or the file without its ending, that holds records of the kind.
    pub const fn folder(self) -> &'static str {
        self.slug()
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
                        Some(RecordKind::$kind) => {
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
    pub fn kinds(&self) -> std::collections::HashMap<Text, RecordKind> {
        let mut kinds = std::collections::HashMap::new();
        macro_rules! note {
            ($($field:ident: $kind:ident,)+) => {$( kinds.extend(self.$field.iter().map(|record| (record.id.clone(), RecordKind::$kind))); )+};
        }
        note! { actors: Actor, bodies: Body, events: Event, issues: Issue, norms: Norm, concepts: Concept, readings: Reading, sources: Source, }
        kinds
    }
}
