//! What lies over a screen: the finder, the list of keys, a question, what changed, a comparison, what is pinned, what is related.

pub mod ask;
pub mod changes;
pub mod compare;
pub mod finder;
pub mod help;
pub mod pins;
pub mod relations;

use super::{
    action::{Action, Edit, Effect},
    keymap::Binding,
    theme::Role,
    view::Context,
    widgets::{
        choice::{Choice, Row},
        pane::{frame, paint, write},
        prose::inside,
    },
};
use crate::content::clean::clean;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};
use std::fmt;
use tui_input::{Input, InputRequest};

/// A layer over the screen that takes the keys until it closes.
pub trait Overlay {
    /// Its own table of keys; the one of prompts, or of lists, lies under it.
    fn keys(&self) -> &'static [Binding];

    /// Whether it takes characters as text.
    fn types(&self) -> bool {
        true
    }

    /// Carries out an action.
    fn update(&mut self, context: &Context, action: Action) -> Effect;

    /// Takes text that was pasted.
    fn paste(&mut self, _: &Context, _: &str) {}

    /// Works out what drawing needs.
    fn arrange(&mut self, context: &Context, area: Rect);

    /// Draws what was arranged.
    fn draw(&self, context: &Context, area: Rect, buffer: &mut Buffer);

    /// The cell of the text cursor.
    fn cursor(&self) -> Option<Position>;
}

impl fmt::Debug for dyn Overlay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Overlay")
    }
}

/// The longest text that a prompt takes, in characters.
const LONGEST: usize = 200;

/// A prompt line.
#[derive(Clone, Debug, Default)]
pub struct Prompt(Input);

impl Prompt {
    /// The text.
    pub fn text(&self) -> &str {
        self.0.value()
    }

    /// Columns before the cursor.
    pub fn cursor(&self) -> usize {
        self.0.visual_cursor()
    }

    /// Carries out an edit; says whether it was one.
    pub fn act(&mut self, action: Action) -> bool {
        let request = match action {
            Action::Insert(c) => {
                self.insert(&c.to_string());
                return true;
            }
            Action::Edit(edit) => match edit {
                Edit::Backspace => InputRequest::DeletePrevChar,
                Edit::Delete => InputRequest::DeleteNextChar,
                Edit::DeleteWord => InputRequest::DeletePrevWord,
                Edit::DeleteLine => InputRequest::DeleteFromStart,
                Edit::DeleteTail => InputRequest::DeleteTillEnd,
                Edit::Left => InputRequest::GoToPrevChar,
                Edit::Right => InputRequest::GoToNextChar,
                Edit::Home => InputRequest::GoToStart,
                Edit::End => InputRequest::GoToEnd,
            },
            _ => return false,
        };
        self.0.handle(request);
        true
    }

    /// Puts a completion in the place of the last word.
    pub fn complete(&mut self, word: &str) {
        let start = self.text().rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let mut text = self.text()[..start].to_owned();
        text.push_str(word);
        if !word.ends_with(':') {
            text.push(' ');
        }
        self.0 = Input::new(text);
    }

    /// Types text at the cursor: cleaned, and no longer than a prompt bears.
    pub fn insert(&mut self, text: &str) {
        let room = LONGEST.saturating_sub(self.text().chars().count());
        let short: String = text.chars().take(room).collect();
        for c in clean(&short).chars() {
            self.0.handle(InputRequest::InsertChar(c));
        }
    }
}

/// The part of the screen that an overlay takes.
pub fn centred(area: Rect) -> Rect {
    const WIDEST: u16 = 132;
    centred_within(area, WIDEST)
}

/// The same, no wider than some columns.
fn centred_within(area: Rect, widest: u16) -> Rect {
    let width = if area.width > 44 { (area.width - 4).min(widest) } else { area.width };
    let height = if area.height > 13 { area.height - 3 } else { area.height };
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// A framed list over the screen, each row of which may lead somewhere.
#[derive(Debug)]
struct Listed<T> {
    title: String,
    list: Choice,
    targets: Vec<Option<T>>,
    area: Rect,
}

impl<T: Clone> Listed<T> {
    fn new(title: String, rows: Vec<(Row, Option<T>)>) -> Self {
        let (rows, targets) = rows.into_iter().unzip();
        Self { title, list: Choice::new(rows), targets, area: Rect::ZERO }
    }

    /// Where the selected row leads.
    fn target(&self) -> Option<T> {
        self.targets.get(self.list.selected()).cloned().flatten()
    }

    /// Moves in the list, or closes it; what to open is for the overlay to say.
    fn update(&mut self, action: Action) -> Effect {
        match action {
            Action::Escape => return Effect::Close,
            Action::Click(x, y) if !self.area.contains(Position::new(x, y)) => return Effect::Close,
            _ => {
                self.list.act(action);
            }
        }
        Effect::None
    }

    fn arrange(&mut self, area: Rect) {
        self.arrange_in(centred(area));
    }

    fn arrange_in(&mut self, area: Rect) {
        self.area = area;
        self.list.arrange(inside(self.area));
    }

    fn draw(&self, context: &Context, if_empty: &str, buffer: &mut Buffer) {
        Clear.render(self.area, buffer);
        paint(buffer, self.area, context.style(Role::Text));
        let inner = frame(self.area, &self.title, true, context.style(Role::BorderFocused), buffer);
        if self.list.is_empty() {
            write(buffer, inner.x + 1, inner.y, inner.right(), if_empty, context.style(Role::Dim));
        }
        self.list.draw(context.theme, true, self.area, buffer);
    }
}
