//! A key press, normalised once, and its notation: `q`, `Enter`, `C-p`, `A-Left`, `F5`.

use crate::search::layout::to_qwerty;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::fmt;

/// A key with its modifiers; Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key itself.
    pub code: Code,
    /// Whether Ctrl was down.
    pub ctrl: bool,
    /// Whether Alt was down.
    pub alt: bool,
}

/// A key without modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character.
    Char(char),
    /// A function key.
    F(u8),
    /// A key with a name, one of [`NAMED`].
    Named(&'static str),
}

/// Keys that have a name in the notation.
pub const NAMED: [(&str, KeyCode); 16] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("BackTab", KeyCode::BackTab),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("BS", KeyCode::Backspace),
    ("Del", KeyCode::Delete),
    ("Ins", KeyCode::Insert),
    ("Space", KeyCode::Char(' ')),
];

impl Key {
    /// The key of an event; `None` for releases and for keys that no table can name.
    pub fn of(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Tab if shift => Code::Named("BackTab"),
            KeyCode::F(number) => Code::F(number),
            KeyCode::Char(' ') => Code::Named("Space"),
            KeyCode::Char(c) if ctrl => Code::Char(to_qwerty(c).to_ascii_lowercase()),
            KeyCode::Char(c) => Code::Char(c),
            other => Code::Named(NAMED.iter().find(|(_, code)| *code == other)?.0),
        };
        Some(Self { code, ctrl, alt })
    }

    /// The key that a notation names.
    pub fn parse(notation: &str) -> Option<Self> {
        let (ctrl, rest) = notation.strip_prefix("C-").map_or((false, notation), |rest| (true, rest));
        let (alt, rest) = rest.strip_prefix("A-").map_or((false, rest), |rest| (true, rest));
        let function = rest.strip_prefix('F').and_then(|number| number.parse().ok()).filter(|number| (1..=12).contains(number));
        let code = if let Some((name, _)) = NAMED.iter().find(|(name, _)| name.eq_ignore_ascii_case(rest) && rest.len() > 1) {
            Code::Named(name)
        } else if let Some(number) = function {
            Code::F(number)
        } else {
            let mut chars = rest.chars();
            let c = chars.next().filter(|_| chars.next().is_none())?;
            if c == ' ' { Code::Named("Space") } else { Code::Char(c) }
        };
        Some(Self { code, ctrl, alt })
    }

    /// The same key as the command tables know it: characters of other layouts at their QWERTY position.
    #[must_use]
    pub fn as_command(self) -> Self {
        match self.code {
            Code::Char(c) => Self { code: Code::Char(to_qwerty(c)), ..self },
            _ => self,
        }
    }

    /// The character that the key types into a prompt.
    pub fn typed(self) -> Option<char> {
        match self.code {
            _ if self.ctrl || self.alt => None,
            Code::Char(c) => Some(c),
            Code::Named("Space") => Some(' '),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.ctrl { "C-" } else { "" })?;
        f.write_str(if self.alt { "A-" } else { "" })?;
        match self.code {
            Code::Char(c) => write!(f, "{c}"),
            Code::F(number) => write!(f, "F{number}"),
            Code::Named(name) => f.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notation_comes_back_as_it_was() {
        for notation in ["q", "G", "Enter", "BackTab", "C-p", "A-Left", "F5", "Space", "[", "?", "BS", "й"] {
            assert_eq!(Key::parse(notation).map(|key| key.to_string()).as_deref(), Some(notation));
        }
        assert_eq!((Key::parse("Nonsense"), Key::parse(""), Key::parse("F13")), (None, None, None));
    }

    #[test]
    fn shift_is_part_of_the_character_and_releases_are_nothing() {
        let event = |code, modifiers| KeyEvent::new(code, modifiers);
        assert_eq!(Key::of(event(KeyCode::Char('G'), KeyModifiers::SHIFT)), Key::parse("G"));
        assert_eq!(Key::of(event(KeyCode::BackTab, KeyModifiers::SHIFT)), Key::parse("BackTab"));
        assert_eq!(Key::of(event(KeyCode::Tab, KeyModifiers::SHIFT)), Key::parse("BackTab"));
        assert_eq!(Key::of(event(KeyCode::Char('з'), KeyModifiers::CONTROL)), Key::parse("C-p"));
        let release = KeyEvent { kind: KeyEventKind::Release, ..event(KeyCode::Char('q'), KeyModifiers::NONE) };
        assert_eq!(Key::of(release), None);
    }
}
