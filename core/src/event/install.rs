//! What the events of the install say: who told the time, and where a chain ended.

use serde::{Deserialize, Serialize};

use crate::canonical::Hash;

/// Who can tell the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TimeSource {
    /// The app's server, in an answer that cannot have been held back.
    Server,
    /// The platform's network time, where the person cannot set it.
    Platform,
}

/// The end of one chain: keep it elsewhere, and a store that was put back later is found out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// `install`, or the subject's random reference.
    pub chain: String,
    /// The place of the last entry.
    pub sequence: u64,
    /// Its hash.
    pub hash: Hash,
}
