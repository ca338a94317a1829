//! Documents: what a person is shown and decides on.

use serde::{Deserialize, Serialize};

use super::{Entries, StatedOr, Texts};
use crate::calendar::Zone;
use crate::clock::{Timestamp, day_of};

/// A document in one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its title per locale.
    pub names: Texts,
    /// The version, as the document names itself. Left out: identified by its hash alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The day of publication, `2024-05-18`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The day from which it governs, in the app's zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<String>,
    /// The text per locale, by its hash.
    pub texts: Entries<String, DocumentText>,
    /// Whom it is for.
    pub audience: Audience,
    /// What declining it does.
    pub on_decline: StatedOr<OnDecline>,
    /// What each kind of change needs before it governs.
    #[serde(default)]
    pub changes: Entries<ChangeKind, ChangeNeed>,
    /// What has changed since each earlier text, by that text's hash. Whoever accepted a text that is not named is asked
    /// again.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub supersedes: Entries<String, Vec<ChangeKind>>,
}

impl Document {
    /// What the changes since an earlier text need, the most demanding first; a change of which nothing is said, and every
    /// one that touches what was agreed to, needs a new decision (PIPL 14, 22, 23).
    pub fn need_since(&self, earlier: &str) -> ChangeNeed {
        let need = |kind: &ChangeKind| match kind {
            ChangeKind::Wording | ChangeKind::Rights => self.changes.get(kind).copied().unwrap_or(ChangeNeed::Express),
            ChangeKind::Purpose
            | ChangeKind::Method
            | ChangeKind::Data
            | ChangeKind::Recipient
            | ChangeKind::Operator => ChangeNeed::Express,
        };
        let kinds = self.supersedes.get(earlier).map_or(&[][..], Vec::as_slice);
        kinds.iter().map(need).max().unwrap_or(ChangeNeed::Express)
    }

    /// When it takes effect: its day's beginning in the app's zone, and the first one on Earth where that zone is not known.
    pub fn effective_from(&self, zone: &str) -> Option<Timestamp> {
        let day = day_of(self.effective.as_deref()?)?;
        Zone::candidates(zone).into_iter().map(|it| it.start_of(day)).min()
    }
}

/// One text of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DocumentText {
    /// SHA-256 of the bytes shown, in lower-case hexadecimal.
    #[cfg_attr(feature = "check", schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    pub sha256: String,
    /// What was hashed.
    #[serde(default)]
    pub hash_of: HashOf,
    /// Where the text can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What a document's hash was taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HashOf {
    /// The whole text.
    #[default]
    Text,
    /// The identity line alone: app, title, version, date.
    Identity,
}

/// Whom a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Every person.
    Everyone,
    /// The guardians of children under 14.
    #[serde(rename = "guardian_under_14")]
    GuardianUnder14,
}

/// What declining a document does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OnDecline {
    /// The features that need no document stay open.
    Limited,
    /// The app ends.
    Exit,
}

/// A kind of change between two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Words only.
    Wording,
    /// A purpose added or widened.
    Purpose,
    /// A method of processing.
    Method,
    /// A kind of data added.
    Data,
    /// A recipient added.
    Recipient,
    /// Another operator with other terms.
    Operator,
    /// A right or its path.
    Rights,
}

/// What a kind of change needs before it governs, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeNeed {
    /// A recorded notice.
    Notice,
    /// A recorded notice before the day it takes effect.
    NoticeBeforeEffective,
    /// A new decision by the person (PIPL 14).
    Express,
}
