//! Rules of the law whose part on the device is proven here and not by a story alone, each named as `core/scenarios/rules.json`
//! names it.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "deletion/machine.rs"]
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod machine;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::sync::{Arc, Mutex};

use machine::{by_device, manifest};
use placet::Placet;
use placet::clock::Timestamp;
use placet::engine::{Config, Line, LineCode, Logger, Place};
use placet::event::{ConsentDecision, TimeSource};
use placet::evidence::receipt::{read_receipt, read_record, write_receipt, write_record};
use placet::evidence::verify;
use placet::manifest::ChoiceOption;
use placet::policy::deletion::DeletionPhase;
use serde_json::Value;
use support::*;

/// The bytes of every entry, with its chain and place.
fn ledger(placet: &Placet) -> Vec<(String, u64, Vec<u8>)> {
    let entries = placet.entries().unwrap();
    entries.iter().map(|(chain, place, it)| (chain.to_string(), *place, it.to_bytes().unwrap())).collect()
}

#[test]
fn r11_a_withdrawal_leaves_every_entry_before_it_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let (placet, clock) = (open_at(folder.path(), &FakeClock::new()), FakeClock::new());
    let room = voice_room(&placet);
    assert!(placet.take(room, &speak(), None).is_allowed());
    let (before, heads, usage) = (ledger(&placet), placet.heads().unwrap(), placet.usage().unwrap());

    withdraw(&placet, "voice_chat");
    drop(placet);
    let placet = open_at(folder.path(), &clock);

    let after = ledger(&placet);
    assert!(before.iter().all(|it| after.contains(it)) && after.len() > before.len());
    assert_eq!((placet.holds(&heads), placet.usage().unwrap()), (Ok(true), usage));
    let file = folder.path().join("evidence.jsonl");
    placet.export(&file).unwrap();
    assert!(
        verify(std::fs::read(file).unwrap().as_slice(), &heads).is_ok(),
        "and a head of the day before is still in it"
    );
}

fn deleting(folder: &std::path::Path, clock: &FakeClock) -> Placet {
    open_with(Place::Folder(folder.to_owned()), &manifest(by_device()), clock, None)
}

#[test]
fn r59_a_clock_that_is_set_back_neither_moves_nor_stops_the_end_of_an_appeal() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = deleting(folder.path(), &clock);
    accept(&placet);
    placet.deletion_begin(test()).unwrap();
    placet.deletion_satisfy(&"identity_verified".parse().unwrap(), test()).unwrap();
    placet.deletion_acknowledge(&"assets".parse().unwrap(), test()).unwrap();
    placet.deletion_choose(&"uploads".parse().unwrap(), ChoiceOption::Erase, test()).unwrap();
    placet.deletion_submit(test()).unwrap();
    let stands = |placet: &Placet| {
        let status = placet.deletion_status().unwrap();
        (status.state, status.ends_at.map(|it| it.at))
    };
    let (_, ends) = stands(&placet);

    clock.set_wall("2023-06-01T09:00:00+08:00");
    placet.tick().unwrap();
    assert_eq!(stands(&placet), (DeletionPhase::AppealPeriod, ends));
    clock.wait(24 * 15);
    placet.tick().unwrap();
    assert_eq!(stands(&placet), (DeletionPhase::AppealPeriod, ends), "the end is the day that was told");
    clock.wait(24 * 2);
    placet.tick().unwrap();
    assert_eq!(stands(&placet).0, DeletionPhase::Executing, "the running clock has come there, whatever the wall says");
}

#[test]
fn r59_after_a_restart_with_its_clock_set_back_the_time_that_a_server_tells_ends_an_appeal() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = deleting(folder.path(), &clock);
    accept(&placet);
    placet.deletion_begin(test()).unwrap();
    placet.deletion_satisfy(&"identity_verified".parse().unwrap(), test()).unwrap();
    placet.deletion_acknowledge(&"assets".parse().unwrap(), test()).unwrap();
    placet.deletion_choose(&"uploads".parse().unwrap(), ChoiceOption::Erase, test()).unwrap();
    let ends = placet.deletion_submit(test()).unwrap().status.ends_at.unwrap().at;
    drop(placet);
    clock.restart();
    clock.set_wall("2020-01-01T09:00:00+08:00");

    let placet = deleting(folder.path(), &clock);
    placet.tick().unwrap();
    let status = placet.deletion_status().unwrap();
    assert_eq!((status.state, status.ends_at.map(|it| it.at)), (DeletionPhase::AppealPeriod, Some(ends)));
    placet.observe_time(ends.plus_millis(-24 * HOUR), TimeSource::Server).unwrap();
    assert_eq!(placet.deletion_status().unwrap().state, DeletionPhase::AppealPeriod);
    placet.observe_time(ends, TimeSource::Server).unwrap();
    assert_eq!(placet.deletion_status().unwrap().state, DeletionPhase::Executing);
}

const PAGE: &str = include_str!("../../docs/receipts.md");

/// The fields that the page calls mandatory, by the part of a record that has them.
fn mandatory(part: &str) -> Vec<&'static str> {
    let section = PAGE.split("\n### ").find(|it| it.starts_with(&format!("`{part}`"))).unwrap();
    let rows = section.lines().filter(|it| it.starts_with("| `") && !it.contains('↳'));
    let wanted = rows.filter(|it| it.split(" | ").nth(1) == Some("yes"));
    let fields: Vec<&str> =
        wanted.flat_map(|it| it.split(" | ").next().unwrap().split('`').skip(1).step_by(2)).collect();
    assert!(fields.len() >= 3, "{part}: {fields:?}");
    fields
}

/// Every object of a part of a record.
fn objects<'a>(record: &'a Value, part: &str) -> Vec<&'a Value> {
    let found = if part == "purposes" { &record["pii_processing"][part] } else { &record[part] };
    found.as_array().map_or_else(|| vec![found], |it| it.iter().collect())
}

#[test]
fn r73_every_record_has_the_fields_that_the_standard_wants_and_reads_back_equal() {
    let placet = open_in_memory(&FakeClock::new());
    voice_room(&placet);
    placet.grant_separately(&"face_check".parse().unwrap(), test()).unwrap();
    placet.change(test(), vec![("nearby".parse().unwrap(), ConsentDecision::Denied)]).unwrap();
    withdraw(&placet, "voice_chat");

    let records = placet.records().unwrap();

    assert_eq!(records.len(), 4, "account, voice_chat, nearby, face_check");
    for record in &records {
        let file = write_record(record);
        assert_eq!(read_record(file.as_bytes()).as_ref(), Ok(record));
        let written: Value = serde_json::from_str(&file).unwrap();
        for part in ["header", "pii_processing", "purposes", "party_identification", "events"] {
            assert!(!objects(&written, part).is_empty(), "{part} in {file}");
            for (it, field) in
                objects(&written, part).iter().flat_map(|it| mandatory(part).into_iter().map(move |field| (it, field)))
            {
                assert!(it.get(field).is_some_and(|it| !it.is_null() && *it != ""), "{part}.{field} in {file}");
            }
        }
    }
    let receipt = placet.receipt("en").unwrap();
    assert_eq!(read_receipt(write_receipt(&receipt).as_bytes()), Ok(receipt));
}

/// Keeps every line.
#[derive(Default)]
struct Lines(Mutex<Vec<Line>>);

impl Logger for Lines {
    fn log(&self, line: &Line) {
        self.0.lock().unwrap().push(line.clone());
    }
}

/// Names and identifiers that are fed in wherever there is a place for them are looked for in `core/tests/log.rs`.
#[test]
fn r74_no_line_of_the_log_names_a_subject_an_identifier_a_hash_or_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let lines = Arc::new(Lines::default());
    let place = Place::Folder(folder.path().to_owned());
    let config =
        Config { clock: Arc::new(clock.clone()), logger: Some(lines.clone()), ..Config::new(place, EXAMPLE.into()) };
    let placet = Placet::open(config).unwrap();
    voice_room(&placet);
    let account = placet.sign_in("anna@example.org").unwrap().subject;
    placet.accept(&"nobody_declared_it".parse().unwrap(), test()).unwrap_err();
    let text = placet.keep_text("anna was here").unwrap();
    clock.set_wall("2030-01-01T00:00:00Z");
    placet.tick().unwrap();
    placet.observe_time("2024-06-02T09:00:00+08:00".parse::<Timestamp>().unwrap(), TimeSource::Server).unwrap();
    let erased = placet.erase_subject().unwrap().erased;
    let heads = placet.heads().unwrap();
    placet.close();

    let lines = lines.0.lock().unwrap();
    let codes: Vec<LineCode> = lines.iter().map(|it| it.code).collect();
    assert!(codes.contains(&LineCode::Refused) && codes.contains(&LineCode::ClockJumped), "{codes:?}");
    let mut kept_out = vec![account.to_string(), erased.to_string(), text.to_string(), "anna".to_owned()];
    kept_out.push(folder.path().to_string_lossy().into_owned());
    kept_out.extend(heads.iter().flat_map(|it| [it.hash.to_string(), it.chain.clone()]).filter(|it| it != "install"));
    for line in lines.iter() {
        let said = format!("{line:?}");
        assert!(kept_out.iter().all(|it| !said.contains(it.as_str())), "{said}");
    }
}
