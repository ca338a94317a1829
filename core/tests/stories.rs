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
use placet::story::{Answered, Story};
use scenarios::{App, apps, rules};

/// What a story that went wrong says: where, what was expected, what was answered.
fn complaint(wrong: &Answered) -> String {
    let expected = wrong.expected.as_ref().map_or_else(|| "no error".to_owned(), ToString::to_string);
    format!("step {} ({}): expected {expected}, answered {}", wrong.step, wrong.verb, wrong.answer)
}

/// Does it for every app, each on a thread of its own: they share nothing.
fn for_each_app<T: Send>(work: impl Fn(&App, &mut Folders) -> T + Sync) -> Vec<T> {
    let apps = apps();
    std::thread::scope(|scope| {
        let started: Vec<_> = apps.iter().map(|app| scope.spawn(|| work(app, &mut Folders::new()))).collect();
        started.into_iter().map(|it| it.join().unwrap()).collect()
    })
}

#[test]
fn every_story_is_answered_as_it_is_written_and_on_disk_as_in_memory() {
    let complaints = for_each_app(|app, folders| {
        assert!(!app.stories.is_empty(), "{} has no story", app.name);
        let wrong = app.stories.iter().filter_map(|story| {
            let told = told_twice(app, story, folders).err()?;
            Some(format!("{}/{}, {told}", app.name, story.name))
        });
        wrong.collect::<Vec<String>>()
    });
    let complaints = complaints.concat();

    assert!(complaints.is_empty(), "{} stories went wrong:\n{}", complaints.len(), complaints.join("\n"));
}

/// Tells a story, and once more on disk, where most need none.
fn told_twice(app: &App, story: &Story, folders: &mut Folders) -> Result<(), String> {
    let first = app.tell(story, folders)?;
    if let Some(wrong) = first.wrong() {
        return Err(complaint(wrong));
    }
    let again = placet::story::run(story, &app.manifest, folders).map_err(|it| it.to_string())?;
    if first == again { Ok(()) } else { Err("told once more, it is answered otherwise".to_owned()) }
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
    let rules =
        "R01 R06 R07 R09 R10 R12 R13 R14 R15 R16 R22 R26 R27 R28 R31 R32 R40 R41 R60 R61 R62 R63 R64 R65 R66 R67 R68";
    let missing: Vec<&str> = rules.split(' ').filter(|it| !named.contains(*it)).collect();

    assert!(missing.is_empty(), "no story names {}", missing.join(", "));
}

#[test]
fn a_clause_that_a_story_names_is_noticed_when_the_manifest_is_loosened() {
    let misses = for_each_app(|app, folders| {
        let tried = prove(&app.clauses, &app.manifest(), &app.stories, folders, &mut |_| {});
        let mut misses = String::new();
        note_misses(app, &tried, &mut misses);
        misses
    });
    let misses = misses.concat();

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
