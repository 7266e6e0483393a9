//! `matrix`: the positions, issues by actors.

use super::{Common, Failure, list, output, world};
use crate::{landscape::Kind, matrix::Grid};

pub(super) fn run(as_json: bool, common: &Common) -> Result<(), Failure> {
    let landscape = world::load(common)?;
    let filter = world::filter(&landscape, common)?;
    let grid = Grid::new(&landscape);
    if as_json {
        let cells = landscape.of_kind(Kind::Position).filter(|id| filter.passes(&landscape, *id));
        let of_actors = cells.filter(|id| landscape[*id].as_position().is_some_and(|position| grid.owners.contains(&position.owner)));
        return list::print(&landscape, &of_actors.collect::<Vec<_>>(), true);
    }
    let wanted = |id: &crate::landscape::RecordId| filter.passes(&landscape, *id);
    let owners: Vec<usize> = (0..grid.owners.len()).filter(|owner| wanted(&grid.owners[*owner])).collect();
    let mut text = format!("{:<34}", "");
    for owner in &owners {
        text.push_str(&format!("{:<24}", landscape[grid.owners[*owner]].title));
    }
    text.push('\n');
    for (row, issue) in grid.issues.iter().enumerate().filter(|(_, issue)| wanted(issue)) {
        text.push_str(&format!("{:<34}", landscape[*issue].title));
        for owner in &owners {
            let cell = grid.cell(row, *owner).map_or(String::new(), |cell| format!("{}, {} sources", cell.stance.slug(), cell.sources));
            text.push_str(&format!("{cell:<24}"));
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    output::print(text.as_bytes())
}
