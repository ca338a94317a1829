//! The epoch: one word beside the database that every process maps, by which each knows without asking SQLite that nobody
//! has written since (ADR 0027). The database stays the truth; a file that cannot be used costs time, and nothing else.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::StoreError;
use super::mapping::Mapping;
use super::word;
use crate::sync::atomic::{AtomicU64, Ordering, fence};
use shared::at;

/// The file within the folder that the app gives.
pub const FILE: &str = "placet.epoch";
/// How it begins.
const MAGIC: [u8; 8] = *b"PLCTEPO1";

/// Where a writer is, for tests that stop it there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// It alone may write, and has written what it wants to commit.
    Locked,
    /// The word is odd.
    Raised,
    /// The commit is on disk and the lock is free.
    Committed,
    /// The word is even, where nobody else has raised it.
    Settled,
    /// Nothing may be kept: a store is about to be put in the place of another.
    Suspended,
    /// The other store is in place.
    Replaced,
}

/// The word of a store, for as long as anything in this process keeps it.
#[derive(Debug, Clone)]
pub struct Epoch {
    mapping: Mapping,
    /// Where it is shared; nothing for a store in memory, which nobody else can write.
    place: Option<Arc<Place>>,
}

/// The file that processes share.
#[derive(Debug)]
struct Place {
    #[cfg_attr(
        any(all(test, loom), not(all(unix, target_has_atomic = "64"))),
        expect(dead_code, reason = "where nothing is mapped there is no place")
    )]
    path: PathBuf,
    identity: (u64, u64),
}

impl Epoch {
    /// The word of a store that nobody else can reach.
    pub(crate) fn own() -> Result<Self, StoreError> {
        let mapping = Mapping::own().map_err(|_| StoreError::OutOfReach)?;
        let it = Self { mapping, place: None };
        it.atomic().store(word::first(0), Ordering::SeqCst);
        Ok(it)
    }

    /// The word as it is at this moment.
    #[inline]
    pub fn now(&self) -> u64 {
        self.atomic().load(Ordering::Acquire)
    }

    /// As [`now`](Self::now), in one order with everything that is read before and after.
    pub fn read(&self) -> u64 {
        fence(Ordering::SeqCst);
        let word = self.atomic().load(Ordering::SeqCst);
        fence(Ordering::SeqCst);
        word
    }

    /// Whether it is still the word of its folder: the same file under its name, and whole. A file that became too short
    /// is not looked into.
    pub fn is_in_place(&self) -> bool {
        let Some(place) = &self.place else { return true };
        place.holds_it() && self.magic().load(Ordering::Relaxed).to_ne_bytes() == MAGIC
    }

    /// Whether two are one word.
    pub fn is(&self, other: &Self) -> bool {
        match (&self.place, &other.place) {
            (Some(one), Some(other)) => one.identity == other.identity,
            _ => self.mapping.is(&other.mapping),
        }
    }

    /// Says that a commit follows; only by whoever alone may write. Returns the word to [`settle`](Self::settle).
    pub(crate) fn raise(&self) -> u64 {
        self.go_on(word::raised)
    }

    /// Says that the commit is done, unless another writer has gone on meanwhile.
    pub(crate) fn settle(&self, mine: u64) {
        let next = word::settled(mine);
        // A failure is right: whoever went on settles what is theirs.
        let _ = self.atomic().compare_exchange(mine, next, Ordering::SeqCst, Ordering::SeqCst);
    }

    /// Says that a store is about to be put in the place of another.
    pub fn suspend(&self) {
        self.go_on(word::suspended);
    }

    /// Says that it is there.
    pub fn resume(&self) {
        self.go_on(word::resumed);
    }

    /// Goes on where a replacement was cut off after its last move: `is_done` looks, after the word was read, whether
    /// there is nothing left to move. Another replacement that begins meanwhile is found by its word.
    pub(super) fn resume_if(&self, is_done: impl FnOnce() -> bool) {
        let word = self.read();
        if word::is_suspended(word) && is_done() {
            let _ = self.atomic().compare_exchange(word, word::resumed(word), Ordering::SeqCst, Ordering::SeqCst);
        }
    }

    /// Sets the next word, and returns it.
    fn go_on(&self, next: impl Fn(u64) -> u64) -> u64 {
        let mut word = self.atomic().load(Ordering::SeqCst);
        loop {
            let wanted = next(word);
            match self.atomic().compare_exchange_weak(word, wanted, Ordering::SeqCst, Ordering::SeqCst) {
                Ok(_) => return wanted,
                Err(now) => word = now,
            }
        }
    }

    #[inline]
    fn atomic(&self) -> &AtomicU64 {
        let [_, word] = self.mapping.words();
        word
    }

    fn magic(&self) -> &AtomicU64 {
        let [magic, _] = self.mapping.words();
        magic
    }

    /// The word of a folder; nothing where there is no file, or one that is not ours.
    ///
    /// # Errors
    /// [`StoreError::OutOfReach`] or [`StoreError::Full`] where that cannot be found out: another process may look at a
    /// word that this one could not change.
    pub fn of(folder: &Path) -> Result<Option<Self>, StoreError> {
        at(folder, None)
    }

    /// As [`of`](Self::of), and makes the file where it is missing, or where its making was cut off. Only by whoever
    /// alone may write the store.
    pub(super) fn make(folder: &Path, random: [u8; 8]) -> Result<Option<Self>, StoreError> {
        at(folder, Some(u64::from_ne_bytes(random)))
    }
}

#[cfg(any(all(test, loom), not(all(unix, target_has_atomic = "64"))))]
mod shared {
    use std::path::Path;

    use super::super::error::StoreError;
    use super::{Epoch, Place};

    impl Place {
        #[expect(clippy::unused_self, reason = "it looks at the file where there is one")]
        pub fn holds_it(&self) -> bool {
            false
        }
    }

    /// Without a mapping that processes share nothing is kept.
    #[expect(clippy::unnecessary_wraps, reason = "it may fail where a file is mapped")]
    pub(super) fn at(_: &Path, _: Option<u64>) -> Result<Option<Epoch>, StoreError> {
        Ok(None)
    }
}

#[cfg(all(unix, target_has_atomic = "64", not(all(test, loom))))]
mod shared {
    use std::fs::{Metadata, OpenOptions};
    use std::io::{self, ErrorKind, Read, Seek, Write};
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
    use std::path::Path;
    use std::sync::Arc;

    use super::super::error::StoreError;
    use super::super::mapping::{BYTES, Mapping};
    use super::super::word;
    use super::{Epoch, FILE, MAGIC, Place};

    impl Place {
        /// Whether the file stands under its name, and is whole.
        pub fn holds_it(&self) -> bool {
            let found = std::fs::symlink_metadata(&self.path);
            found.is_ok_and(|it| identity(&it) == self.identity && it.len() >= BYTES as u64)
        }
    }

    /// The word of a folder, made of `random` where there is one and the file is missing.
    pub(super) fn at(folder: &Path, random: Option<u64>) -> Result<Option<Epoch>, StoreError> {
        Ok(find(&folder.join(FILE), random)?)
    }

    fn find(path: &Path, random: Option<u64>) -> io::Result<Option<Epoch>> {
        let is_new = match std::fs::symlink_metadata(path) {
            Ok(it) if !it.is_file() => return Ok(None),
            Ok(_) => false,
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            Err(_) if random.is_none() => return Ok(None),
            Err(_) => true,
        };
        let mut file = OpenOptions::new().read(true).write(true).create_new(is_new).mode(0o600).open(path)?;
        let found = file.metadata()?;
        let mut head = Vec::new();
        (&file).take(BYTES as u64 + 1).read_to_end(&mut head)?;
        match random {
            // Nobody maps a file without its first word, so its making was cut off; it only grows.
            Some(random) if head.len() <= BYTES && head.iter().all(|it| *it == 0) => {
                file.rewind()?;
                file.write_all(&[MAGIC, word::first(random).to_ne_bytes()].concat())?;
            }
            _ if head.len() != BYTES || !head.starts_with(&MAGIC) => return Ok(None),
            _ => {}
        }
        let mapping = Mapping::of(&file)?;
        let place = Place { path: path.to_owned(), identity: identity(&found) };
        Ok(mapping.map(|mapping| Epoch { mapping, place: Some(Arc::new(place)) }))
    }

    fn identity(it: &Metadata) -> (u64, u64) {
        (it.dev(), it.ino())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writers_that_go_on_at_once_leave_a_word_that_nobody_held_and_settled_is_the_last_ones() {
        let epoch = Epoch::own().unwrap();
        let before = epoch.now();
        let write = |epoch: Epoch| {
            std::thread::spawn(move || {
                for _ in 0..20 {
                    let mine = epoch.raise();
                    assert!(!word::is_settled(mine) && epoch.now() >= mine);
                    epoch.settle(mine);
                }
            })
        };

        for writer in [write(epoch.clone()), write(epoch.clone())] {
            writer.join().unwrap();
        }

        assert!(epoch.now() >= before + 40, "every writer went on, and none went back");
        let mine = epoch.raise();
        epoch.settle(mine);
        assert!(word::is_settled(epoch.now()) && epoch.is_in_place());
        epoch.suspend();
        assert!(!word::is_settled(epoch.read()));
        epoch.resume_if(|| true);
        assert!(word::is_settled(epoch.read()));
    }

    #[test]
    fn a_word_stays_suspended_until_the_replacement_is_done_and_one_that_was_not_suspended_stays_as_it_is() {
        let epoch = Epoch::own().unwrap();
        let before = epoch.now();
        epoch.resume_if(|| true);
        assert_eq!(epoch.now(), before);
        epoch.suspend();
        let suspended = epoch.now();

        epoch.resume_if(|| false);
        assert_eq!(epoch.now(), suspended);
        epoch.resume_if(|| true);
        assert!(word::is_settled(epoch.now()) && epoch.now() != before);
    }

    // Miri maps no file.
    #[cfg(all(unix, target_has_atomic = "64", not(miri)))]
    #[test]
    fn the_word_of_a_folder_is_one_however_often_it_is_mapped_and_no_other_folders() {
        let [one, other] = [(), ()].map(|()| tempfile::tempdir().unwrap());
        let made = |folder: &tempfile::TempDir| Epoch::make(folder.path(), [7; 8]).unwrap().unwrap();
        let (word, others) = (made(&one), made(&other));
        let again = Epoch::of(one.path()).unwrap().unwrap();

        assert!(word.is(&again) && !word.is(&others) && !word.is(&Epoch::own().unwrap()));
        let mine = word.raise();
        assert_eq!((again.now(), others.now()), (mine, word::first(u64::from_ne_bytes([7; 8]))));
    }

    #[cfg(all(unix, target_has_atomic = "64", not(miri)))]
    #[test]
    fn who_only_looks_makes_no_file_and_is_told_where_none_can_be() {
        let folder = tempfile::tempdir().unwrap();

        assert!(Epoch::of(folder.path()).unwrap().is_none());

        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        let file = folder.path().join("file");
        std::fs::write(&file, b"").unwrap();
        assert!(matches!(Epoch::of(&file), Err(StoreError::OutOfReach)));
    }
}
