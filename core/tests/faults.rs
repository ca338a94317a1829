//! A disk that fails once, at each of its operations in turn, or is full: what was acknowledged is there, what was not
//! left nothing behind, and nothing is allowed because something failed.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "support/day.rs"]
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod day;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;
#[path = "support/vfs/mod.rs"]
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod vfs;

use std::path::Path;

use day::{Act, Seen, allowed, perform};
use placet::engine::Health;
use placet::event::ConsentDecision;
use placet::policy::{AgeBand, SystemPermission};
use rusqlite::ffi::{SQLITE_FULL, SQLITE_IOERR};
use support::{FakeClock, open_at};

/// A day at whose end the person may be heard, and then no longer.
fn acts() -> Vec<Act> {
    vec![
        Act::Present,
        Act::Accept,
        Act::Age(AgeBand::Adult),
        Act::Fact(true),
        Act::Decide(vec![("voice_chat", ConsentDecision::Granted)]),
        Act::Answer("voice_room", "microphone", SystemPermission::Granted),
        Act::Take("voice_room", "speak"),
        Act::Decide(vec![("voice_chat", ConsentDecision::Withdrawn)]),
        Act::MeetFirst,
    ]
}

/// Lives through the day while the operation after `count` others fails with `code`; says whether one did.
fn live(folder: &Path, count: usize, code: i32) -> bool {
    let clock = FakeClock::new();
    vfs::fail(folder, Some((count, code)));
    let placet = open_at(folder, &clock);
    if placet.health() != Health::Ok {
        assert!(allowed(&placet).is_empty(), "operation {count}");
        return true;
    }
    let mut seen = Seen::of(&placet);
    for act in acts() {
        let was_to_fail = vfs::is_to_fail(folder);
        let acknowledged = perform(&placet, &clock, &act);
        let failed = was_to_fail && !vfs::is_to_fail(folder);
        assert!(acknowledged || failed, "{act:?}, operation {count}");
        let now = Seen::of(&placet);
        if !acknowledged {
            // A no that could not be written denies in this process; nothing else changes.
            assert!(now.allowed.is_subset(&seen.allowed), "{act:?}, operation {count}");
            assert_eq!(Seen { allowed: seen.allowed.clone(), ..now }, seen, "{act:?}, operation {count}");
            assert!(perform(&placet, &clock, &act), "a failure that is over is over");
        }
        seen = Seen::of(&placet);
    }
    drop(placet);
    let again = open_at(folder, &clock);
    if again.health() != Health::Ok {
        assert!(again.refresh().is_ok(), "a failure that is over is over");
    }
    assert_eq!(Seen::of(&again), seen, "operation {count}");
    !vfs::is_to_fail(folder)
}

#[test]
fn a_disk_that_fails_once_costs_at_most_the_call_that_met_it() {
    vfs::install();
    for code in [SQLITE_IOERR, SQLITE_FULL] {
        let mut count = 0;
        loop {
            let folder = tempfile::tempdir().unwrap();
            let failed = live(folder.path(), count, code);
            vfs::fail(folder.path(), None);
            let placet = open_at(folder.path(), &FakeClock::new());
            assert_eq!(placet.health(), Health::Ok, "operation {count}");
            drop(placet);
            vfs::forget(folder.path());
            if !failed {
                break;
            }
            count += 1;
        }
        assert!(count > 60, "{count} operations");
    }
}
