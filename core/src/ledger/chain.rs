//! Chains: each entry's hash covers the entry before it.

use std::fmt;

use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::event::{Entry, EntryError, Event};
use crate::id::SubjectRef;

/// Which chain: one for the install, one for each subject (ADR 0001).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChainName {
    /// Manifests, subjects, clocks.
    Install,
    /// One subject's decisions.
    Subject(SubjectRef),
}

impl ChainName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Install => "install",
            Self::Subject(subject) => subject.as_str(),
        }
    }
}

impl fmt::Display for ChainName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An entry as it is stored: canonical bytes and the hash that chains them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The place in the chain, from 1.
    pub sequence: u64,
    /// The entry's canonical bytes.
    pub bytes: Vec<u8>,
    /// The hash over chain, place, hash before and bytes.
    pub hash: Hash,
}

impl Row {
    /// The row as it is read, without its bytes being copied.
    pub fn stored(&self) -> Stored<'_> {
        Stored { sequence: self.sequence, bytes: &self.bytes, hash: self.hash }
    }
}

/// A [`Row`] whose bytes lie where they were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored<'a> {
    /// The place in the chain, from 1.
    pub sequence: u64,
    /// The entry's canonical bytes.
    pub bytes: &'a [u8],
    /// The hash over chain, place, hash before and bytes.
    pub hash: Hash,
}

impl From<Stored<'_>> for Row {
    fn from(it: Stored<'_>) -> Self {
        Self { sequence: it.sequence, bytes: it.bytes.to_vec(), hash: it.hash }
    }
}

/// Why a stored entry does not follow the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Written by a newer version.
    #[error("an entry was written by a newer version")]
    Newer,
    /// A hash, place or time that does not follow, or bytes that are no entry.
    #[error("an entry does not follow the one before it")]
    Tampered,
}

impl From<EntryError> for Broken {
    fn from(it: EntryError) -> Self {
        match it {
            EntryError::Newer => Self::Newer,
            EntryError::Damaged => Self::Tampered,
        }
    }
}

/// The end of a chain: what the next entry must follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// Which chain.
    pub name: ChainName,
    /// The place of the last entry; 0 before the first.
    pub sequence: u64,
    /// The hash of the last entry; zeroes before the first.
    pub hash: Hash,
    /// The time of the last entry.
    pub at: Timestamp,
}

impl Chain {
    /// A chain without entries.
    pub fn empty(name: ChainName) -> Self {
        Self { name, sequence: 0, hash: Hash::ZERO, at: Timestamp::from_millis(i64::MIN) }
    }

    /// A chain whose front was swept: its next entry follows the place `after` with the hash `hash`.
    pub fn behind(name: ChainName, after: u64, hash: Hash) -> Self {
        Self { sequence: after, hash, ..Self::empty(name) }
    }

    /// Adds an event at `at`, or at the last entry's time where that is later and the event is not that the time was
    /// told.
    ///
    /// # Errors
    /// [`Broken::Tampered`] where the event cannot be encoded, which no event of the union is.
    pub fn append(&mut self, at: Timestamp, event: Event) -> Result<Row, Broken> {
        let at = if may_lie_before(&event) { at } else { at.max(self.at) };
        let entry = Entry::new(at, event);
        let bytes = entry.to_bytes()?;
        let sequence = self.sequence.saturating_add(1);
        let hash = self.link(sequence, &bytes);
        self.go_on(sequence, hash, entry.at);
        Ok(Row { sequence, bytes, hash })
    }

    /// Takes a stored entry as the next one and returns what it says.
    ///
    /// # Errors
    /// [`Broken`] where it does not follow; the chain is as before.
    pub fn follow(&mut self, row: &Row) -> Result<Entry, Broken> {
        self.follow_stored(row.stored())
    }

    /// As [`follow`](Self::follow), of bytes that stay where they are.
    ///
    /// # Errors
    /// As [`follow`](Self::follow).
    pub fn follow_stored(&mut self, row: Stored<'_>) -> Result<Entry, Broken> {
        let follows = self.sequence.checked_add(1) == Some(row.sequence);
        if !follows || self.link(row.sequence, row.bytes) != row.hash {
            return Err(Broken::Tampered);
        }
        let entry = Entry::from_bytes(row.bytes)?;
        if entry.at < self.at && !may_lie_before(&entry.event) {
            return Err(Broken::Tampered);
        }
        self.go_on(row.sequence, row.hash, entry.at);
        Ok(entry)
    }

    /// Hash of one link: every part is of fixed size or preceded by its length, so no two entries share their input.
    fn link(&self, sequence: u64, bytes: &[u8]) -> Hash {
        let name = self.name.as_str();
        Hash::of(&[
            b"placet.entry.1",
            &length(name.as_bytes()),
            name.as_bytes(),
            &sequence.to_be_bytes(),
            self.hash.as_bytes(),
            &length(bytes),
            bytes,
        ])
    }

    fn go_on(&mut self, sequence: u64, hash: Hash, at: Timestamp) {
        self.sequence = sequence;
        self.hash = hash;
        self.at = at;
    }
}

/// Only whoever told the time may set it back (ADR 0007).
fn may_lie_before(event: &Event) -> bool {
    matches!(event, Event::TimeObserved { .. })
}

fn length(bytes: &[u8]) -> [u8; 8] {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::TimeSource;

    fn event(purpose: &str) -> Event {
        Event::ConsentExpired { purpose: purpose.parse().unwrap() }
    }

    fn two() -> Vec<Row> {
        let mut chain = Chain::empty(ChainName::Install);
        ["a", "b"].map(|it| chain.append(Timestamp::from_millis(5), event(it)).unwrap()).to_vec()
    }

    #[test]
    fn a_chain_is_followed_as_it_was_written() {
        let mut chain = Chain::empty(ChainName::Install);

        let read: Vec<_> = two().iter().map(|row| chain.follow(row).unwrap().event).collect();

        assert_eq!(read, [event("a"), event("b")]);
        assert_eq!(chain.sequence, 2);
    }

    #[test]
    fn edited_removed_reordered_or_foreign_entries_do_not_follow() {
        let rows = two();
        let mut edited = rows.clone();
        edited[0].bytes = Entry::new(Timestamp::from_millis(5), event("c")).to_bytes().unwrap();
        let removed = vec![rows[1].clone()];
        let reordered = vec![rows[1].clone(), rows[0].clone()];

        for forged in [edited, removed, reordered] {
            let mut chain = Chain::empty(ChainName::Install);
            assert_eq!(forged.iter().find_map(|row| chain.follow(row).err()), Some(Broken::Tampered));
        }
        let mut other = Chain::empty(ChainName::Subject(SubjectRef::from_random([7; 16])));
        assert_eq!(other.follow(&rows[0]), Err(Broken::Tampered));
    }

    #[test]
    fn time_never_runs_back_within_a_chain() {
        let mut chain = Chain::empty(ChainName::Install);
        chain.append(Timestamp::from_millis(9), event("a")).unwrap();

        let row = chain.append(Timestamp::from_millis(5), event("b")).unwrap();

        assert_eq!(Entry::from_bytes(&row.bytes).unwrap().at, Timestamp::from_millis(9));
    }

    #[test]
    fn only_a_time_that_was_told_lies_before_the_entry_in_front_of_it() {
        let mut chain = Chain::empty(ChainName::Install);
        let told = Event::TimeObserved { source: TimeSource::Server, was: Timestamp::from_millis(9) };
        let rows = [
            chain.append(Timestamp::from_millis(9), event("a")).unwrap(),
            chain.append(Timestamp::from_millis(5), told).unwrap(),
            chain.append(Timestamp::from_millis(6), event("b")).unwrap(),
        ];

        let mut read = Chain::empty(ChainName::Install);
        let times = rows.each_ref().map(|row| read.follow(row).unwrap().at.as_millis());

        assert_eq!(times, [9, 5, 6]);
    }
}
