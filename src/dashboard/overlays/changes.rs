//! What changed between two days, as a list over the screen: actor by actor, each row leading to the record that says it.

use super::{Listed, Overlay};
use crate::{
    briefing::Pin,
    content::date::PartialDate,
    dashboard::{
        action::{Action, Effect},
        keymap::{self, Binding},
        theme::Role,
        view::Context,
        widgets::choice::Row,
    },
    landscape::RecordId,
    timeline::changes::changes,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The changes of a span.
#[derive(Debug)]
pub struct Changes {
    span: (PartialDate, PartialDate),
    listed: Listed<RecordId>,
}

impl Changes {
    /// What changed from the first day of one date to the last of another.
    pub fn new(context: &Context, from: PartialDate, to: PartialDate) -> Self {
        let landscape = context.landscape;
        let mut rows = Vec::new();
        let mut count = 0;
        for (of, list) in changes(landscape, context.filter, from.first_day() - 1, to.last_day()) {
            count += list.len();
            rows.push((Row::heading(format!("{} ({})", of.map_or("Others", |of| landscape.title(of)), list.len())), None));
            rows.extend(list.into_iter().map(|change| {
                let pieces = vec![
                    (Role::Date, format!("{:<10} ", change.on.to_string())),
                    (Role::Label, format!("{}: ", change.what)),
                    (Role::Text, change.text.to_string()),
                ];
                (Row::of(pieces), Some(change.record))
            }));
        }
        Self { span: (from, to), listed: Listed::new(format!("What changed, {from} to {to}: {count}"), rows) }
    }
}

impl Overlay for Changes {
    fn keys(&self) -> &'static [Binding] {
        keymap::CHANGES
    }

    fn types(&self) -> bool {
        false
    }

    fn update(&mut self, _: &Context, action: Action) -> Effect {
        match action {
            Action::Open => self.listed.target().map_or(Effect::None, Effect::Open),
            Action::Pin => Effect::Pin(Pin::Changes(self.span.0, self.span.1)),
            _ => self.listed.update(action),
        }
    }

    fn arrange(&mut self, _: &Context, area: Rect) {
        self.listed.arrange(area);
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        self.listed.draw(context, "Nothing on record", buffer);
    }

    fn cursor(&self) -> Option<Position> {
        self.listed.list.cursor()
    }
}
