//! Kept answers beside a deletion: what it closes ends at once, and what stays open during the appeal ends with that.

use placet::Placet;
use placet::engine::Cell;
use placet::manifest::CancelMeans;

use crate::engine::{confirm_all, in_memory, open, submit};
use crate::machine::{by_device, no_appeal, noticed, usual};
use crate::support::{FakeClock, enter, speak, voice_room};

/// What is answered, and whether the rules were asked for it.
fn ask(placet: &Placet, clock: &FakeClock, cell: &Cell) -> (bool, &'static str) {
    let before = clock.reads();
    let allowed = placet.allows(cell);
    (allowed, if clock.reads() == before { "kept" } else { "asked" })
}

/// A voice room in which the person may speak, with the answer kept.
fn speaking(placet: &Placet, clock: &FakeClock) -> Cell {
    let cell = placet.cell(voice_room(placet), &speak());
    assert!(placet.allows(&cell));
    assert_eq!(ask(placet, clock, &cell), (true, "kept"));
    cell
}

/// A login, which stays open during the appeal, with the answer kept.
fn logging_in(placet: &Placet, clock: &FakeClock) -> Cell {
    let cell = placet.cell(enter(placet, "login"), &"login.sign_in".parse().unwrap());
    assert!(placet.allows(&cell));
    assert_eq!(ask(placet, clock, &cell), (true, "kept"));
    cell
}

#[test]
fn a_submission_in_this_process_or_another_ends_what_was_kept_at_once() {
    for is_other in [false, true] {
        let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
        let placet = open(folder.path(), &clock, usual());
        let other = open(folder.path(), &FakeClock::new(), usual());
        let (room, login) = (speaking(&placet, &clock), logging_in(&placet, &clock));
        assert_eq!(ask(&placet, &clock, &room), (true, "asked"), "a session began");

        submit(if is_other { &other } else { &placet });

        assert!(!room.is_kept() && !login.is_kept());
        assert_eq!(ask(&placet, &clock, &room), (false, "asked"));
        assert_eq!(ask(&placet, &clock, &login), (true, "asked"));
        assert_eq!(ask(&placet, &clock, &login), (true, "kept"));
    }
}

#[test]
fn what_stays_open_during_the_appeal_is_kept_until_its_end_and_no_longer() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock, usual());
    speaking(&placet, &clock);
    submit(&placet);
    let login = logging_in(&placet, &clock);
    let ends = placet.deletion_status().unwrap().ends_at.unwrap().at;
    assert_eq!(ends, "2024-06-18T00:00:00+08:00".parse().unwrap());
    assert_eq!(placet.next_due(), Ok(Some(ends)));

    clock.wait(24 * 16 + 14);
    assert_eq!(ask(&placet, &clock, &login), (true, "kept"));
    clock.wait(1);

    assert_eq!(ask(&placet, &clock, &login), (false, "asked"));
}

#[test]
fn an_appeal_that_may_be_over_by_a_wall_clock_alone_is_asked_about_each_time() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock, usual());
    speaking(&placet, &clock);
    submit(&placet);
    let login = logging_in(&placet, &clock);

    clock.set_wall("2024-08-01T09:00:00+08:00");

    assert_eq!(ask(&placet, &clock, &login), (true, "asked"), "only effective time ends an appeal");
    assert_eq!(ask(&placet, &clock, &login), (true, "asked"));
    clock.wait(24 * 17);
    assert_eq!(ask(&placet, &clock, &login), (false, "asked"));
}

#[test]
fn every_step_that_closes_or_opens_something_is_seen_by_what_another_process_keeps() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open(folder.path(), &clock, by_device());
    let other = open(folder.path(), &clock, by_device());
    speaking(&placet, &clock);
    submit(&other);
    let login = logging_in(&placet, &clock);
    other.deletion_cancel(CancelMeans::InteractiveLogin, noticed()).unwrap();
    assert_eq!(ask(&placet, &clock, &login), (true, "asked"));
    speaking(&placet, &clock);
    submit(&other);
    let login = logging_in(&placet, &clock);
    clock.wait(24 * 17);

    other.tick().unwrap();

    assert_eq!(ask(&placet, &clock, &login), (false, "asked"), "it is being carried out");
    confirm_all(&other);
    assert_eq!(ask(&placet, &clock, &login), (false, "asked"), "the account is gone");
    speaking(&placet, &clock);
}

#[test]
fn whoever_comes_after_a_deleted_account_is_not_given_what_it_kept() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let placet = open(folder.path(), &clock, no_appeal());
    placet.deletion_begin(noticed()).unwrap();
    let cell = speaking(&placet, &clock);

    submit(&placet);
    confirm_all(&placet);

    assert_eq!(ask(&placet, &clock, &cell), (false, "asked"));
}

#[test]
fn a_newer_calendar_ends_what_was_kept_and_moves_the_end_of_what_is_kept_next() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    clock.set_wall("2026-12-18T12:00:00+08:00");
    let others_clock = FakeClock::new();
    others_clock.set_wall("2026-12-18T12:00:00+08:00");
    let (one, other) = (open(folder.path(), &clock, by_device()), open(folder.path(), &others_clock, by_device()));
    voice_room(&one);
    submit(&one);
    let (here, there) = (logging_in(&one, &clock), logging_in(&other, &others_clock));
    assert_eq!(ask(&one, &clock, &here), (true, "kept"));
    let file = include_str!("../../data/cn-working-days.json").replace("2025-11-04", "2026-12-20");
    let file = file.replace("\n  ]\n", ",\n { \"year\": 2027, \"off\": [\"01-01/01-05\"], \"on\": [] }\n  ]\n");

    one.replace_calendar(file.as_bytes()).unwrap();

    assert!(!here.is_kept() && !there.is_kept());
    let days = |hours| {
        clock.wait(hours);
        others_clock.wait(hours);
        [ask(&one, &clock, &here), ask(&other, &others_clock, &there)]
    };
    assert_eq!(days(0), [(true, "asked"); 2]);
    assert_eq!(days(19 * 24 + 11), [(true, "kept"); 2], "the appeal ends at midnight");
    assert_eq!(days(1), [(false, "asked"); 2]);
}
