//! The house rules that a reader can check by eye, checked by reading `src/`.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A room, and the rooms and crates that it must not name.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "content",
        &[
            "crate::landscape",
            "crate::search",
            "crate::timeline",
            "crate::matrix",
            "crate::storage",
            "crate::cli",
            "crate::dashboard",
            "ratatui",
            "crossterm",
        ],
    ),
    (
        "landscape",
        &[
            "crate::search",
            "crate::timeline",
            "crate::matrix",
            "crate::storage",
            "crate::cli",
            "crate::dashboard",
            "ratatui",
            "crossterm",
            "std::fs",
        ],
    ),
    (
        "search",
        &["crate::timeline", "crate::matrix", "crate::storage", "crate::cli", "crate::dashboard", "ratatui", "crossterm", "std::fs"],
    ),
    (
        "timeline",
        &["crate::search", "crate::matrix", "crate::storage", "crate::cli", "crate::dashboard", "ratatui", "crossterm", "std::fs"],
    ),
    (
        "matrix",
        &["crate::search", "crate::timeline", "crate::storage", "crate::cli", "crate::dashboard", "ratatui", "crossterm", "std::fs"],
    ),
    (
        "briefing",
        &["crate::search", "crate::matrix", "crate::storage", "crate::cli", "crate::dashboard", "ratatui", "crossterm", "std::fs"],
    ),
    ("storage", &["crate::landscape", "crate::search", "crate::cli", "crate::dashboard", "ratatui", "crossterm"]),
    ("cli", &["ratatui", "crossterm", "std::fs"]),
    ("dashboard", &["crate::cli", "crate::storage", "std::fs"]),
    ("main", &["ratatui", "crossterm", "std::fs"]),
];

/// Lines that a file may have, its tests not counted.
const LONGEST: usize = 500;

fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("readable").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    assert!(found.len() > 40, "{}", found.len());
    let name = |path: &Path| path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
    found.into_iter().map(|path| (name(&path), fs::read_to_string(&path).expect("text"))).collect()
}

/// The text without its tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text)
}

#[test]
fn no_room_names_what_it_must_not_know() {
    for (file, text) in sources() {
        let room = file.split(['/', '.']).next().expect("a name").to_owned();
        for forbidden in FORBIDDEN.iter().filter(|(name, _)| *name == room).flat_map(|(_, list)| list.iter()) {
            let line = code(&text).lines().find(|line| line.contains(forbidden) && !line.trim_start().starts_with("//"));
            assert!(line.is_none(), "{file} names {forbidden}: {}", line.unwrap_or_default());
        }
    }
}

#[test]
fn only_content_and_storage_touch_the_disk() {
    for (file, text) in sources() {
        if !file.starts_with("content") && !file.starts_with("storage") {
            assert!(!code(&text).contains("std::fs") && !code(&text).contains(" fs::"), "{file}");
        }
    }
}

#[test]
fn only_the_loop_reads_events_and_only_the_guard_writes_past_it() {
    for (file, text) in sources() {
        let code = code(&text);
        assert!(file == "dashboard/run.rs" || !(code.contains("event::read") || code.contains("event::poll(")), "{file}");
        assert!(file.starts_with("dashboard/terminal") || !code.contains("\\x1b[?"), "{file}");
    }
}

#[test]
fn a_colour_is_named_only_in_the_theme() {
    for (file, text) in sources() {
        if file != "dashboard/theme.rs" && !file.starts_with("dashboard/picture") {
            assert!(!code(&text).contains("Color::"), "{file}");
        }
    }
}

#[test]
fn tabs_do_not_know_each_other_but_for_what_they_share() {
    for (file, text) in sources().into_iter().filter(|(file, _)| file.starts_with("dashboard/tabs/")) {
        for other in ["overview", "positions", "timeline"] {
            assert!(
                !code(&text).contains(&format!("tabs::{other}")) && !code(&text).contains(&format!("super::{other}")),
                "{file} knows {other}"
            );
        }
    }
}

#[test]
fn content_is_wrapped_by_our_own_wrap() {
    for (file, text) in sources() {
        assert!(!code(&text).contains(".wrap("), "{file}: ratatui's wrapping lets Chinese cross the edge");
    }
}

#[test]
fn every_file_says_first_what_it_is_for_and_is_short() {
    for (file, text) in sources() {
        assert!(text.starts_with("//! "), "{file} does not open with a sentence");
        let lines = code(&text).lines().count();
        assert!(lines <= LONGEST, "{file} has {lines} lines");
    }
}
