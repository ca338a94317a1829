//! A process that deletes one account after another and is killed again and again: what it said it did is there once,
//! and every account that was begun comes to its end.

use std::collections::BTreeMap;
use std::path::Path;

use placet::Placet;
use placet::engine::{Health, Place};
use placet::event::{Entry, Event, TaskId};
use placet::manifest::ChoiceOption;
use placet::policy::deletion::{DeletionPhase, ServerWord};

use crate::child::{Process, folder_of_child, heard, say};
use crate::executing::manifest;
use crate::support::{FakeClock, accept, open_with, test};
use crate::tally::{Dice, Never, Tally, size};
use crate::vfs;

const NAME: &str = "killed::a_process_that_is_killed_while_it_deletes_accounts_does_each_task_once_and_loses_none";

fn open(folder: &Path) -> Placet {
    open_with(Place::Folder(folder.to_owned()), &manifest(), &FakeClock::new(), None)
}

/// Takes the next step, whatever was reached before; says which, where it is one of the ledger's.
fn step(placet: &Placet) -> Option<String> {
    let subject = || placet.subjects().unwrap().into_iter().find(|it| it.is_current).unwrap().subject;
    match placet.deletion_status().unwrap().state {
        DeletionPhase::Active => {
            placet.sign_in("li").unwrap();
            accept(placet);
            placet.deletion_begin(test()).unwrap();
        }
        DeletionPhase::Preparing => {
            placet.deletion_choose(&"uploads".parse().unwrap(), ChoiceOption::Erase, test()).unwrap();
            placet.deletion_submit(test()).unwrap();
        }
        DeletionPhase::Executing => {
            let tasks = placet.deletion_tasks().unwrap();
            let (task, _) = tasks.into_iter().find(|(_, it)| it.done.is_none()).unwrap();
            let said = format!("{} {task}", subject());
            placet.confirm_task(&task, test()).unwrap();
            return Some(said);
        }
        _ => drop(placet.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap()),
    }
    None
}

/// What a child does until it is killed.
fn be_killed(folder: &Path) {
    let placet = open(folder);
    assert_eq!(placet.health(), Health::Ok);
    let lines = std::thread::spawn(|| heard().count());
    // Where the parent is gone, so are its lines.
    while !lines.is_finished() {
        if let Some(done) = step(&placet) {
            say(&done);
        }
    }
}

/// How often the ledger says of each subject that each of its tasks was done, whoever is current.
fn done(folder: &Path) -> BTreeMap<String, usize> {
    let database = rusqlite::Connection::open(folder.join("placet.db")).unwrap();
    let mut chains = database.prepare("SELECT name, bytes FROM entry JOIN chain ON chain.id = entry.chain").unwrap();
    let rows = chains.query_map((), |row| Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?))).unwrap();
    let mut done = BTreeMap::new();
    for (chain, bytes) in rows.map(Result::unwrap) {
        if let Event::DeletionTaskDone { task, .. } = Entry::from_bytes(&bytes).unwrap().event {
            *done.entry(format!("{chain} {task}")).or_default() += 1;
        }
    }
    done
}

fn judge(folder: &Path, said: &[String], kills: usize, tally: &mut Tally) {
    let placet = open(folder);
    if placet.health() != Health::Ok || placet.verify().is_err() {
        return tally.never(Never::Stuck, format!("{:?}", placet.health()));
    }
    let done = done(folder);
    for it in said {
        tally.expect(done.contains_key(it), Never::Lost, || it.clone());
    }
    for (it, count) in &done {
        tally.expect(*count == 1, Never::Unnoticed, || format!("{it} was done {count} times"));
    }
    // Each process may have been killed between its commit and its word.
    let unsaid = done.len() - said.len().min(done.len());
    tally.expect(unsaid <= kills, Never::Unnoticed, || format!("{unsaid} tasks that nobody did"));
    // The last account comes to its end too.
    let completed = |it: &Placet| it.deletion_status().unwrap().state == DeletionPhase::Active;
    for _ in 0..40 {
        if !completed(&placet) {
            step(&placet);
        }
    }
    tally.expect(completed(&placet), Never::Stuck, || "the last account is still there".to_owned());
    tally.expect(placet.erasures().unwrap().is_empty(), Never::Leaked, || "traces are left".to_owned());
    let local = done.keys().filter(|it| it.ends_with(&format!(" {}", TaskId::Local))).count();
    tally.count("accounts deleted", local);
    tally.count("tasks", done.len());
}

#[test]
fn a_process_that_is_killed_while_it_deletes_accounts_does_each_task_once_and_loses_none() {
    if let Some(folder) = folder_of_child() {
        return be_killed(&folder);
    }
    let folder = tempfile::tempdir().unwrap();
    let mut tally = Tally::new("deletion", "a process is killed");
    let (mut said, mut dice) = (Vec::new(), Dice::of(1));
    let kills = size(4, 300);
    for _ in 0..kills {
        let mut process = Process::start(NAME, folder.path());
        for _ in 0..=dice.below(9) {
            said.push(process.hear().unwrap());
        }
        said.extend(process.kill());
    }
    tally.cases_of(kills - 1);
    tally.case("killed", |tally| judge(folder.path(), &said, kills, tally));
    vfs::forget(folder.path());
    assert!(tally.of("tasks") > 0);
    tally.close();
}
