//! Evidence that leaves the device: the export file and its verification (`docs/ledger-format.md`), consent records and
//! receipts (`docs/receipts.md`). Pure: it reads lines and writes lines, and knows neither files nor SQLite.

mod deletion_receipt;
mod export;
mod fault;
pub mod receipt;
mod verify;

#[cfg(feature = "check")]
pub use deletion_receipt::deletion_receipt_schema;
pub use deletion_receipt::{
    Confirmation, ConfirmedTask, DeletionOutcome, DeletionReceipt, DeletionReceiptVersion, DeletionReceipts,
    DeletionRefusal, ReceiptHead,
};
pub use export::Exporter;
pub use fault::{ExportFault, FaultCode};
pub use verify::{Verified, verify};

pub use crate::event::Head;

use serde::{Deserialize, Serialize};

use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::id::AppId;

/// The number of the export's format.
pub const FORMAT: u32 = 1;
/// The longest line that is read: a manifest as a JSON text, at its worst.
pub const MAX_LINE_BYTES: usize = 8 * 1024 * 1024;

/// The first line of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeaderLine {
    app: AppId,
    export: u32,
    written: Timestamp,
}

/// A manifest that was in force: its text, and the hash by which entries name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ManifestLine {
    manifest: String,
    sha256: Hash,
}

/// Where a chain begins: after which place, and the hash there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChainLine {
    after: u64,
    chain: String,
    hash: Hash,
}

/// An entry: its canonical bytes as a text, so that nobody has to write them anew to take their hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryLine {
    entry: String,
    hash: Hash,
    sequence: u64,
}

/// The last line: the ends of all chains, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadsLine {
    heads: Vec<Head>,
}
