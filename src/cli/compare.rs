//! `compare A B`: two to five records, or fewer at several dates, question by question.

use super::{Common, Failure, output, world};
use crate::{
    content::{clean::clean, date::PartialDate},
    landscape::{Landscape, RecordId},
    matrix::compare::{Aligned, Side, compare},
    wrap::wrap_hanging,
};
use serde_json::json;

const WIDTH: usize = 96;

pub(super) fn run(names: &[String], at: &[PartialDate], as_json: bool, common: &Common) -> Result<(), Failure> {
    let days: Vec<Option<PartialDate>> = if at.is_empty() { vec![common.as_of] } else { at.iter().copied().map(Some).collect() };
    if !(2..=5).contains(&(names.len() * days.len())) {
        return Err(Failure::usage(
            "compare two to five records, or fewer at several dates: compare russia china, compare china --at 2015 --at 2024",
        ));
    }
    let landscapes: Vec<Landscape> =
        days.iter().map(|day| world::load(&Common { as_of: *day, ..common.clone() })).collect::<Result<_, _>>()?;
    let find = |landscape: &Landscape, name: &str| -> Result<RecordId, Failure> {
        landscape.named(name).ok_or_else(|| Failure::found(format!("no record has the id or abbreviation `{}`", clean(name))))
    };
    let mut found = Vec::new();
    for (landscape, day) in landscapes.iter().zip(&days) {
        for name in names {
            let record = find(landscape, name)?;
            let day = day.filter(|_| !at.is_empty()).map_or(String::new(), |day| format!(", {day}"));
            found.push((landscape, record, format!("{}{day}", Side::short_name(landscape, record))));
        }
    }
    let sides: Vec<Side> = found.iter().map(|(landscape, record, name)| Side { landscape, record: *record, name }).collect();
    let rows = compare(&sides);
    if as_json { output::print_json(&values(&sides, &rows)) } else { output::print(text(&sides, &rows).as_bytes()) }
}

fn values(sides: &[Side], rows: &[Aligned]) -> Vec<serde_json::Value> {
    let value = |row: &Aligned| {
        let says: Vec<_> = sides.iter().zip(&row.says).map(|(side, says)| json!({ "of": side.name, "says": says })).collect();
        json!({ "id": format!("{} / {}", row.section, row.what), "kind": "comparison", "title": row.what, "section": row.section,
            "same": row.is_same, "says": says })
    };
    rows.iter().map(value).collect()
}

/// Section by section; what is the same is one line.
fn text(sides: &[Side], rows: &[Aligned]) -> String {
    let mut out = sides.iter().map(|side| side.name).collect::<Vec<_>>().join(" · ") + "\n";
    let width = sides.iter().map(|side| side.name.chars().count()).max().unwrap_or(0) + 2;
    let mut at = 0;
    while at < rows.len() {
        let section = &rows[at].section;
        let end = rows[at..].iter().position(|row| row.section != *section).map_or(rows.len(), |length| at + length);
        let (same, differ): (Vec<&Aligned>, Vec<&Aligned>) = rows[at..end].iter().partition(|row| row.is_same);
        let title = if section.is_empty() { "At a glance" } else { section };
        out.push_str(&format!("\n{}\n", title.to_uppercase()));
        for row in differ {
            if !row.what.is_empty() {
                out.push_str(&format!("  {}\n", row.what));
            }
            for (side, says) in sides.iter().zip(&row.says) {
                let says = if says.is_empty() { "nothing on record" } else { says };
                let name = format!("{}:", side.name);
                out.push_str(&wrap_hanging(&format!("    {name:<width$}{says}"), WIDTH, 4 + width));
                out.push('\n');
            }
        }
        let (silent, same): (Vec<&Aligned>, Vec<&Aligned>) = same.into_iter().partition(|row| row.is_silent);
        if !silent.is_empty() {
            let told: Vec<&str> = silent.iter().map(|row| row.what.as_str()).collect();
            out.push_str(&wrap_hanging(&format!("  Nobody takes a stance ({}): {}", silent.len(), told.join(" · ")), WIDTH, 4));
            out.push('\n');
        }
        if !same.is_empty() {
            let told =
                same.iter().map(|row| if row.what.is_empty() { row.says[0].clone() } else { format!("{}: {}", row.what, row.says[0]) });
            let line = format!("  The same ({}): {}", same.len(), told.collect::<Vec<_>>().join(" · "));
            out.push_str(&wrap_hanging(&line, WIDTH, 4));
            out.push('\n');
        }
        at = end;
    }
    out
}
