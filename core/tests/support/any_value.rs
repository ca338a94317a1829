//! A value of any type that can be read, made of random numbers: whatever the type asks for is answered with one that it
//! takes. So a test has every kind of event, and those that are still to come.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// Why a type took no value; where it did not know a member, those that it knows.
#[derive(Debug)]
pub struct NoValue(Option<&'static [&'static str]>);

impl std::fmt::Display for NoValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no value")
    }
}

impl std::error::Error for NoValue {}

impl de::Error for NoValue {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self(None)
    }

    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Self(Some(expected))
    }
}

/// Random numbers, and what is asked for: the member, the variant, and which members the variants have that say so only
/// when they are given another.
pub struct Maker {
    seed: u64,
    member: String,
    variant: &'static str,
    known: BTreeMap<&'static str, &'static [&'static str]>,
}

impl Maker {
    pub fn of(seed: u64) -> Self {
        Self { seed, member: String::new(), variant: "", known: BTreeMap::new() }
    }

    pub fn make<'de, T: Deserialize<'de>>(&mut self) -> Result<T, NoValue> {
        let seed = self.seed;
        T::deserialize(&mut *self).or_else(|_| {
            // Now the members of its variant are known.
            self.seed = seed;
            T::deserialize(self)
        })
    }

    /// The next number of `SplitMix64`.
    pub fn number(&mut self) -> u64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let it = (self.seed ^ (self.seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        it ^ (it >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(end).unwrap()).unwrap()
    }

    /// A text that the member takes. A hash that starts with a letter is an id too.
    fn text(&mut self) -> String {
        let hash =
            format!("{}{:015x}{:016x}{:032x}", ["a", "b", "f"][self.below(3)], self.number() >> 4, self.number(), 7);
        match self.member.as_str() {
            "subject" | "chain" => hash[..32].to_owned(),
            "locale" => ["en", "zh-CN"][self.below(2)].to_owned(),
            "id" | "request" => hash[..10].replace(['i', 'l', 'o', 'u'], "x"),
            "task" | "tasks" | "done" => {
                ["backups".to_owned(), "logs".to_owned(), format!("data.{}", &hash[..3])][self.below(3)].clone()
            }
            // A version may be any text.
            "version" => ["1.0".to_owned(), "\"\\\n\u{1}音".to_owned(), hash][self.below(3)].clone(),
            _ => hash,
        }
    }
}

impl<'de> Deserializer<'de> for &mut Maker {
    type Error = NoValue;

    /// Asked by a variant with named members, which does not name them.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        let variant = self.variant;
        let fields = self.known.get(variant).copied().unwrap_or(&["?"]);
        let made = visitor.visit_map(Members { maker: &mut *self, fields });
        if let Err(NoValue(Some(fields))) = &made {
            self.known.insert(variant, fields);
        }
        made
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_bool(self.below(2) == 0)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        let any = i64::from_ne_bytes(self.number().to_ne_bytes());
        visitor.visit_i64([0, -1, any, any >> 20, i64::MIN, i64::MAX][self.below(6)])
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_u64([0, u64::MAX, self.number()][self.below(3)])
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_u64([0, 15, u64::from(u32::MAX)][self.below(3)])
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_string(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_string(self.text())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        if self.below(2) == 0 { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        let left = self.below(4);
        visitor.visit_seq(Items { maker: self, left })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        let left = self.below(4);
        visitor.visit_map(Items { maker: self, left })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NoValue> {
        visitor.visit_map(Members { maker: self, fields })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NoValue> {
        let name = variants[self.below(variants.len())];
        self.variant = name;
        visitor.visit_enum(Variant { maker: self, name })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
        ignored_any
    }
}

struct Items<'a> {
    maker: &'a mut Maker,
    left: usize,
}

impl<'de> de::SeqAccess<'de> for Items<'_> {
    type Error = NoValue;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, NoValue> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(&mut *self.maker).map(Some)
    }
}

impl<'de> de::MapAccess<'de> for Items<'_> {
    type Error = NoValue;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, NoValue> {
        de::SeqAccess::next_element_seed(self, seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, NoValue> {
        seed.deserialize(&mut *self.maker)
    }
}

struct Members<'a> {
    maker: &'a mut Maker,
    fields: &'static [&'static str],
}

impl<'de> de::MapAccess<'de> for Members<'_> {
    type Error = NoValue;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, NoValue> {
        let Some((field, rest)) = self.fields.split_first() else { return Ok(None) };
        self.fields = rest;
        (*field).clone_into(&mut self.maker.member);
        let name: StrDeserializer<'_, NoValue> = (*field).into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, NoValue> {
        seed.deserialize(&mut *self.maker)
    }
}

struct Variant<'a> {
    maker: &'a mut Maker,
    name: &'static str,
}

impl<'de, 'a> de::EnumAccess<'de> for Variant<'a> {
    type Error = NoValue;
    type Variant = Variant<'a>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Variant<'a>), NoValue> {
        let name: StrDeserializer<'_, NoValue> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_> {
    type Error = NoValue;

    fn unit_variant(self) -> Result<(), NoValue> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, NoValue> {
        seed.deserialize(self.maker)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_seq(Items { maker: self.maker, left: len })
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_map(Members { maker: self.maker, fields })
    }
}
