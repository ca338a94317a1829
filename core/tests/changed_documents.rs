//! A new text of a document: what its changes need says what the acceptance of the earlier one is worth.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use placet::Placet;
use placet::engine::{Config, Place};
use placet::policy::DocumentStatus;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use support::*;

const NEXT: &str = "22e4b6b2a7a1f7a0f2a4e3a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1";

/// The example with another text of its policy, for which `policy` says the rest.
fn next(policy: &Value) -> String {
    let mut manifest: Value = serde_json::from_str(EXAMPLE).unwrap();
    let document = &mut manifest["documents"]["privacy_policy"];
    document["texts"] = json!({ "zh-CN": { "sha256": NEXT } });
    for (member, it) in policy.as_object().unwrap() {
        document[member] = it.clone();
    }
    manifest.to_string()
}

/// The hash of the text that the example has.
fn earlier() -> String {
    let manifest: Value = serde_json::from_str(EXAMPLE).unwrap();
    manifest["documents"]["privacy_policy"]["texts"]["zh-CN"]["sha256"].as_str().unwrap().to_owned()
}

fn superseding(kinds: &[&str]) -> Value {
    let mut supersedes = serde_json::Map::new();
    supersedes.insert(earlier(), json!(kinds));
    Value::Object(supersedes)
}

fn open(folder: &Path, manifest: &str, clock: &FakeClock) -> Placet {
    let config = Config::new(Place::Folder(folder.to_owned()), manifest.as_bytes().to_vec());
    Placet::open(Config { clock: Arc::new(clock.clone()), ..config }).unwrap()
}

fn policy() -> placet::id::DocumentId {
    "privacy_policy".parse().unwrap()
}

fn stands(placet: &Placet) -> DocumentStatus {
    placet.document_status(&policy()).unwrap()
}

/// Whether login, which needs the policy alone, may take what it takes.
fn login(placet: &Placet) -> &'static str {
    let session = enter(placet, "login");
    reason(&placet.check(session, &"login.sign_in".parse().unwrap()))
}

/// What somebody who accepted the example's text meets in an app with the next one: before it was shown, and after.
fn met(policy_says: &Value) -> (DocumentStatus, &'static str, DocumentStatus, &'static str) {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    accept(&open(folder.path(), EXAMPLE, &clock));
    let placet = open(folder.path(), &next(policy_says), &clock);
    let (before, may_before) = (stands(&placet), login(&placet));
    placet.present(&policy(), None).unwrap();
    (before, may_before, stands(&placet), login(&placet))
}

const COUNTS: (DocumentStatus, &str, DocumentStatus, &str) =
    (DocumentStatus::NoticeDue, "allowed", DocumentStatus::Accepted, "allowed");
const ASKS_AGAIN: (DocumentStatus, &str, DocumentStatus, &str) =
    (DocumentStatus::Outdated, "document_not_accepted", DocumentStatus::Outdated, "document_not_accepted");

#[test]
fn words_alone_are_told_and_the_acceptance_counts_on() {
    let changes = json!({ "wording": "notice" });

    assert_eq!(met(&json!({ "changes": changes, "supersedes": superseding(&["wording"]) })), COUNTS);
}

#[test]
fn nothing_said_of_what_changed_asks_again() {
    let changes = json!({ "wording": "notice" });

    assert_eq!(met(&json!({ "changes": changes })), ASKS_AGAIN);
    assert_eq!(met(&json!({ "changes": changes, "supersedes": superseding(&[]) })), ASKS_AGAIN);
    assert_eq!(met(&json!({ "changes": changes, "supersedes": superseding(&["rights"]) })), ASKS_AGAIN);
    assert_eq!(met(&json!({ "changes": changes, "supersedes": { NEXT: ["wording"] } })), ASKS_AGAIN);
}

#[test]
fn what_touches_the_data_asks_again_whatever_the_text_states() {
    for kind in ["purpose", "method", "data", "recipient", "operator"] {
        let changes = json!({ "wording": "notice", kind: "notice" });

        assert_eq!(
            met(&json!({ "changes": changes, "supersedes": superseding(&["wording", kind]) })),
            ASKS_AGAIN,
            "{kind}"
        );
    }
}

#[test]
fn a_notice_that_comes_before_the_day_keeps_the_acceptance_and_without_one_it_ends_on_that_day() {
    let said = json!({
        "changes": { "rights": "notice_before_effective" }, "supersedes": superseding(&["rights"]), "effective": "2024-06-10"
    });
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    accept(&open(folder.path(), EXAMPLE, &clock));

    let placet = open(folder.path(), &next(&said), &clock);
    assert_eq!((stands(&placet), login(&placet)), (DocumentStatus::NoticeDue, "allowed"));
    let day = "2024-06-10T00:00:00+08:00".parse().unwrap();
    assert_eq!(placet.next_due().unwrap(), Some(day));
    let session = enter(&placet, "login");
    let cell = placet.cell(session, &"login.sign_in".parse().unwrap());
    assert!(placet.allows(&cell));

    clock.wait(10 * 24);
    assert!(!placet.allows(&cell), "a kept answer ends with the day");
    assert_eq!((stands(&placet), login(&placet)), (DocumentStatus::Outdated, "document_not_accepted"));
    placet.present(&policy(), None).unwrap();
    assert_eq!((stands(&placet), login(&placet)), (DocumentStatus::Accepted, "allowed"));

    let mut undated: Value = serde_json::from_str(&next(&said)).unwrap();
    undated["documents"]["privacy_policy"].as_object_mut().unwrap().remove("effective");
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    accept(&open(folder.path(), EXAMPLE, &clock));
    let placet = open(folder.path(), &undated.to_string(), &clock);
    assert_eq!(stands(&placet), DocumentStatus::Outdated, "without a day there is no time before it");
}

#[test]
fn a_day_that_has_come_is_not_to_be_waited_for() {
    let said = json!({
        "changes": { "rights": "notice_before_effective" }, "supersedes": superseding(&["rights"]), "effective": "2024-06-10"
    });
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    accept(&open(folder.path(), EXAMPLE, &clock));
    let placet = open(folder.path(), &next(&said), &clock);

    clock.wait(9 * 24 - 9);
    placet.tick().unwrap();

    assert_eq!((stands(&placet), placet.next_due().unwrap()), (DocumentStatus::Outdated, None));
}

#[test]
fn an_acceptance_of_an_earlier_text_can_be_taken_back_and_one_that_never_was_cannot() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    accept(&open(folder.path(), EXAMPLE, &clock));
    let placet = open(folder.path(), &next(&json!({})), &clock);
    assert_eq!(stands(&placet), DocumentStatus::Outdated);

    placet.withdraw_document(&policy(), test()).unwrap();

    assert_eq!(stands(&placet), DocumentStatus::Withdrawn);
    let again = placet.withdraw_document(&policy(), test()).unwrap_err();
    assert_eq!(again.code(), "document_not_accepted");
    let empty = tempfile::tempdir().unwrap();
    let nobody = open(empty.path(), EXAMPLE, &clock);
    assert_eq!(nobody.withdraw_document(&policy(), test()).unwrap_err().code(), "document_not_accepted");
}

#[test]
fn a_refusal_stays_one_and_an_acceptance_that_counts_can_be_taken_back() {
    let said = json!({ "changes": { "wording": "notice" }, "supersedes": superseding(&["wording"]) });
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open(folder.path(), EXAMPLE, &clock);
    accept(&placet);
    drop(placet);

    let placet = open(folder.path(), &next(&said), &clock);
    placet.withdraw_document(&policy(), test()).unwrap();
    placet.present(&policy(), None).unwrap();

    assert_eq!((stands(&placet), login(&placet)), (DocumentStatus::Withdrawn, "document_not_accepted"));
}
