//! Drawing blocks: they know slices, styles and cells, not the app.

pub mod cells;
pub mod choice;
pub mod pane;
pub mod prose;
pub mod strip;
