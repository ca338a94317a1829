//! What the events of obligations say: what is owed to the person, and why.

use serde::{Deserialize, Serialize};

use crate::id::{DataId, PurposeId};

/// Something owed to the person: what, why, until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Its number within the subject's chain.
    pub id: u64,
    /// What is owed.
    pub what: ObligationKind,
    /// The data it is about.
    pub data: DataId,
    /// The purpose whose end brought it about.
    pub because: PurposeId,
}

/// What is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObligationKind {
    /// To erase data.
    Erase,
}
