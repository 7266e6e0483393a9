//! Where the words of a query stand in a text, in whatever script the text is.

use super::fold::{fold, fold_mapped, is_han};
use crate::order;
use std::ops::Range;

/// Byte ranges of a text that the words of a query match, in order and not overlapping.
/// A word is marked at the starts of words; only where there is none, inside them.
pub fn ranges(text: &str, query: &str) -> Vec<Range<usize>> {
    let query = fold(query);
    let words: Vec<&str> = query.split(' ').filter(|word| !word.is_empty()).collect();
    let mut ranges = find(text, &words, false);
    if ranges.is_empty() && text.chars().any(is_han) {
        ranges = find(text, &words, true);
    }
    order::by(&mut ranges, |range| (i64::try_from(range.start).unwrap_or(i64::MAX), 0, 0));
    ranges.dedup_by(|later, earlier| {
        let overlap = later.start <= earlier.end;
        if overlap {
            earlier.end = earlier.end.max(later.end);
        }
        overlap
    });
    ranges
}

fn find(text: &str, words: &[&str], spell: bool) -> Vec<Range<usize>> {
    let (folded, from) = fold_mapped(text, spell);
    let mut ranges = Vec::new();
    for word in words {
        let places: Vec<usize> = folded.match_indices(word).map(|(at, _)| at).collect();
        let at_start = |at: &&usize| **at == 0 || folded.as_bytes()[**at - 1] == b' ';
        let starts: Vec<usize> = places.iter().filter(at_start).copied().collect();
        let chosen = if starts.is_empty() { places } else { starts };
        ranges.extend(chosen.into_iter().map(|at| span(text, &from, at, at + word.len())));
    }
    if ranges.is_empty() && spell && !words.is_empty() {
        ranges.extend(run_together(text, &folded, &from, &words.concat()));
    }
    ranges
}

/// `wangluo` in `wang luo kong jian`: the spaces between syllables do not count. Initials are looked for last.
fn run_together(text: &str, folded: &str, from: &[usize], needle: &str) -> Option<Range<usize>> {
    let places: Vec<usize> = folded.char_indices().filter(|(_, c)| *c != ' ').map(|(at, _)| at).collect();
    let joined: String = folded.chars().filter(|c| *c != ' ').collect();
    if let Some(at) = joined.find(needle) {
        return Some(span(text, from, places[at], places[at + needle.len() - 1] + 1));
    }
    let syllables: Vec<usize> =
        folded.char_indices().filter(|(at, c)| *c != ' ' && (*at == 0 || folded.as_bytes()[at - 1] == b' ')).map(|(at, _)| at).collect();
    let initials: String = syllables.iter().filter_map(|at| folded[*at..].chars().next()).collect();
    let at = initials.find(needle)?;
    let (first, last) = (syllables[at], syllables[at + needle.len() - 1]);
    Some(span(text, from, first, last + 1))
}

fn span(text: &str, from: &[usize], start: usize, end: usize) -> Range<usize> {
    let first = from[start];
    let last = from[end - 1];
    let after = text[last..].chars().next().map_or(text.len(), |c| last + c.len_utf8());
    first..after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, query: &str) -> String {
        ranges(text, query).into_iter().map(|range| format!("[{}]", &text[range])).collect()
    }

    #[test]
    fn matches_are_marked_in_the_script_of_the_text() {
        for (text, query, marks) in [
            ("Соглашение ОДКБ", "odkb", "[ОДКБ]"),
            ("Kolektif Güvenlik", "guven", "[Güven]"),
            ("中国关于网络空间国际规则的立场", "立场", "[立场]"),
            ("中国关于网络空间国际规则的立场", "lichang", "[立场]"),
            ("网络空间", "wangluo", "[网络]"),
            ("网络空间", "wlkj", "[网络空间]"),
            ("Budapest Convention", "conv bud", "[Bud][Conv]"),
            ("nothing here", "xyz", ""),
        ] {
            assert_eq!(marked(text, query), marks, "{query} in {text}");
        }
    }
}
