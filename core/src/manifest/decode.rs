//! From a source tree to the types. Owns how each form is taken, as strictly as the format is written: objects for
//! structs, a word or an object of one key for choices; and which finding a mismatch is.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, Expected, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};

use super::FindingCode;
use super::source::{Kind, Member, Node, Place};
use super::suggest::{listed, nearest};
use crate::id::InvalidId;

/// The first mismatch between a source and the types. One word long, since every value that is read is handed on as
/// itself or a fault, and the code for that is made for every type.
#[derive(Debug)]
pub(super) struct Fault(pub(super) Box<Mismatch>);

/// What a fault is.
#[derive(Debug)]
pub(super) struct Mismatch {
    pub(super) code: FindingCode,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) place: Option<Place>,
    /// The way to it, the innermost part first.
    pub(super) way: Vec<String>,
}

impl Fault {
    fn new(code: FindingCode, message: String) -> Self {
        Self(Box::new(Mismatch { code, message, help: None, place: None, way: Vec::new() }))
    }

    /// The same fault with its place, where it has none yet.
    #[cold]
    fn at(mut self, place: Place) -> Self {
        self.0.place.get_or_insert(place);
        self
    }

    #[cold]
    fn under(mut self, part: &str) -> Self {
        self.0.way.push(part.to_owned());
        self
    }

    fn meant(mut self, word: &str, expected: &[&str]) -> Self {
        self.0.help = Some(match nearest(word, expected.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("Write {}.", listed(expected)),
        });
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.code, self.0.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        let is_id = message == InvalidId.to_string();
        Self::new(if is_id { FindingCode::BadId } else { FindingCode::BadValue }, message)
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(FindingCode::WrongType, format!("expected {expected}, found {found}"))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(FindingCode::BadValue, format!("expected {expected}, found {found}"))
    }

    fn unknown_variant(word: &str, expected: &'static [&'static str]) -> Self {
        Self::new(FindingCode::UnknownWord, format!("`{word}` is not a word that belongs here")).meant(word, expected)
    }

    fn unknown_field(key: &str, expected: &'static [&'static str]) -> Self {
        Self::new(FindingCode::UnknownKey, format!("the key `{key}` does not belong here")).meant(key, expected)
    }

    fn missing_field(key: &'static str) -> Self {
        let mut fault = Self::new(FindingCode::MissingKey, format!("the key `{key}` is missing"));
        fault.0.help = Some(format!("Add `{key}`."));
        fault
    }

    fn duplicate_field(key: &'static str) -> Self {
        Self::new(FindingCode::DuplicateKey, format!("the key `{key}` is written twice"))
    }
}

/// A node as serde takes it.
#[derive(Clone, Copy)]
pub(super) struct Source<'n>(pub(super) &'n Node<'n>);

impl Source<'_> {
    fn mismatch(self, expected: &dyn Expected) -> Fault {
        let found = Unexpected::Other(self.0.kind.noun());
        de::Error::invalid_type(found, expected)
    }

    /// What stands here, where it is none of the forms that its type has.
    #[cold]
    fn other(self, expected: &dyn Expected) -> Fault {
        let found = match &self.0.kind {
            Kind::Null => Unexpected::Unit,
            Kind::Bool(it) => Unexpected::Bool(*it),
            Kind::Number(it) => match whole(it) {
                Some(Whole::Natural(number)) => Unexpected::Unsigned(number),
                Some(Whole::Negative(number)) => Unexpected::Signed(number),
                None => Unexpected::Other("a number that is not whole"),
            },
            Kind::Text(it) => Unexpected::Str(it),
            Kind::List(_) => Unexpected::Seq,
            Kind::Object(_) => Unexpected::Map,
        };
        de::Error::invalid_type(found, expected)
    }

    fn any<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.0.kind {
            Kind::Null => visitor.visit_unit(),
            Kind::Bool(it) => visitor.visit_bool(*it),
            Kind::Number(_) => self.number(visitor),
            Kind::Text(it) => visitor.visit_str(it),
            Kind::List(items) => visitor.visit_seq(Items { items: items.iter().enumerate() }),
            Kind::Object(members) => visitor.visit_map(Members { members: members.iter(), value: None }),
        }
    }

    fn truth<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.0.kind {
            Kind::Bool(it) => visitor.visit_bool(*it),
            _ => Err(self.other(&visitor)),
        }
    }

    fn number<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let number = if let Kind::Number(it) = &self.0.kind { whole(it) } else { None };
        match number {
            Some(Whole::Natural(it)) => visitor.visit_u64(it),
            Some(Whole::Negative(it)) => visitor.visit_i64(it),
            None => Err(self.other(&visitor)),
        }
    }

    fn text<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.0.kind {
            Kind::Text(it) => visitor.visit_str(it),
            _ => Err(self.other(&visitor)),
        }
    }

    fn list<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.0.kind {
            Kind::List(items) => visitor.visit_seq(Items { items: items.iter().enumerate() }),
            _ => Err(self.other(&visitor)),
        }
    }

    fn object<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.0.kind {
            Kind::Object(members) => visitor.visit_map(Members { members: members.iter(), value: None }),
            _ => Err(self.other(&visitor)),
        }
    }
}

/// A number without a fraction.
enum Whole {
    Natural(u64),
    Negative(i64),
}

fn whole(written: &str) -> Option<Whole> {
    // A nought with a sign is neither.
    let negative = || written.parse().ok().filter(|it| *it < 0).map(Whole::Negative);
    written.parse().ok().map(Whole::Natural).or_else(negative)
}

/// The forms that a type asks for by name: no code is made for those that it does not have.
macro_rules! takes {
    ($($how:ident: $($name:ident),+;)+) => {$($(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.$how(visitor).map_err(|it| it.at(self.0.place))
        }
    )+)+};
}

impl<'de> Deserializer<'de> for Source<'_> {
    type Error = Fault;

    takes! {
        any: deserialize_any;
        truth: deserialize_bool;
        number: deserialize_i8, deserialize_i16, deserialize_i32, deserialize_i64, deserialize_u8, deserialize_u16,
            deserialize_u32, deserialize_u64;
        text: deserialize_str, deserialize_string, deserialize_identifier;
        list: deserialize_seq;
        object: deserialize_map;
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match &self.0.kind {
            Kind::Object(_) => self.deserialize_map(visitor),
            _ => Err(self.mismatch(&"an object").at(self.0.place)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let taken = match &self.0.kind {
            Kind::Text(word) => visitor.visit_enum(IntoDeserializer::<Fault>::into_deserializer(&**word)),
            Kind::Object(members) => match members.as_slice() {
                [one] => visitor.visit_enum(Choice(one)),
                _ => Err(Fault::new(FindingCode::WrongType, format!("expected one key, one of {}", listed(words)))),
            },
            _ => Err(self.mismatch(&listed(words).as_str())),
        };
        taken.map_err(|it| it.at(self.0.place))
    }

    serde::forward_to_deserialize_any! {
        f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct ignored_any
    }
}

struct Items<'n> {
    items: std::iter::Enumerate<std::slice::Iter<'n, Node<'n>>>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some((index, item)) = self.items.next() else { return Ok(None) };
        seed.deserialize(Source(item)).map(Some).map_err(|it| it.under(&index.to_string()))
    }
}

struct Members<'n> {
    members: std::slice::Iter<'n, Member<'n>>,
    value: Option<&'n Member<'n>>,
}

impl<'de> MapAccess<'de> for Members<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some(member) = self.members.next() else { return Ok(None) };
        self.value = Some(member);
        let key: StrDeserializer<'_, Fault> = (&*member.key).into_deserializer();
        seed.deserialize(key).map(Some).map_err(|it| it.at(member.key_place).under(&member.key))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        let Some(member) = self.value.take() else {
            return Err(de::Error::custom("a value is read after its key"));
        };
        seed.deserialize(Source(&member.value)).map_err(|it| it.under(&member.key))
    }
}

/// An object of one key, as a choice that holds something is written.
struct Choice<'n>(&'n Member<'n>);

impl<'de, 'n> EnumAccess<'de> for Choice<'n> {
    type Error = Fault;
    type Variant = Held<'n>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Held<'n>), Fault> {
        let Self(member) = self;
        let word: StrDeserializer<'_, Fault> = (&*member.key).into_deserializer();
        let choice = seed.deserialize(word).map_err(|it| it.at(member.key_place).under(&member.key))?;
        Ok((choice, Held(member)))
    }
}

/// What a choice holds.
struct Held<'n>(&'n Member<'n>);

impl Held<'_> {
    fn refused(&self, message: String) -> Fault {
        Fault::new(FindingCode::WrongType, message).at(self.0.key_place)
    }
}

impl<'de> VariantAccess<'de> for Held<'_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Err(self.refused(format!("the word `{}` stands by itself, not in an object", self.0.key)))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(Source(&self.0.value)).map_err(|it| it.under(&self.0.key))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(self.refused("the format has no such form".to_owned()))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Fault> {
        Err(self.refused("the format has no such form".to_owned()))
    }
}
