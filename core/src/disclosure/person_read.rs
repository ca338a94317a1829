//! A person's copy as text, and read back.

use serde_json::Value;

use super::person::{FORMAT, PersonCopy};
use crate::canonical::{decode, encode};
use crate::event::{Entry, EntryError};

/// Why bytes are no copy that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CopyError {
    /// A later version wrote it.
    #[error("the copy was written by a newer version")]
    Newer,
    /// It is not a copy.
    #[error("these bytes are no copy of what Placet holds about a person")]
    NotACopy,
}

impl PersonCopy {
    /// The JSON document.
    ///
    /// # Errors
    /// What `serde_json` says, which no copy makes it say.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }

    /// Reads a copy back; every entry of its ledger is one that this version can use.
    ///
    /// # Errors
    /// [`CopyError`].
    pub fn read(bytes: &[u8]) -> Result<Self, CopyError> {
        let value: Value = serde_json::from_slice(bytes).map_err(|_| CopyError::NotACopy)?;
        let format = value.get("placet_copy").and_then(Value::as_u64).ok_or(CopyError::NotACopy)?;
        if format > u64::from(FORMAT) {
            return Err(CopyError::Newer);
        }
        let copy: Self = decode(&encode(&value).map_err(|_| CopyError::NotACopy)?).map_err(|_| CopyError::NotACopy)?;
        copy.entries()?;
        Ok(copy)
    }

    /// What happened, in order.
    ///
    /// # Errors
    /// [`CopyError`] where an entry is none, or a later version's.
    pub fn entries(&self) -> Result<Vec<Entry>, CopyError> {
        let each = self.entries.iter().map(|it| {
            let bytes = encode(it).map_err(|_| CopyError::NotACopy)?;
            Entry::from_bytes(&bytes).map_err(|why| match why {
                EntryError::Newer => CopyError::Newer,
                EntryError::Damaged => CopyError::NotACopy,
            })
        });
        each.collect()
    }
}
