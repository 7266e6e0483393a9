//! The chart of the timeline: density strip, window, ticks and lanes, worked out for a size and then drawn.

use crate::{
    content::{
        clean::{columns, fit},
        date::PartialDate,
    },
    dashboard::{
        theme::{Role, mark},
        view::Context,
        widgets::{
            pane::{paint, write},
            strip,
        },
    },
    landscape::Landscape,
    timeline::{
        density::density,
        instrument::Instrument,
        lanes::{Lane, Mark, Placed, Spell, pack},
        scale::{Scale, Window},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
};

/// Columns before the lanes, for their names.
const HEADER: u16 = 17;

/// Rows above the lanes: strip, window, ticks.
const ABOVE: u16 = 3;

/// The most rows that one lane takes.
const MOST_ROWS: u16 = 5;

/// A lane in its place.
#[derive(Clone, Debug)]
struct Drawn {
    lane: Lane,
    folded: bool,
    placed: Vec<Placed>,
    left_out: usize,
    /// First row in the area, and rows.
    top: u16,
    rows: u16,
}

/// Everything about the lanes that was worked out for a size.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    area: Rect,
    window: Window,
    strip: (Vec<u32>, u32),
    bracket: (u16, u16),
    ticks: Vec<(u16, String)>,
    lanes: Vec<Drawn>,
    /// The lane of the mark in hand among those drawn, and where it stands in it.
    selected: Option<(usize, Placed)>,
    /// What stands beside strip, window and ticks.
    headers: [String; 3],
}

impl Chart {
    /// The height that is wanted out of what there is, with room for a page below.
    pub fn height(instrument: &Instrument, landscape: &Landscape, room: u16) -> u16 {
        let lanes = u16::try_from(instrument.lanes(landscape).len()).unwrap_or(u16::MAX).max(1);
        let rows = (room.saturating_sub(14) / lanes).clamp(1, MOST_ROWS);
        lanes.saturating_mul(rows).saturating_add(ABOVE).min(room.saturating_sub(9).max(room / 2)).min(room)
    }

    /// Works out what stands where.
    pub fn new(instrument: &Instrument, landscape: &Landscape, area: Rect) -> Self {
        let columns = area.width.saturating_sub(HEADER + 1).max(1);
        let scale = Scale { window: instrument.window, columns };
        let whole = Scale { window: instrument.whole, columns };
        let firsts = instrument.marks.iter().filter(|mark| mark.is_first).map(|mark| mark.on);
        let strip = density(firsts, instrument.whole, columns);
        let bucket = instrument.mark().map(|mark| whole.column(mark.on.first_day()));
        let here = bucket.and_then(|bucket| strip.0.get(bucket as usize)).copied().unwrap_or(0);
        let years = [instrument.whole.first, instrument.whole.last].map(|day| PartialDate::from_day(day).year());
        let (lanes, hidden, selected) = lay_out(instrument, landscape, scale, area.height.saturating_sub(ABOVE));
        let out_of_sight = if hidden == (0, 0) { String::new() } else { format!(" ↑{} ↓{}", hidden.0, hidden.1) };
        let how = format!("{} {}", instrument.zoom_name(), instrument.by.label());
        Self {
            area,
            window: instrument.window,
            strip,
            bracket: (whole.column(instrument.window.first), whole.column(instrument.window.last)),
            ticks: scale.ticks(),
            lanes,
            selected,
            headers: [format!("{}–{}", years[0], years[1]), format!("{here} here{out_of_sight}"), how],
        }
    }

    /// Whether there is anything to draw.
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// Whether a cell is of the chart.
    pub fn contains(&self, x: u16, y: u16) -> bool {
        self.area.contains(Position::new(x, y))
    }

    /// The column of the strip under a cell.
    pub fn strip_at(&self, x: u16, y: u16) -> Option<(u16, u16)> {
        let columns = self.area.width.saturating_sub(HEADER + 1).max(1);
        let column = x.checked_sub(self.area.x + HEADER)?.min(columns - 1);
        (y >= self.area.y && y < self.area.y + ABOVE).then_some((column, columns))
    }

    /// The mark under a cell, or the nearest one before it in its row.
    pub fn mark_at(&self, x: u16, y: u16) -> Option<Mark> {
        let row = y.checked_sub(self.area.y + ABOVE)?;
        let drawn = self.lanes.iter().find(|drawn| (drawn.top..drawn.top + drawn.rows).contains(&row))?;
        let column = x.checked_sub(self.area.x + HEADER)?;
        let of_row = drawn.placed.iter().filter(|place| place.row == row - drawn.top && place.from <= column);
        of_row.max_by_key(|place| place.from).map(|place| drawn.lane.marks[place.mark])
    }

    /// The cell of the mark in hand.
    pub fn cursor(&self) -> Option<Position> {
        let (lane, place) = self.selected?;
        let position = Position::new(self.area.x + HEADER + place.from, self.area.y + ABOVE + self.lanes.get(lane)?.top + place.row);
        self.area.contains(position).then_some(position)
    }

    /// Draws what was worked out; `in_hand` gets its label whatever else stands there.
    pub fn draw(&self, context: &Context, in_hand: Option<&Mark>, buffer: &mut Buffer) {
        let area = self.area;
        let row = |y: u16| Rect { x: area.x + HEADER, y: area.y + y, width: area.width.saturating_sub(HEADER), height: 1 };
        let (buckets, most) = &self.strip;
        for (y, header) in (area.y..).zip(&self.headers) {
            write(buffer, area.x + 1, y, area.x + HEADER, header, context.style(Role::Dim));
        }
        strip::bars(row(0), buckets, *most, context.style(Role::Heading), buffer);
        strip::bracket(row(1), self.bracket.0, self.bracket.1, context.style(Role::Heading), buffer);
        strip::ticks(row(2), &self.ticks, context.style(Role::Date), buffer);
        let label = in_hand.and_then(|of| self.label_in_hand(context, of));
        let shown = label.as_ref().map(|(y, from, to, _)| (*y, *from, *to));
        for (index, drawn) in self.lanes.iter().enumerate() {
            let here = self.selected.is_some_and(|(selected, _)| selected == index);
            self.draw_header(context, drawn, here, buffer);
            self.draw_lane(context, drawn, shown, buffer);
        }
        if let Some((y, from, to, label)) = label {
            let style = Style { fg: None, ..context.style(Role::Selected) }.add_modifier(Modifier::REVERSED);
            write(buffer, from, y, to, &label, context.style(Role::Text));
            paint(buffer, Rect { x: from, y, width: to - from, height: 1 }, style);
        }
    }

    fn draw_header(&self, context: &Context, drawn: &Drawn, here: bool, buffer: &mut Buffer) {
        let area = self.area;
        let y = area.y + ABOVE + drawn.top;
        let role = if here { Role::Heading } else { Role::Label };
        write(buffer, area.x, y, area.right(), if here { "▌" } else { " " }, context.style(Role::Key));
        let more = if drawn.left_out > 0 { format!("+{}", drawn.left_out) } else { String::new() };
        let beside = drawn.rows == 1 && !more.is_empty();
        let end = area.x + HEADER - 1 - if beside { u16::try_from(more.len() + 1).unwrap_or(0) } else { 0 };
        write(buffer, area.x + 1, y, end, &drawn.lane.title, context.style(role));
        if beside {
            write(buffer, end + 1, y, area.x + HEADER, &more, context.style(Role::Dim));
        } else if drawn.left_out > 0 {
            let text = format!("{} more", drawn.left_out);
            write(buffer, area.x + 2, y + 1, area.x + HEADER, &text, context.style(Role::Dim));
        }
    }

    fn draw_lane(&self, context: &Context, drawn: &Drawn, shown: Option<(u16, u16, u16)>, buffer: &mut Buffer) {
        let area = self.area;
        let left = area.x + HEADER;
        if drawn.folded {
            let text = format!("folded: {} dates", drawn.lane.marks.len());
            write(buffer, left, area.y + ABOVE + drawn.top, area.right(), &text, context.style(Role::Dim));
            return;
        }
        for (index, place) in drawn.placed.iter().enumerate() {
            let y = area.y + ABOVE + drawn.top + place.row;
            let of = &drawn.lane.marks[place.mark];
            let record = &context.landscape[of.event];
            let Some(event) = record.as_event() else { continue };
            // What is still ahead stands apart: it is dim, and says so.
            let is_ahead = of.on.first_day() > context.as_of.map_or(context.today, PartialDate::last_day);
            let style = context.style(if is_ahead { Role::Dim } else { Role::Mark(event.kind) });
            let x = left + place.from;
            let next = drawn.placed[index + 1..].iter().find(|other| other.row == place.row);
            if place.to > place.from {
                let (fill, role) = match of.spell {
                    None => ("░", Role::Mark(event.kind)),
                    Some(Spell::Superseded) => ("─", Role::Dim),
                    Some(_) => ("━", Role::Mark(event.kind)),
                };
                write(buffer, x, y, area.right(), &fill.repeat((place.to - place.from + 1) as usize), context.style(role));
                if of.spell == Some(Spell::Open) && next.is_none() {
                    write(buffer, left + place.to, y, area.right(), "►", style);
                }
            }
            // Of a spell that started before the window there is no mark, only how it goes on.
            let sign = match (self.window.touches(of.on), of.is_first) {
                (false, _) => "",
                (true, true) => mark(event.kind),
                (true, false) => "·",
            };
            let end = write(buffer, x, y, area.right(), sign, style);
            let doubt = if of.conflicts && !sign.is_empty() { "!" } else { "" };
            let end = write(buffer, end, y, area.right(), doubt, context.style(Role::Doubt));
            let next = next.map_or(area.right(), |other| left + other.from);
            // A bar may bear its label; a vague date keeps its days.
            let label_at = if of.spell.is_some() { end } else { end.max(left + place.to + 1) };
            if of.is_first && next.saturating_sub(label_at) >= 8 {
                let title = if is_ahead { format!("ahead: {}", record.title) } else { record.title.to_string() };
                let label = if of.spell.is_some() { format!(" {title} ") } else { title };
                let label_at = if of.spell.is_some() { label_at } else { label_at + 1 };
                // The label of the mark in hand goes before all others, which end where it begins.
                let covered = shown.filter(|(row, from, to)| *row == y && *from < next && *to > label_at);
                let end = covered.map_or(next.saturating_sub(2), |(_, from, _)| from.saturating_sub(1));
                if end > label_at + 3 {
                    write(buffer, label_at, y, end, &label, context.style(Role::Dim));
                }
            }
        }
    }

    /// The label of the mark in hand: row, first and end column, and the text. To the right of its mark, or ending at it.
    fn label_in_hand(&self, context: &Context, of: &Mark) -> Option<(u16, u16, u16, String)> {
        let (lane, place) = self.selected?;
        let left = self.area.x + HEADER;
        let (x, y) = (left + place.from, self.area.y + ABOVE + self.lanes.get(lane)?.top + place.row);
        let record = &context.landscape[of.event];
        let sign = record.as_event().map_or("●", |event| mark(event.kind));
        let wide = |text: &str| u16::try_from(columns(text)).unwrap_or(u16::MAX);
        let after = format!("{sign} {} ", record.title);
        let room = self.area.right().saturating_sub(x);
        if room >= wide(&after).min(24) {
            let label = fit(&after, room.min(60) as usize);
            return Some((y, x, x + wide(&label), label));
        }
        let label = format!("{} {sign}", fit(&record.title, (x - left).saturating_sub(1).min(40) as usize));
        Some((y, (x + 1).saturating_sub(wide(&label)).max(left), x + 1, label))
    }
}

type LaidOut = (Vec<Drawn>, (usize, usize), Option<(usize, Placed)>);

/// The lanes that have room, such that the one of the mark in hand is among them.
fn lay_out(instrument: &Instrument, landscape: &Landscape, scale: Scale, height: u16) -> LaidOut {
    let lanes = instrument.lanes(landscape);
    let total = lanes.len();
    let open = u16::try_from(lanes.iter().filter(|(_, folded)| !folded).count()).unwrap_or(u16::MAX).max(1);
    let rows = (height.saturating_sub(u16::try_from(total).unwrap_or(u16::MAX).saturating_sub(open)) / open).clamp(1, MOST_ROWS);
    let rows_of = |folded: bool| if folded { 1 } else { rows };
    let in_hand = instrument.mark();
    let at = lanes.iter().position(|(lane, _)| in_hand.is_some_and(|mark| lane.marks.contains(mark))).unwrap_or(0);
    let (mut first, mut needed) = (at, lanes.get(at).map_or(0, |(_, folded)| rows_of(*folded)));
    // Upwards from the lane in hand as far as there is room, keeping one lane below it in sight.
    let below = lanes.get(at + 1).map_or(0, |(_, folded)| rows_of(*folded));
    while first > 0 && needed + below + rows_of(lanes[first - 1].1) <= height {
        first -= 1;
        needed += rows_of(lanes[first].1);
    }
    let (mut drawn, mut top) = (Vec::new(), 0);
    for (lane, folded) in lanes.into_iter().skip(first) {
        let rows = rows_of(folded);
        if top + rows > height {
            break;
        }
        let (placed, left_out) = if folded { (Vec::new(), 0) } else { pack(&lane, scale, rows) };
        drawn.push(Drawn { lane, folded, placed, left_out, top, rows });
        top += rows;
    }
    let selected = drawn.iter().enumerate().find_map(|(index, drawn)| {
        let mark = drawn.lane.marks.iter().position(|mark| Some(mark) == in_hand)?;
        let column = scale.column(drawn.lane.marks[mark].on.first_day().max(scale.window.first));
        let hidden = Placed { mark, row: 0, from: column, to: column };
        Some((index, drawn.placed.iter().find(|place| place.mark == mark).copied().unwrap_or(hidden)))
    });
    let hidden = (first, total - first - drawn.len());
    (drawn, hidden, selected)
}
