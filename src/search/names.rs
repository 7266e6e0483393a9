//! What there is to find in a record: its names, and the passages of its text.

use crate::{
    content::text::Text,
    landscape::{
        Kind, Landscape,
        record::{Claim, Detail, Record},
    },
};

/// What a name is to its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameSort {
    /// Its title, its code, or its name in a language.
    Proper,
    /// Its id: what stands in the middle of one says little.
    Id,
    /// Another name, a symbol or a date.
    Alias,
}

/// Every name under which a record is found.
pub(super) fn names_of(landscape: &Landscape, record: &Record) -> Vec<(Text, NameSort)> {
    let mut names = vec![record.title.clone()];
    names.extend(record.title_original.clone());
    names.extend(record.code.clone());
    names.extend(record.names.iter().map(|(_, name)| name.clone()));
    let proper = names.len();
    names.extend(record.aliases.iter().cloned());
    if record.kind == Kind::Event {
        names.extend(record.dates.first().map(|date| date.on.to_string().into()));
    }
    if let Detail::Event(event) = &record.detail {
        names.extend(event.symbol.iter().flat_map(|symbol| [symbol.clone(), symbol.replace(' ', "").into()]));
    }
    if let Some(position) = record.as_position() {
        let code = landscape[position.owner].code.as_deref().unwrap_or_default();
        names.push(format!("{code} {}", landscape[position.issue].title).into());
    }
    let sort = |at: usize| if at < proper { NameSort::Proper } else { NameSort::Alias };
    let names = names.into_iter().enumerate().map(|(at, name)| (name, sort(at)));
    names.chain([(record.id.clone(), NameSort::Id)]).collect()
}

/// Every passage of a record's text, as its page shows it, and what sort of record it is.
pub(super) fn passages_of(landscape: &Landscape, record: &Record) -> Vec<Text> {
    let mut found: Vec<Text> = vec![record.kind.label().into()];
    let mut claims: Vec<&Claim> = Vec::new();
    match &record.detail {
        Detail::Actor { summary, sections, .. } => {
            claims.push(summary);
            claims.extend(sections.iter().flat_map(|section| &section.claims));
        }
        Detail::Body { sections, .. } | Detail::Norm { sections, .. } => claims.extend(sections.iter().flat_map(|section| &section.claims)),
        Detail::Concept { sections, contrast, .. } => {
            claims.extend(sections.iter().flat_map(|section| &section.claims));
            let rows = contrast.iter().flat_map(|contrast| &contrast.rows);
            found.extend(rows.map(|(_, left, right)| format!("{left} | {right}").into()));
        }
        Detail::Event(event) => {
            found.extend([event.what.clone(), event.why.clone(), event.kind.label().into()]);
            found.extend(event.actors.iter().chain(&event.bodies).map(|party| names_of_party(&landscape[*party])));
            found.extend(event.doubt.iter().chain(&event.conflict).cloned());
        }
        Detail::Issue { question, divides, .. } => found.extend([question.clone(), divides.clone()]),
        Detail::Position(position) => {
            found.extend(position.latest().map(|step| step.stance.label().into()));
            claims.extend(position.steps.iter().map(|step| &step.claim));
        }
        Detail::Reading { about, claims: said } => {
            claims.push(about);
            for one in said {
                claims.push(&one.claim);
                found.push(one.why.clone());
            }
        }
        Detail::Source { issuer, symbol, url, note, .. } => found.extend([issuer, symbol, url, note].into_iter().flatten().cloned()),
    }
    for claim in claims {
        found.extend(claim.label.iter().chain(&claim.label_original).cloned());
        found.push(claim.text.clone());
        found.extend(claim.doubt.clone());
    }
    found
}

/// Those who take part are named in an event as one looks for them: in every language, and by abbreviation.
fn names_of_party(party: &Record) -> Text {
    let names = [Some(&party.title), party.code.as_ref()].into_iter().flatten().chain(party.names.iter().map(|(_, name)| name));
    names.chain(&party.aliases).map(|name| &**name).collect::<Vec<_>>().join(" · ").into()
}
