//! The timeline: lanes or a list by year, a density strip of the whole span, and the page of the event in hand.

mod chart;

use super::browse::{Focus, split};
use crate::{
    content::{
        date::{Day, PartialDate},
        schema::EventKind,
    },
    dashboard::{
        action::{Action, Effect},
        keymap::{self, Binding},
        theme::{Role, mark},
        view::{Context, Screen},
        widgets::{
            choice::{Choice, Row},
            pane::frame,
            prose::{Prose, inside},
        },
    },
    landscape::{Landscape, RecordId, filter::Filter},
    timeline::{instrument::Instrument, lanes::Mark, scale::Scale},
};
use chart::Chart;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// How the events are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Lanes,
    List,
}

/// The events in time.
#[derive(Clone, Debug)]
pub struct Timeline {
    time: Instrument,
    form: Form,
    list: Choice,
    list_marks: Vec<Option<usize>>,
    page: Prose,
    focus: Focus,
    /// Whether a jump led here: then Back leads away, and not to the list.
    came_by_jump: bool,
    zoomed: bool,
    chart: Chart,
    top: Rect,
    pane: Rect,
}

impl Timeline {
    /// The events that the filter lets pass, fitted on the default span.
    pub fn new(context: &Context) -> Self {
        Self::with(context, Instrument::new(context.landscape, context.filter), Form::Lanes)
    }

    fn with(context: &Context, time: Instrument, form: Form) -> Self {
        let mut screen = Self {
            time,
            form,
            list: Choice::default(),
            list_marks: Vec::new(),
            page: Prose::default(),
            focus: Focus::List,
            came_by_jump: false,
            zoomed: false,
            chart: Chart::default(),
            top: Rect::ZERO,
            pane: Rect::ZERO,
        };
        screen.fill_list(context.landscape, context.as_of.map_or(context.today, PartialDate::last_day));
        screen.follow(context.landscape);
        screen
    }

    fn fill_list(&mut self, landscape: &Landscape, today: Day) {
        let mut rows = Vec::new();
        let mut year = None;
        let marks = &self.time.marks;
        for (index, mark) in marks.iter().enumerate() {
            if year != Some(mark.on.year()) {
                year = Some(mark.on.year());
                let count = marks[index..].iter().take_while(|other| other.on.year() == mark.on.year()).count();
                let ahead = if mark.on.first_day() > today { ", ahead" } else { "" };
                rows.push(Row::heading(format!("{} ({count}{ahead})", mark.on.year())));
                self.list_marks.push(None);
            }
            rows.push(list_row(landscape, mark, mark.on.first_day() > today));
            self.list_marks.push(Some(index));
        }
        self.list = Choice::new(rows);
    }

    /// List and page follow what is in hand.
    fn follow(&mut self, landscape: &Landscape) {
        self.page.show(landscape, self.time.mark().map(|mark| mark.event));
        let selected = self.time.selected;
        if let Some(row) = self.list_marks.iter().position(|mark| *mark == Some(selected)) {
            self.list.select(row);
        }
    }

    fn select_from_list(&mut self) {
        if let Some(index) = self.list_marks.get(self.list.selected()).copied().flatten() {
            self.time.select(index);
        }
    }

    fn click(&mut self, x: u16, y: u16) {
        self.focus = Focus::List;
        if let Some((column, columns)) = self.chart.strip_at(x, y) {
            self.time.centre(Scale { window: self.time.whole, columns }.day(column));
        } else if let Some(mark) = self.chart.mark_at(x, y)
            && let Some(index) = self.time.marks.iter().position(|other| *other == mark)
        {
            self.time.select(index);
        }
    }

    /// What the keys of the timeline do to time itself; says whether the action was one of them.
    fn turn(&mut self, landscape: &Landscape, action: Action) -> Option<Effect> {
        let say = |done: bool, otherwise: &'static str| if done { Effect::None } else { Effect::Say(otherwise) };
        match action {
            Action::Fit => self.time.fit(),
            Action::ZoomIn => self.time.zoom(true),
            Action::ZoomOut => self.time.zoom(false),
            Action::PanLeft => self.time.pan(false),
            Action::PanRight => self.time.pan(true),
            Action::Lanes => self.time.by = self.time.by.next(),
            Action::Fold => self.time.fold(landscape),
            Action::LaneUp => self.time.move_lane(landscape, false),
            Action::LaneDown => self.time.move_lane(landscape, true),
            Action::NextDate => return Some(say(self.time.next_date(), "It has no other date")),
            Action::Followed => return Some(say(self.time.chain(landscape, true), "Nothing on record followed from it")),
            Action::LedHere => return Some(say(self.time.chain(landscape, false), "Nothing on record led to it")),
            _ => return None,
        }
        Some(Effect::None)
    }
}

fn list_row(landscape: &Landscape, of: &Mark, is_ahead: bool) -> Row {
    let record = &landscape[of.event];
    let Some(event) = record.as_event() else { return Row::heading(record.title.to_string()) };
    let sign = if of.is_first { mark(event.kind).to_owned() } else { "·".to_owned() };
    let conflict = if of.conflicts { "! " } else { "" };
    let ahead = if is_ahead { "ahead, " } else { "" };
    let what = if of.is_first && !is_ahead { String::new() } else { format!("{ahead}{}: ", of.kind.label()) };
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
        let signs = [
            (Role::Dim, "·", "later date"),
            (Role::Doubt, "!", "sources conflict"),
            (Role::Dim, "░", "day unknown"),
            (Role::Dim, "━", "lasts"),
            (Role::Dim, "─", "superseded"),
            (Role::Dim, "►", "goes on"),
        ];
        marks.chain(signs).collect()
    }

    fn place(&self, context: &Context) -> String {
        let window = self.time.window;
        let ends = [window.first, window.last].map(|day| PartialDate::from_day(day).to_string());
        let count = self.time.marks.iter().filter(|mark| mark.is_first && window.touches(mark.on)).count();
        let events = if count == 1 { "1 event".to_owned() } else { format!("{count} events") };
        let in_hand = self
            .time
            .mark()
            .map_or(String::new(), |mark| format!(" › {} {}: {}", mark.on, mark.kind.label(), context.landscape[mark.event].title));
        format!("Timeline › {} … {} ({events}){in_hand}", ends[0], ends[1])
    }

    fn update(&mut self, context: &Context, action: Action) -> Effect {
        let landscape = context.landscape;
        let lanes = self.form == Form::Lanes;
        let mut effect = Effect::None;
        match action {
            Action::NextPane | Action::PreviousPane => self.focus = if self.focus == Focus::List { Focus::Page } else { Focus::List },
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Form => {
                self.form = if lanes { Form::List } else { Form::Lanes };
                self.focus = Focus::List;
            }
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
            Action::WindowAsFilter => {
                let [since, until] = [self.time.window.first, self.time.window.last].map(|day| Some(PartialDate::from_day(day)));
                return Effect::Filter(Box::new(Filter { since, until, ..context.filter.clone() }));
            }
            Action::Click(x, y) if lanes && self.chart.contains(x, y) => self.click(x, y),
            Action::Wheel(x, y, down) if lanes && self.chart.contains(x, y) => self.time.step(down),
            Action::Click(x, y) | Action::Wheel(x, y, _) if !lanes && self.list.contains(x, y) => {
                self.list.act(action);
                if matches!(action, Action::Click(..)) {
                    self.focus = Focus::List;
                }
                self.select_from_list();
            }
            Action::Click(..) => {
                self.focus = Focus::Page;
                self.page.act(action);
                return Effect::None;
            }
            Action::Wheel(..) => {
                self.page.act(action);
                return Effect::None;
            }
            _ if self.focus == Focus::Page => match action {
                Action::Left => self.focus = Focus::List,
                _ if self.page.act(action) => return Effect::None,
                _ => match self.turn(landscape, action) {
                    Some(done) => effect = done,
                    None => return Effect::Ignored,
                },
            },
            Action::Left => self.time.step(false),
            Action::Right => self.time.step(true),
            _ if !lanes && self.list.act(action) => self.select_from_list(),
            Action::Up => self.time.lane_step(landscape, false),
            Action::Down => self.time.lane_step(landscape, true),
            Action::PageUp | Action::HalfUp => (0..10).for_each(|_| self.time.step(false)),
            Action::PageDown | Action::HalfDown => (0..10).for_each(|_| self.time.step(true)),
            Action::Top => self.time.select(0),
            Action::Bottom => self.time.select(usize::MAX),
            _ => match self.turn(landscape, action) {
                Some(done) => effect = done,
                None => return Effect::Ignored,
            },
        }
        self.follow(landscape);
        effect
    }

    fn arrange(&mut self, context: &Context, area: Rect) {
        let zoomed = self.zoomed.then_some(self.focus);
        [self.top, self.pane] = match (self.form, zoomed) {
            (Form::List, _) => split(area, 52, zoomed),
            (Form::Lanes, Some(Focus::List)) => [area, Rect::ZERO],
            (Form::Lanes, Some(Focus::Page)) => [Rect::ZERO, area],
            (Form::Lanes, None) => {
                let height = Chart::height(&self.time, context.landscape, area.height);
                [Rect { height, ..area }, Rect { y: area.y + height, height: area.height - height, ..area }]
            }
        };
        match self.form {
            Form::Lanes => self.chart = Chart::new(&self.time, context.landscape, self.top),
            Form::List => self.list.arrange(inside(self.top)),
        }
        self.page.arrange(context.landscape, inside(self.pane));
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        let focused = self.focus == Focus::List;
        if self.form == Form::List && !self.top.is_empty() {
            let style = context.style(if focused { Role::BorderFocused } else { Role::Border });
            frame(self.top, "Events by year", focused, style, buffer);
            self.list.draw(context.theme, focused, self.top, buffer);
        } else if !self.chart.is_empty() {
            self.chart.draw(context, self.time.mark(), buffer);
        }
        if !self.pane.is_empty() {
            self.page.draw_framed(context.landscape, context.theme, !focused, self.pane, buffer);
        }
    }

    fn cursor(&self) -> Option<Position> {
        match (self.focus, self.form) {
            (Focus::Page, _) => self.page.cursor(),
            (_, Form::List) => self.list.cursor(),
            (_, Form::Lanes) => self.chart.cursor(),
        }
    }

    fn reveal(&mut self, context: &Context, record: RecordId) {
        let index = self.time.marks.iter().position(|mark| mark.event == record && mark.is_first);
        if let Some(index) = index {
            self.time.select(index);
            self.follow(context.landscape);
        }
        self.page.show(context.landscape, Some(record));
        self.came_by_jump = true;
        self.focus = Focus::Page;
    }

    fn span(&mut self, context: &Context, from: PartialDate, to: PartialDate) {
        self.time.go_to(from, to);
        self.focus = Focus::List;
        self.follow(context.landscape);
    }

    fn seek(&mut self, passage: &str) {
        self.page.seek(passage);
    }

    fn shown(&self) -> Option<RecordId> {
        self.page.record()
    }

    fn anew(&self, context: &Context) -> Option<Box<dyn Screen>> {
        Some(Box::new(Self::with(context, self.time.anew(context.landscape, context.filter), self.form)))
    }

    fn boxed(&self) -> Box<dyn Screen> {
        Box::new(self.clone())
    }
}
