//! No lock is held while the app is called, and closing needs nothing of it.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "other tests use the rest of it")]
mod support;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use placet::Placet;
use placet::clock::{Clock, Reading};
use placet::engine::{Change, Config, Health, Observer, Place};
use placet::policy::{ConsentStatus, EndReason, SessionId, SessionState};
use support::*;

/// Asks Placet from within every callback, on this thread and on another one: a lock that were held would never be
/// released to either.
#[derive(Default)]
struct CallsBack {
    placet: OnceLock<Arc<Placet>>,
    heard: Mutex<Vec<ConsentStatus>>,
}

impl CallsBack {
    fn ask(&self) {
        let Some(placet) = self.placet.get() else { return };
        let voice_chat = "voice_chat".parse().unwrap();
        let here = placet.status(&voice_chat).unwrap();
        let there = std::thread::scope(|it| it.spawn(|| placet.status(&voice_chat).unwrap()).join().unwrap());
        assert_eq!(here, there);
        self.heard.lock().unwrap().push(here);
    }
}

impl Observer for CallsBack {
    fn changed(&self, _: Change) {
        self.ask();
    }
    fn session_ended(&self, _: SessionId, _: EndReason) {
        self.ask();
    }
}

#[test]
fn an_observer_may_call_back_and_finds_what_it_was_told_of() {
    let observer = Arc::new(CallsBack::default());
    let placet = Arc::new(open_with(Place::Memory, EXAMPLE, &FakeClock::new(), Some(observer.clone())));
    assert!(observer.placet.set(placet.clone()).is_ok());
    let room = voice_room(&placet);
    assert!(placet.check(room, &speak()).is_allowed());
    observer.heard.lock().unwrap().clear();

    withdraw(&placet, "voice_chat");

    let heard = observer.heard.lock().unwrap().clone();
    assert!(heard.len() >= 2, "a change and the end of a session: {heard:?}");
    assert!(heard.iter().all(|it| *it == ConsentStatus::Withdrawn), "{heard:?}");
}

/// A clock that looks at Placet whenever it is read, and fails when told to.
struct Curious {
    clock: FakeClock,
    placet: OnceLock<Arc<Placet>>,
    fails: AtomicBool,
    looks: Mutex<Vec<Health>>,
}

impl Clock for Curious {
    fn read(&self) -> Reading {
        if self.fails.load(Ordering::SeqCst) {
            std::panic::resume_unwind(Box::new("no time"));
        }
        if let Some(placet) = self.placet.get() {
            let there = std::thread::scope(|it| it.spawn(|| placet.health()).join().unwrap());
            self.looks.lock().unwrap().push(there);
        }
        self.clock.read()
    }
}

fn curious() -> (Arc<Curious>, Arc<Placet>) {
    let clock = Arc::new(Curious {
        clock: FakeClock::new(),
        placet: OnceLock::new(),
        fails: AtomicBool::new(false),
        looks: Mutex::default(),
    });
    let manifest = EXAMPLE.as_bytes().to_vec();
    let config = Config { clock: clock.clone(), ..Config::new(Place::Memory, manifest) };
    let placet = Arc::new(Placet::open(config).unwrap());
    assert!(clock.placet.set(placet.clone()).is_ok());
    (clock, placet)
}

#[test]
fn a_clock_may_call_back_while_it_is_read() {
    let (clock, placet) = curious();
    let room = voice_room(&placet);

    assert!(placet.take(room, &speak(), None).is_allowed());

    let looks = clock.looks.lock().unwrap();
    assert!(!looks.is_empty() && looks.iter().all(|it| *it == Health::Ok), "{looks:?}");
}

#[test]
fn a_session_and_placet_itself_are_closed_even_where_the_clock_fails() {
    let (clock, placet) = curious();
    let room = voice_room(&placet);
    clock.fails.store(true, Ordering::SeqCst);

    placet.close_session(room);
    clock.fails.store(false, Ordering::SeqCst);
    assert_eq!(placet.session_state(room), SessionState::Ended(EndReason::Closed));
    clock.fails.store(true, Ordering::SeqCst);
    placet.close();
    clock.fails.store(false, Ordering::SeqCst);

    assert_eq!(placet.tick().unwrap_err().code(), "closed");
}

#[test]
fn a_call_that_unwinds_leaves_everything_as_it_was() {
    let (clock, placet) = curious();
    accept(&placet);
    let before = placet.verify().unwrap();
    clock.fails.store(true, Ordering::SeqCst);

    let unwound = catch_unwind(AssertUnwindSafe(|| grant(&placet, "voice_chat")));

    clock.fails.store(false, Ordering::SeqCst);
    assert!(unwound.is_err());
    assert_eq!(placet.verify().unwrap(), before);
    grant(&placet, "voice_chat");
}
