//! What the events of obligations say: what is owed to the person, and why.

use serde::{Deserialize, Serialize};

use super::{Proof, RequestDue};
use crate::id::{DataId, GroundId, PurposeId, RetentionId};

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
    /// Until when; nothing in chains of versions that gave no date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<RequestDue>,
    /// The retention rule that an event ended, where that brought it about and not the end of a purpose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<RetentionId>,
}

/// What is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ObligationKind {
    /// To erase data.
    Erase,
}

/// That a reason for keeping data longer is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldLifted {
    /// Which.
    pub ground: GroundId,
    /// How.
    pub proof: Proof,
}

macro_rules! retention_events {
    () => {
        $crate::event::Event::RetentionSwept { .. }
            | $crate::event::Event::HoldPlaced { .. }
            | $crate::event::Event::HoldLifted { .. }
    };
}
pub(crate) use retention_events;
