//! Generated parts of the documents are current. `UPDATE=1 cargo test --test documents` writes them anew.

mod support;

use cybernorms::dashboard::{
    keymap,
    picture::{png, svg},
    tabs::TABS,
};
use std::{fs, path::Path};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn current(path: &str, wanted: &[u8]) {
    let path = root().join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, wanted).expect("written");
    }
    assert!(fs::read(&path).unwrap_or_default() == wanted, "{} is not current: UPDATE=1 cargo test --test documents", path.display());
}

#[test]
fn the_keys_in_the_readme_are_those_of_the_tables() {
    let readme = fs::read_to_string(root().join("README.md")).expect("a README");
    let (before, rest) = readme.split_once("<!-- keys -->\n").expect("the mark where the keys begin");
    let (_, after) = rest.split_once("<!-- /keys -->").expect("the mark where they end");
    current("README.md", format!("{before}<!-- keys -->\n{}<!-- /keys -->{after}", keymap::markdown()).as_bytes());
}

#[test]
fn the_screenshots_are_of_this_program() {
    for tab in TABS {
        let buffer = support::screen(tab.slug, (120, 36), "");
        current(&format!("screenshots/{}.svg", tab.slug), svg::svg(&buffer, tab.title).as_bytes());
    }
    let finder = support::screen("overview", (120, 36), "/wangluo");
    current("screenshots/finder.svg", svg::svg(&finder, "Finder").as_bytes());
    for (file, name, keys) in [
        ("overview", "overview", ""),
        ("timeline", "timeline", ""),
        ("positions", "positions", "egd"),
        ("parts", "bodies", "/itu<Enter><Esc>v"),
    ] {
        let buffer = support::screen(name, (120, 36), keys);
        current(&format!("screenshots/{file}.png"), &png::png(&buffer).expect("a picture"));
    }
}

#[test]
fn the_fonts_have_every_character_of_the_content() {
    let mut missing = std::collections::BTreeSet::new();
    let content = serde_json::to_string(&cybernorms::embedded::content()).expect("plain data");
    missing.extend(content.chars().filter(|c| !c.is_control() && !png::can_draw(*c)));
    assert!(missing.is_empty(), "no font draws {missing:?}");
}
