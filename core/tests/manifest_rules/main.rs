//! Where the rules on a manifest's meaning begin and end: each change of a manifest without findings with all that is
//! then found, and those beside it that nothing is found in.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly")]

mod consent;
mod declared;
mod owed;
mod taken;

use placet::manifest::Manifest;
use serde_json::Value;

const CLEAN: &str = include_str!("../fixtures/manifest/clean.json");

/// A place as a JSON pointer, and what is there then; nothing takes it out.
type Edit<'a> = (&'a str, Option<Value>);

/// The clean manifest with some edits.
#[track_caller]
fn with(edits: &[Edit<'_>]) -> Value {
    let mut manifest: Value = serde_json::from_str(CLEAN).unwrap();
    for (pointer, value) in edits {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match (manifest.pointer_mut(parent), value.clone()) {
            (Some(Value::Object(members)), Some(value)) => drop(members.insert(key.to_owned(), value)),
            (Some(Value::Object(members)), None) => assert!(members.remove(key).is_some(), "{pointer}"),
            (Some(Value::Array(items)), Some(value)) => items.push(value),
            _ => panic!("there is nothing at {parent}"),
        }
    }
    manifest
}

/// What is found after some edits: `code path`.
#[track_caller]
fn found(edits: &[Edit<'_>]) -> Vec<String> {
    let findings = Manifest::findings_in(with(edits).to_string().as_bytes());
    findings.iter().map(|it| format!("{} {}", it.code, it.path)).collect()
}

/// Holds for each value at one place what is found then.
#[track_caller]
fn each<const N: usize>(pointer: &str, cases: [(Value, &[&str]); N]) {
    for (value, expected) in cases {
        assert_eq!(found(&[(pointer, Some(value.clone()))]), expected, "{pointer}: {value}");
    }
}
