//! Compiles `content/` into what the binary carries; content with an error fails the build with its place.

#![allow(dead_code, unused_imports, missing_docs, clippy::pedantic, clippy::unwrap_used, clippy::print_stderr)]

#[path = "src/content.rs"]
mod content;

use content::{check, date, load::Pack, problem::Severity, shelf};
use flate2::{Compression, write::ZlibEncoder};
use pinyin::ToPinyin;
use std::{collections::BTreeSet, env, fs, io::Write, path::Path, process};

const FONTS: &str = "src/dashboard/picture/fonts";

fn main() {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=src/content.rs");
    println!("cargo::rerun-if-changed=src/content");
    println!("cargo::rerun-if-changed={FONTS}");

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
    fs::write(out.join("pinyin.rs"), readings()).expect("the build folder can be written");
    for font in ["mono-regular.ttf", "han-regular.otf"] {
        let bytes = fs::read(Path::new(FONTS).join(font)).expect("the font is in the source tree");
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&bytes).expect("memory can be written");
        fs::write(out.join(font), packed.finish().expect("memory can be written")).expect("the build folder can be written");
    }
}

/// The reading of every unified ideograph, as a number in a list of padded syllables, of which the first is empty.
fn readings() -> String {
    let first = '\u{4E00}';
    let read = |c: char| c.to_pinyin().map_or(String::new(), |reading| reading.plain().replace('ü', "u"));
    let read: Vec<String> = (first..='\u{9FFF}').map(read).collect();
    let syllables: Vec<&str> = std::iter::once("").chain(read.iter().map(String::as_str)).collect::<BTreeSet<_>>().into_iter().collect();
    let width = syllables.iter().map(|syllable| syllable.len()).max().unwrap_or(0);
    let numbers: Vec<usize> = read.iter().map(|syllable| syllables.binary_search(&syllable.as_str()).expect("it is listed")).collect();
    let padded: Vec<String> = syllables.iter().map(|syllable| format!("*b\"{syllable:width$}\"")).collect();
    format!(
        "const FIRST: char = {first:?};\nstatic SYLLABLES: [[u8; {width}]; {}] = [{}];\nstatic READINGS: [u16; {}] = {numbers:?};\n",
        padded.len(),
        padded.join(", "),
        numbers.len(),
    )
}
