//! The finder: any record, by any of its names, from any screen.

use super::{Overlay, Prompt, centred};
use crate::{
    content::clean::fit,
    dashboard::{
        action::{Action, Effect},
        keymap::{self, Binding},
        theme::Role,
        view::Context,
        widgets::{
            choice::{Choice, Row},
            pane::{frame, write},
            prose::{Prose, inside},
        },
    },
    search::{Hit, Index, highlight, query::Query},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};
use std::rc::Rc;

/// How many hits are listed.
const MOST: usize = 200;

/// A prompt, the hits for it, and a preview of the one that is chosen.
#[derive(Debug)]
pub struct Finder {
    index: Rc<Index>,
    prompt: Prompt,
    /// The text that the hits are for.
    answered: String,
    hits: Vec<Hit>,
    list: Choice,
    preview: Prose,
    area: Rect,
    panes: [Rect; 2],
}

impl Finder {
    /// An empty finder over an index.
    pub fn new(index: Rc<Index>) -> Self {
        Self {
            index,
            prompt: Prompt::default(),
            answered: String::new(),
            hits: Vec::new(),
            list: Choice::default(),
            preview: Prose::default(),
            area: Rect::ZERO,
            panes: [Rect::ZERO; 2],
        }
    }

    /// Answers what was typed, once for all the keys that came together.
    fn answer(&mut self, context: &Context) {
        if self.answered == self.prompt.text() {
            return;
        }
        self.answered = self.prompt.text().to_owned();
        self.hits = self.index.answer(context.landscape, &Query::parse(context.landscape, self.prompt.text()), MOST);
        let rows = self.hits.iter().map(|hit| hit_row(context, hit, self.prompt.text())).collect();
        self.list = Choice::new(rows);
    }
}

/// Kind, title with the match marked, and the name that matched where it is not the title.
fn hit_row(context: &Context, hit: &Hit, query: &str) -> Row {
    let record = &context.landscape[hit.record];
    let mut pieces = vec![(Role::Dim, format!("{:<9}", record.kind.slug()))];
    let in_title = marked(&record.title, query, Role::Text);
    let title_matches = in_title.len() > 1 || in_title.iter().any(|(role, _)| *role == Role::Match);
    if title_matches || record.title == hit.matched {
        pieces.extend(in_title);
    } else {
        // The name that matched comes first, so that it is never what is cut.
        pieces.extend(marked(&fit(&hit.matched, 44), query, Role::Original));
        pieces.push((Role::Text, format!("  {}", record.title)));
    }
    let date = record.date().filter(|_| record.kind == crate::landscape::Kind::Event).map(|date| format!(" {date}")).unwrap_or_default();
    Row::of(pieces).with_right(vec![(Role::Date, date)])
}

fn marked(text: &str, query: &str, role: Role) -> Vec<(Role, String)> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for range in highlight::ranges(text, query) {
        if range.start > from {
            pieces.push((role, text[from..range.start].to_owned()));
        }
        pieces.push((Role::Match, text[range.clone()].to_owned()));
        from = range.end;
    }
    if from < text.len() {
        pieces.push((role, text[from..].to_owned()));
    }
    pieces
}

impl Overlay for Finder {
    fn keys(&self) -> &'static [Binding] {
        keymap::FINDER
    }

    fn update(&mut self, context: &Context, action: Action) -> Effect {
        if !matches!(action, Action::Insert(_) | Action::Edit(_)) {
            self.answer(context);
        }
        match action {
            Action::Open => return self.hits.get(self.list.selected()).map_or(Effect::None, |hit| Effect::Open(hit.record)),
            Action::Escape => return Effect::Close,
            Action::Click(x, y) => {
                if !self.area.contains(Position::new(x, y)) {
                    return Effect::Close;
                }
                if let Some(row) = self.list.row_at(Position::new(x, y)) {
                    let again = row == self.list.selected();
                    self.list.select(row);
                    if again {
                        return self.update(context, Action::Open);
                    }
                }
            }
            _ if self.prompt.act(action) => {}
            _ => {
                self.list.act(action);
            }
        }
        Effect::None
    }

    fn paste(&mut self, _: &Context, text: &str) {
        self.prompt.insert(text);
    }

    fn arrange(&mut self, context: &Context, area: Rect) {
        self.answer(context);
        self.area = centred(area);
        let inner = inside(self.area);
        let below = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
        self.panes = if inner.width >= 100 {
            let width = inner.width * 56 / 100;
            [Rect { width, ..below }, Rect { x: below.x + width + 1, width: below.width - width - 1, ..below }]
        } else {
            let height = below.height * 60 / 100;
            [Rect { height, ..below }, Rect { y: below.y + height, height: below.height - height, ..below }]
        };
        self.list.arrange(self.panes[0]);
        self.preview.show(context.landscape, self.hits.get(self.list.selected()).map(|hit| hit.record));
        self.preview.arrange(context.landscape, inside(self.panes[1]));
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        Clear.render(self.area, buffer);
        crate::dashboard::widgets::pane::paint(buffer, self.area, context.style(Role::Text));
        let inner = frame(self.area, "Find", true, context.style(Role::BorderFocused), buffer);
        let x = write(buffer, inner.x, inner.y, inner.right(), "/ ", context.style(Role::Key));
        write(buffer, x, inner.y, inner.right(), self.prompt.text(), context.style(Role::Text));
        let hint = match (self.prompt.text().is_empty(), self.hits.len()) {
            (true, _) => "Type a name, an abbreviation or an id, in any script".to_owned(),
            (false, 0) => format!("Nothing is called “{}”", self.prompt.text()),
            (false, MOST) => format!("the best {MOST}"),
            (false, count) => format!("{count} found"),
        };
        write(buffer, inner.x + 2, inner.y + 1, inner.right(), &hint, context.style(Role::Dim));
        self.list.draw(context.theme, true, Rect { x: self.panes[0].x, ..self.area }, buffer);
        if self.preview.record().is_some() && self.panes[1].height > 2 {
            self.preview.draw_framed(context.landscape, context.theme, false, self.panes[1], buffer);
        }
    }

    fn cursor(&self) -> Option<Position> {
        let inner = inside(self.area);
        let column = u16::try_from(self.prompt.cursor()).unwrap_or(0);
        let position = Position::new((inner.x + 2 + column).min(inner.right().saturating_sub(1)), inner.y);
        (!inner.is_empty()).then_some(position)
    }
}
