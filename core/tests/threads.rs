//! Many threads over one Placet, and an observer that calls back, decides and closes: every call returns, and what was
//! withdrawn stays denied.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::cell::Cell;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, OnceLock, mpsc};
use std::time::Duration;

use placet::Placet;
use placet::engine::{Change, Config, Observer, Place};
use placet::event::{ConsentDecision, Event};
use placet::policy::{AgeBand, EndReason, SessionId, SystemPermission};
use placet::store::{Options, Step};
use support::*;

const THREADS: u64 = 4;
/// No call of a run that is well takes a hundredth of this: only a deadlock does, and is to fail and not to hang.
const DEADLOCK: Duration = Duration::from_secs(300);

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// Runs each on a thread of its own and waits until all have said that they are done.
fn all(parts: Vec<Box<dyn FnOnce() + Send>>) {
    let (done, heard) = mpsc::channel();
    let count = parts.len();
    let running: Vec<_> = parts
        .into_iter()
        .map(|part| {
            let done = done.clone();
            std::thread::spawn(move || {
                part();
                done.send(()).unwrap();
            })
        })
        .collect();
    drop(done);
    for _ in 0..count {
        match heard.recv_timeout(DEADLOCK) {
            // One that panicked says nothing: joining it tells why.
            Ok(()) | Err(mpsc::RecvTimeoutError::Disconnected) => {}
            Err(mpsc::RecvTimeoutError::Timeout) => unreachable!("the threads wait for each other"),
        }
    }
    for it in running {
        it.join().unwrap();
    }
}

/// Calls Placet from every callback, in any way there is, and closes it at the callback of a number.
struct Meddler {
    placet: OnceLock<Arc<Placet>>,
    called: AtomicU64,
    closes_at: u64,
    closed: AtomicBool,
}

thread_local! {
    /// How deep this thread is in callbacks of its own making.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

impl Meddler {
    fn new(closes_at: u64) -> Arc<Self> {
        let called = AtomicU64::new(0);
        Arc::new(Self { placet: OnceLock::new(), called, closes_at, closed: AtomicBool::new(false) })
    }

    fn meddle(&self) {
        let Some(placet) = self.placet.get() else { return };
        if DEPTH.get() > 2 {
            return;
        }
        DEPTH.set(DEPTH.get() + 1);
        let number = self.called.fetch_add(1, SeqCst);
        if number == self.closes_at {
            placet.close();
            self.closed.store(true, SeqCst);
        }
        act(placet, number % ACTS);
        DEPTH.set(DEPTH.get() - 1);
    }
}

impl Observer for Meddler {
    fn changed(&self, _: Change) {
        self.meddle();
    }
    fn session_ended(&self, _: SessionId, _: EndReason) {
        self.meddle();
    }
}

const ACTS: u64 = 12;

/// One call of a number; whether it is refused depends on the others.
fn act(placet: &Placet, number: u64) {
    let decide = |purpose: &str, to| drop(placet.change(test(), vec![(purpose.parse().unwrap(), to)]));
    let microphone = "microphone".parse().unwrap();
    let room = || placet.enter(&"voice_room".parse().unwrap(), placet::manifest::OpensBy::UserAction);
    match number {
        0 => decide("room_entry", ConsentDecision::Granted),
        1 => decide("room_entry", ConsentDecision::Withdrawn),
        2 => decide("nearby", ConsentDecision::Granted),
        3 => decide("nearby", ConsentDecision::Withdrawn),
        4 => drop(room().map(|it| placet.take(it, &speak(), None))),
        5 => drop(room().map(|it| placet.answer(it, &microphone, SystemPermission::Granted, test()))),
        6 => drop(room().map(|it| placet.close_session(it))),
        7 => drop(placet.report_permission(&microphone, SystemPermission::Granted)),
        8 => drop(placet.set_age_band(AgeBand::Adult)),
        9 => drop(placet.verify()),
        10 => drop((placet.explain(None, &speak()), placet.health(), placet.next_due(), placet.tick())),
        _ => drop((placet.refresh(), placet.obligations(), placet.usage(), placet.status(&"nearby".parse().unwrap()))),
    }
}

fn open(place: Place, meddler: &Arc<Meddler>) -> Arc<Placet> {
    let placet = Arc::new(open_with(place, EXAMPLE, &FakeClock::new(), Some(meddler.clone())));
    voice_room(&placet);
    assert!(meddler.placet.set(placet.clone()).is_ok());
    placet
}

/// Threads that call at random; each is a part for [`all`].
fn callers(placet: &Arc<Placet>, seed: u64, calls: u64) -> Vec<Box<dyn FnOnce() + Send>> {
    let caller = |thread| {
        let placet = placet.clone();
        let part = move || {
            let mut dice = Dice(seed * THREADS + thread);
            for _ in 0..calls {
                act(&placet, dice.below(ACTS));
            }
        };
        Box::new(part) as Box<dyn FnOnce() + Send>
    };
    (0..THREADS).map(caller).collect()
}

#[test]
fn threads_that_call_at_random_and_are_called_back_all_return() {
    for seed in 0..6 {
        let folder = tempfile::tempdir().unwrap();
        let meddler = Meddler::new(u64::MAX);
        let place = if seed % 3 == 0 { Place::Folder(folder.path().to_owned()) } else { Place::Memory };
        let placet = open(place, &meddler);

        all(callers(&placet, seed, 40));

        let verified = placet.verify().unwrap();
        assert_eq!(verified.entries, u64::try_from(placet.entries().unwrap().len()).unwrap());
        assert!(meddler.called.load(SeqCst) > 50, "the observer was hardly called");
    }
}

#[test]
fn closing_from_a_callback_while_others_call_denies_all_of_them() {
    for seed in 0..6 {
        let meddler = Meddler::new(10 + seed * 7);
        let placet = open(Place::Memory, &meddler);
        let mut parts = callers(&placet, seed, 60);
        let (asks, closed) = (placet.clone(), meddler.clone());
        parts.push(Box::new(move || {
            for _ in 0..500 {
                let was_closed = closed.closed.load(SeqCst);
                let answer = reason(&asks.check_without_session(&speak()));
                assert!(!was_closed || answer == "closed", "{answer} after close() had returned");
            }
        }));

        all(parts);

        assert!(meddler.closed.load(SeqCst));
        assert_eq!(placet.tick().unwrap_err().code(), "closed");
        assert_eq!(reason(&placet.take(SessionId(1), &speak(), None)), "closed");
    }
}

/// Where the decisions stand: four steps a round, so that whoever asks knows what must be answered.
const WITHDRAWN: u64 = 0;
const GRANTED: u64 = 2;

/// Grants and withdraws, says so before and after, and goes on when somebody was answered in between.
fn decide_in_rounds(placet: &Placet, stands: &AtomicU64, rounds: u64, answered: &mpsc::Receiver<u64>) {
    let until_answered = |step| while answered.recv().unwrap() != step {};
    for round in 0..rounds {
        stands.fetch_add(1, SeqCst);
        grant(placet, "voice_chat");
        stands.fetch_add(1, SeqCst);
        until_answered(round * 4 + GRANTED);
        stands.fetch_add(1, SeqCst);
        withdraw(placet, "voice_chat");
        stands.fetch_add(1, SeqCst);
        until_answered(round * 4 + 4 + WITHDRAWN);
    }
}

/// Asks until all rounds are over, and tells of each answer during which nothing was decided.
fn ask_in_rounds(placet: &Placet, stands: &AtomicU64, rounds: u64, answered: &mpsc::Sender<u64>) {
    let mut before = 0;
    while before < rounds * 4 {
        before = stands.load(SeqCst);
        let room = enter(placet, "voice_room");
        let answer = reason(&placet.check(room, &speak()));
        placet.close_session(room);
        if stands.load(SeqCst) != before {
            continue;
        }
        match before % 4 {
            WITHDRAWN => assert_eq!(answer, "consent_withdrawn"),
            GRANTED => assert_eq!(answer, "allowed"),
            _ => {}
        }
        // Once all is decided nobody listens any more.
        let _ = answered.send(before);
    }
}

fn withdrawn_store(folder: &Path) -> Placet {
    let placet = open_at(folder, &FakeClock::new());
    voice_room(&placet);
    withdraw(&placet, "voice_chat");
    placet
}

#[test]
fn a_thread_that_asks_after_a_decision_returned_hears_of_it_in_every_instance() {
    const ROUNDS: u64 = 25;
    let folder = tempfile::tempdir().unwrap();
    let one = Arc::new(withdrawn_store(folder.path()));
    let other = Arc::new(open_at(folder.path(), &FakeClock::new()));
    other.report_permission(&"microphone".parse().unwrap(), SystemPermission::Granted).unwrap();
    let stands = Arc::new(AtomicU64::new(0));
    let (tells, answered) = mpsc::channel();
    let mut parts: Vec<Box<dyn FnOnce() + Send>> = Vec::new();
    for placet in [one.clone(), one.clone(), other] {
        let (stands, tells) = (stands.clone(), tells.clone());
        parts.push(Box::new(move || ask_in_rounds(&placet, &stands, ROUNDS, &tells)));
    }
    drop(tells);
    let deciding = one.clone();
    parts.push(Box::new(move || decide_in_rounds(&deciding, &stands, ROUNDS, &answered)));

    all(parts);

    let decisions = one.entries().unwrap();
    let changes = decisions.iter().filter(|(_, _, it)| matches!(it.event, Event::ConsentChanged { .. })).count();
    assert_eq!(changes, 2 + 2 * usize::try_from(ROUNDS).unwrap());
}

/// Who decides right after another's commit.
static DECIDES: OnceLock<Placet> = OnceLock::new();

fn decide_in_between(step: Step) {
    if let (Step::Settled, Some(other)) = (step, DECIDES.get()) {
        verify_name(other);
    }
}

#[test]
fn what_another_decides_right_after_an_opening_committed_is_seen_by_the_one_who_opens() {
    let folder = tempfile::tempdir().unwrap();
    DECIDES.set(open_at(folder.path(), &FakeClock::new())).ok();
    let place = Place::Folder(folder.path().to_owned());
    let clock = FakeClock::new();
    // So long that opening has a time mark to write, and with it a commit.
    clock.wait(1);
    let config = Config { clock: Arc::new(clock), ..Config::new(place, EXAMPLE.into()) };

    let placet = Placet::open_with(config, Options { at: Some(decide_in_between), ..Options::default() }).unwrap();

    assert!(placet.fact(&"real_name_verified".parse().unwrap()).unwrap());
    assert_eq!(placet.set_fact(&"real_name_verified".parse().unwrap(), false, None, test()).map(drop), Ok(()));
}
