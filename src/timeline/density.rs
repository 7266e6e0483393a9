//! How many events fall into each bucket of a span.

use super::scale::{Scale, Window};
use crate::content::date::PartialDate;

/// The count of dates in each column of a window, and the largest of them.
pub fn density(dates: impl Iterator<Item = PartialDate>, window: Window, columns: u16) -> (Vec<u32>, u32) {
    let scale = Scale { window, columns };
    let mut buckets = vec![0u32; columns as usize];
    for date in dates.filter(|date| window.touches(*date)) {
        if let Some(bucket) = buckets.get_mut(scale.column(date.first_day()) as usize) {
            *bucket += 1;
        }
    }
    let most = buckets.iter().copied().max().unwrap_or(0);
    (buckets, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_date_is_counted_once_in_its_bucket() {
        let day = |text: &str| text.parse::<PartialDate>().expect("a date");
        let window = Window { first: day("2017").first_day(), last: day("2018").last_day() };
        let dates = ["2017-01-01", "2017-06", "2018-12-31", "2019"].map(day);
        assert_eq!(density(dates.into_iter(), window, 2), (vec![2, 1], 2));
    }
}
