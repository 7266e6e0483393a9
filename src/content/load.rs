//! Folders of YAML become content and a list of all that is wrong with them; one broken record never keeps the rest out.

use super::{
    Content, Kind,
    door::{Document, MAX_BYTES},
    problem::Problem,
};
use std::{
    collections::HashMap,
    fs, io,
    io::Read,
    path::{Path, PathBuf},
};

const MAX_FILES: usize = 10_000;

/// What a folder held: the records that could be read, where each of them stands, and every problem.
#[derive(Debug, Default)]
pub struct Pack {
    /// The records.
    pub content: Content,
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
    documents: Vec<Document>,
    places: HashMap<String, (usize, String)>,
}

impl Pack {
    /// Reads every `.yaml` file of a folder and of the folders directly in it.
    pub fn read(folder: &Path) -> Self {
        let mut pack = Self::default();
        let files = match yaml_files(folder) {
            Ok(files) => files,
            Err(error) => {
                pack.problems.push(Problem::of_file(&folder.display().to_string(), format!("cannot be read: {error}")));
                return pack;
            }
        };
        if files.len() > MAX_FILES {
            pack.problems
                .push(Problem::of_file(&folder.display().to_string(), format!("holds more than {MAX_FILES} files; the rest is left out")));
        }
        for path in files.into_iter().take(MAX_FILES) {
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            match read_text(&path) {
                Ok(text) => pack.add(&name, text),
                Err(error) => pack.problems.push(Problem::of_file(&name, error.to_string())),
            }
        }
        pack
    }

    /// Adds the records of one file; its path below the content folder tells their kind.
    pub fn add(&mut self, file: &str, text: String) {
        let folder = file.split('/').next().unwrap_or_default().trim_end_matches(".yaml").trim_end_matches(".yml");
        let Some(kind) = Kind::with_files().find(|kind| kind.plural() == folder) else {
            let known: Vec<_> = Kind::with_files().map(Kind::plural).collect();
            self.problems.push(Problem::of_file(file, format!("its place tells no kind of record; there are {}", known.join(", "))));
            return;
        };
        match Document::open(file, text) {
            Ok(document) => self.add_document(kind, document),
            Err(problem) => self.problems.push(*problem),
        }
    }

    fn add_document(&mut self, kind: Kind, document: Document) {
        macro_rules! take {
            ($field:ident) => {
                for read in document.records() {
                    match read {
                        Ok((path, record)) => {
                            self.content.$field.push(record);
                            let id = self.content.$field.last().map(|record| record.id.clone()).unwrap_or_default();
                            if self.note_place(&id, path, &document).is_err() {
                                self.content.$field.pop();
                            }
                        }
                        Err(problem) => self.problems.push(problem),
                    }
                }
            };
        }
        match kind {
            Kind::Actor => take!(actors),
            Kind::Body => take!(bodies),
            Kind::Event => take!(events),
            Kind::Issue => take!(issues),
            Kind::Norm => take!(norms),
            Kind::Concept => take!(concepts),
            Kind::Reading => take!(readings),
            Kind::Source => take!(sources),
            Kind::Position => {}
        }
        self.documents.push(document);
    }

    fn note_place(&mut self, id: &str, path: String, document: &Document) -> Result<(), ()> {
        let at_id = if path.is_empty() { "id".to_owned() } else { format!("{path}.id") };
        let refuse = |message: String| document.problem(&at_id, message);
        let is_kebab = !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let problem = if !is_kebab {
            refuse(format!("the id `{id}` is not in kebab-case: a-z, 0-9 and hyphens"))
        } else if let Some((known, _)) = self.places.get(id) {
            let first = self.documents.get(*known).map_or(document.file.as_str(), |document| document.file.as_str());
            refuse(format!("the id `{id}` is already taken in {first}"))
        } else {
            self.places.insert(id.to_owned(), (self.documents.len(), path));
            return Ok(());
        };
        self.problems.push(problem);
        Err(())
    }

    /// A problem at a field of a record, such as `actors[1]`; without a place if the record is not of this pack.
    pub fn problem(&self, id: &str, field: &str, message: impl AsRef<str>) -> Problem {
        match self.places.get(id) {
            Some((document, path)) => {
                let path = if path.is_empty() {
                    field.to_owned()
                } else if field.is_empty() {
                    path.clone()
                } else {
                    format!("{path}.{field}")
                };
                self.documents[*document].problem(&path, message)
            }
            None => Problem::of_file("embedded content", format!("{id}: {}", message.as_ref())),
        }
    }

    /// Whether the record stands in this pack.
    pub fn has(&self, id: &str) -> bool {
        self.places.contains_key(id)
    }
}

fn read_text(path: &Path) -> io::Result<String> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("is no regular file"));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    String::from_utf8(bytes).map_err(|error| io::Error::other(format!("is not UTF-8 (byte {})", error.utf8_error().valid_up_to())))
}

fn yaml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let is_yaml = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(fs::read_dir(&path)?.flatten().map(|entry| entry.path()).filter(is_yaml));
        } else if is_yaml(&path) {
            files.push(path);
        }
    }
    files.sort_unstable();
    Ok(files)
}
