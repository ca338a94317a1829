//! Reading the chains of a store as they are: from their first entries, or from the checkpoint that a sweep left in
//! front, each entry checked against the one before it.

use std::collections::BTreeMap;

use crate::canonical::Hash;
use crate::event::{Entry, Event};
use crate::id::SubjectRef;
use crate::ledger::{self, Broken, Chain, ChainEnd, ChainName, Recorded, Stored};
use crate::policy::{SubjectState, Unavailability};
use crate::store::{Store, StoreError};

/// What comes up while chains are read.
pub(super) enum Read<'a> {
    /// A chain begins, behind the place and hash that it has now.
    Chain(&'a Chain),
    /// The chain went on by an entry.
    Entry(&'a Chain, Stored<'a>, &'a Entry),
}

/// Reads every chain, the install's first, with one entry in memory at a time, and returns their ends. A chain begins
/// where the install's last word on its sweep says, with a checkpoint or with its end.
pub(super) fn read<E: From<StoreError> + From<Unavailability>>(
    store: &Store,
    each: impl FnMut(Read<'_>) -> Result<(), E>,
) -> Result<Vec<ChainEnd>, E> {
    read_named(store, store.chains()?, each)
}

/// As [`read`], chains by their names alone, the install's first.
fn read_named<E: From<StoreError> + From<Unavailability>>(
    store: &Store,
    names: Vec<String>,
    mut each: impl FnMut(Read<'_>) -> Result<(), E>,
) -> Result<Vec<ChainEnd>, E> {
    let mut swept: BTreeMap<SubjectRef, (u64, Hash)> = BTreeMap::new();
    let mut ends = Vec::new();
    for text in names {
        let name = chain_name(&text)?;
        let start = if let ChainName::Subject(subject) = &name { swept.get(subject).copied() } else { None };
        let mut chain = match start {
            Some((after, hash)) => Chain::behind(name, after, hash),
            None => Chain::empty(name),
        };
        each(Read::Chain(&chain))?;
        let mut was_swept = start.is_some();
        store.each_row_after(&text, 0, |row| {
            let entry = chain.follow_stored(row).map_err(Unavailability::from)?;
            if std::mem::take(&mut was_swept) && !ledger::may_begin(&entry.event) {
                return Err(Unavailability::from(Broken::Tampered).into());
            }
            if let (Event::Swept { chain: subject, after, hash }, ChainName::Install) = (&entry.event, &chain.name) {
                swept.insert(subject.clone(), (*after, *hash));
            }
            each(Read::Entry(&chain, row, &entry))
        })?;
        if was_swept {
            return Err(Unavailability::Tampered.into());
        }
        ends.push(ChainEnd { chain: chain.name, sequence: chain.sequence, hash: chain.hash });
    }
    Ok(ends)
}

/// The chain that the store keeps under that name.
pub(super) fn chain_name(name: &str) -> Result<ChainName, Unavailability> {
    if name == "install" {
        return Ok(ChainName::Install);
    }
    SubjectRef::try_from(name.to_owned()).map(ChainName::Subject).map_err(|_| Unavailability::Tampered)
}

/// The entries of the install and of one subject, and what was swept in front of the subject's.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub entries: Vec<Recorded>,
    pub folded: SubjectState,
    /// How many entries were read, those of other subjects included.
    pub verified: u64,
    pub heads: Vec<ChainEnd>,
}

impl Gathered {
    /// Reads and verifies all chains, and keeps what is the install's and the subject's own.
    pub fn of(store: &Store, subject: &SubjectRef) -> Result<Self, Unavailability> {
        Self::from(store, subject, store.chains()?)
    }

    /// Reads and verifies the install's chain and the subject's, and looks at nothing else.
    pub fn own_of(store: &Store, subject: &SubjectRef) -> Result<Self, Unavailability> {
        Self::from(store, subject, vec![ChainName::Install.to_string(), subject.to_string()])
    }

    fn from(store: &Store, subject: &SubjectRef, names: Vec<String>) -> Result<Self, Unavailability> {
        let mut gathered = Self::default();
        let own = ChainName::Subject(subject.clone());
        let mut begins_behind = 0;
        let heads = read_named(store, names, |it| {
            match it {
                Read::Chain(chain) if chain.name == own => begins_behind = chain.sequence,
                Read::Chain(_) => {}
                Read::Entry(chain, row, entry) => {
                    gathered.verified = gathered.verified.saturating_add(1);
                    if chain.name == ChainName::Install || chain.name == own {
                        let (chain, entry) = (chain.name.clone(), entry.clone());
                        let (sequence, hash) = (row.sequence, row.hash);
                        gathered.entries.push(Recorded { chain, sequence, entry, hash });
                    }
                }
            }
            Ok::<_, Unavailability>(())
        })?;
        gathered.heads = heads;
        if begins_behind > 0 {
            gathered.folded = gathered.unfold(store, subject, &own)?;
        }
        Ok(gathered)
    }

    /// The entries of the subject's chain.
    pub fn own(&self) -> impl Iterator<Item = &Recorded> {
        self.entries.iter().filter(|it| it.chain != ChainName::Install)
    }

    /// The state that the first kept entry of the subject's chain vouches for.
    fn unfold(&self, store: &Store, subject: &SubjectRef, own: &ChainName) -> Result<SubjectState, Unavailability> {
        let first = self.entries.iter().find(|it| it.chain == *own).map(|it| &it.entry.event);
        let state = match first {
            Some(Event::Checkpoint { state }) => state,
            // A chain that has ended goes on with no state.
            Some(Event::SubjectClosed { .. }) => return Ok(SubjectState::default()),
            _ => return Err(Unavailability::Tampered),
        };
        let folded = store.folded(subject.as_str())?.ok_or(Unavailability::Tampered)?;
        Ok(ledger::unfold(&folded, *state)?)
    }
}
