//! The policies below `core/scenarios`: each manifest loads, what the checker says of it is pinned in the
//! `findings.txt` beside it, every clause is there, and every entry leads back to one.
//! `PLACET_BLESS=1 cargo test -p placet --features check,story --test policies` writes the findings anew.
#![cfg(all(feature = "check", feature = "story"))]
#![expect(clippy::panic, reason = "tests may fail loudly")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use placet::manifest::Severity;
use placet::manifest::check::{Report, check};
use placet::story::clauses::{Clauses, Enforced};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What stands in the text of a policy and in no other file here.
struct Policy {
    app: &'static str,
    /// App, title, version and day of effect.
    identity: &'static str,
    /// Its clauses that are fulfilled on the device, by the app, by the servers, and by nobody.
    clauses: [usize; 4],
}

const POLICIES: &[Policy] = &[
    Policy { app: "coco", identity: "COCO电音 隐私政策 2022-03-08 2022-03-08", clauses: [128, 22, 23, 13] },
    Policy { app: "huajian", identity: "花间 隐私政策 2021-11-30 2021-11-30", clauses: [144, 21, 22, 13] },
    Policy { app: "keke", identity: "可可星球 隐私政策 2024-05-18 2024-05-18", clauses: [113, 19, 2, 3] },
    Policy { app: "mymusic", identity: "我的音乐 我的音乐隐私政策", clauses: [102, 13, 7, 1] },
    Policy { app: "onemusic", identity: "OneMusic 隐私政策", clauses: [112, 21, 13, 2] },
];

#[test]
fn every_policy_of_the_scenarios_is_looked_at() {
    let found: BTreeSet<String> = std::fs::read_dir(scenarios())
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|it| it.join("findings.txt").exists())
        .map(|it| it.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();

    assert_eq!(found, POLICIES.iter().map(|it| it.app.to_owned()).collect());
}

#[test]
fn every_manifest_loads() {
    for policy in POLICIES {
        let findings = policy.report().findings;
        let errors = findings.iter().filter(|it| it.severity == Severity::Error).map(ToString::to_string);

        assert_eq!(errors.collect::<Vec<_>>(), Vec::<String>::new(), "{}", policy.app);
        assert!(policy.report().is_loadable(), "{}", policy.app);
    }
}

#[test]
fn what_a_policy_gets_wrong_stays_visible() {
    for policy in POLICIES {
        let path = policy.folder().join("findings.txt");
        let said = policy.findings();
        if std::env::var_os("PLACET_BLESS").is_some() {
            std::fs::write(&path, &said).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();

        assert!(
            written == said,
            "scenarios/{}/findings.txt is stale: \
             PLACET_BLESS=1 cargo test -p placet --features check,story --test policies; first difference:\n{}",
            policy.app,
            first_difference(&written, &said)
        );
    }
}

#[test]
fn every_document_is_named_by_the_hash_of_its_identity_line() {
    for policy in POLICIES {
        let manifest = policy.manifest();
        let documents = manifest["documents"].as_object().unwrap();
        assert_eq!(identity(&manifest, &documents["privacy_policy"]), policy.identity);
        for (id, it) in documents {
            let hash = it.pointer("/texts/zh-CN/sha256").and_then(Value::as_str);

            assert_eq!(hash, Some(sha256(&identity(&manifest, it)).as_str()), "{}/{id}", policy.app);
        }
    }
}

#[test]
fn every_clause_points_at_entries_that_exist() {
    for policy in POLICIES {
        assert_eq!(policy.clauses().misfits(&policy.manifest()), Vec::<String>::new(), "{}", policy.app);
    }
}

#[test]
fn every_clause_of_a_policy_is_there_and_says_who_fulfils_it() {
    for policy in POLICIES {
        let clauses = policy.clauses().clauses;
        let count = |it: Enforced| clauses.values().filter(|clause| clause.enforced == it).count();
        let counts = [Enforced::Sdk, Enforced::Host, Enforced::Server, Enforced::None].map(count);

        assert_eq!(counts, policy.clauses, "{}", policy.app);
        for (id, it) in &clauses {
            assert!(id.starts_with(&format!("{}-", policy.app)), "{id}");
            assert!(!it.says.is_empty() && !it.kind.is_empty(), "{id}");
            assert!(it.enforced != Enforced::Sdk || !it.entries.is_empty(), "{id}: where is it declared?");
            assert!(it.enforced != Enforced::Host || it.by.is_some(), "{id}: by what?");
            assert!(it.enforced == Enforced::Sdk || it.waits_for.is_none(), "{id} is not ours to build");
        }
    }
}

#[test]
fn every_entry_leads_back_to_a_clause() {
    for policy in POLICIES {
        let clauses = policy.clauses().clauses;
        let pointers: Vec<&String> = clauses.values().flat_map(|it| &it.entries).collect();
        let manifest = policy.manifest();
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

        assert_eq!(lost, Vec::<String>::new(), "{}", policy.app);
    }
}

#[test]
fn the_page_of_the_policies_counts_as_the_manifests_do() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/policies.md");
    let page = std::fs::read_to_string(page).unwrap();
    for policy in POLICIES {
        let manifest = policy.manifest();
        let parts = ["purposes", "data", "permissions", "features", "recipients"];
        let parts = parts.map(|it| manifest[it].as_object().unwrap().len());
        let counts: Vec<usize> = [policy.clauses.iter().sum(), policy.clauses[0]].into_iter().chain(parts).collect();
        let row = page.lines().find(|it| it.contains(&format!("| `{}` |", policy.app))).unwrap_or_default();
        let written = row.split('|').filter_map(|it| it.trim().parse().ok()).collect::<Vec<usize>>();

        assert_eq!(written, counts, "{}", policy.app);
    }
}

impl Policy {
    /// One finding a line, without places and fixes: lines move whenever the file is edited, and the fix follows the
    /// code.
    fn findings(&self) -> String {
        let mut said = String::new();
        for it in self.report().findings {
            let path = if it.path.is_empty() { "/" } else { &it.path };
            let _ = writeln!(said, "{:<7} {:<34} {path}: {}", it.severity.as_str(), it.code.as_str(), it.message);
        }
        said
    }

    fn report(&self) -> Report {
        check(&self.read("manifest.json"))
    }

    fn manifest(&self) -> Value {
        serde_json::from_slice(&self.read("manifest.json")).unwrap_or_else(|it| panic!("{}: {it}", self.app))
    }

    fn clauses(&self) -> Clauses {
        Clauses::parse(&self.read("clauses.json")).unwrap_or_else(|it| panic!("{}: {it}", self.app))
    }

    fn read(&self, name: &str) -> Vec<u8> {
        let path = self.folder().join(name);
        std::fs::read(&path).unwrap_or_else(|it| panic!("{}: {it}", path.display()))
    }

    fn folder(&self) -> PathBuf {
        scenarios().join(self.app)
    }
}

fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

/// App, title, version and day of effect, as far as the document has them.
fn identity(manifest: &Value, document: &Value) -> String {
    let parts = [
        manifest.pointer("/app/names/zh-CN"),
        document.pointer("/names/zh-CN"),
        document.get("version"),
        document.get("effective"),
    ];
    parts.into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
}

fn sha256(line: &str) -> String {
    Sha256::digest(line).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn first_difference(a: &str, b: &str) -> String {
    let pair = a.lines().zip(b.lines()).find(|(a, b)| a != b);
    pair.map_or_else(|| "one of them is longer".to_owned(), |(a, b)| format!("- {a}\n+ {b}"))
}
