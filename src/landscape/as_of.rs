//! The landscape as it was known to be on a day: what came later is taken out before anything is resolved.

use crate::content::{
    Content,
    date::{Day, PartialDate},
    schema::{Claim, Confidence, Position, RelationKind, Stance, Status, Step},
    text::Text,
};
use std::collections::HashSet;

/// Takes out of content every act, stance, claim and body later than a day, and every source on which then nothing rests.
/// Of texts, sentences that name a later date are not told. The essays of the readings are younger than any such day, so they go too.
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
    let later_bodies: HashSet<Text> =
        content.bodies.iter().filter(|body| body.founded.is_some_and(is_later)).map(|body| body.id.clone()).collect();
    // A part in a body is told whatever else the claim leads to; but not in a body that is not there yet.
    let rests = |claim: &Claim| match claim.role {
        Some(_) => claim.refs.first().is_none_or(|body| !later_bodies.contains(body)),
        None => !rests_on_later(&claim.refs),
    };
    let keep = |claim: &Claim| !claim.since.is_some_and(is_later) && rests(claim);
    let tell = |text: &mut Text| *text = without_later(text, day);
    let tell_some = |text: &mut Option<Text>| *text = text.take().map(|text| without_later(&text, day)).filter(|text| !text.is_empty());
    let tell_claim = |claim: &mut Claim| {
        claim.until = claim.until.filter(|until| until.last_day() <= day);
        tell(&mut claim.text);
        tell_some(&mut claim.doubt);
        if claim.role.is_some() && claim.text.is_empty() {
            claim.text = TOLD_LATER.into();
        }
    };
    let trim = |claims: &mut Vec<Claim>| {
        claims.retain(&keep);
        claims.iter_mut().for_each(tell_claim);
        claims.retain(|claim| !claim.text.is_empty());
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
        event.dates.iter_mut().for_each(|date| tell_some(&mut date.note));
        tell(&mut event.what);
        tell(&mut event.why);
        tell_some(&mut event.doubt);
        tell_some(&mut event.conflict);
        event.status = superseded.contains(&event.id).then_some(Status::Superseded);
    }
    for actor in &mut content.actors {
        // It sums up what is known today.
        actor.summary.text = "What this is as of an earlier day is told below; the profile in short is of today.".into();
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
        tell_claim(&mut norm.asks);
        norm.sections_mut().into_iter().for_each(|(_, _, claims)| trim(claims));
    }
    content.concepts.retain(|concept| keep(&concept.definition));
    for concept in &mut content.concepts {
        tell_claim(&mut concept.definition);
        for row in concept.contrast.iter_mut().flat_map(|contrast| &mut contrast.rows) {
            tell(&mut row.left);
            tell(&mut row.right);
        }
        concept.sections_mut().into_iter().for_each(|(_, _, claims)| trim(claims));
    }
    for issue in &mut content.issues {
        tell(&mut issue.question);
        tell(&mut issue.divides);
    }
    content.readings.clear();
    let cited: HashSet<Text> =
        crate::content::references::references(&content).into_iter().map(|reference| Text::from(reference.target.to_owned())).collect();
    content.sources.retain(|source| cited.contains(&source.id) && !source.on.is_some_and(is_later));
    content.sources.iter_mut().for_each(|source| tell_some(&mut source.note));
    content
}

/// The sentences of a text that name no later date or year. Where the first of them does, the others have lost what they speak of, as
/// the rest of a sentence has that goes on after a part that does: these are not told either.
fn without_later(text: &str, day: Day) -> Text {
    if !names_later(text, day) {
        return text.to_owned().into();
    }
    let ends = text.match_indices(['.', ';', '。', '；']).map(|(at, mark)| at + mark.len());
    let (mut kept, mut start, mut is_cut) = (String::new(), 0, false);
    for end in ends.filter(|end| text[*end..].starts_with([' ', '\n']) || *end == text.len()).chain([text.len()]) {
        let part = &text[start..end];
        is_cut |= names_later(part, day);
        if !is_cut {
            kept.push_str(part);
        } else if kept.is_empty() {
            break;
        }
        is_cut &= !part.ends_with(['.', '。']);
        start = end;
    }
    kept.trim().to_owned().into()
}

/// What is said where a fact stands, but all that is on record of it names later years.
const TOLD_LATER: &str = "What is on record of it speaks of later years.";

fn names_later(text: &str, day: Day) -> bool {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').map(|word| word.trim_matches('-'));
    words.filter(|word| word.starts_with("19") || word.starts_with("20")).any(|word| {
        let year = || word.get(..4).filter(|_| word[4..].is_empty() || word[4..].starts_with('-'))?.parse().ok();
        let date: Option<PartialDate> = word.parse().ok().or_else(year);
        date.is_some_and(|date| date.first_day() > day)
    })
}

/// The steps that had been taken; where none had, a typed absence that says so.
fn trim_steps(position: &mut Position, day: Day) {
    position.steps.retain(|step| step.since.is_none_or(|since| since.first_day() <= day));
    for step in &mut position.steps {
        step.summary = Some(without_later(&step.summary, day)).filter(|text| !text.is_empty()).unwrap_or_else(|| TOLD_LATER.into());
        step.doubt = step.doubt.take().map(|doubt| without_later(&doubt, day)).filter(|doubt| !doubt.is_empty());
    }
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
            venue: None,
            instead_of: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_name_a_later_date_are_not_told() {
        let day = "2019-06-01".parse::<PartialDate>().expect("a date").last_day();
        for (text, told) in [
            ("Signed in 2017. In force since 2019-04-01.", "Signed in 2017. In force since 2019-04-01."),
            ("Signed in 2017. Revised on 27 Oct 2025; still in force.", "Signed in 2017."),
            ("One of two experts until 2021; then somebody else. He was well known.", ""),
            ("Agreed to texts of 2014 and 2021. No threshold of its own was found.", ""),
            ("A plan for 2016-2019; followed by one for 2020-2023.", "A plan for 2016-2019;"),
            ("Sixth meeting, 2024-03.", ""),
            ("Resolution 2042 of 1998", ""),
            ("A/RES/73/27", "A/RES/73/27"),
        ] {
            assert_eq!(without_later(text, day), *told, "{text}");
        }
    }
}
