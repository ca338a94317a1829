//! The small values of consent records: numbers, moments and places, each with one way to be written.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::id::{AppId, RecipientId};

/// What stands where the standard asks for something that the app's declaration does not say: never a guess.
pub const UNSPECIFIED: &str = "unspecified";

const FIRST_MILLIS: i64 = -62_167_219_200_000;
const LAST_MILLIS: i64 = 253_402_300_799_999;

/// A text of another form than the value has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidValue(&'static str);

/// A UUID of version 8 (RFC 9562): the beginning of a SHA-256, so that the same thing has the same one every time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uuid(String);

impl Uuid {
    /// The one of sixteen zero bytes, but for version and variant.
    pub(super) fn nil() -> Self {
        Self::of(Hash::ZERO)
    }

    /// The one that begins as a hash does.
    pub(super) fn of(hash: Hash) -> Self {
        let mut bytes = [0; 16];
        for (byte, from) in bytes.iter_mut().zip(hash.as_bytes()) {
            *byte = *from;
        }
        let bits = u128::from_be_bytes(bytes);
        let bits = bits & !(0xf << 76) | (0x8 << 76);
        let bits = bits & !(0b11 << 62) | (0b10 << 62);
        let digits = format!("{bits:032x}");
        let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default().to_owned();
        Self([part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-"))
    }

    /// The UUID as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Uuid {
    type Error = InvalidValue;
    fn try_from(text: String) -> Result<Self, InvalidValue> {
        let is_digit = |it: u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
        let fits = text.bytes().enumerate().all(|(place, it)| match place {
            8 | 13 | 18 | 23 => it == b'-',
            14 => it == b'8',
            19 => matches!(it, b'8' | b'9' | b'a' | b'b'),
            _ => is_digit(it),
        });
        if text.len() == 36 && fits { Ok(Self(text)) } else { Err(InvalidValue("a UUID of version 8 is expected")) }
    }
}

impl From<Uuid> for String {
    fn from(it: Uuid) -> String {
        it.0
    }
}

/// A moment in UTC to the millisecond, `2024-06-01T01:00:00.000Z`. One beyond the years of four digits is written as the
/// first or the last there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Instant(Timestamp);

impl Instant {
    /// The moment of a time stamp.
    pub fn of(at: Timestamp) -> Self {
        Self(Timestamp::from_millis(at.as_millis().clamp(FIRST_MILLIS, LAST_MILLIS)))
    }

    /// The time stamp of the moment.
    pub fn timestamp(self) -> Timestamp {
        self.0
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl TryFrom<String> for Instant {
    type Error = InvalidValue;
    fn try_from(text: String) -> Result<Self, InvalidValue> {
        let read = text.parse().map(Self::of).ok().filter(|it| it.to_string() == text);
        read.ok_or(InvalidValue("a moment is written 2024-06-01T01:00:00.000Z"))
    }
}

impl From<Instant> for String {
    fn from(it: Instant) -> String {
        it.to_string()
    }
}

/// A party within records, as a name that is an IRI: `urn:placet:party:example`, `urn:placet:party:example:agora`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartyId(String);

const PARTY: &str = "urn:placet:party:";

impl PartyId {
    /// Who answers for an app.
    pub fn controller(app: &AppId) -> Self {
        Self(format!("{PARTY}{app}"))
    }

    /// One whom an app gives data to.
    pub fn recipient(app: &AppId, recipient: &RecipientId) -> Self {
        Self(format!("{PARTY}{app}:{recipient}"))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PartyId {
    type Error = InvalidValue;
    fn try_from(text: String) -> Result<Self, InvalidValue> {
        let rest = text.strip_prefix(PARTY).unwrap_or_default();
        let (app, recipient) = rest.split_once(':').map_or((rest, None), |(app, it)| (app, Some(it)));
        let fits = app.parse::<AppId>().is_ok() && recipient.is_none_or(|it| it.parse::<RecipientId>().is_ok());
        if fits { Ok(Self(text)) } else { Err(InvalidValue("a party is named urn:placet:party:app:recipient")) }
    }
}

impl From<PartyId> for String {
    fn from(it: PartyId) -> String {
        it.0
    }
}

#[cfg(feature = "check")]
mod schema {
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    use super::{Instant, PartyId, Uuid};

    impl JsonSchema for Uuid {
        fn schema_name() -> Cow<'static, str> {
            "Uuid".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "type": "string",
                "description": "A UUID of version 8 (RFC 9562).",
                "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
            })
        }
    }

    impl JsonSchema for Instant {
        fn schema_name() -> Cow<'static, str> {
            "Instant".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "type": "string",
                "format": "date-time",
                "description": "A moment in UTC to the millisecond: 2024-06-01T01:00:00.000Z.",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"
            })
        }
    }

    impl JsonSchema for PartyId {
        fn schema_name() -> Cow<'static, str> {
            "PartyId".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "type": "string",
                "pattern": "^urn:placet:party:[a-z][a-z0-9_]{0,63}(:[a-z][a-z0-9_]{0,63})?$"
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_of_a_hash_says_its_version_and_reads_back() {
        let it = Uuid::of(Hash::of(&[b"abc"]));

        assert_eq!(it.as_str(), "ba7816bf-8f01-8fea-8141-40de5dae2223");
        assert_eq!(Uuid::try_from(it.as_str().to_owned()), Ok(it));
        for other in ["", "ba7816bf-8f01-4fea-8141-40de5dae2223", "BA7816BF-8F01-8FEA-8141-40DE5DAE2223"] {
            assert!(Uuid::try_from(other.to_owned()).is_err(), "{other}");
        }
    }

    #[test]
    fn a_moment_has_one_way_to_be_written_and_none_beyond_four_digits_of_a_year() {
        let it = Instant::of("2024-06-01T09:00:00+08:00".parse().unwrap());

        assert_eq!(it.to_string(), "2024-06-01T01:00:00.000Z");
        assert_eq!(Instant::try_from(it.to_string()), Ok(it));
        assert!(Instant::try_from("2024-06-01T09:00:00+08:00".to_owned()).is_err());
        for (end, written) in [(i64::MIN, "0000-01-01T00:00:00.000Z"), (i64::MAX, "9999-12-31T23:59:59.999Z")] {
            let end = Instant::of(Timestamp::from_millis(end));
            assert_eq!(end.to_string(), written);
            assert_eq!(Instant::try_from(end.to_string()), Ok(end));
        }
    }

    #[test]
    fn a_party_is_named_by_its_app_and_itself() {
        let (app, recipient) = ("example".parse().unwrap(), "agora".parse().unwrap());

        assert_eq!(PartyId::recipient(&app, &recipient).as_str(), "urn:placet:party:example:agora");
        assert_eq!(PartyId::try_from(PartyId::controller(&app).0.clone()), Ok(PartyId::controller(&app)));
        for other in ["", "urn:placet:party:", "urn:placet:party:example:", "urn:placet:party:a:b:c"] {
            assert!(PartyId::try_from(other.to_owned()).is_err(), "{other}");
        }
    }
}
