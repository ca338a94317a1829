//! What is wrong with a store's files crosses the border as its code, and the gate denies. The same faults are in
//! `StoreFaultsTest.kt` and `StoreFaultsTests.swift`.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use placet::event::{ConsentDecision, Evidence, Surface};
use placet_ffi::{ConsentLine, Decision, Health, PlacetCore, PlacetError};

const MANIFEST: &str = include_str!("../../../core/tests/fixtures/example.json");

fn open(folder: &Path, manifest: &str, key: u8) -> Arc<PlacetCore> {
    let (folder, key) = (Some(folder.to_string_lossy().into_owned()), Some(vec![key; 32]));
    PlacetCore::open(folder, manifest.as_bytes().to_vec(), key, None, None, None, None, None).unwrap()
}

/// Changes the bytes of the database.
fn edit(folder: &Path, change: fn(&mut Vec<u8>)) {
    let file = folder.join("placet.db");
    let mut bytes = fs::read(&file).unwrap();
    change(&mut bytes);
    fs::write(file, bytes).unwrap();
}

/// A code, and what brings it about.
type Fault = (&'static str, fn(&Path));

const FAULTS: [Fault; 6] = [
    ("unreadable", |it| fs::write(it.join("placet.db"), [7; 9000]).unwrap()),
    // The schema's number stands in the header of a database of SQLite's.
    ("newer", |it| edit(it, |bytes| *bytes.get_mut(63).unwrap() = 2)),
    ("tampered", |it| {
        edit(it, |bytes| {
            let at = bytes.windows(15).position(|it| it == b"consent_changed").unwrap();
            *bytes.get_mut(at).unwrap() = b'C';
        });
    }),
    ("rolled_back", |it| fs::remove_file(it.join("placet.db")).unwrap()),
    ("keys_lost", |it| fs::remove_file(it.join("placet.keys")).unwrap()),
    ("out_of_reach", |it| {
        fs::remove_file(it.join("placet.keys")).unwrap();
        fs::create_dir(it.join("placet.keys")).unwrap();
    }),
];

/// Everything is denied by this code, and whether it may pass is said.
fn denies(core: &PlacetCore, expected: &str) {
    let Health::Unavailable { why } = core.health() else { panic!("{expected}: the store answers") };
    assert_eq!(why.code(), expected);
    let retryable = placet_ffi::known_codes().retryable;
    assert_eq!(retryable.iter().any(|it| it == expected), expected == "out_of_reach");
    let answer = core.check_without_session("voice_room.speak".parse().unwrap()).unwrap();
    assert!(matches!(answer, Decision::Denied { denial } if denial.why == Some(why)), "{expected}");
    let failed = core.consent_status("voice_chat".parse().unwrap());
    assert!(matches!(&failed, Err(PlacetError::Unavailable { code, .. }) if code == expected), "{failed:?}");
}

#[test]
fn whatever_is_wrong_with_the_files_of_a_store_arrives_as_its_code_and_everything_is_denied() {
    for (code, befall) in FAULTS {
        let folder = tempfile::tempdir().unwrap();
        let core = open(folder.path(), MANIFEST, 1);
        let line = ConsentLine { purpose: "voice_chat".parse().unwrap(), to: ConsentDecision::Granted };
        core.change_consents(Evidence::on(Surface::Test), vec![line]).unwrap();
        core.shut_down();
        befall(folder.path());

        denies(&open(folder.path(), MANIFEST, 1), code);
    }
}

#[test]
fn another_apps_store_and_another_key_arrive_as_their_codes_and_everything_is_denied() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path(), MANIFEST, 1).shut_down();

    denies(&open(folder.path(), &MANIFEST.replace("\"id\": \"example\"", "\"id\": \"another\""), 1), "other_app");
    denies(&open(folder.path(), MANIFEST, 2), "wrong_key");
}
