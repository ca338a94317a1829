//! A store that was put back to an earlier day: found by the anchor beside it, or by a head kept elsewhere.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::fs;
use std::path::Path;

use placet::engine::Health;
use placet::manifest::OpensBy;
use placet::policy::{AgeBand, Unavailability};
use support::{FakeClock, accept, contents, copy_folder, grant, open_at, withdraw};

const DATABASE: [&str; 3] = ["placet.db", "placet.db-wal", "placet.db-shm"];

/// A folder in which voice chat was granted, copied, and withdrawn.
fn withdrawn_after_a_copy(folder: &Path, copy: &Path) {
    let placet = open_at(folder, &FakeClock::new());
    accept(&placet);
    grant(&placet, "voice_chat");
    placet.close();
    copy_folder(folder, copy);
    let placet = open_at(folder, &FakeClock::new());
    withdraw(&placet, "voice_chat");
}

#[test]
fn an_earlier_database_put_back_under_a_later_anchor_denies_and_nothing_on_disk_changes() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    withdrawn_after_a_copy(folder.path(), copy.path());
    put_database_back(folder.path(), copy.path());
    let before = contents(folder.path());

    let placet = open_at(folder.path(), &FakeClock::new());

    assert_eq!(placet.health(), Health::Unavailable(Unavailability::RolledBack));
    assert_eq!(contents(folder.path()), before);
}

/// Puts the database of a copy back, under the anchor that there is.
fn put_database_back(folder: &Path, copy: &Path) {
    for file in DATABASE {
        let _ = fs::remove_file(folder.join(file));
        if copy.join(file).exists() {
            fs::copy(copy.join(file), folder.join(file)).unwrap();
        }
    }
}

#[test]
fn an_earlier_database_is_found_out_where_only_what_lies_beside_the_chains_changed_since() {
    let changes: [fn(&placet::Placet); 2] = [
        |placet| drop(placet.set_age_band(AgeBand::Under18).unwrap()),
        |placet| {
            let core = placet.enter(&"core".parse().unwrap(), OpensBy::ToBackground).unwrap();
            assert!(placet.take(core, &"core.read_phone".parse().unwrap(), None).is_allowed());
        },
    ];
    for change in changes {
        let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let placet = open_at(folder.path(), &FakeClock::new());
        accept(&placet);
        placet.close();
        copy_folder(folder.path(), copy.path());
        let placet = open_at(folder.path(), &FakeClock::new());
        let entries = placet.entries().unwrap();
        change(&placet);
        assert_eq!(placet.entries().unwrap(), entries);
        placet.close();
        put_database_back(folder.path(), copy.path());

        let put_back = open_at(folder.path(), &FakeClock::new());

        assert_eq!(put_back.health(), Health::Unavailable(Unavailability::RolledBack));
    }
}

#[test]
fn a_database_that_was_taken_away_does_not_begin_anew() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    withdrawn_after_a_copy(folder.path(), copy.path());
    for file in DATABASE {
        let _ = fs::remove_file(folder.path().join(file));
    }

    assert_eq!(open_at(folder.path(), &FakeClock::new()).health(), Health::Unavailable(Unavailability::RolledBack));
}

#[test]
fn a_lost_or_damaged_anchor_changes_no_answer() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    withdrawn_after_a_copy(folder.path(), copy.path());
    let anchor = folder.path().join("placet.anchor");

    for damaged in [Some(Vec::new()), Some(vec![0; 320]), Some(b"PLCTANC2".to_vec()), None] {
        match damaged {
            Some(bytes) => fs::write(&anchor, bytes).unwrap(),
            None => fs::remove_file(&anchor).unwrap(),
        }
        let placet = open_at(folder.path(), &FakeClock::new());
        assert_eq!(placet.health(), Health::Ok);
        placet.close();
    }
}

#[test]
fn a_whole_folder_put_back_is_found_by_a_head_kept_elsewhere_alone() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    withdrawn_after_a_copy(folder.path(), copy.path());
    let kept = open_at(folder.path(), &FakeClock::new()).heads().unwrap();

    let put_back = open_at(copy.path(), &FakeClock::new());

    assert_eq!(put_back.health(), Health::Ok, "nothing on this device can tell");
    assert_eq!(put_back.holds(&kept), Ok(false));
    assert_eq!(open_at(folder.path(), &FakeClock::new()).holds(&kept), Ok(true));
}
