//! Platforms and API levels: what a system does not know is not asked for, what it calls the rest is an answer, and what it
//! switches off is taken back.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use placet::Placet;
use placet::engine::{Config, Place};
use placet::event::Event;
use placet::manifest::DeviceSystem;
use placet::policy::{ConsentStatus, SessionId, SystemPermission};
use serde_json::{Value, json};
use std::sync::Arc;
use support::*;

const APPLE: Option<DeviceSystem> = Some(DeviceSystem::Apple);

#[expect(clippy::unnecessary_wraps, reason = "a system that is known, where none may be")]
fn android(api_level: u16) -> Option<DeviceSystem> {
    Some(DeviceSystem::Android { api_level })
}

/// A store of the example on one system, with the room's permission changed and everything open but permissions.
fn open_on(system: Option<DeviceSystem>, microphone: &Value, needs: &Value) -> (Placet, SessionId) {
    let mut manifest: Value = serde_json::from_slice(EXAMPLE.as_bytes()).unwrap();
    for (member, it) in microphone.as_object().unwrap() {
        manifest["permissions"]["microphone"][member] = it.clone();
    }
    manifest["features"]["voice_room"]["uses"]["speak"]["permissions"] = needs.clone();
    let config = Config::new(Place::Memory, manifest.to_string().into_bytes());
    let placet = Placet::open(Config { clock: Arc::new(FakeClock::new()), system, ..config }).unwrap();
    accept(&placet);
    grant(&placet, "voice_chat");
    verify_name(&placet);
    let room = enter(&placet, "voice_room");
    (placet, room)
}

fn microphone() -> placet::id::PermissionId {
    "microphone".parse().unwrap()
}

fn refused(it: Result<impl std::fmt::Debug, placet::Error>) -> String {
    it.unwrap_err().code().to_owned()
}

#[test]
fn a_system_that_does_not_know_a_permission_is_not_asked_for_it_and_denies_what_needs_it() {
    let only_apple = json!({ "platforms": ["apple"] });
    let (placet, room) = open_on(android(34), &only_apple, &json!({ "all_of": ["microphone"] }));

    assert_eq!(refused(placet.request(room, &microphone())), "permission_unknown_here");
    assert_eq!(
        refused(placet.answer(room, &microphone(), SystemPermission::Granted, test())),
        "permission_unknown_here"
    );
    assert_eq!(refused(placet.system_names(&microphone())), "permission_unknown_here");
    placet.report_permission(&microphone(), SystemPermission::Granted).unwrap();
    assert_eq!(reason(&placet.check(room, &speak())), "permission_restricted");
}

#[test]
fn a_system_that_nobody_told_is_asked_for_everything() {
    let only_apple = json!({ "platforms": ["apple"] });
    let (placet, room) = open_on(None, &only_apple, &json!({ "all_of": ["microphone"] }));

    let request = placet.request(room, &microphone()).unwrap();
    allow(&placet, room, "microphone");

    assert!(request.ask_system);
    assert_eq!((request.system_names, placet.system_names(&microphone()).unwrap()), (vec![], vec![]));
    assert_eq!(reason(&placet.check(room, &speak())), "allowed");
}

#[test]
fn one_of_several_permissions_is_enough_among_those_that_the_system_knows() {
    let only_apple = json!({ "platforms": ["apple"] });
    let (placet, room) = open_on(android(34), &only_apple, &json!({ "any_of": ["microphone", "camera"] }));

    let placet::policy::Decision::Denied(denial) = placet.check(room, &speak()) else { unreachable!() };
    assert_eq!((denial.reason.code(), denial.about.as_deref()), ("permission_not_determined", Some("camera")));
    allow(&placet, room, "camera");
    assert_eq!(reason(&placet.check(room, &speak())), "allowed");

    let (placet, room) = open_on(android(34), &only_apple, &json!({ "any_of": ["microphone"] }));
    assert_eq!(reason(&placet.check(room, &speak())), "permission_restricted");
}

#[test]
fn what_is_asked_for_has_the_names_of_the_level() {
    let levels = json!({ "android": { "1..32": ["old.ONE", "old.TWO"], "33..": ["new.ONE"] }, "apple": "NSKey" });
    let names = |system| {
        let (placet, room) = open_on(system, &levels, &json!({ "all_of": ["microphone"] }));
        let request = placet.request(room, &microphone()).unwrap();
        assert_eq!(request.system_names, placet.system_names(&microphone()).unwrap());
        request.system_names
    };

    assert_eq!(names(android(32)), ["old.ONE", "old.TWO"]);
    assert_eq!(names(android(33)), ["new.ONE"]);
    assert_eq!(names(APPLE), ["NSKey"]);
}

#[test]
fn names_of_the_system_are_ignored_where_placet_alone_keeps_the_permission() {
    let app = json!({ "control": "app", "android": { "1..": ["old.ONE"] }, "apple": "NSKey" });
    for system in [android(34), APPLE] {
        let (placet, room) = open_on(system, &app, &json!({ "all_of": ["microphone"] }));
        let request = placet.request(room, &microphone()).unwrap();
        assert_eq!((request.ask_system, request.system_names), (false, vec![]));
        assert_eq!(placet.system_names(&microphone()), Ok(vec![]));
    }
}

#[test]
fn at_a_level_that_is_left_out_the_person_alone_is_asked_and_a_no_of_the_system_binds_still() {
    let from_33 = json!({ "android": { "33..": ["android.permission.POST_NOTIFICATIONS"] } });
    let (placet, room) = open_on(android(32), &from_33, &json!({ "all_of": ["microphone"] }));

    assert_eq!(reason(&placet.check(room, &speak())), "permission_not_determined");
    let request = placet.request(room, &microphone()).unwrap();
    assert_eq!((request.ask_system, request.system_names), (false, vec![]));
    placet.answer(room, &microphone(), SystemPermission::Denied, test()).unwrap();
    assert_eq!(reason(&placet.check(room, &speak())), "permission_denied");
    placet.answer(room, &microphone(), SystemPermission::Granted, test()).unwrap();
    assert_eq!(reason(&placet.check(room, &speak())), "allowed");
    let stands = placet.permission_status(&microphone(), &"voice_room".parse().unwrap()).unwrap();
    assert_eq!(
        (stands.system, stands.granted),
        (SystemPermission::NotDetermined, placet::policy::GrantStatus::Granted)
    );

    placet.report_permission(&microphone(), SystemPermission::Denied).unwrap();
    assert_eq!(reason(&placet.check(room, &speak())), "permission_denied");
}

#[test]
fn without_any_level_declared_android_is_asked() {
    let (placet, room) = open_on(android(34), &json!({ "android": {} }), &json!({ "all_of": ["microphone"] }));

    assert!(placet.request(room, &microphone()).unwrap().ask_system);
}

#[test]
fn one_of_several_permissions_that_the_system_knows_is_enough_and_all_are_named_where_none_is_there() {
    let (placet, room) = open_on(APPLE, &json!({}), &json!({ "any_of": ["microphone", "camera"] }));
    let missing = || {
        let steps = placet.explain(Some(room), &speak()).steps;
        let denials = steps.into_iter().flat_map(|it| it.denials);
        denials.filter_map(|it| it.about).collect::<Vec<_>>()
    };
    assert_eq!(missing(), ["microphone", "camera"]);

    allow(&placet, room, "camera");

    assert_eq!(missing(), [""; 0]);
    assert_eq!(reason(&placet.check(room, &speak())), "allowed");
}

/// What is written last, by the words of the entries.
fn written_since(placet: &Placet, before: usize) -> Vec<Event> {
    placet.entries().unwrap().into_iter().skip(before).map(|it| it.2.event).collect()
}

#[test]
fn a_permission_switched_off_takes_back_the_consent_that_nothing_else_serves() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);
    grant(&placet, "nearby");
    let face_check = "face_check".parse().unwrap();
    placet.grant_separately(&face_check, test()).unwrap();
    for (feature, permission) in [("real_name", "camera"), ("nearby", "location")] {
        let session = enter(&placet, feature);
        allow(&placet, session, permission);
    }
    let status = |purpose: &str| placet.status(&purpose.parse().unwrap()).unwrap();

    let before = placet.entries().unwrap().len();
    placet.report_permission(&"location".parse().unwrap(), SystemPermission::Denied).unwrap();
    assert_eq!(status("nearby"), ConsentStatus::Granted, "a rough place needs no permission");
    assert!(matches!(written_since(&placet, before)[..], [Event::PermissionEnded { .. }]));

    let report = placet.report_permission(&"camera".parse().unwrap(), SystemPermission::Denied).unwrap();
    assert_eq!(status("face_check"), ConsentStatus::Withdrawn);
    assert_eq!(report.to_erase.iter().map(|it| it.data.as_str()).collect::<Vec<_>>(), ["face"]);
    assert_eq!((status("nearby"), status("account")), (ConsentStatus::Granted, ConsentStatus::Granted));
}

#[test]
fn a_permission_switched_off_takes_back_no_consent_that_the_person_has_taken_back() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);
    placet.grant_separately(&"face_check".parse().unwrap(), test()).unwrap();
    let session = enter(&placet, "real_name");
    allow(&placet, session, "camera");
    withdraw(&placet, "face_check");
    let before = placet.entries().unwrap().len();

    placet.report_permission(&"camera".parse().unwrap(), SystemPermission::Denied).unwrap();

    assert!(matches!(written_since(&placet, before)[..], [Event::PermissionEnded { .. }]));
}

#[test]
fn a_permission_that_is_off_for_a_pause_or_on_as_before_loses_no_answer() {
    let placet = open_in_memory(&FakeClock::new());
    let room = voice_room(&placet);
    grant(&placet, "nearby");
    let nearby = enter(&placet, "nearby");
    allow(&placet, nearby, "location");
    let before = placet.entries().unwrap().len();

    placet.report_permission(&"microphone".parse().unwrap(), SystemPermission::Denied).unwrap();
    assert_eq!(reason(&placet.check(room, &speak())), "permission_denied");
    placet.report_permission(&"microphone".parse().unwrap(), SystemPermission::Granted).unwrap();
    placet.report_permission(&"location".parse().unwrap(), SystemPermission::Granted).unwrap();

    assert_eq!(reason(&placet.check(room, &speak())), "allowed");
    assert_eq!(reason(&placet.check(nearby, &"nearby.locate".parse().unwrap())), "allowed");
    assert_eq!(placet.entries().unwrap().len(), before);
}
