//! The anchor: how far the chains had come and how often was committed, in a small file beside the database. A database
//! that was put back to an earlier day alone is behind it, and is found out; a whole folder put back is found only by a head kept elsewhere.
//!
//! It is written after each commit and never synced: a database may be ahead of its anchor, never behind it.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::connection::Store;
use super::error::StoreError;
use crate::canonical::Hash;

/// The file within the folder that the app gives.
pub(super) const FILE: &str = "placet.anchor";
/// The name of the install's chain.
const INSTALL: &str = "install";
const MAGIC: &[u8; 8] = b"PLCTANC2";
/// The longest name of a chain that an anchor holds; a subject's reference is shorter.
const NAME_BYTES: usize = 48;
const BODY_BYTES: usize = MAGIC.len() + 8 + 8 + 32 + 8 + 32 + NAME_BYTES;
const SLOT_BYTES: usize = BODY_BYTES + 32;

/// The end of a chain at some moment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct End {
    /// The place of its last entry.
    pub sequence: u64,
    /// That entry's hash.
    pub hash: Hash,
}

/// How far the store had come: the later of two is the one after more commits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchored {
    /// How many commits there were.
    pub commits: u64,
    /// The install's.
    pub install: End,
    /// The subject's.
    pub subject: End,
    /// The subject's chain.
    pub chain: String,
}

impl Anchored {
    /// Whether a store has come at least as far; `swept` is the last place that is gone from the front of the subject's
    /// chain, which the store has come past.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be read.
    pub fn is_held_by(&self, store: &Store, swept: u64) -> Result<bool, StoreError> {
        let holds = |chain: &str, end: &End, swept: u64| -> Result<bool, StoreError> {
            Ok(end.sequence <= swept || store.hash_at(chain, end.sequence)? == Some(end.hash))
        };
        Ok(store.commits()? >= self.commits
            && holds(INSTALL, &self.install, 0)?
            && holds(&self.chain, &self.subject, swept)?)
    }
}

/// The anchor of a folder.
#[derive(Debug)]
pub struct Anchor {
    path: PathBuf,
    file: Option<File>,
}

impl Anchor {
    /// The anchor of a folder; nothing is opened or made yet.
    pub fn of(folder: &Path) -> Self {
        Self { path: folder.join(FILE), file: None }
    }

    /// What the folder's anchor says: the further of its two slots. Nothing where it is missing, or where neither slot
    /// is whole, which a power failure may leave.
    pub fn read(&self) -> Option<Anchored> {
        let mut bytes = Vec::with_capacity(SLOT_BYTES * 2);
        let limit = u64::try_from(SLOT_BYTES * 2).unwrap_or(u64::MAX);
        File::open(&self.path).ok()?.take(limit).read_to_end(&mut bytes).ok()?;
        bytes.chunks(SLOT_BYTES).filter_map(decode).max()
    }

    /// Notes how far the chains have come. What fails here is not reported: the decision is on disk already, and an
    /// anchor that is behind finds out less, never more.
    pub fn write(&mut self, it: &Anchored) {
        let Some(slot) = encode(it) else { return };
        if self.put(it.commits % 2, &slot).is_err() {
            self.file = None;
        }
    }

    fn put(&mut self, slot: u64, bytes: &[u8]) -> std::io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => {
                let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&self.path)?;
                none.insert(opened)
            }
        };
        let size = u64::try_from(SLOT_BYTES).unwrap_or(u64::MAX);
        file.seek(SeekFrom::Start(slot.saturating_mul(size)))?;
        file.write_all(bytes)
    }
}

fn encode(it: &Anchored) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(SLOT_BYTES);
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&it.commits.to_be_bytes());
    for end in [&it.install, &it.subject] {
        bytes.extend_from_slice(&end.sequence.to_be_bytes());
        bytes.extend_from_slice(end.hash.as_bytes());
    }
    let mut name = [0; NAME_BYTES];
    name.get_mut(..it.chain.len())?.copy_from_slice(it.chain.as_bytes());
    bytes.extend_from_slice(&name);
    let sum = Hash::of(&[&bytes]);
    bytes.extend_from_slice(sum.as_bytes());
    Some(bytes)
}

fn decode(slot: &[u8]) -> Option<Anchored> {
    let (body, sum) = slot.split_at_checked(BODY_BYTES)?;
    if Hash::of(&[body]).as_bytes() != sum {
        return None;
    }
    let rest = body.strip_prefix(MAGIC)?;
    let (commits, rest) = rest.split_first_chunk::<8>()?;
    let (install, rest) = end(rest)?;
    let (subject, name) = end(rest)?;
    let length = name.iter().position(|it| *it == 0).unwrap_or(name.len());
    let chain = std::str::from_utf8(name.get(..length)?).ok()?.to_owned();
    Some(Anchored { commits: u64::from_be_bytes(*commits), install, subject, chain })
}

fn end(bytes: &[u8]) -> Option<(End, &[u8])> {
    let (sequence, rest) = bytes.split_first_chunk::<8>()?;
    let (hash, rest) = rest.split_first_chunk::<32>()?;
    Some((End { sequence: u64::from_be_bytes(*sequence), hash: Hash::from_bytes(*hash) }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn at(sequence: u64) -> Anchored {
        let end = |sequence| End { sequence, hash: Hash::of(&[b"x"]) };
        Anchored { commits: sequence, install: end(2), subject: end(sequence), chain: "a".repeat(32) }
    }

    #[test]
    fn the_further_of_two_slots_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let mut anchor = Anchor::of(folder.path());
        assert_eq!(anchor.read(), None);

        for sequence in [1, 2, 3] {
            anchor.write(&at(sequence));
        }

        assert_eq!(anchor.read(), Some(at(3)));
    }

    #[test]
    fn a_slot_that_was_torn_leaves_the_other_one() {
        let folder = tempfile::tempdir().unwrap();
        let mut anchor = Anchor::of(folder.path());
        anchor.write(&at(1));
        anchor.write(&at(2));
        let file = folder.path().join(FILE);
        let mut bytes = fs::read(&file).unwrap();
        bytes[20] ^= 1;
        fs::write(&file, bytes).unwrap();

        assert_eq!(anchor.read(), Some(at(1)));
    }
}
