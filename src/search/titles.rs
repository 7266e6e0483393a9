//! A plain list of titles, searched whole: for scripts, and for measuring at sizes that no landscape has.

use super::{
    arena::{Arena, Grade},
    fold::{fold, short_keys},
};
use std::{cmp::Reverse, thread};

/// Titles with their folded keys, in parts that are searched side by side.
#[derive(Debug)]
pub struct Titles<'a> {
    parts: Vec<Part<'a>>,
}

#[derive(Debug)]
struct Part<'a> {
    titles: Vec<&'a str>,
    arena: Arena,
}

/// A title that matches: better ones compare greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    grade: Grade,
    shorter: Reverse<usize>,
    earlier: Reverse<(usize, usize)>,
}

impl<'a> Titles<'a> {
    /// Folds the lines of a text, one title each.
    pub fn new(text: &'a str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let workers = thread::available_parallelism().map_or(1, usize::from).min(8);
        let size = lines.len().div_ceil(workers).max(1);
        let fold_part = |titles: &[&'a str]| {
            let mut arena = Arena::default();
            for (owner, title) in (0u32..).zip(titles) {
                short_keys(title, |key| arena.push(key, owner));
            }
            Part { titles: titles.to_vec(), arena }
        };
        let parts = thread::scope(|scope| {
            let running: Vec<_> = lines.chunks(size).map(|chunk| scope.spawn(move || fold_part(chunk))).collect();
            running.into_iter().filter_map(|part| part.join().ok()).collect()
        });
        Self { parts }
    }

    /// Number of titles.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.titles.len()).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The titles that have the letters of a query in this order; only asked where none has its words.
    fn scattered(&self, letters: &str) -> Vec<Found> {
        let has_letters = |key: &str| {
            let mut rest = key.as_bytes();
            letters.bytes().all(|letter| memchr::memchr(letter, rest).map(|at| rest = &rest[at + 1..]).is_some())
        };
        thread::scope(|scope| {
            let look_in = |number: usize, part: &Part| {
                let mut owners: Vec<u32> = part.arena.keys().filter(|(key, _)| has_letters(key)).map(|(_, owner)| owner).collect();
                owners.dedup();
                let shorter = |title: usize| Reverse(part.titles[title].len());
                let found = owners.into_iter().map(|owner| owner as usize);
                found
                    .map(|title| Found { grade: Grade::Scattered, shorter: shorter(title), earlier: Reverse((number, title)) })
                    .collect::<Vec<_>>()
            };
            let running: Vec<_> = self.parts.iter().enumerate().map(|(number, part)| scope.spawn(move || look_in(number, part))).collect();
            running.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
        })
    }

    /// The titles that have all words of a query, the best first: at most `limit`, and how many there are.
    pub fn search(&self, query: &str, limit: usize) -> (Vec<&'a str>, usize) {
        let query = fold(query);
        let words: Vec<&str> = query.split(' ').filter(|word| !word.is_empty()).collect();
        let Some(longest) = words.iter().max_by_key(|word| word.len()) else { return (Vec::new(), 0) };
        let (longest, words) = (*longest, words.as_slice());
        let mut found: Vec<Found> = thread::scope(|scope| {
            let search_part = |number: usize, part: &Part| {
                let mut best: Vec<Option<Grade>> = vec![None; part.titles.len()];
                part.arena.each_key(longest, |owner, grade, key| {
                    if words.len() == 1 || words.iter().all(|word| key.contains(word)) {
                        let place = &mut best[owner as usize];
                        *place = (*place).max(Some(grade));
                    }
                });
                let graded = best.into_iter().enumerate().filter_map(|(title, grade)| Some((title, grade?)));
                graded
                    .map(|(title, grade)| Found { grade, shorter: Reverse(part.titles[title].len()), earlier: Reverse((number, title)) })
                    .collect::<Vec<_>>()
            };
            let running: Vec<_> =
                self.parts.iter().enumerate().map(|(number, part)| scope.spawn(move || search_part(number, part))).collect();
            running.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
        });
        if found.is_empty() {
            found = self.scattered(&words.concat());
        }
        let count = found.len();
        if count > limit && limit > 0 {
            found.select_nth_unstable_by(limit - 1, |a, b| b.cmp(a));
            found.truncate(limit);
        }
        found.sort_unstable_by(|a, b| b.cmp(a));
        let titles = found.into_iter().map(|found| {
            let (part, title) = found.earlier.0;
            self.parts[part].titles[title]
        });
        (titles.collect(), count)
    }
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
}
