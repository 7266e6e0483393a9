//! `check --coverage`: how much there is of what, as tables.

use crate::{
    content::{
        check::depth,
        schema::{Confidence, Stance},
    },
    landscape::{Kind, Landscape},
};
use std::collections::BTreeMap;

/// Events per actor and year, claims by confidence, cells by stance, languages, depth of the profiles.
pub(super) fn tables(landscape: &Landscape, content: &crate::content::Content) -> String {
    [events(landscape), confidence(landscape), stances(landscape), languages(landscape), depths(content)].join("\n")
}

fn events(landscape: &Landscape) -> String {
    let actors: Vec<_> = landscape.of_kind(Kind::Actor).collect();
    let mut years: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for id in landscape.of_kind(Kind::Event) {
        let (Some(date), Some(event)) = (landscape[id].date(), landscape[id].as_event()) else { continue };
        let row = years.entry(date.year()).or_insert_with(|| vec![0; actors.len() + 1]);
        row[actors.len()] += 1;
        for (column, actor) in actors.iter().enumerate() {
            row[column] += usize::from(event.actors.contains(actor));
        }
    }
    let mut out = String::from("Events per actor and year\n year ");
    for actor in &actors {
        out.push_str(&format!("{:>5}", landscape[*actor].code.as_deref().unwrap_or("?")));
    }
    out.push_str("  all\n");
    for (year, row) in years {
        out.push_str(&format!(" {year} "));
        row.iter().for_each(|count| out.push_str(&format!("{count:>5}")));
        out.push('\n');
    }
    out
}

fn confidence(landscape: &Landscape) -> String {
    let mut out = String::from("Records by confidence\n");
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Source && **kind != Kind::Issue) {
        out.push_str(&format!(" {:<10}", kind.label()));
        for degree in Confidence::ALL {
            let count = landscape.of_kind(*kind).filter(|id| landscape[*id].confidence == Some(*degree)).count();
            out.push_str(&format!("{count:>5} {}", degree.slug()));
        }
        out.push('\n');
    }
    out
}

fn stances(landscape: &Landscape) -> String {
    let mut out = String::from("Cells of the matrix by stance\n");
    for actor in landscape.of_kind(Kind::Actor) {
        let tally = crate::matrix::tally(landscape, actor);
        let count = |stance: &Stance| tally.iter().find(|(taken, _)| taken == stance).map_or(0, |(_, count)| *count);
        let cells: Vec<_> =
            Stance::ALL.iter().filter(|stance| count(stance) > 0).map(|stance| format!("{} {}", count(stance), stance.slug())).collect();
        out.push_str(&format!(" {:<16}{}\n", landscape[actor].title, cells.join(", ")));
    }
    out
}

fn languages(landscape: &Landscape) -> String {
    let mut out = String::from("Languages\n");
    for kind in [Kind::Event, Kind::Source] {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for id in landscape.of_kind(kind) {
            *counts.entry(landscape[id].lang.as_deref().unwrap_or("?")).or_default() += 1;
        }
        let words: Vec<_> = counts.iter().map(|(lang, count)| format!("{count} {lang}")).collect();
        out.push_str(&format!(" {:<10}{}\n", kind.label(), words.join(", ")));
    }
    out
}

fn depths(content: &crate::content::Content) -> String {
    let mut out = String::from("Sourced claims in each profile\n");
    for actor in &content.actors {
        out.push_str(&format!(" {:<16}{}\n", actor.title, depth(actor)));
    }
    out
}
