//! The content that the binary carries: compiled from `content/` when the program was built.

use crate::content::{
    Content,
    shelf::{Directory, Shelf},
};

static RECORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.postcard"));
static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/content.txt"));

/// The embedded records, of which only the list is read yet. The build checked them, and wrote them with the same types.
///
/// # Panics
/// Never in a program that was built whole: a test reads every record back and holds it equal to the files.
#[expect(clippy::expect_used, reason = "the content was compiled by this build")]
pub fn shelf() -> (Directory, Shelf) {
    Shelf::open(RECORDS, TEXTS).expect("the embedded content is of this build")
}

/// All embedded records, as written.
///
/// # Panics
/// As [`shelf`].
#[expect(clippy::expect_used, reason = "the content was compiled by this build")]
pub fn content() -> Content {
    let (directory, shelf) = shelf();
    shelf.content(directory).expect("the embedded content is of this build")
}
