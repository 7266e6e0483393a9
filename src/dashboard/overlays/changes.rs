//! What changed between two days, as a list over the screen: actor by actor, each row leading to the record that says it.

use super::{Overlay, centred};
use crate::{
    content::date::PartialDate,
    dashboard::{
        action::{Action, Effect},
        keymap::{self, Binding},
        theme::Role,
        view::Context,
        widgets::{
            choice::{Choice, Row},
            pane::{frame, paint, write},
            prose::inside,
        },
    },
    landscape::RecordId,
    timeline::changes::changes,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};

/// The changes of a span.
#[derive(Debug)]
pub struct Changes {
    title: String,
    list: Choice,
    records: Vec<Option<RecordId>>,
    area: Rect,
}

impl Changes {
    /// What changed from the first day of one date to the last of another.
    pub fn new(context: &Context, from: PartialDate, to: PartialDate) -> Self {
        let landscape = context.landscape;
        let (mut rows, mut records) = (Vec::new(), Vec::new());
        let mut count = 0;
        for (of, list) in changes(landscape, context.filter, from.first_day() - 1, to.last_day()) {
            count += list.len();
            rows.push(Row::heading(format!("{} ({})", of.map_or("Others", |of| landscape.title(of)), list.len())));
            records.push(None);
            for change in list {
                let date = format!("{:<10} ", change.on.to_string());
                rows.push(Row::of(vec![
                    (Role::Date, date),
                    (Role::Label, format!("{}: ", change.what)),
                    (Role::Text, change.text.to_string()),
                ]));
                records.push(Some(change.record));
            }
        }
        Self { title: format!("What changed, {from} to {to}: {count}"), list: Choice::new(rows), records, area: Rect::ZERO }
    }
}

impl Overlay for Changes {
    fn keys(&self) -> &'static [Binding] {
        keymap::CHANGES
    }

    fn update(&mut self, _: &Context, action: Action) -> Effect {
        match action {
            Action::Open => return self.records.get(self.list.selected()).copied().flatten().map_or(Effect::None, Effect::Open),
            Action::Escape => return Effect::Close,
            Action::Click(x, y) if !self.area.contains(Position::new(x, y)) => return Effect::Close,
            _ => {
                self.list.act(action);
            }
        }
        Effect::None
    }

    fn paste(&mut self, _: &Context, _: &str) {}

    fn arrange(&mut self, _: &Context, area: Rect) {
        self.area = centred(area);
        self.list.arrange(inside(self.area));
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        Clear.render(self.area, buffer);
        paint(buffer, self.area, context.style(Role::Text));
        let inner = frame(self.area, &self.title, true, context.style(Role::BorderFocused), buffer);
        if self.list.is_empty() {
            write(buffer, inner.x + 1, inner.y, inner.right(), "Nothing on record", context.style(Role::Dim));
        }
        self.list.draw(context.theme, true, self.area, buffer);
    }

    fn cursor(&self) -> Option<Position> {
        self.list.cursor()
    }
}
