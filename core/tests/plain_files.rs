//! The files beside the database, each in every state that keeps it from being read or written: missing, cut, of other
//! bytes, a folder or a way in a circle in its place, on a disk that is full, in a folder that is not to be written. The
//! store works without it or says why not, by a code; nothing is allowed because of it, and what was acknowledged is
//! there once the file is as it was.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use placet::engine::Health;
use placet::event::ConsentDecision;
use placet::policy::{ConsentStatus, Unavailability};
use placet::{Error, Placet};
use support::*;

/// What may be wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Missing,
    Empty,
    Half,
    OtherBytes,
    /// A folder with something in it.
    Folder,
    /// A link to itself: whoever opens it is told no.
    NoWay,
    /// Whatever is written to it finds the disk full, and reading it has no end.
    Full,
}

use Fault::{Empty, Folder, Full, Half, Missing, NoWay, OtherBytes};

impl Fault {
    const ALL: [Self; 7] = [Missing, Empty, Half, OtherBytes, Folder, NoWay, Full];

    /// Brings it about.
    fn befall(self, file: &Path) {
        let bytes = fs::read(file).unwrap_or_default();
        clear(file);
        match self {
            Missing => {}
            Empty => fs::write(file, b"").unwrap(),
            Half => fs::write(file, bytes.get(..bytes.len() / 2).unwrap()).unwrap(),
            OtherBytes => fs::write(file, [0xa5; 64]).unwrap(),
            Folder => {
                fs::create_dir(file).unwrap();
                fs::write(file.join("x"), b"x").unwrap();
            }
            NoWay => symlink(file, file).unwrap(),
            Full => symlink("/dev/full", file).unwrap(),
        }
    }
}

fn clear(file: &Path) {
    match fs::symlink_metadata(file) {
        Ok(it) if it.is_dir() => fs::remove_dir_all(file).unwrap(),
        Ok(_) => fs::remove_file(file).unwrap(),
        Err(_) => {}
    }
}

/// Each file, and with which code a store does not open under which fault of it; under any other it opens.
const FILES: [(&str, &[(Fault, &str)]); 6] = [
    ("placet.anchor", &[]),
    ("placet.alive", &[]),
    ("placet.epoch", &[]),
    ("placet.keys.part", &[]),
    ("recovering", &[]),
    (
        "placet.keys",
        &[
            (Missing, "keys_lost"),
            (Empty, "keys_lost"),
            (Half, "keys_lost"),
            (OtherBytes, "keys_lost"),
            (Folder, "out_of_reach"),
            (NoWay, "out_of_reach"),
            (Full, "keys_lost"),
        ],
    ),
];

/// A store in which nearby was withdrawn and speaking is allowed.
fn live(folder: &Path) {
    let placet = open_at(folder, &FakeClock::new());
    voice_room(&placet);
    grant(&placet, "nearby");
    withdraw(&placet, "nearby");
}

fn status(placet: &Placet, purpose: &str) -> Result<ConsentStatus, Error> {
    placet.status(&purpose.parse().unwrap())
}

/// Whether the person may be heard in a session of a process that just began.
fn speaks(placet: &Placet) -> bool {
    placet
        .enter(&"voice_room".parse().unwrap(), placet::manifest::OpensBy::UserAction)
        .is_ok_and(|it| placet.check(it, &speak()).is_allowed())
}

/// What fails says why, and where that may pass it says so.
fn judge(failed: &Error, passes: bool, what: &str) {
    let Error::Unavailable { why, .. } = failed else { panic!("{what}: {failed}") };
    assert_eq!(why.is_retryable(), passes, "{what}: {failed}");
    assert!(!failed.detail().is_empty());
}

#[test]
fn a_store_opens_without_what_it_can_do_without_and_else_denies_by_a_code_and_is_whole_once_it_is_back() {
    for (file, expected) in FILES {
        for fault in Fault::ALL {
            let what = format!("{file} {fault:?}");
            let (folder, aside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
            live(folder.path());
            copy_folder(folder.path(), aside.path());
            let file = folder.path().join(file);
            fault.befall(&file);

            let placet = open_at(folder.path(), &FakeClock::new());
            let code = expected.iter().find(|(it, _)| *it == fault).map(|it| it.1);
            match placet.health() {
                Health::Ok => {
                    assert_eq!(code, None, "{what}");
                    assert_eq!(status(&placet, "nearby"), Ok(ConsentStatus::Withdrawn), "{what}");
                    withdraw(&placet, "voice_chat");
                    assert!(!speaks(&placet), "{what}");
                }
                Health::Unavailable(why) => {
                    assert_eq!(Some(why.code()), code, "{what}");
                    assert!(!speaks(&placet), "{what}");
                    judge(&status(&placet, "nearby").unwrap_err(), why != Unavailability::KeysLost, &what);
                    // Nothing was changed, so the file put back is all that was missing.
                    clear(&file);
                    fs::copy(aside.path().join(file.file_name().unwrap()), &file).unwrap();
                }
            }
            drop(placet);

            let placet = open_at(folder.path(), &FakeClock::new());
            assert_eq!(placet.health(), Health::Ok, "{what}");
            assert_eq!(status(&placet, "nearby"), Ok(ConsentStatus::Withdrawn), "{what}");
            let voice = if code.is_some() { ConsentStatus::Granted } else { ConsentStatus::Withdrawn };
            assert_eq!(status(&placet, "voice_chat"), Ok(voice), "{what}");
        }
    }
}

#[test]
fn a_file_that_fails_under_a_running_process_takes_no_decision_away_and_allows_nothing() {
    for (file, _) in FILES {
        // An epoch file that is cut under a process ends it, as the system does with memory that is gone: not tried.
        for fault in Fault::ALL {
            let what = format!("{file} {fault:?}");
            let folder = tempfile::tempdir().unwrap();
            live(folder.path());
            let (one, other) = (open_at(folder.path(), &FakeClock::new()), open_at(folder.path(), &FakeClock::new()));
            let room = enter(&one, "voice_room");
            allow(&one, room, "microphone");
            assert!(one.check(room, &speak()).is_allowed());
            fault.befall(&folder.path().join(file));

            let decided = other.change(test(), vec![("voice_chat".parse().unwrap(), ConsentDecision::Withdrawn)]);

            match decided {
                Ok(_) => assert!(!one.check(room, &speak()).is_allowed(), "{what}"),
                Err(failed) => judge(&failed, true, &what),
            }
        }
    }
}

/// A call that writes a file beside the database.
type Call = (&'static str, fn(&Placet) -> Result<(), Error>);

const CALLS: [Call; 3] = [
    ("sign_in", |it| it.sign_in("anna").map(drop)),
    ("erase_subject", |it| it.erase_subject().map(drop)),
    ("rotate_key", |it| it.rotate_key(None)),
];

#[test]
fn keys_that_cannot_be_written_fail_the_call_by_a_code_that_passes_and_it_is_done_once_they_can() {
    for (name, call) in CALLS {
        for (fault, code) in [(Folder, "out_of_reach"), (NoWay, "out_of_reach"), (Full, "disk_full")] {
            let what = format!("{name} {fault:?}");
            let folder = tempfile::tempdir().unwrap();
            live(folder.path());
            let placet = open_at(folder.path(), &FakeClock::new());
            placet.keep_text("of a person").unwrap();
            let part = folder.path().join("placet.keys.part");
            fault.befall(&part);

            let failed = call(&placet);

            if let Err(failed) = failed {
                judge(&failed, true, &what);
                assert_eq!(failed.code(), code, "{what}");
                clear(&part);
                assert_eq!(placet.refresh().map(drop), Ok(()), "{what}");
                assert_eq!(call(&placet), Ok(()), "{what}");
            } else {
                // Whoever is erased is gone, and the traces that are left are still owed.
                assert_eq!((name, placet.erasures().map(|it| it.is_empty())), ("erase_subject", Ok(false)), "{what}");
                clear(&part);
                placet.tick().unwrap();
            }
            drop(placet);
            let placet = open_at(folder.path(), &FakeClock::new());
            assert_eq!((placet.health(), placet.erasures()), (Health::Ok, Ok(Vec::new())), "{what}");
        }
    }
}

#[test]
fn a_recovery_that_cannot_make_or_move_its_files_fails_by_a_code_and_is_done_once_it_can() {
    for fault in [OtherBytes, NoWay, Full] {
        let what = format!("{fault:?}");
        let folder = tempfile::tempdir().unwrap();
        live(folder.path());
        fs::write(folder.path().join("placet.keys"), b"of another day").unwrap();
        let workshop = folder.path().join("recovering");
        fault.befall(&workshop);
        let placet = open_at(folder.path(), &FakeClock::new());
        assert_eq!(placet.health(), Health::Unavailable(Unavailability::KeysLost), "{what}");

        let failed = placet.recover();

        judge(&failed.unwrap_err(), true, &what);
        assert!(!speaks(&placet), "{what}");
        clear(&workshop);
        placet.recover().unwrap();
        assert_eq!(status(&placet, "nearby"), Ok(ConsentStatus::Denied), "{what}");
        assert_eq!(status(&placet, "voice_chat"), Ok(ConsentStatus::NotDetermined), "{what}");
    }
}

#[test]
fn in_a_folder_that_is_not_to_be_written_what_is_not_acknowledged_passes_and_what_is_stays() {
    let folder = tempfile::tempdir().unwrap();
    live(folder.path());
    let mode = |it| fs::set_permissions(folder.path(), fs::Permissions::from_mode(it)).unwrap();
    mode(0o500);

    let placet = open_at(folder.path(), &FakeClock::new());
    let decided = placet.change(test(), vec![("voice_chat".parse().unwrap(), ConsentDecision::Withdrawn)]);
    if let Err(failed) = &decided {
        judge(failed, true, "read-only");
        assert!(!speaks(&placet));
    }
    drop(placet);
    mode(0o700);

    let placet = open_at(folder.path(), &FakeClock::new());
    let voice = if decided.is_ok() { ConsentStatus::Withdrawn } else { ConsentStatus::Granted };
    assert_eq!((status(&placet, "voice_chat"), status(&placet, "nearby")), (Ok(voice), Ok(ConsentStatus::Withdrawn)));
    let nowhere = open_at(Path::new("/proc"), &FakeClock::new());
    assert_eq!(nowhere.health(), Health::Unavailable(Unavailability::OutOfReach), "nobody writes there, root included");
}
