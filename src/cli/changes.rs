//! `changes`: what changed between two days, actor by actor.

use super::{Common, Failure, output, world};
use crate::{content::date::PartialDate, landscape::filter::Filter, timeline::changes::changes};
use serde_json::json;

pub(super) fn run(as_json: bool, common: &Common) -> Result<(), Failure> {
    let (Some(from), Some(to)) = (common.since, common.until) else {
        return Err(Failure::usage("say between which days: --from 2019-06-01 --to 2021"));
    };
    let landscape = world::load(common)?;
    let filter = Filter { since: None, until: None, ..world::filter(&landscape, common)? };
    let found = changes(&landscape, &filter, from.first_day() - 1, to.last_day());
    let found = found.iter().filter(|(of, _)| filter.parties.is_empty() || of.is_some_and(|of| filter.parties.contains(&of)));
    let (mut text, mut values) = (String::new(), Vec::new());
    for (of, list) in found {
        text.push_str(&format!("\n{}\n", of.map_or("Others", |of| landscape.title(of))));
        for change in list {
            text.push_str(&format!(
                "  {:<10}  {}: {}  [{}]\n",
                change.on.to_string(),
                change.what,
                change.text,
                landscape.id(change.record)
            ));
            values.push(json!({
                "id": landscape.id(change.record),
                "kind": landscape[change.record].kind.slug(),
                "title": landscape.title(change.record),
                "actor": of.map(|of| landscape.id(of)),
                "on": change.on.to_string(),
                "what": change.what,
                "text": change.text,
            }));
        }
    }
    if as_json {
        output::print_json(&values)?;
    } else {
        output::print(text.trim_start().as_bytes())?;
    }
    let span: (PartialDate, PartialDate) = (from, to);
    if values.is_empty() { Err(Failure::found(format!("nothing on record changed between {} and {}", span.0, span.1))) } else { Ok(()) }
}
