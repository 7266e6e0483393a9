//! The finder: any record, by any of its names or by its text, from any screen.

use super::{Overlay, Prompt, centred};
use crate::{
    content::clean::fit,
    dashboard::{
        action::{Action, Effect, Goal},
        keymap::{self, Binding},
        theme::Role,
        view::Context,
        widgets::{
            choice::{Choice, Row},
            pane::{frame, write},
            prose::{Prose, inside},
        },
    },
    landscape::{Kind, RecordId},
    search::{
        Hit, Index, highlight,
        query::{Query, completions},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};
use std::rc::Rc;

/// How many hits are listed.
const MOST: usize = 200;

/// A prompt, the hits for it in groups by kind, and a preview of the one that is chosen.
#[derive(Debug)]
pub struct Finder {
    index: Rc<Index>,
    prompt: Prompt,
    recent: Vec<String>,
    /// The text that the hits are for.
    answered: String,
    query: Query,
    hits: Vec<Hit>,
    /// Only hits of this kind are listed, if one is chosen.
    only: Option<Kind>,
    /// The hit behind each row; headings have none.
    rows: Vec<Option<usize>>,
    list: Choice,
    /// Whether the person moved: then the selection stays with its record while typing.
    moved: bool,
    preview: Prose,
    area: Rect,
    panes: [Rect; 2],
}

impl Finder {
    /// An empty finder over an index, with what was looked for before.
    pub fn new(index: Rc<Index>, recent: Vec<String>) -> Self {
        let mut finder = Self {
            index,
            prompt: Prompt::default(),
            recent,
            answered: String::new(),
            query: Query::default(),
            hits: Vec::new(),
            only: None,
            rows: Vec::new(),
            list: Choice::default(),
            moved: false,
            preview: Prose::default(),
            area: Rect::ZERO,
            panes: [Rect::ZERO; 2],
        };
        finder.list_recent();
        finder
    }

    fn chosen(&self) -> Option<&Hit> {
        self.hits.get(self.rows.get(self.list.selected()).copied().flatten()?)
    }

    /// Answers what was typed, once for all the keys that came together.
    fn answer(&mut self, context: &Context) {
        if self.answered == self.prompt.text() {
            return;
        }
        self.answered = self.prompt.text().to_owned();
        self.query = Query::parse(context.landscape, &self.answered);
        let kept = self.chosen().map(|hit| hit.record).filter(|_| self.moved);
        self.hits = self.index.answer(context.landscape, &self.query, MOST);
        self.fill(context, kept);
    }

    fn fill(&mut self, context: &Context, kept: Option<RecordId>) {
        if self.answered.is_empty() {
            self.list_recent();
            return;
        }
        let mut kinds: Vec<Kind> = Vec::new();
        for hit in &self.hits {
            let kind = context.landscape[hit.record].kind;
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        if self.only.is_some_and(|kind| !kinds.contains(&kind)) {
            self.only = None;
        }
        let mut rows = Vec::new();
        self.rows.clear();
        for kind in kinds.into_iter().filter(|kind| self.only.is_none_or(|only| only == *kind)) {
            let of_kind: Vec<usize> = (0..self.hits.len()).filter(|hit| context.landscape[self.hits[*hit].record].kind == kind).collect();
            rows.push(Row::heading(format!("{} ({})", kind.label(), of_kind.len())));
            self.rows.push(None);
            for hit in of_kind {
                rows.push(hit_row(context, &self.hits[hit], &self.query.typed));
                self.rows.push(Some(hit));
            }
        }
        self.list = Choice::new(rows);
        let row = kept.and_then(|record| self.rows.iter().position(|row| row.is_some_and(|hit| self.hits[hit].record == record)));
        match row {
            Some(row) => self.list.select(row),
            None => self.moved = false,
        }
    }

    fn list_recent(&mut self) {
        let heading = (!self.recent.is_empty()).then(|| Row::heading("Looked for before"));
        let rows = self.recent.iter().map(|text| Row::of(vec![(Role::Text, text.clone())]));
        self.list = Choice::new(heading.into_iter().chain(rows).collect());
        self.rows = vec![None; self.list.len()];
        self.hits.clear();
    }

    /// The next kind that has hits; after the last one, all of them again.
    fn narrow(&mut self, context: &Context) {
        let mut kinds: Vec<Option<Kind>> = vec![None];
        for hit in &self.hits {
            let kind = Some(context.landscape[hit.record].kind);
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let at = kinds.iter().position(|kind| *kind == self.only).unwrap_or(0);
        self.only = kinds[(at + 1) % kinds.len()];
        self.fill(context, None);
    }

    fn open(&mut self) -> Effect {
        if self.answered.is_empty() {
            let heading = 1;
            if let Some(text) = self.list.selected().checked_sub(heading).and_then(|row| self.recent.get(row)).cloned() {
                self.prompt.insert(&text);
            }
            return Effect::None;
        }
        if let Some(span) = self.query.span.filter(|_| self.hits.is_empty() || self.answered.contains("..")) {
            return Effect::Span(span.0, span.1);
        }
        let Some(at) = self.rows.get(self.list.selected()).copied().flatten() else { return Effect::None };
        let goals = self.hits.iter().map(|hit| Goal { record: hit.record, passage: hit.in_text.then(|| hit.matched.clone()) }).collect();
        Effect::Found { goals, at, query: self.answered.clone() }
    }

    fn hint(&self, context: &Context) -> String {
        if let Some(trouble) = self.query.troubles.first() {
            return trouble.clone();
        }
        let offers = completions(context.landscape, self.prompt.text());
        if !offers.is_empty() {
            return format!("Tab: {}", offers.join("  "));
        }
        if let Some((from, to)) = self.query.span {
            return format!("Enter: the timeline from {from} to {to}");
        }
        match (self.prompt.text().is_empty(), self.hits.len()) {
            (true, _) => "Names, text, ids, in any script; actor:china stance:opposes since:2019 \"exact\" -without".to_owned(),
            (false, 0) => format!("Nothing matches “{}”; fewer words may, or a condition such as actor:china", self.prompt.text()),
            (false, MOST) => format!("the best {MOST}; Tab narrows to a kind"),
            (false, count) => format!("{count} found; Tab narrows to a kind"),
        }
    }
}

/// Title with the match marked, and the name or passage that matched where it is not the title.
fn hit_row(context: &Context, hit: &Hit, query: &str) -> Row {
    let record = &context.landscape[hit.record];
    let in_title = marked(&record.title, query, Role::Text);
    let title_matches = in_title.iter().any(|(role, _)| *role == Role::Match);
    let mut pieces = Vec::new();
    if hit.in_text {
        pieces.extend(in_title);
        pieces.push((Role::Dim, "  … ".into()));
        pieces.extend(around(&hit.matched, query));
    } else if title_matches || record.title == hit.matched {
        pieces.extend(in_title);
    } else {
        // The name that matched comes first, so that it is never what is cut.
        pieces.extend(marked(&fit(&hit.matched, 44), query, Role::Original));
        pieces.push((Role::Text, format!("  {}", record.title)));
    }
    let date = record.date().filter(|_| record.kind == Kind::Event).map(|date| format!(" {date}")).unwrap_or_default();
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

/// A passage from a few words before its first match on.
fn around(text: &str, query: &str) -> Vec<(Role, String)> {
    let first = highlight::ranges(text, query).first().map_or(0, |range| range.start);
    let start = text[..first].char_indices().rev().filter(|(_, c)| *c == ' ').nth(2).map_or(0, |(at, _)| at + 1);
    marked(&text[start..], query, Role::Dim)
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
            Action::Open => return self.open(),
            Action::Escape => return Effect::Close,
            Action::NextPane => match completions(context.landscape, self.prompt.text()).first() {
                Some(offer) => self.prompt.complete(offer),
                None => self.narrow(context),
            },
            Action::Click(x, y) => {
                if !self.area.contains(Position::new(x, y)) {
                    return Effect::Close;
                }
                if let Some(row) = self.list.row_at(Position::new(x, y)) {
                    let again = row == self.list.selected();
                    self.list.select(row);
                    if again {
                        return self.open();
                    }
                }
            }
            _ if self.prompt.act(action) => {}
            _ => self.moved |= self.list.act(action),
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
        let (record, passage) = self.chosen().map_or((None, None), |hit| (Some(hit.record), hit.in_text.then(|| hit.matched.clone())));
        self.preview.show(context.landscape, record);
        self.preview.arrange(context.landscape, inside(self.panes[1]));
        if let Some(passage) = passage {
            self.preview.seek(&passage);
        }
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        Clear.render(self.area, buffer);
        crate::dashboard::widgets::pane::paint(buffer, self.area, context.style(Role::Text));
        let inner = frame(self.area, "Find", true, context.style(Role::BorderFocused), buffer);
        let x = write(buffer, inner.x, inner.y, inner.right(), "/ ", context.style(Role::Key));
        write(buffer, x, inner.y, inner.right(), self.prompt.text(), context.style(Role::Text));
        let role = if self.query.troubles.is_empty() { Role::Dim } else { Role::Doubt };
        write(buffer, inner.x + 2, inner.y + 1, inner.right(), &self.hint(context), context.style(role));
        self.list.draw(context.theme, true, Rect { x: self.panes[0].x, width: self.panes[0].width, ..self.area }, buffer);
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
