//! Reading of records from YAML: only from a mapping. What is derived would also read a list in the order of the fields, and an empty
//! text as a mapping without any, and carries its own code for each of them.

use serde::{
    Deserializer,
    de::{Error, MapAccess, Visitor},
    forward_to_deserialize_any,
};
use std::fmt;

/// A deserializer whose structs are mappings where a person reads them, and as they are derived in compact formats.
pub struct Mapping<D>(pub D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Mapping<D> {
    type Error = D::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        if self.is_human_readable() { self.0.deserialize_any(Only(visitor)) } else { self.0.deserialize_struct(name, fields, visitor) }
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, D::Error> {
        Err(D::Error::custom("only structs are read so"))
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map enum identifier ignored_any
    }
}

/// A visitor that takes a mapping and nothing else.
struct Only<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Only<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(map)
    }
}

/// Types derived with `remote = "Self"`, which are read through [`Mapping`].
macro_rules! read_from_mappings {
    ($($record:ident)+) => {$(
        impl serde::Serialize for $record {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $record {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize($crate::content::schema::mapping::Mapping(deserializer))
            }
        }
    )+};
}
pub(crate) use read_from_mappings;
