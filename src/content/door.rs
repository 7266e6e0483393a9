//! The guarded door: a text becomes a document of entries with known places, or a problem.
//! Limits on size and depth, no aliases, no key twice, nothing a terminal would act upon; then the YAML crate may have it.
//! Knows nothing of records.

use super::{clean, problem::Problem};
use granit_parser::{Event, Parser, Span, StructureStyle};
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use unicode_normalization::is_nfc;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 4 << 20;
const MAX_DEPTH: usize = 24;
const MAX_FIELD: usize = 16 << 10;

/// Line and column, both from 1, the column in characters.
pub type Place = (usize, usize);

/// A YAML text that passed the door.
#[derive(Debug)]
pub struct Document {
    /// Path below the content folder.
    pub file: String,
    text: String,
    places: HashMap<String, (Place, Place)>,
    entries: Vec<Entry>,
}

/// One record's part of the text.
#[derive(Clone, Debug)]
struct Entry {
    first_line: usize,
    text: std::ops::Range<usize>,
    path: String,
}

impl Document {
    /// Looks at every part of the text once, and notes where each key and value stands.
    ///
    /// # Errors
    /// The first thing that must not be in a content file, with its place.
    pub fn open(file: &str, text: String) -> Result<Self, Box<Problem>> {
        if text.len() > MAX_BYTES {
            return Err(Box::new(Problem::of_file(file, format!("larger than {} MiB", MAX_BYTES >> 20))));
        }
        let mut document = Self { file: file.to_owned(), text, places: HashMap::new(), entries: Vec::new() };
        let is_list = match Walk::over(&document.text) {
            Ok(walk) => {
                document.places = walk.places;
                walk.is_list
            }
            Err((place, message)) => return Err(Box::new(Problem::at(file, &document.text, place, message))),
        };
        document.entries = if is_list {
            entries_of_list(&document.text)
        } else if document.places.is_empty() {
            Vec::new()
        } else {
            vec![Entry { first_line: 1, text: 0..document.text.len(), path: String::new() }]
        };
        Ok(document)
    }

    /// Reads every entry as a record: what was read with its path in the document, and one problem for each entry that could not be.
    pub fn records<T: DeserializeOwned>(&self) -> Vec<Result<(String, T), Problem>> {
        self.entries.iter().map(|entry| self.record(entry)).collect()
    }

    fn record<T: DeserializeOwned>(&self, entry: &Entry) -> Result<(String, T), Problem> {
        serde_yaml::from_str(&self.text_of(entry)).map(|record| (entry.path.clone(), record)).map_err(|error| self.refusal(entry, &error))
    }

    /// Without the dash of its list an entry is a record by itself, every character still in its place.
    fn text_of(&self, entry: &Entry) -> String {
        let text = &self.text[entry.text.clone()];
        if entry.path.is_empty() { text.to_owned() } else { text.replacen('-', " ", 1) }
    }

    fn refusal(&self, entry: &Entry, error: &serde_yaml::Error) -> Problem {
        let said = error.to_string();
        let (inside, message) = path_and_words(&said);
        let unknown = message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next()).unwrap_or_default();
        let path: Vec<&str> = [entry.path.as_str(), inside, unknown].into_iter().filter(|part| !part.is_empty()).collect();
        let path = path.join(".");
        let of_parser = error.location().map(|at| (entry.first_line + at.line() - 1, at.column()));
        let place = self.place_of_error(&path, message).or(of_parser).unwrap_or((entry.first_line, 1));
        Problem::at(&self.file, &self.text, place, message)
    }

    /// A problem at the value of a path such as `[3].actors[1]`; at its nearest parent where the path is not in the text.
    pub fn problem(&self, path: &str, message: impl AsRef<str>) -> Problem {
        Problem::at(&self.file, &self.text, self.place(path, |(_, value)| value), message)
    }

    fn place_of_error(&self, path: &str, message: &str) -> Option<Place> {
        let at_key = message.starts_with("unknown field") || message.starts_with("duplicate");
        self.places
            .get(path)
            .map(|places| if at_key { places.0 } else { places.1 })
            .or_else(|| (!path.is_empty()).then(|| self.place(path, |(key, value)| if at_key { key } else { value })))
    }

    fn place(&self, path: &str, which: impl Fn((Place, Place)) -> Place) -> Place {
        let mut path = path;
        loop {
            if let Some(places) = self.places.get(path) {
                return which(*places);
            }
            match path.rfind(['.', '[']) {
                Some(at) if at > 0 => path = &path[..at],
                _ => return self.places.get("").map_or((1, 1), |places| which(*places)),
            }
        }
    }
}

/// Entries of a list in the first column: each starts at a line `- …` and ends where the next one starts.
fn entries_of_list(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut at = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if line.starts_with("- ") || line.trim_end() == "-" {
            if let Some(last) = entries.last_mut() {
                last.text.end = at;
            }
            let path = format!("[{}]", entries.len());
            entries.push(Entry { first_line: index + 1, text: at..text.len(), path });
        }
        at += line.len();
    }
    entries
}

/// The path with which the parser's sentence begins, and the sentence without the places that we say better.
fn path_and_words(said: &str) -> (&str, &str) {
    let words = said.find(" at line ").map_or(said, |at| &said[..at]);
    let is_path = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.[]".contains(&byte));
    words.split_once(": ").filter(|(path, _)| is_path(path)).unwrap_or(("", words))
}

/// What the walk over the parser's events keeps.
#[derive(Default)]
struct Walk {
    places: HashMap<String, (Place, Place)>,
    stack: Vec<Level>,
    is_list: bool,
}

enum Level {
    List { path: String, next: usize },
    Map { path: String, key: Option<(String, Place)>, seen: Vec<String> },
}

type Refusal = (Place, String);

impl Walk {
    fn over(text: &str) -> Result<Self, Refusal> {
        let mut walk = Self::default();
        let mut documents = 0;
        // The family of parsers behind the door is quadratic on deep flow nesting: refuse it before any of them looks.
        refuse_deep_flow(text)?;
        for step in Parser::new_from_str(text) {
            let (event, span) = step.map_err(|error| {
                let mark = error.marker();
                ((mark.line(), mark.col() + 1), error.info().clone())
            })?;
            let place = start(&span);
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        return Err((place, "a second document in one file".into()));
                    }
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) | Event::Anchor(..) => {
                    return Err((place, "anchors and aliases are not used in content".into()));
                }
                Event::Scalar(value, _, anchor, tag) => {
                    no_extras(place, anchor, tag.is_some())?;
                    if value.len() > MAX_FIELD {
                        return Err((place, format!("a text longer than {} KiB", MAX_FIELD >> 10)));
                    }
                    if let Some((_, what)) = clean::unsafe_part(&value) {
                        return Err((place, format!("{what} must not be in content")));
                    }
                    if !is_nfc(&value) {
                        return Err((place, "the text is not in Unicode normal form NFC".into()));
                    }
                    walk.scalar(&value, place)?;
                }
                Event::SequenceStart(style, anchor, tag) => {
                    no_extras(place, anchor, tag.is_some())?;
                    let path = walk.enter(place)?;
                    if walk.stack.is_empty() {
                        if style == StructureStyle::Flow || place.1 != 1 {
                            return Err((place, "write the list of records in block style, each `- ` in the first column".into()));
                        }
                        walk.is_list = true;
                    }
                    walk.stack.push(Level::List { path, next: 0 });
                }
                Event::MappingStart(_, anchor, tag) => {
                    no_extras(place, anchor, tag.is_some())?;
                    let path = walk.enter(place)?;
                    walk.stack.push(Level::Map { path, key: None, seen: Vec::new() });
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    walk.stack.pop();
                }
                _ => {}
            }
        }
        Ok(walk)
    }

    /// The path of the node that starts here, with its place noted.
    fn enter(&mut self, place: Place) -> Result<String, Refusal> {
        if self.stack.len() >= MAX_DEPTH {
            return Err((place, format!("nested deeper than {MAX_DEPTH} levels")));
        }
        let (path, key) = match self.stack.last_mut() {
            None => (String::new(), place),
            Some(Level::List { path, next }) => {
                *next += 1;
                (format!("{path}[{}]", *next - 1), place)
            }
            Some(Level::Map { path, key, .. }) => match key.take() {
                Some((name, at)) if path.is_empty() => (name, at),
                Some((name, at)) => (format!("{path}.{name}"), at),
                None => return Err((place, "a key must be a word".into())),
            },
        };
        self.places.insert(path.clone(), (key, place));
        Ok(path)
    }

    fn scalar(&mut self, value: &str, place: Place) -> Result<(), Refusal> {
        if let Some(Level::Map { key: key @ None, seen, .. }) = self.stack.last_mut() {
            if seen.iter().any(|known| known == value) {
                return Err((place, format!("the key `{value}` stands here twice")));
            }
            seen.push(value.to_owned());
            *key = Some((value.to_owned(), place));
            return Ok(());
        }
        if self.stack.is_empty() && !value.is_empty() {
            return Err((place, "a file holds one record, or a list of records".into()));
        }
        if !self.stack.is_empty() {
            self.enter(place)?;
        }
        Ok(())
    }
}

fn start(span: &Span) -> Place {
    (span.start.line(), span.start.col() + 1)
}

fn no_extras(place: Place, anchor: usize, tagged: bool) -> Result<(), Refusal> {
    if anchor != 0 {
        Err((place, "anchors and aliases are not used in content".into()))
    } else if tagged {
        Err((place, "tags are not used in content".into()))
    } else {
        Ok(())
    }
}

fn refuse_deep_flow(text: &str) -> Result<(), Refusal> {
    let mut open = 0usize;
    for (index, line) in text.lines().enumerate() {
        for (column, c) in line.chars().enumerate() {
            match c {
                '[' | '{' => open += 1,
                ']' | '}' => open = open.saturating_sub(1),
                _ => {}
            }
            if open > 64 {
                return Err(((index + 1, column + 1), "more than 64 brackets open at once".into()));
            }
        }
    }
    Ok(())
}
