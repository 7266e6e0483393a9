//! Which rows and columns of the grid are shown, and in which order. Ids, not numbers, so that it holds for the landscape of any day.

use super::Grid;
use crate::{
    content::{schema::IssueGroup, text::Text},
    landscape::{Kind, Landscape, RecordId, record::Detail},
    order::{self, down},
};

/// The order of the issues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By group, as the content orders them.
    #[default]
    Groups,
    /// What divides those in sight most comes first.
    Differences,
}

/// What is shown of the grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The order of the issues.
    pub order: Order,
    /// Whoever the others are ordered by: who agrees with them most stands next.
    pub beside: Option<Text>,
    /// Whether bodies stand behind the actors.
    pub with_bodies: bool,
    hidden: Vec<Text>,
}

/// A line of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The name of the group of the issues that follow.
    Group(IssueGroup),
    /// An issue, by its place in the grid.
    Issue(usize),
}

impl View {
    /// The columns: owners by their places in the grid.
    pub fn owners(&self, landscape: &Landscape, grid: &Grid) -> Vec<usize> {
        let is_shown = |owner: &RecordId| {
            (self.with_bodies || landscape.head(*owner).kind == Kind::Actor) && !self.hidden.iter().any(|id| *id == *landscape.id(*owner))
        };
        let mut owners: Vec<usize> = (0..grid.owners.len()).filter(|at| is_shown(&grid.owners[*at])).collect();
        if let Some(beside) = self.beside_in(landscape, grid) {
            // As a share of what both speak of; of equal shares the one that rests on more.
            order::by(&mut owners, |owner| {
                let agreement = grid.agreement(beside, *owner);
                let number = |count: usize| i64::try_from(count).unwrap_or(0);
                let share = number(agreement.same) * 1000 / number(agreement.shared).max(1);
                (i64::from(*owner != beside), down(share), down(number(agreement.shared)))
            });
        }
        owners
    }

    /// The place of the one by whom the others are ordered.
    pub fn beside_in(&self, landscape: &Landscape, grid: &Grid) -> Option<usize> {
        let beside = landscape.find(self.beside.as_deref()?)?;
        grid.owners.iter().position(|owner| *owner == beside)
    }

    /// The lines: issues under the names of their groups, or by how far they divide those in sight.
    pub fn lines(&self, landscape: &Landscape, grid: &Grid) -> Vec<Line> {
        let shown = (0..grid.issues.len()).filter(|at| !self.hidden.iter().any(|id| *id == *landscape.id(grid.issues[*at])));
        let mut issues: Vec<usize> = shown.collect();
        if self.order == Order::Differences {
            let owners = self.owners(landscape, grid);
            order::by(&mut issues, |issue| (down(grid.division(*issue, &owners)), 0, 0));
            return issues.into_iter().map(Line::Issue).collect();
        }
        let mut lines = Vec::new();
        for group in IssueGroup::ALL {
            let of_group: Vec<usize> = issues.iter().copied().filter(|at| group_of(landscape, grid.issues[*at]) == Some(*group)).collect();
            if !of_group.is_empty() {
                lines.push(Line::Group(*group));
                lines.extend(of_group.into_iter().map(Line::Issue));
            }
        }
        lines
    }

    /// Hides a row or a column.
    pub fn hide(&mut self, id: &str) {
        self.hidden.push(id.to_owned().into());
    }

    /// How many rows and columns are hidden.
    pub fn hidden(&self) -> usize {
        self.hidden.len()
    }

    /// Shows again what was hidden.
    pub fn restore(&mut self) {
        self.hidden.clear();
    }
}

fn group_of(landscape: &Landscape, issue: RecordId) -> Option<IssueGroup> {
    match &landscape[issue].detail {
        Detail::Issue { group, .. } => Some(*group),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;

    #[test]
    fn differences_come_first_and_the_chosen_one_stands_beside_those_who_agree() {
        let landscape = Landscape::on(embedded::shelf());
        let grid = Grid::new(&landscape);
        let mut view = View { order: Order::Differences, beside: Some("china".to_owned().into()), ..View::default() };
        let owners = view.owners(&landscape, &grid);
        let divisions: Vec<u32> = view
            .lines(&landscape, &grid)
            .iter()
            .map(|line| match line {
                Line::Issue(issue) => grid.division(*issue, &owners),
                Line::Group(_) => panic!("no groups among differences"),
            })
            .collect();
        assert!(divisions.len() == 19 && divisions.is_sorted_by(|one, next| one >= next) && divisions[0] > 0, "{divisions:?}");
        let shares: Vec<_> =
            owners.iter().map(|owner| grid.agreement(owners[0], *owner)).map(|with| with.same * 1000 / with.shared).collect();
        assert_eq!(landscape.id(grid.owners[owners[0]]), "china");
        assert!(shares.len() == 5 && shares.is_sorted_by(|one, next| one >= next), "{shares:?}");
        view.hide("china");
        view.hide("binding-treaty");
        assert_eq!((view.owners(&landscape, &grid).len(), view.lines(&landscape, &grid).len(), view.hidden()), (4, 18, 2));
        view.restore();
        view.with_bodies = true;
        assert!(view.owners(&landscape, &grid).len() > 5);
    }

    #[test]
    fn every_issue_stands_under_its_group_once() {
        let landscape = Landscape::on(embedded::shelf());
        let lines = View::default().lines(&landscape, &Grid::new(&landscape));
        let groups = lines.iter().filter(|line| matches!(line, Line::Group(_))).count();
        assert_eq!((groups, lines.len() - groups), (4, 19));
        assert!(matches!(lines[0], Line::Group(_)));
    }
}
