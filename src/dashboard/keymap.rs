//! The tables of keys. Dispatch, footer, help overlay and README are all read from these rows.

use super::{
    action::{Action, Asked, Edit},
    key::Key,
};

/// One row: what is meant, by which keys, and what to call it.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What is meant.
    pub action: Action,
    /// The keys, the first of which is the one that hints show.
    pub keys: &'static [&'static str],
    /// What it does, in a few words.
    pub help: &'static str,
    /// The word in the footer; empty to leave it out there.
    pub hint: &'static str,
}

const fn row(action: Action, keys: &'static [&'static str], help: &'static str, hint: &'static str) -> Binding {
    Binding { action, keys, help, hint }
}

/// Keys that work on every screen.
pub const GLOBAL: &[Binding] = &[
    row(Action::Find, &["/", "C-p"], "Find any record, in any script", "find"),
    row(Action::Help, &["?", "F1", ":"], "All keys; type to find one, Enter runs it", "keys"),
    row(Action::NextHit, &["n"], "The next hit of the last search", ""),
    row(Action::PreviousHit, &["N"], "The hit before", ""),
    row(Action::Open, &["Enter"], "Open what is selected", "open"),
    row(Action::Back, &["BS", "[", "A-Left"], "Back to where you were", "back"),
    row(Action::Forward, &["]", "A-Right"], "Forward again", ""),
    row(Action::NextPane, &["Tab"], "Next pane", "pane"),
    row(Action::PreviousPane, &["BackTab"], "Previous pane", ""),
    row(Action::Source, &["s"], "The source of what is selected", "source"),
    row(Action::Zoom, &["z"], "One pane over the whole screen, and back", "zoom"),
    row(Action::Up, &["Up", "k"], "Up", ""),
    row(Action::Down, &["Down", "j"], "Down", ""),
    row(Action::Left, &["Left", "h"], "Left", ""),
    row(Action::Right, &["Right", "l"], "Right", ""),
    row(Action::PageUp, &["PageUp"], "A page up", ""),
    row(Action::PageDown, &["PageDown", "Space"], "A page down", ""),
    row(Action::HalfUp, &["C-u"], "Half a page up", ""),
    row(Action::HalfDown, &["C-d"], "Half a page down", ""),
    row(Action::Prefix, &["g"], "then g: to the top", ""),
    row(Action::Top, &["Home"], "To the top (also g g)", ""),
    row(Action::Bottom, &["End", "G"], "To the bottom", ""),
    row(Action::Screen(0), &["1"], "Overview", ""),
    row(Action::Screen(1), &["2"], "Countries", ""),
    row(Action::Screen(2), &["3"], "Bodies", ""),
    row(Action::Screen(3), &["4"], "Timeline", ""),
    row(Action::Screen(4), &["5"], "Positions", ""),
    row(Action::Screen(5), &["6"], "Norms", ""),
    row(Action::Screen(6), &["7"], "Concepts", ""),
    row(Action::Screen(7), &["8"], "Sources and readings", ""),
    row(Action::Ask(Asked::Filter), &["f"], "Filter: add a condition, such as actor:china", "filter"),
    row(Action::UndoFilter, &["u"], "Take the last filter back", ""),
    row(Action::ClearFilter, &["F"], "Drop the filters", ""),
    row(Action::Ask(Asked::AsOf), &["@", "a"], "As of a day; again for today", "as of"),
    row(Action::Ask(Asked::Changes), &["D"], "What changed between two days, actor by actor", ""),
    row(Action::Pin, &["p"], "Pin what is selected, or take the pin down", ""),
    row(Action::Pins, &["P"], "What is pinned", ""),
    row(Action::Relations, &["r"], "What it is related to, as a picture to walk in", "related"),
    row(Action::Ask(Asked::Compare), &["c"], "Compare two to five, or one at two dates", ""),
    row(Action::Ask(Asked::GoTo), &["d"], "Go to a date or range on the timeline", ""),
    row(Action::Theme, &["T"], "Next theme", ""),
    row(Action::Mouse, &["m"], "Give the mouse to the terminal, and take it back", ""),
    row(Action::Redraw, &["C-l"], "Paint the screen anew", ""),
    row(Action::Suspend, &["C-z"], "To the shell; fg comes back", ""),
    row(Action::Escape, &["Esc"], "One step out; never quits", ""),
    row(Action::Quit, &["q", "C-c"], "Quit (twice)", "quit"),
];

/// Keys of the timeline.
pub const TIMELINE: &[Binding] = &[
    row(Action::Left, &["Left", "h"], "To the event before", "event"),
    row(Action::Right, &["Right", "l"], "To the next event", "event"),
    row(Action::Up, &["Up", "k"], "To the lane above", "lane"),
    row(Action::Down, &["Down", "j"], "To the lane below", "lane"),
    row(Action::ZoomIn, &["+", "="], "Zoom in: decade, five years, year, quarter, month, day", "zoom time"),
    row(Action::ZoomOut, &["-"], "Zoom out", "zoom time"),
    row(Action::PanLeft, &["H"], "Half a window back", ""),
    row(Action::PanRight, &["L"], "Half a window forward", ""),
    row(Action::Fit, &["0"], "Fit on 2017 to 2024; again for everything", "fit"),
    row(Action::Lanes, &["b"], "Lanes by actor, body, kind, issue, or one", "lanes by"),
    row(Action::Form, &["v"], "Between lanes and list", "list/lanes"),
    row(Action::Followed, &["w"], "To what followed from this event", "chain"),
    row(Action::LedHere, &["W"], "To what led to it", "chain"),
    row(Action::NextDate, &["e"], "To the next date of the same event", ""),
    row(Action::Fold, &["x"], "Fold the lane, or unfold it", ""),
    row(Action::LaneUp, &["K"], "Move the lane up", ""),
    row(Action::LaneDown, &["J"], "Move the lane down", ""),
    row(Action::WindowAsFilter, &["i"], "Only what is in the window, on every screen", ""),
];

/// Keys of the positions grid.
pub const POSITIONS: &[Binding] = &[
    row(Action::Pick, &["e"], "A cell by two letters: of its row, then of its column", "cell"),
    row(Action::Order, &["o"], "Issues by group, or what divides those in sight most first", "differences"),
    row(Action::Beside, &["A"], "Columns by how far they agree with this one; again: as they were", "agreement"),
    row(Action::YearBack, &[","], "Replay: as of the year before", "replay"),
    row(Action::YearForward, &["."], "Replay: as of the year after, up to today", "replay"),
    row(Action::Transpose, &["t"], "Rows become columns", "transpose"),
    row(Action::WithBodies, &["b"], "With the bodies that take positions, or without", "bodies"),
    row(Action::HideRow, &["x"], "Leave this row out", "leave out"),
    row(Action::HideColumn, &["X"], "Leave this column out", ""),
    row(Action::Restore, &["R"], "Show again what was left out", ""),
];

/// Keys of a list that can be a table.
pub const LISTED: &[Binding] = &[row(Action::Form, &["v"], "As a table, with a column for each actor", "table")];

/// Keys of a table in place of a list.
pub const TABLE: &[Binding] = &[
    row(Action::Form, &["v"], "As a list again", "list"),
    row(Action::Pick, &["e"], "A cell by two letters: of its row, then of its column", "cell"),
];

/// Keys while a letter chooses the row or the column of a table.
pub const PICK: &[Binding] =
    &[row(Action::Escape, &["Esc", "C-c"], "Leave the cell as it was", "cancel"), row(Action::Suspend, &["C-z"], "To the shell", "")];

/// Keys of the finder.
pub const FINDER: &[Binding] = &[
    row(Action::Open, &["Enter"], "Go there", "go there"),
    row(Action::Escape, &["Esc", "C-c"], "Back to where you were", "cancel"),
    row(Action::NextPane, &["Tab"], "Complete a condition; else narrow to the next kind", "complete, narrow"),
    row(Action::Up, &["Up", "C-p"], "Hit above", "choose"),
    row(Action::Down, &["Down", "C-n"], "Hit below", "choose"),
    row(Action::PageUp, &["PageUp"], "A page up", ""),
    row(Action::PageDown, &["PageDown"], "A page down", ""),
    row(Action::Suspend, &["C-z"], "To the shell", ""),
];

/// Keys of the list of keys.
pub const HELP: &[Binding] = &[
    row(Action::Open, &["Enter"], "Run it", "run it"),
    row(Action::Escape, &["Esc", "C-c"], "Close", "close"),
    row(Action::Up, &["Up", "C-p"], "Row above", "choose"),
    row(Action::Down, &["Down", "C-n"], "Row below", "choose"),
    row(Action::PageUp, &["PageUp"], "A page up", ""),
    row(Action::PageDown, &["PageDown"], "A page down", ""),
    row(Action::Suspend, &["C-z"], "To the shell", ""),
];

/// Keys of a question.
pub const ASK: &[Binding] = &[
    row(Action::Open, &["Enter"], "Answer", "answer"),
    row(Action::Escape, &["Esc", "C-c"], "Leave it as it was", "cancel"),
    row(Action::NextPane, &["Tab"], "Complete a condition", "complete"),
    row(Action::Suspend, &["C-z"], "To the shell", ""),
];

/// Keys of the list of changes.
pub const CHANGES: &[Binding] = &[
    row(Action::Open, &["Enter"], "Open what says so", "open"),
    row(Action::Pin, &["p"], "Pin this list, or take the pin down", "pin"),
    row(Action::Escape, &["Esc", "q", "C-c"], "Back to where you were", "close"),
];

/// Keys of a comparison.
pub const COMPARE: &[Binding] = &[
    row(Action::Open, &["Enter"], "Open the position behind the row", "open"),
    row(Action::Fold, &["x"], "Show what is the same, or fold it", "the same"),
    row(Action::Escape, &["Esc", "q", "C-c"], "Back to where you were", "close"),
];

/// Keys of the picture of what a record is related to.
pub const RELATIONS: &[Binding] = &[
    row(Action::Open, &["Enter"], "Go on from what is selected; in the middle: its page", "go on, open"),
    row(Action::Left, &["Left", "h"], "To what leads here", "sides"),
    row(Action::Right, &["Right", "l"], "To what it leads to", "sides"),
    row(Action::Back, &["BS", "[", "A-Left"], "Back to the record before", "back"),
    row(Action::Escape, &["Esc", "q", "C-c"], "Back to where you were", "close"),
];

/// Keys of what is pinned.
pub const PINS: &[Binding] = &[
    row(Action::Open, &["Enter"], "Open it", "open"),
    row(Action::Pin, &["p", "Del"], "Take the pin down, or put it up again", "unpin"),
    row(Action::Escape, &["Esc", "q", "C-c"], "Back to where you were", "close"),
];

/// Keys of every list that lies over a screen.
pub const LIST: &[Binding] = &[
    row(Action::Up, &["Up", "k", "C-p"], "Row above", "choose"),
    row(Action::Down, &["Down", "j", "C-n"], "Row below", "choose"),
    row(Action::PageUp, &["PageUp"], "A page up", ""),
    row(Action::PageDown, &["PageDown", "Space"], "A page down", ""),
    row(Action::Top, &["Home", "g"], "To the top", ""),
    row(Action::Bottom, &["End", "G"], "To the bottom", ""),
    row(Action::Suspend, &["C-z"], "To the shell", ""),
];

/// Keys of every prompt line.
pub const PROMPT: &[Binding] = &[
    row(Action::Edit(Edit::Backspace), &["BS", "C-h"], "Delete the character before", ""),
    row(Action::Edit(Edit::Delete), &["Del"], "Delete the character under the cursor", ""),
    row(Action::Edit(Edit::DeleteWord), &["C-w", "A-BS"], "Delete the word before", ""),
    row(Action::Edit(Edit::DeleteLine), &["C-u"], "Delete to the start", ""),
    row(Action::Edit(Edit::DeleteTail), &["C-k"], "Delete to the end", ""),
    row(Action::Edit(Edit::Left), &["Left", "C-b"], "One character left", ""),
    row(Action::Edit(Edit::Right), &["Right", "C-f"], "One character right", ""),
    row(Action::Edit(Edit::Home), &["Home", "C-a"], "To the start", ""),
    row(Action::Edit(Edit::End), &["End", "C-e"], "To the end", ""),
];

/// Every table with the name of where it works, in the order of the README.
pub const TABLES: &[(&str, &[Binding])] = &[
    ("Everywhere", GLOBAL),
    ("Timeline", TIMELINE),
    ("Positions", POSITIONS),
    ("Bodies, norms and concepts", LISTED),
    ("Bodies, norms and concepts as a table", TABLE),
    ("A cell by its letters", PICK),
    ("Finder", FINDER),
    ("List of keys", HELP),
    ("Question", ASK),
    ("What changed", CHANGES),
    ("Comparison", COMPARE),
    ("What is related", RELATIONS),
    ("What is pinned", PINS),
    ("Lists over a screen", LIST),
    ("Typing", PROMPT),
];

/// A key as hints show it: arrows as arrows.
pub fn shown(key: &'static str) -> &'static str {
    match key {
        "Left" => "←",
        "Right" => "→",
        "Up" => "↑",
        "Down" => "↓",
        "BS" => "Backspace",
        key => key,
    }
}

/// The layers that apply, innermost first, and whether characters are typed rather than commanded.
#[derive(Debug)]
pub struct Layers {
    /// Tables, innermost first.
    pub tables: Vec<&'static [Binding]>,
    /// Whether a prompt takes the characters.
    pub typing: bool,
}

impl Layers {
    /// What a key means here.
    pub fn resolve(&self, key: Key) -> Option<Action> {
        let find = |key: Key| {
            let notation = key.to_string();
            self.tables.iter().flat_map(|table| table.iter()).find(|row| row.keys.contains(&notation.as_str())).map(|row| row.action)
        };
        if self.typing {
            return key.typed().map(Action::Insert).or_else(|| find(key.as_command()));
        }
        find(key.as_command())
    }

    /// The rows worth a hint in the footer: keys and word, each action once, innermost first.
    /// Rows with the same word are one hint with several keys.
    pub fn hints(&self) -> Vec<(String, &'static str)> {
        let mut hints: Vec<(String, &'static str)> = Vec::new();
        for (layer, table) in self.tables.iter().enumerate() {
            for row in table.iter().filter(|row| !row.hint.is_empty()) {
                let shadowed = self.tables[..layer].iter().flat_map(|table| table.iter()).any(|inner| inner.hint == row.hint);
                match hints.iter_mut().find(|(_, word)| *word == row.hint) {
                    Some(_) if shadowed => {}
                    Some((keys, _)) => keys.push_str(shown(row.keys[0])),
                    None => hints.push((shown(row.keys[0]).to_owned(), row.hint)),
                }
            }
        }
        hints
    }
}

/// The key tables as Markdown, for the README.
pub fn markdown() -> String {
    let mut out = String::new();
    for (place, table) in TABLES {
        out.push_str(&format!("**{place}**\n\n| keys | what they do |\n|---|---|\n"));
        for row in *table {
            let keys: Vec<_> = row.keys.iter().map(|key| format!("`{key}`")).collect();
            out.push_str(&format!("| {} | {} |\n", keys.join(" "), row.help));
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_key_is_one_and_stands_once_in_its_table() {
        for (place, table) in TABLES {
            let mut seen = HashSet::new();
            for key in table.iter().flat_map(|row| row.keys) {
                assert_eq!(Key::parse(key).map(|key| key.to_string()).as_deref(), Some(*key), "{place}");
                assert!(seen.insert(key), "{key} stands twice in {place}");
            }
        }
    }

    #[test]
    fn every_row_can_be_read_and_has_a_key() {
        for (place, table) in TABLES {
            for row in *table {
                assert!(!row.help.is_empty() && !row.keys.is_empty(), "{place}: {row:?}");
            }
        }
    }

    #[test]
    fn keys_that_need_altgr_have_a_second_one() {
        for row in GLOBAL.iter().filter(|row| row.keys.iter().any(|key| "[]{}\\".contains(key))) {
            assert!(row.keys.len() > 1, "{row:?}");
        }
    }

    #[test]
    fn prompts_keep_what_is_typed_and_commands_follow_the_position() {
        let key = |text: &str| Key::parse(text).expect("a key");
        let browsing = Layers { tables: vec![GLOBAL], typing: false };
        let typing = Layers { tables: vec![FINDER, PROMPT], typing: true };
        assert_eq!(browsing.resolve(key("й")), Some(Action::Quit));
        assert_eq!(typing.resolve(key("й")), Some(Action::Insert('й')));
        assert_eq!(typing.resolve(key("Enter")), Some(Action::Open));
        assert_eq!(browsing.resolve(key("C-q")), None);
    }
}
