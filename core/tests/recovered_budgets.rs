//! Budgets that outlive a process, over a recovery: what was spent stays spent, and what cannot be read counts as spent.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::fs;
use std::path::Path;

use placet::Placet;
use placet::clock::Timestamp;
use placet::engine::{Health, Place};
use placet::event::Event;
use placet::id::UseRef;
use placet::manifest::OpensBy;
use placet::policy::Decision;
use rusqlite::Connection;
use support::{EXAMPLE, FakeClock, accept, allow, copy_folder, enter, grant, open_with, reason};

/// The example in which a person is located twice in ten hours, and the phone is read once a launch.
fn open(folder: &Path, clock: &FakeClock) -> Placet {
    let manifest = EXAMPLE.replacen(r#""count": 2, "per": "session""#, r#""count": 2, "per": "PT10H""#, 1);
    assert_ne!(manifest, EXAMPLE);
    open_with(Place::Folder(folder.to_owned()), &manifest, clock, None)
}

fn agree(placet: &Placet) {
    accept(placet);
    grant(placet, "nearby");
}

fn locate(placet: &Placet) -> Decision {
    let nearby = enter(placet, "nearby");
    allow(placet, nearby, "location");
    placet.take(nearby, &"nearby.locate".parse().unwrap(), None)
}

fn read_phone(placet: &Placet) -> Decision {
    let core = placet.enter(&"core".parse().unwrap(), OpensBy::ToBackground).unwrap();
    placet.take(core, &"core.read_phone".parse::<UseRef>().unwrap(), None)
}

fn edit(folder: &Path, statement: &str) {
    Connection::open(folder.join("placet.db")).unwrap().execute_batch(statement).unwrap();
}

fn tamper(folder: &Path) {
    edit(folder, "UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1");
}

/// Opens what cannot be used, recovers it, and has the person agree to everything anew.
fn recovered(folder: &Path, clock: &FakeClock) -> Placet {
    let placet = open(folder, clock);
    assert_ne!(placet.health(), Health::Ok);
    placet.recover().unwrap();
    agree(&placet);
    placet
}

fn retry_at(decision: &Decision) -> Option<Timestamp> {
    match decision {
        Decision::Allowed(_) => None,
        Decision::Denied(it) => it.retry_at,
    }
}

/// A store with two takes of the window's, four hours apart, and the launch's one.
fn spent(folder: &Path, clock: &FakeClock) {
    let placet = open(folder, clock);
    agree(&placet);
    assert!(locate(&placet).is_allowed());
    clock.wait(4);
    assert!(locate(&placet).is_allowed());
    assert!(read_phone(&placet).is_allowed());
    placet.close();
}

/// From here on the window is spent for its ten hours, and the launch's budget for this launch.
fn is_spent_from_now(placet: &Placet, folder: &Path, clock: &FakeClock) {
    let denied = locate(placet);
    assert_eq!((reason(&denied), reason(&read_phone(placet))), ("budget_exhausted", "budget_exhausted"));
    clock.wait(9);
    assert_eq!(reason(&locate(placet)), "budget_exhausted");
    clock.wait(1);
    assert_eq!(
        [locate(placet), locate(placet), locate(placet)].each_ref().map(reason),
        ["allowed", "allowed", "budget_exhausted"]
    );
    assert_eq!(reason(&read_phone(placet)), "budget_exhausted");
    placet.close();
    assert_eq!(reason(&read_phone(&open(folder, clock))), "allowed", "it is another launch");
}

#[test]
fn what_was_spent_in_a_window_stays_spent_for_as_long_as_it_was() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    spent(folder.path(), &clock);
    tamper(folder.path());

    let placet = recovered(folder.path(), &clock);

    let denied = locate(&placet);
    assert_eq!(reason(&denied), "budget_exhausted");
    assert_eq!(retry_at(&denied), Some("2024-06-01T19:00:00+08:00".parse().unwrap()));
    clock.wait(6);
    assert_eq!([locate(&placet), locate(&placet)].each_ref().map(reason), ["allowed", "budget_exhausted"]);
}

#[test]
fn what_was_not_spent_is_left() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open(folder.path(), &clock);
    agree(&placet);
    assert!(locate(&placet).is_allowed());
    placet.close();
    tamper(folder.path());

    let placet = recovered(folder.path(), &clock);

    assert_eq!([locate(&placet), locate(&placet)].each_ref().map(reason), ["allowed", "budget_exhausted"]);
    assert_eq!(reason(&read_phone(&placet)), "allowed");
}

#[test]
fn a_recovery_begins_no_launch() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open(folder.path(), &clock);
    agree(&placet);
    assert!(read_phone(&placet).is_allowed());
    tamper(folder.path());
    assert!(placet.verify().is_err());

    placet.recover().unwrap();

    agree(&placet);
    assert_eq!(reason(&read_phone(&placet)), "budget_exhausted");
    let other = open(folder.path(), &clock);
    assert_eq!(reason(&read_phone(&other)), "budget_exhausted");
    placet.close();
    other.close();
    assert_eq!(reason(&read_phone(&open(folder.path(), &clock))), "allowed", "everybody had ended");
}

#[test]
fn what_cannot_be_read_counts_as_spent_for_its_window() {
    let damages: [fn(&Path); 6] = [
        |it| fs::write(it.join("placet.db"), b"not a database, and long enough to be looked at".repeat(200)).unwrap(),
        |it| fs::remove_file(it.join("placet.db")).unwrap(),
        |it| {
            tamper(it);
            edit(it, "UPDATE spent SET \"use\" = 'none'");
        },
        |it| {
            tamper(it);
            edit(it, "DELETE FROM meta WHERE key = 'launch'");
        },
        |it| {
            tamper(it);
            overwrite_page_of(it, "spent", &[]);
        },
        // The first page of a table without rows, while the index over it still has some.
        |it| {
            tamper(it);
            overwrite_page_of(it, "spent", &[0x0d, 0, 0, 0, 0, 0x10, 0, 0]);
        },
    ];
    for (number, damage) in damages.iter().enumerate() {
        let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
        spent(folder.path(), &clock);
        damage(folder.path());

        let placet = recovered(folder.path(), &clock);

        assert_eq!(retry_at(&locate(&placet)), Some("2024-06-01T23:00:00+08:00".parse().unwrap()), "damage {number}");
        is_spent_from_now(&placet, folder.path(), &clock);
    }
}

/// Damages the page on which a table begins: it begins so, and all the rest is nought.
fn overwrite_page_of(folder: &Path, table: &str, head: &[u8]) {
    let file = folder.join("placet.db");
    let database = Connection::open(&file).unwrap();
    let root = "SELECT rootpage FROM sqlite_master WHERE name = ?1";
    let page: u32 = database.query_row(root, [table], |row| row.get(0)).unwrap();
    let size: u32 = database.query_row("PRAGMA page_size", [], |row| row.get(0)).unwrap();
    database.close().unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let place = |pages: u32| usize::try_from(pages * size).unwrap();
    let page = &mut bytes[place(page - 1)..place(page)];
    page.fill(0);
    page[..head.len()].copy_from_slice(head);
    fs::write(file, bytes).unwrap();
}

#[test]
fn what_was_spent_since_an_earlier_copy_is_not_free_again() {
    let (folder, copy, clock) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), FakeClock::new());
    agree(&open(folder.path(), &clock));
    copy_folder(folder.path(), copy.path());
    spent(folder.path(), &clock);
    fs::copy(copy.path().join("placet.db"), folder.path().join("placet.db")).unwrap();
    let _ = fs::remove_file(folder.path().join("placet.db-wal"));

    let placet = recovered(folder.path(), &clock);

    is_spent_from_now(&placet, folder.path(), &clock);
}

#[test]
fn time_goes_on_from_where_it_stood_whatever_the_clock_says_at_the_recovery() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    spent(folder.path(), &clock);
    tamper(folder.path());
    clock.set_wall("2024-07-01T09:00:00+08:00");

    let placet = recovered(folder.path(), &clock);

    let entries = placet.entries().unwrap();
    let stood = "2024-06-01T13:00:00+08:00".parse().unwrap();
    assert!(entries.iter().all(|(_, _, it)| it.at == stood));
    assert!(entries.iter().any(|(_, _, it)| matches!(it.event, Event::ClockJumped { .. })));
    clock.set_wall("2024-06-01T13:00:00+08:00");
    assert_eq!(reason(&locate(&placet)), "budget_exhausted");
    assert!(placet.verify().is_ok());
}

#[test]
fn a_recovery_that_was_cut_off_and_is_done_again_frees_nothing() {
    let (folder, damaged, clock) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), FakeClock::new());
    spent(folder.path(), &clock);
    tamper(folder.path());
    copy_folder(folder.path(), damaged.path());
    let placet = open(folder.path(), &clock);
    placet.recover().unwrap();
    placet.close();
    let workshop = damaged.path().join("recovering");
    fs::create_dir(&workshop).unwrap();
    fs::copy(folder.path().join("placet.db"), workshop.join("placet.db")).unwrap();

    let placet = recovered(damaged.path(), &clock);

    is_spent_from_now(&placet, damaged.path(), &clock);
}

#[test]
fn what_was_spent_by_a_clock_in_2099_whose_time_is_lost_counts_from_the_recovery() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    clock.set_wall("2099-01-01T00:00:00+08:00");
    spent(folder.path(), &clock);
    tamper(folder.path());
    edit(folder.path(), "DELETE FROM meta WHERE key = 'mark'");
    clock.set_wall("2024-06-01T09:00:00+08:00");

    let placet = recovered(folder.path(), &clock);

    assert_eq!(retry_at(&locate(&placet)), Some("2024-06-01T19:00:00+08:00".parse().unwrap()));
    is_spent_from_now(&placet, folder.path(), &clock);
}
