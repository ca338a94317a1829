//! Apps with several documents: which of them a feature waits for, and which of them open a purpose.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use placet::Placet;
use placet::engine::Place;
use placet::policy::{AgeBand, ConsentStatus, Decision, DocumentStatus, Remedy};
use serde_json::{Value, json};
use support::*;

/// The example with terms beside its policy: signing in needs both, signing out the policy alone.
fn open_with_terms() -> Placet {
    let mut manifest: Value = serde_json::from_str(EXAMPLE).unwrap();
    manifest["documents"]["terms"] = manifest["documents"]["privacy_policy"].clone();
    manifest["purposes"]["upkeep"] = manifest["purposes"]["account"].clone();
    manifest["features"]["logout"] = json!({
        "names": { "en": "Sign out" }, "tier": "basic", "opens_by": ["user_action"], "documents": ["privacy_policy"],
        "uses": { "sign_out": { "data": "phone", "purpose": "upkeep" } }
    });
    let placet = open_with(Place::Memory, &manifest.to_string(), &FakeClock::new(), None);
    placet.set_age_band(AgeBand::Adult).unwrap();
    placet
}

fn accept_alone(placet: &Placet, document: &str) {
    let document = document.parse().unwrap();
    placet.present(&document, None).unwrap();
    placet.accept(&document, test()).unwrap();
}

fn status(placet: &Placet, purpose: &str) -> ConsentStatus {
    placet.status(&purpose.parse().unwrap()).unwrap()
}

#[test]
fn a_feature_that_names_one_of_two_documents_waits_for_that_one_alone() {
    let placet = open_with_terms();
    accept_alone(&placet, "privacy_policy");
    let (login, logout) = (enter(&placet, "login"), enter(&placet, "logout"));

    assert_eq!(reason(&placet.check(logout, &"logout.sign_out".parse().unwrap())), "allowed");
    assert_eq!(reason(&placet.check(login, &"login.sign_in".parse().unwrap())), "document_not_accepted");
}

#[test]
fn a_purpose_that_documents_open_stands_as_the_documents_of_the_features_that_serve_it() {
    let placet = open_with_terms();

    accept_alone(&placet, "privacy_policy");
    assert_eq!(status(&placet, "upkeep"), ConsentStatus::Granted);
    assert_eq!(status(&placet, "account"), ConsentStatus::NotDetermined);

    accept_alone(&placet, "terms");
    assert_eq!(status(&placet, "account"), ConsentStatus::Granted);

    placet.withdraw_document(&"terms".parse().unwrap(), test()).unwrap();
    assert_eq!(status(&placet, "upkeep"), ConsentStatus::Granted);
    assert_eq!(status(&placet, "account"), ConsentStatus::Withdrawn);
}

#[test]
fn a_purpose_whose_features_need_no_document_still_waits_for_all_that_everyone_is_shown() {
    let mut manifest: Value = serde_json::from_str(EXAMPLE).unwrap();
    manifest["features"]["login"]["documents"] = json!([]);
    let placet = open_with(Place::Memory, &manifest.to_string(), &FakeClock::new(), None);
    placet.set_age_band(AgeBand::Adult).unwrap();
    let login = enter(&placet, "login");

    assert_eq!(status(&placet, "account"), ConsentStatus::NotDetermined);
    assert_eq!(reason(&placet.check(login, &"login.sign_in".parse().unwrap())), "consent_not_determined");
    accept_alone(&placet, "privacy_policy");
    assert_eq!(reason(&placet.check(login, &"login.sign_in".parse().unwrap())), "allowed");
}

#[test]
fn a_document_that_was_shown_stands_as_that_and_is_not_accepted() {
    let placet = open_with_terms();
    let policy = "privacy_policy".parse().unwrap();
    assert_eq!(placet.document_status(&policy), Ok(DocumentStatus::NotPresented));

    placet.present(&policy, None).unwrap();

    assert_eq!(placet.document_status(&policy), Ok(DocumentStatus::Presented));
    assert_eq!(status(&placet, "upkeep"), ConsentStatus::NotDetermined);
}

/// Which document would open the sign-in.
fn asked_for(placet: &Placet) -> Remedy {
    let login = enter(placet, "login");
    match placet.check(login, &"login.sign_in".parse().unwrap()) {
        Decision::Denied(it) => it.remedy,
        Decision::Allowed(_) => unreachable!(),
    }
}

#[test]
fn what_is_asked_for_is_the_first_document_that_is_missing() {
    let mut manifest: Value = serde_json::from_str(EXAMPLE).unwrap();
    manifest["documents"]["terms"] = manifest["documents"]["privacy_policy"].clone();
    manifest["features"]["login"]["documents"] = json!([]);
    let placet = open_with(Place::Memory, &manifest.to_string(), &FakeClock::new(), None);
    placet.set_age_band(AgeBand::Adult).unwrap();

    assert_eq!(asked_for(&placet), Remedy::AskDocument("privacy_policy".to_owned()));
    accept_alone(&placet, "privacy_policy");
    assert_eq!(asked_for(&placet), Remedy::AskDocument("terms".to_owned()));
}
