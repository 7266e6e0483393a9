//! Broken content: each file in `tests/broken` gives the message that stands beside it, with its place, and nothing panics.
//! `UPDATE=1 cargo test --test broken` writes the messages anew.

use cybernorms::{
    content::{Content, check, date, load::Pack},
    embedded,
};
use std::{fs, path::Path, time::Instant};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");

/// What is said of one file, laid over the embedded content.
fn said_of(file: &str, text: String) -> String {
    let mut pack = Pack::default();
    pack.add(file, text);
    let mut whole: Content = embedded::content();
    let mut problems = std::mem::take(&mut pack.problems);
    whole.overlay(pack.content.clone());
    problems.extend(check::problems(&pack, &whole, date::today()));
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

#[test]
fn every_broken_file_gives_its_message() {
    let mut files: Vec<_> = fs::read_dir(FOLDER)
        .expect("the folder")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    files.sort();
    assert!(files.len() >= 16, "{}", files.len());
    for path in files {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let kind = name.split('-').next().expect("a kind").to_owned();
        let said = said_of(&format!("{kind}/{name}.yaml"), fs::read_to_string(&path).expect("readable"));
        let beside = path.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&beside, &said).expect("written");
        }
        assert_eq!(said, fs::read_to_string(&beside).unwrap_or_default(), "{name}");
        assert!(said.contains(&format!("{name}.yaml:")), "{name} tells no place");
    }
}

#[test]
fn hostile_files_end_soon_with_a_message() {
    let deep = "{a: ".repeat(20_000);
    let cases = [
        ("brackets", "[".repeat(100_000)),
        ("maps", deep),
        ("dashes", "- ".repeat(100_000)),
        ("aliases", format!("- &a {}\n{}", "x".repeat(10_000), "- *a\n".repeat(1000))),
        ("long text", format!("- id: {}", "x".repeat(5 << 20))),
        ("long field", format!("- id: {}", "x".repeat(100_000))),
        ("two documents", "- id: a\n---\n- id: b\n".to_owned()),
        ("escape", "- id: \"a\\e[2Jb\"\n".to_owned()),
        ("direction", "- id: a\n  title: \"a\u{202e}b\"\n".to_owned()),
        ("not nfc", "- id: a\n  title: e\u{301}\n".to_owned()),
        ("tag", "- !!binary abc\n".to_owned()),
        ("word", "just a word\n".to_owned()),
        ("tab", "- id: a\n\ttitle: b\n".to_owned()),
    ];
    for (name, text) in cases {
        let start = Instant::now();
        let mut pack = Pack::default();
        pack.add("events/hostile.yaml", text);
        assert!(!pack.problems.is_empty(), "{name} passed");
        assert!(pack.content.events.is_empty(), "{name} gave a record");
        assert!(start.elapsed().as_secs() < 5, "{name} took {:?}", start.elapsed());
        for problem in &pack.problems {
            let said = problem.to_string();
            assert!(said.contains("events/hostile.yaml") && !said.chars().any(|c| c.is_control() && c != '\n'), "{name}: {said:?}");
        }
    }
}

#[test]
fn a_broken_record_keeps_no_other_out() {
    let mut pack = Pack::default();
    let good =
        "- id: extra-issue\n  code: XTRA\n  title: An extra issue\n  group: process\n  question: Is it there?\n  divides: Nothing.\n";
    pack.add("issues.yaml", format!("{good}- id: bad\n  nonsense: 1\n"));
    pack.add("events/2000.yaml", "not: [closed".to_owned());
    assert_eq!((pack.content.issues.len(), pack.problems.len()), (1, 2));
}

#[test]
fn a_folder_that_is_not_there_is_a_problem_and_no_panic() {
    let pack = Pack::read(Path::new("/nonexistent/cybernorms"));
    assert_eq!(pack.problems.len(), 1);
}
