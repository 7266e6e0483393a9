//! What somebody has pinned for a briefing: records, and what changed between two days. Knows nothing of screens or files.

use crate::{content::date::PartialDate, landscape::Landscape};
use serde_json::{Value, json};

/// One thing that is pinned, by what lasts between runs: ids and dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pin {
    /// A record, by its id.
    Record(String),
    /// What changed from the first day of one date to the last of another.
    Changes(PartialDate, PartialDate),
    /// What another version of the program has pinned: kept as it is.
    Unknown(Value),
}

impl From<Value> for Pin {
    /// Reads `{"record": ID}` and `{"changes": [DATE, DATE]}`.
    fn from(value: Value) -> Self {
        let date = |at: usize| value["changes"][at].as_str().and_then(|date| date.parse().ok());
        match (value["record"].as_str(), date(0), date(1)) {
            (Some(id), ..) => Self::Record(id.to_owned()),
            (None, Some(from), Some(to)) => Self::Changes(from, to),
            _ => Self::Unknown(value),
        }
    }
}

impl From<&Pin> for Value {
    fn from(pin: &Pin) -> Self {
        match pin {
            Pin::Record(id) => json!({ "record": id }),
            Pin::Changes(from, to) => json!({ "changes": [from.to_string(), to.to_string()] }),
            Pin::Unknown(value) => value.clone(),
        }
    }
}

impl Pin {
    /// What it is called in a list: its sort, and its name. A record that this content does not have is named by its id.
    pub fn name(&self, landscape: &Landscape) -> (&'static str, String) {
        match self {
            Self::Record(id) => match landscape.find(id) {
                Some(record) => (landscape.head(record).kind.slug(), landscape.title(record).to_owned()),
                None => ("record", format!("{id}, not in this content")),
            },
            Self::Changes(from, to) => ("changes", format!("What changed, {from} to {to}")),
            Self::Unknown(_) => ("pin", "of another version of this program".to_owned()),
        }
    }
}

/// Puts a pin up, behind the others, or takes it down. Where it is as wanted already, nothing changes.
pub fn set(pins: &mut Vec<Pin>, pin: &Pin, is_pinned: bool) {
    match (pins.contains(pin), is_pinned) {
        (false, true) => pins.push(pin.clone()),
        (true, false) => pins.retain(|known| known != pin),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_are_written_plainly_and_what_is_not_understood_is_kept() {
        let text = r#"[{"record":"csto"},{"changes":["2019-06","2021"]},{"note":["csto","ask again"]}]"#;
        let values: Vec<Value> = serde_json::from_str(text).expect("pins");
        let pins: Vec<Pin> = values.into_iter().map(Pin::from).collect();
        assert_eq!(
            pins[..2],
            [Pin::Record("csto".into()), Pin::Changes("2019-06".parse().expect("a date"), "2021".parse().expect("a date"))]
        );
        assert_eq!(serde_json::to_string(&pins.iter().map(Value::from).collect::<Vec<_>>()).expect("text"), text);
    }

    #[test]
    fn a_pin_is_up_once_or_not_at_all() {
        let (mut pins, [csto, itu]) = (Vec::new(), ["csto", "itu"].map(|id| Pin::Record(id.into())));
        for (pin, is_pinned) in [(&csto, true), (&itu, true), (&csto, true), (&csto, false), (&csto, false)] {
            set(&mut pins, pin, is_pinned);
        }
        assert_eq!(pins, [itu]);
    }
}
