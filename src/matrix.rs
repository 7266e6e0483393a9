//! Actors and issues side by side: the grid of positions. Knows records, nothing of cells or colours.

pub mod agreement;
pub mod compare;
pub mod sheet;
pub mod view;

use crate::{
    content::schema::{Confidence, Stance},
    landscape::{Kind, Landscape, RecordId},
};

/// What a cell of the grid says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The position, where one is recorded.
    pub position: Option<RecordId>,
    /// The stance now; `NotChecked` where nothing is recorded.
    pub stance: Stance,
    /// Number of different sources that carry it, over all its steps.
    pub sources: usize,
    /// How far it was confirmed.
    pub confidence: Option<Confidence>,
}

/// Issues by actors.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Issues, in the order of the content.
    pub issues: Vec<RecordId>,
    /// Those who take positions: the actors, then the bodies.
    pub owners: Vec<RecordId>,
    cells: Vec<Cell>,
}

impl Grid {
    /// The positions of all actors, and of the bodies that take some, on all issues.
    pub fn new(landscape: &Landscape) -> Self {
        let issues: Vec<_> = landscape.of_kind(Kind::Issue).collect();
        let takes_any = |body: &RecordId| issues.iter().any(|issue| landscape.position(*body, *issue).is_some());
        let owners: Vec<_> = landscape.of_kind(Kind::Actor).chain(landscape.of_kind(Kind::Body).filter(takes_any)).collect();
        let cells = issues.iter().flat_map(|issue| owners.iter().map(move |owner| cell(landscape, *owner, *issue))).collect();
        Self { issues, owners, cells }
    }

    /// The cell of an issue and an owner, by their places in the grid.
    pub fn cell(&self, issue: usize, owner: usize) -> Option<&Cell> {
        if owner < self.owners.len() { self.cells.get(issue * self.owners.len() + owner) } else { None }
    }

    /// The stance of each owner on an issue, in the order of the owners.
    pub fn stances(&self, issue: usize) -> impl Iterator<Item = Stance> + '_ {
        (0..self.owners.len()).map(move |owner| self.cell(issue, owner).map_or(Stance::NotChecked, |cell| cell.stance))
    }

    /// Where a position stands: issue and owner.
    pub fn place_of(&self, position: RecordId) -> Option<(usize, usize)> {
        let at = self.cells.iter().position(|cell| cell.position == Some(position))?;
        Some((at / self.owners.len(), at % self.owners.len()))
    }
}

fn cell(landscape: &Landscape, owner: RecordId, issue: RecordId) -> Cell {
    let position = landscape.position(owner, issue);
    let step = position.and_then(|id| landscape[id].as_position()).and_then(|position| position.latest());
    Cell {
        position,
        stance: step.map_or(Stance::NotChecked, |step| step.stance),
        sources: position.and_then(|id| landscape[id].as_position()).map_or(0, |position| {
            let mut sources: Vec<RecordId> = Vec::new();
            for source in position.steps.iter().flat_map(|step| &step.claim.sources) {
                if !sources.contains(source) {
                    sources.push(*source);
                }
            }
            sources.len()
        }),
        confidence: step.map(|step| step.claim.confidence),
    }
}

/// How often each stance is taken, in the order of the vocabulary, stances that nobody takes left out.
pub fn tally(landscape: &Landscape, owner: RecordId) -> Vec<(Stance, usize)> {
    let positions = landscape.of_kind(Kind::Issue).filter_map(|issue| landscape.position(owner, issue));
    let stances: Vec<Stance> = positions.filter_map(|id| landscape.head(id).stance).collect();
    let count = |stance: Stance| stances.iter().filter(|taken| **taken == stance).count();
    Stance::ALL.iter().map(|stance| (*stance, count(*stance))).filter(|(_, count)| *count > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{content::date::PartialDate, embedded, landscape::as_of::as_of};

    #[test]
    fn no_cell_of_the_embedded_content_is_blank() {
        let landscape = Landscape::new(embedded::content());
        let grid = Grid::new(&landscape);
        assert_eq!(grid.issues.len(), 19);
        assert!(landscape.of_kind(Kind::Actor).eq(grid.owners[..5].iter().copied()));
        assert!(grid.owners[5..].iter().all(|owner| landscape[*owner].kind == Kind::Body) && grid.owners.len() > 5);
        for issue in 0..19 {
            for owner in 0..5 {
                let cell = grid.cell(issue, owner).expect("a cell");
                assert!(
                    cell.position.is_some() && cell.sources > 0,
                    "{} {}",
                    landscape[grid.issues[issue]].id,
                    landscape[grid.owners[owner]].id
                );
            }
        }
    }

    #[test]
    fn a_replay_changes_cells_only_at_dated_steps_that_name_what_they_rest_on() {
        let today = Landscape::new(embedded::content());
        for position in today.of_kind(Kind::Position) {
            let steps = &today[position].as_position().expect("a position").steps;
            assert!(steps.iter().all(|step| !step.claim.sources.is_empty()), "{}", today.id(position));
        }
        let on = |year: i32| {
            let day = format!("{year}").parse::<PartialDate>().expect("a year").last_day();
            Landscape::new(as_of(embedded::content(), day))
        };
        let (mut before, mut changes) = (on(2010), 0);
        for year in 2011..=2026 {
            let now = on(year);
            for position in today.of_kind(Kind::Position) {
                let id = today.id(position);
                let stance = |then: &Landscape| then.find(id).and_then(|known| then.head(known).stance);
                if stance(&before) != stance(&now) {
                    changes += 1;
                    let steps = &today[position].as_position().expect("a position").steps;
                    let of_year = steps.iter().any(|step| step.claim.since.is_some_and(|since| since.year() == year));
                    let founded = before.find(id).is_none();
                    assert!(of_year || founded, "{id} changes in {year} without a step");
                }
            }
            before = now;
        }
        assert!(changes > 60, "{changes} changes");
    }

    #[test]
    fn the_tally_counts_every_position_once() {
        let landscape = Landscape::new(embedded::content());
        for actor in landscape.of_kind(Kind::Actor) {
            assert_eq!(tally(&landscape, actor).iter().map(|(_, count)| count).sum::<usize>(), 19);
        }
    }
}
