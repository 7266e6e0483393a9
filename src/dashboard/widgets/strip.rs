//! A density strip: one bar for each column, and a bracket under the part that is looked at.

use super::pane::write;
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

const BARS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// Draws a bar for each bucket into the first row of an area.
pub fn bars(area: Rect, buckets: &[u32], most: u32, style: Style, buffer: &mut Buffer) {
    let eighths = |count: u32| if count == 0 { 0 } else { (count * 8).div_ceil(most.max(1)).clamp(1, 8) as usize };
    let text: String = buckets.iter().map(|count| BARS[eighths(*count)]).collect();
    write(buffer, area.x, area.y, area.right(), &text, style);
}

/// Draws a bracket from one column to another into a row.
pub fn bracket(area: Rect, from: u16, to: u16, style: Style, buffer: &mut Buffer) {
    let width = to.saturating_sub(from).max(1);
    let inside: String = std::iter::repeat_n('═', width.saturating_sub(1) as usize).collect();
    write(buffer, area.x + from, area.y, area.right(), &format!("╘{inside}╛"), style);
}

/// Writes tick labels into a row, each where it stands if the one before leaves room.
pub fn ticks(area: Rect, ticks: &[(u16, String)], style: Style, buffer: &mut Buffer) {
    let mut free = area.x;
    for (column, label) in ticks {
        let x = area.x + column;
        let width = u16::try_from(label.len()).unwrap_or(0);
        if x >= free && x + width <= area.right() {
            write(buffer, x, area.y, area.right(), label, style);
            free = x + width + 1;
        }
    }
}
