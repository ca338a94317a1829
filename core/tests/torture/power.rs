//! A disk whose power fails at any point: of the sectors that no sync followed any subset is there, whichever was written
//! first, and the anchor beside the database is any of its earlier states, or torn between two.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use placet::Placet;
use placet::engine::{Config, Health, Place};
use placet::store::{Options, Synchronous};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use tempfile::TempDir;

use crate::day::{Act, Seen, act, allowed, perform};
use crate::support::{EXAMPLE, FakeClock};
use crate::tally::{Dice, Never, Tally, seed, size};
use crate::vfs;

const ANCHOR: &str = "placet.anchor";

/// A store on a disk that may lose its power, and what its anchor was after so many operations.
struct Running {
    placet: Placet,
    folder: TempDir,
    anchors: Vec<(usize, Vec<u8>)>,
}

fn open(folder: &Path, clock: &FakeClock, synchronous: Synchronous) -> Placet {
    let (place, clock) = (Place::Folder(folder.to_owned()), Arc::new(clock.clone()));
    let config = Config { clock, ..Config::new(place, EXAMPLE.into()) };
    Placet::open_with(config, Options { synchronous, ..Options::default() }).unwrap()
}

impl Running {
    fn start(clock: &FakeClock, synchronous: Synchronous) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let placet = open(folder.path(), clock, synchronous);
        let mut running = Self { placet, folder, anchors: Vec::new() };
        running.note();
        running
    }

    fn operations(&self) -> usize {
        vfs::operations(self.folder.path())
    }

    /// Notes what the anchor is now.
    fn note(&mut self) {
        let bytes = std::fs::read(self.folder.path().join(ANCHOR)).unwrap_or_default();
        self.anchors.push((self.operations(), bytes));
    }

    /// The anchor as it may be after so many operations: it is never synced.
    fn anchor(&self, count: usize, dice: &mut Dice) -> Vec<u8> {
        let known = self.anchors.iter().take_while(|(at, _)| *at <= count).count();
        let Some(newer) = dice.below(known + 1).checked_sub(1) else { return Vec::new() };
        let (older, newer) = (newer.checked_sub(1), &self.anchors[newer].1);
        let older = older.map_or(&[][..], |it| &self.anchors[it].1);
        let torn = if dice.below(2) == 0 { newer.len() } else { dice.below(newer.len()) };
        [&newer[..torn], older.get(torn..).unwrap_or_default()].concat()
    }

    /// What is left where the power fails after so many operations.
    fn cut(&self, count: usize, dice: &mut Dice) -> TempDir {
        let left = tempfile::tempdir().unwrap();
        let often = 1 + dice.below(6);
        let image = vfs::after_torn_cut(self.folder.path(), count, || dice.below(6) < often);
        vfs::put(left.path(), &image);
        // The file of keys is no business of SQLite's: it is synced before a row that needs it is written.
        if let Ok(keys) = std::fs::read(self.folder.path().join("placet.keys")) {
            std::fs::write(left.path().join("placet.keys"), keys).unwrap();
        }
        let anchor = self.anchor(count, dice);
        if !anchor.is_empty() {
            std::fs::write(left.path().join(ANCHOR), anchor).unwrap();
        }
        left
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.placet.close();
        vfs::forget(self.folder.path());
    }
}

/// Everything of one that does not follow from the time at which it is looked at.
fn kept(seen: &Seen) -> Seen {
    Seen { owed: Vec::new(), purposes: Vec::new(), allowed: BTreeSet::new(), ..seen.clone() }
}

/// What a call may leave: what was there before, where it was not acknowledged yet, and what is there after.
struct Call<'a> {
    before: Option<&'a Seen>,
    after: Option<&'a Seen>,
    /// After how many operations it was acknowledged.
    end: usize,
}

/// Cuts the power after so many operations and looks at what is left.
fn look(running: &Running, clock: &FakeClock, call: &Call<'_>, count: usize, case: usize, tally: &mut Tally) {
    let what = format!("cut {case} after {count} of {}", call.end);
    let left = running.cut(count, &mut Dice::of(case));
    let placet = open(left.path(), clock, Synchronous::Full);
    if placet.health() != Health::Ok {
        tally.never(Never::Stuck, format!("{what}: {:?}", placet.health()));
    } else if let Some(before) = call.before {
        let found = Seen::of(&placet);
        let is = |it: Option<&Seen>| it.is_some_and(|it| kept(it) == kept(&found));
        let acknowledged = count == call.end;
        let holds = is(call.after.or(Some(before))) || (!acknowledged && is(Some(before)));
        tally.expect(holds, Never::Lost, || what.clone());
        let known = |it: Option<&Seen>| it.is_some_and(|it| found.allowed.is_subset(&it.allowed));
        tally.expect(known(Some(before)) || known(call.after), Never::WronglyAllowed, || what);
    } else {
        tally.expect(allowed(&placet).is_empty(), Never::WronglyAllowed, || what);
    }
    drop(placet);
    vfs::forget(left.path());
}

/// Days of acts, the same in every run of one seed.
fn days(count: usize, acts: usize) -> Vec<Vec<Act>> {
    let seed: Vec<u8> = seed().to_le_bytes().into_iter().cycle().take(32).collect();
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(ProptestConfig::default(), rng);
    let day = prop::collection::vec(act(), acts);
    (0..count).map(|_| day.new_tree(&mut runner).unwrap().current()).collect()
}

/// Lives through a day and cuts the power at every operation of every call, so often at each.
fn cut_everywhere(day: &[Act], draws: usize, synchronous: Synchronous, tally: &mut Tally) {
    let clock = FakeClock::new();
    let mut running = Running::start(&clock, synchronous);
    let mut from = 0;
    let cut = |running: &Running, before: Option<&Seen>, after: Option<&Seen>, from: usize, tally: &mut Tally| {
        let end = running.operations();
        let call = Call { before, after, end };
        for count in from..=end {
            for draw in 0..draws {
                let case = count * 1000 + draw;
                tally.case("cut", |tally| look(running, &clock, &call, count, case, tally));
            }
        }
        end
    };
    if running.placet.health() != Health::Ok {
        return tally.never(Never::Stuck, "the first start");
    }
    let mut before = Seen::of(&running.placet);
    from = cut(&running, None, None, from, tally);
    for act in day {
        perform(&running.placet, &clock, act);
        let after = Seen::of(&running.placet);
        let end = cut(&running, Some(&before), Some(&after), from, tally);
        running.note();
        (before, from) = (after, end);
    }
    running.placet.close();
    cut(&running, Some(&before), None, from, tally);
}

#[test]
fn any_subset_of_what_was_not_synced_may_be_on_disk_when_the_power_fails() {
    vfs::install();
    let mut tally = Tally::new("power", "any sectors, any order, any anchor");
    for day in days(size(1, 40), size(8, 14)) {
        cut_everywhere(&day, size(1, 4), Synchronous::Full, &mut tally);
    }
    assert!(tally.close().cases() > 50);
}

#[test]
fn without_a_sync_for_each_commit_the_same_cuts_lose_decisions_and_leave_the_anchor_ahead() {
    vfs::install();
    let mut tally = Tally::new("power", "without syncs");
    for day in days(1, 8) {
        cut_everywhere(&day, 1, Synchronous::Normal, &mut tally);
    }
    assert!(tally.never_of(Never::Lost) > 0, "the disk forgets nothing, so it proves nothing");
    assert!(tally.never_of(Never::Stuck) > 0, "no anchor was ahead of its database");
}
