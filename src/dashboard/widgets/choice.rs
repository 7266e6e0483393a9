//! A list from which one row is chosen: headed groups, a selection, and the rows in sight.

use super::pane::{more_signs, paint, scrolled, write, write_pieces};
use crate::dashboard::{
    action::Action,
    theme::{Role, Theme},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// A row of a list: coloured pieces, and whether it can be chosen.
#[derive(Clone, Debug)]
pub struct Row {
    /// Pieces of text.
    pub pieces: Vec<(Role, String)>,
    /// A piece at the right edge.
    pub right: Vec<(Role, String)>,
    /// Headings cannot be chosen.
    pub is_heading: bool,
}

impl Row {
    /// A heading.
    pub fn heading(text: impl Into<String>) -> Self {
        Self { pieces: vec![(Role::Heading, text.into())], right: Vec::new(), is_heading: true }
    }

    /// A row of pieces.
    pub fn of(pieces: Vec<(Role, String)>) -> Self {
        Self { pieces, right: Vec::new(), is_heading: false }
    }

    /// The row with pieces at the right edge.
    #[must_use]
    pub fn with_right(mut self, right: Vec<(Role, String)>) -> Self {
        self.right = right;
        self
    }
}

/// A list with its selection and scroll.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    rows: Vec<Row>,
    selected: usize,
    first: usize,
    area: Rect,
}

impl Choice {
    /// A list of rows, the first that can be chosen selected.
    pub fn new(rows: Vec<Row>) -> Self {
        let selected = rows.iter().position(|row| !row.is_heading).unwrap_or(0);
        Self { rows, selected, first: 0, area: Rect::ZERO }
    }

    /// Index of the selected row.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Number of rows, headings included.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is nothing to choose from.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.is_heading)
    }

    /// Selects a row, or the next one that can be chosen.
    pub fn select(&mut self, index: usize) {
        let after = self.rows.iter().enumerate().skip(index).find(|(_, row)| !row.is_heading);
        let before = || self.rows.iter().enumerate().take(index).rfind(|(_, row)| !row.is_heading);
        self.selected = after.or_else(before).map_or(0, |(index, _)| index);
        self.keep_in_sight();
    }

    /// Moves by an action; says whether it was one that moves.
    pub fn act(&mut self, action: Action) -> bool {
        let page = self.area.height.saturating_sub(1).max(1) as usize;
        match action {
            Action::Up => self.step(1, false),
            Action::Down => self.step(1, true),
            Action::PageUp => self.step(page, false),
            Action::PageDown => self.step(page, true),
            Action::HalfUp => self.step(page / 2, false),
            Action::HalfDown => self.step(page / 2, true),
            Action::Top => self.select(0),
            Action::Bottom => self.select(self.rows.len()),
            Action::Wheel(_, _, down) => self.step(3, down),
            Action::Click(x, y) => match self.row_at(Position::new(x, y)) {
                Some(row) => self.select(row),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    fn step(&mut self, by: usize, down: bool) {
        let open: Vec<usize> = self.rows.iter().enumerate().filter(|(_, row)| !row.is_heading).map(|(index, _)| index).collect();
        let at = open.partition_point(|index| *index < self.selected);
        let to = if down { (at + by).min(open.len().saturating_sub(1)) } else { at.saturating_sub(by) };
        self.selected = open.get(to).copied().unwrap_or(0);
        self.keep_in_sight();
    }

    fn keep_in_sight(&mut self) {
        let height = self.area.height as usize;
        // A heading right above the selection stays in sight with it.
        let from = if self.selected > 0 && self.rows[self.selected - 1].is_heading { self.selected - 1 } else { self.selected };
        self.first = scrolled(self.first, from, height, self.rows.len());
        self.first = scrolled(self.first, self.selected, height, self.rows.len());
    }

    /// Takes the cells it will be drawn in.
    pub fn arrange(&mut self, area: Rect) {
        self.area = area;
        self.keep_in_sight();
    }

    /// The row under a cell.
    pub fn row_at(&self, position: Position) -> Option<usize> {
        let row = self.first + position.y.checked_sub(self.area.y)? as usize;
        (self.area.contains(position) && self.rows.get(row).is_some_and(|row| !row.is_heading)).then_some(row)
    }

    /// Whether a cell is of the list.
    pub fn contains(&self, x: u16, y: u16) -> bool {
        self.area.contains(Position::new(x, y))
    }

    /// The cell of the selection.
    pub fn cursor(&self) -> Option<Position> {
        let y = self.area.y + u16::try_from(self.selected.checked_sub(self.first)?).ok()?;
        (y < self.area.bottom() && !self.is_empty()).then_some(Position::new(self.area.x, y))
    }

    /// Draws the rows in sight; `frame` is where `n more` signs go.
    pub fn draw(&self, theme: &Theme, focused: bool, frame: Rect, buffer: &mut Buffer) {
        let area = self.area;
        for (y, (index, row)) in (area.y..area.bottom()).zip(self.rows.iter().enumerate().skip(self.first)) {
            let selected = index == self.selected && !row.is_heading;
            let end = area.right();
            let right: usize = row.right.iter().map(|(_, text)| crate::content::clean::columns(text)).sum();
            let right_at = end.saturating_sub(u16::try_from(right).unwrap_or(0)).max(area.x);
            let text_end = if right > 0 { right_at.saturating_sub(1) } else { end };
            // Blank markers are as dim as the frame beside them: fewer changes of colour to send.
            let (marker, role) = if selected { ("▌", Role::Key) } else { (" ", Role::Dim) };
            write(buffer, area.x, y, end, marker, theme.style(role));
            write_pieces(buffer, (area.x + 1, y), text_end, row.pieces.iter().map(|(role, text)| (theme.style(*role), text)));
            write_pieces(buffer, (right_at, y), end, row.right.iter().map(|(role, text)| (theme.style(*role), text)));
            if selected {
                let style = theme.style(if focused { Role::Selected } else { Role::SelectedElsewhere });
                paint(buffer, Rect { y, height: 1, ..area }, ratatui::style::Style { fg: None, ..style });
            }
        }
        more_signs(buffer, frame, self.first, area.height as usize, self.rows.len(), theme.style(Role::Dim));
    }
}
