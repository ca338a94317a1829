//! A store that cannot be used: what recovery keeps, what it takes over, and what it never touches.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use placet::engine::{Health, Recovery};
use placet::event::{ConsentDecision, Event};
use placet::policy::{AgeBand, ConsentStatus, DocumentStatus, GrantStatus, SystemPermission, Unavailability};
use placet::store::EPOCH_FILE;
use placet::{Error, Placet};
use rusqlite::Connection;
use support::{FakeClock, accept, contents, copy_folder, enter, grant, open_at, speak, test, voice_room, withdraw};

fn open(folder: &Path) -> Placet {
    open_at(folder, &FakeClock::new())
}

/// Voice chat granted, a ban on being found nearby, and what a withdrawal left owed.
fn live(folder: &Path) -> Vec<placet::engine::Head> {
    let placet = open(folder);
    accept(&placet);
    grant(&placet, "voice_chat");
    withdraw(&placet, "voice_chat");
    placet.change(test(), vec![("nearby".parse().unwrap(), ConsentDecision::Denied)]).unwrap();
    grant(&placet, "voice_chat");
    placet.set_age_band(AgeBand::Under18).unwrap();
    let heads = placet.heads().unwrap();
    placet.close();
    heads
}

fn edit(folder: &Path, statement: &str) {
    Connection::open(folder.join("placet.db")).unwrap().execute_batch(statement).unwrap();
}

fn recovered(folder: &Path, why: Unavailability) -> (Placet, Recovery) {
    let placet = open(folder);
    assert_eq!(placet.health(), Health::Unavailable(why));
    let recovery = placet.recover().unwrap();
    assert_eq!(placet.health(), Health::Ok);
    (placet, recovery)
}

#[test]
fn what_denied_stays_and_what_granted_is_void() {
    let folder = tempfile::tempdir().unwrap();
    let heads = live(folder.path());
    edit(folder.path(), "UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1");

    let (placet, recovery) = recovered(folder.path(), Unavailability::Tampered);

    let status = |purpose: &str| placet.status(&purpose.parse().unwrap()).unwrap();
    assert_eq!((status("nearby"), status("voice_chat")), (ConsentStatus::Denied, ConsentStatus::NotDetermined));
    assert_eq!(placet.document_status(&"privacy_policy".parse().unwrap()), Ok(DocumentStatus::NotPresented));
    assert_eq!(placet.age_band(), Ok(AgeBand::Under18), "a minor stays one");
    assert_eq!(placet.obligations().unwrap().len(), recovery.restrictions.obligations.len());
    assert!(!placet.check(enter(&placet, "voice_room"), &speak()).is_allowed());
    assert_eq!(recovery.sound.last(), heads.last(), "the subject's chain could be followed to its end");
    assert!(placet.verify().is_ok());
}

#[test]
fn a_permission_that_was_refused_stays_so_and_one_that_was_given_is_asked_for_anew() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path());
    voice_room(&placet);
    grant(&placet, "nearby");
    let (nearby, location) = (enter(&placet, "nearby"), "location".parse().unwrap());
    placet.answer(nearby, &location, SystemPermission::Denied, test()).unwrap();
    placet.close();
    edit(folder.path(), "UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1");

    let (placet, _) = recovered(folder.path(), Unavailability::Tampered);

    let granted = |permission: &str, feature: &str| {
        placet.permission_status(&permission.parse().unwrap(), &feature.parse().unwrap()).unwrap().granted
    };
    assert_eq!(granted("location", "nearby"), GrantStatus::Refused);
    assert_eq!(granted("microphone", "voice_room"), GrantStatus::NotDetermined);
}

#[test]
fn the_old_files_are_kept_byte_for_byte_and_the_new_ledger_names_their_ends() {
    let folder = tempfile::tempdir().unwrap();
    live(folder.path());
    edit(folder.path(), "UPDATE entry SET bytes = x'7b7d' WHERE sequence = 2 AND chain = 2");
    let mut before = contents(folder.path());
    // It belongs to the folder: other processes look at it.
    before.remove(OsStr::new(EPOCH_FILE)).unwrap();
    assert!(before.remove(OsStr::new("placet.keys")).is_some(), "the keys to what can be erased are destroyed");

    let (placet, recovery) = recovered(folder.path(), Unavailability::Tampered);

    assert_eq!(contents(&recovery.kept), before);
    let named = placet.entries().unwrap().into_iter().find_map(|(_, _, entry)| match entry.event {
        Event::Recovered { why, sound, kept } => Some((why, sound, kept)),
        _ => None,
    });
    let kept = recovery.kept.file_name().unwrap().to_string_lossy().into_owned();
    assert_eq!(named, Some(("tampered".to_owned(), recovery.sound.clone(), kept)));
    assert_eq!(recovery.sound.last().map(|it| it.sequence), Some(1), "nothing follows an edited entry");
}

#[test]
fn the_page_of_the_folder_names_everything_that_is_in_it() {
    let page = include_str!("../../docs/storage.md");
    let folder = tempfile::tempdir().unwrap();
    live(folder.path());
    edit(folder.path(), "UPDATE entry SET bytes = x'7b7d' WHERE sequence = 2 AND chain = 2");
    let (placet, _) = recovered(folder.path(), Unavailability::Tampered);
    accept(&placet);
    let found = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    let names: Vec<String> = found.chain(placet::store::FILES.map(str::to_owned)).collect();
    assert!(names.len() >= 7, "{names:?}");

    for name in names {
        let of_folder = format!("`{name}/`");
        assert!(page.contains(&format!("| `{name}`")) || page.contains(&of_folder), "{name}");
    }
}

#[test]
fn damage_that_the_report_or_the_export_finds_denies_everything_as_what_verify_finds_does() {
    let find: [fn(&Placet, &Path) -> Option<&'static str>; 4] = [
        |placet, _| placet.verify().err().map(|it| it.code()),
        |placet, _| placet.report("en").err().map(|it| it.code()),
        |placet, _| placet.receipt("en").err().map(|it| it.code()),
        |placet, folder| placet.export(&folder.join("evidence.jsonl")).err().map(|it| it.code()),
    ];
    for find in find {
        let folder = tempfile::tempdir().unwrap();
        let placet = open(folder.path());
        accept(&placet);
        edit(folder.path(), "UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 2");
        assert_eq!(placet.health(), Health::Ok);

        assert_eq!(find(&placet, folder.path()), Some("tampered"));

        assert_eq!(placet.health(), Health::Unavailable(Unavailability::Tampered));
    }
}

#[test]
fn a_denial_behind_a_broken_entry_binds_and_a_grant_there_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path());
    accept(&placet);
    grant(&placet, "voice_chat");
    withdraw(&placet, "voice_chat");
    grant(&placet, "voice_chat");
    placet.close();
    edit(folder.path(), "UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 2");

    let (placet, _) = recovered(folder.path(), Unavailability::Tampered);

    assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Denied));
}

#[test]
fn a_file_that_is_no_database_leaves_nothing_to_take_over_and_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    live(folder.path());
    fs::write(folder.path().join("placet.db"), b"not a database, and long enough to be looked at".repeat(200)).unwrap();

    let (placet, recovery) = recovered(folder.path(), Unavailability::Unreadable);

    assert!(recovery.restrictions.is_empty() && recovery.sound.is_empty());
    assert!(fs::read(recovery.kept.join("placet.db")).unwrap().starts_with(b"not a database"));
    assert_eq!(placet.age_band(), Ok(AgeBand::Unknown));
}

#[test]
fn an_earlier_copy_is_recovered_from_too() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let placet = open(folder.path());
    accept(&placet);
    grant(&placet, "voice_chat");
    placet.close();
    copy_folder(folder.path(), copy.path());
    withdraw(&open(folder.path()), "voice_chat");
    fs::copy(copy.path().join("placet.db"), folder.path().join("placet.db")).unwrap();
    let _ = fs::remove_file(folder.path().join("placet.db-wal"));

    let (placet, _) = recovered(folder.path(), Unavailability::RolledBack);

    assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::NotDetermined));
    assert_eq!(open(folder.path()).health(), Health::Ok, "and is in order when it is opened again");
}

#[test]
fn a_recovery_that_was_cut_off_is_noticed_and_done_again_with_every_denial() {
    let folder = tempfile::tempdir().unwrap();
    live(folder.path());
    edit(folder.path(), "UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1");
    let damaged = tempfile::tempdir().unwrap();
    copy_folder(folder.path(), damaged.path());
    let (_, recovery) = recovered(folder.path(), Unavailability::Tampered);

    // The moments between the moves: the new store is whole in the workshop, the old one half moved or gone.
    for moved in 0..3 {
        let at = tempfile::tempdir().unwrap();
        let workshop = at.path().join("recovering");
        fs::create_dir(&workshop).unwrap();
        copy_folder(damaged.path(), at.path());
        fs::copy(folder.path().join("placet.db"), workshop.join("placet.db")).unwrap();
        if moved > 0 {
            fs::create_dir(at.path().join("quarantine-1")).unwrap();
            fs::rename(at.path().join("placet.db"), at.path().join("quarantine-1").join("placet.db")).unwrap();
        }
        if moved > 1 {
            fs::remove_file(at.path().join("placet.anchor")).unwrap();
        }

        let placet = open(at.path());
        assert_eq!(placet.health(), Health::Unavailable(Unavailability::RolledBack));
        let again = placet.recover().unwrap();

        assert_eq!(again.restrictions, recovery.restrictions, "after {moved} moves");
        assert!(!workshop.exists());
    }
}

#[test]
fn another_process_that_has_the_old_store_open_is_denied_from_then_on() {
    let folder = tempfile::tempdir().unwrap();
    let other = open(folder.path());
    accept(&other);
    grant(&other, "voice_chat");
    edit(folder.path(), "UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1");
    let placet = open(folder.path());

    placet.recover().unwrap();

    let room = placet::policy::SessionId(1);
    assert!(!other.check(room, &speak()).is_allowed());
    assert_eq!(other.health(), Health::Unavailable(Unavailability::Replaced));
}

#[test]
fn a_store_that_another_process_recovered_is_not_set_aside_again() {
    let folder = tempfile::tempdir().unwrap();
    live(folder.path());
    edit(folder.path(), "UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1");
    let late = open(folder.path());
    let (placet, _) = recovered(folder.path(), Unavailability::Tampered);
    accept(&placet);

    assert_eq!(late.recover().map_err(|it| it.code()), Err("nothing_to_recover"));

    assert_eq!((late.health(), placet.health()), (Health::Ok, Health::Ok));
    assert_eq!(late.document_status(&"privacy_policy".parse().unwrap()), Ok(DocumentStatus::Accepted));
}

#[test]
fn a_store_in_order_and_one_that_is_too_new_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    live(folder.path());
    let in_order = open(folder.path());
    assert_eq!(in_order.recover().map_err(|it| it.code()), Err("nothing_to_recover"));
    in_order.close();
    edit(folder.path(), "PRAGMA user_version = 99");
    let before = contents(folder.path());

    let refused = open(folder.path()).recover();

    assert_eq!(refused.as_ref().map_err(Error::code), Err("newer"));
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn a_store_that_is_out_of_reach_is_tried_again_and_never_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    live(folder.path());
    let (database, aside) = (folder.path().join("placet.db"), folder.path().join("aside"));
    fs::rename(&database, &aside).unwrap();
    fs::create_dir(&database).unwrap();
    fs::write(database.join("x"), b"x").unwrap();

    let placet = open(folder.path());
    assert!(placet.health().is_retryable());
    assert_eq!(placet.recover().map_err(|it| it.code()), Err("out_of_reach"));
    fs::remove_dir_all(&database).unwrap();
    fs::rename(&aside, &database).unwrap();

    assert_eq!(placet.age_band(), Ok(AgeBand::Under18));
    assert_eq!(placet.health(), Health::Ok);
}
