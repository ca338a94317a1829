//! The ledger: chains of entries and what they fold to. Pure: it knows neither files nor SQLite.

mod chain;

pub use chain::{Broken, Chain, ChainName, Row, Stored};

use crate::canonical::{self, Hash};
use crate::event::{Entry, Event};
use crate::policy::SubjectState;

/// An entry with its place in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The chain it belongs to.
    pub chain: ChainName,
    /// Its place there, from 1.
    pub sequence: u64,
    /// What it says.
    pub entry: Entry,
    /// Its hash.
    pub hash: Hash,
}

/// The end of one chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainEnd {
    /// Which chain.
    pub chain: ChainName,
    /// The place of its last entry.
    pub sequence: u64,
    /// The hash of its last entry.
    pub hash: Hash,
}

/// The canonical bytes of a folded state, and their hash: what a checkpoint entry vouches for.
///
/// # Errors
/// [`Broken::Tampered`] where the state cannot be encoded, which no state is.
pub fn fold_bytes(state: &SubjectState) -> Result<(Vec<u8>, Hash), Broken> {
    let bytes = canonical::encode(state).map_err(|_| Broken::Tampered)?;
    let hash = Hash::of(&[&bytes]);
    Ok((bytes, hash))
}

/// Whether a chain whose front was swept may begin with an event: with a checkpoint, which vouches for what it came to, or
/// with its end, behind which nothing is asked of it.
pub const fn may_begin(event: &Event) -> bool {
    matches!(event, Event::Checkpoint { .. } | Event::SubjectClosed { .. })
}

/// Reads a folded state back, where its hash is the one that a checkpoint vouches for.
///
/// # Errors
/// [`Broken::Tampered`] where it is not.
pub fn unfold(bytes: &[u8], hash: Hash) -> Result<SubjectState, Broken> {
    if Hash::of(&[bytes]) != hash {
        return Err(Broken::Tampered);
    }
    canonical::decode(bytes).map_err(|_| Broken::Tampered)
}
