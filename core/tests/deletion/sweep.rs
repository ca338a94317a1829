//! A deletion and the sweep: what was prepared outlives its entries, and a deletion that runs keeps them.

use std::path::Path;

use placet::Placet;
use placet::engine::Health;
use placet::event::Event;
use placet::ledger::ChainName;
use placet::manifest::{CancelMeans, ChoiceOption};
use placet::policy::SubjectStanding;
use placet::policy::deletion::{Command, DeletionPhase, ServerWord};
use placet::policy::sweep::EVIDENCE_PERIOD;
use serde_json::json;

use crate::engine::{confirm_all, in_memory, open, phase, submit};
use crate::machine::{Machine, no_appeal, noticed, usual, with};
use crate::support::{FakeClock, grant, test, verify_name, voice_room};

const YEAR: i64 = 365 * 24;

fn sweep(placet: &Placet) -> u64 {
    placet.sweep(EVIDENCE_PERIOD).unwrap().removed
}

fn own(placet: &Placet) -> Vec<Event> {
    let entries = placet.entries().unwrap().into_iter();
    entries.filter(|it| it.0 != ChainName::Install).map(|it| it.2.event).collect()
}

fn execute(folder: &Path, statement: &str) {
    let database = rusqlite::Connection::open(folder.join("placet.db")).unwrap();
    assert!(database.execute(statement, []).unwrap() > 0, "{statement}");
}

fn prepare(placet: &Placet) {
    placet.deletion_begin(test()).unwrap();
    placet.deletion_satisfy(&"identity_verified".parse().unwrap(), test()).unwrap();
    placet.deletion_acknowledge(&"assets".parse().unwrap(), test()).unwrap();
    placet.deletion_choose(&"uploads".parse().unwrap(), ChoiceOption::Erase, test()).unwrap();
}

#[test]
fn what_was_prepared_before_a_sweep_is_still_prepared() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open(folder.path(), &clock, no_appeal());
    prepare(&placet);
    let shown = placet.deletion_status().unwrap();
    clock.wait(4 * YEAR);

    assert!(sweep(&placet) > 0);

    assert!(matches!(own(&placet).as_slice(), [Event::Checkpoint { .. }]));
    assert_eq!(placet.deletion_status().unwrap(), shown);
    let later = open(folder.path(), &clock, no_appeal());
    assert_eq!(later.deletion_status().unwrap(), shown);
    later.deletion_submit(test()).unwrap();
    assert_eq!(phase(&placet), DeletionPhase::Submitted);
    placet.verify().unwrap();
}

#[test]
fn the_state_whose_hash_a_checkpoint_holds_names_a_deletion_only_where_there_is_one() {
    let names_one = |it: &Machine| serde_json::to_value(&it.state).unwrap().get("deletion").is_some();
    let without = Machine::new(usual());

    assert!(!names_one(&without));
    assert!(names_one(&without.then(Command::Begin(test()))));
}

#[test]
fn why_a_deletion_was_refused_is_still_told_after_a_sweep() {
    let clock = FakeClock::new();
    let placet =
        in_memory(&clock, with(json!({ "hold": null, "appeal": "none", "cancel_on": null, "during_appeal": null })));
    submit(&placet);
    placet.deletion_refuse(&"dispute".parse().unwrap(), &"write_to_us".parse().unwrap(), test()).unwrap();
    let shown = placet.deletion_status().unwrap();
    clock.wait(4 * YEAR);

    assert!(sweep(&placet) > 0);

    assert!(matches!(own(&placet).as_slice(), [Event::Checkpoint { .. }]));
    assert_eq!((phase(&placet), placet.deletion_status().unwrap()), (DeletionPhase::Refused, shown));
}

#[test]
fn a_deletion_that_runs_keeps_its_entries_until_it_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open(folder.path(), &clock, no_appeal());
    verify_name(&placet);
    clock.wait(YEAR);
    assert_eq!(sweep(&placet), 0, "it writes the checkpoint behind which what stands in front will go");
    let front = own(&placet).len() as u64 - 1;
    submit(&placet);
    clock.wait(4 * YEAR);
    let shown = placet.deletion_status().unwrap();

    assert_eq!(sweep(&placet), front, "what was there before the deletion goes");

    let left = own(&placet);
    assert!(matches!(left[0], Event::Checkpoint { .. }));
    assert!(left.iter().any(|it| matches!(it, Event::DeletionBegan { .. })));
    assert!(left.iter().any(|it| matches!(it, Event::DeletionSubmitted { .. })));
    assert_eq!(open(folder.path(), &clock, no_appeal()).deletion_status().unwrap(), shown);
    placet.sign_in("wang").unwrap();
    assert_eq!(sweep(&placet), 0, "whoever is signed in");
    placet.sign_out().unwrap();
    assert_eq!(placet.deletion_status().unwrap(), shown);

    placet.deletion_cancel(CancelMeans::Choice, noticed()).unwrap();
    clock.wait(4 * YEAR);

    assert!(sweep(&placet) > 0);
    assert!(matches!(own(&placet).as_slice(), [Event::Checkpoint { .. }]));
    assert_eq!(phase(&placet), DeletionPhase::Active);
}

#[test]
fn of_an_account_that_was_deleted_a_sweep_leaves_the_end_and_others_sign_out_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open(folder.path(), &clock, no_appeal());
    placet.sign_in("li").unwrap();
    voice_room(&placet);
    submit(&placet);
    placet.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap();
    confirm_all(&placet);
    clock.wait(4 * YEAR);

    assert!(sweep(&placet) > 0);

    placet.sign_in("wang").unwrap();
    assert!(placet.sign_out().unwrap().is_new);
    assert_eq!(placet.health(), Health::Ok);
    assert!(placet.subjects().unwrap().iter().any(|it| it.standing == SubjectStanding::Erased));
    open(folder.path(), &clock, no_appeal()).verify().unwrap();
}

#[test]
fn a_recovery_of_a_swept_store_takes_over_a_deletion_that_was_prepared_before_and_submitted_after() {
    for statement in [
        "UPDATE entry SET hash = zeroblob(32) WHERE chain = 1 AND sequence = 1",
        "UPDATE entry SET bytes = x'7b7d' WHERE chain = 2 AND sequence = (SELECT min(sequence) FROM entry WHERE chain = 2)",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let clock = FakeClock::new();
        let placet = open(folder.path(), &clock, usual());
        prepare(&placet);
        grant(&placet, "room_entry");
        clock.wait(4 * YEAR);
        assert!(sweep(&placet) > 0);
        placet.deletion_submit(test()).unwrap();
        let shown = placet.deletion_status().unwrap();
        placet.close();
        execute(folder.path(), statement);
        let placet = open(folder.path(), &clock, usual());
        assert_ne!(placet.health(), Health::Ok, "{statement}");

        let recovery = placet.recover().unwrap();

        assert!(recovery.restrictions.deletion.is_some(), "{statement}");
        assert_eq!(placet.deletion_status().unwrap(), shown, "{statement}");
    }
}
