//! The tables beside the positions, in the same formats: bodies, norms and terms by actors.

use crate::{
    cli::{Failure, output},
    content::{
        clean::{columns, escape_cell, escape_csv, escape_xml},
        schema::Confidence,
    },
    landscape::{
        Landscape, RecordId,
        filter::Filter,
        page::{Item, ItemKind},
    },
    matrix::sheet::{Cell, Column, Sheet, SheetKind},
};
use serde_json::json;

/// A table and the landscape to which its records belong.
pub(super) struct Told<'a> {
    landscape: &'a Landscape,
    sheet: Sheet,
}

impl<'a> Told<'a> {
    pub(super) fn new(landscape: &'a Landscape, kind: &SheetKind, filter: &Filter) -> Result<Self, Failure> {
        let whole = kind.sheet(landscape);
        if whole.is_empty() {
            return Err(Failure::found("nothing of this table is on record"));
        }
        let sheet = whole.passing(landscape, filter);
        if sheet.is_empty() {
            return Err(Failure::found("nothing of this table passes the filter"));
        }
        Ok(Self { landscape, sheet })
    }

    fn heads(&self) -> impl Iterator<Item = String> {
        self.sheet.columns.iter().map(|Column { code, under, .. }| if under.is_empty() { code.clone() } else { format!("{code} {under}") })
    }

    /// Each row that is of a record: the record, its name, its cells, and what stands behind them.
    fn rows(&self) -> impl Iterator<Item = (RecordId, &str, &[Cell], &'static str)> {
        self.sheet.rows.iter().filter_map(|row| Some((row.record?, row.name.as_str(), row.cells.as_slice(), row.note)))
    }

    /// The claims on which a cell rests.
    fn evidence(&self, row: RecordId, column: &Column) -> Vec<Item> {
        let items = self.sheet.evidence(self.landscape, row, column.record);
        items.into_iter().filter(|item| item.kind == ItemKind::Claim).collect()
    }

    fn notes(&self) -> Option<&'static str> {
        Some(self.sheet.notes).filter(|notes| !notes.is_empty())
    }

    pub(super) fn text(&self) -> String {
        let widest = |(column, head): (usize, String)| {
            let cells = self.rows().map(|(_, _, cells, _)| columns(&cells[column].says)).max().unwrap_or(0);
            cells.max(columns(&head)) + 2
        };
        let widths: Vec<usize> = self.heads().enumerate().map(widest).collect();
        let names = self.rows().map(|(_, name, ..)| columns(name)).max().unwrap_or(0) + 2;
        let pad = |text: &str, width: usize| format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))));
        let line = |name: &str, cells: Vec<String>, note: &str| {
            let cells: String = cells.iter().zip(&widths).map(|(cell, width)| pad(cell, *width)).collect();
            format!("{}\n", format!("{}{cells}{note}", pad(name, names)).trim_end())
        };
        let mut out = line("", self.heads().collect(), self.sheet.notes);
        for (_, name, cells, note) in self.rows() {
            out.push_str(&line(name, cells.iter().map(|cell| cell.says.clone()).collect(), note));
        }
        out.push('\n');
        // Of the legend what stands in the table.
        let stands = |sign: &str| {
            let sign = sign.trim_end_matches(|c: char| c.is_ascii_digit());
            self.rows().any(|(_, _, cells, _)| cells.iter().any(|cell| sign.split(' ').any(|part| cell.says.contains(part))))
        };
        for (_, sign, meaning) in self.sheet.kind.legend.iter().filter(|(_, sign, _)| stands(sign)) {
            out.push_str(&format!("{} {meaning}\n", pad(sign, 10)));
        }
        out
    }

    pub(super) fn markdown(&self) -> String {
        let row = |cells: Vec<String>| format!("| {} |\n", cells.iter().map(|cell| escape_cell(cell)).collect::<Vec<_>>().join(" | "));
        let heads = self.heads().chain(self.notes().map(str::to_owned));
        let heads: Vec<String> = std::iter::once(self.sheet.kind.title.to_owned()).chain(heads).collect();
        let mut out = format!("{}|{}\n", row(heads.clone()), "---|".repeat(heads.len()));
        for (_, name, cells, note) in self.rows() {
            let note = self.notes().map(|_| note.to_owned());
            let cells = cells.iter().map(|cell| cell.words.clone()).chain(note);
            out.push_str(&row(std::iter::once(name.to_owned()).chain(cells).collect()));
        }
        out
    }

    pub(super) fn csv(&self) -> String {
        let mut out = "row,column,says,note,sources\n".to_owned();
        for (record, _, cells, note) in self.rows() {
            for (cell, column) in cells.iter().zip(&self.sheet.columns) {
                let fields = [
                    self.landscape.id(record).to_owned(),
                    self.landscape.id(column.record).to_owned(),
                    cell.words.clone(),
                    note.to_owned(),
                    self.sources(&self.evidence(record, column)).join(" "),
                ];
                out.push_str(&format!("{}\n", fields.map(|field| escape_csv(&field)).join(",")));
            }
        }
        out
    }

    fn sources(&self, items: &[Item]) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        for id in items.iter().flat_map(|item| &item.sources).map(|source| self.landscape.id(*source)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    pub(super) fn json(&self) -> Result<String, Failure> {
        let cells = self.rows().flat_map(|(record, _, cells, note)| {
            let told = cells.iter().zip(&self.sheet.columns).map(move |(cell, column)| {
                let evidence = self.evidence(record, column);
                let said = evidence.iter().map(|item| {
                    json!({"label": item.label, "text": item.text, "when": item.when, "doubt": item.doubt,
                        "confidence": item.confidence.map(Confidence::slug),
                        "sources": self.sources(std::slice::from_ref(item))})
                });
                json!({"id": self.landscape.id(record), "kind": self.landscape.head(record).kind.slug(), "title": self.landscape.title(record),
                    "column": self.landscape.id(column.record), "says": cell.words,
                    "note": Some(note).filter(|note| !note.is_empty()), "evidence": said.collect::<Vec<_>>()})
            });
            told.collect::<Vec<_>>()
        });
        output::to_json(&cells.collect::<Vec<_>>())
    }

    /// A claim with all that is to be known of it: of what, stance, date, degree, text, doubt, sources.
    fn sentence(&self, item: &Item) -> String {
        let label = item.label.as_ref().map_or(String::new(), |label| format!("{label}: "));
        let stance = item.stance.map_or(String::new(), |stance| format!("{}; ", stance.label()));
        let when = item.when.as_ref().map_or(String::new(), |when| format!("{when}; "));
        let degree = item.confidence.map_or(String::new(), |confidence| format!("{}; ", confidence.label()));
        let doubt = item.doubt.as_ref().map_or(String::new(), |doubt| format!(" Doubtful: {doubt}"));
        let sources: Vec<&str> = item.sources.iter().map(|source| self.landscape.title(*source)).collect();
        format!("{label}{stance}{when}{degree}{}{doubt} [{}]", item.text, sources.join("; "))
    }

    /// A page that stands by itself: the table, under it what each cell rests on, to which the cells lead.
    pub(super) fn html(&self) -> String {
        let mut out = super::html_head(self.sheet.kind.title, "");
        self.heads().for_each(|head| out.push_str(&format!("<th>{}</th>", escape_xml(&head))));
        self.notes().iter().for_each(|notes| out.push_str(&format!("<th>{notes}</th>")));
        out.push_str("</tr>\n");
        let mut below = String::new();
        for (record, name, cells, note) in self.rows() {
            out.push_str(&format!("<tr><th>{}</th>", escape_xml(name)));
            for (cell, column) in cells.iter().zip(&self.sheet.columns) {
                let anchor = escape_xml(&format!("{}-{}", self.landscape.id(record), self.landscape.id(column.record)));
                out.push_str(&format!("<td><a href=\"#{anchor}\">{}</a></td>", escape_xml(&cell.words)));
                let title = format!("{} × {}", self.landscape.title(record), self.landscape.title(column.record));
                below.push_str(&format!("<dt id=\"{anchor}\">{}</dt>\n", escape_xml(&title)));
                self.evidence(record, column)
                    .iter()
                    .for_each(|item| below.push_str(&format!("<dd>{}</dd>\n", escape_xml(&self.sentence(item)))));
            }
            self.notes().iter().for_each(|_| out.push_str(&format!("<td>{note}</td>")));
            out.push_str("</tr>\n");
        }
        format!("{out}</table>\n<h2>On what it rests</h2>\n<dl>\n{below}</dl>\n</html>\n")
    }
}
