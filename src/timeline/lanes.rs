//! Lanes of events: each lane packs its events greedily into rows, and counts what found no place.

use super::scale::{Scale, Window};
use crate::{
    content::{
        date::{Day, PartialDate},
        schema::{DateKind, EventDate, Status},
        text::Text,
        vocabulary::vocabulary,
    },
    landscape::{Kind, Landscape, RecordId, filter::Filter, record::Event},
    order,
};
use std::collections::BTreeMap;

/// How the spell that starts with an event goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spell {
    /// It came or will come to an end.
    Closed,
    /// It goes on.
    Open,
    /// Something else took its place.
    Superseded,
}

/// One dated mark of an event: its first date, or a later date of another kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The event.
    pub event: RecordId,
    /// The date.
    pub on: PartialDate,
    /// The last day that it covers: of a vague date, or of a spell.
    pub last: Day,
    /// The spell that it starts, if it starts one.
    pub spell: Option<Spell>,
    /// What happened on it.
    pub kind: DateKind,
    /// Whether it is the date that places the event.
    pub is_first: bool,
    /// Whether sources disagree about it.
    pub conflicts: bool,
}

impl Mark {
    /// Whether any day that it covers is in a window.
    pub fn touches(&self, window: Window) -> bool {
        self.last >= window.first && self.on.first_day() <= window.last
    }
}

/// A named lane with its marks in time.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Its name.
    pub title: Text,
    /// Marks by date.
    pub marks: Vec<Mark>,
}

vocabulary! {
    /// What lanes are made by.
    By {
        Actor = "actor", "by actor";
        Body = "body", "by body";
        Kind = "kind", "by kind";
        Issue = "issue", "by issue";
        Nothing = "none", "in one";
    }
}

impl By {
    /// The next way, after the last one the first.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|by| *by == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }

    /// The lane to which an event belongs, and its place among all lanes: an event stands in one lane, that of what it names first.
    fn lane_of(self, landscape: &Landscape, event: &Event) -> (u32, Text) {
        let record = |ids: &[RecordId], none: &'static str| match ids.first() {
            Some(id) => (id.number(), Text::from(landscape.title(*id).to_owned())),
            None => (u32::MAX, none.into()),
        };
        match self {
            Self::Actor => record(&event.actors, "Bodies"),
            Self::Body => record(&event.bodies, "No body"),
            Self::Kind => (event.kind as u32, event.kind.label().into()),
            Self::Issue => record(&event.issues, "No issue"),
            Self::Nothing => (0, "All".into()),
        }
    }
}

/// Every date of every event that a filter lets pass, in the order of time.
pub fn marks(landscape: &Landscape, filter: &Filter) -> Vec<Mark> {
    let events = landscape.of_kind(Kind::Event).filter(|event| filter.passes(landscape, *event));
    let mut marks: Vec<Mark> = events.flat_map(|event| marks_of(landscape, event)).collect();
    order::by(&mut marks, |mark| (mark.on.rank().into(), mark.event.number().into(), i64::from(!mark.is_first)));
    marks.dedup_by_key(|mark| (mark.event, mark.on));
    marks
}

fn marks_of(landscape: &Landscape, id: RecordId) -> Vec<Mark> {
    let record = &landscape[id];
    let Some(event) = record.as_event() else { return Vec::new() };
    // A date that only says more precisely, from general knowledge, what another says is no mark of its own.
    let refines = |index: usize| {
        let date = &record.dates[index];
        let within = |other: &EventDate| {
            other.kind == date.kind && other.on.first_day() <= date.on.first_day() && other.on.last_day() >= date.on.last_day()
        };
        record.dates[..index].iter().any(within)
    };
    let spell = match (event.status, event.until) {
        (Some(Status::Superseded), Some(_)) => Some(Spell::Superseded),
        (_, Some(until)) => record.date().filter(|on| until.last_day() > on.last_day()).map(|_| Spell::Closed),
        (Some(Status::Ongoing), None) => Some(Spell::Open),
        _ => None,
    };
    let own = record.dates.iter().enumerate().filter(|(index, _)| !refines(*index));
    own.map(|(index, date)| {
        let spell = spell.filter(|_| index == 0);
        let end = match spell {
            Some(Spell::Open) => Day::MAX,
            Some(_) => event.until.map_or(date.on.last_day(), PartialDate::last_day),
            None => date.on.last_day(),
        };
        let last = end.max(date.on.last_day());
        Mark { event: id, on: date.on, last, spell, kind: date.kind, is_first: index == 0, conflicts: event.conflict.is_some() }
    })
    .collect()
}

/// The marks of a window in lanes. Actors always have theirs; others have one if anything of them is in the window.
pub fn lanes(landscape: &Landscape, marks: &[Mark], window: Window, by: By) -> Vec<Lane> {
    let mut lanes: BTreeMap<u32, Lane> = BTreeMap::new();
    if by == By::Actor {
        let actors = landscape.of_kind(Kind::Actor);
        lanes.extend(actors.map(|actor| (actor.number(), Lane { title: landscape[actor].title.clone(), marks: Vec::new() })));
    }
    for mark in marks.iter().filter(|mark| mark.touches(window)) {
        let Some(event) = landscape[mark.event].as_event() else { continue };
        let (place, title) = by.lane_of(landscape, event);
        lanes.entry(place).or_insert_with(|| Lane { title, marks: Vec::new() }).marks.push(*mark);
    }
    lanes.into_values().collect()
}

/// A mark with its place in a lane: row, first and last column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Index of the mark in its lane.
    pub mark: usize,
    /// Row in the lane, from 0.
    pub row: u16,
    /// First column.
    pub from: u16,
    /// Last column.
    pub to: u16,
}

/// Packs the marks of a lane into rows: each that starts in the window takes the first row that is free at its columns, and
/// is left out and counted if there is none. Vague dates take the columns of all their days. Spells then go on to the next
/// mark of their row; those that started before the window fill rows that are free at its left edge, the latest first.
pub fn pack(lane: &Lane, scale: Scale, rows: u16) -> (Vec<Placed>, usize) {
    let window = scale.window;
    let last_column = |day: Day| scale.column(day.min(window.last));
    let mut taken: Vec<Vec<Placed>> = vec![Vec::new(); rows as usize];
    let mut left_out = 0;
    for (mark, of) in lane.marks.iter().enumerate().filter(|(_, of)| window.touches(of.on)) {
        let from = scale.column(of.on.first_day().max(window.first));
        let to = last_column(of.on.last_day()).max(from);
        match taken.iter().position(|row| row.last().is_none_or(|last| last.to < from)) {
            Some(row) => taken[row].push(Placed { mark, row: u16::try_from(row).unwrap_or(0), from, to }),
            None => left_out += 1,
        }
    }
    let mut earlier = lane.marks.iter().enumerate().rev().filter(|(_, of)| !window.touches(of.on));
    for (number, row) in (0u16..).zip(&mut taken) {
        let starts: Vec<u16> = row.iter().map(|placed| placed.from).chain([scale.columns.max(1)]).collect();
        for (placed, next) in row.iter_mut().zip(&starts[1..]) {
            let of = &lane.marks[placed.mark];
            if of.spell.is_some() {
                placed.to = last_column(of.last).min(next - 1).max(placed.to);
            }
        }
        let room = starts[0];
        if room >= ROOM_FOR_EARLIER
            && let Some((mark, of)) = earlier.next()
        {
            row.insert(0, Placed { mark, row: number, from: 0, to: last_column(of.last).min(room - 1) });
        }
    }
    let mut placed = taken.concat();
    order::by(&mut placed, |placed| (placed.from.into(), placed.row.into(), 0));
    (placed, left_out)
}

/// Columns that must be free at the left edge for a spell that started before it.
const ROOM_FOR_EARLIER: u16 = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;

    #[test]
    fn packed_marks_never_overlap_and_none_is_forgotten() {
        let landscape = Landscape::new(embedded::content());
        let marks = marks(&landscape, &Filter::default());
        for columns in [20, 60, 180] {
            let scale = Scale { window: crate::timeline::default_window(), columns };
            for lane in By::ALL.iter().flat_map(|by| lanes(&landscape, &marks, scale.window, *by)) {
                for rows in 1..4 {
                    let (placed, left_out) = pack(&lane, scale, rows);
                    let starting = lane.marks.iter().filter(|mark| scale.window.touches(mark.on)).count();
                    let placed_starting = placed.iter().filter(|place| scale.window.touches(lane.marks[place.mark].on)).count();
                    assert_eq!(placed_starting + left_out, starting);
                    for (index, one) in placed.iter().enumerate() {
                        let clash = placed[..index].iter().find(|other| other.row == one.row && other.to >= one.from);
                        assert_eq!(clash, None, "{} at {columns} columns", lane.title);
                    }
                }
            }
        }
    }

    #[test]
    fn every_way_of_making_lanes_takes_every_mark_once() {
        let landscape = Landscape::new(embedded::content());
        let marks = marks(&landscape, &Filter::default());
        let window = crate::timeline::default_window();
        let wanted = marks.iter().filter(|mark| mark.touches(window)).count();
        for by in By::ALL {
            assert_eq!(lanes(&landscape, &marks, window, *by).iter().map(|lane| lane.marks.len()).sum::<usize>(), wanted, "{by:?}");
        }
    }

    #[test]
    fn the_default_span_starts_with_the_agreement_and_ends_with_the_paper_as_cited() {
        let landscape = Landscape::new(embedded::content());
        let window = crate::timeline::default_window();
        let marks: Vec<Mark> = marks(&landscape, &Filter::default())
            .into_iter()
            .filter(|mark| window.touches(mark.on) && mark.on.first_day() >= window.first)
            .collect();
        let ends = [marks.first(), marks.last()].map(|mark| mark.map(|mark| (landscape[mark.event].id.as_str(), mark.conflicts)));
        assert_eq!(ends, [Some(("csto-agreement-2017", false)), Some(("cn-positions-rules-2021", true))]);
    }
}
