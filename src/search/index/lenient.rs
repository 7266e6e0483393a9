//! What may have been meant where little or nothing matches as typed: other spellings, slips, most of the words, scattered letters.

use super::{Index, Rank, Ranks, Tier, What};
use crate::{
    landscape::Landscape,
    order::{self, down},
    search::{
        arena::{Arena, Grade},
        lexicon::{Unit, units},
        spelling::{distance, skeleton, slips},
    },
};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

/// What the words that a record has must tell together, so that it is an answer though it lacks some: one rare word in a name, say.
const TELLING: u32 = 32;

/// Letters that a word keeps when its ending is taken off.
const SHORTEST_STEM: usize = 5;

/// Passages of a text in which one finds a little of everything: a profile.
const LONG_TEXT: usize = 24;

/// With fewer letters left, any spelling is alike.
const SHORTEST_SKELETON: usize = 3;

const MOST_SCATTERED: usize = 20;

/// In a larger landscape, scoring letters or looking for every word of a meaning would take longer than a frame.
const MOST_KEYS_TO_FORGIVE: usize = 20_000;

/// How much of a phrase a record has.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    units: usize,
    tells: u32,
    what: Option<What>,
}

impl Index {
    /// The records that have all words of a phrase, or others of the same meaning.
    pub(super) fn rank_meaning(&self, landscape: &Landscape, phrase: &str, ranks: &mut Ranks) {
        let (scores, units) = self.scores(landscape, phrase);
        let best = best(&scores);
        // Words that lie scattered in a long text are no answer where the names of other records have the telling ones.
        let is_answer = |score: &Score| score.units == units && score.tells * 4 > best * 3;
        self.raise_scores(landscape, phrase, &scores, is_answer, Tier::Meaning, ranks);
    }

    /// Where nothing has all words: of the readings of a query the one that tells most, and the records that have most of it.
    pub(super) fn rank_most(&self, landscape: &Landscape, readings: &[&str], ranks: &mut Ranks) {
        let scores = readings.iter().map(|reading| self.scores(landscape, reading).0);
        // The first of equals: as typed.
        let Some(scores) = scores.reduce(|first, next| if best(&next) > best(&first) { next } else { first }) else { return };
        let best = best(&scores);
        let is_answer = |score: &Score| best >= TELLING && score.tells * 2 > best;
        self.raise_scores(landscape, readings[0], &scores, is_answer, Tier::Most, ranks);
    }

    /// How much each record has of a phrase, and how many units the phrase has. A word tells the more the fewer records have it;
    /// one in a name tells three times what one in the text does, the sort of record and the names of those whom an event concerns twice.
    fn scores(&self, landscape: &Landscape, phrase: &str) -> (Vec<Score>, usize) {
        let units = units(phrase);
        let mut scores = vec![Score::default(); self.docs.len()];
        if self.arena.len() > MOST_KEYS_TO_FORGIVE || units.len() < 2 && !units.iter().any(Unit::has_meaning) {
            return (scores, units.len());
        }
        for unit in &units {
            let found = self.having(landscape, unit);
            let count = found.iter().filter(|(tells, _)| *tells > 0).count();
            let rarity = (self.docs.len() / count.max(1)).checked_ilog2().unwrap_or(0);
            for (score, (tells, what)) in scores.iter_mut().zip(found).filter(|(_, (tells, _))| *tells > 0) {
                score.units += 1;
                score.tells += tells * rarity;
                score.what = score.what.or(what);
            }
        }
        (scores, units.len())
    }

    fn raise_scores(
        &self,
        landscape: &Landscape,
        phrase: &str,
        scores: &[Score],
        is_answer: impl Fn(&Score) -> bool,
        tier: Tier,
        ranks: &mut Ranks,
    ) {
        for (doc, score) in (0u32..).zip(scores).filter(|(_, score)| score.units > 0 && is_answer(score)) {
            let first_name = || u32::try_from(self.names.partition_point(|name| name.doc < doc)).unwrap_or(0);
            let what = score.what.unwrap_or_else(|| What::Name(first_name()));
            // Of two that have as much, the one whose name says little else.
            let cover = if let What::Name(name) = what { self.cover(phrase.len(), name) / 20 } else { 0 };
            self.raise(Some(landscape), ranks, Rank { tier, fit: (score.tells * 2 + cover).min(900), what });
        }
    }

    /// For each record how much a unit tells there, as typed or in other words, and where it stands; 0 where it does not.
    fn having(&self, landscape: &Landscape, unit: &Unit) -> Vec<(u32, Option<What>)> {
        let mut found = vec![(0, None); self.docs.len()];
        let mut note = |doc: u32, tells: u32, what: Option<What>| {
            let entry = &mut found[doc as usize];
            if tells > entry.0 {
                *entry = (tells, what.or(entry.1));
            }
        };
        let typed: Vec<(&str, bool)> = unit.typed.iter().map(|word| (self.stem(landscape, word), false)).collect();
        let other = unit.terms().map(|term| {
            let last = term.words.len() - 1;
            term.words.iter().enumerate().map(|(at, word)| (word.as_str(), term.is_whole && at == last)).collect()
        });
        let body = self.body(landscape);
        for (words, by_other) in [(typed, 0)].into_iter().chain(other.map(|words: Vec<_>| (words, 1))) {
            for name in standing(&self.arena, &words) {
                let doc = self.names[name as usize].doc;
                note(doc, 6 - by_other, Some(What::Name(name)));
                let concerned = landscape.links().to(self.docs[doc as usize].record).iter().map(|link| link.from);
                for event in concerned.filter(|from| landscape[*from].as_event().is_some()) {
                    note(event.number(), 4 - by_other, None);
                }
            }
            for passage in standing(&body.arena, &words) {
                let doc = body.passages[passage as usize].0;
                let tells = match (body.begins(passage), body.count(doc as usize) > LONG_TEXT) {
                    (true, _) => 4,
                    (false, false) => 2,
                    (false, true) => 1,
                };
                note(doc, tells, Some(What::Passage(passage)));
            }
        }
        found
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
        if words.iter().any(|word| word.len() < SHORTEST_SKELETON) {
            return;
        }
        let mut found = vec![0u32; self.names.len()];
        for (bit, word) in words.iter().take(32).enumerate() {
            self.forgiving().skeletons.each(word, |hit| {
                if hit.grade > Grade::Inside {
                    found[hit.owner as usize] |= 1 << bit;
                }
            });
        }
        for (name, _) in (0..).zip(found).filter(|(_, has)| has.count_ones() as usize == words.len()) {
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
            known |= units(word).iter().all(Unit::has_meaning);
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
        // By slips; of as many, in the order of the alphabet, in which the words are.
        let mut near: Vec<(usize, &String)> = Vec::new();
        for known in &self.forgiving().words {
            // A word that is still being typed is held against the start of the known one.
            let start = &known[..known.len().min(word.len() + 1)];
            let slips = distance(word, known, most).or_else(|| distance(word, start, most.min(1)));
            near.extend(slips.map(|slips| (slips * 2 + usize::from(!known.starts_with(&word[..1])), known)));
        }
        order::by(&mut near, |(slips, _)| (i64::try_from(*slips).unwrap_or(i64::MAX), 0, 0));
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
        if phrase.len() < 3 || self.arena.len() > MOST_KEYS_TO_FORGIVE {
            return;
        }
        let matcher = SkimMatcherV2::default().ignore_case();
        let least = i64::try_from(phrase.len() * 16).unwrap_or(i64::MAX);
        let mut scattered: Vec<(i64, u32)> = self
            .arena
            .keys()
            .filter_map(|(key, owner)| Some((matcher.fuzzy_match(key, phrase).filter(|score| *score >= least)?, owner)))
            .collect();
        order::by(&mut scattered, |(score, owner)| (down(*score), (*owner).into(), 0));
        for (score, owner) in scattered.into_iter().take(MOST_SCATTERED) {
            self.raise(
                None,
                ranks,
                Rank { tier: Tier::Scattered, fit: u32::try_from(score / 8).unwrap_or(0).min(999), what: What::Name(owner) },
            );
        }
    }
}

/// The most that any record has.
fn best(scores: &[Score]) -> u32 {
    scores.iter().map(|score| score.tells).max().unwrap_or(0)
}

/// The owners of the keys in which every word stands, each at the start of a word or, where it must be whole, as one.
fn standing(arena: &Arena, words: &[(&str, bool)]) -> Vec<u32> {
    let mut owners: Option<Vec<u32>> = None;
    for (word, is_whole) in words {
        let mut having = Vec::new();
        arena.each_key(word, |owner, grade, key| {
            let whole = grade == Grade::WholeWord || grade == Grade::WholeKey || key.as_bytes().get(word.len()) == Some(&b' ');
            if grade > Grade::Inside && (whole || !is_whole) && owners.as_ref().is_none_or(|owners| owners.binary_search(&owner).is_ok()) {
                having.push(owner);
            }
        });
        having.dedup();
        owners = Some(having);
    }
    owners.unwrap_or_default()
}
