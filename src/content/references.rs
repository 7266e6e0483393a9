//! One walk over everything a record says of others: every reference, every claim, every address.
//! Knows where each stands, not whether it holds.

use super::{
    Content, Kind,
    schema::{Claim, Position},
    text::Text,
};

/// A mention of one record in another.
#[derive(Debug)]
pub struct Reference<'a> {
    /// Id of the record that mentions.
    pub owner: &'a str,
    /// Where in it, such as `positions[2].steps[0].sources[1]`.
    pub field: String,
    /// Id that is mentioned.
    pub target: &'a str,
    /// The kind it must have; any kind if there is none.
    pub wants: Option<Kind>,
}

/// Anything that asserts: a claim, a step of a position, an event, a verdict.
#[derive(Debug)]
pub struct Assertion<'a> {
    /// Id of the record that asserts.
    pub owner: &'a str,
    /// Where in it; empty for the record itself.
    pub field: String,
    /// Ids of its sources.
    pub sources: &'a [Text],
    /// Addresses on which it was read.
    pub confirmed_by: &'a [Text],
    /// Its texts with the names of their fields.
    pub texts: Vec<(&'static str, &'a str)>,
}

fn at(field: &str, inner: &str) -> String {
    if field.is_empty() { inner.to_owned() } else { format!("{field}.{inner}") }
}

/// Every claim of every record, with its place.
pub fn claims(content: &Content) -> Vec<(&str, String, &Claim)> {
    let mut found = Vec::new();
    macro_rules! add {
        ($($records:ident)+) => {$(
            for record in &content.$records {
                for (field, _, claims) in record.sections() {
                    let places = claims.iter().enumerate();
                    found.extend(places.map(|(index, claim)| (record.id.as_str(), format!("{field}[{index}]"), claim)));
                }
            }
        )+};
    }
    add! { actors bodies norms concepts }
    found.extend(content.actors.iter().map(|actor| (actor.id.as_str(), "summary".to_owned(), &actor.summary)));
    found.extend(content.norms.iter().map(|norm| (norm.id.as_str(), "asks".to_owned(), &norm.asks)));
    found.extend(content.concepts.iter().map(|concept| (concept.id.as_str(), "definition".to_owned(), &concept.definition)));
    found.extend(content.readings.iter().map(|reading| (reading.id.as_str(), "about".to_owned(), &reading.about)));
    found
}

/// Every position of every actor and body, with its place.
pub fn positions(content: &Content) -> impl Iterator<Item = (&str, String, &Position)> {
    let of_actors = content.actors.iter().map(|actor| (actor.id.as_str(), &actor.positions));
    let of_bodies = content.bodies.iter().map(|body| (body.id.as_str(), &body.positions));
    of_actors.chain(of_bodies).flat_map(|(owner, positions)| {
        positions.iter().enumerate().map(move |(index, position)| (owner, format!("positions[{index}]"), position))
    })
}

/// Everything that asserts and so needs a source.
pub fn assertions(content: &Content) -> Vec<Assertion<'_>> {
    let mut found: Vec<Assertion<'_>> = claims(content)
        .into_iter()
        .map(|(owner, field, claim)| Assertion {
            owner,
            field,
            sources: &claim.sources,
            confirmed_by: &claim.confirmed_by,
            texts: vec![("text", &claim.text)],
        })
        .collect();
    found.extend(content.events.iter().map(|event| Assertion {
        owner: &event.id,
        field: String::new(),
        sources: &event.sources,
        confirmed_by: &event.confirmed_by,
        texts: vec![("title", &event.title), ("what", &event.what), ("why", &event.why)],
    }));
    for (owner, field, position) in positions(content) {
        found.extend(position.steps.iter().enumerate().map(|(index, step)| Assertion {
            owner,
            field: format!("{field}.steps[{index}]"),
            sources: &step.sources,
            confirmed_by: &step.confirmed_by,
            texts: vec![("summary", &step.summary)],
        }));
    }
    for reading in &content.readings {
        found.extend(reading.claims.iter().enumerate().map(|(index, claim)| Assertion {
            owner: &reading.id,
            field: format!("claims[{index}]"),
            sources: &claim.sources,
            confirmed_by: &claim.confirmed_by,
            texts: vec![("text", &claim.text), ("why", &claim.why), ("at", &claim.at)],
        }));
    }
    found
}

/// Every mention of one record in another.
pub fn references(content: &Content) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    for assertion in assertions(content) {
        push(&mut found, assertion.owner, &at(&assertion.field, "sources"), assertion.sources, Some(Kind::Source));
    }
    for (owner, field, claim) in claims(content) {
        push(&mut found, owner, &at(&field, "refs"), &claim.refs, None);
    }
    for (owner, field, position) in positions(content) {
        push_one(&mut found, owner, at(&field, "issue"), &position.issue, Some(Kind::Issue));
        for (index, step) in position.steps.iter().enumerate() {
            push(&mut found, owner, &format!("{field}.steps[{index}].refs"), &step.refs, None);
            for (name, body) in [("venue", &step.venue), ("instead_of", &step.instead_of)] {
                if let Some(body) = body {
                    push_one(&mut found, owner, format!("{field}.steps[{index}].{name}"), body, Some(Kind::Body));
                }
            }
        }
    }
    for event in &content.events {
        for (field, targets, wants) in [
            ("actors", &event.actors, Kind::Actor),
            ("bodies", &event.bodies, Kind::Body),
            ("issues", &event.issues, Kind::Issue),
            ("norms", &event.norms, Kind::Norm),
        ] {
            push(&mut found, &event.id, field, targets, Some(wants));
        }
        for (index, relation) in event.relations.iter().enumerate() {
            push_one(&mut found, &event.id, format!("relations[{index}].to"), &relation.to, Some(Kind::Event));
        }
    }
    for body in &content.bodies {
        push(&mut found, &body.id, "related", &body.related, None);
    }
    for norm in &content.norms {
        push(&mut found, &norm.id, "issues", &norm.issues, Some(Kind::Issue));
    }
    for concept in &content.concepts {
        push(&mut found, &concept.id, "related", &concept.related, None);
        if let Some(contrast) = &concept.contrast {
            push_one(&mut found, &concept.id, "contrast.left".into(), &contrast.left, Some(Kind::Concept));
            push_one(&mut found, &concept.id, "contrast.right".into(), &contrast.right, Some(Kind::Concept));
        }
    }
    for reading in &content.readings {
        for (index, claim) in reading.claims.iter().enumerate() {
            push(&mut found, &reading.id, &format!("claims[{index}].evidence"), &claim.evidence, None);
        }
    }
    found
}

fn push<'a>(found: &mut Vec<Reference<'a>>, owner: &'a str, field: &str, targets: &'a [Text], wants: Option<Kind>) {
    found.extend(targets.iter().enumerate().map(|(index, target)| Reference { owner, field: format!("{field}[{index}]"), target, wants }));
}

fn push_one<'a>(found: &mut Vec<Reference<'a>>, owner: &'a str, field: String, target: &'a str, wants: Option<Kind>) {
    found.push(Reference { owner, field, target, wants });
}
