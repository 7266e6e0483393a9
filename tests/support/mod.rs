//! What the tests of screens share: an app on the embedded content at a fixed day, and a frame as text with its styles.
#![allow(dead_code, reason = "each test file uses its own part")]

use cybernorms::{
    content::date::PartialDate,
    dashboard::{
        app::{App, Settings},
        offscreen,
        tabs::TABS,
    },
    embedded,
    landscape::Landscape,
};
use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier},
};
use unicode_width::UnicodeWidthStr;

/// The day on which every test runs.
pub fn settings() -> Settings {
    let today = "2026-11-21".parse::<PartialDate>().expect("a date").first_day();
    Settings { today, ..Settings::default() }
}

/// The program on the embedded content.
pub fn app() -> App {
    App::new(Landscape::on(embedded::shelf()), settings())
}

/// The frame after keys were played on a screen.
pub fn screen(name: &str, size: (u16, u16), keys: &str) -> Buffer {
    let mut app = app();
    app.start_on(TABS.iter().position(|tab| tab.slug == name).expect("a screen"));
    offscreen::play(&mut app, size, keys).expect("a key script");
    offscreen::frame(&mut app, size)
}

/// The frame as plain text.
pub fn text(buffer: &Buffer) -> String {
    cybernorms::dashboard::picture::text(buffer)
}

/// Rows between bars, then one line for each run of cells in a style of its own.
pub fn styled(buffer: &Buffer) -> String {
    let (width, height) = (buffer.area.width, buffer.area.height);
    let mut rows = String::new();
    let mut runs = String::new();
    for y in 0..height {
        let mut line = String::new();
        let mut x = 0;
        while x < width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(symbol.width().max(1)).expect("a cell");
        }
        rows.push_str(&format!("|{line}|\n"));
        let style = |x: u16| (buffer[(x, y)].fg, buffer[(x, y)].bg, buffer[(x, y)].modifier);
        let mut from = 0;
        for x in 1..=width {
            if x == width || style(x) != style(from) {
                let (fg, bg, modifier) = style(from);
                let name = |color: Color| if color == Color::Reset { "-".to_owned() } else { color.to_string() };
                let modifier = if modifier == Modifier::empty() { String::new() } else { format!(" {modifier:?}") };
                runs.push_str(&format!("{y:>3}: {from}..{x} {}/{}{modifier}\n", name(fg), name(bg)));
                from = x;
            }
        }
    }
    rows + &runs
}
