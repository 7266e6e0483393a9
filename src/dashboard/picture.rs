//! A drawn screen as text, as terminal bytes, as SVG and as PNG: the same bytes on every machine.

pub mod png;
mod shapes;
pub mod svg;

use crate::content::clean::columns;
use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

/// Width of a cell, height of a cell, size of the font and its base line, in pixels.
const CELL: (f32, f32) = (12.0, 26.0);
const FONT_SIZE: f32 = 20.0;
const BASE: f32 = 19.0;

/// Colours for what the screen leaves to the terminal: text, background and the sixteen.
const TERMINAL: (u32, u32) = (0xD8_DEE9, 0x11_151C);
const SIXTEEN: [u32; 16] = [
    0x1B_1F27, 0xE0_6C75, 0x98_C379, 0xE5_C07B, 0x61_AFEF, 0xC6_78DD, 0x56_B6C2, 0xC8_CCD4, 0x5C_6370, 0xFF_7B86, 0xB5_E890, 0xFF_D68A,
    0x7C_C3FF, 0xDF_8FF5, 0x6F_D6E3, 0xFF_FFFF,
];

/// The rows as plain text, without trailing blanks.
pub fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let line: String = row(buffer, y).map(|(_, cell, _)| cell.symbol().to_owned()).collect();
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The rows as a terminal would be sent them, with colours and attributes.
pub fn ansi(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut style = String::new();
        for (_, cell, _) in row(buffer, y) {
            let wanted = sgr(cell);
            if wanted != style {
                out.push_str("\x1b[0");
                out.push_str(&wanted);
                out.push('m');
                style = wanted;
            }
            out.push_str(cell.symbol());
        }
        out.push_str("\x1b[0m\n");
    }
    out
}

fn sgr(cell: &Cell) -> String {
    let mut out = String::new();
    for (modifier, code) in [(Modifier::BOLD, 1), (Modifier::ITALIC, 3), (Modifier::UNDERLINED, 4), (Modifier::REVERSED, 7)] {
        if cell.modifier.contains(modifier) {
            out.push_str(&format!(";{code}"));
        }
    }
    for (ground, color) in [(38, cell.fg), (48, cell.bg)] {
        match color {
            Color::Reset => {}
            Color::Rgb(r, g, b) => out.push_str(&format!(";{ground};2;{r};{g};{b}")),
            other => out.push_str(&format!(";{ground};5;{}", index(other))),
        }
    }
    out
}

fn index(color: Color) -> u8 {
    match color {
        Color::Black | Color::Reset | Color::Rgb(..) => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(index) => index,
    }
}

/// The cells of a row with their column and width; what stands behind a wide character is passed over.
fn row(buffer: &Buffer, y: u16) -> impl Iterator<Item = (u16, &Cell, u16)> {
    let width = buffer.area.width;
    let mut x = 0;
    std::iter::from_fn(move || {
        if x >= width {
            return None;
        }
        let cell = &buffer[(x, y)];
        let at = x;
        let wide = u16::try_from(columns(cell.symbol()).max(1)).unwrap_or(1).min(width - x);
        x += wide;
        Some((at, cell, wide))
    })
}

/// Text colour and background of a cell as 0xRRGGBB.
fn colors(cell: &Cell) -> (u32, u32) {
    let rgb = |color: Color, reset: u32| match color {
        Color::Reset => reset,
        Color::Rgb(r, g, b) => u32::from(r) << 16 | u32::from(g) << 8 | u32::from(b),
        other => SIXTEEN[index(other) as usize % 16],
    };
    let (text, ground) = (rgb(cell.fg, TERMINAL.0), rgb(cell.bg, TERMINAL.1));
    if cell.modifier.contains(Modifier::REVERSED) { (ground, text) } else { (text, ground) }
}

/// A filled rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rectangle {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
    color: u32,
    opacity: f32,
}

/// A character at its place.
#[derive(Clone, Debug, PartialEq)]
struct Glyph<'a> {
    x: f32,
    baseline: f32,
    text: &'a str,
    color: u32,
    bold: bool,
    italic: bool,
    wide: bool,
}

/// A screen taken apart into rectangles and characters.
#[derive(Debug)]
struct Picture<'a> {
    width: f32,
    height: f32,
    rectangles: Vec<Rectangle>,
    glyphs: Vec<Glyph<'a>>,
}

impl<'a> Picture<'a> {
    fn of(buffer: &'a Buffer) -> Self {
        let (width, height) = (f32::from(buffer.area.width) * CELL.0, f32::from(buffer.area.height) * CELL.1);
        let mut picture = Self { width, height, rectangles: Vec::new(), glyphs: Vec::new() };
        for y in 0..buffer.area.height {
            for (x, cell, wide) in row(buffer, y) {
                let (color, ground) = colors(cell);
                let place = (f32::from(x) * CELL.0, f32::from(y) * CELL.1);
                let width = f32::from(wide) * CELL.0;
                picture.ground(place, width, ground);
                picture.cell(cell, place, wide, color);
            }
        }
        picture
    }

    /// A background, joined to the one before it where that has the same colour.
    fn ground(&mut self, (x, y): (f32, f32), width: f32, color: u32) {
        if let Some(last) = self.rectangles.last_mut()
            && (last.y, last.color, last.opacity) == (y, color, 1.0)
            && (last.x + last.width - x).abs() < 0.1
            && (last.height - CELL.1).abs() < 0.1
        {
            last.width += width;
            return;
        }
        self.rectangles.push(Rectangle { x, y, width, height: CELL.1, color, opacity: 1.0 });
    }

    fn cell(&mut self, cell: &'a Cell, (x, y): (f32, f32), wide: u16, color: u32) {
        let text = cell.symbol();
        if cell.modifier.contains(Modifier::UNDERLINED) {
            let width = f32::from(wide) * CELL.0;
            self.rectangles.push(Rectangle { x, y: y + BASE + 3.0, width, height: 1.4, color, opacity: 1.0 });
        }
        if text.trim().is_empty() || shapes::draw(text, (x, y), color, &mut self.rectangles) {
            return;
        }
        let inset = if wide > 1 { CELL.0 - FONT_SIZE / 2.0 } else { 0.0 };
        self.glyphs.push(Glyph {
            x: x + inset,
            baseline: y + BASE,
            text,
            color,
            bold: cell.modifier.contains(Modifier::BOLD),
            italic: cell.modifier.contains(Modifier::ITALIC),
            wide: wide > 1,
        });
    }
}
