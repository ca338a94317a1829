//! Several processes over one folder: killed in the middle of their work, writing at once, asking and withdrawing.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "support/child.rs"]
mod child;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::collections::BTreeSet;
use std::path::Path;

use child::{Process, folder_of_child, heard, say};
use placet::Placet;
use placet::engine::Health;
use placet::event::{ConsentDecision, Event};
use placet::id::SubjectRef;
use placet::ledger::ChainName;
use placet::policy::SystemPermission;
use support::*;

/// The decision of a number: every child that goes on where another ended goes on with the same list.
fn decision(number: usize) -> (&'static str, ConsentDecision) {
    let purpose = if number % 4 < 2 { "voice_chat" } else { "room_entry" };
    (purpose, if number.is_multiple_of(2) { ConsentDecision::Granted } else { ConsentDecision::Withdrawn })
}

fn decide(placet: &Placet, (purpose, to): (&str, ConsentDecision)) {
    placet.change(test(), vec![(purpose.parse().unwrap(), to)]).unwrap();
}

/// The decisions that the ledger holds, in order.
fn decisions(placet: &Placet) -> Vec<(String, ConsentDecision)> {
    assert_eq!(placet.health(), Health::Ok);
    placet.verify().unwrap();
    let lines = placet.entries().unwrap().into_iter().filter_map(|(_, _, it)| match it.event {
        Event::ConsentChanged { changes, .. } => Some(changes),
        _ => None,
    });
    lines.flatten().map(|it| (it.purpose.to_string(), it.to)).collect()
}

fn list(count: usize) -> Vec<(String, ConsentDecision)> {
    (0..count).map(|it| (decision(it).0.to_owned(), decision(it).1)).collect()
}

/// Decides one thing after the other until it is killed.
fn decide_for_ever(folder: &Path) {
    let placet = open_at(folder, &FakeClock::new());
    for number in decisions(&placet).len().. {
        decide(&placet, decision(number));
        say(&number.to_string());
    }
}

#[test]
fn what_a_killed_process_had_acknowledged_is_found_again() {
    if let Some(folder) = folder_of_child() {
        return decide_for_ever(&folder);
    }
    let kills: Vec<usize> = (0..50).map(|it| 1 + it * 7 % 11).collect();
    for some in kills.chunks(10) {
        let folder = tempfile::tempdir().unwrap();
        accept(&open_at(folder.path(), &FakeClock::new()));
        let mut done = 0;
        for lines in some {
            done = kill_after(folder.path(), *lines, done);
        }
    }
}

/// Kills a process after so many lines; returns how many decisions are on disk, where `done` were before.
fn kill_after(folder: &Path, lines: usize, done: usize) -> usize {
    let mut process = Process::start("what_a_killed_process_had_acknowledged_is_found_again", folder);
    let mut said: Vec<String> = (0..lines).map(|_| process.hear().unwrap()).collect();
    said.extend(process.kill());
    let acknowledged = done + said.len();
    assert_eq!(said.last(), Some(&(acknowledged - 1).to_string()));

    let found = decisions(&open_at(folder, &FakeClock::new()));

    assert_eq!(found, list(found.len()));
    // One more may be on disk whose process was killed before it could say so.
    assert!((acknowledged..=acknowledged + 1).contains(&found.len()), "{acknowledged} acknowledged, {}", found.len());
    found.len()
}

/// Answers each line with what the gate says, in the session that is open and in a new one.
fn answer_when_asked(folder: &Path) {
    let placet = open_at(folder, &FakeClock::new());
    placet.report_permission(&"microphone".parse().unwrap(), SystemPermission::Granted).unwrap();
    let mut room = enter(&placet, "voice_room");
    for _ in heard() {
        let in_old = reason(&placet.check(room, &speak()));
        room = enter(&placet, "voice_room");
        let in_new = reason(&placet.take(room, &speak(), None));
        say(&format!("{in_old} {in_new}"));
    }
}

#[test]
fn a_withdrawal_that_returned_is_seen_by_the_next_question_of_another_process_and_so_is_a_grant() {
    if let Some(folder) = folder_of_child() {
        return answer_when_asked(&folder);
    }
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    voice_room(&placet);
    let name = "a_withdrawal_that_returned_is_seen_by_the_next_question_of_another_process_and_so_is_a_grant";
    let mut process = Process::start(name, folder.path());
    assert_eq!(process.ask("?"), "allowed allowed");

    for round in 0..100 {
        withdraw(&placet, "voice_chat");
        assert_eq!(process.ask("?"), "consent_withdrawn consent_withdrawn", "round {round}");
        grant(&placet, "voice_chat");
        // No session ended by itself: the last one relied on nothing.
        assert_eq!(process.ask("?"), "allowed allowed", "round {round}");
        assert_eq!(process.ask("?"), "allowed allowed", "round {round}");
    }
    process.finish();
}

/// Opens when told to, decides ten times, and says whose decisions they are.
fn decide_with_others(folder: &Path) {
    say("ready");
    assert_eq!(heard().next().as_deref(), Some("go"));
    let placet = open_at(folder, &FakeClock::new());
    assert_eq!(placet.health(), Health::Ok);
    placet.present(&"privacy_policy".parse().unwrap(), None).unwrap();
    placet.accept(&"privacy_policy".parse().unwrap(), test()).unwrap();
    for _ in 0..10 {
        grant(&placet, "voice_chat");
    }
    say(&subjects(&placet).iter().map(SubjectRef::as_str).collect::<Vec<_>>().join(" "));
}

fn subjects(placet: &Placet) -> BTreeSet<SubjectRef> {
    let entries = placet.entries().unwrap().into_iter();
    entries.filter_map(|(chain, ..)| if let ChainName::Subject(it) = chain { Some(it) } else { None }).collect()
}

#[test]
fn processes_that_start_and_decide_at_once_share_one_subject_and_lose_nothing() {
    if let Some(folder) = folder_of_child() {
        return decide_with_others(&folder);
    }
    for _ in 0..6 {
        let folder = tempfile::tempdir().unwrap();
        let name = "processes_that_start_and_decide_at_once_share_one_subject_and_lose_nothing";
        let mut processes = [(); 3].map(|()| Process::start(name, folder.path()));
        for it in &mut processes {
            assert_eq!(it.hear().as_deref(), Some("ready"));
        }
        for it in &mut processes {
            it.tell("go");
        }
        let said: BTreeSet<Vec<String>> = processes.into_iter().map(Process::finish).collect();

        let placet = open_at(folder.path(), &FakeClock::new());
        assert_eq!(decisions(&placet).len(), 30);
        assert_eq!(subjects(&placet).len(), 1);
        assert_eq!(said.len(), 1, "{said:?}");
    }
}
