//! Minors: what is different below an age, and for an unknown one.

use serde::{Deserialize, Serialize};

use crate::id::{DocumentId, PurposeId};

/// What is different for minors and for unknown ages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Minors {
    /// Age bands from the youngest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<AgeBandRule>,
    /// How a subject of unknown age is treated.
    #[serde(default)]
    pub unknown: UnknownAge,
    /// The purposes denied to every minor, whatever was granted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub denied: Vec<PurposeId>,
}

/// Below this age a guardian decides (PIPL 31).
const GUARDIAN_BELOW: u8 = 14;

impl Minors {
    /// Whether a guardian decides for everybody below 14 (PIPL 31).
    pub fn has_guardians(&self) -> bool {
        self.bands.iter().any(|it| it.needs == AgeNeed::Guardian && it.below >= GUARDIAN_BELOW)
    }
}

/// What one age band needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgeBandRule {
    /// The band ends with this birthday: 14, 15, 16 or 18.
    pub below: u8,
    /// What it needs.
    pub needs: AgeNeed,
    /// The documents that the guardian decides on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentId>,
}

/// What an age band needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AgeNeed {
    /// A guardian's consent (PIPL 31).
    Guardian,
    /// Reading together with a guardian.
    JointReading,
}

/// How a subject of unknown age is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnknownAge {
    /// As an adult.
    Adult,
    /// Asked first; nothing is collected until then.
    Ask,
    /// Denied.
    #[default]
    Deny,
}
