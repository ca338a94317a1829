//! Requests in a store: what survives a restart, a sign-in, a recovery, an erasure, and what the report says.

use std::fs;
use std::path::Path;

use placet::Placet;
use placet::engine::Place;
use placet::event::{RequestStep, Role};
use placet::evidence::verify;
use placet::id::RequestId;
use placet::manifest::{RightClock, RightKind};
use placet::policy::obligation::ObligationId;
use placet::policy::request::{Identity, RequestForm, RequestPhase};
use rusqlite::Connection;
use serde_json::Value;

use crate::machine::{from, manifest};
use crate::support::{FakeClock, accept, enter, open_with, test};

pub fn open(folder: &Path, clock: &FakeClock) -> Placet {
    open_with(Place::Folder(folder.to_owned()), &manifest(from("access", "received")), clock, None)
}

pub fn in_memory(clock: &FakeClock) -> Placet {
    open_with(Place::Memory, &manifest(from("access", "received")), clock, None)
}

pub fn ask(placet: &Placet, kind: RightKind) -> RequestId {
    placet.submit_request(RequestForm::of(kind), test()).unwrap().status.id
}

fn phases(placet: &Placet) -> Vec<(RequestId, RequestPhase)> {
    placet.requests().unwrap().into_iter().map(|it| (it.id, it.state)).collect()
}

#[test]
fn a_request_outlives_its_process_and_every_request_is_one_of_its_own() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open(folder.path(), &clock);
    let (first, second) = (ask(&placet, RightKind::Access), ask(&placet, RightKind::Access));
    placet.reply_to_request(&first, test()).unwrap();
    placet.close();

    let placet = open(folder.path(), &clock);

    assert_ne!(first, second);
    assert_eq!(phases(&placet), [(first, RequestPhase::Answered), (second, RequestPhase::InProgress)]);
}

#[test]
fn another_process_answers_what_one_received() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (one, other) = (open(folder.path(), &clock), open(folder.path(), &clock));
    let id = ask(&one, RightKind::Access);

    other.complete_request(&id, test()).unwrap();

    assert_eq!(phases(&one), [(id, RequestPhase::Completed)]);
}

#[test]
fn a_guests_requests_go_on_in_the_account_under_their_ids() {
    let placet = in_memory(&FakeClock::new());
    let (open, done) = (ask(&placet, RightKind::Access), ask(&placet, RightKind::Explain));
    placet.complete_request(&done, test()).unwrap();

    let merged = placet.sign_in("somebody").unwrap().merged;

    assert_eq!(merged.requests.len(), 2);
    assert_eq!(phases(&placet), [(open.clone(), RequestPhase::InProgress), (done, RequestPhase::Completed)]);
    placet.reply_to_request(&open, test()).unwrap();
    placet.sign_out().unwrap();
    assert_eq!(phases(&placet), [], "the next guest sees none of it");
    placet.sign_in("somebody").unwrap();
    assert_eq!(placet.requests().unwrap().len(), 2);
}

#[test]
fn a_recovery_takes_over_what_is_open_and_an_erasure_keeps_it_owed() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open(folder.path(), &clock);
    let (open_one, done) = (ask(&placet, RightKind::Access), ask(&placet, RightKind::Explain));
    placet.complete_request(&done, test()).unwrap();
    let due = placet.requests().unwrap().remove(0).due_by;
    placet.close();
    let database = Connection::open(folder.path().join("placet.db")).unwrap();
    database.execute_batch("UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1").unwrap();
    drop(database);

    let placet = open(folder.path(), &clock);
    let recovery = placet.recover().unwrap();

    assert_eq!(recovery.restrictions.requests.keys().collect::<Vec<_>>(), [&open_one]);
    let found = placet.requests().unwrap().remove(0);
    assert_eq!((found.id.clone(), found.state, found.due_by), (open_one.clone(), RequestPhase::InProgress, due));
    assert!(found.history.iter().any(|it| it.what == RequestStep::Salvaged));

    placet.erase_subject().unwrap();
    assert_eq!(phases(&placet), [(open_one, RequestPhase::InProgress)]);
    placet.verify().unwrap();
}

#[test]
fn a_clock_that_may_be_wrong_makes_nothing_overdue() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock);
    ask(&placet, RightKind::Access);

    clock.set_wall("2031-01-01T00:00:00+08:00");
    placet.tick().unwrap();
    assert!(!placet.requests().unwrap().remove(0).overdue);

    clock.wait(25);
    placet.tick().unwrap();
    assert!(placet.requests().unwrap().remove(0).overdue, "a day of running later it is believed");
}

#[test]
fn only_what_was_collected_before_verifies_somebody() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock);
    accept(&placet);
    let form = RequestForm { identity: Identity::ToBeVerified, ..RequestForm::of(RightKind::Access) };
    let id = placet.submit_request(form, test()).unwrap().status.id;
    let phone = ["phone".parse().unwrap()];
    let refused = placet.verify_identity(&id, &phone, test()).unwrap_err();
    assert_eq!(refused.code(), "identity_asks_new_data");

    let login = enter(&placet, "login");
    assert!(placet.take(login, &"login.sign_in".parse().unwrap(), None).is_allowed());

    assert_eq!(placet.verify_identity(&id, &phone, test()).unwrap().status.state, RequestPhase::InProgress);
}

#[test]
fn whom_the_person_authorised_by_itself_is_unbound_and_not_told() {
    let mut declared: Value = serde_json::from_str(&manifest(from("access", "received"))).unwrap();
    declared["recipients"]["partner"] = declared["recipients"]["agora"].clone();
    declared["recipients"]["partner"]["own_authorisation"] = true.into();
    let placet = open_with(Place::Memory, &declared.to_string(), &FakeClock::new(), None);
    let form = RequestForm { data: [("voice").parse().unwrap()].into(), ..RequestForm::of(RightKind::Erase) };
    let report = placet.submit_request(form, test()).unwrap();
    let works: Vec<(String, &str)> = report.status.tasks.iter().map(|it| (it.task.to_string(), it.work)).collect();
    assert!(works.contains(&("recipient.partner".to_owned(), "unbind")), "{works:?}");
    assert!(works.contains(&("recipient.agora".to_owned(), "notify")), "{works:?}");
}

#[test]
fn erasing_some_data_asks_for_it_its_recipients_and_the_backups() {
    let placet = in_memory(&FakeClock::new());
    let form = RequestForm { data: [("voice").parse().unwrap()].into(), ..RequestForm::of(RightKind::Erase) };
    let report = placet.submit_request(form, test()).unwrap();
    let tasks: Vec<String> = report.status.tasks.iter().map(|it| it.task.to_string()).collect();
    assert_eq!(tasks, ["data.voice", "recipient.agora", "backups"]);
    assert_eq!(report.status.features, ["voice_room".parse().unwrap()]);

    let id = report.status.id;
    let refused = placet.complete_request(&id, test()).unwrap_err();
    assert_eq!(refused.code(), "request_incomplete");
    assert!(refused.detail().contains("missing: data.voice, recipient.agora, backups"), "{}", refused.detail());
    for task in report.status.tasks {
        placet.confirm_request_task(&id, &task.task, test()).unwrap();
    }
    assert_eq!(placet.complete_request(&id, test()).unwrap().status.state, RequestPhase::Completed);
}

#[test]
fn erasing_some_data_tells_only_whom_has_that_and_can_be_told() {
    let mut declared: Value = serde_json::from_str(&manifest(from("access", "received"))).unwrap();
    declared["recipients"]["everybody"] = declared["recipients"]["agora"].clone();
    declared["recipients"]["everybody"]["kind"] = "public".into();
    let placet = open_with(Place::Memory, &declared.to_string(), &FakeClock::new(), None);
    let tasks = |data: &[&str]| {
        let data = data.iter().map(|it| it.parse().unwrap()).collect();
        let form = RequestForm { data, ..RequestForm::of(RightKind::Erase) };
        let status = placet.submit_request(form, test()).unwrap().status;
        status.tasks.iter().map(|it| it.task.to_string()).collect::<Vec<_>>()
    };

    assert_eq!(tasks(&["phone"]), ["data.phone", "backups"]);
    assert_eq!(tasks(&["voice"]), ["data.voice", "recipient.agora", "backups"]);
    assert_eq!(tasks(&[]), [""; 0]);
}

#[test]
fn what_waits_for_a_check_is_confirmed_by_the_check_and_then_by_what_is_owed() {
    let placet = open_with(Place::Memory, &manifest(from("complaint", "checked")), &FakeClock::new(), None);
    let id = ask(&placet, RightKind::Complaint);
    let owed = ObligationId::Request(id.clone());
    let stands = |placet: &Placet| {
        let status = placet.requests().unwrap().remove(0);
        (status.state, status.waits_for)
    };
    assert_eq!(stands(&placet), (RequestPhase::InProgress, Some(RightClock::Checked)));

    placet.confirm(&owed, test()).unwrap();
    assert_eq!(stands(&placet), (RequestPhase::InProgress, None));
    placet.confirm(&owed, test()).unwrap();

    assert_eq!(stands(&placet), (RequestPhase::Answered, None));
}

#[test]
fn the_report_tells_every_step_of_a_request_in_both_languages() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock);
    let form = RequestForm { role: Role::Agent, ..RequestForm::of(RightKind::Access) };
    let id = placet.submit_request(form, test()).unwrap().status.id;
    placet.verify_identity(&id, &[], test()).unwrap();
    placet.refuse_request(&id, &"malice".parse().unwrap(), &"write_to_us".parse().unwrap(), test()).unwrap();

    let english = placet.report("en").unwrap();
    for sentence in ["was received: access", "Who makes request", "was refused: malice", "It is due by"] {
        assert!(english.contains(sentence), "{sentence}");
    }
    let chinese = placet.report("zh-CN").unwrap();
    for sentence in ["收到权利请求", "未获同意：malice"] {
        assert!(chinese.contains(sentence), "{sentence}");
    }
}

#[test]
fn an_export_with_requests_is_verified_without_the_store() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open(&folder.path().join("store"), &clock);
    let id = ask(&placet, RightKind::Copy);
    clock.wait(24);
    placet.extend_request(&id, 3, &"many_files".parse().unwrap(), crate::machine::noticed()).unwrap();
    let file = folder.path().join("evidence");

    let heads = placet.export(&file).unwrap();

    assert!(heads.iter().any(|it| it.sequence == 2), "received and extended");
    assert!(verify(fs::read(&file).unwrap().as_slice(), &heads).is_ok());
}
