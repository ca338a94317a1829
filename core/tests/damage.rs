//! Ledgers that somebody edited, and files whose bits flipped: found, named, denied, and left as they were found.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "support/refused.rs"]
mod refused;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::path::Path;

use placet::canonical::Hash;
use placet::engine::{Health, Place};
use placet::policy::{EndReason, Reason, SessionState};
use placet::{Error, Placet};
use refused::*;
use rusqlite::{Connection, params};
use support::*;
use tempfile::TempDir;

#[test]
fn an_edited_event_is_found() {
    let edit = "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'granted', 'denied') AS BLOB)";
    is_refused_after(&format!("{edit} WHERE bytes LIKE '%granted%'"), "tampered");
    is_refused_after("UPDATE entry SET bytes = x'7b7d' WHERE sequence = 1", "tampered");
    is_refused_after("UPDATE entry SET bytes = x'' WHERE sequence = 2", "tampered");
}

#[test]
fn a_removed_entry_is_found() {
    for chain in 1..=2 {
        is_refused_after(&format!("DELETE FROM entry WHERE chain = {chain} AND sequence = 1"), "tampered");
        is_refused_after(&format!("DELETE FROM entry WHERE chain = {chain} AND sequence = 2"), "tampered");
    }
    for chain in 1..=2 {
        let newest = format!("(SELECT max(sequence) FROM entry WHERE chain = {chain})");
        is_refused_after(&format!("DELETE FROM entry WHERE chain = {chain} AND sequence = {newest}"), "rolled_back");
    }
    is_refused_after("DELETE FROM entry WHERE chain = 1", "tampered");
    is_refused_after("DELETE FROM entry WHERE chain = 2", "rolled_back");
    is_refused_after("PRAGMA foreign_keys = off; DELETE FROM chain WHERE id = 1", "tampered");
}

#[test]
fn entries_in_another_order_or_of_another_chain_are_found() {
    let swap = |chain, one, other| {
        format!(
            "UPDATE entry SET sequence = 1000 WHERE chain = {chain} AND sequence = {one};
             UPDATE entry SET sequence = {one} WHERE chain = {chain} AND sequence = {other};
             UPDATE entry SET sequence = {other} WHERE chain = {chain} AND sequence = 1000;"
        )
    };
    is_refused_after(&swap(1, 1, 2), "tampered");
    is_refused_after(&swap(2, 2, 3), "tampered");
    is_refused_after(
        "UPDATE chain SET name = 'x' WHERE id = 1; UPDATE chain SET name = 'install' WHERE id = 2",
        "tampered",
    );
    is_refused_after("UPDATE chain SET name = 'x' WHERE id = 2", "rolled_back");
}

#[test]
fn an_edited_hash_is_found() {
    is_refused_after("UPDATE entry SET hash = zeroblob(32) WHERE chain = 1 AND sequence = 1", "tampered");
    is_refused_after("UPDATE entry SET hash = zeroblob(32) WHERE chain = 2 AND sequence = 4", "tampered");
}

#[test]
fn another_subject_put_in_the_place_of_the_current_one_is_found() {
    is_refused_after("UPDATE meta SET value = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' WHERE key = 'subject'", "tampered");
    is_refused_after("UPDATE meta SET value = 'install' WHERE key = 'subject'", "tampered");
    is_refused_after("DELETE FROM meta WHERE key = 'subject'", "tampered");
    is_refused_after("UPDATE meta SET value = '{}' WHERE key = 'mark'", "tampered");
}

/// Adds an entry with a hash of its own making: what a newer version would write, or somebody who knows the format.
fn chain_on(connection: &Connection, bytes: &str) {
    let last = "SELECT name, sequence, hash FROM entry JOIN chain ON chain.id = entry.chain \
                WHERE chain.id = 2 ORDER BY sequence DESC LIMIT 1";
    let (name, sequence, before): (String, i64, [u8; 32]) =
        connection.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    let length = |text: &str| (text.len() as u64).to_be_bytes();
    let hash = Hash::of(&[
        b"placet.entry.1",
        &length(&name),
        name.as_bytes(),
        &(sequence + 1).to_be_bytes(),
        &before,
        &length(bytes),
        bytes.as_bytes(),
    ]);
    let values = params![sequence + 1, bytes.as_bytes(), hash.as_bytes()];
    connection.execute("INSERT INTO entry (chain, sequence, bytes, hash) VALUES (2, ?1, ?2, ?3)", values).unwrap();
}

const LATER: &str = "9999999999999";

#[test]
fn an_entry_of_a_kind_or_version_to_come_is_refused_as_newer() {
    for (bytes, why) in [
        (format!(r#"{{"at":{LATER},"kind":"shared","v":1}}"#), "newer"),
        (format!(r#"{{"at":{LATER},"kind":"never_heard_of","v":1}}"#), "newer"),
        (format!(r#"{{"at":{LATER},"body":{{"purpose":"nearby"}},"kind":"consent_expired","v":2}}"#), "newer"),
        (format!(r#"{{"at":{LATER},"kind":"consent_expired","v":1}}"#), "tampered"),
        (format!(r#"{{"at":{LATER}, "body":{{"purpose":"nearby"}},"kind":"consent_expired","v":1}}"#), "tampered"),
        (r#"{"at":0,"body":{"purpose":"nearby"},"kind":"consent_expired","v":1}"#.to_owned(), "tampered"),
    ] {
        let folder = store();
        chain_on(&Connection::open(folder.path().join(DATABASE)).unwrap(), &bytes);

        is_refused(folder.path(), why);
    }
}

#[test]
fn what_follows_with_its_hash_is_read_whoever_wrote_it() {
    let folder = store();
    let bytes = format!(r#"{{"at":{LATER},"body":{{"purpose":"nearby"}},"kind":"consent_expired","v":1}}"#);
    chain_on(&Connection::open(folder.path().join(DATABASE)).unwrap(), &bytes);

    assert_eq!(open_at(folder.path(), &FakeClock::new()).health(), Health::Ok);
}

#[test]
fn a_store_that_is_damaged_while_it_is_open_ends_its_sessions_and_denies_from_then_on() {
    let newer = r#"{"at":9999999999999,"kind":"shared","v":1}"#;
    for (bytes, why) in [(newer, "newer"), ("{}", "tampered")] {
        let folder = tempfile::tempdir().unwrap();
        let placet = open_at(folder.path(), &FakeClock::new());
        let room = voice_room(&placet);
        assert!(placet.take(room, &speak(), None).is_allowed());

        chain_on(&Connection::open(folder.path().join(DATABASE)).unwrap(), bytes);

        assert_eq!(reason(&placet.check(room, &speak())), why);
        assert_eq!(placet.session_state(room), SessionState::Ended(EndReason::Denied(Reason::Unavailable)));
        denies(&placet, why);
    }
}

/// A store whose chain is long enough for a snapshot.
fn long_store() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    voice_room(&placet);
    for _ in 0..260 {
        grant(&placet, "room_entry");
    }
    folder
}

#[test]
fn an_edited_snapshot_is_found() {
    let original = long_store();
    for edit in [
        "UPDATE snapshot SET state = CAST(replace(CAST(state AS TEXT), 'granted', 'denied') AS BLOB)",
        "UPDATE snapshot SET state = x''",
        "UPDATE snapshot SET sequence = sequence - 1",
        "UPDATE snapshot SET sequence = sequence + 1",
        "UPDATE snapshot SET sequence = 0",
        "UPDATE snapshot SET sequence = -1",
        "UPDATE snapshot SET sequence = 9223372036854775807",
        "DELETE FROM entry WHERE chain = 2 AND sequence = (SELECT sequence FROM snapshot)",
        "DELETE FROM entry WHERE chain = 2 AND sequence = (SELECT sequence - 1 FROM snapshot)",
        "UPDATE entry SET bytes = CAST(bytes || x'20' AS BLOB) WHERE chain = 2 AND sequence = (SELECT sequence FROM snapshot)",
        "UPDATE entry SET bytes = CAST(bytes || x'20' AS BLOB) WHERE chain = 2 AND sequence = (SELECT sequence + 1 FROM snapshot)",
    ] {
        let folder = copy(original.path());
        let connection = Connection::open(folder.path().join(DATABASE)).unwrap();
        assert_ne!(connection.execute(edit, []).unwrap(), 0, "{edit}");
        drop(connection);

        let placet = open_at(folder.path(), &FakeClock::new());
        assert_ne!(placet.health(), Health::Ok, "{edit}");
        drop(placet);
        let why = if edit.ends_with("= -1") { "unreadable" } else { "tampered" };
        is_refused(folder.path(), why);
    }
}

#[test]
fn an_edit_before_the_snapshot_is_found_by_verifying_and_denies_from_then_on() {
    let folder = long_store();
    let connection = Connection::open(folder.path().join(DATABASE)).unwrap();
    connection
        .execute("UPDATE entry SET bytes = CAST(bytes || x'20' AS BLOB) WHERE chain = 2 AND sequence = 3", [])
        .unwrap();
    drop(connection);
    let placet = open_at(folder.path(), &FakeClock::new());
    assert_eq!(placet.health(), Health::Ok);

    assert_eq!(placet.verify().unwrap_err().code(), "tampered");

    denies(&placet, "tampered");
}

/// A long store in which an entry before the snapshot says that it belongs to another chain, so that whoever reads the
/// chain in order comes to an end there: what SQL cannot write, as it would move the entry.
fn long_store_that_breaks_off() -> TempDir {
    let folder = long_store();
    let database = folder.path().join(DATABASE);
    let mut bytes = std::fs::read(&database).unwrap();
    // The second chain's entry 200, and how its bytes begin.
    let key = [&[2, 0, 200][..], br#"{"at":"#].concat();
    let at = bytes.windows(key.len()).position(|it| *it == key).unwrap();
    if let Some(chain) = bytes.get_mut(at) {
        *chain = 3;
    }
    std::fs::write(&database, bytes).unwrap();
    folder
}

#[test]
fn an_entry_that_hides_those_behind_it_is_found_by_whoever_reads_them_all() {
    let file = tempfile::tempdir().unwrap();
    let export = file.path().join("export");
    let reads: [fn(&Placet, &Path) -> Option<Error>; 4] = [
        |placet, _| placet.verify().err(),
        |placet, _| placet.entries().err(),
        |placet, _| placet.report("en").err(),
        |placet, export| placet.export(export).err(),
    ];
    for read in reads {
        let folder = long_store_that_breaks_off();
        let placet = open_at(folder.path(), &FakeClock::new());
        assert_eq!(placet.health(), Health::Ok, "the snapshot lies behind it");

        assert_eq!(read(&placet, &export).map(|it| it.code()), Some("unreadable"));

        denies(&placet, "unreadable");
        assert!(!export.exists());
    }
}

/// A copy of a folder in which one bit of a file is another one.
fn flipped(folder: &Path, file: &str, at: usize) -> TempDir {
    let copy = copy(folder);
    let mut bytes = std::fs::read(copy.path().join(file)).unwrap();
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << (at % 8);
    }
    std::fs::write(copy.path().join(file), bytes).unwrap();
    copy
}

#[test]
fn no_flipped_bit_of_the_database_takes_back_a_withdrawal() {
    let original = tempfile::tempdir().unwrap();
    let placet = open_at(original.path(), &FakeClock::new());
    voice_room(&placet);
    withdraw(&placet, "voice_chat");
    let entries = placet.entries().unwrap();
    drop(placet);
    let bytes = std::fs::read(original.path().join(DATABASE)).unwrap();
    let (mut harmless, mut found) = (0, 0);

    // A prime, so that every part of a page is met; the bytes that hold something, and one in fifty of the others.
    for at in (0..bytes.len()).step_by(13).filter(|at| bytes.get(*at) != Some(&0) || at % 50 == 0) {
        let folder = flipped(original.path(), DATABASE, at);
        let before = files(folder.path());
        let placet = open_at(folder.path(), &FakeClock::new());
        if placet.health() == Health::Ok {
            assert!(placet.entries().unwrap() == entries, "byte {at}");
            harmless += 1;
        } else {
            drop(placet);
            assert!(files(folder.path()) == before, "byte {at}");
            found += 1;
        }
    }
    assert!(found > 200 && harmless > 10, "{found} found, {harmless} harmless");
}

/// A log that breaks off is what a process that was killed leaves, so SQLite reads it up to there: the anchor tells.
#[test]
fn a_flipped_bit_of_the_log_takes_no_entry_away() {
    let original = tempfile::tempdir().unwrap();
    let placet = open_at(original.path(), &FakeClock::new());
    voice_room(&placet);
    let entries = placet.entries().unwrap();
    let whole = copy(original.path());
    let length = std::fs::metadata(whole.path().join("placet.db-wal")).unwrap().len();

    for at in (0..usize::try_from(length).unwrap()).step_by(1201) {
        let folder = flipped(whole.path(), "placet.db-wal", at);
        let placet = open_at(folder.path(), &FakeClock::new());
        if let Ok(found) = placet.entries() {
            assert!(found == entries, "byte {at}");
        }
    }
}

#[test]
fn another_apps_manifest_does_not_open_a_store() {
    let folder = store();
    let before = files(folder.path());
    let other = EXAMPLE.replacen(r#""id": "example""#, r#""id": "other""#, 1);

    let placet: Placet = open_with(Place::Folder(folder.path().to_owned()), &other, &FakeClock::new(), None);

    denies(&placet, "other_app");
    drop(placet);
    assert!(files(folder.path()) == before);
    assert_eq!(open_at(folder.path(), &FakeClock::new()).health(), Health::Ok);
}
