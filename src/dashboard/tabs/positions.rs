//! The grid of positions, and the evidence for the cell that is selected.

use super::browse::{Focus, split};
use crate::{
    content::schema::{Confidence, Stance},
    dashboard::{
        action::{Action, Effect},
        keymap::{self, Binding},
        theme::{Role, stance_sign},
        view::{Context, Screen},
        widgets::{
            pane::{paint, scrolled, write},
            prose::{Prose, inside},
        },
    },
    landscape::{Kind, Landscape, RecordId},
    matrix::{Cell, Grid},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

const CELL: u16 = 5;

/// The grid, the selected cell, and its page.
#[derive(Clone, Debug)]
pub struct Positions {
    grid: Grid,
    issue: usize,
    owner: usize,
    transposed: bool,
    page: Prose,
    focus: Focus,
    /// Whether a jump led here: then Back leads away, and not to the list.
    came_by_jump: bool,
    zoomed: bool,
    table: Rect,
    pane: Rect,
    first_row: usize,
    first_column: usize,
}

impl Positions {
    /// The grid of all actors and issues.
    pub fn new(context: &Context) -> Self {
        let mut screen = Self {
            grid: Grid::new(context.landscape),
            issue: 0,
            owner: 0,
            transposed: false,
            page: Prose::default(),
            focus: Focus::List,
            came_by_jump: false,
            zoomed: false,
            table: Rect::ZERO,
            pane: Rect::ZERO,
            first_row: 0,
            first_column: 0,
        };
        screen.follow(context.landscape);
        screen
    }

    fn follow(&mut self, landscape: &Landscape) {
        let position = self.grid.cell(self.issue, self.owner).and_then(|cell| cell.position);
        self.page.show(landscape, position);
    }

    /// Rows, columns, and the selected one of each.
    fn shape(&self) -> ((usize, usize), (usize, usize)) {
        let (issues, owners) = (self.grid.issues.len(), self.grid.owners.len());
        if self.transposed { ((owners, self.owner), (issues, self.issue)) } else { ((issues, self.issue), (owners, self.owner)) }
    }

    fn choose(&mut self, row: usize, column: usize) {
        let ((rows, _), (columns, _)) = self.shape();
        let (row, column) = (row.min(rows.saturating_sub(1)), column.min(columns.saturating_sub(1)));
        (self.issue, self.owner) = if self.transposed { (column, row) } else { (row, column) };
    }

    fn cell_at(&self, row: usize, column: usize) -> Option<&Cell> {
        if self.transposed { self.grid.cell(column, row) } else { self.grid.cell(row, column) }
    }

    fn header_width(&self) -> u16 {
        if self.transposed { 16 } else { self.table.width.saturating_sub(self.columns_for(5) * CELL + 1).clamp(6, 32) }
    }

    fn columns_for(&self, least: u16) -> u16 {
        u16::try_from(self.grid.owners.len()).unwrap_or(least)
    }

    fn rows_in_sight(&self) -> usize {
        let ((rows, _), _) = self.shape();
        let room = self.table.height.saturating_sub(1) as usize;
        // The last line says how many rows are out of sight, if any are.
        if rows > room { room.saturating_sub(1) } else { room }
    }

    fn columns_in_sight(&self) -> usize {
        (self.table.width.saturating_sub(self.header_width() + 1) / CELL).max(1) as usize
    }
}

impl Screen for Positions {
    fn keys(&self) -> &'static [Binding] {
        keymap::POSITIONS
    }

    fn legend(&self) -> Vec<(Role, &'static str, &'static str)> {
        let stances = Stance::ALL.iter().map(|stance| (Role::Stance(*stance), stance_sign(*stance), stance.slug()));
        stances.chain([(Role::Dim, "3", "number of sources"), (Role::Doubt, "!", "not fully confirmed")]).collect()
    }

    fn place(&self, context: &Context) -> String {
        let name = |list: &[RecordId], index: usize| list.get(index).map_or("", |id| context.landscape[*id].title.as_str());
        format!("Positions › {} × {}", name(&self.grid.owners, self.owner), name(&self.grid.issues, self.issue))
    }

    fn update(&mut self, context: &Context, action: Action) -> Effect {
        let ((rows, row), (_, column)) = self.shape();
        let page = self.rows_in_sight().max(1);
        match action {
            Action::NextPane | Action::PreviousPane => self.focus = if self.focus == Focus::List { Focus::Page } else { Focus::List },
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Transpose => self.transposed = !self.transposed,
            Action::Escape if self.zoomed => self.zoomed = false,
            Action::Escape if self.focus == Focus::Page => self.focus = Focus::List,
            Action::Back if self.focus == Focus::Page && !self.came_by_jump => self.focus = Focus::List,
            Action::Back => return Effect::Ignored,
            Action::Source => return self.page.source().map_or(Effect::None, Effect::Open),
            Action::Open if self.focus == Focus::List => {
                self.focus = Focus::Page;
                self.came_by_jump = false;
            }
            Action::Open => return self.page.target().map_or(Effect::None, Effect::Open),
            Action::Click(x, y) if self.table.contains(Position::new(x, y)) => {
                self.focus = Focus::List;
                let header = self.header_width() + 1;
                let down = (y - self.table.y).checked_sub(1);
                if let (Some(down), Some(right)) = (down, (x - self.table.x).checked_sub(header)) {
                    self.choose(self.first_row + down as usize, self.first_column + (right / CELL) as usize);
                } else if let Some(down) = down {
                    self.choose(self.first_row + down as usize, column);
                }
            }
            Action::Wheel(x, y, down) if self.table.contains(Position::new(x, y)) => {
                self.choose(if down { row + 1 } else { row.saturating_sub(1) }, column);
            }
            Action::Click(..) => {
                self.focus = Focus::Page;
                self.page.act(action);
            }
            Action::Wheel(..) => {
                self.page.act(action);
            }
            _ if self.focus == Focus::Page => match action {
                Action::Left => self.focus = Focus::List,
                _ if self.page.act(action) => {}
                _ => return Effect::Ignored,
            },
            Action::Up => self.choose(row.saturating_sub(1), column),
            Action::Down => self.choose(row + 1, column),
            Action::Left => self.choose(row, column.saturating_sub(1)),
            Action::Right => self.choose(row, column + 1),
            Action::PageUp | Action::HalfUp => self.choose(row.saturating_sub(page), column),
            Action::PageDown | Action::HalfDown => self.choose(row + page, column),
            Action::Top => self.choose(0, column),
            Action::Bottom => self.choose(rows, column),
            _ => return Effect::Ignored,
        }
        self.follow(context.landscape);
        Effect::None
    }

    fn arrange(&mut self, context: &Context, area: Rect) {
        let zoomed = self.zoomed.then_some(self.focus);
        if self.transposed && zoomed.is_none() {
            let height = u16::try_from(self.grid.owners.len() + 3).unwrap_or(8).min(area.height);
            self.table = Rect { height, ..area };
            self.pane = Rect { y: area.y + height, height: area.height - height, ..area };
        } else {
            let share = if area.width >= 140 { 38 } else { 56 };
            [self.table, self.pane] = split(area, share, zoomed);
        }
        let ((rows, row), (columns, column)) = self.shape();
        self.first_row = scrolled(self.first_row, row, self.rows_in_sight(), rows);
        self.first_column = scrolled(self.first_column, column, self.columns_in_sight(), columns);
        self.page.arrange(context.landscape, inside(self.pane));
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        if !self.table.is_empty() {
            self.draw_table(context, buffer);
        }
        if !self.pane.is_empty() {
            self.page.draw_framed(context.landscape, context.theme, self.focus == Focus::Page, self.pane, buffer);
        }
    }

    fn cursor(&self) -> Option<Position> {
        if self.focus == Focus::Page {
            return self.page.cursor();
        }
        let ((_, row), (_, column)) = self.shape();
        let y = self.table.y + 1 + u16::try_from(row.checked_sub(self.first_row)?).ok()?;
        let x = self.table.x + self.header_width() + 1 + CELL * u16::try_from(column.checked_sub(self.first_column)?).ok()?;
        self.table.contains(Position::new(x, y)).then_some(Position::new(x, y))
    }

    fn reveal(&mut self, context: &Context, record: RecordId) {
        let landscape = context.landscape;
        self.page.show(landscape, Some(record));
        self.came_by_jump = true;
        self.focus = Focus::Page;
        if let Some((issue, owner)) = self.grid.place_of(record) {
            (self.issue, self.owner) = (issue, owner);
        } else if landscape[record].kind == Kind::Issue {
            self.issue = self.grid.issues.iter().position(|issue| *issue == record).unwrap_or(self.issue);
        }
    }

    fn seek(&mut self, passage: &str) {
        self.page.seek(passage);
    }

    fn shown(&self) -> Option<RecordId> {
        self.page.record()
    }

    fn boxed(&self) -> Box<dyn Screen> {
        Box::new(self.clone())
    }
}

impl Positions {
    fn draw_table(&self, context: &Context, buffer: &mut Buffer) {
        let landscape = context.landscape;
        let ((rows, row), (columns, column)) = self.shape();
        let (row_names, column_names) =
            if self.transposed { (&self.grid.owners, &self.grid.issues) } else { (&self.grid.issues, &self.grid.owners) };
        let header = self.header_width();
        let table = self.table;
        let x_of = |index: usize| table.x + header + 1 + CELL * u16::try_from(index).unwrap_or(0);
        let shown_columns = self.first_column..(self.first_column + self.columns_in_sight()).min(columns);
        for (at, index) in shown_columns.clone().enumerate() {
            let code = landscape[column_names[index]].code.as_deref().unwrap_or("?");
            let role = if index == column { Role::Heading } else { Role::Dim };
            write(buffer, x_of(at), table.y, (x_of(at) + CELL).min(table.right()), code, context.style(role));
        }
        let hidden = (self.first_column, columns - shown_columns.end);
        let corner = if hidden == (0, 0) { String::new() } else { format!("‹{} {}›", hidden.0, hidden.1) };
        write(buffer, table.x + 1, table.y, table.x + header, &corner, context.style(Role::Dim));
        let shown_rows = self.first_row..(self.first_row + self.rows_in_sight()).min(rows);
        for (y, index) in (table.y + 1..).zip(shown_rows.clone()) {
            let role = if index == row { Role::Label } else { Role::Text };
            let marker = if index == row { "▌" } else { " " };
            write(buffer, table.x, y, table.right(), marker, context.style(Role::Key));
            write(buffer, table.x + 1, y, table.x + header, &landscape[row_names[index]].title, context.style(role));
            for (at, cell_column) in shown_columns.clone().enumerate() {
                let Some(cell) = self.cell_at(index, cell_column) else { continue };
                let x = x_of(at);
                let end = (x + CELL - 1).min(table.right());
                let chosen = index == row && cell_column == column;
                let role = if chosen { Role::Text } else { Role::Stance(cell.stance) };
                write(buffer, x, y, end, &cell_text(cell), context.style(role));
                if chosen {
                    let role = if self.focus == Focus::List { Role::Selected } else { Role::SelectedElsewhere };
                    let area = Rect { x, y, width: end.saturating_sub(x), height: 1 };
                    paint(
                        buffer,
                        area,
                        ratatui::style::Style { fg: None, ..context.style(role) }.add_modifier(ratatui::style::Modifier::REVERSED),
                    );
                }
            }
        }
        let more = rows - shown_rows.end;
        if more + self.first_row > 0 {
            let (x, y) = (table.x + 1, table.bottom().saturating_sub(1));
            write(buffer, x, y, table.right(), &format!("↑{} ↓{more}  ", self.first_row), context.style(Role::Dim));
        }
    }
}

/// A cell as it is read aloud: sign, number of sources, doubt.
fn cell_text(cell: &Cell) -> String {
    let doubt = match cell.confidence {
        Some(Confidence::Confirmed) | None => "",
        Some(Confidence::Partly | Confidence::Background) => "!",
    };
    format!("{}{}{doubt}", stance_sign(cell.stance), cell.sources.min(99))
}
