//! Records side by side, as a list over the screen: columns where there is room, one under the other where there is not.
//! What is the same is folded into one row, and a key unfolds it.

use super::{Listed, Overlay};
use crate::{
    content::clean::{columns, fit},
    dashboard::{
        action::{Action, Effect},
        keymap::{self, Binding},
        theme::Role,
        view::Context,
        widgets::choice::Row,
    },
    landscape::RecordId,
    matrix::compare::{Aligned, POSITIONS, Side, compare},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// Columns that a side needs to stand beside another.
const LEAST: usize = 20;

/// Columns of the questions.
const QUESTION: usize = 26;

/// What is compared, and how it is shown.
#[derive(Debug)]
pub struct Compare {
    names: Vec<String>,
    rows: Vec<Aligned>,
    /// Whether the records are those of the landscape that is looked at: then rows lead to them.
    leads_on: bool,
    unfolded: bool,
    width: usize,
    listed: Listed<RecordId>,
}

impl Compare {
    /// Compares; `leads_on` where all sides are of the landscape that is looked at.
    pub fn new(sides: &[Side], leads_on: bool) -> Self {
        let names: Vec<String> = sides.iter().map(|side| side.name.to_owned()).collect();
        let listed = Listed::new(String::new(), Vec::new());
        Self { names, rows: compare(sides), leads_on, unfolded: false, width: 0, listed }
    }

    fn lay_out(&mut self) {
        let mut rows: Vec<(Row, Option<RecordId>)> = Vec::new();
        let beside = self.width >= QUESTION + self.names.len() * LEAST;
        let column = (self.width.saturating_sub(QUESTION + 2) / self.names.len().max(1)).saturating_sub(2);
        if beside {
            rows.push((
                Row::heading(format!("{:QUESTION$}", "") + &self.names.iter().map(|name| padded(name, column)).collect::<String>()),
                None,
            ));
        }
        let mut at = 0;
        while at < self.rows.len() {
            let section = self.rows[at].section.as_str();
            let end = self.rows[at..].iter().position(|row| row.section != section).map_or(self.rows.len(), |length| at + length);
            rows.push((Row::heading(if section.is_empty() { "At a glance" } else { section }), None));
            for row in self.rows[at..end].iter().filter(|row| !row.is_same || self.unfolded) {
                self.add(row, beside.then_some(column), &mut rows);
            }
            for (is_silent, told) in [(false, "the same"), (true, "on which nobody takes a stance")] {
                let folded = self.rows[at..end].iter().filter(|row| row.is_same && row.is_silent == is_silent && !self.unfolded);
                let what: Vec<&str> = folded.map(|row| row.what.as_str()).collect();
                if !what.is_empty() {
                    let text = format!("{} {told}: {}", what.len(), what.join(", "));
                    rows.push((Row::of(vec![(Role::Dim, fit(&text, self.width.saturating_sub(2)))]), None));
                }
            }
            at = end;
        }
        let positions: Vec<&Aligned> = self.rows.iter().filter(|row| row.section == POSITIONS).collect();
        let same = positions.iter().filter(|row| row.is_same && !row.is_silent).count();
        let told = if positions.is_empty() {
            String::new()
        } else {
            {
                let spoken = positions.iter().filter(|row| !row.is_silent).count();
                format!(": the same on {same} of {spoken} issues")
            }
        };
        let title = self.names.join(" · ") + &told;
        let selected = self.listed.list.selected();
        self.listed = Listed::new(title, rows);
        self.listed.list.select(selected);
    }

    fn add(&self, row: &Aligned, column: Option<usize>, rows: &mut Vec<(Row, Option<RecordId>)>) {
        let role = if row.is_same { Role::Dim } else { Role::Text };
        let says = |at: usize| if row.says[at].is_empty() { "–" } else { &row.says[at] };
        let behind = |at: usize| row.behind[at].filter(|_| self.leads_on);
        if let Some(column) = column {
            let mut pieces = vec![(Role::Label, padded(&row.what, QUESTION - 2))];
            pieces.extend((0..row.says.len()).map(|at| (role, padded(says(at), column))));
            let first = (0..row.says.len()).find_map(behind);
            rows.push((Row::of(pieces), first));
        } else {
            if !row.what.is_empty() {
                rows.push((Row::of(vec![(Role::Label, row.what.clone())]), (0..row.says.len()).find_map(behind)));
            }
            for (at, name) in self.names.iter().enumerate() {
                rows.push((Row::of(vec![(Role::Dim, format!("  {name}: ")), (role, says(at).to_owned())]), behind(at)));
            }
        }
    }
}

/// A text cut or filled to a width, and two columns of space.
fn padded(text: &str, width: usize) -> String {
    let text = fit(text, width);
    let space = width.saturating_sub(columns(&text)) + 2;
    text + &" ".repeat(space)
}

impl Overlay for Compare {
    fn keys(&self) -> &'static [Binding] {
        keymap::COMPARE
    }

    fn types(&self) -> bool {
        false
    }

    fn update(&mut self, _: &Context, action: Action) -> Effect {
        match action {
            Action::Open => self.listed.target().map_or(Effect::None, Effect::Open),
            Action::Fold => {
                self.unfolded = !self.unfolded;
                self.width = 0;
                Effect::None
            }
            _ => self.listed.update(action),
        }
    }

    fn arrange(&mut self, _: &Context, area: Rect) {
        // Columns take all there is.
        let area = super::centred_within(area, u16::MAX);
        let width = area.width.saturating_sub(3) as usize;
        if width != self.width {
            self.width = width;
            self.lay_out();
        }
        self.listed.arrange_in(area);
    }

    fn draw(&self, context: &Context, _: Rect, buffer: &mut Buffer) {
        self.listed.draw(context, "Nothing on record", buffer);
    }

    fn cursor(&self) -> Option<Position> {
        self.listed.list.cursor()
    }
}
