//! Norms, concepts and readings.

use super::{Claim, Names};
use crate::content::vocabulary::{ConceptKind, NormKind, Verdict};
use serde::{Deserialize, Serialize};

/// A norm of the UN framework, or a pillar of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Norm {
    /// Unique id.
    pub id: String,
    /// Norm, pillar or framework.
    pub kind: NormKind,
    /// Number of the paragraph, such as 13(f).
    #[serde(default)]
    pub key: Option<String>,
    /// UN symbol of the text.
    #[serde(default)]
    pub symbol: Option<String>,
    /// Short name.
    pub title: String,
    /// Further names, for search.
    #[serde(default)]
    pub aliases: Vec<String>,
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
    pub issues: Vec<String>,
}

sections! {
    Norm, 3:
    elaboration "Later elaboration",
    invoked "Who invokes it",
    contested "Who contests it",
}

/// Two things held against each other, aspect by aspect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contrast {
    /// Id of the concept on the left.
    pub left: String,
    /// Id of the concept on the right.
    pub right: String,
    /// The aspects.
    pub rows: Vec<ContrastRow>,
}

/// One aspect of a contrast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContrastRow {
    /// What is compared.
    pub aspect: String,
    /// How it is on the left.
    pub left: String,
    /// How it is on the right.
    pub right: String,
}

/// A term of the field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Unique id.
    pub id: String,
    /// Concept, contrast or threat.
    pub kind: ConceptKind,
    /// The term in English.
    pub title: String,
    /// The term in the languages of the landscape.
    #[serde(default)]
    pub terms: Names,
    /// Languages in which the term was seen in use.
    #[serde(default)]
    pub checked: Vec<String>,
    /// Further names, for search.
    #[serde(default)]
    pub aliases: Vec<String>,
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
    pub related: Vec<String>,
}

sections! {
    Concept, 3:
    includes "What it takes in",
    leaves_out "What it leaves out",
    false_friends "False friends",
}

/// One claim of an essay, and what the evidence says of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingClaim {
    /// Where in the essay.
    pub at: String,
    /// The claim, in our own words.
    pub text: String,
    /// What the evidence says.
    pub verdict: Verdict,
    /// Why.
    pub why: String,
    /// Ids of the records that bear on it.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// Ids of the sources; never empty.
    pub sources: Vec<String>,
    /// Addresses of public pages on which the evidence was read.
    #[serde(default)]
    pub confirmed_by: Vec<String>,
}

/// An essay that the project started from, read against the evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Unique id.
    pub id: String,
    /// What to call it in English.
    pub title: String,
    /// What to call it in its own language.
    #[serde(default)]
    pub title_original: Option<String>,
    /// Its language.
    pub lang: String,
    /// Further names, for search.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it is, who wrote it as far as known, and what it argues.
    pub about: Claim,
    /// Its claims in the order of the text.
    pub claims: Vec<ReadingClaim>,
}
