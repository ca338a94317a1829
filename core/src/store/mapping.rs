//! Two words in memory: the beginning of a file, shared with every process that maps it, or of this process alone. Owns the
//! only unsafe code of the core, and does not know what the words say.
#![expect(unsafe_code, reason = "the compiler cannot know how long memory is mapped, nor who else writes it")]

use std::fs::File;
use std::io;
use std::ptr::{self, NonNull};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use rustix::mm::{MapFlags, ProtFlags, mmap, mmap_anonymous, munmap};

/// The bytes that are mapped.
pub(super) const BYTES: usize = 16;
/// What may be done with them.
const ACCESS: ProtFlags = ProtFlags::READ.union(ProtFlags::WRITE);

/// Two words, and a share in their mapping. A file may be closed, moved and unlinked; whoever shrinks it takes the memory
/// away, and the process that looks next is ended by the system.
#[derive(Debug, Clone)]
pub(super) struct Mapping {
    // INVARIANT: `at` is what `mapped` holds, so it is mapped for as long as this lives. It is kept here as well because
    // whoever asks for an answer that was kept is a load further away otherwise.
    at: NonNull<[AtomicU64; 2]>,
    mapped: Arc<Mapped>,
}

/// A mapping, until it is dropped.
#[derive(Debug)]
struct Mapped(NonNull<[AtomicU64; 2]>);

// SAFETY: the words are atomic, and the mapping belongs to no thread.
unsafe impl Send for Mapping {}
// SAFETY: as above; nothing of it changes but the words.
unsafe impl Sync for Mapping {}
// SAFETY: as above.
unsafe impl Send for Mapped {}
// SAFETY: as above.
unsafe impl Sync for Mapped {}

impl Mapping {
    /// Maps a file that is long enough; nothing where it is not.
    pub fn of(file: &File) -> io::Result<Option<Self>> {
        // Memory behind the end of a file is none.
        if file.metadata()?.len() < BYTES as u64 {
            return Ok(None);
        }
        // SAFETY: the system chooses an address that is free, so nothing of ours is replaced.
        let at = unsafe { mmap(ptr::null_mut(), BYTES, ACCESS, MapFlags::SHARED, file, 0) }?;
        Ok(NonNull::new(at.cast()).map(Self::at))
    }

    /// Words that are nobody else's, both zero.
    pub fn own() -> io::Result<Self> {
        // SAFETY: as for a file.
        let at = unsafe { mmap_anonymous(ptr::null_mut(), BYTES, ACCESS, MapFlags::PRIVATE) }?;
        NonNull::new(at.cast()).map(Self::at).ok_or(io::ErrorKind::OutOfMemory.into())
    }

    fn at(at: NonNull<[AtomicU64; 2]>) -> Self {
        Self { at, mapped: Arc::new(Mapped(at)) }
    }

    /// The words.
    #[inline]
    pub fn words(&self) -> &[AtomicU64; 2] {
        // SAFETY: a mapping begins on a page, so it is aligned; it is as long as two words, stays mapped until `mapped` is
        // dropped, and whoever else has it changes it by atomic operations alone, or is a stranger whose bytes are
        // integers too.
        unsafe { self.at.as_ref() }
    }

    /// Whether both are one mapping.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.mapped, &other.mapped)
    }
}

impl Drop for Mapped {
    fn drop(&mut self) {
        // SAFETY: it was mapped with this length, and nobody holds `words` any longer than their share in this.
        let unmapped = unsafe { munmap(self.0.as_ptr().cast(), BYTES) };
        debug_assert!(unmapped.is_ok(), "else a page of addresses is lost, and nothing more");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::Ordering;

    #[test]
    fn words_of_ones_own_are_shared_by_every_clone_in_every_thread_until_the_last_is_gone() {
        let one = Mapping::own().unwrap();
        let clones = [one.clone(), one.clone()];
        assert!(one.is(&clones[0]) && !one.is(&Mapping::own().unwrap()));
        assert_eq!(one.words().each_ref().map(|it| it.load(Ordering::SeqCst)), [0, 0]);
        drop(one);

        let threads = clones.map(|it| {
            std::thread::spawn(move || {
                for _ in 0..50 {
                    it.words()[1].fetch_add(1, Ordering::SeqCst);
                }
                it
            })
        });
        let clones = threads.map(|it| it.join().unwrap());

        assert_eq!(clones[0].words()[1].load(Ordering::SeqCst), 100);
    }

    // Miri maps no file.
    #[cfg(not(miri))]
    #[test]
    fn a_file_is_mapped_that_has_both_words_and_none_that_is_shorter() {
        let file = tempfile::tempfile().unwrap();

        let mapped = [BYTES - 1, BYTES, BYTES + 1].map(|length| {
            file.set_len(length as u64).unwrap();
            Mapping::of(&file).unwrap().is_some()
        });

        assert_eq!(mapped, [false, true, true]);
    }

    #[cfg(all(target_os = "linux", not(miri)))]
    #[test]
    fn a_file_is_mapped_until_the_last_clone_is_gone() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(BYTES as u64).unwrap();
        let is_mapped = || {
            let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
            maps.contains(file.path().to_str().unwrap())
        };
        let one = Mapping::of(file.as_file()).unwrap().unwrap();
        let other = one.clone();

        drop(one);
        assert!(is_mapped());
        drop(other);
        assert!(!is_mapped());
    }
}
