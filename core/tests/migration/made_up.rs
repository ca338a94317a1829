//! Steps that no version has, and stores from before them.

use std::path::Path;
use std::sync::Arc;

use placet::Placet;
use placet::engine::{Config, Place};
use placet::store::{Options, Step, Steps};
use rusqlite::Connection;
use tempfile::TempDir;

use super::refused::{DATABASE, store};
use super::support::*;

/// The first brings the entries from where they were, without which nothing can be read; the second makes a table anew that
/// others refer to.
pub const STEPS: Steps = Steps(&[
    "CREATE TABLE IF NOT EXISTS old_entry (chain INTEGER, sequence INTEGER, bytes BLOB, hash BLOB);
     CREATE TABLE IF NOT EXISTS entry (
         chain    INTEGER NOT NULL REFERENCES chain (id),
         sequence INTEGER NOT NULL,
         bytes    BLOB NOT NULL,
         hash     BLOB NOT NULL,
         PRIMARY KEY (chain, sequence)
     ) STRICT, WITHOUT ROWID;
     INSERT INTO entry SELECT chain, sequence, bytes, hash FROM old_entry;
     DROP TABLE old_entry;",
    "CREATE TABLE new_chain (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, began INTEGER NOT NULL DEFAULT 0) STRICT;
     INSERT INTO new_chain (id, name) SELECT id, name FROM chain;
     DROP TABLE chain;
     ALTER TABLE new_chain RENAME TO chain;",
]);

/// A store in which the person may be heard and may not be located, as it was before the steps.
pub fn old_store() -> TempDir {
    let folder = store();
    let placet = open_at(folder.path(), &FakeClock::new());
    grant(&placet, "nearby");
    drop(withdraw(&placet, "nearby"));
    drop(placet);
    make_old(folder.path());
    folder
}

/// Makes a store one of before the steps.
pub fn make_old(folder: &Path) {
    let connection = Connection::open(folder.join(DATABASE)).unwrap();
    connection.execute_batch("ALTER TABLE entry RENAME TO old_entry").unwrap();
}

/// The number that a database carries.
pub fn number_of(folder: &Path) -> u32 {
    let connection = Connection::open(folder.join(DATABASE)).unwrap();
    connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

/// The number that a database carries, whose tables must be those that it has by the made-up steps.
pub fn version_of(folder: &Path) -> u32 {
    let version = number_of(folder);
    let connection = Connection::open(folder.join(DATABASE)).unwrap();
    let count = "SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%' || ?1 || '%'";
    let has = |what: &str| connection.query_row(count, [what], |row| row.get::<_, u32>(0)).unwrap() == 1;
    assert_eq!(has("old_entry"), version == 1);
    assert_eq!(has("began"), version == 3);
    assert!(!has("new_chain"));
    version
}

/// Opens by the made-up steps.
pub fn open_later(folder: &Path, clock: &FakeClock) -> Placet {
    open_later_at(folder, clock, None)
}

/// As [`open_later`], telling where a writer is.
pub fn open_later_at(folder: &Path, clock: &FakeClock, at: Option<fn(Step)>) -> Placet {
    let place = Place::Folder(folder.to_owned());
    let config = Config { clock: Arc::new(clock.clone()), ..Config::new(place, EXAMPLE.into()) };
    Placet::open_with(config, Options { steps: STEPS, at, ..Options::default() }).unwrap()
}
