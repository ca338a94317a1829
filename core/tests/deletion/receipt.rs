//! The receipt of a deletion that is over: what it says, that it names nobody, and that the chain holds it.

#[cfg(feature = "check")]
#[path = "../support/json_schema.rs"]
mod json_schema;

use std::path::Path;

use placet::Placet;
use placet::engine::deletion_receipts_of;
use placet::evidence::{DeletionOutcome, DeletionReceipt, verify};
use placet::manifest::CancelMeans;
use placet::policy::deletion::DeletionPhase;
use placet::policy::sweep::EVIDENCE_PERIOD;
use serde_json::Value;

use crate::engine::{confirm_all, in_memory, open, phase, submit};
use crate::machine::{by_device, manifest, no_appeal, noticed, usual};
use crate::support::{FakeClock, test, voice_room};

const IDENTIFIER: &str = "+86-138-0000-1234";

/// An account that was used and deleted.
fn deleted(folder: &Path, clock: &FakeClock) -> Placet {
    let placet = open(folder, clock, by_device());
    placet.sign_in(IDENTIFIER).unwrap();
    voice_room(&placet);
    submit(&placet);
    clock.wait(24 * 17);
    placet.tick().unwrap();
    clock.wait(24);
    confirm_all(&placet);
    assert_eq!(phase(&placet), DeletionPhase::Active, "a new guest has none");
    placet
}

fn the_one(placet: &Placet) -> DeletionReceipt {
    let mut all = placet.deletion_receipts().unwrap();
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[test]
fn a_completed_deletion_leaves_a_receipt_with_its_dates_and_tasks() {
    let folder = tempfile::tempdir().unwrap();
    let receipt = the_one(&deleted(folder.path(), &FakeClock::new()));

    assert_eq!((receipt.outcome, &receipt.refusal), (DeletionOutcome::Completed, &None));
    let dates: Value = serde_json::from_str(&receipt.to_json()).unwrap();
    assert_eq!(dates["submitted_at"], "2024-06-01T01:00:00.000Z");
    assert_eq!(dates["appeal_until"], "2024-06-17T16:00:00.000Z");
    assert_eq!(dates["executing_since"], "2024-06-18T01:00:00.000Z");
    assert_eq!(dates["over_at"], "2024-06-19T01:00:00.000Z");
    assert!(dates["due_by"].is_string());
    let task = |id: &str| receipt.tasks.iter().find(|it| it.task == id).unwrap();
    assert_eq!((task("data.face").work.as_str(), task("choice.uploads").work.as_str()), ("anonymise", "erase"));
    assert!(receipt.tasks.iter().all(|it| it.confirmed.as_ref().unwrap().surface == placet::event::Surface::Test));
    let recipients = receipt.tasks.iter().filter_map(|it| it.task.strip_prefix("recipient."));
    assert!(recipients.eq(receipt.recipients_notified.iter().map(placet::id::RecipientId::as_str)));
    assert!(!receipt.recipients_notified.is_empty());
    assert!(receipt.remaining.contains(&"backups".to_owned()) && receipt.remaining.contains(&"logs".to_owned()));
    assert!(!receipt.remaining.contains(&"local".to_owned()));
}

#[test]
fn a_receipt_names_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let placet = deleted(folder.path(), &FakeClock::new());
    let file = the_one(&placet).to_json();

    for part in [IDENTIFIER, "138-0000", "1234", "0000-1"] {
        assert!(!file.contains(part), "{part}: {file}");
    }
    let hashed = placet::canonical::Hash::of(&[IDENTIFIER.as_bytes()]).to_string();
    assert!(!file.contains(&hashed));
    let gone = placet.deletion_receipts().unwrap()[0].heads[0].chain.clone();
    let anew = placet.sign_in(IDENTIFIER).unwrap().subject;
    assert_ne!(gone, anew.to_string(), "the same identifier leads to another chain");
}

#[test]
fn the_export_holds_the_end_and_every_entry_that_a_receipt_names() {
    let folder = tempfile::tempdir().unwrap();
    let placet = deleted(folder.path(), &FakeClock::new());
    let receipt = the_one(&placet);
    let file = folder.path().join("evidence.jsonl");
    placet.export(&file).unwrap();
    let export = std::fs::read(&file).unwrap();
    let head = receipt.heads[0].head();

    assert!(verify(export.as_slice(), std::slice::from_ref(&head)).is_ok());
    for task in &receipt.tasks {
        let entry = &task.confirmed.as_ref().unwrap().entry;
        let named = placet::engine::Head { chain: head.chain.clone(), sequence: entry.sequence, hash: entry.hash };
        assert!(verify(export.as_slice(), &[named]).is_ok(), "{}", task.task);
    }
    let forged = placet::engine::Head { hash: placet::canonical::Hash::of(&[b"other"]), ..head };
    assert!(verify(export.as_slice(), &[forged]).is_err());
}

#[test]
fn a_receipt_is_read_back_and_the_same_from_a_copy_of_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let placet = deleted(folder.path(), &FakeClock::new());
    let receipt = the_one(&placet);
    drop(placet);

    assert_eq!(DeletionReceipt::read(receipt.to_json().as_bytes()), Some(receipt.clone()));
    let manifest = manifest(by_device());
    assert_eq!(deletion_receipts_of(folder.path(), manifest.as_bytes()).unwrap(), std::slice::from_ref(&receipt));
    assert_eq!(DeletionReceipt::read(receipt.to_json().replace("\"tasks\"", "\"works\"").as_bytes()), None);
}

#[test]
fn a_refused_deletion_leaves_a_receipt_to_its_own_subject_alone() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock, usual());
    placet.sign_in("li").unwrap();
    submit(&placet);
    let (reason, remedy) = ("dispute".parse().unwrap(), "write_to_us".parse().unwrap());
    placet.deletion_refuse(&reason, &remedy, noticed()).unwrap();

    let receipt = the_one(&placet);

    let refusal = receipt.refusal.as_ref().unwrap();
    assert_eq!((receipt.outcome, &refusal.reason, &refusal.remedy), (DeletionOutcome::Refused, &reason, &remedy));
    assert!(receipt.tasks.is_empty() && receipt.remaining.is_empty() && receipt.executing_since.is_none());
    placet.sign_in("wang").unwrap();
    assert_eq!(placet.deletion_receipts().unwrap(), []);
}

#[test]
fn what_is_not_over_has_no_receipt_and_what_was_cancelled_neither() {
    let placet = in_memory(&FakeClock::new(), usual());
    assert_eq!(placet.deletion_receipts().unwrap(), []);
    submit(&placet);
    assert_eq!(placet.deletion_receipts().unwrap(), []);
    placet.deletion_cancel(CancelMeans::InteractiveLogin, noticed()).unwrap();
    assert_eq!(placet.deletion_receipts().unwrap(), []);
}

#[test]
fn after_a_sweep_that_took_its_entries_there_is_no_receipt_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = deleted(folder.path(), &clock);
    clock.wait(24 * 365 * 4);
    placet.tick().unwrap();
    placet.sweep(EVIDENCE_PERIOD).unwrap();

    assert_eq!(placet.deletion_receipts().unwrap(), []);
    placet.verify().unwrap();
}

#[test]
fn without_an_appeal_the_receipt_has_none() {
    let placet = in_memory(&FakeClock::new(), no_appeal());
    submit(&placet);
    let word = placet::policy::deletion::ServerWord::Completed { submitted: None };
    placet.deletion_observe(word, test()).unwrap();
    placet.confirm_task(&"local".parse().unwrap(), test()).unwrap();

    let receipt = the_one(&placet);

    assert_eq!((receipt.appeal_until, receipt.outcome), (None, DeletionOutcome::Completed));
}

/// `PLACET_BLESS=1` publishes the schema anew.
#[cfg(feature = "check")]
#[test]
fn the_published_schema_is_the_one_that_the_types_make_and_takes_what_is_written() {
    let schema = placet::evidence::deletion_receipt_schema();
    let text = format!("{schema:#}\n");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/deletion-receipt.schema.json");
    if std::env::var_os("PLACET_BLESS").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    assert!(std::fs::read_to_string(&file).unwrap_or_default() == text, "PLACET_BLESS=1 publishes it anew");
    let folder = tempfile::tempdir().unwrap();
    let written = the_one(&deleted(folder.path(), &FakeClock::new())).to_json();
    let mut written: Value = serde_json::from_str(&written).unwrap();
    assert!(json_schema::fits(&schema, &schema, &written));
    written["outcome"] = "perhaps".into();
    assert!(!json_schema::fits(&schema, &schema, &written));
}
