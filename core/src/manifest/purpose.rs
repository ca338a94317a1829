//! Purposes, the switches over them, and values where a text and the law part.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::Texts;
use crate::clock::Period;
use crate::id::{GroupId, PurposeId};

/// A purpose of processing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// Its name per locale.
    pub names: Texts,
    /// The legal ground (PIPL 13).
    pub basis: Basis,
    /// Whether the app can do its basic work without it.
    pub necessity: StatedOr<Necessity>,
    /// The kind of consent that opens it.
    pub consent: StatedOr<ConsentKind>,
    /// Purposes of one group are shown together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// How long a grant holds. Left out: until withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_after: Option<Period>,
    /// Why sensitive data is needed (PIPL 30).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub necessity_text: Option<Texts>,
    /// What processing it means for the person (PIPL 30).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impact_text: Option<Texts>,
}

/// The seven grounds of PIPL 13.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The person's consent.
    Consent,
    /// A contract with the person, or employment rules.
    Contract,
    /// A duty by law.
    LegalDuty,
    /// A public-health emergency, or life and property in danger.
    VitalInterest,
    /// News and supervision in the public interest.
    PublicInterest,
    /// What the person or the law has made public.
    MadePublic,
    /// What another law says.
    OtherLaw,
}

/// Whether the app can do its basic work without a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Necessity {
    /// Part of the basic service.
    Basic,
    /// Refusing it closes only what depends on it.
    Optional,
}

/// The kind of consent that opens a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    /// Accepting the documents opens it.
    Document,
    /// A clear act for this purpose.
    Express,
    /// A clear act for this purpose alone, asked by itself (PIPL 14, 29).
    Separate,
    /// Open until the person objects.
    OptOut,
}

/// A value, or what a text states beside what is enforced where text and law part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema), schemars(rename = "StatedOr{T}"))]
#[serde(untagged)]
pub enum StatedOr<T> {
    /// Text and law agree.
    Both(T),
    /// They part.
    Parted(Parted<T>),
}

/// What a text states, and what is enforced instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema), schemars(rename = "Parted{T}"))]
#[serde(deny_unknown_fields)]
pub struct Parted<T> {
    /// What the text says.
    pub stated: T,
    /// What Placet does.
    pub enforced: T,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for StatedOr<T> {
    /// Takes a word or an object; written out so that what is wrong with either is said exactly.
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct WordOrBoth<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for WordOrBoth<T> {
            type Value = StatedOr<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word, or an object of `stated` and `enforced`")
            }
            fn visit_str<E: Error>(self, word: &str) -> Result<Self::Value, E> {
                T::deserialize(word.into_deserializer()).map(StatedOr::Both)
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                Parted::deserialize(MapAccessDeserializer::new(map)).map(StatedOr::Parted)
            }
        }

        reader.deserialize_any(WordOrBoth(PhantomData))
    }
}

impl<T: Copy> StatedOr<T> {
    /// What Placet does.
    pub fn enforced(&self) -> T {
        match self {
            Self::Both(it) => *it,
            Self::Parted(it) => it.enforced,
        }
    }

    /// What the text says.
    pub fn stated(&self) -> T {
        match self {
            Self::Both(it) => *it,
            Self::Parted(it) => it.stated,
        }
    }
}

/// A switch that turns several purposes off together; on grants nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// Its name per locale.
    pub names: Texts,
    /// What it turns off.
    pub purposes: Vec<PurposeId>,
}
