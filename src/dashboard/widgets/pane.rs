//! Frames, and text written into cells: cut with a sign where it does not fit, never across an edge.

use crate::content::clean::{columns, fit, is_plain_text};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    widgets::{Block, BorderType, Widget},
};

/// Draws a frame with a title, thick where it has the keys, and returns its inside.
pub fn frame(area: Rect, title: &str, focused: bool, style: Style, buffer: &mut Buffer) -> Rect {
    let kind = if focused { BorderType::Thick } else { BorderType::Plain };
    let room = (area.width as usize).saturating_sub(4);
    let title = if title.is_empty() || room == 0 { String::new() } else { format!(" {} ", fit(title, room.saturating_sub(2))) };
    let block = Block::bordered().border_type(kind).border_style(style).title(title);
    let inner = block.inner(area);
    block.render(area, buffer);
    inner
}

/// Writes a text at a cell and returns the column after it. What does not fit before `end` is cut, and shows it.
pub fn write(buffer: &mut Buffer, x: u16, y: u16, end: u16, text: &str, style: Style) -> u16 {
    let area = buffer.area;
    let end = end.min(area.right());
    if y < area.y || y >= area.bottom() || x >= end {
        return x.min(end);
    }
    let room = (end - x) as usize;
    let width = columns(text);
    if width > room {
        write_fitting(buffer, x, y, &fit(text, room), style);
        return end;
    }
    write_fitting(buffer, x, y, text, style);
    x + u16::try_from(width).unwrap_or(0)
}

/// Most texts have one cell to a character: there is nothing to segment or to measure.
fn write_fitting(buffer: &mut Buffer, x: u16, y: u16, text: &str, style: Style) {
    if is_plain_text(text) {
        let start = buffer.index_of(x, y);
        for (cell, character) in buffer.content[start..].iter_mut().zip(text.chars()) {
            cell.set_char(character).set_style(style);
        }
    } else {
        buffer.set_string(x, y, text, style);
    }
}

/// Writes pieces of text one after the other; where they do not fit before `end`, the last cell says so.
pub fn write_pieces(buffer: &mut Buffer, (x, y): (u16, u16), end: u16, pieces: impl IntoIterator<Item = (Style, impl AsRef<str>)>) -> u16 {
    let mut at = x;
    let mut last = Style::new();
    for (style, text) in pieces {
        if at >= end && !text.as_ref().trim().is_empty() {
            write(buffer, end.saturating_sub(1).max(x), y, end, "…", last);
            return end;
        }
        at = write(buffer, at, y, end, text.as_ref(), style);
        last = style;
    }
    at
}

/// Gives a row of cells a style, from one column to another.
pub fn paint(buffer: &mut Buffer, area: Rect, style: Style) {
    buffer.set_style(area.intersection(buffer.area), style);
}

/// The first row to show so that a selected one is in sight, from the first row shown before.
pub fn scrolled(first: usize, selected: usize, height: usize, total: usize) -> usize {
    let first = if selected < first {
        selected
    } else if height > 0 && selected >= first + height {
        selected + 1 - height
    } else {
        first
    };
    first.min(total.saturating_sub(height))
}

/// Writes `n more` signs into the right border where rows are out of sight.
pub fn more_signs(buffer: &mut Buffer, area: Rect, first: usize, height: usize, total: usize, style: Style) {
    if area.width < 12 || area.height < 3 {
        return;
    }
    let sign = |text: String, y: u16, buffer: &mut Buffer| {
        let x = area.right().saturating_sub(u16::try_from(columns(&text)).unwrap_or(0) + 2);
        write(buffer, x, y, area.right() - 1, &text, style);
    };
    if first > 0 {
        sign(format!(" ↑{first} "), area.y, buffer);
    }
    let below = total.saturating_sub(first + height);
    if below > 0 {
        sign(format!(" ↓{below} "), area.bottom() - 1, buffer);
    }
}
