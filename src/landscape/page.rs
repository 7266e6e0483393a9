//! A record as a page: headed items in reading order, each with its sources. Every view of a record, on the screen
//! or on the command line, is drawn from this; it knows nothing of widths or colours.

mod item;

pub use item::{Item, ItemKind};

use super::{
    Kind, Landscape, RecordId,
    links::{Group, Link, LinkKind, grouped},
    record::{Claim, Detail, Event, Position, Record},
};
use crate::content::{date::PartialDate, schema::Confidence, text::Text};

/// A page in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The record.
    pub record: RecordId,
    /// Its items.
    pub items: Vec<Item>,
    /// Sources in the order of their footnote numbers, from 1.
    pub footnotes: Vec<RecordId>,
}

impl Page {
    /// The page of a record.
    pub fn of(landscape: &Landscape, id: RecordId) -> Self {
        let mut page = Self { record: id, items: Vec::new(), footnotes: Vec::new() };
        let record = &landscape[id];
        if record.kind != Kind::Event {
            page.original(record);
        }
        page.body(landscape, id, record);
        page.names(record);
        page.links(landscape, id);
        page.with_footnotes()
    }

    /// A page of a record that says other things than the record itself does.
    pub fn made_of(record: RecordId, items: Vec<Item>) -> Self {
        Self { record, items, footnotes: Vec::new() }.with_footnotes()
    }

    fn with_footnotes(mut self) -> Self {
        for source in self.items.iter().flat_map(|item| &item.sources) {
            if !self.footnotes.contains(source) {
                self.footnotes.push(*source);
            }
        }
        self
    }

    /// The number of a source in the footnotes, from 1.
    pub fn footnote(&self, source: RecordId) -> Option<usize> {
        self.footnotes.iter().position(|known| *known == source).map(|index| index + 1)
    }

    fn heading(&mut self, text: impl Into<Text>) {
        self.items.push(Item::heading(text));
    }

    /// A name and a value; nothing where there is no value.
    fn fact(&mut self, name: &str, value: impl Into<Text>) {
        let item = Item::fact(name, value);
        if !item.text.is_empty() {
            self.items.push(item);
        }
    }

    fn original(&mut self, record: &Record) {
        if let Some(original) = &record.title_original
            && *original != record.title
        {
            self.fact("Original", original.clone());
        }
    }

    /// What else it is called; at the end, for it is seldom the question.
    fn names(&mut self, record: &Record) {
        let also = !record.aliases.is_empty() && record.kind != Kind::Issue;
        if record.kind != Kind::Concept && (also || !record.names.is_empty()) {
            self.heading("Names");
        }
        if record.kind != Kind::Concept && !record.names.is_empty() {
            let names: Vec<_> = record.names.iter().map(|(lang, name)| format!("{lang} {name}")).collect();
            self.fact("Names", names.join(" · "));
        }
        if also && record.kind != Kind::Concept {
            self.fact("Also", record.aliases.join(" · "));
        }
    }

    fn claims<'a>(&mut self, claims: impl IntoIterator<Item = &'a Claim>) {
        self.items.extend(claims.into_iter().map(Item::claim));
    }

    /// How each actor takes part in a body; of whom nothing is on record is said too.
    fn actors_in(&mut self, landscape: &Landscape, body: RecordId) {
        self.heading("How the actors take part");
        for actor in landscape.of_kind(Kind::Actor) {
            let name = landscape.title(actor);
            match landscape.part(actor, body) {
                Some(part) if part.is_of_all => self.fact(name, format!("as every state: {}", part.role.label())),
                Some(part) => self.items.push(said_of(name, &capital(part.role.label()), part.claim)),
                None => self.fact(name, "nothing on record"),
            }
            for tie in landscape.other_ties(actor, body) {
                let about = match (tie.role, &tie.label) {
                    (Some(role), _) if tie.refs.first() == Some(&body) => format!("Was {}", role.label()),
                    (_, Some(label)) => label.to_string(),
                    (_, None) => String::new(),
                };
                self.items.push(said_of(name, &about, tie));
            }
        }
    }

    fn body(&mut self, landscape: &Landscape, id: RecordId, record: &Record) {
        match &record.detail {
            Detail::Actor { kind, summary, sections } => {
                self.fact("Kind", kind.label());
                self.claims(Some(summary).filter(|summary| !summary.text.is_empty()));
                for section in sections.iter().take(4) {
                    self.heading(section.heading);
                    self.claims(&section.claims);
                }
                self.positions_of(landscape, id);
                for section in sections.iter().skip(4) {
                    self.heading(section.heading);
                    self.claims(&section.claims);
                }
            }
            Detail::Body { .. } => self.of_body(landscape, id, record),
            Detail::Event(event) => self.event(record, event),
            Detail::Issue { group, question, divides } => {
                self.fact("Part of", group.label());
                self.fact("Question", question.clone());
                self.fact("Divides", divides.clone());
                self.heading("Where they stand");
                let here =
                    landscape.of_kind(Kind::Position).filter(|position| landscape[*position].as_position().is_some_and(|p| p.issue == id));
                let rows: Vec<_> = here.filter_map(|position| Item::position(landscape, position, |position| position.owner)).collect();
                self.items.extend(rows);
            }
            Detail::Position(position) => self.position(landscape, position),
            Detail::Norm { kind, key, symbol, sections, .. } => {
                self.fact("Kind", kind.label());
                if let Some(key) = key {
                    self.fact("Paragraph", format!("{key} of {}", symbol.as_deref().unwrap_or("the report")));
                }
                for section in sections {
                    self.heading(section.heading);
                    self.claims(&section.claims);
                }
            }
            Detail::Concept { kind, checked, sections, contrast, .. } => {
                self.fact("Kind", kind.label());
                for (lang, name) in &record.names {
                    let certain = if checked.iter().any(|seen| seen == lang) { "" } else { " (not seen in a source)" };
                    self.fact(language(lang), format!("{name}{certain}"));
                }
                if !record.aliases.is_empty() {
                    self.fact("Also", record.aliases.join(" · "));
                }
                for section in sections {
                    self.heading(section.heading);
                    self.claims(&section.claims);
                }
                if let Some(contrast) = contrast {
                    self.heading(format!("{} | {}", landscape[contrast.left].title, landscape[contrast.right].title));
                    for (aspect, left, right) in &contrast.rows {
                        self.fact(aspect, format!("{left} | {right}"));
                    }
                }
            }
            Detail::Reading { about, claims } => {
                self.claims([about]);
                for claim in claims {
                    self.heading(format!("{}: {}", claim.at, claim.verdict.label()));
                    let mut item = Item::claim(&claim.claim);
                    item.label = Some("The essay says".into());
                    item.confidence = None;
                    item.sources.truncate(1);
                    self.items.push(item);
                    let evidence = Claim { text: claim.why.clone(), ..claim.claim.clone() };
                    self.items.push(Item { label: Some("The evidence".into()), confidence: None, target: None, ..Item::claim(&evidence) });
                    self.items.extend(claim.claim.refs.iter().map(|target| Item::link(landscape, *target)));
                }
            }
            Detail::Source { issuer, symbol, url, checked_on, note } => {
                let facts =
                    [("Issuer", issuer.clone()), ("Symbol", symbol.clone()), ("Language", record.lang.clone()), ("Address", url.clone())];
                for (name, value) in facts {
                    if let Some(value) = value {
                        self.fact(name, value);
                    }
                }
                self.fact("Dated", record.date().map_or("not recorded".into(), PartialDate::in_words));
                self.fact("Looked at", checked_on.map_or("day not recorded".into(), PartialDate::in_words));
                if let Some(note) = note {
                    self.fact("Note", note.clone());
                }
            }
        }
    }

    fn of_body(&mut self, landscape: &Landscape, id: RecordId, record: &Record) {
        let Detail::Body { kind, founded, ended, rule, sections, .. } = &record.detail else { return };
        self.fact("Kind", kind.label());
        if let Some(rule) = rule {
            self.fact("Rule", rule.label());
        }
        if let Some(founded) = founded {
            self.fact("Since", founded.in_words());
        }
        if let Some(ended) = ended {
            self.fact("Until", ended.in_words());
        }
        for section in sections {
            self.heading(section.heading);
            self.claims(&section.claims);
        }
        self.positions_of(landscape, id);
        self.actors_in(landscape, id);
    }

    fn event(&mut self, record: &Record, event: &Event) {
        let mut what_it_is = vec![event.kind.label().to_owned()];
        what_it_is.extend(
            event
                .instrument
                .map(|instrument| instrument.label().to_owned())
                .filter(|label| !label.eq_ignore_ascii_case(event.kind.label())),
        );
        what_it_is.extend(event.status.map(|status| status.label().to_owned()));
        what_it_is.extend(event.symbol.as_ref().map(Text::to_string));
        self.fact("Kind", what_it_is.join(" · "));
        for date in &record.dates {
            let mut item = Item { sources: record.sources.clone(), ..Item::fact(&capital(date.kind.label()), date.on.in_words()) };
            if let Some(note) = &date.note {
                item.text = format!("{} · {note}", item.text).into();
            }
            if date.confidence != Confidence::Confirmed {
                item.text = format!("{} ({})", item.text, date.confidence.label()).into();
            }
            self.items.push(item);
        }
        if let Some(until) = event.until {
            self.fact("Until", until.in_words());
        }
        self.original(record);
        if let Some(conflict) = &event.conflict {
            self.items.push(Item { label: Some("Sources conflict".into()), ..Item::new(ItemKind::Doubt, conflict.clone()) });
        }
        let claim = |text: &Text| Item {
            confidence: record.confidence,
            sources: record.sources.clone(),
            confirmed_by: event.confirmed_by.clone(),
            ..Item::new(ItemKind::Claim, text.clone())
        };
        self.heading("What happened");
        self.items.push(claim(&event.what));
        self.heading("Why it matters");
        self.items.push(claim(&event.why));
        if let Some(doubt) = &event.doubt {
            self.items.push(Item { label: Some("Doubt".into()), ..Item::new(ItemKind::Doubt, doubt.clone()) });
        }
        let others = event.others.join(", ");
        if !others.is_empty() {
            self.fact("Others", others);
        }
    }

    fn position(&mut self, landscape: &Landscape, position: &Position) {
        for (index, step) in position.steps.iter().enumerate().rev() {
            let repeats = index > 0 && position.steps[index - 1].stance == step.stance;
            let mut item = Item::step(step);
            if repeats {
                item.when = step.claim.since.map(|on| format!("said again {}", on.in_words()));
            }
            if index + 1 == position.steps.len() && repeats {
                let since = position.since().map_or_else(String::new, |since| format!("since {}, ", since.in_words()));
                item.when = item.when.map(|again| since + &again);
            } else if index + 1 < position.steps.len() {
                self.heading("Before");
            }
            self.items.push(item);
        }
        if let Detail::Issue { question, divides, .. } = &landscape[position.issue].detail {
            self.heading("The issue");
            self.fact("Question", question.clone());
            self.fact("Divides", divides.clone());
        }
    }

    fn positions_of(&mut self, landscape: &Landscape, owner: RecordId) {
        let own = landscape.of_kind(Kind::Position).filter(|position| landscape[*position].as_position().is_some_and(|p| p.owner == owner));
        let rows: Vec<_> = own.filter_map(|position| Item::position(landscape, position, |position| position.issue)).collect();
        if !rows.is_empty() {
            self.heading("Positions");
            self.items.extend(rows);
        }
    }

    /// Rows for the related records, by the name of the link, what the page already shows left out.
    fn links(&mut self, landscape: &Landscape, id: RecordId) {
        let links = landscape.links();
        let kind = landscape[id].kind;
        let shown_above = |link: &Link| match link.kind {
            LinkKind::Cites | LinkKind::Mentions | LinkKind::Evidence | LinkKind::MemberOf | LinkKind::TakesPartIn => true,
            LinkKind::Owner | LinkKind::Issue => kind != Kind::Event && kind != Kind::Norm && kind != Kind::Position,
            _ => false,
        };
        let forward = links.from(id).iter().filter(|link| !shown_above(link)).map(|link| (link.kind.label(), link.to));
        let shown_below = |link: &Link| match link.kind {
            LinkKind::Owner | LinkKind::MemberOf | LinkKind::TakesPartIn => true,
            LinkKind::Issue => kind == Kind::Issue && landscape[link.from].kind == Kind::Position,
            _ => false,
        };
        let back = links.to(id).iter().filter(|link| !shown_below(link)).map(|link| (link.kind.back_label(), link.from));
        for Group { label, mut records } in grouped(forward.chain(back)) {
            if label == "Events" {
                records.reverse();
            }
            self.heading(format!("{label} ({})", records.len()));
            self.items.extend(records.into_iter().map(|record| Item::link(landscape, record)));
        }
        if !self.items.iter().all(|item| item.sources.is_empty()) {
            let mut sources: Vec<RecordId> = Vec::new();
            for source in self.items.iter().flat_map(|item| &item.sources) {
                if !sources.contains(source) {
                    sources.push(*source);
                }
            }
            self.heading(format!("Sources ({})", sources.len()));
            self.items.extend(sources.into_iter().map(|source| Item::link(landscape, source)));
        }
    }
}

/// A claim of an actor on the page of a body: by whom, about what, and what.
fn said_of(name: &str, about: &str, claim: &Claim) -> Item {
    let text = if about.is_empty() { claim.text.clone() } else { format!("{about}. {}", claim.text).into() };
    Item { label: Some(name.to_owned().into()), text, ..Item::claim(claim) }
}

/// The name of a language of the landscape.
fn language(code: &str) -> &'static str {
    match code {
        "en" => "English",
        "ru" => "Russian",
        "tr" => "Turkish",
        "zh" => "Chinese",
        "fr" => "French",
        _ => "Other",
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
