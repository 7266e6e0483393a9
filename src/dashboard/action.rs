//! What a person meant by a key, and what the world must do about it.

use crate::{
    briefing::Pin,
    content::{date::PartialDate, text::Text},
    landscape::{RecordId, filter::Filter},
};

/// What was meant. Every action stands in a table of `keymap`, with its keys and its help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Leave the program; asked twice.
    Quit,
    /// One rung down: overlay, prompt, zoom, pane.
    Escape,
    /// To the screen with a number, from 0.
    Screen(usize),
    /// To the pane after this one.
    NextPane,
    /// To the pane before this one.
    PreviousPane,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One step left.
    Left,
    /// One step right.
    Right,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Half a page up.
    HalfUp,
    /// Half a page down.
    HalfDown,
    /// To the first row.
    Top,
    /// To the last row.
    Bottom,
    /// Start of the sequence that goes to the top.
    Prefix,
    /// Go into what is selected.
    Open,
    /// To the source of what is selected.
    Source,
    /// Back to where one was.
    Back,
    /// Forward again.
    Forward,
    /// Find any record.
    Find,
    /// To the next hit of the last search.
    NextHit,
    /// To the hit before.
    PreviousHit,
    /// List the keys, and run one.
    Help,
    /// One pane over the whole screen, and back.
    Zoom,
    /// The next theme.
    Theme,
    /// Give the mouse to the terminal, and take it back.
    Mouse,
    /// Drop the filters.
    ClearFilter,
    /// Take the last filter back.
    UndoFilter,
    /// Pin what is selected, or take the pin down.
    Pin,
    /// Show what is pinned.
    Pins,
    /// Show what a record is related to, as a picture.
    Relations,
    /// Ask for a line of text.
    Ask(Asked),
    /// Paint everything anew.
    Redraw,
    /// To the shell.
    Suspend,
    /// Between list and lanes.
    Form,
    /// Fit the timeline on its span; again for everything.
    Fit,
    /// Less time in sight, in more detail.
    ZoomIn,
    /// More time in sight.
    ZoomOut,
    /// Half a window back in time.
    PanLeft,
    /// Half a window forward in time.
    PanRight,
    /// Make lanes by something else.
    Lanes,
    /// Fold a lane, or unfold it.
    Fold,
    /// Move a lane up.
    LaneUp,
    /// Move a lane down.
    LaneDown,
    /// To the next date of the same event.
    NextDate,
    /// To what followed from an event.
    Followed,
    /// To what led to an event.
    LedHere,
    /// Show only what is in the window, on every screen.
    WindowAsFilter,
    /// Choose a cell by the letters of its row and its column.
    Pick,
    /// Rows become columns.
    Transpose,
    /// By group, or what divides most first.
    Order,
    /// Order the others by how far they agree with this one.
    Beside,
    /// With the bodies that take positions, or without.
    WithBodies,
    /// Leave a row out.
    HideRow,
    /// Leave a column out.
    HideColumn,
    /// Show again what was left out.
    Restore,
    /// The landscape as of a year earlier.
    YearBack,
    /// The landscape as of a year later.
    YearForward,
    /// Type a character into the prompt.
    Insert(char),
    /// Edit the prompt.
    Edit(Edit),
    /// The pointer chose a place: column and row.
    Click(u16, u16),
    /// The wheel turned over a place: column, row, whether down.
    Wheel(u16, u16, bool),
}

/// What a line of text is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    /// The day of which the landscape is shown.
    AsOf,
    /// A date or range to go to on the timeline.
    GoTo,
    /// Two dates between which to tell what changed.
    Changes,
    /// Records to compare, or one record and dates.
    Compare,
    /// A condition to add to the filter.
    Filter,
}

/// An edit of the prompt line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Delete the character before the cursor.
    Backspace,
    /// Delete the character under the cursor.
    Delete,
    /// Delete the word before the cursor.
    DeleteWord,
    /// Delete to the start.
    DeleteLine,
    /// Delete to the end.
    DeleteTail,
    /// One character left.
    Left,
    /// One character right.
    Right,
    /// To the start.
    Home,
    /// To the end.
    End,
}

/// Where a hit of the finder leads: a record and, if its text matched, the passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The record.
    pub record: RecordId,
    /// The passage.
    pub passage: Option<Text>,
}

/// What the app, or the loop that runs it, must do after an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing more.
    None,
    /// The action was not for this layer.
    Ignored,
    /// Show a record on its own screen.
    Open(RecordId),
    /// Show one of the hits of a search, and remember the others.
    Found {
        /// The hits, the best first.
        goals: Vec<Goal>,
        /// The one to show.
        at: usize,
        /// What was looked for.
        query: String,
    },
    /// Show the timeline from one date to another.
    Span(PartialDate, PartialDate),
    /// Tell what changed between two dates.
    Changes(PartialDate, PartialDate),
    /// Pin something, or take the pin down.
    Pin(Pin),
    /// Write down that something is pinned now, or is no longer.
    Keep(Pin, bool),
    /// Compare records, or one record at some dates.
    Compare(Vec<RecordId>, Vec<PartialDate>),
    /// Say something until the next key.
    Say(&'static str),
    /// Show the landscape as of a day.
    AsOf(PartialDate),
    /// Show what passes a filter.
    Filter(Box<Filter>),
    /// Run an action as if its key had been pressed.
    Run(Action),
    /// Close the overlay.
    Close,
    /// Leave the program.
    Quit,
    /// Paint everything anew.
    Redraw,
    /// To the shell.
    Suspend,
    /// Take the mouse, or give it back.
    Mouse(bool),
}
