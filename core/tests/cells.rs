//! Kept answers: they are given without asking anybody, and never when the rules would say no.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use placet::Placet;
use placet::clock::{Clock, Glance, Reading, Timestamp};
use placet::engine::{Cell, Config, Place};
use placet::event::TimeSource;
use placet::policy::{AgeBand, SessionId, SystemPermission};
use placet::store::EPOCH_FILE;
use proptest::prelude::*;
use support::*;

/// What is answered, and whether the rules were asked for it.
fn ask(placet: &Placet, clock: &FakeClock, cell: &Cell) -> (bool, &'static str) {
    let before = clock.reads();
    let allowed = placet.allows(cell);
    (allowed, if clock.reads() == before { "kept" } else { "asked" })
}

/// An engine over a folder, a voice room in it, and a cell that was filled.
fn speaking(folder: &Path, clock: &FakeClock) -> (Placet, Cell) {
    let placet = open_at(folder, clock);
    let room = voice_room(&placet);
    let cell = placet.cell(room, &speak());
    assert_eq!(ask(&placet, clock, &cell), (true, "asked"));
    (placet, cell)
}

#[test]
fn what_was_allowed_is_allowed_again_without_asking_anybody() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (placet, cell) = speaking(folder.path(), &clock);

    for _ in 0..1000 {
        assert_eq!(ask(&placet, &clock, &cell), (true, "kept"));
    }
    let in_memory = open_in_memory(&clock);
    let cell = in_memory.cell(voice_room(&in_memory), &speak());
    assert!(in_memory.allows(&cell));
    assert_eq!(ask(&in_memory, &clock, &cell), (true, "kept"));
}

#[test]
fn a_denial_is_never_kept() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    let cell = placet.cell(enter(&placet, "voice_room"), &speak());

    assert_eq!(ask(&placet, &clock, &cell), (false, "asked"));
    assert_eq!(ask(&placet, &clock, &cell), (false, "asked"));
}

#[test]
fn a_use_that_was_allowed_by_a_cell_is_relied_on_as_by_a_check() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (placet, _) = speaking(folder.path(), &clock);

    assert_eq!(withdraw(&placet, "voice_chat").sessions_ended.len(), 1);
}

#[test]
fn whatever_changes_in_this_process_ends_what_was_kept_and_a_question_keeps_it_again() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (placet, cell) = speaking(folder.path(), &clock);
    let microphone = "microphone".parse().unwrap();
    let denials: [&dyn Fn(); 3] = [
        &|| drop(placet.report_permission(&microphone, SystemPermission::Denied).unwrap()),
        &|| drop(withdraw(&placet, "voice_chat")),
        &|| drop(placet.set_fact(&"real_name_verified".parse().unwrap(), false, None, test()).unwrap()),
    ];
    drop(cell);
    for deny in denials {
        let cell = placet.cell(voice_room(&placet), &speak());
        assert!(placet.allows(&cell));
        assert_eq!(ask(&placet, &clock, &cell), (true, "kept"));

        deny();

        assert_eq!(ask(&placet, &clock, &cell), (false, "asked"));
    }
}

#[test]
fn asking_for_one_answer_leaves_the_others_as_they_were_kept() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (placet, cell) = speaking(folder.path(), &clock);
    let other = placet.cell(enter(&placet, "voice_room"), &speak());
    assert_eq!(ask(&placet, &clock, &cell), (true, "asked"), "a session began");

    assert_eq!(ask(&placet, &clock, &other), (true, "asked"));
    assert!(placet.check(SessionId(1), &speak()).is_allowed());
    placet.status(&"voice_chat".parse().unwrap()).unwrap();
    placet.refresh().unwrap();

    assert_eq!(ask(&placet, &clock, &cell), (true, "kept"));
    assert_eq!(ask(&placet, &clock, &other), (true, "kept"));
}

#[test]
fn a_session_that_ended_and_an_engine_that_was_closed_deny() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (placet, cell) = speaking(folder.path(), &clock);
    placet.close_session(SessionId(1));
    assert!(!placet.allows(&cell));

    let again = placet.cell(enter(&placet, "voice_room"), &speak());
    assert!(placet.allows(&again));
    placet.close();

    assert!(!placet.allows(&again));
    assert_eq!(reason(&placet.ask_for(&again)), "closed");
}

#[test]
fn a_cell_that_outlives_its_engine_keeps_nothing() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (placet, cell) = speaking(folder.path(), &clock);
    assert!(cell.is_kept());

    drop(placet);

    assert!(!cell.is_kept());
}

#[test]
fn a_cell_of_another_engine_is_denied() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (_placet, cell) = speaking(folder.path(), &clock);
    let other = open_at(folder.path(), &clock);
    voice_room(&other);

    assert!(!other.allows(&cell));
}

#[test]
fn what_another_process_has_written_is_seen_by_the_next_question() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (placet, cell) = speaking(folder.path(), &clock);
    let other = open_at(folder.path(), &FakeClock::new());
    assert_eq!(ask(&placet, &clock, &cell), (true, "kept"), "an opening that has nothing to say writes nothing");

    grant(&other, "room_entry");
    assert_eq!(ask(&placet, &clock, &cell), (true, "asked"));
    assert_eq!(ask(&placet, &clock, &cell), (true, "kept"));

    withdraw(&other, "voice_chat");
    assert_eq!(ask(&placet, &clock, &cell), (false, "asked"));
}

#[test]
fn no_thread_is_allowed_after_a_withdrawal_of_another_thread_has_returned() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open_at(folder.path(), &clock);
    voice_room(&placet);
    for _ in 0..40 {
        grant(&placet, "voice_chat");
        let cell = placet.cell(enter(&placet, "voice_room"), &speak());
        let (began, returned) = (AtomicBool::new(false), AtomicBool::new(false));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                loop {
                    let had_returned = returned.load(Ordering::SeqCst);
                    let allowed = placet.allows(&cell);
                    began.store(true, Ordering::SeqCst);
                    assert!(!(had_returned && allowed));
                    if had_returned {
                        break;
                    }
                }
            });
            while !began.load(Ordering::SeqCst) {
                std::hint::spin_loop();
            }
            withdraw(&placet, "voice_chat");
            returned.store(true, Ordering::SeqCst);
        });
    }
}

/// Two engines over a folder of which one withdraws: whether the other keeps its answers, having answered rightly.
fn keeps_and_is_right(folder: &Path) -> bool {
    let clock = FakeClock::new();
    let (placet, cell) = speaking(folder, &clock);
    let kept = ask(&placet, &clock, &cell) == (true, "kept");
    let other = open_at(folder, &FakeClock::new());
    assert!(placet.allows(&cell));
    withdraw(&other, "voice_chat");
    assert_eq!(ask(&placet, &clock, &cell), (false, "asked"));
    kept
}

#[test]
fn a_file_that_was_not_finished_is_finished_and_one_that_is_missing_is_made() {
    let whole = {
        let folder = tempfile::tempdir().unwrap();
        assert!(keeps_and_is_right(folder.path()));
        fs::read(folder.path().join(EPOCH_FILE)).unwrap().len()
    };
    for zeros in [0, 1, whole] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(EPOCH_FILE), vec![0; zeros]).unwrap();
        assert!(keeps_and_is_right(folder.path()), "{zeros} bytes");
    }
}

#[test]
fn a_file_of_somebody_else_is_left_as_it_is_and_nothing_is_kept() {
    for bytes in
        [&b"somebody else's!"[..], &b"PLCTEPO2????????"[..], b"PLCTEPO1", b"PLCTEPO1????????and more", &[7; 9000]]
    {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(EPOCH_FILE);
        fs::write(&file, bytes).unwrap();

        assert!(!keeps_and_is_right(folder.path()), "{bytes:?}");

        assert_eq!(fs::read(&file).unwrap(), bytes);
    }
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(EPOCH_FILE)).unwrap();
    assert!(!keeps_and_is_right(folder.path()));
}

#[test]
#[cfg(unix)]
fn a_name_that_leads_elsewhere_is_not_followed() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let target = elsewhere.path().join("word");
    fs::write(&target, []).unwrap();
    std::os::unix::fs::symlink(&target, folder.path().join(EPOCH_FILE)).unwrap();

    assert!(!keeps_and_is_right(folder.path()));

    assert!(fs::read(&target).unwrap().is_empty());
}

#[test]
fn a_file_that_is_changed_or_taken_away_under_a_running_process_is_noticed_by_its_watcher() {
    let damages: [fn(&Path); 4] = [
        |file| fs::remove_file(file).unwrap(),
        |file| {
            fs::rename(file, file.with_extension("old")).unwrap();
            fs::write(file, b"PLCTEPO1\x02\0\0\0\0\0\0\0").unwrap();
        },
        |file| put(file, b"XXXXXXXX"),
        |file| put(file, &[0; 8]),
    ];
    for damage in damages {
        let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
        let (placet, cell) = speaking(folder.path(), &clock);
        damage(&folder.path().join(EPOCH_FILE));

        placet.refresh().unwrap();

        assert_eq!(ask(&placet, &clock, &cell), (true, "asked"));
        assert_eq!(ask(&placet, &clock, &cell), (true, "asked"), "nothing is kept any more");
        withdraw(&open_at(folder.path(), &FakeClock::new()), "voice_chat");
        assert!(!placet.allows(&cell));
    }
}

/// Writes over the first bytes of a file, which stays the file that it is.
fn put(file: &Path, bytes: &[u8]) {
    use std::io::Write;
    fs::OpenOptions::new().write(true).open(file).unwrap().write_all(bytes).unwrap();
}

#[test]
fn a_word_that_somebody_changed_ends_what_was_kept_at_once() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (placet, cell) = speaking(folder.path(), &clock);

    put(&folder.path().join(EPOCH_FILE), b"PLCTEPO1????????");

    assert_eq!(ask(&placet, &clock, &cell).1, "asked");
}

#[test]
fn a_store_that_another_process_recovers_ends_what_was_kept_at_once() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let (placet, cell) = speaking(folder.path(), &clock);
    let editor = rusqlite::Connection::open(folder.path().join("placet.db")).unwrap();
    editor.execute_batch("UPDATE entry SET bytes = x'7b7d' WHERE sequence = 2 AND chain = 2").unwrap();
    drop(editor);
    let others_clock = FakeClock::new();
    let other = open_at(folder.path(), &others_clock);

    other.recover().unwrap();

    assert_eq!(ask(&placet, &clock, &cell), (false, "asked"));
    let cell = other.cell(voice_room(&other), &speak());
    assert!(other.allows(&cell));
    assert_eq!(ask(&other, &others_clock, &cell), (true, "kept"), "and of the new store answers are kept again");
}

/// A clock whose two hands are moved one by one.
#[derive(Clone)]
struct Hands(Arc<Mutex<Glance>>);

impl Hands {
    fn turn(&self, wall: i64, run: i64) {
        let mut it = self.0.lock().unwrap();
        it.wall = it.wall.plus_millis(wall);
        it.since_boot += u64::try_from(run).unwrap();
    }
}

impl Clock for Hands {
    fn read(&self) -> Reading {
        let Glance { wall, since_boot } = *self.0.lock().unwrap();
        Reading { wall, boot_id: "boot".to_owned(), since_boot }
    }

    fn glance(&self) -> Option<Glance> {
        Some(*self.0.lock().unwrap())
    }
}

const MINUTE: i64 = 60_000;

#[derive(Debug, Clone)]
enum Act {
    Turn { wall: i64, run: i64 },
    Tick,
    Enter,
    Grant,
    Name(Option<i64>),
    Age(Option<i64>),
    Tell(i64),
}

fn act() -> impl Strategy<Value = Act> {
    let minutes = || prop_oneof![Just(0), 1..5_i64, 30..70_i64, 700..1500_i64, 40_000..50_000_i64];
    let by = (minutes(), any::<bool>()).prop_map(|(it, back)| if back { -it } else { it });
    prop_oneof![
        6 => minutes().prop_map(|it| Act::Turn { wall: it, run: it }),
        3 => (by.clone(), minutes()).prop_map(|(wall, run)| Act::Turn { wall, run }),
        2 => Just(Act::Tick),
        3 => Just(Act::Enter),
        2 => Just(Act::Grant),
        2 => prop::option::of(1..90_i64).prop_map(Act::Name),
        1 => prop::option::of(1..90_i64).prop_map(Act::Age),
        1 => by.prop_map(Act::Tell),
    ]
}

/// The example, whose voice room needs the real name on some days alone.
fn needed_on(days: &str) -> String {
    let every_day = r#""requires": [{ "fact": "real_name_verified" }]"#;
    EXAMPLE.replacen(every_day, &format!(r#""requires": [{{ "fact": "real_name_verified", "on": "{days}" }}]"#), 1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_turn_of_the_clocks_lets_a_kept_answer_outlive_the_rules(
        acts in prop::collection::vec(act(), 1..50),
        days in prop::option::of(prop::sample::select(&["rest_days", "working_days", "holidays"][..])),
    ) {
        let start: Timestamp = "2024-06-01T09:00:00+08:00".parse().unwrap();
        let clock = Hands(Arc::new(Mutex::new(Glance { wall: start, since_boot: 0 })));
        let manifest = days.map_or_else(|| EXAMPLE.to_owned(), needed_on);
        let config = Config { clock: Arc::new(clock.clone()), ..Config::new(Place::Memory, manifest.into()) };
        let placet = Placet::open(config).unwrap();
        let room = voice_room(&placet);
        let roughly = "nearby.locate_roughly".parse().unwrap();
        let mut cells = vec![(room, speak(), placet.cell(room, &speak()))];
        for act in acts {
            match act {
                Act::Turn { wall, run } => clock.turn(wall * MINUTE, run * MINUTE),
                Act::Tick => placet.tick().unwrap(),
                Act::Enter => {
                    let session = enter(&placet, "nearby");
                    cells.push((session, "nearby.locate_roughly".parse().unwrap(), placet.cell(session, &roughly)));
                    let room = enter(&placet, "voice_room");
                    cells.push((room, speak(), placet.cell(room, &speak())));
                }
                Act::Grant => grant(&placet, "nearby"),
                Act::Name(until) => {
                    let until = until.map(|it| clock.read().wall.plus_millis(it * MINUTE));
                    // An end that has passed is refused, which leaves all as it is.
                    drop(placet.set_fact(&"real_name_verified".parse().unwrap(), true, until, test()));
                }
                Act::Age(None) => drop(placet.set_age_band(AgeBand::Adult).unwrap()),
                Act::Age(Some(it)) => {
                    let until = clock.read().wall.plus_millis(it * MINUTE);
                    drop(placet.set_age_band_until(AgeBand::Adult, until));
                }
                Act::Tell(by) => {
                    let told = clock.read().wall.plus_millis(by * MINUTE);
                    drop(placet.observe_time(told, TimeSource::Server).unwrap());
                }
            }
            for (session, it, cell) in &cells {
                let kept = placet.allows(cell);
                prop_assert_eq!(kept, placet.explain(Some(*session), it).decision.is_allowed());
            }
        }
    }
}

#[test]
fn a_fact_that_is_needed_on_some_days_ends_what_was_kept_with_the_day() {
    let clock = FakeClock::new();
    clock.set_wall("2024-06-09T12:00:00+08:00");
    let placet = open_with(Place::Memory, &needed_on("holidays"), &clock, None);
    let room = voice_room(&placet);
    drop(placet.set_fact(&"real_name_verified".parse().unwrap(), false, None, test()).unwrap());
    let cell = placet.cell(room, &speak());
    assert_eq!([ask(&placet, &clock, &cell), ask(&placet, &clock, &cell)], [(true, "asked"), (true, "kept")]);
    assert_eq!(placet.next_due().unwrap(), Some("2024-06-10T00:00:00+08:00".parse().unwrap()));

    clock.wait(12);

    assert_eq!(ask(&placet, &clock, &cell), (false, "asked"));
    assert_eq!(placet.next_due().unwrap(), Some("2024-06-11T00:00:00+08:00".parse().unwrap()));
}

#[test]
fn a_clock_that_is_set_back_keeps_no_answer_alive() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    accept(&placet);
    grant(&placet, "nearby");
    let cell = placet.cell(enter(&placet, "nearby"), &"nearby.locate_roughly".parse().unwrap());
    assert!(placet.allows(&cell));
    clock.set_wall("2024-05-31T09:00:00+08:00");
    assert_eq!(ask(&placet, &clock, &cell), (true, "kept"));

    clock.wait(1);

    assert_eq!(ask(&placet, &clock, &cell), (false, "asked"));
}

#[test]
fn a_wall_clock_that_ran_ahead_and_is_set_back_keeps_no_answer_alive() {
    let start: Timestamp = "2024-06-01T09:00:00+08:00".parse().unwrap();
    let clock = Hands(Arc::new(Mutex::new(Glance { wall: start, since_boot: 0 })));
    let config = Config { clock: Arc::new(clock.clone()), ..Config::new(Place::Memory, EXAMPLE.into()) };
    let placet = Placet::open(config).unwrap();
    let room = voice_room(&placet);
    let until = start.plus_millis(60 * MINUTE);
    drop(placet.set_fact(&"real_name_verified".parse().unwrap(), true, Some(until), test()).unwrap());
    let cell = placet.cell(room, &speak());
    assert!(placet.allows(&cell));
    // As far as a clock may run ahead and be believed, noticed by a question about something else.
    clock.turn(2 * MINUTE, 0);
    placet.refresh().unwrap();

    clock.turn(-600 * MINUTE, 59 * MINUTE);

    assert!(!placet.allows(&cell), "the fact ended a minute ago");
}
