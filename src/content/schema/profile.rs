//! Actors and bodies: profiles whose sections stand in the same order for all.

use super::{Claim, Names, Position};
use crate::content::{
    date::PartialDate,
    text::Text,
    vocabulary::{ActorKind, BodyKind, DecisionRule},
};
use serde::{Deserialize, Serialize};

/// A state or union of states whose conduct and positions the landscape follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Actor {
    /// Unique id.
    pub id: Text,
    /// Place in lists and in the matrix, from 1.
    pub order: u32,
    /// State or union.
    pub kind: ActorKind,
    /// Name in English.
    pub title: Text,
    /// Name in its own language.
    #[serde(default)]
    pub title_original: Option<Text>,
    /// Its own language.
    pub lang: Text,
    /// Two to four letters for column headers.
    pub code: Text,
    /// The name in the languages of the landscape.
    #[serde(default)]
    pub names: Names,
    /// Further names and abbreviations, for search.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// The profile in two sentences.
    pub summary: Claim,
    /// How it names the field, and since when.
    #[serde(default)]
    pub terminology: Vec<Claim>,
    /// Doctrine and strategy.
    #[serde(default)]
    pub doctrine: Vec<Claim>,
    /// Institutions.
    #[serde(default)]
    pub institutions: Vec<Claim>,
    /// Law.
    #[serde(default)]
    pub law: Vec<Claim>,
    /// Bilateral and multilateral ties.
    #[serde(default)]
    pub ties: Vec<Claim>,
    /// Attribution and sanctions, by it and against it.
    #[serde(default)]
    pub attribution: Vec<Claim>,
    /// What changed lately.
    #[serde(default)]
    pub lately: Vec<Claim>,
    /// Open questions: what could not be established.
    #[serde(default)]
    pub open_questions: Vec<Claim>,
    /// Its positions, one for each issue.
    #[serde(default)]
    pub positions: Vec<Position>,
}

sections! {
    Actor, 8:
    terminology "How it names the field",
    doctrine "Doctrine and strategy",
    institutions "Institutions",
    law "Law",
    ties "Ties and memberships",
    attribution "Attribution and sanctions",
    lately "What changed lately",
    open_questions "Open questions",
}

/// An organisation, forum, process or community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Body {
    /// Unique id.
    pub id: Text,
    /// What it is.
    pub kind: BodyKind,
    /// Name in English.
    pub title: Text,
    /// Abbreviation.
    #[serde(default)]
    pub code: Option<Text>,
    /// The name in the languages of the landscape.
    #[serde(default)]
    pub names: Names,
    /// Further names and abbreviations, for search.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// When it was founded, set up or opened.
    #[serde(default)]
    pub founded: Option<PartialDate>,
    /// Until when it worked; open where it still does.
    #[serde(default)]
    pub ended: Option<PartialDate>,
    /// By what rule it decides.
    #[serde(default)]
    pub rule: Option<DecisionRule>,
    /// What it is for.
    pub mandate: Vec<Claim>,
    /// Legal form and founding.
    #[serde(default)]
    pub form: Vec<Claim>,
    /// Who runs it.
    #[serde(default)]
    pub governance: Vec<Claim>,
    /// How it decides.
    #[serde(default)]
    pub decisions: Vec<Claim>,
    /// How states take part.
    #[serde(default)]
    pub states: Vec<Claim>,
    /// What it does not do.
    #[serde(default)]
    pub limits: Vec<Claim>,
    /// Norms, documents and outcomes it produced.
    #[serde(default)]
    pub output: Vec<Claim>,
    /// Ids of related bodies.
    #[serde(default)]
    pub related: Vec<Text>,
    /// Positions it has taken.
    #[serde(default)]
    pub positions: Vec<Position>,
}

sections! {
    Body, 7:
    mandate "Mandate",
    form "Legal form and founding",
    governance "Governance",
    decisions "How it decides",
    states "How states take part",
    limits "What it does not do",
    output "What it produced",
}
