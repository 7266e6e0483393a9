//! `terms`: how each actor names the field and the disputed things, original beside English, with first use and source.

use super::{Common, Failure, output, world};
use crate::{
    landscape::{
        Kind, Landscape, RecordId,
        record::{Claim, Detail},
    },
    wrap::wrap_hanging,
};
use serde_json::json;

const WIDTH: usize = 96;

pub(super) fn run(as_json: bool, common: &Common) -> Result<(), Failure> {
    let landscape = world::load(common)?;
    let filter = world::filter(&landscape, common)?;
    let found: Vec<(RecordId, Vec<&Claim>)> = landscape
        .of_kind(Kind::Actor)
        .filter(|actor| filter.passes(&landscape, *actor))
        .map(|actor| (actor, terms_of(&landscape, actor)))
        .filter(|(_, terms)| !terms.is_empty())
        .collect();
    if found.is_empty() {
        return Err(Failure::found("no terms of these are on record"));
    }
    if as_json {
        let rows = found.iter().flat_map(|(actor, terms)| terms.iter().map(move |term| (*actor, *term)));
        return output::print_json(&rows.map(|(actor, term)| value(&landscape, actor, term)).collect::<Vec<_>>());
    }
    output::print(found.iter().map(|(actor, terms)| text(&landscape, *actor, terms)).collect::<Vec<_>>().join("\n").as_bytes())
}

fn terms_of(landscape: &Landscape, actor: RecordId) -> Vec<&Claim> {
    let Detail::Actor { sections, .. } = &landscape[actor].detail else { return Vec::new() };
    sections.iter().filter(|section| section.field == "terminology").flat_map(|section| &section.claims).collect()
}

fn text(landscape: &Landscape, actor: RecordId, terms: &[&Claim]) -> String {
    let mut out = format!("{}\n", landscape.title(actor).to_uppercase());
    for term in terms {
        let original = term.label_original.as_ref().map_or(String::new(), |original| format!(" ({original})"));
        let since = term.since.map_or(String::new(), |since| format!(" In use since {}.", since.in_words()));
        let doubt = term.doubt.as_ref().map_or(String::new(), |doubt| format!(" Doubtful: {doubt}"));
        let sources: Vec<&str> = term.sources.iter().map(|source| landscape.title(*source)).collect();
        let label = term.label.as_deref().unwrap_or("In general");
        let said = format!("  {label}{original}: {}{since}{doubt} ({}) [{}]", term.text, term.confidence.label(), sources.join("; "));
        out.push_str(&wrap_hanging(&said, WIDTH, 4));
        out.push('\n');
    }
    out
}

fn value(landscape: &Landscape, actor: RecordId, term: &Claim) -> serde_json::Value {
    json!({
        "id": landscape.id(actor), "kind": "term", "title": term.label, "title_original": term.label_original, "text": term.text,
        "since": term.since.map(|since| since.to_string()), "confidence": term.confidence.slug(), "doubt": term.doubt,
        "sources": term.sources.iter().map(|source| landscape.id(*source)).collect::<Vec<_>>(),
    })
}
