//! What may have been meant where little or nothing matches as typed: other spellings, slips, most of the words, scattered letters.

use super::{Index, Rank, Ranks, Tier, What};
use crate::{
    landscape::Landscape,
    search::{
        arena::Grade,
        fold::is_han,
        spelling::{distance, skeleton, slips},
    },
};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use std::{cmp::Reverse, collections::BTreeMap};

/// What the words that a record has must tell together, so that it is an answer though it lacks some: one rare word in a name, say.
const TELLING: u32 = 16;

/// Letters that a word keeps when its ending is taken off.
const SHORTEST_STEM: usize = 5;

const MOST_SCATTERED: usize = 20;

/// Scoring letters in every key of a larger landscape would take longer than a frame.
const MOST_KEYS_FOR_SCATTERED: usize = 20_000;

impl Index {
    /// Where nothing has all words: the records that have the most telling of them. A word tells the more the fewer records
    /// have it; one in a name tells three times what one in the text does, and the names of those whom an event concerns twice.
    /// Chinese has no spaces: there every two characters that stand together are a word.
    pub(super) fn rank_most(&self, landscape: &Landscape, phrase: &str, ranks: &mut Ranks) {
        let words = words_of(phrase);
        if words.len() < 2 {
            return;
        }
        let body = self.body(landscape);
        let mut scores: BTreeMap<u32, (u32, Option<What>)> = BTreeMap::new();
        for word in &words {
            let word = self.stem(landscape, word);
            let mut found: BTreeMap<u32, (u32, Option<What>)> = BTreeMap::new();
            let mut note = |doc: u32, tells: u32, what: Option<What>| {
                let entry = found.entry(doc).or_insert((0, None));
                if tells > entry.0 {
                    *entry = (tells, what.or(entry.1));
                }
            };
            let mut named = Vec::new();
            self.arena.each(word, |hit| {
                if hit.grade > Grade::Inside {
                    named.push((self.names[hit.owner as usize].doc, hit.owner));
                }
            });
            for (doc, name) in named {
                note(doc, 3, Some(What::Name(name)));
                let concerned = landscape.links().to(self.docs[doc as usize].record).iter().map(|link| link.from);
                for event in concerned.filter(|from| landscape[*from].as_event().is_some()) {
                    note(event.number(), 2, None);
                }
            }
            body.arena.each(word, |hit| {
                if hit.grade > Grade::Inside {
                    note(body.passages[hit.owner as usize].0, 1, Some(What::Passage(hit.owner)));
                }
            });
            let rarity = (self.docs.len() / found.len().max(1)).checked_ilog2().unwrap_or(0);
            for (doc, (tells, what)) in found {
                let entry = scores.entry(doc).or_insert((0, None));
                *entry = (entry.0 + tells * rarity, entry.1.or(what));
            }
        }
        let best = scores.values().map(|(score, _)| *score).max().unwrap_or(0);
        if best < TELLING {
            return;
        }
        for (doc, (score, what)) in scores.into_iter().filter(|(_, (score, _))| score * 2 > best) {
            let first_name = || u32::try_from(self.names.partition_point(|name| name.doc < doc)).unwrap_or(0);
            let what = what.unwrap_or_else(|| What::Name(first_name()));
            self.raise(Some(landscape), ranks, Rank { tier: Tier::Most, fit: score.min(900), what });
        }
    }

    /// A word that nothing begins with, less the ending by which it may differ: `поведение` for `поведения`, `sözleşmesi` for `sözleşme`.
    fn stem<'w>(&self, landscape: &Landscape, word: &'w str) -> &'w str {
        let is_known = |stem: &str| {
            let mut known = false;
            self.arena.each(stem, |hit| known |= hit.grade > Grade::Inside);
            if !known {
                self.body(landscape).arena.each(stem, |hit| known |= hit.grade > Grade::Inside);
            }
            known
        };
        let endings = if word.len() >= SHORTEST_STEM + 3 && word.is_ascii() { 0..=3 } else { 0..=0 };
        endings.map(|ending| &word[..word.len() - ending]).find(|stem| is_known(stem)).unwrap_or(word)
    }

    pub(super) fn rank_spelling(&self, phrase: &str, ranks: &mut Ranks) {
        if phrase.len() < 4 || !phrase.is_ascii() {
            return;
        }
        let words: Vec<String> = phrase.split(' ').map(skeleton).collect();
        let mut found: BTreeMap<u32, usize> = BTreeMap::new();
        for word in &words {
            self.forgiving().skeletons.each(word, |hit| {
                if hit.grade > Grade::Inside {
                    *found.entry(hit.owner).or_default() += 1;
                }
            });
        }
        for (name, _) in found.into_iter().filter(|(_, count)| *count >= words.len()) {
            self.raise(None, ranks, Rank { tier: Tier::Spelling, fit: self.cover(phrase.len(), name), what: What::Name(name) });
        }
    }

    /// The query with each word that nothing begins with put right: the nearest words that there are.
    pub(super) fn corrected(&self, words: &[String]) -> Vec<String> {
        let mut meant: Vec<Vec<String>> = vec![Vec::new()];
        let mut changed = false;
        for word in words {
            let mut known = false;
            self.arena.each(word, |found| known |= found.grade > Grade::Inside);
            let most = if word.is_ascii() { slips(word) } else { 0 };
            let near = if known || most == 0 { Vec::new() } else { self.near(word, most) };
            changed |= !near.is_empty();
            let choices = if near.is_empty() { vec![word.clone()] } else { near };
            meant = meant
                .into_iter()
                .flat_map(|start| choices.iter().map(move |choice| [start.clone(), vec![choice.clone()]].concat()))
                .take(12)
                .collect();
        }
        if changed { meant.into_iter().map(|words| words.join(" ")).collect() } else { Vec::new() }
    }

    pub(super) fn near(&self, word: &str, most: usize) -> Vec<String> {
        let mut near: Vec<(usize, &String)> = Vec::new();
        for known in &self.forgiving().words {
            // A word that is still being typed is held against the start of the known one.
            let start = &known[..known.len().min(word.len() + 1)];
            let slips = distance(word, known, most).or_else(|| distance(word, start, most.min(1)));
            near.extend(slips.map(|slips| (slips * 2 + usize::from(!known.starts_with(&word[..1])), known)));
        }
        near.sort_unstable();
        near.into_iter().take(3).map(|(_, known)| known.clone()).collect()
    }

    /// Ranks what another reading of the query finds, below everything that matches as typed.
    pub(super) fn rank_again(&self, landscape: &Landscape, meant: &str, tier: Tier, ranks: &mut Ranks) {
        let words: Vec<String> = meant.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        if words.is_empty() {
            return;
        }
        let mut again: Ranks = vec![None; self.docs.len()];
        self.rank_names(&words.join(" "), &words, &mut again);
        if again.iter().flatten().next().is_none() && tier == Tier::Typo {
            self.rank_body(landscape, &words, &mut again);
        }
        for rank in again.into_iter().flatten().filter(|rank| rank.tier > Tier::Inside) {
            self.raise(Some(landscape), ranks, Rank { tier, fit: rank.tier as u32 * 100 + rank.fit, what: rank.what });
        }
    }

    pub(super) fn rank_scattered(&self, phrase: &str, ranks: &mut Ranks) {
        if phrase.len() < 3 || self.arena.len() > MOST_KEYS_FOR_SCATTERED {
            return;
        }
        let matcher = SkimMatcherV2::default().ignore_case();
        let least = i64::try_from(phrase.len() * 16).unwrap_or(i64::MAX);
        let mut scattered: Vec<(i64, u32)> = self
            .arena
            .keys()
            .filter_map(|(key, owner)| Some((matcher.fuzzy_match(key, phrase).filter(|score| *score >= least)?, owner)))
            .collect();
        scattered.sort_unstable_by_key(|(score, owner)| (Reverse(*score), *owner));
        for (score, owner) in scattered.into_iter().take(MOST_SCATTERED) {
            self.raise(
                None,
                ranks,
                Rank { tier: Tier::Scattered, fit: u32::try_from(score / 8).unwrap_or(0).min(999), what: What::Name(owner) },
            );
        }
    }
}

/// The words of a folded phrase; of Chinese, every two characters that stand together.
fn words_of(phrase: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in phrase.split(' ').filter(|word| !word.is_empty()) {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() > 2 && letters.iter().all(|c| is_han(*c)) {
            words.extend(letters.windows(2).map(|pair| pair.iter().collect::<String>()));
        } else {
            words.push(word.to_owned());
        }
    }
    words
}
