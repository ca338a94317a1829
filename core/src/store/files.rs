//! The names of a store's files.

use std::path::{Path, PathBuf};

/// The file within the folder that the app gives.
const FILE: &str = "placet.db";
/// The files that hold a store: the database, its log of commits, and what undoes a first start that was cut off.
pub const FILES: [&str; 3] = [FILE, "placet.db-wal", "placet.db-journal"];
/// What processes that have the store open share; worth nothing without them.
pub(super) const SHARED_MEMORY: &str = "placet.db-shm";
/// The database's path; never one that starts like a URI, which SQLite would take it for.
pub(super) fn file(folder: &Path) -> PathBuf {
    Path::new(".").join(folder).join(FILE)
}
