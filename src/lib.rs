//! A terminal dashboard of the international cyber-norms landscape.
//!
//! The modules in reading order: what files say ([`content`]), what it means ([`landscape`]).

pub mod content;
pub mod embedded;
pub mod landscape;
