//! Every story below `core/scenarios`, told through the Rust API; and what keeps the stories honest.
#![cfg(feature = "story")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly")]

#[path = "support/folders.rs"]
mod folders;
#[path = "support/scenarios.rs"]
mod scenarios;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use folders::Folders;
use placet::story::clauses::Enforced;
use placet::story::proof::{EntryVerdict, Tried, entries, prove};
use placet::story::{Answered, Outcome};
use scenarios::{App, apps, rules};

/// What a story that went wrong says: where, what was expected, what was answered.
fn complaint(wrong: &Answered) -> String {
    let expected = wrong.expected.as_ref().map_or_else(|| "no error".to_owned(), ToString::to_string);
    format!("step {} ({}): expected {expected}, answered {}", wrong.step, wrong.verb, wrong.answer)
}

#[test]
fn every_story_is_answered_as_it_is_written() {
    let mut folders = Folders::new();
    let mut complaints = Vec::new();
    let mut told = 0;
    for app in apps() {
        for story in &app.stories {
            told += 1;
            let wrong = match app.tell(story, &mut folders) {
                Ok(outcome) => outcome.wrong().map(complaint),
                Err(fault) => Some(fault),
            };
            complaints.extend(wrong.map(|it| format!("{}/{}, {it}", app.name, story.name)));
        }
    }

    assert!(told > 0, "there is no story");
    assert!(complaints.is_empty(), "{} of {told} stories went wrong:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn a_story_is_answered_alike_in_memory_and_on_disk_and_time_after_time() {
    let mut folders = Folders::new();
    for app in apps() {
        for story in &app.stories {
            let first = app.tell(story, &mut folders).map(|it| it.transcript());
            let again = placet::story::run(story, &app.manifest, &mut folders).map(|it| Outcome::transcript(&it));

            assert_eq!(first.unwrap(), again.unwrap(), "{}/{}", app.name, story.name);
        }
    }
}

#[test]
fn no_two_stories_have_one_name() {
    let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for app in apps() {
        for story in &app.stories {
            homes.entry(story.name.clone()).or_default().push(app.name.clone());
        }
    }
    homes.retain(|_, it| it.len() > 1);

    assert!(homes.is_empty(), "a transcript names a story by its file alone: {homes:?}");
}

#[test]
fn what_a_story_proves_is_a_clause_of_its_app_or_a_rule() {
    let rules = rules();
    let mut unknown = Vec::new();
    for app in apps() {
        for story in &app.stories {
            let strange = story.proves.iter().filter(|it| !app.clauses.clauses.contains_key(*it));
            let strange = strange.filter(|it| !rules.contains_key(*it));
            unknown.extend(strange.map(|it| format!("{}/{}: {it}", app.name, story.name)));
        }
    }

    assert!(unknown.is_empty(), "no clause and no rule:\n{}", unknown.join("\n"));
}

#[test]
fn a_clause_of_ours_is_named_by_a_story_or_else_says_what_it_waits_for() {
    let mut wrong = Vec::new();
    for app in apps() {
        let named: BTreeSet<&String> = app.stories.iter().flat_map(|it| &it.proves).collect();
        for (id, it) in app.clauses.clauses.iter().filter(|(_, it)| it.enforced == Enforced::Sdk) {
            match (named.contains(id), &it.waits_for) {
                (false, None) => wrong.push(format!("{id}: no story names it, and it waits for nothing")),
                (true, Some(waits)) => wrong.push(format!("{id}: a story names it, and it waits for {waits}")),
                (true, None) | (false, Some(_)) => {}
            }
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_clauses_of_an_app_fit_the_manifest_beside_them() {
    for app in apps() {
        let misfits = app.clauses.misfits(&app.manifest());

        assert!(misfits.is_empty(), "{}:\n{}", app.name, misfits.join("\n"));
    }
}

#[test]
fn the_rules_that_stories_rest_on_are_each_named_by_one() {
    let named: BTreeSet<String> =
        apps().iter().flat_map(|app| app.stories.iter().flat_map(|it| it.proves.clone())).collect();
    for rule in ["R01", "R10", "R26", "R28", "R31"] {
        assert!(named.contains(rule), "no story names {rule}");
    }
}

#[test]
fn a_clause_that_a_story_names_is_noticed_when_the_manifest_is_loosened() {
    let mut misses = String::new();
    for app in apps() {
        let mut folders = Folders::new();
        let tried = prove(&app.clauses, &app.manifest(), &app.stories, &mut folders, &mut |_| {});
        note_misses(&app, &tried, &mut misses);
    }

    assert!(misses.is_empty(), "nobody noticed:\n{misses}");
}

/// The loosened entries that slipped, and the clauses that nothing guards.
fn note_misses(app: &App, tried: &[Tried], misses: &mut String) {
    let verdicts = entries(tried);
    for ((clause, entry), _) in verdicts.iter().filter(|(_, it)| **it == EntryVerdict::Open) {
        for it in tried.iter().filter(|it| it.clause == *clause && it.entry == *entry) {
            writeln!(misses, "{:<16} {:<56} {:<24} {:?}", clause, entry, it.by.word, it.verdict).unwrap();
        }
    }
    let guarded: BTreeSet<&str> =
        verdicts.iter().filter(|(_, it)| **it == EntryVerdict::Guarded).map(|((clause, _), _)| *clause).collect();
    let named: BTreeSet<&String> = app.stories.iter().flat_map(|it| &it.proves).collect();
    let named = named.into_iter().filter(|it| app.clauses.clauses.contains_key(*it));
    for clause in named.filter(|it| !guarded.contains(it.as_str())) {
        let stories: Vec<&str> =
            app.stories.iter().filter(|it| it.proves.contains(clause)).map(|it| it.name.as_str()).collect();
        writeln!(misses, "{clause:<16} no entry of it can be loosened so that {} notices", stories.join(", ")).unwrap();
    }
}

#[cfg(feature = "check")]
#[test]
fn every_verb_is_used_by_a_story() {
    let used: BTreeSet<String> =
        apps().iter().flat_map(|app| app.stories.iter().flat_map(|it| &it.steps).map(|it| it.word.clone())).collect();
    let unused: Vec<String> = placet::story::schema::verbs().into_iter().filter(|it| !used.contains(it)).collect();

    assert!(unused.is_empty(), "no story uses {}", unused.join(", "));
}
