//! Where a landscape comes from, so that it can be made anew as of another day.

use super::{Landscape, as_of::as_of};
use crate::{
    content::{Content, date::PartialDate},
    embedded,
};

/// The content behind a landscape.
#[derive(Clone, Debug, Default)]
pub enum Origin {
    /// What the binary carries.
    #[default]
    Carried,
    /// The same with the user's folders laid over it.
    Laid(Box<Content>),
}

impl Origin {
    /// The landscape of today or as of a day. Of the carried content of today nothing is read before it is looked at.
    pub fn landscape(&self, day: Option<PartialDate>) -> Landscape {
        let whole = || match self {
            Self::Carried => embedded::content(),
            Self::Laid(content) => Content::clone(content),
        };
        match (self, day) {
            (_, Some(day)) => Landscape::new(as_of(whole(), day.last_day())),
            (Self::Carried, None) => Landscape::on(embedded::shelf()),
            (Self::Laid(_), None) => Landscape::new(whole()),
        }
    }
}
