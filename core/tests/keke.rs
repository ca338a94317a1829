//! 可可星球: its manifest loads, and what the checker says of it is pinned in `scenarios/keke/findings.txt`;
//! `PLACET_BLESS=1 cargo test -p placet --features check,story --test keke` writes that file anew.
#![cfg(feature = "check")]
#![expect(clippy::panic, reason = "tests may fail loudly")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use placet::manifest::Severity;
use placet::manifest::check::{Report, check};

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
