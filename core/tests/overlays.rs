//! What lies over consents and outlives a process: switches, ways to object, and budgets per launch and per window.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::path::Path;

use placet::engine::Place;
use placet::event::ConsentDecision;
use placet::id::UseRef;
use placet::manifest::OpensBy;
use placet::policy::{ConsentStatus, Decision, Remedy, SessionId};
use placet::{Error, Placet};
use support::{EXAMPLE, FakeClock, accept, allow, enter, grant, open_with, speak, test, voice_room};

/// The example with a switch over voice chat and the people nearby.
fn with_switch() -> String {
    let switch = r#""switches": { "social": { "names": { "en": "Social" }, "purposes": ["voice_chat", "nearby"] } }, "#;
    EXAMPLE.replacen("\"facts\":", &format!("{switch}\"facts\":"), 1)
}

/// The example in which voice chat is open until the person objects.
fn with_opt_out() -> String {
    let mut manifest: serde_json::Value = serde_json::from_str(EXAMPLE).unwrap();
    manifest["purposes"]["voice_chat"]["consent"] = "opt_out".into();
    // What others get is never opened so.
    manifest.as_object_mut().unwrap().remove("recipients");
    manifest.to_string()
}

/// The example in which a person is located twice in ten hours.
fn with_window() -> String {
    let window = EXAMPLE.replacen(r#""count": 2, "per": "session""#, r#""count": 2, "per": "PT10H""#, 1);
    assert_ne!(window, EXAMPLE);
    window
}

fn open(folder: &Path, manifest: &str, clock: &FakeClock) -> Placet {
    open_with(Place::Folder(folder.to_owned()), manifest, clock, None)
}

fn denial(decision: &Decision) -> (&'static str, Option<Remedy>) {
    match decision {
        Decision::Allowed(_) => ("allowed", None),
        Decision::Denied(it) => (it.reason.code(), Some(it.remedy.clone())),
    }
}

fn read_phone() -> UseRef {
    "core.read_phone".parse().unwrap()
}

fn core(placet: &Placet) -> SessionId {
    placet.enter(&"core".parse().unwrap(), OpensBy::ToBackground).unwrap()
}

#[test]
fn a_switch_that_is_off_denies_every_purpose_it_covers_and_ends_what_relied_on_them() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path(), &with_switch(), &FakeClock::new());
    let room = voice_room(&placet);
    assert!(placet.take(room, &speak(), None).is_allowed());
    let social = "social".parse().unwrap();

    let report = placet.set_switch(&social, false, test()).unwrap();

    assert_eq!(report.sessions_ended.iter().map(|it| it.session).collect::<Vec<_>>(), [room]);
    assert_eq!(placet.is_switched_on(&social), Ok(false));
    let room = enter(&placet, "voice_room");
    assert_eq!(denial(&placet.check(room, &speak())), ("consent_denied", Some(Remedy::TurnOn("social".to_owned()))));
    assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Granted), "the consent is as it was");
}

#[test]
fn a_switch_turned_on_again_lifts_the_overlay_and_grants_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path(), &with_switch(), &FakeClock::new());
    voice_room(&placet);
    let social = "social".parse().unwrap();
    placet.set_switch(&social, false, test()).unwrap();
    placet.close();

    let placet = open(folder.path(), &with_switch(), &FakeClock::new());
    assert_eq!(placet.is_switched_on(&social), Ok(false), "it stays off when the app is opened again");
    placet.set_switch(&social, true, test()).unwrap();

    let room = enter(&placet, "voice_room");
    allow(&placet, room, "microphone");
    assert!(placet.check(room, &speak()).is_allowed());
    assert_eq!(placet.status(&"nearby".parse().unwrap()), Ok(ConsentStatus::NotDetermined));
}

#[test]
fn setting_a_switch_as_it_stands_writes_nothing_and_an_undeclared_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path(), &with_switch(), &FakeClock::new());
    let before = placet.verify().unwrap();

    placet.set_switch(&"social".parse().unwrap(), true, test()).unwrap();
    let undeclared = placet.set_switch(&"none".parse().unwrap(), false, test());

    assert_eq!(placet.verify().unwrap(), before);
    assert_eq!(undeclared.as_ref().map_err(Error::code), Err("not_declared"));
}

#[test]
fn a_budget_per_launch_is_one_for_all_processes_and_anew_when_nobody_lives() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let (one, other) = (open(folder.path(), EXAMPLE, &clock), open(folder.path(), EXAMPLE, &clock));
    accept(&one);

    assert_eq!(denial(&one.take(core(&one), &read_phone(), None)).0, "allowed");
    assert_eq!(denial(&other.take(core(&other), &read_phone(), None)).0, "budget_exhausted");
    one.close();
    let again = open(folder.path(), EXAMPLE, &clock);
    assert_eq!(denial(&again.check(core(&again), &read_phone())).0, "budget_exhausted", "the other one still lives");
    again.close();
    other.close();

    let next = open(folder.path(), EXAMPLE, &clock);
    assert_eq!(denial(&next.take(core(&next), &read_phone(), None)).0, "allowed");
}

#[test]
fn a_budget_in_a_window_slides_over_processes_and_says_when_to_ask_again() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let manifest = with_window();
    let locate = "nearby.locate".parse().unwrap();
    let take = || {
        let placet = open(folder.path(), &manifest, &clock);
        let nearby = enter(&placet, "nearby");
        allow(&placet, nearby, "location");
        let decision = placet.take(nearby, &locate, None);
        placet.close();
        decision
    };
    let placet = open(folder.path(), &manifest, &clock);
    accept(&placet);
    grant(&placet, "nearby");
    placet.close();

    assert!(take().is_allowed());
    clock.wait(4);
    assert!(take().is_allowed());
    let Decision::Denied(denial) = take() else { unreachable!("twice in ten hours") };
    assert_eq!(denial.reason.code(), "budget_exhausted");
    assert_eq!(denial.retry_at, Some("2024-06-01T19:00:00+08:00".parse().unwrap()));
    let placet = open(folder.path(), &manifest, &clock);
    assert_eq!(placet.next_due().unwrap(), denial.retry_at, "an answer changes then");
    placet.close();
    clock.wait(6);

    assert!(take().is_allowed());
    assert!(!take().is_allowed());
}

#[test]
fn what_may_only_be_objected_to_is_open_with_its_documents_until_the_person_objects() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path(), &with_opt_out(), &FakeClock::new());
    let voice_chat = "voice_chat".parse().unwrap();
    assert_eq!(placet.status(&voice_chat), Ok(ConsentStatus::NotDetermined));
    accept(&placet);
    assert_eq!(placet.status(&voice_chat), Ok(ConsentStatus::Granted));
    placet.set_fact(&"real_name_verified".parse().unwrap(), true, None, test()).unwrap();
    let room = enter(&placet, "voice_room");
    allow(&placet, room, "microphone");
    assert!(placet.take(room, &speak(), None).is_allowed());

    let report = placet.change(test(), vec![(voice_chat.clone(), ConsentDecision::Withdrawn)]).unwrap();

    assert_eq!(report.sessions_ended.iter().map(|it| it.session).collect::<Vec<_>>(), [room]);
    accept(&placet);
    assert_eq!(placet.status(&voice_chat), Ok(ConsentStatus::Withdrawn), "accepting again does not take it back");
    let room = enter(&placet, "voice_room");
    assert_eq!(denial(&placet.check(room, &speak())).0, "consent_withdrawn");
    grant(&placet, "voice_chat");
    assert_eq!(placet.status(&voice_chat), Ok(ConsentStatus::Granted));
}

#[test]
fn only_what_a_budget_counts_beyond_the_process_leaves_its_moments_in_the_store() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open(folder.path(), EXAMPLE, &clock);
    let room = voice_room(&placet);
    grant(&placet, "nearby");
    let nearby = enter(&placet, "nearby");
    allow(&placet, nearby, "location");
    assert!(placet.take(room, &speak(), None).is_allowed());
    assert!(placet.take(nearby, &"nearby.locate".parse().unwrap(), None).is_allowed());
    assert!(placet.take(core(&placet), &read_phone(), None).is_allowed());
    placet.close();

    let store = rusqlite::Connection::open(folder.path().join("placet.db")).unwrap();

    let kept: i64 = store.query_row("SELECT count(*) FROM spent", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1, "the phone, once a launch");
}
