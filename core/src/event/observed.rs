//! Decisions that a person made elsewhere, as they were told.

use serde::{Deserialize, Serialize};

use super::{ConsentChange, ConsentDecision, Proof};
use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::id::DocumentId;

/// A decision on a document that was made elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptanceObserved {
    /// The document.
    pub document: DocumentId,
    /// Which decision.
    pub to: ConsentDecision,
    /// Hash of the text that it was about, where that was told.
    pub text: Option<Hash>,
    /// When the person decided.
    pub decided: Timestamp,
    /// Where, and what was in force here.
    pub proof: Proof,
}

/// A decision on a purpose that was made elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentObserved {
    /// What it changed.
    pub change: ConsentChange,
    /// Whether it is one that is given by itself.
    pub separate: bool,
    /// When the person decided.
    pub decided: Timestamp,
    /// Where, and what was in force here.
    pub proof: Proof,
}
