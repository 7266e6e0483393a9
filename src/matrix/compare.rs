//! Records side by side: the same questions put to each, with what differs told apart from what is the same.

use crate::{
    content::schema::Stance,
    landscape::{
        Kind, Landscape, RecordId,
        page::{ItemKind, Page},
        record::Position,
    },
};

/// One of those that are compared: a record on the landscape of a day, and what to call it here.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The landscape of its day.
    pub landscape: &'a Landscape,
    /// The record.
    pub record: RecordId,
    /// What to call it.
    pub name: &'a str,
}

/// A question with an answer for each side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aligned {
    /// The section to which the question belongs.
    pub section: String,
    /// What is asked; empty where the section is the question.
    pub what: String,
    /// What each side says; empty where nothing is on record.
    pub says: Vec<String>,
    /// The record behind each answer, if it is one of its own.
    pub behind: Vec<Option<RecordId>>,
    /// Whether all sides say the same.
    pub is_same: bool,
    /// Whether what is the same is that nobody says anything.
    pub is_silent: bool,
}

impl<'a> Side<'a> {
    /// A short name for a record: its abbreviation where its title is long.
    pub fn short_name(landscape: &'a Landscape, record: RecordId) -> &'a str {
        let title = landscape.title(record);
        if title.chars().count() > LONG_NAME { landscape[record].code.as_deref().unwrap_or(title) } else { title }
    }
}

/// Characters above which an abbreviation stands for a title.
const LONG_NAME: usize = 20;

/// The section of the positions.
pub const POSITIONS: &str = "Positions";

/// Sections that are told by the positions, or that everything has its own of.
const LEFT_OUT: [&str; 3] = ["Where they stand", POSITIONS, "Names"];

/// All questions in the order of the pages; positions come first, those that differ before those that do not.
pub fn compare(sides: &[Side]) -> Vec<Aligned> {
    let (same, mut rows): (Vec<Aligned>, Vec<Aligned>) = positions(sides).into_iter().partition(|row| row.is_same);
    rows.extend(same);
    let pages: Vec<Vec<(String, String, String)>> = sides.iter().map(answers).collect();
    let mut asked: Vec<(&str, &str)> = Vec::new();
    for (section, what, _) in pages.iter().flatten() {
        if !asked.contains(&(section.as_str(), what.as_str())) {
            asked.push((section, what));
        }
    }
    // What only one has stands with its section, not at the end.
    let mut sections: Vec<&str> = Vec::new();
    asked.iter().for_each(|(section, _)| {
        if !sections.contains(section) {
            sections.push(section);
        }
    });
    for section in sections {
        for (_, what) in asked.iter().filter(|(of, _)| *of == section) {
            let say = |page: &Vec<(String, String, String)>| {
                page.iter().find(|(of, about, _)| of == section && about == what).map_or(String::new(), |(.., text)| text.clone())
            };
            let says: Vec<String> = pages.iter().map(say).collect();
            let is_same = says.windows(2).all(|two| two[0] == two[1]);
            rows.push(Aligned {
                section: section.to_owned(),
                what: (*what).to_owned(),
                says,
                behind: vec![None; sides.len()],
                is_same,
                is_silent: false,
            });
        }
    }
    rows
}

fn positions(sides: &[Side]) -> Vec<Aligned> {
    let Some(first) = sides.first() else { return Vec::new() };
    let mut rows = Vec::new();
    for issue in first.landscape.of_kind(Kind::Issue) {
        let held = |side: &Side| {
            let issue = side.landscape.find(first.landscape.id(issue))?;
            side.landscape.position(side.record, issue)
        };
        let behind: Vec<Option<RecordId>> = sides.iter().map(held).collect();
        if behind.iter().all(Option::is_none) {
            continue;
        }
        let stances: Vec<Stance> = sides
            .iter()
            .zip(&behind)
            .map(|(side, id)| id.and_then(|id| side.landscape.head(id).stance).unwrap_or(Stance::NotChecked))
            .collect();
        let say = |(side, id): (&Side, &Option<RecordId>)| {
            let held = (*id).and_then(|id| side.landscape[id].as_position());
            let stance = held.and_then(|held| held.latest()).map_or("nothing on record", |step| step.stance.label());
            held.and_then(Position::since).map_or_else(|| stance.to_owned(), |since| format!("{stance}, since {since}"))
        };
        rows.push(Aligned {
            section: POSITIONS.to_owned(),
            what: first.landscape.title(issue).to_owned(),
            says: sides.iter().zip(&behind).map(say).collect(),
            is_same: stances.windows(2).all(|two| two[0] == two[1]),
            is_silent: !stances.iter().any(|stance| stance.is_taken()),
            behind,
        });
    }
    rows
}

/// What a page says, as section, question and answer; claims without a label are one answer.
fn answers(side: &Side) -> Vec<(String, String, String)> {
    let mut found: Vec<(String, String, String)> = Vec::new();
    let mut section = String::new();
    for item in Page::of(side.landscape, side.record).items {
        if item.kind == ItemKind::Heading {
            section = item.text.to_string();
        }
        if !matches!(item.kind, ItemKind::Fact | ItemKind::Claim) || section.ends_with(')') || LEFT_OUT.contains(&section.as_str()) {
            continue;
        }
        let what = item.label.as_deref().unwrap_or_default();
        let when = item.when.map_or(String::new(), |when| format!(" ({when})"));
        let text = format!("{}{when}", item.text);
        match found.iter_mut().find(|(of, about, _)| *of == section && about == what) {
            Some((.., known)) => *known = format!("{known} · {text}"),
            None => found.push((section.clone(), what.to_owned(), text)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::date::PartialDate,
        embedded,
        landscape::{Landscape, as_of::as_of},
    };

    fn side<'a>(landscape: &'a Landscape, id: &'a str) -> Side<'a> {
        Side { landscape, record: landscape.find(id).expect("a record"), name: id }
    }

    #[test]
    fn two_actors_differ_and_agree_on_every_issue_once() {
        let landscape = Landscape::on(embedded::shelf());
        let rows = compare(&[side(&landscape, "russia"), side(&landscape, "china")]);
        let positions: Vec<_> = rows.iter().filter(|row| row.section == POSITIONS).collect();
        assert_eq!((positions.len(), positions.iter().filter(|row| row.is_same).count()), (19, 14));
        assert!(positions.windows(2).all(|two| !two[0].is_same || two[1].is_same), "differences come first");
        assert!(rows.len() > 25 && rows.iter().all(|row| row.says.len() == 2 && row.says.iter().any(|says| !says.is_empty())));
    }

    #[test]
    fn instruments_norms_bodies_and_one_actor_at_two_dates_can_be_compared() {
        let landscape = Landscape::on(embedded::shelf());
        for (one, other) in [("un-gge-2015-report", "oewg-2021-final-report"), ("norm-13f", "norm-13k"), ("itu", "icann")] {
            let rows = compare(&[side(&landscape, one), side(&landscape, other)]);
            assert!(rows.iter().any(|row| !row.is_same) && rows.len() > 3, "{one} {other}");
        }
        let day = "2012".parse::<PartialDate>().expect("a year").last_day();
        let then = Landscape::new(as_of(embedded::content(), day));
        let rows = compare(&[side(&then, "russia"), side(&landscape, "russia")]);
        assert!(rows.iter().any(|row| row.section == POSITIONS && row.says[0].starts_with("no public source found")));
    }
}
