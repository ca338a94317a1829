//! Kept answers between two processes: a writer is stopped and killed between every two of its steps, and whoever asks
//! meanwhile and afterwards is told what the rules say. `PLACET_ROUNDS` says how often; once, unless it does.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
#[path = "support/child.rs"]
mod child;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use child::{Process, folder_of_child, heard, say};
use placet::Placet;
use placet::engine::{Cell, Config, Place};
use placet::policy::{SessionId, SystemPermission};
use placet::store::{Options, Step};
use support::*;

/// Whether the child stops at its next steps.
static STOPS: AtomicBool = AtomicBool::new(false);

fn stop(step: Step) {
    if STOPS.load(Ordering::SeqCst) {
        say(&format!("{step:?}"));
        assert_eq!(heard().next().as_deref(), Some("go"));
    }
}

fn rounds() -> usize {
    std::env::var("PLACET_ROUNDS").map_or(1, |it| it.parse().unwrap())
}

/// Opens, then does what it is told, and waits at each step to be told to go on.
fn write_step_by_step(folder: &Path) {
    let config =
        Config { clock: Arc::new(FakeClock::new()), ..Config::new(Place::Folder(folder.to_owned()), EXAMPLE.into()) };
    let placet = Placet::open_with(config, Options { at: Some(stop), ..Options::default() }).unwrap();
    say("ready");
    loop {
        // Said in a line of its own, so that the lock on what is heard is free again.
        let Some(told) = heard().next() else { return };
        STOPS.store(true, Ordering::SeqCst);
        match told.as_str() {
            "grant" => grant(&placet, "voice_chat"),
            "withdraw" => drop(withdraw(&placet, "voice_chat")),
            "sign_out" => drop(placet.sign_out().unwrap()),
            _ => drop(placet.recover().unwrap()),
        }
        STOPS.store(false, Ordering::SeqCst);
        say("done");
    }
}

/// Somebody who asks: the engine, its clock, and what it keeps.
struct Asker {
    placet: Placet,
    clock: FakeClock,
    room: SessionId,
    cell: Cell,
}

impl Asker {
    /// Asks over a folder, in a room in which one may speak where that is granted.
    fn over(folder: &Path) -> Self {
        let clock = FakeClock::new();
        let placet = open_at(folder, &clock);
        placet.report_permission(&"microphone".parse().unwrap(), SystemPermission::Granted).unwrap();
        let room = enter(&placet, "voice_room");
        let cell = placet.cell(room, &speak());
        Self { placet, clock, room, cell }
    }

    /// The answer, which must be the one that the rules give; and whether it was kept.
    fn ask(&self) -> (bool, bool) {
        let reads = self.clock.reads();
        let allowed = self.placet.allows(&self.cell);
        let was_kept = self.clock.reads() == reads;
        let by_rules = self.placet.explain(Some(self.room), &speak()).decision.is_allowed();
        assert_eq!(allowed, by_rules);
        (allowed, was_kept)
    }

    /// Asks twice: what was the answer, and whether it is kept from then on.
    fn ask_twice(&self) -> (bool, bool) {
        let (first, _) = self.ask();
        let (again, was_kept) = self.ask();
        assert_eq!(first, again);
        (again, was_kept)
    }
}

/// What a step of a decision leaves: whether it has come about, and whether the word is settled.
const STEPS: [(Step, bool, bool); 4] = [
    (Step::Locked, false, true),
    (Step::Raised, false, false),
    (Step::Committed, true, false),
    (Step::Settled, true, true),
];

#[test]
fn a_decision_that_is_stopped_or_killed_between_any_two_steps_is_seen_by_others_as_the_rules_say() {
    if let Some(folder) = folder_of_child() {
        return write_step_by_step(&folder);
    }
    for _ in 0..rounds() {
        for decision in ["withdraw", "sign_out", "grant"] {
            for killed_at in STEPS {
                let folder = tempfile::tempdir().unwrap();
                let placet = open_at(folder.path(), &FakeClock::new());
                placet.sign_in("wang").unwrap();
                voice_room(&placet);
                drop(placet);
                kill_at(folder.path(), decision, killed_at);
            }
        }
    }
}

/// Lets a child decide as far as a step, kills it there, and asks all the while.
fn kill_at(folder: &Path, decision: &str, (killed_at, came_about, settled): (Step, bool, bool)) {
    let name = "a_decision_that_is_stopped_or_killed_between_any_two_steps_is_seen_by_others_as_the_rules_say";
    let mut child = Process::start(name, folder);
    assert_eq!(child.hear().as_deref(), Some("ready"));
    let (before, after) = (decision != "grant", decision == "grant");
    if decision == "grant" {
        withdraw(&open_at(folder, &FakeClock::new()), "voice_chat");
    }
    let asker = Asker::over(folder);
    assert_eq!(asker.ask_twice(), (before, before), "only what is allowed is kept");

    child.tell(decision);
    for (step, came_about, settled) in STEPS.into_iter().filter(|(step, ..)| *step <= killed_at) {
        assert_eq!(child.hear(), Some(format!("{step:?}")));
        let now = if came_about { after } else { before };
        assert_eq!(asker.ask_twice(), (now, now && settled), "{decision} at {step:?}");
        if step < killed_at {
            child.tell("go");
        }
    }
    drop(child.kill());

    let now = if came_about { after } else { before };
    assert_eq!(asker.ask_twice(), (now, now && settled), "{decision}, killed at {killed_at:?}");
    // The next writer, whoever that is, settles the word again.
    let next = open_at(folder, &FakeClock::new());
    assert_eq!(asker.ask_twice(), (now, now), "{decision}, killed at {killed_at:?}, and somebody came after");
    placet_agrees_with(&next, now);
}

/// A process that starts now sees what is so.
fn placet_agrees_with(placet: &Placet, allowed: bool) {
    placet.report_permission(&"microphone".parse().unwrap(), SystemPermission::Granted).unwrap();
    assert_eq!(placet.check(enter(placet, "voice_room"), &speak()).is_allowed(), allowed);
}

#[test]
fn a_recovery_that_is_stopped_or_killed_leaves_nobody_with_an_answer_of_the_old_store() {
    if let Some(folder) = folder_of_child() {
        return write_step_by_step(&folder);
    }
    for _ in 0..rounds() {
        for killed_at in [Step::Suspended, Step::Replaced] {
            let folder = tempfile::tempdir().unwrap();
            kill_recovery_at(folder.path(), killed_at);
        }
    }
}

fn kill_recovery_at(folder: &Path, killed_at: Step) {
    let clock = FakeClock::new();
    voice_room(&open_at(folder, &clock));
    let asker = Asker::over(folder);
    let editor = rusqlite::Connection::open(folder.join("placet.db")).unwrap();
    editor.execute_batch("UPDATE entry SET bytes = x'7b7d' WHERE sequence = 2 AND chain = 2").unwrap();
    drop(editor);
    assert_eq!(asker.ask_twice(), (true, true), "this process had read the store before");
    let mut child =
        Process::start("a_recovery_that_is_stopped_or_killed_leaves_nobody_with_an_answer_of_the_old_store", folder);
    assert_eq!(child.hear().as_deref(), Some("ready"));
    child.tell("recover");

    // The store that is made anew is written first, in a place of its own.
    let mut step = child.hear();
    while step != Some(format!("{:?}", Step::Suspended)) {
        step = child.ask("go").into();
    }
    assert_eq!(asker.ask_twice(), (true, false), "the old store is there still, and nothing of it is kept");
    // Somebody who had it open writes to it once more: that settles nothing.
    withdraw(&asker.placet, "voice_chat");
    grant(&asker.placet, "voice_chat");
    let late = asker.placet.cell(enter(&asker.placet, "voice_room"), &speak());
    let reads = asker.clock.reads();
    assert!(asker.placet.allows(&late) && asker.placet.allows(&late));
    assert_eq!(asker.clock.reads(), reads + 2);
    if killed_at == Step::Replaced {
        assert_eq!(child.ask("go"), "Replaced");
        assert!(!asker.placet.allows(&late), "it was set aside");
    }
    drop(child.kill());

    assert_eq!(asker.placet.allows(&late), killed_at == Step::Suspended);
    let next = open_at(folder, &clock);
    assert_eq!(next.recover().is_ok(), killed_at == Step::Suspended, "what was cut off before its end is done again");
    let next = open_at(folder, &clock);
    let cell = next.cell(voice_room(&next), &speak());
    assert!(next.allows(&cell) && !asker.placet.allows(&late));
    let reads = clock.reads();
    assert!(next.allows(&cell));
    assert_eq!(clock.reads(), reads, "killed at {killed_at:?}: answers are kept again");
}
