//! Reads canonical JSON straight into a type: no white space, no fraction, nothing kept that is not asked for. Each form
//! is read where its type asks for it and no other is, so that a type brings in no code for forms that it never has. It
//! knows too whether what was read can have been written in one way alone.

use std::borrow::Cow;

use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// Bytes that are no canonical JSON, or not of the type that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not read")]
pub struct NotRead;

impl de::Error for NotRead {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

/// What is still to be read.
#[derive(Debug)]
pub struct Reader<'de> {
    rest: &'de str,
    /// Whether a key came out of its order, a type's member was missing, a text had escapes, or an object was read of which
    /// nobody said what members it has.
    is_in_doubt: bool,
}

impl<'de> Reader<'de> {
    /// Reads from the front of a text.
    pub fn of(text: &'de str) -> Self {
        Self { rest: text, is_in_doubt: false }
    }

    /// Whether every object had its keys in their order and each of its type's members, and no text an escape. What a type
    /// leaves out where it is empty, and what puts a list in order, is not known here: only of types that do neither this
    /// says that they are written so and in no other way.
    pub const fn is_whole(&self) -> bool {
        !self.is_in_doubt
    }

    /// Whether nothing is left.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// Takes what must come next.
    pub fn take(&mut self, expected: &str) -> Result<(), NotRead> {
        self.rest = self.rest.strip_prefix(expected).ok_or(NotRead)?;
        Ok(())
    }

    /// As [`take`](Self::take), of one byte.
    fn take_byte(&mut self, byte: u8) -> Result<(), NotRead> {
        if self.took(byte) { Ok(()) } else { Err(NotRead) }
    }

    #[expect(
        clippy::inline_always,
        reason = "what is shipped is optimized for size, and makes a call of each byte else"
    )]
    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.rest.as_bytes().first().copied()
    }

    #[expect(
        clippy::inline_always,
        reason = "what is shipped is optimized for size, and makes a call of each byte else"
    )]
    #[inline(always)]
    fn took(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        if is_next {
            self.rest = self.rest.get(1..).unwrap_or_default();
        }
        is_next
    }

    /// Takes a text that is written as it is.
    pub fn text(&mut self) -> Result<&'de str, NotRead> {
        self.take_byte(b'"')?;
        // What stops a plain text is a byte of its own, and no part of a longer character.
        let (text, rest) = self.rest.split_at_checked(super::plain_length(self.rest.as_bytes())).ok_or(NotRead)?;
        self.rest = rest;
        self.take_byte(b'"')?;
        Ok(text)
    }

    /// Takes a text, however it is written.
    fn any_text(&mut self) -> Result<Cow<'de, str>, NotRead> {
        let start = self.rest;
        let plain = self.text();
        plain.map(Cow::Borrowed).or_else(|_| {
            self.rest = start;
            self.is_in_doubt = true;
            self.escaped_text().map(Cow::Owned)
        })
    }

    /// Takes a text with escapes, which few have.
    #[cold]
    fn escaped_text(&mut self) -> Result<String, NotRead> {
        let mut was_backslash = false;
        let ends = |it: &u8| {
            let is_end = *it == b'"' && !was_backslash;
            was_backslash = *it == b'\\' && !was_backslash;
            is_end
        };
        let inside = self.rest.strip_prefix('"').ok_or(NotRead)?;
        let length = inside.as_bytes().iter().position(ends).ok_or(NotRead)?;
        let (written, rest) = self.rest.split_at_checked(length.saturating_add(2)).ok_or(NotRead)?;
        self.rest = rest;
        serde_json::from_str(written).map_err(|_| NotRead)
    }

    fn word<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, NotRead> {
        match self.any_text()? {
            Cow::Borrowed(it) => visitor.visit_borrowed_str(it),
            Cow::Owned(it) => visitor.visit_string(it),
        }
    }

    /// Takes an object, of whose members nothing is known.
    fn object<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, NotRead> {
        self.members(visitor).map(|(read, _)| read)
    }

    /// Takes an object; says how many members it had.
    fn members<V: Visitor<'de>>(&mut self, visitor: V) -> Result<(V::Value, usize), NotRead> {
        self.take_byte(b'{')?;
        let mut parts = Parts { reader: self, end: b'}', members: 0, last: None };
        let read = visitor.visit_map(&mut parts)?;
        Ok((read, parts.members))
    }

    fn list<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, NotRead> {
        self.take_byte(b'[')?;
        visitor.visit_seq(Parts { reader: self, end: b']', members: 0, last: None })
    }

    fn number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, NotRead> {
        match self.integer()? {
            (false, it) => visitor.visit_u64(it),
            (true, it) => visitor.visit_i64(0_i64.checked_sub_unsigned(it).ok_or(NotRead)?),
        }
    }

    fn truth<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, NotRead> {
        let is_true = self.peek() == Some(b't');
        self.take(if is_true { "true" } else { "false" })?;
        visitor.visit_bool(is_true)
    }

    /// Takes an integer: whether it is below zero, and how far from there.
    fn integer(&mut self) -> Result<(bool, u64), NotRead> {
        let is_negative = self.took(b'-');
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.rest.split_at_checked(digits).ok_or(NotRead)?;
        let number = number.as_bytes();
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

macro_rules! reads {
    ($($how:ident: $($name:ident),+;)+) => {$($(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
            self.$how(visitor)
        }
    )+)+};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = NotRead;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        match self.peek().ok_or(NotRead)? {
            b'"' => self.word(visitor),
            b'{' => {
                self.is_in_doubt = true;
                self.object(visitor)
            }
            b'[' => self.list(visitor),
            b'n' => self.take("null").and_then(|()| visitor.visit_unit()),
            b't' | b'f' => self.truth(visitor),
            _ => self.number(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        if self.peek() == Some(b'n') {
            self.take("null")?;
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
        self.take_byte(b'{')?;
        let read = visitor.visit_enum(Variant { reader: self })?;
        self.take_byte(b'}')?;
        Ok(read)
    }

    /// Nothing that is skipped can be written again.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NotRead> {
        Err(NotRead)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotRead> {
        let (read, members) = self.members(visitor)?;
        self.is_in_doubt |= members != fields.len();
        Ok(read)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, NotRead> {
        let read = self.list(visitor)?;
        // Whoever knows how many there are does not ask for one more.
        self.take_byte(b']')?;
        Ok(read)
    }

    reads! {
        object: deserialize_map;
        list: deserialize_seq;
        word: deserialize_str, deserialize_string, deserialize_identifier;
        truth: deserialize_bool;
        number: deserialize_i8, deserialize_i16, deserialize_i32, deserialize_i64, deserialize_u8, deserialize_u16,
            deserialize_u32, deserialize_u64;
    }

    forward_to_deserialize_any! { i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct }
}

/// The members of an object, or the items of a list.
struct Parts<'a, 'de> {
    reader: &'a mut Reader<'de>,
    end: u8,
    /// How many were read.
    members: usize,
    /// The key of the last one, where it is written as it is.
    last: Option<&'de str>,
}

impl Parts<'_, '_> {
    /// Whether another one follows.
    fn goes_on(&mut self) -> Result<bool, NotRead> {
        if self.reader.took(self.end) {
            return Ok(false);
        }
        if self.members > 0 {
            self.reader.take_byte(b',')?;
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
        let key = self.reader.any_text()?;
        self.reader.take_byte(b':')?;
        if let Cow::Borrowed(key) = key {
            self.reader.is_in_doubt |= self.last.replace(key).is_some_and(|last| last >= key);
        }
        seed.deserialize(Key(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, NotRead> {
        seed.deserialize(&mut *self.reader)
    }
}

/// A key of an object, which may stand for a number.
struct Key<'de>(Cow<'de, str>);

impl<'de> Deserializer<'de> for Key<'de> {
    type Error = NotRead;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        match self.0 {
            Cow::Borrowed(it) => visitor.visit_borrowed_str(it),
            Cow::Owned(it) => visitor.visit_string(it),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotRead> {
        let mut digits = Reader::of(&self.0);
        let (is_negative, it) = digits.integer()?;
        if is_negative || !digits.is_done() { Err(NotRead) } else { visitor.visit_u64(it) }
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
        let name: StrDeserializer<'_, NotRead> = (&*self.0).into_deserializer();
        visitor.visit_enum(name)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
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
        self.reader.take_byte(b':')?;
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

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, NotRead> {
        self.reader.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, NotRead> {
        self.reader.deserialize_struct("", fields, visitor)
    }
}
