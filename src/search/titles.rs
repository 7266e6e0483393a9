//! A plain list of titles, searched whole: for scripts, and for measuring at sizes that no landscape has.

use super::{
    arena::{Arena, Grade},
    fold::{Starts, add_keys, fold},
};
use std::{cmp::Reverse, thread};

/// Titles that are folded and searched while they are near: about what a core keeps at hand.
const BLOCK: usize = 2048;

/// Titles with their folded keys, in parts that are searched side by side.
#[derive(Debug)]
pub struct Titles<'a> {
    text: &'a str,
    parts: Vec<Part<'a>>,
}

/// Some titles of a text, and their keys.
#[derive(Debug, Default)]
struct Part<'a> {
    titles: Vec<&'a str>,
    arena: Arena,
    /// Which letters each key has, where the titles are kept: most keys can then be passed over unread.
    letters: Vec<u64>,
    spelt: String,
}

/// The set of the letters and digits of a folded key; all others count as one.
fn letters_of(key: &str) -> u64 {
    key.bytes().fold(0, |set, byte| {
        set | 1
            << match byte {
                b'a'..=b'z' => byte - b'a',
                b'0'..=b'9' => byte - b'0' + 26,
                _ => 63,
            }
    })
}

/// A title that matches: better ones compare greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    grade: Grade,
    shorter: Reverse<usize>,
    /// Where it starts in the text.
    earlier: Reverse<usize>,
}

/// What is looked for: all of some words or, where no title has them, their letters in this order.
#[derive(Debug)]
struct Wanted<'q> {
    words: Vec<&'q str>,
    letters: String,
}

impl<'a> Part<'a> {
    fn fill(&mut self, titles: impl Iterator<Item = &'a str>) {
        self.titles.clear();
        self.arena.clear();
        self.titles.extend(titles);
        for (owner, title) in (0u32..).zip(&self.titles) {
            add_keys(title, owner, Starts::First, &mut self.arena, &mut self.spelt);
        }
    }

    fn with_words(&self, text: &str, Wanted { words, .. }: &Wanted, found: &mut Vec<Found>) {
        let mut best: Vec<Option<Grade>> = vec![None; self.titles.len()];
        let longest = words.iter().max_by_key(|word| word.len()).copied().unwrap_or_default();
        self.arena.each_key(longest, |owner, grade, key| {
            if words.len() == 1 || words.iter().all(|word| key.contains(word)) {
                let place = &mut best[owner as usize];
                *place = (*place).max(Some(grade));
            }
        });
        self.keep(text, best, found);
    }

    fn with_letters(&self, text: &str, Wanted { letters, .. }: &Wanted, found: &mut Vec<Found>) {
        let mut best: Vec<Option<Grade>> = vec![None; self.titles.len()];
        let wanted = letters_of(letters);
        for (entry, (key, owner)) in self.arena.keys().enumerate() {
            if self.letters.get(entry).is_some_and(|has| has & wanted != wanted) {
                continue;
            }
            let mut rest = key.as_bytes();
            if letters.bytes().all(|letter| memchr::memchr(letter, rest).map(|at| rest = &rest[at + 1..]).is_some()) {
                best[owner as usize] = Some(Grade::Scattered);
            }
        }
        self.keep(text, best, found);
    }

    fn keep(&self, text: &str, best: Vec<Option<Grade>>, found: &mut Vec<Found>) {
        found.extend(best.into_iter().zip(&self.titles).filter_map(|(grade, title)| {
            let start = title.as_ptr() as usize - text.as_ptr() as usize;
            Some(Found { grade: grade?, shorter: Reverse(title.len()), earlier: Reverse(start) })
        }));
    }
}

impl<'a> Titles<'a> {
    /// Folds the lines of a text, one title each.
    pub fn new(text: &'a str) -> Self {
        let fold_part = |piece: &'a str| {
            let mut part = Part::default();
            part.fill(piece.lines());
            part.letters = part.arena.keys().map(|(key, _)| letters_of(key)).collect();
            part
        };
        Self { text, parts: side_by_side(&pieces(text), |piece| fold_part(piece)) }
    }

    /// Number of titles.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.titles.len()).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The titles that have all words of a query, else its letters, the best first: at most `limit`, and how many there are.
    pub fn search(&self, query: &str, limit: usize) -> (Vec<&'a str>, usize) {
        ask(self.text, query, limit, |wanted| {
            let look = |how: fn(&Part<'a>, &str, &Wanted, &mut Vec<Found>)| {
                let look_in = |part: &Part<'a>| {
                    let mut found = Vec::new();
                    how(part, self.text, wanted, &mut found);
                    found
                };
                side_by_side(&self.parts, look_in).concat()
            };
            let found = look(Part::with_words);
            if found.is_empty() { look(Part::with_letters) } else { found }
        })
    }
}

/// The same for a text that is searched once: folded and searched block by block, and not kept.
pub fn filter<'a>(text: &'a str, query: &str, limit: usize) -> (Vec<&'a str>, usize) {
    let pieces = pieces(text);
    ask(text, query, limit, |wanted| {
        let search = |piece: &&'a str| {
            let (mut found, mut scattered) = (Vec::new(), Vec::new());
            let (mut part, mut lines) = (Part::default(), piece.lines().peekable());
            while lines.peek().is_some() {
                part.fill(lines.by_ref().take(BLOCK));
                part.with_words(text, wanted, &mut found);
                if found.is_empty() {
                    part.with_letters(text, wanted, &mut scattered);
                }
            }
            if found.is_empty() { scattered } else { found }
        };
        side_by_side(&pieces, search).concat()
    })
}

/// A text in as many pieces as there are cores, each of whole lines.
fn pieces(text: &str) -> Vec<&str> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(8);
    let size = text.len().div_ceil(workers).max(1);
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', &rest.as_bytes()[(size - 1).min(rest.len())..]).map_or(rest.len(), |at| at + size);
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// Does the same to each of some things, each on a thread of its own; answers in their order.
fn side_by_side<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    thread::scope(|scope| {
        let running: Vec<_> = things.iter().map(|thing| scope.spawn(|| work(thing))).collect();
        running.into_iter().filter_map(|work| work.join().ok()).collect()
    })
}

/// Takes a query apart, has it looked for, and puts what is found in order.
fn ask<'a>(text: &'a str, query: &str, limit: usize, look: impl Fn(&Wanted) -> Vec<Found>) -> (Vec<&'a str>, usize) {
    let query = fold(query);
    let words: Vec<&str> = query.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return (Vec::new(), 0);
    }
    let letters = words.concat();
    let mut found = look(&Wanted { words, letters });
    if found.iter().any(|found| found.grade > Grade::Scattered) {
        found.retain(|found| found.grade > Grade::Scattered);
    }
    let count = found.len();
    if count > limit && limit > 0 {
        found.select_nth_unstable_by(limit - 1, |a, b| b.cmp(a));
        found.truncate(limit);
    }
    found.sort_unstable_by(|a, b| b.cmp(a));
    (found.into_iter().filter_map(|found| text[found.earlier.0..].lines().next()).collect(), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_found_in_any_script_the_best_first() {
        let titles = Titles::new("An agreement of the ODKB\nСоглашение ОДКБ\nodkb\n网络空间合作\nsomething else\n");
        assert_eq!(titles.len(), 5);
        assert_eq!(titles.search("odkb", 10), (vec!["odkb", "An agreement of the ODKB", "Соглашение ОДКБ"], 3));
        assert_eq!(titles.search("wangluo", 10).0, ["网络空间合作"]);
        assert_eq!(titles.search("odkb agreement", 10).0, ["An agreement of the ODKB"]);
        assert_eq!(titles.search("odkb", 1), (vec!["odkb"], 3));
        assert_eq!(titles.search("", 10), (vec![], 0));
    }

    #[test]
    fn a_text_searched_once_answers_as_one_that_is_kept() {
        let text: String =
            (0..3 * BLOCK).map(|number| format!("{} {number}\n", ["Соглашение ОДКБ", "网络空间", "güvenlik"][number % 3])).collect();
        for query in ["odkb 3", "wangluo", "guvenlik 17", "wlkj", "zzz", "gvnlk"] {
            assert_eq!(filter(&text, query, 50), Titles::new(&text).search(query, 50), "{query}");
        }
    }
}
