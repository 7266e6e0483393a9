//! A screen as SVG: every character has its own place, so no viewer's font can move a column.

use super::{FONT_SIZE, Glyph, Picture, TERMINAL};
use crate::content::clean::escape_xml;
use ratatui::buffer::Buffer;
use std::fmt::Write;

/// The screen as an SVG document with a title.
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let picture = Picture::of(buffer);
    let (width, height) = (picture.width, picture.height);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" xml:space=\"preserve\" role=\"img\">\
         <title>{}</title><style>text{{font-family:'JetBrains Mono','DejaVu Sans Mono',monospace;font-size:{FONT_SIZE}px;white-space:pre}}\
         .w{{font-family:'Noto Sans Mono CJK SC','Noto Sans CJK SC',sans-serif}}</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#{:06x}\"/>\n",
        escape_xml(title),
        TERMINAL.1
    );
    for shape in &picture.rectangles {
        let opacity = if shape.opacity < 1.0 { format!(" fill-opacity=\"{}\"", shape.opacity) } else { String::new() };
        let _ = writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#{:06x}\"{opacity}/>",
            short(shape.x),
            short(shape.y),
            short(shape.width),
            short(shape.height),
            shape.color
        );
    }
    let alike = |a: &Glyph, b: &Glyph| {
        (a.baseline, a.color, a.bold, a.italic, a.wide) == (b.baseline, b.color, b.bold, b.italic, b.wide)
            && a.text.chars().count() == 1
            && b.text.chars().count() == 1
    };
    for run in picture.glyphs.chunk_by(alike) {
        let places: Vec<String> = run.iter().map(|glyph| short(glyph.x)).collect();
        let text: String = run.iter().map(|glyph| glyph.text).collect();
        let first = &run[0];
        let class = if first.wide { " class=\"w\"" } else { "" };
        let weight = if first.bold { " font-weight=\"700\"" } else { "" };
        let slant = if first.italic { " font-style=\"italic\"" } else { "" };
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" fill=\"#{:06x}\"{class}{weight}{slant}>{}</text>",
            places.join(" "),
            short(first.baseline),
            first.color,
            escape_xml(&text)
        );
    }
    out.push_str("</svg>\n");
    out
}

fn short(number: f32) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
