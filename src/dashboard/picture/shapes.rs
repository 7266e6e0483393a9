//! Lines and blocks as rectangles, so that frames close and bars touch whatever the font.

use super::{CELL, Rectangle};

/// Line characters: weight to the left, right, up and down; 1 light, 2 heavy, 3 double.
const LINES: [(char, [u8; 4]); 16] = [
    ('─', [1, 1, 0, 0]),
    ('━', [2, 2, 0, 0]),
    ('│', [0, 0, 1, 1]),
    ('┃', [0, 0, 2, 2]),
    ('┌', [0, 1, 0, 1]),
    ('┐', [1, 0, 0, 1]),
    ('└', [0, 1, 1, 0]),
    ('┘', [1, 0, 1, 0]),
    ('┏', [0, 2, 0, 2]),
    ('┓', [2, 0, 0, 2]),
    ('┗', [0, 2, 2, 0]),
    ('┛', [2, 0, 2, 0]),
    ('═', [3, 3, 0, 0]),
    ('╘', [0, 3, 1, 0]),
    ('╛', [3, 0, 1, 0]),
    ('▌', [0, 0, 0, 0]),
];

/// Draws a character as rectangles; says whether it was one that is drawn so.
pub(super) fn draw(text: &str, (x, y): (f32, f32), color: u32, out: &mut Vec<Rectangle>) -> bool {
    let (width, height) = CELL;
    let mut add = |x: f32, y: f32, width: f32, height: f32, opacity: f32| out.push(Rectangle { x, y, width, height, color, opacity });
    let Some(c) = text.chars().next() else { return true };
    match c {
        '\u{2581}'..='\u{2588}' => {
            let eighths = f32::from(u8::try_from(c as u32 - 0x2580).unwrap_or(8));
            let tall = height * eighths / 8.0;
            add(x, y + height - tall, width, tall, 1.0);
        }
        '▌' => add(x, y, width / 2.0, height, 1.0),
        '░' => add(x, y, width, height, 0.3),
        _ => {
            let Some((_, arms)) = LINES.iter().find(|(line, _)| *line == c) else { return false };
            let (mx, my) = (x + width / 2.0, y + height / 2.0);
            for (arm, weight) in arms.iter().enumerate().filter(|(_, weight)| **weight > 0) {
                let thick = if *weight == 2 { 3.6 } else { 1.8 };
                let offsets: &[f32] = if *weight == 3 { &[-2.2, 2.2] } else { &[0.0] };
                for offset in offsets {
                    let half = thick / 2.0;
                    match arm {
                        0 => add(x, my + offset - half, width / 2.0 + half, thick, 1.0),
                        1 => add(mx - half, my + offset - half, width / 2.0 + half, thick, 1.0),
                        2 => add(mx + offset - half, y, thick, height / 2.0 + half, 1.0),
                        _ => add(mx + offset - half, my - half, thick, height / 2.0 + half, 1.0),
                    }
                }
            }
        }
    }
    true
}
