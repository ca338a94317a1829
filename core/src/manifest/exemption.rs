//! Exemptions: grounds on which a text claims to need no consent.

use serde::{Deserialize, Serialize};

use super::{Entries, Texts};
use crate::id::GroundId;

/// Grounds per operation; a ground of one operation never serves another.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exemptions {
    /// For collecting.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub collecting: Entries<GroundId, Exemption>,
    /// For sharing.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub sharing: Entries<GroundId, Exemption>,
    /// For transferring.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub transferring: Entries<GroundId, Exemption>,
    /// For disclosing.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub disclosing: Entries<GroundId, Exemption>,
    /// For refusing a request.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub refusing: Entries<GroundId, Exemption>,
}

/// One ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// Its name per locale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<Texts>,
    /// Whether the law knows it (PIPL 13); one that it does not know stays visible and opens nothing.
    pub honoured: bool,
}
