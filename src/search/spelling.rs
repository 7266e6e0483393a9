//! Two ways to forgive: one key for all Latin spellings of Russian names, and words that are a slip of the fingers apart.

/// What the customary and the scholarly spellings of a Russian name share: `bezopasnost'`, `doktrina`, `Sotrudničestvo`.
/// Shorter than any of them; two names that share it are spelt alike in some system.
pub fn skeleton(key: &str) -> String {
    /// Groups of letters and what they become, the longer ones first.
    const GROUPS: [(&str, &str); 18] = [
        ("shch", "s"),
        ("sch", "s"),
        ("sh", "s"),
        ("zh", "z"),
        ("ch", "c"),
        ("kh", "h"),
        ("ts", "c"),
        ("tz", "c"),
        ("iya", "ia"),
        ("yu", "u"),
        ("iu", "u"),
        ("ju", "u"),
        ("ya", "a"),
        ("ia", "a"),
        ("ja", "a"),
        ("ye", "e"),
        ("je", "e"),
        ("x", "h"),
    ];
    let mut out = String::with_capacity(key.len());
    let mut rest = key;
    while let Some(c) = rest.chars().next() {
        let group = GROUPS.iter().find(|(from, _)| rest.starts_with(from));
        let (next, len) = match group {
            Some((from, to)) => (*to, from.len()),
            None => match c {
                'y' | 'j' => ("i", 1),
                'w' => ("v", 1),
                _ => (&rest[..c.len_utf8()], c.len_utf8()),
            },
        };
        if !out.ends_with(next) || next == " " {
            out.push_str(next);
        }
        rest = &rest[len..];
    }
    out
}

/// How many slips a word of this length may have.
pub fn slips(word: &str) -> usize {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How many slips (a letter too many, too few, wrong, or two swapped) lead from one word to the other, if at most `most`.
pub fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_share_a_skeleton() {
        for (customary, other) in [
            ("bezopasnosti", "bezopasnosti"),
            ("sotrudnichestve", "sotrudnicestve"),
            ("khramov", "xramov"),
            ("yuriy", "iurii"),
            ("informatsionnaya", "informacionnaja"),
            ("kiberdiplomatiya", "kiberdiplomatija"),
            ("soglashenie", "soglasenie"),
        ] {
            assert_eq!(skeleton(customary), skeleton(other), "{customary}");
        }
        assert_ne!(skeleton("moskva"), skeleton("minsk"));
    }

    #[test]
    fn slips_are_counted_swaps_as_one() {
        for (a, b, most, wanted) in [
            ("budapset", "budapest", 2, Some(1)),
            ("dilligence", "diligence", 2, Some(1)),
            ("talin", "tallinn", 1, None),
            ("same", "same", 0, Some(0)),
            ("abc", "xyz", 2, None),
        ] {
            assert_eq!(distance(a, b, most), wanted, "{a} {b}");
        }
    }
}
