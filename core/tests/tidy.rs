//! The rules of `docs/architecture.md` about who knows what, read off the source text: which module names which, where
//! files, threads and clocks are touched, and how long a file is.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "support/source_text.rs"]
mod source_text;

use std::path::{Path, PathBuf};

use source_text::{code_of, names};

const MAX_LINES: usize = 400;

/// The modules of the core, each on its floor: it knows itself and what lies below, never a neighbour or what is above.
const FLOORS: &[&[&str]] = &[
    &["canonical", "gather", "id", "sync"],
    &["clock"],
    &["calendar"],
    &["manifest"],
    &["event"],
    &["policy"],
    &["error", "ledger"],
    &["evidence"],
    &["disclosure"],
    &["store"],
    &["engine"],
    &["story"],
];

/// A name, the places that may use it, and the place it is kept out of.
const KEPT: &[(&str, &[&str], &str)] = &[
    ("rusqlite", &["core/src/store/"], "core/src/"),
    ("uniffi", &[], "core/src/"),
    ("uniffi", &[], "cli/src/"),
    ("jni", &[], "core/src/"),
    ("jni", &[], "cli/src/"),
    ("std::thread", &[], "core/src/"),
    ("std::net", &[], "core/src/"),
    ("std::process", &["core/src/clock.rs"], "core/src/"),
    ("std::env", &["core/src/store/", "core/src/engine/"], "core/src/"),
    // The kernel names its boot in a file.
    ("std::fs", &["core/src/store/", "core/src/engine/", "core/src/clock.rs"], "core/src/"),
    ("SystemTime::now", &["core/src/clock.rs"], "core/src/"),
    ("Instant::now", &["core/src/clock.rs"], "core/src/"),
    ("Utc::now", &[], "core/src/"),
    ("Local::now", &[], "core/src/"),
    (".unwrap", &[], "core/src/"),
    ("dbg!", &[], "core/src/"),
    ("todo!", &[], "core/src/"),
    ("unimplemented!", &[], "core/src/"),
    ("print!", &[], "core/src/"),
    ("println!", &[], "core/src/"),
    ("eprint!", &[], "core/src/"),
    ("eprintln!", &[], "core/src/"),
];

/// What is written by hand, and what below it is not.
const BY_HAND: &[&str] = &["core/src", "cli/src", "bindings", "android-demo", "ios-demo"];
const MADE: &[&str] = &["target", "build", ".build", "generated", "PlacetFFI"];
/// How a file begins that is written from a manifest.
const MADE_FROM_MANIFEST: &str = "// Written by `placet codegen`";

/// What a file does that it must not.
fn faults(path: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = text.lines().count();
    if lines > MAX_LINES && !text.starts_with(MADE_FROM_MANIFEST) {
        faults.push(format!("{path}: {lines} lines, and {MAX_LINES} are enough"));
    }
    if Path::new(path).extension().is_some_and(|it| it == "rs") {
        let names = names(&code_of(text));
        let uses = |name: &str| names.iter().any(|it| is_or_starts_with(it, name));
        for (name, allowed, kept_out) in KEPT {
            if path.starts_with(kept_out) && uses(name) && !allowed.iter().any(|it| path.starts_with(it)) {
                faults.push(format!("{path}: {name} has no place here"));
            }
        }
        faults.extend(climbs(path, &names));
    }
    faults
}

/// Whether a name in the source is this one, a part of what it holds, or ends with it.
fn is_or_starts_with(found: &str, name: &str) -> bool {
    let whole = format!("::{found}::");
    whole.contains(&format!("::{name}::"))
}

/// The modules that a file of the core names and must not know.
fn climbs(path: &str, names: &[String]) -> Vec<String> {
    let Some(inside) = path.strip_prefix("core/src/") else { return Vec::new() };
    let own = inside.split(['/', '.']).next().unwrap();
    // The root only lists the modules.
    if own == "lib" {
        return Vec::new();
    }
    let Some(floor) = floor_of(own) else { return vec![format!("{path}: {own} has no floor; give it one in FLOORS")] };
    let depth = inside.trim_end_matches("/mod.rs").split('/').count();
    let modules = names.iter().filter_map(|it| from_root(it, depth)?.split("::").next());
    let known = modules.filter_map(|it| Some((it, floor_of(it)?))).filter(|(it, _)| *it != own);
    let mut above: Vec<&str> = known.filter(|(_, of)| *of >= floor).map(|(it, _)| it).collect();
    above.sort_unstable();
    above.dedup();
    above.into_iter().map(|it| format!("{path}: {own} must not know {it}")).collect()
}

/// What a name is in the crate's root, where it leads there from a file that lies so deep.
fn from_root(name: &str, depth: usize) -> Option<&str> {
    name.strip_prefix("crate::").or_else(|| name.strip_prefix(&"super::".repeat(depth)))
}

fn floor_of(module: &str) -> Option<usize> {
    FLOORS.iter().position(|it| it.contains(&module))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The files below a folder that are written by hand.
fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            if !MADE.iter().any(|it| name == *it) {
                files_below(&path, files);
            }
        } else if path.extension().is_some_and(|it| ["rs", "kt", "swift", "java"].iter().any(|known| it == *known)) {
            files.push(path);
        }
    }
}

#[test]
fn every_file_keeps_to_its_place_and_its_length() {
    let mut found = Vec::new();
    let mut seen = [0; 3];
    for folder in BY_HAND {
        let mut files = Vec::new();
        files_below(&root().join(folder), &mut files);
        for file in files {
            let path = file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            for (count, end) in seen.iter_mut().zip([".rs", ".kt", ".swift"]) {
                *count += usize::from(path.ends_with(end));
            }
            found.extend(faults(&path, &std::fs::read_to_string(&file).unwrap()));
        }
    }

    assert!(seen.iter().all(|it| *it > 10), "too few files to have looked: {seen:?}");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_must_not_be_is_found() {
    let found = |path: &str, text: &str| faults(path, text).join("; ");
    for (path, text, expected) in [
        ("core/src/engine/x.rs", "use rusqlite::Connection;", "rusqlite has no place here"),
        ("core/src/policy/x.rs", "use crate::store::Store;", "policy must not know store"),
        ("core/src/policy/x.rs", "use crate::{id::UseId, engine::{Placet, Place}};", "policy must not know engine"),
        ("core/src/policy/x.rs", "use super::super::store::Store;", "policy must not know store"),
        ("core/src/policy/mod.rs", "use super::store::Store;", "policy must not know store"),
        ("core/src/event/x.rs", "fn f(it: crate::policy::Denial) {}", "event must not know policy"),
        ("core/src/manifest/x.rs", "use crate::ledger;", "manifest must not know ledger"),
        ("core/src/disclosure/x.rs", "use crate::store::Store;", "disclosure must not know store"),
        ("core/src/engine/x.rs", "use crate::story::Story;", "engine must not know story"),
        ("core/src/policy/x.rs", "use crate::Placet;", "policy must not know engine"),
        ("core/src/new/x.rs", "", "new has no floor"),
        ("core/src/engine/x.rs", "fn f() { std::thread::spawn(|| ()); }", "std::thread has no place here"),
        ("core/src/policy/x.rs", "use std::{collections::BTreeMap, fs};", "std::fs has no place here"),
        ("core/src/policy/x.rs", "fn f() { std::fs::read(\"x\"); }", "std::fs has no place here"),
        ("core/src/policy/x.rs", "use std::env::var;", "std::env has no place here"),
        ("core/src/engine/x.rs", "use std::time::Instant;\nfn f() { Instant::now(); }", "Instant::now has no place"),
        ("core/src/engine/x.rs", "fn f() { std::time::SystemTime::now(); }", "SystemTime::now has no place here"),
        ("core/src/id.rs", "fn f() { x.unwrap(); }", ".unwrap has no place here"),
        ("core/src/id.rs", "fn f() { todo!() }", "todo! has no place here"),
        ("core/src/id.rs", "fn f() { println!(\"x\") }", "println! has no place here"),
        ("cli/src/main.rs", "#[derive(uniffi::Record)]", "uniffi has no place here"),
    ] {
        assert!(found(path, text).contains(expected), "{text}: {}", found(path, text));
    }
    assert!(found("bindings/kotlin/X.kt", &"x\n".repeat(401)).contains("401 lines"));
}

#[test]
fn what_may_be_is_not_found() {
    for (path, text) in [
        ("core/src/store/x.rs", "use rusqlite::Connection; use std::fs; use crate::ledger::Row;"),
        ("core/src/clock.rs", "fn f() { std::fs::read(\"x\"); std::time::SystemTime::now(); std::process::id(); }"),
        (
            "core/src/policy/x.rs",
            "// std::fs\n/* rusqlite /* dbg!() */ todo!() */ const X: &str = \"std::thread \\\" x.unwrap()\";",
        ),
        (
            "core/src/policy/x.rs",
            "const X: &str = r#\"crate::store \" dbg!()\"#; fn f<'a>(x: &'a str) { x.unwrap_or('\"'); }",
        ),
        (
            "core/src/policy/x.rs",
            "fn f() {}\n#[cfg(test)]\nmod tests { use crate::store::X; fn g() { std::fs::read(\"}\").unwrap(); } }",
        ),
        ("core/src/policy/x.rs", "//! Tests.\n#![cfg(test)]\nfn g() { std::fs::read(\"x\").unwrap(); }"),
        ("core/src/policy/x.rs", "#[expect(dead_code, reason = \"x\")] fn f() { self.now(); crate::policy::x(); }"),
        ("core/src/engine/x.rs", "use super::store::Store; use super::super::store::Store;"),
        ("core/src/lib.rs", "pub use crate::engine::Placet;"),
        ("bindings/ffi/src/x.rs", "#[derive(uniffi::Record)] struct X;"),
        ("ios-demo/X.swift", &[MADE_FROM_MANIFEST, " from a manifest.\n", &"x\n".repeat(500)].concat()),
    ] {
        assert_eq!(faults(path, text), Vec::<String>::new(), "{text}");
    }
    let after = "#[cfg(test)]\nmod tests { fn g() {} }\nfn f() { dbg!(1); }";
    assert!(!faults("core/src/policy/x.rs", after).is_empty(), "what follows the tests is looked at");
}
