//! Several people on one device: every chain is swept, whoever is signed in, and each goes on as before.

use placet::Placet;
use placet::engine::Health;
use placet::event::{CloseReason, ConsentDecision, Event};
use placet::evidence::verify;
use placet::policy::{ConsentStatus, SubjectStanding, Unavailability};
use rusqlite::Connection;

use crate::support::*;
use crate::{YEAR, exported, live, sweep};

fn standings(placet: &Placet) -> Vec<(SubjectStanding, bool)> {
    placet.subjects().unwrap().iter().map(|it| (it.standing, it.is_current)).collect()
}

/// The entries of a subject's chain in an export: their places and kinds.
fn chain_of(placet: &Placet, subject: &str) -> Vec<(u64, String)> {
    let text = String::from_utf8(exported(placet).1).unwrap();
    let lines = text.lines().map(|it| serde_json::from_str::<serde_json::Value>(it).unwrap());
    let mut own = false;
    let mut found = Vec::new();
    for line in lines {
        if let Some(chain) = line.get("chain") {
            own = chain == subject;
        } else if let Some(entry) = line.get("entry").and_then(|it| it.as_str()).filter(|_| own) {
            let entry: serde_json::Value = serde_json::from_str(entry).unwrap();
            let (sequence, kind) = (line.get("sequence").unwrap(), entry.get("kind").unwrap());
            found.push((sequence.as_u64().unwrap(), kind.as_str().unwrap().to_owned()));
        }
    }
    found
}

#[test]
fn the_chain_of_an_account_that_is_away_goes_too_and_the_account_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let (placet, other) = (open_at(folder.path(), &clock), open_at(folder.path(), &clock));
    let away = placet.sign_in("a").unwrap().subject;
    live(&placet);
    placet.change(test(), vec![("room_entry".parse().unwrap(), ConsentDecision::Granted)]).unwrap();
    let all = chain_of(&placet, away.as_str()).len();
    placet.sign_in("b").unwrap();
    let before = standings(&placet);
    clock.wait(4 * YEAR);

    let swept = sweep(&placet);

    assert!(swept.removed >= all as u64);
    assert_eq!(chain_of(&placet, away.as_str()), [(all as u64 + 1, "checkpoint".to_owned())]);
    assert_eq!(swept.heads, placet.heads().unwrap());
    assert_eq!(standings(&placet), before);
    let later = open_at(folder.path(), &clock);
    for placet in [&other, &placet, &later] {
        assert_eq!(placet.sign_in("a").unwrap().subject, away);
        assert_eq!(placet.status(&"nearby".parse().unwrap()), Ok(ConsentStatus::Denied));
        assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Withdrawn));
        assert_eq!(placet.status(&"room_entry".parse().unwrap()), Ok(ConsentStatus::Granted));
        assert_eq!(placet.obligations().unwrap().len(), 1);
        placet.sign_in("b").unwrap();
        placet.verify().unwrap();
    }
}

#[test]
fn of_a_chain_that_has_ended_the_end_alone_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    live(&placet);
    let guest = placet.subjects().unwrap()[0].subject.clone();
    let merged = placet.sign_in("a").unwrap().subject;
    live(&placet);
    assert!(placet.erase_subject().unwrap().is_complete);
    let before = standings(&placet);
    let ends = [guest, merged].map(|it| (chain_of(&placet, it.as_str()).last().unwrap().clone(), it));
    assert_eq!(sweep(&placet).removed, 0);
    clock.wait(4 * YEAR);

    sweep(&placet);

    for (end, subject) in &ends {
        assert_eq!(end.1, "subject_closed");
        assert_eq!(chain_of(&placet, subject.as_str()), std::slice::from_ref(end));
        let connection = Connection::open(folder.path().join("placet.db")).unwrap();
        let states: i64 = connection
            .query_row("SELECT count(*) FROM meta WHERE key = ?1", [format!("folded {subject}")], |row| row.get(0))
            .unwrap();
        assert_eq!(states, 0, "nobody can ask what it had come to");
    }
    assert_eq!(standings(&placet), before, "whoever was merged or erased is so still");
    let (verdict, file) = exported(&placet);
    assert_eq!(verdict, "ok");
    assert!(verify(file.as_slice(), &placet.heads().unwrap()).is_ok());
    assert_eq!(sweep(&placet).removed, 0);
    let later = open_at(folder.path(), &clock);
    assert_eq!((later.health(), standings(&later)), (Health::Ok, before));
}

#[test]
fn what_a_swept_chain_had_come_to_goes_once_it_has_ended() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    live(&placet);
    let subject = placet.subjects().unwrap()[0].subject.clone();
    let connection = Connection::open(folder.path().join("placet.db")).unwrap();
    let states = || {
        [
            "SELECT count(*) FROM meta WHERE key = 'folded ' || ?1",
            "SELECT count(*) FROM snapshot JOIN chain ON chain.id = snapshot.chain WHERE chain.name = ?1",
        ]
        .map(|sql| connection.query_row(sql, [subject.as_str()], |row| row.get::<_, i64>(0)).unwrap())
    };
    clock.wait(4 * YEAR);
    sweep(&placet);
    assert_eq!(states(), [1, 1]);
    assert!(placet.erase_subject().unwrap().is_complete);
    clock.wait(4 * YEAR);

    sweep(&placet);

    assert_eq!(states(), [0, 0]);
    placet.verify().unwrap();
}

#[test]
fn an_account_that_is_cut_after_a_sweep_while_it_is_away_is_tampered_with_when_it_comes_back() {
    for statement in [
        "DELETE FROM entry WHERE chain = 3",
        "DELETE FROM entry WHERE chain = 3 AND sequence = (SELECT max(sequence) FROM entry WHERE chain = 3)",
        "UPDATE snapshot SET state = x'7b7d' WHERE chain = 3",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let clock = FakeClock::new();
        let placet = open_at(folder.path(), &clock);
        live(&placet);
        placet.sign_in("a").unwrap();
        clock.wait(4 * YEAR);
        sweep(&placet);
        placet.change(test(), vec![("nearby".parse().unwrap(), ConsentDecision::Withdrawn)]).unwrap_err();
        placet.change(test(), vec![("room_entry".parse().unwrap(), ConsentDecision::Denied)]).unwrap();
        placet.sign_out().unwrap();
        placet.close();
        Connection::open(folder.path().join("placet.db")).unwrap().execute_batch(statement).unwrap();

        let placet = open_at(folder.path(), &clock);

        let back = placet.sign_in("a").map(|_| ());
        assert_eq!(back.map_err(|it| it.code()), Err("tampered"), "{statement}");
    }
}

#[test]
fn a_recovery_takes_over_what_a_swept_account_denies_that_is_away() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    placet.sign_in("a").unwrap();
    live(&placet);
    placet.sign_out().unwrap();
    clock.wait(4 * YEAR);
    sweep(&placet);
    placet.close();
    let damage = "UPDATE entry SET hash = zeroblob(32) WHERE chain = 1 AND sequence = 1";
    Connection::open(folder.path().join("placet.db")).unwrap().execute_batch(damage).unwrap();
    let placet = open_at(folder.path(), &clock);
    assert_eq!(placet.health(), Health::Unavailable(Unavailability::Tampered));

    placet.recover().unwrap();

    for purpose in ["nearby", "voice_chat"] {
        assert_eq!(placet.status(&purpose.parse().unwrap()), Ok(ConsentStatus::Denied), "{purpose}");
    }
}

#[test]
fn a_chain_that_pretends_to_have_ended_does_not_verify() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    live(&placet);
    let guest = placet.subjects().unwrap()[0].subject.clone();
    placet.sign_in("a").unwrap();
    let closed = placet.subjects().unwrap();
    assert_eq!(closed[0].standing, SubjectStanding::Merged);
    let text = String::from_utf8(exported(&placet).1).unwrap();
    let end = text.lines().find(|it| it.contains("subject_closed")).unwrap();
    let begin = text.lines().find(|it| it.contains(&format!("\"chain\":\"{guest}\"")) && it.contains("after")).unwrap();
    let front = text.split_once(begin).unwrap().1.split_once(end).unwrap().0;

    let cut = text.replacen(front, "\n", 1);

    assert!(verify(cut.as_bytes(), &[]).is_err());
    let reason = Event::SubjectClosed { why: CloseReason::Merged };
    assert!(placet::ledger::may_begin(&reason));
}
