//! `placet export` over stores that an app made, and `placet verify` over what they and others wrote.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

mod desk;

use std::sync::Arc;

use desk::{Desk, MANIFEST, Ran, snapshot};
use placet::Placet;
use placet::clock::{Clock, Reading, SystemClock};
use placet::engine::{Config, Place};
use placet::event::{Evidence, Surface};
use placet::policy::sweep::EVIDENCE_PERIOD;
use serde_json::Value;

impl Desk {
    /// With a store in which a document was accepted, and its export.
    fn with_evidence() -> (Self, Placet) {
        let desk = Self::new();
        let placet = desk.accepted();
        placet.export(&desk.path("evidence.jsonl")).unwrap();
        (desk, placet)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn export(&self, out: &str, more: &[&str]) -> Ran {
        self.over_store("export", MANIFEST, &[&["--out", out], more].concat())
    }
}

/// The system's clock, as many days later.
struct Later(i64);

impl Clock for Later {
    fn read(&self) -> Reading {
        let now = SystemClock.read();
        let passed = self.0 * 86_400_000;
        Reading { wall: now.wall.plus_millis(passed), since_boot: now.since_boot + passed.unsigned_abs(), ..now }
    }
}

#[test]
fn of_a_swept_store_the_entries_are_counted_that_are_there() {
    let (desk, placet) = Desk::with_evidence();
    placet.close();
    let place = Place::Folder(desk.path("store"));
    let clock = Arc::new(Later(4 * 365));
    let placet = Placet::open(Config { clock, ..Config::new(place, std::fs::read(MANIFEST).unwrap()) }).unwrap();
    assert_eq!(placet.sweep(EVIDENCE_PERIOD).unwrap().removed, 2);

    let ran = desk.export("swept.jsonl", &["--format", "json"]);

    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told.get("entries").and_then(Value::as_u64), Some(placet.verify().unwrap().entries));
    let verified = desk.placet(&["verify", "--format", "json", "swept.jsonl"]);
    assert_eq!(verified.code, Some(0), "{}", verified.out);
}

#[test]
fn an_export_of_a_store_that_the_app_has_open_verifies_and_the_store_is_as_it_was() {
    let (desk, placet) = Desk::with_evidence();
    let before = snapshot(&desk.path("store"));

    let exported = desk.export("out.jsonl", &[]);
    let verified = desk.placet(&["verify", "out.jsonl"]);

    assert_eq!((exported.code, verified.code), (Some(0), Some(0)), "{}{}", exported.err, verified.err);
    assert!(exported.out.contains("out.jsonl: written; 5 entries verified"), "{}", exported.out);
    assert!(verified.out.contains("out.jsonl: holds") && verified.out.contains("5 entries"), "{}", verified.out);
    for head in placet.heads().unwrap() {
        let line = format!("  {} {} {}", head.chain, head.sequence, head.hash);
        assert!(exported.out.contains(&line) && verified.out.contains(&line), "{line}");
    }
    assert_eq!(snapshot(&desk.path("store")), before);
}

#[test]
fn the_heads_that_an_export_printed_are_found_in_a_later_one() {
    let (desk, placet) = Desk::with_evidence();
    let printed = desk.export("out.jsonl", &["--format", "json"]);
    desk.write("heads.json", &printed.out);
    placet.withdraw_document(&"privacy_policy".parse().unwrap(), Evidence::on(Surface::Settings)).unwrap();
    assert_eq!(desk.export("later.jsonl", &[]).code, Some(0));

    let found = desk.placet(&["verify", "later.jsonl", "--heads", "heads.json"]);

    assert_eq!(found.code, Some(0), "{}{}", found.out, found.err);
    assert!(found.out.contains("kept elsewhere and found: 2 heads"), "{}", found.out);
    let told: Value = serde_json::from_str(&printed.out).unwrap();
    assert_eq!((&told["export"], &told["entries"]), (&"out.jsonl".into(), &5.into()));
}

#[test]
fn an_earlier_copy_lacks_a_head_that_was_kept_elsewhere() {
    let (desk, placet) = Desk::with_evidence();
    placet.withdraw_document(&"privacy_policy".parse().unwrap(), Evidence::on(Surface::Settings)).unwrap();
    let last = placet.heads().unwrap().pop().unwrap();
    let head = format!("{}:{}:{}", last.chain, last.sequence, last.hash);

    let lacks = desk.placet(&["verify", "evidence.jsonl", "--head", &head]);

    assert_eq!(lacks.code, Some(1), "{}", lacks.err);
    assert!(lacks.out.contains("head_not_found"), "{}", lacks.out);
    assert!(desk.placet(&["verify", "evidence.jsonl"]).out.contains("may be an earlier copy"));
}

#[test]
fn of_several_exports_each_is_judged_and_an_edited_one_says_in_which_line() {
    let (desk, _placet) = Desk::with_evidence();
    desk.write("edited.jsonl", &desk.read("evidence.jsonl").replace("first_launch", "privacy_lunch"));

    let text = desk.placet(&["verify", "evidence.jsonl", "edited.jsonl"]);
    let json = desk.placet(&["verify", "evidence.jsonl", "edited.jsonl", "--format", "json"]);

    assert_eq!((text.code, json.code), (Some(1), Some(1)), "{}", text.err);
    assert!(text.out.contains("evidence.jsonl: holds") && text.out.contains("edited.jsonl:9: "), "{}", text.out);
    let told: Value = serde_json::from_str(&json.out).unwrap();
    let (whole, edited) = (&told["exports"][0], &told["exports"][1]);
    assert_eq!((&whole["holds"], &whole["entries"], &whole["fault"]), (&true.into(), &5.into(), &Value::Null));
    assert_eq!((&edited["holds"], &edited["heads"]), (&false.into(), &Value::Null));
    assert_eq!((&edited["fault"]["line"], &edited["fault"]["code"]), (&9.into(), &"chain_broken".into()));
}

#[test]
fn what_cannot_be_read_is_no_verdict_and_says_what_to_write() {
    let (desk, _placet) = Desk::with_evidence();
    desk.write("none.json", "{}");
    let hash = "0".repeat(63);
    let short = format!("install:1:{hash}");
    for (args, said) in [
        (&["verify", "missing.jsonl"][..], "missing.jsonl: "),
        (&["verify", "store"][..], "store: "),
        (&["verify", "evidence.jsonl", "--heads", "missing.json"][..], "missing.json: "),
        (&["verify", "evidence.jsonl", "--heads", "none.json"][..], "holds no heads"),
        (&["verify", "evidence.jsonl", "--heads", "evidence.jsonl"][..], "is no JSON"),
        (&["verify", "evidence.jsonl", "--head", "install"][..], "write CHAIN:SEQUENCE:HASH"),
        (&["verify", "evidence.jsonl", "--head", &short][..], "64 hexadecimal digits"),
        (&["verify"][..], "<FILE>"),
    ] {
        let ran = desk.placet(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.out);
        assert!(ran.err.contains(said) && ran.out.is_empty(), "{args:?}: {}", ran.err);
    }
}

#[test]
fn an_earlier_export_is_replaced_and_anything_else_stays_unless_forced() {
    let (desk, placet) = Desk::with_evidence();
    placet.withdraw_document(&"privacy_policy".parse().unwrap(), Evidence::on(Surface::Settings)).unwrap();
    desk.write("notes.jsonl", "my notes");

    let replaced = desk.export("evidence.jsonl", &[]);
    let refused = desk.export("notes.jsonl", &[]);

    assert_eq!((replaced.code, refused.code), (Some(0), Some(2)), "{}", replaced.err);
    assert!(desk.read("evidence.jsonl").contains("document_withdrawn"));
    assert!(refused.err.contains("is no export") && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(desk.read("notes.jsonl"), "my notes");
    assert_eq!(desk.export("notes.jsonl", &["--force"]).code, Some(0));
    assert_eq!(desk.placet(&["verify", "notes.jsonl"]).code, Some(0));
}

#[test]
fn nothing_is_written_into_the_stores_folder_nor_where_nothing_can_be() {
    let (desk, placet) = Desk::with_evidence();
    placet.close();
    let before = snapshot(&desk.path("store"));

    for out in ["store/evidence.jsonl", "store/placet.db", "missing/evidence.jsonl"] {
        let ran = desk.export(out, &["--force"]);
        assert_eq!(ran.code, Some(2), "{out}: {}", ran.out);
    }

    assert_eq!(snapshot(&desk.path("store")), before);
}

#[test]
fn a_ledger_that_does_not_match_its_hashes_has_no_export() {
    let (desk, placet) = Desk::with_evidence();
    placet.close();
    let path = desk.path("store/placet.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let (from, to) = (b"\"surface\":\"first_launch\"", b"\"surface\":\"privacy_lunch");
    let at = bytes.windows(from.len()).position(|it| it == from).unwrap();
    bytes.splice(at..at + to.len(), to.iter().copied());
    std::fs::write(&path, bytes).unwrap();

    let ran = desk.export("out.jsonl", &[]);

    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.contains("tampered") && !desk.path("out.jsonl").exists(), "{}", ran.err);
}

#[test]
fn a_store_that_is_missing_or_another_apps_is_named_with_what_to_do() {
    let (desk, _placet) = Desk::with_evidence();
    let manifest = std::fs::read_to_string(MANIFEST).unwrap();
    desk.write("other.json", &manifest.replace("\"id\": \"islet\"", "\"id\": \"another\""));
    std::fs::create_dir(desk.path("empty")).unwrap();

    let other = desk.placet(&["export", "--store", "store", "--manifest", "other.json", "--out", "o.jsonl"]);
    let empty = desk.placet(&["export", "--store", "empty", "--manifest", MANIFEST, "--out", "o.jsonl"]);

    assert!(other.code == Some(2) && other.err.contains("other_app"), "{}", other.err);
    assert!(empty.code == Some(2) && empty.err.contains("holds no placet.db"), "{}", empty.err);
    assert!(!desk.path("o.jsonl").exists());
}

#[test]
fn help_has_examples_and_says_what_only_a_kept_head_shows() {
    let desk = Desk::new();
    let (export, verify) = (desk.placet(&["export", "--help"]), desk.placet(&["verify", "--help"]));

    assert_eq!((export.code, verify.code), (Some(0), Some(0)));
    for said in ["Examples:", "nothing in its folder is changed", "--force", "Exit codes"] {
        assert!(export.out.contains(said), "{said}: {}", export.out);
    }
    for said in ["Examples:", "--heads heads.json", "kept elsewhere", "Exit codes"] {
        assert!(verify.out.contains(said), "{said}: {}", verify.out);
    }
}
