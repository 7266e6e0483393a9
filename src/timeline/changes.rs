//! What changed between two days, actor by actor: dates of events, steps of positions, claims of profiles.

use crate::{
    content::{
        date::{Day, PartialDate},
        text::Text,
    },
    landscape::{
        Kind, Landscape, RecordId,
        filter::Filter,
        record::{Claim, Detail},
    },
};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// When.
    pub on: PartialDate,
    /// What sort of change: `signed`, `position: opposes`, `Law`, …
    pub what: Text,
    /// What it says.
    pub text: Text,
    /// The record that says it.
    pub record: RecordId,
    /// The sources that carry it.
    pub sources: Vec<RecordId>,
}

/// The changes after one day and up to another, for each actor; those of no actor come last, under no name.
/// A date that may mean a day before the span is no change in it.
pub fn changes(landscape: &Landscape, filter: &Filter, after: Day, until: Day) -> Vec<(Option<RecordId>, Vec<Change>)> {
    let is_new = |on: PartialDate| on.first_day() > after && on.last_day() <= until;
    let mut found: Vec<(Option<RecordId>, Vec<Change>)> = landscape.of_kind(Kind::Actor).map(|actor| (Some(actor), Vec::new())).collect();
    found.push((None, Vec::new()));
    let mut note = |owners: &[RecordId], change: &Change| {
        let lists =
            found.iter_mut().filter(|(of, _)| if owners.is_empty() { of.is_none() } else { of.is_some_and(|of| owners.contains(&of)) });
        lists.for_each(|(_, list)| list.push(change.clone()));
    };
    for id in landscape.all().filter(|id| filter.passes(landscape, *id)) {
        let record = &landscape[id];
        match &record.detail {
            Detail::Event(event) => {
                for date in record.dates.iter().filter(|date| is_new(date.on)) {
                    note(
                        &event.actors,
                        &Change {
                            on: date.on,
                            what: date.kind.label().into(),
                            text: record.title.clone(),
                            record: id,
                            sources: record.sources.clone(),
                        },
                    );
                }
            }
            Detail::Position(position) => {
                for step in &position.steps {
                    if let Some(on) = step.claim.since.filter(|on| is_new(*on)) {
                        let what = format!("{}: {}", landscape.title(position.issue), step.stance.label()).into();
                        let owners = Some(position.owner).filter(|owner| landscape[*owner].kind == Kind::Actor);
                        note(
                            owners.as_slice(),
                            &Change { on, what, text: step.claim.text.clone(), record: id, sources: step.claim.sources.clone() },
                        );
                    }
                }
            }
            Detail::Actor { sections, .. } => {
                for section in sections {
                    // A claim of the profile that only repeats a dated event is no second change.
                    let repeats = |claim: &Claim| {
                        let dated = |id: &RecordId| {
                            landscape[*id].as_event().is_some() && landscape[*id].dates.iter().any(|date| Some(date.on) == claim.since)
                        };
                        claim.refs.iter().any(dated)
                    };
                    let new = |claim: &&Claim| claim.since.is_some_and(is_new) && !repeats(claim);
                    for claim in section.claims.iter().filter(new) {
                        let Some(on) = claim.since else { continue };
                        note(
                            &[id],
                            &Change {
                                on,
                                what: claim.label.clone().unwrap_or_else(|| section.heading.into()),
                                text: claim.text.clone(),
                                record: id,
                                sources: claim.sources.clone(),
                            },
                        );
                    }
                }
            }
            _ => {}
        }
    }
    for (_, list) in &mut found {
        list.sort_unstable();
        list.dedup();
    }
    found.retain(|(_, list)| !list.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;

    #[test]
    fn what_changed_lies_between_the_days_and_is_told_of_those_it_concerns() {
        let landscape = Landscape::on(embedded::shelf());
        let day = |text: &str| text.parse::<PartialDate>().expect("a date").last_day();
        let (after, until) = (day("2017-11-29"), day("2019-06-01"));
        let found = changes(&landscape, &Filter::default(), after, until);
        assert!(found.iter().flat_map(|(_, list)| list).all(|change| change.on.first_day() > after && change.on.last_day() <= until));
        let of = |id: &str| found.iter().find(|(of, _)| *of == landscape.find(id)).map_or(&[][..], |(_, list)| list);
        let agreement = landscape.find("csto-agreement-2017").expect("the agreement");
        let dates: Vec<_> = of("russia").iter().filter(|change| change.record == agreement).map(|change| change.on.to_string()).collect();
        assert_eq!(dates, ["2017-11-30", "2019-04-01", "2019-04-26"]);
        assert!(of("china").iter().all(|change| change.record != agreement));
        assert!(changes(&landscape, &Filter::default(), until, until).is_empty());
    }
}
