//! The timeline: lanes by actor or a list by year, a density strip of the whole span, and the page of the selected event.

use super::browse::{Focus, split};
use crate::{
    content::{date::PartialDate, schema::EventKind},
    dashboard::{
        action::{Action, Effect},
        keymap::{self, Binding},
        theme::{Role, mark},
        view::{Context, Screen},
        widgets::{
            choice::{Choice, Row},
            pane::{frame, paint, write},
            prose::{Prose, inside},
            strip,
        },
    },
    landscape::{Landscape, RecordId},
    timeline::{
        default_window,
        density::density,
        lanes::{Lane, Mark, Placed, by_actor, marks, pack},
        scale::{Scale, Window},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
};

const HEADER: u16 = 15;

/// How the events are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Lanes,
    List,
}

/// The events in time.
#[derive(Clone, Debug)]
pub struct Timeline {
    marks: Vec<Mark>,
    whole: Window,
    window: Window,
    selected: usize,
    form: Form,
    list: Choice,
    list_marks: Vec<Option<usize>>,
    page: Prose,
    focus: Focus,
    /// Whether a jump led here: then Back leads away, and not to the list.
    came_by_jump: bool,
    zoomed: bool,
    chart: Chart,
    pane: Rect,
}

/// Everything about the lanes that was worked out for a size.
#[derive(Clone, Debug, Default)]
struct Chart {
    area: Rect,
    strip: (Vec<u32>, u32),
    bracket: (u16, u16),
    ticks: Vec<(u16, String)>,
    lanes: Vec<(Lane, Vec<Placed>, usize)>,
    rows: u16,
    selected: Option<(usize, Placed)>,
}

impl Timeline {
    /// The events that the filter lets pass, fitted on the default span.
    pub fn new(context: &Context) -> Self {
        let marks = marks(context.landscape, context.filter);
        let modern = marks.iter().map(|mark| mark.on).find(|on| on.year() >= 1998);
        let first = modern.map_or(1, PartialDate::first_day);
        let last = marks.iter().map(|mark| mark.on.last_day()).max().unwrap_or(first).max(first);
        let whole = Window { first, last };
        let opening = default_window();
        let window = if marks.iter().any(|mark| opening.touches(mark.on)) { opening } else { whole };
        let selected = marks.iter().position(|mark| mark.on.first_day() >= window.first).unwrap_or(0);
        let mut screen = Self {
            marks,
            whole,
            window,
            selected,
            form: Form::Lanes,
            list: Choice::default(),
            list_marks: Vec::new(),
            page: Prose::default(),
            focus: Focus::List,
            came_by_jump: false,
            zoomed: false,
            chart: Chart::default(),
            pane: Rect::ZERO,
        };
        screen.fill_list(context.landscape);
        screen.select(context.landscape, selected);
        screen
    }

    fn fill_list(&mut self, landscape: &Landscape) {
        let mut rows = Vec::new();
        let mut year = None;
        for (index, mark) in self.marks.iter().enumerate() {
            if year != Some(mark.on.year()) {
                year = Some(mark.on.year());
                let count = self.marks.iter().filter(|other| other.on.year() == mark.on.year()).count();
                rows.push(Row::heading(format!("{} ({count})", mark.on.year())));
                self.list_marks.push(None);
            }
            rows.push(list_row(landscape, mark));
            self.list_marks.push(Some(index));
        }
        self.list = Choice::new(rows);
    }

    fn select(&mut self, landscape: &Landscape, index: usize) {
        let Some(mark) = self.marks.get(index) else {
            self.page.show(landscape, None);
            return;
        };
        self.selected = index;
        self.page.show(landscape, Some(mark.event));
        if let Some(row) = self.list_marks.iter().position(|mark| *mark == Some(index)) {
            self.list.select(row);
        }
        // The window follows the selection, keeping its length.
        let (day, days) = (mark.on.first_day(), i32::try_from(self.window.days()).unwrap_or(i32::MAX) - 1);
        if day < self.window.first || day > self.window.last {
            let first = day - days / 2;
            self.window = Window { first, last: first + days };
        }
    }

    /// The event nearest in time in the lane above or below.
    fn lane_step(&mut self, landscape: &Landscape, down: bool) {
        let lanes = by_actor(landscape, &self.marks, self.window);
        let Some(mark) = self.marks.get(self.selected).copied() else { return };
        let Some(at) = lanes.iter().position(|lane| lane.marks.contains(&mark)) else { return };
        let mut order: Vec<usize> = if down { (at + 1..lanes.len()).collect() } else { (0..at).rev().collect() };
        order.retain(|lane| !lanes[*lane].marks.is_empty());
        let Some(lane) = order.first() else { return };
        let nearest = lanes[*lane].marks.iter().min_by_key(|other| (other.on.first_day() - mark.on.first_day()).abs());
        if let Some(index) = nearest.and_then(|nearest| self.marks.iter().position(|other| other == nearest)) {
            self.select(landscape, index);
        }
    }

    fn step(&mut self, landscape: &Landscape, forward: bool) {
        let next = if forward { (self.selected + 1).min(self.marks.len().saturating_sub(1)) } else { self.selected.saturating_sub(1) };
        self.select(landscape, next);
    }

    fn fit(&mut self, landscape: &Landscape) {
        self.window = if self.window == default_window() { self.whole } else { default_window() };
        let in_window = self.marks.get(self.selected).is_some_and(|mark| self.window.touches(mark.on));
        if !in_window {
            let first = self.marks.iter().position(|mark| mark.on.first_day() >= self.window.first).unwrap_or(0);
            self.select(landscape, first);
        }
    }

    fn mark_at(&self, x: u16, y: u16) -> Option<usize> {
        let area = self.chart.area;
        let row = y.checked_sub(area.y + 3)?;
        let (lane, placed, _) = self.chart.lanes.get((row / self.chart.rows.max(1)) as usize)?;
        let column = x.checked_sub(area.x + HEADER)?;
        let row = row % self.chart.rows.max(1);
        let hit = placed.iter().filter(|place| place.row == row && place.from <= column).max_by_key(|place| place.from)?;
        self.marks.iter().position(|mark| *mark == lane.marks[hit.mark])
    }

    fn arrange_chart(&mut self, landscape: &Landscape, area: Rect) {
        let columns = area.width.saturating_sub(HEADER + 1).max(1);
        let scale = Scale { window: self.window, columns };
        let whole = Scale { window: self.whole, columns };
        let lanes = by_actor(landscape, &self.marks, self.window);
        let rows = (area.height.saturating_sub(3) / u16::try_from(lanes.len()).unwrap_or(1).max(1)).clamp(1, 3);
        let packed: Vec<_> = lanes
            .into_iter()
            .map(|lane| {
                let (placed, left_out) = pack(&lane, scale, rows);
                (lane, placed, left_out)
            })
            .collect();
        let mark = self.marks.get(self.selected);
        let selected = packed.iter().enumerate().find_map(|(index, (lane, placed, _))| {
            let at = lane.marks.iter().position(|other| Some(other) == mark)?;
            let hidden = || Placed {
                mark: at,
                row: 0,
                from: scale.column(lane.marks[at].on.first_day()),
                to: scale.column(lane.marks[at].on.first_day()),
            };
            Some((index, placed.iter().find(|place| place.mark == at).copied().unwrap_or_else(hidden)))
        });
        self.chart = Chart {
            area,
            strip: density(self.marks.iter().filter(|mark| mark.is_first).map(|mark| mark.on), self.whole, columns),
            bracket: (whole.column(self.window.first), whole.column(self.window.last)),
            ticks: scale.ticks(),
            lanes: packed,
            rows,
            selected,
        };
    }

    fn draw_chart(&self, context: &Context, buffer: &mut Buffer) {
        let chart = &self.chart;
        let area = chart.area;
        let row = |y: u16| Rect { x: area.x + HEADER, y: area.y + y, width: area.width.saturating_sub(HEADER), height: 1 };
        let (buckets, most) = &chart.strip;
        let years = format!("{}–{}", PartialDate::from_day(self.whole.first).year(), PartialDate::from_day(self.whole.last).year());
        write(buffer, area.x + 1, area.y, area.x + HEADER, &years, context.style(Role::Dim));
        strip::bars(row(0), buckets, *most, context.style(Role::Heading), buffer);
        write(buffer, area.x + 1, area.y + 1, area.x + HEADER, "window", context.style(Role::Dim));
        strip::bracket(row(1), chart.bracket.0, chart.bracket.1, context.style(Role::Heading), buffer);
        strip::ticks(row(2), &chart.ticks, context.style(Role::Date), buffer);
        for (index, (lane, placed, left_out)) in chart.lanes.iter().enumerate() {
            let top = area.y + 3 + u16::try_from(index).unwrap_or(0) * chart.rows;
            let here = chart.selected.is_some_and(|(selected, _)| selected == index);
            let role = if here { Role::Heading } else { Role::Label };
            if top >= area.bottom() {
                break;
            }
            write(buffer, area.x, top, area.right(), if here { "▌" } else { " " }, context.style(Role::Key));
            let more = if *left_out > 0 { format!("+{left_out}") } else { String::new() };
            let name_end = if chart.rows > 1 || more.is_empty() {
                area.x + HEADER
            } else {
                area.x + HEADER - 1 - u16::try_from(more.len()).unwrap_or(0)
            };
            write(buffer, area.x + 1, top, name_end - 1, &lane.title, context.style(role));
            if *left_out > 0 {
                let (x, y, text) = if chart.rows > 1 { (area.x + 2, top + 1, format!("{left_out} more")) } else { (name_end, top, more) };
                write(buffer, x, y, area.x + HEADER, &text, context.style(Role::Dim));
            }
            self.draw_lane(context, lane, placed, top, buffer);
        }
        if let Some((lane, place)) = chart.selected {
            self.draw_selected(context, lane, place, buffer);
        }
    }

    fn draw_lane(&self, context: &Context, lane: &Lane, placed: &[Placed], top: u16, buffer: &mut Buffer) {
        let area = self.chart.area;
        for (index, place) in placed.iter().enumerate() {
            let y = top + place.row;
            if y >= area.bottom() {
                continue;
            }
            let of = &lane.marks[place.mark];
            let record = &context.landscape[of.event];
            let Some(event) = record.as_event() else { continue };
            let style = context.style(Role::Mark(event.kind));
            let x = area.x + HEADER + place.from;
            if place.to > place.from {
                let shade: String = std::iter::repeat_n('░', (place.to - place.from + 1) as usize).collect();
                write(buffer, x, y, area.right(), &shade, style);
            }
            let end = write(buffer, x, y, area.right(), if of.is_first { mark(event.kind) } else { "·" }, style);
            let end = if of.conflicts { write(buffer, end, y, area.right(), "!", context.style(Role::Doubt)) } else { end };
            let next =
                placed[index + 1..].iter().find(|other| other.row == place.row).map_or(area.right(), |other| area.x + HEADER + other.from);
            let room = next.saturating_sub(end.max(area.x + HEADER + place.to + 1));
            if of.is_first && room >= 8 {
                let label_at = end.max(area.x + HEADER + place.to + 1);
                write(buffer, label_at + 1, y, next.saturating_sub(1), &record.title, context.style(Role::Dim));
            }
        }
    }

    fn draw_selected(&self, context: &Context, lane: usize, place: Placed, buffer: &mut Buffer) {
        let area = self.chart.area;
        let y = area.y + 3 + u16::try_from(lane).unwrap_or(0) * self.chart.rows + place.row;
        let x = area.x + HEADER + place.from;
        let Some(of) = self.marks.get(self.selected).filter(|_| y < area.bottom()) else { return };
        let record = &context.landscape[of.event];
        let sign = record.as_event().map_or("●", |event| mark(event.kind));
        let room = area.right().saturating_sub(x);
        let label = format!("{sign} {} ", record.title);
        let wanted = u16::try_from(crate::content::clean::columns(&label)).unwrap_or(u16::MAX).min(area.width.saturating_sub(HEADER));
        // The selection always gets its label: to the right of its mark, or ending at it.
        let style = Style { fg: None, ..context.style(Role::Selected) }.add_modifier(Modifier::REVERSED);
        if room >= wanted.min(24) {
            let end = write(buffer, x, y, area.right().min(x + 60), &label, context.style(Role::Text));
            paint(buffer, Rect { x, y, width: end - x, height: 1 }, style);
        } else {
            let label = crate::content::clean::fit(&record.title, wanted.min(x - area.x - HEADER).min(40) as usize);
            let width = u16::try_from(crate::content::clean::columns(&label)).unwrap_or(0);
            let start = x.saturating_sub(width + 1).max(area.x + HEADER);
            write(buffer, start, y, x, &format!("{label} "), context.style(Role::Text));
            write(buffer, x, y, area.right(), sign, context.style(Role::Text));
            paint(buffer, Rect { x: start, y, width: x - start + 1, height: 1 }, style);
        }
    }
}

fn list_row(landscape: &Landscape, of: &Mark) -> Row {
    let record = &landscape[of.event];
    let Some(event) = record.as_event() else { return Row::heading(record.title.to_string()) };
    let sign = if of.is_first { mark(event.kind).to_owned() } else { "·".to_owned() };
    let conflict = if of.conflicts { "! " } else { "" };
    let what = if of.is_first { String::new() } else { format!("{}: ", of.kind.label()) };
    let actors: Vec<_> = event.actors.iter().filter_map(|actor| landscape[*actor].code.as_deref()).collect();
    Row::of(vec![
        (Role::Date, format!("{:<10} ", of.on.to_string())),
        (Role::Mark(event.kind), format!("{sign} ")),
        (Role::Doubt, conflict.into()),
        (Role::Dim, what),
        (Role::Text, record.title.to_string()),
    ])
    .with_right(vec![(Role::Dim, actors.join(" "))])
}

impl Screen for Timeline {
    fn keys(&self) -> &'static [Binding] {
        keymap::TIMELINE
    }

    fn legend(&self) -> Vec<(Role, &'static str, &'static str)> {
        let marks = EventKind::ALL.iter().map(|kind| (Role::Mark(*kind), mark(*kind), kind.slug()));
        marks.chain([(Role::Dim, "·", "later date"), (Role::Doubt, "!", "sources conflict"), (Role::Dim, "░", "day unknown")]).collect()
    }

    fn place(&self, context: &Context) -> String {
        let ends = [self.window.first, self.window.last].map(|day| PartialDate::from_day(day).to_string());
        let in_window = self.marks.iter().filter(|mark| mark.is_first && self.window.touches(mark.on)).count();
        let selected = self
            .marks
            .get(self.selected)
            .map_or(String::new(), |mark| format!(" › {} {}: {}", mark.on, mark.kind.label(), context.landscape[mark.event].title));
        format!("Timeline › {} … {} ({in_window} events){selected}", ends[0], ends[1])
    }

    fn update(&mut self, context: &Context, action: Action) -> Effect {
        let landscape = context.landscape;
        let on_chart = |x: u16, y: u16| self.chart.area.contains(Position::new(x, y));
        match action {
            Action::NextPane | Action::PreviousPane => self.focus = if self.focus == Focus::List { Focus::Page } else { Focus::List },
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Form => {
                self.form = if self.form == Form::Lanes { Form::List } else { Form::Lanes };
                self.focus = Focus::List;
            }
            Action::Fit => self.fit(landscape),
            Action::Escape if self.zoomed => self.zoomed = false,
            Action::Escape if self.focus == Focus::Page => self.focus = Focus::List,
            Action::Back if self.focus == Focus::Page && !self.came_by_jump => self.focus = Focus::List,
            Action::Back => return Effect::Ignored,
            Action::Source => return self.page.source().map_or(Effect::None, Effect::Open),
            Action::Open if self.focus == Focus::List => {
                self.focus = Focus::Page;
                self.came_by_jump = false;
            }
            Action::Open => return self.page.target().map_or(Effect::None, Effect::Open),
            Action::Click(x, y) if self.form == Form::Lanes && on_chart(x, y) => {
                self.focus = Focus::List;
                if let Some(index) = self.mark_at(x, y) {
                    self.select(landscape, index);
                }
            }
            Action::Wheel(x, y, down) if self.form == Form::Lanes && on_chart(x, y) => self.step(landscape, down),
            Action::Click(x, y) | Action::Wheel(x, y, _) if self.form == Form::List && self.list.contains(x, y) => {
                self.list.act(action);
                if matches!(action, Action::Click(..)) {
                    self.focus = Focus::List;
                }
                self.select_from_list(landscape);
            }
            Action::Click(..) => {
                self.focus = Focus::Page;
                self.page.act(action);
            }
            Action::Wheel(..) => {
                self.page.act(action);
            }
            _ if self.focus == Focus::Page => match action {
                Action::Left => self.focus = Focus::List,
                _ if self.page.act(action) => {}
                _ => return Effect::Ignored,
            },
            Action::Left => self.step(landscape, false),
            Action::Right => self.step(landscape, true),
            _ if self.form == Form::List => {
                if !self.list.act(action) {
                    return Effect::Ignored;
                }
                self.select_from_list(landscape);
            }
            Action::Up => self.lane_step(landscape, false),
            Action::Down => self.lane_step(landscape, true),
            Action::PageUp | Action::HalfUp => (0..10).for_each(|_| self.step(landscape, false)),
            Action::PageDown | Action::HalfDown => (0..10).for_each(|_| self.step(landscape, true)),
            Action::Top => self.select(landscape, 0),
            Action::Bottom => self.select(landscape, self.marks.len().saturating_sub(1)),
            _ => return Effect::Ignored,
        }
        Effect::None
    }

    fn arrange(&mut self, context: &Context, area: Rect) {
        let zoomed = self.zoomed.then_some(self.focus);
        let (top, pane) = match (self.form, zoomed) {
            (Form::List, _) => {
                let [list, page] = split(area, 52, zoomed);
                (list, page)
            }
            (Form::Lanes, Some(Focus::List)) => (area, Rect::ZERO),
            (Form::Lanes, Some(Focus::Page)) => (Rect::ZERO, area),
            (Form::Lanes, None) => {
                let lanes = 6;
                let rows = (area.height.saturating_sub(14) / lanes).clamp(1, 3);
                let height = (3 + rows * lanes).min(area.height);
                (Rect { height, ..area }, Rect { y: area.y + height, height: area.height - height, ..area })
            }
        };
        self.pane = pane;
        if self.form == Form::Lanes {
            self.arrange_chart(context.landscape, top);
        } else {
            self.chart.area = top;
            self.list.arrange(inside(top));
        }
        self.page.arrange(context.landscape, inside(pane));
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        let focused = self.focus == Focus::List;
        if !self.chart.area.is_empty() {
            if self.form == Form::Lanes {
                self.draw_chart(context, buffer);
            } else {
                let style = context.style(if focused { Role::BorderFocused } else { Role::Border });
                frame(self.chart.area, "Events by year", focused, style, buffer);
                self.list.draw(context.theme, focused, self.chart.area, buffer);
            }
        }
        if !self.pane.is_empty() {
            self.page.draw_framed(context.landscape, context.theme, !focused, self.pane, buffer);
        }
    }

    fn cursor(&self) -> Option<Position> {
        if self.focus == Focus::Page {
            return self.page.cursor();
        }
        if self.form == Form::List {
            return self.list.cursor();
        }
        let (lane, place) = self.chart.selected?;
        let y = self.chart.area.y + 3 + u16::try_from(lane).ok()? * self.chart.rows + place.row;
        let position = Position::new(self.chart.area.x + HEADER + place.from, y);
        self.chart.area.contains(position).then_some(position)
    }

    fn reveal(&mut self, context: &Context, record: RecordId) {
        let of = |mark: &Mark| mark.event == record;
        match self.marks.iter().position(|mark| of(mark) && mark.is_first) {
            Some(index) => self.select(context.landscape, index),
            None => self.page.show(context.landscape, Some(record)),
        }
        self.came_by_jump = true;
        self.focus = Focus::Page;
    }

    fn span(&mut self, context: &Context, from: PartialDate, to: PartialDate) {
        self.window = Window { first: from.first_day(), last: to.last_day() };
        self.focus = Focus::List;
        let first = self.marks.iter().position(|mark| self.window.touches(mark.on));
        self.select(context.landscape, first.unwrap_or(self.selected));
    }

    fn seek(&mut self, passage: &str) {
        self.page.seek(passage);
    }

    fn shown(&self) -> Option<RecordId> {
        self.page.record()
    }

    fn boxed(&self) -> Box<dyn Screen> {
        Box::new(self.clone())
    }
}

impl Timeline {
    fn select_from_list(&mut self, landscape: &Landscape) {
        if let Some(index) = self.list_marks.get(self.list.selected()).copied().flatten() {
            self.select(landscape, index);
        }
    }
}
