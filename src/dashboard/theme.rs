//! Themes: one row of colours each, and the style of every role. The only file with a colour in it.

use crate::content::schema::{Confidence, EventKind, Stance};
use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is, which decides how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Text of less weight.
    Dim,
    /// A heading.
    Heading,
    /// The name of a thing.
    Label,
    /// A name in its own language.
    Original,
    /// A date.
    Date,
    /// A footnote number.
    Footnote,
    /// A frame.
    Border,
    /// The frame of the pane that has the keys.
    BorderFocused,
    /// The tab that is shown.
    TabActive,
    /// Another tab.
    Tab,
    /// The selected row of the pane that has the keys.
    Selected,
    /// The selected row of another pane.
    SelectedElsewhere,
    /// What a query matched.
    Match,
    /// A key in the footer.
    Key,
    /// A message.
    Notice,
    /// The as-of date, which nobody in the room may miss.
    AsOf,
    /// A doubt.
    Doubt,
    /// A stance.
    Stance(Stance),
    /// A degree of confirmation.
    Confidence(Confidence),
    /// The mark of an event.
    Mark(EventKind),
    /// A bar of the density strip.
    Bar,
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug)]
struct Palette {
    text: Color,
    dim: Color,
    background: Color,
    accent: Color,
    selection: Color,
    supports: Color,
    conditional: Color,
    ambiguous: Color,
    opposes: Color,
    silent: Color,
}

/// A theme: its name and its colours; without colours it marks by attributes only.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// The name for `--theme`.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    palette: Option<Palette>,
}

const fn rgb(hex: u32) -> Color {
    let [_, r, g, b] = hex.to_be_bytes();
    Color::Rgb(r, g, b)
}

/// The themes, in the order in which `T` goes through them.
pub const THEMES: &[Theme] = &[
    Theme {
        name: "dark",
        about: "light text on a dark background",
        palette: Some(Palette {
            text: rgb(0xE6_E9EC),
            dim: rgb(0xA3_ACB5),
            background: rgb(0x10_1418),
            accent: rgb(0x7F_C8F8),
            selection: rgb(0x2A_3B4D),
            supports: rgb(0x56_B4E9),
            conditional: rgb(0xE6_C229),
            ambiguous: rgb(0xB8_A9C9),
            opposes: rgb(0xFF_8A3D),
            silent: rgb(0x9A_A4AE),
        }),
    },
    Theme {
        name: "light",
        about: "dark text on a light background",
        palette: Some(Palette {
            text: rgb(0x14_181C),
            dim: rgb(0x4B_555E),
            background: rgb(0xFF_FFFF),
            accent: rgb(0x00_4F8A),
            selection: rgb(0xD6_E6F5),
            supports: rgb(0x00_5A9C),
            conditional: rgb(0x6E_5200),
            ambiguous: rgb(0x75_458D),
            opposes: rgb(0xA8_3600),
            silent: rgb(0x55_606A),
        }),
    },
    Theme {
        name: "projector",
        about: "black on white, every contrast at least 7:1",
        palette: Some(Palette {
            text: rgb(0x00_0000),
            dim: rgb(0x33_3333),
            background: rgb(0xFF_FFFF),
            accent: rgb(0x00_3A6B),
            selection: rgb(0xE0_E8F0),
            supports: rgb(0x00_457C),
            conditional: rgb(0x54_3F00),
            ambiguous: rgb(0x5D_2F78),
            opposes: rgb(0x80_2800),
            silent: rgb(0x3F_4850),
        }),
    },
    Theme { name: "mono", about: "no colours, attributes only", palette: None },
    Theme {
        name: "ansi16",
        about: "the sixteen colours of the terminal itself",
        palette: Some(Palette {
            text: Color::Reset,
            dim: Color::Reset,
            background: Color::Reset,
            accent: Color::Cyan,
            selection: Color::Reset,
            supports: Color::Cyan,
            conditional: Color::Magenta,
            ambiguous: Color::Magenta,
            opposes: Color::Red,
            silent: Color::Reset,
        }),
    },
];

impl Theme {
    /// The theme with a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        THEMES.iter().find(|theme| theme.name == name)
    }

    /// The theme after this one.
    pub fn next(&self) -> &'static Self {
        let at = THEMES.iter().position(|theme| theme.name == self.name).unwrap_or(0);
        &THEMES[(at + 1) % THEMES.len()]
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        match self.palette {
            Some(palette) => coloured(&palette, role),
            None => attributes(Style::new(), role),
        }
    }
}

fn coloured(palette: &Palette, role: Role) -> Style {
    let base = Style::new().fg(palette.text).bg(palette.background);
    let has_selection = palette.selection != Color::Reset;
    match role {
        Role::Text | Role::Bar => base,
        Role::Dim | Role::Border | Role::Tab | Role::Date | Role::Footnote => base.fg(palette.dim),
        Role::Heading | Role::Key | Role::BorderFocused => base.fg(palette.accent).add_modifier(Modifier::BOLD),
        Role::Label => base.add_modifier(Modifier::BOLD),
        Role::Original => base.fg(palette.dim).add_modifier(Modifier::ITALIC),
        Role::TabActive => base.fg(palette.accent).add_modifier(Modifier::BOLD | Modifier::REVERSED),
        Role::Selected if has_selection => base.bg(palette.selection).add_modifier(Modifier::BOLD),
        Role::Selected => base.add_modifier(Modifier::REVERSED),
        Role::SelectedElsewhere => base.add_modifier(Modifier::BOLD),
        Role::Match => base.fg(palette.accent).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Notice => base.fg(palette.accent).add_modifier(Modifier::BOLD),
        Role::AsOf => base.fg(palette.opposes).add_modifier(Modifier::BOLD | Modifier::REVERSED),
        Role::Doubt => base.fg(palette.opposes),
        Role::Stance(stance) => base.fg(match stance {
            Stance::Supports => palette.supports,
            Stance::Conditional => palette.conditional,
            Stance::Ambiguous | Stance::Conflicting => palette.ambiguous,
            Stance::Opposes => palette.opposes,
            Stance::Silent | Stance::NoPublicSource | Stance::NotApplicable | Stance::NotChecked => palette.silent,
        }),
        Role::Confidence(confidence) => base.fg(match confidence {
            Confidence::Confirmed => palette.supports,
            Confidence::Partly => palette.conditional,
            Confidence::Background => palette.opposes,
        }),
        Role::Mark(kind) => base.fg(match kind {
            EventKind::Agreement | EventKind::Resolution | EventKind::Institution => palette.supports,
            EventKind::Law | EventKind::Strategy | EventKind::Report => palette.conditional,
            EventKind::Statement | EventKind::Process => palette.ambiguous,
            EventKind::Attribution | EventKind::Sanctions | EventKind::Incident => palette.opposes,
        }),
    }
}

fn attributes(base: Style, role: Role) -> Style {
    match role {
        Role::Heading | Role::Label | Role::Key | Role::BorderFocused | Role::SelectedElsewhere | Role::Notice => {
            base.add_modifier(Modifier::BOLD)
        }
        Role::Selected | Role::TabActive | Role::AsOf => base.add_modifier(Modifier::REVERSED),
        Role::Match => base.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Original => base.add_modifier(Modifier::ITALIC),
        _ => base,
    }
}

/// The sign of a degree of confirmation.
pub const fn confidence_sign(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Confirmed => "✓",
        Confidence::Partly => "≈",
        Confidence::Background => "!",
    }
}

/// The mark of a sort of event on the timeline.
pub const fn mark(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Agreement => "◆",
        EventKind::Resolution => "■",
        EventKind::Law => "§",
        EventKind::Strategy => "▲",
        EventKind::Statement => "●",
        EventKind::Process => "o",
        EventKind::Report => "□",
        EventKind::Institution => "◇",
        EventKind::Attribution => "×",
        EventKind::Sanctions => "¤",
        EventKind::Incident => "‡",
    }
}

/// ASCII for every other sign that the program draws, for terminals where these take two cells.
pub const ASCII: &[(&str, &str)] = &[
    ("─", "-"),
    ("│", "|"),
    ("┌", "+"),
    ("┐", "+"),
    ("└", "+"),
    ("┘", "+"),
    ("├", "+"),
    ("┤", "+"),
    ("┬", "+"),
    ("┴", "+"),
    ("━", "="),
    ("┃", "|"),
    ("┏", "+"),
    ("┓", "+"),
    ("┗", "+"),
    ("┛", "+"),
    ("▌", ">"),
    ("►", ">"),
    ("›", ">"),
    ("‹", "<"),
    ("…", "~"),
    ("·", "-"),
    ("✓", "v"),
    ("≈", "~"),
    ("◆", "A"),
    ("■", "R"),
    ("§", "L"),
    ("▲", "S"),
    ("●", "*"),
    ("□", "r"),
    ("◇", "i"),
    ("×", "x"),
    ("¤", "$"),
    ("‡", "!"),
    ("▁", "."),
    ("▂", "."),
    ("▃", ":"),
    ("▄", ":"),
    ("▅", "+"),
    ("▆", "+"),
    ("▇", "#"),
    ("█", "#"),
    ("═", "="),
    ("╘", "["),
    ("╛", "]"),
    ("░", "."),
    ("▒", ":"),
    ("↑", "^"),
    ("↓", "v"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color) -> f64 {
        let Color::Rgb(r, g, b) = color else { panic!("only themes with fixed colours are measured") };
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_colour_is_read_from_the_back_of_the_room() {
        for theme in THEMES {
            let Some(p) = theme.palette.filter(|palette| palette.text != Color::Reset) else { continue };
            let least = if theme.name == "projector" { 7.0 } else { 4.5 };
            for (name, color) in [
                ("accent", p.accent),
                ("supports", p.supports),
                ("conditional", p.conditional),
                ("ambiguous", p.ambiguous),
                ("opposes", p.opposes),
                ("silent", p.silent),
            ] {
                assert!(contrast(color, p.background) >= least, "{} {name}: {:.1}", theme.name, contrast(color, p.background));
            }
            for (name, color) in [("text", p.text), ("dim", p.dim)] {
                assert!(contrast(color, p.background) >= 7.0, "{} {name}", theme.name);
            }
            assert!(contrast(p.text, p.selection) >= 7.0, "{} selection", theme.name);
        }
    }

    #[test]
    fn no_two_signs_of_a_vocabulary_are_alike() {
        let alike = |signs: Vec<&str>| signs.iter().enumerate().any(|(at, sign)| signs[..at].contains(sign));
        assert!(!alike(Stance::ALL.iter().map(|stance| stance.sign()).collect()));
        assert!(!alike(Confidence::ALL.iter().map(|confidence| confidence_sign(*confidence)).collect()));
        assert!(!alike(EventKind::ALL.iter().map(|kind| mark(*kind)).collect()));
    }

    #[test]
    fn mono_uses_no_colour() {
        let mono = Theme::named("mono").expect("a theme");
        for role in [Role::Text, Role::Selected, Role::Match, Role::Stance(Stance::Opposes), Role::AsOf] {
            assert_eq!((mono.style(role).fg, mono.style(role).bg), (None, None), "{role:?}");
        }
    }
}
