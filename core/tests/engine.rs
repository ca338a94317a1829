//! The engine as a Rust user meets it.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::sync::Arc;

use placet::engine::{Health, Place};
use placet::event::ConsentDecision;
use placet::policy::{Availability, ConsentStatus, Decision, EndReason, SessionState, SystemPermission};
use support::*;

#[test]
fn nothing_is_allowed_before_the_policy_is_accepted() {
    let placet = open_in_memory(&FakeClock::new());
    let room = enter(&placet, "login");

    assert_eq!(reason(&placet.check(room, &"login.sign_in".parse().unwrap())), "document_not_accepted");
}

#[test]
fn a_use_needs_document_age_fact_consent_permission_and_session_in_this_order() {
    let placet = open_in_memory(&FakeClock::new());
    let room = enter(&placet, "voice_room");
    let policy = "privacy_policy".parse().unwrap();
    let mut seen = vec![reason(&placet.check(room, &speak()))];

    placet.present(&policy, None).unwrap();
    placet.accept(&policy, test()).unwrap();
    seen.push(reason(&placet.check(room, &speak())));
    placet.set_age_band(placet::policy::AgeBand::Adult).unwrap();
    seen.push(reason(&placet.check(room, &speak())));
    grant(&placet, "voice_chat");
    seen.push(reason(&placet.check(room, &speak())));
    verify_name(&placet);
    seen.push(reason(&placet.check(room, &speak())));
    placet.report_permission(&"microphone".parse().unwrap(), SystemPermission::Granted).unwrap();
    seen.push(reason(&placet.check(room, &speak())));
    allow(&placet, room, "microphone");
    seen.push(reason(&placet.check(room, &speak())));
    placet.close_session(room);
    seen.push(reason(&placet.check(room, &speak())));

    assert_eq!(
        seen,
        [
            "document_not_accepted",
            "age_unknown",
            "consent_not_determined",
            "fact_required",
            "permission_not_determined",
            "permission_not_determined",
            "allowed",
            "feature_not_in_use",
        ]
    );
}

#[test]
fn withdrawing_a_purpose_ends_the_sessions_that_used_it() {
    let heard = Arc::new(Heard::default());
    let placet = open_with(Place::Memory, EXAMPLE, &FakeClock::new(), Some(heard.clone()));
    let room = voice_room(&placet);
    assert_eq!(reason(&placet.take(room, &speak(), None)), "allowed");

    let report = withdraw(&placet, "voice_chat");

    assert_eq!(report.sessions_ended.len(), 1);
    assert_eq!(report.closed, [speak()]);
    assert_eq!(report.to_erase.iter().map(|it| it.data.as_str()).collect::<Vec<_>>(), ["voice"]);
    assert_eq!(
        placet.session_state(room),
        SessionState::Ended(EndReason::Denied(placet::policy::Reason::ConsentWithdrawn))
    );
    assert_eq!(reason(&placet.check(room, &speak())), "consent_withdrawn");
    assert!(heard.0.lock().unwrap().contains(&"session 1 consent_withdrawn".to_owned()));
}

#[test]
fn a_decision_is_found_again_after_the_process_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    {
        let placet = open_at(folder.path(), &clock);
        let room = voice_room(&placet);
        placet.take(room, &speak(), None);
        withdraw(&placet, "voice_chat");
    }

    let placet = open_at(folder.path(), &clock);

    assert_eq!(placet.health(), Health::Ok);
    assert_eq!(placet.status(&"voice_chat".parse().unwrap()).unwrap(), ConsentStatus::Withdrawn);
    assert_eq!(placet.obligations().unwrap().len(), 1);
    assert_eq!(placet.usage().unwrap()[0].count, 1);
    let room = enter(&placet, "voice_room");
    assert_eq!(reason(&placet.check(room, &speak())), "consent_withdrawn");
}

#[test]
fn another_instance_sees_a_withdrawal_at_once_and_loses_its_session() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let one = open_at(folder.path(), &clock);
    let other = open_at(folder.path(), &clock);
    let room = voice_room(&one);
    assert_eq!(reason(&one.take(room, &speak(), None)), "allowed");

    withdraw(&other, "voice_chat");

    assert_eq!(reason(&one.check(room, &speak())), "consent_withdrawn");
    assert_ne!(one.session_state(room), SessionState::Open);
}

#[test]
fn a_grant_runs_out_and_leaves_what_was_kept_on_it_to_be_erased() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    accept(&placet);
    grant(&placet, "nearby");
    let start = clock_now(&clock);
    assert_eq!(placet.next_due().unwrap(), Some(start.plus_millis(30 * 24 * HOUR)));

    clock.wait(30 * 24);
    assert_eq!(placet.status(&"nearby".parse().unwrap()).unwrap(), ConsentStatus::Expired);
    assert!(placet.obligations().unwrap().is_empty(), "nothing is owed before the end is in the ledger");
    placet.tick().unwrap();

    assert_ne!(placet.next_due().unwrap(), Some(start.plus_millis(30 * 24 * HOUR)), "it has ended and ends no more");
    let owed: Vec<_> =
        placet.obligations().unwrap().into_iter().filter_map(|it| it.data).map(|it| it.to_string()).collect();
    assert_eq!(owed, ["location_coarse", "location_precise"]);
}

fn clock_now(clock: &FakeClock) -> placet::clock::Timestamp {
    placet::clock::Clock::read(clock).wall
}

#[test]
fn a_clock_set_far_ahead_denies_an_expiring_grant_and_erases_nothing() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    accept(&placet);
    grant(&placet, "nearby");

    clock.set_wall("2099-01-01T00:00:00+08:00");
    placet.tick().unwrap();

    assert_eq!(placet.status(&"nearby".parse().unwrap()).unwrap(), ConsentStatus::Expired);
    assert!(placet.obligations().unwrap().is_empty());
    clock.set_wall("2024-06-01T09:00:00+08:00");
    assert_eq!(placet.status(&"nearby".parse().unwrap()).unwrap(), ConsentStatus::Granted);
}

#[test]
fn a_separate_consent_is_granted_by_itself_or_not_at_all() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);
    let lines = vec![
        ("voice_chat".parse().unwrap(), ConsentDecision::Granted),
        ("face_check".parse().unwrap(), ConsentDecision::Granted),
    ];

    let refused = placet.change(test(), lines).unwrap_err();

    assert_eq!(refused.code(), "separate_consent_required");
    assert_eq!(placet.status(&"voice_chat".parse().unwrap()).unwrap(), ConsentStatus::NotDetermined);
    placet.grant_separately(&"face_check".parse().unwrap(), test()).unwrap();
    assert_eq!(placet.status(&"face_check".parse().unwrap()).unwrap(), ConsentStatus::Granted);
    assert_eq!(placet.grant_separately(&"voice_chat".parse().unwrap(), test()).unwrap_err().code(), "not_separate");
}

#[test]
fn a_budget_per_action_is_spent_once_and_a_budget_per_session_twice() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);
    grant(&placet, "room_entry");
    grant(&placet, "nearby");
    let paste = enter(&placet, "room_paste");
    let it = "room_paste.read_room_number".parse().unwrap();
    allow(&placet, paste, "clipboard");
    let mut seen = vec![reason(&placet.take(paste, &it, None))];
    let action = placet.begin_action(paste).unwrap();
    seen.push(reason(&placet.take(paste, &it, Some(action))));
    seen.push(reason(&placet.take(paste, &it, Some(action))));
    let again = placet.begin_action(paste).unwrap();
    seen.push(reason(&placet.take(paste, &it, Some(again))));

    assert_eq!(seen, ["budget_exhausted", "allowed", "budget_exhausted", "allowed"]);
    let nearby = enter(&placet, "nearby");
    allow(&placet, nearby, "location");
    let it = "nearby.locate".parse().unwrap();
    assert!(placet.take(nearby, &it, None).is_allowed());
    assert!(placet.take(nearby, &it, None).is_allowed());
    let Decision::Denied(denial) = placet.take(nearby, &it, None) else { unreachable!() };
    assert_eq!(denial.reason.code(), "budget_exhausted");
    assert_eq!(denial.alternative, Some("nearby.locate_roughly".parse().unwrap()));
}

#[test]
fn what_no_rule_decides_yet_is_unavailable_and_never_passed_over() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);

    assert_eq!(reason(&placet.check_start(&"agora".parse().unwrap())), "rule_not_built");
    assert_eq!(reason(&placet.check_start(&"unknown".parse().unwrap())), "not_declared");
    placet.set_age_band(placet::policy::AgeBand::Under14).unwrap();
    let login = enter(&placet, "login");
    assert_eq!(reason(&placet.check(login, &"login.sign_in".parse().unwrap())), "rule_not_built");
}

#[test]
fn an_age_above_18_is_finer_than_what_is_known_of_an_adult_and_is_not_passed_over() {
    let at_least =
        |age: &str| EXAMPLE.replacen(r#""max": "PT1H","#, &format!(r#""max": "PT1H", "minimum_age": {age},"#), 1);
    let answer = |manifest: &str| {
        let placet = open_with(Place::Memory, manifest, &FakeClock::new(), None);
        accept(&placet);
        grant(&placet, "nearby");
        let session = enter(&placet, "nearby");
        reason(&placet.check(session, &"nearby.locate_roughly".parse().unwrap()))
    };

    assert_eq!(answer(&at_least("18")), "allowed");
    assert_eq!(answer(&at_least("19")), "rule_not_built");
}

#[test]
fn a_permission_switched_off_in_the_settings_is_withdrawn_and_comes_back_only_by_asking() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);
    grant(&placet, "nearby");
    let nearby = enter(&placet, "nearby");
    allow(&placet, nearby, "location");
    let locate = "nearby.locate".parse().unwrap();
    assert!(placet.check(nearby, &locate).is_allowed());
    let location = "location".parse().unwrap();

    let report = placet.report_permission(&location, SystemPermission::Denied).unwrap();
    placet.report_permission(&location, SystemPermission::Granted).unwrap();

    let ended: Vec<&str> = report.sessions_ended.iter().map(|it| it.reason.code()).collect();
    assert_eq!(ended, ["permission_denied"]);
    let nearby = enter(&placet, "nearby");
    assert_eq!(reason(&placet.check(nearby, &locate)), "permission_not_determined");
}

#[test]
fn an_alternative_is_named_for_the_reasons_that_it_answers_alone() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);
    grant(&placet, "nearby");
    let nearby = enter(&placet, "nearby");
    let locate = "nearby.locate".parse().unwrap();
    let alternative = || match placet.check(nearby, &locate) {
        Decision::Allowed(_) => unreachable!(),
        Decision::Denied(it) => (it.reason.code(), it.alternative.map(|it| it.to_string())),
    };

    assert_eq!(alternative(), ("permission_not_determined", None));
    placet.report_permission(&"location".parse().unwrap(), SystemPermission::Denied).unwrap();
    assert_eq!(alternative(), ("permission_denied", Some("nearby.locate_roughly".to_owned())));
}

#[test]
fn where_who_says_no_age_counts_as_an_adult_a_feature_with_a_least_age_asks_still() {
    let manifest = EXAMPLE.replacen(r#""unknown": "ask""#, r#""unknown": "adult""#, 1);
    let manifest = manifest.replacen(r#""max": "PT1H","#, r#""max": "PT1H", "minimum_age": 18,"#, 1);
    let placet = open_with(Place::Memory, &manifest, &FakeClock::new(), None);
    let policy = "privacy_policy".parse().unwrap();
    placet.present(&policy, None).unwrap();
    placet.accept(&policy, test()).unwrap();
    grant(&placet, "nearby");
    let check = |feature, it: &str| reason(&placet.check(enter(&placet, feature), &it.parse().unwrap()));

    assert_eq!(check("login", "login.sign_in"), "allowed");
    assert_eq!(check("nearby", "nearby.locate_roughly"), "age_unknown");
}

#[test]
fn the_timer_wakes_for_the_end_of_a_fact_and_of_a_session() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    let fact = "real_name_verified".parse().unwrap();
    assert_eq!(placet.next_due().unwrap(), None);
    let ends = [3, 2].map(|hours| clock_now(&clock).plus_millis(hours * HOUR));
    placet.set_fact(&fact, true, Some(ends[0]), test()).unwrap();
    assert_eq!(placet.next_due().unwrap(), Some(ends[0]));
    clock.wait(1);
    enter(&placet, "nearby");
    assert_eq!(placet.next_due().unwrap(), Some(ends[1]));

    clock.wait(1);
    placet.tick().unwrap();
    assert_eq!(placet.next_due().unwrap(), Some(ends[0]), "the session has ended");
    clock.wait(1);

    assert_eq!(placet.next_due().unwrap(), None, "the fact has ended");
    assert!(!placet.fact(&fact).unwrap());
    placet.set_fact(&fact, false, Some(clock_now(&clock).plus_millis(HOUR)), test()).unwrap();
    assert_eq!(placet.next_due().unwrap(), None, "what does not hold has no end");
}

#[test]
fn a_permission_is_asked_for_only_by_a_feature_that_needs_it_and_after_consent() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);
    let room = enter(&placet, "voice_room");

    let codes = ["camera", "microphone"].map(|it| placet.request(room, &it.parse().unwrap()).unwrap_err().code());

    assert_eq!(codes, ["permission_not_needed", "consent_required"]);
    grant(&placet, "voice_chat");
    verify_name(&placet);
    let request = placet.request(room, &"microphone".parse().unwrap()).unwrap();
    assert!(request.ask_system);
    assert_eq!(request.usage, "To speak in a voice room");
}

#[test]
fn going_to_the_background_ends_what_may_not_go_on_there() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    let room = voice_room(&placet);
    placet.check(room, &speak());
    let login = enter(&placet, "login");

    placet.went_to_background();

    placet.close_session(login);
    assert_eq!(placet.session_state(login), SessionState::Ended(EndReason::Background), "it ended by that first");
    assert!(placet.check(room, &speak()).is_allowed());
    clock.wait(4);
    assert_eq!(reason(&placet.check(room, &speak())), "feature_not_in_use");
    assert_eq!(placet.session_state(room), SessionState::Ended(EndReason::Background));
    let login = enter(&placet, "login");
    assert_eq!(reason(&placet.check(login, &"login.sign_in".parse().unwrap())), "in_background");
}

#[test]
fn a_document_purpose_is_withdrawn_with_its_document_alone() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);
    let account = "account".parse().unwrap();

    let refused = placet.change(test(), vec![(account, ConsentDecision::Withdrawn)]).unwrap_err();

    assert_eq!(refused.code(), "purpose_follows_document");
    assert!(refused.detail().contains("(this closes: core, login)"), "{}", refused.detail());
    let report = placet.withdraw_document(&"privacy_policy".parse().unwrap(), test()).unwrap();
    assert!(report.closed.contains(&"login.sign_in".parse().unwrap()));
    assert_eq!(placet.status(&"account".parse().unwrap()).unwrap(), ConsentStatus::Withdrawn);
}

#[test]
fn availability_says_what_is_open_degraded_or_blocked() {
    let placet = open_in_memory(&FakeClock::new());
    let blocked = placet.availability(&"login".parse().unwrap()).unwrap();
    assert!(matches!(blocked, Availability::Blocked(reasons) if reasons[0].reason.code() == "document_not_accepted"));
    assert_eq!(placet.availability(&"browse".parse().unwrap()).unwrap(), Availability::Open);
    accept(&placet);
    assert_eq!(placet.availability(&"login".parse().unwrap()).unwrap(), Availability::Open);
    grant(&placet, "nearby");
    placet.report_permission(&"location".parse().unwrap(), SystemPermission::Denied).unwrap();

    let degraded = placet.availability(&"nearby".parse().unwrap()).unwrap();

    assert!(matches!(degraded, Availability::Degraded(uses) if uses.len() == 1));
}

#[test]
fn after_close_every_answer_denies() {
    let placet = open_in_memory(&FakeClock::new());
    let room = voice_room(&placet);
    placet.close();
    placet.close();

    assert_eq!(reason(&placet.check(room, &speak())), "closed");
    assert_eq!(reason(&placet.take(room, &speak(), None)), "closed");
    assert_eq!(placet.tick().unwrap_err().code(), "closed");
}

#[test]
fn a_long_chain_is_read_from_its_snapshot_and_verified_from_its_start() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    accept(&placet);
    for _ in 0..150 {
        grant(&placet, "nearby");
        withdraw(&placet, "nearby");
    }
    drop(placet);

    let placet = open_at(folder.path(), &clock);

    assert_eq!(placet.status(&"nearby".parse().unwrap()).unwrap(), ConsentStatus::Withdrawn);
    assert!(placet.verify().unwrap().entries > 300);
}

#[test]
fn explain_names_every_reason_and_not_only_the_first() {
    let placet = open_in_memory(&FakeClock::new());

    let trace = placet.explain(None, &speak());

    let reasons: Vec<_> = trace.steps.iter().flat_map(|it| &it.denials).map(|it| it.reason.code()).collect();
    assert_eq!(
        reasons,
        [
            "document_not_accepted",
            "age_unknown",
            "consent_not_determined",
            "fact_required",
            "permission_not_determined",
            "feature_not_in_use"
        ]
    );
}
