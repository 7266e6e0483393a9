//! Arguments in, one error printed, exit code out.

use clap::Parser;
use cybernorms::{
    briefing::{self, Pin},
    cli::{self, Cli, Common, Failure, Glyphs, world},
    content::problem::Severity,
    dashboard::{
        app::{App, Settings},
        run,
        theme::{THEMES, Theme},
    },
    embedded,
    landscape::{filter::Filter, origin::Origin},
    storage::{self, state},
};
use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

fn main() -> ExitCode {
    // Without arguments there is nothing to parse, and somebody waits for the first frame.
    let cli = match std::env::args_os().len() {
        0 | 1 => Ok(Cli::default()),
        _ => Cli::try_parse(),
    };
    let cli = match cli {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let done = match &cli.command {
        Some(command) => cli::run(command, &cli.common),
        None if !io::stdout().is_terminal() => cli::overview(&cli.common),
        None if !io::stdin().is_terminal() => Err(Failure::no_terminal(
            "the dashboard needs a terminal to read keys from; `cybernorms --help` lists the commands that do not",
        )),
        None => return dashboard(&cli.common),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => fail(&failure),
    }
}

fn usage(error: &clap::Error) -> ExitCode {
    let text = cybernorms::content::clean::clean_lines(&error.render().to_string());
    let written =
        if error.use_stderr() { writeln!(io::stderr(), "{}", text.trim_end()) } else { writeln!(io::stdout(), "{}", text.trim_end()) };
    let lost = written.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe);
    ExitCode::from(if error.use_stderr() { 2 } else { u8::from(lost) })
}

fn fail(failure: &Failure) -> ExitCode {
    if !failure.message.is_empty() {
        let _ = writeln!(io::stderr(), "cybernorms: {}", failure.message);
    }
    ExitCode::from(failure.code)
}

/// The theme that was asked for, or that `NO_COLOR` asks for, or that was chosen last.
fn theme(common: &Common, remembered: Option<String>) -> &'static Theme {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let truecolor = std::env::var("COLORTERM").is_ok_and(|value| value == "truecolor" || value == "24bit");
    let by_default = if truecolor { "dark" } else { "ansi16" };
    let name = match (&common.theme, no_color) {
        (Some(name), _) => name.clone(),
        (None, true) => "mono".to_owned(),
        (None, false) => remembered.unwrap_or_else(|| by_default.to_owned()),
    };
    Theme::named(&name).unwrap_or(&THEMES[0])
}

fn dashboard(common: &Common) -> ExitCode {
    let remembered = storage::state_folder().map(|folder| state::load(&folder)).unwrap_or_default();
    let theme = theme(common, remembered.theme);
    let pins = remembered.pins;
    let ascii = common.glyphs == Glyphs::Ascii;
    let settings =
        |filter, origin| Settings { filter, as_of: common.as_of, origin, theme, ascii, pins: pins.clone(), ..Settings::default() };
    let start = || {
        let landscape = Origin::Carried.landscape(common.as_of);
        let filter = world::filter(&landscape, common)?;
        Ok(App::new(landscape, settings(filter, Origin::Carried)))
    };
    match run::run(start, |app| read_folders(app, common, &settings), keep) {
        Err(error) => fail(&Failure { code: 4, message: format!("the terminal cannot be used: {error}") }),
        Ok(Err(failure)) => fail(&failure),
        Ok(Ok(ended)) => {
            remember(theme, ended.theme);
            match ended.signal {
                None => ExitCode::SUCCESS,
                Some(signal) => ExitCode::from(u8::try_from(128 + signal).unwrap_or(130)),
            }
        }
    }
}

/// Writes at once what was pinned, to the pins that are on the disk then.
fn keep(pin: &Pin, is_pinned: bool) -> Result<Vec<Pin>, String> {
    let folder = storage::state_folder().ok_or("there is no home folder")?;
    let state = state::update(&folder, |state| briefing::set(&mut state.pins, pin, is_pinned));
    state.map(|state| state.pins).map_err(|error| error.to_string())
}

/// Keeps the theme for the next time, if another one was chosen.
fn remember(before: &Theme, chosen: &Theme) {
    if chosen.name != before.name
        && let Some(folder) = storage::state_folder()
        && let Err(error) = state::update(&folder, |state| state.theme = Some(chosen.name.to_owned()))
    {
        let _ = writeln!(io::stderr(), "cybernorms: the theme is not remembered: {error}");
    }
}

/// Reads the user's folders once the first frame is on the screen; says whether there are any.
fn read_folders(app: &mut App, common: &Common, settings: &impl Fn(Filter, Origin) -> Settings) -> bool {
    let folders = world::folders(common);
    if folders.is_empty() {
        return false;
    }
    let mut content = embedded::content();
    let problems = world::lay_over(&mut content, &folders);
    let origin = Origin::Laid(Box::new(content));
    let landscape = origin.landscape(common.as_of);
    let filter = world::filter(&landscape, common).unwrap_or_default();
    *app = App::new(landscape, settings(filter, origin));
    let errors: Vec<_> = problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    if let Some(first) = errors.first() {
        let more = if errors.len() > 1 { format!(" and {} more", errors.len() - 1) } else { String::new() };
        app.warn(Some(format!("{}: {}{more}; `cybernorms check` lists them", first.place(), first.message)));
    }
    true
}
