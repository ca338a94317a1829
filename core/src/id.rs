//! Validated identifiers. Owns the grammar of ids and nothing else: it knows no part of the manifest.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The longest id that the format takes, in bytes.
pub const MAX_ID_BYTES: usize = 64;

/// A text that is not an id: ids match `[a-z][a-z0-9_]{0,63}`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id is a lower-case letter followed by at most 63 lower-case letters, digits or underscores")]
pub struct InvalidId;

fn validate(text: &str) -> Result<(), InvalidId> {
    let mut bytes = text.bytes();
    let starts_well = bytes.next().is_some_and(|b| b.is_ascii_lowercase());
    let goes_on_well = bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if starts_well && goes_on_well && text.len() <= MAX_ID_BYTES { Ok(()) } else { Err(InvalidId) }
}

macro_rules! ids {
    ($($(#[$doc:meta])+ $name:ident;)+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                validate(text)?;
                Ok(Self(text.to_owned()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                validate(&text)?;
                Ok(Self(text))
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        #[cfg(feature = "check")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": "^[a-z][a-z0-9_]{0,63}$" })
            }
        }
    )+};
}

ids! {
    /// An app, as its manifest names itself.
    AppId;
    /// A document that a person is shown: privacy policy, terms, guardian notice.
    DocumentId;
    /// A purpose of processing.
    PurposeId;
    /// A group of purposes.
    GroupId;
    /// A switch that turns several purposes off together.
    SwitchId;
    /// A fact about a subject that the app establishes, such as a verified real name.
    FactId;
    /// A kind of personal information.
    DataId;
    /// A permission of the system, or one that only Placet keeps.
    PermissionId;
    /// A feature of the app: what a person does.
    FeatureId;
    /// A use of data, named within its feature.
    UseId;
    /// A recipient of data.
    RecipientId;
    /// A control of a recipient that turns part of its own collection off.
    ControlId;
    /// A retention rule.
    RetentionId;
    /// A precondition of account deletion.
    PreconditionId;
    /// A text that must be acknowledged before account deletion.
    AcknowledgementId;
    /// A choice offered in account deletion.
    ChoiceId;
    /// A ground of exemption, hold or refusal.
    GroundId;
    /// A prompt, as the app names it in its evidence.
    PromptId;
}

/// A subject as the ledger knows it: 32 random hexadecimal digits that say nothing of the person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SubjectRef(String);

impl SubjectRef {
    /// Makes a reference of 16 random bytes.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(format!("{:032x}", u128::from_be_bytes(bytes)))
    }

    /// The reference as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SubjectRef {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        let hexadecimal = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if text.len() == 32 && hexadecimal { Ok(Self(text)) } else { Err(InvalidId) }
    }
}

impl From<SubjectRef> for String {
    fn from(it: SubjectRef) -> String {
        it.0
    }
}

impl fmt::Display for SubjectRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(feature = "check")]
impl schemars::JsonSchema for SubjectRef {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SubjectRef".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9a-f]{32}$" })
    }
}

/// The letters and digits of a request's id: none that is taken for another.
const REQUEST_DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// How many of them it has.
const REQUEST_LENGTH: usize = 10;

/// A request about rights, as the person and the operator name it: ten random letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RequestId(String);

impl RequestId {
    /// Makes an id of random bytes, of which ten count.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        let digit = |byte: u8| REQUEST_DIGITS.get(usize::from(byte % 32)).map_or('0', |it| char::from(*it));
        Self(bytes.into_iter().take(REQUEST_LENGTH).map(digit).collect())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for RequestId {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        let is_written = text.bytes().all(|it| REQUEST_DIGITS.contains(&it));
        if text.len() == REQUEST_LENGTH && is_written { Ok(Self(text)) } else { Err(InvalidId) }
    }
}

impl From<RequestId> for String {
    fn from(it: RequestId) -> String {
        it.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(feature = "check")]
impl schemars::JsonSchema for RequestId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RequestId".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{10}$" })
    }
}

/// The longest locale that is taken, in bytes.
const MAX_LOCALE_BYTES: usize = 35;

/// A locale as BCP 47 writes it: `zh-CN`, `en`. It becomes evidence, so nothing else is taken for one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Locale(String);

impl Locale {
    /// A tag that stands in our own code.
    pub(crate) fn known(tag: &'static str) -> Self {
        Self(tag.to_owned())
    }

    /// Whether a text is taken for a locale.
    pub(crate) fn is(text: &str) -> bool {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or_default();
        let starts_well = (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_alphabetic());
        let is_part = |it: &str| (1..=8).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_alphanumeric());
        text.len() <= MAX_LOCALE_BYTES && starts_well && parts.all(is_part)
    }

    /// The locale as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Locale {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        if Self::is(&text) { Ok(Self(text)) } else { Err(InvalidId) }
    }
}

impl From<Locale> for String {
    fn from(it: Locale) -> String {
        it.0
    }
}

#[cfg(feature = "check")]
impl schemars::JsonSchema for Locale {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Locale".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", "maxLength": 35 })
    }
}

/// A use with the feature it hangs off, written `feature.use`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UseRef {
    /// The feature that declares the use.
    pub feature: FeatureId,
    /// The use within that feature.
    pub id: UseId,
}

impl UseRef {
    /// Joins a feature and one of its uses.
    pub fn new(feature: FeatureId, id: UseId) -> Self {
        Self { feature, id }
    }
}

impl FromStr for UseRef {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let (feature, id) = text.split_once('.').ok_or(InvalidId)?;
        Ok(Self { feature: feature.parse()?, id: id.parse()? })
    }
}

impl TryFrom<String> for UseRef {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<UseRef> for String {
    fn from(it: UseRef) -> String {
        it.to_string()
    }
}

impl fmt::Display for UseRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.feature, self.id)
    }
}

#[cfg(feature = "check")]
impl schemars::JsonSchema for UseRef {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "UseRef".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[a-z][a-z0-9_]{0,63}\\.[a-z][a-z0-9_]{0,63}$"
        })
    }
}

/// An id as Kotlin and Swift write it: `voice_room` becomes `voiceRoom`.
pub fn camel_case(id: &str) -> String {
    let mut name = String::with_capacity(id.len());
    for part in id.split('_') {
        let mut letters = part.chars();
        match letters.next() {
            Some(first) if !name.is_empty() => name.push(first.to_ascii_uppercase()),
            Some(first) => name.push(first),
            None => {}
        }
        name.push_str(letters.as_str());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_and_at_most_64_bytes_long() {
        assert!("voice_room2".parse::<FeatureId>().is_ok());
        for bad in ["", "Voice", "2fa", "_a", "a-b", "a.b", "音", &"a".repeat(65)] {
            assert_eq!(bad.parse::<FeatureId>(), Err(InvalidId), "{bad}");
        }
    }

    #[test]
    fn a_locale_is_a_language_and_parts_and_nothing_that_could_name_a_person() {
        for tag in ["zh-CN", "en", "zh-Hans-CN", "und", "sr-Latn-RS", "en-US-u-hc-h23"] {
            assert!(Locale::try_from(tag.to_owned()).is_ok(), "{tag}");
        }
        for other in
            ["", "z", "13800138000", "zhangsan", "zh_CN", "zh-", "zh-13800138000", "a@b.c", &"en-abcd".repeat(9)]
        {
            assert!(Locale::try_from(other.to_owned()).is_err(), "{other}");
        }
    }

    #[test]
    fn a_use_is_written_after_its_feature() {
        let it: UseRef = "voice_room.speak".parse().unwrap();

        assert_eq!(it.to_string(), "voice_room.speak");
        assert!("voice_room".parse::<UseRef>().is_err());
        assert!("voice_room.a.b".parse::<UseRef>().is_err());
    }

    #[test]
    fn a_request_is_named_by_ten_letters_and_digits_that_are_not_taken_for_others() {
        let it = RequestId::from_random([255; 16]);

        assert_eq!(it.as_str(), "zzzzzzzzzz");
        assert_eq!(RequestId::try_from("0a1b2c3d4e".to_owned()).unwrap().as_str(), "0a1b2c3d4e");
        for bad in ["", "0a1b2c3d4", "0a1b2c3d4e5", "0a1b2c3d4l", "0A1b2c3d4e"] {
            assert_eq!(RequestId::try_from(bad.to_owned()), Err(InvalidId), "{bad}");
        }
    }

    #[test]
    fn ids_that_differ_only_in_underscores_have_one_name() {
        assert_eq!(camel_case("voice_room"), "voiceRoom");
        assert_eq!(camel_case("voice__room_"), "voiceRoom");
        assert_eq!(camel_case("a1b"), "a1b");
        assert_ne!(camel_case("a1b"), camel_case("a1_b"));
    }
}
