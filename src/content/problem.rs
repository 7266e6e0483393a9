//! What is wrong with a content file, and where: data until somebody prints it.

use super::clean::clean;
use std::fmt;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The record is not used, or the claim cannot stand.
    Error,
    /// Worth a look.
    Warning,
}

/// One problem with its place. Every text in it has been cleaned for the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The file, as a path below the content folder.
    pub file: String,
    /// Line, from 1; 0 where the problem is of the file as a whole.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, in one sentence.
    pub message: String,
    /// The offending line.
    pub excerpt: Option<String>,
}

impl Problem {
    /// A problem of a file as a whole.
    pub fn of_file(file: &str, message: impl AsRef<str>) -> Self {
        Self { severity: Severity::Error, file: clean(file), line: 0, column: 0, message: clean(message.as_ref()), excerpt: None }
    }

    /// A problem at a place of a text; the line is cut out of the text.
    pub fn at(file: &str, text: &str, (line, column): (usize, usize), message: impl AsRef<str>) -> Self {
        const LONGEST: usize = 160;
        let excerpt = text.lines().nth(line.saturating_sub(1)).map(|line| {
            let cut: String = line.chars().take(LONGEST).collect();
            clean(&cut)
        });
        Self { line, column, excerpt, ..Self::of_file(file, message) }
    }

    /// The same as a warning.
    #[must_use]
    pub fn into_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// File, line and column as editors read them: `events/2017.yaml:12:5`.
    pub fn place(&self) -> String {
        if self.line == 0 { self.file.clone() } else { format!("{}:{}:{}", self.file, self.line, self.column) }
    }
}

/// Place and message on one line, then the offending line with a caret under the column.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{}: {severity}: {}", self.place(), self.message)?;
        if let Some(excerpt) = &self.excerpt {
            let before: String = excerpt.chars().take(self.column.saturating_sub(1)).collect();
            let caret = super::clean::columns(&before);
            write!(f, "\n  {:>5} | {excerpt}\n        | {:caret$}^", self.line, "")?;
        }
        Ok(())
    }
}
