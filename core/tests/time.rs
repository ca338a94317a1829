//! Time that cannot be trusted, and who may put it right.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use placet::clock::Timestamp;
use placet::event::{Event, TimeSource};
use placet::evidence::verify;
use support::{FakeClock, accept, grant, open_at};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn an_install_that_began_in_2099_is_put_right_by_a_told_time_in_every_process() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    clock.set_wall("2099-01-01T00:00:00+08:00");
    let (one, other) = (open_at(folder.path(), &clock), open_at(folder.path(), &clock));
    accept(&one);

    one.observe_time(at("2024-06-01T09:00:00+08:00"), TimeSource::Server).unwrap();
    clock.wait(30);
    grant(&other, "voice_chat");
    let entries = other.entries().unwrap();

    let (last, told) = (
        entries.last().unwrap(),
        Event::TimeObserved { source: TimeSource::Server, was: at("2099-01-01T00:00:00+08:00") },
    );
    assert_eq!(last.2.at, at("2024-06-02T15:00:00+08:00"), "the wall clock still says 2099, and is not believed");
    assert_eq!(entries.iter().filter(|it| it.2.event == told).count(), 2, "once in each chain");
    let file = folder.path().join("evidence.jsonl");
    let heads = one.export(&file).unwrap();
    assert!(verify(std::fs::read(file).unwrap().as_slice(), &heads).is_ok());
}

#[test]
fn a_told_time_that_is_the_ledgers_own_leaves_no_entry() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    let before = placet.verify().unwrap();

    placet.observe_time(at("2024-06-01T09:01:00+08:00"), TimeSource::Platform).unwrap();

    assert_eq!(placet.verify().unwrap(), before);
}

#[test]
fn a_store_that_was_put_right_is_still_right_after_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    clock.set_wall("2099-01-01T00:00:00+08:00");
    let placet = open_at(folder.path(), &clock);
    placet.observe_time(at("2024-06-01T09:00:00+08:00"), TimeSource::Server).unwrap();
    placet.close();
    clock.set_wall("2024-06-01T10:00:00+08:00");
    clock.restart();

    let placet = open_at(folder.path(), &clock);
    accept(&placet);

    assert_eq!(placet.entries().unwrap().last().unwrap().2.at, at("2024-06-01T10:00:00+08:00"));
}

#[test]
fn every_jump_of_the_clock_is_one_entry_whether_a_process_runs_or_begins() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    let jumps = |placet: &placet::Placet| {
        let entries = placet.entries().unwrap().into_iter();
        entries.filter(|it| matches!(it.2.event, Event::ClockJumped { .. })).count()
    };
    clock.set_wall("2024-07-01T09:00:00+08:00");
    accept(&placet);
    grant(&placet, "voice_chat");
    assert_eq!(jumps(&placet), 1);
    clock.set_wall("2024-06-01T09:00:00+08:00");
    grant(&placet, "room_entry");
    placet.close();

    clock.set_wall("2024-09-01T09:00:00+08:00");
    clock.restart();
    let placet = open_at(folder.path(), &clock);
    grant(&placet, "nearby");

    assert_eq!(jumps(&placet), 2);
}
