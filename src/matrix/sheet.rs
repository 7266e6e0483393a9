//! Tables beside the grid of positions: who takes part in which body, where each norm stands, how each names the disputed things.
//! A cell says a word, and can tell on what it rests. Knows records, nothing of columns of the screen or of colours.

pub mod norms;
pub mod participation;
pub mod terms;

use crate::{
    content::schema::Stance,
    landscape::{
        Kind, Landscape, RecordId,
        filter::Filter,
        page::{Item, Page},
    },
};

/// A kind of table: what its rows are, and how it is made.
#[derive(Debug)]
pub struct SheetKind {
    /// The kind of record in its rows, on whose screen it is shown.
    pub rows: Kind,
    /// The word for the command line.
    pub slug: &'static str,
    /// What it tells.
    pub title: &'static str,
    /// What its words and signs mean.
    pub legend: &'static [(Option<Stance>, &'static str, &'static str)],
    make: fn(&Landscape) -> Sheet,
    /// What a cell rests on.
    evidence: fn(&Landscape, RecordId, RecordId) -> Vec<Item>,
    /// What helps to read any cell of a row.
    context: fn(&Landscape, RecordId) -> Vec<Item>,
}

/// The sorts, one row each.
pub const SHEETS: &[SheetKind] = &[participation::KIND, norms::KIND, terms::KIND];

/// A table.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What it is.
    pub kind: &'static SheetKind,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What tells columns with the same code apart; empty where nothing must.
    pub under: &'static str,
    /// What stands behind the cells; empty where nothing does.
    pub notes: &'static str,
    /// Whether the cells are words of any length.
    pub is_wordy: bool,
}

/// A column: a record, and what to call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The record.
    pub record: RecordId,
    /// Its code.
    pub code: String,
    /// What tells it from another with the same code; of all columns or of none.
    pub under: String,
}

/// A row: a record with its cells, or the name of a group of the rows that follow.
#[derive(Clone, Debug)]
pub struct Row {
    /// The record; none where it is the name of a group.
    pub record: Option<RecordId>,
    /// What to call it.
    pub name: String,
    /// What stands behind its cells.
    pub note: &'static str,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
}

/// What a cell says. Never nothing: that nothing is on record is said too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// In a word or a sign.
    pub says: String,
    /// The same in words that need no legend.
    pub words: String,
    /// How it is coloured, as the stance that is most like it; none for what is only a word.
    pub tone: Option<Stance>,
}

impl SheetKind {
    /// The table of a landscape.
    pub fn sheet(&self, landscape: &Landscape) -> Sheet {
        (self.make)(landscape)
    }

    /// The table whose rows are of a kind, if there is one.
    pub fn of(rows: Kind) -> Option<&'static Self> {
        SHEETS.iter().find(|kind| kind.rows == rows)
    }
}

impl Sheet {
    /// The rows that pass a filter, and the columns of the actors that it names; columns of other records stay.
    #[must_use]
    pub fn passing(mut self, landscape: &Landscape, filter: &Filter) -> Self {
        let of_rows = Filter { parties: Vec::new(), ..filter.clone() };
        let is_asked = |column: &Column| {
            filter.parties.is_empty() || filter.parties.contains(&column.record) || landscape.head(column.record).kind != Kind::Actor
        };
        let places: Vec<usize> = (0..self.columns.len()).filter(|at| is_asked(&self.columns[*at])).collect();
        self.columns.retain(is_asked);
        self.rows.retain(|row| row.record.is_none_or(|record| of_rows.passes(landscape, record)));
        for row in self.rows.iter_mut().filter(|row| row.record.is_some()) {
            row.cells = places.iter().map(|at| row.cells[*at].clone()).collect();
        }
        // The name of a group without rows says nothing.
        let kept: Vec<bool> = (0..self.rows.len())
            .map(|at| self.rows[at].record.is_some() || self.rows.get(at + 1).is_some_and(|next| next.record.is_some()))
            .collect();
        let mut keep = kept.into_iter();
        self.rows.retain(|_| keep.next().unwrap_or(true));
        self
    }

    /// Whether it has no cell.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() || self.rows.iter().all(|row| row.record.is_none())
    }

    /// What a cell itself rests on.
    pub fn evidence(&self, landscape: &Landscape, row: RecordId, column: RecordId) -> Vec<Item> {
        (self.kind.evidence)(landscape, row, column)
    }

    /// What a cell rests on, as a page of the record of its row.
    pub fn page(&self, landscape: &Landscape, row: RecordId, column: RecordId) -> Page {
        let mut items = vec![Item::heading(landscape.title(column).to_owned())];
        items.extend(self.evidence(landscape, row, column));
        items.extend((self.kind.context)(landscape, row));
        items.push(Item::heading("Whole pages"));
        items.extend([row, column].map(|record| Item::link(landscape, record)));
        Page::made_of(row, items)
    }
}

/// The actors as columns.
fn actors(landscape: &Landscape) -> impl Iterator<Item = Column> + '_ {
    landscape.of_kind(Kind::Actor).map(|record| Column {
        record,
        code: landscape[record].code.as_deref().unwrap_or("?").to_owned(),
        under: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{embedded, landscape::page::ItemKind};

    #[test]
    fn a_filter_leaves_its_actors_and_the_instruments() {
        let landscape = Landscape::on(embedded::shelf());
        let china = landscape.find("china").expect("an actor");
        let filter = Filter { parties: vec![china], ..Filter::default() };
        for kind in SHEETS {
            let (whole, part) = (kind.sheet(&landscape), kind.sheet(&landscape).passing(&landscape, &filter));
            assert_eq!(part.columns.len() + 4, whole.columns.len(), "{}", kind.slug);
            assert!(part.rows.len() == whole.rows.len() && !part.is_empty(), "{}", kind.slug);
            let cell = |sheet: &Sheet| {
                let at = sheet.columns.iter().position(|column| column.record == china).expect("its column");
                sheet.rows.iter().find(|row| row.record.is_some()).expect("a row").cells[at].clone()
            };
            assert_eq!(cell(&part), cell(&whole), "{}", kind.slug);
        }
    }

    #[test]
    fn no_cell_of_any_table_is_blank_and_each_tells_on_what_it_rests() {
        let landscape = Landscape::on(embedded::shelf());
        for kind in SHEETS {
            let sheet = kind.sheet(&landscape);
            assert!(sheet.rows.len() > 5 && sheet.columns.len() > 4, "{}", kind.slug);
            for row in &sheet.rows {
                let Some(record) = row.record else { continue };
                assert_eq!(row.cells.len(), sheet.columns.len(), "{}", row.name);
                for (cell, column) in row.cells.iter().zip(&sheet.columns) {
                    assert!(!cell.says.trim().is_empty() && !cell.words.trim().is_empty(), "{} {}", row.name, column.code);
                    let evidence = sheet.evidence(&landscape, record, column.record);
                    let is_told = evidence.iter().any(|item| matches!(item.kind, ItemKind::Claim | ItemKind::Fact));
                    assert!(is_told, "{} {}", row.name, column.code);
                    // Whatever a cell says rests on a source, but that nothing is on record.
                    let is_sourced = evidence.iter().any(|item| !item.sources.is_empty());
                    assert!(is_sourced || cell.says == "·", "{} {} says {} without a source", row.name, column.code, cell.says);
                }
            }
        }
    }
}
