//! The deletion through the engine: the gate, sessions, processes, clocks, restarts, and the subject that comes after.

use std::path::Path;

use placet::Placet;
use placet::engine::Place;
use placet::event::ConsentDecision;
use placet::manifest::{CancelMeans, ChoiceOption};
use placet::policy::deletion::{DeletionPhase, ServerWord};
use placet::policy::{ConsentStatus, Decision, EndReason, Reason, SessionState};
use serde_json::{Value, json};

use crate::machine::{by_device, manifest, no_appeal, noticed, usual, with};
use crate::support::{
    FakeClock, accept, enter, grant, open_with, reason, speak, test, verify_name, voice_room, withdraw,
};

/// A clock that stands at nine in the morning of Saturday, 1 June 2024, and an app with a deletion.
pub fn open(folder: &Path, clock: &FakeClock, deletion: Value) -> Placet {
    open_with(Place::Folder(folder.to_owned()), &manifest(deletion), clock, None)
}

pub fn in_memory(clock: &FakeClock, deletion: Value) -> Placet {
    open_with(Place::Memory, &manifest(deletion), clock, None)
}

pub fn submit(placet: &Placet) {
    placet.deletion_begin(test()).unwrap();
    placet.deletion_satisfy(&"identity_verified".parse().unwrap(), test()).unwrap();
    placet.deletion_acknowledge(&"assets".parse().unwrap(), test()).unwrap();
    placet.deletion_choose(&"uploads".parse().unwrap(), ChoiceOption::Erase, test()).unwrap();
    placet.deletion_submit(test()).unwrap();
}

pub fn phase(placet: &Placet) -> DeletionPhase {
    placet.deletion_status().unwrap().state
}

fn sign_in(placet: &Placet) -> Decision {
    placet.check(enter(placet, "login"), &"login.sign_in".parse().unwrap())
}

fn remedy(decision: &Decision) -> &'static str {
    match decision {
        Decision::Allowed(_) => "allowed",
        Decision::Denied(denial) => denial.remedy.code(),
    }
}

pub fn confirm_all(placet: &Placet) {
    for (task, _) in placet.deletion_tasks().unwrap() {
        placet.confirm_task(&task, test()).unwrap();
    }
}

#[test]
fn submission_closes_everything_but_login_and_ends_the_sessions() {
    let placet = in_memory(&FakeClock::new(), usual());
    let room = voice_room(&placet);
    let login = enter(&placet, "login");
    assert_eq!(reason(&placet.take(room, &speak(), None)), "allowed");
    placet.deletion_begin(test()).unwrap();
    assert_eq!(reason(&placet.check(room, &speak())), "allowed", "nothing is closed before submission");

    submit(&placet);

    assert_eq!(placet.session_state(room), SessionState::Ended(EndReason::Denied(Reason::DeletionPending)));
    assert_eq!(placet.session_state(login), SessionState::Open);
    let room = enter(&placet, "voice_room");
    let denied = placet.check(room, &speak());
    assert_eq!((reason(&denied), remedy(&denied)), ("deletion_pending", "cancel_deletion"));
    assert_eq!(reason(&sign_in(&placet)), "allowed");
    assert_eq!(placet.status(&"voice_chat".parse().unwrap()).unwrap(), ConsentStatus::Granted);
}

#[test]
fn cancelling_brings_back_what_was_agreed_to_and_what_ran_out_stays_run_out() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock, with(json!({ "appeal": { "days": 60 } })));
    let room = voice_room(&placet);
    grant(&placet, "nearby");
    submit(&placet);
    placet.close_session(room);
    clock.wait(24 * 31);

    placet.deletion_cancel(CancelMeans::InteractiveLogin, noticed()).unwrap();

    assert_eq!(phase(&placet), DeletionPhase::Active);
    let room = enter(&placet, "voice_room");
    assert_eq!(reason(&placet.check(room, &speak())), "allowed");
    assert_eq!(placet.status(&"nearby".parse().unwrap()).unwrap(), ConsentStatus::Expired);
}

#[test]
fn a_withdrawal_during_the_appeal_outlives_the_cancellation() {
    let placet = in_memory(&FakeClock::new(), usual());
    voice_room(&placet);
    submit(&placet);

    withdraw(&placet, "voice_chat");
    placet.deletion_cancel(CancelMeans::InteractiveLogin, noticed()).unwrap();

    let room = enter(&placet, "voice_room");
    assert_eq!(reason(&placet.check(room, &speak())), "consent_withdrawn");
}

#[test]
fn another_process_is_closed_by_a_submission_and_learns_of_the_cancellation() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let (one, other) = (open(folder.path(), &clock, usual()), open(folder.path(), &clock, usual()));
    let room = voice_room(&one);
    assert_eq!(reason(&one.take(room, &speak(), None)), "allowed");

    submit(&other);
    assert_eq!(reason(&one.check(room, &speak())), "deletion_pending");
    assert_eq!(one.session_state(room), SessionState::Ended(EndReason::Denied(Reason::DeletionPending)));

    other.deletion_cancel(CancelMeans::InteractiveLogin, noticed()).unwrap();
    let room = enter(&one, "voice_room");
    assert_eq!(reason(&one.check(room, &speak())), "allowed");
}

#[test]
fn the_end_of_an_appeal_is_due_and_executes_at_a_tick() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock, by_device());
    accept(&placet);
    submit(&placet);
    // The fifteenth day is a Sunday; the end moves on to Monday's.
    let ends = "2024-06-18T00:00:00+08:00".parse().unwrap();
    assert_eq!(placet.next_due().unwrap(), Some(ends));
    assert_eq!(placet.deletion_status().unwrap().ends_at.unwrap().at, ends);
    assert!(placet.deletion_tasks().unwrap().is_empty(), "no task before it is carried out");

    clock.wait(24 * 16 + 14);
    assert_eq!(phase(&placet), DeletionPhase::AppealPeriod);
    clock.wait(1);
    assert_eq!(reason(&sign_in(&placet)), "deletion_pending", "after the appeal not even login is open");
    placet.tick().unwrap();

    assert_eq!(phase(&placet), DeletionPhase::Executing);
    assert!(placet.deletion_tasks().unwrap().iter().all(|(_, task)| task.done.is_none()));
    let due = placet.deletion_status().unwrap().due_by.unwrap();
    assert_eq!(placet.next_due().unwrap(), Some(due.at), "the tasks become overdue then");
}

#[test]
fn the_server_decides_where_it_has_the_word_and_nothing_is_owed_before() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock, usual());
    accept(&placet);
    submit(&placet);
    clock.wait(24 * 40);
    placet.tick().unwrap();
    assert_eq!(phase(&placet), DeletionPhase::AppealElapsed);
    assert!(placet.deletion_status().unwrap().overdue);
    assert_eq!(remedy(&sign_in(&placet)), "none");
    assert!(placet.deletion_tasks().unwrap().is_empty());

    placet.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap();

    assert!(!placet.deletion_tasks().unwrap().is_empty());
}

#[test]
fn a_clock_far_ahead_ends_no_appeal_and_a_clock_that_was_told_does() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock, by_device());
    accept(&placet);
    submit(&placet);

    clock.set_wall("2024-07-20T09:00:00+08:00");
    placet.tick().unwrap();
    assert_eq!(phase(&placet), DeletionPhase::AppealPeriod);
    assert_eq!(reason(&sign_in(&placet)), "allowed", "the person can still think again");

    let told = "2024-07-20T09:00:00+08:00".parse().unwrap();
    placet.observe_time(told, placet::event::TimeSource::Server).unwrap();
    assert_eq!(phase(&placet), DeletionPhase::Executing);
}

#[test]
fn a_deletion_submitted_by_a_clock_in_2099_has_its_appeal_from_the_time_that_was_told() {
    let clock = FakeClock::new();
    clock.set_wall("2099-01-05T09:00:00+08:00");
    let placet = in_memory(&clock, by_device());
    accept(&placet);
    submit(&placet);
    assert!(placet.deletion_status().unwrap().ends_at.unwrap().provisional);

    let told = "2024-06-01T09:00:00+08:00".parse().unwrap();
    placet.observe_time(told, placet::event::TimeSource::Server).unwrap();

    let status = placet.deletion_status().unwrap();
    assert_eq!(status.submitted_at, Some(told));
    let days = ["2024-06-18T00:00:00+08:00", "2024-06-25T00:00:00+08:00"].map(|it| it.parse().unwrap());
    assert_eq!([status.ends_at.unwrap().at, status.due_by.unwrap().at], days);
    placet.tick().unwrap();
    assert_eq!(placet.deletion_status().unwrap(), status);
}

#[test]
fn a_device_switched_off_for_weeks_does_not_execute_by_its_own_clock() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open(folder.path(), &clock, by_device());
    accept(&placet);
    submit(&placet);
    drop(placet);
    clock.restart();
    clock.set_wall("2024-07-20T09:00:00+08:00");

    let placet = open(folder.path(), &clock, by_device());
    placet.tick().unwrap();
    assert_eq!(phase(&placet), DeletionPhase::AppealPeriod);
    clock.wait(24);
    placet.tick().unwrap();

    assert_eq!(phase(&placet), DeletionPhase::Executing, "a day of running confirms the clock");
}

#[test]
fn every_step_is_found_again_after_the_process_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let again = || open(folder.path(), &clock, by_device());
    accept(&again());
    again().deletion_begin(test()).unwrap();
    again().deletion_satisfy(&"identity_verified".parse().unwrap(), test()).unwrap();
    again().deletion_acknowledge(&"assets".parse().unwrap(), test()).unwrap();
    assert_eq!(again().deletion_status().unwrap().missing, ["uploads"]);
    again().deletion_choose(&"uploads".parse().unwrap(), ChoiceOption::Detach, test()).unwrap();
    again().deletion_submit(test()).unwrap();
    let review = "2024-07-01T00:00:00+08:00".parse().unwrap();
    again().deletion_hold(&"dispute".parse().unwrap(), review, noticed()).unwrap();
    assert_eq!(again().deletion_status().unwrap().hold.unwrap().was, DeletionPhase::AppealPeriod);
    again().deletion_lift(test()).unwrap();
    clock.wait(24 * 20);
    // Twenty days without a process: the running clock vouches for them.
    again().tick().unwrap();
    assert_eq!(phase(&again()), DeletionPhase::Executing);
    let tasks: Vec<_> = again().deletion_tasks().unwrap().into_iter().map(|it| it.0).collect();
    for (done, task) in tasks.iter().enumerate() {
        assert_eq!(again().deletion_tasks().unwrap().iter().filter(|it| it.1.done.is_some()).count(), done);
        again().confirm_task(task, test()).unwrap();
    }

    assert_eq!(phase(&again()), DeletionPhase::Active, "a new subject has begun");
    again().verify().unwrap();
}

#[test]
fn after_completion_a_new_subject_begins_that_nothing_leads_to() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let (one, other) = (open(folder.path(), &clock, no_appeal()), open(folder.path(), &clock, no_appeal()));
    let room = voice_room(&one);
    assert_eq!(reason(&one.take(room, &speak(), None)), "allowed");
    let before = one.heads().unwrap();
    submit(&one);
    one.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap();
    let (last, _) = one.deletion_tasks().unwrap().pop().unwrap();
    for (task, _) in one.deletion_tasks().unwrap().into_iter().filter(|it| it.0 != last) {
        one.confirm_task(&task, test()).unwrap();
    }
    let entered = enter(&one, "voice_room");
    let elsewhere = enter(&other, "voice_room");

    one.confirm_task(&last, test()).unwrap();

    for placet in [&one, &other] {
        assert_eq!(phase(placet), DeletionPhase::Active);
        assert_eq!(placet.status(&"voice_chat".parse().unwrap()).unwrap(), ConsentStatus::NotDetermined);
        assert!(placet.usage().unwrap().is_empty() && placet.obligations().unwrap().is_empty());
        assert_eq!(placet.age_band().unwrap().code(), "unknown");
        assert_eq!(reason(&placet.check(enter(placet, "voice_room"), &speak())), "document_not_accepted");
    }
    let ended = |placet: &Placet, session, why| {
        assert_eq!(placet.session_state(session), SessionState::Ended(EndReason::Denied(why)));
    };
    ended(&one, entered, Reason::DeletionPending);
    ended(&other, elsewhere, Reason::Deleted);
    assert!(one.holds(&before).unwrap(), "the old chain stays");
    let after = one.verify().unwrap();
    let subject = before.iter().find(|it| it.chain != "install").unwrap();
    assert!(after.heads.iter().any(|it| it.chain == subject.chain && it.sequence > subject.sequence));
    // The next subject agrees and deletes on its own.
    voice_room(&other);
    submit(&other);
    assert_eq!(phase(&one), DeletionPhase::Submitted);
    other.verify().unwrap();
}

#[test]
fn a_late_word_on_the_old_account_revives_nothing() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock, no_appeal());
    voice_room(&placet);
    submit(&placet);
    placet.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap();
    confirm_all(&placet);

    assert_eq!(
        placet.deletion_cancel(CancelMeans::Choice, noticed()).map_err(|it| it.code()),
        Err("deletion_state"),
        "there is nothing to cancel"
    );
    placet.deletion_observe(ServerWord::Active, test()).unwrap();

    assert_eq!(placet.status(&"voice_chat".parse().unwrap()).unwrap(), ConsentStatus::NotDetermined);
    let deny = placet.change(test(), vec![("voice_chat".parse().unwrap(), ConsentDecision::Denied)]);
    assert!(deny.is_ok());
}

#[test]
fn a_snapshot_in_the_middle_of_a_deletion_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open(folder.path(), &clock, by_device());
    accept(&placet);
    submit(&placet);
    for _ in 0..260 {
        verify_name(&placet);
    }
    let shown = placet.deletion_status().unwrap();
    drop(placet);

    assert_eq!(open(folder.path(), &clock, by_device()).deletion_status().unwrap(), shown);
}

/// Breaks the install's chain at its first entry.
fn damage(folder: &Path) {
    let database = rusqlite::Connection::open(folder.join("placet.db")).unwrap();
    database.execute_batch("UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1").unwrap();
}

#[test]
fn a_deletion_in_a_store_that_was_damaged_goes_on_where_it_stood() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let again = || {
        damage(folder.path());
        let placet = open(folder.path(), &clock, no_appeal());
        placet.recover().unwrap();
        placet
    };
    let placet = open(folder.path(), &clock, no_appeal());
    voice_room(&placet);
    submit(&placet);
    let submitted = placet.deletion_status().unwrap();
    drop(placet);
    let placet = again();
    assert_eq!(placet.deletion_status().unwrap(), submitted);
    placet.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap();
    placet.confirm_task(&"data.voice".parse().unwrap(), test()).unwrap();
    let review = "2024-07-01T00:00:00+08:00".parse().unwrap();
    placet.deletion_hold(&"dispute".parse().unwrap(), review, noticed()).unwrap();
    let (held, tasks) = (placet.deletion_status().unwrap(), placet.deletion_tasks().unwrap());
    drop(placet);

    let placet = again();

    assert_eq!((placet.deletion_status().unwrap(), placet.deletion_tasks().unwrap()), (held, tasks));
    assert_eq!(reason(&placet.check(enter(&placet, "voice_room"), &speak())), "deletion_pending");
    let cancelled = placet.deletion_cancel(CancelMeans::Choice, noticed());
    assert_eq!(cancelled.map_err(|it| it.code()), Err("deletion_state"), "what was erased stays so");
}

#[test]
fn a_newer_calendar_counts_in_every_process_and_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    clock.set_wall("2026-12-18T12:00:00+08:00");
    let (one, other) = (open(folder.path(), &clock, by_device()), open(folder.path(), &clock, by_device()));
    accept(&one);
    submit(&one);
    assert!(one.deletion_status().unwrap().ends_at.unwrap().provisional);
    let file = include_str!("../../data/cn-working-days.json").replace("2025-11-04", "2026-12-20");
    let file = file.replace("\n  ]\n", ",\n { \"year\": 2027, \"off\": [\"01-01/01-05\"], \"on\": [] }\n  ]\n");

    one.replace_calendar(file.as_bytes()).unwrap();

    let ends = "2027-01-07T00:00:00+08:00".parse().unwrap();
    for placet in [one, other, open(folder.path(), &clock, by_device())] {
        let shown = placet.deletion_status().unwrap().ends_at.unwrap();
        assert_eq!((shown.at, shown.provisional), (ends, false));
        assert_eq!(placet.replace_calendar(file.as_bytes()).map_err(|it| it.code()), Err("calendar_not_newer"));
        assert_eq!(placet.replace_calendar(b"{}").map_err(|it| it.code()), Err("calendar_unreadable"));
    }
}

#[test]
fn a_task_that_erases_waits_for_the_floor_and_one_that_keeps_is_confirmed_at_once() {
    let clock = FakeClock::new();
    let mut manifest: Value = serde_json::from_str(&manifest(no_appeal())).unwrap();
    manifest["retention"] = json!({
        "voice": { "of": { "data": "voice" }, "at_least": "P6M", "from": "last_used", "then": "erase" },
        "phone": { "of": { "data": "phone" }, "at_least": "P6M", "from": "account_deleted", "then": "erase" }
    });
    let placet = open_with(Place::Memory, &manifest.to_string(), &clock, None);
    let room = voice_room(&placet);
    assert!(placet.take(room, &speak(), None).is_allowed());
    submit(&placet);
    placet.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap();
    let (voice, phone) = ("data.voice".parse().unwrap(), "data.phone".parse().unwrap());

    let refused = |it: Result<_, placet::Error>| it.map(|_| ()).map_err(|it| it.to_string());
    let early = refused(placet.confirm_task(&voice, test())).unwrap_err();
    assert!(early.contains("2024-12-01T01:00:00.000Z"), "{early}");
    let by_list = placet.confirm(&"deletion.data.voice".parse().unwrap(), test()).unwrap_err();
    assert_eq!(by_list.code(), "kept_by_law");
    placet.confirm_task(&phone, test()).unwrap();
    placet.confirm_task(&phone, test()).unwrap();

    clock.wait(24 * 183);
    confirm_all(&placet);
    assert_eq!(phase(&placet), DeletionPhase::Active, "the account is gone, and a guest begins");
}
