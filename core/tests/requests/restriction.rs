//! Restrictions and objections: what was granted the gate denies, in every process, until it is lifted (PIPL 44).

use std::collections::BTreeSet;
use std::path::Path;

use placet::Placet;
use placet::engine::Place;
use placet::event::{Event, Role};
use placet::id::RequestId;
use placet::manifest::RightKind;
use placet::policy::request::{Identity, RequestForm};
use placet::policy::{Availability, ConsentStatus, Decision, EndReason, Reason, SessionState};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::support::{
    EXAMPLE, FakeClock, accept, allow, enter, grant, open_at, open_in_memory, open_with, reason, speak, test,
    verify_name, voice_room, withdraw,
};

fn form(kind: RightKind, purposes: &[&str], data: &[&str]) -> RequestForm {
    let purposes: BTreeSet<_> = purposes.iter().map(|it| it.parse().unwrap()).collect();
    RequestForm { purposes, data: data.iter().map(|it| it.parse().unwrap()).collect(), ..RequestForm::of(kind) }
}

fn ask(placet: &Placet, kind: RightKind, purposes: &[&str]) -> RequestId {
    placet.submit_request(form(kind, purposes, &[]), test()).unwrap().status.id
}

fn speaks(placet: &Placet) -> Decision {
    placet.check(enter(placet, "voice_room"), &speak())
}

/// Reason, what it is about, and what helps.
fn denied(decision: &Decision) -> (&'static str, Option<&str>, &'static str, Option<&str>) {
    match decision {
        Decision::Allowed(_) => ("allowed", None, "", None),
        Decision::Denied(it) => (it.reason.code(), it.about.as_deref(), it.remedy.code(), it.remedy.about()),
    }
}

#[test]
fn what_was_granted_is_denied_until_it_is_lifted_and_consent_stays_as_it_was() {
    for (kind, code) in [(RightKind::Restrict, "processing_restricted"), (RightKind::Object, "processing_objected")] {
        let placet = open_in_memory(&FakeClock::new());
        let room = voice_room(&placet);
        assert!(placet.take(room, &speak(), None).is_allowed());
        let id = ask(&placet, kind, &["voice_chat"]);
        assert_eq!(reason(&placet.check(room, &speak())), "allowed", "asking alone stops nothing");

        let report = placet.complete_request(&id, test()).unwrap();

        assert!(report.status.restricts);
        assert_eq!(report.change.closed, [speak()]);
        let ended = SessionState::Ended(EndReason::Denied(if kind == RightKind::Object {
            Reason::ProcessingObjected
        } else {
            Reason::ProcessingRestricted
        }));
        assert_eq!(placet.session_state(room), ended);
        let denial = speaks(&placet);
        assert_eq!(denied(&denial), (code, Some("voice_chat"), "lift_restriction", Some("voice_chat")));
        assert_eq!(placet.status(&"voice_chat".parse().unwrap()).unwrap(), ConsentStatus::Granted);
        assert!(report.change.to_erase.is_empty(), "what is restricted is kept");
        grant(&placet, "voice_chat");
        assert_eq!(reason(&speaks(&placet)), code, "a consent does not lift it");

        let lifted = placet.lift_restriction(&id, test()).unwrap();
        let entries = placet.entries().unwrap().len();
        placet.lift_restriction(&id, test()).unwrap();

        assert!(!lifted.status.restricts);
        assert_eq!(reason(&speaks(&placet)), "allowed");
        assert_eq!(placet.entries().unwrap().len(), entries, "lifting twice changes nothing");
        placet.verify().unwrap();
    }
}

#[test]
fn an_answer_that_is_no_refusal_grants_and_a_refusal_stops_nothing() {
    let rights = json!({ "object": { "due": { "working_days": 10 }, "from": "received", "owed": "reply", "refusals": ["repeated"] } });
    let mut manifest: Value = serde_json::from_str(EXAMPLE).unwrap();
    manifest["rights"] = rights;
    let placet = open_with(Place::Memory, &manifest.to_string(), &FakeClock::new(), None);
    voice_room(&placet);
    let refused = ask(&placet, RightKind::Object, &["voice_chat"]);
    placet.refuse_request(&refused, &"repeated".parse().unwrap(), &"how_to_complain".parse().unwrap(), test()).unwrap();
    assert_eq!(reason(&speaks(&placet)), "allowed");
    assert_eq!(placet.lift_restriction(&refused, test()).unwrap_err().code(), "request_state");

    for kind in [RightKind::Object, RightKind::Restrict] {
        let id = ask(&placet, kind, &["voice_chat"]);
        assert_eq!(placet.lift_restriction(&id, test()).unwrap_err().code(), "request_state", "nothing is stopped yet");
        placet.reply_to_request(&id, test()).unwrap();
        assert_ne!(reason(&speaks(&placet)), "allowed", "{kind:?}");
        placet.lift_restriction(&id, test()).unwrap();
        assert_eq!(reason(&speaks(&placet)), "allowed", "{kind:?}");
    }
    assert_eq!(
        placet.lift_restriction(&RequestId::from_random([9; 16]), test()).unwrap_err().code(),
        "no_such_request"
    );
}

#[test]
fn only_what_is_named_is_stopped_and_all_of_it_where_nothing_is() {
    let rough = "nearby.locate_roughly".parse().unwrap();
    let asked = |purposes: &[&str], data: &[&str]| {
        let placet = open_in_memory(&FakeClock::new());
        voice_room(&placet);
        grant(&placet, "nearby");
        let nearby = enter(&placet, "nearby");
        allow(&placet, nearby, "location");
        let id = placet.submit_request(form(RightKind::Restrict, purposes, data), test()).unwrap().status.id;
        placet.complete_request(&id, test()).unwrap();
        (reason(&speaks(&placet)), reason(&placet.check(enter(&placet, "nearby"), &rough)))
    };
    let no = "processing_restricted";

    assert_eq!(asked(&["nearby"], &[]), ("allowed", no));
    assert_eq!(asked(&[], &["voice"]), (no, "allowed"));
    assert_eq!(asked(&["nearby"], &["voice"]), ("allowed", "allowed"), "both have to fit");
    assert_eq!(asked(&["voice_chat"], &["voice"]), (no, "allowed"));
    assert_eq!(asked(&[], &[]), (no, no));
}

#[test]
fn what_the_law_demands_goes_on() {
    let mut manifest: Value = serde_json::from_str(EXAMPLE).unwrap();
    manifest["purposes"]["voice_chat"] = json!({ "names": { "en": "Kept for the police" }, "basis": "legal_duty", "necessity": "basic", "consent": "document" });
    let placet = open_with(Place::Memory, &manifest.to_string(), &FakeClock::new(), None);
    accept(&placet);
    verify_name(&placet);
    let room = enter(&placet, "voice_room");
    allow(&placet, room, "microphone");

    let id = ask(&placet, RightKind::Restrict, &["voice_chat"]);
    placet.complete_request(&id, test()).unwrap();

    assert_eq!(reason(&speaks(&placet)), "allowed");
}

#[test]
fn a_trace_names_the_rule_between_age_and_purpose_and_every_request_that_stops_the_use() {
    let placet = open_in_memory(&FakeClock::new());
    voice_room(&placet);
    let ids = [ask(&placet, RightKind::Object, &["voice_chat"]), ask(&placet, RightKind::Restrict, &[])];
    for id in &ids {
        placet.complete_request(id, test()).unwrap();
    }
    withdraw(&placet, "voice_chat");

    let trace = placet.explain(None, &speak());

    let rules: Vec<&str> = trace.steps.iter().map(|it| it.rule).collect();
    let at = rules.iter().position(|it| *it == "restrictions").unwrap();
    assert_eq!((rules[at - 1], rules[at + 1]), ("age", "purpose"));
    let said: Vec<_> = trace.steps[at].denials.iter().map(|it| it.reason).collect();
    let expected = [Reason::ProcessingObjected, Reason::ProcessingRestricted];
    assert_eq!(said, expected);
    assert_eq!(denied(&trace.decision).0, "processing_objected");
    let Ok(Availability::Blocked(denials)) = placet.availability(&"voice_room".parse().unwrap()) else {
        panic!("open")
    };
    assert_eq!(denials[0].reason, Reason::ProcessingObjected);
}

#[test]
fn a_kept_answer_ends_in_every_process_with_the_restriction_and_comes_back_with_its_end() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (one, other) = (open_at(folder.path(), &clock), open_at(folder.path(), &clock));
    let room = voice_room(&one);
    let cell = one.cell(room, &speak());
    assert!(one.allows(&cell) && cell.is_kept());
    let id = ask(&other, RightKind::Restrict, &["voice_chat"]);
    assert!(one.allows(&cell) && cell.is_kept());

    other.complete_request(&id, test()).unwrap();

    assert!(!cell.is_kept() && !one.allows(&cell));
    assert_eq!(reason(&other.check_without_session(&speak())), "processing_restricted");
    other.lift_restriction(&id, test()).unwrap();
    let cell = one.cell(enter(&one, "voice_room"), &speak());
    assert!(one.allows(&cell) && cell.is_kept());
}

fn restricted_at(folder: &Path, clock: &FakeClock) -> RequestId {
    let placet = open_at(folder, clock);
    voice_room(&placet);
    let id = ask(&placet, RightKind::Restrict, &["voice_chat"]);
    placet.complete_request(&id, test()).unwrap();
    id
}

#[test]
fn a_restriction_outlives_a_restart_a_sign_in_and_a_recovery_and_not_an_erasure() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let id = restricted_at(folder.path(), &clock);
    let placet = open_at(folder.path(), &clock);
    placet.sign_in("li").unwrap();
    assert_eq!(reason(&placet.check_without_session(&speak())), "processing_restricted", "a guest's binds the account");
    placet.close();
    let database = Connection::open(folder.path().join("placet.db")).unwrap();
    database.execute("UPDATE entry SET hash = zeroblob(32) WHERE chain = 1 AND sequence = 1", []).unwrap();
    drop(database);

    let placet = open_at(folder.path(), &clock);
    let recovery = placet.recover().unwrap();

    assert!(recovery.restrictions.requests.contains_key(&id));
    accept(&placet);
    verify_name(&placet);
    grant(&placet, "voice_chat");
    assert_eq!(reason(&placet.check_without_session(&speak())), "processing_restricted");
    placet.erase_subject().unwrap();
    voice_room(&placet);
    assert_eq!(reason(&speaks(&placet)), "allowed", "it ended with whoever asked for it");
    placet.verify().unwrap();
}

#[test]
fn what_names_an_unknown_purpose_is_refused_and_who_has_to_be_verified_is_first() {
    let placet = open_in_memory(&FakeClock::new());
    voice_room(&placet);
    let unknown = placet.submit_request(form(RightKind::Object, &["no_such_thing"], &[]), test());
    assert_eq!(unknown.unwrap_err().code(), "not_declared");
    let by_agent = RequestForm {
        role: Role::Agent,
        identity: Identity::ToBeVerified,
        ..form(RightKind::Object, &["voice_chat"], &[])
    };
    let status = placet.submit_request(by_agent, test()).unwrap().status;
    assert_eq!((status.purposes.len(), status.features.len(), status.restricts), (1, 1, false));
    assert_eq!(placet.complete_request(&status.id, test()).unwrap_err().code(), "request_state");
    assert_eq!(reason(&speaks(&placet)), "allowed");
    placet.verify_identity(&status.id, &[], test()).unwrap();
    placet.complete_request(&status.id, test()).unwrap();
    assert_eq!(reason(&speaks(&placet)), "processing_objected");
    let lifted = placet.lift_restriction(&status.id, test()).map(|_| placet.entries().unwrap());
    let last = lifted.unwrap().into_iter().map(|it| it.2.event).next_back();
    assert!(matches!(last, Some(Event::RequestLifted(it)) if it.id == status.id));
}
