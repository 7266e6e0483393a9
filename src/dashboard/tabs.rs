//! The screens, one row each. Order of rows = order on screen = number keys; tab bar, help, tests and screenshots walk this table.

pub mod browse;
pub mod overview;
pub mod positions;
pub mod timeline;

use super::view::{Context, Screen};
use crate::landscape::Kind;

/// A screen: what it is called, which records it shows, and how it is made.
#[derive(Clone, Copy, Debug)]
pub struct Tab {
    /// The name in the tab bar.
    pub title: &'static str,
    /// The name where the bar is narrow.
    pub short: &'static str,
    /// The word for the command line.
    pub slug: &'static str,
    /// Kinds of records that open here.
    pub kinds: &'static [Kind],
    /// Makes the screen.
    pub make: fn(&Context) -> Box<dyn Screen>,
}

/// The screens in order.
pub const TABS: &[Tab] = &[
    Tab { title: "Overview", short: "Over", slug: "overview", kinds: &[], make: |context| Box::new(overview::Overview::new(context)) },
    Tab {
        title: "Countries",
        short: "Country",
        slug: "countries",
        kinds: &[Kind::Actor],
        make: |context| Box::new(browse::countries(context)),
    },
    Tab { title: "Bodies", short: "Bodies", slug: "bodies", kinds: &[Kind::Body], make: |context| Box::new(browse::bodies(context)) },
    Tab {
        title: "Timeline",
        short: "Time",
        slug: "timeline",
        kinds: &[Kind::Event],
        make: |context| Box::new(timeline::Timeline::new(context)),
    },
    Tab {
        title: "Positions",
        short: "Posit",
        slug: "positions",
        kinds: &[Kind::Position, Kind::Issue],
        make: |context| Box::new(positions::Positions::new(context)),
    },
    Tab { title: "Norms", short: "Norms", slug: "norms", kinds: &[Kind::Norm], make: |context| Box::new(browse::norms(context)) },
    Tab {
        title: "Concepts",
        short: "Conc",
        slug: "concepts",
        kinds: &[Kind::Concept],
        make: |context| Box::new(browse::concepts(context)),
    },
    Tab {
        title: "Sources",
        short: "Src",
        slug: "sources",
        kinds: &[Kind::Source, Kind::Reading],
        make: |context| Box::new(browse::sources(context)),
    },
];

/// The number of the screen on which a kind of record opens, from 0.
pub fn of_kind(kind: Kind) -> usize {
    TABS.iter().position(|tab| tab.kinds.contains(&kind)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_record_opens_on_one_screen() {
        for kind in Kind::ALL {
            assert_eq!(TABS.iter().filter(|tab| tab.kinds.contains(kind)).count(), 1, "{kind:?}");
        }
    }
}
