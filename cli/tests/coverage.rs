//! `placet coverage` as a person and as a program sees it.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

mod run;

use std::fs;
use std::path::Path;

use run::{fixtures, placet};
use serde_json::json;
use tempfile::TempDir;

/// A folder of scenarios with a copy of the room, whose texts may be changed.
fn scenarios(change: impl Fn(&str, String) -> String) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let room = folder.path().join("room");
    fs::create_dir(&room).unwrap();
    for entry in fs::read_dir(fixtures().join("room")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        fs::write(room.join(&name), change(&name, fs::read_to_string(entry.path()).unwrap())).unwrap();
    }
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn the_page_lists_clause_by_clause_what_proves_it() {
    let ran = placet(&["coverage", "room"]);

    let shown = "\
| app | stories | clauses | sdk | proven | share | host | server | none |
|---|---|---|---|---|---|---|---|---|
| room | 2 | 7 | 4 | 2 | 50.0 % | 1 | 1 | 1 |

## room: Room

| kind | clauses | proven | share |
|---|---|---|---|
| consent | 2 | 2 | 100.0 % |
| gate | 2 | 0 | 0.0 % |

| missing capability | clauses that wait for it |
|---|---|
| budgets per visit | 2 |

### Not proven (2)

| clause | kind | says | waits for | until then |
|---|---|---|---|---|
| `room-2.1` | gate | A greeting is sent once per visit \\| at most. | budgets per visit | – |
| `room-2.2` | gate | The microphone is off by default. | budgets per visit | – |

### Proven (2)

| clause | kind | says | stories |
|---|---|---|---|
| `room-1.2` | consent | Voice is used while the person agrees to it. | `withdrawing` |
| `room-1.10` | consent | What was agreed to is kept. | `after_a_crash` |

### Fulfilled by the app (1)

| clause | kind | says | by | stories |
|---|---|---|---|---|
| `room-1.1` | document | The policy is shown before it is accepted. | first launch screen | – |

### Enforced elsewhere, or nowhere (2)

| clause | kind | says | where |
|---|---|---|---|
| `room-3.1` | retention | Recordings are erased after 30 days. | server |
| `room-3.2` | document | We take care. | none |

## Rules of the law

Stories name 1 of 1 rule (100.0 %).

| rule | says | stories |
|---|---|---|
| `R10` | – | `room/withdrawing` |
";
    assert!(ran.out.ends_with(shown), "{}", ran.out);
    assert!(ran.out.starts_with("# Coverage: which stories prove which clauses\n"), "{}", ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_page_that_was_written_is_what_is_printed_and_passes_its_check() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("coverage.md");

    let written = placet(&["coverage", "room", "--write", text(&page)]);
    let checked = placet(&["coverage", "room", "--check", text(&page)]);

    assert_eq!(written.out, "room: 2 of 4 clauses proven (50.0 %)\n");
    assert_eq!((written.code, checked.code), (0, 0));
    assert_eq!(fs::read_to_string(page).unwrap(), placet(&["coverage", "room"]).out);
}

#[test]
fn a_stale_page_fails_at_its_first_difference() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("coverage.md");
    fs::write(&page, placet(&["coverage", "room"]).out.replace("We take care.", "We took care.")).unwrap();

    let ran = placet(&["coverage", "room", "--check", text(&page)]);
    let json = placet(&["coverage", "room", "--check", text(&page), "--format", "json"]);

    assert!(ran.out.contains("\n- | `room-3.2` | document | We took care. | none |\n"), "{}", ran.out);
    assert!(ran.out.contains("\n+ | `room-3.2` | document | We take care. | none |\n"), "{}", ran.out);
    assert!(
        ran.out.ends_with(&format!("write it anew: placet coverage room --write {}\n", page.display())),
        "{}",
        ran.out
    );
    assert_eq!((ran.code, json.code), (1, 1));
    assert!(json.json()["stale_at"].as_u64().unwrap() > 40);
}

#[test]
fn a_program_gets_every_clause_and_the_counts() {
    let told = placet(&["coverage", "room", "--format", "json"]).json();

    let app = &told["apps"][0];
    assert_eq!(app["sdk"], json!({ "clauses": 4, "proven": 2, "per_mille": 500 }));
    assert_eq!(app["kinds"]["gate"], json!({ "clauses": 2, "proven": 0, "per_mille": 0 }));
    let clause = json!({
        "id": "room-1.2", "kind": "consent", "enforced": "sdk", "says": "Voice is used while the person agrees to it.",
        "stories": ["withdrawing"], "waits_for": null, "by": null,
    });
    assert_eq!(app["clauses"].as_array().unwrap().get(1), Some(&clause));
    assert_eq!(told["rules"], json!([{ "id": "R10", "says": null, "stories": ["room/withdrawing"], "tests": [] }]));
    assert_eq!((&told["mistakes"], &told["stale_at"]), (&json!([]), &json!(null)));
}

#[test]
fn what_does_not_fit_together_is_a_mistake() {
    let folder = scenarios(|name, text| match name {
        "clauses.json" => text
            .replace("/uses/speak/purpose", "/uses/shout")
            .replacen(", \"waits_for\": \"budgets per visit\"", "", 1)
            .replace("\"room-1.2\": {", "\"room-1.2\": { \"waits_for\": \"nothing\","),
        "withdrawing.story.json" => text.replace("R10", "R99"),
        "after_a_crash.story.json" => text.replace("restart", "rest"),
        _ => text,
    });
    fs::write(folder.path().join("rules.json"), r#"{ "R10": "A withdrawal counts at once." }"#).unwrap();
    fs::write(folder.path().join("rule-tests.json"), r#"{ "R10": ["once"], "R98": ["never"] }"#).unwrap();

    let ran = placet(&["coverage", text(folder.path())]);

    for mistake in [
        "clauses.json: `room-1.2`: no entry at `/features/voice_room/uses/shout`\n",
        "clauses.json: `room-2.1`: no story proves it: say in `waits_for` which capability is missing\n",
        "clauses.json: `room-1.2`: `withdrawing` proves it: take `waits_for` out\n",
        "after_a_crash.story.json: step 2: `rest`",
        "room: `R99` is no clause and no rule; withdrawing named it\n",
        "rule-tests.json: `R98` is no rule\n",
    ] {
        assert!(ran.err.contains(mistake), "{mistake}: {}", ran.err);
    }
    assert!(ran.out.ends_with("| `R10` | A withdrawal counts at once. | – | `once` |\n"), "{}", ran.out);
    assert_eq!(ran.code, 1);
}

#[test]
fn where_there_are_no_clauses_advice_is_given() {
    let none = placet(&["coverage", "broken"]);
    let nowhere = placet(&["coverage", "nowhere"]);
    let page = placet(&["coverage", "room", "--check", "nowhere.md"]);

    assert_eq!([none.code, nowhere.code, page.code], [2, 2, 2]);
    assert!(none.err.contains("an app's folder has manifest.json, clauses.json"), "{}", none.err);
    assert!(page.err.starts_with("error: nowhere.md: "), "{}", page.err);
}

#[test]
fn help_shows_examples_and_exit_codes() {
    let ran = placet(&["coverage", "--help"]);

    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("--check docs/coverage.md") && ran.out.contains("Exit codes: 0"), "{}", ran.out);
}
