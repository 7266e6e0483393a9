//! The command line: every screen has a twin here that needs no terminal. Data on standard output, messages on standard error.

mod changes;
mod check;
mod compare;
mod coverage;
mod graph;
mod list;
mod matrix;
mod output;
mod pins;
mod render;
mod search;
mod show;
mod terms;
mod timeline;
pub mod world;

use crate::{
    content::{
        date::PartialDate,
        schema::{Confidence, EventKind},
    },
    dashboard::{tabs::TABS, theme::THEMES},
    landscape::Kind,
    matrix::sheet::SHEETS,
    timeline::lanes::By,
};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

pub use output::Failure;

/// What the program was asked to do.
#[derive(Debug, Default, Parser)]
#[command(
    name = "cybernorms",
    version,
    about = "The international cyber-norms landscape in a terminal: who said, signed or published what, when, and on which evidence",
    after_help = "Examples:\n  cybernorms                                 the dashboard\n  cybernorms search odkb                     find a record, in any script\n  cybernorms show csto-agreement-2017        a record with its sources\n  cybernorms list events --actor china --since 2021 --json\n  cybernorms timeline --as-of 2019-06-01\n  cybernorms render timeline --size 120x36 --format svg > timeline.svg\n\nExit codes: 0 done, 1 nothing found or problems found, 2 usage, 3 content could not be loaded, 4 a terminal is needed, 130 interrupted"
)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub common: Common,
    /// The command; without one, the dashboard.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What holds for every command and for the dashboard.
#[derive(Clone, Debug, Default, Args)]
pub struct Common {
    /// A folder of YAML laid over the embedded content
    #[arg(long, global = true, value_name = "DIR")]
    pub content: Vec<PathBuf>,
    /// Show the landscape as of a day: 2019-06-01, 2019-06 or 2019
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<PartialDate>,
    /// Only what an actor or body takes part in; several after commas
    #[arg(long, global = true, value_name = "ID", visible_alias = "actors", value_delimiter = ',')]
    pub actor: Vec<String>,
    /// Only events of a kind
    #[arg(long, global = true, value_name = "KIND")]
    pub kind: Vec<EventKind>,
    /// Only what bears on an issue; several after commas
    #[arg(long, global = true, value_name = "ID", visible_alias = "issues", value_delimiter = ',')]
    pub issue: Vec<String>,
    /// Only what was confirmed this far
    #[arg(long, global = true, value_name = "DEGREE")]
    pub confidence: Vec<Confidence>,
    /// Not before a date
    #[arg(long, global = true, visible_alias = "from", value_name = "DATE")]
    pub since: Option<PartialDate>,
    /// Not after a date
    #[arg(long, global = true, visible_alias = "to", value_name = "DATE")]
    pub until: Option<PartialDate>,
    /// The colours
    #[arg(long, global = true, value_name = "NAME", value_parser = theme_names())]
    pub theme: Option<String>,
    /// The signs that the screens draw
    #[arg(long, global = true, value_enum, default_value_t)]
    pub glyphs: Glyphs,
}

fn theme_names() -> clap::builder::PossibleValuesParser {
    words(&THEMES.iter().map(|theme| theme.name).collect::<Vec<_>>())
}

/// The words that an argument may be.
fn words(words: &[&'static str]) -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(words.iter().copied())
}

/// Which signs the screens draw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Glyphs {
    /// Lines, blocks and marks.
    #[default]
    Unicode,
    /// ASCII only, beside the texts.
    Ascii,
}

/// A command that needs no terminal.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The records of a kind, one per line
    List {
        /// actors, bodies, events, issues, positions, norms, concepts, readings or sources
        #[arg(value_parser = kind, value_name = "KIND")]
        of: Kind,
        /// As an array of objects
        #[arg(long)]
        json: bool,
    },
    /// A record with everything that is said of it, and its sources
    Show {
        /// Its id
        id: String,
        /// As an object
        #[arg(long)]
        json: bool,
    },
    /// Find records by name or text, in any script; the best first. Conditions: kind:event actor:china issue:binding-treaty stance:opposes since:2019 "exact words" -without
    Search {
        /// Search the lines of a file instead (`-` for standard input), and print those that match
        #[arg(long, value_name = "FILE")]
        batch: Option<PathBuf>,
        /// What to look for
        #[arg(required = true)]
        query: Vec<String>,
        /// As an array of objects with `score` and `matched`
        #[arg(long)]
        json: bool,
        /// Say why each hit stands where it stands
        #[arg(long)]
        explain: bool,
        /// At most so many; 20 records, or all lines of a file
        #[arg(long)]
        limit: Option<usize>,
    },
    /// The events by date; without --from and --to, from the CSTO agreement to the PRC statement
    Timeline {
        /// As an array of objects; the same as --format json
        #[arg(long)]
        json: bool,
        /// As what: a list, data, a table, a picture for a slide, a calendar
        #[arg(long, default_value = "text", value_parser = words(&timeline::FORMATS.iter().map(|format| format.name).collect::<Vec<_>>()))]
        format: String,
        /// What the lanes of the picture are made by: actor, body, kind, issue or none
        #[arg(long, default_value = "actor", value_name = "BY")]
        lane: By,
    },
    /// What changed between two days (--from and --to), actor by actor
    Changes {
        /// As an array of objects; the same as --format json
        #[arg(long)]
        json: bool,
        /// As what: a list, data, or tables for a document
        #[arg(long, default_value = "text", value_parser = words(&changes::FORMATS.iter().map(|format| format.name).collect::<Vec<_>>()))]
        format: String,
    },
    /// Two to five records side by side, or one at several dates: what differs, and what is the same
    Compare {
        /// Ids or abbreviations
        #[arg(required = true)]
        of: Vec<String>,
        /// As of which dates
        #[arg(long, value_name = "DATE")]
        at: Vec<PartialDate>,
        /// As an array of objects
        #[arg(long)]
        json: bool,
    },
    /// How each actor names the field and the disputed things, original beside English
    Terms {
        /// As an array of objects
        #[arg(long)]
        json: bool,
    },
    /// How records hang together, for programs that draw graphs
    Graph {
        /// The id of a record: only what is around it
        id: Option<String>,
        /// How many steps around it
        #[arg(long, default_value_t = 1)]
        depth: usize,
        /// As what
        #[arg(long, default_value = "dot", value_parser = words(&graph::FORMATS.iter().map(|format| format.name).collect::<Vec<_>>()))]
        format: String,
    },
    /// What was pinned in the dashboard, each with its sources
    Pins {
        /// As an array of objects
        #[arg(long)]
        json: bool,
    },
    /// The positions: actors by issues; or the parts in bodies, the norms, or the terms
    Matrix {
        /// Of what
        #[arg(long, default_value = "positions", value_parser = words(&["positions"].into_iter().chain(SHEETS.iter().map(|kind| kind.slug)).collect::<Vec<_>>()))]
        of: String,
        /// As an array of objects, one for each cell; the same as --format json
        #[arg(long)]
        json: bool,
        /// As what: a table with figures of agreement, data, a table for a document, a page
        #[arg(long, default_value = "text", value_parser = words(&matrix::FORMATS.iter().map(|format| format.name).collect::<Vec<_>>()))]
        format: String,
    },
    /// Check content: the embedded one, or a folder laid over it
    Check {
        /// The folder
        folder: Option<PathBuf>,
        /// Count what there is, too
        #[arg(long)]
        coverage: bool,
    },
    /// Draw a screen without a terminal, after playing keys
    Render {
        /// overview, countries, bodies, timeline, positions, norms, concepts or sources
        #[arg(value_parser = clap::builder::PossibleValuesParser::new(TABS.iter().map(|tab| tab.slug)))]
        screen: String,
        /// Columns and rows
        #[arg(long, default_value = "120x36", value_parser = size)]
        size: (u16, u16),
        /// Keys to play first, such as "/csto agreement<Enter>"
        #[arg(long, default_value = "")]
        keys: String,
        /// What to draw it as
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

/// What a screen is drawn as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// Text with terminal colours.
    Ansi,
    /// A vector picture.
    Svg,
    /// A pixel picture.
    Png,
}

fn kind(word: &str) -> Result<Kind, String> {
    Kind::named(word).ok_or_else(|| format!("there are {}", Kind::ALL.iter().map(|kind| kind.plural()).collect::<Vec<_>>().join(", ")))
}

fn size(text: &str) -> Result<(u16, u16), String> {
    const MOST: u16 = 1000;
    let parsed = text.split_once('x').and_then(|(width, height)| Some((width.parse::<u16>().ok()?, height.parse::<u16>().ok()?)));
    match parsed {
        Some((width, height)) if (1..=MOST).contains(&width) && (1..=MOST).contains(&height) => Ok((width, height)),
        _ => Err(format!("write columns and rows, such as 80x24, each at most {MOST}")),
    }
}

/// Carries out a command.
///
/// # Errors
/// What went wrong, with its exit code.
pub fn run(command: &Command, common: &Common) -> Result<(), Failure> {
    match command {
        Command::List { of, json } => list::run(*of, *json, common),
        Command::Show { id, json } => show::run(id, *json, common),
        Command::Search { batch: Some(file), query, limit, .. } => search::batch(file, &query.join(" "), *limit),
        Command::Search { query, json, explain, limit, batch: None } => {
            search::run(&query.join(" "), *json, *explain, limit.unwrap_or(20), common)
        }
        Command::Timeline { json, format, lane } => timeline::run(if *json { "json" } else { format.as_str() }, *lane, common),
        Command::Changes { json, format } => changes::run(if *json { "json" } else { format.as_str() }, common),
        Command::Compare { of, at, json } => compare::run(of, at, *json, common),
        Command::Terms { json } => terms::run(*json, common),
        Command::Graph { id, depth, format } => graph::run(id.as_deref(), *depth, format, common),
        Command::Pins { json } => pins::run(*json, common),
        Command::Matrix { of, json, format } => matrix::run(of, if *json { "json" } else { format.as_str() }, common),
        Command::Check { folder, coverage } => check::run(folder.as_deref(), *coverage, common),
        Command::Render { screen, size, keys, format } => render::run(screen, *size, keys, *format, common),
    }
}

/// The dashboard's twin where there is no terminal: the overview as text.
///
/// # Errors
/// What went wrong, with its exit code.
pub fn overview(common: &Common) -> Result<(), Failure> {
    render::run(TABS[0].slug, (100, 40), "", Format::Text, common)
}
