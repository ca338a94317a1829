//! 可可星球: its manifest loads, what the checker says of it is pinned in `scenarios/keke/findings.txt`, and every
//! entry leads back to a clause of its policy.
//! `PLACET_BLESS=1 cargo test -p placet --features check,story --test keke` writes the findings anew.
#![cfg(all(feature = "check", feature = "story"))]
#![expect(clippy::panic, reason = "tests may fail loudly")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use placet::manifest::Severity;
use placet::manifest::check::{Report, check};
use placet::story::clauses::{Clauses, Enforced};
use serde_json::Value;
use sha2::{Digest, Sha256};

#[test]
fn the_manifest_loads() {
    let report = report();
    let errors: Vec<String> =
        report.findings.iter().filter(|it| it.severity == Severity::Error).map(ToString::to_string).collect();

    assert!(report.is_loadable(), "{errors:#?}");
}

#[test]
fn what_the_policy_gets_wrong_stays_visible() {
    let path = folder().join("findings.txt");
    let said = findings();
    if std::env::var_os("PLACET_BLESS").is_some() {
        std::fs::write(&path, &said).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();

    assert!(
        written == said,
        "scenarios/keke/findings.txt is stale: PLACET_BLESS=1 cargo test -p placet --features check,story --test keke; \
         first difference:\n{}",
        first_difference(&written, &said)
    );
}

#[test]
fn the_policy_is_named_by_the_hash_of_its_identity_line() {
    let manifest = manifest();
    let text = |pointer: &str| manifest.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    let policy = ["version", "effective"].map(|it| text(&format!("/documents/privacy_policy/{it}")));
    let line =
        [text("/app/names/zh-CN"), text("/documents/privacy_policy/names/zh-CN"), policy[0], policy[1]].join(" ");

    let hash: String = Sha256::digest(&line).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });

    assert_eq!(line, "可可星球 隐私政策 2024-05-18 2024-05-18");
    assert_eq!(text("/documents/privacy_policy/texts/zh-CN/sha256"), hash);
}

#[test]
fn every_clause_points_at_entries_that_exist() {
    assert_eq!(clauses().misfits(&manifest()), Vec::<String>::new());
}

#[test]
fn every_clause_of_the_policy_is_there_and_says_who_fulfils_it() {
    let clauses = clauses().clauses;
    let count = |it: Enforced| clauses.values().filter(|clause| clause.enforced == it).count();

    assert_eq!([Enforced::Sdk, Enforced::Host, Enforced::Server, Enforced::None].map(count), [113, 19, 2, 3]);
    for (id, it) in &clauses {
        assert!(!it.says.is_empty() && !it.kind.is_empty(), "{id}");
        assert!(it.enforced != Enforced::Host || it.by.is_some(), "{id}: by what?");
        assert!(it.enforced == Enforced::Sdk || it.waits_for.is_none(), "{id} is not ours to build");
    }
}

#[test]
fn every_entry_leads_back_to_a_clause() {
    let clauses = clauses().clauses;
    let pointers: Vec<&String> = clauses.values().flat_map(|it| &it.entries).collect();
    let manifest = manifest();
    let mut lost: Vec<String> = Vec::new();
    for part in ["documents", "purposes", "facts", "data", "permissions", "features", "recipients"] {
        for id in manifest[part].as_object().into_iter().flat_map(|it| it.keys()) {
            let entry = format!("/{part}/{id}");
            let below = format!("{entry}/");
            if !pointers.iter().any(|it| **it == entry || it.starts_with(&below)) {
                lost.push(entry);
            }
        }
    }

    assert_eq!(lost, Vec::<String>::new());
}

/// One finding a line, without places and fixes: lines move whenever the file is edited, and the fix follows the code.
fn findings() -> String {
    let mut said = String::new();
    for it in report().findings {
        let path = if it.path.is_empty() { "/" } else { &it.path };
        let _ = writeln!(said, "{:<7} {:<34} {path}: {}", it.severity.as_str(), it.code.as_str(), it.message);
    }
    said
}

fn report() -> Report {
    check(&read("manifest.json"))
}

fn manifest() -> Value {
    serde_json::from_slice(&read("manifest.json")).unwrap_or_else(|it| panic!("{it}"))
}

fn clauses() -> Clauses {
    Clauses::parse(&read("clauses.json")).unwrap_or_else(|it| panic!("{it}"))
}

fn read(name: &str) -> Vec<u8> {
    let path = folder().join(name);
    std::fs::read(&path).unwrap_or_else(|it| panic!("{}: {it}", path.display()))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/keke")
}

fn first_difference(a: &str, b: &str) -> String {
    let pair = a.lines().zip(b.lines()).find(|(a, b)| a != b);
    pair.map_or_else(|| "one of them is longer".to_owned(), |(a, b)| format!("- {a}\n+ {b}"))
}
