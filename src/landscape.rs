//! What the content means: records with resolved references, sorted, and what can be asked of them.
//! Knows nothing of files or screens.

pub mod as_of;
pub mod filter;
pub mod json;
pub mod links;
pub mod page;
pub mod record;
mod resolve;

use crate::content::{Content, text::Text, vocabulary::vocabulary};
use record::{Detail, Record};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    ops::{Index, Range},
    sync::OnceLock,
};

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
    /// The word for several of the kind, as the command line takes it: `actors`, `bodies`, …
    pub fn plural(self) -> String {
        self.label().to_lowercase()
    }

    /// The kind that a word names, in the singular or in the plural.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.slug() == word || kind.plural() == word)
    }
}

/// Which record: an index that only the landscape which gave it can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(u32);

/// All records, resolved and sorted.
#[derive(Debug)]
pub struct Landscape {
    records: Vec<Record>,
    ranges: Vec<Range<u32>>,
    by_id: HashMap<Text, RecordId>,
    links: OnceLock<links::Links>,
}

impl Landscape {
    /// Resolves content. A reference that leads nowhere is left out; `content::check` reports it.
    pub fn new(content: Content) -> Self {
        resolve::resolve(content)
    }

    fn from_records(records: Vec<Record>, by_id: HashMap<Text, RecordId>) -> Self {
        let mut ranges = Vec::new();
        let mut start = 0;
        for kind in Kind::ALL {
            let end = start + u32::try_from(records.iter().filter(|record| record.kind == *kind).count()).unwrap_or(u32::MAX);
            ranges.push(start..end);
            start = end;
        }
        Self { records, ranges, by_id, links: OnceLock::new() }
    }

    /// The record with an id as written in content files.
    pub fn find(&self, id: &str) -> Option<RecordId> {
        self.by_id.get(id).copied()
    }

    /// Every record of a kind, in the order of the kind: events by date, actors and issues as the content orders them, others by name.
    pub fn of_kind(&self, kind: Kind) -> impl DoubleEndedIterator<Item = RecordId> + ExactSizeIterator + Clone + use<> {
        self.ranges[kind as usize].clone().map(RecordId)
    }

    /// Every record.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = RecordId> + ExactSizeIterator + Clone + use<> {
        (0..u32::try_from(self.records.len()).unwrap_or(u32::MAX)).map(RecordId)
    }

    /// The position of an actor or body on an issue.
    pub fn position(&self, owner: RecordId, issue: RecordId) -> Option<RecordId> {
        self.find(&format!("{}-{}", self[owner].id, self[issue].id)).filter(|id| self[*id].kind == Kind::Position)
    }

    /// How records hang together; computed when first asked for.
    pub fn links(&self) -> &links::Links {
        self.links.get_or_init(|| links::Links::new(self))
    }

    /// Events in which a record takes part, or on which it bears, by date.
    pub fn events_of(&self, record: RecordId) -> impl Iterator<Item = RecordId> + '_ {
        self.of_kind(Kind::Event).filter(move |event| match &self[*event].detail {
            Detail::Event(event) => {
                [&event.actors, &event.bodies, &event.issues, &event.norms].into_iter().any(|list| list.contains(&record))
            }
            _ => false,
        })
    }
}

impl Index<RecordId> for Landscape {
    type Output = Record;

    fn index(&self, id: RecordId) -> &Record {
        &self.records[id.0 as usize]
    }
}
