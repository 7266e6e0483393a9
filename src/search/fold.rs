//! One key for all spellings: lower case, no diacritics, Cyrillic and Chinese in Latin letters, marks as spaces.

use super::{
    arena::Arena,
    pages::{Step, step},
    pinyin::syllable,
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The letters from а to я in the customary Latin spelling.
const CYRILLIC: [&str; 32] = [
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh",
    "shch", "", "y", "", "e", "yu", "ya",
];

/// Further Cyrillic letters.
const FURTHER: [(char, &str); 6] = [('ё', "e"), ('і', "i"), ('ї', "yi"), ('є', "ye"), ('ґ', "g"), ('ў', "u")];

/// Latin letters that do not come apart into a letter and its marks.
const LETTERS: [(char, &str); 14] = [
    ('ı', "i"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ŧ', "t"),
    ('ŋ', "n"),
    ('ß', "ss"),
    ('þ', "th"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ə', "a"),
    ('ĸ', "k"),
];

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FA1F}')
}

/// What one character becomes. Chinese characters stay as they are unless `spell` is set.
fn fold_char(c: char, spell: bool, out: &mut String) {
    if c.is_ascii_alphanumeric() {
        out.push(c.to_ascii_lowercase());
    } else if is_han(c) {
        match syllable(c).filter(|_| spell) {
            Some(syllable) => {
                space(out);
                out.push_str(syllable);
                out.push(' ');
            }
            None => out.push(c),
        }
    } else if matches!(c, '\'' | '’' | 'ʼ' | '`' | '´') {
        // an apostrophe joins: China's, ГосСОПКА'
    } else if c.is_ascii() {
        space(out);
    } else if ('\u{0410}'..='\u{044F}').contains(&c) {
        let at = (c as usize - 'А' as usize) % CYRILLIC.len();
        out.push_str(CYRILLIC[at]);
    } else if let Some(lower) = c.to_lowercase().next().filter(|lower| ('а'..='ґ').contains(lower)) {
        let letter = (lower as usize).checked_sub('а' as usize).and_then(|at| CYRILLIC.get(at)).copied();
        match letter.or_else(|| FURTHER.iter().find(|(known, _)| *known == lower).map(|(_, latin)| *latin)) {
            Some(latin) => out.push_str(latin),
            None => out.push(lower),
        }
    } else if c.is_alphanumeric() {
        let apart = c.nfkd().filter(|part| !is_combining_mark(*part));
        for letter in apart.flat_map(char::to_lowercase).filter(|letter| !is_combining_mark(*letter)) {
            match LETTERS.iter().find(|(special, _)| *special == letter) {
                Some((_, latin)) => out.push_str(latin),
                None => out.push(letter),
            }
        }
    } else if is_combining_mark(c) {
        // what is left of a decomposed letter
    } else {
        space(out);
    }
}

/// A space, unless a key begins here: keys may stand below each other in one string.
fn space(out: &mut String) {
    if !matches!(out.as_bytes().last(), None | Some(b' ' | b'\n')) {
        out.push(' ');
    }
}

/// What a character becomes whatever stands around it, if that can be said.
fn by_itself(c: char) -> Step {
    // Marks and the parts of Hangul syllables join what stands before them when a text is brought into normal form.
    if is_combining_mark(c) || ('\u{1100}'..='\u{11FF}').contains(&c) {
        return Step::InContext;
    }
    if is_han(c) && [c].into_iter().nfkc().eq([c]) {
        return Step::Han;
    }
    let mut out = "x".to_owned();
    [c].into_iter().nfkc().for_each(|c| fold_char(c, false, &mut out));
    let folded = &out[1..];
    match (folded, folded.chars().next()) {
        (" ", _) => Step::Space,
        (_, Some(only)) if only.len_utf8() == folded.len() => Step::Put(only),
        _ if folded.contains(' ') || folded.chars().any(is_han) => Step::InContext,
        _ => Step::PutAll(folded.into()),
    }
}

/// The folded text, Chinese left as it is: `Güvenliğin` is `guvenligin`, `ОДКБ` is `odkb`, `网络` stays.
pub fn fold(text: &str) -> String {
    fold_with(text, false)
}

fn fold_with(text: &str, spell: bool) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, spell, &mut out);
    out
}

fn fold_into(text: &str, spell: bool, out: &mut String) {
    let start = out.len();
    if text.is_ascii() {
        fold_ascii(text.as_bytes(), out);
    } else if !fold_one_by_one(text, spell, out) {
        out.truncate(start);
        text.nfkc().for_each(|c| fold_char(c, spell, out));
    }
    out.truncate(out.trim_end_matches(' ').len().max(start));
}

/// Folds a text whose characters do not act on each other; says whether it was one.
fn fold_one_by_one(text: &str, spell: bool, out: &mut String) -> bool {
    for c in text.chars() {
        match step(c, by_itself) {
            Step::Put(letter) => out.push(*letter),
            Step::PutAll(letters) => out.push_str(letters),
            Step::Space => space(out),
            Step::Han => fold_char(c, spell, out),
            Step::InContext => return false,
        }
    }
    true
}

/// What each ASCII character becomes: itself in lower case, a space, or nothing (0) for an apostrophe.
const ASCII: [u8; 128] = {
    let mut table = [b' '; 128];
    let mut at = 0;
    while at < 128 {
        #[expect(clippy::cast_possible_truncation, reason = "less than 128")]
        let byte = at as u8;
        if byte.is_ascii_alphanumeric() {
            table[at] = byte.to_ascii_lowercase();
        } else if byte == b'\'' || byte == b'`' {
            table[at] = 0;
        }
        at += 1;
    }
    table
};

/// The same as character by character, in blocks.
fn fold_ascii(text: &[u8], out: &mut String) {
    let mut after_space = matches!(out.as_bytes().last(), None | Some(b' ' | b'\n'));
    let mut block = [0u8; 256];
    for chunk in text.chunks(block.len()) {
        let mut used = 0;
        for byte in chunk {
            let folded = ASCII[(*byte & 127) as usize];
            if folded == 0 || (folded == b' ' && after_space) {
                continue;
            }
            after_space = folded == b' ';
            block[used] = folded;
            used += 1;
        }
        out.push_str(std::str::from_utf8(&block[..used]).unwrap_or_default());
    }
}

/// Syllables of a name that are typed without a space, at most, where one does not begin with its first.
const MOST_JOINED: usize = 12;

/// From which syllables on Chinese is found run together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starts {
    /// From the first: for long lists.
    First,
    /// From each.
    Every,
}

/// Adds to an arena every key under which a text is found: as it folds and, where it has Chinese, spelt with spaces, run together, and
/// by initials. `spelt` is room to work in.
pub fn add_keys(text: &str, owner: u32, starts: Starts, arena: &mut Arena, spelt: &mut String) {
    arena.push_with(owner, |out| fold_into(text, false, out));
    if text.is_ascii() || !text.chars().any(is_han) {
        return;
    }
    spelt.clear();
    fold_into(text, true, spelt);
    arena.push(spelt, owner);
    let syllables: Vec<&str> = spelt.split(' ').collect();
    arena.push_with(owner, |out| {
        out.extend(syllables.iter().copied());
        let further = if starts == Starts::Every { 1..syllables.len() } else { 0..0 };
        for from in further {
            out.push(' ');
            out.extend(syllables[from..].iter().take(MOST_JOINED).copied());
        }
    });
    arena.push_with(owner, |out| out.extend(text.chars().filter_map(syllable).filter_map(|syllable| syllable.chars().next())));
}

/// The folded text byte by byte with the byte of the original that each came from.
/// Works on the text as it stands, so that what it finds can be marked in it.
pub fn fold_mapped(text: &str, spell: bool) -> (String, Vec<usize>) {
    let mut out = String::with_capacity(text.len());
    let mut from = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        fold_char(c, spell, &mut out);
        from.resize(out.len(), at);
    }
    (out, from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_name_has_one_key() {
        for (text, key) in [
            ("ОДКБ", "odkb"),
            ("Güvenliğin Sağlanması", "guvenligin saglanmasi"),
            ("İSTANBUL ısı IĞDIR", "istanbul isi igdir"),
            ("Кибердипломатия", "kiberdiplomatiya"),
            ("Хорошая щука, объём", "khoroshaya shchuka obem"),
            ("China's Positions (2021)", "chinas positions 2021"),
            ("ＡＢＣ１２３", "abc123"),
            ("e\u{301}tat", "etat"),
            ("A/RES/53/70", "a res 53 70"),
            ("网络空间", "网络空间"),
        ] {
            assert_eq!(fold(text), key, "{text}");
        }
    }

    #[test]
    fn what_is_looked_up_is_what_is_worked_out() {
        for c in '\0'..='\u{FFFF}' {
            let text = format!("a{c}b {c}");
            let mut slowly = String::new();
            text.nfkc().for_each(|c| fold_char(c, false, &mut slowly));
            assert_eq!(fold(&text), slowly.trim_end(), "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn chinese_is_found_by_characters_syllables_and_initials() {
        let keys = |text: &str| {
            let mut arena = Arena::default();
            add_keys(text, 0, Starts::Every, &mut arena, &mut String::new());
            arena.keys().map(|(key, _)| key.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(keys("网络空间"), ["网络空间", "wang luo kong jian", "wangluokongjian luokongjian kongjian jian", "wlkj"]);
        assert_eq!(keys("ICANN"), ["icann"]);
        assert_eq!(keys("战略")[1], "zhan lue");
    }

    #[test]
    fn the_map_leads_back_into_the_text() {
        let (folded, from) = fold_mapped("ЩЖ é", false);
        assert_eq!(folded, "shchzh e");
        assert_eq!(from, [0, 0, 0, 0, 2, 2, 4, 5]);
    }
}
