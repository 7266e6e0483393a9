//! How far those who take positions agree, in figures that one can count by hand.

use super::Grid;
use crate::content::schema::Stance;

/// On how many issues two take the same stance, of those on which both take one. Silence and absences are no stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Issues on which their stances are the same.
    pub same: usize,
    /// Issues on which both take a stance.
    pub shared: usize,
}

/// How far two stances lie apart: not at all, some way (1), or as support and opposition do (2). None where one is not taken.
pub const fn distance(one: Stance, other: Stance) -> Option<u32> {
    use Stance::{Conditional, Opposes, Supports};
    match (one, other) {
        _ if !one.is_taken() || !other.is_taken() => None,
        _ if one as u32 == other as u32 => Some(0),
        (Opposes, Supports | Conditional) | (Supports | Conditional, Opposes) => Some(2),
        _ => Some(1),
    }
}

/// How far some stances lie apart: the sum of the distances between every two.
pub fn division(stances: &[Stance]) -> u32 {
    let pairs = stances.iter().enumerate().flat_map(|(at, one)| stances[at + 1..].iter().map(move |other| (*one, *other)));
    pairs.filter_map(|(one, other)| distance(one, other)).sum()
}

impl Grid {
    /// How far two owners agree on all issues, by their places.
    pub fn agreement(&self, one: usize, other: usize) -> Agreement {
        self.agreement_on(0..self.issues.len(), one, other)
    }

    /// How far two owners agree on some issues, all by their places.
    pub fn agreement_on(&self, issues: impl IntoIterator<Item = usize>, one: usize, other: usize) -> Agreement {
        let stance = |issue, owner| self.cell(issue, owner).map_or(Stance::NotChecked, |cell| cell.stance);
        let distances = issues.into_iter().filter_map(|issue| distance(stance(issue, one), stance(issue, other)));
        distances.fold(Agreement { same: 0, shared: 0 }, |sum, distance| Agreement {
            same: sum.same + usize::from(distance == 0),
            shared: sum.shared + 1,
        })
    }

    /// How far an issue divides some owners.
    pub fn division(&self, issue: usize, owners: &[usize]) -> u32 {
        let stance = |owner: &usize| self.cell(issue, *owner).map_or(Stance::NotChecked, |cell| cell.stance);
        division(&owners.iter().map(stance).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn support_and_opposition_lie_furthest_apart_and_silence_is_not_counted() {
        let lies = |one: &str, other: &str| distance(one.parse().expect("a stance"), other.parse().expect("a stance"));
        for (one, other, apart) in [
            ("supports", "supports", Some(0)),
            ("supports", "conditional", Some(1)),
            ("ambiguous", "opposes", Some(1)),
            ("conditional", "opposes", Some(2)),
            ("opposes", "supports", Some(2)),
            ("silent", "silent", None),
            ("supports", "no-public-source", None),
        ] {
            assert_eq!(lies(one, other), apart, "{one} {other}");
        }
    }
}
