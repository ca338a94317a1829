//! What an opening leaves on disk: nothing where it has nothing to say, and what it found wrong as it was found.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "support/refused.rs"]
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod refused;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::path::Path;

use placet::engine::{Health, Place};
use refused::{DATABASE, copy, files, is_refused};
use rusqlite::Connection;
use support::*;

/// Opens a folder's store, which must be in order, and closes it.
fn open_and_close(folder: &Path, clock: &FakeClock) {
    let placet = open_at(folder, clock);
    assert_eq!(placet.health(), Health::Ok);
}

/// A word that the store keeps.
fn meta(folder: &Path, key: &str) -> String {
    let connection = Connection::open(folder.join(DATABASE)).unwrap();
    connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0)).unwrap()
}

#[test]
fn an_opening_that_has_nothing_to_say_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    voice_room(&open_at(folder.path(), &clock));
    let before = files(folder.path());

    let placet = open_at(folder.path(), &clock);
    let log = std::fs::read(folder.path().join("placet.db-wal")).unwrap();
    drop(placet);

    assert!(log.is_empty());
    assert!(files(folder.path()) == before);
}

#[test]
fn what_an_opening_writes_is_counted_and_told_to_every_process() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    open_and_close(folder.path(), &clock);
    let commits = || meta(folder.path(), "commits").parse::<u64>().unwrap();
    let word = || std::fs::read(folder.path().join("placet.epoch")).unwrap();
    let (counted, told) = (commits(), word());

    let newer = EXAMPLE.replace("\"version\": \"1.0\"", "\"version\": \"2.0\"");
    drop(open_with(Place::Folder(folder.path().to_owned()), &newer, &clock, None));

    assert_eq!(commits(), counted + 1);
    assert_ne!(word(), told);
}

#[test]
fn after_an_hour_or_a_restart_an_opening_writes_where_time_stands() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    open_and_close(folder.path(), &clock);
    let moves: [fn(&FakeClock); 3] =
        [|it| it.wait(1), FakeClock::restart, |it| it.set_wall("2024-01-01T00:00:00+08:00")];

    for moves in moves {
        let before = meta(folder.path(), "mark");
        moves(&clock);
        open_and_close(folder.path(), &clock);
        let after = meta(folder.path(), "mark");
        open_and_close(folder.path(), &clock);

        assert_ne!(after, before);
        assert_eq!(meta(folder.path(), "mark"), after, "it is written once");
    }
}

#[test]
fn a_launch_goes_on_where_nothing_was_spent_in_it_and_is_over_where_something_was() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    open_and_close(folder.path(), &clock);
    let first = meta(folder.path(), "launch");
    open_and_close(folder.path(), &clock);
    assert_eq!(meta(folder.path(), "launch"), first);
    let spend = "INSERT INTO spent (\"use\", launch, at) VALUES ('account.read_phone', ?1, 0)";
    Connection::open(folder.path().join(DATABASE)).unwrap().execute(spend, [&first]).unwrap();

    open_and_close(folder.path(), &clock);

    assert_eq!((first.as_str(), meta(folder.path(), "launch").as_str()), ("1", "2"));
}

#[test]
fn an_opening_puts_a_missing_anchor_back_without_a_commit() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    open_and_close(folder.path(), &clock);
    let anchor = folder.path().join("placet.anchor");
    let commits = meta(folder.path(), "commits");
    std::fs::remove_file(&anchor).unwrap();

    open_and_close(folder.path(), &clock);

    assert!(anchor.exists());
    assert_eq!(meta(folder.path(), "commits"), commits);
    let connection = Connection::open(folder.path().join(DATABASE)).unwrap();
    connection.execute("UPDATE meta SET value = value - 1 WHERE key = 'commits'", []).unwrap();
    drop(connection);
    is_refused(folder.path(), "rolled_back");
}

#[test]
fn a_log_that_a_killed_process_left_stays_beside_a_damaged_store_and_is_brought_into_a_sound_one() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    voice_room(&placet);
    let killed = copy(folder.path());
    drop(placet);
    let damaged = copy(killed.path());
    let mut keys = std::fs::read(damaged.path().join("placet.keys")).unwrap();
    keys.truncate(9);
    std::fs::write(damaged.path().join("placet.keys"), keys).unwrap();

    is_refused(damaged.path(), "keys_lost");
    open_and_close(killed.path(), &clock);

    assert!(!killed.path().join("placet.db-wal").exists());
}

#[test]
fn an_empty_log_that_was_there_stays_beside_a_store_that_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    drop(open_at(folder.path(), &FakeClock::new()));
    std::fs::write(folder.path().join("placet.db-wal"), b"").unwrap();
    std::fs::write(folder.path().join("placet.keys"), b"of another day").unwrap();

    is_refused(folder.path(), "keys_lost");
}

#[test]
fn a_store_that_somebody_took_its_log_of_commits_from_has_one_again() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    open_and_close(folder.path(), &clock);
    let mode = |sql| -> String {
        let connection = Connection::open(folder.path().join(DATABASE)).unwrap();
        connection.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(mode("PRAGMA journal_mode = delete"), "delete");

    open_and_close(folder.path(), &clock);

    assert_eq!(mode("PRAGMA journal_mode"), "wal");
}
