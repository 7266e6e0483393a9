//! Norms, concepts and readings.

use super::{Claim, Names};
use crate::content::{
    text::Text,
    vocabulary::{ConceptKind, NormKind, Verdict},
};
use serde::{Deserialize, Serialize};

/// A norm of the UN framework, or a pillar of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Norm {
    /// Unique id.
    pub id: Text,
    /// Norm, pillar or framework.
    pub kind: NormKind,
    /// Number of the paragraph, such as 13(f).
    #[serde(default)]
    pub key: Option<Text>,
    /// UN symbol of the text.
    #[serde(default)]
    pub symbol: Option<Text>,
    /// Short name.
    pub title: Text,
    /// Further names, for search.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// What it asks, in our own words.
    pub asks: Claim,
    /// How later reports explain it.
    #[serde(default)]
    pub elaboration: Vec<Claim>,
    /// Who invokes it.
    #[serde(default)]
    pub invoked: Vec<Claim>,
    /// Who contests it.
    #[serde(default)]
    pub contested: Vec<Claim>,
    /// Ids of the issues that it bears on.
    #[serde(default)]
    pub issues: Vec<Text>,
}

sections! {
    Norm, 3:
    elaboration "Later elaboration",
    invoked "Who invokes it",
    contested "Who contests it",
}

/// Two things held against each other, aspect by aspect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Contrast {
    /// Id of the concept on the left.
    pub left: Text,
    /// Id of the concept on the right.
    pub right: Text,
    /// The aspects.
    pub rows: Vec<ContrastRow>,
}

/// One aspect of a contrast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct ContrastRow {
    /// What is compared.
    pub aspect: Text,
    /// How it is on the left.
    pub left: Text,
    /// How it is on the right.
    pub right: Text,
}

/// A term of the field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Concept {
    /// Unique id.
    pub id: Text,
    /// Concept, contrast or threat.
    pub kind: ConceptKind,
    /// The term in English.
    pub title: Text,
    /// The term in the languages of the landscape.
    #[serde(default)]
    pub terms: Names,
    /// Languages in which the term was seen in use.
    #[serde(default)]
    pub checked: Vec<Text>,
    /// Further names, for search.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// What it means.
    pub definition: Claim,
    /// What it takes in.
    #[serde(default)]
    pub includes: Vec<Claim>,
    /// What it leaves out, and what it must not be confused with.
    #[serde(default)]
    pub leaves_out: Vec<Claim>,
    /// Words that look alike and mean something else.
    #[serde(default)]
    pub false_friends: Vec<Claim>,
    /// Two terms held against each other.
    #[serde(default)]
    pub contrast: Option<Contrast>,
    /// Ids of related records.
    #[serde(default)]
    pub related: Vec<Text>,
}

sections! {
    Concept, 3:
    includes "What it takes in",
    leaves_out "What it leaves out",
    false_friends "False friends",
}

/// One claim of an essay, and what the evidence says of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct ReadingClaim {
    /// Where in the essay.
    pub at: Text,
    /// The claim, in our own words.
    pub text: Text,
    /// What the evidence says.
    pub verdict: Verdict,
    /// Why.
    pub why: Text,
    /// Ids of the records that bear on it.
    #[serde(default)]
    pub evidence: Vec<Text>,
    /// Ids of the sources; never empty.
    pub sources: Vec<Text>,
    /// Addresses of public pages on which the evidence was read.
    #[serde(default)]
    pub confirmed_by: Vec<Text>,
}

/// An essay that the project started from, read against the evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Reading {
    /// Unique id.
    pub id: Text,
    /// What to call it in English.
    pub title: Text,
    /// What to call it in its own language.
    #[serde(default)]
    pub title_original: Option<Text>,
    /// Its language.
    pub lang: Text,
    /// Further names, for search.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// What it is, who wrote it as far as known, and what it argues.
    pub about: Claim,
    /// Its claims in the order of the text.
    pub claims: Vec<ReadingClaim>,
}
