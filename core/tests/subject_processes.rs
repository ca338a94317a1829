//! Several processes that sign in and out, decide and erase at once, and are killed in the middle of it.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "support/bytes.rs"]
mod bytes;
#[path = "support/child.rs"]
mod child;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::path::Path;

use bytes::found_in;
use child::{Process, folder_of_child, heard, say};
use placet::engine::Health;
use placet::event::ConsentDecision;
use placet::policy::{EndReason, SessionState, SystemPermission};
use placet::{Error, Placet};
use support::*;

const IDENTIFIERS: [&str; 3] = ["+86 138 0013 8000", "zhang.wei", "openid-7f3a"];

fn perform(placet: &Placet, number: usize) -> Result<(), Error> {
    let identifier = IDENTIFIERS.iter().cycle().nth(number).unwrap();
    match number * 5 % 7 {
        0 | 1 => placet.sign_in(identifier).map(drop),
        2 => placet.change(test(), vec![("voice_chat".parse().unwrap(), ConsentDecision::Granted)]).map(drop),
        3 => placet.change(test(), vec![("nearby".parse().unwrap(), ConsentDecision::Denied)]).map(drop),
        4 => placet.keep_text(identifier).map(drop),
        5 => placet.sign_out().map(drop),
        _ => placet.erase_subject().map(drop),
    }
}

/// Goes on until it is killed, and says what failed.
fn go_on_for_ever(folder: &Path) {
    let placet = open_at(folder, &FakeClock::new());
    let start = usize::try_from(std::process::id()).unwrap();
    for number in start.. {
        match perform(&placet, number) {
            // Somebody else became the current subject at this very moment.
            Err(error) if error.code() != "busy" => say(&format!("failed: {}", error.code())),
            _ => say("done"),
        }
    }
}

#[test]
fn killed_processes_leave_a_store_that_verifies_knows_its_accounts_and_names_nobody() {
    if let Some(folder) = folder_of_child() {
        return go_on_for_ever(&folder);
    }
    let name = "killed_processes_leave_a_store_that_verifies_knows_its_accounts_and_names_nobody";
    let folder = tempfile::tempdir().unwrap();
    for round in 0..3 {
        let mut processes = [(); 3].map(|()| Process::start(name, folder.path()));
        for (lines, process) in (3 + 2 * round..).zip(&mut processes) {
            for _ in 0..lines {
                assert_eq!(process.hear().as_deref(), Some("done"), "round {round}");
            }
        }
        for process in processes {
            assert!(process.kill().iter().all(|it| it == "done"), "round {round}");
        }

        let placet = open_at(folder.path(), &FakeClock::new());
        assert_eq!(placet.health(), Health::Ok, "round {round}");
        placet.verify().unwrap();
        placet.tick().unwrap();
        assert_eq!(placet.erasures(), Ok(Vec::new()), "nobody reads any more");
        for it in IDENTIFIERS {
            placet.sign_in(it).unwrap();
            assert!(!placet.sign_in(it).unwrap().is_new);
            assert_eq!(found_in(folder.path(), it.as_bytes()), [""; 0]);
        }
    }
}

/// Answers each line with what the gate says in its one session, and how that stands.
fn answer_when_asked(folder: &Path) {
    let placet = open_at(folder, &FakeClock::new());
    placet.report_permission(&"microphone".parse().unwrap(), SystemPermission::Granted).unwrap();
    let room = enter(&placet, "voice_room");
    for _ in heard() {
        let answer = reason(&placet.take(room, &speak(), None));
        let changed = SessionState::Ended(EndReason::SubjectChanged);
        say(&format!("{answer} {}", if placet.session_state(room) == changed { "changed" } else { "open" }));
    }
}

#[test]
fn a_sign_out_that_returned_ends_the_sessions_of_another_process_before_its_next_answer() {
    if let Some(folder) = folder_of_child() {
        return answer_when_asked(&folder);
    }
    let name = "a_sign_out_that_returned_ends_the_sessions_of_another_process_before_its_next_answer";
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    for it in IDENTIFIERS {
        placet.sign_in(it).unwrap();
        voice_room(&placet);
        let mut process = Process::start(name, folder.path());
        assert_eq!(process.ask("?"), "allowed open");

        placet.sign_out().unwrap();

        assert_eq!(process.ask("?"), "document_not_accepted changed");
        placet.sign_in(it).unwrap();
        assert_eq!(process.ask("?"), "feature_not_in_use changed", "no session of another subject comes back");
        process.finish();
    }
}
