//! `placet test` as a person and as a program sees it.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

mod run;

use std::fs;

use run::{fixtures, placet};
use serde_json::json;
use tempfile::TempDir;

/// A folder with the manifest of the fixtures and these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(fixtures().join("room/manifest.json"), folder.path().join("manifest.json")).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn story(title: &str, proves: &str, steps: &str) -> String {
    format!(
        r#"{{ "story": "{title}", "proves": [{proves}], "manifest": "room", "starts": "2024-06-01T09:00:00+08:00",
             "steps": [{steps}] }}"#
    )
}

const PASSES: &str = r#"{ "status": { "purpose": "voice_chat" }, "expect": "not_determined" }"#;
const DENIED: &str = r#"
    { "enter": { "feature": "voice_room", "by": "user_action", "as": "room" } },
    { "check": { "session": "room", "use": "speak" }, "expect": { "denied": { "reason": "consent_denied", "retry_at": null } } },
    { "health": {} }, { "health": {} }"#;

#[test]
fn stories_are_told_in_the_order_of_their_file_names_and_every_answer_is_written_down() {
    let told = tempfile::tempdir().unwrap();
    let lines = ["first.jsonl", "second.jsonl"].map(|name| {
        let file = told.path().join(name);
        let ran = placet(&["test", "room", "--transcript", file.to_str().unwrap()]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_eq!(ran.out, "2 stories, 11 steps: 2 passed, 0 failed\n");
        fs::read_to_string(file).unwrap()
    });

    assert_eq!(lines[0], lines[1]);
    let written: Vec<&str> = lines[0].lines().collect();
    assert_eq!(written.len(), 11);
    assert_eq!(written[2], r#"{"answer":"granted","step":3,"story":"after_a_crash","verb":"status"}"#);
    assert_eq!(written[6], r#"{"answer":"entered","step":4,"story":"withdrawing","verb":"enter"}"#);
}

#[test]
fn a_file_name_is_sorted_by_all_its_bytes_as_in_swift() {
    let passes = story("it passes", "", PASSES);
    let folder = folder(&[("a.story.json", &passes), ("a-b.story.json", &passes), ("a_b.story.json", &passes)]);

    let told = placet(&["test", "--format", "json", folder.path().to_str().unwrap()]).json();

    let names: Vec<_> = told["stories"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["a-b", "a", "a_b"]);
}

#[test]
fn a_wrong_answer_is_shown_against_the_expected_one_with_what_would_explain_it() {
    let folder = folder(&[("denied.story.json", &story("nobody said no", "", DENIED))]);
    let file = folder.path().join("denied.story.json");

    let ran = placet(&["test", file.to_str().unwrap()]);

    let shown = format!(
        r#"FAILED denied ({file})
  nobody said no
  step 2 of 4, check: another answer than expected (2 steps after it not told)
      {{
        "denied": {{
          "about": "privacy_policy"
    -     "reason": "consent_denied"
    +     "reason": "document_not_accepted"
          "remedy": "ask_document"
          "remedy_about": "privacy_policy"
        }}
      }}
  why: placet explain {file} --step 1 --use voice_room.speak

1 story, 2 steps: 0 passed, 1 failed
"#,
        file = file.display(),
    );
    assert_eq!(ran.out, shown);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
}

#[test]
fn what_is_no_story_fails_alone_and_the_others_are_told() {
    let unknown = story("a verb that nobody knows", "", r#"{ "dance": {}, "expect": "done" }"#);
    let silent = story("it expects nothing", "", r#"{ "health": {} }"#);
    let other = story("another app's", "", PASSES).replace("\"room\"", "\"other\"");
    let folder = folder(&[
        ("dance.story.json", &unknown),
        ("other.story.json", &other),
        ("passes.story.json", &story("it passes", "", PASSES)),
        ("silent.story.json", &silent),
    ]);

    let ran = placet(&["test", folder.path().to_str().unwrap()]);

    assert!(ran.out.contains("step 1: `dance`: unknown variant"), "{}", ran.out);
    assert!(ran.out.contains("it is told for `other`, and the manifest beside it is `room`'s"), "{}", ran.out);
    assert!(ran.out.contains("it expects nothing: give a step an `expect`"), "{}", ran.out);
    assert!(ran.out.ends_with("4 stories, 1 step: 1 passed, 3 failed\n"), "{}", ran.out);
    assert_eq!(ran.code, 1);
}

#[test]
fn the_first_failures_are_shown_and_the_others_named() {
    let names: Vec<String> = (1..=7).map(|it| format!("s{it}.story.json")).collect();
    let fails = story("nobody said no", "", DENIED);
    let files: Vec<(&str, &str)> = names.iter().map(|it| (it.as_str(), fails.as_str())).collect();

    let ran = placet(&["test", folder(&files).path().to_str().unwrap()]);

    assert_eq!(ran.out.matches("FAILED ").count(), 5);
    assert!(ran.out.contains("\nand 2 more failed: s6, s7\n"), "{}", ran.out);
}

#[test]
fn a_program_gets_every_failure_with_both_answers() {
    let folder = folder(&[("denied.story.json", &story("nobody said no", "\"room-1.2\"", DENIED))]);

    let ran = placet(&["test", "--format", "json", folder.path().to_str().unwrap()]);

    let told = ran.json();
    assert_eq!(told["counts"], json!({ "stories": 1, "steps": 2, "passed": 0, "failed": 1 }));
    let it = &told["stories"][0];
    assert_eq!((&it["name"], &it["proves"], &it["passed"]), (&json!("denied"), &json!(["room-1.2"]), &json!(false)));
    assert_eq!((&it["failure"]["step"], &it["failure"]["verb"]), (&json!(2), &json!("check")));
    assert_eq!(it["failure"]["expected"]["denied"]["reason"], "consent_denied");
    assert_eq!(it["failure"]["answered"]["denied"]["reason"], "document_not_accepted");
    assert_eq!((ran.code, &told["proof"]), (1, &json!(null)));
}

#[test]
fn a_filter_looks_at_names_and_sentences() {
    let by_name = placet(&["test", "room", "--filter", "crash"]);
    let by_sentence = placet(&["test", "room", "--filter", "relied on it"]);
    let by_nothing = placet(&["test", "room", "--filter", "nothing like it"]);

    assert_eq!(by_name.out, "1 story, 3 steps: 1 passed, 0 failed\n");
    assert_eq!(by_sentence.out, "1 story, 8 steps: 1 passed, 0 failed\n");
    assert_eq!(by_nothing.code, 2);
    assert!(by_nothing.err.contains("none of 2 stories has `nothing like it`"), "{}", by_nothing.err);
}

#[test]
fn stories_are_chosen_by_app_clause_and_rule() {
    let told = |filters: &[&str]| placet(&[&["test", "room"], filters].concat());

    assert_eq!(told(&["--app", "room"]).out, "2 stories, 11 steps: 2 passed, 0 failed\n");
    assert_eq!(told(&["--clause", "room-1.2"]).out, "1 story, 8 steps: 1 passed, 0 failed\n");
    assert_eq!(told(&["--clause", "room-1.2", "--clause", "room-1.10"]).out.split(',').next(), Some("2 stories"));
    assert_eq!(told(&["--clause", "room-1"]).out.split(',').next(), Some("2 stories"));
    assert_eq!(told(&["--rule", "R10"]).out, "1 story, 8 steps: 1 passed, 0 failed\n");
    let nothing = told(&["--rule", "R10", "--clause", "room-1.10"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (2, ""));
    assert!(nothing.err.contains("none of 2 stories names `room-1.10` in `proves`"), "{}", nothing.err);
    let foreign = told(&["--app", "keke"]);
    assert_eq!(foreign.code, 2);
    assert!(foreign.err.contains("is of `keke`"), "{}", foreign.err);
}

#[test]
fn where_there_is_no_story_advice_is_given() {
    let none = placet(&["test", "broken"]);
    let nowhere = placet(&["test", "nowhere"]);
    let lonely = tempfile::tempdir().unwrap();
    fs::write(lonely.path().join("a.story.json"), story("it passes", "", PASSES)).unwrap();
    let lonely = placet(&["test", lonely.path().to_str().unwrap()]);

    assert_eq!([none.code, nowhere.code, lonely.code], [2, 2, 2]);
    assert!(none.err.contains("no stories below broken") && none.err.contains(".story.json"), "{}", none.err);
    assert!(lonely.err.contains("a story's manifest lies beside it"), "{}", lonely.err);
}

#[test]
fn a_transcript_refuses_two_stories_of_one_name() {
    let folder = folder(&[("withdrawing.story.json", &story("it passes", "", PASSES))]);
    let other = folder.path().to_str().unwrap();
    let file = folder.path().join("out.jsonl");

    let without = placet(&["test", "room", other]);
    let with = placet(&["test", "room", other, "--transcript", file.to_str().unwrap()]);

    assert_eq!(without.code, 0);
    assert_eq!((with.code, file.exists()), (2, false));
    assert!(with.err.contains("have one name"), "{}", with.err);
}

#[test]
fn a_path_given_twice_is_told_once() {
    let ran = placet(&["test", "room", "room/withdrawing.story.json", "./room"]);

    assert_eq!(ran.out, "2 stories, 11 steps: 2 passed, 0 failed\n");
}

const CLAUSES: &str = r#"{ "app": "room", "clauses": {
    "room-1": { "kind": "gate", "enforced": "sdk", "says": "Speaking needs consent.", "entries": ["/features/voice_room/uses/speak"] },
    "room-2": { "kind": "gate", "enforced": "sdk", "says": "The system is asked.", "entries": ["/permissions/microphone"] } } }"#;

#[test]
fn a_clause_whose_loosening_no_story_notices_has_slipped() {
    let withdrawing = fs::read_to_string(fixtures().join("room/withdrawing.story.json")).unwrap();
    let honest = withdrawing.replace("\"room-1.2\"", "\"room-1\"");
    let boasting = withdrawing.replace("\"room-1.2\"", "\"room-1\", \"room-2\"");
    let noticed = folder(&[("clauses.json", CLAUSES), ("s.story.json", &honest)]);
    let slipped = folder(&[("clauses.json", CLAUSES), ("s.story.json", &boasting)]);

    let noticed = placet(&["test", "--proof", noticed.path().to_str().unwrap()]);
    let json = placet(&["test", "--proof", "--format", "json", slipped.path().to_str().unwrap()]);
    let slipped = placet(&["test", "--proof", slipped.path().to_str().unwrap()]);

    assert!(
        noticed.out.ends_with("room, proof: 1 entry loosened: 1 noticed, 0 not loadable, 0 slipped\n"),
        "{}",
        noticed.out
    );
    assert_eq!((noticed.code, slipped.code, json.code), (0, 1, 1));
    assert!(slipped.out.contains("room-2  /permissions/microphone  asked_nowhere: "), "{}", slipped.out);
    assert!(
        slipped.out.ends_with("room, proof: 2 entries loosened: 1 noticed, 0 not loadable, 1 slipped\n"),
        "{}",
        slipped.out
    );
    let proof = &json.json()["proof"][0];
    assert_eq!((&proof["app"], &proof["entries"][1]["verdict"]), (&json!("room"), &json!("slipped")));
    assert_eq!(proof["entries"][0]["tried"][0]["verdict"], "noticed");
}

#[test]
fn a_proof_needs_clauses_and_stories_that_pass() {
    let bare = folder(&[("a.story.json", &story("it passes", "", PASSES))]);
    let failing = folder(&[("clauses.json", CLAUSES), ("a.story.json", &story("nobody said no", "", DENIED))]);

    let bare = placet(&["test", "--proof", bare.path().to_str().unwrap()]);
    let failing = placet(&["test", "--proof", failing.path().to_str().unwrap()]);

    assert_eq!((bare.code, failing.code), (2, 1));
    assert!(bare.err.contains("needs a clauses.json"), "{}", bare.err);
    assert!(failing.out.ends_with("proof: not tried, because stories fail\n"), "{}", failing.out);
}

#[test]
fn help_shows_examples_and_exit_codes() {
    let ran = placet(&["test", "--help"]);

    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("placet test core/scenarios") && ran.out.contains("Exit codes: 0"), "{}", ran.out);
}
