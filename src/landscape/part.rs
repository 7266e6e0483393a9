//! How an actor takes part in a body: by what it says of itself, else by what the body says of every state.

use super::{
    Landscape, RecordId,
    record::{Claim, Detail, Section},
};
use crate::content::schema::{ActorKind, Role};

/// A part that an actor has in a body.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// Which.
    pub role: Role,
    /// What says so.
    pub claim: &'a Claim,
    /// Whether it is that of every state, and nothing is recorded of this one.
    pub is_of_all: bool,
}

impl Landscape {
    /// The part of an actor in a body; none where nothing is on record.
    pub fn part(&self, actor: RecordId, body: RecordId) -> Option<Part<'_>> {
        let Detail::Actor { kind, sections, .. } = &self[actor].detail else { return None };
        let is_of_body = |claim: &&Claim| claim.refs.first() == Some(&body) && claim.role.is_some() && claim.until.is_none();
        let own = claims(sections, "ties").rev().find(is_of_body);
        if let Some(claim) = own {
            return Some(Part { role: claim.role?, claim, is_of_all: false });
        }
        let Detail::Body { sections, .. } = &self[body].detail else { return None };
        let claim = claims(sections, "states").find(|claim| claim.role.is_some())?;
        let role = claim.role?;
        // A union of states is no state: it has no seat unless something says so.
        let has_it = *kind == ActorKind::State || matches!(role, Role::Outside | Role::Contributor);
        has_it.then_some(Part { role, claim, is_of_all: true })
    }

    /// What else the ties of an actor say of a body, beside what says which part it has there.
    pub fn other_ties(&self, actor: RecordId, body: RecordId) -> impl Iterator<Item = &Claim> {
        let sections = match &self[actor].detail {
            Detail::Actor { sections, .. } => sections.as_slice(),
            _ => &[],
        };
        let part = self.part(actor, body);
        let is_other = move |claim: &&Claim| !part.is_some_and(|part| std::ptr::eq(part.claim, *claim));
        claims(sections, "ties").filter(move |claim| claim.refs.contains(&body)).filter(is_other)
    }
}

/// The claims of one field.
pub fn claims<'a>(sections: &'a [Section], field: &'static str) -> impl DoubleEndedIterator<Item = &'a Claim> + use<'a> {
    sections.iter().filter(move |section| section.field == field).flat_map(|section| &section.claims)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::date::PartialDate,
        embedded,
        landscape::{Kind, as_of::as_of, links::LinkKind},
    };

    #[test]
    fn of_every_actor_a_part_in_every_body_is_on_record_but_where_the_screen_says_so() {
        let landscape = Landscape::on(embedded::shelf());
        let mut open = Vec::new();
        for body in landscape.of_kind(Kind::Body) {
            for actor in landscape.of_kind(Kind::Actor) {
                match landscape.part(actor, body) {
                    Some(part) => assert!(!part.claim.sources.is_empty(), "{} {}", landscape.id(actor), landscape.id(body)),
                    None => open.push(format!("{} {}", landscape.id(actor), landscape.id(body))),
                }
            }
        }
        assert_eq!(open, Vec::<String>::new());
    }

    #[test]
    fn a_part_that_ended_is_none_and_links_say_what_parts_say_on_every_day() {
        let find = |landscape: &Landscape, id: &str| landscape.find(id).expect("a record");
        let role = |landscape: &Landscape, actor: &str, body: &str| {
            landscape.part(find(landscape, actor), find(landscape, body)).map(|part| part.role)
        };
        for (year, expected) in [("2010", Role::Member), ("2025", Role::Outside)] {
            let day = year.parse::<PartialDate>().expect("a year").last_day();
            let then = Landscape::new(as_of(embedded::content(), day));
            assert_eq!(role(&then, "russia", "council-of-europe"), Some(expected), "{year}");
            for actor in then.of_kind(Kind::Actor) {
                for body in then.of_kind(Kind::Body) {
                    let links = then.links().from(actor).iter().filter(|link| link.to == body);
                    let told: Vec<LinkKind> =
                        links.map(|link| link.kind).filter(|kind| matches!(kind, LinkKind::MemberOf | LinkKind::TakesPartIn)).collect();
                    let part = then.part(actor, body).filter(|part| !part.is_of_all).map(|part| part.role);
                    let wanted = match part {
                        Some(Role::Member) => vec![LinkKind::MemberOf],
                        None | Some(Role::Outside | Role::NotFound) => Vec::new(),
                        Some(_) => vec![LinkKind::TakesPartIn],
                    };
                    assert_eq!(told, wanted, "{year} {} {}", then.id(actor), then.id(body));
                }
            }
            assert!(
                then.links().all().iter().all(|link| {
                    !matches!(link.kind, LinkKind::MemberOf | LinkKind::TakesPartIn) || then.head(link.to).kind == Kind::Body
                })
            );
        }
    }

    #[test]
    fn of_a_past_day_a_part_is_not_lost_because_its_sentence_speaks_of_later_years() {
        let day = "2015".parse::<PartialDate>().expect("a year").last_day();
        let then = Landscape::new(as_of(embedded::content(), day));
        for (actor, body, role) in [
            ("russia", "csto", Role::Member),
            ("china", "csto", Role::Outside),
            ("united-states", "sco", Role::Outside),
            ("united-states", "un-gge", Role::Member),
            ("turkey", "icrc", Role::Member),
        ] {
            let part = then.part(then.find(actor).expect("an actor"), then.find(body).expect("a body"));
            assert_eq!(part.map(|part| part.role), Some(role), "{actor} {body}");
        }
    }

    #[test]
    fn what_an_actor_says_of_itself_goes_before_what_holds_for_every_state() {
        let landscape = Landscape::on(embedded::shelf());
        let part = |actor: &str, body: &str| {
            let find = |id: &str| landscape.find(id).expect("a record");
            landscape.part(find(actor), find(body)).map(|part| (part.role, part.is_of_all))
        };
        assert_eq!(part("turkey", "itu"), Some((Role::Member, false)));
        assert_eq!(part("china", "itu"), Some((Role::Member, true)));
        assert_eq!(part("european-union", "itu"), Some((Role::Observer, false)));
        assert_eq!(part("united-states", "council-of-europe"), Some((Role::Observer, false)));
        assert_eq!(part("china", "ietf"), Some((Role::Contributor, true)));
    }
}
