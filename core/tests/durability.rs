//! What a disk holds after the power failed, at any point: every decision that was acknowledged, and nothing else.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "support/day.rs"]
mod day;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;
#[path = "support/vfs/mod.rs"]
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod vfs;

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use day::{Act, Seen, act, allowed, perform};
use placet::Placet;
use placet::engine::{Config, Health, Place};
use placet::event::{ConsentDecision, Event};
use placet::store::{Options, Synchronous};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use support::{EXAMPLE, FakeClock};
use tempfile::TempDir;

/// A running app over a folder whose disk may lose its power.
struct Running {
    // Dropped before its folder.
    placet: Placet,
    folder: TempDir,
}

impl Running {
    fn start(folder: TempDir, clock: &FakeClock, synchronous: Synchronous) -> Self {
        vfs::install();
        let clock = Arc::new(clock.clone());
        let place = Place::Folder(folder.path().to_owned());
        let config = Config { clock, ..Config::new(place, EXAMPLE.into()) };
        Self { placet: Placet::open_with(config, Options { synchronous, ..Options::default() }).unwrap(), folder }
    }

    fn new(clock: &FakeClock) -> Self {
        Self::start(tempfile::tempdir().unwrap(), clock, Synchronous::Full)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.placet.close();
        vfs::forget(self.folder.path());
    }
}

/// Starts anew over what is left of a folder after its power failed.
fn after_cut(
    folder: &Path,
    count: usize,
    survives: impl FnMut(usize) -> usize,
    clock: &FakeClock,
    synchronous: Synchronous,
) -> Running {
    let next = tempfile::tempdir().unwrap();
    vfs::put(next.path(), &vfs::after_power_cut(folder, count, survives));
    // The file of keys is no business of SQLite's: it is synced before a row that needs it is written.
    if let Ok(keys) = std::fs::read(folder.join("placet.keys")) {
        std::fs::write(next.path().join("placet.keys"), keys).unwrap();
    }
    Running::start(next, clock, synchronous)
}

/// Whether what a call acknowledged is there when the power fails before anything else is written.
fn survives(running: &Running, clock: &FakeClock, synchronous: Synchronous) -> (Running, bool) {
    let acknowledged = vfs::operations(running.folder.path());
    let expected = Seen::of(&running.placet);
    let left = after_cut(running.folder.path(), acknowledged, |_| 0, clock, synchronous);
    let is_there = Seen::of(&left.placet) == expected;
    (left, is_there)
}

/// Cuts the power after every call that was acknowledged, and goes on with what is left after every other cut. Returns
/// the number of cuts and how many of them lost something.
fn cut_after_each(acts: &[Act], synchronous: Synchronous) -> (usize, usize) {
    let clock = FakeClock::new();
    let mut running = Running::start(tempfile::tempdir().unwrap(), &clock, synchronous);
    let (mut cuts, mut losses) = (0, 0);
    for act in acts {
        if !perform(&running.placet, &clock, act) {
            continue;
        }
        let (left, is_there) = survives(&running, &clock, synchronous);
        cuts += 1;
        losses += usize::from(!is_there);
        if cuts % 2 == 0 {
            running = left;
        }
    }
    (cuts, losses)
}

fn grants(count: usize) -> impl Iterator<Item = Act> {
    let decide = |to| Act::Decide(vec![("voice_chat", to)]);
    let both = [decide(ConsentDecision::Granted), decide(ConsentDecision::Withdrawn)];
    [Act::Present, Act::Accept].into_iter().chain(both.into_iter().cycle().take(count))
}

fn days(length: std::ops::Range<usize>, cases: u32, mut proof: impl FnMut(Vec<Act>) -> Result<(), TestCaseError>) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let proof = RefCell::new(&mut proof);
    TestRunner::new(config).run(&prop::collection::vec(act(), length), |acts| proof.borrow_mut()(acts)).unwrap();
}

#[test]
fn every_acknowledged_decision_survives_a_power_cut_right_after_it() {
    let mut cuts = 0;

    days(130..160, 4, |acts| {
        let (made, losses) = cut_after_each(&acts, Synchronous::Full);
        cuts += made;
        prop_assert_eq!(losses, 0);
        Ok(())
    });

    assert!(cuts >= 200, "{cuts} cuts");
}

#[test]
fn without_a_sync_for_each_commit_the_same_day_loses_decisions() {
    let acts: Vec<Act> = grants(20).collect();

    assert_eq!(cut_after_each(&acts, Synchronous::Full), (22, 0));
    let (cuts, losses) = cut_after_each(&acts, Synchronous::Normal);

    assert_eq!(cuts, 22);
    assert!(losses > 0, "the disk forgets nothing, so it proves nothing");
}

#[test]
fn a_long_day_survives_power_cuts_across_the_checkpoints_of_chain_and_database() {
    let clock = FakeClock::new();
    let running = Running::new(&clock);
    let writes = || vfs::writes_to(running.folder.path(), "placet.db");
    let before = writes();
    for (index, act) in grants(560).enumerate() {
        assert!(perform(&running.placet, &clock, &act));
        if index > 170 && index % 10 == 0 {
            assert!(survives(&running, &clock, Synchronous::Full).1, "after {index}");
        }
    }

    assert!(writes() > before, "the database file was not written anew");
    let entries = running.placet.entries().unwrap();
    assert!(entries.iter().any(|(_, _, it)| matches!(it.event, Event::Checkpoint { .. })));
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    /// How many bytes of a write are on disk: none, all, or some of its sectors.
    fn torn(&mut self, length: usize) -> usize {
        match self.below(3) {
            0 => 0,
            1 => length,
            _ => (self.below(length) / 512) * 512,
        }
    }
}

#[test]
fn a_power_cut_in_the_middle_of_the_first_start_leaves_a_folder_that_starts_again() {
    let clock = FakeClock::new();
    let running = Running::new(&clock);
    let closed = allowed(&running.placet);
    let end = vfs::operations(running.folder.path());

    for count in 0..=end {
        let mut dice = Dice(count as u64);
        for left in [
            after_cut(running.folder.path(), count, |_| 0, &clock, Synchronous::Full),
            after_cut(running.folder.path(), count, |length| dice.torn(length), &clock, Synchronous::Full),
        ] {
            assert_eq!(left.placet.health(), Health::Ok, "after {count} of {end} operations");
            assert_eq!(allowed(&left.placet), closed);
        }
    }
}

#[test]
fn a_call_in_whose_middle_the_power_failed_is_there_whole_or_not_at_all() {
    days(10..14, 2, |acts| {
        let clock = FakeClock::new();
        let running = Running::new(&clock);
        let mut before = Seen::of(&running.placet);
        for act in acts {
            let start = vfs::operations(running.folder.path());
            perform(&running.placet, &clock, &act);
            let end = vfs::operations(running.folder.path());
            let after = Seen::of(&running.placet);
            for count in start..=end {
                let mut dice = Dice(count as u64);
                let torn = |length| dice.torn(length);
                let left = after_cut(running.folder.path(), count, torn, &clock, Synchronous::Full);
                let found = Seen::of(&left.placet);
                prop_assert!(found == after || (found == before && count < end), "{:?}: {} of {}", act, count, end);
            }
            before = after;
        }
        Ok(())
    });
}

#[test]
fn a_power_cut_while_closing_loses_nothing() {
    let clock = FakeClock::new();
    let running = Running::new(&clock);
    for act in grants(5) {
        perform(&running.placet, &clock, &act);
    }
    let expected = Seen::of(&running.placet);
    let start = vfs::operations(running.folder.path());
    running.placet.close();
    let end = vfs::operations(running.folder.path());

    assert!(end > start, "closing writes the log back into the database");
    for count in start..=end {
        let mut dice = Dice(count as u64);
        let left = after_cut(running.folder.path(), count, |length| dice.torn(length), &clock, Synchronous::Full);
        assert_eq!(Seen::of(&left.placet), expected, "after {count} of {end} operations");
    }
}
