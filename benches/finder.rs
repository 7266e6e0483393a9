//! What the finder costs: `cargo bench`. Sizes from the real content to a million titles, in four scripts.

use cybernorms::{
    content::{
        Content,
        schema::{Confidence, Event},
    },
    embedded,
    landscape::Landscape,
    search::{Index, titles::Titles},
};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Queries as they are typed, letter by letter.
const TYPED: [&str; 9] = ["c", "cy", "cyberdip", "odkb", "guvenlik", "wangluo", "bezopasnosti", "tallin manual", "hanoi siber suc imza"];

const WORDS: [&str; 24] = [
    "agreement",
    "cyber",
    "security",
    "statement",
    "resolution",
    "norms",
    "Соглашение",
    "безопасности",
    "информационной",
    "ОДКБ",
    "сотрудничества",
    "Совета",
    "siber",
    "güvenlik",
    "anlaşma",
    "strateji",
    "ulusal",
    "bildiri",
    "网络空间",
    "国际规则",
    "合作",
    "安全",
    "声明",
    "主权",
];

/// A title of a few words, always the same for a number.
fn title(number: usize) -> String {
    let mut state = number as u64 ^ 0x9E37_79B9_7F4A_7C15;
    let mut words: Vec<&str> = Vec::new();
    for _ in 0..6 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        words.push(WORDS[(state >> 33) as usize % WORDS.len()]);
    }
    format!("{} {number}", words.join(" "))
}

fn titles(count: usize) -> String {
    (0..count).map(|number| title(number) + "\n").collect()
}

/// 200 actors, 3,000 events and 40,000 passages, made from the real ones.
fn synthetic() -> Content {
    let mut content = embedded::content();
    let (actor, events) = (content.actors[0].clone(), content.events.clone());
    for number in 0..195 {
        let mut actor = actor.clone();
        actor.id = format!("actor-{number}").into();
        actor.title = format!("Actor {}", title(number)).into();
        content.actors.push(actor);
    }
    for number in 0..2_700 {
        let event: &Event = &events[number % events.len()];
        let event =
            Event { id: format!("event-{number}").into(), title: title(number).into(), confidence: Confidence::Partly, ..event.clone() };
        content.events.push(event);
    }
    content
}

#[divan::bench]
fn index_of_the_real_content(bencher: Bencher) {
    let landscape = Landscape::new(embedded::content());
    landscape.links();
    bencher.bench_local(|| Index::new(black_box(&landscape)));
}

#[divan::bench(args = TYPED)]
fn key_on_the_real_content(bencher: Bencher, query: &str) {
    let landscape = Landscape::new(embedded::content());
    let index = Index::new(&landscape);
    index.search(&landscape, "warm up", 1);
    bencher.bench_local(|| index.search(&landscape, black_box(query), 200));
}

#[divan::bench(args = TYPED, sample_count = 20)]
fn key_on_forty_thousand_passages(bencher: Bencher, query: &str) {
    let landscape = Landscape::new(synthetic());
    let index = Index::new(&landscape);
    index.search(&landscape, "warm up", 1);
    bencher.bench_local(|| index.search(&landscape, black_box(query), 200));
}

#[divan::bench(args = TYPED, sample_count = 20)]
fn key_on_100_000_titles(bencher: Bencher, query: &str) {
    let text = titles(100_000);
    let titles = Titles::new(&text);
    bencher.bench_local(|| titles.search(black_box(query), 200));
}

#[divan::bench(args = TYPED, sample_count = 10)]
fn key_on_1_000_000_titles(bencher: Bencher, query: &str) {
    let text = titles(1_000_000);
    let titles = Titles::new(&text);
    bencher.bench_local(|| titles.search(black_box(query), 200));
}
