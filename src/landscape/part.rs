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
        let own = claims(sections, "ties").rev().find(|claim| claim.refs.first() == Some(&body) && claim.role.is_some());
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
}

/// The claims of one field.
pub fn claims<'a>(sections: &'a [Section], field: &str) -> impl DoubleEndedIterator<Item = &'a Claim> + use<'a> {
    let field = field.to_owned();
    sections.iter().filter(move |section| section.field == field).flat_map(|section| &section.claims)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{embedded, landscape::Kind};

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
    fn what_an_actor_says_of_itself_goes_before_what_holds_for_every_state() {
        let landscape = Landscape::on(embedded::shelf());
        let part = |actor: &str, body: &str| {
            let find = |id: &str| landscape.find(id).expect("a record");
            landscape.part(find(actor), find(body)).map(|part| (part.role, part.is_of_all))
        };
        assert_eq!(part("turkey", "itu"), Some((Role::Member, false)));
        assert_eq!(part("china", "itu"), Some((Role::Member, true)));
        assert_eq!(part("european-union", "itu"), Some((Role::Outside, false)));
        assert_eq!(part("united-states", "council-of-europe"), Some((Role::Observer, false)));
        assert_eq!(part("china", "ietf"), Some((Role::Contributor, true)));
    }
}
