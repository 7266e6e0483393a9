//! The other form of a list: its records as the rows of a table, and the page of the cell that is selected.

use super::{Focus, split};
use crate::{
    content::{clean::columns, text::Text},
    dashboard::{
        theme::Role,
        view::Context,
        widgets::cells::{self, Cells},
    },
    landscape::{Landscape, RecordId, page::Page},
    matrix::sheet::{Sheet, SheetKind},
};
use ratatui::layout::Rect;

/// Columns of a cell that says a word or a sign.
const CELL: u16 = 7;

/// Columns of a cell that says a sign only.
const NARROW_CELL: u16 = 5;

/// A table on the screen.
#[derive(Clone, Debug)]
pub struct Table {
    sheet: Sheet,
    /// The ids of its rows and columns, which hold on the landscape of another day.
    ids: [Vec<Text>; 2],
    /// Its cells, with the selection.
    pub cells: Cells,
}

impl Table {
    /// The table of a kind, on the row of a record.
    pub fn new(context: &Context, kind: &SheetKind, record: Option<RecordId>) -> Self {
        let landscape = context.landscape;
        let sheet = kind.sheet(landscape).passing(landscape, context.filter);
        let row = sheet.rows.iter().position(|row| row.record.is_some() && row.record == record).unwrap_or(0);
        let mut cells = Cells::default();
        cells.fill(content(&sheet), (row, 0));
        let id = |record: Option<RecordId>| record.map_or(Text::default(), |record| landscape.id(record).to_owned().into());
        let rows = sheet.rows.iter().map(|row| id(row.record)).collect();
        let columns = sheet.columns.iter().map(|column| id(Some(column.record))).collect();
        Self { ids: [rows, columns], sheet, cells }
    }

    /// The ids of the row and the column of the selected cell.
    pub fn names(&self) -> [&str; 2] {
        let (row, column) = self.cells.at();
        [(0, row), (1, column)].map(|(of, at)| self.ids[of].get(at).map_or("", Text::as_str))
    }

    /// The table on the cell whose row and column have some ids; where there is none, on the first.
    #[must_use]
    pub fn on(mut self, names: [&str; 2]) -> Self {
        let [row, column] = [0, 1].map(|of| self.ids[of].iter().position(|id| *id == *names[of]).unwrap_or(0));
        self.cells.choose(row, column);
        self
    }

    /// Which table it is.
    pub fn kind(&self) -> &'static SheetKind {
        self.sheet.kind
    }

    /// The records of the row and the column of the selected cell.
    pub fn selected(&self) -> Option<(RecordId, RecordId)> {
        let (row, column) = self.cells.at();
        Some((self.sheet.rows.get(row)?.record?, self.sheet.columns.get(column)?.record))
    }

    /// What the selected cell rests on.
    pub fn page(&self, landscape: &Landscape) -> Option<Page> {
        self.selected().map(|(row, column)| self.sheet.page(landscape, row, column))
    }

    /// Table and page: side by side where the table leaves enough to the page, else one over the other.
    pub fn panes(&self, area: Rect, zoomed: Option<Focus>) -> [Rect; 2] {
        let mut beside = split(area, TABLE_SHARE, zoomed);
        let full = self.cells.full_width();
        if zoomed.is_none() && beside[0].width < full && full <= area.width / 2 {
            let table = Rect { width: full, ..area };
            beside = [table, Rect { x: table.right(), width: area.width - full, ..area }];
        }
        if zoomed.is_some() || (!self.sheet.is_wordy && self.cells.least_width() <= beside[0].width) {
            return beside;
        }
        // The page keeps room for its source: "says who?" is asked of every cell.
        let rows = u16::try_from(self.sheet.rows.len() + 1 + usize::from(!self.sheet.under.is_empty())).unwrap_or(u16::MAX);
        let height = rows.min(area.height.saturating_sub(PAGE).max(area.height / 2));
        [Rect { height, ..area }, Rect { y: area.y + height, height: area.height - height, ..area }]
    }
}

/// Rows of a page that shows its text and its source.
const PAGE: u16 = 10;

/// Percent of the width that a table takes beside its page.
const TABLE_SHARE: u16 = 62;

fn content(sheet: &Sheet) -> cells::Content {
    let rows = sheet.rows.iter().map(|row| cells::Row {
        name: row.name.clone(),
        cells: row.cells.iter().map(|cell| (cell.tone.map_or(Role::Text, Role::Stance), cell.says.clone())).collect(),
        note: row.note,
    });
    let heads = sheet.columns.iter().map(|column| cells::Head { code: column.code.clone(), under: column.under.clone() });
    let longest = sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| columns(&cell.says)).max().unwrap_or(0);
    let width = if longest >= NARROW_CELL.into() { CELL } else { NARROW_CELL };
    cells::Content {
        rows: rows.collect(),
        under: sheet.under,
        heads: heads.collect(),
        notes: sheet.notes,
        width: if sheet.is_wordy { 0 } else { width },
    }
}
