//! Every screen and overlay draws at every size, and nothing panics whatever is pressed.

mod support;

use cybernorms::dashboard::{key::Key, keymap::TABLES, offscreen, tabs::TABS};

/// What is opened over each screen.
const STATES: [&str; 8] = ["", "<Tab><Down>", "z", "/网络", "?", "v<Down>", "vea", "r<Right>"];

#[test]
fn every_screen_draws_at_every_small_size() {
    let mut app = support::app();
    for tab in 0..TABS.len() {
        app.start_on(tab);
        for width in 1..=60 {
            for height in 1..=20 {
                offscreen::frame(&mut app, (width, height));
            }
        }
    }
}

#[test]
fn every_screen_and_overlay_draws_at_the_sizes_of_briefings() {
    for (tab, row) in TABS.iter().enumerate() {
        for keys in STATES {
            for size in [(60, 16), (61, 17), (80, 24), (99, 30), (120, 36), (200, 60), (400, 16), (60, 120)] {
                let mut app = support::app();
                app.start_on(tab);
                offscreen::play(&mut app, size, keys).expect("keys");
                let buffer = offscreen::frame(&mut app, size);
                let text = support::text(&buffer);
                assert!(!text.trim().is_empty(), "{} {keys} {size:?}", row.slug);
            }
        }
    }
}

#[test]
fn every_key_on_every_screen_leaves_it_drawable() {
    for tab in 0..TABS.len() {
        let mut app = support::app();
        app.start_on(tab);
        for key in TABLES.iter().flat_map(|(_, table)| table.iter()).flat_map(|row| row.keys) {
            let key = Key::parse(key).expect("a key");
            for size in [(80, 24), (120, 36)] {
                offscreen::frame(&mut app, size);
                app.press(key);
                offscreen::frame(&mut app, size);
            }
        }
    }
}

#[test]
fn a_small_terminal_says_so_and_hears_only_quit() {
    let mut app = support::app();
    let shown = support::text(&offscreen::frame(&mut app, (40, 10)));
    assert!(shown.contains("60x16 needed"), "{shown}");
    offscreen::play(&mut app, (40, 10), "4").expect("keys");
    assert_eq!(app.current(), 0, "a key that nobody could see the effect of has none");
}
