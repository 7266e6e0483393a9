//! `show ID`: the page of a record as text, with its footnotes.

use super::{Common, Failure, output, world};
use crate::{
    content::{clean::clean, schema::Confidence},
    landscape::{
        Landscape, RecordId, json,
        page::{Item, ItemKind, Page},
        record::Detail,
    },
    search::Index,
    wrap::wrap_hanging,
};

const WIDTH: usize = 96;

pub(super) fn run(id: &str, as_json: bool, common: &Common) -> Result<(), Failure> {
    let landscape = world::load(common)?;
    let Some(record) = landscape.find(id) else {
        let near: Vec<String> =
            Index::new(&landscape).search(&landscape, id, 5).iter().map(|hit| landscape[hit.record].id.to_string()).collect();
        let hint = if near.is_empty() { String::new() } else { format!("; near to it: {}", near.join(", ")) };
        return Err(Failure::found(format!("no record has the id `{}`{hint}", clean(id))));
    };
    if as_json {
        return output::print_json(&json::full(&landscape, record));
    }
    output::print(page_text(&landscape, record).as_bytes())
}

/// A page as text, wrapped, with the sources and their addresses at its end.
pub(super) fn page_text(landscape: &Landscape, id: RecordId) -> String {
    let page = Page::of(landscape, id);
    let record = &landscape[id];
    let mut out = format!("{}\n[{} {}]\n", record.title, record.kind.slug(), record.id);
    let sources_from = page
        .items
        .iter()
        .rposition(|item| item.kind == ItemKind::Heading && item.text.starts_with("Sources ("))
        .unwrap_or(page.items.len());
    for item in &page.items[..sources_from] {
        add(landscape, &page, item, &mut out);
    }
    if !page.footnotes.is_empty() {
        out.push_str("\nSOURCES\n");
    }
    for (number, source) in (1..).zip(&page.footnotes) {
        let source = &landscape[*source];
        out.push_str(&format!("[{number}] {}", source.title));
        if let Detail::Source { issuer, url, .. } = &source.detail {
            if let Some(issuer) = issuer.as_ref().filter(|issuer| !source.title.contains(issuer.as_str())) {
                out.push_str(&format!(" · {issuer}"));
            }
            if let Some(url) = url {
                out.push_str(&format!("\n    {url}"));
            }
        }
        out.push('\n');
    }
    out
}

fn add(landscape: &Landscape, page: &Page, item: &Item, out: &mut String) {
    let notes: String = item.sources.iter().filter_map(|source| page.footnote(*source)).map(|number| format!("[{number}]")).collect();
    let confidence = match item.confidence {
        None | Some(Confidence::Confirmed) => String::new(),
        Some(other) => format!(" ({})", other.label()),
    };
    let mut line = match item.kind {
        ItemKind::Heading => format!("\n{}", item.text.to_uppercase()),
        ItemKind::Fact => format!("{:<11} {}", item.label.as_deref().unwrap_or_default(), item.text),
        ItemKind::Doubt => format!("! {}: {}", item.label.as_deref().unwrap_or("Doubt"), item.text),
        ItemKind::Link => {
            let target = item.target.map_or("", |target| landscape[target].id.as_str());
            format!("- {}{} [{target}]", item.when.as_ref().map_or(String::new(), |when| format!("{when} ")), item.text)
        }
        ItemKind::Claim => {
            let label = item.label.as_ref().map_or(String::new(), |label| format!("{label}: "));
            let original = item.original.as_ref().map_or(String::new(), |original| format!("({original}) "));
            let when = item.when.as_ref().map_or(String::new(), |when| format!(" · {when}"));
            let stance = item
                .stance
                .filter(|stance| item.label.as_deref() != Some(stance.label()))
                .map_or(String::new(), |stance| format!("{}. ", stance.label()));
            format!("{label}{original}{stance}{}{when}{confidence} {notes}", item.text)
        }
    };
    if let Some(doubt) = &item.doubt {
        line.push_str(&format!("\n  ! {doubt}"));
    }
    for part in line.split('\n') {
        let hang = if item.kind == ItemKind::Fact { 12 } else { 2 };
        out.push_str(&wrap_hanging(part.trim_end(), WIDTH, hang));
        out.push('\n');
    }
}
