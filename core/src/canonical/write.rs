//! Writes a value as canonical JSON in one pass: members are put in order where they stand, and no tree is built.

use std::cmp::Ordering;

use serde::ser::{self, Serialize, Serializer};

use super::NotCanonical;
use super::key::order;

/// What has been written, and the members of the objects that are still open.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: Vec<u8>,
    members: Vec<Member>,
    spare: Vec<u8>,
}

/// Where a member stands in what was written: its key within the quotes, and all of it.
#[derive(Debug, Clone, Copy)]
struct Member {
    start: usize,
    key_end: usize,
    end: usize,
}

impl Member {
    /// The key as it is written, without its quotes.
    fn key<'a>(&self, out: &'a [u8]) -> &'a [u8] {
        out.get(self.start.saturating_add(1)..self.key_end.saturating_sub(1)).unwrap_or_default()
    }
}

/// An object or a list that is being written.
#[derive(Debug)]
pub(super) struct Open<'a> {
    writer: &'a mut Writer,
    /// Where its first member or item starts.
    start: usize,
    /// How many members were written of the objects around it.
    around: usize,
    /// Whether it is the content of a variant, so that an object around it ends with it.
    in_variant: bool,
}

impl Writer {
    /// A writer of about so many bytes.
    pub fn of_size(bytes: usize) -> Self {
        Self { out: Vec::with_capacity(bytes), ..Self::default() }
    }

    /// What was written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    fn put(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    fn number(&mut self, mut rest: u64) {
        let mut digits = [b'0'; 20];
        let mut used = 0;
        for digit in digits.iter_mut().rev() {
            *digit = u8::try_from(rest % 10).unwrap_or(0) + b'0';
            used += 1;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        let (_, number) = digits.split_at(digits.len() - used);
        self.out.extend_from_slice(number);
    }

    fn text(&mut self, text: &str) {
        self.out.push(b'"');
        let mut rest = text.as_bytes();
        // What is written as it is goes in one piece; whatever is not is a single byte.
        while let Some((plain, tail)) = rest.split_at_checked(super::plain_length(rest)) {
            self.put(plain);
            let Some((byte, tail)) = tail.split_first() else { break };
            self.escaped(*byte);
            rest = tail;
        }
        self.out.push(b'"');
    }

    fn escaped(&mut self, byte: u8) {
        match byte {
            b'"' => self.put(b"\\\""),
            b'\\' => self.put(b"\\\\"),
            8 => self.put(b"\\b"),
            12 => self.put(b"\\f"),
            b'\n' => self.put(b"\\n"),
            b'\r' => self.put(b"\\r"),
            b'\t' => self.put(b"\\t"),
            byte => {
                self.put(b"\\u00");
                self.put(&super::digits_of(byte));
            }
        }
    }

    /// Opens an object or a list; `variant` is the name of what it is the content of.
    fn open(&mut self, variant: Option<&str>, bracket: u8) -> Open<'_> {
        if let Some(name) = variant {
            self.out.push(b'{');
            self.text(name);
            self.out.push(b':');
        }
        self.out.push(bracket);
        let (start, around) = (self.out.len(), self.members.len());
        Open { writer: self, start, around, in_variant: variant.is_some() }
    }

    /// Puts the members from `around` on, which start at `start`, in the order of their keys.
    fn sort(&mut self, start: usize, around: usize) -> Result<(), NotCanonical> {
        let Self { out, members, spare } = self;
        let own = members.get_mut(around..).unwrap_or_default();
        let follows = |one: &Member, other: &Member| order(one.key(out), other.key(out)) == Ordering::Less;
        if !own.is_sorted_by(follows) {
            own.sort_by(|one, other| order(one.key(out), other.key(out)));
            if !own.is_sorted_by(follows) {
                return Err(NotCanonical);
            }
            spare.clear();
            for it in own.iter() {
                if !spare.is_empty() {
                    spare.push(b',');
                }
                spare.extend_from_slice(out.get(it.start..it.end).unwrap_or_default());
            }
            out.truncate(start);
            out.extend_from_slice(spare);
        }
        members.truncate(around);
        Ok(())
    }
}

impl Open<'_> {
    fn item(&mut self, it: &(impl Serialize + ?Sized)) -> Result<(), NotCanonical> {
        if self.writer.out.len() > self.start {
            self.writer.out.push(b',');
        }
        it.serialize(&mut *self.writer)
    }

    fn key(&mut self, key: &(impl Serialize + ?Sized)) -> Result<(), NotCanonical> {
        let start = self.writer.out.len() + usize::from(self.writer.out.len() > self.start);
        self.item(key)?;
        let out = &mut self.writer.out;
        match out.get(start) {
            Some(b'"') => {}
            Some(b'-' | b'0'..=b'9' | b't' | b'f') => {
                out.insert(start, b'"');
                out.push(b'"');
            }
            _ => return Err(NotCanonical),
        }
        let key_end = out.len();
        out.push(b':');
        self.writer.members.push(Member { start, key_end, end: key_end });
        Ok(())
    }

    fn value(&mut self, it: &(impl Serialize + ?Sized)) -> Result<(), NotCanonical> {
        it.serialize(&mut *self.writer)?;
        let end = self.writer.out.len();
        self.writer.members.last_mut().ok_or(NotCanonical)?.end = end;
        Ok(())
    }

    fn close(self, bracket: u8) -> Result<(), NotCanonical> {
        self.writer.sort(self.start, self.around)?;
        self.writer.out.push(bracket);
        if self.in_variant {
            self.writer.out.push(b'}');
        }
        Ok(())
    }
}

macro_rules! numbers {
    ($($name:ident: $of:ty),+) => {$(
        fn $name(self, it: $of) -> Result<(), NotCanonical> {
            if it < 0 {
                self.out.push(b'-');
            }
            self.number(u64::from(it.unsigned_abs()));
            Ok(())
        }
    )+};
}

macro_rules! naturals {
    ($($name:ident: $of:ty),+) => {$(
        fn $name(self, it: $of) -> Result<(), NotCanonical> {
            self.number(u64::from(it));
            Ok(())
        }
    )+};
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = NotCanonical;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Open<'a>;
    type SerializeTupleVariant = Open<'a>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Open<'a>;

    numbers!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    naturals!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);

    fn serialize_bool(self, it: bool) -> Result<(), NotCanonical> {
        self.put(if it { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_f32(self, _: f32) -> Result<(), NotCanonical> {
        Err(NotCanonical)
    }

    fn serialize_f64(self, _: f64) -> Result<(), NotCanonical> {
        Err(NotCanonical)
    }

    fn serialize_char(self, it: char) -> Result<(), NotCanonical> {
        self.serialize_str(it.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, it: &str) -> Result<(), NotCanonical> {
        self.text(it);
        Ok(())
    }

    fn serialize_bytes(self, it: &[u8]) -> Result<(), NotCanonical> {
        it.serialize(self)
    }

    fn serialize_none(self) -> Result<(), NotCanonical> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, it: &T) -> Result<(), NotCanonical> {
        it.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), NotCanonical> {
        self.put(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), NotCanonical> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), NotCanonical> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, it: &T) -> Result<(), NotCanonical> {
        it.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        it: &T,
    ) -> Result<(), NotCanonical> {
        let mut open = self.open(None, b'{');
        open.key(name)?;
        open.value(it)?;
        open.close(b'}')
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, NotCanonical> {
        Ok(self.open(None, b'['))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, NotCanonical> {
        Ok(self.open(None, b'['))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, NotCanonical> {
        Ok(self.open(None, b'['))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Open<'a>, NotCanonical> {
        Ok(self.open(Some(name), b'['))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, NotCanonical> {
        Ok(self.open(None, b'{'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, NotCanonical> {
        Ok(self.open(None, b'{'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Open<'a>, NotCanonical> {
        Ok(self.open(Some(name), b'{'))
    }
}

macro_rules! lists {
    ($($of:ident :: $name:ident),+) => {$(
        impl ser::$of for Open<'_> {
            type Ok = ();
            type Error = NotCanonical;

            fn $name<T: Serialize + ?Sized>(&mut self, it: &T) -> Result<(), NotCanonical> {
                self.item(it)
            }

            fn end(self) -> Result<(), NotCanonical> {
                self.close(b']')
            }
        }
    )+};
}

lists!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

macro_rules! objects {
    ($($of:ident),+) => {$(
        impl ser::$of for Open<'_> {
            type Ok = ();
            type Error = NotCanonical;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, it: &T) -> Result<(), NotCanonical> {
                self.key(key)?;
                self.value(it)
            }

            fn end(self) -> Result<(), NotCanonical> {
                self.close(b'}')
            }
        }
    )+};
}

objects!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = NotCanonical;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NotCanonical> {
        self.key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, it: &T) -> Result<(), NotCanonical> {
        self.value(it)
    }

    fn end(self) -> Result<(), NotCanonical> {
        self.close(b'}')
    }
}
