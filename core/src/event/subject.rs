//! What happens between subjects: how one ends.

use serde::{Deserialize, Serialize};

/// Why a subject's chain has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseReason {
    /// Everything that can be erased of the subject is erased.
    Erased,
}
