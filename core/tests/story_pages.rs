//! The pages on stories say what is so: their examples are told, their tables have every verb and every loosening.
#![cfg(all(feature = "check", feature = "story"))]
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "support/folders.rs"]
mod folders;

use std::path::{Path, PathBuf};

use folders::Folders;
use placet::story::clauses::Clauses;
use placet::story::loosen::TABLE;
use placet::story::schema::verbs;
use placet::story::{Story, run};
use serde_json::Value;

const PAGES: [&str; 2] = ["story-format.md", "testing.md"];

#[test]
fn a_story_on_a_page_is_answered_as_it_is_written() {
    for page in PAGES {
        let stories: Vec<Value> = examples(page).into_iter().filter(|it| it.get("story").is_some()).collect();
        assert!(!stories.is_empty(), "{page} shows no story");
        for written in stories {
            let story = Story::parse("shown", written.to_string().as_bytes()).unwrap();
            let manifest = std::fs::read(scenario(story.app.as_str()).join("manifest.json")).unwrap();

            let outcome = run(&story, &manifest, &mut Folders::new()).unwrap();

            assert_eq!(outcome.wrong(), None, "{page}: {}", story.title);
        }
    }
}

#[test]
fn a_step_on_a_page_is_a_step() {
    for step in examples("story-format.md") {
        let is_step = step.as_object().unwrap().keys().any(|it| verbs().contains(it));
        if !is_step {
            continue;
        }
        let whole = serde_json::json!({
            "story": "one step", "manifest": "example", "starts": "2024-06-01T09:00:00+08:00",
            "steps": [step, { "health": {}, "expect": "ok" }],
        });

        assert!(Story::parse("shown", whole.to_string().as_bytes()).is_ok(), "{step}");
    }
}

#[test]
fn the_clauses_on_the_page_are_clauses() {
    let shown: Vec<Value> = examples("story-format.md").into_iter().filter(|it| it.get("clauses").is_some()).collect();

    assert_eq!(shown.len(), 1);
    for it in shown {
        let clauses = Clauses::parse(it.to_string().as_bytes()).unwrap();
        let manifest = std::fs::read(scenario(clauses.app.as_str()).join("manifest.json")).unwrap();
        assert_eq!(clauses.misfits(&serde_json::from_slice(&manifest).unwrap()), Vec::<String>::new());
    }
}

#[test]
fn the_page_has_every_verb_in_a_row_of_its_own() {
    let page = read("story-format.md");
    let missing: Vec<String> =
        verbs().into_iter().filter(|it| page.matches(&format!("\n| `{it}` | ")).count() != 1).collect();

    assert!(missing.is_empty(), "no row, or more than one, for {}", missing.join(", "));
}

#[test]
fn the_page_has_the_table_of_loosenings() {
    let page = read("story-format.md");
    for it in TABLE {
        let member = if it.member.is_empty() { String::new() } else { format!("/{}", it.member) };
        let row = format!("\n| `{}` | `/{}{member}` | {} |\n", it.word, it.entry.join("/"), it.says);

        assert!(page.contains(&row), "the page lacks this row:{row}");
    }
}

/// The JSON of a page, block by block.
fn examples(page: &str) -> Vec<Value> {
    let page = read(page);
    let blocks = page.split("```json\n").skip(1).map(|it| it.split("```").next().unwrap());
    blocks.map(|it| serde_json::from_str(it).unwrap()).collect()
}

fn read(page: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(page)).unwrap()
}

fn scenario(app: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(app)
}
