//! The rows and paragraphs of a page, each made of what a record says.

use crate::{
    content::{
        date::PartialDate,
        schema::{Confidence, Role, Stance},
        text::Text,
    },
    landscape::{
        Kind, Landscape, RecordId,
        record::{Claim, Position, Step},
    },
};

/// What an item is, which decides how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// The title, or a heading over the items that follow.
    Heading,
    /// A name and a value.
    Fact,
    /// A sentence or two with sources.
    Claim,
    /// A doubt or conflict, in words.
    Doubt,
    /// A row that leads to another record.
    Link,
}

/// One row or paragraph of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// What it is about, or the name of a fact.
    pub label: Option<Text>,
    /// The label in its own language.
    pub original: Option<Text>,
    /// The text.
    pub text: Text,
    /// The stance that it tells.
    pub stance: Option<Stance>,
    /// When it holds, in words.
    pub when: Option<String>,
    /// How far it was confirmed; `None` where nothing is asserted.
    pub confidence: Option<Confidence>,
    /// Its sources.
    pub sources: Vec<RecordId>,
    /// Public pages on which it was read.
    pub confirmed_by: Vec<Text>,
    /// The doubt, in words.
    pub doubt: Option<Text>,
    /// Where Enter leads.
    pub target: Option<RecordId>,
}

impl Item {
    /// An item that says a text and nothing else.
    pub fn new(kind: ItemKind, text: impl Into<Text>) -> Self {
        Self {
            kind,
            label: None,
            original: None,
            text: text.into(),
            stance: None,
            when: None,
            confidence: None,
            sources: Vec::new(),
            confirmed_by: Vec::new(),
            doubt: None,
            target: None,
        }
    }

    /// A heading.
    pub fn heading(text: impl Into<Text>) -> Self {
        Self::new(ItemKind::Heading, text)
    }

    /// A name and a value.
    pub fn fact(name: &str, value: impl Into<Text>) -> Self {
        Self { label: Some(name.to_owned().into()), ..Self::new(ItemKind::Fact, value) }
    }

    /// A claim with its sources; Enter leads to what it is about.
    pub fn claim(claim: &Claim) -> Self {
        let role = claim.role.map(|role| {
            let of_all = if role == Role::Outside { "Every other state" } else { "Every state" };
            format!("{}: {}", claim.label.as_deref().unwrap_or(of_all), role.label()).into()
        });
        Self {
            label: role.or_else(|| claim.label.clone()),
            original: claim.label_original.clone(),
            when: span(claim.since, claim.until),
            confidence: Some(claim.confidence),
            sources: claim.sources.clone(),
            confirmed_by: claim.confirmed_by.clone(),
            doubt: claim.doubt.clone(),
            target: claim.refs.first().or(claim.sources.first()).copied(),
            ..Self::new(ItemKind::Claim, claim.text.clone())
        }
    }

    /// A step of a position.
    pub fn step(step: &Step) -> Self {
        Self {
            stance: Some(step.stance),
            label: Some(step.stance.label().into()),
            when: step.claim.since.map(|since| format!("since {}", since.in_words())),
            ..Self::claim(&step.claim)
        }
    }

    /// A row for a position: its stance now, named by its issue or its owner.
    pub fn position(landscape: &Landscape, id: RecordId, name: impl Fn(&Position) -> RecordId) -> Option<Self> {
        let position = landscape[id].as_position()?;
        let step = position.latest()?;
        let when = position.since().map(|since| format!("since {}", since.in_words()));
        Some(Self { label: Some(landscape[name(position)].title.clone()), when, target: Some(id), ..Self::step(step) })
    }

    /// A row that leads to a record: its date and title.
    pub fn link(landscape: &Landscape, target: RecordId) -> Self {
        let record = &landscape[target];
        Self {
            when: record.date().filter(|_| record.kind != Kind::Source).map(|date| date.to_string()),
            confidence: record.confidence.filter(|_| record.kind == Kind::Event),
            target: Some(target),
            ..Self::new(ItemKind::Link, record.title.clone())
        }
    }
}

fn span(since: Option<PartialDate>, until: Option<PartialDate>) -> Option<String> {
    match (since, until) {
        (Some(since), Some(until)) => Some(format!("{} to {}", since.in_words(), until.in_words())),
        (Some(since), None) => Some(since.in_words()),
        (None, Some(until)) => Some(format!("until {}", until.in_words())),
        (None, None) => None,
    }
}
