//! `timeline`: the events by date, each date with what happened on it, as text or as what other programs read.

use super::{Common, Failure, list, output, world};
use crate::{
    content::date::PartialDate,
    landscape::{Landscape, RecordId, filter::Filter},
    timeline::{
        default_window, export,
        lanes::{By, Mark, marks},
        scale::Window,
        slide,
    },
};

/// What is written: the dates of a window.
pub(super) struct Asked<'a> {
    landscape: &'a Landscape,
    marks: &'a [Mark],
    window: Window,
    lane: By,
    about: String,
}

/// A format of the timeline.
pub(super) struct Format {
    /// The word on the command line.
    pub(super) name: &'static str,
    write: fn(&Asked) -> Result<String, Failure>,
}

/// The formats, one row each.
pub(super) const FORMATS: &[Format] = &[
    Format { name: "text", write: |asked| Ok(text(asked)) },
    Format { name: "json", write: json },
    Format { name: "csv", write: |asked| Ok(export::csv(asked.landscape, asked.marks)) },
    Format { name: "markdown", write: |asked| Ok(export::markdown(asked.landscape, asked.marks)) },
    Format { name: "svg", write: |asked| Ok(slide::svg(asked.landscape, asked.marks, asked.window, asked.lane, &asked.about)) },
    Format { name: "ics", write: |asked| Ok(export::ics(asked.landscape, asked.marks)) },
];

pub(super) fn run(format: &str, lane: By, common: &Common) -> Result<(), Failure> {
    let landscape = world::load(common)?;
    let filter = world::filter(&landscape, common)?;
    let opening = default_window();
    let dated = |window: Window, since: Option<PartialDate>, until: Option<PartialDate>| Window {
        first: since.map_or(window.first, PartialDate::first_day),
        last: until.map_or(window.last, PartialDate::last_day),
    };
    let undated = Filter { since: None, until: None, ..filter };
    let all = marks(&landscape, &undated);
    let whole = Window {
        first: all.first().map_or(opening.first, |mark| mark.on.first_day()),
        last: all.iter().map(|mark| mark.on.last_day()).max().unwrap_or(opening.last),
    };
    let window = match (common.since, common.until) {
        (None, None) => opening,
        (since, until) => dated(whole, since, until),
    };
    let window = Window { last: window.last.min(common.as_of.map_or(window.last, PartialDate::last_day)).max(window.first), ..window };
    let in_window: Vec<Mark> = all.into_iter().filter(|mark| window.touches(mark.on)).collect();
    if in_window.is_empty() {
        return Err(Failure::found("no event falls into the span"));
    }
    let chips = undated.chips(&landscape);
    let as_of = common.as_of.map_or(String::new(), |day| format!(", as of {day}"));
    let only = if chips.is_empty() { String::new() } else { format!(", only {}", chips.join(", ")) };
    let about = format!("The international cyber-norms landscape: {} dates{only}{as_of}", in_window.len());
    let asked = Asked { landscape: &landscape, marks: &in_window, window, lane, about };
    let format = FORMATS.iter().find(|known| known.name == format).unwrap_or(&FORMATS[0]);
    output::print((format.write)(&asked)?.as_bytes())
}

fn json(asked: &Asked) -> Result<String, Failure> {
    let mut events: Vec<RecordId> = Vec::new();
    for mark in asked.marks {
        if !events.contains(&mark.event) {
            events.push(mark.event);
        }
    }
    list::json(asked.landscape, &events)
}

fn text(asked: &Asked) -> String {
    let mut text = String::new();
    let mut year = None;
    for mark in asked.marks {
        if year != Some(mark.on.year()) {
            year = Some(mark.on.year());
            text.push_str(&format!("\n{}\n", mark.on.year()));
        }
        let conflict = if mark.conflicts { "! " } else { "" };
        let record = &asked.landscape[mark.event];
        text.push_str(&format!("  {:<10}  {:<12} {conflict}{}  [{}]\n", mark.on.to_string(), mark.kind.label(), record.title, record.id));
    }
    text.trim_start().to_owned()
}
