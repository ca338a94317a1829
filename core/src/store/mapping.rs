//! Two words at the beginning of a file, shared with every process that maps it. Owns the only unsafe code of the core,
//! and does not know what the words say.
#![expect(unsafe_code, reason = "the compiler cannot know how long memory is mapped, nor who else writes it")]

use std::fs::File;
use std::io;
use std::ptr::{self, NonNull};
use std::sync::atomic::AtomicU64;

use rustix::mm::{MapFlags, ProtFlags, mmap, munmap};

/// The bytes that are mapped.
pub(super) const BYTES: usize = 16;

/// The first two words of a file. The file may be closed, moved and unlinked; whoever shrinks it takes the memory away,
/// and the process that looks next is ended by the system.
#[derive(Debug)]
pub(super) struct Mapping {
    at: NonNull<[AtomicU64; 2]>,
}

// SAFETY: the words are atomic, and the mapping belongs to no thread.
unsafe impl Send for Mapping {}
// SAFETY: as above; nothing of it changes but the words.
unsafe impl Sync for Mapping {}

impl Mapping {
    /// Maps a file that is long enough; nothing where it is not.
    pub fn of(file: &File) -> io::Result<Option<Self>> {
        // Memory behind the end of a file is none.
        if file.metadata()?.len() < BYTES as u64 {
            return Ok(None);
        }
        let access = ProtFlags::READ | ProtFlags::WRITE;
        // SAFETY: the system chooses an address that is free, so nothing of ours is replaced.
        let at = unsafe { mmap(ptr::null_mut(), BYTES, access, MapFlags::SHARED, file, 0) }?;
        Ok(NonNull::new(at.cast()).map(|at| Self { at }))
    }

    /// The words.
    #[inline]
    pub fn words(&self) -> &[AtomicU64; 2] {
        // SAFETY: a mapping begins on a page, so it is aligned; it is as long as two words, stays mapped until `self` is
        // dropped, and whoever else has it changes it by atomic operations alone, or is a stranger whose bytes are
        // integers too.
        unsafe { self.at.as_ref() }
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: it was mapped with this length, and nobody holds `words` any longer than `self`.
        let unmapped = unsafe { munmap(self.at.as_ptr().cast(), BYTES) };
        debug_assert!(unmapped.is_ok(), "else a page of addresses is lost, and nothing more");
    }
}
