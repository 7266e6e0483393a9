//! The index over a landscape's names, and the order of what a query finds in it.

use super::{
    arena::{Arena, Found, Grade},
    fold::{fold, keys},
};
use crate::{
    content::{text::Text, vocabulary::vocabulary},
    landscape::{Kind, Landscape, RecordId, record::Record},
};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

vocabulary! {
    /// How a record matches a query, the best last.
    Tier {
        Scattered = "scattered", "letters of the query in this order";
        Inside = "inside", "inside words";
        Words = "words", "all words, in several names";
        TitleWords = "title-words", "all words, in one name";
        Phrase = "phrase", "the query as it stands";
        Prefix = "prefix", "start of a name";
        Exact = "exact", "id, abbreviation or name";
    }
}

/// A record that a query finds.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The record.
    pub record: RecordId,
    /// How it matches.
    pub tier: Tier,
    /// Higher is better; comparable within one answer.
    pub score: u32,
    /// The name that matches best.
    pub matched: String,
}

/// A name of a record, one of several.
#[derive(Debug)]
struct Name {
    doc: u32,
    text: Text,
    is_alias: bool,
}

/// What decides between records that match alike.
#[derive(Debug)]
struct Doc {
    record: RecordId,
    is_secondary: bool,
    centrality: u32,
    day: i32,
}

/// The searchable names of a landscape.
#[derive(Debug)]
pub struct Index {
    names: Vec<Name>,
    arena: Arena,
    docs: Vec<Doc>,
}

/// The most that scattered matches are worth showing beside literal ones.
const ENOUGH: usize = 3;
const MOST_SCATTERED: usize = 40;

impl Index {
    /// Folds every name of every record.
    pub fn new(landscape: &Landscape) -> Self {
        let mut index = Self { names: Vec::new(), arena: Arena::default(), docs: Vec::new() };
        for id in landscape.all() {
            let record = &landscape[id];
            let doc = u32::try_from(index.docs.len()).unwrap_or(u32::MAX);
            index.docs.push(Doc {
                record: id,
                is_secondary: matches!(record.kind, Kind::Source | Kind::Position),
                centrality: u32::try_from(landscape.links().to(id).len()).unwrap_or(u32::MAX),
                day: record.date().map_or(0, crate::content::date::PartialDate::first_day),
            });
            for (text, is_alias) in names_of(landscape, record) {
                index.add(Name { doc, text, is_alias });
            }
        }
        index
    }

    fn add(&mut self, name: Name) {
        let owner = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        for key in keys(&name.text) {
            self.arena.push(&key, owner);
        }
        self.names.push(name);
    }

    /// The records that match a query, the best first; the same query always gives the same order.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let phrase = fold(query);
        let words: Vec<&str> = phrase.split(' ').filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut ranks = vec![None; self.docs.len()];
        self.rank_phrase(&phrase, &mut ranks);
        if words.len() > 1 {
            self.rank_words(&words, &mut ranks);
        }
        if ranks.iter().flatten().count() < ENOUGH {
            self.rank_scattered(&phrase, &mut ranks);
        }
        let mut order: Vec<(usize, Rank)> = ranks.into_iter().enumerate().filter_map(|(doc, rank)| Some((doc, rank?))).collect();
        order.sort_by_key(|(doc, rank)| {
            let by = &self.docs[*doc];
            // Sources and positions repeat the names of what they are about; what they are about comes first.
            let tier = if by.is_secondary { rank.tier.min(Tier::Words) } else { rank.tier };
            (Reverse(tier), by.is_secondary, Reverse(rank.fit), Reverse(by.centrality), Reverse(by.day), by.record)
        });
        order.truncate(limit);
        order
            .into_iter()
            .map(|(doc, rank)| Hit {
                record: self.docs[doc].record,
                tier: rank.tier,
                score: rank.tier as u32 * 100 + rank.fit,
                matched: self.names[rank.name as usize].text.to_string(),
            })
            .collect()
    }

    fn raise(&self, ranks: &mut [Option<Rank>], rank: Rank) {
        let place = &mut ranks[self.names[rank.name as usize].doc as usize];
        if place.is_none_or(|known| (known.tier, known.fit) < (rank.tier, rank.fit)) {
            *place = Some(rank);
        }
    }

    /// Whether a query covers most of a name, half of it, or less: small differences do not decide.
    fn cover(&self, query: usize, name: u32) -> u32 {
        let length = self.names[name as usize].text.len().max(1);
        match query * 100 / length {
            75.. => 40,
            40..75 => 20,
            _ => 0,
        }
    }

    fn rank_phrase(&self, phrase: &str, ranks: &mut [Option<Rank>]) {
        self.arena.each(phrase, |found: Found| {
            let tier = match found.grade {
                Grade::WholeKey => Tier::Exact,
                Grade::KeyStart => Tier::Prefix,
                Grade::WholeWord | Grade::WordStart => Tier::Phrase,
                Grade::Inside => Tier::Inside,
            };
            // A whole word says more than the start of one, and a name more than an alias.
            let whole =
                if found.grade == Grade::WholeWord { 50 } else { 0 } + if self.names[found.owner as usize].is_alias { 0 } else { 5 };
            self.raise(ranks, Rank { tier, fit: whole + self.cover(phrase.len(), found.owner), name: found.owner });
        });
    }

    fn rank_words(&self, words: &[&str], ranks: &mut [Option<Rank>]) {
        let mut in_name: Vec<u8> = vec![0; self.names.len()];
        let mut in_doc: Vec<u8> = vec![0; self.docs.len()];
        for (round, word) in (0u8..).zip(words) {
            let mut seen = vec![false; self.docs.len()];
            self.arena.each(word, |found| {
                if found.grade == Grade::Inside {
                    return;
                }
                let name = found.owner as usize;
                let doc = self.names[name].doc as usize;
                in_name[name] = in_name[name].max(u8::from(in_name[name] == round) * (round + 1));
                if in_doc[doc] == round && !seen[doc] {
                    seen[doc] = true;
                }
            });
            for (doc, seen) in seen.iter().enumerate() {
                in_doc[doc] += u8::from(*seen);
            }
        }
        let all = u8::try_from(words.len()).unwrap_or(u8::MAX);
        let length: usize = words.iter().map(|word| word.len() + 1).sum();
        for (name, count) in in_name.iter().enumerate() {
            let doc = self.names[name].doc as usize;
            if *count == all {
                let name = u32::try_from(name).unwrap_or(0);
                self.raise(ranks, Rank { tier: Tier::TitleWords, fit: self.cover(length, name), name });
            } else if in_doc[doc] == all {
                self.raise(ranks, Rank { tier: Tier::Words, fit: u32::from(*count), name: u32::try_from(name).unwrap_or(0) });
            }
        }
    }

    fn rank_scattered(&self, phrase: &str, ranks: &mut [Option<Rank>]) {
        if phrase.len() < 3 {
            return;
        }
        let matcher = SkimMatcherV2::default().ignore_case();
        let least = i64::try_from(phrase.len() * 16).unwrap_or(i64::MAX);
        let mut scattered: Vec<(i64, u32)> = self
            .arena
            .keys()
            .filter_map(|(key, owner)| Some((matcher.fuzzy_match(key, phrase).filter(|score| *score >= least)?, owner)))
            .collect();
        scattered.sort_by_key(|(score, owner)| (Reverse(*score), *owner));
        for (score, owner) in scattered.into_iter().take(MOST_SCATTERED) {
            let fit = u32::try_from(score / 8).unwrap_or(0).min(99);
            self.raise(ranks, Rank { tier: Tier::Scattered, fit, name: owner });
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Rank {
    tier: Tier,
    fit: u32,
    name: u32,
}

/// Every name under which a record is found, and whether it is only an alias.
fn names_of(landscape: &Landscape, record: &Record) -> Vec<(Text, bool)> {
    let mut names = vec![record.title.clone(), record.id.clone()];
    names.extend(record.title_original.clone());
    names.extend(record.code.clone());
    names.extend(record.names.iter().map(|(_, name)| name.clone()));
    let proper = names.len();
    names.extend(record.aliases.iter().cloned());
    if record.kind == Kind::Event {
        names.extend(record.dates.first().map(|date| date.on.to_string().into()));
    }
    if let Some(position) = record.as_position() {
        let code = landscape[position.owner].code.as_deref().unwrap_or_default();
        names.push(format!("{code} {}", landscape[position.issue].title).into());
    }
    names.into_iter().enumerate().map(|(at, name)| (name, at >= proper)).collect()
}
