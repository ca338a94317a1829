//! A recovery on a disk that fails at each of its calls: once nothing stands in the way it goes on to its end, what denied
//! still denies, nothing is allowed, and the files of the store that was set aside are kept byte by byte.

use std::path::Path;

use placet::engine::Health;
use placet::policy::ConsentStatus;
use rusqlite::Connection;
use rusqlite::ffi::SQLITE_CANTOPEN;

use crate::damage::{Files, files, originals, put};
use crate::day::allowed;
use crate::disk::METHODS;
use crate::support::{FakeClock, open_at};
use crate::tally::{Dice, Never, Tally, size};
use crate::vfs;
use crate::vfs::calls::{self, Fault, How};

const DATABASE: &str = "placet.db";

/// A store whose ledger was edited in its middle, before a withdrawal.
fn edited() -> Files {
    let folder = put(&originals()[0].files);
    let connection = Connection::open(folder.path().join(DATABASE)).unwrap();
    let sql = "UPDATE entry SET hash = zeroblob(32) WHERE chain = 2 AND sequence = 3";
    assert_eq!(connection.execute(sql, []).unwrap(), 1);
    drop(connection);
    files(folder.path())
}

/// Whether a folder that was set aside holds the database as it was found.
fn is_kept(folder: &Path, found: &Files) -> bool {
    (1..9).any(|it| {
        std::fs::read(folder.join(format!("quarantine-{it}")).join(DATABASE)).ok() == found.get(DATABASE).cloned()
    })
}

/// Recovers on a disk that fails so, and then on one that does not.
fn recover(found: &Files, fault: Fault, what: &str, tally: &mut Tally) {
    let folder = put(found);
    calls::arm(fault);
    let placet = open_at(folder.path(), &FakeClock::new());
    if let Err(error) = placet.recover() {
        tally.count("failed recoveries", 1);
        let codes = ["busy", "disk_full", "out_of_reach", "unreadable", "tampered", "rolled_back"];
        tally.expect(codes.contains(&error.code()), Never::Untyped, || format!("{what}: {error}"));
    }
    let more = allowed(&placet);
    tally.expect(more.is_empty(), Never::WronglyAllowed, || format!("{what}: {more:?}"));
    tally.count("met", usize::from(calls::met() > 0));
    calls::disarm();
    let _ = placet.refresh();
    let again = if placet.health() == Health::Ok { Ok(()) } else { placet.recover().map(drop) };
    tally.expect(again.is_ok(), Never::Stuck, || format!("{what}: again {again:?}"));
    drop(placet);
    let placet = open_at(folder.path(), &FakeClock::new());
    let verified = placet.verify();
    tally.expect(verified.is_ok(), Never::Stuck, || format!("{what}: opened again: {verified:?}"));
    tally.expect(allowed(&placet).is_empty(), Never::WronglyAllowed, || what.to_owned());
    // What was withdrawn or denied is denied in the new ledger, too.
    let denied = ["voice_chat", "room_entry"].map(|it| placet.status(&it.parse().unwrap()));
    let is_denied = denied.iter().all(|it| *it == Ok(ConsentStatus::Denied));
    tally.expect(is_denied, Never::Lost, || format!("{what}: a withdrawal or a no: {denied:?}"));
    tally.expect(is_kept(folder.path(), found), Never::Lost, || format!("{what}: the files that were set aside"));
    drop(placet);
    // The workshop was a folder of its own, and is gone.
    vfs::forget(folder.path());
}

#[test]
fn a_recovery_that_could_not_read_for_a_moment_forgets_no_withdrawal() {
    vfs::install();
    let found = edited();
    let mut tally = Tally::new("recovery, disk fails once", "every xOpen");
    for after in 0.. {
        let what = format!("xOpen after {after}");
        let fault = Fault { calls: &["xOpen"], after, lasts: false, how: How::Not(SQLITE_CANTOPEN) };
        tally.case(&what, |tally| recover(&found, fault, &what, tally));
        if tally.of("met") < tally.cases() {
            break;
        }
    }
    assert!(tally.close().cases() > 5);
}

#[test]
fn a_recovery_on_a_failing_disk_goes_on_to_its_end_and_opens_nothing() {
    vfs::install();
    let found = edited();
    let folder = put(&found);
    let counted = calls::counted(|| {
        let placet = open_at(folder.path(), &FakeClock::new());
        placet.recover().unwrap();
    });
    for lasts in [false, true] {
        let area = if lasts { "recovery, disk fails from then on" } else { "recovery, disk fails once" };
        for (name, names, how) in METHODS {
            let all: usize = names.iter().filter_map(|it| counted.get(it)).sum();
            let mut tally = Tally::new(area, name);
            let cases = all.min(size(1, usize::MAX));
            let mut dice = Dice::of(all);
            for case in 0..cases {
                let after = if cases == all { case } else { dice.below(all) };
                let what = format!("{area}: {name} after {after} of {all}");
                let fault = Fault { calls: names, after, lasts, how: *how };
                tally.case(&what, |tally| recover(&found, fault, &what, tally));
                calls::disarm();
            }
            tally.close();
        }
    }
}
