//! What a key would have typed on another keyboard layout, by its position. One table serves commands and queries.

/// Rows of letter positions: Latin QWERTY, Russian, Greek.
const POSITIONS: [(&str, &str); 3] = [
    ("`qwertyuiop[]asdfghjkl;'zxcvbnm,.", "ёйцукенгшщзхъфывапролджэячсмитьбю"),
    ("qwertyuiop[]asdfghjkl'zxcvbnm", "·ςερτυθιοπ[]ασδφγηξκλ'ζχψωβνμ"),
    ("i[];',.s", "ığüşiöçі"),
];

/// Signs that Chinese input methods and full-width modes produce in place of ASCII ones.
const SIGNS: [(char, char); 9] =
    [('。', '.'), ('，', ','), ('、', '/'), ('【', '['), ('】', ']'), ('「', '['), ('」', ']'), ('；', ';'), ('？', '?')];

/// The QWERTY character at the position of a key, case kept; ASCII and what no layout knows stay as they are.
pub fn to_qwerty(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    if let Some(sign) = SIGNS.iter().find(|(from, _)| *from == c) {
        return sign.1;
    }
    if let Some(ascii) = char::from_u32((c as u32).wrapping_sub(0xFEE0)).filter(char::is_ascii_graphic) {
        return ascii;
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    let latin = POSITIONS.iter().find_map(|(latin, other)| other.chars().position(|key| key == lower).and_then(|at| latin.chars().nth(at)));
    match latin {
        Some(latin) if c.is_uppercase() => latin.to_ascii_uppercase(),
        Some(latin) => latin,
        None => c,
    }
}

/// The text as the same keys would have typed it on the Russian layout.
pub fn to_russian(text: &str) -> String {
    let (latin, russian) = POSITIONS[0];
    text.chars()
        .map(|c| latin.chars().position(|key| key == c.to_ascii_lowercase()).and_then(|at| russian.chars().nth(at)).unwrap_or(c))
        .collect()
}

/// The text as the same keys would have typed it on the Latin layout.
pub fn to_latin(text: &str) -> String {
    text.chars().map(to_qwerty).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_match_one_to_one() {
        for (latin, other) in POSITIONS {
            assert_eq!(latin.chars().count(), other.chars().count(), "{other}");
        }
    }

    #[test]
    fn commands_work_on_every_layout() {
        for (typed, meant) in [
            ('й', 'q'),
            ('Й', 'Q'),
            ('о', 'j'),
            ('л', 'k'),
            ('п', 'g'),
            ('П', 'G'),
            ('τ', 't'),
            ('ı', 'i'),
            ('／', '/'),
            ('？', '?'),
            ('q', 'q'),
            ('网', '网'),
        ] {
            assert_eq!(to_qwerty(typed), meant, "{typed}");
        }
        assert_eq!((to_latin("щвли").as_str(), to_russian("jlr,").as_str()), ("odkb", "одкб"));
    }
}
