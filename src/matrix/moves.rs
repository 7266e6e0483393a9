//! Who moved: steps of positions that changed the stance.

use crate::{
    content::{date::PartialDate, schema::Stance},
    landscape::{Kind, Landscape, RecordId},
};

/// A step from one stance to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// When, if that is known.
    pub on: Option<PartialDate>,
    /// The position that moved.
    pub position: RecordId,
    /// The stance before.
    pub from: Stance,
    /// The stance since then.
    pub to: Stance,
}

/// Every move of every position, the latest first.
pub fn moves(landscape: &Landscape) -> Vec<Move> {
    let mut found = Vec::new();
    for id in landscape.of_kind(Kind::Position) {
        let Some(position) = landscape[id].as_position() else { continue };
        let steps = position.steps.windows(2).filter(|steps| steps[0].stance != steps[1].stance);
        found.extend(steps.map(|steps| Move { on: steps[1].claim.since, position: id, from: steps[0].stance, to: steps[1].stance }));
    }
    found.sort_by_key(|step| std::cmp::Reverse(step.on));
    found
}
