//! `search QUERY`: the finder without a screen.

use super::{Common, Failure, output, world};
use crate::{
    content::clean::{clean, fit},
    landscape::json,
    search::{Index, query::Query, titles},
};
use serde_json::json;
use std::path::Path;

pub(super) fn run(query: &str, as_json: bool, explain: bool, limit: usize, common: &Common) -> Result<(), Failure> {
    let landscape = world::load(common)?;
    let filter = world::filter(&landscape, common)?;
    let asked = Query::parse(&landscape, query);
    if let Some(trouble) = asked.troubles.first() {
        return Err(Failure::usage(trouble.clone()));
    }
    let mut hits = Index::new(&landscape).answer(&landscape, &asked, usize::MAX);
    hits.retain(|hit| filter.passes(&landscape, hit.record));
    hits.truncate(limit);
    if as_json {
        let values: Vec<_> = hits
            .iter()
            .map(|hit| {
                let mut value = json::brief(&landscape, hit.record);
                value.insert("score".into(), json!(hit.score));
                value.insert("matched".into(), json!(hit.matched));
                if explain {
                    value.insert("why".into(), json!(hit.why));
                }
                value
            })
            .collect();
        output::print_json(&values)?;
    } else {
        let mut text = String::new();
        for hit in &hits {
            let record = &landscape[hit.record];
            let matched = if [&*record.title, &*record.id].contains(&&*hit.matched) {
                String::new()
            } else {
                format!("  ({})", fit(&hit.matched, 100))
            };
            text.push_str(&format!("{:<8}  {:<36}  {}{matched}\n", record.kind.slug(), record.id, record.title));
            if explain {
                text.push_str(&format!("          {}\n", hit.why));
            }
        }
        output::print(text.as_bytes())?;
    }
    if hits.is_empty() { Err(Failure::found(format!("nothing is called “{}”", clean(query)))) } else { Ok(()) }
}

/// Searches the lines of a file, and prints those that match, the best first.
pub(super) fn batch(file: &Path, query: &str, limit: Option<usize>) -> Result<(), Failure> {
    let text = crate::storage::read_lines(file)
        .map_err(|error| Failure { code: 3, message: format!("{}: {error}", clean(&file.display().to_string())) })?;
    let (found, _) = titles::filter(&text, query, limit.unwrap_or(usize::MAX));
    let mut out = String::with_capacity(found.iter().map(|title| title.len() + 1).sum());
    for title in &found {
        out.push_str(title);
        out.push('\n');
    }
    output::print(out.as_bytes())?;
    if found.is_empty() { Err(Failure::found(format!("no line matches “{}”", clean(query)))) } else { Ok(()) }
}
