//! What happens between subjects: how one ends, and what a guest brings into an account.

use serde::{Deserialize, Serialize};

use super::{ConsentDecision, Obligation};
use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::id::{DocumentId, FactId, FeatureId, PermissionId, PurposeId, SwitchId};

/// Why a subject's chain has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseReason {
    /// The guest signed in: an account's chain goes on with what was decided.
    Merged,
    /// Everything that can be erased of the subject is erased.
    Erased,
    /// The store was found on another device than its own.
    Copied,
}

/// What a merge changed in the account, each with what it became.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// Documents, by id.
    pub documents: Vec<MergedDocument>,
    /// Consents, by purpose.
    pub consents: Vec<MergedConsent>,
    /// Grants and refusals of permissions, by permission and feature.
    pub permissions: Vec<MergedPermission>,
    /// Facts that hold no longer, because the guest's were taken back.
    pub facts: Vec<FactId>,
    /// Switches that the guest had turned off, and the account had not.
    pub switches: Vec<SwitchId>,
    /// What was owed to the guest, under the account's numbers.
    pub obligations: Vec<Obligation>,
}

impl Merge {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }
}

/// Where a document stands after a merge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergedDocument {
    /// The document.
    pub document: DocumentId,
    /// The text shown last.
    pub presented: Option<TextAt>,
    /// The decision, and the text it is about.
    pub decided: Option<DecidedAt>,
}

/// A text, and when it was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextAt {
    /// Its hash.
    pub text: Hash,
    /// When.
    pub at: Timestamp,
}

/// A decision on a text, and since when it binds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecidedAt {
    /// Which.
    pub was: ConsentDecision,
    /// The text's hash.
    pub text: Hash,
    /// When it was made; for a refusal that was taken over, when it was.
    pub at: Timestamp,
}

/// Where a consent stands after a merge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergedConsent {
    /// The purpose.
    pub purpose: PurposeId,
    /// The decision.
    pub was: ConsentDecision,
    /// Whether it was asked for by itself.
    pub separate: bool,
    /// Hash of what was decided on.
    pub terms: Hash,
    /// When it was made; for a refusal that was taken over, when it was.
    pub at: Timestamp,
    /// When a grant ends.
    pub expires: Option<Timestamp>,
    /// Whether its end was written.
    pub expired: bool,
}

/// Where a permission stands for a feature after a merge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergedPermission {
    /// The permission.
    pub permission: PermissionId,
    /// The feature.
    pub feature: FeatureId,
    /// Whether the person allowed it.
    pub granted: bool,
    /// When; for a refusal that was taken over, when it was.
    pub at: Timestamp,
}
