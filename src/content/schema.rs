//! The one declaration of what a content file may say: a serde type for each kind of record, unknown fields refused.
//! Knows nothing of files, and nothing of what an id refers to.

/// The lists of claims of a record, in the order of its page: field and heading, one row each.
macro_rules! sections {
    ($record:ident, $count:literal: $($field:ident $heading:literal,)+) => {
        impl $record {
            /// Its lists of claims in the order of its page: field, heading, claims.
            pub const fn sections(&self) -> [(&'static str, &'static str, &Vec<Claim>); $count] {
                [$((stringify!($field), $heading, &self.$field),)+]
            }

            /// The same, to be changed or taken.
            pub const fn sections_mut(&mut self) -> [(&'static str, &'static str, &mut Vec<Claim>); $count] {
                [$((stringify!($field), $heading, &mut self.$field),)+]
            }
        }
    };
}

#[path = "schema/knowledge.rs"]
mod knowledge;

#[path = "schema/profile.rs"]
mod profile;

#[path = "schema/mapping.rs"]
mod mapping;

pub use super::vocabulary::*;
pub use knowledge::{Concept, Contrast, ContrastRow, Norm, Reading, ReadingClaim};
pub use profile::{Actor, Body};

use super::{date::PartialDate, text::Text};
use serde::{Deserialize, Serialize};

mapping::read_from_mappings! {
    Actor Body Event Issue Norm Concept Reading Source Names Claim EventDate Relation Position Step Contrast ContrastRow ReadingClaim
}

/// A name in each language of the landscape.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, remote = "Self")]
pub struct Names {
    /// English.
    pub en: Option<Text>,
    /// Russian.
    pub ru: Option<Text>,
    /// Turkish.
    pub tr: Option<Text>,
    /// Chinese, simplified.
    pub zh: Option<Text>,
    /// French.
    pub fr: Option<Text>,
}

impl Names {
    /// Language code and name, in the fixed order en, ru, tr, zh, fr.
    pub fn each(&self) -> impl Iterator<Item = (&'static str, &Text)> {
        [("en", &self.en), ("ru", &self.ru), ("tr", &self.tr), ("zh", &self.zh), ("fr", &self.fr)]
            .into_iter()
            .filter_map(|(lang, name)| name.as_ref().map(|name| (lang, name)))
    }
}

/// One sourced sentence or two: the smallest thing the product asserts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Claim {
    /// What the claim is about: an institution, a term, a law.
    #[serde(default)]
    pub label: Option<Text>,
    /// The label in its own language.
    #[serde(default)]
    pub label_original: Option<Text>,
    /// The claim, in our own words, attributed where a party disputes it.
    pub text: Text,
    /// Since when it holds.
    #[serde(default)]
    pub since: Option<PartialDate>,
    /// Until when it held.
    #[serde(default)]
    pub until: Option<PartialDate>,
    /// Ids of the sources; never empty.
    #[serde(default)]
    pub sources: Vec<Text>,
    /// Addresses of public pages on which it was read.
    #[serde(default)]
    pub confirmed_by: Vec<Text>,
    /// How far it was confirmed.
    pub confidence: Confidence,
    /// Ids of the records that it is about.
    #[serde(default)]
    pub refs: Vec<Text>,
    /// The doubt, in words.
    #[serde(default)]
    pub doubt: Option<Text>,
    /// Among the `ties` of an actor, how it takes part in the body of its first ref; among the `states` of a body, how every state does
    /// that says nothing else of itself.
    #[serde(default)]
    pub role: Option<Role>,
}

/// One entry of the bibliography.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Source {
    /// Unique id.
    pub id: Text,
    /// Title in English.
    pub title: Text,
    /// Title in its own language.
    #[serde(default)]
    pub title_original: Option<Text>,
    /// Language of the document: en, ru, tr, zh, fr, …
    pub lang: Text,
    /// Who issued or published it.
    #[serde(default)]
    pub issuer: Option<Text>,
    /// Date of the document.
    #[serde(default)]
    pub on: Option<PartialDate>,
    /// UN symbol or official number.
    #[serde(default)]
    pub symbol: Option<Text>,
    /// Address; only http and https.
    #[serde(default)]
    pub url: Option<Text>,
    /// When somebody last looked.
    #[serde(default)]
    pub checked_on: Option<PartialDate>,
    /// What to know before quoting it.
    #[serde(default)]
    pub note: Option<Text>,
}

/// What happened on one date of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct EventDate {
    /// What happened.
    pub kind: DateKind,
    /// When, as precisely as it is known.
    pub on: PartialDate,
    /// How far this date was confirmed.
    pub confidence: Confidence,
    /// What to know about this date.
    #[serde(default)]
    pub note: Option<Text>,
}

/// How an event bears on an earlier one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Relation {
    /// How.
    pub kind: RelationKind,
    /// Id of the other event.
    pub to: Text,
}

/// A dated act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Event {
    /// Unique id.
    pub id: Text,
    /// What sort of act.
    pub kind: EventKind,
    /// Form of the document or act.
    #[serde(default)]
    pub instrument: Option<Instrument>,
    /// Where it stands today.
    #[serde(default)]
    pub status: Option<Status>,
    /// UN symbol or official number.
    #[serde(default)]
    pub symbol: Option<Text>,
    /// Title in English.
    pub title: Text,
    /// Title in its own language.
    #[serde(default)]
    pub title_original: Option<Text>,
    /// Its language.
    pub lang: Text,
    /// Further names, for search.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// Its dates; the first one places it on the timeline.
    pub dates: Vec<EventDate>,
    /// The end of a spell that starts at the first date.
    #[serde(default)]
    pub until: Option<PartialDate>,
    /// Ids of actors that act or are acted on.
    #[serde(default)]
    pub actors: Vec<Text>,
    /// Ids of bodies.
    #[serde(default)]
    pub bodies: Vec<Text>,
    /// Participants without a profile.
    #[serde(default)]
    pub others: Vec<Text>,
    /// Ids of issues that it bears on.
    #[serde(default)]
    pub issues: Vec<Text>,
    /// Ids of norms that it bears on.
    #[serde(default)]
    pub norms: Vec<Text>,
    /// One sentence or two: what happened.
    pub what: Text,
    /// One sentence: why it matters.
    pub why: Text,
    /// Ids of the sources; never empty.
    pub sources: Vec<Text>,
    /// Addresses of public pages on which it was read.
    #[serde(default)]
    pub confirmed_by: Vec<Text>,
    /// How far it was confirmed.
    pub confidence: Confidence,
    /// What is doubtful, in words.
    #[serde(default)]
    pub doubt: Option<Text>,
    /// How two sources disagree, in words.
    #[serde(default)]
    pub conflict: Option<Text>,
    /// How it bears on earlier events.
    #[serde(default)]
    pub relations: Vec<Relation>,
}

/// A question on which actors take positions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Issue {
    /// Unique id.
    pub id: Text,
    /// Four letters for column headers.
    pub code: Text,
    /// Short name.
    pub title: Text,
    /// Further names, for search.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// Part of the debate.
    pub group: IssueGroup,
    /// The question it asks.
    pub question: Text,
    /// Why it divides.
    pub divides: Text,
}

/// What an actor or body says on one issue, through time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Position {
    /// Id of the issue.
    pub issue: Text,
    /// The stance from each date on, oldest first.
    pub steps: Vec<Step>,
}

impl Position {
    /// The latest change from one stance to another: when, from which, to which; none where it has no date.
    pub fn moved(&self) -> Option<(PartialDate, Stance, Stance)> {
        let mut changes = self.steps.windows(2).rev().filter(|two| two[0].stance != two[1].stance);
        let last = changes.find(|two| two[0].stance.is_taken() && two[1].stance.is_taken())?;
        Some((last[1].since?, last[0].stance, last[1].stance))
    }
}

/// A stance from a date on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Step {
    /// Since when; open where a typed absence has no date.
    #[serde(default)]
    pub since: Option<PartialDate>,
    /// The stance, or why there is none.
    pub stance: Stance,
    /// What the actor says, attributed; or what was looked at and not found.
    pub summary: Text,
    /// Ids of the sources; never empty.
    pub sources: Vec<Text>,
    /// Addresses of public pages on which it was read.
    #[serde(default)]
    pub confirmed_by: Vec<Text>,
    /// How far it was confirmed.
    pub confidence: Confidence,
    /// Ids of the records that carry the step.
    #[serde(default)]
    pub refs: Vec<Text>,
    /// What is doubtful, in words.
    #[serde(default)]
    pub doubt: Option<Text>,
    /// Id of the body in which the owner would have the issue decided.
    #[serde(default)]
    pub venue: Option<Text>,
    /// Id of the body from which it would take the issue away.
    #[serde(default)]
    pub instead_of: Option<Text>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Kind;
    use schemars::{Schema, schema_for};
    use serde_json::{Map, Value, json};
    use std::fs;

    /// Each kind of record with the schema of its type: the one row of the generated documents.
    fn kinds() -> [(Kind, Schema); 8] {
        [
            (Kind::Actor, schema_for!(Actor)),
            (Kind::Body, schema_for!(Body)),
            (Kind::Event, schema_for!(Event)),
            (Kind::Issue, schema_for!(Issue)),
            (Kind::Norm, schema_for!(Norm)),
            (Kind::Concept, schema_for!(Concept)),
            (Kind::Reading, schema_for!(Reading)),
            (Kind::Source, schema_for!(Source)),
        ]
    }

    #[track_caller]
    fn current(path: &str, wanted: &str) {
        let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, wanted).expect("written");
        }
        assert!(fs::read_to_string(&path).unwrap_or_default() == wanted, "{path} is not current: UPDATE=1 cargo test --lib");
    }

    #[test]
    fn editors_have_the_schema_of_the_types() {
        let mut shared = Map::new();
        let mut records = Map::new();
        for (kind, schema) in kinds() {
            let mut value = schema.to_value();
            let object = value.as_object_mut().expect("an object");
            object.remove("$schema");
            if let Some(Value::Object(definitions)) = object.remove("$defs") {
                shared.extend(definitions);
            }
            records.insert(kind.plural(), value);
        }
        let any: Vec<Value> = records.keys().map(|kind| json!({"$ref": format!("#/$defs/{kind}")})).collect();
        shared.extend(records);
        let whole = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "A file of cybernorms content: one record, or a list of records of one kind",
            "anyOf": [{"anyOf": any}, {"type": "array", "items": {"anyOf": any}}],
            "$defs": shared,
        });
        current("content/schema.json", &(serde_json::to_string_pretty(&whole).expect("plain data") + "\n"));
    }

    #[test]
    fn contributors_have_a_table_of_the_fields() {
        let mut tables = String::new();
        let mut table = |title: &str, schema: &Value| {
            let needed = |name: &str| schema["required"].as_array().is_some_and(|list| list.iter().any(|field| field == name));
            tables.push_str(&format!("### {title}\n\n| field | | meaning |\n|---|---|---|\n"));
            for (name, field) in schema["properties"].as_object().expect("fields") {
                let meaning = field["description"].as_str().unwrap_or_default().replace('\n', " ");
                tables.push_str(&format!("| `{name}` | {} | {meaning} |\n", if needed(name) { "needed" } else { "" }));
            }
            tables.push('\n');
        };
        for (kind, schema) in kinds() {
            table(&kind.plural(), schema.as_value());
        }
        for (title, schema) in [
            ("a claim", schema_for!(Claim)),
            ("a date of an event", schema_for!(EventDate)),
            ("a relation of an event", schema_for!(Relation)),
            ("a position", schema_for!(Position)),
            ("a step of a position", schema_for!(Step)),
            ("a claim of a reading", schema_for!(ReadingClaim)),
        ] {
            table(title, schema.as_value());
        }
        tables.push_str("### words\n\n| vocabulary | words |\n|---|---|\n");
        macro_rules! words {
            ($($name:ident)+) => {$(
                let words: Vec<_> = $name::ALL.iter().map(|word| format!("`{}`", word.slug())).collect();
                tables.push_str(&format!("| {} | {} |\n", stringify!($name), words.join(" ")));
            )+};
        }
        words! { Confidence EventKind Instrument Status DateKind RelationKind Stance IssueGroup ActorKind BodyKind Role DecisionRule NormKind ConceptKind Verdict }
        let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/content/README.md")).expect("a README");
        let (before, rest) = readme.split_once("<!-- fields -->\n").expect("the mark where the fields begin");
        let (_, after) = rest.split_once("<!-- /fields -->").expect("the mark where they end");
        current("content/README.md", &format!("{before}<!-- fields -->\n{tables}<!-- /fields -->{after}"));
    }
}
