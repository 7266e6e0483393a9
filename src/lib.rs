//! A terminal dashboard of the international cyber-norms landscape: who said, signed or published what about conduct in
//! cyberspace, when, and on which evidence.
//!
//! The modules in reading order. What is below knows nothing of what is above it.
//!
//! * [`content`]: what the YAML files say, and what is wrong with them; [`embedded`]: the content that the binary carries
//! * [`landscape`]: what it means: records, references, pages, filters, the landscape as of a day
//! * [`search`], [`timeline`], [`matrix`]: ways to ask it; [`wrap`]: text in columns; [`order`]: one sort
//! * [`briefing`]: what is pinned; [`storage`]: the user's own files
//! * [`dashboard`]: the terminal program; the only part that knows a screen
//! * [`cli`]: the commands that need no terminal

pub mod briefing;
pub mod cli;
pub mod content;
pub mod dashboard;
pub mod embedded;
pub mod landscape;
pub mod matrix;
pub mod order;
pub mod search;
pub mod storage;
pub mod timeline;
pub mod wrap;
