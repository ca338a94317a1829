//! The one list of what is owed: what feeds it, how it is confirmed, and that it is the same after a crash.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;
#[path = "obligations/terms.rs"]
mod terms;

use std::sync::Arc;

use placet::Placet;
use placet::engine::Place;
use placet::event::{Event, Evidence, TimeSource};
use placet::manifest::RightKind;
use placet::policy::AgeBand;
use placet::policy::obligation::{Because, ConfirmedBy, ObligationId, OpenObligation, OwedWork};
use placet::policy::request::RequestForm;
use support::*;

const DAY: i64 = 24;

fn take_voice(placet: &Placet) {
    let room = voice_room(placet);
    assert!(placet.take(room, &speak(), None).is_allowed());
}

fn ids(placet: &Placet) -> Vec<String> {
    placet.obligations().unwrap().iter().map(|it| it.id.to_string()).collect()
}

fn about(placet: &Placet, data: &str) -> Option<OpenObligation> {
    let data = data.parse().unwrap();
    placet.obligations().unwrap().into_iter().find(|it| it.data.as_ref() == Some(&data))
}

fn confirm(placet: &Placet, id: &str) -> Result<(), &'static str> {
    placet.confirm(&id.parse().unwrap(), test()).map(drop).map_err(|it| it.code())
}

fn shown() -> Evidence {
    Evidence { prompt: Some("kept_longer".parse().unwrap()), ..test() }
}

/// The example with these rules in place of its own.
fn with_retention(rules: &str) -> String {
    let mut manifest: serde_json::Value = serde_json::from_str(EXAMPLE).unwrap();
    manifest["retention"] = serde_json::from_str(rules).unwrap();
    manifest.to_string()
}

fn open_with_retention(rules: &str, clock: &FakeClock) -> Placet {
    open_with(Place::Memory, &with_retention(rules), clock, None)
}

#[test]
fn r12_what_a_withdrawal_leaves_owed_has_its_reason_and_its_day() {
    let placet = open_in_memory(&FakeClock::new());
    voice_room(&placet);

    withdraw(&placet, "voice_chat");

    let owed = about(&placet, "voice").unwrap();
    assert_eq!(
        (owed.what, owed.why, owed.about.as_deref()),
        (OwedWork::Erase, Because::PurposeEnded, Some("voice_chat"))
    );
    assert_eq!(owed.confirmed_by, ConfirmedBy::App);
    let due = owed.due_by.unwrap();
    assert_eq!(
        due.at,
        "2024-06-25T00:00:00+08:00".parse().unwrap(),
        "15 working days, with the day of the Dragon Boat off"
    );
    assert!(!due.provisional && !owed.overdue && owed.held.is_none());
}

#[test]
fn what_is_owed_beyond_the_known_calendar_has_a_provisional_day() {
    let clock = FakeClock::new();
    clock.set_wall("2034-06-01T09:00:00+08:00");
    let placet = open_in_memory(&clock);
    voice_room(&placet);
    withdraw(&placet, "voice_chat");

    assert!(about(&placet, "voice").unwrap().due_by.unwrap().provisional);
}

#[test]
fn r66_the_time_of_data_counts_from_its_first_collection_and_anew_once_it_went() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    take_voice(&placet);
    let first = about(&placet, "voice").unwrap();
    assert_eq!(
        (first.what, first.why, first.about.as_deref()),
        (OwedWork::Erase, Because::TermEnds, Some("everything"))
    );
    assert_eq!(first.due_by.unwrap().at, "2024-07-01T09:00:00+08:00".parse().unwrap());

    clock.wait(20 * DAY);
    take_voice(&placet);
    clock.wait(10 * DAY);

    let late = about(&placet, "voice").unwrap();
    assert_eq!((&late.id, late.due_by), (&first.id, first.due_by), "it is called the same, and due on the same day");
    assert!(late.overdue);
    placet.confirm(&first.id, test()).unwrap();
    assert_eq!(ids(&placet), [""; 0]);
    clock.wait(DAY);
    take_voice(&placet);
    let second = about(&placet, "voice").unwrap();
    placet.confirm(&first.id, test()).unwrap();
    assert_eq!(about(&placet, "voice"), Some(second), "an old confirmation that is told again covers nothing newer");
}

#[test]
fn the_list_is_the_same_after_a_crash_and_a_confirmation_counts_once() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let before = {
        let placet = open_at(folder.path(), &clock);
        take_voice(&placet);
        grant(&placet, "room_entry");
        withdraw(&placet, "room_entry");
        placet.submit_request(RequestForm::of(RightKind::Access), test()).unwrap();
        let listed = placet.obligations().unwrap();
        assert_eq!(listed.len(), 3);
        // Nothing of the process is told that it ends.
        std::mem::forget(placet);
        listed
    };

    let placet = open_at(folder.path(), &clock);
    assert_eq!(placet.obligations().unwrap(), before);
    for it in &before {
        placet.confirm(&it.id, test()).unwrap();
    }
    let entries = placet.entries().unwrap().len();
    assert_eq!(ids(&placet), [""; 0]);
    for it in &before {
        placet.confirm(&it.id, test()).unwrap();
    }

    assert_eq!(placet.entries().unwrap().len(), entries, "what was confirmed is not written twice");
    placet.verify().unwrap();
}

#[test]
fn what_never_was_owed_is_refused_by_its_code() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);

    for id in [
        "ended.0",
        "ended.7",
        "request.0a1b2c3d4e",
        "request.0a1b2c3d4e.data.voice",
        "deletion.local",
        "retention.voice.0",
    ] {
        assert_eq!(confirm(&placet, id), Err("no_such_obligation"), "{id}");
    }
}

#[test]
fn an_event_ends_a_rule_and_only_a_word_of_the_rule_is_one() {
    let rules = r#"{ "clips": { "of": { "data": "voice" }, "until": ["cleared"], "then": "anonymise" } }"#;
    let placet = open_with_retention(rules, &FakeClock::new());
    voice_room(&placet);
    let voice = "voice".parse().unwrap();

    assert_eq!(placet.end_retention(&voice, "deleted").unwrap_err().code(), "not_declared");
    assert_eq!(placet.end_retention(&"phone".parse().unwrap(), "cleared").unwrap_err().code(), "not_declared");
    placet.end_retention(&voice, "cleared").unwrap();
    placet.end_retention(&voice, "cleared").unwrap();

    let owed = about(&placet, "voice").unwrap();
    assert_eq!((owed.what, owed.why, owed.about.as_deref()), (OwedWork::Anonymise, Because::RuleEnded, Some("clips")));
    assert!(owed.due_by.is_some());
    assert_eq!(ids(&placet), ["ended.0"]);
}

#[test]
fn a_hold_takes_the_day_away_and_gives_it_back_and_never_hides_what_is_owed() {
    let rules = r#"{ "all": { "of": "everything", "at_most": "P30D", "from": "collected", "then": "erase", "extended_by": ["court"] } }"#;
    let clock = FakeClock::new();
    let placet = open_with_retention(rules, &clock);
    take_voice(&placet);
    let (court, review) = ("court".parse().unwrap(), "2025-01-01T00:00:00Z".parse().unwrap());
    let before = about(&placet, "voice").unwrap();
    assert_eq!(placet.place_hold(&court, review, &test()).unwrap_err().code(), "notice_required");
    assert_eq!(placet.place_hold(&"whim".parse().unwrap(), review, &shown()).unwrap_err().code(), "not_declared");
    assert_eq!(
        placet.place_hold(&court, "2024-01-01T00:00:00Z".parse().unwrap(), &shown()).unwrap_err().code(),
        "already_past"
    );

    placet.place_hold(&court, review, &shown()).unwrap();
    clock.wait(60 * DAY);

    let held = about(&placet, "voice").unwrap();
    assert_eq!((held.held.as_ref(), held.due_by, held.overdue), (Some(&court), None, false));
    assert_eq!(confirm(&placet, &held.id.to_string()), Err("obligation_held"));
    placet.lift_hold(&court, &test()).unwrap();
    placet.lift_hold(&court, &test()).unwrap();
    let lifted = about(&placet, "voice").unwrap();
    assert_eq!((lifted.due_by, lifted.overdue), (before.due_by, true));
    placet.confirm(&lifted.id, test()).unwrap();
}

#[test]
fn a_hold_comes_along_into_the_account() {
    let rules = r#"{ "all": { "of": "everything", "at_most": "P30D", "then": "erase", "extended_by": ["court"] } }"#;
    let placet = open_with_retention(rules, &FakeClock::new());
    take_voice(&placet);
    placet.place_hold(&"court".parse().unwrap(), "2025-01-01T00:00:00Z".parse().unwrap(), &shown()).unwrap();

    placet.sign_in("anna").unwrap();

    assert!(about(&placet, "voice").unwrap().held.is_some());
}

#[test]
fn what_a_guest_collected_counts_from_its_first_time_in_the_account_too() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    placet.sign_in("anna").unwrap();
    take_voice(&placet);
    placet.sign_out().unwrap();
    clock.wait(DAY);
    take_voice(&placet);
    let guests = about(&placet, "voice").unwrap();
    placet.sign_in("anna").unwrap();
    assert!(about(&placet, "voice").unwrap().due_by < guests.due_by, "the account's first time is the earlier one");
}

#[test]
fn a_request_and_its_tasks_stand_in_the_list_with_its_day() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);
    let data = ["voice".parse().unwrap()].into();
    let form = RequestForm { data, ..RequestForm::of(RightKind::Erase) };
    let status = placet.submit_request(form, test()).unwrap().status;
    let listed = placet.obligations().unwrap();

    assert!(listed.iter().all(|it| it.why == Because::Request && it.due_by == status.due_by));
    assert!(listed.iter().all(|it| it.about.as_deref() == Some(status.id.as_str())));
    let works: Vec<OwedWork> = listed.iter().map(|it| it.what).collect();
    assert_eq!(
        (works.first(), works.contains(&OwedWork::Erase), works.contains(&OwedWork::Expire)),
        (Some(&OwedWork::Act), true, true)
    );
    let whole = ObligationId::Request(status.id);
    assert_eq!(confirm(&placet, &whole.to_string()), Err("request_incomplete"));
    for it in listed.iter().skip(1) {
        placet.confirm(&it.id, test()).unwrap();
    }
    placet.confirm(&whole, test()).unwrap();
    assert_eq!(ids(&placet), [""; 0]);
}

#[test]
fn what_was_collected_of_a_child_without_a_guardian_is_owed_as_erasure() {
    let placet = open_in_memory(&FakeClock::new());
    take_voice(&placet);

    let report = placet.set_age_band(AgeBand::Under14).unwrap();

    assert!(report.to_erase.iter().any(|it| it.data.as_str() == "voice"));
    let owed = about(&placet, "voice").unwrap();
    assert_eq!((owed.why, owed.about.as_deref()), (Because::PurposeEnded, Some("voice_chat")));
    assert!(placet.set_age_band(AgeBand::Under14).unwrap().to_erase.is_empty(), "nothing is owed twice");
}

#[test]
fn a_floor_goes_before_a_ceiling_and_what_must_stay_is_stored_alone() {
    let rules = r#"{
        "short": { "of": { "data": "voice" }, "at_most": "P30D", "from": "collected", "then": "erase" },
        "law": { "of": { "data": "voice" }, "at_least": "P6M", "at_most": "unspecified", "from": "last_used", "meanwhile": "storage_only", "then": "erase" },
        "rest": { "of": "everything", "at_most": "P1D", "then": "erase" }
    }"#;
    let placet = open_with_retention(rules, &FakeClock::new());
    take_voice(&placet);

    let plan = placet.retention(&"voice".parse().unwrap()).unwrap();

    let end = "2024-12-01T09:00:00+08:00".parse().unwrap();
    assert_eq!(plan.keep_until, Some((end, "law".parse().unwrap())));
    assert_eq!(plan.gone_by, Some((end, "short".parse().unwrap())), "what the law keeps is not due before");
    assert!(plan.meanwhile.is_some());
    assert_eq!(plan.rules, ["law", "short"].map(|it| it.parse().unwrap()), "the rest is what no rule names");
    let rest = placet.retention(&"phone".parse().unwrap()).unwrap();
    assert_eq!((rest.rules.len(), rest.gone_by), (1, None), "nothing was collected");
    assert_eq!(placet.retention(&"shoe_size".parse().unwrap()).unwrap_err().code(), "not_declared");
}

#[test]
fn what_the_law_keeps_is_due_when_that_is_over_though_its_purpose_ended() {
    let rules = r#"{ "law": { "of": { "data": "voice" }, "at_least": "P6M", "from": "collected", "meanwhile": "storage_only", "then": "erase" } }"#;
    let placet = open_with_retention(rules, &FakeClock::new());
    take_voice(&placet);
    withdraw(&placet, "voice_chat");

    let owed = about(&placet, "voice").unwrap();

    let end = "2024-12-01T09:00:00+08:00".parse().unwrap();
    assert_eq!((owed.keep_until, owed.due_by.map(|it| it.at)), (Some(end), Some(end)));
    assert_eq!(reason(&placet.check_without_session(&speak())), "consent_withdrawn", "stored, and used for nothing");
}

#[test]
fn a_confirmation_is_evidence_of_its_own() {
    let placet = open_in_memory(&FakeClock::new());
    take_voice(&placet);
    let owed = about(&placet, "voice").unwrap();
    placet.confirm(&owed.id, test()).unwrap();

    let last = placet.entries().unwrap().into_iter().map(|(.., entry)| entry.event).next_back();

    assert!(matches!(last, Some(Event::RetentionSwept { data, .. }) if data.as_str() == "voice"));
}

#[test]
fn the_timer_wakes_for_the_end_of_a_term_and_a_tick_tells_of_it_once_in_every_process() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let heard = [Arc::new(Heard::default()), Arc::new(Heard::default())];
    let open = |it: &Arc<Heard>| open_with(Place::Folder(folder.path().to_owned()), EXAMPLE, &clock, Some(it.clone()));
    let processes = [open(&heard[0]), open(&heard[1])];
    assert_eq!(processes[0].next_due().unwrap(), None);
    take_voice(&processes[0]);
    let end = "2024-07-01T09:00:00+08:00".parse().unwrap();
    processes[1].tick().unwrap();

    clock.wait(DAY * 30 - 1);
    for (placet, heard) in processes.iter().zip(&heard) {
        assert_eq!(placet.next_due().unwrap(), Some(end));
        heard.0.lock().unwrap().clear();
        placet.tick().unwrap();
        assert_eq!(*heard.0.lock().unwrap(), [""; 0]);
    }
    clock.wait(1);
    for (placet, heard) in processes.iter().zip(&heard) {
        grant(placet, "room_entry");
        placet.refresh().unwrap();
        heard.0.lock().unwrap().clear();
        assert_eq!(placet.next_due().unwrap(), Some(end), "what has passed is due until it was told");
        placet.tick().unwrap();
        placet.tick().unwrap();
        assert_eq!(*heard.0.lock().unwrap(), ["Obligations"]);
        assert_eq!(placet.next_due().unwrap(), None);
    }
}

#[test]
fn the_timer_wakes_when_a_floor_lets_data_go_and_when_what_is_owed_becomes_overdue() {
    let rules = r#"{ "law": { "of": { "data": "voice" }, "at_least": "P6M", "from": "collected", "then": "erase" } }"#;
    let clock = FakeClock::new();
    let placet = open_with_retention(rules, &clock);
    take_voice(&placet);
    assert_eq!(placet.next_due().unwrap(), Some("2024-12-01T09:00:00+08:00".parse().unwrap()));

    let request = placet.submit_request(RequestForm::of(RightKind::Access), test()).unwrap().status;

    assert_eq!(placet.next_due().unwrap(), Some(request.due_by.unwrap().at));
    clock.wait(DAY * 60);
    placet.tick().unwrap();
    assert_eq!(placet.next_due().unwrap(), Some("2024-12-01T09:00:00+08:00".parse().unwrap()));
}

#[test]
fn the_timer_wakes_for_the_term_of_an_account_that_is_signed_out() {
    let clock = FakeClock::new();
    let heard = Arc::new(Heard::default());
    let placet = open_with(Place::Memory, EXAMPLE, &clock, Some(heard.clone()));
    placet.sign_in("anna").unwrap();
    take_voice(&placet);
    placet.sign_out().unwrap();
    let end = "2024-07-01T09:00:00+08:00".parse().unwrap();
    assert_eq!(placet.next_due().unwrap(), Some(end));
    heard.0.lock().unwrap().clear();

    clock.wait(DAY * 30);
    placet.tick().unwrap();

    assert_eq!(*heard.0.lock().unwrap(), ["Obligations", "Deletion"]);
    assert!(placet.obligations_of_others().unwrap().iter().any(|(_, it)| it.overdue));
    assert_eq!(placet.next_due().unwrap(), None);
}

/// What the law keeps for six months goes, by the text, after a day.
const FLOOR: &str = r#"{
    "law": { "of": { "data": "voice" }, "at_least": "P6M", "from": "collected", "then": "erase", "extended_by": ["court"] },
    "short": { "of": { "data": "voice" }, "at_most": "P1D", "from": "collected", "then": "erase" }
}"#;

/// What is refused, and what it is about.
fn refused<T>(it: Result<T, placet::Error>) -> (&'static str, String) {
    match it {
        Err(placet::Error::Refused(it)) => (it.code.code(), it.about),
        _ => ("", String::new()),
    }
}

#[test]
fn nothing_that_the_law_has_kept_is_confirmed_as_gone_before_its_day_and_the_refusal_says_it() {
    let clock = FakeClock::new();
    let placet = open_with_retention(FLOOR, &clock);
    take_voice(&placet);
    let kept = ("kept_by_law", "2024-12-01T01:00:00.000Z".to_owned());
    let term = about(&placet, "voice").unwrap().id;
    assert_eq!(refused(placet.confirm(&term, test())), kept);
    withdraw(&placet, "voice_chat");
    let ended = about(&placet, "voice").unwrap().id;
    assert_eq!(refused(placet.confirm(&ended, test())), kept);

    clock.wait(DAY * 183 - 1);
    assert_eq!(refused(placet.confirm(&ended, test())), kept);
    clock.wait(1);
    assert_eq!(about(&placet, "voice").unwrap().keep_until, None, "the law lets it go");

    placet.confirm(&ended, test()).unwrap();
    let entries = placet.entries().unwrap().len();
    placet.confirm(&ended, test()).unwrap();
    assert_eq!(placet.entries().unwrap().len(), entries, "saying so again changes nothing");
}

#[test]
fn a_task_of_a_request_waits_for_the_floor_and_for_a_hold_by_whichever_call() {
    let clock = FakeClock::new();
    let placet = open_with_retention(FLOOR, &clock);
    take_voice(&placet);
    let form = RequestForm { data: ["voice".parse().unwrap()].into(), ..RequestForm::of(RightKind::Erase) };
    let request = placet.submit_request(form, test()).unwrap().status.id;
    let task = "data.voice".parse().unwrap();
    let owed = ObligationId::RequestTask(request.clone(), "data.voice".parse().unwrap());
    let kept = ("kept_by_law", "2024-12-01T01:00:00.000Z".to_owned());

    assert_eq!(refused(placet.confirm_request_task(&request, &task, test())), kept);
    assert_eq!(refused(placet.confirm(&owed, test())), kept);
    let listed = placet.obligations().unwrap().into_iter().find(|it| it.id == owed).unwrap();
    assert_eq!(listed.due_by.map(|it| it.at), listed.keep_until, "it is not overdue before it may be done");

    clock.wait(DAY * 183);
    let court = "court".parse().unwrap();
    placet.place_hold(&court, "2026-01-01T00:00:00Z".parse().unwrap(), &shown()).unwrap();
    let held = ("obligation_held", "court".to_owned());
    assert_eq!(refused(placet.confirm_request_task(&request, &task, test())), held);
    assert_eq!(refused(placet.confirm(&owed, test())), held);
    placet.lift_hold(&court, &test()).unwrap();
    placet.confirm_request_task(&request, &task, test()).unwrap();
    placet.confirm_request_task(&request, &task, test()).unwrap();
    placet.confirm(&owed, test()).unwrap();
}

const AFTER_A_REQUEST: &str = r#"{
    "proofs": { "of": { "data": "voice" }, "at_most": "P30D", "from": "request_closed", "then": "erase" },
    "claims": { "of": { "data": "phone" }, "at_least": "P3Y", "from": "request_closed", "then": "erase" }
}"#;

#[test]
fn a_term_from_a_closed_request_has_its_date_by_the_entry_that_closed_it() {
    let clock = FakeClock::new();
    let placet = open_with_retention(AFTER_A_REQUEST, &clock);
    let plan = |data: &str| {
        let plan = placet.retention(&data.parse().unwrap()).unwrap();
        (plan.keep_until.map(|(at, _)| at), plan.gone_by.map(|(at, _)| at))
    };
    let closed = |days: i64| {
        clock.wait(DAY * days);
        let id = placet.submit_request(RequestForm::of(RightKind::Access), test()).unwrap().status.id;
        placet.complete_request(&id, test()).unwrap();
    };
    closed(0);
    clock.wait(DAY);
    take_voice(&placet);
    assert_eq!(plan("voice"), (None, None), "that request was closed before any of it was there");
    assert_eq!(about(&placet, "voice"), None);

    closed(1);
    closed(10);

    let first = "2024-07-03T09:00:00+08:00".parse().unwrap();
    assert_eq!(plan("voice"), (None, Some(first)), "a ceiling counts from the first that was closed since");
    assert_eq!(plan("phone"), (Some("2027-06-13T09:00:00+08:00".parse().unwrap()), None), "a floor from the last");
    assert_eq!(placet.next_due().unwrap(), Some(first));
    let owed = about(&placet, "voice").unwrap();
    assert_eq!((owed.why, owed.about.as_deref()), (Because::TermEnds, Some("proofs")));
    placet.confirm(&owed.id, test()).unwrap();
    assert_eq!((plan("voice"), about(&placet, "voice")), ((None, None), None));
    closed(1);
    clock.wait(DAY);
    assert_eq!(about(&placet, "voice"), None, "nothing was collected since");
}

#[test]
fn a_request_that_is_open_or_was_only_completed_after_its_answer_moves_no_term() {
    let clock = FakeClock::new();
    let mut manifest: serde_json::Value = serde_json::from_str(&with_retention(AFTER_A_REQUEST)).unwrap();
    manifest["rights"] =
        serde_json::json!({ "access": { "due": { "working_days": 15 }, "from": "received", "owed": "reply" } });
    let placet = open_with(Place::Memory, &manifest.to_string(), &clock, None);
    take_voice(&placet);
    let gone_by = || placet.retention(&"voice".parse().unwrap()).unwrap().gone_by.map(|(at, _)| at);
    let id = placet.submit_request(RequestForm::of(RightKind::Access), test()).unwrap().status.id;
    assert_eq!(gone_by(), None);

    clock.wait(DAY);
    placet.reply_to_request(&id, test()).unwrap();
    let answered = gone_by();
    clock.wait(DAY * 5);
    placet.complete_request(&id, test()).unwrap();

    assert_eq!(answered, Some("2024-07-02T09:00:00+08:00".parse().unwrap()));
    assert_eq!(gone_by(), answered);
}

#[test]
fn a_refusal_closes_a_request_and_a_told_time_brings_its_closing_back_to_now() {
    let clock = FakeClock::new();
    clock.set_wall("2099-01-01T00:00:00+08:00");
    let placet = open_with_retention(AFTER_A_REQUEST, &clock);
    let form = RequestForm::of(RightKind::Portability);
    let id = placet.submit_request(form, test()).unwrap().status.id;
    placet.refuse_request(&id, &"not_feasible".parse().unwrap(), &"how_to_complain".parse().unwrap(), test()).unwrap();

    placet.observe_time("2024-06-01T09:00:00+08:00".parse().unwrap(), TimeSource::Server).unwrap();

    let kept = placet.retention(&"phone".parse().unwrap()).unwrap().keep_until.unwrap().0;
    assert_eq!(kept, "2027-06-01T09:00:00+08:00".parse().unwrap());
}
