//! Which records are wanted: the same conditions on the command line and on the screens.

use super::{
    Landscape, RecordId,
    record::{Detail, Record},
};
use crate::content::{
    date::PartialDate,
    schema::{Confidence, EventKind, Role},
};

/// Conditions that a record must meet, all of them. An empty filter lets everything pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Any of these actors or bodies takes part.
    pub parties: Vec<RecordId>,
    /// Any of these sorts of act.
    pub kinds: Vec<EventKind>,
    /// It bears on any of these issues.
    pub issues: Vec<RecordId>,
    /// Any of these degrees of confirmation.
    pub confidence: Vec<Confidence>,
    /// Not before the first day of this date.
    pub since: Option<PartialDate>,
    /// Not after the last day of this date.
    pub until: Option<PartialDate>,
    /// Words of which each stands in the title, or in what happened; in lower case.
    pub words: Vec<String>,
}

impl Filter {
    /// Whether it lets everything pass.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a record meets the conditions that can be asked of its kind.
    pub fn passes(&self, landscape: &Landscape, id: RecordId) -> bool {
        if self.is_empty() {
            return true;
        }
        let record = &landscape[id];
        let any = |wanted: &[RecordId], found: &[&[RecordId]]| {
            wanted.is_empty() || wanted.iter().any(|id| found.iter().any(|list| list.contains(id)))
        };
        let by_detail = match &record.detail {
            Detail::Event(event) => {
                any(&self.parties, &[&event.actors, &event.bodies])
                    && any(&self.issues, &[&event.issues])
                    && (self.kinds.is_empty() || self.kinds.contains(&event.kind))
            }
            Detail::Position(position) => any(&self.parties, &[&[position.owner]]) && any(&self.issues, &[&[position.issue]]),
            Detail::Actor { .. } => any(&self.parties, &[&[id]]),
            // A body, where it is named itself or one of the actors has a part in it.
            Detail::Body { .. } => any(&self.parties, &[&[id]]) || self.parties.iter().any(|actor| takes_part(landscape, *actor, id)),
            Detail::Issue { .. } => any(&self.issues, &[&[id]]),
            Detail::Norm { issues, .. } => any(&self.issues, &[issues]),
            _ => true,
        };
        by_detail
            && self.has_words(record)
            && (self.confidence.is_empty() || record.confidence.is_none_or(|confidence| self.confidence.contains(&confidence)))
            && record.date().is_none_or(|on| {
                self.since.is_none_or(|since| on.last_day() >= since.first_day())
                    && self.until.is_none_or(|until| on.first_day() <= until.last_day())
            })
    }

    fn has_words(&self, record: &Record) -> bool {
        let has = |word: &String| {
            let what = record.as_event().map(|event| &event.what);
            let texts = [Some(&record.title), record.title_original.as_ref(), what];
            texts.into_iter().flatten().any(|text| text.to_lowercase().contains(word.as_str()))
        };
        self.words.iter().all(has)
    }

    /// The same filter on another landscape: conditions on records that are not there are dropped.
    #[must_use]
    pub fn moved(&self, from: &Landscape, to: &Landscape) -> Self {
        let records = |ids: &[RecordId]| ids.iter().filter_map(|id| to.find(from.id(*id))).collect();
        Self { parties: records(&self.parties), issues: records(&self.issues), ..self.clone() }
    }

    /// The conditions as words, one for each chip: `actor: China`, `since: 2019`.
    pub fn chips(&self, landscape: &Landscape) -> Vec<String> {
        let party = self.parties.iter().map(|id| format!("{}: {}", landscape[*id].kind.slug(), landscape[*id].title));
        let kind = self.kinds.iter().map(|kind| format!("kind: {}", kind.slug()));
        let issue = self.issues.iter().map(|id| format!("issue: {}", landscape[*id].title));
        let confidence = self.confidence.iter().map(|confidence| format!("conf: {}", confidence.slug()));
        let since = self.since.iter().map(|date| format!("since: {date}"));
        let until = self.until.iter().map(|date| format!("until: {date}"));
        let words = self.words.iter().map(|word| format!("“{word}”"));
        party.chain(kind).chain(issue).chain(confidence).chain(since).chain(until).chain(words).collect()
    }
}

fn takes_part(landscape: &Landscape, actor: RecordId, body: RecordId) -> bool {
    landscape.part(actor, body).is_some_and(|part| !matches!(part.role, Role::Outside | Role::NotFound))
}
