//! Subjects and secrets at the border: what is told of them, and that no error and no answer holds a key's bytes.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::path::Path;
use std::sync::Arc;

use placet::event::{ConsentDecision, Evidence, Surface};
use placet::manifest::OpensBy;
use placet::policy::{AgeBand, ConsentStatus, SubjectStanding, Unavailability};
use placet_ffi::{ConsentLine, Health, MergedConsent, PlacetCore, PlacetError};

const MANIFEST: &[u8] = include_bytes!("../../../core/tests/fixtures/example.json");

fn in_memory() -> Arc<PlacetCore> {
    PlacetCore::open(None, MANIFEST.to_vec(), None, None, None, None, None, None).unwrap()
}

fn open_at(folder: &Path, key: Option<u8>, device: Option<u8>) -> Arc<PlacetCore> {
    let secret = |it: Option<u8>| it.map(|byte| vec![byte; 32]);
    let folder = folder.to_string_lossy().into_owned();
    PlacetCore::open(Some(folder), MANIFEST.to_vec(), secret(key), secret(device), None, None, None, None).unwrap()
}

fn decide(core: &PlacetCore, to: ConsentDecision) {
    let line = ConsentLine { purpose: "voice_chat".parse().unwrap(), to };
    core.change_consents(Evidence::on(Surface::Test), vec![line]).unwrap();
}

fn voice_chat(core: &PlacetCore) -> ConsentStatus {
    core.consent_status("voice_chat".parse().unwrap()).unwrap()
}

#[test]
fn a_guest_who_signs_in_is_merged_and_the_report_says_what_that_changed() {
    let core = in_memory();
    decide(&core, ConsentDecision::Denied);
    core.enter("login".parse().unwrap(), OpensBy::UserAction).unwrap();

    let first = core.sign_in("anna".to_owned()).unwrap();

    let refused =
        MergedConsent { purpose: "voice_chat".parse().unwrap(), decision: ConsentDecision::Denied, expires: None };
    assert!(first.is_new);
    assert_eq!(first.merged.consents, [refused]);
    assert_eq!(first.report.sessions_ended[0].reason.code, "subject_changed");
    let again = core.sign_in("anna".to_owned()).unwrap();
    assert_eq!((again.subject, again.is_new), (first.subject.clone(), false));
    let all = core.subjects().unwrap();
    let standings: Vec<_> = all.iter().map(|it| (it.standing, it.is_current)).collect();
    assert_eq!(standings, [(SubjectStanding::Merged, false), (SubjectStanding::Account, true)]);
    assert_eq!(all[1].subject, first.subject);
    assert_eq!(voice_chat(&core), ConsentStatus::Denied);
}

#[test]
fn an_erasure_leaves_a_guest_and_the_texts_are_gone() {
    let core = in_memory();
    core.sign_in("anna".to_owned()).unwrap();
    decide(&core, ConsentDecision::Granted);
    let hash = core.keep_text("called on Monday".to_owned()).unwrap();
    assert_eq!(core.text(hash).unwrap().as_deref(), Some("called on Monday"));

    let erasure = core.erase_subject().unwrap();

    assert!(erasure.is_complete && erasure.change.is_new);
    assert!(core.erasures().unwrap().is_empty());
    assert_eq!(core.text(hash), Ok(None));
    assert_eq!(voice_chat(&core), ConsentStatus::NotDetermined);
    assert!(core.sign_in("anna".to_owned()).unwrap().is_new);
    assert_eq!(voice_chat(&core), ConsentStatus::NotDetermined);
}

#[test]
fn an_identifier_that_is_empty_and_a_text_that_is_too_long_are_typed_errors() {
    let core = in_memory();

    for (failed, expected) in [
        (core.sign_in(String::new()).map(drop), "identifier_empty"),
        (core.keep_text("x".repeat(16 * 1024 + 1)).map(drop), "text_too_long"),
    ] {
        assert!(
            matches!(&failed, Err(PlacetError::InvalidArgument { code, .. }) if code == expected),
            "{expected}: {failed:?}"
        );
    }
}

#[test]
fn a_key_of_another_length_is_a_typed_error_that_holds_nothing_of_it() {
    let core = in_memory();
    let short = || vec![222_u8; 31];
    let open = |key, device| PlacetCore::open(None, MANIFEST.to_vec(), key, device, None, None, None, None).map(drop);

    for failed in [
        open(Some(short()), None),
        open(None, Some(vec![222; 33])),
        core.use_key(Vec::new()),
        core.rotate_key(Some(short())),
    ] {
        let Err(PlacetError::InvalidArgument { code, detail }) = failed else { panic!("{failed:?}") };
        assert_eq!(code, "key_length");
        assert!(!detail.contains("222") && !detail.contains("de"), "{detail}");
    }
}

#[test]
fn a_wrong_key_closes_the_store_until_the_right_one_is_supplied() {
    let folder = tempfile::tempdir().unwrap();
    let core = open_at(folder.path(), Some(1), None);
    core.set_age_band(AgeBand::Adult, None).unwrap();
    core.shut_down();

    let core = open_at(folder.path(), Some(2), None);
    assert_eq!(core.health(), Health::Unavailable { why: Unavailability::WrongKey });
    let still = core.use_key(vec![3; 32]);
    assert!(matches!(&still, Err(PlacetError::Unavailable { code, .. }) if code == "wrong_key"), "{still:?}");
    core.use_key(vec![1; 32]).unwrap();

    assert_eq!((core.health(), core.age_band()), (Health::Ok, Ok(AgeBand::Adult)));
    core.rotate_key(Some(vec![4; 32])).unwrap();
    core.shut_down();
    assert_eq!(open_at(folder.path(), Some(4), None).age_band(), Ok(AgeBand::Adult));
}

#[test]
fn a_store_that_was_copied_to_another_device_says_so_and_keeps_what_denies() {
    let folder = tempfile::tempdir().unwrap();
    let core = open_at(folder.path(), Some(1), Some(1));
    decide(&core, ConsentDecision::Denied);
    assert_eq!(core.is_copy(), Ok(false));
    core.shut_down();

    let copy = open_at(folder.path(), Some(1), Some(2));

    assert_eq!((copy.is_copy(), copy.health()), (Ok(true), Health::Ok));
    assert_eq!(voice_chat(&copy), ConsentStatus::Denied);
}

#[test]
fn an_age_that_has_ended_already_is_refused() {
    let core = in_memory();
    let past = "2001-01-01T00:00:00+08:00".parse().unwrap();

    let refused = core.set_age_band(AgeBand::Under18, Some(past));

    assert!(matches!(&refused, Err(PlacetError::Refused { code, .. }) if code == "already_past"), "{refused:?}");
    core.set_age_band(AgeBand::Under18, Some("2101-01-01T00:00:00+08:00".parse().unwrap())).unwrap();
    assert_eq!(core.age_band(), Ok(AgeBand::Under18));
}
