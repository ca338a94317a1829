//! The sweep: what is past its evidence period goes, and nothing else changes: no answer, no other process, no proof.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

mod answers;
mod subjects;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
#[path = "../support/mod.rs"]
mod support;

use std::path::Path;
use std::process::Command;

use placet::Placet;
use placet::clock::{Period, Timestamp};
use placet::engine::{Health, Sweep};
use placet::event::{ConsentDecision, Event, TimeSource};
use placet::evidence::{FaultCode, verify};
use placet::ledger::ChainName;
use placet::policy::sweep::EVIDENCE_PERIOD;
use placet::policy::{ConsentStatus, Unavailability};
use rusqlite::Connection;
use support::*;

const YEAR: i64 = 365 * 24;

fn sweep(placet: &Placet) -> Sweep {
    placet.sweep(EVIDENCE_PERIOD).unwrap()
}

/// The subject's entries as they are kept: their places.
fn kept(placet: &Placet) -> Vec<u64> {
    let entries = placet.entries().unwrap().into_iter();
    entries.filter(|it| it.0 != ChainName::Install).map(|it| it.1).collect()
}

/// Voice chat granted, withdrawn and granted again, and something owed.
fn live(placet: &Placet) {
    accept(placet);
    verify_name(placet);
    grant(placet, "voice_chat");
    withdraw(placet, "voice_chat");
    placet.change(test(), vec![("nearby".parse().unwrap(), ConsentDecision::Denied)]).unwrap();
}

#[test]
fn what_is_past_goes_up_to_a_checkpoint_and_the_ledger_says_so() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    live(&placet);
    let before = kept(&placet);
    clock.wait(4 * YEAR);

    let swept = sweep(&placet);

    assert_eq!((swept.removed, kept(&placet)), (before.len() as u64, vec![before.len() as u64 + 1]));
    let entries = placet.entries().unwrap();
    assert!(matches!(entries.last().unwrap().2.event, Event::Checkpoint { .. }));
    let told = entries.iter().find_map(|it| match &it.2.event {
        Event::Swept { chain, after, .. } => Some((chain.to_string(), *after)),
        _ => None,
    });
    assert_eq!(told, Some((swept.heads[1].chain.clone(), before.len() as u64)));
    assert_eq!(placet.verify().unwrap().heads, swept.heads);
    assert_eq!(sweep(&placet).removed, 0, "a second one finds nothing");
    assert_eq!(placet.verify().unwrap().heads, swept.heads, "and writes nothing");
}

#[test]
fn what_is_younger_stays_and_so_does_everything_behind_it() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    live(&placet);
    assert_eq!(sweep(&placet).removed, 0);
    clock.wait(YEAR);
    assert_eq!(sweep(&placet).removed, 0, "it writes the checkpoint behind which they will go");
    let old = kept(&placet);
    grant(&placet, "voice_chat");
    clock.wait(2 * YEAR + 48);

    assert_eq!(sweep(&placet).removed, old.len() as u64 - 1);

    let left = placet.entries().unwrap();
    let own: Vec<_> = left.iter().filter(|it| it.0 != ChainName::Install).map(|it| &it.2.event).collect();
    assert!(matches!(own[0], Event::Checkpoint { .. }));
    assert!(matches!(own[1], Event::ConsentChanged { .. }), "two years old: {:?}", own[1]);
}

#[test]
fn evidence_is_kept_for_three_years_at_least() {
    let placet = open_in_memory(&FakeClock::new());
    let years = |months| Period { months, days: 0, seconds: 0 };

    let refused = placet.sweep(years(35)).unwrap_err();

    assert_eq!(refused.code(), "evidence_period_too_short");
    assert!(placet.sweep(years(60)).is_ok());
}

#[test]
fn a_swept_store_opens_decides_and_checkpoints_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    live(&placet);
    clock.wait(4 * YEAR);
    sweep(&placet);
    placet.close();

    for _ in 0..2 {
        let placet = open_at(folder.path(), &clock);
        assert_eq!(placet.health(), Health::Ok);
        assert_eq!(placet.status(&"nearby".parse().unwrap()), Ok(ConsentStatus::Denied));
        assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Withdrawn));
        assert_eq!(placet.obligations().unwrap().len(), 1);
        assert!(placet.fact(&"real_name_verified".parse().unwrap()).unwrap());
        assert!(placet.report("en").unwrap().contains("Erase Voice"), "what is still owed is still told");
    }
    let placet = open_at(folder.path(), &clock);
    for _ in 0..150 {
        grant(&placet, "room_entry");
        withdraw(&placet, "room_entry");
    }
    assert!(kept(&placet).len() > 300, "past the next checkpoint");
    clock.wait(4 * YEAR);
    assert!(sweep(&placet).removed > 300);
    drop(placet);
    let placet = open_at(folder.path(), &clock);
    assert_eq!(placet.status(&"nearby".parse().unwrap()), Ok(ConsentStatus::Denied));
    assert!(placet.verify().is_ok());
}

#[test]
fn a_process_that_had_not_read_what_was_swept_goes_on_from_the_checkpoint() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let (one, other) = (open_at(folder.path(), &clock), open_at(folder.path(), &clock));
    live(&one);
    grant(&one, "voice_chat");
    clock.wait(4 * YEAR);

    sweep(&one);

    assert_eq!(other.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Granted));
    assert_eq!(other.status(&"nearby".parse().unwrap()), Ok(ConsentStatus::Denied));
    withdraw(&other, "voice_chat");
    assert_eq!(one.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Withdrawn));
    assert_eq!(sweep(&other).removed, 0);
    assert_eq!(one.verify().unwrap(), other.verify().unwrap());
}

#[test]
fn one_process_sweeps_while_another_decides_and_neither_loses_anything() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    accept(&open_at(folder.path(), &clock));
    let removed = std::thread::scope(|scope| {
        let decides = scope.spawn(|| {
            let placet = open_at(folder.path(), &clock);
            for _ in 0..60 {
                grant(&placet, "voice_chat");
                assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Granted));
                withdraw(&placet, "voice_chat");
                assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Withdrawn));
            }
        });
        let placet = open_at(folder.path(), &clock);
        let mut removed = 0;
        while !decides.is_finished() || removed == 0 {
            clock.wait(4 * YEAR);
            removed += sweep(&placet).removed;
            assert!(placet.verify().is_ok());
        }
        decides.join().unwrap();
        removed
    });

    let placet = open_at(folder.path(), &clock);
    assert_eq!(placet.health(), Health::Ok);
    assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Withdrawn));
    assert_eq!(exported(&placet).0, "ok");
    let last = placet.verify().unwrap().heads.pop().unwrap().sequence;
    assert_eq!(removed + kept(&placet).len() as u64, last, "every place was kept or swept");
    assert!(last > 120);
}

#[test]
fn a_head_at_the_cut_is_held_one_behind_it_too_and_one_that_is_gone_is_not() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    accept(&placet);
    let early = placet.heads().unwrap();
    grant(&placet, "voice_chat");
    let at_the_cut = placet.heads().unwrap();
    clock.wait(4 * YEAR);

    let swept = sweep(&placet);

    assert_eq!(placet.holds(&at_the_cut), Ok(true));
    assert_eq!(placet.holds(&swept.heads), Ok(true));
    assert_eq!(placet.holds(&early), Ok(false), "nothing is left that could tell");
    let (_, file) = exported(&placet);
    assert!(verify(file.as_slice(), &at_the_cut).is_ok());
    assert_eq!(verify(file.as_slice(), &early).map_err(|it| it.code), Err(FaultCode::HeadNotFound));
}

#[test]
fn an_anchor_that_stayed_behind_is_no_alarm_after_a_sweep_and_an_earlier_store_still_is() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    accept(&placet);
    let anchor = std::fs::read(folder.path().join("placet.anchor")).unwrap();
    live(&placet);
    placet.close();
    copy_folder(folder.path(), copy.path());
    clock.wait(4 * YEAR);
    let placet = open_at(folder.path(), &clock);
    sweep(&placet);
    placet.close();
    let swept_anchor = std::fs::read(folder.path().join("placet.anchor")).unwrap();

    std::fs::write(folder.path().join("placet.anchor"), anchor).unwrap();
    assert_eq!(open_at(folder.path(), &clock).health(), Health::Ok, "power may take an anchor's last writes");
    std::fs::write(copy.path().join("placet.anchor"), swept_anchor).unwrap();
    assert_eq!(open_at(copy.path(), &clock).health(), Health::Unavailable(Unavailability::RolledBack));
}

#[test]
fn what_was_swept_leaves_no_byte_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    let marked = placet::event::Evidence { prompt: Some("marked_prompt".parse().unwrap()), ..test() };
    accept(&placet);
    placet.change(marked, vec![("voice_chat".parse().unwrap(), ConsentDecision::Granted)]).unwrap();
    assert!(is_anywhere(folder.path(), b"marked_prompt"));
    clock.wait(4 * YEAR);

    sweep(&placet);

    assert!(!is_anywhere(folder.path(), b"marked_prompt"));
}

fn is_anywhere(folder: &Path, bytes: &[u8]) -> bool {
    let files = std::fs::read_dir(folder).unwrap().map(|it| std::fs::read(it.unwrap().path()).unwrap());
    files.into_iter().any(|file| file.windows(bytes.len()).any(|it| it == bytes))
}

#[test]
fn a_sweep_that_fails_anywhere_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    live(&placet);
    clock.wait(4 * YEAR);
    placet.tick().unwrap();
    let (before, all) = (placet.verify().unwrap(), kept(&placet));
    placet.close();

    for event in ["DELETE ON entry", "INSERT ON entry", "INSERT ON meta", "INSERT ON snapshot"] {
        let fails = format!("CREATE TRIGGER fails BEFORE {event} BEGIN SELECT RAISE(ABORT, 'no'); END");
        let connection = Connection::open(folder.path().join("placet.db")).unwrap();
        let placet = open_at(folder.path(), &clock);
        connection.execute_batch(&fails).unwrap();
        assert!(placet.sweep(EVIDENCE_PERIOD).is_err(), "{event}");
        placet.close();
        assert_eq!(open_read(folder.path(), &connection), (before.entries, all.clone()), "{event}");
        connection.execute_batch("DROP TRIGGER fails").unwrap();
    }

    let placet = open_at(folder.path(), &clock);
    assert_eq!(sweep(&placet).removed, all.len() as u64);
}

/// How many entries there are, and the places of the subject's, as another program sees them.
fn open_read(folder: &Path, connection: &Connection) -> (u64, Vec<u64>) {
    assert!(folder.join("placet.db").exists());
    let entries: i64 = connection.query_row("SELECT count(*) FROM entry", [], |row| row.get(0)).unwrap();
    let mut statement = connection.prepare("SELECT sequence FROM entry WHERE chain = 2 ORDER BY sequence").unwrap();
    let places = statement.query_map([], |row| row.get::<_, i64>(0)).unwrap().map(|it| it.unwrap().cast_unsigned());
    (entries.cast_unsigned(), places.collect())
}

#[test]
fn entries_of_a_clock_that_had_no_idea_count_from_when_it_was_put_right() {
    let clock = FakeClock::new();
    clock.set_wall("1970-01-01T00:05:00Z");
    let placet = open_in_memory(&clock);
    live(&placet);
    placet.observe_time("2024-06-01T09:00:00+08:00".parse::<Timestamp>().unwrap(), TimeSource::Server).unwrap();
    let all = kept(&placet);

    assert_eq!(sweep(&placet).removed, 0, "of 1970 by their own word, and written today");
    clock.wait(3 * YEAR + 48);

    assert!(sweep(&placet).removed >= all.len() as u64);
}

#[test]
fn a_clock_that_runs_ahead_sweeps_nothing() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    live(&placet);
    clock.set_wall("2099-01-01T00:00:00Z");

    assert_eq!(sweep(&placet).removed, 0);
}

#[test]
fn a_store_that_was_swept_by_hand_is_tampered_with() {
    let statements = [
        "DELETE FROM entry WHERE chain = 2 AND sequence < 4",
        "DELETE FROM entry WHERE chain = 2",
        "UPDATE meta SET value = '{}' WHERE key LIKE 'folded %'",
        "DELETE FROM meta WHERE key LIKE 'folded %'",
    ];
    for (at, statement) in statements.iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let clock = FakeClock::new();
        let placet = open_at(folder.path(), &clock);
        live(&placet);
        if at > 0 {
            clock.wait(4 * YEAR);
            sweep(&placet);
        }
        placet.close();
        Connection::open(folder.path().join("placet.db")).unwrap().execute_batch(statement).unwrap();

        let placet = open_at(folder.path(), &clock);
        let told = [placet.report("en").map(|_| ()), placet.entries().map(|_| ())];
        assert!(told.iter().all(|it| it.as_ref().is_err_and(|it| it.code() == "tampered")), "{statement}: {told:?}");
    }
}

#[test]
fn a_recovery_of_a_swept_store_takes_over_what_the_checkpoint_denies() {
    for statement in [
        "UPDATE entry SET hash = zeroblob(32) WHERE chain = 1 AND sequence = 1",
        "UPDATE entry SET hash = zeroblob(32) WHERE chain = 2",
        "UPDATE snapshot SET state = x'7b7d'",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let clock = FakeClock::new();
        let placet = open_at(folder.path(), &clock);
        live(&placet);
        clock.wait(4 * YEAR);
        sweep(&placet);
        placet.change(test(), vec![("room_entry".parse().unwrap(), ConsentDecision::Denied)]).unwrap();
        placet.close();
        Connection::open(folder.path().join("placet.db")).unwrap().execute_batch(statement).unwrap();

        let placet = open_at(folder.path(), &clock);
        assert_eq!(placet.health(), Health::Unavailable(Unavailability::Tampered), "{statement}");
        placet.recover().unwrap();

        for purpose in ["nearby", "voice_chat", "room_entry"] {
            assert_eq!(placet.status(&purpose.parse().unwrap()), Ok(ConsentStatus::Denied), "{statement}: {purpose}");
        }
        assert_eq!(placet.obligations().unwrap().len(), 1, "{statement}");
    }
}

/// The verdict of the library on an export, and the export.
fn exported(placet: &Placet) -> (&'static str, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("evidence.jsonl");
    placet.export(&file).unwrap();
    let bytes = std::fs::read(file).unwrap();
    (verify(bytes.as_slice(), &[]).map_or_else(|it| it.code.code(), |_| "ok"), bytes)
}

#[test]
fn an_export_after_a_sweep_holds_for_both_verifiers_and_one_that_pretends_to_be_swept_does_not() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    live(&placet);
    let (_, whole) = exported(&placet);
    clock.wait(4 * YEAR);
    sweep(&placet);
    grant(&placet, "voice_chat");
    let (verdict, swept) = exported(&placet);
    assert_eq!(verdict, "ok");
    let text = String::from_utf8(swept.clone()).unwrap();
    let line = text.lines().filter(|it| it.starts_with("{\"after\"")).nth(1).unwrap();
    let after = line.split(',').next().unwrap();
    let with = |from: &str, to: &str| text.replacen(from, to, 1).into_bytes();
    let own = text.split_once(line).unwrap().1.lines().nth(1).unwrap();
    let cases = [
        ("whole", "ok", whole),
        ("swept", "ok", swept),
        ("elsewhere", "not_as_swept", with(after, "{\"after\":1")),
        ("from_the_first", "not_as_swept", {
            let zeroes = "0".repeat(64);
            let hash = line.split("\"hash\":\"").nth(1).unwrap().split('"').next().unwrap();
            with(line, &line.replacen(after, "{\"after\":0", 1).replacen(hash, &zeroes, 1))
        }),
        ("without_checkpoint", "chain_broken", with(&format!("{own}\n"), "")),
        ("without_word", "not_as_swept", without_the_word_of_the_sweep(&placet, &text)),
    ];

    let folder = tempfile::tempdir().unwrap();
    for (name, expected, bytes) in &cases {
        let ours = verify(bytes.as_slice(), &[]).map_or_else(|it| it.code.code(), |_| "ok");
        assert_eq!(ours, *expected, "{name}");
        std::fs::write(folder.path().join(format!("{name}.jsonl")), bytes).unwrap();
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tools/verify_export.py");
    let output = Command::new("python3").arg(script).arg("--folder").arg(folder.path()).output();
    let said = String::from_utf8(output.expect("this test runs Python: install python3").stdout).unwrap();
    for (name, expected, _) in &cases {
        assert!(said.contains(&format!("{name}.jsonl {expected}\n")), "{name}: {said}");
    }
}

/// The same export with the last entry of the install's chain, the word of the sweep, left out.
fn without_the_word_of_the_sweep(placet: &Placet, text: &str) -> Vec<u8> {
    let install: Vec<_> = placet.entries().unwrap().into_iter().filter(|it| it.0 == ChainName::Install).collect();
    assert!(matches!(install.last().unwrap().2.event, Event::Swept { .. }));
    let line = text.lines().find(|it| it.contains("\\\"kind\\\":\\\"swept\\\"")).unwrap();
    text.replacen(&format!("{line}\n"), "", 1).into_bytes()
}
