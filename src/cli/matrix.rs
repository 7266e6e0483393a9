//! `matrix`: the positions, issues by actors, or another table of the landscape, to be read or to go into a document.

mod sheet;

use self::sheet::Told;
use super::{Common, Failure, list, output, world};
use crate::{
    content::clean::{columns, escape_cell, escape_csv, escape_xml},
    landscape::{Kind, Landscape, RecordId},
    matrix::{Grid, agreement::Agreement, sheet::SHEETS},
};

/// The part of the grid that was asked for.
struct Asked<'a> {
    landscape: &'a Landscape,
    grid: Grid,
    /// Places of the issues and of the owners in the grid.
    issues: Vec<usize>,
    owners: Vec<usize>,
}

/// A format of the matrix: its word on the command line, and how it is written.
pub(super) struct Format {
    pub(super) name: &'static str,
    write: fn(&Asked) -> Result<String, Failure>,
    tell: fn(&Told) -> Result<String, Failure>,
}

/// The formats, one row each.
pub(super) const FORMATS: &[Format] = &[
    Format { name: "text", write: |asked| Ok(text(asked)), tell: |told| Ok(told.text()) },
    Format { name: "json", write: |asked| list::json(asked.landscape, &asked.positions()), tell: |told| told.json() },
    Format { name: "csv", write: |asked| Ok(csv(asked)), tell: |told| Ok(told.csv()) },
    Format { name: "markdown", write: |asked| Ok(markdown(asked)), tell: |told| Ok(told.markdown()) },
    Format { name: "html", write: |asked| Ok(html(asked)), tell: |told| Ok(told.html()) },
];

pub(super) fn run(of: &str, format: &str, common: &Common) -> Result<(), Failure> {
    let landscape = world::load(common)?;
    let filter = world::filter(&landscape, common)?;
    let format = FORMATS.iter().find(|known| known.name == format).unwrap_or(&FORMATS[0]);
    if let Some(kind) = SHEETS.iter().find(|kind| kind.slug == of) {
        let told = Told::new(&landscape, kind, &filter)?;
        return output::print((format.tell)(&told)?.as_bytes());
    }
    let grid = Grid::new(&landscape);
    let is_owner =
        |id: &RecordId| if filter.parties.is_empty() { landscape.head(*id).kind == Kind::Actor } else { filter.parties.contains(id) };
    let owners: Vec<usize> = (0..grid.owners.len()).filter(|at| is_owner(&grid.owners[*at])).collect();
    let issues: Vec<usize> =
        (0..grid.issues.len()).filter(|at| filter.issues.is_empty() || filter.issues.contains(&grid.issues[*at])).collect();
    if owners.is_empty() {
        return Err(Failure::found("none of these takes a position; `list actors` and `list bodies` name those who may"));
    }
    let asked = Asked { landscape: &landscape, grid, issues, owners };
    if asked.positions().is_empty() {
        return Err(Failure::found("no position on record passes the filter"));
    }
    output::print((format.write)(&asked)?.as_bytes())
}

impl Asked<'_> {
    fn owner(&self, at: usize) -> &str {
        self.landscape.title(self.grid.owners[at])
    }

    fn issue(&self, at: usize) -> &str {
        self.landscape.title(self.grid.issues[at])
    }

    /// The positions of all cells, owner by owner.
    fn positions(&self) -> Vec<RecordId> {
        let of = |owner: usize| self.issues.iter().filter_map(move |issue| self.grid.cell(*issue, owner).and_then(|cell| cell.position));
        self.owners.iter().flat_map(|owner| of(*owner)).collect()
    }

    /// What a cell says, in words.
    fn cell(&self, issue: usize, owner: usize) -> String {
        let Some(cell) = self.grid.cell(issue, owner) else { return String::new() };
        let plural = if cell.sources == 1 { "" } else { "s" };
        format!("{}, {} source{plural}", cell.stance.label(), cell.sources)
    }

    /// How far every two owners agree on the issues that were asked for.
    fn agreements(&self) -> Vec<(usize, usize, Agreement)> {
        let pairs = self.owners.iter().enumerate().flat_map(|(at, one)| self.owners[at + 1..].iter().map(move |other| (*one, *other)));
        pairs.map(|(one, other)| (one, other, self.grid.agreement_on(self.issues.iter().copied(), one, other))).collect()
    }
}

fn text(asked: &Asked) -> String {
    let widest = |owner: &usize| {
        let cells = asked.issues.iter().map(|issue| columns(&asked.cell(*issue, *owner)));
        cells.chain([columns(asked.owner(*owner))]).max().unwrap_or(0) + 2
    };
    let widths: Vec<usize> = asked.owners.iter().map(widest).collect();
    let line = |name: &str, cells: Vec<String>| {
        let cells: String = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        format!("{}\n", format!("{name:<34}{cells}").trim_end())
    };
    let mut text = line("", asked.owners.iter().map(|owner| asked.owner(*owner).to_owned()).collect());
    for issue in &asked.issues {
        text.push_str(&line(asked.issue(*issue), asked.owners.iter().map(|owner| asked.cell(*issue, *owner)).collect()));
    }
    if asked.owners.len() > 1 {
        text.push_str("\nThe same stance, of the issues on which both take one (silence and absences are none)\n");
        for (one, other, Agreement { same, shared }) in asked.agreements() {
            text.push_str(&format!("{:<34}{same:>2} of {shared}\n", format!("{} and {}", asked.owner(one), asked.owner(other))));
        }
    }
    text
}

fn csv(asked: &Asked) -> String {
    let mut out = "issue,owner,stance,since,sources,confidence,position\n".to_owned();
    for position in asked.positions() {
        let record = &asked.landscape[position];
        let Some(held) = record.as_position() else { continue };
        let latest = held.latest();
        let fields = [
            asked.landscape.id(held.issue).to_owned(),
            asked.landscape.id(held.owner).to_owned(),
            latest.map_or("", |step| step.stance.slug()).to_owned(),
            latest.and_then(|step| step.claim.since).map_or(String::new(), |since| since.to_string()),
            record.sources.iter().map(|source| asked.landscape.id(*source)).collect::<Vec<_>>().join(" "),
            record.confidence.map_or("", |confidence| confidence.slug()).to_owned(),
            record.id.to_string(),
        ];
        out.push_str(&format!("{}\n", fields.map(|field| escape_csv(&field)).join(",")));
    }
    out
}

fn markdown(asked: &Asked) -> String {
    let row = |first: &str, cells: Vec<String>| {
        format!("| {} | {} |\n", escape_cell(first), cells.iter().map(|cell| escape_cell(cell)).collect::<Vec<_>>().join(" | "))
    };
    let mut out = row("Issue", asked.owners.iter().map(|owner| asked.owner(*owner).to_owned()).collect());
    out.push_str(&format!("|---|{}\n", "---|".repeat(asked.owners.len())));
    for issue in &asked.issues {
        out.push_str(&row(asked.issue(*issue), asked.owners.iter().map(|owner| asked.cell(*issue, *owner)).collect()));
    }
    out.push_str("\n| Who | Same stance | Issues on which both take one |\n|---|---|---|\n");
    for (one, other, Agreement { same, shared }) in asked.agreements() {
        out.push_str(&row(&format!("{} and {}", asked.owner(one), asked.owner(other)), vec![same.to_string(), shared.to_string()]));
    }
    out
}

/// The start of a page that stands by itself, as far as the first head of its table.
fn html_head(title: &str, corner: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title>\n<style>body{{font:15px/1.4 sans-serif;margin:2em}}table{{border-collapse:collapse}}th,td{{border:1px solid #999;padding:.3em .6em;text-align:left}}dt{{font-weight:bold;margin-top:1em}}</style>\n<h1>{title}</h1>\n<table><tr><th>{corner}</th>"
    )
}

/// A page that stands by itself: the table, under it what each cell says and its sources, to which the cells lead.
fn html(asked: &Asked) -> String {
    let cell = |tag: &str, text: &str| format!("<{tag}>{}</{tag}>", escape_xml(text));
    let mut out = html_head("Positions", "Issue");
    asked.owners.iter().for_each(|owner| out.push_str(&cell("th", asked.owner(*owner))));
    out.push_str("</tr>\n");
    for issue in &asked.issues {
        out.push_str(&format!("<tr>{}", cell("th", asked.issue(*issue))));
        for owner in &asked.owners {
            let text = escape_xml(&asked.cell(*issue, *owner));
            let position = asked.grid.cell(*issue, *owner).and_then(|cell| cell.position);
            let linked = position.map(|id| format!("<a href=\"#{}\">{text}</a>", escape_xml(asked.landscape.id(id))));
            out.push_str(&format!("<td>{}</td>", linked.unwrap_or(text)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n<h2>What they say</h2>\n<dl>\n");
    for id in asked.positions() {
        let record = &asked.landscape[id];
        out.push_str(&format!("<dt id=\"{}\">{}</dt>\n", escape_xml(&record.id), escape_xml(&record.title)));
        for step in record.as_position().iter().flat_map(|position| &position.steps) {
            let since = step.claim.since.map_or(String::new(), |since| format!(", since {since}"));
            let sources: Vec<&str> = step.claim.sources.iter().map(|source| asked.landscape.title(*source)).collect();
            let doubt = step.claim.doubt.as_ref().map_or(String::new(), |doubt| format!(" Doubtful: {doubt}"));
            let said = format!(
                "{}{since} ({}): {}{doubt} [{}]",
                step.stance.label(),
                step.claim.confidence.label(),
                step.claim.text,
                sources.join("; ")
            );
            out.push_str(&format!("{}\n", cell("dd", &said)));
        }
    }
    out.push_str("</dl>\n</html>\n");
    out
}
