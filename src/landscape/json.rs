//! Records as JSON: what scripts read. Every object has `id`, `kind` and `title`.

use super::{
    Landscape, RecordId,
    record::{Claim, Detail},
};
use serde_json::{Map, Value, json};

/// A record as it stands in lists.
pub fn brief(landscape: &Landscape, id: RecordId) -> Map<String, Value> {
    let record = &landscape[id];
    let dates: Vec<Value> = record
        .dates
        .iter()
        .map(|date| json!({"kind": date.kind.slug(), "on": date.on.to_string(), "note": date.note, "confidence": date.confidence.slug()}))
        .collect();
    let mut out = Map::new();
    out.insert("id".into(), json!(record.id));
    out.insert("kind".into(), json!(record.kind.slug()));
    out.insert("title".into(), json!(record.title));
    out.insert("title_original".into(), json!(record.title_original));
    out.insert("lang".into(), json!(record.lang));
    out.insert("code".into(), json!(record.code));
    out.insert("dates".into(), Value::Array(dates));
    out.insert("sources".into(), ids(landscape, &record.sources));
    out.insert("confidence".into(), json!(record.confidence.map(crate::content::schema::Confidence::slug)));
    detail(landscape, &record.detail, &mut out);
    out
}

/// A record with everything that its page says.
pub fn full(landscape: &Landscape, id: RecordId) -> Map<String, Value> {
    let mut out = brief(landscape, id);
    let record = &landscape[id];
    out.insert("names".into(), record.names.iter().map(|(lang, name)| ((*lang).to_owned(), json!(name))).collect::<Map<_, _>>().into());
    out.insert("aliases".into(), json!(record.aliases));
    let sections = match &record.detail {
        Detail::Actor { sections, .. }
        | Detail::Body { sections, .. }
        | Detail::Norm { sections, .. }
        | Detail::Concept { sections, .. } => sections.as_slice(),
        _ => &[],
    };
    if !sections.is_empty() {
        let sections: Vec<Value> = sections
            .iter()
            .map(|section| json!({"heading": section.heading, "claims": section.claims.iter().map(|one| claim(landscape, one)).collect::<Vec<_>>()}))
            .collect();
        out.insert("sections".into(), Value::Array(sections));
    }
    out
}

fn ids(landscape: &Landscape, records: &[RecordId]) -> Value {
    records.iter().map(|id| json!(landscape[*id].id)).collect()
}

fn claim(landscape: &Landscape, claim: &Claim) -> Value {
    json!({
        "label": claim.label,
        "label_original": claim.label_original,
        "text": claim.text,
        "since": claim.since.map(|date| date.to_string()),
        "until": claim.until.map(|date| date.to_string()),
        "sources": ids(landscape, &claim.sources),
        "confirmed_by": claim.confirmed_by,
        "confidence": claim.confidence.slug(),
        "refs": ids(landscape, &claim.refs),
        "doubt": claim.doubt,
    })
}

fn detail(landscape: &Landscape, detail: &Detail, out: &mut Map<String, Value>) {
    let mut put = |name: &str, value: Value| out.insert(name.to_owned(), value);
    match detail {
        Detail::Actor { kind, summary, .. } => {
            put("actor_kind", json!(kind.slug()));
            put("summary", json!(summary.text));
        }
        Detail::Body { kind, founded, related, .. } => {
            put("body_kind", json!(kind.slug()));
            put("founded", json!(founded.map(|date| date.to_string())));
            put("related", ids(landscape, related));
        }
        Detail::Event(event) => {
            put("event_kind", json!(event.kind.slug()));
            put("instrument", json!(event.instrument.map(crate::content::schema::Instrument::slug)));
            put("status", json!(event.status.map(crate::content::schema::Status::slug)));
            put("symbol", json!(event.symbol));
            put("until", json!(event.until.map(|date| date.to_string())));
            put("actors", ids(landscape, &event.actors));
            put("bodies", ids(landscape, &event.bodies));
            put("others", json!(event.others));
            put("issues", ids(landscape, &event.issues));
            put("norms", ids(landscape, &event.norms));
            put("what", json!(event.what));
            put("why", json!(event.why));
            put("confirmed_by", json!(event.confirmed_by));
            put("doubt", json!(event.doubt));
            put("conflict", json!(event.conflict));
            let relations: Vec<Value> =
                event.relations.iter().map(|(kind, to)| json!({"kind": kind.slug(), "to": landscape[*to].id})).collect();
            put("relations", Value::Array(relations));
        }
        Detail::Issue { group, question, divides } => {
            put("group", json!(group.slug()));
            put("question", json!(question));
            put("divides", json!(divides));
        }
        Detail::Position(position) => {
            put("actor", json!(landscape[position.owner].id));
            put("issue", json!(landscape[position.issue].id));
            put("stance", json!(position.latest().map(|step| step.stance.slug())));
            let steps: Vec<Value> = position
                .steps
                .iter()
                .map(|step| {
                    let mut value = claim(landscape, &step.claim);
                    value["stance"] = json!(step.stance.slug());
                    value
                })
                .collect();
            put("steps", Value::Array(steps));
        }
        Detail::Norm { kind, key, symbol, issues, .. } => {
            put("norm_kind", json!(kind.slug()));
            put("paragraph", json!(key));
            put("symbol", json!(symbol));
            put("issues", ids(landscape, issues));
        }
        Detail::Concept { kind, checked, related, .. } => {
            put("concept_kind", json!(kind.slug()));
            put("checked", json!(checked));
            put("related", ids(landscape, related));
        }
        Detail::Reading { about, claims } => {
            put("about", json!(about.text));
            let claims: Vec<Value> = claims
                .iter()
                .map(|one| json!({"at": one.at, "text": one.claim.text, "verdict": one.verdict.slug(), "why": one.why, "evidence": ids(landscape, &one.claim.refs), "sources": ids(landscape, &one.claim.sources)}))
                .collect();
            put("claims", Value::Array(claims));
        }
        Detail::Source { issuer, symbol, url, checked_on, note } => {
            put("issuer", json!(issuer));
            put("symbol", json!(symbol));
            put("url", json!(url));
            put("checked_on", json!(checked_on.map(|date| date.to_string())));
            put("note", json!(note));
        }
    }
}
