//! What words mean: the vocabulary of the field in four languages, so that a question in one finds what is told in another.

use super::{
    fold::{fold, is_han},
    pinyin::syllable,
};
use std::sync::LazyLock;

/// The table, as written in `lexicon.txt`.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("lexicon.txt")));

#[derive(Debug)]
struct Lexicon {
    /// The terms of each meaning.
    rows: Vec<Vec<Term>>,
    /// Words that tell nothing.
    empty: Vec<String>,
}

/// Words for one meaning in one language.
#[derive(Debug)]
pub(super) struct Term {
    /// The folded starts of its words.
    pub(super) words: Vec<String>,
    /// Whether the last word is whole.
    pub(super) is_whole: bool,
    /// How Chinese is typed in Latin letters, run together.
    spelt: Option<String>,
}

/// A word of a query, or several that have a meaning together.
#[derive(Debug)]
pub(super) struct Unit<'q> {
    /// The words as typed, folded.
    pub(super) typed: Vec<&'q str>,
    meanings: Vec<usize>,
}

impl Unit<'_> {
    /// Every term of every meaning that it may have.
    pub(super) fn terms(&self) -> impl Iterator<Item = &'static Term> {
        self.meanings.iter().flat_map(|row| &LEXICON.rows[*row])
    }

    /// Whether the field has a word for it.
    pub(super) fn has_meaning(&self) -> bool {
        !self.meanings.is_empty()
    }
}

/// The units of a folded phrase: at each word the longest term that stands there. Chinese has no spaces: there a unit is the
/// longest term, and where there is none every two characters that stand together.
pub(super) fn units(phrase: &str) -> Vec<Unit<'_>> {
    let tells = |token: &&str| !LEXICON.empty.iter().any(|empty| empty == token);
    let tokens: Vec<&str> = phrase.split(' ').flat_map(runs).filter(tells).collect();
    let mut units = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].chars().all(is_han) {
            units_of_han(tokens[at], &mut units);
            at += 1;
            continue;
        }
        let ((length, _), meanings) = longest(|term| term.length_in(&tokens[at..]));
        let end = at + length.max(1);
        units.push(Unit { typed: tokens[at..end].to_vec(), meanings });
        at = end;
    }
    units
}

fn units_of_han<'q>(text: &'q str, units: &mut Vec<Unit<'q>>) {
    let mut unknown = 0;
    let mut at = 0;
    while at < text.len() {
        let stands = |term: &Term| term.spelt.is_some() && text[at..].starts_with(&term.words[0]);
        let ((length, _), meanings) = longest(|term| if stands(term) { (term.words[0].len(), 0) } else { (0, 0) });
        if let Some(empty) = LEXICON.empty.iter().find(|empty| length == 0 && text[at..].starts_with(empty.as_str())) {
            pairs(&text[unknown..at], units);
            at += empty.len();
            unknown = at;
        } else if length == 0 {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        } else {
            pairs(&text[unknown..at], units);
            units.push(Unit { typed: vec![&text[at..at + length]], meanings });
            at += length;
            unknown = at;
        }
    }
    pairs(&text[unknown..], units);
}

/// Every two characters that stand together; one that stands alone.
fn pairs<'q>(text: &'q str, units: &mut Vec<Unit<'q>>) {
    let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let of = |start: usize, end: usize| Unit { typed: vec![&text[start..end]], meanings: Vec::new() };
    match ends.len() {
        0 => {}
        1 => units.push(of(0, ends[0])),
        _ => units.extend((1..ends.len()).map(|last| of(if last == 1 { 0 } else { ends[last - 2] }, ends[last]))),
    }
}

/// What is written together with another word: `кибердиалог`, `sibervatan`.
const JOINED: [&str; 3] = ["kiber", "siber", "cyber"];

/// Letters that a word has behind a joined start.
const SHORTEST_JOINED: usize = 4;

/// A token, parted where Chinese begins or ends, and behind a joined start that says no more than itself.
fn runs(token: &str) -> Vec<&str> {
    let joined = JOINED.iter().find(|start| token.starts_with(**start) && token.len() >= start.len() + SHORTEST_JOINED);
    if let Some(start) = joined.filter(|start| longest(|term| term.length_in(&[token])).0.1 <= start.len()) {
        return vec![&token[..start.len()], &token[start.len()..]];
    }
    let mut parts = Vec::new();
    let mut rest = token;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| is_han(c) != is_han(first)).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = &rest[end..];
    }
    parts
}

/// The greatest length at which terms stand, and the rows of those that do. Of terms that take as many tokens the one with more
/// letters says more: `güvenlik` is security, not trust.
fn longest(length: impl Fn(&Term) -> (usize, usize)) -> ((usize, usize), Vec<usize>) {
    let (mut most, mut rows) = ((0, 0), Vec::new());
    for (row, terms) in LEXICON.rows.iter().enumerate() {
        let here = terms.iter().map(&length).max().unwrap_or_default();
        if here > most {
            (most, rows) = (here, Vec::new());
        }
        if here.0 > 0 && here == most {
            rows.push(row);
        }
    }
    (most, rows)
}

impl Term {
    fn new(text: &str) -> Self {
        let (is_whole, text) = text.strip_prefix('=').map_or((false, text), |whole| (true, whole));
        let spelt = text.chars().all(is_han).then(|| text.chars().filter_map(syllable).collect());
        Self { words: fold(text).split(' ').map(str::to_owned).collect(), is_whole, spelt }
    }

    /// How many tokens it takes at their start, and how many letters it has: none where it does not stand.
    fn length_in(&self, tokens: &[&str]) -> (usize, usize) {
        if let Some(spelt) = &self.spelt {
            let mut rest = spelt.as_str();
            for (taken, token) in (1..).zip(tokens) {
                match rest.strip_prefix(token) {
                    Some("") => return (taken, spelt.len()),
                    Some(more) => rest = more,
                    None => return (0, 0),
                }
            }
            return (0, 0);
        }
        let stands = |(word, token): (&String, &&str)| if self.is_whole { token == word } else { token.starts_with(word.as_str()) };
        let stands = self.words.len() <= tokens.len() && self.words.iter().zip(tokens).all(stands);
        if stands { (self.words.len(), self.words.iter().map(String::len).sum()) } else { (0, 0) }
    }
}

impl Lexicon {
    fn read(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (empty, rows): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("- "));
        let terms = |row: &str| row.split([',', '·']).map(|term| Term::new(term.trim())).collect();
        let empty = empty.iter().flat_map(|row| row[2..].split([',', '·']).map(fold)).collect();
        Self { rows: rows.into_iter().map(terms).collect(), empty }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_words_in_four_languages() {
        for line in include_str!("lexicon.txt").lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '-'])) {
            let languages: Vec<&str> = line.split(" · ").collect();
            assert_eq!(languages.len(), 4, "{line}");
            assert!(languages[1].chars().any(|c| ('а'..='я').contains(&c)), "{line}");
            assert!(languages[3].split(", ").all(|term| term.chars().all(is_han)), "{line}");
        }
    }

    #[test]
    fn a_phrase_is_parted_into_what_has_a_meaning() {
        let parted = |phrase: &str| units(&fold(phrase)).iter().map(|unit| (unit.typed.join(" "), unit.has_meaning())).collect::<Vec<_>>();
        let known = |words: &[&str]| words.iter().map(|word| ((*word).to_owned(), true)).collect::<Vec<_>>();
        assert_eq!(parted("hanoi siber suç sözleşmesi imza"), known(&["hanoi", "siber suc", "sozlesmesi", "imza"]));
        assert_eq!(parted("联合国打击网络犯罪公约"), known(&["联合国", "打击", "网络犯罪", "公约"]));
        assert_eq!(parted("wangluo fanzui gong yue"), known(&["wangluo fanzui", "gong yue"]));
        assert_eq!(parted("龥龥龥"), [("龥龥".to_owned(), false), ("龥龥".to_owned(), false)]);
    }
}
