//! What the events of consents and permissions say: what changed, and who ended it.

use serde::{Deserialize, Serialize};

use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::id::{FeatureId, PermissionId, PurposeId};

/// One line of a consent transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentChange {
    /// The purpose.
    pub purpose: PurposeId,
    /// What it changed to.
    pub to: ConsentDecision,
    /// Hash of what was decided on: uses, data, recipients of the purpose.
    pub terms: Hash,
    /// When a grant ends, where it does.
    pub expires: Option<Timestamp>,
}

/// What a person decided on a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConsentDecision {
    /// Yes.
    Granted,
    /// No.
    Denied,
    /// No longer.
    Withdrawn,
}

/// A permission that the person refused for a feature.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusedPermission {
    /// The permission.
    pub permission: PermissionId,
    /// The feature.
    pub feature: FeatureId,
}

/// Who ended the grants of a permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PermissionSource {
    /// The system's settings, noticed on resume.
    System,
    /// The person, in the app.
    Person,
}
