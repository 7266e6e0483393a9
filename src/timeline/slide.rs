//! The timeline as a picture for a slide (SVG): lanes, dates, labels that never overlap, a legend, and how many found no place.

use super::{
    lanes::{By, Lane, Mark, Spell, lanes},
    scale::{Scale, Window},
};
use crate::{
    content::{
        clean::{columns, escape_xml, fit},
        date::PartialDate,
        schema::EventKind,
    },
    landscape::Landscape,
};
use std::fmt::Write;

/// The picture, in pixels: 16 to 9.
const SIZE: (u16, u16) = (1600, 900);

/// Left edge of the time axis, and its right edge.
const AXIS: (u16, u16) = (190, 1570);

/// Top of the lanes, and the bottom of the room for them.
const LANES: (u16, u16) = (120, 850);

/// Height of a row, and the size of its letters.
const ROW: u16 = 15;
const LETTERS: u16 = 10;

/// Width of a letter of a tick label.
const TICK: u16 = 8;

/// Room between two lanes.
const GAP: u16 = 5;

/// Width of one column of a label: every label is told how wide it is, so no font makes two of them meet.
const COLUMN: f32 = 6.0;

/// The longest label, in columns.
const LONGEST: usize = 38;

/// Colours that differ in lightness too, one for each sort of act.
const COLOURS: [&str; 11] =
    ["#0b4f8a", "#1f78b4", "#6a3d9a", "#8a5a00", "#4d4d4d", "#2a7f62", "#00718f", "#5c4033", "#b3400e", "#a61e4d", "#7a1f1f"];

fn colour(kind: EventKind) -> &'static str {
    COLOURS[kind as usize % COLOURS.len()]
}

/// A label in its place: left edge, baseline, width, in pixels.
struct Label {
    x: f32,
    y: f32,
    width: f32,
    text: String,
}

/// A lane with the rows that its labels take.
struct Packed {
    lane: Lane,
    /// Mark and row.
    placed: Vec<(usize, u16)>,
    rows: u16,
}

/// The picture of a span, with what it is called.
pub fn svg(landscape: &Landscape, marks: &[Mark], window: Window, by: By, subtitle: &str) -> String {
    let scale = Scale { window, columns: AXIS.1 - AXIS.0 };
    let lanes = lanes(landscape, marks, window, by).into_iter().map(|lane| pack(landscape, lane, scale));
    let mut packed: Vec<Packed> = lanes.filter(|packed| !packed.placed.is_empty()).collect();
    let most = (LANES.1 - LANES.0).saturating_sub(u16::try_from(packed.len()).unwrap_or(0) * GAP) / ROW;
    // Where there is not room for all, the largest lanes give up rows, and say how many dates are left out.
    while packed.iter().map(|packed| packed.rows).sum::<u16>() > most {
        let Some(largest) = packed.iter_mut().max_by_key(|packed| packed.rows).filter(|packed| packed.rows > 1) else { break };
        largest.rows -= 1;
    }
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\">\n\
         <title>Timeline</title>\n<style>text{{font-family:'DejaVu Sans Mono','Noto Sans Mono CJK SC',Menlo,Consolas,monospace;fill:#1a1a1a}}</style>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
        SIZE.0, SIZE.1
    );
    let ends = [window.first, window.last].map(|day| PartialDate::from_day(day).in_words());
    text(&mut out, &Label { x: 30.0, y: 48.0, width: 0.0, text: format!("{} – {}", ends[0], ends[1]) }, 28, "700");
    text(&mut out, &Label { x: 30.0, y: 76.0, width: 0.0, text: fit(subtitle, 140) }, 14, "400");
    // Ticks keep apart by columns, as wide as a letter of theirs.
    for (column, label) in (Scale { window, columns: (AXIS.1 - AXIS.0) / TICK }).ticks() {
        let x = AXIS.0 + column * TICK;
        let _ = writeln!(out, "<line x1=\"{x}\" y1=\"104\" x2=\"{x}\" y2=\"{}\" stroke=\"#d0d0d0\"/>", LANES.1);
        text(&mut out, &Label { x: f32::from(x) + 3.0, y: 112.0, width: 0.0, text: label }, 12, "400");
    }
    let mut top = LANES.0;
    for packed in &packed {
        draw_lane(&mut out, landscape, packed, top, scale);
        top += packed.rows * ROW + GAP;
    }
    legend(&mut out, marks, landscape, window);
    out.push_str("</svg>\n");
    out
}

/// Puts every mark of a lane into the first row in which neither its days nor its label meet another's.
fn pack(landscape: &Landscape, lane: Lane, scale: Scale) -> Packed {
    let mut free: Vec<f32> = Vec::new();
    let mut placed = Vec::new();
    for (index, mark) in lane.marks.iter().enumerate().filter(|(_, mark)| mark.is_first && scale.window.touches(mark.on)) {
        let (from, to) = extent(landscape, mark, scale);
        let row = free.iter().position(|free| *free <= from).unwrap_or(free.len());
        if row == free.len() {
            free.push(0.0);
        }
        free[row] = to + 8.0;
        placed.push((index, u16::try_from(row).unwrap_or(u16::MAX)));
    }
    let rows = u16::try_from(free.len()).unwrap_or(u16::MAX).max(1);
    Packed { lane, placed, rows }
}

/// From the first to the last pixel that a mark and its label take.
fn extent(landscape: &Landscape, mark: &Mark, scale: Scale) -> (f32, f32) {
    let label = label_of(landscape, mark, scale, 0.0);
    let (x, end) = days(mark, scale);
    ((x - 4.0).min(label.x), (label.x + label.width).max(end))
}

fn days(mark: &Mark, scale: Scale) -> (f32, f32) {
    let at = |day| f32::from(AXIS.0 + scale.column(day));
    (at(mark.on.first_day().max(scale.window.first)), at(mark.last.min(mark.on.last_day().max(mark.on.first_day())).min(scale.window.last)))
}

/// To the right of its days, or to the left where the picture ends; on them where they take all of it.
fn label_of(landscape: &Landscape, mark: &Mark, scale: Scale, y: f32) -> Label {
    let text = fit(landscape.title(mark.event), LONGEST);
    let text = if mark.conflicts { format!("! {text}") } else { text };
    #[expect(clippy::cast_precision_loss, reason = "at most some dozens")]
    let width = columns(&text) as f32 * COLUMN;
    let (x, end) = days(mark, scale);
    let (right, left) = (end + 8.0, x - 8.0 - width);
    let x = match (right + width > f32::from(AXIS.1) + 20.0, left < f32::from(AXIS.0)) {
        (false, _) => right,
        (true, false) => left,
        (true, true) => x + 8.0,
    };
    Label { x, y, width, text }
}

fn draw_lane(out: &mut String, landscape: &Landscape, packed: &Packed, top: u16, scale: Scale) {
    let y = f32::from(top);
    let _ = writeln!(out, "<line x1=\"30\" y1=\"{top}\" x2=\"{}\" y2=\"{top}\" stroke=\"#b0b0b0\"/>", AXIS.1);
    text(out, &Label { x: 30.0, y: y + 13.0, width: 0.0, text: fit(&packed.lane.title, 18) }, 13, "700");
    let left_out = packed.placed.iter().filter(|(_, row)| *row >= packed.rows).count();
    if left_out > 0 {
        let (x, y) = if packed.rows > 1 { (30.0, y + 27.0) } else { (f32::from(AXIS.1) - 8.0, y + 12.0) };
        text(out, &Label { x, y, width: 0.0, text: format!("+{left_out}") }, 11, "400");
    }
    for (index, row) in packed.placed.iter().filter(|(_, row)| *row < packed.rows) {
        let mark = &packed.lane.marks[*index];
        let Some(event) = landscape[mark.event].as_event() else { continue };
        let colour = colour(event.kind);
        let middle = y + f32::from(row * ROW) + 8.0;
        let (x, end) = days(mark, scale);
        if end > x + 4.0 {
            let _ = writeln!(
                out,
                "<rect x=\"{x}\" y=\"{}\" width=\"{}\" height=\"6\" fill=\"{colour}\" fill-opacity=\"0.3\"/>",
                middle - 3.0,
                end - x
            );
        }
        let hollow =
            if mark.spell == Some(Spell::Superseded) { format!("fill=\"#fff\" stroke=\"{colour}\"") } else { format!("fill=\"{colour}\"") };
        let _ = writeln!(
            out,
            "<circle cx=\"{x}\" cy=\"{middle}\" r=\"4\" {hollow}><title>{}</title></circle>",
            escape_xml(&format!("{} {}", mark.on, landscape.title(mark.event)))
        );
        text(out, &label_of(landscape, mark, scale, middle + 3.5), LETTERS, "400");
    }
}

fn legend(out: &mut String, marks: &[Mark], landscape: &Landscape, window: Window) {
    let mut x = 30.0;
    let y = f32::from(LANES.1) + 32.0;
    let has = |kind: EventKind| {
        marks.iter().any(|mark| window.touches(mark.on) && landscape[mark.event].as_event().is_some_and(|event| event.kind == kind))
    };
    for kind in EventKind::ALL.iter().filter(|kind| has(**kind)) {
        let _ = writeln!(out, "<circle cx=\"{}\" cy=\"{}\" r=\"4\" fill=\"{}\"/>", x + 4.0, y - 4.0, colour(*kind));
        #[expect(clippy::cast_precision_loss, reason = "a short word")]
        let width = kind.label().len() as f32 * 6.6;
        text(out, &Label { x: x + 12.0, y, width, text: kind.label().to_owned() }, 11, "400");
        x += width + 30.0;
    }
}

fn text(out: &mut String, label: &Label, size: u16, weight: &str) {
    let length =
        if label.width > 0.0 { format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", label.width) } else { String::new() };
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" font-size=\"{size}\" font-weight=\"{weight}\"{length}>{}</text>",
        label.x,
        label.y,
        escape_xml(&label.text)
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{embedded, landscape::filter::Filter, timeline::lanes::marks};

    #[test]
    fn no_two_labels_meet_and_none_leaves_the_picture() {
        let landscape = Landscape::on(embedded::shelf());
        let marks = marks(&landscape, &Filter::default());
        let whole = Window { first: marks[0].on.first_day(), last: marks.iter().map(|mark| mark.on.last_day()).max().expect("a mark") };
        for window in [crate::timeline::default_window(), whole] {
            for by in By::ALL {
                let picture = svg(&landscape, &marks, window, *by, "test");
                let number =
                    |line: &str, name: &str| -> Option<f32> { line.split_once(&format!(" {name}=\""))?.1.split('"').next()?.parse().ok() };
                let boxes: Vec<(f32, f32, f32)> = picture
                    .lines()
                    .filter(|line| line.starts_with("<text") && line.contains("textLength"))
                    .filter_map(|line| Some((number(line, "x")?, number(line, "y")?, number(line, "textLength")?)))
                    .collect();
                assert!(boxes.len() > 20, "{by:?}");
                for (index, (x, y, width)) in boxes.iter().enumerate() {
                    assert!(*x >= 20.0 && x + width <= 1600.0 && *y <= 900.0, "{by:?} {x} {y} {width}");
                    let clash =
                        boxes[..index].iter().find(|(ox, oy, ow)| (oy - y).abs() < f32::from(LETTERS) && *ox < x + width && *x < ox + ow);
                    assert_eq!(clash, None, "{by:?} {x} {y}");
                }
            }
        }
    }
}
