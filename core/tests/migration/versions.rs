//! Which versions read which stores: older ones are looked at before anything is written, newer ones are left alone.

use std::path::Path;
use std::sync::Arc;

use placet::engine::{Config, Health, Place};
use placet::policy::{EndReason, Reason, SessionState, Unavailability};
use placet::store::{Options, Steps, Store};
use placet::{Error, Placet};
use rusqlite::Connection;

use super::day::allowed;
use super::made_up::*;
use super::refused::{DATABASE, copy, denies, files, is_refused, store};
use super::support::*;

/// Opens as the version after this one would, whose schema has one table more.
fn open_next(folder: &Path) -> Placet {
    let place = Place::Folder(folder.to_owned());
    let config = Config { clock: Arc::new(FakeClock::new()), ..Config::new(place, EXAMPLE.into()) };
    let steps = Steps(&["CREATE TABLE more (a TEXT)"]);
    Placet::open_with(config, Options { steps, ..Options::default() }).unwrap()
}

#[test]
fn a_newer_store_is_refused_by_every_call_and_no_byte_of_any_file_changes() {
    let folder = store();
    let next = open_next(folder.path());
    grant(&next, "nearby");
    let in_use = copy(folder.path());
    assert!(files(in_use.path())["placet.db-wal"].len() > 1000);
    drop(next);

    for it in [folder.path(), in_use.path()] {
        is_refused(it, "newer");
        let before = files(it);
        let placet = open_at(it, &FakeClock::new());
        assert_eq!(placet.recover().unwrap_err().code(), "newer");
        assert_eq!(placet.verify().unwrap_err().code(), "newer");
        drop(placet);
        assert!(files(it) == before);
        assert_eq!(open_next(it).health(), Health::Ok, "whoever wrote it reads on");
    }
}

#[test]
fn a_process_of_before_denies_once_a_later_version_has_gone_on_and_writes_nothing_more() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    let room = voice_room(&placet);
    let cell = placet.cell(room, &speak());
    assert!(placet.allows(&cell) && cell.is_kept());
    let idle = open_at(folder.path(), &FakeClock::new());

    drop(open_next(folder.path()));

    assert!(!cell.is_kept());
    assert!(!placet.allows(&cell));
    denies(&placet, "newer");
    assert_eq!(placet.session_state(room), SessionState::Ended(EndReason::Denied(Reason::Unavailable)));
    let policy = "privacy_policy".parse().unwrap();
    let Err(Error::Unavailable { .. }) = idle.present(&policy, None) else { unreachable!("it was written") };
    assert_eq!(idle.health(), Health::Unavailable(Unavailability::Newer));
}

#[test]
fn an_older_store_is_read_as_it_will_be_and_reading_it_changes_no_file() {
    let folder = old_store();
    let before = files(folder.path());
    let options = Options { steps: STEPS, ..Options::default() };

    let read = Store::inspect_by(folder.path(), options).unwrap().unwrap();

    assert!(read.rows_after("install", 0).unwrap().len() > 1);
    assert!(Store::inspect(folder.path()).unwrap().unwrap().rows_after("install", 0).is_err(), "the step is needed");
    drop(read);
    assert!(files(folder.path()) == before);
}

/// An older store of which an entry was edited.
fn tampered_old_store() -> tempfile::TempDir {
    let folder = old_store();
    let connection = Connection::open(folder.path().join(DATABASE)).unwrap();
    let edit = "UPDATE old_entry SET hash = zeroblob(32) WHERE sequence = 2 AND chain = (SELECT id FROM chain WHERE name = 'install')";
    assert_eq!(connection.execute(edit, []).unwrap(), 1);
    drop(connection);
    folder
}

#[test]
fn an_older_store_with_a_fault_is_refused_before_a_step_is_taken_and_no_byte_changes() {
    let folder = tampered_old_store();
    let before = files(folder.path());

    let placet = open_later(folder.path(), &FakeClock::new());

    denies(&placet, "tampered");
    drop(placet);
    assert!(files(folder.path()) == before);
}

#[test]
fn what_denied_in_an_older_store_is_taken_over_by_its_recovery() {
    let folder = tampered_old_store();
    let placet = open_later(folder.path(), &FakeClock::new());

    let recovery = placet.recover().unwrap();

    assert!(recovery.restrictions.purposes.contains(&"nearby".parse().unwrap()), "{:?}", recovery.restrictions);
    assert_eq!(version_of(folder.path()), 3);
    assert!(!allowed(&placet).contains(&speak()));
}
