//! The landscape as it was known to be on a day: what came later is taken out before anything is resolved.

use crate::content::{
    Content,
    date::{Day, PartialDate},
    schema::{Claim, Confidence, Position, RelationKind, Stance, Status, Step},
    text::Text,
};
use std::collections::HashSet;

/// Takes out of content every act, stance, claim and body later than a day, and every source on which then nothing rests.
/// The essays of the readings are younger than any such day, so they go too.
#[must_use]
pub fn as_of(mut content: Content, day: Day) -> Content {
    let is_later = |on: PartialDate| on.first_day() > day;
    let later_events: HashSet<Text> = content
        .events
        .iter()
        .filter(|event| event.dates.first().is_none_or(|date| is_later(date.on)))
        .map(|event| event.id.clone())
        .collect();
    let rests_on_later = |refs: &[Text]| !refs.is_empty() && refs.iter().all(|id| later_events.contains(id));
    let keep = |claim: &Claim| !claim.since.is_some_and(is_later) && !rests_on_later(&claim.refs);
    let trim = |claims: &mut Vec<Claim>| {
        claims.retain(&keep);
        for claim in claims.iter_mut() {
            claim.until = claim.until.filter(|until| until.last_day() <= day);
        }
    };

    content.events.retain(|event| !later_events.contains(&event.id));
    let superseded: HashSet<Text> = content
        .events
        .iter()
        .flat_map(|event| &event.relations)
        .filter(|relation| relation.kind == RelationKind::Supersedes)
        .map(|relation| relation.to.clone())
        .collect();
    for event in &mut content.events {
        event.dates.retain(|date| !is_later(date.on));
        event.until = event.until.filter(|until| until.last_day() <= day);
        event.status = superseded.contains(&event.id).then_some(Status::Superseded);
    }
    for actor in &mut content.actors {
        actor.sections_mut().into_iter().for_each(|(_, _, claims)| trim(claims));
        actor.positions.iter_mut().for_each(|position| trim_steps(position, day));
    }
    content.bodies.retain(|body| !body.founded.is_some_and(is_later));
    for body in &mut content.bodies {
        body.sections_mut().into_iter().for_each(|(_, _, claims)| trim(claims));
        body.positions.retain(|position| position.steps.iter().any(|step| !step.since.is_some_and(is_later)));
        body.positions.iter_mut().for_each(|position| trim_steps(position, day));
    }
    content.norms.retain(|norm| keep(&norm.asks));
    for norm in &mut content.norms {
        norm.sections_mut().into_iter().for_each(|(_, _, claims)| trim(claims));
    }
    content.concepts.retain(|concept| keep(&concept.definition));
    for concept in &mut content.concepts {
        concept.sections_mut().into_iter().for_each(|(_, _, claims)| trim(claims));
    }
    content.readings.clear();
    let cited: HashSet<Text> =
        crate::content::references::references(&content).into_iter().map(|reference| Text::from(reference.target.to_owned())).collect();
    content.sources.retain(|source| cited.contains(&source.id) && !source.on.is_some_and(is_later));
    content
}

/// The steps that had been taken; where none had, a typed absence that says so.
fn trim_steps(position: &mut Position, day: Day) {
    position.steps.retain(|step| step.since.is_none_or(|since| since.first_day() <= day));
    if position.steps.is_empty() {
        position.steps.push(Step {
            since: None,
            stance: Stance::NoPublicSource,
            summary: format!("No statement of {} or earlier is recorded.", PartialDate::from_day(day)).into(),
            sources: Vec::new(),
            confirmed_by: Vec::new(),
            confidence: Confidence::Background,
            refs: Vec::new(),
            doubt: None,
        });
    }
}
