//! Decisions that were made elsewhere: what is told of them counts as far as it can, and never against what came after.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use placet::Placet;
use placet::canonical::Hash;
use placet::clock::Timestamp;
use placet::event::{ConsentDecision, Event, Evidence, Surface};
use placet::policy::observe::DecidedElsewhere;
use placet::policy::{ConsentStatus, DocumentStatus};
use support::*;

const MORNING: &str = "2024-06-01T08:00:00+08:00";

fn at(moment: &str) -> Timestamp {
    moment.parse().unwrap()
}

fn web() -> Evidence {
    Evidence::on(Surface::Web)
}

fn policy() -> placet::id::DocumentId {
    "privacy_policy".parse().unwrap()
}

fn text(placet: &Placet) -> Hash {
    placet.manifest().documents.get(&policy()).unwrap().texts.get("zh-CN").unwrap().sha256.clone().try_into().unwrap()
}

/// An acceptance of the present policy, in the morning before the app was opened.
fn accepted(placet: &Placet) -> DecidedElsewhere {
    let version = placet.manifest().documents.get(&policy()).unwrap().version.clone();
    DecidedElsewhere { to: ConsentDecision::Granted, version, hash: Some(text(placet)), at: at(MORNING) }
}

/// A decision on a purpose of the present manifest, at that moment.
fn decided(placet: &Placet, to: ConsentDecision, moment: &str) -> DecidedElsewhere {
    let version = Some(placet.manifest().app.version.clone());
    DecidedElsewhere { to, version, hash: Some(Hash::of(&[EXAMPLE.as_bytes()])), at: at(moment) }
}

fn code<T: std::fmt::Debug>(it: Result<T, placet::Error>) -> String {
    it.unwrap_err().code().to_owned()
}

fn stands(placet: &Placet, purpose: &str) -> ConsentStatus {
    placet.status(&purpose.parse().unwrap()).unwrap()
}

#[test]
fn an_acceptance_elsewhere_counts_for_the_text_that_is_here_and_is_told_twice_without_harm() {
    let placet = open_in_memory(&FakeClock::new());
    let told = accepted(&placet);

    placet.observe_acceptance(&policy(), &told, web()).unwrap();
    let entries = placet.verify().unwrap().entries;
    placet.observe_acceptance(&policy(), &told, web()).unwrap();

    assert_eq!(placet.document_status(&policy()).unwrap(), DocumentStatus::Accepted);
    assert_eq!(placet.verify().unwrap().entries, entries, "told again, it is no news");
}

#[test]
fn an_acceptance_of_another_text_or_version_or_of_none_that_was_told_is_refused() {
    let placet = open_in_memory(&FakeClock::new());
    let told = accepted(&placet);
    let others = [
        DecidedElsewhere { hash: Some(Hash::ZERO), ..told.clone() },
        DecidedElsewhere { hash: None, ..told.clone() },
        DecidedElsewhere { version: None, ..told.clone() },
        DecidedElsewhere { version: Some("0.9".to_owned()), ..told.clone() },
    ];

    for other in others {
        assert_eq!(code(placet.observe_acceptance(&policy(), &other, web())), "another_text");
    }
    let later = DecidedElsewhere { at: at("2024-07-01T08:00:00+08:00"), ..told };
    assert_eq!(code(placet.observe_acceptance(&policy(), &later, web())), "still_to_come");
    assert_eq!(code(placet.observe_acceptance(&"terms".parse().unwrap(), &later, web())), "not_declared");
    assert_eq!(placet.document_status(&policy()).unwrap(), DocumentStatus::NotPresented);
}

#[test]
fn a_denial_binds_whatever_it_was_about_and_whatever_the_clock_elsewhere_said() {
    for to in [ConsentDecision::Denied, ConsentDecision::Withdrawn] {
        let clock = FakeClock::new();
        let placet = open_in_memory(&clock);
        accept(&placet);
        clock.wait(1);
        let told = DecidedElsewhere { to, version: None, hash: None, at: at("2030-01-01T00:00:00Z") };

        placet.observe_acceptance(&policy(), &told, web()).unwrap();

        let is = placet.document_status(&policy()).unwrap();
        assert_ne!(is, DocumentStatus::Accepted);
        clock.wait(1);
        accept(&placet);
        assert_eq!(
            placet.document_status(&policy()).unwrap(),
            DocumentStatus::Accepted,
            "a later decision here counts"
        );
    }
}

#[test]
fn what_was_decided_here_since_is_not_undone() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);
    placet.withdraw_document(&policy(), test()).unwrap();
    grant(&placet, "voice_chat");
    let denied = decided(&placet, ConsentDecision::Withdrawn, MORNING);

    assert_eq!(code(placet.observe_acceptance(&policy(), &accepted(&placet), web())), "decided_since");
    assert_eq!(code(placet.observe_consent(&"voice_chat".parse().unwrap(), &denied, web())), "decided_since");
    assert_eq!(placet.document_status(&policy()).unwrap(), DocumentStatus::Withdrawn);
    assert_eq!(stands(&placet, "voice_chat"), ConsentStatus::Granted);
}

#[test]
fn a_consent_elsewhere_counts_by_the_same_manifest_and_a_separate_one_by_itself() {
    let placet = open_in_memory(&FakeClock::new());
    let granted = decided(&placet, ConsentDecision::Granted, MORNING);

    for purpose in ["voice_chat", "face_check"] {
        let id = purpose.parse().unwrap();
        let other = DecidedElsewhere { hash: Some(Hash::ZERO), ..granted.clone() };
        assert_eq!(code(placet.observe_consent(&id, &other, web())), "another_text");
        placet.observe_consent(&id, &granted, web()).unwrap();
        assert_eq!(stands(&placet, purpose), ConsentStatus::Granted);
    }
    let account = "account".parse().unwrap();
    assert_eq!(code(placet.observe_consent(&account, &granted, web())), "purpose_follows_document");
}

#[test]
fn a_withdrawal_elsewhere_ends_the_session_that_relied_on_the_consent() {
    let placet = open_in_memory(&FakeClock::new());
    let room = voice_room(&placet);
    assert_eq!(reason(&placet.take(room, &speak(), None)), "allowed");
    let told = decided(&placet, ConsentDecision::Withdrawn, "2030-01-01T00:00:00Z");

    let report = placet.observe_consent(&"voice_chat".parse().unwrap(), &told, Evidence::on(Surface::Mail)).unwrap();

    assert_eq!(report.sessions_ended.len(), 1);
    assert_eq!(reason(&placet.check(room, &speak())), "consent_withdrawn");
    assert!(report.to_erase.iter().any(|it| it.data.as_str() == "voice"));
}

const OPENED: &str = "2024-06-01T09:00:00+08:00";

#[test]
fn a_decision_of_this_very_moment_counts_and_of_two_in_one_instant_the_denial() {
    let placet = open_in_memory(&FakeClock::new());
    let voice_chat = "voice_chat".parse().unwrap();
    let tell = |to, moment| placet.observe_consent(&voice_chat, &decided(&placet, to, moment), web()).map(drop);

    tell(ConsentDecision::Granted, OPENED).unwrap();
    assert_eq!(stands(&placet, "voice_chat"), ConsentStatus::Granted);
    tell(ConsentDecision::Withdrawn, OPENED).unwrap();
    assert_eq!(stands(&placet, "voice_chat"), ConsentStatus::Withdrawn);
    assert_eq!(code(tell(ConsentDecision::Granted, OPENED)), "decided_since");
    assert_eq!(code(tell(ConsentDecision::Denied, MORNING)), "decided_since");
    assert_eq!(stands(&placet, "voice_chat"), ConsentStatus::Withdrawn);
}

#[test]
fn a_consent_elsewhere_runs_out_from_when_it_was_given_there_and_a_later_one_later() {
    let placet = open_in_memory(&FakeClock::new());
    let nearby = "nearby".parse().unwrap();
    let tell = |moment| {
        let told = decided(&placet, ConsentDecision::Granted, moment);
        placet.observe_consent(&nearby, &told, web()).unwrap();
        placet.next_due().unwrap()
    };

    assert_eq!(tell(MORNING), Some(at("2024-07-01T08:00:00+08:00")));
    assert_eq!(tell("2024-06-01T08:30:00+08:00"), Some(at("2024-07-01T08:30:00+08:00")));
}

#[test]
fn the_entry_says_whether_a_separate_consent_was_given_elsewhere() {
    let placet = open_in_memory(&FakeClock::new());
    let told = [
        ("voice_chat", ConsentDecision::Granted, false),
        ("voice_chat", ConsentDecision::Withdrawn, false),
        ("face_check", ConsentDecision::Granted, true),
        ("face_check", ConsentDecision::Withdrawn, false),
    ];

    for (purpose, to, is_separate) in told {
        placet.observe_consent(&purpose.parse().unwrap(), &decided(&placet, to, OPENED), web()).unwrap();

        let entries = placet.entries().unwrap().into_iter().map(|it| it.2.event);
        let mut said = entries.filter_map(|it| match it {
            Event::ConsentObserved(it) => Some(it.separate),
            _ => None,
        });
        assert_eq!(said.next_back(), Some(is_separate), "{purpose} {to:?}");
    }
}
