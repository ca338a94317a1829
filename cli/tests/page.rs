//! Keeps `docs/command-line.md` true: what it shows is what is printed.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod run;

use std::fs;
use std::path::Path;

use run::{Ran, placet};
use serde_json::Value;

/// The fenced code of the page: what each block is of, and its lines.
fn blocks() -> Vec<(String, Vec<String>)> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/command-line.md");
    let page = fs::read_to_string(page).unwrap();
    let mut blocks: Vec<(String, Vec<String>)> = Vec::new();
    let mut is_open = false;
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(_) if is_open => is_open = false,
            Some(of) => {
                blocks.push((of.to_owned(), Vec::new()));
                is_open = true;
            }
            None if is_open => blocks.last_mut().unwrap().1.push(line.to_owned()),
            None => {}
        }
    }
    blocks
}

fn printed(command: &str) -> Ran {
    let args: Vec<&str> = command.strip_prefix("$ placet ").unwrap().split(' ').collect();
    let ran = placet(&args);
    assert!(ran.code < 2 && ran.err.is_empty(), "{command}: {}", ran.err);
    ran
}

/// Whether lines are those of the page; `…` stands for any number of them.
fn agrees(shown: &[String], lines: &[&str]) -> bool {
    match shown {
        [] => lines.is_empty(),
        [left_out, rest @ ..] if left_out == "…" => (0..=lines.len()).any(|at| agrees(rest, &lines[at..])),
        [line, rest @ ..] => lines.first() == Some(&line.as_str()) && agrees(rest, &lines[1..]),
    }
}

/// Every key that is printed is shown and every value is the same; of a list the first ones are shown.
fn assert_shown(shown: &Value, printed: &Value, place: &str) {
    match (shown, printed) {
        (Value::Object(shown), Value::Object(printed)) => {
            assert!(shown.keys().eq(printed.keys()), "{place}: {:?} against {:?}", shown.keys(), printed.keys());
            for (key, it) in shown {
                assert_shown(it, &printed[key], &format!("{place}/{key}"));
            }
        }
        (Value::Array(shown), Value::Array(printed)) => {
            assert!(shown.len() <= printed.len() && shown.is_empty() == printed.is_empty(), "{place}");
            for (index, (it, other)) in shown.iter().zip(printed).enumerate() {
                assert_shown(it, other, &format!("{place}/{index}"));
            }
        }
        _ => assert_eq!(shown, printed, "{place}"),
    }
}

#[test]
fn what_the_page_shows_is_what_is_printed() {
    let blocks = blocks();
    let mut compared = 0;
    for (index, (_, lines)) in blocks.iter().enumerate().filter(|(_, it)| it.0 == "console") {
        let (command, shown) = lines.split_first().unwrap();
        let printed = printed(command);
        match blocks.get(index + 1) {
            Some((of, json)) if of == "json" && shown.is_empty() => {
                let shown = serde_json::from_str(&json.join("\n")).unwrap();
                assert_shown(&shown, &printed.json(), command);
            }
            _ => {
                let lines: Vec<&str> = printed.out.lines().collect();
                assert!(agrees(shown, &lines), "{command}\n{}", printed.out);
            }
        }
        compared += 1;
    }
    assert!(compared >= 10, "{compared} examples were found");
}

#[test]
fn every_option_of_these_commands_is_on_the_page() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/command-line.md")).unwrap();
    for command in ["check", "test", "explain", "coverage", "deletion", "verify", "export"] {
        let help = placet(&[command, "--help"]).out;
        let options = help.lines().filter_map(|it| it.split_whitespace().find(|it| it.starts_with("--")));
        let options: Vec<&str> = options.filter(|it| !["--help", "--version"].contains(it)).collect();
        assert!(options.len() >= 4, "{options:?}");
        for option in options {
            assert!(page.contains(option), "{command} {option}");
        }
    }
}
