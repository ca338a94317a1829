//! Reads canonical JSON straight into a type: no white space, no fraction, nothing kept that is not asked for. It reads
//! what is usual; texts with escapes and whatever else it does not know are left to whoever reads any JSON. It knows too
//! whether what was read can have been written in one way alone.

use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// Bytes that are no canonical JSON, or not read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not read at once")]
pub struct NotRead;

impl de::Error for NotRead {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

/// What is still to be read.
#[derive(Debug)]
pub struct Reader<'de> {
    rest: &'de [u8],
    /// Whether a key came out of its order, or a type's member was missing.
    is_in_doubt: bool,
    /// How many objects were read whose members the reader was not told, and how many members the last one had.
    untold: (u64, usize),
}

impl<'de> Reader<'de> {
    /// Reads from the front of some bytes.
    pub fn of(bytes: &'de [u8]) -> Self {
        Self { rest: bytes, is_in_doubt: false, untold: (0, 0) }
    }

    /// Whether every object had its keys in their order and each of its type's members, where the one object whose members
    /// the reader was not told has so many. What a type leaves out where it is empty, and what puts a list in order, is
    /// not known here: only of types that do neither this says that they are written so and in no other way.
    pub fn is_whole(&self, untold: usize) -> bool {
        !self.is_in_doubt && self.untold == (1, untold)
    }

    /// Whether nothing is left.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// Takes what must come next.
    pub fn take(&mut self, expected: &[u8]) -> Result<(), NotRead> {
        self.rest = self.rest.strip_prefix(expected).ok_or(NotRead)?;
        Ok(())
    }

    fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    fn took(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        if is_next {
            self.rest = self.rest.get(1..).unwrap_or_default();
        }
        is_next
    }

    /// Takes an object; says how many members it had.
    fn object<V: Visitor<'de>>(&mut self, visitor: V) -> Result<(V::Value, usize), NotRead> {
        self.take(b"{")?;
        let mut parts = Parts { reader: self, end: b'}', members: 0, last: None };
        let read = visitor.visit_map(&mut parts)?;
        Ok((read, parts.members))
    }

    /// Takes a text that is written as it is.
    pub fn text(&mut self) -> Result<&'de str, NotRead> {
        self.take(b"\"")?;
        let (text, rest) = self.rest.split_at_checked(super::plain_length(self.rest)).ok_or(NotRead)?;
        self.rest = rest;
        self.take(b"\"")?;
        std::str::from_utf8(text).map_err(|_| NotRead)
    }

    /// Takes an integer: whether it is below zero, and how far from there.
    fn integer(&mut self) -> Result<(bool, u64), NotRead> {
        let is_negative = self.took(b'-');
        let digits = self.rest.iter().take_while(|it| it.is_ascii_digit()).count();
        let (number, rest) = self.rest.split_at_checked(digits).ok_or(NotRead)?;
        let is_written = match number {
            [] => false,
            [b'0'] => !is_negative,
            [first, ..] => *first != b'0',
        };
        if !is_written {
            return Err(NotRead);
        }
        let mut value: u64 = 0;
        for digit in number {
            value = value.checked_mul(10).and_then(|it| it.checked_add(u64::from(digit - b'0'))).ok_or(NotRead)?;
        }
        self.rest = rest;
        Ok((is_negative, value))
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = NotRead;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        match self.peek().ok_or(NotRead)? {
            b'"' => visitor.visit_borrowed_str(self.text()?),
            b'{' => {
                let (read, members) = self.object(visitor)?;
                self.untold = (self.untold.0.saturating_add(1), members);
                Ok(read)
            }
            b'[' => {
                self.take(b"[")?;
                visitor.visit_seq(Parts { reader: self, end: b']', members: 0, last: None })
            }
            b'n' => self.take(b"null").and_then(|()| visitor.visit_unit()),
            b't' => self.take(b"true").and_then(|()| visitor.visit_bool(true)),
            b'f' => self.take(b"false").and_then(|()| visitor.visit_bool(false)),
            _ => match self.integer()? {
                (false, it) => visitor.visit_u64(it),
                (true, it) => visitor.visit_i64(0_i64.checked_sub_unsigned(it).ok_or(NotRead)?),
            },
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        self.object(visitor).map(|(read, _)| read)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotRead> {
        let (read, members) = self.object(visitor)?;
        self.is_in_doubt |= members != fields.len();
        Ok(read)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        if self.peek() == Some(b'n') {
            self.take(b"null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, NotRead> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotRead> {
        if self.peek() == Some(b'"') {
            return visitor.visit_enum(BorrowedStrDeserializer::new(self.text()?));
        }
        self.take(b"{")?;
        let read = visitor.visit_enum(Variant { reader: self })?;
        self.take(b"}")?;
        Ok(read)
    }

    /// Nothing that is skipped can be written again.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NotRead> {
        Err(NotRead)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct identifier
    }
}

/// The members of an object, or the items of a list.
struct Parts<'a, 'de> {
    reader: &'a mut Reader<'de>,
    end: u8,
    /// How many were read.
    members: usize,
    /// The key of the last one.
    last: Option<&'de str>,
}

impl Parts<'_, '_> {
    /// Whether another one follows.
    fn goes_on(&mut self) -> Result<bool, NotRead> {
        if self.reader.took(self.end) {
            return Ok(false);
        }
        if self.members > 0 {
            self.reader.take(b",")?;
        }
        self.members = self.members.saturating_add(1);
        Ok(true)
    }
}

impl<'de> de::SeqAccess<'de> for Parts<'_, 'de> {
    type Error = NotRead;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, NotRead> {
        if self.goes_on()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'de> de::MapAccess<'de> for Parts<'_, 'de> {
    type Error = NotRead;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, NotRead> {
        if !self.goes_on()? {
            return Ok(None);
        }
        let key = self.reader.text()?;
        self.reader.take(b":")?;
        self.reader.is_in_doubt |= self.last.replace(key).is_some_and(|last| last >= key);
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, NotRead> {
        seed.deserialize(&mut *self.reader)
    }
}

/// A variant with what it holds.
struct Variant<'a, 'de> {
    reader: &'a mut Reader<'de>,
}

impl<'de> de::EnumAccess<'de> for Variant<'_, 'de> {
    type Error = NotRead;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), NotRead> {
        let name = self.reader.text()?;
        self.reader.take(b":")?;
        let name: StrDeserializer<'_, NotRead> = name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_, 'de> {
    type Error = NotRead;

    /// A variant without content is written as a text.
    fn unit_variant(self) -> Result<(), NotRead> {
        Err(NotRead)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, NotRead> {
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, NotRead> {
        self.reader.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, NotRead> {
        self.reader.deserialize_struct("", fields, visitor)
    }
}
