//! Drawing of the grid: codes, groups, cells, and the steps of the selected cell on an axis of years.

use super::Positions;
use crate::{
    content::{
        date::PartialDate,
        schema::{Confidence, Stance},
    },
    dashboard::{
        tabs::browse::Focus,
        theme::{Role, stance_sign},
        view::Context,
        widgets::{
            pane::{paint, write},
            strip,
        },
    },
    matrix::{Cell, view::Line},
    timeline::scale::{Scale, Window},
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
};

/// Rows that the steps take: what they are, the axis, its years.
const STEPS: u16 = 3;

/// Below this height the table has no room for them.
const LEAST_FOR_STEPS: u16 = 18;

/// The year with which the axis begins: that of the first UN resolution on the matter.
const FIRST_YEAR: &str = "1998";

impl Positions {
    /// How many rows of the table the steps take.
    pub(super) fn steps_rows(&self) -> u16 {
        if self.transposed || self.table.height < LEAST_FOR_STEPS { 0 } else { STEPS }
    }

    pub(super) fn draw_table(&self, context: &Context, buffer: &mut Buffer) {
        let (rows, columns) = (self.rows(), self.columns());
        let (row, _) = self.place_in_table();
        let table = self.table;
        let shown_columns =
            &columns[self.first_column.min(columns.len())..(self.first_column + self.columns_in_sight()).min(columns.len())];
        self.draw_heads(context, shown_columns, columns.len(), buffer);
        let end = (self.first_row + self.rows_in_sight()).min(rows.len());
        for (y, index) in (table.y + self.head_rows()..).zip(self.first_row..end) {
            match rows[index] {
                Line::Group(group) => {
                    write(buffer, table.x + 1, y, table.right(), group.label(), context.style(Role::Heading));
                }
                Line::Issue(at) => self.draw_row(context, (y, at, index == row), shown_columns, buffer),
            }
        }
        let more = rows.len() - end;
        if more + self.first_row > 0 {
            let (x, y) = (table.x + 1, table.bottom().saturating_sub(1 + self.steps_rows()));
            write(buffer, x, y, table.right(), &format!("↑{} ↓{more}  ", self.first_row), context.style(Role::Dim));
        }
        if self.steps_rows() > 0 {
            self.draw_steps(context, buffer);
        }
    }

    fn x_of(&self, at: usize) -> u16 {
        self.table.x + self.header_width() + 1 + self.cell_width() * u16::try_from(at).unwrap_or(0)
    }

    /// The codes of the columns; under them, where they are ordered by agreement, on how many of the shared issues each agrees.
    fn draw_heads(&self, context: &Context, shown: &[usize], all: usize, buffer: &mut Buffer) {
        let table = self.table;
        let records = if self.transposed { &self.grid.issues } else { &self.grid.owners };
        let beside = self.view.beside_in(context.landscape, &self.grid).filter(|_| !self.transposed);
        let chosen = if self.transposed { self.issue } else { self.owner };
        for (at, index) in shown.iter().enumerate() {
            let code = context.landscape[records[*index]].code.as_deref().unwrap_or("?");
            let role = if *index == chosen { Role::Heading } else { Role::Dim };
            let end = (self.x_of(at) + self.cell_width() - 1).min(table.right());
            write(buffer, self.x_of(at), table.y, end, code, context.style(role));
            if let Some(beside) = beside.filter(|beside| beside != index) {
                let agreement = self.grid.agreement(beside, *index);
                let figure = format!("{}/{}", agreement.same, agreement.shared);
                write(
                    buffer,
                    self.x_of(at),
                    table.y + 1,
                    (self.x_of(at) + self.cell_width()).min(table.right()),
                    &figure,
                    context.style(Role::Dim),
                );
            }
        }
        if beside.is_some() {
            write(buffer, table.x + 1, table.y + 1, table.x + self.header_width(), "same/shared", context.style(Role::Dim));
        }
        let hidden = (self.first_column, all - self.first_column.min(all) - shown.len());
        let corner = if hidden == (0, 0) { String::new() } else { format!("‹{} {}›", hidden.0, hidden.1) };
        write(buffer, table.x + 1, table.y, table.x + self.header_width(), &corner, context.style(Role::Dim));
    }

    fn draw_row(&self, context: &Context, (y, at, is_chosen): (u16, usize, bool), shown: &[usize], buffer: &mut Buffer) {
        let table = self.table;
        let records = if self.transposed { &self.grid.owners } else { &self.grid.issues };
        let column = if self.transposed { self.issue } else { self.owner };
        write(buffer, table.x, y, table.right(), if is_chosen { "▌" } else { " " }, context.style(Role::Key));
        let role = if is_chosen { Role::Label } else { Role::Text };
        write(buffer, table.x + 1, y, table.x + self.header_width(), context.landscape.title(records[at]), context.style(role));
        for (place, index) in shown.iter().enumerate() {
            let Some(cell) = self.cell_at(at, *index) else { continue };
            let x = self.x_of(place);
            let end = (x + self.cell_width() - 1).min(table.right());
            let is_cell = is_chosen && *index == column;
            let role = if is_cell { Role::Text } else { Role::Stance(cell.stance) };
            write(buffer, x, y, end, &cell_text(cell), context.style(role));
            if is_cell {
                let role = if self.focus == Focus::List { Role::Selected } else { Role::SelectedElsewhere };
                let style = Style { fg: None, ..context.style(role) }.add_modifier(Modifier::REVERSED);
                paint(buffer, Rect { x, y, width: end.saturating_sub(x), height: 1 }, style);
            }
        }
    }

    /// The steps of the selected cell: a sign where each was taken, and a line for as long as it held.
    fn draw_steps(&self, context: &Context, buffer: &mut Buffer) {
        let position = self.grid.cell(self.issue, self.owner).and_then(|cell| context.landscape[cell.position?].as_position());
        let Some(position) = position else { return };
        let area = Rect { x: self.table.x + 1, width: self.table.width.saturating_sub(2), ..self.table };
        let top = self.table.bottom() - STEPS;
        let today = context.as_of.map_or(context.today, PartialDate::last_day);
        let first = FIRST_YEAR.parse().map_or(today, PartialDate::first_day);
        let scale = Scale { window: Window { first: first.min(today), last: today }, columns: area.width.max(1) };
        let dated: Vec<(PartialDate, Stance)> = position.steps.iter().filter_map(|step| Some((step.claim.since?, step.stance))).collect();
        let undated = position.steps.len() - dated.len();
        let said = dated.iter().map(|(on, stance)| format!("{}{on}", stance_sign(*stance))).collect::<Vec<_>>().join("  ");
        let undated = if undated > 0 { format!("{undated} without a date  ") } else { String::new() };
        write(buffer, area.x, top, area.right(), &format!("Steps  {undated}{said}"), context.style(Role::Dim));
        let column = |on: PartialDate| area.x + scale.column(on.first_day().max(scale.window.first));
        for (at, (on, stance)) in dated.iter().enumerate() {
            let until = dated.get(at + 1).map_or(area.right(), |(next, _)| column(*next));
            for x in column(*on) + 1..until {
                write(buffer, x, top + 1, area.right(), "─", context.style(Role::Dim));
            }
            write(buffer, column(*on), top + 1, area.right(), stance_sign(*stance), context.style(Role::Stance(*stance)));
        }
        strip::ticks(Rect { y: top + 2, height: 1, ..area }, &scale.ticks(), context.style(Role::Dim), buffer);
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
