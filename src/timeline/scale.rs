//! Whole days on whole columns: nothing is accumulated, so nothing drifts.

use crate::content::date::{Day, MONTHS, PartialDate};

/// A span of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub first: Day,
    /// The last day; never before the first.
    pub last: Day,
}

impl Window {
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

    /// Where tick labels stand: column and text, years or, where there is room, months.
    pub fn ticks(self) -> Vec<(u16, String)> {
        let first = PartialDate::from_day(self.window.first).year();
        let last = PartialDate::from_day(self.window.last).year();
        let years = i64::from(last - first) + 1;
        let room = i64::from(self.columns.max(1)) / years.max(1);
        let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|step| room * step >= 6).unwrap_or(200);
        let mut ticks = Vec::new();
        for year in first..=last {
            // The rest of a year at the left edge would stand for the whole of it.
            let whole = format!("{year:04}").parse::<PartialDate>().is_ok_and(|date| date.first_day() >= self.window.first);
            let next = format!("{:04}", year + 1).parse::<PartialDate>().map_or(0, |date| self.column(date.first_day()));
            if !whole && next < 6 {
                continue;
            }
            if i64::from(year) % step == 0 || step == 1 {
                self.tick(&mut ticks, &format!("{year:04}"), &year.to_string());
            }
            if room >= 48 {
                for (number, month) in (1..).zip(MONTHS).skip(1) {
                    self.tick(&mut ticks, &format!("{year:04}-{number:02}"), month);
                }
            }
        }
        ticks
    }

    fn tick(self, ticks: &mut Vec<(u16, String)>, date: &str, label: &str) {
        let Ok(date) = date.parse::<PartialDate>() else { return };
        if self.window.touches(date) {
            ticks.push((self.column(date.first_day()), label.to_owned()));
        }
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
