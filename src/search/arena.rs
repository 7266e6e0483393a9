//! Folded keys side by side in one string, so that a word is looked for in all of them at once.
//! Knows keys and owners by number only.

use memchr::memmem;

/// Keys, each on a line of its own, with the number of its owner.
#[derive(Debug, Default)]
pub struct Arena {
    text: String,
    starts: Vec<u32>,
    owners: Vec<u32>,
}

/// How a word stands in a key, the worse first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Its letters in this order, with others between them.
    Scattered,
    /// Inside a word.
    Inside,
    /// At the start of a word.
    WordStart,
    /// As a whole word.
    WholeWord,
    /// At the start of the key.
    KeyStart,
    /// The whole key.
    WholeKey,
}

/// The best place of a word in one key.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Number of the owner.
    pub owner: u32,
    /// How the word stands there.
    pub grade: Grade,
}

impl Arena {
    /// Adds a key. Keys hold no line breaks.
    pub fn push(&mut self, key: &str, owner: u32) {
        self.push_with(owner, |text| text.push_str(key));
    }

    /// Adds a key that is written in place, behind a line break.
    pub fn push_with(&mut self, owner: u32, write: impl FnOnce(&mut String)) {
        self.text.push('\n');
        self.starts.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.owners.push(owner);
        write(&mut self.text);
    }

    /// Forgets all keys, to be filled anew.
    pub fn clear(&mut self) {
        self.text.clear();
        self.starts.clear();
        self.owners.clear();
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// All keys in order, with their owners.
    pub fn keys(&self) -> impl Iterator<Item = (&str, u32)> {
        (0..self.len()).map(|entry| (self.key(entry), self.owners[entry]))
    }

    /// The entry of which a place is part, from one before it on: mostly it is near, so the steps grow.
    fn entry_at(&self, from: usize, at: usize) -> usize {
        let before = |entry: usize| self.starts.get(entry).is_some_and(|start| *start as usize <= at);
        let mut step = 1;
        while before(from + step) {
            step *= 2;
        }
        let (low, high) = (from + step / 2, (from + step).min(self.len()));
        low + self.starts[low..high].partition_point(|start| *start as usize <= at) - 1
    }

    fn key(&self, entry: usize) -> &str {
        &self.text[self.starts[entry] as usize..self.end(entry)]
    }

    fn end(&self, entry: usize) -> usize {
        self.starts.get(entry + 1).map_or(self.text.len(), |next| *next as usize - 1)
    }

    /// Calls back with the best place of a needle in every key that has it.
    pub fn each(&self, needle: &str, mut found: impl FnMut(Found)) {
        self.each_key(needle, |owner, grade, _| found(Found { owner, grade }));
    }

    /// The same with the key itself: owner, best place, key.
    pub fn each_key(&self, needle: &str, mut found: impl FnMut(u32, Grade, &str)) {
        if needle.is_empty() {
            return;
        }
        let finder = memmem::Finder::new(needle);
        let bytes = self.text.as_bytes();
        // Chinese has no spaces between words: any place is as good as the start of one.
        let any_start = !needle.is_ascii();
        let (mut entry, mut from) = (0, 0);
        while let Some(at) = finder.find(&bytes[from..]).map(|at| at + from) {
            entry = self.entry_at(entry, at);
            let (start, end) = (self.starts[entry] as usize, self.end(entry));
            let mut best = grade(bytes, start, end, at, needle.len(), any_start);
            let mut next = at + 1;
            while best < Grade::WholeWord {
                let Some(more) = finder.find(&bytes[next..end]).map(|more| more + next) else { break };
                best = best.max(grade(bytes, start, end, more, needle.len(), any_start));
                next = more + 1;
            }
            found(self.owners[entry], best, &self.text[start..end]);
            from = end;
        }
    }
}

fn grade(bytes: &[u8], start: usize, end: usize, at: usize, len: usize, any_start: bool) -> Grade {
    let at_end = at + len == end;
    if at == start {
        return if at_end { Grade::WholeKey } else { Grade::KeyStart };
    }
    let after_space = bytes[at - 1] == b' ';
    if after_space && (at_end || bytes[at + len] == b' ') {
        Grade::WholeWord
    } else if after_space || any_start {
        Grade::WordStart
    } else {
        Grade::Inside
    }
}

#[cfg(test)]
mod tests {
    use super::{Grade::*, *};

    #[test]
    fn the_best_place_in_each_key_is_told_once() {
        let mut arena = Arena::default();
        for (owner, key) in ["odkb", "odkb agreement", "the odkb", "the odkbs", "xodkb and odkb", "xodkb", "other"].iter().enumerate() {
            arena.push(key, u32::try_from(owner).expect("few"));
        }
        let mut found = Vec::new();
        arena.each("odkb", |hit| found.push((hit.owner, hit.grade)));
        assert_eq!(found, [(0, WholeKey), (1, KeyStart), (2, WholeWord), (3, WordStart), (4, WholeWord), (5, Inside)]);
    }
}
