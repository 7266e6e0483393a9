//! The steps of the selected cell on an axis of years.

use super::Positions;
use crate::{
    content::{date::PartialDate, schema::Stance},
    dashboard::{
        theme::Role,
        view::Context,
        widgets::{pane::write, strip},
    },
    timeline::scale::{Scale, Window},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows that the steps take: what they are, the axis, its years.
const STEPS: u16 = 3;

/// Below this height the table has no room for them.
const LEAST_FOR_STEPS: u16 = 18;

/// The year with which the axis begins: that of the first UN resolution on the matter.
const FIRST_YEAR: &str = "1998";

impl Positions {
    /// How many rows under the table the steps take.
    pub(super) fn steps_rows(&self) -> u16 {
        if self.transposed || self.panes[0].height < LEAST_FOR_STEPS { 0 } else { STEPS }
    }

    /// The steps of the selected cell: a sign where each was taken, and a line for as long as it held.
    pub(super) fn draw_steps(&self, context: &Context, buffer: &mut Buffer) {
        let position = self.grid.cell(self.issue, self.owner).and_then(|cell| context.landscape[cell.position?].as_position());
        let Some(position) = position else { return };
        let table = self.panes[0];
        let area = Rect { x: table.x + 1, width: table.width.saturating_sub(2), ..table };
        let top = table.bottom() - STEPS;
        let today = context.as_of.map_or(context.today, PartialDate::last_day);
        let first = FIRST_YEAR.parse().map_or(today, PartialDate::first_day);
        let scale = Scale { window: Window { first: first.min(today), last: today }, columns: area.width.max(1) };
        let dated: Vec<(PartialDate, Stance)> = position.steps.iter().filter_map(|step| Some((step.claim.since?, step.stance))).collect();
        let undated = position.steps.len() - dated.len();
        let said = dated.iter().map(|(on, stance)| format!("{}{on}", stance.sign())).collect::<Vec<_>>().join("  ");
        let undated = if undated > 0 { format!("{undated} without a date  ") } else { String::new() };
        write(buffer, area.x, top, area.right(), &format!("Steps  {undated}{said}"), context.style(Role::Dim));
        let column = |on: PartialDate| area.x + scale.column(on.first_day().max(scale.window.first));
        for (at, (on, stance)) in dated.iter().enumerate() {
            let until = dated.get(at + 1).map_or(area.right(), |(next, _)| column(*next));
            for x in column(*on) + 1..until {
                write(buffer, x, top + 1, area.right(), "─", context.style(Role::Dim));
            }
            write(buffer, column(*on), top + 1, area.right(), stance.sign(), context.style(Role::Stance(*stance)));
        }
        strip::ticks(Rect { y: top + 2, height: 1, ..area }, &scale.ticks(), context.style(Role::Dim), buffer);
    }
}
