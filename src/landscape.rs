//! What the content means: records with resolved references, sorted, and what can be asked of them.
//! Knows nothing of files or screens.

pub mod as_of;
pub mod filter;
pub mod json;
pub mod links;
pub mod origin;
pub mod page;
pub mod part;
pub mod record;
mod resolve;

pub use crate::content::Kind;

use crate::content::{
    Content,
    shelf::{Directory, Head, Shelf},
};
use record::Record;
use std::{
    ops::{Index, Range},
    sync::OnceLock,
};

/// Which record: an index that only the landscape which gave it can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(u32);

impl RecordId {
    /// Its place among all records: kind by kind, in the order of the kind.
    pub const fn number(self) -> u32 {
        self.0
    }
}

/// All records, sorted; each is resolved when it is first looked at.
#[derive(Debug)]
pub struct Landscape {
    directory: Directory,
    records: Vec<OnceLock<Box<Record>>>,
    shelf: Option<Shelf>,
    ranges: Vec<Range<u32>>,
    links: OnceLock<links::Links>,
}

impl Landscape {
    /// Resolves content. A reference that leads nowhere is left out; `content::check` reports it.
    pub fn new(content: Content) -> Self {
        let (directory, entries) = Directory::new(content.into_entries());
        let resolve = |(number, entry)| OnceLock::from(Box::new(resolve::resolve(&directory, number, entry)));
        let records = entries.into_iter().enumerate().map(resolve).collect();
        Self::of(directory, records, None)
    }

    /// The landscape of a shelf, of which nothing is read before it is looked at.
    pub fn on((directory, shelf): (Directory, Shelf)) -> Self {
        let records = directory.heads().iter().map(|_| OnceLock::new()).collect();
        Self::of(directory, records, Some(shelf))
    }

    fn of(directory: Directory, records: Vec<OnceLock<Box<Record>>>, shelf: Option<Shelf>) -> Self {
        let mut ranges = Vec::new();
        let mut start = 0;
        for kind in Kind::ALL {
            let end = start + u32::try_from(directory.heads().iter().filter(|head| head.kind == *kind).count()).unwrap_or(u32::MAX);
            ranges.push(start..end);
            start = end;
        }
        Self { directory, records, shelf, ranges, links: OnceLock::new() }
    }

    /// The record with an id as written in content files.
    pub fn find(&self, id: &str) -> Option<RecordId> {
        self.directory.find(id).map(RecordId)
    }

    /// The actor, body or other record with an id, or with an abbreviation or another name, in any case.
    pub fn named(&self, name: &str) -> Option<RecordId> {
        let is_name = |known: &str| known.to_lowercase() == name.to_lowercase();
        let has = |id: &RecordId| {
            let record = &self[*id];
            record.code.as_deref().is_some_and(is_name) || record.aliases.iter().any(|alias| is_name(alias)) || is_name(&record.title)
        };
        self.find(&name.to_lowercase()).or_else(|| self.of_kind(Kind::Actor).chain(self.of_kind(Kind::Body)).find(has))
    }

    /// What lists and counts need of a record, without looking at the rest of it.
    pub fn head(&self, id: RecordId) -> &Head {
        &self.directory.heads()[id.0 as usize]
    }

    /// The id of a record as written in content files, without looking at the rest of it.
    pub fn id(&self, id: RecordId) -> &str {
        &self.head(id).id
    }

    /// The title of a record, without looking at the rest of it.
    pub fn title(&self, id: RecordId) -> &str {
        &self.head(id).title
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
        self.find(&format!("{}-{}", self.id(owner), self.id(issue))).filter(|id| self.head(*id).kind == Kind::Position)
    }

    /// How records hang together; computed when first asked for.
    pub fn links(&self) -> &links::Links {
        self.links.get_or_init(|| links::Links::new(self))
    }

    /// Events in which a record takes part, or on which it bears, by date.
    pub fn events_of(&self, record: RecordId) -> impl Iterator<Item = RecordId> + '_ {
        self.directory.events_on(record.0).map(RecordId)
    }
}

impl Index<RecordId> for Landscape {
    type Output = Record;

    /// # Panics
    /// For an id of another landscape, and never for an embedded record: a test reads them all.
    fn index(&self, id: RecordId) -> &Record {
        let number = id.0 as usize;
        self.records[number].get_or_init(|| {
            #[expect(clippy::expect_used, reason = "the shelf was laid out by this build")]
            let entry = self.shelf.as_ref().and_then(|shelf| shelf.read(number).ok()).expect("a record of this build");
            Box::new(resolve::resolve(&self.directory, number, entry))
        })
    }
}
