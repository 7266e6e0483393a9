//! Lanes of events: each lane packs its events greedily into rows, and counts what found no place.

use super::scale::{Scale, Window};
use crate::{
    content::{
        date::PartialDate,
        schema::{DateKind, EventDate},
    },
    landscape::{Kind, Landscape, RecordId, filter::Filter, record::Detail},
};

/// One dated mark of an event: its first date, or a later date of another kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The event.
    pub event: RecordId,
    /// The date.
    pub on: PartialDate,
    /// What happened on it.
    pub kind: DateKind,
    /// Whether it is the date that places the event.
    pub is_first: bool,
    /// Whether sources disagree about it.
    pub conflicts: bool,
}

/// A named lane with its marks in time.
#[derive(Clone, Debug)]
pub struct Lane {
    /// The record that the lane is of; `None` for the lane of all others.
    pub of: Option<RecordId>,
    /// Its name.
    pub title: String,
    /// Marks by date.
    pub marks: Vec<Mark>,
}

/// Every date of every event that a filter lets pass, in the order of time.
pub fn marks(landscape: &Landscape, filter: &Filter) -> Vec<Mark> {
    let mut marks: Vec<Mark> = landscape
        .of_kind(Kind::Event)
        .filter(|event| filter.passes(landscape, *event))
        .flat_map(|event| {
            let record = &landscape[event];
            let conflicts = record.as_event().is_some_and(|event| event.conflict.is_some());
            // A date that only says more precisely, from general knowledge, what another says is no mark of its own.
            let refines = |index: usize| {
                let date = &record.dates[index];
                let within = |other: &EventDate| {
                    other.kind == date.kind && other.on.first_day() <= date.on.first_day() && other.on.last_day() >= date.on.last_day()
                };
                record.dates[..index].iter().any(within)
            };
            let own = record.dates.iter().enumerate().filter(move |(index, _)| !refines(*index));
            own.map(move |(index, date)| Mark { event, on: date.on, kind: date.kind, is_first: index == 0, conflicts })
        })
        .collect();
    marks.sort_unstable_by_key(|mark| (mark.on, mark.event, !mark.is_first));
    marks.dedup_by_key(|mark| (mark.event, mark.on));
    marks
}

/// The marks of a window, in lanes by actor; those of no actor come last, under bodies.
pub fn by_actor(landscape: &Landscape, marks: &[Mark], window: Window) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = landscape
        .of_kind(Kind::Actor)
        .map(|actor| Lane { of: Some(actor), title: landscape[actor].title.to_string(), marks: Vec::new() })
        .collect();
    let mut others = Lane { of: None, title: "Bodies".into(), marks: Vec::new() };
    for mark in marks.iter().filter(|mark| window.touches(mark.on)) {
        let Detail::Event(event) = &landscape[mark.event].detail else { continue };
        let lane = event.actors.first().and_then(|actor| lanes.iter_mut().find(|lane| lane.of == Some(*actor)));
        lane.unwrap_or(&mut others).marks.push(*mark);
    }
    lanes.push(others);
    lanes
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

/// Packs the marks of a lane into rows: each takes the first row that is free at its columns; a mark that finds none
/// is left out and counted. Vague dates take the columns of all their days.
pub fn pack(lane: &Lane, scale: Scale, rows: u16) -> (Vec<Placed>, usize) {
    let mut free_from = vec![0u16; rows as usize];
    let mut placed = Vec::new();
    let mut left_out = 0;
    for (mark, of) in lane.marks.iter().enumerate() {
        let from = scale.column(of.on.first_day().max(scale.window.first));
        let to = scale.column(of.on.last_day().min(scale.window.last)).max(from);
        match free_from.iter().position(|free| *free <= from) {
            Some(row) => {
                free_from[row] = to + 1;
                placed.push(Placed { mark, row: u16::try_from(row).unwrap_or(0), from, to });
            }
            None => left_out += 1,
        }
    }
    (placed, left_out)
}

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
            for lane in by_actor(&landscape, &marks, scale.window) {
                for rows in 1..4 {
                    let (placed, left_out) = pack(&lane, scale, rows);
                    assert_eq!(placed.len() + left_out, lane.marks.len());
                    for (index, one) in placed.iter().enumerate() {
                        let clash = placed[..index].iter().find(|other| other.row == one.row && other.to >= one.from);
                        assert_eq!(clash, None, "{} at {columns} columns", lane.title);
                    }
                }
            }
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
