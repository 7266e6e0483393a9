//! What the program remembers between runs: one small file, replaced whole or not at all.

use serde::{Deserialize, Serialize};
use std::{
    fs,
    io::{self, Read, Write},
    path::Path,
};

const FILE: &str = "state.json";
const LARGEST: u64 = 1 << 20;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// The theme that was last chosen.
    #[serde(default)]
    pub theme: Option<String>,
}

/// What a folder remembers; nothing if there is nothing, or if it cannot be read.
pub fn load(folder: &Path) -> State {
    let path = folder.join(FILE);
    // A device or a pipe in its place would hang the reader.
    let is_plain = fs::metadata(&path).is_ok_and(|metadata| metadata.is_file());
    if !is_plain {
        return State::default();
    }
    let mut text = String::new();
    let read = fs::File::open(&path).and_then(|file| file.take(LARGEST).read_to_string(&mut text));
    read.ok().and_then(|_| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Replaces what a folder remembers: written beside it, brought to the disk, then renamed.
///
/// # Errors
/// The folder cannot be written; what was remembered before is still there.
pub fn save(folder: &Path, state: &State) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".state.").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(&serde_json::to_vec_pretty(state)?)?;
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
    fn what_is_saved_comes_back_and_damage_is_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(load(folder.path()), State::default());
        let state = State { theme: Some("light".into()) };
        save(folder.path(), &state).expect("saved");
        assert_eq!(load(folder.path()), state);
        let left: Vec<_> = fs::read_dir(folder.path()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left, [FILE], "no temporary file stays");
        fs::write(folder.path().join(FILE), b"\0\0\0").expect("damaged");
        assert_eq!(load(folder.path()), State::default());
    }
}
