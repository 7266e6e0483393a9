//! A page of a record as wrapped lines: items one can walk through, each with its footnotes, and the strip that answers "says who?".

use super::pane::{frame, more_signs, paint, scrolled, write, write_pieces};
use crate::{
    content::clean::columns,
    dashboard::{
        action::Action,
        theme::{Role, Theme, confidence_sign},
    },
    landscape::{
        Kind, Landscape, RecordId,
        page::{Item, ItemKind, Page},
        record::{Detail, Record},
    },
    wrap::wrap,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// A line of a page: coloured pieces, and the item it belongs to.
#[derive(Clone, Debug)]
struct Line {
    pieces: Vec<(Role, String)>,
    item: usize,
}

/// A page with the item that is selected and the lines in sight.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    page: Option<std::rc::Rc<Page>>,
    /// Whether the page says other things than the record itself does.
    is_other: bool,
    lines: Vec<Line>,
    strip: Vec<Vec<(Role, String)>>,
    width: u16,
    item: usize,
    /// Whether the item was sought before there were lines to scroll to.
    sought: bool,
    first: usize,
    text: Rect,
    below: Rect,
}

impl Prose {
    /// Shows a record from its top; does nothing if it is shown already.
    pub fn show(&mut self, landscape: &Landscape, record: Option<RecordId>) {
        if self.record() != record || self.is_other {
            *self = Self {
                page: record.map(|record| Page::of(landscape, record).into()),
                text: self.text,
                below: self.below,
                ..Self::default()
            };
        }
    }

    /// Shows a page from its top; does nothing if it is shown already.
    pub fn show_page(&mut self, page: Option<Page>) {
        let is_shown = match (&self.page, &page) {
            (Some(shown), Some(page)) => **shown == *page,
            (shown, page) => shown.is_none() && page.is_none(),
        };
        if !is_shown {
            *self = Self { page: page.map(Into::into), is_other: true, text: self.text, below: self.below, ..Self::default() };
        }
    }

    /// The record that is shown.
    pub fn record(&self) -> Option<RecordId> {
        self.page.as_ref().map(|page| page.record)
    }

    /// Selects the item that says a passage, once the page is arranged.
    pub fn seek(&mut self, passage: &str) {
        let Some(page) = &self.page else { return };
        let says = |item: &Item| {
            *item.text == *passage || [&item.label, &item.original, &item.doubt].into_iter().any(|part| part.as_deref() == Some(passage))
        };
        if let Some(item) = page.items.iter().position(says) {
            self.item = item;
            self.sought = true;
            self.keep_in_sight();
        }
    }

    fn item(&self) -> Option<&Item> {
        self.page.as_ref()?.items.get(self.item)
    }

    /// Where Enter leads from the selected item.
    pub fn target(&self) -> Option<RecordId> {
        self.item()?.target
    }

    /// The first source of the selected item.
    pub fn source(&self) -> Option<RecordId> {
        self.item()?.sources.first().copied().or_else(|| self.page.as_ref()?.footnotes.first().copied())
    }

    /// Moves through the items by an action; says whether it was one that moves.
    pub fn act(&mut self, action: Action) -> bool {
        let height = self.text.height.saturating_sub(1).max(1) as usize;
        match action {
            Action::Up => self.step(false),
            Action::Down => self.step(true),
            Action::PageUp => self.scroll(height, false),
            Action::PageDown => self.scroll(height, true),
            Action::HalfUp => self.scroll(height / 2, false),
            Action::HalfDown => self.scroll(height / 2, true),
            Action::Top => {
                self.item = 0;
                self.first = 0;
                self.keep_in_sight();
            }
            Action::Bottom => {
                self.item = self.page.as_ref().map_or(0, |page| page.items.len().saturating_sub(1));
                self.keep_in_sight();
            }
            Action::Wheel(_, _, down) => self.scroll(3, down),
            Action::Click(x, y) => {
                if !self.text.contains(Position::new(x, y)) {
                    return false;
                }
                if let Some(line) = self.lines.get(self.first + (y - self.text.y) as usize) {
                    self.item = line.item;
                }
            }
            _ => return false,
        }
        true
    }

    /// To the next item that can be stood on; long items are scrolled through first.
    fn step(&mut self, down: bool) {
        let Some(page) = self.page.clone() else { return };
        let height = self.text.height as usize;
        let end = self.lines.iter().rposition(|line| line.item == self.item).map_or(0, |line| line + 1);
        let start = self.lines.iter().position(|line| line.item == self.item).unwrap_or(0);
        if down && end > self.first + height {
            self.first += 1;
            return;
        }
        if !down && start < self.first {
            self.first -= 1;
            return;
        }
        let open = |item: &Item| item.kind != ItemKind::Heading;
        let next = if down {
            page.items.iter().enumerate().skip(self.item + 1).find(|(_, item)| open(item))
        } else {
            page.items.iter().enumerate().take(self.item).rfind(|(_, item)| open(item))
        };
        match next {
            Some((item, _)) => {
                self.item = item;
                self.keep_in_sight();
            }
            None if !down => self.first = 0,
            None => {}
        }
    }

    fn scroll(&mut self, by: usize, down: bool) {
        let last = self.lines.len().saturating_sub(self.text.height as usize);
        self.first = if down { (self.first + by).min(last) } else { self.first.saturating_sub(by) };
        let in_sight = self.first..self.first + self.text.height as usize;
        let at = self.lines.iter().position(|line| line.item == self.item).unwrap_or(0);
        if !in_sight.contains(&at) {
            let seen = self.lines.get(in_sight).unwrap_or_default();
            let line = if down { seen.first() } else { seen.last() };
            self.item = line.map_or(self.item, |line| line.item);
        }
        if down && self.first == last {
            self.item = self.lines.last().map_or(0, |line| line.item).max(self.item);
        }
    }

    fn keep_in_sight(&mut self) {
        let height = self.text.height as usize;
        let Some(start) = self.lines.iter().position(|line| line.item == self.item) else { return };
        let end = self.lines.iter().rposition(|line| line.item == self.item).unwrap_or(start);
        let heading = self.lines[..start].iter().rposition(|line| !line.pieces.is_empty()).filter(|line| {
            let item = self.lines[*line].item;
            self.page.as_ref().is_some_and(|page| page.items[item].kind == ItemKind::Heading)
        });
        self.first = scrolled(self.first, end, height, self.lines.len());
        self.first = scrolled(self.first, start, height, self.lines.len());
        if let Some(heading) = heading.filter(|line| end - line < height) {
            self.first = scrolled(self.first, heading, height, self.lines.len());
        }
    }

    /// Wraps the page for a width and fills the strip for the selected item.
    pub fn arrange(&mut self, landscape: &Landscape, area: Rect) {
        let strip_height = match area.height {
            0..=7 => 0,
            8..=15 => 3,
            16..=23 => 4,
            _ => 6,
        };
        self.text = Rect { height: area.height - strip_height.min(area.height), ..area };
        self.below = Rect { y: self.text.bottom(), height: area.height - self.text.height, ..area };
        if let Some(page) = self.page.clone() {
            if self.width != area.width || self.lines.is_empty() {
                self.width = area.width;
                self.lines = lines_of(landscape, &page, area.width as usize);
                self.keep_in_sight();
            }
            if std::mem::take(&mut self.sought) {
                self.keep_in_sight();
            }
            self.first = self.first.min(self.lines.len().saturating_sub(self.text.height as usize));
            self.strip = says_who(landscape, &page, self.item, self.below);
        }
    }

    /// Whether a cell is of the page.
    pub fn contains(&self, x: u16, y: u16) -> bool {
        self.text.union(self.below).contains(Position::new(x, y))
    }

    /// The cell of the selected item.
    pub fn cursor(&self) -> Option<Position> {
        let line = self.lines.iter().position(|line| line.item == self.item)?;
        let y = self.text.y + u16::try_from(line.checked_sub(self.first)?).ok()?;
        (y < self.text.bottom()).then_some(Position::new(self.text.x, y))
    }

    /// Draws the lines in sight and the strip; `outer` is where `n more` signs go.
    pub fn draw(&self, theme: &Theme, focused: bool, outer: Rect, buffer: &mut Buffer) {
        for (y, line) in (self.text.y..self.text.bottom()).zip(self.lines.iter().skip(self.first)) {
            let selected = line.item == self.item && focused;
            let marker = if selected && !line.pieces.is_empty() { "▌" } else { " " };
            let x = write(buffer, self.text.x, y, self.text.right(), marker, theme.style(Role::Key));
            write_pieces(buffer, (x, y), self.text.right(), line.pieces.iter().map(|(role, text)| (theme.style(*role), text)));
            if selected && line.item == self.item && self.item().is_some_and(|item| item.kind == ItemKind::Link) {
                paint(buffer, Rect { y, height: 1, ..self.text }, ratatui::style::Style { fg: None, ..theme.style(Role::Selected) });
            }
        }
        let total = self.lines.len();
        let shown = Rect { height: outer.height.saturating_sub(self.below.height), ..outer };
        if self.below.height > 0 {
            let style = theme.style(Role::Border);
            let rule: String = std::iter::repeat_n('─', self.below.width as usize).collect();
            write(buffer, self.below.x, self.below.y, self.below.right(), &rule, style);
            for (y, line) in (self.below.y + 1..self.below.bottom()).zip(&self.strip) {
                write_pieces(buffer, (self.below.x, y), self.below.right(), line.iter().map(|(role, text)| (theme.style(*role), text)));
            }
        }
        more_signs(buffer, shown, self.first, self.text.height as usize, total, theme.style(Role::Dim));
    }

    /// Draws the page in a frame that carries its title.
    pub fn draw_framed(&self, landscape: &Landscape, theme: &Theme, focused: bool, area: Rect, buffer: &mut Buffer) {
        let title =
            self.record().map_or_else(String::new, |record| format!("{} · {}", landscape[record].kind.slug(), landscape[record].id));
        let style = theme.style(if focused { Role::BorderFocused } else { Role::Border });
        frame(area, &title, focused, style, buffer);
        self.draw(theme, focused, area, buffer);
    }
}

/// The inside of a framed area.
pub fn inside(area: Rect) -> Rect {
    area.inner(ratatui::layout::Margin::new(1, 1))
}

const FACT_COLUMNS: usize = 11;

fn lines_of(landscape: &Landscape, page: &Page, width: usize) -> Vec<Line> {
    let width = width.saturating_sub(2).max(8);
    let mut lines = Vec::new();
    let title = &landscape[page.record].title;
    for line in wrap(title, width) {
        lines.push(Line { pieces: vec![(Role::Label, line)], item: 0 });
    }
    for (index, item) in page.items.iter().enumerate() {
        let mut add = |pieces| lines.push(Line { pieces, item: index });
        match item.kind {
            ItemKind::Heading => {
                add(Vec::new());
                for line in wrap(&item.text, width) {
                    add(vec![(Role::Heading, line)]);
                }
            }
            ItemKind::Fact => fact(item, width, &mut add),
            ItemKind::Link => {
                let when = item.when.as_ref().map_or(String::new(), |when| format!("{when:<10} "));
                let doubt = item.confidence.filter(|c| *c != crate::content::schema::Confidence::Confirmed).map_or("", confidence_sign);
                let room = width.saturating_sub(columns(&when) + columns(doubt) + 3);
                add(vec![
                    (Role::Key, "› ".into()),
                    (Role::Date, when),
                    (Role::Text, crate::content::clean::fit(&item.text, room)),
                    (Role::Doubt, if doubt.is_empty() { String::new() } else { format!(" {doubt}") }),
                ]);
            }
            ItemKind::Doubt => {
                let label = item.label.as_deref().unwrap_or("Doubt");
                let text = format!("! {label}: {}", item.text);
                wrap(&text, width).into_iter().for_each(|line| add(vec![(Role::Doubt, line)]));
            }
            ItemKind::Claim => claim(page, item, width, &mut add),
        }
    }
    lines
}

fn fact(item: &Item, width: usize, add: &mut impl FnMut(Vec<(Role, String)>)) {
    let label = item.label.as_deref().unwrap_or_default().to_owned();
    let hang = if columns(&label) + 1 < FACT_COLUMNS && width > 3 * FACT_COLUMNS { FACT_COLUMNS } else { 2 };
    let mut texts = wrap(&item.text, width - hang).into_iter();
    if hang == 2 {
        add(vec![(Role::Dim, label)]);
    } else {
        let pad = " ".repeat(hang - columns(&label));
        add(vec![(Role::Dim, label + &pad), (Role::Text, texts.next().unwrap_or_default())]);
    }
    texts.for_each(|line| add(vec![(Role::Text, " ".repeat(hang) + &line)]));
}

fn claim(page: &Page, item: &Item, width: usize, add: &mut impl FnMut(Vec<(Role, String)>)) {
    if let Some(label) = &item.label {
        let sign = item.stance.map_or(String::new(), |stance| format!("{} ", stance.sign()));
        let role = item.stance.map_or(Role::Label, Role::Stance);
        let when = item.when.as_ref().map_or(String::new(), |when| format!("  {when}"));
        let mut rows = wrap(label, width.saturating_sub(columns(&sign))).into_iter().peekable();
        let mut first = true;
        while let Some(row) = rows.next() {
            let mut pieces = vec![(role, if first { sign.clone() } else { " ".repeat(columns(&sign)) })];
            let fits = columns(&row) + columns(&sign) + columns(&when) <= width;
            let is_last = rows.peek().is_none();
            pieces.push((if item.stance.is_some() { role } else { Role::Label }, row));
            if is_last && fits {
                pieces.push((Role::Date, when.clone()));
            }
            add(pieces);
            if is_last && !fits {
                add(vec![(Role::Date, when.trim_start().to_owned())]);
            }
            first = false;
        }
    } else if let Some(when) = &item.when {
        add(vec![(Role::Date, when.clone())]);
    }
    if let Some(original) = &item.original {
        wrap(original, width).into_iter().for_each(|line| add(vec![(Role::Original, line)]));
    }
    let notes: String = item.sources.iter().filter_map(|source| page.footnote(*source)).map(|number| format!("[{number}]")).collect();
    let sign = item.confidence.map_or("", confidence_sign);
    let tail = format!(" {sign}{notes}");
    let body = format!("{}{}", item.text, tail.trim_end().replace(' ', "\u{a0}"));
    let rows = wrap(&body, width);
    let count = rows.len();
    for (index, row) in rows.into_iter().enumerate() {
        // The tail stands at the end of the last row; colour it where it is whole.
        let cut = row.rfind('\u{a0}').filter(|_| index + 1 == count);
        match cut {
            Some(at) => {
                let (text, notes) = row.split_at(at);
                let role = item.confidence.map_or(Role::Footnote, Role::Confidence);
                add(vec![(Role::Text, text.to_owned()), (role, format!(" {}", notes.trim_start_matches('\u{a0}')))]);
            }
            None => add(vec![(Role::Text, row.replace('\u{a0}', " "))]),
        }
    }
    if let Some(doubt) = &item.doubt {
        wrap(&format!("! {doubt}"), width).into_iter().for_each(|line| add(vec![(Role::Doubt, line)]));
    }
}

/// The strip under a page: for the selected item, who says it, how far it was confirmed, and where to read it.
fn says_who(landscape: &Landscape, page: &Page, item: usize, area: Rect) -> Vec<Vec<(Role, String)>> {
    let Some(item) = page.items.get(item) else { return Vec::new() };
    let width = area.width as usize;
    let mut lines: Vec<Vec<(Role, String)>> = Vec::new();
    let sources: Vec<RecordId> = match (item.sources.is_empty(), item.target) {
        (true, Some(target)) if landscape[target].kind == Kind::Source => vec![target],
        (true, Some(target)) => landscape[target].sources.clone(),
        (true, None) => page.footnotes.iter().take(1).copied().collect(),
        (false, _) => item.sources.clone(),
    };
    let confidence = item.confidence.map_or_else(String::new, |c| format!(" {} {}", confidence_sign(c), c.label()));
    let read = match item.confirmed_by.len() {
        0 => String::new(),
        1 => " · read on 1 page".to_owned(),
        count => format!(" · read on {count} pages"),
    };
    let head = match (sources.is_empty(), landscape[page.record].kind) {
        (true, Kind::Source) => "This is a source itself",
        (true, _) if item.kind == ItemKind::Claim => "No source of that day is on record",
        (true, _) => "Nothing that needs a source is said in this row",
        (false, _) => "Says who?",
    };
    let role = item.confidence.map_or(Role::Dim, Role::Confidence);
    lines.push(vec![(Role::Label, head.to_owned()), (role, confidence), (Role::Dim, read)]);
    for source in sources {
        let record = &landscape[source];
        let number = page.footnote(source).map_or(String::new(), |number| format!("[{number}] "));
        lines.push(vec![(Role::Footnote, number), (Role::Text, source_line(record))]);
        if let Detail::Source { url: Some(url), .. } = &record.detail {
            lines.push(vec![(Role::Dim, format!("    {}", crate::content::clean::fit(url, width.saturating_sub(4))))]);
        }
    }
    lines
}

/// A source in one line: title, issuer where the title does not say it, date.
pub fn source_line(record: &Record) -> String {
    let mut line = record.title.to_string();
    if let Detail::Source { issuer, .. } = &record.detail {
        if let Some(issuer) = issuer.as_ref().filter(|issuer| !record.title.contains(issuer.as_str())) {
            line.push_str(&format!(" · {issuer}"));
        }
        if let Some(date) = record.date() {
            line.push_str(&format!(" · {date}"));
        }
    }
    line
}
