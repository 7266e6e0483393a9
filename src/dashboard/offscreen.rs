//! A screen without a terminal: keys are played, the last frame is kept. Screenshots and most screen tests come from here.

use super::{
    action::Effect,
    app::{App, Settings},
    picture, script,
};
use crate::landscape::Landscape;
use ratatui::{buffer::Buffer, layout::Rect};

/// What a drawn screen is turned into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Plain text.
    Text,
    /// Text with terminal colours.
    Ansi,
    /// A vector picture.
    Svg,
    /// A pixel picture.
    Png,
}

/// Plays keys on a screen and draws what is there then.
///
/// # Errors
/// The key script cannot be read.
pub fn draw(landscape: Landscape, settings: Settings, tab: usize, size: (u16, u16), keys: &str) -> Result<Buffer, String> {
    let mut app = App::new(landscape, settings);
    app.start_on(tab);
    play(&mut app, size, keys)?;
    Ok(frame(&mut app, size))
}

/// Plays keys as if each had been pressed after the frame before it.
///
/// # Errors
/// The key script cannot be read.
pub fn play(app: &mut App, size: (u16, u16), keys: &str) -> Result<(), String> {
    let area = Rect::new(0, 0, size.0, size.1);
    for key in script::parse(keys)? {
        app.arrange(area);
        if app.press(key) == Effect::Quit {
            break;
        }
    }
    Ok(())
}

/// The frame of an app at a size.
pub fn frame(app: &mut App, size: (u16, u16)) -> Buffer {
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    app.arrange(area);
    app.draw(&mut buffer);
    buffer
}

/// Turns a frame into bytes.
///
/// # Errors
/// The frame is too large for a picture.
pub fn picture(buffer: &Buffer, picture: Picture, title: &str) -> Result<Vec<u8>, String> {
    Ok(match picture {
        Picture::Text => picture::text(buffer).into_bytes(),
        Picture::Ansi => picture::ansi(buffer).into_bytes(),
        Picture::Svg => picture::svg::svg(buffer, title).into_bytes(),
        Picture::Png => picture::png::png(buffer)?,
    })
}
