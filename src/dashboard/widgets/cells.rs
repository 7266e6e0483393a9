//! A table of short cells under names that stay in sight: a selected cell, the cells in sight, and letters that lead to each of them.

use super::pane::{paint, scrolled, write};
use crate::{
    content::clean::columns as columns_of,
    dashboard::{
        action::Action,
        theme::{Role, Theme},
        view::Context,
    },
    search::layout::to_qwerty,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
};

/// The letters that lead to rows and columns, in their order.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// What is said when one begins to choose by letters.
pub const HOW_TO_PICK: &str = "A cell: the letter of its row, then that of its column";

/// Columns of the name of a row: not less, and not more.
const NAMES: (u16, u16) = (12, 48);

/// Columns of the names where not all columns of the table fit.
const SCROLLED_NAMES: u16 = 17;

/// The share of the width that the names take where the cells share the rest.
const SHARED_NAMES: u16 = 5;

/// A row: its name, its cells, and a word behind them. A heading has no cells and cannot be chosen.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// What stands at its left.
    pub name: String,
    /// What its cells say, and what that is.
    pub cells: Vec<(Role, String)>,
    /// What stands behind the cells, where there is room.
    pub note: &'static str,
}

/// What stands over a column.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// A code.
    pub code: String,
    /// A figure under it; of all columns or of none.
    pub under: String,
}

/// What the table is made of.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// The rows and headings.
    pub rows: Vec<Row>,
    /// The columns.
    pub heads: Vec<Head>,
    /// What the figures under the codes are.
    pub under: &'static str,
    /// What the words behind the cells are.
    pub notes: &'static str,
    /// Columns of a cell, the blank behind it included; 0 to share what there is.
    pub width: u16,
}

/// What the next letter chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pick {
    Row,
    Column,
}

/// A table with its selection and scroll.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    content: Content,
    at: (usize, usize),
    first: (usize, usize),
    area: Rect,
    /// Columns of a cell, of the names and of the notes, for the area.
    cell: u16,
    names: u16,
    notes: u16,
    pick: Option<Pick>,
    /// The cell from which one began to choose by letters.
    from: (usize, usize),
}

impl Cells {
    /// Puts other rows and columns in, and selects one of their cells.
    pub fn fill(&mut self, content: Content, at: (usize, usize)) {
        self.content = content;
        self.at = (0, 0);
        self.choose(at.0, at.1);
    }

    /// Row and column of the selected cell.
    pub fn at(&self) -> (usize, usize) {
        self.at
    }

    /// Whether the next letter chooses a row or a column.
    pub fn picks(&self) -> bool {
        self.pick.is_some()
    }

    /// Leaves the choice by letters: the cell is again the one from which it began.
    pub fn leave(&mut self) {
        if self.pick.take().is_some() {
            self.choose(self.from.0, self.from.1);
        }
    }

    /// Whether there is no cell to choose.
    pub fn is_empty(&self) -> bool {
        self.content.heads.is_empty() || self.content.rows.iter().all(|row| row.cells.is_empty())
    }

    /// Whether a cell of the screen is of the table.
    pub fn contains(&self, x: u16, y: u16) -> bool {
        self.area.contains(Position::new(x, y))
    }

    /// Chooses a cell; from a heading it goes on in the direction in which it went.
    pub fn choose(&mut self, row: usize, column: usize) {
        let rows = &self.content.rows;
        let is_open = |row: &usize| !rows[*row].cells.is_empty();
        let wanted = row.min(rows.len().saturating_sub(1));
        let (after, before) = ((wanted..rows.len()).find(is_open), (0..=wanted).rev().filter(|row| *row < rows.len()).find(is_open));
        let found = if row < self.at.0 { before.or(after) } else { after.or(before) };
        self.at = (found.unwrap_or(0), column.min(self.content.heads.len().saturating_sub(1)));
        self.keep_in_sight();
    }

    /// Moves by an action; says whether it was one that moves.
    pub fn act(&mut self, action: Action) -> bool {
        let (row, column) = self.at;
        let page = self.rows_in_sight().max(1);
        if !matches!(action, Action::Insert(_)) {
            self.pick = None;
        }
        match action {
            Action::Pick => (self.pick, self.from) = (Some(Pick::Row).filter(|_| !self.is_empty()), self.at),
            Action::Insert(letter) if self.picks() => self.pick_by(letter),
            Action::Up => self.choose(row.saturating_sub(1), column),
            Action::Down => self.choose(row + 1, column),
            Action::Left => self.choose(row, column.saturating_sub(1)),
            Action::Right => self.choose(row, column + 1),
            Action::PageUp | Action::HalfUp => self.choose(row.saturating_sub(page), column),
            Action::PageDown | Action::HalfDown => self.choose(row + page, column),
            Action::Top => self.choose(0, column),
            Action::Bottom => self.choose(usize::MAX, column),
            Action::Wheel(x, y, down) if self.contains(x, y) => self.choose(if down { row + 1 } else { row.saturating_sub(1) }, column),
            Action::Click(x, y) if self.contains(x, y) => {
                // The heads and the line that counts what is out of sight are no rows.
                let down = (y - self.area.y).checked_sub(self.head_rows()).map(usize::from).filter(|down| *down < self.rows_in_sight());
                let Some(down) = down else { return false };
                let right = (x - self.area.x).checked_sub(self.names + 1).map(|right| usize::from(right / self.cell.max(1)));
                let column = right.filter(|right| *right < self.columns_in_sight()).map_or(column, |right| self.first.1 + right);
                self.choose(self.first.0 + down, column);
            }
            _ => return false,
        }
        true
    }

    /// The letter chooses a row, then a column; one that no row or column has chooses nothing.
    fn pick_by(&mut self, letter: char) {
        let letter = to_qwerty(letter);
        let number = |letter: char| LETTERS.chars().position(|known| known == letter);
        // Where small letters suffice, a capital is the same letter.
        let wanted = [letter, letter.to_ascii_lowercase()].map(number);
        let of_row = |number: &usize| self.letters_of_rows().find(|(known, _)| known == number).map(|(_, row)| row);
        let end = (self.first.1 + self.columns_in_sight()).min(self.content.heads.len());
        let of_column = |number: &usize| Some(self.first.1 + number).filter(|column| *column < end);
        match self.pick {
            Some(Pick::Row) => {
                if let Some(row) = wanted.iter().flatten().find_map(of_row) {
                    self.choose(row, self.at.1);
                    self.pick = Some(Pick::Column);
                }
            }
            Some(Pick::Column) => {
                if let Some(column) = wanted.iter().flatten().find_map(of_column) {
                    self.choose(self.at.0, column);
                    self.pick = None;
                }
            }
            None => {}
        }
    }

    /// The rows in sight that can be chosen, each with the number of its letter.
    fn letters_of_rows(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let end = (self.first.0 + self.rows_in_sight()).min(self.content.rows.len());
        (self.first.0..end).filter(|row| !self.content.rows[*row].cells.is_empty()).enumerate().take(LETTERS.len())
    }

    /// Takes the cells of the screen it will be drawn in.
    pub fn arrange(&mut self, area: Rect) {
        self.area = area;
        let shared = area.width.saturating_sub((area.width / SHARED_NAMES).max(NAMES.0) + 1)
            / u16::try_from(self.content.heads.len()).unwrap_or(1).max(1);
        self.cell = if self.content.width == 0 { shared.max(1) } else { self.content.width };
        self.notes = self.notes_width();
        self.names = self.names_width();
        self.keep_in_sight();
    }

    /// Columns with which it shows its names and all of its columns.
    pub fn least_width(&self) -> u16 {
        (self.longest_name() + 1)
            .saturating_add(self.content.width.saturating_mul(u16::try_from(self.content.heads.len()).unwrap_or(u16::MAX)))
    }

    /// Columns with which it shows what stands behind its cells, too.
    pub fn full_width(&self) -> u16 {
        self.least_width().saturating_add(self.longest_note() + 1)
    }

    fn keep_in_sight(&mut self) {
        let (row, column) = self.at;
        // The name of a group stays in sight with its first row.
        let from = if row > 0 && self.content.rows[row - 1].cells.is_empty() { row - 1 } else { row };
        let (height, rows) = (self.rows_in_sight(), self.content.rows.len());
        self.first.0 = scrolled(scrolled(self.first.0, from, height, rows), row, height, rows);
        self.first.1 = scrolled(self.first.1, column, self.columns_in_sight(), self.content.heads.len());
    }

    /// Rows above the first row: codes, and figures under them.
    fn head_rows(&self) -> u16 {
        1 + u16::from(!self.content.under.is_empty())
    }

    fn notes_width(&self) -> u16 {
        // Names of rows come first: without room for both there are no notes.
        let width = self.longest_note();
        if self.area.width > self.cells_width().saturating_add(NAMES.0 + width) { width } else { 0 }
    }

    fn longest_note(&self) -> u16 {
        u16::try_from(self.content.rows.iter().map(|row| columns_of(row.note)).max().unwrap_or(0)).unwrap_or(0)
    }

    fn cells_width(&self) -> u16 {
        u16::try_from(self.content.heads.len()).unwrap_or(u16::MAX).saturating_mul(self.cell)
    }

    /// Columns of the names of the rows.
    fn names_width(&self) -> u16 {
        let room = self.area.width.saturating_sub(self.cells_width().saturating_add(self.notes + 1));
        // Where columns are out of sight anyway, one more of them leaves room for names.
        let least = if room < NAMES.0 { SCROLLED_NAMES.min(self.longest_name()) } else { NAMES.0 };
        room.clamp(least.min(self.area.width), self.longest_name())
    }

    /// Columns of the longest name, within the bounds of names.
    fn longest_name(&self) -> u16 {
        let longest = self.content.rows.iter().filter(|row| !row.cells.is_empty()).map(|row| columns_of(&row.name) + 1).max().unwrap_or(0);
        u16::try_from(longest).unwrap_or(NAMES.1).clamp(NAMES.0, NAMES.1)
    }

    fn rows_in_sight(&self) -> usize {
        let room = self.area.height.saturating_sub(self.head_rows()) as usize;
        // The last line says how many rows are out of sight, if any are.
        if self.content.rows.len() > room { room.saturating_sub(1) } else { room }
    }

    fn columns_in_sight(&self) -> usize {
        (self.area.width.saturating_sub(self.names + 1 + self.notes) / self.cell.max(1)).max(1) as usize
    }

    fn x_of(&self, column: usize) -> u16 {
        self.area.x + self.names + 1 + self.cell * u16::try_from(column - self.first.1).unwrap_or(0)
    }

    /// The screen's cell of the selection.
    pub fn cursor(&self) -> Option<Position> {
        let y = self.area.y + self.head_rows() + u16::try_from(self.at.0.checked_sub(self.first.0)?).ok()?;
        let column = self.at.1.checked_sub(self.first.1)?;
        let at = Position::new(self.x_of(self.first.1 + column), y);
        self.area.contains(at).then_some(at)
    }

    /// Draws heads, the rows in sight, and the letters where one chooses by them.
    pub fn draw(&self, context: &Context, focused: bool, buffer: &mut Buffer) {
        if self.is_empty() {
            write(buffer, self.area.x + 1, self.area.y, self.area.right(), "Nothing of this is on record", context.style(Role::Dim));
            return;
        }
        let columns = self.first.1..(self.first.1 + self.columns_in_sight()).min(self.content.heads.len());
        self.draw_heads(context.theme, columns.clone(), buffer);
        let top = self.area.y + self.head_rows();
        let end = (self.first.0 + self.rows_in_sight()).min(self.content.rows.len());
        for (y, row) in (top..).zip(self.first.0..end) {
            self.draw_row(context.theme, (y, row), columns.clone(), focused, buffer);
        }
        let more = self.content.rows.len() - end;
        if more + self.first.0 > 0 {
            let text = format!("↑{} ↓{more}  ", self.first.0);
            write(buffer, self.area.x + 1, self.area.bottom().saturating_sub(1), self.area.right(), &text, context.style(Role::Dim));
        }
        let letter = |number: usize| LETTERS.get(number..=number).unwrap_or(" ");
        let style = context.style(Role::Key).add_modifier(Modifier::REVERSED);
        match self.pick {
            Some(Pick::Row) => {
                for (number, row) in self.letters_of_rows() {
                    let y = top + u16::try_from(row - self.first.0).unwrap_or(0);
                    write(buffer, self.area.x, y, self.area.right(), letter(number), style);
                }
            }
            Some(Pick::Column) => {
                for (number, column) in columns.enumerate() {
                    let behind = u16::try_from(columns_of(&self.content.heads[column].code)).unwrap_or(0).min(self.cell - 1);
                    write(buffer, self.x_of(column) + behind, self.area.y, self.area.right(), letter(number), style);
                }
            }
            None => {}
        }
    }

    fn draw_heads(&self, theme: &Theme, columns: std::ops::Range<usize>, buffer: &mut Buffer) {
        let (area, dim) = (self.area, theme.style(Role::Dim));
        for column in columns.clone() {
            let (x, head) = (self.x_of(column), &self.content.heads[column]);
            let role = if column == self.at.1 { Role::Heading } else { Role::Dim };
            write(buffer, x, area.y, (x + self.cell - 1).min(area.right()), &head.code, theme.style(role));
            if !head.under.is_empty() {
                write(buffer, x, area.y + 1, (x + self.cell).min(area.right()), &head.under, dim);
            }
        }
        let names_end = area.x + self.names;
        if self.head_rows() > 1 {
            write(buffer, area.x + 1, area.y + 1, names_end, self.content.under, dim);
        }
        let hidden = (columns.start, self.content.heads.len() - columns.end);
        let corner = if hidden == (0, 0) { String::new() } else { format!("‹{} {}›", hidden.0, hidden.1) };
        write(buffer, area.x + 1, area.y, names_end, &corner, dim);
        if self.notes > 0 {
            write(buffer, self.x_of(columns.end), area.y, area.right(), self.content.notes, dim);
        }
    }

    fn draw_row(&self, theme: &Theme, (y, row): (u16, usize), columns: std::ops::Range<usize>, focused: bool, buffer: &mut Buffer) {
        let (area, is_chosen) = (self.area, row == self.at.0);
        let row = &self.content.rows[row];
        if row.cells.is_empty() {
            write(buffer, area.x + 1, y, area.right(), &row.name, theme.style(Role::Heading));
            return;
        }
        write(buffer, area.x, y, area.right(), if is_chosen { "▌" } else { " " }, theme.style(Role::Key));
        let role = if is_chosen { Role::Label } else { Role::Text };
        write(buffer, area.x + 1, y, area.x + self.names, &row.name, theme.style(role));
        if self.notes > 0 {
            write(buffer, self.x_of(columns.end), y, area.right(), row.note, theme.style(Role::Dim));
        }
        for column in columns {
            let Some((role, text)) = row.cells.get(column) else { continue };
            let is_cell = is_chosen && column == self.at.1;
            let x = self.x_of(column);
            let end = (x + self.cell - 1).min(area.right());
            write(buffer, x, y, end, text, theme.style(if is_cell { Role::Text } else { *role }));
            if is_cell {
                let role = if focused { Role::Selected } else { Role::SelectedElsewhere };
                let style = Style { fg: None, ..theme.style(role) }.add_modifier(Modifier::REVERSED);
                paint(buffer, Rect { x, y, width: end.saturating_sub(x), height: 1 }, style);
            }
        }
    }
}
