//! `placet codegen`: what it writes, what it leaves alone, and how it ends. The files in `tests/codegen` are what the
//! manifest there gives; `placet codegen cli/tests/codegen/manifest.json` refreshes them.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/codegen").join(name)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// A folder with the fixture's manifest.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::copy(fixture("manifest.json"), folder.path().join("manifest.json")).unwrap();
    folder
}

/// Runs `placet codegen` in a folder.
fn codegen(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_placet")).arg("codegen").args(arguments).current_dir(folder).output().unwrap()
}

fn said(it: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&it.stdout), String::from_utf8_lossy(&it.stderr))
}

fn ended(it: &Output, code: i32) {
    assert_eq!(it.status.code(), Some(code), "{}", said(it));
}

/// The fixture's manifest, changed.
fn changed(folder: &Path, change: impl FnOnce(&mut Value)) {
    let mut manifest: Value = serde_json::from_str(&read(&fixture("manifest.json"))).unwrap();
    change(&mut manifest);
    fs::write(folder.join("manifest.json"), manifest.to_string()).unwrap();
}

/// Copies the fixture's feature `login` under another id.
fn add_feature(manifest: &mut Value, id: &str) {
    manifest["features"][id] = manifest["features"]["login"].clone();
}

const KOTLIN: [&str; 5] = ["manifest.json", "--kotlin", "App.kt", "--package", "com.example.in.app"];
const SWIFT: [&str; 3] = ["manifest.json", "--swift", "App.swift"];

#[test]
fn the_names_in_kotlin_are_as_expected() {
    let folder = folder();

    ended(&codegen(folder.path(), &KOTLIN), 0);

    assert_eq!(read(&folder.path().join("App.kt")), read(&fixture("App.kt")));
}

#[test]
fn the_names_in_swift_are_as_expected() {
    let folder = folder();

    ended(&codegen(folder.path(), &SWIFT), 0);

    assert_eq!(read(&folder.path().join("App.swift")), read(&fixture("App.swift")));
}

#[test]
fn a_language_is_printed_when_it_is_asked_for() {
    let folder = folder();

    let swift = codegen(folder.path(), &["manifest.json", "--language", "swift"]);
    let kotlin = codegen(folder.path(), &["manifest.json", "--language", "kotlin", "--package", "com.example.in.app"]);

    assert_eq!(String::from_utf8(swift.stdout).unwrap(), read(&fixture("App.swift")));
    assert_eq!(String::from_utf8(kotlin.stdout).unwrap(), read(&fixture("App.kt")));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing was written");
}

#[test]
fn the_manifest_in_swift_is_the_manifest_byte_for_byte() {
    let source = read(&fixture("App.swift"));

    let text = source.split_once("###\"\"\"\n").unwrap().1.split_once("\n        \"\"\"###").unwrap().0;
    let lines: Vec<&str> = text.split('\n').map(|it| it.strip_prefix("        ").unwrap_or(it)).collect();

    assert_eq!(lines.join("\n"), read(&fixture("manifest.json")));
}

#[test]
fn the_manifest_in_kotlin_is_the_manifest_byte_for_byte() {
    let source = read(&fixture("App.kt"));

    let text = source.split_once("\"\"\"").unwrap().1.rsplit_once("\"\"\"").unwrap().0;

    assert!(!text.replace("${'$'}", "").contains('$'));
    assert_eq!(text.replace("${'$'}", "$"), read(&fixture("manifest.json")));
}

#[test]
fn line_ends_of_the_manifest_do_not_matter() {
    let folder = folder();
    let manifest = read(&fixture("manifest.json")).replace('\n', "\r\n");
    fs::write(folder.path().join("manifest.json"), manifest).unwrap();

    ended(&codegen(folder.path(), &SWIFT), 0);

    assert_eq!(read(&folder.path().join("App.swift")), read(&fixture("App.swift")));
}

#[test]
fn a_long_manifest_is_cut_into_constants_that_a_class_file_can_hold() {
    let folder = folder();
    let long = "长".repeat(5000);
    changed(folder.path(), |manifest| {
        for index in 0..10 {
            manifest["facts"][format!("fact_{index}")] = json!({ "names": { "zh-CN": long } });
        }
    });

    ended(&codegen(folder.path(), &KOTLIN), 0);

    let source = read(&folder.path().join("App.kt"));
    let constants: Vec<&str> = source.split("\"\"\"").skip(1).step_by(2).collect();
    assert_eq!(constants.len(), 3);
    assert!(constants.iter().all(|it| it.len() < 65_535));
    assert_eq!(constants.concat().replace("${'$'}", "$"), read(&folder.path().join("manifest.json")));
    assert!(source.contains("listOf(part1(), part2(), part3())"));
    assert!(source.contains(&format!("/** {}… */", "长".repeat(95))), "a comment is cut");
}

#[test]
fn what_is_beside_the_manifest_says_where_to() {
    let folder = folder();
    let beside = json!({
        "name": "Keke",
        "kotlin": { "file": "android/app/Keke.kt", "package": "com.example" },
        "swift": { "file": "ios/Keke.swift" },
    });
    fs::create_dir(folder.path().join("sub")).unwrap();
    fs::write(folder.path().join("codegen.json"), beside.to_string()).unwrap();

    let it = codegen(&folder.path().join("sub"), &["../manifest.json"]);

    ended(&it, 0);
    assert_eq!(said(&it), "../android/app/Keke.kt: written\n../ios/Keke.swift: written\n");
    let kotlin = read(&folder.path().join("android/app/Keke.kt"));
    assert!(kotlin.contains("\npackage com.example\n") && kotlin.contains("public object Keke {"));
    assert!(read(&folder.path().join("ios/Keke.swift")).contains("public enum Keke {"));
    assert_eq!(
        said(&codegen(folder.path(), &["--check", "manifest.json"])),
        "android/app/Keke.kt: current\nios/Keke.swift: current\n"
    );
}

#[test]
fn a_check_names_what_is_stale_and_the_command_that_refreshes_it() {
    let folder = folder();
    codegen(folder.path(), &SWIFT);
    changed(folder.path(), |manifest| add_feature(manifest, "sign_up"));
    let before = read(&folder.path().join("App.swift"));

    let it = codegen(folder.path(), &["--check", "manifest.json", "--swift", "App.swift"]);

    ended(&it, 1);
    assert_eq!(said(&it), "App.swift: stale\nrefresh with: placet codegen manifest.json --swift App.swift\n");
    assert_eq!(read(&folder.path().join("App.swift")), before);
    ended(&codegen(folder.path(), &SWIFT), 0);
    ended(&codegen(folder.path(), &["--check", "manifest.json", "--swift", "App.swift"]), 0);
}

#[test]
fn a_check_fails_where_a_file_is_missing_or_changed_by_hand() {
    let folder = folder();
    let check = ["--check", "manifest.json", "--swift", "App.swift", "--format", "json"];

    let missing = codegen(folder.path(), &check);
    codegen(folder.path(), &SWIFT);
    let text = read(&folder.path().join("App.swift"));
    fs::write(folder.path().join("App.swift"), text.replace("speak", "shout")).unwrap();
    let edited = codegen(folder.path(), &check);

    for (it, state) in [(missing, "missing"), (edited, "stale")] {
        ended(&it, 1);
        let answer: Value = serde_json::from_slice(&it.stdout).unwrap();
        assert_eq!(answer["outputs"], json!([{ "language": "swift", "file": "App.swift", "state": state }]));
        assert_eq!(answer["refresh"], "placet codegen manifest.json --swift App.swift");
    }
}

#[test]
fn a_file_of_somebody_else_is_left_alone_unless_forced() {
    let folder = folder();
    let file = folder.path().join("App.swift");
    fs::write(&file, "// by hand\n").unwrap();
    let both = [&KOTLIN[..], &["--swift", "App.swift"]].concat();

    let refused = codegen(folder.path(), &both);
    let checked = codegen(folder.path(), &[&["--check"], &both[..]].concat());

    ended(&refused, 2);
    assert!(said(&refused).contains("App.swift: `placet codegen` did not write this file"), "{}", said(&refused));
    assert_eq!(read(&file), "// by hand\n");
    assert!(!folder.path().join("App.kt").exists(), "all is written, or nothing");
    ended(&checked, 1);
    assert!(said(&checked).contains("App.swift: not written by `placet codegen`"));
    ended(&codegen(folder.path(), &[&["--force"], &both[..]].concat()), 0);
    assert_eq!(read(&file), read(&fixture("App.swift")));
}

#[test]
fn what_is_current_is_not_written_again() {
    let folder = folder();
    codegen(folder.path(), &SWIFT);
    let file = folder.path().join("App.swift");
    let written = fs::metadata(&file).unwrap().modified().unwrap();

    let it = codegen(folder.path(), &SWIFT);

    assert_eq!(said(&it), "App.swift: current\n");
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), written);
}

/// What is said of a manifest whose ids collide.
fn collision(change: impl FnOnce(&mut Value)) -> String {
    let folder = folder();
    changed(folder.path(), change);
    let it = codegen(folder.path(), &SWIFT);
    ended(&it, 1);
    assert!(!folder.path().join("App.swift").exists());
    said(&it)
}

#[test]
fn ids_with_one_name_are_both_named() {
    let said = collision(|manifest| {
        add_feature(manifest, "voice__room");
        manifest["purposes"]["voice_chat_"] = manifest["purposes"]["voice_chat"].clone();
        manifest["features"]["voice_room"]["uses"]["speak_"] =
            manifest["features"]["voice_room"]["uses"]["speak"].clone();
    });

    assert_eq!(
        said,
        "error: manifest.json: /purposes: `voice_chat` and `voice_chat_` would both be called `voiceChat`; rename one of them\n\
         error: manifest.json: /features/voice_room/uses: `speak` and `speak_` would both be called `speak`; rename one of them\n\
         error: manifest.json: /features: `voice__room` and `voice_room` would both be called `voiceRoom`; rename one of them\n"
    );
}

#[test]
fn what_a_deletion_asks_for_has_names_that_stay_apart() {
    let said = collision(|manifest| {
        let deletion = &mut manifest["deletion"];
        deletion["acknowledge"]["assets_"] = deletion["acknowledge"]["assets"].clone();
        deletion["preconditions"]["identity__verified"] = deletion["preconditions"]["identity_verified"].clone();
    });

    assert!(said.contains("/deletion/acknowledge: `assets` and `assets_` would both be called `assets`"), "{said}");
    assert!(said.contains("/deletion/preconditions: `identity__verified` and `identity_verified`"), "{said}");
}

#[test]
fn a_use_may_not_be_called_as_the_features_own_id() {
    let said = collision(|manifest| {
        manifest["features"]["login"]["uses"]["id"] = manifest["features"]["login"]["uses"]["sign_in"].clone();
    });

    assert!(said.contains("the use `id` of `login` would be called `id`, as the feature's own id is"), "{said}");
}

#[test]
fn features_whose_types_differ_in_case_alone_are_both_named() {
    let said = collision(|manifest| add_feature(manifest, "voiceroom"));

    assert!(
        said.contains("`voice_room` and `voiceroom` would have types called `VoiceRoom` and `Voiceroom`"),
        "{said}"
    );
}

#[test]
fn collisions_are_there_for_programs_too() {
    let folder = folder();
    changed(folder.path(), |manifest| add_feature(manifest, "login_"));

    let it = codegen(folder.path(), &[&SWIFT[..], &["--format", "json"]].concat());

    ended(&it, 1);
    let answer: Value = serde_json::from_slice(&it.stdout).unwrap();
    assert_eq!(answer["collisions"][0]["ids"], json!(["login", "login_"]));
    assert_eq!(answer["collisions"][0]["name"], "login");
}

#[test]
fn what_cannot_be_done_says_why() {
    let folder = folder();
    fs::write(folder.path().join("bad.json"), r#"{ "manifest": 1 }"#).unwrap();
    let cases: [(&[&str], &str); 8] = [
        (&["none.json"], "none.json: "),
        (&["bad.json"], "bad.json: missing_key"),
        (&["manifest.json"], "where to? Name a file with --kotlin or --swift"),
        (&["manifest.json", "--kotlin", "App.kt"], "--package"),
        (&["manifest.json", "--swift", "App.swift", "--package", "a"], "--package goes with --kotlin"),
        (&["manifest.json", "--language", "kotlin"], "say the package"),
        (&["manifest.json", "--language", "kotlin", "--package", "a b"], "`a b` is no package"),
        (&["manifest.json", "--swift", "App.swift", "--name", "app"], "`app` is no name for a class"),
    ];
    for (arguments, expected) in cases {
        let it = codegen(folder.path(), arguments);

        ended(&it, 2);
        assert!(said(&it).contains(expected), "{arguments:?}: {}", said(&it));
    }
}

#[test]
fn what_is_beside_the_manifest_is_read_strictly() {
    let folder = folder();
    fs::write(folder.path().join("codegen.json"), r#"{ "swift": { "path": "App.swift" } }"#).unwrap();

    let it = codegen(folder.path(), &["manifest.json"]);

    ended(&it, 2);
    assert!(said(&it).contains("codegen.json: unknown field `path`"), "{}", said(&it));
}

#[test]
fn help_shows_how() {
    let it = codegen(Path::new("."), &["--help"]);

    ended(&it, 0);
    assert!(said(&it).contains("placet codegen manifest.json --swift Sources/App.swift"));
}
