//! Norms by the instruments that restate them and the actors that invoke or contest them.

use super::{Cell, Column, Row, Sheet, SheetKind, actors};
use crate::{
    content::schema::{BodyKind, Confidence, EventKind, NormKind, Stance},
    landscape::{
        Kind, Landscape, RecordId,
        page::Item,
        record::{Claim, Detail},
    },
};

/// The table of the norms.
pub const KIND: SheetKind = SheetKind {
    rows: Kind::Norm,
    slug: "norms",
    title: "Where the norms are stated, and who invokes or contests them",
    legend: &[
        (Some(Stance::Supports), "=2", "states it, claims"),
        (Some(Stance::Supports), "+2", "invokes it"),
        (Some(Stance::Opposes), "-1", "contests it"),
        (None, "(+)", "only its position"),
        (Some(Stance::Ambiguous), "±2", "both"),
        (None, "!", "not fully confirmed"),
        (None, "·", "nothing found"),
    ],
    make,
    evidence,
    context: |_, _| Vec::new(),
};

/// An instrument has a column where at least as many of the norms refer to it.
const NORMS_OF_AN_INSTRUMENT: usize = 6;

fn make(landscape: &Landscape) -> Sheet {
    let is_norm = |id: &RecordId| matches!(landscape[*id].detail, Detail::Norm { kind: NormKind::Norm, .. });
    let norms: Vec<RecordId> = landscape.of_kind(Kind::Norm).filter(is_norm).collect();
    let restates = |event: &RecordId| norms.iter().filter(|norm| statements(landscape, **norm, *event).next().is_some()).count();
    let instruments = landscape.of_kind(Kind::Event).filter(|event| restates(event) >= NORMS_OF_AN_INSTRUMENT);
    let columns: Vec<Column> = instruments.map(|event| instrument(landscape, event)).chain(actors(landscape)).collect();
    let rows = norms.iter().map(|norm| Row {
        record: Some(*norm),
        name: format!("{} {}", landscape[*norm].code.as_deref().unwrap_or("?"), landscape.title(*norm)),
        note: "",
        cells: columns.iter().map(|column| cell(landscape, *norm, column.record)).collect(),
    });
    Sheet { kind: &KIND, rows: rows.collect(), columns, under: "of the year", notes: "", is_wordy: false }
}

/// A report is called by the process that wrote it, a resolution by the body that adopted it, and both by their year.
fn instrument(landscape: &Landscape, event: RecordId) -> Column {
    let record = &landscape[event];
    let is_process = |body: &&RecordId| matches!(landscape[**body].detail, Detail::Body { kind: BodyKind::Process, .. });
    let body = record.as_event().and_then(|event| {
        let process = event.bodies.iter().find(is_process).filter(|_| event.kind != EventKind::Resolution);
        process.or(event.bodies.first())
    });
    let body = body.map(|body| &landscape[*body]);
    let code = body.and_then(|body| body.code.as_deref()).unwrap_or("?").to_owned();
    Column { record: event, code, under: record.date().map_or(String::new(), |date| date.year().to_string()) }
}

/// The claims of some fields, each with its field.
fn of_fields<'a>(
    landscape: &'a Landscape,
    norm: RecordId,
    fields: &'static [&'static str],
) -> impl Iterator<Item = (&'static str, &'a Claim)> {
    let sections = match &landscape[norm].detail {
        Detail::Norm { sections, .. } => sections.as_slice(),
        _ => &[],
    };
    let wanted = sections.iter().filter(|section| fields.contains(&section.field));
    wanted.flat_map(|section| section.claims.iter().map(|claim| (section.field, claim)))
}

/// The actors that a claim is about by name, or on whose position it rests: whoever acts in an event in which a norm is invoked may be
/// the one that is accused there.
fn actors_of(landscape: &Landscape, claim: &Claim) -> Vec<RecordId> {
    let is_named =
        |actor: &RecordId| claim.label.as_deref().is_some_and(|label| label.split(", ").any(|name| name == landscape.title(*actor)));
    let of_position = |to: &RecordId| landscape[*to].as_position().map(|position| position.owner);
    let named = landscape.of_kind(Kind::Actor).filter(is_named);
    named.chain(claim.refs.iter().filter_map(of_position).filter(|owner| landscape.head(*owner).kind == Kind::Actor)).collect()
}

/// The claims by which an instrument states a norm.
fn statements(landscape: &Landscape, norm: RecordId, event: RecordId) -> impl Iterator<Item = &Claim> {
    of_fields(landscape, norm, &["asks", "elaboration"]).map(|(_, claim)| claim).filter(move |claim| claim.refs.contains(&event))
}

/// The claims that name an actor as invoking a norm, or as contesting it.
fn of_actor<'a>(landscape: &'a Landscape, norm: RecordId, field: &'static str, actor: RecordId) -> impl Iterator<Item = &'a Claim> {
    of_fields(landscape, norm, &["invoked", "contested"])
        .filter(move |(of, claim)| *of == field && actors_of(landscape, claim).contains(&actor))
        .map(|(_, claim)| claim)
}

fn cell(landscape: &Landscape, norm: RecordId, column: RecordId) -> Cell {
    let claims = |count: usize| if count == 1 { "1 claim".to_owned() } else { format!("{count} claims") };
    let nothing = || Cell { says: "·".to_owned(), words: "nothing on record".to_owned(), tone: None };
    if landscape.head(column).kind != Kind::Actor {
        let count = statements(landscape, norm, column).count();
        if count == 0 {
            return nothing();
        }
        let is_sure = statements(landscape, norm, column).any(|claim| claim.confidence == Confidence::Confirmed);
        let (doubt, in_words) = if is_sure { ("", "") } else { ("!", ", not fully confirmed") };
        let words = format!("states it, {}{in_words}", claims(count));
        return Cell { says: format!("={count}{doubt}"), words, tone: Some(Stance::Supports) };
    }
    let count = |field| of_actor(landscape, norm, field, column).count();
    let (invoked, contested) = (count("invoked"), count("contested"));
    match sign(landscape, norm, column) {
        (None, _) => position_on(landscape, norm, column).unwrap_or_else(nothing),
        (tone, sign) => {
            let told = [("invokes it", invoked), ("contests it", contested)].into_iter().filter(|(_, count)| *count > 0);
            let words = told.map(|(word, count)| format!("{word}, {}", claims(count))).collect::<Vec<_>>().join("; ");
            Cell { says: format!("{sign}{}", invoked + contested), words, tone }
        }
    }
}

/// What an actor says on the issues of a norm: the sign of each of its stances, in brackets, for it says it of the issue.
fn position_on(landscape: &Landscape, norm: RecordId, actor: RecordId) -> Option<Cell> {
    let mut stances: Vec<Stance> = Vec::new();
    for stance in positions_on(landscape, norm, actor).filter_map(|position| landscape.head(position).stance) {
        if !stances.contains(&stance) {
            stances.push(stance);
        }
    }
    let said = |of: fn(Stance) -> &'static str, between: &str| stances.iter().map(|stance| of(*stance)).collect::<Vec<_>>().join(between);
    let says = format!("({})", said(Stance::sign, ""));
    let words = format!("no claim; on its issues: {}", said(Stance::label, ", "));
    (!stances.is_empty()).then_some(Cell { says, words, tone: None })
}

fn positions_on(landscape: &Landscape, norm: RecordId, actor: RecordId) -> impl Iterator<Item = RecordId> + '_ {
    let issues = match &landscape[norm].detail {
        Detail::Norm { issues, .. } => issues.as_slice(),
        _ => &[],
    };
    issues.iter().filter_map(move |issue| landscape.position(actor, *issue))
}

/// How an actor stands to a norm, by the claims that name it: one sign.
pub fn sign(landscape: &Landscape, norm: RecordId, actor: RecordId) -> (Option<Stance>, &'static str) {
    let has = |field| of_actor(landscape, norm, field, actor).next().is_some();
    match (has("invoked"), has("contested")) {
        (true, false) => (Some(Stance::Supports), "+"),
        (false, true) => (Some(Stance::Opposes), "-"),
        (true, true) => (Some(Stance::Ambiguous), "±"),
        (false, false) => (None, "·"),
    }
}

fn evidence(landscape: &Landscape, norm: RecordId, column: RecordId) -> Vec<Item> {
    if landscape.head(column).kind != Kind::Actor {
        let said: Vec<Item> = statements(landscape, norm, column).map(Item::claim).collect();
        return if said.is_empty() { vec![Item::fact("States it", "Nothing is on record.")] } else { said };
    }
    let mut items = Vec::new();
    for (field, heading) in [("invoked", "Invokes it"), ("contested", "Contests it")] {
        // A claim that names nobody else needs no name under the heading of its actor.
        let name = landscape.title(column);
        let item = |claim: &Claim| Item { label: claim.label.clone().filter(|label| **label != *name), ..Item::claim(claim) };
        let said: Vec<Item> = of_actor(landscape, norm, field, column).map(item).collect();
        if said.is_empty() {
            items.push(Item::fact(heading, "No claim on record names it."));
        } else {
            items.push(Item::heading(heading));
            items.extend(said);
        }
    }
    let positions = positions_on(landscape, norm, column).filter_map(|id| Item::position(landscape, id, |position| position.issue));
    let positions: Vec<Item> = positions.collect();
    if positions.is_empty() {
        items.push(Item::fact("Its position", "On the issues of the norm none is on record."));
    } else {
        items.push(Item::heading("Its position on the issues of the norm"));
        items.extend(positions);
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{embedded, landscape::links::LinkKind};

    #[test]
    fn each_of_the_eleven_norms_is_restated_by_the_four_reports_and_no_accused_is_said_to_invoke_one() {
        let landscape = Landscape::on(embedded::shelf());
        let find = |id: &str| landscape.find(id).expect("a record");
        let sheet = KIND.sheet(&landscape);
        assert_eq!(sheet.rows.len(), 11);
        let column = |id: &str| sheet.columns.iter().position(|column| column.record == find(id)).expect("a column");
        for row in &sheet.rows {
            for report in ["un-gge-2015-report", "un-gge-2021-report", "oewg-2021-final-report", "oewg-final-report-2025"] {
                assert!(row.cells[column(report)].says.starts_with('='), "{} {report}", row.name);
            }
            let restated = landscape.links().from(row.record.expect("a norm")).iter().filter(|link| link.kind == LinkKind::RestatedIn);
            assert!(restated.map(|link| link.to).any(|to| to == find("un-gge-2021-report")), "{}", row.name);
        }
        let infrastructure = sheet.rows.iter().find(|row| row.record == Some(find("norm-13f"))).expect("the norm");
        assert!(infrastructure.cells[column("european-union")].says.starts_with('+'));
        assert_eq!(infrastructure.cells[column("russia")].says, "(+)", "it is accused in the event, and invokes nothing");
    }
}
