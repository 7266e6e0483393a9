//! How each actor names the field and the disputed things: the term in its own language, since when, and what it is easily mistaken for.

use super::{Cell, Row, Sheet, SheetKind, actors};
use crate::{
    landscape::{
        Kind, Landscape, RecordId,
        page::Item,
        part::claims,
        record::{Claim, Detail},
    },
    order::{self, down},
};

/// The bridge of terms.
pub const KIND: SheetKind = SheetKind {
    rows: Kind::Concept,
    slug: "terms",
    title: "How the actors name the disputed things",
    legend: &[(None, "·", "no term on record"), (None, "…", "more in the page of the cell")],
    make,
    evidence,
    context,
};

/// A thing is disputed where at least as many actors have a name of their own for it.
const ACTORS_THAT_NAME_IT: usize = 2;

fn make(landscape: &Landscape) -> Sheet {
    let columns: Vec<_> = actors(landscape).collect();
    let named = |concept: &RecordId| columns.iter().filter(|column| names(landscape, *concept, column.record).next().is_some()).count();
    let mut disputed: Vec<RecordId> = landscape.of_kind(Kind::Concept).filter(|concept| named(concept) >= ACTORS_THAT_NAME_IT).collect();
    // What most of them have a name for comes first.
    order::by(&mut disputed, |concept| (down(i64::try_from(named(concept)).unwrap_or(0)), 0, 0));
    let rows = disputed.into_iter().map(|concept| Row {
        record: Some(concept),
        name: landscape.title(concept).to_owned(),
        note: "",
        cells: columns.iter().map(|column| cell(landscape, concept, column.record)).collect(),
    });
    Sheet { kind: &KIND, rows: rows.collect(), columns: columns.clone(), under: "", notes: "", is_wordy: true }
}

/// The names that an actor has for a thing.
fn names(landscape: &Landscape, concept: RecordId, actor: RecordId) -> impl Iterator<Item = &Claim> {
    let sections = match &landscape[actor].detail {
        Detail::Actor { sections, .. } => sections.as_slice(),
        _ => &[],
    };
    claims(sections, "terminology").filter(move |claim| claim.refs.contains(&concept))
}

fn cell(landscape: &Landscape, concept: RecordId, actor: RecordId) -> Cell {
    let own = |claim: &Claim| claim.label_original.as_ref().or(claim.label.as_ref()).map_or(String::new(), ToString::to_string);
    let says: Vec<String> = names(landscape, concept, actor).map(own).collect();
    if says.is_empty() {
        return Cell { says: "·".to_owned(), words: "no term on record".to_owned(), tone: None };
    }
    let both = |claim: &Claim| match (&claim.label_original, &claim.label) {
        (Some(original), Some(english)) => format!("{original} ({english})"),
        _ => own(claim),
    };
    let words: Vec<String> = names(landscape, concept, actor).map(both).collect();
    Cell { says: says.join("; "), words: words.join("; "), tone: None }
}

fn evidence(landscape: &Landscape, concept: RecordId, actor: RecordId) -> Vec<Item> {
    let mut items: Vec<Item> = names(landscape, concept, actor)
        .map(|claim| Item { when: claim.since.map(|since| format!("in use since {}", since.in_words())), ..Item::claim(claim) })
        .collect();
    if items.is_empty() {
        items.push(Item::fact("Its term", "None is on record."));
    }
    items
}

fn context(landscape: &Landscape, concept: RecordId) -> Vec<Item> {
    let mut items = Vec::new();
    let Detail::Concept { sections, .. } = &landscape[concept].detail else { return items };
    for section in sections.iter().filter(|section| matches!(section.field, "false_friends" | "definition")).rev() {
        items.push(Item::heading(section.heading));
        items.extend(section.claims.iter().map(Item::claim));
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;

    #[test]
    fn each_of_the_five_has_its_own_name_for_the_field_and_the_false_friends_stand_with_it() {
        let landscape = Landscape::on(embedded::shelf());
        let sheet = KIND.sheet(&landscape);
        let field = landscape.find("information-security-vs-cybersecurity").expect("the field");
        let row = sheet.rows.iter().find(|row| row.record == Some(field)).expect("a row");
        let says: Vec<&str> = row.cells.iter().map(|cell| cell.says.as_str()).collect();
        assert_eq!(
            says,
            ["международная информационная безопасность (МИБ)", "cyberspace, cybersecurity", "cybersecurity", "网络安全", "siber güvenlik"]
        );
        let russia = landscape.find("russia").expect("an actor");
        let page = sheet.page(&landscape, field, russia);
        assert!(page.items.iter().any(|item| *item.text == *"False friends") && !page.footnotes.is_empty());
    }
}
