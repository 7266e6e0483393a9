//! What a key costs on the timeline with three thousand events, at 200x60: `cargo bench --bench timeline`.

use cybernorms::{
    content::{Content, schema::Event},
    dashboard::{
        app::{App, Settings},
        offscreen,
    },
    embedded,
    landscape::Landscape,
};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// The real events and copies of them, three thousand in all.
fn crowded() -> Content {
    let mut content = embedded::content();
    let events = content.events.clone();
    for number in 0..3_000 - events.len() {
        content.events.push(Event { id: format!("copy-{number}").into(), ..events[number % events.len()].clone() });
    }
    content
}

/// Keys: to the next event, in, out, another kind of lane, half a window on, list and back.
#[divan::bench(args = ["<Right>", "+-", "b", "L", "vv"])]
fn key(bencher: Bencher, keys: &str) {
    let size = (200, 60);
    let mut app = App::new(Landscape::new(crowded()), Settings::default());
    app.start_on(3);
    bencher.bench_local(|| {
        offscreen::play(&mut app, size, black_box(keys)).expect("a key script");
        offscreen::frame(&mut app, size)
    });
}
