//! Where a norm stands: which actors invoke or contest it, on the evidence of its own claims.

use crate::landscape::{
    Kind, Landscape, RecordId,
    record::{Claim, Detail},
};

/// What the claims of a norm lead to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The actors of whom a claim says that they invoke it.
    pub invoked: Vec<RecordId>,
    /// The actors of whom a claim says that they contest it.
    pub contested: Vec<RecordId>,
}

/// Where a norm stands. An actor counts only where a claim is about it by name or rests on its position: whoever acts in an event in
/// which a norm is invoked may be the one that is accused there.
pub fn standing(landscape: &Landscape, norm: RecordId) -> Standing {
    let mut standing = Standing::default();
    let Detail::Norm { sections, .. } = &landscape[norm].detail else { return standing };
    for section in sections {
        for claim in &section.claims {
            match section.field {
                "invoked" => actors_of(landscape, claim).into_iter().for_each(|actor| add(&mut standing.invoked, actor)),
                "contested" => actors_of(landscape, claim).into_iter().for_each(|actor| add(&mut standing.contested, actor)),
                _ => {}
            }
        }
    }
    standing
}

fn add(list: &mut Vec<RecordId>, record: RecordId) {
    if !list.contains(&record) {
        list.push(record);
    }
}

/// The actors that a claim is about.
fn actors_of(landscape: &Landscape, claim: &Claim) -> Vec<RecordId> {
    let is_named =
        |actor: &RecordId| claim.label.as_deref().is_some_and(|label| label.split(", ").any(|name| name == landscape.title(*actor)));
    let of_position = |to: &RecordId| landscape[*to].as_position().map(|position| position.owner);
    let named = landscape.of_kind(Kind::Actor).filter(is_named);
    named.chain(claim.refs.iter().filter_map(of_position).filter(|owner| landscape.head(*owner).kind == Kind::Actor)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{content::schema::NormKind, embedded, landscape::links::LinkKind};

    #[test]
    fn each_of_the_eleven_norms_is_restated_and_no_accused_is_said_to_invoke_one() {
        let landscape = Landscape::on(embedded::shelf());
        let find = |id: &str| landscape.find(id).expect("a record");
        let is_norm = |id: &RecordId| matches!(landscape[*id].detail, Detail::Norm { kind: NormKind::Norm, .. });
        let norms: Vec<_> = landscape.of_kind(Kind::Norm).filter(is_norm).collect();
        assert_eq!(norms.len(), 11);
        for norm in norms {
            let restated = landscape.links().from(norm).iter().filter(|link| link.kind == LinkKind::RestatedIn);
            assert!(restated.map(|link| link.to).any(|to| to == find("un-gge-2021-report")), "{}", landscape.id(norm));
        }
        let standing = standing(&landscape, find("norm-13f"));
        assert_eq!((standing.invoked, standing.contested), (vec![find("european-union")], Vec::new()));
    }
}
