//! Launches of the app: from the first process that opens the store while none lives, to the last one's end. A lock
//! that the system takes back from whoever dies says who lives.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// The file within the folder that the app gives; it stays empty.
const FILE: &str = "placet.alive";

/// That this process lives, as long as this is held.
#[derive(Debug)]
pub struct Alive {
    _lock: Option<File>,
}

impl Alive {
    /// Joins those that live, and says whether there was nobody. Call it as the store's only writer, so that two that
    /// start at once are not both the first. Where the file cannot be locked nobody begins a launch, and what was spent
    /// in the one before stays spent.
    pub fn join(folder: &Path) -> (Self, bool) {
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(FILE));
        let Ok(file) = opened else { return (Self { _lock: None }, false) };
        let is_first = match file.try_lock() {
            Ok(()) => file.unlock().is_ok(),
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
        };
        let lock = file.lock_shared().is_ok().then_some(file);
        (Self { _lock: lock }, is_first)
    }
}
