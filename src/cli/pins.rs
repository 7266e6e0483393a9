//! `pins`: what was pinned in the dashboard, with its sources, one after the other.

use super::{Common, Failure, changes, output, show, world};
use crate::{
    briefing::Pin,
    landscape::{Landscape, filter::Filter},
    storage::{self, state},
    timeline::changes::changes as between,
};
use serde_json::json;

pub(super) fn run(as_json: bool, common: &Common) -> Result<(), Failure> {
    let pins = storage::state_folder().map(|folder| state::load(&folder).pins).unwrap_or_default();
    if pins.is_empty() {
        return Err(Failure::found("nothing is pinned; p in the dashboard pins what is selected"));
    }
    let landscape = world::load(common)?;
    if as_json {
        let values: Vec<_> = pins.iter().map(|pin| value(&landscape, pin)).collect();
        return output::print(output::to_json(&values)?.as_bytes());
    }
    let parts: Vec<String> = pins.iter().map(|pin| text(&landscape, pin)).collect();
    output::print(parts.join("\n\n").as_bytes())
}

fn value(landscape: &Landscape, pin: &Pin) -> serde_json::Value {
    let (_, title) = pin.name(landscape);
    match pin {
        Pin::Record(id) => {
            let kind = landscape.find(id).map(|record| landscape.head(record).kind.slug());
            json!({ "id": id, "kind": kind, "title": title })
        }
        Pin::Changes(from, to) => json!({ "id": format!("{from}..{to}"), "kind": "changes", "title": title }),
        Pin::Unknown(value) => json!({ "id": null, "kind": "unknown", "title": title, "value": value }),
    }
}

fn text(landscape: &Landscape, pin: &Pin) -> String {
    let (_, title) = pin.name(landscape);
    match pin {
        Pin::Record(id) => landscape.find(id).map_or_else(|| format!("{title}\n"), |record| show::page_text(landscape, record)),
        Pin::Changes(from, to) => {
            let found = between(landscape, &Filter::default(), from.first_day() - 1, to.last_day());
            format!("{title}\n\n{}", changes::text(landscape, &found))
        }
        Pin::Unknown(_) => format!("{title}\n"),
    }
}
