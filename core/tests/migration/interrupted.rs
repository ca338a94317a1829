//! What befalls a migration: a disk that fails or is full, a power cut, the process's death, another one beside it.

use std::path::Path;
use std::sync::Barrier;

use placet::engine::Health;
use placet::store::Step;
use rusqlite::ffi::{SQLITE_FULL, SQLITE_IOERR};
use tempfile::TempDir;

use super::child::{Process, folder_of_child, heard, say};
use super::day::{Seen, allowed};
use super::made_up::*;
use super::refused::{DATABASE, files};
use super::support::*;
use super::vfs;

/// An old store, and what is found in it once it was brought to today's schema.
fn old_store_and_what_it_says() -> (TempDir, Seen) {
    let folder = old_store();
    let copy = copy_of(folder.path());
    let seen = Seen::of(&open_later(copy.path(), &FakeClock::new()));
    assert_eq!(version_of(copy.path()), 3);
    assert!(seen.allowed.contains(&speak()));
    (folder, seen)
}

fn copy_of(folder: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(folder, copy.path());
    copy
}

/// Goes on where a migration was interrupted, and finds everything.
#[track_caller]
fn goes_on(folder: &Path, seen: &Seen) {
    goes_on_at(&FakeClock::new(), folder, seen);
}

#[track_caller]
fn goes_on_at(clock: &FakeClock, folder: &Path, seen: &Seen) {
    let placet = open_later(folder, clock);
    assert_eq!(&Seen::of(&placet), seen);
    placet.verify().unwrap();
    drop(placet);
    assert_eq!(version_of(folder), 3);
}

#[test]
fn a_disk_that_fails_or_is_full_at_any_operation_leaves_one_version_whole_and_the_next_start_goes_on() {
    vfs::install();
    let (old, seen) = old_store_and_what_it_says();
    // So late that the opening has something to write once the steps are taken.
    let later = FakeClock::new();
    later.wait(1);
    for code in [SQLITE_IOERR, SQLITE_FULL] {
        let mut left_at = [0; 4];
        for count in 0.. {
            let folder = copy_of(old.path());
            vfs::fail(folder.path(), Some((count, code)));
            let placet = open_later(folder.path(), &later);
            let has_failed = !vfs::is_to_fail(folder.path());
            if placet.health() != Health::Ok {
                assert!(has_failed);
                assert!(placet.health().is_retryable(), "operation {count}");
                drop(placet);
                left_at[usize::try_from(version_of(folder.path())).unwrap()] += 1;
            }
            vfs::fail(folder.path(), None);
            goes_on_at(&later, folder.path(), &seen);
            vfs::forget(folder.path());
            if !has_failed {
                break;
            }
        }
        assert!(left_at[1] > 3 && left_at[2] > 3 && left_at[3] > 1, "{left_at:?}");
    }
}

#[test]
fn a_store_that_could_not_be_migrated_for_a_full_disk_is_tried_again_by_every_call() {
    vfs::install();
    let (old, seen) = old_store_and_what_it_says();
    let mut tried = 0;
    for count in 0.. {
        let folder = copy_of(old.path());
        vfs::fail(folder.path(), Some((count, SQLITE_FULL)));
        let placet = open_later(folder.path(), &FakeClock::new());
        if vfs::is_to_fail(folder.path()) {
            break;
        }
        if placet.health() != Health::Ok {
            tried += 1;
            placet.refresh().unwrap();
        }
        assert_eq!(Seen::of(&placet), seen);
    }
    assert!(tried > 10, "{tried}");
}

#[test]
fn a_power_cut_at_any_operation_leaves_one_version_whole_and_the_next_start_goes_on() {
    vfs::install();
    let (old, seen) = old_store_and_what_it_says();
    let folder = copy_of(old.path());
    drop(open_later(folder.path(), &FakeClock::new()));
    let mut left_at = [0; 4];
    for count in 1..=vfs::operations(folder.path()) {
        for survives in [|_| 0, |length| length / 2, |length| length] {
            let left = tempfile::tempdir().unwrap();
            for (name, bytes) in files(old.path()).into_iter().filter(|(name, _)| !name.starts_with(DATABASE)) {
                std::fs::write(left.path().join(name), bytes).unwrap();
            }
            vfs::put(left.path(), &vfs::after_power_cut(folder.path(), count, survives));
            left_at[usize::try_from(version_of(left.path())).unwrap()] += 1;
            goes_on(left.path(), &seen);
            vfs::forget(left.path());
        }
    }
    assert!(left_at[1] > 0 && left_at[2] > 0 && left_at[3] > 0, "{left_at:?}");
}

fn stop(step: Step) {
    say(&format!("{step:?}"));
    assert_eq!(heard().next().as_deref(), Some("go"));
}

#[test]
fn a_process_that_is_killed_between_any_two_steps_leaves_one_version_whole_and_the_next_start_goes_on() {
    if let Some(folder) = folder_of_child() {
        drop(open_later_at(&folder, &FakeClock::new(), Some(stop)));
        return;
    }
    let (old, seen) = old_store_and_what_it_says();
    // Of each step: nothing is on disk before the commit is, and all of it from there on.
    for (killed_at, version) in [1, 1, 2, 2, 2, 2, 3, 3].into_iter().enumerate() {
        let folder = copy_of(old.path());
        let name = "interrupted::a_process_that_is_killed_between_any_two_steps_leaves_one_version_whole_and_the_next_start_goes_on";
        let mut child = Process::start(name, folder.path());
        for at in 0..=killed_at {
            let steps = ["Locked", "Raised", "Committed", "Settled"];
            assert_eq!(child.hear().as_deref(), Some(steps[at % steps.len()]));
            if at < killed_at {
                child.tell("go");
            }
        }
        child.kill();

        assert_eq!(version_of(folder.path()), version, "killed at {killed_at}");
        goes_on(folder.path(), &seen);
    }
}

#[test]
fn of_several_that_open_at_once_each_step_is_taken_by_one() {
    const OPENERS: usize = 4;
    let (old, seen) = old_store_and_what_it_says();
    for _ in 0..10 {
        let folder = copy_of(old.path());
        let start = Barrier::new(OPENERS);
        std::thread::scope(|scope| {
            for _ in 0..OPENERS {
                scope.spawn(|| {
                    start.wait();
                    let placet = open_later(folder.path(), &FakeClock::new());
                    assert_eq!(placet.health(), Health::Ok);
                    assert_eq!(allowed(&placet), seen.allowed);
                });
            }
        });
        goes_on(folder.path(), &seen);
    }
}
