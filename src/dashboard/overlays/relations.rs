//! What a record is related to, as a picture: what leads to it on the left, what it leads to on the right, by relation and with counts.
//! Enter goes on from a neighbour, Backspace comes back, Enter in the middle opens the page.

use super::Overlay;
use crate::{
    content::{clean::fit, date::PartialDate},
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
    landscape::{Landscape, RecordId, links::Group},
    wrap::wrap,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    widgets::{Clear, Widget},
};

/// Columns between the middle and each side.
const BRIDGE: u16 = 3;

/// Where the keys are: the left side, the middle, or the right side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Middle,
    Side(usize),
}

/// One side of the picture.
#[derive(Debug, Default)]
struct Side {
    list: Choice,
    targets: Vec<Option<RecordId>>,
    links: usize,
    area: Rect,
}

/// The picture of one record, and the records through which one came.
#[derive(Debug)]
pub struct Relations {
    record: RecordId,
    came_from: Vec<(RecordId, At, usize)>,
    sides: [Side; 2],
    at: At,
    /// The lines in the middle: kind, title, date.
    middle: Vec<String>,
    area: Rect,
    centre: Rect,
}

impl Relations {
    /// The picture of a record.
    pub fn new(context: &Context, record: RecordId) -> Self {
        let mut relations = Self {
            record,
            came_from: Vec::new(),
            sides: Default::default(),
            at: At::Middle,
            middle: Vec::new(),
            area: Rect::ZERO,
            centre: Rect::ZERO,
        };
        relations.look_from(context.landscape, record);
        relations
    }

    fn look_from(&mut self, landscape: &Landscape, record: RecordId) {
        let links = landscape.links();
        self.sides = [links.groups_to(record), links.groups_from(record)].map(|groups| Side::new(landscape, groups));
        self.record = record;
        self.at = At::Middle;
    }

    fn go_on(&mut self, landscape: &Landscape, to: RecordId) {
        let selected = if let At::Side(side) = self.at { self.sides[side].list.selected() } else { 0 };
        self.came_from.push((self.record, self.at, selected));
        self.look_from(landscape, to);
    }

    fn turn_to(&mut self, side: usize) {
        self.at = if self.at == At::Middle && !self.sides[side].list.is_empty() { At::Side(side) } else { At::Middle };
    }

    fn click(&mut self, context: &Context, x: u16, y: u16) -> Effect {
        let position = Position::new(x, y);
        if self.centre.contains(position) {
            if self.at == At::Middle {
                return Effect::Open(self.record);
            }
            self.at = At::Middle;
        } else if let Some(side) = (0..2).find(|side| self.sides[*side].area.contains(position)) {
            let was = (self.at, self.sides[side].list.selected());
            if !self.sides[side].list.act(Action::Click(x, y)) {
                return Effect::None;
            }
            self.at = At::Side(side);
            if was == (self.at, self.sides[side].list.selected()) {
                return self.update(context, Action::Open);
            }
        } else if !self.area.contains(position) {
            return Effect::Close;
        }
        Effect::None
    }
}

impl Side {
    fn new(landscape: &Landscape, groups: Vec<Group>) -> Self {
        let (mut rows, mut targets) = (Vec::new(), Vec::new());
        let links = groups.iter().map(|group| group.records.len()).sum();
        for group in groups {
            rows.push(Row::heading(format!("{} ({})", group.label, group.records.len())));
            targets.push(None);
            for record in group.records {
                let date = landscape.head(record).date.map_or(String::new(), |date| format!("{} ", date.year()));
                rows.push(Row::of(vec![(Role::Date, date), (Role::Text, landscape.title(record).to_owned())]));
                targets.push(Some(record));
            }
        }
        Self { list: Choice::new(rows), targets, links, area: Rect::ZERO }
    }

    fn target(&self) -> Option<RecordId> {
        self.targets.get(self.list.selected()).copied().flatten()
    }
}

impl Overlay for Relations {
    fn keys(&self) -> &'static [Binding] {
        keymap::RELATIONS
    }

    fn types(&self) -> bool {
        false
    }

    fn update(&mut self, context: &Context, action: Action) -> Effect {
        match (action, self.at) {
            (Action::Escape, _) => return Effect::Close,
            (Action::Open, At::Middle) => return Effect::Open(self.record),
            (Action::Open, At::Side(side)) => {
                self.sides[side].target().into_iter().for_each(|target| self.go_on(context.landscape, target));
            }
            (Action::Back, _) => match self.came_from.pop() {
                Some((before, at, selected)) => {
                    self.look_from(context.landscape, before);
                    self.at = at;
                    if let At::Side(side) = at {
                        self.sides[side].list.select(selected);
                    }
                }
                None => return Effect::Say("This is where the picture began; Esc closes it"),
            },
            (Action::Left, At::Middle) | (Action::Right, At::Side(0)) => self.turn_to(0),
            (Action::Right, At::Middle) | (Action::Left, At::Side(1)) => self.turn_to(1),
            (Action::Click(x, y), _) => return self.click(context, x, y),
            (Action::Wheel(x, y, _), _) => {
                let side = self.sides.iter_mut().find(|side| side.area.contains(Position::new(x, y)));
                side.into_iter().for_each(|side| {
                    side.list.act(action);
                });
            }
            (_, At::Side(side)) => {
                self.sides[side].list.act(action);
            }
            _ => {}
        }
        Effect::None
    }

    fn arrange(&mut self, context: &Context, area: Rect) {
        self.area = super::centred_within(area, u16::MAX);
        let inner = inside(self.area);
        // The last line is for the title of what is selected, the one above it for how many are out of sight.
        let inner = Rect { height: inner.height.saturating_sub(2), ..inner };
        let middle = (inner.width / 3).clamp(16.min(inner.width), 34);
        let side = (inner.width.saturating_sub(middle + 2 * BRIDGE)) / 2;
        let left = Rect { width: side, ..inner };
        let right = Rect { x: inner.right() - side, width: side, ..inner };
        for (side, area) in self.sides.iter_mut().zip([left, right]) {
            side.area = area;
            side.list.arrange(area);
        }
        let head = context.landscape.head(self.record);
        self.middle = wrap(&head.title, middle.saturating_sub(4).max(1) as usize);
        self.middle.insert(0, head.kind.slug().to_owned());
        self.middle.extend(head.date.map(PartialDate::in_words));
        let height = u16::try_from(self.middle.len() + 2).unwrap_or(u16::MAX).min(inner.height);
        let x = left.right() + BRIDGE;
        self.centre = Rect { x, y: inner.y + (inner.height - height) / 2, width: right.x.saturating_sub(BRIDGE).saturating_sub(x), height };
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        Clear.render(self.area, buffer);
        paint(buffer, self.area, context.style(Role::Text));
        let steps = match self.came_from.len() {
            0 => String::new(),
            1 => " · a step from where it began".to_owned(),
            steps => format!(" · {steps} steps from where it began"),
        };
        let leads = if self.sides[0].links == 1 { "leads" } else { "lead" };
        let title = format!("{} {leads} here · it leads to {}{steps}", self.sides[0].links, self.sides[1].links);
        frame(self.area, &title, true, context.style(Role::BorderFocused), buffer);
        for (number, side) in self.sides.iter().enumerate() {
            let around = Rect { y: side.area.y.saturating_sub(1), height: side.area.height + 2, ..side.area };
            side.list.draw(context.theme, self.at == At::Side(number), around, buffer);
            if side.list.is_empty() {
                write(buffer, side.area.x + 1, self.centre.y + 1, side.area.right(), "nothing on record", context.style(Role::Dim));
            } else {
                self.draw_bridge(context, number, buffer);
            }
        }
        let is_at = self.at == At::Middle;
        let style = context.style(if is_at { Role::BorderFocused } else { Role::Border });
        self.draw_selected(context, buffer);
        frame(self.centre, "", is_at, style, buffer);
        let text = inside(self.centre);
        for (y, (number, line)) in (text.y..text.bottom()).zip(self.middle.iter().enumerate()) {
            let role = if number == 0 { Role::Dim } else { Role::Label };
            write(buffer, text.x + 1, y, text.right(), &fit(line, text.width.saturating_sub(1) as usize), context.style(role));
        }
    }

    fn cursor(&self) -> Option<Position> {
        match self.at {
            At::Middle => Some(Position::new(self.centre.x + 2, self.centre.y + 1)),
            At::Side(side) => self.sides[side].list.cursor(),
        }
    }
}

impl Relations {
    /// The whole title of the neighbour that is selected, under the picture.
    fn draw_selected(&self, context: &Context, buffer: &mut Buffer) {
        let At::Side(side) = self.at else { return };
        let Some(record) = self.sides[side].target() else { return };
        let head = context.landscape.head(record);
        let date = head.date.map_or(String::new(), |date| format!("{date} "));
        let inner = inside(self.area);
        write(
            buffer,
            inner.x + 1,
            inner.bottom().saturating_sub(1),
            inner.right(),
            &format!("{date}{}", head.title),
            context.style(Role::Label),
        );
    }

    /// The line along a side, and from it to the middle.
    fn draw_bridge(&self, context: &Context, side: usize, buffer: &mut Buffer) {
        let area = self.sides[side].area;
        let style = context.style(Role::Border);
        let rows = u16::try_from(self.sides[side].list.len()).unwrap_or(u16::MAX).min(area.height);
        let middle = self.centre.y + self.centre.height / 2;
        let (x, dash, sign) =
            if side == 0 { (area.right() + 1, area.right() + 2, "├") } else { (self.centre.right() + 1, self.centre.right(), "┤") };
        for y in area.y..(area.y + rows).max(middle + 1) {
            write(buffer, x, y, x + 1, "│", style);
        }
        write(buffer, x, middle, x + 1, sign, style);
        write(buffer, dash, middle, dash + 1, "─", style);
    }
}
