//! Dates as precise as their source: a year, a month or a day. Knows the calendar, not what a date is for.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// A day number: days since 1 January of year 1 is day 1 (the proleptic Gregorian calendar).
pub type Day = i32;

/// A date of year, month or day precision, told by its notation: `2017`, `2017-11`, `2017-11-30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

/// How much of a [`PartialDate`] is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// The day itself.
    Day,
}

impl PartialDate {
    /// The date of one day number, to the day.
    pub fn from_day(day: Day) -> Self {
        let date = NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default();
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// How much is known.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (_, Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            (None, None) => Precision::Year,
        }
    }

    /// The first day that the notation may mean.
    pub fn first_day(self) -> Day {
        self.at(self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day that the notation may mean.
    pub fn last_day(self) -> Day {
        if self.day.is_some() {
            return self.first_day();
        }
        match self.month {
            Some(month) if month < 12 => self.at(month + 1, 1) - 1,
            _ => Self { year: self.year + 1, month: None, day: None }.first_day() - 1,
        }
    }

    /// A number that orders dates: by the first possible day; of two that start alike the more precise one comes last.
    pub fn rank(self) -> u32 {
        u32::try_from(self.first_day()).unwrap_or(0) * 4 + self.precision() as u32
    }

    fn at(self, month: u32, day: u32) -> Day {
        NaiveDate::from_ymd_opt(self.year, month, day).unwrap_or_default().num_days_from_ce()
    }

    /// The date in words, no more precise than it is: `2017`, `Nov 2017`, `30 Nov 2017`.
    pub fn in_words(self) -> String {
        let month = self.month.map(|month| MONTHS[month as usize - 1]);
        match (month, self.day) {
            (Some(month), Some(day)) => format!("{day} {month} {}", self.year),
            (Some(month), None) => format!("{month} {}", self.year),
            _ => self.year.to_string(),
        }
    }
}

/// Short English names of the months.
pub const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The number of the day on which the program runs, in UTC.
pub fn today() -> Day {
    chrono::Utc::now().date_naive().num_days_from_ce()
}

/// What is wrong with a text that should be a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadDate(String);

impl fmt::Display for BadDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no date; write 2017, 2017-11 or 2017-11-30", self.0)
    }
}

impl std::error::Error for BadDate {}

impl FromStr for PartialDate {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let bad = || BadDate(text.chars().take(40).collect());
        let number = |part: &str, width: usize| {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u32>().ok()).flatten()
        };
        let mut parts = text.split('-');
        let year = parts.next().and_then(|part| number(part, 4)).filter(|year| *year > 0).ok_or_else(bad)?;
        let month = parts.next().map(|part| number(part, 2).filter(|m| (1..=12).contains(m)).ok_or_else(bad)).transpose()?;
        let day = parts.next().map(|part| number(part, 2).ok_or_else(bad)).transpose()?;
        let year = i32::try_from(year).map_err(|_| bad())?;
        let exists = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)).is_some();
        if parts.next().is_some() || !exists { Err(bad()) } else { Ok(Self { year, month, day }) }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.collect_str(self);
        }
        (self.year, self.month.unwrap_or(0), self.day.unwrap_or(0)).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Notation;
        impl de::Visitor<'_> for Notation {
            type Value = PartialDate;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as 2017, 2017-11 or 2017-11-30")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<PartialDate, E> {
                text.parse().map_err(E::custom)
            }
        }
        if deserializer.is_human_readable() {
            return deserializer.deserialize_str(Notation);
        }
        let (year, month, day) = <(i32, u32, u32)>::deserialize(deserializer)?;
        Ok(Self { year, month: Some(month).filter(|month| *month > 0), day: Some(day).filter(|day| *day > 0) })
    }
}

/// How editors are told of it.
#[cfg(test)]
impl schemars::JsonSchema for PartialDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": ["string", "integer"], "description": "2017, 2017-11 or 2017-11-30"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().expect(text)
    }

    #[test]
    fn notation_tells_the_precision_and_comes_back_as_written() {
        for (text, precision, words) in
            [("2017", Precision::Year, "2017"), ("2017-11", Precision::Month, "Nov 2017"), ("2017-11-30", Precision::Day, "30 Nov 2017")]
        {
            assert_eq!((date(text).precision(), date(text).to_string()), (precision, text.to_owned()));
            assert_eq!(date(text).in_words(), words);
        }
    }

    #[test]
    fn a_vague_date_covers_all_its_days() {
        for (text, days) in [("2016", 366), ("2017", 365), ("2017-02", 28), ("2016-02", 29), ("2016-12", 31), ("2016-12-31", 1)] {
            assert_eq!(date(text).last_day() - date(text).first_day() + 1, days, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "17", "2017-13", "2017-02-30", "2017-1-1", "2017-11-30-1", "0000", "30.11.2017", "２０１７", "2017-11-"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn order_is_by_day_then_precision() {
        let mut dates = ["2017-11-30", "2017", "2017-01-01", "2016-12-31", "2017-01"].map(date);
        dates.sort();
        assert_eq!(dates.map(|d| d.to_string()), ["2016-12-31", "2017", "2017-01", "2017-01-01", "2017-11-30"]);
    }

    #[test]
    fn a_day_number_is_a_date_and_back() {
        assert_eq!(PartialDate::from_day(date("2017-11-30").first_day()).to_string(), "2017-11-30");
    }
}
