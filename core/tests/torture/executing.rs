//! A deletion that is being carried out, cut off after every operation on the disk: the app is killed, or the power
//! fails and leaves nothing that was not synced, or any sectors of it. What was confirmed stays so, every task is done
//! once, and the account is gone at the end.

use std::collections::BTreeMap;
use std::path::Path;

use placet::Placet;
use placet::engine::{Health, Place};
use placet::event::{Event, TaskId};
use placet::manifest::ChoiceOption;
use placet::policy::SubjectStanding;
use placet::policy::deletion::DeletionPhase;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{EXAMPLE, FakeClock, open_with, test, voice_room};
use crate::tally::{Dice, Never, Tally, size};
use crate::vfs;

const ANCHOR: &str = "placet.anchor";
const KEYS: &str = "placet.keys";

/// The example app, whose device carries a deletion out after a day.
pub fn manifest() -> String {
    let mut manifest: Value = serde_json::from_str(EXAMPLE).unwrap();
    manifest["deletion"] = json!({
        "appeal": { "days": 1, "rest_day_end": "move_on" },
        "authority": "device",
        "choices": { "uploads": ["erase", "detach"] },
        "cancel_on": ["choice"]
    });
    manifest.to_string()
}

fn open(folder: &Path, clock: &FakeClock) -> Placet {
    open_with(Place::Folder(folder.to_owned()), &manifest(), clock, None)
}

/// Where it stands: its state, its tasks, and how often the ledger says of each that it was done.
type Stands = (DeletionPhase, BTreeMap<TaskId, bool>, BTreeMap<TaskId, usize>);

fn stands(placet: &Placet) -> Stands {
    let tasks = placet.deletion_tasks().unwrap().into_iter().map(|(id, it)| (id, it.done.is_some()));
    let mut done = BTreeMap::new();
    for (_, _, it) in placet.entries().unwrap() {
        if let Event::DeletionTaskDone { task, .. } = it.event {
            *done.entry(task).or_default() += 1;
        }
    }
    (placet.deletion_status().unwrap().state, tasks.collect(), done)
}

/// What lies beside the database, whose writing is no business of SQLite's.
#[derive(Clone)]
struct Beside {
    anchor: Vec<u8>,
    keys: Vec<u8>,
}

impl Beside {
    fn of(folder: &Path) -> Self {
        let read = |name: &str| std::fs::read(folder.join(name)).unwrap_or_default();
        Self { anchor: read(ANCHOR), keys: read(KEYS) }
    }
}

/// One call: where it stood before and after, how many entries there were and what lay beside them, and between which
/// operations on the disk it was.
struct Call {
    stood: [Stands; 2],
    entries: [usize; 2],
    beside: [Beside; 2],
    operations: [usize; 2],
}

/// How many entries all chains of a database have, which is read as it lies there.
fn entries_of(image: &vfs::Image) -> usize {
    let folder = tempfile::tempdir().unwrap();
    vfs::put(folder.path(), image);
    let database = rusqlite::Connection::open(folder.path().join("placet.db")).unwrap();
    let count: i64 = database.query_row("SELECT count(*) FROM entry", (), |row| row.get(0)).unwrap();
    drop(database);
    vfs::forget(folder.path());
    usize::try_from(count).unwrap()
}

/// Everything of a deletion from the end of its appeal on, call by call.
fn calls(folder: &TempDir, clock: &FakeClock) -> (Placet, Vec<Call>) {
    let placet = open(folder.path(), clock);
    placet.sign_in("li").unwrap();
    voice_room(&placet);
    placet.deletion_begin(test()).unwrap();
    placet.deletion_choose(&"uploads".parse().unwrap(), ChoiceOption::Detach, test()).unwrap();
    placet.deletion_submit(test()).unwrap();
    clock.wait(24 * 4);
    let mut calls = Vec::new();
    let mut watched = |call: &dyn Fn()| {
        let look = || {
            let operations = vfs::operations(folder.path());
            let entries = entries_of(&image(folder.path(), operations, Cut::Killed));
            (stands(&placet), entries, Beside::of(folder.path()), operations)
        };
        let before = look();
        call();
        let after = look();
        let (stood, entries) = ([before.0, after.0], [before.1, after.1]);
        calls.push(Call { stood, entries, beside: [before.2, after.2], operations: [before.3, after.3] });
    };
    watched(&|| placet.tick().unwrap());
    for (task, _) in placet.deletion_tasks().unwrap() {
        watched(&|| drop(placet.confirm_task(&task, test()).unwrap()));
    }
    (placet, calls)
}

/// How a call is cut off.
#[derive(Debug, Clone, Copy)]
enum Cut {
    /// The app is killed: all that was written is there.
    Killed,
    /// The power fails: of what was not synced nothing is there.
    Power,
    /// The power fails: of what was not synced any sectors are there.
    Torn(usize),
}

fn image(folder: &Path, count: usize, cut: Cut) -> vfs::Image {
    match cut {
        Cut::Killed => vfs::after_power_cut(folder, count, |length| length),
        Cut::Power => vfs::after_power_cut(folder, count, |_| 0),
        Cut::Torn(draw) => {
            let mut dice = Dice::of(count * 1000 + draw);
            vfs::after_torn_cut(folder, count, || dice.below(3) > 0)
        }
    }
}

/// What may lie beside a database of so many entries: keys are destroyed behind the first commit of a call, and where the
/// last has an anchor, that is written behind it, and never synced.
fn beside(call: &Call, entries: usize) -> Vec<Beside> {
    let [before, after] = &call.beside;
    let with = |keys: &Beside, anchor: &Beside| Beside { keys: keys.keys.clone(), anchor: anchor.anchor.clone() };
    match entries {
        it if it == call.entries[0] => vec![before.clone()],
        it if it == call.entries[1] => vec![with(after, before), after.clone()],
        _ => vec![before.clone(), with(after, before)],
    }
}

/// Opens what is left and carries the deletion on to its end.
fn go_on(left: &Path, beside: &Beside, clock: &FakeClock, call: &Call, acknowledged: bool) -> Result<(), String> {
    for (name, bytes) in [(ANCHOR, &beside.anchor), (KEYS, &beside.keys)] {
        std::fs::write(left.join(name), bytes).unwrap();
    }
    let placet = open(left, clock);
    if placet.health() != Health::Ok {
        return Err(format!("stuck: {:?}", placet.health()));
    }
    let found = stands(&placet);
    if found != call.stood[1] && (acknowledged || found != call.stood[0]) {
        return Err(format!("it stands at {found:?}"));
    }
    for (task, is_done) in &found.1 {
        let once = stands(&placet);
        placet.confirm_task(task, test()).map_err(|it| format!("{task}: {it}"))?;
        if *is_done && stands(&placet) != once {
            return Err(format!("{task} was done twice"));
        }
        if once.2.values().any(|it| *it != 1) {
            return Err(format!("not done once each: {:?}", once.2));
        }
    }
    is_gone(&placet)?;
    drop(placet);
    let again = open(left, clock);
    is_gone(&again)
}

/// The account is gone and names nobody, the ledger verifies, and whoever comes next has nothing.
fn is_gone(placet: &Placet) -> Result<(), String> {
    placet.tick().map_err(|it| it.to_string())?;
    placet.verify().map_err(|it| format!("it does not verify: {it}"))?;
    let (state, tasks, _) = stands(placet);
    let erased = placet.subjects().unwrap().into_iter().filter(|it| it.standing == SubjectStanding::Erased).count();
    let traces = placet.erasures().unwrap();
    if (state, tasks.len(), erased, traces.len()) != (DeletionPhase::Active, 0, 1, 0) {
        return Err(format!("at the end: {state:?}, {} tasks, {erased} erased, {traces:?}", tasks.len()));
    }
    Ok(())
}

#[test]
fn a_deletion_that_is_cut_off_while_it_is_carried_out_does_each_task_once_and_loses_none() {
    vfs::install();
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (placet, calls) = calls(&folder, &clock);
    let mut tally = Tally::new("deletion", "cut off at each operation");
    let cuts = [Cut::Killed, Cut::Power].into_iter().chain((0..size(1, 12)).map(Cut::Torn));
    let cuts: Vec<Cut> = cuts.collect();
    for (number, call) in calls.iter().enumerate() {
        let [from, to] = call.operations;
        // A slice looks at the ends of each call, and at every operation of the last, which erases.
        let step = size(if number + 1 == calls.len() { 3 } else { 7 }, 1);
        for count in (from..to).step_by(step).chain([to]) {
            for cut in &cuts {
                let what = format!("call {number}, {cut:?} after {count} of {from}..={to}");
                tally.case(&what.clone(), |tally| {
                    let image = image(folder.path(), count, *cut);
                    let entries = entries_of(&image);
                    let is_there = entries == call.entries[1];
                    tally.count(if is_there { "after the commit" } else { "before it" }, 1);
                    for beside in beside(call, entries) {
                        let left = tempfile::tempdir().unwrap();
                        vfs::put(left.path(), &image);
                        if let Err(wrong) = go_on(left.path(), &beside, &clock, call, count == to) {
                            tally.never(Never::Lost, format!("{what}: {wrong}"));
                        }
                        vfs::forget(left.path());
                    }
                });
            }
        }
    }
    drop(placet);
    vfs::forget(folder.path());
    assert!(tally.close().cases() > 100);
}
