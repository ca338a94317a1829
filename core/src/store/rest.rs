//! What a folder holds, told without SQLite, which acts on what it finds; and how SQLite reads a database that nobody
//! has open without leaving a trace: it makes a log and its index beside one unless it is told that nobody writes, and
//! then takes no lock.

use std::fmt::Write;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::StoreError;
use super::files::file;

/// The bytes of a database that holds nothing but its first page.
const PAGE: u64 = 4096;
/// The bytes of a write-ahead log without a frame.
const LOG_HEADER: u64 = 32;
/// How a rollback journal begins.
const JOURNAL: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

/// A database that nobody has open, by its length and the time when it was last written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    length: u64,
    written: Option<SystemTime>,
}

impl Rest {
    /// A folder's database, where nobody has it open. What was read of one that no longer rests as it did, or does so
    /// anew, may be from before and from after another process's work.
    pub fn of(folder: &Path) -> Option<Self> {
        Self::at(&file(folder))
    }

    fn at(path: &Path) -> Option<Self> {
        let is_open = ["-wal", "-journal"].iter().any(|it| beside(path, it).exists());
        let found = std::fs::metadata(path).ok().filter(|it| it.is_file() && !is_open && !cfg!(windows))?;
        Some(Self { length: found.len(), written: found.modified().ok() })
    }
}

/// The name by which SQLite reads a database and changes nothing beside it, where nobody has it open; else its path.
pub(super) fn name_to_read(path: &Path) -> PathBuf {
    if Rest::at(path).is_none() {
        return path.to_owned();
    }
    let mut uri = String::from(if path.is_absolute() { "file://" } else { "file:" });
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => uri.push(char::from(*byte)),
            // Writing to a string does not fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri.into()
}

/// Whether a database holds nothing yet, by what lies in its folder: SQLite would act on it.
///
/// A start that ended in its middle leaves no file, an empty one, or a first page whose journal says that there was
/// nothing before. A log of commits beside an empty database was left by damage, and SQLite would delete it.
pub(super) fn holds_nothing(path: &Path) -> Result<bool, StoreError> {
    let length = |of: &Path| std::fs::metadata(of).map_or(0, |it| it.len());
    // In this order: a process that makes the file now writes the database first.
    let log = length(&beside(path, "-wal"));
    let database = length(path);
    match database {
        // To SQLite a file of one byte is empty: it writes that byte itself on some file systems.
        0 | 1 if log > LOG_HEADER => Err(StoreError::Unreadable),
        0 | 1 => Ok(true),
        _ => Ok(database <= PAGE && log <= LOG_HEADER && undoes_everything(&beside(path, "-journal"))),
    }
}

/// How long a database's log of commits is; nothing where there is none.
pub(super) fn log_length(path: &Path) -> Option<u64> {
    std::fs::metadata(beside(path, "-wal")).ok().map(|it| it.len())
}

/// Whether a journal lies beside a database: whoever opens that to write would undo what it says.
pub(super) fn waits_to_be_undone(path: &Path) -> bool {
    beside(path, "-journal").exists()
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Whether a file is the journal of a transaction before which the database had no page.
fn undoes_everything(journal: &Path) -> bool {
    let mut head = [0; 20];
    let read = std::fs::File::open(journal).and_then(|mut it| it.read_exact(&mut head));
    // The last four bytes are the number of pages before the transaction.
    read.is_ok() && head.starts_with(&JOURNAL) && head.ends_with(&[0; 4])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Options, Store};

    const FILE: &str = "placet.db";

    #[test]
    fn a_start_that_ended_in_its_middle_left_nothing_to_read() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
        let journal = |pages: u8| {
            let numbers = [0, 0, 0, 1, 7, 7, 7, 7, 0, 0, 0, pages];
            [&JOURNAL[..], &numbers[..], &[0; 492]].concat()
        };
        put(FILE, &[0; 4096]);

        put("placet.db-journal", &journal(0));
        assert!(Store::inspect(folder.path()).unwrap().is_none());
        put("placet.db-journal", &journal(1));
        assert!(Store::inspect(folder.path()).is_err(), "there was a page to go back to");
        for other in [&[0; 512][..], &JOURNAL] {
            put("placet.db-journal", other);
            assert!(Store::inspect(folder.path()).is_err(), "no journal that is whole");
        }
        put("placet.db-journal", &journal(0));
        put("placet.db-wal", &[0; 33]);
        assert!(Store::inspect(folder.path()).is_err(), "commits followed");
    }

    #[test]
    fn commits_beside_an_empty_or_missing_database_are_damage_and_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("placet.db-wal");
        std::fs::write(&log, [1; 5000]).unwrap();

        assert!(matches!(Store::inspect(folder.path()), Err(StoreError::Unreadable)));
        std::fs::write(folder.path().join(FILE), []).unwrap();
        assert!(matches!(Store::inspect(folder.path()), Err(StoreError::Unreadable)));

        assert_eq!(std::fs::read(&log).unwrap(), [1; 5000]);
    }

    #[test]
    fn a_log_that_is_a_header_alone_beside_an_empty_database_has_no_commits() {
        let folder = tempfile::tempdir().unwrap();
        let log = |bytes: &[u8]| std::fs::write(folder.path().join("placet.db-wal"), bytes).unwrap();
        std::fs::write(folder.path().join(FILE), []).unwrap();

        log(&[1; 32]);
        assert!(Store::inspect(folder.path()).unwrap().is_none());
        log(&[1; 33]);
        assert!(matches!(Store::inspect(folder.path()), Err(StoreError::Unreadable)));
    }

    #[test]
    fn a_database_rests_while_nobody_has_it_open() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Rest::of(folder.path()), None);
        let store = Store::open(folder.path(), Options::default()).unwrap();
        assert_eq!(Rest::of(folder.path()), None);
        drop(store);

        let rest = Rest::of(folder.path());

        assert!(rest.is_some());
        assert!(Store::inspect(folder.path()).unwrap().is_some());
        assert_eq!(Rest::of(folder.path()), rest);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "reading made a file");
    }

    #[test]
    fn a_folder_may_have_any_name() {
        for name in ["file:placet?mode=memory#%41", "我的 应用", "'\"\\"] {
            let outer = tempfile::tempdir_in(".").unwrap();
            let relative = outer.path().strip_prefix(std::env::current_dir().unwrap()).unwrap().join(name);
            for folder in [outer.path().join(name), relative] {
                drop(Store::open(&folder, Options::default()).unwrap());

                assert!(folder.join("placet.db").is_file());
                assert!(Store::inspect(&folder).unwrap().is_some());
                std::fs::remove_dir_all(folder).unwrap();
            }
        }
        assert!(file(Path::new("file:placet")).starts_with("."), "a relative name would be taken for a URI");
    }
}
