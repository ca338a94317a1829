//! Budgets in a window under a clock that was wrong until somebody told the time: spent for one window from then, never
//! for longer, and never more than one window's worth in one.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::sync::{Arc, Mutex};

use placet::Placet;
use placet::clock::{Clock, Reading, Timestamp};
use placet::engine::{Config, Place};
use placet::event::TimeSource;
use placet::id::UseRef;
use placet::policy::Decision;
use proptest::prelude::*;
use support::{EXAMPLE, FakeClock, accept, allow, enter, grant, open_with, reason};

const MINUTE: i64 = 60_000;
/// The window: ten hours, in minutes.
const WINDOW: i64 = 600;
/// How often in a window.
const COUNT: usize = 2;

fn manifest() -> String {
    let manifest = EXAMPLE.replacen(r#""count": 2, "per": "session""#, r#""count": 2, "per": "PT10H""#, 1);
    assert_ne!(manifest, EXAMPLE);
    manifest
}

fn take(placet: &Placet) -> Decision {
    let nearby = enter(placet, "nearby");
    allow(placet, nearby, "location");
    let decision = placet.take(nearby, &"nearby.locate".parse::<UseRef>().unwrap(), None);
    placet.close_session(nearby);
    decision
}

fn agree(placet: &Placet) {
    accept(placet);
    grant(placet, "nearby");
}

#[test]
fn what_was_spent_under_a_clock_in_2099_counts_from_the_told_time_and_in_every_process() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    clock.set_wall("2099-01-01T00:00:00+08:00");
    let open = || open_with(Place::Folder(folder.path().to_owned()), &manifest(), &clock, None);
    let (placet, other) = (open(), open());
    agree(&placet);
    assert!(take(&placet).is_allowed());
    assert!(take(&placet).is_allowed());
    clock.wait(1);

    let told: Timestamp = "2024-06-01T09:00:00+08:00".parse().unwrap();
    placet.observe_time(told, TimeSource::Server).unwrap();

    for it in [&placet, &other] {
        let Decision::Denied(denial) = take(it) else { panic!("twice in ten hours") };
        assert_eq!((denial.reason.code(), denial.retry_at), ("budget_exhausted", Some(told.plus_millis(600 * MINUTE))));
    }
    clock.wait(10);
    assert_eq!(
        [take(&other), take(&placet), take(&other)].each_ref().map(reason),
        ["allowed", "allowed", "budget_exhausted"]
    );
}

/// A clock whose wall may be wrong, from the start or not.
#[derive(Clone)]
struct WrongClock(Arc<Mutex<(i64, i64)>>);

impl Clock for WrongClock {
    fn read(&self) -> Reading {
        let (run, wrong) = *self.0.lock().unwrap();
        let wall = Timestamp::from_millis(BEGIN + run * MINUTE + wrong);
        Reading { wall, boot_id: "a".to_owned(), since_boot: u64::try_from(run * MINUTE).unwrap() }
    }
}

const BEGIN: i64 = 1_717_203_600_000;

#[derive(Debug, Clone, Copy)]
enum Act {
    Take,
    Wait(i64),
    Tell,
    /// Sets the wall clock, so far from what it should say.
    Set(i64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => Just(Act::Take),
        3 => (1..WINDOW).prop_map(Act::Wait),
        1 => Just(Act::Tell),
        1 => (-90_000..90_000_i64).prop_map(|minutes| Act::Set(minutes * MINUTE)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// By the time that truly passed: never more than the budget in a window, and never denied for longer than a window
    /// after the later of the last take and the last told time.
    #[test]
    fn however_wrong_the_clock_was_a_told_time_gives_no_more_and_takes_no_more_than_one_window(
        ahead in prop_oneof![Just(0_i64), Just(40_000_000 * MINUTE), (0..3000_i64).prop_map(|it| it * MINUTE)],
        acts in proptest::collection::vec(act(), 1..40),
    ) {
        let clock = WrongClock(Arc::new(Mutex::new((0, ahead))));
        let config = Config { clock: Arc::new(clock.clone()), ..Config::new(Place::Memory, manifest().into_bytes()) };
        let placet = Placet::open(config).unwrap();
        agree(&placet);
        let (mut taken, mut told, mut doubted): (Vec<i64>, Option<i64>, i64) = (Vec::new(), None, 0);
        for act in acts {
            let run = clock.0.lock().unwrap().0;
            match act {
                // A day of running believes a wrong clock: what happens then is another rule's (ADR 0007).
                Act::Wait(minutes) if doubted + minutes < 1400 => {
                    clock.0.lock().unwrap().0 += minutes;
                    doubted += minutes;
                }
                Act::Wait(_) | Act::Tell => {
                    placet.observe_time(Timestamp::from_millis(BEGIN + run * MINUTE), TimeSource::Server).unwrap();
                    (told, doubted) = (Some(run), 0);
                }
                Act::Set(wrong) => clock.0.lock().unwrap().1 = wrong,
                Act::Take => {
                    let decision = take_if_asked(&placet);
                    let in_window = taken.iter().filter(|it| **it > run - WINDOW).count();
                    if decision.is_some_and(|it| it.is_allowed()) {
                        prop_assert!(in_window < COUNT, "{taken:?}, now {run}");
                        taken.push(run);
                    } else if told.is_some_and(|it| run >= it + WINDOW) && in_window < COUNT {
                        placet.observe_time(Timestamp::from_millis(BEGIN + run * MINUTE), TimeSource::Server).unwrap();
                        agree(&placet);
                        prop_assert!(take(&placet).is_allowed(), "{taken:?}, now {run}, told {told:?}");
                        taken.push(run);
                    }
                }
            }
        }
    }
}

/// As `take`, where a doubted clock lets the person in at all.
fn take_if_asked(placet: &Placet) -> Option<Decision> {
    let nearby = placet.enter(&"nearby".parse().unwrap(), placet::manifest::OpensBy::UserAction).unwrap();
    let location = "location".parse().unwrap();
    let answered = placet.answer(nearby, &location, placet::policy::SystemPermission::Granted, support::test());
    let decision = answered.ok().map(|_| placet.take(nearby, &"nearby.locate".parse::<UseRef>().unwrap(), None));
    placet.close_session(nearby);
    decision
}
