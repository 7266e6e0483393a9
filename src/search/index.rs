//! The index over a landscape, and the order of what a query finds in it.

mod lenient;

use super::{
    arena::{Arena, Grade},
    fold::{Starts, add_keys, fold},
    layout,
    names::{NameSort, names_of, passages_of},
    query::{Condition, Query},
    spelling::skeleton,
};
use crate::{
    content::{text::Text, vocabulary::vocabulary},
    landscape::{Kind, Landscape, RecordId},
    order,
};
use std::{cmp::Reverse, sync::OnceLock};

vocabulary! {
    /// How a record matches a query, the best last.
    Tier {
        Scattered = "scattered", "letters of the query in this order";
        Layout = "layout", "as typed on another keyboard layout";
        Typo = "typo", "but for a slip of the fingers";
        Spelling = "spelling", "in another Latin spelling";
        Condition = "condition", "the conditions alone";
        Most = "most", "most of the words";
        Text = "text", "in its text alone";
        Meaning = "meaning", "in other words, or another language";
        Inside = "inside", "inside words of a name";
        Body = "body", "in its names and its text";
        Words = "words", "all words, in several names";
        TitleWords = "title-words", "all words, in one name";
        Phrase = "phrase", "the query as it stands, in a name";
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
    /// The name or passage that matches best.
    pub matched: Text,
    /// Whether what matched is a passage of its text.
    pub in_text: bool,
    /// Why it stands where it stands.
    pub why: String,
}

/// A name of a record.
#[derive(Debug)]
struct Name {
    doc: u32,
    text: Text,
    sort: NameSort,
}

/// What decides between records that match alike.
#[derive(Debug)]
struct Doc {
    record: RecordId,
    standing: Standing,
    centrality: u32,
    day: i32,
}

/// Sources and positions repeat the names of what they are about: they come after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Primary,
    Position,
    Source,
}

impl Standing {
    const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Source => Self::Source,
            Kind::Position => Self::Position,
            _ => Self::Primary,
        }
    }

    /// Where a match ranks: of a secondary record only one with the beginning of its own name ranks high.
    fn rank(self, tier: Tier) -> Tier {
        match (self, tier) {
            (Self::Primary, tier) => tier,
            (_, Tier::Exact | Tier::Prefix) => Tier::Words,
            (Self::Position, tier) => tier.min(Tier::Body),
            (Self::Source, tier) => tier.min(Tier::Text),
        }
    }
}

/// The passages of all records; made when first searched.
#[derive(Debug)]
struct Body {
    passages: Vec<(u32, Text)>,
    arena: Arena,
}

impl Body {
    /// How many passages the text of a record has.
    fn count(&self, doc: usize) -> usize {
        let before = |doc: usize| self.passages.partition_point(|(of, _)| (*of as usize) < doc);
        before(doc + 1) - before(doc)
    }

    /// Whether a passage is the first of a record: the one that says what sort of record it is.
    fn begins(&self, passage: u32) -> bool {
        let at = passage as usize;
        at == 0 || self.passages[at - 1].0 != self.passages[at].0
    }
}

/// What is only needed when nothing matches as typed; made then.
#[derive(Debug)]
struct Forgiving {
    skeletons: Arena,
    words: Vec<String>,
}

/// The searchable text of a landscape.
#[derive(Debug)]
pub struct Index {
    names: Vec<Name>,
    arena: Arena,
    docs: Vec<Doc>,
    body: OnceLock<Body>,
    forgiving: OnceLock<Forgiving>,
}

/// With so many clean matches nothing is forgiven, and scattered letters say nothing.
const ENOUGH: usize = 3;

#[derive(Clone, Copy, Debug)]
struct Rank {
    tier: Tier,
    fit: u32,
    what: What,
}

/// What matched: a name or a passage, by number.
#[derive(Clone, Copy, Debug)]
enum What {
    Name(u32),
    Passage(u32),
}

type Ranks = Vec<Option<Rank>>;

impl Index {
    /// Folds every name of every record.
    pub fn new(landscape: &Landscape) -> Self {
        let mut index =
            Self { names: Vec::new(), arena: Arena::default(), docs: Vec::new(), body: OnceLock::new(), forgiving: OnceLock::new() };
        let mut spelt = String::new();
        for (doc, id) in (0u32..).zip(landscape.all()) {
            let record = &landscape[id];
            index.docs.push(Doc {
                record: id,
                standing: Standing::of(record.kind),
                centrality: u32::try_from(landscape.links().to(id).len()).unwrap_or(u32::MAX),
                day: record.date().map_or(0, crate::content::date::PartialDate::first_day),
            });
            for (text, sort) in names_of(landscape, record) {
                let owner = u32::try_from(index.names.len()).unwrap_or(u32::MAX);
                add_keys(&text, owner, Starts::Every, &mut index.arena, &mut spelt);
                index.names.push(Name { doc, text, sort });
            }
        }
        index
    }

    fn body(&self, landscape: &Landscape) -> &Body {
        self.body.get_or_init(|| {
            let mut body = Body { passages: Vec::new(), arena: Arena::default() };
            for (doc, of) in (0u32..).zip(&self.docs) {
                for text in passages_of(landscape, &landscape[of.record]) {
                    let owner = u32::try_from(body.passages.len()).unwrap_or(u32::MAX);
                    body.arena.push(&fold(&text), owner);
                    body.passages.push((doc, text));
                }
            }
            body
        })
    }

    fn forgiving(&self) -> &Forgiving {
        self.forgiving.get_or_init(|| {
            let mut skeletons = Arena::default();
            let mut words: Vec<String> = Vec::new();
            for (key, owner) in self.arena.keys().filter(|(key, _)| key.is_ascii()) {
                skeletons.push(&skeleton(key), owner);
                words.extend(key.split(' ').filter(|word| word.len() >= 4).map(str::to_owned));
            }
            words.sort_unstable();
            words.dedup();
            Forgiving { skeletons, words }
        })
    }

    /// The records that a query finds, the best first; the same query always gives the same order.
    pub fn search(&self, landscape: &Landscape, text: &str, limit: usize) -> Vec<Hit> {
        self.answer(landscape, &Query::parse(landscape, text), limit)
    }

    /// The same for a query that was read already.
    pub fn answer(&self, landscape: &Landscape, query: &Query, limit: usize) -> Vec<Hit> {
        let mut ranks: Ranks = vec![None; self.docs.len()];
        if query.words.is_empty() {
            if query.conditions.is_empty() && query.phrases.is_empty() {
                return Vec::new();
            }
            for (doc, rank) in (0u32..).zip(&mut ranks) {
                let name = self.names.partition_point(|name| name.doc < doc);
                *rank = Some(Rank { tier: Tier::Condition, fit: 0, what: What::Name(u32::try_from(name).unwrap_or(0)) });
            }
        } else {
            self.rank(landscape, query, &mut ranks);
        }
        self.keep(landscape, query, &mut ranks);
        let mut order: Vec<(usize, Rank)> = ranks.into_iter().enumerate().filter_map(|(doc, rank)| Some((doc, rank?))).collect();
        let place = |(doc, rank): &(usize, Rank)| {
            let by = &self.docs[*doc];
            let tier = by.standing.rank(rank.tier);
            // Of two texts that match alike, the shorter one is about it: a profile also tells what it has from the events.
            let long = if matches!(tier, Tier::Body | Tier::Text) { self.body(landscape).count(*doc) } else { 0 };
            (Reverse(tier), by.standing, Reverse(rank.fit), long, Reverse(by.centrality), Reverse(by.day), by.record)
        };
        // Only what is shown need be in order.
        if !query.asks_who() && limit < order.len() {
            order.select_nth_unstable_by_key(limit, place);
            order.truncate(limit);
        }
        order.sort_unstable_by_key(place);
        let hits = order.into_iter().map(|(doc, rank)| self.hit(landscape, doc, rank));
        if query.asks_who() { who(landscape, query, hits, limit) } else { hits.take(limit).collect() }
    }

    fn hit(&self, landscape: &Landscape, doc: usize, rank: Rank) -> Hit {
        let of = &self.docs[doc];
        let (matched, in_text) = match rank.what {
            What::Name(name) => (self.names[name as usize].text.clone(), false),
            What::Passage(passage) => (self.body(landscape).passages[passage as usize].1.clone(), true),
        };
        let secondary = if of.standing > Standing::Primary { ", after what it is about" } else { "" };
        let why = format!("{} (fit {}){secondary}; {} links lead to it", rank.tier.label(), rank.fit, of.centrality);
        Hit { record: of.record, tier: rank.tier, score: rank.tier as u32 * 1000 + rank.fit, matched, in_text, why }
    }

    /// Tier by tier: names as typed, text as typed, and where that is little, what may have been meant.
    fn rank(&self, landscape: &Landscape, query: &Query, ranks: &mut Ranks) {
        let phrase = query.words.join(" ");
        self.rank_names(&fold(&query.typed), &query.words, ranks);
        if phrase.len() > 2 || !phrase.is_ascii() {
            self.rank_body(landscape, &query.words, ranks);
        }
        if ranks.iter().flatten().filter(|rank| rank.tier > Tier::Meaning).count() >= ENOUGH {
            return;
        }
        self.rank_spelling(&phrase, ranks);
        self.rank_meaning(landscape, &phrase, ranks);
        if ranks.iter().flatten().count() >= ENOUGH {
            return;
        }
        let corrected = self.corrected(&query.words);
        for meant in &corrected {
            self.rank_again(landscape, meant, Tier::Typo, ranks);
        }
        let layouts = [layout::to_latin(&query.typed), layout::to_russian(&query.typed)].map(|meant| fold(&meant));
        for meant in layouts.iter().filter(|meant| **meant != phrase) {
            self.rank_again(landscape, meant, Tier::Layout, ranks);
        }
        if ranks.iter().flatten().next().is_none() {
            let readings: Vec<&str> = [&phrase].into_iter().chain(corrected.first()).chain(&layouts).map(String::as_str).collect();
            self.rank_most(landscape, &readings, ranks);
        }
        if ranks.iter().flatten().count() < ENOUGH {
            self.rank_scattered(&phrase, ranks);
        }
    }

    /// Drops what the exact words, the exceptions or the conditions do not admit.
    fn keep(&self, landscape: &Landscape, query: &Query, ranks: &mut Ranks) {
        let has = |needle: &str| {
            let mut docs = vec![false; self.docs.len()];
            self.arena.each(needle, |found| docs[self.names[found.owner as usize].doc as usize] |= found.grade > Grade::Inside);
            let body = self.body(landscape);
            body.arena.each(needle, |found| docs[body.passages[found.owner as usize].0 as usize] |= found.grade > Grade::Inside);
            docs
        };
        let wanted: Vec<Vec<bool>> = query.phrases.iter().map(|phrase| has(phrase)).collect();
        let unwanted: Vec<Vec<bool>> = query.without.iter().map(|word| has(word)).collect();
        for (doc, rank) in ranks.iter_mut().enumerate().filter(|(_, rank)| rank.is_some()) {
            let admitted = wanted.iter().all(|docs| docs[doc])
                && !unwanted.iter().any(|docs| docs[doc])
                && query.admits(landscape, self.docs[doc].record);
            if !admitted {
                *rank = None;
            }
        }
    }

    fn raise(&self, landscape: Option<&Landscape>, ranks: &mut Ranks, rank: Rank) {
        let doc = match rank.what {
            What::Name(name) => self.names[name as usize].doc,
            What::Passage(passage) => landscape.map_or(0, |landscape| self.body(landscape).passages[passage as usize].0),
        };
        let place = &mut ranks[doc as usize];
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

    fn rank_names(&self, phrase: &str, words: &[String], ranks: &mut Ranks) {
        self.rank_phrase(phrase, ranks);
        if words.len() > 1 || words.first().is_some_and(|word| word != phrase) {
            // Chinese is spelt as one types it, in one word or several.
            if phrase.is_ascii() {
                self.rank_phrase(&phrase.replace(' ', ""), ranks);
            }
            self.rank_words(words, ranks);
        }
    }

    fn rank_phrase(&self, phrase: &str, ranks: &mut Ranks) {
        self.arena.each(phrase, |found| {
            let sort = self.names[found.owner as usize].sort;
            let tier = match found.grade {
                Grade::WholeKey => Tier::Exact,
                Grade::KeyStart => Tier::Prefix,
                Grade::WholeWord | Grade::WordStart if sort == NameSort::Id => Tier::TitleWords,
                Grade::WholeWord | Grade::WordStart => Tier::Phrase,
                Grade::Inside | Grade::Scattered => Tier::Inside,
            };
            // A whole word says more than the start of one, and a name more than an alias.
            let whole = if found.grade == Grade::WholeWord { 50 } else { 0 };
            let proper = if sort == NameSort::Alias { 0 } else { 5 };
            self.raise(
                None,
                ranks,
                Rank { tier, fit: whole + proper + self.cover(phrase.len(), found.owner), what: What::Name(found.owner) },
            );
        });
    }

    fn rank_words(&self, words: &[String], ranks: &mut Ranks) {
        let words = &words[..words.len().min(32)];
        let all = u32::MAX >> (32 - words.len());
        let mut in_name = vec![0u32; self.names.len()];
        let mut in_doc = vec![0u32; self.docs.len()];
        for (bit, word) in words.iter().enumerate() {
            self.arena.each(word, |found| {
                if found.grade > Grade::Inside {
                    in_name[found.owner as usize] |= 1 << bit;
                    in_doc[self.names[found.owner as usize].doc as usize] |= 1 << bit;
                }
            });
        }
        let length: usize = words.iter().map(|word| word.len() + 1).sum();
        for (name, mask) in (0u32..).zip(&in_name) {
            if *mask == all {
                self.raise(None, ranks, Rank { tier: Tier::TitleWords, fit: self.cover(length, name), what: What::Name(name) });
            } else if *mask != 0 && in_doc[self.names[name as usize].doc as usize] == all {
                self.raise(None, ranks, Rank { tier: Tier::Words, fit: mask.count_ones(), what: What::Name(name) });
            }
        }
    }

    /// Passages that have all words, or the ones that the names of their record lack.
    fn rank_body(&self, landscape: &Landscape, words: &[String], ranks: &mut Ranks) {
        let words = &words[..words.len().min(32)];
        let all = u32::MAX >> (32 - words.len());
        let body = self.body(landscape);
        let mut in_doc = vec![0u32; self.docs.len()];
        let mut in_passage = vec![0u32; body.passages.len()];
        for (bit, word) in words.iter().enumerate() {
            self.arena.each(word, |found| {
                if found.grade > Grade::Inside {
                    in_doc[self.names[found.owner as usize].doc as usize] |= 1 << bit;
                }
            });
            body.arena.each(word, |found| {
                if found.grade > Grade::Inside {
                    in_passage[found.owner as usize] |= 1 << bit;
                }
            });
        }
        for (passage, mask) in (0u32..).zip(&in_passage) {
            let doc = body.passages[passage as usize].0;
            if *mask != 0 && mask | in_doc[doc as usize] == all {
                let by_name = (in_doc[doc as usize] & !mask).count_ones();
                let fit = mask.count_ones() * 10 + by_name * 15;
                let tier = if words.len() > 1 && by_name == 0 { Tier::Text } else { Tier::Body };
                self.raise(Some(landscape), ranks, Rank { tier, fit, what: What::Passage(passage) });
            }
        }
    }
}

/// For a question such as `issue:binding-treaty stance:opposes`: those who hold the positions, once each, with what they hold.
fn who(landscape: &Landscape, query: &Query, hits: impl Iterator<Item = Hit>, limit: usize) -> Vec<Hit> {
    let on_issue = query.conditions.iter().any(|condition| matches!(condition, Condition::Issue(_)));
    let mut found: Vec<Hit> = Vec::new();
    for hit in hits {
        let Some(position) = landscape[hit.record].as_position() else { continue };
        if found.iter().any(|known| known.record == position.owner) {
            continue;
        }
        let step = position.on(query.day());
        let stance = step.map_or("", |step| step.stance.label());
        let what =
            if on_issue { step.map_or(Text::default(), |step| step.claim.text.clone()) } else { landscape[position.issue].title.clone() };
        found.push(Hit { record: position.owner, matched: format!("{stance}: {what}").into(), in_text: true, ..hit });
    }
    order::by(&mut found, |hit| (hit.record.number().into(), 0, 0));
    found.truncate(limit);
    found
}
