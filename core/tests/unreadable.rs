//! Folders in which there is no store of ours to read: refused, and left byte by byte as they were found.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "support/refused.rs"]
mod refused;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::path::Path;

use placet::engine::Health;
use refused::*;
use support::*;

#[test]
fn a_newer_schema_is_refused_untouched() {
    is_refused_after("PRAGMA user_version = 2", "newer");
}

#[test]
fn a_database_that_is_not_ours_is_refused_untouched() {
    is_refused_after("PRAGMA application_id = 1", "unreadable");
    is_refused_after("PRAGMA user_version = 0", "unreadable");
    is_refused_after("PRAGMA application_id = 0; PRAGMA user_version = 0", "unreadable");
    is_refused_after("DROP TABLE entry", "unreadable");
}

/// A folder whose database is these bytes.
fn holding(bytes: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(DATABASE), bytes).unwrap();
    folder
}

#[test]
fn garbage_and_half_a_header_are_refused_untouched() {
    let real = std::fs::read(store().path().join(DATABASE)).unwrap();
    let header = real.get(..60).unwrap();
    let page = real.get(..4096).unwrap();
    let cut = real.get(..real.len() - 4096).unwrap();
    let zeroed = [&[0; 100], real.get(100..).unwrap()].concat();

    for bytes in [b"xy".as_slice(), &[0; 512], &[0xff; 9000], b"SQLite format 3\0", header, page, cut, &zeroed] {
        is_refused(holding(bytes).path(), "unreadable");
    }
}

#[test]
fn a_log_without_its_database_is_refused_untouched() {
    let folder = store();
    let placet = open_at(folder.path(), &FakeClock::new());
    grant(&placet, "nearby");
    let whole = copy(folder.path());
    drop(placet);

    for empty in [b"".as_slice(), b"x"] {
        std::fs::write(whole.path().join(DATABASE), empty).unwrap();
        is_refused(whole.path(), "unreadable");
    }
    std::fs::remove_file(whole.path().join(DATABASE)).unwrap();
    is_refused(whole.path(), "unreadable");
}

#[test]
fn a_journal_that_is_not_ours_is_refused_untouched() {
    let folder = store();
    let mut journal = vec![0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, 1, 7, 7, 7, 7, 0, 0, 0, 1];
    journal.resize(8192, 0);
    for pages in [0, 1] {
        if let Some(byte) = journal.get_mut(19) {
            *byte = pages;
        }
        std::fs::write(folder.path().join("placet.db-journal"), &journal).unwrap();

        is_refused(folder.path(), "out_of_reach");
    }
}

#[test]
fn a_folder_in_the_place_of_the_file_and_a_file_in_the_place_of_the_folder_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join(DATABASE)).unwrap();
    is_refused(folder.path(), "out_of_reach");

    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    for inside in [file.clone(), file.join("inside")] {
        denies(&open_at(&inside, &FakeClock::new()), "out_of_reach");
    }
    assert_eq!(std::fs::read(&file).unwrap(), b"x");
}

#[test]
fn a_way_that_leads_nowhere_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let around = folder.path().join("around");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&around, &around).unwrap();

    for place in [around.as_path(), &folder.path().join("x".repeat(300)), Path::new("/dev/null/placet")] {
        denies(&open_at(place, &FakeClock::new()), "out_of_reach");
    }
}

#[test]
fn an_empty_file_is_a_store_that_is_still_to_be_made() {
    let folder = holding(b"");

    assert_eq!(open_at(folder.path(), &FakeClock::new()).health(), Health::Ok);
}
