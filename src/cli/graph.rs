//! `graph [ID]`: how records hang together, for programs that draw graphs.

use super::{Common, Failure, output, world};
use crate::{
    content::clean::clean,
    landscape::{
        Kind, Landscape, RecordId,
        links::{Link, LinkKind},
    },
};
use serde_json::json;

/// Nodes, and the links between them.
struct Graph<'a> {
    landscape: &'a Landscape,
    nodes: Vec<RecordId>,
    links: Vec<Link>,
}

/// A format of the graph: its word on the command line, and how it is written.
pub(super) struct Format {
    pub(super) name: &'static str,
    write: fn(&Graph) -> Result<String, Failure>,
}

/// The formats, one row each.
pub(super) const FORMATS: &[Format] = &[
    Format { name: "dot", write: |graph| Ok(dot(graph)) },
    Format { name: "json", write: json },
    Format { name: "mermaid", write: |graph| Ok(mermaid(graph)) },
];

pub(super) fn run(id: Option<&str>, depth: usize, format: &str, common: &Common) -> Result<(), Failure> {
    let landscape = world::load(common)?;
    let filter = world::filter(&landscape, common)?;
    let nodes: Vec<RecordId> = match id {
        Some(id) => {
            let record = landscape.find(id).ok_or_else(|| Failure::found(format!("no record has the id `{}`", clean(id))))?;
            let around = landscape.links().around(&landscape, record, depth);
            around.into_iter().filter(|node| *node == record || filter.passes(&landscape, *node)).collect()
        }
        None => landscape.all().filter(|node| landscape.head(*node).kind != Kind::Source && filter.passes(&landscape, *node)).collect(),
    };
    let has = |node: &RecordId| nodes.contains(node);
    let links = landscape.links().all().iter().filter(|link| link.kind != LinkKind::Cites && has(&link.from) && has(&link.to));
    let graph = Graph { landscape: &landscape, links: links.copied().collect(), nodes: nodes.clone() };
    let format = FORMATS.iter().find(|known| known.name == format).unwrap_or(&FORMATS[0]);
    output::print((format.write)(&graph)?.as_bytes())
}

fn dot(graph: &Graph) -> String {
    let quote = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let mut out = "digraph landscape {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n".to_owned();
    for node in &graph.nodes {
        let head = graph.landscape.head(*node);
        out.push_str(&format!("  {} [label={}, class={}];\n", quote(&head.id), quote(&head.title), quote(head.kind.slug())));
    }
    for link in &graph.links {
        let (from, to) = (graph.landscape.id(link.from), graph.landscape.id(link.to));
        out.push_str(&format!("  {} -> {} [label={}];\n", quote(from), quote(to), quote(link.kind.slug())));
    }
    out + "}\n"
}

fn json(graph: &Graph) -> Result<String, Failure> {
    let nodes: Vec<_> = graph
        .nodes
        .iter()
        .map(|node| {
            let head = graph.landscape.head(*node);
            json!({ "id": head.id, "kind": head.kind.slug(), "title": head.title, "date": head.date.map(|date| date.to_string()) })
        })
        .collect();
    let links: Vec<_> = graph
        .links
        .iter()
        .map(|link| json!({ "from": graph.landscape.id(link.from), "kind": link.kind.slug(), "to": graph.landscape.id(link.to) }))
        .collect();
    output::to_json(&json!({ "nodes": nodes, "links": links }))
}

fn mermaid(graph: &Graph) -> String {
    // Mermaid reads `end` and quotes as its own: nodes are numbered, texts quoted with its entity.
    let name = |node: &RecordId| format!("n{}", node.number());
    let mut out = "flowchart LR\n".to_owned();
    for node in &graph.nodes {
        out.push_str(&format!("  {}[\"{}\"]\n", name(node), graph.landscape.title(*node).replace('"', "#quot;")));
    }
    for link in &graph.links {
        out.push_str(&format!("  {} -->|{}| {}\n", name(&link.from), link.kind.slug(), name(&link.to)));
    }
    out
}
