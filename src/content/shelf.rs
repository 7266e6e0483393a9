//! Content laid out for a program that must be ready at once: a list of what there is, and each record by itself, read only
//! when somebody asks for it. Knows how records are written, not what their references mean.

use super::{
    Content, Kind,
    date::PartialDate,
    schema::{Actor, Body, Concept, Confidence, Event, Issue, Norm, Position, Reading, Source, Stance},
    text::Text,
};
use serde::{Deserialize, Serialize};

/// One record, as written. Positions are taken out of the files of those who hold them.
#[derive(Debug, Serialize, Deserialize)]
pub enum Entry {
    /// An actor without its positions.
    Actor(Box<Actor>),
    /// A body without its positions.
    Body(Box<Body>),
    /// An event.
    Event(Box<Event>),
    /// An issue.
    Issue(Issue),
    /// The id of an actor or body, and a position of it.
    Position(Text, Position),
    /// A norm.
    Norm(Box<Norm>),
    /// A concept.
    Concept(Box<Concept>),
    /// A reading.
    Reading(Box<Reading>),
    /// A source.
    Source(Source),
}

/// What is known of a record before it is read: as much as lists and counts need.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Head {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: Text,
    /// Its title in English; that of a position names who and on what.
    pub title: Text,
    /// The date that places it in time.
    pub date: Option<PartialDate>,
    /// How far it was confirmed: that of its first or its latest claim.
    pub confidence: Option<Confidence>,
    /// Whether sources conflict on it.
    pub has_conflict: bool,
    /// The stance that a position takes now.
    pub stance: Option<Stance>,
    /// When a position last moved, from which stance, and to which.
    pub moved: Option<(PartialDate, Stance, Stance)>,
}

/// By a number, then by a name. One type of key for all kinds of records, so that the program carries one sort for them.
fn arrange<T>(records: &mut [T], key: impl Fn(&T) -> (u32, String)) {
    records.sort_by_cached_key(key);
}

impl Content {
    /// Brings records into the order in which they are shown: events by date, actors as they say, issues as they stand, others by name.
    pub fn sort(&mut self) {
        arrange(&mut self.actors, |actor| (actor.order, actor.id.to_string()));
        arrange(&mut self.bodies, |body| (body.kind as u32, body.title.to_string()));
        arrange(&mut self.events, |event| (event.dates.first().map_or(0, |date| date.on.rank()), event.id.to_string()));
        arrange(&mut self.norms, |norm| (norm.kind as u32, norm.key.as_deref().unwrap_or_default().to_owned()));
        arrange(&mut self.concepts, |concept| (concept.kind as u32, concept.title.to_lowercase()));
        arrange(&mut self.readings, |reading| (0, reading.title.to_string()));
        arrange(&mut self.sources, |source| (0, source.title.to_lowercase()));
    }

    /// Every record by itself, sorted, kind by kind. Positions on unknown issues or without a step are left out.
    pub fn into_entries(mut self) -> Vec<(Head, Entry)> {
        self.sort();
        let mut entries = Vec::new();
        let positions = self.take_positions();
        macro_rules! put {
            ($($field:ident: $kind:ident $wrap:expr, $standing:expr;)+) => {$(
                entries.extend(self.$field.into_iter().map(|mut record| {
                    let standing: fn(&$kind) -> (Option<PartialDate>, Option<Confidence>, bool) = $standing;
                    let (date, confidence, has_conflict) = standing(&record);
                    let (id, title) = (std::mem::take(&mut record.id), std::mem::take(&mut record.title));
                    let head = Head { kind: Kind::$kind, id, title, date, confidence, has_conflict, stance: None, moved: None };
                    (head, Entry::$kind($wrap(record)))
                }));
            )+};
        }
        put! {
            actors: Actor Box::new, |actor| (None, Some(actor.summary.confidence), false);
            bodies: Body Box::new, |body| (body.founded, body.sections().iter().find_map(|(.., claims)| claims.first()).map(|claim| claim.confidence), false);
            events: Event Box::new, |event| (event.dates.first().map(|date| date.on), Some(event.confidence), event.conflict.is_some());
            issues: Issue std::convert::identity, |_| (None, None, false);
        }
        entries.extend(positions);
        put! {
            norms: Norm Box::new, |norm| (None, Some(norm.asks.confidence), false);
            concepts: Concept Box::new, |concept| (None, Some(concept.definition.confidence), false);
            readings: Reading Box::new, |reading| (None, Some(reading.about.confidence), false);
            sources: Source std::convert::identity, |source| (source.on, None, false);
        }
        entries
    }

    fn take_positions(&mut self) -> Vec<(Head, Entry)> {
        let issues = &self.issues;
        let of_actors = self.actors.iter_mut().map(|actor| (&actor.id, &actor.title, &mut actor.positions));
        let of_bodies = self.bodies.iter_mut().map(|body| (&body.id, &body.title, &mut body.positions));
        let mut taken = Vec::new();
        for (owner, name, positions) in of_actors.chain(of_bodies) {
            for position in std::mem::take(positions) {
                let Some(issue) = issues.iter().find(|issue| issue.id == position.issue) else { continue };
                if let Some(latest) = position.steps.last() {
                    let (id, title) = (format!("{owner}-{}", issue.id).into(), format!("{name}: {}", issue.title).into());
                    let date = position.steps.iter().rev().find_map(|step| step.since);
                    let (confidence, stance) = (Some(latest.confidence), Some(latest.stance));
                    let moved = position.moved();
                    let head = Head { kind: Kind::Position, id, title, date, confidence, has_conflict: false, stance, moved };
                    taken.push((head, Entry::Position(owner.clone(), position)));
                }
            }
        }
        taken
    }

    /// Puts a record back; positions go to whoever holds them.
    fn put_back(&mut self, head: Head, entry: Entry) {
        macro_rules! put {
            ($field:ident $record:expr) => {{
                let mut record = $record;
                (record.id, record.title) = (head.id, head.title);
                self.$field.push(record);
            }};
        }
        match entry {
            Entry::Actor(record) => put!(actors * record),
            Entry::Body(record) => put!(bodies * record),
            Entry::Event(record) => put!(events * record),
            Entry::Issue(record) => put!(issues record),
            Entry::Position(owner, position) => {
                if let Some(actor) = self.actors.iter_mut().find(|actor| actor.id == owner) {
                    actor.positions.push(position);
                } else if let Some(body) = self.bodies.iter_mut().find(|body| body.id == owner) {
                    body.positions.push(position);
                }
            }
            Entry::Norm(record) => put!(norms * record),
            Entry::Concept(record) => put!(concepts * record),
            Entry::Reading(record) => put!(readings * record),
            Entry::Source(record) => put!(sources record),
        }
    }
}

/// Heads in order, and a table that finds the number of an id. It is made when content is laid out, not when it is opened.
#[derive(Debug, Serialize, Deserialize)]
pub struct Directory {
    heads: Vec<Head>,
    /// An open hash table, its length a power of two: numbers of heads from 1, or 0.
    slots: Vec<u32>,
    /// Which event bears on which actor, body, issue or norm: both as numbers of heads, event by event.
    bearings: Vec<(u32, u32)>,
}

impl Directory {
    /// The directory of some records.
    pub fn new(records: Vec<(Head, Entry)>) -> (Self, Vec<Entry>) {
        let (heads, entries): (Vec<_>, Vec<_>) = records.into_iter().unzip();
        let mut directory = Self { slots: vec![0; (heads.len() * 2).next_power_of_two()], heads, bearings: Vec::new() };
        for number in 0..directory.heads.len() {
            let slot = directory.probe(&directory.heads[number].id).find(|slot| directory.slots[*slot] == 0);
            if let Some(slot) = slot {
                directory.slots[slot] = u32::try_from(number + 1).unwrap_or(0);
            }
        }
        for (number, entry) in (0..).zip(&entries) {
            let Entry::Event(event) = entry else { continue };
            let ids = [&event.actors, &event.bodies, &event.issues, &event.norms].into_iter().flatten();
            let mut on: Vec<u32> = ids.filter_map(|id| directory.find(id)).collect();
            on.sort_unstable();
            on.dedup();
            directory.bearings.extend(on.into_iter().map(|on| (number, on)));
        }
        (directory, entries)
    }

    /// The numbers of the events that bear on the record with a number, by date.
    pub fn events_on(&self, number: u32) -> impl Iterator<Item = u32> + '_ {
        self.bearings.iter().filter(move |(_, on)| *on == number).map(|(event, _)| *event)
    }

    /// What there is, kind by kind.
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// The number of the head with an id.
    pub fn find(&self, id: &str) -> Option<u32> {
        let taken = self.probe(id).map(|slot| self.slots[slot]).take_while(|number| *number > 0);
        taken.map(|number| number - 1).find(|number| *self.heads[*number as usize].id == *id)
    }

    /// The slots in which an id may be, in the order in which they are tried (FNV-1a, then one by one).
    fn probe(&self, id: &str) -> impl Iterator<Item = usize> + use<> {
        let hash = id.bytes().fold(0xCBF2_9CE4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
        let (start, count) = (usize::try_from(hash >> 32).unwrap_or(0), self.slots.len());
        (0..count).map(move |step| (start + step) & (count - 1))
    }
}

/// What stands at the start of a shelf.
#[derive(Debug, Serialize, Deserialize)]
struct Contents {
    directory: Directory,
    /// Where each record ends, in bytes after the contents.
    ends: Vec<u32>,
}

/// Records as bytes, each read when it is asked for.
#[derive(Debug)]
pub struct Shelf {
    ends: Vec<u32>,
    bytes: &'static [u8],
}

/// Lays content out: the records as bytes, and the texts to which they refer.
///
/// # Errors
/// There is more of it than 32 bits can count.
pub fn lay_out(content: Content) -> postcard::Result<(Vec<u8>, String)> {
    let (shelf, texts) = Text::gather(|| lay_out_records(content));
    Ok((shelf?, texts))
}

fn lay_out_records(content: Content) -> postcard::Result<Vec<u8>> {
    let (directory, entries) = Directory::new(content.into_entries());
    let (mut ends, mut bytes) = (Vec::new(), Vec::new());
    for entry in &entries {
        bytes = postcard::to_extend(entry, bytes)?;
        ends.push(u32::try_from(bytes.len()).map_err(|_| postcard::Error::SerializeBufferFull)?);
    }
    let mut shelf = postcard::to_stdvec(&Contents { directory, ends })?;
    shelf.append(&mut bytes);
    Ok(shelf)
}

impl Shelf {
    /// Reads the list of what there is. Texts are not copied: whatever is read from the shelf refers to them.
    ///
    /// # Errors
    /// The bytes were not laid out by [`lay_out`].
    pub fn open(bytes: &'static [u8], texts: &'static str) -> postcard::Result<(Directory, Self)> {
        Text::carry(texts);
        let (Contents { directory, ends }, bytes) = postcard::take_from_bytes(bytes)?;
        Ok((directory, Self { ends, bytes }))
    }

    /// Reads one record.
    ///
    /// # Errors
    /// The bytes were not laid out by [`lay_out`], or there is no such number.
    pub fn read(&self, number: usize) -> postcard::Result<Entry> {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]) as usize;
        let end = *self.ends.get(number).ok_or(postcard::Error::DeserializeUnexpectedEnd)? as usize;
        postcard::from_bytes(self.bytes.get(start..end).ok_or(postcard::Error::DeserializeUnexpectedEnd)?)
    }

    /// Reads everything.
    ///
    /// # Errors
    /// As [`Shelf::read`].
    pub fn content(&self, directory: Directory) -> postcard::Result<Content> {
        let mut content = Content::default();
        for (number, head) in directory.heads.into_iter().enumerate() {
            content.put_back(head, self.read(number)?);
        }
        Ok(content)
    }
}
