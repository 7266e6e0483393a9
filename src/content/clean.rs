//! The one door for foreign text: nothing that a terminal acts upon, reorders or hides gets past it.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The first thing in a text that a screen cannot show safely: its byte offset and what it is.
pub fn unsafe_part(text: &str) -> Option<(usize, String)> {
    text.grapheme_indices(true).find_map(|(at, cluster)| {
        let first = cluster.chars().next()?;
        if cluster == "\n" || is_safe(cluster) {
            None
        } else if first.is_control() {
            Some((at, format!("control character U+{:04X}", first as u32)))
        } else if let Some(hidden) = cluster.chars().find(|c| is_hidden(*c)) {
            Some((at, format!("invisible or direction-changing character U+{:04X}", hidden as u32)))
        } else {
            Some((at, format!("character U+{:04X}, on whose width terminals disagree", first as u32)))
        }
    })
}

/// The text with every unsafe part made visible: controls as their pictures, hidden characters as `�`,
/// clusters of uncertain width as `□`. Line breaks become spaces.
pub fn clean(text: &str) -> String {
    if text.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        let first = cluster.chars().next().unwrap_or(' ');
        if is_safe(cluster) {
            out.push_str(cluster);
        } else if matches!(first, '\n' | '\r' | '\t') {
            out.push(' ');
        } else if first.is_control() {
            out.push(char::from_u32(0x2400 + first as u32).filter(|_| (first as u32) < 0x20).unwrap_or('\u{FFFD}'));
        } else if cluster.chars().any(is_hidden) {
            out.push('\u{FFFD}');
        } else {
            out.push('\u{25A1}');
        }
    }
    out
}

/// The same for a text of several lines, whose breaks stay.
pub fn clean_lines(text: &str) -> String {
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}

/// Whether a character takes one column whatever stands beside it, unless that joins it: of these texts nothing is segmented.
const fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '¡'..='¬' | '®'..='˿' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | '‐'..='‧' | '←'..='⇿' | '─'..='◰')
}

/// Whether every character of a text takes one column.
pub fn is_plain_text(text: &str) -> bool {
    text.chars().all(is_plain)
}

/// Columns that a text takes: the sum over its clusters, as terminals count (not the width of the string).
pub fn columns(text: &str) -> usize {
    if is_plain_text(text) { text.chars().count() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// As much of a text as fits into some columns; what was cut shows as `…`.
pub fn fit(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    if text.is_ascii() {
        return text
            .get(..width.saturating_sub(1))
            .map_or_else(String::new, |kept| kept.trim_end().to_owned() + if width > 0 { "…" } else { "" });
    }
    let mut out = String::with_capacity(text.len());
    let mut used = 0;
    for cluster in text.graphemes(true) {
        let more = cluster.width();
        if used + more >= width {
            break;
        }
        out.push_str(cluster);
        used += more;
    }
    if width > 0 {
        out.truncate(out.trim_end().len());
        out.push('…');
    }
    out
}

/// The text as a cell of a Markdown table.
pub fn escape_cell(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|")
}

/// The text as the content of an XML element.
pub fn escape_xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Whether every terminal puts the cluster into the same one or two cells: one character that has the
/// whole width, then at most two marks from scripts on which width tables agree.
fn is_safe(cluster: &str) -> bool {
    let mut chars = cluster.chars();
    let Some(base) = chars.next() else { return true };
    let Some(width @ 1..=2) = base.width() else { return false };
    if is_hidden(base) || is_disputed(base) || (base.is_whitespace() && cluster.chars().count() > 1) {
        return false;
    }
    let mut marks = 0;
    chars.all(|c| {
        marks += 1;
        marks <= 2 && c.width() == Some(0) && is_known_mark(c)
    }) && cluster.width() == width
}

fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E007F}')
}

fn is_disputed(c: char) -> bool {
    matches!(c,
        '\u{0600}'..='\u{0605}' | '\u{06DD}' | '\u{070F}' | '\u{0890}'..='\u{0891}' | '\u{08E2}' | '\u{2630}'..='\u{2637}'
        | '\u{268A}'..='\u{268F}' | '\u{2E3A}' | '\u{2E3B}' | '\u{D7FF}' | '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}'
        | '\u{FFFC}' | '\u{110BD}' | '\u{110CD}' | '\u{1F1E6}'..='\u{1F1FF}' | '\u{F0000}'..='\u{10FFFF}')
        || (c as u32) & 0xFFFE == 0xFFFE
}

fn is_known_mark(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{034E}' | '\u{0350}'..='\u{035B}' | '\u{0363}'..='\u{036F}' | '\u{0483}'..='\u{0487}'
        | '\u{0591}'..='\u{05BD}' | '\u{05BF}'..='\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}'
        | '\u{0670}' | '\u{3099}' | '\u{309A}')
}

/// A cell in quotes where it needs them; one that a sheet would take for a formula gets an apostrophe.
pub fn escape_csv(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{guard}{}\"", text.replace('"', "\"\"")) } else { format!("{guard}{text}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_terminal_acts_upon_gets_through() {
        for text in ["\u{1b}[2J", "a\u{7}", "\u{9b}31m", "\u{202e}abc", "zero\u{200b}width", "\u{1b}]0;title\u{7}", "👩‍👩‍👧", "🇹🇷", "a\rb"]
        {
            assert!(unsafe_part(text).is_some(), "{text:?}");
            let cleaned = clean(text);
            assert!(unsafe_part(&cleaned).is_none() && !cleaned.chars().any(char::is_control), "{cleaned:?}");
            assert_eq!(clean(&cleaned), cleaned, "cleaning is settled after one pass");
        }
    }

    #[test]
    fn the_scripts_of_the_landscape_pass_as_they_are() {
        for text in ["Соглашение ОДКБ «…»", "İstanbul ığüşöç", "中国关于网络空间国际规则的立场", "é e\u{301} — ✓ ◆ ►"]
        {
            assert_eq!((unsafe_part(text), clean(text)), (None, text.to_owned()));
        }
    }

    #[test]
    fn what_is_taken_for_plain_is_one_column_and_joins_nothing() {
        let plain: Vec<char> = ('\0'..=char::MAX).filter(|c| is_plain(*c)).collect();
        assert!(plain.len() > 1000);
        for pair in plain.windows(2) {
            let text: String = pair.iter().collect();
            let measured: usize = text.graphemes(true).map(UnicodeWidthStr::width).sum();
            assert_eq!((columns(&text), text.graphemes(true).count()), (measured, 2), "{text:?}");
        }
    }

    #[test]
    fn a_cut_never_splits_a_character_and_always_shows() {
        assert_eq!(fit("网络空间", 8), "网络空间");
        assert_eq!(fit("网络空间", 7), "网络空…");
        assert_eq!(fit("网络空间", 6), "网络…");
        assert_eq!(fit("a long title", 7), "a long…");
        for width in 0..9 {
            assert!(columns(&fit("网络 e\u{301} ab", width)) <= width);
        }
    }
}
