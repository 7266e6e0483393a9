//! The landscape as it was known to be on a day: what came later is taken out before anything is resolved.

use crate::content::{
    Content,
    date::{Day, PartialDate},
    schema::{Claim, Confidence, Position, RelationKind, Role, Stance, Status, Step},
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
            claim.confidence = Confidence::Background;
        }
    };
    let trim = |claims: &mut Vec<Claim>| {
        not_yet(claims, &is_later);
        claims.retain(&keep);
        claims.retain(|claim| claim.role.is_some() || !claim.label.as_deref().is_some_and(|label| names_later(label, day)));
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
    // What has no date may be later than the day, and says so. Norms and terms are told as they are understood.
    let undated = |claims: &mut Vec<Claim>| claims.iter_mut().filter(|claim| claim.since.is_none()).for_each(doubt_the_date);
    for actor in &mut content.actors {
        // It sums up what is known today.
        actor.summary.text = Text::default();
        actor.sections_mut().into_iter().for_each(|(_, _, claims)| {
            trim(claims);
            undated(claims);
        });
        actor.positions.iter_mut().for_each(|position| trim_steps(position, day));
    }
    content.bodies.retain(|body| !body.founded.is_some_and(is_later));
    for body in &mut content.bodies {
        body.ended = body.ended.filter(|ended| !is_later(*ended));
        body.sections_mut().into_iter().for_each(|(_, _, claims)| {
            trim(claims);
            undated(claims);
        });
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

fn doubt_the_date(claim: &mut Claim) {
    const UNDATED: &str = "No date is on record: it may be later.";
    claim.doubt = Some(claim.doubt.take().map_or_else(|| UNDATED.into(), |doubt| format!("{doubt} {UNDATED}").into()));
    if claim.confidence == Confidence::Confirmed {
        claim.confidence = Confidence::Partly;
    }
}

/// Of a part that an actor took only later, and before which none is told, nothing is on record on the day: what holds for every state
/// may not have held for it.
fn not_yet(claims: &mut [Claim], is_later: &impl Fn(PartialDate) -> bool) {
    let is_told = |claim: &Claim| claim.role.is_some() && !claim.since.is_some_and(is_later);
    let mut told: Vec<Text> = claims.iter().filter(|claim| is_told(claim)).filter_map(|claim| claim.refs.first().cloned()).collect();
    for claim in claims.iter_mut().filter(|claim| claim.role.is_some() && claim.since.is_some_and(is_later)) {
        if let Some(body) = claim.refs.first().filter(|body| !told.contains(body)).cloned() {
            told.push(body);
            (claim.role, claim.since, claim.until) = (Some(Role::NotFound), None, None);
            (claim.text, claim.doubt, claim.confidence) = (TOLD_LATER.into(), None, Confidence::Background);
        }
    }
}

/// The sentences of a text that name no later date or year. Where the first of them does, the others have lost what they speak of, as
/// the rest of a sentence has that goes on after a part that does: these are not told either.
fn without_later(text: &str, day: Day) -> Text {
    if !names_later(text, day) {
        return text.to_owned().into();
    }
    let ends = text.match_indices(['.', ';', '。', '；']).map(|(at, mark)| at + mark.len());
    let (mut kept, mut start, mut is_cut) = (String::new(), 0, false);
    // A number goes on with what it counts: "No. 1106".
    let is_end = |end: &usize| {
        let rest = &text[*end..];
        rest.is_empty() || (rest.starts_with([' ', '\n']) && !rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    };
    for end in ends.filter(is_end).chain([text.len()]) {
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
    let kept = kept.trim();
    kept.strip_suffix([';', '；']).map_or_else(|| kept.to_owned(), |part| format!("{part}.")).into()
}

/// What is said where a fact stands, but all that is on record of it names later years.
const TOLD_LATER: &str = "What is on record of it speaks of later years.";

fn names_later(text: &str, day: Day) -> bool {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').map(|word| word.trim_matches('-'));
    let names_year = words.filter(|word| word.starts_with("19") || word.starts_with("20")).any(|word| {
        let year = || word.get(..4).filter(|_| word[4..].is_empty() || word[4..].starts_with('-'))?.parse().ok();
        let date: Option<PartialDate> = word.parse().ok().or_else(year);
        date.is_some_and(|date| date.first_day() > day)
    });
    names_year || sessions(text).any(|year| format!("{year}").parse::<PartialDate>().is_ok_and(|year| year.first_day() > day))
}

/// The years of the sessions of the General Assembly that symbols such as A/76/135 or 73/27 name: the first was that of 1946.
fn sessions(text: &str) -> impl Iterator<Item = u32> + '_ {
    let number = |text: &str| text.parse::<u32>().ok();
    text.match_indices('/').filter_map(move |(at, _)| {
        let before = text[..at].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |other| other + 1);
        let after = text[at + 1..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |other| at + 1 + other);
        let (session, item) = (number(&text[before..at])?, number(&text[at + 1..after])?);
        ((45..100).contains(&session) && item > 0).then_some(1945 + session)
    })
}

/// The steps that had been taken; where none had, a typed absence that says so.
fn trim_steps(position: &mut Position, day: Day) {
    // Silence without a date is what a search of today has not found.
    let was_there = |step: &Step| step.since.map_or(step.stance.is_taken(), |since| since.first_day() <= day);
    position.steps.retain(was_there);
    for step in &mut position.steps {
        step.summary = without_later(&step.summary, day);
        if step.summary.is_empty() {
            step.summary = TOLD_LATER.into();
            step.confidence = Confidence::Background;
        }
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
            ("Decree No. 646 of 2016. Decree No. 213 of 2021.", "Decree No. 646 of 2016."),
            ("Author of 53/70 and, later, of 75/240; host.", ""),
            ("Wrote 73/27. Made no contribution to A/76/136.", "Wrote 73/27."),
            ("One of two experts until 2021; then somebody else. He was well known.", ""),
            ("Agreed to texts of 2014 and 2021. No threshold of its own was found.", ""),
            ("A plan for 2016-2019; followed by one for 2020-2023.", "A plan for 2016-2019."),
            ("Sixth meeting, 2024-03.", ""),
            ("Resolution 2042 of 1998", ""),
            ("A/RES/73/27", "A/RES/73/27"),
        ] {
            assert_eq!(without_later(text, day), *told, "{text}");
        }
    }
}
