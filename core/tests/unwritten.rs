//! A no that could not be written: this process denies what it was about until it is written, or the person decides anew
//! (ADR 0036).
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;
#[path = "support/vfs/mod.rs"]
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod vfs;

use std::ffi::c_int;
use std::path::Path;
use std::sync::Arc;

use placet::canonical::Hash;
use placet::clock::Timestamp;
use placet::engine::Place;
use placet::event::ConsentDecision;
use placet::policy::observe::DecidedElsewhere;
use placet::policy::{ConsentStatus, DocumentStatus, SessionId};
use placet::{Error, Placet};
use rusqlite::ffi::{SQLITE_FULL, SQLITE_IOERR};
use support::{
    EXAMPLE, FakeClock, Heard, accept, allow, enter, grant, open_at, open_with, reason, speak, test, voice_room,
    withdraw,
};
use vfs::calls::{self, Fault, How};

const FAULTS: [(&str, c_int); 4] =
    [("xWrite", SQLITE_FULL), ("xWrite", SQLITE_IOERR), ("xSync", SQLITE_IOERR), ("xSync", SQLITE_FULL)];

/// Does something on a disk that takes nothing.
fn failing<T>((call, code): (&'static str, c_int), work: impl FnOnce() -> T) -> T {
    let calls: &'static [&'static str] = if call == "xWrite" { &["xWrite"] } else { &["xSync"] };
    calls::arm(Fault { calls, after: 0, lasts: true, how: How::Not(code) });
    let done = work();
    assert!(calls::met() > 0, "nothing failed");
    calls::disarm();
    done
}

fn say_no(placet: &Placet, to: ConsentDecision) -> Result<(), Error> {
    placet.change(test(), vec![("voice_chat".parse().unwrap(), to)]).map(drop)
}

fn in_room(placet: &Placet) -> SessionId {
    let room = enter(placet, "voice_room");
    let _ = placet.report_permission(&"microphone".parse().unwrap(), placet::policy::SystemPermission::Granted);
    room
}

fn hears(placet: &Placet) -> &'static str {
    reason(&placet.check(in_room(placet), &speak()))
}

fn status(placet: &Placet) -> ConsentStatus {
    placet.status(&"voice_chat".parse().unwrap()).unwrap()
}

#[test]
fn a_no_that_meets_a_failing_disk_fails_and_denies_in_this_process_until_it_is_written() {
    vfs::install();
    for (fault, to) in FAULTS.into_iter().zip([ConsentDecision::Withdrawn, ConsentDecision::Denied].into_iter().cycle())
    {
        let folder = tempfile::tempdir().unwrap();
        let placet = open_at(folder.path(), &FakeClock::new());
        let room = voice_room(&placet);
        assert!(placet.take(room, &speak(), None).is_allowed());

        let failed = failing(fault, || say_no(&placet, to)).unwrap_err();

        assert!(["disk_full", "out_of_reach"].contains(&failed.code()), "{failed}");
        assert!(failed.detail().contains("try again") && failed.detail().contains("this process"), "{failed}");
        assert!(!placet.check(room, &speak()).is_allowed(), "what relied on it has ended");
        assert_eq!((hears(&placet), status(&placet)), ("consent_withdrawn", ConsentStatus::Granted));
        let reopened = open_at(folder.path(), &FakeClock::new());
        assert_eq!(hears(&reopened), "allowed", "a process that opens the store answers by what is in it");

        let report = placet.change(test(), vec![("voice_chat".parse().unwrap(), to)]).unwrap();

        assert_eq!(report.closed, [speak()]);
        assert!(["consent_withdrawn", "consent_denied"].contains(&hears(&reopened)));
        grant(&placet, "voice_chat");
        assert_eq!(hears(&placet), "allowed");
        vfs::forget(folder.path());
    }
}

#[test]
fn the_persons_next_decision_on_it_ends_the_denial_and_another_one_does_not() {
    vfs::install();
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let (placet, other) = (open_at(folder.path(), &clock), open_at(folder.path(), &clock));
    voice_room(&placet);
    failing(FAULTS[0], || say_no(&placet, ConsentDecision::Withdrawn)).unwrap_err();
    failing(FAULTS[0], || placet.decline(&"privacy_policy".parse().unwrap(), test())).unwrap_err();
    placet.accept(&"privacy_policy".parse().unwrap(), test()).unwrap();

    grant(&placet, "nearby");
    placet.tick().unwrap();
    assert_eq!(hears(&placet), "consent_withdrawn");
    failing(FAULTS[0], || say_no(&placet, ConsentDecision::Granted)).unwrap_err();
    assert_eq!(hears(&placet), "consent_withdrawn", "a yes that is not written changes nothing");
    grant(&placet, "voice_chat");
    assert_eq!(hears(&placet), "allowed");

    failing(FAULTS[0], || say_no(&placet, ConsentDecision::Withdrawn)).unwrap_err();
    clock.wait(1);
    grant(&other, "voice_chat");
    assert_eq!(hears(&placet), "allowed", "the person decided anew in another process");
    vfs::forget(folder.path());
}

#[test]
fn what_was_kept_of_earlier_answers_is_worth_nothing_in_any_thread_and_the_observer_is_told() {
    vfs::install();
    let folder = tempfile::tempdir().unwrap();
    let heard = Arc::new(Heard::default());
    let place = Place::Folder(folder.path().to_owned());
    let placet = open_with(place, EXAMPLE, &FakeClock::new(), Some(Arc::<Heard>::clone(&heard)));
    let room = voice_room(&placet);
    let cell = placet.cell(room, &speak());
    assert!(placet.allows(&cell) && cell.is_kept());
    heard.0.lock().unwrap().clear();

    failing(FAULTS[0], || say_no(&placet, ConsentDecision::Withdrawn)).unwrap_err();

    std::thread::scope(|scope| {
        let elsewhere = scope.spawn(|| (cell.is_kept(), placet.allows(&cell), hears(&placet)));
        assert_eq!(elsewhere.join().unwrap(), (false, false, "consent_withdrawn"));
    });
    let anew = placet.cell(in_room(&placet), &speak());
    assert!(!placet.allows(&anew) && !anew.is_kept());
    let told = heard.0.lock().unwrap().clone();
    assert!(told.contains(&"session 1 consent_withdrawn".to_owned()), "{told:?}");
    assert!(told.contains(&"Consents".to_owned()), "{told:?}");
    vfs::forget(folder.path());
}

#[test]
fn a_document_taken_back_and_a_switch_turned_off_deny_too() {
    vfs::install();
    let switch = r#""switches": { "social": { "names": { "en": "Social" }, "purposes": ["voice_chat", "nearby"] } }, "#;
    let manifest = EXAMPLE.replacen("\"facts\":", &format!("{switch}\"facts\":"), 1);
    let (policy, social) = ("privacy_policy".parse().unwrap(), "social".parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let placet = open_with(Place::Folder(folder.path().to_owned()), &manifest, &FakeClock::new(), None);
    voice_room(&placet);

    failing(FAULTS[0], || placet.set_switch(&social, false, test())).unwrap_err();
    assert_eq!(hears(&placet), "consent_denied");
    assert_eq!(placet.is_switched_on(&social), Ok(true));
    placet.set_switch(&social, true, test()).unwrap();
    assert_eq!(hears(&placet), "allowed");

    for withdraws in [true, false] {
        let no = || if withdraws { placet.withdraw_document(&policy, test()) } else { placet.decline(&policy, test()) };
        failing(FAULTS[0], no).unwrap_err();
        assert_eq!(hears(&placet), "document_not_accepted");
        let account = placet.check_without_session(&"core.read_phone".parse().unwrap());
        assert!(["consent_withdrawn", "document_not_accepted"].contains(&reason(&account)), "{account:?}");
        assert_eq!(placet.document_status(&policy), Ok(DocumentStatus::Accepted));
        placet.accept(&policy, test()).unwrap();
        assert_eq!(hears(&placet), "allowed");
    }
    vfs::forget(folder.path());
}

#[test]
fn the_denial_is_the_subjects_own_and_comes_along_into_the_account() {
    vfs::install();
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    voice_room(&placet);
    failing(FAULTS[0], || say_no(&placet, ConsentDecision::Withdrawn)).unwrap_err();

    clock.wait(1);
    placet.sign_in("one").unwrap();
    assert_eq!((status(&placet), hears(&placet)), (ConsentStatus::Granted, "consent_withdrawn"));
    placet.sign_in("another").unwrap();
    let room = voice_room(&placet);
    assert!(placet.check(room, &speak()).is_allowed(), "another account is free");
    placet.sign_in("one").unwrap();
    assert_eq!(hears(&placet), "consent_withdrawn");
    let room = voice_room(&placet);
    assert!(placet.check(room, &speak()).is_allowed(), "the person decided anew");
    vfs::forget(folder.path());
}

#[test]
fn a_no_to_a_store_that_holds_no_file_denies_once_it_is_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    voice_room(&placet);
    placet.suspend();

    assert_eq!(say_no(&placet, ConsentDecision::Withdrawn).map_err(|it| it.code()), Err("suspended"));

    placet.resume().unwrap();
    assert_eq!(hears(&placet), "consent_withdrawn");
    withdraw(&placet, "voice_chat");
    grant(&placet, "voice_chat");
    assert_eq!(hears(&placet), "allowed");
    placet.close();
    not_reached_for_a_while(folder.path(), &clock);
}

/// The store cannot be opened at first; nobody knows yet who is current.
fn not_reached_for_a_while(folder: &Path, clock: &FakeClock) {
    let (database, aside) = (folder.join("placet.db"), folder.join("aside"));
    std::fs::rename(&database, &aside).unwrap();
    std::fs::create_dir(&database).unwrap();
    std::fs::write(database.join("x"), b"x").unwrap();
    let placet = open_at(folder, clock);
    assert_eq!(say_no(&placet, ConsentDecision::Withdrawn).map_err(|it| it.code()), Err("out_of_reach"));
    std::fs::remove_dir_all(&database).unwrap();
    std::fs::rename(&aside, &database).unwrap();

    assert_eq!((hears(&placet), status(&placet)), ("consent_withdrawn", ConsentStatus::Granted));
}

/// What was decided elsewhere in that minute from the start on the voice chat, or on the policy where it has a text.
fn elsewhere(placet: &Placet, to: ConsentDecision, minute: i64, text: Option<Hash>) -> DecidedElsewhere {
    let manifest = placet.manifest();
    let version = match text {
        Some(_) => manifest.documents.get(&"privacy_policy".parse().unwrap()).unwrap().version.clone(),
        None => Some(manifest.app.version.clone()),
    };
    let hash = text.or_else(|| Some(Hash::of(&[EXAMPLE.as_bytes()])));
    let opened: Timestamp = "2024-06-01T09:00:00+08:00".parse().unwrap();
    DecidedElsewhere { to, version, hash, at: opened.plus_millis(minute * 60_000) }
}

#[test]
fn a_no_that_was_said_elsewhere_denies_too_and_only_a_yes_from_after_it_ends_that() {
    vfs::install();
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open_at(folder.path(), &clock);
    let voice_chat = "voice_chat".parse().unwrap();
    let tell =
        |to, minute| placet.observe_consent(&voice_chat, &elsewhere(&placet, to, minute, None), test()).map(drop);
    let room = voice_room(&placet);
    assert!(placet.take(room, &speak(), None).is_allowed());
    clock.wait(1);

    let failed = failing(FAULTS[0], || tell(ConsentDecision::Withdrawn, 30)).unwrap_err();

    assert!(failed.detail().contains("this process"), "{failed}");
    assert!(!placet.check(room, &speak()).is_allowed(), "what relied on it has ended");
    assert_eq!((hears(&placet), status(&placet)), ("consent_withdrawn", ConsentStatus::Granted));
    tell(ConsentDecision::Granted, 20).unwrap();
    assert_eq!(hears(&placet), "consent_withdrawn", "an earlier yes, told late");
    tell(ConsentDecision::Granted, 30).unwrap();
    assert_eq!(hears(&placet), "consent_withdrawn", "of two in one instant the no counts");
    tell(ConsentDecision::Granted, 31).unwrap();
    assert_eq!(hears(&placet), "allowed");
    let refused = tell(ConsentDecision::Withdrawn, 30).map_err(|it| it.code());
    assert_eq!((refused, hears(&placet)), (Err("decided_since"), "allowed"), "a no from before the yes");
    vfs::forget(folder.path());
}

#[test]
fn a_document_that_was_declined_elsewhere_denies_until_it_is_told_again() {
    vfs::install();
    let folder = tempfile::tempdir().unwrap();
    let (placet, other) = (open_at(folder.path(), &FakeClock::new()), open_at(folder.path(), &FakeClock::new()));
    voice_room(&placet);
    let policy = "privacy_policy".parse().unwrap();
    let told = elsewhere(&placet, ConsentDecision::Withdrawn, 0, Some(Hash::ZERO));

    failing(FAULTS[2], || placet.observe_acceptance(&policy, &told, test())).unwrap_err();
    assert_eq!(hears(&placet), "document_not_accepted");
    assert_eq!(placet.document_status(&policy), Ok(DocumentStatus::Accepted));

    placet.observe_acceptance(&policy, &told, test()).unwrap();
    assert_eq!(other.document_status(&policy), Ok(DocumentStatus::Withdrawn));
    other.accept(&policy, test()).unwrap();
    assert_eq!(hears(&placet), "allowed");
    vfs::forget(folder.path());
}

#[test]
fn of_what_was_told_while_the_store_was_away_the_ledgers_later_decision_counts() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open_at(folder.path(), &clock);
    clock.wait(1);
    voice_room(&placet);
    placet.suspend();
    let tell = |id: &str, minute| {
        let told = elsewhere(&placet, ConsentDecision::Withdrawn, minute, None);
        placet.observe_consent(&id.parse().unwrap(), &told, test()).map(drop).unwrap_err().code()
    };

    assert_eq!([tell("voice_chat", 30), tell("account", 90)], ["suspended"; 2]);

    placet.resume().unwrap();
    assert_eq!(hears(&placet), "allowed", "granted here since, and no decision is made on what follows a document");
    let account = placet.check_without_session(&"core.read_phone".parse().unwrap());
    assert_ne!(reason(&account), "consent_withdrawn");
    placet.suspend();
    assert_eq!(tell("voice_chat", 90), "suspended");
    placet.resume().unwrap();
    assert_eq!(hears(&placet), "consent_withdrawn");
}

#[test]
fn a_no_that_a_rule_refuses_denies_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    voice_room(&placet);
    let lines = [("voice_chat", ConsentDecision::Withdrawn), ("nearby", ConsentDecision::Withdrawn)];
    let lines = lines.map(|(purpose, to)| (purpose.parse().unwrap(), to)).to_vec();

    let refused = placet.change(test(), lines).map(drop);

    assert_eq!(refused.map_err(|it| it.code()), Err("nothing_to_withdraw"));
    assert_eq!(hears(&placet), "allowed");
    let room = enter(&placet, "voice_room");
    allow(&placet, room, "microphone");
    accept(&placet);
}
