//! Writing to standard output, and what can go wrong with a command.

use std::io::{self, Write};

/// Why a command failed: its exit code and what to say.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub code: u8,
    /// The message; empty where everything was said already.
    pub message: String,
}

impl Failure {
    /// Nothing was found, or problems were.
    pub fn found(message: impl Into<String>) -> Self {
        Self { code: 1, message: message.into() }
    }

    /// The command was not understood.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { code: 2, message: message.into() }
    }

    /// A terminal is needed.
    pub fn no_terminal(message: impl Into<String>) -> Self {
        Self { code: 4, message: message.into() }
    }
}

/// Writes to standard output. A reader that closed the pipe has all it wanted.
pub(super) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::found(format!("cannot write: {error}"))),
        _ => Ok(()),
    }
}

/// JSON, indented, with a line break at its end.
pub(super) fn to_json(value: &impl serde::Serialize) -> Result<String, Failure> {
    let mut text = serde_json::to_string_pretty(value).map_err(|error| Failure::found(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// Writes JSON.
pub(super) fn print_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    print(to_json(value)?.as_bytes())
}

/// Writes a message to standard error; one that cannot be written is lost.
pub(super) fn complain(message: &str) {
    let _ = writeln!(io::stderr().lock(), "{message}");
}
