//! `search QUERY`: the finder without a screen.

use super::{Common, Failure, output, world};
use crate::{
    content::clean::{clean, fit},
    landscape::json,
    search::{Index, query::Query},
};
use serde_json::json;

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
