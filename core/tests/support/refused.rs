//! Stores that are refused: how they are made, what they answer, and that they lie there afterwards as they were found.

use std::collections::BTreeMap;
use std::path::Path;

use placet::Placet;
use placet::engine::Health;
use placet::manifest::OpensBy;
use rusqlite::Connection;
use tempfile::TempDir;

use super::support::*;

pub const DATABASE: &str = "placet.db";

/// A store in which the person may be heard.
pub fn store() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    voice_room(&open_at(folder.path(), &FakeClock::new()));
    folder
}

/// What a folder holds, by name, but for the index that SQLite makes of a log: it says nothing that the log does not.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let name = |it: &std::fs::DirEntry| it.file_name().into_string().unwrap();
    let files = entries.filter(|it| !name(it).ends_with("-shm"));
    files.map(|it| (name(&it), std::fs::read(it.path()).unwrap_or_default())).collect()
}

/// A copy of a folder as it is while it is in use.
pub fn copy(folder: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for (name, bytes) in files(folder) {
        std::fs::write(copy.path().join(name), bytes).unwrap();
    }
    copy
}

/// Denies everything for this reason, whatever it is asked.
#[track_caller]
pub fn denies(placet: &Placet, why: &str) {
    let Health::Unavailable(health) = placet.health() else { unreachable!("it can be used") };
    assert_eq!(health.code(), why);
    for (it, _) in placet.manifest().uses() {
        assert_eq!(reason(&placet.check_without_session(&it)), why);
        assert_eq!(reason(&placet.take(placet::policy::SessionId(1), &it, None)), why);
        assert_eq!(placet.enter(&it.feature, OpensBy::UserAction).unwrap_err().code(), why);
    }
    let policy = "privacy_policy".parse().unwrap();
    let errors = [
        placet.present(&policy, None).unwrap_err(),
        placet.accept(&policy, test()).unwrap_err(),
        placet.tick().unwrap_err(),
        placet.refresh().unwrap_err(),
        placet.verify().unwrap_err(),
    ];
    assert_eq!(errors.map(|it| it.code()), [why; 5]);
}

/// Opens a folder that must not be used, asks everything, closes it, and finds it as it was.
#[track_caller]
pub fn is_refused(folder: &Path, why: &str) {
    let before = files(folder);
    let placet = open_at(folder, &FakeClock::new());
    denies(&placet, why);
    placet.close();
    drop(placet);
    let after = files(folder);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    assert!(before == after, "bytes of {why} were changed");
}

/// Edits a store behind Placet's back, once with the edit in the database and once still in the write-ahead log.
#[track_caller]
pub fn is_refused_after(sql: &str, why: &str) {
    let folder = store();
    let connection = Connection::open(folder.path().join(DATABASE)).unwrap();
    connection.execute_batch(sql).unwrap();
    let in_log = copy(folder.path());
    assert!(files(in_log.path()).contains_key("placet.db-wal"));
    drop(connection);

    is_refused(folder.path(), why);
    assert!(!folder.path().join("placet.db-shm").exists(), "SQLite made a file of its own");
    is_refused(in_log.path(), why);
}
