//! Events in time: what column a day falls into, how events are packed into lanes, how dense the years are.
//! Knows days and records, nothing of cells or colours.

pub mod changes;
pub mod density;
pub mod export;
pub mod instrument;
pub mod lanes;
pub mod scale;
pub mod slide;

use crate::content::date::PartialDate;

/// The first day of the span on which the timeline opens: the signature of the CSTO agreement.
pub const OPENS_ON: (i32, u32, u32) = (2017, 11, 30);

/// The last day of that span: the PRC paper as the first essay cites it.
pub const CLOSES_ON: (i32, u32, u32) = (2024, 1, 1);

/// The span on which the timeline opens.
pub fn default_window() -> scale::Window {
    let day = |(year, month, day): (i32, u32, u32)| {
        format!("{year:04}-{month:02}-{day:02}").parse::<PartialDate>().map_or(1, PartialDate::first_day)
    };
    scale::Window { first: day(OPENS_ON), last: day(CLOSES_ON) }
}
