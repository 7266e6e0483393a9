//! Written records become resolved ones, one at a time: the ids that they mention are looked up.

use super::{
    RecordId,
    record::{Claim, Contrast, Detail, Event, Position, ReadingClaim, Record, Section, Step},
};
use crate::content::{
    schema::{self, Confidence, EventDate, Names},
    shelf::{Directory, Entry, Head},
    text::Text,
};

/// The record with a number in a directory, resolved.
pub(super) fn resolve(directory: &Directory, number: usize, entry: Entry) -> Record {
    Resolver(directory).record(number, entry)
}

struct Resolver<'a>(&'a Directory);

impl Resolver<'_> {
    fn record(&self, number: usize, entry: Entry) -> Record {
        let head = self.0.heads()[number].clone();
        match entry {
            Entry::Actor(actor) => self.actor(head, *actor),
            Entry::Body(body) => self.body(head, *body),
            Entry::Event(event) => self.event(head, *event),
            Entry::Issue(issue) => self::issue(head, issue),
            Entry::Position(owner, position) => self.position(head, &owner, position),
            Entry::Norm(norm) => self.norm(head, *norm),
            Entry::Concept(concept) => self.concept(head, *concept),
            Entry::Reading(reading) => self.reading(head, *reading),
            Entry::Source(source) => self::source(head, source),
        }
    }

    fn find(&self, id: &str) -> Option<RecordId> {
        self.0.find(id).map(RecordId)
    }

    fn list(&self, ids: &[Text]) -> Vec<RecordId> {
        ids.iter().filter_map(|id| self.find(id)).collect()
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
            role: claim.role,
        }
    }

    /// The sections that have claims, under their headings.
    fn sections<const COUNT: usize>(&self, sections: [(&'static str, &'static str, &mut Vec<schema::Claim>); COUNT]) -> Vec<Section> {
        let filled = sections.into_iter().filter(|(_, _, claims)| !claims.is_empty());
        filled.map(|(field, heading, claims)| self.section(field, heading, std::mem::take(claims))).collect()
    }

    fn section(&self, field: &'static str, heading: &'static str, claims: Vec<schema::Claim>) -> Section {
        Section { field, heading, claims: claims.into_iter().map(|claim| self.claim(claim)).collect() }
    }

    fn actor(&self, head: Head, mut actor: schema::Actor) -> Record {
        let sections = self.sections(actor.sections_mut());
        let summary = self.claim(actor.summary);
        Record {
            title_original: actor.title_original,
            lang: Some(actor.lang),
            code: Some(actor.code),
            names: names(&actor.names),
            aliases: actor.aliases,
            sources: summary.sources.clone(),
            ..record(head, Detail::Actor { kind: actor.kind, summary, sections })
        }
    }

    fn body(&self, head: Head, mut body: schema::Body) -> Record {
        let sections = self.sections(body.sections_mut());
        let sources = sections.first().and_then(|section| section.claims.first()).map(|claim| claim.sources.clone());
        let founded =
            body.founded.map(|on| EventDate { kind: schema::DateKind::Established, on, confidence: Confidence::Partly, note: None });
        Record {
            code: body.code,
            names: names(&body.names),
            aliases: body.aliases,
            dates: founded.into_iter().collect(),
            sources: sources.unwrap_or_default(),
            ..record(
                head,
                Detail::Body {
                    kind: body.kind,
                    founded: body.founded,
                    ended: body.ended,
                    rule: body.rule,
                    sections,
                    related: self.list(&body.related),
                },
            )
        }
    }

    fn event(&self, head: Head, event: schema::Event) -> Record {
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
            relations: event.relations.iter().filter_map(|relation| Some((relation.kind, self.find(&relation.to)?))).collect(),
        };
        Record {
            title_original: event.title_original,
            lang: Some(event.lang),
            aliases: event.aliases,
            dates: event.dates,
            sources: self.list(&event.sources),
            ..record(head, Detail::Event(Box::new(detail)))
        }
    }

    fn position(&self, head: Head, owner: &str, position: schema::Position) -> Record {
        // A position is shelved only with its owner and its issue.
        let at = |id: &str| self.find(id).unwrap_or(RecordId(0));
        let (owner, issue) = (at(owner), at(&position.issue));
        let body = |id: Option<Text>| id.and_then(|id| self.find(&id));
        let steps: Vec<Step> = position
            .steps
            .into_iter()
            .map(|step| Step {
                stance: step.stance,
                venue: body(step.venue),
                instead_of: body(step.instead_of),
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
                    role: None,
                },
            })
            .collect();
        let latest = steps.last();
        let dates = steps.iter().rev().filter_map(|step| {
            step.claim.since.map(|on| EventDate { kind: schema::DateKind::Stated, on, confidence: step.claim.confidence, note: None })
        });
        Record {
            dates: dates.collect(),
            sources: latest.map(|step| step.claim.sources.clone()).unwrap_or_default(),
            ..record(head, Detail::Position(Position { owner, issue, steps }))
        }
    }

    fn norm(&self, head: Head, mut norm: schema::Norm) -> Record {
        let sources = self.list(&norm.asks.sources);
        let rest = self.sections(norm.sections_mut());
        let sections = [self.section("asks", "What it asks", vec![norm.asks])].into_iter().chain(rest).collect();
        Record {
            code: norm.key.clone(),
            aliases: norm.aliases,
            sources,
            ..record(head, Detail::Norm { kind: norm.kind, key: norm.key, symbol: norm.symbol, sections, issues: self.list(&norm.issues) })
        }
    }

    fn concept(&self, head: Head, mut concept: schema::Concept) -> Record {
        let sources = self.list(&concept.definition.sources);
        let rest = self.sections(concept.sections_mut());
        let sections = [self.section("definition", "What it means", vec![concept.definition])].into_iter().chain(rest).collect();
        let contrast = concept.contrast.and_then(|contrast| {
            let rows = contrast.rows.into_iter().map(|row| (row.aspect, row.left, row.right)).collect();
            Some(Contrast { left: self.find(&contrast.left)?, right: self.find(&contrast.right)?, rows })
        });
        Record {
            names: names(&concept.terms),
            aliases: concept.aliases,
            sources,
            ..record(
                head,
                Detail::Concept { kind: concept.kind, checked: concept.checked, sections, contrast, related: self.list(&concept.related) },
            )
        }
    }

    fn reading(&self, head: Head, reading: schema::Reading) -> Record {
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
                role: None,
            },
        });
        Record {
            title_original: reading.title_original,
            lang: Some(reading.lang),
            aliases: reading.aliases,
            sources: about.sources.clone(),
            ..record(head, Detail::Reading { claims: claims.collect(), about })
        }
    }
}

fn issue(head: Head, issue: schema::Issue) -> Record {
    Record {
        code: Some(issue.code),
        aliases: issue.aliases,
        ..record(head, Detail::Issue { group: issue.group, question: issue.question, divides: issue.divides })
    }
}

fn source(head: Head, source: schema::Source) -> Record {
    let dated = source.on.map(|on| EventDate { kind: schema::DateKind::Published, on, confidence: Confidence::Partly, note: None });
    Record {
        title_original: source.title_original,
        lang: Some(source.lang),
        dates: dated.into_iter().collect(),
        ..record(
            head,
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

fn record(Head { kind, id, title, confidence, .. }: Head, detail: Detail) -> Record {
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
        confidence,
        detail,
    }
}
