//! The user's own files: where they are, and how they survive a crash. Knows nothing of what they mean to the screens.

pub mod state;

use directories::ProjectDirs;
use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

fn project() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "cybernorms")
}

/// The folder of the user's own content, laid over the embedded one.
pub fn content_folder() -> Option<PathBuf> {
    Some(project()?.data_dir().join("content"))
}

/// The folder of what the program remembers.
pub fn state_folder() -> Option<PathBuf> {
    let project = project()?;
    Some(project.state_dir().unwrap_or_else(|| project.data_local_dir()).to_path_buf())
}

/// A text file that was named on the command line, or standard input for `-`.
///
/// # Errors
/// It cannot be read, or is not UTF-8.
pub fn read_lines(file: &Path) -> io::Result<String> {
    if file == Path::new("-") {
        let mut text = String::new();
        io::stdin().lock().read_to_string(&mut text)?;
        return Ok(text);
    }
    fs::read_to_string(file)
}
