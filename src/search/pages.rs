//! What each character of the basic plane folds to by itself, worked out once for a page of 256 and then looked up.

use std::sync::OnceLock;

/// What one character does to a folded text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// It becomes one character.
    Put(char),
    /// It becomes several, or none.
    PutAll(Box<str>),
    /// It ends a word.
    Space,
    /// Chinese: it stays, or is spelt.
    Han,
    /// What it becomes depends on what stands before or after it.
    InContext,
}

type Page = Box<[Step]>;

static PAGES: [OnceLock<Page>; 256] = [const { OnceLock::new() }; 256];

/// Looks a character up; `work_out` says what it becomes when its page is asked for the first time.
pub(super) fn step(c: char, work_out: impl Fn(char) -> Step) -> &'static Step {
    let code = c as usize;
    let Some(page) = PAGES.get(code >> 8) else { return &Step::InContext };
    let page = page.get_or_init(|| {
        let codes = (code & !0xFF)..=(code | 0xFF);
        let of_code = |code: usize| u32::try_from(code).ok().and_then(char::from_u32).map_or(Step::InContext, &work_out);
        codes.map(of_code).collect()
    });
    &page[code & 0xFF]
}
