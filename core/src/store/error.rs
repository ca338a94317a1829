//! Why a store cannot be used, and which of SQLite's and of the system's words mean it.

use rusqlite::ErrorCode;

/// Why the store cannot be used. Nothing on disk was changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Not a store of ours, or damaged.
    #[error("the store cannot be read")]
    Unreadable,
    /// The disk is full; again may help.
    #[error("the disk is full")]
    Full,
    /// The file cannot be opened, read or written now; again may help.
    #[error("the store cannot be reached")]
    OutOfReach,
    /// A newer version wrote it.
    #[error("a newer version wrote the store")]
    Newer,
    /// Another process holds it; again may help.
    #[error("the store is busy")]
    Busy,
    /// The keys are sealed under another key than the app's.
    #[error("the key is not the store's")]
    WrongKey,
    /// There are no keys that are whole and this store's.
    #[error("the store's keys are lost")]
    KeysLost,
    /// The system gives no random bytes, or cannot encrypt.
    #[error("the system gives no secrets")]
    NoSecrets,
}

impl From<rusqlite::Error> for StoreError {
    fn from(it: rusqlite::Error) -> Self {
        match it.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
                Self::Busy
            }
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(
                ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::ReadOnly
                | ErrorCode::SystemIoFailure
                | ErrorCode::OutOfMemory,
            ) => Self::OutOfReach,
            _ => Self::Unreadable,
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(it: std::io::Error) -> Self {
        if it.kind() == std::io::ErrorKind::StorageFull { Self::Full } else { Self::OutOfReach }
    }
}
