//! `placet check` as a person and as a program sees it.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

mod run;

use std::fs;
use std::process::{Command, Stdio};

use run::placet;
use serde_json::json;

#[test]
fn a_finding_shows_its_line_its_place_and_what_to_write_instead() {
    let ran = placet(&["check", "broken/manifest.json"]);

    let first = "\
error[unknown_key]: the key `colour` does not belong here
   ╭─[ broken/manifest.json:7:80 ]
   │
 7 │     \"zone\": \"Asia/Shanghai\", \"default_locale\": \"en\", \"type\": \"live_streaming\", \"colour\": \"red\",
   │                                                                                ────┬───
   │                                                                                    ╰───── /app/colour
   │
   │ Help: Write `default_locale`, `id`, `names`, `necessary`, `operator`, `storage`, `type`, `version` or `zone`.
───╯
";
    assert!(ran.out.starts_with(first), "{}", ran.out);
    assert!(ran.out.ends_with("broken: 2 errors, 0 warnings, 0 notes\n"), "{}", ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
}

#[test]
fn warnings_pass_unless_they_are_denied() {
    let passed = placet(&["check", "room/manifest.json"]);
    let denied = placet(&["check", "--deny-warnings", "room/manifest.json"]);

    assert!(passed.out.ends_with("room: 0 errors, 3 warnings, 2 notes\n"), "{}", passed.out);
    assert_eq!((passed.code, denied.code), (0, 1));
    assert_eq!(passed.out, denied.out);
}

#[test]
fn a_program_gets_every_finding_with_its_span() {
    let ran = placet(&["check", "--format", "json", "broken/manifest.json", "room/manifest.json"]);

    let told = ran.json();
    assert_eq!(told["counts"], json!({ "error": 2, "warning": 3, "note": 2 }));
    let broken = &told["manifests"][0];
    assert_eq!((&broken["file"], &broken["app"]), (&json!("broken/manifest.json"), &json!(null)));
    assert_eq!(
        broken["findings"][1],
        json!({
            "code": "unknown_word", "severity": "error", "path": "/purposes/voice_chat/necessity",
            "message": "`optinal` is not a word that belongs here", "help": "Did you mean `optional`?",
            "span": { "start": 1017, "end": 1026, "line": 21, "column": 87 },
        })
    );
    let source = std::fs::read(run::fixtures().join("broken/manifest.json")).unwrap();
    assert_eq!(&source[1017..1026], b"\"optinal\"");
    assert_eq!((&told["manifests"][1]["app"], &told["manifests"][1]["loadable"]), (&json!("room"), &json!(true)));
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
}

#[test]
fn colours_are_used_when_asked_for_and_not_in_a_pipe() {
    let plain = placet(&["check", "broken/manifest.json"]);
    let colored = placet(&["check", "--color", "always", "broken/manifest.json"]);

    assert!(!plain.out.contains('\x1b'));
    assert!(colored.out.starts_with("\x1b[1;31merror[unknown_key]\x1b[0m: "), "{}", colored.out);
}

#[test]
fn what_cannot_be_read_is_no_finding() {
    let ran = placet(&["check", "nowhere.json"]);
    let json = placet(&["check", "--format", "json", "nowhere.json"]);

    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error: nowhere.json: "), "{}", ran.err);
    assert_eq!((json.code, json.out.as_str()), (2, ""));
    assert!(json.err.starts_with("{\"error\":\"nowhere.json: "), "{}", json.err);
}

#[test]
fn a_code_is_explained_and_a_misspelt_one_corrected() {
    let known = placet(&["check", "--explain", "missing_key"]);
    let misspelt = placet(&["check", "--explain", "mising_key"]);

    assert_eq!(known.out, "missing_key: error\n  Rule: A key without a default must be there.\n  Fix:  Add it.\n");
    assert_eq!(misspelt.code, 2);
    assert!(misspelt.err.contains("did you mean `missing_key`?"), "{}", misspelt.err);
}

/// A copy of the broken manifest, whose misspelt word has one possible fix.
fn broken() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("manifest.json");
    fs::copy(run::fixtures().join("broken/manifest.json"), &file).unwrap();
    (folder, file)
}

#[test]
fn a_dry_run_shows_the_lines_that_a_fix_changes_and_writes_nothing() {
    let (_folder, file) = broken();
    let before = fs::read_to_string(&file).unwrap();

    let ran = placet(&["check", "--fix", "--dry-run", file.to_str().unwrap()]);

    let line = before.lines().nth(20).unwrap();
    let mended = line.replace("optinal", "optional");
    let shown = format!(
        "@@ line 21 @@\n-{line}\n+{mended}\nfix[unknown_word] /purposes/voice_chat/necessity: it becomes `optional`\n\
         {}: 1 fix, not written\n\n",
        file.display()
    );
    assert!(ran.out.starts_with(&shown), "{}", ran.out);
    assert_eq!((ran.code, fs::read_to_string(&file).unwrap()), (1, before));
}

#[test]
fn a_fix_is_written_and_what_is_left_is_shown() {
    let (_folder, file) = broken();
    let before = fs::read_to_string(&file).unwrap();

    let ran = placet(&["check", "--fix", file.to_str().unwrap()]);
    let again = placet(&["check", "--fix", "--format", "json", file.to_str().unwrap()]);

    assert_eq!(fs::read_to_string(&file).unwrap(), before.replace("optinal", "optional"));
    assert!(ran.out.contains("1 fix, written\n") && ran.out.contains("error[unknown_key]"), "{}", ran.out);
    assert!(!ran.out.contains("error[unknown_word]"), "{}", ran.out);
    assert_eq!((ran.code, again.json()["manifests"][0]["fixes"].clone()), (1, json!([])));
}

#[test]
fn a_manifest_that_is_mended_whole_keeps_its_link_and_ends_well() {
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.json"), folder.path().join("manifest.json"));
    let good = fs::read_to_string(run::fixtures().join("room/manifest.json")).unwrap();
    fs::write(&real, good.replacen("\"zone\"", "\"zome\"", 1)).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();

    let dry = placet(&["check", "--fix", "--dry-run", link.to_str().unwrap()]);
    let ran = placet(&["check", "--fix", link.to_str().unwrap()]);

    assert_eq!((dry.code, ran.code), (1, 0));
    assert_eq!(fs::read_to_string(&real).unwrap(), good);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[test]
fn what_is_no_json_is_not_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("manifest.json");
    fs::write(&file, "{ \"manifest\": 1, \"ap\": {}, }").unwrap();

    let ran = placet(&["check", "--fix", file.to_str().unwrap()]);

    assert_eq!(fs::read_to_string(&file).unwrap(), "{ \"manifest\": 1, \"ap\": {}, }");
    assert!(ran.out.contains("error[syntax]") && !ran.out.contains("fix["), "{}", ran.out);
    assert_eq!(ran.code, 1);
}

#[test]
fn help_shows_examples_and_exit_codes() {
    let ran = placet(&["check", "--help"]);

    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("placet check --deny-warnings") && ran.out.contains("Exit codes: 0"), "{}", ran.out);
}

#[test]
fn a_reader_that_went_away_hears_no_complaint() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_placet"))
        .args(["check", "broken/manifest.json"])
        .current_dir(run::fixtures())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());

    let ended = child.wait_with_output().unwrap();

    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
}
