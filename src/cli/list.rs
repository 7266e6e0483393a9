//! `list KIND`: the records of a kind.

use super::{Common, Failure, output, world};
use crate::landscape::{Kind, Landscape, RecordId, json};

pub(super) fn run(kind: Kind, as_json: bool, common: &Common) -> Result<(), Failure> {
    let landscape = world::load(common)?;
    let filter = world::filter(&landscape, common)?;
    let records: Vec<RecordId> = landscape.of_kind(kind).filter(|id| filter.passes(&landscape, *id)).collect();
    print(&landscape, &records, as_json)
}

/// Records as an array of objects.
pub(super) fn json(landscape: &Landscape, records: &[RecordId]) -> Result<String, Failure> {
    output::to_json(&records.iter().map(|id| json::brief(landscape, *id)).collect::<Vec<_>>())
}

/// Records as JSON or as lines of date, id and title.
pub(super) fn print(landscape: &Landscape, records: &[RecordId], as_json: bool) -> Result<(), Failure> {
    if as_json {
        output::print(self::json(landscape, records)?.as_bytes())?;
    } else {
        let mut text = String::new();
        for id in records {
            let record = &landscape[*id];
            let date =
                record.date().filter(|_| record.kind != Kind::Position).map_or(String::new(), |date| format!("{:<10}  ", date.to_string()));
            text.push_str(&format!("{date}{:<36}  {}\n", record.id, record.title));
        }
        output::print(text.as_bytes())?;
    }
    if records.is_empty() { Err(Failure::found("nothing passes the filter")) } else { Ok(()) }
}
