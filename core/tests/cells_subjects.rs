//! Kept answers and whom they belong to: no subject is ever given another's, and no key opens more than it did.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::path::Path;
use std::sync::Arc;

use placet::Placet;
use placet::engine::{Cell, Config, Place, SecretKey};
use placet::policy::AgeBand;
use support::*;

/// What is answered, and whether the rules were asked for it.
fn ask(placet: &Placet, clock: &FakeClock, cell: &Cell) -> (bool, &'static str) {
    let before = clock.reads();
    let allowed = placet.allows(cell);
    (allowed, if clock.reads() == before { "kept" } else { "asked" })
}

/// A cell of a voice room in which the current subject may speak, with its answer kept.
fn speaking(placet: &Placet, clock: &FakeClock) -> Cell {
    let cell = placet.cell(voice_room(placet), &speak());
    assert!(placet.allows(&cell));
    assert_eq!(ask(placet, clock, &cell), (true, "kept"));
    cell
}

type Turn = fn(&Placet);

/// Somebody signs in over a guest, or over another account, or leaves, or is erased.
const TURNS: [(&str, Turn); 4] = [
    ("guest", |it| drop(it.sign_in("li").unwrap())),
    ("account", |it| drop(it.sign_in("li").unwrap())),
    ("account", |it| drop(it.sign_out().unwrap())),
    ("account", |it| drop(it.erase_subject().unwrap())),
];

fn begin_as(who: &str, placet: &Placet) {
    if who == "account" {
        placet.sign_in("wang").unwrap();
    }
}

#[test]
fn another_subject_of_this_process_is_not_given_what_was_kept() {
    for (who, turn) in TURNS {
        let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
        let placet = open_at(folder.path(), &clock);
        begin_as(who, &placet);
        let cell = speaking(&placet, &clock);

        turn(&placet);

        assert!(!cell.is_kept());
        assert_eq!(ask(&placet, &clock, &cell), (false, "asked"), "{who}");
    }
}

#[test]
fn another_subject_whom_another_process_made_the_current_one_is_not_given_what_was_kept() {
    for (who, turn) in TURNS {
        let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
        let placet = open_at(folder.path(), &clock);
        begin_as(who, &placet);
        let other = open_at(folder.path(), &FakeClock::new());
        let cell = speaking(&placet, &clock);

        turn(&other);

        assert!(!cell.is_kept());
        assert_eq!(ask(&placet, &clock, &cell), (false, "asked"), "{who}");
    }
}

#[test]
fn who_signs_in_again_is_asked_about_anew() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open_at(folder.path(), &clock);
    begin_as("account", &placet);
    let cell = speaking(&placet, &clock);

    placet.sign_out().unwrap();
    placet.sign_in("wang").unwrap();

    assert!(!cell.is_kept());
    let again = placet.cell(enter(&placet, "voice_room"), &speak());
    assert_eq!(ask(&placet, &clock, &again), (true, "asked"));
    assert_eq!(ask(&placet, &clock, &again), (true, "kept"));
    assert_eq!(ask(&placet, &clock, &cell), (false, "asked"), "the session of before has ended");
}

#[test]
fn signing_in_as_who_is_signed_in_already_changes_nothing_for_anybody() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open_at(folder.path(), &clock);
    begin_as("account", &placet);
    let other = open_at(folder.path(), &FakeClock::new());
    let cell = speaking(&placet, &clock);

    other.sign_in("wang").unwrap();

    assert_eq!(ask(&placet, &clock, &cell), (true, "kept"));
}

#[test]
fn a_text_that_is_kept_here_or_elsewhere_ends_what_was_kept() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (placet, other) = (open_at(folder.path(), &clock), open_at(folder.path(), &FakeClock::new()));
    let cell = speaking(&placet, &clock);
    for writer in [&placet, &other] {
        writer.keep_text("why").unwrap();

        assert_eq!(ask(&placet, &clock, &cell), (true, "asked"));
        assert_eq!(ask(&placet, &clock, &cell), (true, "kept"));
    }
}

fn open_by(folder: &Path, clock: &FakeClock, byte: u8) -> Placet {
    let place = Place::Folder(folder.to_owned());
    let key = Some(SecretKey::from_bytes([byte; 32]));
    let clock = Arc::new(clock.clone());
    Placet::open(Config { clock, key, ..Config::new(place, EXAMPLE.into()) }).unwrap()
}

#[test]
fn a_process_whose_key_was_changed_by_another_is_denied_at_once_and_keeps_again_by_the_new_one() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (placet, other) = (open_by(folder.path(), &clock, 1), open_by(folder.path(), &FakeClock::new(), 1));
    let cell = speaking(&placet, &clock);

    other.rotate_key(Some(SecretKey::from_bytes([2; 32]))).unwrap();

    assert_eq!(ask(&placet, &clock, &cell), (false, "asked"));
    assert_eq!(reason(&placet.ask_for(&cell)), "wrong_key");
    placet.use_key(SecretKey::from_bytes([2; 32])).unwrap();
    assert_eq!(ask(&placet, &clock, &cell), (false, "asked"), "the session has ended");
    speaking(&placet, &clock);
}

#[test]
fn whoever_changes_the_key_keeps_answers_again_after_it() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open_by(folder.path(), &clock, 1);
    let cell = speaking(&placet, &clock);

    placet.rotate_key(Some(SecretKey::from_bytes([2; 32]))).unwrap();

    assert_eq!(ask(&placet, &clock, &cell), (true, "asked"));
    assert_eq!(ask(&placet, &clock, &cell), (true, "kept"));
}

#[test]
fn an_age_band_ends_what_was_kept_by_its_own_end_and_by_another_band() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open_at(folder.path(), &clock);
    let cell = speaking(&placet, &clock);
    let until = "2024-06-01T11:00:00+08:00".parse().unwrap();
    placet.set_age_band_until(AgeBand::Adult, until).unwrap();
    assert_eq!(ask(&placet, &clock, &cell), (true, "asked"));
    assert_eq!(placet.next_due(), Ok(Some(until)));

    clock.wait(1);
    assert_eq!(ask(&placet, &clock, &cell), (true, "kept"));
    clock.wait(1);
    assert_eq!(ask(&placet, &clock, &cell), (false, "asked"));

    let cell = speaking(&placet, &clock);
    open_at(folder.path(), &clock).set_age_band(AgeBand::Under18).unwrap();
    assert_eq!(ask(&placet, &clock, &cell), (false, "asked"));
}
