//! `placet receipt` over stores that an app made.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod desk;

use desk::{Desk, MANIFEST, Ran};
use placet::Placet;
use placet::engine::{Config, Place};
use placet::event::{ConsentDecision, Evidence, Surface};
use placet::evidence::DeletionReceipt;
use placet::evidence::receipt::{ConsentReceipt, read_receipt};
use placet::policy::deletion::ServerWord;
use serde_json::Value;

impl Desk {
    fn with_decisions(&self) -> Placet {
        let placet = self.accepted();
        let lines = vec![("voice_chat".parse().unwrap(), ConsentDecision::Granted)];
        placet.change(Evidence::on(Surface::PrivacyCentre), lines).unwrap();
        placet
    }

    fn receipt(&self, more: &[&str]) -> Ran {
        self.over_store("receipt", MANIFEST, more)
    }

    fn read(&self, name: &str) -> ConsentReceipt {
        read_receipt(&std::fs::read(self.path(name)).unwrap()).unwrap()
    }
}

#[test]
fn a_receipt_of_a_store_that_the_app_has_open_is_what_the_app_would_hand_out() {
    let desk = Desk::new();
    let placet = desk.with_decisions();

    let ran = desk.receipt(&["--locale", "en", "--out", "r.json"]);

    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("r.json: written") && ran.out.contains("read from a copy"), "{}", ran.out);
    let (written, own) = (desk.read("r.json"), placet.receipt("en").unwrap());
    assert_eq!(written.header.pii_principal_id, own.header.pii_principal_id);
    let told =
        |it: &ConsentReceipt| -> Vec<_> { it.records.iter().map(|it| (it.events.clone(), it.stands_now)).collect() };
    assert_eq!(told(&written), told(&own));
}

#[test]
fn a_program_is_told_the_id_and_the_counts() {
    let desk = Desk::new();
    let placet = desk.with_decisions();

    let ran = desk.receipt(&["--format", "json"]);

    let told: Value = serde_json::from_str(&ran.out).unwrap();
    let receipt = desk.read("consent-receipt.json");
    assert_eq!(told.get("id"), Some(&serde_json::to_value(&receipt.header.receipt_id).unwrap()));
    assert_eq!(told.get("records").and_then(Value::as_u64), Some(receipt.records.len() as u64));
    assert_eq!(told.get("entries").and_then(Value::as_u64), Some(placet.verify().unwrap().entries));
    assert_eq!(told.get("manifest_is_last"), Some(&Value::Bool(true)));
}

#[test]
fn an_earlier_receipt_is_replaced_and_anything_else_stays_unless_forced() {
    let desk = Desk::new();
    drop(desk.with_decisions());
    assert_eq!(desk.receipt(&["--out", "r.json"]).code, Some(0));
    assert_eq!(desk.receipt(&["--out", "r.json", "--locale", "en"]).code, Some(0));
    let edited = std::fs::read_to_string(desk.path("r.json")).unwrap().replace("granted", "denied");
    std::fs::write(desk.path("edited.json"), &edited).unwrap();

    let refused = desk.receipt(&["--out", "edited.json"]);

    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("is no receipt") && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(std::fs::read_to_string(desk.path("edited.json")).unwrap(), edited);
    assert_eq!(desk.receipt(&["--out", "edited.json", "--force"]).code, Some(0));
    desk.read("edited.json");
    assert_eq!(desk.receipt(&["--out", "store/r.json", "--force"]).code, Some(2), "never in the store's folder");
}

#[test]
fn a_ledger_that_does_not_match_its_hashes_has_no_receipt() {
    let desk = Desk::new();
    drop(desk.with_decisions());
    let path = desk.path("store/placet.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let (from, to) = (b"\"surface\":\"privacy_centre\"", b"\"surface\":\"feature_entry!\"");
    let at = bytes.windows(from.len()).position(|it| it == from).unwrap();
    bytes.splice(at..at + to.len(), to.iter().copied());
    std::fs::write(&path, bytes).unwrap();

    let ran = desk.receipt(&[]);

    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.contains("tampered"), "{}", ran.err);
    assert!(!desk.path("consent-receipt.json").exists());
}

#[test]
fn the_receipt_of_a_deletion_is_written_and_an_export_holds_its_head() {
    let desk = Desk::new();
    let manifest = std::fs::read_to_string(MANIFEST).unwrap();
    let mut manifest: Value = serde_json::from_str(&manifest).unwrap();
    let app = manifest.as_object_mut().unwrap();
    app.insert("deletion".to_owned(), serde_json::json!({ "appeal": "none", "authority": "server" }));
    let manifest = manifest.to_string();
    std::fs::write(desk.path("m.json"), &manifest).unwrap();
    let place = Place::Folder(desk.path("store"));
    let placet = Placet::open(Config::new(place, manifest.into_bytes())).unwrap();
    placet.sign_in("li@example.com").unwrap();
    let test = || Evidence::on(Surface::Test);
    let run = |args: &[&str]| {
        let ran = desk.placet(args);
        (ran.code, ran.out + &ran.err)
    };
    let ask = ["receipt", "--deletion", "--store", "store", "--manifest", "m.json"];
    let before = run(&ask);
    placet.deletion_begin(test()).unwrap();
    placet.deletion_submit(test()).unwrap();
    placet.deletion_observe(ServerWord::Completed { submitted: None }, test()).unwrap();
    placet.confirm_task(&"local".parse().unwrap(), test()).unwrap();
    placet.export(&desk.path("evidence.jsonl")).unwrap();

    let ran = run(&ask);
    let again = run(&ask);
    let verified = run(&["verify", "evidence.jsonl", "--heads", "deletion-receipt.json"]);

    assert_eq!(before.0, Some(2));
    assert!(before.1.contains("holds no deletion that is over"), "{}", before.1);
    assert_eq!([ran.0, again.0], [Some(0), Some(0)], "{}", ran.1);
    assert!(ran.1.contains("deletion-receipt.json: written") && ran.1.contains("confirmed"), "{}", ran.1);
    let file = std::fs::read(desk.path("deletion-receipt.json")).unwrap();
    assert_eq!(placet.deletion_receipts().unwrap(), [DeletionReceipt::read(&file).unwrap()]);
    assert!(!String::from_utf8(file).unwrap().contains("li@example"));
    assert_eq!(verified.0, Some(0), "{}", verified.1);
    assert!(verified.1.contains("kept elsewhere and found: 1 head"), "{}", verified.1);
    assert_eq!(
        run(&["receipt", "--store", "store", "--manifest", "m.json", "--out", "deletion-receipt.json"]).0,
        Some(2)
    );
}
