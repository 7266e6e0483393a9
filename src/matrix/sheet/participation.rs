//! Bodies by actors: who is a member, advises, contributes or stays outside, where each would have questions decided, and by what rule
//! a body decides.

use super::{Cell, Row, Sheet, SheetKind, actors};
use crate::{
    content::schema::{BodyKind, Confidence, Role, Stance},
    landscape::{
        Kind, Landscape, RecordId,
        page::Item,
        part::{Part, claims},
        record::{Detail, Position},
    },
};

/// The table of participation.
pub const KIND: SheetKind = SheetKind {
    rows: Kind::Body,
    slug: "bodies",
    title: "How the actors take part in the bodies",
    legend: &[
        (None, "!", "not fully confirmed"),
        (None, "→", "wants a question here"),
        (None, "←", "wants one away"),
        (Some(Stance::Supports), "memb", "member"),
        (Some(Stance::Conditional), "obsv", "observer"),
        (Some(Stance::Conditional), "part", "partner"),
        (Some(Stance::Conditional), "advs", "government adviser"),
        (Some(Stance::Conditional), "ctrb", "contributor"),
        (Some(Stance::Opposes), "out", "outside"),
        (Some(Stance::Silent), "none", "nothing found"),
    ],
    make,
    evidence,
    context,
};

fn make(landscape: &Landscape) -> Sheet {
    let columns: Vec<_> = actors(landscape).collect();
    let mut rows: Vec<Row> = Vec::new();
    let mut group: Option<BodyKind> = None;
    for body in landscape.of_kind(Kind::Body) {
        let record = &landscape[body];
        let Detail::Body { kind, ended, rule, .. } = &record.detail else { continue };
        if group.replace(*kind) != Some(*kind) {
            rows.push(Row { record: None, name: kind.label().to_owned(), note: "", cells: Vec::new() });
        }
        rows.push(Row {
            record: Some(body),
            name: format!(
                "{}{}",
                record.code.as_ref().unwrap_or(&record.title),
                ended.map_or(String::new(), |on| format!(" to {}", on.year()))
            ),
            note: rule.map_or("not recorded", |rule| rule.label()),
            cells: columns.iter().map(|column| cell(landscape, body, column.record)).collect(),
        });
    }
    Sheet { kind: &KIND, columns, rows, under: "", notes: "rule", is_wordy: false }
}

fn cell(landscape: &Landscape, body: RecordId, actor: RecordId) -> Cell {
    let part = landscape.part(actor, body);
    let (word, tone) = part.map_or(("none", Stance::Silent), |part| short(part.role));
    let wants = |of: fn(&Position) -> Option<RecordId>| wishes(landscape, actor, body, of).next().is_some();
    let (wish, wish_in_words) = match (wants(Position::venue), wants(Position::instead_of)) {
        (true, true) => ("↔", "; would have one question decided here, and another elsewhere"),
        (true, _) => ("→", "; would have a question decided here"),
        (_, true) => ("←", "; would have a question decided elsewhere"),
        _ => ("", ""),
    };
    let doubt = part.filter(|part| part.claim.confidence != Confidence::Confirmed).map_or("", |_| "!");
    let role = part.map_or("nothing on record", |part| part.role.label());
    let degree = part.map_or(String::new(), |part| format!(" ({})", part.claim.confidence.label()));
    Cell { says: format!("{word}{wish}{doubt}"), words: format!("{role}{degree}{wish_in_words}"), tone: Some(tone) }
}

/// A part in four letters, and its colour.
fn short(role: Role) -> (&'static str, Stance) {
    match role {
        Role::Member => ("memb", Stance::Supports),
        Role::Observer => ("obsv", Stance::Conditional),
        Role::Partner => ("part", Stance::Conditional),
        Role::Adviser => ("advs", Stance::Conditional),
        Role::Contributor => ("ctrb", Stance::Conditional),
        Role::Outside => ("out", Stance::Opposes),
        Role::NotFound => ("none", Stance::Silent),
    }
}

/// The positions of an actor that name a body as the place where a question belongs, or does not.
fn wishes(
    landscape: &Landscape,
    actor: RecordId,
    body: RecordId,
    of: fn(&Position) -> Option<RecordId>,
) -> impl Iterator<Item = RecordId> + '_ {
    let names = move |id: &RecordId| landscape[*id].as_position().is_some_and(|position| of(position) == Some(body));
    landscape.of_kind(Kind::Issue).filter_map(move |issue| landscape.position(actor, issue)).filter(names)
}

fn evidence(landscape: &Landscape, body: RecordId, actor: RecordId) -> Vec<Item> {
    let mut items = of_actor(landscape, body, actor);
    let issue = |position: &Position| position.issue;
    let here: Vec<_> = wishes(landscape, actor, body, Position::venue).collect();
    let away: Vec<_> = wishes(landscape, actor, body, Position::instead_of).collect();
    for (heading, positions) in [("Would have it decided here", here), ("Would have it decided elsewhere", away)] {
        if !positions.is_empty() {
            items.push(Item::heading(heading));
            items.extend(positions.into_iter().filter_map(|position| Item::position(landscape, position, issue)));
        }
    }
    items
}

fn context(landscape: &Landscape, body: RecordId) -> Vec<Item> {
    let Detail::Body { sections, rule, .. } = &landscape[body].detail else { return Vec::new() };
    let mut items = vec![Item::heading("How it decides")];
    items.extend(rule.map(|rule| Item::fact("Rule", rule.label())));
    items.extend(claims(sections, "decisions").map(Item::claim));
    items
}

/// What is on record of the part of an actor: what says which it is, then all else that names the body.
fn of_actor(landscape: &Landscape, body: RecordId, actor: RecordId) -> Vec<Item> {
    let part = landscape.part(actor, body);
    let mut items = match part {
        Some(Part { role, claim, is_of_all }) => {
            let label = if is_of_all { format!("As every state: {}", role.label()) } else { role.label().to_owned() };
            vec![Item { label: Some(label.into()), ..Item::claim(claim) }]
        }
        None => vec![Item::fact("Its part", "Nothing is on record.")],
    };
    items.extend(landscape.other_ties(actor, body).map(Item::claim));
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;

    #[test]
    fn a_cell_says_part_wish_and_doubt() {
        let landscape = Landscape::on(embedded::shelf());
        let find = |id: &str| landscape.find(id).expect("a record");
        let says = |body: &str, actor: &str| cell(&landscape, find(body), find(actor)).says;
        assert_eq!(says("itu", "russia"), "memb→");
        assert_eq!(says("council-of-europe", "russia"), "out←");
        assert_eq!(says("gac", "turkey"), "advs!");
        assert_eq!(says("sco", "turkey"), "part");
        let told = evidence(&landscape, find("itu"), find("russia"));
        assert!(told.iter().any(|item| item.label.as_deref() == Some("Internet governance model") && !item.sources.is_empty()));
    }
}
