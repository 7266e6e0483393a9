//! The text of a record. What the binary carries is borrowed from it, so that start-up copies nothing; what a file says is owned.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use std::{borrow::Cow, cell::RefCell, collections::HashMap, fmt, ops::Deref, sync::OnceLock};

/// A text that is either part of the embedded content or a string of its own. Reads as a `str`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Text(Cow<'static, str>);

/// All texts that the binary carries, one after the other; compact formats name a text by its place in them.
static CARRIED: OnceLock<&'static str> = OnceLock::new();

thread_local! {
    /// The texts written so far by [`Text::gather`], and where each of them stands.
    static GATHERED: RefCell<Option<Gathered>> = const { RefCell::new(None) };
}

#[derive(Debug, Default)]
struct Gathered {
    texts: String,
    places: HashMap<String, usize>,
}

impl Gathered {
    fn place(&mut self, text: &str) -> usize {
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let place = self.texts.len();
        self.texts.push_str(text);
        self.places.insert(text.to_owned(), place);
        place
    }
}

impl Text {
    /// Names the texts that what is read from a compact format refers to; only the first call counts.
    pub fn carry(texts: &'static str) {
        let _ = CARRIED.set(texts);
    }

    /// Has something written in a compact format, and gathers its texts, each once.
    pub fn gather<T>(write: impl FnOnce() -> T) -> (T, String) {
        GATHERED.set(Some(Gathered::default()));
        let written = write();
        (written, GATHERED.take().unwrap_or_default().texts)
    }

    /// The text as a `str`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl std::borrow::Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0.into_owned()
    }
}

impl From<&Text> for String {
    fn from(text: &Text) -> Self {
        text.to_string()
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.serialize_str(self);
        }
        let place = GATHERED.with_borrow_mut(|gathered| gathered.as_mut().map(|gathered| gathered.place(self)));
        place.map(|place| (place, self.len())).ok_or_else(|| ser::Error::custom("nobody gathers the texts"))?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl de::Visitor<'_> for Reader {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
            fn visit_string<E: de::Error>(self, text: String) -> Result<Text, E> {
                Ok(Text(Cow::Owned(text)))
            }
        }
        if deserializer.is_human_readable() {
            return deserializer.deserialize_str(Reader);
        }
        let (place, length) = <(usize, usize)>::deserialize(deserializer)?;
        let carried = CARRIED.get().and_then(|texts| texts.get(place..place.checked_add(length)?));
        carried.map(|text| Self(Cow::Borrowed(text))).ok_or_else(|| de::Error::custom("a text that is not carried"))
    }
}

/// How editors are told of it.
#[cfg(test)]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string"})
    }
}
