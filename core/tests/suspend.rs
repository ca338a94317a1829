//! Before the system freezes an app, everything is let go of; afterwards everything is found again, and what happened
//! meanwhile counts. In between nothing is allowed.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "support/refused.rs"]
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod refused;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;
#[path = "support/vfs/mod.rs"]
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod vfs;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

use placet::Placet;
use placet::engine::{Health, Place};
use placet::policy::{EndReason, Reason, SessionState, SystemPermission, Unavailability};
use refused::{DATABASE, denies, store};
use rusqlite::ffi::SQLITE_IOERR;
use support::*;

const SUSPENDED: Health = Health::Unavailable(Unavailability::Suspended);

fn ended(reason: Reason) -> SessionState {
    SessionState::Ended(EndReason::Denied(reason))
}

/// The files of a folder that this process has open, by their names.
#[cfg(target_os = "linux")]
fn open_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let folder = folder.canonicalize().unwrap();
    let links = std::fs::read_dir("/proc/self/fd").unwrap();
    // One that is closed meanwhile, by another test, has no name any more.
    let names = links.filter_map(|it| std::fs::read_link(it.ok()?.path()).ok());
    names.filter(|it| it.starts_with(&folder)).collect()
}

/// Elsewhere that cannot be found out by a file.
#[cfg(not(target_os = "linux"))]
fn open_files(_: &Path) -> Vec<std::path::PathBuf> {
    Vec::new()
}

#[test]
fn nothing_is_open_and_nothing_is_allowed_until_it_is_resumed() {
    let folder = tempfile::tempdir().unwrap();
    let heard = Arc::new(Heard::default());
    let place = Place::Folder(folder.path().to_owned());
    let placet = open_with(place, EXAMPLE, &FakeClock::new(), Some(heard.clone()));
    let room = voice_room(&placet);
    let cell = placet.cell(room, &speak());
    assert!(placet.allows(&cell) && cell.is_kept());
    assert_eq!(open_files(folder.path()).is_empty(), !cfg!(target_os = "linux"));
    heard.0.lock().unwrap().clear();

    placet.suspend();
    placet.suspend();

    assert_eq!(open_files(folder.path()), [] as [&Path; 0]);
    assert!(!folder.path().join("placet.db-wal").exists(), "the last one to leave brings in the log");
    assert!(!cell.is_kept() && !placet.allows(&cell));
    denies(&placet, "suspended");
    assert!(placet.health().is_retryable());
    assert_eq!(placet.recover().unwrap_err().code(), "suspended");
    assert_eq!(open_files(folder.path()), [] as [&Path; 0], "no call opened anything");
    assert_eq!(*heard.0.lock().unwrap(), ["Health"]);

    placet.resume().unwrap();
    placet.resume().unwrap();

    assert_eq!(placet.health(), Health::Ok);
    assert_eq!(placet.session_state(room), SessionState::Open);
    assert!(placet.allows(&cell) && cell.is_kept());
    placet.verify().unwrap();
    assert!(heard.0.lock().unwrap().contains(&"Consents".to_owned()), "whoever draws a screen draws it anew");
}

#[test]
fn what_another_process_did_meanwhile_counts_from_the_first_question_on() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    let room = voice_room(&placet);
    let cell = placet.cell(room, &speak());
    assert!(placet.allows(&cell));

    placet.suspend();
    drop(withdraw(&open_at(folder.path(), &FakeClock::new()), "voice_chat"));
    placet.resume().unwrap();

    assert_eq!(placet.session_state(room), ended(Reason::ConsentWithdrawn));
    assert!(!cell.is_kept() && !placet.allows(&cell));
}

#[test]
fn sessions_of_somebody_who_was_signed_out_meanwhile_are_nobody_elses() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    placet.sign_in("somebody").unwrap();
    let room = voice_room(&placet);

    placet.suspend();
    let other = open_at(folder.path(), &FakeClock::new());
    other.sign_out().unwrap();
    voice_room(&other);
    placet.resume().unwrap();

    assert_eq!(placet.session_state(room), SessionState::Ended(EndReason::SubjectChanged));
}

#[test]
fn what_the_system_refuses_while_suspended_is_refused_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    let room = voice_room(&placet);
    placet.suspend();

    let told = placet.report_permission(&"microphone".parse().unwrap(), SystemPermission::Denied);

    assert_eq!(told.unwrap_err().code(), "suspended");
    placet.resume().unwrap();
    assert_eq!(reason(&placet.check(room, &speak())), "permission_denied");
}

#[test]
fn a_suspended_one_can_be_closed_and_a_closed_one_stays_closed() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    let room = voice_room(&placet);

    placet.suspend();
    placet.close();
    placet.suspend();

    assert_eq!(placet.resume().unwrap_err().code(), "closed");
    assert_eq!(placet.health(), Health::Unavailable(Unavailability::Closed));
    assert_eq!(placet.session_state(room), SessionState::Ended(EndReason::Shutdown));
    assert_eq!(open_files(folder.path()), [] as [&Path; 0]);
}

#[test]
fn a_store_in_memory_is_the_same_afterwards() {
    let placet = open_in_memory(&FakeClock::new());
    let room = voice_room(&placet);
    let entries = placet.entries().unwrap().len();

    placet.suspend();
    assert_eq!(reason(&placet.check(room, &speak())), "suspended");
    placet.resume().unwrap();

    assert!(placet.check(room, &speak()).is_allowed());
    assert_eq!(placet.entries().unwrap().len(), entries);
}

#[test]
fn to_resume_is_no_launch() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    accept(&placet);
    let take = |placet: &Placet| {
        let core = placet.enter(&"core".parse().unwrap(), placet::manifest::OpensBy::ToBackground).unwrap();
        reason(&placet.take(core, &"core.read_phone".parse().unwrap(), None))
    };
    assert_eq!(take(&placet), "allowed");

    placet.suspend();
    placet.resume().unwrap();

    assert_eq!(take(&placet), "budget_exhausted");
    drop(placet);
    assert_eq!(take(&open_at(folder.path(), &FakeClock::new())), "allowed");
}

#[test]
fn a_store_that_cannot_be_used_afterwards_ends_every_session_and_says_why() {
    let folder = store();
    let placet = open_at(folder.path(), &FakeClock::new());
    let room = enter(&placet, "voice_room");

    placet.suspend();
    let connection = rusqlite::Connection::open(folder.path().join(DATABASE)).unwrap();
    connection.execute_batch("UPDATE entry SET hash = zeroblob(32) WHERE sequence = 2").unwrap();
    drop(connection);

    assert_eq!(placet.resume().unwrap_err().code(), "tampered");
    assert_eq!(placet.session_state(room), ended(Reason::Unavailable));
    denies(&placet, "tampered");
    placet.suspend();
    denies(&placet, "suspended");
    assert_eq!(placet.resume().unwrap_err().code(), "tampered");
    placet.recover().unwrap();
    assert_eq!(placet.health(), Health::Ok);
}

#[test]
fn a_disk_that_fails_while_it_is_resumed_is_tried_again_by_the_next_call() {
    vfs::install();
    let folder = store();
    let (clock, mut failed) = (FakeClock::new(), 0);
    for count in 0.. {
        let placet = open_at(folder.path(), &clock);
        let room = enter(&placet, "voice_room");
        placet.suspend();
        // So long that the time mark is written again.
        clock.wait(1);
        vfs::fail(folder.path(), Some((count, SQLITE_IOERR)));
        let resumed = placet.resume();
        if vfs::is_to_fail(folder.path()) {
            break;
        }
        if let Err(error) = resumed {
            failed += 1;
            assert_eq!(error.code(), "out_of_reach");
            placet.refresh().unwrap();
            assert_eq!(placet.session_state(room), ended(Reason::Unavailable));
        }
        assert_eq!(placet.health(), Health::Ok);
    }
    vfs::fail(folder.path(), None);
    assert!(failed > 3, "{failed}");
}

/// Calls everything again and again until it is told to stop.
fn busy(placet: &Placet, stop: &AtomicBool) {
    let (id, policy) = ("microphone".parse().unwrap(), "privacy_policy".parse().unwrap());
    while !stop.load(SeqCst) {
        // Each is answered, or fails because it is suspended at that moment.
        let answers = [
            placet.present(&policy, None).err(),
            placet.tick().err(),
            placet.refresh().err(),
            placet.verify().err(),
            placet.report_permission(&id, SystemPermission::Granted).err(),
            placet.keep_text("x").err(),
            placet.obligations().err(),
            placet.enter(&"voice_room".parse().unwrap(), placet::manifest::OpensBy::UserAction).err(),
        ];
        for error in answers.into_iter().flatten() {
            assert_eq!(error.code(), "suspended");
        }
        placet.came_to_foreground();
    }
}

#[test]
fn while_others_call_everything_it_can_be_suspended_and_resumed_and_nothing_is_allowed_in_between() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    let room = voice_room(&placet);
    let cell = placet.cell(room, &speak());
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| busy(&placet, &stop));
        }
        for _ in 0..20 {
            assert!(placet.allows(&cell));
            placet.suspend();
            assert_eq!(open_files(folder.path()), [] as [&Path; 0]);
            assert!(!cell.is_kept() && !placet.allows(&cell));
            assert_eq!(placet.health(), SUSPENDED);
            placet.resume().unwrap();
        }
        stop.store(true, SeqCst);
    });
    placet.verify().unwrap();
}

#[test]
fn several_that_suspend_resume_and_close_at_once_end_closed_with_nothing_open() {
    for round in 0..6 {
        let folder = tempfile::tempdir().unwrap();
        let placet = open_at(folder.path(), &FakeClock::new());
        let room = voice_room(&placet);
        let cell = placet.cell(room, &speak());
        std::thread::scope(|scope| {
            for turn in 0..3 {
                let (placet, cell) = (&placet, &cell);
                scope.spawn(move || {
                    for step in 0..6 {
                        if (turn + step) % 2 == 0 {
                            placet.suspend();
                        } else {
                            drop(placet.resume());
                        }
                        placet.allows(cell);
                    }
                    if turn == round % 3 {
                        placet.close();
                    }
                });
            }
        });

        assert_eq!(placet.health(), Health::Unavailable(Unavailability::Closed));
        assert!(!placet.allows(&cell));
        assert_eq!(open_files(folder.path()), [] as [&Path; 0]);
        assert!(open_at(folder.path(), &FakeClock::new()).verify().is_ok());
    }
}
