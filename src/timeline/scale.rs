//! Whole days on whole columns: nothing is accumulated, so nothing drifts.

use crate::content::date::{Day, MONTHS, PartialDate};

/// A span of days, both ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub first: Day,
    /// The last day; never before the first.
    pub last: Day,
}

impl Window {
    /// So many days from a first one on.
    pub fn of(first: Day, days: i32) -> Self {
        Self { first, last: first.saturating_add(days.max(1) - 1) }
    }

    /// Number of days, as many as a day number counts.
    pub fn days32(self) -> i32 {
        i32::try_from(self.days()).unwrap_or(i32::MAX)
    }

    /// Number of days.
    pub fn days(self) -> i64 {
        i64::from(self.last) - i64::from(self.first) + 1
    }

    /// Whether any day that a date may mean is in the window.
    pub fn touches(self, date: PartialDate) -> bool {
        date.last_day() >= self.first && date.first_day() <= self.last
    }
}

/// A window on a number of columns.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// The window.
    pub window: Window,
    /// The columns, at least one.
    pub columns: u16,
}

impl Scale {
    /// The column of a day; days outside fall on the edges.
    pub fn column(self, day: Day) -> u16 {
        let columns = i64::from(self.columns.max(1));
        let since = (i64::from(day) - i64::from(self.window.first)).clamp(0, self.window.days() - 1);
        u16::try_from(since * columns / self.window.days()).unwrap_or(u16::MAX)
    }

    /// The first day that falls into a column.
    pub fn day(self, column: u16) -> Day {
        let columns = i64::from(self.columns.max(1));
        let since = (i64::from(column) * self.window.days() + columns - 1) / columns;
        self.window.first + i32::try_from(since).unwrap_or(0)
    }

    /// Where tick labels stand: column and text. Years, and where there is room months, then days; a label never
    /// touches the next one, and the first one of a year or month says which.
    pub fn ticks(self) -> Vec<(u16, String)> {
        let per_day = f64::from(self.columns.max(1)) / f64::from(self.window.days32());
        let (first, last) = (PartialDate::from_day(self.window.first), PartialDate::from_day(self.window.last));
        let years = || {
            let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|step| per_day * 365.0 * f64::from(*step) >= 6.0).unwrap_or(200);
            (first.year()..=last.year()).filter(|year| year % step == 0).map(|year| (format!("{year:04}"), year.to_string())).collect()
        };
        let months = |step: usize| {
            let of_year = |year: i32| {
                (1..=12usize).step_by(step).map(move |month| {
                    let label = if month == 1 { year.to_string() } else { MONTHS[month - 1].to_owned() };
                    (format!("{year:04}-{month:02}"), label)
                })
            };
            (first.year()..=last.year()).flat_map(of_year).collect()
        };
        let days = |step: i32| {
            let of_day = |day: Day| {
                let date = PartialDate::from_day(day);
                let words = date.in_words();
                let label = words.rsplit_once(' ').map_or(words.as_str(), |(day_and_month, _)| day_and_month).to_owned();
                (date.to_string(), label)
            };
            (self.window.first..=self.window.last).filter(|day| day % step == 0).map(of_day).collect()
        };
        let ticks: Vec<(String, String)> = if per_day * 1.0 >= 7.0 {
            days(1)
        } else if per_day * 2.0 >= 7.0 {
            days(2)
        } else if per_day * 7.0 >= 7.0 {
            days(7)
        } else if per_day * 28.0 >= 4.5 {
            months(1)
        } else if per_day * 90.0 >= 5.0 {
            months(3)
        } else {
            years()
        };
        let mut placed: Vec<(u16, String)> = Vec::new();
        for (date, label) in ticks {
            let Ok(date) = date.parse::<PartialDate>() else { continue };
            let free = placed.last().map_or(0, |(column, label)| column + u16::try_from(label.len()).unwrap_or(0) + 1);
            let column = self.column(date.first_day());
            if date.first_day() >= self.window.first && date.first_day() <= self.window.last && (placed.is_empty() || column >= free) {
                placed.push((column, label));
            }
        }
        placed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_has_a_column_and_every_column_its_first_day() {
        let scale = Scale { window: Window { first: 736_664, last: 738_886 }, columns: 100 };
        assert_eq!((scale.column(736_664), scale.column(738_886)), (0, 99));
        for column in 0..100 {
            assert_eq!(scale.column(scale.day(column)), column);
            assert!(column == 0 || scale.column(scale.day(column) - 1) == column - 1);
        }
        assert_eq!((scale.column(0), scale.column(Day::MAX)), (0, 99));
    }

    #[test]
    fn ticks_are_years_that_do_not_touch() {
        let scale = Scale { window: crate::timeline::default_window(), columns: 60 };
        let ticks = scale.ticks();
        assert_eq!(ticks.first().map(|(_, label)| label.as_str()), Some("2018"));
        assert_eq!(ticks.last().map(|(_, label)| label.as_str()), Some("2024"));
    }
}
