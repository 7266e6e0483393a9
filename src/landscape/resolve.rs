//! Written records become resolved ones: ids are looked up once, lists are sorted, positions become records of their own.

use super::{
    Kind, Landscape, RecordId,
    record::{Claim, Contrast, Detail, Event, Position, ReadingClaim, Record, Section, Step},
};
use crate::content::{
    Content,
    schema::{self, Confidence, EventDate, Names},
    text::Text,
};
use std::collections::HashMap;

/// Resolves all records of a content.
pub(super) fn resolve(mut content: Content) -> Landscape {
    content.actors.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    content.bodies.sort_by(|a, b| (a.kind, &a.title).cmp(&(b.kind, &b.title)));
    content.events.sort_by(|a, b| (a.dates.first().map(|d| d.on), &a.id).cmp(&(b.dates.first().map(|d| d.on), &b.id)));
    content.norms.sort_by(|a, b| (a.kind, &a.key).cmp(&(b.kind, &b.key)));
    content.concepts.sort_by_key(|a| (a.kind, a.title.to_lowercase()));
    content.readings.sort_by(|a, b| a.title.cmp(&b.title));
    content.sources.sort_by_cached_key(|source| source.title.to_lowercase());

    let ids = Ids::of(&content);
    let mut records = Vec::with_capacity(ids.0.len());
    let positions = positions(&mut content);
    records.extend(content.actors.into_iter().map(|actor| ids.actor(actor)));
    records.extend(content.bodies.into_iter().map(|body| ids.body(body)));
    records.extend(content.events.into_iter().map(|event| ids.event(event)));
    records.extend(content.issues.into_iter().map(issue));
    let named: Vec<Record> =
        positions.into_iter().filter_map(|(id, owner, position)| ids.position(id, &owner, position, &records)).collect();
    records.extend(named);
    records.extend(content.norms.into_iter().map(|norm| ids.norm(norm)));
    records.extend(content.concepts.into_iter().map(|concept| ids.concept(concept)));
    records.extend(content.readings.into_iter().map(|reading| ids.reading(reading)));
    records.extend(content.sources.into_iter().map(source));
    Landscape::from_records(records, ids.0)
}

/// Positions taken out of their owners: id, owner, position; those on unknown issues or without a step are left out.
fn positions(content: &mut Content) -> Vec<(Text, Text, schema::Position)> {
    let known: Vec<&str> = content.issues.iter().map(|issue| issue.id.as_str()).collect();
    let keep = |position: &schema::Position| known.contains(&position.issue.as_str()) && !position.steps.is_empty();
    let of_actors = content.actors.iter_mut().map(|actor| (&actor.id, std::mem::take(&mut actor.positions)));
    let of_bodies = content.bodies.iter_mut().map(|body| (&body.id, std::mem::take(&mut body.positions)));
    of_actors
        .chain(of_bodies)
        .flat_map(|(owner, positions)| {
            positions.into_iter().map(move |position| (format!("{owner}-{}", position.issue).into(), owner.clone(), position))
        })
        .filter(|(_, _, position)| keep(position))
        .collect()
}

/// Where every id will stand.
struct Ids(HashMap<Text, RecordId>);

impl Ids {
    fn of(content: &Content) -> Self {
        let mut all: Vec<Text> = Vec::new();
        let issues: Vec<&str> = content.issues.iter().map(|issue| issue.id.as_str()).collect();
        let position_ids = |owner: &str, positions: &[schema::Position]| -> Vec<Text> {
            let keep = |position: &&schema::Position| issues.contains(&position.issue.as_str()) && !position.steps.is_empty();
            positions.iter().filter(keep).map(|position| format!("{owner}-{}", position.issue).into()).collect()
        };
        all.extend(content.actors.iter().map(|record| record.id.clone()));
        all.extend(content.bodies.iter().map(|record| record.id.clone()));
        all.extend(content.events.iter().map(|record| record.id.clone()));
        all.extend(content.issues.iter().map(|record| record.id.clone()));
        all.extend(content.actors.iter().flat_map(|actor| position_ids(&actor.id, &actor.positions)));
        all.extend(content.bodies.iter().flat_map(|body| position_ids(&body.id, &body.positions)));
        all.extend(content.norms.iter().map(|record| record.id.clone()));
        all.extend(content.concepts.iter().map(|record| record.id.clone()));
        all.extend(content.readings.iter().map(|record| record.id.clone()));
        all.extend(content.sources.iter().map(|record| record.id.clone()));
        Self(all.into_iter().zip(0..).map(|(id, index)| (id, RecordId(index))).collect())
    }

    fn list(&self, ids: &[Text]) -> Vec<RecordId> {
        ids.iter().filter_map(|id| self.0.get(id).copied()).collect()
    }

    fn claim(&self, claim: schema::Claim) -> Claim {
        Claim {
            label: claim.label,
            label_original: claim.label_original,
            text: claim.text,
            since: claim.since,
            until: claim.until,
            sources: self.list(&claim.sources),
            confirmed_by: claim.confirmed_by,
            confidence: claim.confidence,
            refs: self.list(&claim.refs),
            doubt: claim.doubt,
        }
    }

    /// The sections that have claims, under their headings.
    fn sections<const COUNT: usize>(&self, sections: [(&'static str, &'static str, &mut Vec<schema::Claim>); COUNT]) -> Vec<Section> {
        let filled = sections.into_iter().filter(|(_, _, claims)| !claims.is_empty());
        filled.map(|(_, heading, claims)| self.section(heading, std::mem::take(claims))).collect()
    }

    fn section(&self, heading: &'static str, claims: Vec<schema::Claim>) -> Section {
        Section { heading, claims: claims.into_iter().map(|claim| self.claim(claim)).collect() }
    }

    fn actor(&self, mut actor: schema::Actor) -> Record {
        let sections = self.sections(actor.sections_mut());
        let summary = self.claim(actor.summary);
        Record {
            title_original: actor.title_original,
            lang: Some(actor.lang),
            code: Some(actor.code),
            names: names(&actor.names),
            aliases: actor.aliases,
            sources: summary.sources.clone(),
            confidence: Some(summary.confidence),
            ..record(Kind::Actor, actor.id, actor.title, Detail::Actor { kind: actor.kind, summary, sections })
        }
    }

    fn body(&self, mut body: schema::Body) -> Record {
        let sections = self.sections(body.sections_mut());
        let (sources, confidence) =
            sections.first().and_then(|section| section.claims.first()).map(|claim| (claim.sources.clone(), claim.confidence)).unzip();
        let founded =
            body.founded.map(|on| EventDate { kind: schema::DateKind::Established, on, confidence: Confidence::Partly, note: None });
        Record {
            code: body.code,
            names: names(&body.names),
            aliases: body.aliases,
            dates: founded.into_iter().collect(),
            sources: sources.unwrap_or_default(),
            confidence,
            ..record(
                Kind::Body,
                body.id,
                body.title,
                Detail::Body { kind: body.kind, founded: body.founded, sections, related: self.list(&body.related) },
            )
        }
    }

    fn event(&self, event: schema::Event) -> Record {
        let detail = Event {
            kind: event.kind,
            instrument: event.instrument,
            status: event.status,
            symbol: event.symbol,
            until: event.until,
            actors: self.list(&event.actors),
            bodies: self.list(&event.bodies),
            others: event.others,
            issues: self.list(&event.issues),
            norms: self.list(&event.norms),
            what: event.what,
            why: event.why,
            confirmed_by: event.confirmed_by,
            doubt: event.doubt,
            conflict: event.conflict,
            relations: event.relations.iter().filter_map(|relation| Some((relation.kind, *self.0.get(&relation.to)?))).collect(),
        };
        Record {
            title_original: event.title_original,
            lang: Some(event.lang),
            aliases: event.aliases,
            dates: event.dates,
            sources: self.list(&event.sources),
            confidence: Some(event.confidence),
            ..record(Kind::Event, event.id, event.title, Detail::Event(Box::new(detail)))
        }
    }

    fn position(&self, id: Text, owner: &str, position: schema::Position, known: &[Record]) -> Option<Record> {
        let (owner, issue) = (*self.0.get(owner)?, *self.0.get(&position.issue)?);
        let title = format!("{}: {}", known[owner.0 as usize].title, known[issue.0 as usize].title).into();
        let steps: Vec<Step> = position
            .steps
            .into_iter()
            .map(|step| Step {
                stance: step.stance,
                claim: Claim {
                    label: None,
                    label_original: None,
                    text: step.summary,
                    since: step.since,
                    until: None,
                    sources: self.list(&step.sources),
                    confirmed_by: step.confirmed_by,
                    confidence: step.confidence,
                    refs: self.list(&step.refs),
                    doubt: step.doubt,
                },
            })
            .collect();
        let latest = steps.last()?;
        let dates = steps.iter().rev().filter_map(|step| {
            step.claim.since.map(|on| EventDate { kind: schema::DateKind::Stated, on, confidence: step.claim.confidence, note: None })
        });
        Some(Record {
            dates: dates.collect(),
            sources: latest.claim.sources.clone(),
            confidence: Some(latest.claim.confidence),
            ..record(Kind::Position, id, title, Detail::Position(Position { owner, issue, steps }))
        })
    }

    fn norm(&self, mut norm: schema::Norm) -> Record {
        let (sources, confidence) = (self.list(&norm.asks.sources), norm.asks.confidence);
        let rest = self.sections(norm.sections_mut());
        let sections = [self.section("What it asks", vec![norm.asks])].into_iter().chain(rest).collect();
        Record {
            code: norm.key.clone(),
            aliases: norm.aliases,
            sources,
            confidence: Some(confidence),
            ..record(
                Kind::Norm,
                norm.id,
                norm.title,
                Detail::Norm { kind: norm.kind, key: norm.key, symbol: norm.symbol, sections, issues: self.list(&norm.issues) },
            )
        }
    }

    fn concept(&self, mut concept: schema::Concept) -> Record {
        let (sources, confidence) = (self.list(&concept.definition.sources), concept.definition.confidence);
        let rest = self.sections(concept.sections_mut());
        let sections = [self.section("What it means", vec![concept.definition])].into_iter().chain(rest).collect();
        let contrast = concept.contrast.and_then(|contrast| {
            let rows = contrast.rows.into_iter().map(|row| (row.aspect, row.left, row.right)).collect();
            Some(Contrast { left: *self.0.get(&contrast.left)?, right: *self.0.get(&contrast.right)?, rows })
        });
        Record {
            names: names(&concept.terms),
            aliases: concept.aliases,
            sources,
            confidence: Some(confidence),
            ..record(
                Kind::Concept,
                concept.id,
                concept.title,
                Detail::Concept { kind: concept.kind, checked: concept.checked, sections, contrast, related: self.list(&concept.related) },
            )
        }
    }

    fn reading(&self, reading: schema::Reading) -> Record {
        let about = self.claim(reading.about);
        let claims = reading.claims.into_iter().map(|claim| ReadingClaim {
            at: claim.at,
            verdict: claim.verdict,
            why: claim.why,
            claim: Claim {
                label: None,
                label_original: None,
                text: claim.text,
                since: None,
                until: None,
                sources: self.list(&claim.sources),
                confirmed_by: claim.confirmed_by,
                confidence: Confidence::Confirmed,
                refs: self.list(&claim.evidence),
                doubt: None,
            },
        });
        Record {
            title_original: reading.title_original,
            lang: Some(reading.lang),
            aliases: reading.aliases,
            sources: about.sources.clone(),
            confidence: Some(about.confidence),
            ..record(Kind::Reading, reading.id, reading.title, Detail::Reading { claims: claims.collect(), about })
        }
    }
}

fn issue(issue: schema::Issue) -> Record {
    Record {
        code: Some(issue.code),
        aliases: issue.aliases,
        ..record(Kind::Issue, issue.id, issue.title, Detail::Issue { group: issue.group, question: issue.question, divides: issue.divides })
    }
}

fn source(source: schema::Source) -> Record {
    let dated = source.on.map(|on| EventDate { kind: schema::DateKind::Published, on, confidence: Confidence::Partly, note: None });
    Record {
        title_original: source.title_original,
        lang: Some(source.lang),
        dates: dated.into_iter().collect(),
        ..record(
            Kind::Source,
            source.id,
            source.title,
            Detail::Source {
                issuer: source.issuer,
                symbol: source.symbol,
                url: source.url,
                checked_on: source.checked_on,
                note: source.note,
            },
        )
    }
}

fn names(names: &Names) -> Vec<(&'static str, Text)> {
    names.each().map(|(lang, name)| (lang, name.clone())).collect()
}

fn record(kind: Kind, id: Text, title: Text, detail: Detail) -> Record {
    Record {
        kind,
        id,
        title,
        title_original: None,
        lang: None,
        code: None,
        names: Vec::new(),
        aliases: Vec::new(),
        dates: Vec::new(),
        sources: Vec::new(),
        confidence: None,
        detail,
    }
}
