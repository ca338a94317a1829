//! Calls on what is owed and on the ledger itself.

use super::Placet;
use crate::error::Error;
use crate::event::{Entry, Event, Evidence, Obligation};
use crate::evidence::Head;
use crate::id::SubjectRef;
use crate::ledger::{Chain, ChainName, Row};
use crate::policy::{Refusal, RefusalCode, Unavailability};
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
    /// What is still owed to the current subject, in the order in which it came up.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn obligations(&self) -> Result<Vec<Obligation>, Error> {
        self.answer_of(|_, state| state.obligations.values().cloned().collect())
    }

    /// Records that something owed was done.
    ///
    /// # Errors
    /// Refused with `no_such_obligation` where that number is not open.
    pub fn meet_obligation(&self, id: u64, evidence: Evidence) -> Result<(), Error> {
        let met = self.decide(|ctx, state| {
            if !state.obligations.contains_key(&id) {
                return Err(Refusal::new(RefusalCode::NoSuchObligation, id));
            }
            Ok(vec![Event::ObligationMet { id, proof: ctx.proof(state, &evidence) }])
        });
        met.map(|_| ())
    }

    /// The use records of the current subject: what, how often, first and last, never values.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn usage(&self) -> Result<Vec<UseRecord>, Error> {
        self.over_store(|store, subject| Ok(store.usage(subject)?))
    }

    /// The ends of all chains.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn heads(&self) -> Result<Vec<Head>, Error> {
        Ok(self.verify()?.heads)
    }

    /// Checks every entry of every chain from the first on.
    ///
    /// # Errors
    /// Unavailable with `tampered` or `newer` where an entry does not follow, or with the store's trouble.
    pub fn verify(&self) -> Result<Verification, Error> {
        self.over_store(|store, _| {
            let mut verification = Verification { entries: 0, heads: Vec::new() };
            for name in store.chains()? {
                let chain = follow(store, &name, |_, _| {})?;
                verification.entries = verification.entries.saturating_add(chain.sequence);
                verification.heads.push(Head { chain: name, sequence: chain.sequence, hash: chain.hash });
            }
            Ok(verification)
        })
    }

    /// Whether heads that were kept elsewhere are still in the chains: a store that was put back to an earlier day, or
    /// begun anew, does not hold them.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn holds(&self, kept: &[Head]) -> Result<bool, Error> {
        self.over_store(|store, _| {
            for it in kept {
                if store.hash_at(&it.chain, it.sequence)? != Some(it.hash) {
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
        self.over_store(|store, subject| {
            let mut entries = Vec::new();
            for name in [ChainName::Install, ChainName::Subject(subject.clone())] {
                follow(store, &name.to_string(), |row, entry| entries.push((name.clone(), row.sequence, entry)))?;
            }
            Ok(entries)
        })
    }

    fn over_store<T>(&self, read: impl FnOnce(&Store, &SubjectRef) -> Result<T, Unavailability>) -> Result<T, Error> {
        self.run(|inner, declared, reading| {
            inner.read_more(declared, reading, |_, open, _| read(&open.store, &open.view.name))
        })
        .map_err(Error::unavailable)
    }
}

/// The chain that the store keeps under that name.
pub(super) fn chain_name(name: &str) -> Result<ChainName, Unavailability> {
    if name == "install" {
        return Ok(ChainName::Install);
    }
    SubjectRef::try_from(name.to_owned()).map(ChainName::Subject).map_err(|_| Unavailability::Tampered)
}

/// Follows a chain from its first entry on, one entry in memory at a time.
pub(super) fn follow(store: &Store, name: &str, mut each: impl FnMut(&Row, Entry)) -> Result<Chain, Unavailability> {
    let mut chain = Chain::empty(chain_name(name)?);
    store.each_row_after(name, 0, |row| {
        each(&row, chain.follow(&row)?);
        Ok::<_, Unavailability>(())
    })?;
    Ok(chain)
}
