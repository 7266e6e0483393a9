//! Compiles `content/` into what the binary carries; content with an error fails the build with its place.

#![allow(dead_code, unused_imports, missing_docs, clippy::pedantic, clippy::unwrap_used, clippy::print_stderr)]

#[path = "src/content.rs"]
mod content;

use content::{check, date, load::Pack, problem::Severity, shelf};
use std::{env, fs, path::Path, process};

fn main() {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=src/content.rs");
    println!("cargo::rerun-if-changed=src/content");

    let mut pack = Pack::read(Path::new("content"));
    let mut problems = std::mem::take(&mut pack.problems);
    problems.extend(check::problems(&pack, &pack.content, date::today()));
    problems.retain(|problem| problem.severity == Severity::Error);
    if !problems.is_empty() {
        for problem in &problems {
            eprintln!("content/{problem}");
        }
        eprintln!("{} problems in content/", problems.len());
        process::exit(1);
    }
    let (records, texts) = shelf::lay_out(pack.content).expect("plain data");
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    let out = Path::new(&out);
    fs::write(out.join("content.postcard"), records).expect("the build folder can be written");
    fs::write(out.join("content.txt"), texts).expect("the build folder can be written");
}
