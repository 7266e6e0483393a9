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
    matrix::sheet::{Cell, Column, Sheet, Sort},
};
use serde_json::json;

/// A table and the landscape to which its records belong; columns of actors that were not asked for are left out.
pub(super) struct Told<'a> {
    landscape: &'a Landscape,
    sheet: Sheet,
    /// Places of the columns.
    columns: Vec<usize>,
}

impl<'a> Told<'a> {
    pub(super) fn new(landscape: &'a Landscape, sort: &Sort, filter: &Filter) -> Result<Self, Failure> {
        let sheet = sort.sheet(landscape);
        let asked = |column: &Column| filter.parties.is_empty() || filter.parties.contains(&column.record);
        let columns: Vec<usize> = (0..sheet.columns.len()).filter(|at| asked(&sheet.columns[*at])).collect();
        if columns.is_empty() || sheet.rows.iter().all(|row| row.record.is_none()) {
            return Err(Failure::found("nothing of this table passes the filter"));
        }
        Ok(Self { landscape, sheet, columns })
    }

    fn head(&self, at: usize) -> String {
        let Column { code, under, .. } = &self.sheet.columns[at];
        if under.is_empty() { code.clone() } else { format!("{code} {under}") }
    }

    /// Each row that is of a record: the record, its name, and the cells that were asked for, with what stands behind them.
    fn rows(&self) -> impl Iterator<Item = (RecordId, &str, Vec<&Cell>, &'static str)> {
        self.sheet
            .rows
            .iter()
            .filter_map(|row| Some((row.record?, row.name.as_str(), self.columns.iter().map(|at| &row.cells[*at]).collect(), row.note)))
    }

    /// The claims on which a cell rests.
    fn evidence(&self, row: RecordId, at: usize) -> Vec<Item> {
        let items = self.sheet.evidence(self.landscape, row, self.sheet.columns[at].record);
        items.into_iter().filter(|item| item.kind == ItemKind::Claim).collect()
    }

    fn notes(&self) -> Option<&'static str> {
        Some(self.sheet.notes).filter(|notes| !notes.is_empty())
    }

    pub(super) fn text(&self) -> String {
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|column| {
                let cells = self.rows().map(|(_, _, cells, _)| columns(&cells[column].says)).max().unwrap_or(0);
                cells.max(columns(&self.head(self.columns[column]))) + 2
            })
            .collect();
        let names = self.rows().map(|(_, name, ..)| columns(name)).max().unwrap_or(0) + 2;
        let pad = |text: &str, width: usize| format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))));
        let line = |name: &str, cells: Vec<String>, note: &str| {
            let cells: String = cells.iter().zip(&widths).map(|(cell, width)| pad(cell, *width)).collect();
            format!("{}\n", format!("{}{cells}{note}", pad(name, names)).trim_end())
        };
        let mut out = line("", self.columns.iter().map(|at| self.head(*at)).collect(), self.sheet.notes);
        for (_, name, cells, note) in self.rows() {
            out.push_str(&line(name, cells.iter().map(|cell| cell.says.clone()).collect(), note));
        }
        out.push('\n');
        for (_, sign, meaning) in self.sheet.sort.legend {
            out.push_str(&format!("{} {meaning}\n", pad(sign, 10)));
        }
        out
    }

    pub(super) fn markdown(&self) -> String {
        let row = |cells: Vec<String>| format!("| {} |\n", cells.iter().map(|cell| escape_cell(cell)).collect::<Vec<_>>().join(" | "));
        let heads = self.columns.iter().map(|at| self.head(*at)).chain(self.notes().map(str::to_owned));
        let heads: Vec<String> = std::iter::once(self.sheet.sort.title.to_owned()).chain(heads).collect();
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
            for (cell, at) in cells.iter().zip(&self.columns) {
                let fields = [
                    self.landscape.id(record).to_owned(),
                    self.landscape.id(self.sheet.columns[*at].record).to_owned(),
                    cell.words.clone(),
                    note.to_owned(),
                    self.sources(&self.evidence(record, *at)).join(" "),
                ];
                out.push_str(&format!("{}\n", fields.map(|field| escape_csv(&field)).join(",")));
            }
        }
        out
    }

    fn sources(&self, items: &[Item]) -> Vec<&str> {
        let mut ids: Vec<&str> = items.iter().flat_map(|item| &item.sources).map(|source| self.landscape.id(*source)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    pub(super) fn json(&self) -> Result<String, Failure> {
        let cells = self.rows().flat_map(|(record, _, cells, note)| {
            let told = cells.into_iter().zip(&self.columns).map(move |(cell, at)| {
                let evidence = self.evidence(record, *at);
                let said = evidence.iter().map(|item| {
                    json!({"label": item.label, "text": item.text, "when": item.when, "doubt": item.doubt,
                        "confidence": item.confidence.map(Confidence::slug),
                        "sources": self.sources(std::slice::from_ref(item))})
                });
                json!({"id": self.landscape.id(record), "kind": self.landscape.head(record).kind.slug(), "title": self.landscape.title(record),
                    "column": self.landscape.id(self.sheet.columns[*at].record), "says": cell.words,
                    "note": Some(note).filter(|note| !note.is_empty()), "evidence": said.collect::<Vec<_>>()})
            });
            told.collect::<Vec<_>>()
        });
        output::to_json(&cells.collect::<Vec<_>>())
    }

    /// A page that stands by itself: the table, under it what each cell rests on, to which the cells lead.
    pub(super) fn html(&self) -> String {
        let mut out = super::html_head(self.sheet.sort.title, "");
        self.columns.iter().for_each(|at| out.push_str(&format!("<th>{}</th>", escape_xml(&self.head(*at)))));
        self.notes().iter().for_each(|notes| out.push_str(&format!("<th>{notes}</th>")));
        out.push_str("</tr>\n");
        let mut below = String::new();
        for (record, name, cells, note) in self.rows() {
            out.push_str(&format!("<tr><th>{}</th>", escape_xml(name)));
            for (cell, at) in cells.iter().zip(&self.columns) {
                let column = self.sheet.columns[*at].record;
                let anchor = escape_xml(&format!("{}-{}", self.landscape.id(record), self.landscape.id(column)));
                out.push_str(&format!("<td><a href=\"#{anchor}\">{}</a></td>", escape_xml(&cell.words)));
                let title = format!("{} × {}", self.landscape.title(record), self.landscape.title(column));
                below.push_str(&format!("<dt id=\"{anchor}\">{}</dt>\n", escape_xml(&title)));
                for item in self.evidence(record, *at) {
                    let label = item.label.as_ref().map_or(String::new(), |label| format!("{label}: "));
                    let sources: Vec<&str> = item.sources.iter().map(|source| self.landscape.title(*source)).collect();
                    below.push_str(&format!("<dd>{}</dd>\n", escape_xml(&format!("{label}{} [{}]", item.text, sources.join("; ")))));
                }
            }
            self.notes().iter().for_each(|_| out.push_str(&format!("<td>{note}</td>")));
            out.push_str("</tr>\n");
        }
        format!("{out}</table>\n<h2>On what it rests</h2>\n<dl>\n{below}</dl>\n</html>\n")
    }
}
