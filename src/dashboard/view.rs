//! What every screen is to the app: it answers actions, arranges itself for a size, and draws from what it then knows.

use super::{
    action::{Action, Effect},
    keymap::Binding,
    theme::{Role, Theme, confidence_sign},
};
use crate::{
    content::{
        date::{Day, PartialDate},
        schema::Confidence,
    },
    landscape::{Landscape, RecordId, filter::Filter},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use std::fmt;

/// What a screen may read.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The landscape, as of the chosen day.
    pub landscape: &'a Landscape,
    /// The theme.
    pub theme: &'a Theme,
    /// The filter of the whole program.
    pub filter: &'a Filter,
    /// The day of which the landscape is shown, if not today.
    pub as_of: Option<PartialDate>,
    /// The day on which the program runs.
    pub today: Day,
}

impl Context<'_> {
    /// The style of a role in the theme.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }
}

/// One of the screens. Drawing borrows: it computes nothing and remembers nothing.
pub trait Screen {
    /// The table of keys that only this screen has.
    fn keys(&self) -> &'static [Binding] {
        &[]
    }

    /// Whether the next letter chooses something on this screen, and is no command.
    fn picks(&self) -> bool {
        false
    }

    /// What the signs of this screen mean: role, sign, meaning.
    fn legend(&self) -> Vec<(Role, &'static str, &'static str)> {
        Confidence::ALL.iter().map(|degree| (Role::Confidence(*degree), confidence_sign(*degree), degree.label())).collect()
    }

    /// Where one is on this screen, for the breadcrumb.
    fn place(&self, context: &Context) -> String;

    /// Carries out an action, or says that it is not for this screen.
    fn update(&mut self, context: &Context, action: Action) -> Effect;

    /// Works out, for a size, all that drawing needs. Called after updates and when the size changes.
    fn arrange(&mut self, context: &Context, area: Rect);

    /// Draws what was arranged.
    fn draw(&self, context: &Context, area: Rect, buffer: &mut Buffer);

    /// The cell of the selection, where screen readers and magnifiers look.
    fn cursor(&self) -> Option<Position>;

    /// Shows a record.
    fn reveal(&mut self, context: &Context, record: RecordId);

    /// Goes to a passage of the record that is shown.
    fn seek(&mut self, _: &str) {}

    /// Shows a span of time, on the screen that can.
    fn span(&mut self, _: &Context, _: PartialDate, _: PartialDate) {}

    /// The record that is shown, if one is.
    fn shown(&self) -> Option<RecordId>;

    /// The record that is selected, if one is.
    fn selected(&self) -> Option<RecordId> {
        self.shown()
    }

    /// Whether, made anew on another landscape, it stands where it stood, as near as that can be.
    fn keeps_its_place(&self) -> bool {
        false
    }

    /// The screen on another landscape, with as much of its own arrangement as makes sense there; none if it has none of its own.
    fn anew(&self, _: &Context) -> Option<Box<dyn Screen>> {
        None
    }

    /// A copy of the screen as it is, for the history.
    fn boxed(&self) -> Box<dyn Screen>;
}

/// What is inside a screen is nobody's business, and would weigh in the binary.
impl fmt::Debug for dyn Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Screen")
    }
}
