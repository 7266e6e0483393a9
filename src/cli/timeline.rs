//! `timeline`: the events by date, each date with what happened on it.

use super::{Common, Failure, list, output, world};
use crate::{
    landscape::{RecordId, filter::Filter},
    timeline::{default_window, lanes::marks, scale::Window},
};

pub(super) fn run(as_json: bool, common: &Common) -> Result<(), Failure> {
    let landscape = world::load(common)?;
    let filter = world::filter(&landscape, common)?;
    let opening = default_window();
    let window = match (common.since, common.until) {
        (None, None) => opening,
        (since, until) => Window {
            first: since.map_or(i32::MIN / 2, super::super::content::date::PartialDate::first_day),
            last: until.map_or(i32::MAX / 2, super::super::content::date::PartialDate::last_day),
        },
    };
    let undated = Filter { since: None, until: None, ..filter };
    let marks: Vec<_> = marks(&landscape, &undated).into_iter().filter(|mark| window.touches(mark.on)).collect();
    if as_json {
        let mut events: Vec<RecordId> = Vec::new();
        for mark in &marks {
            if !events.contains(&mark.event) {
                events.push(mark.event);
            }
        }
        return list::print(&landscape, &events, true);
    }
    let mut text = String::new();
    let mut year = None;
    for mark in &marks {
        if year != Some(mark.on.year()) {
            year = Some(mark.on.year());
            text.push_str(&format!("\n{}\n", mark.on.year()));
        }
        let conflict = if mark.conflicts { "! " } else { "" };
        let record = &landscape[mark.event];
        text.push_str(&format!("  {:<10}  {:<12} {conflict}{}  [{}]\n", mark.on.to_string(), mark.kind.label(), record.title, record.id));
    }
    output::print(text.trim_start().as_bytes())?;
    if marks.is_empty() { Err(Failure::found("no event falls into the span")) } else { Ok(()) }
}
