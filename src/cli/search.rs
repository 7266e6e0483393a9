//! `search QUERY`: the finder without a screen.

use super::{Common, Failure, output, world};
use crate::{content::clean::clean, landscape::json, search::Index};
use serde_json::json;

pub(super) fn run(query: &str, as_json: bool, limit: usize, common: &Common) -> Result<(), Failure> {
    let landscape = world::load(common)?;
    let filter = world::filter(&landscape, common)?;
    let mut hits = Index::new(&landscape).search(query, usize::MAX);
    hits.retain(|hit| filter.passes(&landscape, hit.record));
    hits.truncate(limit);
    if as_json {
        let values: Vec<_> = hits
            .iter()
            .map(|hit| {
                let mut value = json::brief(&landscape, hit.record);
                value.insert("score".into(), json!(hit.score));
                value.insert("matched".into(), json!(hit.matched));
                value
            })
            .collect();
        output::print_json(&values)?;
    } else {
        let mut text = String::new();
        for hit in &hits {
            let record = &landscape[hit.record];
            let matched =
                if [&*record.title, &*record.id].contains(&hit.matched.as_str()) { String::new() } else { format!("  ({})", hit.matched) };
            text.push_str(&format!("{:<8}  {:<36}  {}{matched}\n", record.kind.slug(), record.id, record.title));
        }
        output::print(text.as_bytes())?;
    }
    if hits.is_empty() { Err(Failure::found(format!("nothing is called “{}”", clean(query)))) } else { Ok(()) }
}
