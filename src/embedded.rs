//! The content that the binary carries: compiled from `content/` when the program was built.

use crate::content::Content;

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.postcard"));

/// The embedded records. The build checked them, and wrote them with the same types.
///
/// # Panics
/// Never in a program that was built whole: a test reads the blob back and holds it equal to the files.
pub fn content() -> Content {
    crate::content::text::Text::borrow_from(BLOB);
    #[expect(clippy::expect_used, reason = "the blob was written by this build")]
    postcard::from_bytes(BLOB).expect("the embedded content is of this build")
}
