//! The timeline as files that other programs read: tables for sheets and documents, a calendar. Knows records, nothing of files.

use super::lanes::Mark;
use crate::{
    content::{
        clean::escape_cell,
        clean::escape_csv,
        date::{Day, PartialDate},
    },
    landscape::{Landscape, RecordId, record::Event},
};

/// One row of an export: a date of an event with everything that tells what it is.
struct Row<'a> {
    mark: &'a Mark,
    event: &'a Event,
    id: &'a str,
    title: &'a str,
    sources: &'a [RecordId],
}

fn rows<'a>(landscape: &'a Landscape, marks: &'a [Mark]) -> impl Iterator<Item = Row<'a>> {
    marks.iter().filter_map(|mark| {
        let record = &landscape[mark.event];
        Some(Row { mark, event: record.as_event()?, id: &record.id, title: &record.title, sources: &record.sources })
    })
}

fn titles(landscape: &Landscape, records: &[RecordId]) -> String {
    records.iter().map(|record| landscape.title(*record)).collect::<Vec<_>>().join("; ")
}

/// Comma-separated values (RFC 4180), one date of an event to a line, under a line of names.
pub fn csv(landscape: &Landscape, marks: &[Mark]) -> String {
    let mut out = "date,what,id,title,kind,actors,bodies,conflict,sources\r\n".to_owned();
    for row in rows(landscape, marks) {
        let cells = [
            row.mark.on.to_string(),
            row.mark.kind.label().to_owned(),
            row.id.to_owned(),
            row.title.to_owned(),
            row.event.kind.slug().to_owned(),
            titles(landscape, &row.event.actors),
            titles(landscape, &row.event.bodies),
            row.event.conflict.as_deref().unwrap_or_default().to_owned(),
            titles(landscape, row.sources),
        ];
        out.push_str(&cells.map(|cell| escape_csv(&cell)).join(","));
        out.push_str("\r\n");
    }
    out
}

/// A table in Markdown, with the sources of every row.
pub fn markdown(landscape: &Landscape, marks: &[Mark]) -> String {
    let mut out = "| Date | What | Event | Who | Sources |\n|---|---|---|---|---|\n".to_owned();
    for row in rows(landscape, marks) {
        let who: Vec<RecordId> = row.event.actors.iter().chain(&row.event.bodies).copied().collect();
        let doubt = if row.mark.conflicts { " (sources conflict)" } else { "" };
        out.push_str(&format!(
            "| {} | {}{doubt} | {} | {} | {} |\n",
            row.mark.on,
            row.mark.kind.label(),
            escape_cell(row.title),
            escape_cell(&titles(landscape, &who)),
            escape_cell(&titles(landscape, row.sources)),
        ));
    }
    out
}

/// A calendar (RFC 5545): every date is an event of whole days, a vague one of all the days that it may mean.
pub fn ics(landscape: &Landscape, marks: &[Mark]) -> String {
    let compact = |day: Day| PartialDate::from_day(day).to_string().replace('-', "");
    let mut lines = vec!["BEGIN:VCALENDAR".to_owned(), "VERSION:2.0".to_owned(), "PRODID:-//cybernorms//timeline//EN".to_owned()];
    for row in rows(landscape, marks) {
        let (first, last) = (row.mark.on.first_day(), row.mark.on.last_day());
        let doubt = row.event.conflict.as_ref().map_or(String::new(), |conflict| format!("\nSources conflict: {conflict}"));
        let said = format!("{}\n{}{doubt}\nSources: {}", row.event.what, row.event.why, titles(landscape, row.sources));
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}-{}@cybernorms", row.id, row.mark.on),
            format!("DTSTAMP:{}T000000Z", compact(first)),
            format!("DTSTART;VALUE=DATE:{}", compact(first)),
            format!("DTEND;VALUE=DATE:{}", compact(last + 1)),
            format!("SUMMARY:{}", ics_text(&format!("{}: {}", row.mark.kind.label(), row.title))),
            format!("DESCRIPTION:{}", ics_text(&said)),
            format!("CATEGORIES:{}", ics_text(row.event.kind.label())),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

fn ics_text(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A line of at most 75 bytes; what is longer goes on after a line break and a space.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + line.len() / 36);
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{embedded, landscape::filter::Filter, timeline::lanes};

    fn all() -> (Landscape, Vec<Mark>) {
        let landscape = Landscape::on(embedded::shelf());
        let marks = lanes::marks(&landscape, &Filter::default());
        (landscape, marks)
    }

    #[test]
    fn a_sheet_has_a_line_for_every_date_and_runs_nothing() {
        let (landscape, marks) = all();
        let sheet = csv(&landscape, &marks);
        assert_eq!(sheet.matches("\r\n").count(), marks.len() + 1);
        assert_eq!(escape_csv("=1+1, \"x\""), "\"'=1+1, \"\"x\"\"\"");
    }

    #[test]
    fn a_calendar_has_every_date_in_short_lines_and_whole_days() {
        let (landscape, marks) = all();
        let calendar = ics(&landscape, &marks);
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), marks.len());
        assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = calendar.replace("\r\n ", "");
        assert!(unfolded.contains("UID:csto-agreement-2017-2017-11-30@cybernorms\r\n"));
        assert!(unfolded.contains("DTSTART;VALUE=DATE:20171130\r\nDTEND;VALUE=DATE:20171201\r\n"));
        assert!(
            unfolded.lines().all(|line| !line.starts_with("SUMMARY") || !line.replace("\\,", "").replace("\\;", "").contains([',', ';']))
        );
    }

    #[test]
    fn a_document_names_the_sources_of_every_row() {
        let (landscape, marks) = all();
        let document = markdown(&landscape, &marks);
        assert_eq!(document.lines().count(), marks.len() + 2);
        assert!(document.lines().all(|line| line.replace("\\|", "").matches('|').count() == 6));
    }
}
