//! The list of the tests that are called after rules of the law is what the tests are: `placet coverage` shows it.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Every file of tests below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for it in fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
        if it.is_dir() {
            found.extend(files(&it));
        } else if it.extension().is_some_and(|it| it == "rs") {
            found.push(it);
        }
    }
    found
}

/// The rule that a test is called after, as `r73_a_record_reads_back`.
fn rule_of(name: &str) -> Option<String> {
    let (digits, _) = name.strip_prefix('r')?.split_once('_')?;
    let is_number = digits.len() == 2 && digits.chars().all(|it| it.is_ascii_digit());
    is_number.then(|| format!("R{digits}"))
}

/// The tests by rule, each with its file.
fn tests() -> BTreeMap<String, Vec<String>> {
    let below = root().join("tests");
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files(&below) {
        let text = fs::read_to_string(&file).unwrap();
        let place = file.strip_prefix(&below).unwrap().with_extension("");
        let place = place.iter().map(|it| it.to_string_lossy()).collect::<Vec<_>>().join("/");
        let tests = text.split("#[test]\nfn ").skip(1).filter_map(|it| it.split_once('(')).map(|(name, _)| name);
        for name in tests {
            if let Some(rule) = rule_of(name) {
                all.entry(rule).or_default().push(format!("{place}::{name}"));
            }
        }
    }
    for it in all.values_mut() {
        it.sort();
    }
    all
}

#[test]
fn the_list_of_tests_of_rules_is_what_the_tests_are_called() {
    let path = root().join("scenarios/rule-tests.json");
    let made = serde_json::to_string_pretty(&tests()).unwrap() + "\n";
    if std::env::var_os("PLACET_BLESS").is_some() {
        fs::write(&path, &made).unwrap();
    }

    let listed = fs::read_to_string(&path).unwrap_or_default();

    assert!(listed == made, "run the test with PLACET_BLESS=1 to write {} anew", path.display());
    assert!(made.contains("R73") && made.contains("R74"));
}
