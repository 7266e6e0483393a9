//! Finding records by what people type, in any script: folded names, ranked by how they match.
//! Knows records and text, nothing of screens.

pub mod arena;
pub mod fold;
pub mod highlight;
pub mod index;
pub mod layout;
mod lexicon;
mod names;
mod pages;
mod pinyin;
pub mod query;
pub mod spelling;
pub mod titles;

pub use index::{Hit, Index, Tier};
