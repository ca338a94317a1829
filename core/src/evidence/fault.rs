//! Why a file is no export that holds, with stable codes.

use serde::{Deserialize, Serialize};

use crate::policy::codes;

codes! {
    /// What is wrong with an export.
    FaultCode {
        /// It cannot be read.
        Unreadable = "unreadable",
        /// A line is longer than any export writes.
        LineTooLong = "line_too_long",
        /// A line is not the canonical JSON of the line that belongs here.
        NotAnExport = "not_an_export",
        /// A newer version wrote it.
        Newer = "newer",
        /// A manifest does not have the hash that it is named by.
        ManifestChanged = "manifest_changed",
        /// An entry names a manifest that the file does not hold.
        ManifestMissing = "manifest_missing",
        /// An entry does not follow the one before it.
        ChainBroken = "chain_broken",
        /// A chain that the install's chain did not open, or that comes twice.
        ChainUnknown = "chain_unknown",
        /// A chain begins behind its first entry with neither a checkpoint nor its end.
        CheckpointMissing = "checkpoint_missing",
        /// A chain begins elsewhere than its last sweep says.
        NotAsSwept = "not_as_swept",
        /// The entries are another app's than the file says.
        OtherApp = "other_app",
        /// The heads at the end are not the ends of the chains.
        HeadsDiffer = "heads_differ",
        /// The file ends before its heads.
        CutShort = "cut_short",
        /// Something follows the heads.
        AfterEnd = "after_end",
        /// A head kept elsewhere is not in the chain.
        HeadNotFound = "head_not_found",
    }
}

/// What is wrong with an export, and in which line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {code}: {detail}")]
pub struct ExportFault {
    /// The line, counted from 1; the one behind the last where something is missing.
    pub line: u64,
    /// The stable code.
    pub code: FaultCode,
    /// What was found there, without any of its contents.
    pub detail: String,
}
