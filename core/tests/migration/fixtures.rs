//! The stores of `core/tests/fixtures/stores`: one for each schema that there ever was, written by a version that had it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use placet::Placet;
use placet::canonical::Hash;
use placet::engine::{Health, Place};
use placet::evidence::Head;
use placet::policy::SystemPermission;
use placet::policy::sweep::EVIDENCE_PERIOD;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::made_up::number_of;
use super::refused::DATABASE;
use super::support::*;

/// The manifest of the day, what was answered, and what proves that nothing was lost.
const MANIFEST: &str = "manifest.json";
const ANSWERS: &str = "answers.txt";
const PROOF: &str = "proof.json";
const TEXT: &str = "a reason in the person's own words";

fn stores() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/stores")
}

/// When each of the stores is looked at: four years after its first day.
fn clock() -> FakeClock {
    let clock = FakeClock::new();
    clock.wait(4 * 365 * 24);
    clock
}

fn open(folder: &Path, manifest: &str) -> Placet {
    let placet = open_with(Place::Folder(folder.to_owned()), manifest, &clock(), None);
    assert_eq!(placet.health(), Health::Ok);
    placet
}

/// Writes a store in which nearly every table has a row: a guest who refused something, an account whose chain was swept.
/// Returns its proof.
fn write(folder: &Path) -> Value {
    let guest = open_at(folder, &FakeClock::new());
    accept(&guest);
    grant(&guest, "nearby");
    drop(withdraw(&guest, "nearby"));
    guest.sign_in("somebody").unwrap();
    let room = voice_room(&guest);
    assert!(guest.take(room, &speak(), None).is_allowed());
    drop(guest);
    let placet = open(folder, EXAMPLE);
    assert!(placet.sweep(EVIDENCE_PERIOD).unwrap().removed > 0);
    let room = voice_room(&placet);
    assert!(placet.take(room, &speak(), None).is_allowed());
    let text = placet.keep_text(TEXT).unwrap();
    let heads = placet.heads().unwrap();
    json!({"heads": heads, "text": text})
}

/// What a store answers, but for what is drawn at random.
fn answers(placet: &Placet) -> String {
    let mut said = String::new();
    for (id, _) in &placet.manifest().permissions {
        placet.report_permission(id, SystemPermission::Granted).unwrap();
    }
    for (it, _) in placet.manifest().uses() {
        let way = placet.manifest().features.get(&it.feature).unwrap().opens_by[0];
        let session = placet.enter(&it.feature, way).unwrap();
        writeln!(said, "{it}: {}", reason(&placet.check(session, &it))).unwrap();
        placet.close_session(session);
    }
    writeln!(said, "age: {}", placet.age_band().unwrap().code()).unwrap();
    for it in placet.usage().unwrap() {
        writeln!(said, "{} was taken {} times, from {} to {}", it.it, it.count, it.first, it.last).unwrap();
    }
    for it in placet.obligations().unwrap() {
        writeln!(said, "owed: {:?} of {:?}, for {:?}", it.what, it.data, it.about).unwrap();
    }
    writeln!(said, "subjects: {}", placet.subjects().unwrap().len()).unwrap();
    writeln!(said, "entries: {}", placet.verify().unwrap().entries).unwrap();
    said
}

fn proof(folder: &Path) -> (Vec<Head>, Hash) {
    let proof: Value = serde_json::from_str(&read(folder, PROOF)).unwrap();
    let read = |name: &str| proof.get(name).unwrap().clone();
    (serde_json::from_value(read("heads")).unwrap(), serde_json::from_value(read("text")).unwrap())
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap()
}

fn copied(folder: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(folder, copy.path());
    copy
}

/// The folders by the number of their schema.
fn folders() -> BTreeMap<u32, PathBuf> {
    let found = std::fs::read_dir(stores()).unwrap().map(|it| it.unwrap().path()).filter(|it| it.is_dir());
    found.map(|it| (it.file_name().unwrap().to_str().unwrap().parse().unwrap(), it)).collect()
}

#[test]
fn every_store_that_was_ever_written_opens_with_the_answers_that_it_had() {
    let today = tempfile::tempdir().unwrap();
    drop(open(today.path(), EXAMPLE));
    for (version, folder) in folders() {
        let copy = copied(&folder);
        assert_eq!(number_of(copy.path()), version);
        let (heads, text) = proof(&folder);

        let placet = open(copy.path(), &read(&folder, MANIFEST));

        assert!(placet.holds(&heads).unwrap(), "{version}");
        assert_eq!(placet.text(&text).unwrap().as_deref(), Some(TEXT));
        assert_eq!(answers(&placet), read(&folder, ANSWERS), "{version}");
        drop(placet);
        assert_eq!(tables(copy.path()), tables(today.path()), "it became another store than a new one");
    }
}

/// The tables of a database, without the blanks and comments of their texts.
fn tables(folder: &Path) -> Vec<String> {
    let connection = rusqlite::Connection::open(folder.join(DATABASE)).unwrap();
    let mut statement =
        connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").unwrap();
    let texts = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let without_comments =
        |it: String| it.lines().map(|it| it.split("--").next().unwrap().to_owned()).collect::<String>();
    texts.map(|it| without_comments(it.unwrap()).split_whitespace().collect()).collect()
}

/// With `PLACET_BLESS`, writes the store of today's schema where there is none yet; one that is there is never changed.
#[test]
fn a_store_that_is_written_today_answers_as_the_one_that_was_kept_of_its_schema() {
    let folder = tempfile::tempdir().unwrap();
    let proof = write(folder.path());
    let said = answers(&open(copied(folder.path()).path(), EXAMPLE));
    let kept = stores().join(number_of(folder.path()).to_string());
    if std::env::var_os("PLACET_BLESS").is_some() && !kept.exists() {
        std::fs::create_dir_all(&kept).unwrap();
        copy_folder(folder.path(), &kept);
        std::fs::write(kept.join(MANIFEST), EXAMPLE).unwrap();
        std::fs::write(kept.join(ANSWERS), &said).unwrap();
        std::fs::write(kept.join(PROOF), serde_json::to_string_pretty(&proof).unwrap() + "\n").unwrap();
    }
    assert_eq!(said, read(&kept, ANSWERS));
}

#[test]
fn every_schema_has_a_store_and_each_is_small() {
    let folders = folders();
    let numbers: Vec<u32> = folders.keys().copied().collect();
    let count = u32::try_from(numbers.len()).unwrap();
    assert_eq!(numbers, (1..=count).collect::<Vec<_>>());
    for it in folders.values().flat_map(|it| std::fs::read_dir(it).unwrap()).map(Result::unwrap) {
        assert!(it.metadata().unwrap().len() < 100_000, "{:?}", it.path());
    }
}
