//! Calls on the ledger itself.

use super::Placet;
use super::chains::{self, Gathered, Read};
use super::view::View;
use crate::error::Error;
use crate::event::Entry;
use crate::evidence::Head;
use crate::ledger::{ChainEnd, ChainName};
use crate::policy::Unavailability;
use crate::store::{Store, UseRecord};

/// What a full verification found: every entry of every chain follows the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many entries were checked.
    pub entries: u64,
    /// The ends of the chains.
    pub heads: Vec<Head>,
}

impl Placet {
    /// The use records of the current subject: what, how often, first and last, never values.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn usage(&self) -> Result<Vec<UseRecord>, Error> {
        self.over_store(|store, view| Ok(store.usage(&view.name)?))
    }

    /// The ends of all chains.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn heads(&self) -> Result<Vec<Head>, Error> {
        Ok(self.verify()?.heads)
    }

    /// Checks every entry of every chain: from the first on, or from the checkpoint that a sweep left in front.
    ///
    /// # Errors
    /// Unavailable with `tampered` or `newer` where an entry does not follow, or with the store's trouble.
    pub fn verify(&self) -> Result<Verification, Error> {
        self.over_store(|store, _| {
            let mut entries: u64 = 0;
            let ends = chains::read(store, |it| {
                entries = entries.saturating_add(u64::from(matches!(it, Read::Entry(..))));
                Ok::<_, Unavailability>(())
            })?;
            Ok(Verification { entries, heads: ends.iter().map(head).collect() })
        })
    }

    /// Whether heads that were kept elsewhere are still in the chains: a store that was put back to an earlier day, or
    /// begun anew, does not hold them. One in front of what a [`sweep`](Self::sweep) left is not found either: keep the
    /// heads that the sweep returns.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn holds(&self, kept: &[Head]) -> Result<bool, Error> {
        self.over_store(|store, view| {
            for it in kept {
                let swept = view.swept.get(&it.chain);
                let at = swept.filter(|(after, _)| *after == it.sequence).map(|(_, hash)| *hash);
                let hash = if at.is_some() { at } else { store.hash_at(&it.chain, it.sequence)? };
                if hash != Some(it.hash) {
                    return Ok(false);
                }
            }
            Ok(true)
        })
    }

    /// Every entry of the install's and the current subject's chain, each checked, in order.
    ///
    /// # Errors
    /// As [`verify`](Self::verify).
    pub fn entries(&self) -> Result<Vec<(ChainName, u64, Entry)>, Error> {
        self.over_store(|store, view| {
            let entries = Gathered::own_of(store, &view.name)?.entries.into_iter();
            Ok(entries.map(|it| (it.chain, it.sequence, it.entry)).collect())
        })
    }

    fn over_store<T>(&self, read: impl FnOnce(&Store, &View) -> Result<T, Unavailability>) -> Result<T, Error> {
        self.run(|inner, declared, reading| {
            inner.read_more(declared, reading, |_, open, _| read(&open.store, &open.view))
        })
        .map_err(Error::unavailable)
    }
}

pub(super) fn head(it: &ChainEnd) -> Head {
    Head { chain: it.chain.to_string(), sequence: it.sequence, hash: it.hash }
}
