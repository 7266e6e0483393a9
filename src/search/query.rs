//! What a query says: words, "exact words", -without, and conditions such as `actor:china` or `since:2019`.
//! One table of prefixes serves reading, hints and completion.

use super::fold::fold;
use crate::{
    content::{
        date::{Day, PartialDate},
        schema::{Confidence, EventKind, Stance},
    },
    landscape::{Kind, Landscape, RecordId, filter::Filter, record::Detail},
};

/// A prefix of the query language.
#[derive(Clone, Copy, Debug)]
pub struct Prefix {
    /// The word before the colon.
    pub name: &'static str,
    /// What it asks for.
    pub help: &'static str,
    /// The values that there are.
    pub values: fn(&Landscape) -> Vec<String>,
    /// Reads a value.
    read: fn(&Landscape, &str) -> Option<Condition>,
}

/// The prefixes, in the order in which hints show them.
pub const PREFIXES: &[Prefix] = &[
    Prefix {
        name: "kind",
        help: "a kind of record or of event",
        values: |_| {
            Kind::ALL.iter().map(|kind| kind.slug().to_owned()).chain(EventKind::ALL.iter().map(|kind| kind.slug().to_owned())).collect()
        },
        read: |_, word| Kind::named(word).map(Condition::Kind).or_else(|| word.parse().ok().map(Condition::Act)),
    },
    Prefix {
        name: "actor",
        help: "who takes part",
        values: |landscape| ids(landscape, Kind::Actor),
        read: |landscape, word| named(landscape, Kind::Actor, word).map(Condition::Party),
    },
    Prefix {
        name: "body",
        help: "which body it touches",
        values: |landscape| ids(landscape, Kind::Body),
        read: |landscape, word| named(landscape, Kind::Body, word).map(Condition::Party),
    },
    Prefix {
        name: "issue",
        help: "which issue it bears on",
        values: |landscape| ids(landscape, Kind::Issue),
        read: |landscape, word| named(landscape, Kind::Issue, word).map(Condition::Issue),
    },
    Prefix {
        name: "stance",
        help: "who takes a stance",
        values: |_| Stance::ALL.iter().map(|stance| stance.slug().to_owned()).collect(),
        read: |_, word| word.parse().ok().map(Condition::Stance),
    },
    Prefix {
        name: "norm",
        help: "which norm it bears on",
        values: |landscape| ids(landscape, Kind::Norm).into_iter().map(|id| id.trim_start_matches("norm-").to_owned()).collect(),
        read: |landscape, word| landscape.find(&format!("norm-{word}")).or_else(|| named(landscape, Kind::Norm, word)).map(Condition::Norm),
    },
    Prefix { name: "since", help: "not before a date", values: |_| Vec::new(), read: |_, word| word.parse().ok().map(Condition::Since) },
    Prefix { name: "until", help: "not after a date", values: |_| Vec::new(), read: |_, word| word.parse().ok().map(Condition::Until) },
    Prefix { name: "asof", help: "as it stood on a date", values: |_| Vec::new(), read: |_, word| word.parse().ok().map(Condition::AsOf) },
    Prefix {
        name: "conf",
        help: "how far it was confirmed",
        values: |_| Confidence::ALL.iter().map(|degree| degree.slug().to_owned()).collect(),
        read: |_, word| word.parse().ok().map(Condition::Confidence),
    },
    Prefix {
        name: "lang",
        help: "language of the original",
        values: |_| ["en", "ru", "tr", "zh", "fr"].map(str::to_owned).to_vec(),
        read: |_, word| (word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())).then(|| Condition::Lang(word.to_owned())),
    },
];

/// Words that only hold a question together.
const FILLERS: &[&str] = &[
    "a", "about", "and", "are", "between", "by", "did", "do", "does", "for", "from", "has", "have", "how", "in", "is", "it", "not", "of",
    "on", "or", "say", "says", "that", "the", "to", "versus", "vs", "was", "were", "what", "when", "where", "which", "who", "with",
];

fn ids(landscape: &Landscape, kind: Kind) -> Vec<String> {
    landscape.of_kind(kind).map(|id| landscape[id].id.to_string()).collect()
}

/// The record of a kind that a word names: by id, abbreviation, alias or name.
fn named(landscape: &Landscape, kind: Kind, word: &str) -> Option<RecordId> {
    let wanted = fold(word);
    landscape.of_kind(kind).find(|id| {
        let record = &landscape[*id];
        let names =
            record.aliases.iter().chain(&record.code).chain(&record.title_original).chain(record.names.iter().map(|(_, name)| name));
        *record.id == *word || fold(&record.title) == wanted || names.into_iter().any(|name| fold(name) == wanted)
    })
}

/// What a record must be besides matching the words.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Of a kind.
    Kind(Kind),
    /// An event of a sort.
    Act(EventKind),
    /// With an actor or body.
    Party(RecordId),
    /// On an issue.
    Issue(RecordId),
    /// A position of a stance.
    Stance(Stance),
    /// On a norm.
    Norm(RecordId),
    /// Not before a date.
    Since(PartialDate),
    /// Not after a date.
    Until(PartialDate),
    /// There by a date; stances are those of that date.
    AsOf(PartialDate),
    /// Confirmed so far.
    Confidence(Confidence),
    /// In a language.
    Lang(String),
}

impl Condition {
    /// Whether a record meets it, its stance being that of a day.
    fn holds(&self, landscape: &Landscape, id: RecordId, day: Day) -> bool {
        let record = &landscape[id];
        match self {
            Self::Kind(kind) => record.kind == *kind,
            Self::Act(kind) => record.as_event().is_some_and(|event| event.kind == *kind),
            Self::Party(party) => match &record.detail {
                Detail::Event(event) => event.actors.contains(party) || event.bodies.contains(party),
                Detail::Position(position) => position.owner == *party,
                _ => id == *party,
            },
            Self::Issue(issue) => match &record.detail {
                Detail::Event(event) => event.issues.contains(issue),
                Detail::Position(position) => position.issue == *issue,
                Detail::Norm { issues, .. } => issues.contains(issue),
                _ => id == *issue,
            },
            Self::Stance(stance) => record.as_position().and_then(|position| position.on(day)).is_some_and(|step| step.stance == *stance),
            Self::Norm(norm) => id == *norm || record.as_event().is_some_and(|event| event.norms.contains(norm)),
            Self::Since(date) => record.date().is_some_and(|on| on.last_day() >= date.first_day()),
            Self::Until(date) => record.date().is_some_and(|on| on.first_day() <= date.last_day()),
            Self::AsOf(_) => match &record.detail {
                Detail::Position(position) => position.on(day).is_some(),
                _ => record.date().is_none_or(|on| on.first_day() <= day),
            },
            Self::Confidence(degree) => record.confidence == Some(*degree),
            Self::Lang(lang) => record.lang.as_deref() == Some(lang.as_str()),
        }
    }
}

/// A query taken apart.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The free words, folded, fillers left out.
    pub words: Vec<String>,
    /// The free words as typed.
    pub typed: String,
    /// Words that must stand together, folded.
    pub phrases: Vec<String>,
    /// Words that must not be there, folded.
    pub without: Vec<String>,
    /// Conditions, all of which must hold.
    pub conditions: Vec<Condition>,
    /// What could not be read, in words, with what there is.
    pub troubles: Vec<String>,
    /// A bare date or range, which is where the timeline should go.
    pub span: Option<(PartialDate, PartialDate)>,
}

impl Query {
    /// Reads a query.
    pub fn parse(landscape: &Landscape, text: &str) -> Self {
        let mut query = Self { span: read_span(text.trim()), ..Self::default() };
        let mut typed: Vec<&str> = Vec::new();
        for token in tokens(text) {
            let exact = token.strip_prefix('"').map(|rest| rest.trim_end_matches('"'));
            let not = token.strip_prefix('-').filter(|rest| !rest.is_empty() && !rest.starts_with('-'));
            let prefixed = token.split_once(':').filter(|(name, _)| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase()));
            match (exact, not, prefixed) {
                (Some(exact), _, _) => query.phrases.push(fold(exact)),
                (_, Some(word), _) => query.without.push(fold(word)),
                (_, _, Some((name, value))) => query.condition(landscape, name, value),
                _ => typed.push(token),
            }
        }
        query.phrases.retain(|phrase| !phrase.is_empty());
        query.typed = typed.join(" ");
        let all: Vec<String> = fold(&query.typed).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let meaning: Vec<String> = all.iter().filter(|word| !FILLERS.contains(&word.as_str())).cloned().collect();
        query.words = if meaning.is_empty() { all } else { meaning };
        query
    }

    fn condition(&mut self, landscape: &Landscape, name: &str, value: &str) {
        let Some(prefix) = PREFIXES.iter().find(|prefix| prefix.name == name) else {
            let known: Vec<_> = PREFIXES.iter().map(|prefix| prefix.name).collect();
            self.troubles.push(format!("there is no `{name}:`; there are {}", known.join(", ")));
            return;
        };
        if value.is_empty() {
            return;
        }
        if let Some(condition) = (prefix.read)(landscape, value) {
            self.conditions.push(condition);
            return;
        }
        let known = (prefix.values)(landscape);
        let known =
            if known.is_empty() { "write 2019, 2019-06 or 2019-06-01".to_owned() } else { format!("there are {}", known.join(", ")) };
        self.troubles.push(format!("`{name}:{value}` names nothing; {known}"));
    }

    /// Whether nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty() && self.conditions.is_empty()
    }

    /// Whether a record meets all conditions.
    pub fn admits(&self, landscape: &Landscape, id: RecordId) -> bool {
        let day = self.day();
        self.conditions.iter().all(|condition| condition.holds(landscape, id, day))
    }

    /// The day of which it asks: the earliest that it names, else the end of time.
    pub fn day(&self) -> Day {
        let days = self.conditions.iter().filter_map(|condition| match condition {
            Condition::AsOf(date) => Some(date.last_day()),
            _ => None,
        });
        days.min().unwrap_or(Day::MAX)
    }

    /// A filter narrowed by the conditions and words of the query.
    ///
    /// # Errors
    /// What of the query no filter can do, in words.
    pub fn narrowed(&self, filter: &Filter) -> Result<Filter, String> {
        if let Some(trouble) = self.troubles.first() {
            return Err(trouble.clone());
        }
        let mut filter = filter.clone();
        for condition in &self.conditions {
            match condition {
                Condition::Party(party) => filter.parties.push(*party),
                Condition::Act(kind) => filter.kinds.push(*kind),
                Condition::Issue(issue) => filter.issues.push(*issue),
                Condition::Confidence(degree) => filter.confidence.push(*degree),
                Condition::Since(date) => filter.since = Some(*date),
                Condition::Until(date) => filter.until = Some(*date),
                _ => return Err("a filter takes actor, body, kind (of event), issue, conf, since, until and words".to_owned()),
            }
        }
        filter.words.extend(self.typed.split_whitespace().map(str::to_lowercase));
        Ok(filter)
    }

    /// Whether the answer is who takes a stance, rather than records of it.
    pub fn asks_who(&self) -> bool {
        let has = |wanted: fn(&Condition) -> bool| self.conditions.iter().any(wanted);
        has(|condition| matches!(condition, Condition::Stance(_))) && !has(|condition| matches!(condition, Condition::Kind(_)))
    }
}

/// Words, and quoted words with what precedes them.
fn tokens(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = match rest.strip_prefix('"') {
            Some(inside) => inside.find('"').map_or(rest.len(), |at| at + 2),
            None => rest.find(char::is_whitespace).unwrap_or(rest.len()),
        };
        found.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    found
}

/// `2019`, `2019-06`, `2019..2021`.
pub fn read_span(text: &str) -> Option<(PartialDate, PartialDate)> {
    match text.split_once("..") {
        Some((from, to)) => Some((from.trim().parse().ok()?, to.trim().parse().ok()?))
            .filter(|(from, to): &(PartialDate, PartialDate)| from.first_day() <= to.last_day()),
        None => text.parse().ok().map(|date| (date, date)),
    }
}

/// What can be typed at the end of a query: for `act` the prefixes that start so, for `actor:ch` the values.
pub fn completions(landscape: &Landscape, text: &str) -> Vec<String> {
    let token = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    match token.split_once(':') {
        Some((name, start)) => {
            let values = PREFIXES.iter().find(|prefix| prefix.name == name).map(|prefix| (prefix.values)(landscape)).unwrap_or_default();
            values.into_iter().filter(|value| value.starts_with(start) && value != start).map(|value| format!("{name}:{value}")).collect()
        }
        None if token.len() >= 2 => {
            PREFIXES.iter().filter(|prefix| prefix.name.starts_with(token)).map(|prefix| format!("{}:", prefix.name)).collect()
        }
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;

    fn parse(text: &str) -> Query {
        Query::parse(&Landscape::new(embedded::content()), text)
    }

    #[test]
    fn a_query_is_words_phrases_exceptions_and_conditions() {
        let query = parse("what did China say kind:event since:2019 \"binding treaty\" -crime");
        assert_eq!(
            (query.words.as_slice(), query.phrases.as_slice(), query.without.as_slice()),
            (&["china".to_owned()][..], &["binding treaty".to_owned()][..], &["crime".to_owned()][..])
        );
        assert_eq!(query.conditions.len(), 2);
        assert!(query.troubles.is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_said_with_what_there_is() {
        assert!(parse("colour:red").troubles[0].contains("there are kind, actor"));
        assert!(parse("actor:atlantis").troubles[0].contains("there are russia"));
        assert!(parse("since:soon").troubles[0].contains("2019-06-01"));
        assert!(parse("http://example.org").troubles.len() == 1, "an address is no condition, and says so");
    }

    #[test]
    fn values_go_by_any_name() {
        for value in ["china", "PRC", "КНР", "Çin", "中国"] {
            assert_eq!(parse(&format!("actor:{value}")).conditions, parse("actor:china").conditions, "{value}");
        }
        assert_eq!(parse("norm:13f").conditions.len(), 1);
    }

    #[test]
    fn a_bare_date_or_range_is_a_span() {
        assert!(parse("2019..2021").span.is_some() && parse("2019-06").span.is_some());
        assert!(parse("2021..2019").span.is_none() && parse("oewg 2021").span.is_none());
    }

    #[test]
    fn what_is_typed_is_completed() {
        let landscape = Landscape::new(embedded::content());
        assert_eq!(completions(&landscape, "treaty act"), ["actor:"]);
        assert_eq!(completions(&landscape, "actor:ch"), ["actor:china"]);
        assert!(completions(&landscape, "stance:").contains(&"stance:opposes".to_owned()));
    }
}
