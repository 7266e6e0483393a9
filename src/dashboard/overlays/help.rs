//! The list of keys: read from the tables that apply here, found by typing, run by Enter.

use super::{Overlay, Prompt, centred};
use crate::{
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
    search::fold::fold,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};

/// The keys that work here, the keys of this screen first.
#[derive(Debug)]
pub struct Help {
    tables: Vec<&'static [Binding]>,
    legend: Vec<(Role, &'static str, &'static str)>,
    prompt: Prompt,
    rows: Vec<&'static Binding>,
    list: Choice,
    area: Rect,
}

impl Help {
    /// The rows of the tables that apply, innermost first, and under them what the signs mean.
    pub fn new(tables: Vec<&'static [Binding]>, legend: Vec<(Role, &'static str, &'static str)>) -> Self {
        let mut help = Self { tables, legend, prompt: Prompt::default(), rows: Vec::new(), list: Choice::default(), area: Rect::ZERO };
        help.filter();
        help
    }

    fn filter(&mut self) {
        let wanted = fold(self.prompt.text());
        let typed = self.prompt.text();
        let passes = |row: &&'static Binding| {
            typed.is_empty()
                || row.keys.contains(&typed)
                || wanted.split(' ').all(|word| fold(row.help).contains(word) && !wanted.is_empty())
        };
        self.rows.clear();
        for row in self.tables.iter().flat_map(|table| table.iter()).filter(passes) {
            if !self.rows.iter().any(|known| known.action == row.action) {
                self.rows.push(row);
            }
        }
        let line = |row: &&Binding| Row::of(vec![(Role::Key, format!("{:<22}", row.keys.join("  "))), (Role::Text, row.help.to_owned())]);
        let mut rows: Vec<Row> = self.rows.iter().map(line).collect();
        let signs: Vec<_> = self
            .legend
            .iter()
            .filter(|(_, _, meaning)| typed.is_empty() || "signs legend".contains(wanted.as_str()) || meaning.contains(typed))
            .collect();
        if !signs.is_empty() {
            rows.push(Row::heading("Signs on this screen"));
            let sign = |(role, sign, meaning): &(Role, &'static str, &'static str)| Row {
                is_heading: true,
                ..Row::of(vec![(*role, format!("  {sign:<20}")), (Role::Text, (*meaning).to_owned())])
            };
            rows.extend(signs.into_iter().map(sign));
        }
        self.list = Choice::new(rows);
    }
}

impl Overlay for Help {
    fn keys(&self) -> &'static [Binding] {
        keymap::HELP
    }

    fn update(&mut self, _: &Context, action: Action) -> Effect {
        match action {
            Action::Open => return self.rows.get(self.list.selected()).map_or(Effect::None, |row| Effect::Run(row.action)),
            Action::Escape => return Effect::Close,
            Action::Click(x, y) => {
                let position = Position::new(x, y);
                if !self.area.contains(position) {
                    return Effect::Close;
                }
                if let Some(row) = self.list.row_at(position) {
                    self.list.select(row);
                }
            }
            _ if self.prompt.act(action) => self.filter(),
            _ => {
                self.list.act(action);
            }
        }
        Effect::None
    }

    fn paste(&mut self, _: &Context, text: &str) {
        self.prompt.insert(text);
        self.filter();
    }

    fn arrange(&mut self, _: &Context, area: Rect) {
        self.area = centred(area);
        let inner = inside(self.area);
        self.list.arrange(Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner });
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        Clear.render(self.area, buffer);
        paint(buffer, self.area, context.style(Role::Text));
        let inner = frame(self.area, "Keys", true, context.style(Role::BorderFocused), buffer);
        let x = write(buffer, inner.x, inner.y, inner.right(), "? ", context.style(Role::Key));
        write(buffer, x, inner.y, inner.right(), self.prompt.text(), context.style(Role::Text));
        let hint = if self.list.is_empty() { "No key does that" } else { "Type what you want to do; Enter runs the row" };
        write(buffer, inner.x + 2, inner.y + 1, inner.right(), hint, context.style(Role::Dim));
        self.list.draw(context.theme, true, self.area, buffer);
    }

    fn cursor(&self) -> Option<Position> {
        let inner = inside(self.area);
        let column = u16::try_from(self.prompt.cursor()).unwrap_or(0);
        (!inner.is_empty()).then_some(Position::new((inner.x + 2 + column).min(inner.right().saturating_sub(1)), inner.y))
    }
}
