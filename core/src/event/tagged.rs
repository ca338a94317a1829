//! How an event stands in its entry: its kind beside its body. The union is derived as a variant that holds its body, and
//! here the two are put side by side as they are written, and read without keeping a body until its kind is known.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, VariantAccess, Visitor};
use serde::ser::{self, Impossible, Serialize, SerializeStruct, SerializeStructVariant, Serializer};
use serde::{Deserialize, forward_to_deserialize_any};
use serde_json::Value;

use super::Event;
use crate::canonical::{NotRead, Reader};

/// Writes `kind` and `body`.
pub(super) fn serialize<S: Serializer>(event: &Event, serializer: S) -> Result<S::Ok, S::Error> {
    let mut members = serializer.serialize_struct("Event", 2)?;
    members.serialize_field("kind", &Member::Kind(event))?;
    members.serialize_field("body", &Member::Body(event))?;
    members.end()
}

/// Reads `kind` and `body` from any form, by way of a tree.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Event, D::Error> {
    #[derive(Deserialize)]
    struct Members {
        kind: String,
        body: Value,
    }
    let Members { kind, body } = Members::deserialize(deserializer)?;
    Event::deserialize(Value::from_iter([(kind, body)])).map_err(de::Error::custom)
}

/// Reads an event whose kind is known from its body.
pub(super) fn read<'de>(kind: &'de str, body: &mut Reader<'de>) -> Result<Event, NotRead> {
    Event::deserialize(Tagged { kind, body })
}

/// A kind, and the body that is read for it.
struct Tagged<'a, 'de> {
    kind: &'de str,
    body: &'a mut Reader<'de>,
}

impl<'de> Deserializer<'de> for Tagged<'_, 'de> {
    type Error = NotRead;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> EnumAccess<'de> for Tagged<'_, 'de> {
    type Error = NotRead;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), NotRead> {
        Ok((seed.deserialize(BorrowedStrDeserializer::new(self.kind))?, self))
    }
}

impl<'de> VariantAccess<'de> for Tagged<'_, 'de> {
    type Error = NotRead;

    /// Every kind has a body.
    fn unit_variant(self) -> Result<(), NotRead> {
        Err(NotRead)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, NotRead> {
        seed.deserialize(self.body)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, NotRead> {
        self.body.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, NotRead> {
        self.body.deserialize_struct("", fields, visitor)
    }
}

/// One of the two members of an event, the kind or the body.
#[derive(Clone, Copy)]
enum Member<'a> {
    Kind(&'a Event),
    Body(&'a Event),
}

impl Serialize for Member<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (Self::Kind(event) | Self::Body(event)) = self;
        event.serialize(Halved { is_body: matches!(self, Self::Body(_)), serializer })
    }
}

/// Writes of a variant its name or what it holds.
struct Halved<S> {
    is_body: bool,
    serializer: S,
}

/// A body that is being written, or a kind that was.
enum Half<S: Serializer> {
    Body(S::SerializeStruct),
    Kind(S::Ok),
}

impl<S: Serializer> SerializeStructVariant for Half<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), S::Error> {
        match self {
            Self::Body(members) => members.serialize_field(key, value),
            Self::Kind(_) => Ok(()),
        }
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        match self {
            Self::Body(members) => members.end(),
            Self::Kind(written) => Ok(written),
        }
    }
}

/// What no event is.
macro_rules! no_event {
    ($($name:ident($($of:ty),*) -> $written:ty;)+) => {$(
        fn $name(self, $(_: $of),*) -> Result<$written, S::Error> {
            Err(ser::Error::custom("an event is a variant that holds something"))
        }
    )+};
}

impl<S: Serializer> Serializer for Halved<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = Impossible<S::Ok, S::Error>;
    type SerializeStruct = Impossible<S::Ok, S::Error>;
    type SerializeStructVariant = Half<S>;

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        body: &T,
    ) -> Result<S::Ok, S::Error> {
        if self.is_body { body.serialize(self.serializer) } else { self.serializer.serialize_str(name) }
    }

    fn serialize_struct_variant(
        self,
        of: &'static str,
        _: u32,
        name: &'static str,
        length: usize,
    ) -> Result<Half<S>, S::Error> {
        Ok(if self.is_body {
            Half::Body(self.serializer.serialize_struct(of, length)?)
        } else {
            Half::Kind(self.serializer.serialize_str(name)?)
        })
    }

    no_event! {
        serialize_bool(bool) -> S::Ok;
        serialize_i8(i8) -> S::Ok;
        serialize_i16(i16) -> S::Ok;
        serialize_i32(i32) -> S::Ok;
        serialize_i64(i64) -> S::Ok;
        serialize_u8(u8) -> S::Ok;
        serialize_u16(u16) -> S::Ok;
        serialize_u32(u32) -> S::Ok;
        serialize_u64(u64) -> S::Ok;
        serialize_f32(f32) -> S::Ok;
        serialize_f64(f64) -> S::Ok;
        serialize_char(char) -> S::Ok;
        serialize_str(&str) -> S::Ok;
        serialize_bytes(&[u8]) -> S::Ok;
        serialize_none() -> S::Ok;
        serialize_unit() -> S::Ok;
        serialize_unit_struct(&'static str) -> S::Ok;
        serialize_unit_variant(&'static str, u32, &'static str) -> S::Ok;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }
}
