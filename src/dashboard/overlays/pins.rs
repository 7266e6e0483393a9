//! What is pinned, as a list over the screen. A pin that is taken down stays in sight until the list is closed, and can be put up again.

use super::{Listed, Overlay};
use crate::{
    briefing::Pin,
    dashboard::{
        action::{Action, Effect},
        keymap::{self, Binding},
        theme::Role,
        view::Context,
        widgets::choice::Row,
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The pins.
#[derive(Debug)]
pub struct Pins(Listed<Pin>);

impl Pins {
    /// The list of some pins.
    pub fn new(context: &Context, pins: &[Pin]) -> Self {
        let row = |pin: &Pin| {
            let (sort, name) = pin.name(context.landscape);
            (Row::of(vec![(Role::Label, format!("{sort:<9} ")), (Role::Text, name)]), Some(pin.clone()))
        };
        Self(Listed::new(format!("What is pinned ({})", pins.len()), pins.iter().map(row).collect()))
    }
}

impl Overlay for Pins {
    fn keys(&self) -> &'static [Binding] {
        keymap::PINS
    }

    fn types(&self) -> bool {
        false
    }

    fn update(&mut self, context: &Context, action: Action) -> Effect {
        match (action, self.0.target()) {
            (Action::Open, Some(Pin::Record(id))) => {
                context.landscape.find(&id).map_or(Effect::Say("This content does not have it"), Effect::Open)
            }
            (Action::Open, Some(Pin::Changes(from, to))) => Effect::Changes(from, to),
            (Action::Pin, Some(pin)) => Effect::Pin(pin),
            _ => self.0.update(action),
        }
    }

    fn arrange(&mut self, _: &Context, area: Rect) {
        self.0.arrange(area);
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        self.0.draw(context, "Nothing is pinned; p pins what is selected", buffer);
    }

    fn cursor(&self) -> Option<Position> {
        self.0.list.cursor()
    }
}
