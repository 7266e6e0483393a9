//! The rules that serde cannot state: what makes content wrong although it can be read.
//! Each finding names a record and a field; `load::Pack` turns them into places.

use super::{
    Content, Kind,
    date::{Day, PartialDate},
    load::Pack,
    problem::{Problem, Severity},
    references::{assertions, claims, positions, references},
    schema::{Actor, Claim},
    text::Text,
};
use std::collections::{HashMap, HashSet};

/// One thing that is wrong with one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Id of the record.
    pub owner: String,
    /// Id of the other record, where two do not fit together.
    pub other: Option<String>,
    /// Field in it, such as `dates[0].on`; empty for the record itself.
    pub field: String,
    /// What is wrong, in one sentence.
    pub message: String,
}

fn error(owner: &str, field: impl Into<String>, message: impl Into<String>) -> Finding {
    Finding { severity: Severity::Error, owner: owner.to_owned(), other: None, field: field.into(), message: message.into() }
}

/// A rule: all that it finds in the content, as of a day.
type Rule = fn(&Content, Day) -> Vec<Finding>;

/// The rules, in the order in which their findings are reported.
const RULES: &[Rule] = &[
    every_reference_resolves,
    every_assertion_has_a_source,
    no_text_is_blank,
    dates_are_in_order,
    originals_are_given,
    addresses_are_web_addresses,
    titles_are_told_apart,
    texts_fit_the_screen,
    every_cell_is_filled,
    roles_are_parts_in_bodies,
    every_source_is_cited,
    sources_are_fresh,
    actors_are_of_comparable_depth,
];

/// Days after which a source that nobody looked at again is called stale.
const STALE_AFTER: Day = 540;

/// Columns and characters that the screens bear.
const LONGEST_TITLE: usize = 160;
const LONGEST_SUMMARY: usize = 420;
const LONGEST_TEXT: usize = 1200;

/// Everything that the rules find.
pub fn findings(content: &Content, today: Day) -> Vec<Finding> {
    RULES.iter().flat_map(|rule| rule(content, today)).collect()
}

/// The findings on a pack laid over other content, as problems with places; errors first, then by place.
pub fn problems(pack: &Pack, whole: &Content, today: Day) -> Vec<Problem> {
    let mut problems: Vec<Problem> = findings(whole, today)
        .into_iter()
        .filter_map(|finding| {
            let of_other = || finding.other.as_deref().filter(|other| pack.has(other)).map(|other| (other, "id"));
            let (owner, field) = if pack.has(&finding.owner) { (finding.owner.as_str(), finding.field.as_str()) } else { of_other()? };
            let problem = pack.problem(owner, field, &finding.message);
            Some(if finding.severity == Severity::Warning { problem.into_warning() } else { problem })
        })
        .collect();
    problems.sort_unstable_by(|a, b| (a.severity, &a.file, a.line, a.column).cmp(&(b.severity, &b.file, b.line, b.column)));
    problems
}

fn every_reference_resolves(content: &Content, _: Day) -> Vec<Finding> {
    let kinds = content.kinds();
    let issue_positions: HashSet<String> = positions(content).map(|(owner, _, position)| format!("{owner}-{}", position.issue)).collect();
    references(content)
        .into_iter()
        .filter_map(|reference| {
            let message = match (kinds.get(reference.target), reference.wants) {
                (Some(kind), Some(wants)) if *kind != wants => {
                    format!("`{}` is one of the {}, not of the {}", reference.target, kind.plural(), wants.plural())
                }
                (Some(_), _) => return None,
                (None, None) if issue_positions.contains(reference.target) => return None,
                (None, _) => format!("no record has the id `{}`{}", reference.target, nearest(reference.target, &kinds)),
            };
            Some(error(reference.owner, reference.field, message))
        })
        .collect()
}

fn nearest(id: &str, kinds: &HashMap<Text, Kind>) -> String {
    let shared = |known: &str| id.bytes().zip(known.bytes()).take_while(|(a, b)| a == b).count();
    let best = kinds.keys().map(|known| (shared(known), std::cmp::Reverse(known.len()), known)).max();
    best.filter(|(shared, _, _)| *shared >= 4).map_or_else(String::new, |(_, _, known)| format!("; the nearest is `{known}`"))
}

fn every_assertion_has_a_source(content: &Content, _: Day) -> Vec<Finding> {
    assertions(content)
        .into_iter()
        .filter(|assertion| assertion.sources.is_empty())
        .map(|assertion| {
            let field = if assertion.field.is_empty() { "sources".to_owned() } else { format!("{}.sources", assertion.field) };
            error(assertion.owner, field, "a claim without a source")
        })
        .collect()
}

fn no_text_is_blank(content: &Content, _: Day) -> Vec<Finding> {
    let mut found = Vec::new();
    for assertion in assertions(content) {
        for (name, text) in &assertion.texts {
            if text.trim().is_empty() {
                let field = if assertion.field.is_empty() { (*name).to_owned() } else { format!("{}.{name}", assertion.field) };
                found.push(error(assertion.owner, field, "must not be blank"));
            }
        }
    }
    let titles = titles(content).into_iter().filter(|(_, _, title)| title.trim().is_empty());
    found.extend(titles.map(|(_, id, _)| error(id, "title", "must not be blank")));
    for issue in &content.issues {
        for (field, text) in [("question", &issue.question), ("divides", &issue.divides), ("code", &issue.code)] {
            if text.trim().is_empty() {
                found.push(error(&issue.id, field, "must not be blank"));
            }
        }
    }
    found
}

fn dates_are_in_order(content: &Content, _: Day) -> Vec<Finding> {
    let mut found = Vec::new();
    let first: HashMap<&str, PartialDate> =
        content.events.iter().filter_map(|event| Some((event.id.as_str(), event.dates.first()?.on))).collect();
    for event in &content.events {
        let Some(start) = event.dates.first().map(|date| date.on) else {
            found.push(error(&event.id, "dates", "an event needs a date"));
            continue;
        };
        if event.actors.is_empty() && event.bodies.is_empty() {
            found.push(error(&event.id, "actors", "an event touches at least one actor or body"));
        }
        if event.until.is_some_and(|end| end.last_day() < start.first_day()) {
            found.push(error(&event.id, "until", "ends before it starts"));
        }
        for (index, relation) in event.relations.iter().enumerate() {
            if first.get(relation.to.as_str()).is_some_and(|earlier| earlier.first_day() > start.last_day()) {
                found.push(error(&event.id, format!("relations[{index}]"), format!("`{}` is later than this event", relation.to)));
            }
        }
    }
    for (owner, field, claim) in claims(content) {
        if let (Some(since), Some(until)) = (claim.since, claim.until)
            && until.last_day() < since.first_day()
        {
            found.push(error(owner, format!("{field}.until"), "ends before it starts"));
        }
    }
    for (owner, field, position) in positions(content) {
        for (index, pair) in position.steps.windows(2).enumerate() {
            if let (Some(earlier), Some(later)) = (pair[0].since, pair[1].since)
                && later.last_day() < earlier.first_day()
            {
                found.push(error(owner, format!("{field}.steps[{}].since", index + 1), "steps go from old to new"));
            }
        }
    }
    found
}

fn originals_are_given(content: &Content, _: Day) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut look = |id: &str, lang: &str, original: Option<&Text>| {
        if lang != "en" && original.is_none_or(|title| title.trim().is_empty()) {
            found.push(error(id, "title_original", format!("the language is {lang}, but there is no original title")));
        }
    };
    for event in &content.events {
        look(&event.id, &event.lang, event.title_original.as_ref());
    }
    for actor in &content.actors {
        look(&actor.id, &actor.lang, actor.title_original.as_ref());
    }
    for reading in &content.readings {
        look(&reading.id, &reading.lang, reading.title_original.as_ref());
    }
    found
}

fn addresses_are_web_addresses(content: &Content, _: Day) -> Vec<Finding> {
    let is_bad = |url: &str| {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        rest.is_none_or(|rest| rest.is_empty() || rest.starts_with('/')) || url.chars().any(|c| c.is_whitespace() || c.is_control())
    };
    let mut found = Vec::new();
    for source in &content.sources {
        if source.url.as_deref().is_some_and(is_bad) {
            found.push(error(&source.id, "url", "is no http or https address"));
        }
    }
    for assertion in assertions(content) {
        for (index, _) in assertion.confirmed_by.iter().enumerate().filter(|(_, url)| is_bad(url)) {
            let field = if assertion.field.is_empty() { String::new() } else { format!("{}.", assertion.field) };
            found.push(error(assertion.owner, format!("{field}confirmed_by[{index}]"), "is no http or https address"));
        }
    }
    found
}

/// Kind, id and title of every record.
fn titles(content: &Content) -> Vec<(Kind, &str, &str)> {
    let mut all = Vec::new();
    macro_rules! add {
        ($($field:ident: $kind:ident,)+) => {$( all.extend(content.$field.iter().map(|record| (Kind::$kind, record.id.as_str(), record.title.as_str()))); )+};
    }
    add! { actors: Actor, bodies: Body, events: Event, issues: Issue, norms: Norm, concepts: Concept, readings: Reading, sources: Source, }
    all
}

fn titles_are_told_apart(content: &Content, _: Day) -> Vec<Finding> {
    let mut seen: HashMap<(Kind, String), &str> = HashMap::new();
    let mut found = Vec::new();
    for (kind, id, title) in titles(content) {
        if let Some(first) = seen.insert((kind, title.trim().to_lowercase()), id) {
            found.push(error(id, "title", format!("the finder cannot tell it from `{first}`: the title is the same")));
        }
    }
    found
}

fn texts_fit_the_screen(content: &Content, _: Day) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut look = |id: &str, field: String, text: &str, most: usize| {
        let length = text.chars().count();
        if length > most {
            found.push(error(id, field, format!("{length} characters; the screen bears {most}")));
        }
    };
    for (_, id, title) in titles(content) {
        look(id, "title".into(), title, LONGEST_TITLE);
    }
    for actor in &content.actors {
        look(&actor.id, "summary.text".into(), &actor.summary.text, LONGEST_SUMMARY);
    }
    for assertion in assertions(content) {
        for (name, text) in &assertion.texts {
            let field = if assertion.field.is_empty() { (*name).to_owned() } else { format!("{}.{name}", assertion.field) };
            look(assertion.owner, field, text, LONGEST_TEXT);
        }
    }
    found
}

fn every_cell_is_filled(content: &Content, _: Day) -> Vec<Finding> {
    let mut found = Vec::new();
    for actor in &content.actors {
        for issue in &content.issues {
            match actor.positions.iter().filter(|position| position.issue == issue.id).count() {
                0 => found.push(Finding {
                    other: Some(issue.id.to_string()),
                    ..error(
                        &actor.id,
                        "positions",
                        format!("`{}` has no position on `{}`; say at least why there is none", actor.id, issue.id),
                    )
                }),
                1 => {}
                _ => found.push(error(&actor.id, "positions", format!("two positions on `{}`", issue.id))),
            }
        }
    }
    for (owner, field, position) in positions(content) {
        if position.steps.is_empty() {
            found.push(error(owner, field, "a position needs at least one step"));
        }
    }
    found
}

fn roles_are_parts_in_bodies(content: &Content, _: Day) -> Vec<Finding> {
    let kinds = content.kinds();
    let of_claim = |(owner, field, claim): (&str, String, &Claim)| {
        claim.role?;
        let message = match (kinds.get(owner), field.split('[').next()) {
            (Some(Kind::Actor), Some("ties")) => {
                let is_body = claim.refs.first().and_then(|id| kinds.get(id)) == Some(&Kind::Body);
                match (is_body, &claim.label) {
                    (true, Some(_)) => return None,
                    (true, None) => "a tie with a role needs a label: what it is a tie to",
                    (false, _) => "the first of the `refs` must be the body in which this is the role",
                }
            }
            (Some(Kind::Body), Some("states")) if claim.label.is_none() => return None,
            (Some(Kind::Body), Some("states")) => "a role of every state has no label; say who has another one beside it",
            _ => "a role stands among the `ties` of an actor or the `states` of a body",
        };
        Some(error(owner, format!("{field}.role"), message))
    };
    claims(content).into_iter().filter_map(of_claim).collect()
}

fn every_source_is_cited(content: &Content, _: Day) -> Vec<Finding> {
    let cited: HashSet<&str> = references(content).into_iter().map(|reference| reference.target).collect();
    content
        .sources
        .iter()
        .filter(|source| !cited.contains(source.id.as_str()))
        .map(|source| error(&source.id, "id", "nothing cites this source"))
        .collect()
}

fn sources_are_fresh(content: &Content, today: Day) -> Vec<Finding> {
    let stale = |source: &&super::schema::Source| source.checked_on.is_some_and(|on| today - on.last_day() > STALE_AFTER);
    content
        .sources
        .iter()
        .filter(stale)
        .map(|source| Finding {
            severity: Severity::Warning,
            ..error(&source.id, "checked_on", format!("not looked at for more than {STALE_AFTER} days"))
        })
        .collect()
}

/// How many sourced claims a profile makes: its sections and the steps of its positions.
pub fn depth(actor: &Actor) -> usize {
    let sourced = |claim: &&Claim| !claim.sources.is_empty();
    let in_sections: usize = actor.sections().iter().map(|(_, _, claims)| claims.iter().filter(sourced).count()).sum();
    in_sections + actor.positions.iter().map(|position| position.steps.len()).sum::<usize>()
}

fn actors_are_of_comparable_depth(content: &Content, _: Day) -> Vec<Finding> {
    let deepest = content.actors.iter().map(depth).max().unwrap_or(0);
    content
        .actors
        .iter()
        .filter(|actor| depth(actor) * 10 < deepest * 6)
        .map(|actor| Finding {
            severity: Severity::Warning,
            ..error(&actor.id, "id", format!("{} sourced claims, while the deepest profile has {deepest}", depth(actor)))
        })
        .collect()
}
