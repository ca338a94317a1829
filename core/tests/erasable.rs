//! What can be erased is sealed: under a key that the app supplies or one in a file of its own, which can be changed,
//! be wrong, or be lost.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "support/bytes.rs"]
mod bytes;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use bytes::found_in;
use placet::engine::{Config, Health, Place, SecretKey};
use placet::event::Event;
use placet::policy::{AgeBand, ConsentStatus, Unavailability};
use placet::store::{Options, Store};
use placet::{Error, Placet};
use support::{EXAMPLE, FakeClock, HOUR, accept, contents, copy_folder, grant, open_at, withdraw};

const WRONG: Health = Health::Unavailable(Unavailability::WrongKey);
const LOST: Health = Health::Unavailable(Unavailability::KeysLost);

fn key(byte: u8) -> SecretKey {
    SecretKey::from_bytes([byte; 32])
}

fn open(folder: &Path, key: impl Into<Option<SecretKey>>) -> Placet {
    let place = Place::Folder(folder.to_owned());
    let clock = Arc::new(FakeClock::new());
    Placet::open(Config { clock, key: key.into(), ..Config::new(place, EXAMPLE.into()) }).unwrap()
}

/// A store with a denial, an age and a text, sealed under a key of the app's; returns the text's hash.
fn live(folder: &Path, byte: u8) -> placet::canonical::Hash {
    let placet = open(folder, key(byte));
    accept(&placet);
    grant(&placet, "voice_chat");
    withdraw(&placet, "voice_chat");
    placet.set_age_band(AgeBand::Under18).unwrap();
    let text = placet.keep_text("because of a lawsuit").unwrap();
    placet.close();
    text
}

fn code<T>(it: Result<T, Error>) -> Option<&'static str> {
    it.err().map(|it| it.code())
}

#[test]
fn nothing_that_can_be_erased_is_readable_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path(), None);
    accept(&placet);
    placet.set_age_band(AgeBand::Under18).unwrap();
    let hash = placet.keep_text("because of a lawsuit").unwrap();

    for word in [&b"lawsuit"[..], b"under_18", b"adult"] {
        assert_eq!(found_in(folder.path(), word), [""; 0], "while it is open");
    }
    placet.close();
    for word in [&b"lawsuit"[..], b"under_18", b"adult"] {
        assert_eq!(found_in(folder.path(), word), [""; 0], "after it is closed");
    }
    let placet = open(folder.path(), None);
    assert_eq!(placet.text(&hash), Ok(Some("because of a lawsuit".to_owned())));
    assert_eq!(placet.age_band(), Ok(AgeBand::Under18));
}

#[test]
fn a_wrong_key_or_none_is_told_changes_nothing_and_the_right_one_opens_the_store() {
    let folder = tempfile::tempdir().unwrap();
    live(folder.path(), 1);
    let before = contents(folder.path());

    for wrong in [Some(key(2)), None] {
        let placet = open(folder.path(), wrong);
        assert_eq!(placet.health(), WRONG);
        assert_eq!(code(placet.use_key(key(3))), Some("wrong_key"));
        assert_eq!(code(placet.tick()), Some("wrong_key"));
        placet.close();
        assert_eq!(contents(folder.path()), before);
    }

    let placet = open(folder.path(), key(2));
    assert_eq!(placet.use_key(key(1)), Ok(()));
    assert_eq!(placet.age_band(), Ok(AgeBand::Under18));
    assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Withdrawn));
}

#[test]
fn after_a_rotation_the_next_key_alone_opens_what_was_sealed_before() {
    let folder = tempfile::tempdir().unwrap();
    let text = live(folder.path(), 1);
    let placet = open(folder.path(), key(1));
    let other = open(folder.path(), key(1));

    placet.rotate_key(Some(key(2))).unwrap();

    assert_eq!(placet.age_band(), Ok(AgeBand::Under18));
    assert_eq!(code(other.age_band()), Some("wrong_key"), "another process is told");
    assert_eq!(other.use_key(key(2)), Ok(()));
    assert_eq!(other.age_band(), Ok(AgeBand::Under18));
    placet.close();
    other.close();
    assert_eq!(open(folder.path(), key(1)).health(), WRONG);
    let placet = open(folder.path(), key(2));
    assert_eq!(placet.text(&text), Ok(Some("because of a lawsuit".to_owned())));
    let rotated = placet.entries().unwrap().into_iter().filter(|(_, _, it)| it.event == Event::KeyRotated {});
    assert_eq!(rotated.count(), 1);
}

#[test]
fn a_rotation_that_was_cut_off_is_ended_by_the_next_opening_and_the_old_key_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let text = live(folder.path(), 1);
    let store = Store::open(folder.path(), Options::default()).unwrap();
    store.unlock(Some(&key(1))).unwrap();
    store.begin().unwrap();
    store.renew_keys(Some(&key(2))).unwrap();
    store.commit().unwrap();
    drop(store);

    let placet = open(folder.path(), key(2));
    assert_eq!(placet.text(&text), Ok(Some("because of a lawsuit".to_owned())));
    placet.close();

    assert_eq!(open(folder.path(), key(1)).health(), WRONG);
}

#[test]
fn what_a_copy_holds_under_an_old_key_opens_nothing_of_today() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    live(folder.path(), 1);
    copy_folder(folder.path(), copy.path());
    open(folder.path(), key(1)).rotate_key(Some(key(2))).unwrap();

    fs::copy(copy.path().join("placet.keys"), folder.path().join("placet.keys")).unwrap();

    assert_eq!(open(folder.path(), key(1)).health(), LOST, "every row is under a new key");
}

#[test]
fn an_app_that_supplies_a_key_for_the_first_time_takes_over_from_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path(), None);
    placet.set_age_band(AgeBand::Under18).unwrap();
    placet.close();

    let placet = open(folder.path(), key(1));

    assert_eq!(placet.age_band(), Ok(AgeBand::Under18));
    placet.close();
    assert_eq!(open(folder.path(), None).health(), WRONG, "the file holds no key any more");
    let placet = open(folder.path(), key(1));
    placet.rotate_key(None).unwrap();
    placet.close();
    assert_eq!(open(folder.path(), None).age_band(), Ok(AgeBand::Under18));
}

#[test]
fn lost_keys_deny_and_change_nothing_until_the_file_is_put_back_or_recovery_keeps_what_denies() {
    let folder = tempfile::tempdir().unwrap();
    live(folder.path(), 1);
    let (file, aside) = (folder.path().join("placet.keys"), folder.path().join("aside"));
    fs::rename(&file, &aside).unwrap();
    let before = contents(folder.path());
    assert_eq!(open(folder.path(), key(1)).health(), LOST);
    assert_eq!(contents(folder.path()), before);
    fs::rename(&aside, &file).unwrap();
    assert_eq!(open(folder.path(), key(1)).age_band(), Ok(AgeBand::Under18));
    fs::remove_file(&file).unwrap();

    let placet = open(folder.path(), key(1));
    let recovery = placet.recover().unwrap();

    assert_eq!(placet.health(), Health::Ok);
    assert_eq!(recovery.age, AgeBand::Unknown, "it could not be read");
    assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Denied));
}

#[test]
fn a_key_that_is_gone_for_good_is_given_up_by_a_second_recovery_alone() {
    let folder = tempfile::tempdir().unwrap();
    live(folder.path(), 1);
    let database = rusqlite::Connection::open(folder.path().join("placet.db")).unwrap();
    database.execute_batch("UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1").unwrap();
    drop(database);
    let placet = open(folder.path(), key(2));
    assert_eq!(placet.health(), Health::Unavailable(Unavailability::Tampered));

    assert_eq!(code(placet.recover()), Some("wrong_key"));
    assert_eq!(placet.health(), WRONG);
    let recovery = placet.recover().unwrap();

    assert_eq!((placet.health(), recovery.age), (Health::Ok, AgeBand::Unknown));
    assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Denied));
    placet.close();
    assert_eq!(open(folder.path(), key(2)).health(), Health::Ok);
}

#[test]
fn a_band_of_age_ends_and_what_follows_is_unknown() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    let now = placet::clock::Clock::read(&clock).wall;
    let birthday = now.plus_millis(24 * HOUR);
    assert_eq!(code(placet.set_age_band_until(AgeBand::Under18, now)), Some("already_past"));

    placet.set_age_band_until(AgeBand::Under18, birthday).unwrap();

    assert_eq!((placet.age_band(), placet.next_due()), (Ok(AgeBand::Under18), Ok(Some(birthday))));
    placet.close();
    clock.wait(24);
    let placet = open_at(folder.path(), &clock);
    assert_eq!((placet.age_band(), placet.next_due()), (Ok(AgeBand::Unknown), Ok(None)));
}

#[test]
fn a_text_that_is_too_long_is_refused_and_one_that_is_gone_is_nothing() {
    let placet = support::open_in_memory(&FakeClock::new());
    let long = "x".repeat(16 * 1024);
    assert_eq!(code(placet.keep_text(&format!("{long}x"))), Some("text_too_long"));
    let whole = placet.keep_text(&long).unwrap();
    assert!(placet.text(&whole).unwrap().is_some_and(|it| it == long));

    let (one, same) = (placet.keep_text("x").unwrap(), placet.keep_text("x").unwrap());

    assert_ne!(one, same, "the same text twice has two hashes");
    assert_eq!(placet.text(&one), Ok(Some("x".to_owned())));
    assert_eq!(placet.text(&placet::canonical::Hash::ZERO), Ok(None));
}
