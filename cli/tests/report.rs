//! `placet report` over stores that an app made.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

mod desk;

use desk::{Desk, MANIFEST, Ran, snapshot};
use placet::Placet;
use placet::engine::SecretKey;
use placet::event::{ConsentDecision, Evidence, Surface};
use serde_json::Value;

impl Desk {
    fn with_decisions(&self) -> Placet {
        let placet = self.accepted();
        for to in [ConsentDecision::Granted, ConsentDecision::Withdrawn] {
            let lines = vec![("voice_chat".parse().unwrap(), to)];
            placet.change(Evidence::on(Surface::PrivacyCentre), lines).unwrap();
        }
        placet
    }

    fn report(&self, more: &[&str]) -> Ran {
        self.report_with(MANIFEST, more)
    }

    fn report_with(&self, manifest: &str, more: &[&str]) -> Ran {
        self.over_store("report", manifest, more)
    }

    fn page(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }
}

#[test]
fn a_report_is_one_file_and_the_store_is_as_it_was() {
    let desk = Desk::new();
    drop(desk.with_decisions());
    let before = snapshot(&desk.path("store"));

    let ran = desk.report(&[]);

    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("privacy-report.html: written") && ran.out.contains("read from a copy"), "{}", ran.out);
    assert!(desk.page("privacy-report.html").contains("您撤回了同意：语音互动。"));
    assert_eq!(snapshot(&desk.path("store")), before);
}

#[test]
fn a_store_that_the_app_has_open_is_reported_with_what_it_has_just_written() {
    let desk = Desk::new();
    let placet = desk.with_decisions();
    let before = snapshot(&desk.path("store"));

    let ran = desk.report(&["--locale", "en", "--out", "en.html"]);

    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(desk.page("en.html").contains("You withdrew your consent to: Voice chat."));
    assert_eq!(snapshot(&desk.path("store")), before);
    let heads = placet.heads().unwrap();
    assert!(heads.iter().all(|it| desk.page("en.html").contains(&it.hash.to_string())));
}

#[test]
fn a_program_is_told_the_path_and_the_counts() {
    let desk = Desk::new();
    let placet = desk.with_decisions();

    let ran = desk.report(&["--format", "json", "--out", "r.html"]);

    let told: Value = serde_json::from_str(&ran.out).unwrap();
    let verified = placet.verify().unwrap();
    let hashes: Vec<Value> = verified.heads.iter().map(|it| it.hash.to_string().into()).collect();
    assert_eq!(told["report"], "r.html");
    assert_eq!(told["entries"], verified.entries);
    assert_eq!(told["uses"], 0);
    assert_eq!(told["heads"].as_array().unwrap().iter().map(|it| it["hash"].clone()).collect::<Vec<_>>(), hashes);
    assert_eq!(told["manifest_is_last"], true);
}

#[test]
fn an_earlier_report_is_replaced_and_anything_else_stays_unless_forced() {
    let desk = Desk::new();
    drop(desk.open());
    assert_eq!(desk.report(&["--out", "r.html"]).code, Some(0));
    assert_eq!(desk.report(&["--out", "r.html", "--locale", "en"]).code, Some(0));
    assert!(desk.page("r.html").contains("Privacy report"));
    std::fs::write(desk.path("notes.html"), "<!DOCTYPE html>my notes").unwrap();

    let refused = desk.report(&["--out", "notes.html"]);

    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("no privacy report") && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(desk.page("notes.html"), "<!DOCTYPE html>my notes");
    assert_eq!(desk.report(&["--out", "notes.html", "--force"]).code, Some(0));
    assert!(desk.page("notes.html").contains("个人信息处理报告"));
}

#[test]
fn nothing_is_written_into_the_stores_folder_even_when_forced() {
    let desk = Desk::new();
    drop(desk.open());
    let before = snapshot(&desk.path("store"));

    for out in ["store/report.html", "store/placet.db", "store/../store/report.html"] {
        let ran = desk.report(&["--out", out, "--force"]);
        assert_eq!(ran.code, Some(2), "{out}");
        assert!(ran.err.contains("choose another place"), "{}", ran.err);
    }

    assert_eq!(snapshot(&desk.path("store")), before);
}

#[test]
fn a_ledger_that_does_not_match_its_hashes_has_no_report() {
    let desk = Desk::new();
    drop(desk.with_decisions());
    let path = desk.path("store/placet.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let (from, to) = (b"\"surface\":\"privacy_centre\"", b"\"surface\":\"feature_entry!\"");
    let at = bytes.windows(from.len()).position(|it| it == from).unwrap();
    bytes.splice(at..at + to.len(), to.iter().copied());
    std::fs::write(&path, bytes).unwrap();

    let ran = desk.report(&[]);

    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.contains("tampered"), "{}", ran.err);
    assert!(!desk.path("privacy-report.html").exists());
}

#[test]
fn what_cannot_be_read_is_named_with_what_to_do() {
    let desk = Desk::new();
    assert_eq!(desk.report(&[]).code, Some(2), "no folder");
    std::fs::create_dir(desk.path("store")).unwrap();

    let empty = desk.report(&["--format", "json"]);

    assert_eq!(empty.code, Some(2));
    let said: Value = serde_json::from_str(&empty.err).unwrap();
    assert!(said["error"].as_str().unwrap().contains("holds no placet.db"), "{said}");
    assert_eq!(std::fs::read_dir(desk.path("store")).unwrap().count(), 0);
    std::fs::write(desk.path("store/placet.db"), "no database").unwrap();
    let damaged = desk.report(&[]);
    assert!(damaged.code == Some(2) && damaged.err.contains("unreadable"), "{}", damaged.err);
}

#[test]
fn a_store_of_another_app_is_refused_and_another_manifest_of_the_same_app_is_noted() {
    let desk = Desk::new();
    drop(desk.open());
    let manifest = std::fs::read_to_string(MANIFEST).unwrap();
    let with = |from: &str, to: &str| {
        std::fs::write(desk.path("other.json"), manifest.replace(from, to)).unwrap();
        desk.report_with("other.json", &[])
    };

    let other = with("\"id\": \"islet\"", "\"id\": \"another\"");
    let newer = with("\"version\": \"2.1\"", "\"version\": \"2.2\"");

    assert!(other.code == Some(2) && other.err.contains("other_app"), "{}", other.err);
    assert!(newer.code == Some(0) && newer.out.contains("another manifest"), "{}{}", newer.out, newer.err);
}

#[test]
fn a_store_that_is_sealed_under_the_apps_key_is_reported_without_it() {
    let desk = Desk::new();
    let running = desk.with_decisions();
    running.keep_text("called on Monday").unwrap();
    running.sign_in("anna").unwrap();
    running
        .change(Evidence::on(Surface::Settings), vec![("voice_chat".parse().unwrap(), ConsentDecision::Denied)])
        .unwrap();
    running.rotate_key(Some(SecretKey::from_bytes([1; 32]))).unwrap();

    let ran = desk.report(&["--locale", "en"]);

    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let page = desk.page("privacy-report.html");
    assert!(page.contains("You refused: Voice chat."));
    assert!(!page.contains("anna") && !page.contains("called on Monday"));
}

#[test]
fn help_has_examples_and_says_that_the_store_is_not_changed() {
    let ran = Desk::new().report(&["--help"]);

    assert_eq!(ran.code, Some(0));
    for said in ["Examples:", "--locale", "nothing in its folder is changed", "Exit codes"] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
}
