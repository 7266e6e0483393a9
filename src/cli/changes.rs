//! `changes`: what changed between two days, actor by actor, to be read or to go into a document.

use super::{Common, Failure, output, world};
use crate::{
    content::clean::escape_cell,
    landscape::{Landscape, RecordId, filter::Filter},
    timeline::changes::{Change, changes},
};
use serde_json::json;

type Found = [(Option<RecordId>, Vec<Change>)];

/// A format of the changes: its word on the command line, and how it is written.
pub(super) struct Format {
    pub(super) name: &'static str,
    write: fn(&Landscape, &Found) -> Result<String, Failure>,
}

/// The formats, one row each.
pub(super) const FORMATS: &[Format] = &[
    Format { name: "text", write: |landscape, found| Ok(text(landscape, found)) },
    Format { name: "json", write: json },
    Format { name: "markdown", write: |landscape, found| Ok(markdown(landscape, found)) },
];

pub(super) fn run(format: &str, common: &Common) -> Result<(), Failure> {
    let (Some(from), Some(to)) = (common.since, common.until) else {
        return Err(Failure::usage("say between which days: --from 2019-06-01 --to 2021"));
    };
    let landscape = world::load(common)?;
    let filter = Filter { since: None, until: None, ..world::filter(&landscape, common)? };
    let mut found = changes(&landscape, &filter, from.first_day() - 1, to.last_day());
    found.retain(|(of, _)| filter.parties.is_empty() || of.is_some_and(|of| filter.parties.contains(&of)));
    if found.is_empty() {
        return Err(Failure::found(format!("nothing on record changed between {from} and {to}")));
    }
    let format = FORMATS.iter().find(|known| known.name == format).unwrap_or(&FORMATS[0]);
    output::print((format.write)(&landscape, &found)?.as_bytes())
}

fn name(landscape: &Landscape, of: Option<RecordId>) -> &str {
    of.map_or("Others", |of| landscape.title(of))
}

pub(super) fn text(landscape: &Landscape, found: &Found) -> String {
    let mut text = String::new();
    for (of, list) in found {
        text.push_str(&format!("\n{}\n", name(landscape, *of)));
        for change in list {
            text.push_str(&format!(
                "  {:<10}  {}: {}  [{}]\n",
                change.on.to_string(),
                change.what,
                change.text,
                landscape.id(change.record)
            ));
        }
    }
    text.trim_start().to_owned()
}

fn json(landscape: &Landscape, found: &Found) -> Result<String, Failure> {
    let rows = found.iter().flat_map(|(of, list)| list.iter().map(move |change| (*of, change)));
    let values: Vec<_> = rows
        .map(|(of, change)| {
            json!({
                "id": landscape.id(change.record),
                "kind": landscape[change.record].kind.slug(),
                "title": landscape.title(change.record),
                "actor": of.map(|of| landscape.id(of)),
                "on": change.on.to_string(),
                "what": change.what,
                "text": change.text,
                "sources": change.sources.iter().map(|source| landscape.id(*source)).collect::<Vec<_>>(),
            })
        })
        .collect();
    output::to_json(&values)
}

fn markdown(landscape: &Landscape, found: &Found) -> String {
    let mut out = String::new();
    for (of, list) in found {
        out.push_str(&format!("## {}\n\n| Date | What | Says | Sources |\n|---|---|---|---|\n", name(landscape, *of)));
        for change in list {
            let sources: Vec<&str> = change.sources.iter().map(|source| landscape.title(*source)).collect();
            let row = [change.on.to_string(), escape_cell(&change.what), escape_cell(&change.text), escape_cell(&sources.join("; "))];
            out.push_str(&format!("| {} |\n", row.join(" | ")));
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}
