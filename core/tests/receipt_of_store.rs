//! Records and receipts as the engine gives them: read from the store, verified, and nothing written.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "other tests use the rest of it")]
mod support;

use std::path::Path;

use placet::Error;
use placet::canonical::Hash;
use placet::engine::Place;
use placet::event::{ConsentDecision, Event};
use placet::evidence::receipt::{ConsentRecord, EventOrigin, EventState, read_receipt, write_receipt};
use placet::policy::ConsentStatus;
use placet::policy::sweep::EVIDENCE_PERIOD;
use rusqlite::Connection;
use support::*;

fn of<'a>(records: &'a [ConsentRecord], purpose: &str) -> &'a ConsentRecord {
    records.iter().find(|it| it.pii_processing.purposes.iter().any(|it| it.purpose.id.as_str() == purpose)).unwrap()
}

#[test]
fn a_record_leads_to_the_entries_that_say_so_and_stands_as_the_gate_does() {
    let placet = open_in_memory(&FakeClock::new());
    voice_room(&placet);
    withdraw(&placet, "voice_chat");

    let records = placet.records().unwrap();

    let record = of(&records, "voice_chat");
    let states: Vec<EventState> = record.events.iter().map(|it| it.event_state).collect();
    assert_eq!(states, [EventState::Granted, EventState::Withdrawn]);
    let heads = placet.heads().unwrap();
    let own = heads.last().unwrap();
    assert_eq!(record.header.pii_principal_id.as_str(), own.chain);
    assert_eq!((record.header.ledger.sequence, record.header.ledger.hash), (own.sequence, own.hash));
    let entries = placet.entries().unwrap();
    for event in &record.events {
        let place = event.entry.as_ref().unwrap().sequence;
        let (_, _, entry) = entries.iter().find(|it| it.0.to_string() == own.chain && it.1 == place).unwrap();
        assert_eq!(entry.at, event.event_time.timestamp());
    }
    for record in &records {
        let purpose = &record.pii_processing.purposes.first().unwrap().purpose.id;
        assert_eq!(record.stands_now, Some(placet.status(purpose).unwrap()), "{purpose}");
    }
}

#[test]
fn a_receipt_is_written_read_back_and_written_again_as_it_was() {
    let placet = open_in_memory(&FakeClock::new());
    voice_room(&placet);

    let receipt = placet.receipt("zh-CN").unwrap();
    let file = write_receipt(&receipt);

    assert_eq!(read_receipt(file.as_bytes()), Ok(receipt));
    assert_eq!(write_receipt(&placet.receipt("zh-CN").unwrap()), file);
}

#[test]
fn reading_records_writes_nothing_and_sees_what_another_process_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let (one, other) = (open_at(folder.path(), &clock), open_at(folder.path(), &clock));
    voice_room(&one);
    withdraw(&other, "voice_chat");
    let before = bytes(folder.path());

    let records = one.records().unwrap();

    assert_eq!(of(&records, "voice_chat").stands_now, Some(ConsentStatus::Withdrawn));
    assert_eq!(bytes(folder.path()), before);
}

/// The database and its log; the index beside them is shared memory.
fn bytes(folder: &Path) -> Vec<Option<Hash>> {
    let hash = |it: &str| std::fs::read(folder.join(it)).ok().map(|it| Hash::of(&[&it]));
    ["placet.db", "placet.db-wal"].map(hash).to_vec()
}

#[test]
fn a_record_keeps_the_declaration_of_its_day_when_the_app_is_updated() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    voice_room(&placet);
    let agreed = of(&placet.records().unwrap(), "voice_chat").pii_processing.clone();
    placet.close();
    let later =
        EXAMPLE.replace("\"Voice chat\"", "\"Voice and more\"").replace("\"kind\": \"sdk\"", "\"kind\": \"partner\"");
    assert_ne!(later, EXAMPLE);

    let placet = open_with(Place::Folder(folder.path().to_owned()), &later, &clock, None);

    assert_eq!(of(&placet.records().unwrap(), "voice_chat").pii_processing, agreed);
    grant(&placet, "voice_chat");
    let anew = of(&placet.records().unwrap(), "voice_chat").pii_processing.clone();
    assert_eq!(anew.purposes.first().unwrap().purpose.name, "Voice and more");
    assert_ne!(anew.declared_in, agreed.declared_in);
}

#[test]
fn after_a_sweep_there_are_the_same_records_told_by_the_checkpoint() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    voice_room(&placet);
    withdraw(&placet, "voice_chat");
    clock.wait(4 * 365 * 24);
    placet.tick().unwrap();
    let before = placet.records().unwrap();

    placet.sweep(EVIDENCE_PERIOD).unwrap();

    let after = placet.records().unwrap();
    let told =
        |it: &[ConsentRecord]| -> Vec<_> { it.iter().map(|it| (it.header.record_id.clone(), it.stands_now)).collect() };
    assert_eq!(told(&after), told(&before));
    let withdrawn = of(&after, "voice_chat").events.last().unwrap();
    assert_eq!((withdrawn.event_state, withdrawn.origin), (EventState::Withdrawn, EventOrigin::Folded));
}

#[test]
fn records_of_a_damaged_or_closed_store_are_an_error_with_its_code() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    voice_room(&placet);
    let edit = "UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1";
    Connection::open(folder.path().join("placet.db")).unwrap().execute_batch(edit).unwrap();

    assert_eq!(placet.records().as_ref().map_err(Error::code), Err("tampered"));
    placet.close();
    assert_eq!(placet.receipt("en").as_ref().map_err(Error::code), Err("closed"));
}

#[test]
fn records_are_of_who_is_signed_in_and_tell_what_was_decided_before() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);
    grant(&placet, "voice_chat");
    placet.change(test(), vec![("nearby".parse().unwrap(), ConsentDecision::Denied)]).unwrap();
    let guest = placet.records().unwrap();

    let account = placet.sign_in("a").unwrap().subject;

    let receipt = placet.receipt("en").unwrap();
    assert_eq!(receipt.header.pii_principal_id, account);
    assert_eq!(receipt.records.len(), guest.len());
    assert_eq!(read_receipt(write_receipt(&receipt).as_bytes()), Ok(receipt.clone()));
    for (purpose, state, stands) in [
        ("voice_chat", EventState::Granted, ConsentStatus::Granted),
        ("nearby", EventState::Denied, ConsentStatus::Denied),
        ("account", EventState::Granted, ConsentStatus::Granted),
    ] {
        let [event] = of(&receipt.records, purpose).events.as_slice() else { panic!("{purpose}") };
        assert_eq!((event.event_state, event.origin), (state, EventOrigin::Merged), "{purpose}");
        assert_eq!(of(&receipt.records, purpose).stands_now, Some(stands), "{purpose}");
        let place = event.entry.as_ref().unwrap();
        let entries = placet.entries().unwrap();
        let said = entries.iter().find(|it| it.0.to_string() == account.as_str() && it.1 == place.sequence).unwrap();
        assert!(matches!(said.2.event, Event::SubjectMerged { .. }), "{purpose}");
    }
    let granted = &of(&guest, "voice_chat").events;
    assert_eq!(
        of(&receipt.records, "voice_chat").events.first().unwrap().event_time,
        granted.first().unwrap().event_time
    );
    placet.sign_out().unwrap();
    assert!(placet.records().unwrap().is_empty(), "a new guest has decided nothing");
}
