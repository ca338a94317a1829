//! Time that cannot be trusted, and who may put it right.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::sync::Arc;

use placet::clock::Timestamp;
use placet::engine::Place;
use placet::event::{Event, TimeSource};
use placet::evidence::verify;
use placet::policy::{ConsentStatus, EndReason, SessionState};
use support::{EXAMPLE, FakeClock, Heard, accept, enter, grant, open_at, open_in_memory, open_with};

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
fn a_consent_that_was_given_in_2099_runs_out_one_period_after_the_told_time() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    clock.set_wall("2099-01-01T00:00:00+08:00");
    let (one, other) = (open_at(folder.path(), &clock), open_at(folder.path(), &clock));
    accept(&one);
    grant(&one, "nearby");
    let status = |placet: &placet::Placet| placet.status(&"nearby".parse().unwrap());

    one.observe_time(at("2024-06-01T09:00:00+08:00"), TimeSource::Server).unwrap();
    clock.wait(24 * 29);
    assert_eq!((status(&one), status(&other)), (Ok(ConsentStatus::Granted), Ok(ConsentStatus::Granted)));
    clock.wait(24);

    assert_eq!((status(&one), status(&other)), (Ok(ConsentStatus::Expired), Ok(ConsentStatus::Expired)));
}

#[test]
fn a_told_time_lengthens_no_consent_that_was_given_before_it() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    accept(&placet);
    grant(&placet, "nearby");
    let end = placet.next_due().unwrap();
    clock.set_wall("2024-06-11T09:00:00+08:00");
    clock.wait(24 * 2);

    placet.observe_time(at("2024-06-05T09:00:00+08:00"), TimeSource::Platform).unwrap();

    assert_eq!(placet.next_due().unwrap(), end);
}

#[test]
fn a_told_time_is_told_to_who_listens_for_consents_and_facts() {
    let (clock, heard) = (FakeClock::new(), Arc::new(Heard::default()));
    let placet = open_with(Place::Memory, EXAMPLE, &clock, Some(heard.clone()));
    accept(&placet);
    grant(&placet, "nearby");
    clock.set_wall("2025-06-01T09:00:00+08:00");
    assert_eq!(placet.status(&"nearby".parse().unwrap()), Ok(ConsentStatus::Expired));
    heard.0.lock().unwrap().clear();

    placet.observe_time(at("2024-06-01T09:00:00+08:00"), TimeSource::Server).unwrap();

    assert_eq!(*heard.0.lock().unwrap(), ["Consents", "Facts"]);
    assert_eq!(placet.status(&"nearby".parse().unwrap()), Ok(ConsentStatus::Granted));
}

#[test]
fn a_session_that_began_in_2099_ends_no_later_than_its_time_from_the_told_one_on() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    clock.set_wall("2099-01-01T00:00:00+08:00");
    let (one, other) = (open_at(folder.path(), &clock), open_at(folder.path(), &clock));
    let sessions = (enter(&one, "nearby"), enter(&other, "nearby"));

    one.observe_time(at("2024-06-01T09:00:00+08:00"), TimeSource::Server).unwrap();
    other.refresh().unwrap();
    assert_eq!(other.session_state(sessions.1), SessionState::Open);
    clock.wait(1);
    one.tick().unwrap();
    other.tick().unwrap();

    let ended = SessionState::Ended(EndReason::TimeLimit);
    assert_eq!((one.session_state(sessions.0), other.session_state(sessions.1)), (ended, ended));
}

fn jumps(placet: &placet::Placet) -> Vec<(Timestamp, Timestamp)> {
    let entries = placet.entries().unwrap();
    let jump = |event: &Event| match event {
        Event::ClockJumped { wall, mark } => Some((*wall, *mark)),
        _ => None,
    };
    entries.iter().filter_map(|it| jump(&it.2.event)).collect()
}

#[test]
fn a_jump_that_was_met_while_nothing_was_written_is_recorded_once_by_the_next_decision() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    accept(&placet);
    clock.set_wall("2024-05-01T09:00:00+08:00");

    placet.age_band().unwrap();
    grant(&placet, "voice_chat");
    grant(&placet, "nearby");

    assert_eq!(jumps(&placet), [(at("2024-05-01T09:00:00+08:00"), at("2024-06-01T09:00:00+08:00"))]);
}

#[test]
fn a_jump_over_a_restart_of_the_device_is_recorded_when_the_store_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    accept(&open_at(folder.path(), &clock));
    clock.set_wall("2024-09-01T09:00:00+08:00");
    clock.restart();

    let placet = open_at(folder.path(), &clock);

    assert_eq!(jumps(&placet), [(at("2024-09-01T09:00:00+08:00"), at("2024-06-01T09:00:00+08:00"))]);
}

#[test]
fn the_time_in_the_background_that_began_in_2099_counts_from_the_told_one() {
    let clock = FakeClock::new();
    clock.set_wall("2099-01-01T00:00:00+08:00");
    let placet = open_in_memory(&clock);
    placet.went_to_background();

    placet.observe_time(at("2024-06-01T09:00:00+08:00"), TimeSource::Server).unwrap();
    let room = enter(&placet, "voice_room");
    assert_eq!(placet.next_due().unwrap(), Some(at("2024-06-01T13:00:00+08:00")));
    clock.wait(4);
    placet.tick().unwrap();

    assert_eq!(placet.session_state(room), SessionState::Ended(EndReason::Background));
}
