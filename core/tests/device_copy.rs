//! A store that is found on another device than its own: it goes on as a new install, with what denied and nothing else.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "support/bytes.rs"]
mod bytes;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::path::Path;
use std::sync::Arc;

use bytes::found_in;
use placet::Placet;
use placet::engine::{Config, Head, Health, Place, SecretKey};
use placet::event::{ConsentDecision, Event};
use placet::policy::{AgeBand, ConsentStatus, DocumentStatus, Unavailability};
use support::{EXAMPLE, FakeClock, accept, contents, copy_folder, enter, grant, speak, test, verify_name, withdraw};
use tempfile::TempDir;

fn secret(byte: u8) -> SecretKey {
    SecretKey::from_bytes([byte; 32])
}

fn open(folder: &Path, device: impl Into<Option<u8>>, key: impl Into<Option<u8>>) -> Placet {
    let (device, key) = (device.into().map(secret), key.into().map(secret));
    let place = Place::Folder(folder.to_owned());
    Placet::open(Config { clock: Arc::new(FakeClock::new()), device, key, ..Config::new(place, EXAMPLE.into()) })
        .unwrap()
}

/// An account with a grant and a refusal, and a copy of its folder.
fn copied(device: impl Into<Option<u8>>, key: impl Into<Option<u8>>) -> (TempDir, TempDir, Vec<Head>) {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let placet = open(folder.path(), device, key);
    placet.sign_in("somebody").unwrap();
    accept(&placet);
    placet.set_age_band(AgeBand::Under18).unwrap();
    verify_name(&placet);
    grant(&placet, "voice_chat");
    grant(&placet, "nearby");
    withdraw(&placet, "nearby");
    let heads = placet.heads().unwrap();
    placet.close();
    copy_folder(folder.path(), copy.path());
    (folder, copy, heads)
}

fn status(placet: &Placet, purpose: &str) -> ConsentStatus {
    placet.status(&purpose.parse().unwrap()).unwrap()
}

#[test]
fn a_copy_on_another_device_begins_anew_and_keeps_what_denies() {
    let (folder, copy, heads) = copied(1, None);

    let placet = open(copy.path(), 2, None);

    assert_eq!((placet.health(), placet.is_copy()), (Health::Ok, true));
    assert_eq!(
        (status(&placet, "voice_chat"), status(&placet, "nearby")),
        (ConsentStatus::NotDetermined, ConsentStatus::Denied)
    );
    assert_eq!(placet.document_status(&"privacy_policy".parse().unwrap()), Ok(DocumentStatus::NotPresented));
    assert!(!placet.check(enter(&placet, "voice_room"), &speak()).is_allowed());
    assert_eq!(placet.age_band(), Ok(AgeBand::Under18), "a minor stays one");
    assert!(!placet.obligations().unwrap().is_empty(), "what was owed is owed");
    let standings: Vec<_> = placet.subjects().unwrap().iter().map(|it| it.standing.code()).collect();
    assert_eq!(standings, ["merged", "copied", "guest"]);
    assert!(placet.sign_in("somebody").unwrap().is_new, "the account of the other device is not known here");
    assert_eq!(status(&placet, "nearby"), ConsentStatus::Denied);
    assert!(placet.holds(&heads).unwrap(), "what was decided there stays evidence");
    placet.verify().unwrap();
    placet.close();
    let again = open(copy.path(), 2, None);
    assert_eq!((again.health(), again.is_copy()), (Health::Ok, false), "once");

    let own = open(folder.path(), 1, None);
    assert_eq!((own.is_copy(), status(&own, "voice_chat")), (false, ConsentStatus::Granted));
}

#[test]
fn a_copy_without_the_key_of_the_other_device_begins_anew_too() {
    let (_, copy, _) = copied(1, 3);

    let placet = open(copy.path(), 2, 4);

    assert_eq!((placet.health(), placet.is_copy()), (Health::Ok, true));
    assert_eq!(status(&placet, "nearby"), ConsentStatus::Denied);
    assert_eq!(placet.age_band(), Ok(AgeBand::Unknown), "it could not be read, and is to be asked for");
    placet.close();
    assert_eq!(open(copy.path(), 2, 3).health(), Health::Unavailable(Unavailability::WrongKey));
    assert_eq!(open(copy.path(), 2, 4).health(), Health::Ok);
}

#[test]
fn a_wrong_key_on_the_own_device_is_a_wrong_key_and_no_copy() {
    let (folder, _, _) = copied(1, 3);
    let before = contents(folder.path());

    assert_eq!(open(folder.path(), 1, 4).health(), Health::Unavailable(Unavailability::WrongKey));

    assert_eq!(contents(folder.path()), before);
}

#[test]
fn an_app_that_does_not_say_which_device_it_is_on_notices_no_copy_and_one_that_begins_to_keeps_its_store() {
    let (folder, copy, _) = copied(None, None);
    let placet = open(copy.path(), None, None);
    assert_eq!((placet.is_copy(), status(&placet, "voice_chat")), (false, ConsentStatus::Granted));

    let placet = open(folder.path(), 1, None);

    assert_eq!((placet.is_copy(), status(&placet, "voice_chat")), (false, ConsentStatus::Granted));
    placet.close();
    assert!(open(folder.path(), 2, None).is_copy());
}

#[test]
fn two_processes_on_the_other_device_begin_anew_together() {
    let (_, copy, _) = copied(1, None);
    let (one, other) = (open(copy.path(), 2, None), open(copy.path(), 2, None));
    accept(&one);
    grant(&one, "voice_chat");

    assert_eq!(status(&other, "voice_chat"), ConsentStatus::Granted);
    let times = one.entries().unwrap().iter().filter(|(_, _, it)| it.event == Event::InstallCopied {}).count();
    assert_eq!((times, one.is_copy(), other.is_copy()), (1, true, false));
}

#[test]
fn a_damaged_copy_is_damaged_first() {
    let (_, copy, _) = copied(1, None);
    let database = rusqlite::Connection::open(copy.path().join("placet.db")).unwrap();
    database.execute_batch("UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1").unwrap();
    drop(database);
    let before = contents(copy.path());

    let placet = open(copy.path(), 2, None);

    assert_eq!(placet.health(), Health::Unavailable(Unavailability::Tampered));
    assert_eq!(contents(copy.path()), before);
    placet.recover().unwrap();
    assert_eq!(status(&placet, "nearby"), ConsentStatus::Denied);
    placet.close();
    assert!(!open(copy.path(), 2, None).is_copy());
}

#[test]
fn a_denial_of_somebody_who_was_not_signed_in_at_the_time_is_kept_too() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let placet = open(folder.path(), 1, None);
    placet.sign_in("a").unwrap();
    placet.change(test(), vec![("voice_chat".parse().unwrap(), ConsentDecision::Denied)]).unwrap();
    placet.sign_in("b").unwrap();
    placet.close();
    copy_folder(folder.path(), copy.path());

    assert_eq!(status(&open(copy.path(), 2, None), "voice_chat"), ConsentStatus::Denied);
}

#[test]
fn the_secret_of_the_device_is_in_no_file() {
    let (folder, _, _) = copied(1, 3);

    for it in [[1; 32], [3; 32]] {
        assert_eq!(found_in(folder.path(), &it), [""; 0]);
    }
}
