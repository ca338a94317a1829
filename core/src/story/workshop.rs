//! Where the stores of stories lie: folders that whoever tells them hands out, or memory.

use std::path::Path;

use crate::engine::Place;

/// Gives stories their folders, so that the runner itself touches no file.
pub trait Workshop {
    /// An empty place for a store of its own.
    ///
    /// # Errors
    /// What went wrong, for a reader.
    fn fresh(&mut self) -> Result<Place, String>;

    /// A place with what a crash at this moment leaves of the store in `folder`: a copy of all its files but SQLite's
    /// shared-memory index (`-shm`), which no crash leaves usable.
    ///
    /// # Errors
    /// What went wrong, for a reader.
    fn after_crash(&mut self, folder: &Path) -> Result<Place, String>;

    /// Changes the bytes of the database in `folder`, which nobody has open.
    ///
    /// # Errors
    /// What went wrong, for a reader.
    fn rewrite(&mut self, folder: &Path, change: &dyn Fn(Vec<u8>) -> Result<Vec<u8>, String>) -> Result<(), String>;

    /// Whether some file below `folder`, of whatever kind, holds these bytes.
    ///
    /// # Errors
    /// What went wrong, for a reader.
    fn holds(&mut self, folder: &Path, bytes: &[u8]) -> Result<bool, String>;
}

/// Stores in memory, for stories that need no disk ([`Story::needs_disk`](super::Story::needs_disk)).
#[derive(Debug, Clone, Copy, Default)]
pub struct InMemory;

impl Workshop for InMemory {
    fn fresh(&mut self) -> Result<Place, String> {
        Ok(Place::Memory)
    }

    fn after_crash(&mut self, _: &Path) -> Result<Place, String> {
        Err("a store in memory leaves nothing".to_owned())
    }

    fn rewrite(&mut self, _: &Path, _: &dyn Fn(Vec<u8>) -> Result<Vec<u8>, String>) -> Result<(), String> {
        Err("a store in memory has no file".to_owned())
    }

    fn holds(&mut self, _: &Path, _: &[u8]) -> Result<bool, String> {
        Err("a store in memory has no file".to_owned())
    }
}
