//! One sort for whatever is put in order by numbers. Each type that is sorted by itself adds kilobytes of the same code to the binary.

/// Brings items into the order of their keys; of equal keys, as they stood.
pub fn by<T>(items: &mut Vec<T>, key: impl Fn(&T) -> (i64, i64, i64)) {
    let mut keys: Vec<((i64, i64, i64), usize)> = items.iter().map(key).zip(0..).collect();
    keys.sort_unstable();
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(keys.into_iter().filter_map(|(_, at)| taken[at].take()));
}

/// Of numbers that sort the greatest first.
pub fn down(number: impl Into<i64>) -> i64 {
    -number.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_decide_and_equals_stay_as_they_stood() {
        let mut words = vec!["turkey", "csto", "itu", "nato", "icann", "un"];
        by(&mut words, |word| (down(i32::try_from(word.len()).unwrap_or(0)), 0, 0));
        assert_eq!(words, ["turkey", "icann", "csto", "nato", "itu", "un"]);
    }
}
