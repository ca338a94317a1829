//! Calls on what is owed and on the ledger itself.

use super::Placet;
use crate::canonical::Hash;
use crate::error::Error;
use crate::event::{Entry, Event, Evidence, Obligation};
use crate::id::SubjectRef;
use crate::ledger::{Chain, ChainName, Row};
use crate::policy::{Refusal, RefusalCode, Unavailability};
use crate::store::{Store, UseRecord};

/// The end of one chain: keep it elsewhere, and a store that was put back later is found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// `install`, or the subject's random reference.
    pub chain: String,
    /// The place of the last entry.
    pub sequence: u64,
    /// Its hash.
    pub hash: Hash,
}

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
            inner.read(declared, reading, |_, open, _| read(&open.store, &open.view.name)).and_then(|it| it)
        })
        .map_err(Error::unavailable)
    }
}

/// Follows a chain from its first entry on, one entry in memory at a time.
pub(super) fn follow(store: &Store, name: &str, mut each: impl FnMut(&Row, Entry)) -> Result<Chain, Unavailability> {
    let name = match name {
        "install" => ChainName::Install,
        subject => ChainName::Subject(SubjectRef::try_from(subject.to_owned()).map_err(|_| Unavailability::Tampered)?),
    };
    let text = name.to_string();
    let mut chain = Chain::empty(name);
    let mut broken = None;
    store.each_row_after(&text, 0, |row| {
        if broken.is_none() {
            match chain.follow(&row) {
                Ok(entry) => each(&row, entry),
                Err(error) => broken = Some(error),
            }
        }
    })?;
    match broken {
        Some(error) => Err(error.into()),
        None => Ok(chain),
    }
}
