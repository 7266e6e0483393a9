//! A screen as PNG, drawn with the fonts that the program carries.

use super::{FONT_SIZE, Glyph, Picture, TERMINAL};
use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};
use flate2::read::ZlibDecoder;
use ratatui::buffer::Buffer;
use std::{io::Read, sync::LazyLock};

/// Latin, Greek, Cyrillic and signs; Chinese. The build packs them.
const PACKED: [&[u8]; 2] =
    [include_bytes!(concat!(env!("OUT_DIR"), "/mono-regular.ttf")), include_bytes!(concat!(env!("OUT_DIR"), "/han-regular.otf"))];

static UNPACKED: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
    PACKED.map(|packed| {
        let mut font = Vec::new();
        // What the build packed can be unpacked; without a font nothing would be drawn, and a test tells.
        let _ = ZlibDecoder::new(packed).read_to_end(&mut font);
        font
    })
});

fn fonts() -> impl Iterator<Item = FontRef<'static>> {
    UNPACKED.iter().filter_map(|font| FontRef::try_from_slice(font).ok())
}

/// How far the second stroke of a bold letter stands from the first, in pixels.
const BOLD: f32 = 0.6;

/// The screen as a PNG file.
///
/// # Errors
/// The screen is too large for a PNG.
pub fn png(buffer: &Buffer) -> Result<Vec<u8>, String> {
    let picture = Picture::of(buffer);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 65,535 cells of 26 pixels")]
    let (width, height) = (picture.width as usize, picture.height as usize);
    let mut canvas = Canvas { width, height, pixels: Vec::new() };
    canvas.pixels = std::iter::repeat_n(bytes_of(TERMINAL.1), width * height).flatten().collect();
    for shape in &picture.rectangles {
        canvas.rectangle(shape);
    }
    let fonts: Vec<FontRef> = fonts().collect();
    for glyph in &picture.glyphs {
        canvas.glyph(glyph, &fonts);
    }
    canvas.encode()
}

/// Whether the fonts can draw a character.
pub fn can_draw(c: char) -> bool {
    fonts().any(|font| font.glyph_id(c).0 != 0)
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

fn bytes_of(color: u32) -> [u8; 3] {
    let [_, r, g, b] = color.to_be_bytes();
    [r, g, b]
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "pixels of a picture")]
impl Canvas {
    /// Lays a colour over a pixel, as far as it covers it.
    fn blend(&mut self, x: usize, y: usize, color: u32, cover: f32) {
        if x >= self.width || y >= self.height {
            return;
        }
        let at = (y * self.width + x) * 3;
        for (pixel, over) in self.pixels[at..at + 3].iter_mut().zip(bytes_of(color)) {
            let mixed = f32::from(*pixel) + (f32::from(over) - f32::from(*pixel)) * cover.clamp(0.0, 1.0);
            *pixel = mixed.round() as u8;
        }
    }

    fn rectangle(&mut self, shape: &super::Rectangle) {
        let part = |pixel: usize, from: f32, to: f32| (to.min(pixel as f32 + 1.0) - from.max(pixel as f32)).max(0.0);
        let (right, bottom) = (shape.x + shape.width, shape.y + shape.height);
        for y in shape.y as usize..bottom.ceil() as usize {
            for x in shape.x as usize..right.ceil() as usize {
                let cover = part(x, shape.x, right) * part(y, shape.y, bottom) * shape.opacity;
                self.blend(x, y, shape.color, cover);
            }
        }
    }

    fn glyph(&mut self, glyph: &Glyph, fonts: &[FontRef]) {
        let mut x = glyph.x;
        for c in glyph.text.chars() {
            let Some(font) = fonts.iter().find(|font| font.glyph_id(c).0 != 0) else { continue };
            let scale = PxScale::from(font.height_unscaled() / font.units_per_em().unwrap_or(1000.0) * FONT_SIZE);
            let scaled = font.as_scaled(scale);
            let outline = font.outline_glyph(scaled.scaled_glyph(c)).map(|outline| outline.glyph().id);
            if let Some(id) = outline {
                let strokes: &[f32] = if glyph.bold { &[0.0, BOLD] } else { &[0.0] };
                for stroke in strokes {
                    let placed = id.with_scale_and_position(scale, point(x + stroke, glyph.baseline));
                    let Some(outline) = font.outline_glyph(placed) else { continue };
                    let bounds = outline.px_bounds();
                    outline.draw(|dx, dy, cover| {
                        let (px, py) = (bounds.min.x + dx as f32, bounds.min.y + dy as f32);
                        if px >= 0.0 && py >= 0.0 {
                            self.blend(px as usize, py as usize, glyph.color, cover);
                        }
                    });
                }
                x += if glyph.text.chars().count() > 1 { 0.0 } else { scaled.h_advance(id) };
            }
        }
    }

    fn encode(&self) -> Result<Vec<u8>, String> {
        let size = |pixels: usize| u32::try_from(pixels).map_err(|error| error.to_string());
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, size(self.width)?, size(self.height)?);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
        writer.write_image_data(&self.pixels).map_err(|error| error.to_string())?;
        writer.finish().map_err(|error| error.to_string())?;
        Ok(out)
    }
}
