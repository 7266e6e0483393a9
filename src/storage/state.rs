//! What the program remembers between runs: one small file, replaced whole or not at all. Two programs may run at once: each change
//! is made to what is on the disk then, under a lock.

use crate::briefing::Pin;
use serde_json::{Map, Value};
use std::{
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

const FILE: &str = "state.json";
const LOCK: &str = "lock";
const LARGEST: u64 = 1 << 20;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The theme that was last chosen.
    pub theme: Option<String>,
    /// What is pinned, in the order in which it was.
    pub pins: Vec<Pin>,
    /// What another version of the program remembers: kept as it is.
    further: Map<String, Value>,
}

impl State {
    /// Reads an object; none if the value is something else, or says what cannot be.
    fn of(value: Value) -> Option<Self> {
        let Value::Object(mut further) = value else { return None };
        let theme = match further.remove("theme") {
            None | Some(Value::Null) => None,
            Some(Value::String(theme)) => Some(theme),
            Some(_) => return None,
        };
        let pins = match further.remove("pins") {
            None => Vec::new(),
            Some(Value::Array(pins)) => pins.into_iter().map(Pin::from).collect(),
            Some(_) => return None,
        };
        Some(Self { theme, pins, further })
    }

    fn to_value(&self) -> Value {
        let mut object = self.further.clone();
        if let Some(theme) = &self.theme {
            object.insert("theme".to_owned(), theme.as_str().into());
        }
        if !self.pins.is_empty() {
            object.insert("pins".to_owned(), self.pins.iter().map(Value::from).collect());
        }
        Value::Object(object)
    }
}

/// What a folder remembers; nothing if there is nothing, or if it cannot be read.
pub fn load(folder: &Path) -> State {
    read(&folder.join(FILE)).ok().flatten().unwrap_or_default()
}

/// The state in a file; none if there is no file.
fn read(path: &Path) -> io::Result<Option<State>> {
    let metadata = match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        metadata => metadata?,
    };
    // A device or a pipe in its place would hang the reader.
    if !metadata.is_file() || metadata.len() > LARGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut text = String::new();
    fs::File::open(path)?.take(LARGEST).read_to_string(&mut text)?;
    State::of(serde_json::from_str(&text)?).map(Some).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// Changes what a folder remembers, and hands back what it remembers then. A file that cannot be read is set aside, not lost.
///
/// # Errors
/// The folder cannot be written; what was remembered before is still there.
pub fn update(folder: &Path, change: impl FnOnce(&mut State)) -> io::Result<State> {
    fs::create_dir_all(folder)?;
    let lock = fs::File::create(folder.join(LOCK))?;
    // Whoever has the lock holds it for one write; a file system without locks does without.
    let _ = lock.lock();
    let path = folder.join(FILE);
    let read = read(&path);
    let is_damaged = read.as_ref().is_err_and(|error| matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof));
    let mut state = if is_damaged {
        fs::rename(&path, aside(folder))?;
        State::default()
    } else {
        read?.unwrap_or_default()
    };
    change(&mut state);
    save(folder, &state)?;
    Ok(state)
}

/// A name that nothing has yet.
fn aside(folder: &Path) -> PathBuf {
    let names = (1..).map(|number| folder.join(format!("state.damaged-{number}.json")));
    names.into_iter().find(|path| !path.exists()).unwrap_or_else(|| folder.join("state.damaged.json"))
}

/// Written beside it, brought to the disk, then renamed.
fn save(folder: &Path, state: &State) -> io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(".state.").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(&serde_json::to_vec_pretty(&state.to_value())?)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(FILE))?;
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_changed_comes_back_with_what_another_version_wrote() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(load(folder.path()), State::default());
        fs::write(folder.path().join(FILE), br#"{"theme": "light", "notes": {"csto": "ask"}, "pins": [{"later": 1}]}"#).expect("written");
        let state = update(folder.path(), |state| state.pins.push(Pin::Record("csto".into()))).expect("saved");
        assert_eq!(load(folder.path()), state);
        assert_eq!((state.theme.as_deref(), state.pins.len(), state.further.len()), (Some("light"), 2, 1));
        let mut left: Vec<_> = fs::read_dir(folder.path()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
        left.sort();
        assert_eq!(left, [LOCK, FILE], "no temporary file stays");
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_not_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        for number in 1..3 {
            fs::write(folder.path().join(FILE), b"\0\0\0").expect("damaged");
            assert_eq!(load(folder.path()), State::default());
            update(folder.path(), |state| state.theme = Some("dark".into())).expect("saved");
            assert_eq!(fs::read(folder.path().join(format!("state.damaged-{number}.json"))).expect("set aside"), b"\0\0\0");
            assert_eq!(load(folder.path()).theme.as_deref(), Some("dark"));
        }
    }

    #[test]
    fn pins_of_two_programs_are_both_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let pin = |number: usize| Pin::Record(format!("record-{number}"));
        let path = folder.path();
        std::thread::scope(|scope| {
            for number in 0..8 {
                scope.spawn(move || update(path, |state| state.pins.push(pin(number))).expect("saved"));
            }
        });
        assert_eq!(load(path).pins.len(), 8);
    }
}
