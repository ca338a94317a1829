//! Retention: how long data is kept. A floor is not a ceiling.

use serde::{Deserialize, Serialize};

use crate::clock::Period;
use crate::id::{DataId, PurposeId};

/// How long something is kept, and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// What the rule is about.
    pub of: RetentionOf,
    /// It is kept at least so long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Period>,
    /// It is kept at most so long, or `unspecified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<StatedTerm>,
    /// The events that end it, as words of the app's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub until: Vec<String>,
    /// Where the period starts: `collected`, `last_used`, `account_deleted`, `request_closed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What may be done with it while it must be kept (PIPL 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meanwhile: Option<Meanwhile>,
    /// What follows.
    pub then: Then,
    /// The reasons for which it may be kept longer, as words of the text's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extended_by: Vec<String>,
    /// What happens to backups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backups: Option<Backups>,
}

/// What a retention rule is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RetentionOf {
    /// One kind of data.
    Data(DataId),
    /// All data under one purpose.
    Purpose(PurposeId),
    /// Everything that no other rule names.
    Everything,
}

/// A term that a text gives, or the word that it gives none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum StatedTerm {
    /// The text gives it.
    Period(Period),
    /// The text gives none.
    Unspecified,
}

impl TryFrom<String> for StatedTerm {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.as_str() {
            "unspecified" => Ok(Self::Unspecified),
            period => period.parse().map(Self::Period).map_err(|_| "a term is a period such as P30D, or unspecified"),
        }
    }
}

impl From<StatedTerm> for String {
    fn from(it: StatedTerm) -> String {
        match it {
            StatedTerm::Period(period) => period.to_string(),
            StatedTerm::Unspecified => "unspecified".to_owned(),
        }
    }
}

#[cfg(feature = "check")]
impl schemars::JsonSchema for StatedTerm {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "StatedTerm".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A period such as P30D, or the word unspecified.",
            "pattern": "^(unspecified|P[0-9A-Z]+)$"
        })
    }
}

/// What may be done with data that must still be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Meanwhile {
    /// Storing and protecting it, nothing else.
    StorageOnly,
}

/// What follows a retention period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// It is erased.
    Erase,
    /// It is anonymised.
    Anonymise,
    /// Either.
    EraseOrAnonymise,
}

/// What happens to backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Backups {
    /// They lose it when they are next renewed.
    WhenRenewed,
    /// They lose it at once.
    AtOnce,
}
