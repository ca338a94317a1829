//! The dates of a deletion, through submission, holds and newer calendars.

use std::sync::Arc;

use placet::calendar::{Deadline, WorkingDays};
use placet::clock::Timestamp;
use placet::event::{Event, TimeSource};
use placet::policy::deletion::{Command, DeletionPhase, ServerWord};
use serde_json::{Value, json};

use crate::machine::{DAY, Machine, by_device, no_appeal, test, usual, with};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn exact(text: &str) -> Deadline {
    Deadline { at: at(text), provisional: false }
}

fn submitted_at(deletion: Value, moment: &str) -> Machine {
    Machine::new(deletion).at(moment).submitted()
}

/// The calendar in use with the year after it.
fn with_2027(off: &str, on: &str) -> Arc<WorkingDays> {
    let file = include_str!("../../data/cn-working-days.json").replace("2025-11-04", "2026-12-20");
    let year = format!(",\n {{ \"year\": 2027, \"off\": [{off}], \"on\": [{on}] }}\n  ]\n");
    Arc::new(WorkingDays::built_in().replaced_by(file.replace("\n  ]\n", &year).as_bytes()).unwrap())
}

fn in_zone(deletion: Value, zone: &str) -> Machine {
    let mut it = Machine::new(deletion);
    let mut manifest = serde_json::to_value(&it.declared.manifest).unwrap();
    manifest["app"]["zone"] = json!(zone);
    let bytes = manifest.to_string().into_bytes();
    let loaded = placet::manifest::Manifest::load(&bytes).unwrap();
    it.declared = Arc::new(placet::policy::Declared::new(loaded, placet::canonical::Hash::of(&[&bytes])));
    it
}

fn day(it: Option<Deadline>) -> String {
    it.unwrap().at.plus_millis(8 * 3_600_000 - 1).to_string().chars().take(10).collect()
}

#[test]
fn an_appeal_ends_at_midnight_and_the_working_days_run_beside_it() {
    let it = submitted_at(usual(), "2026-03-02T10:30:00+08:00");

    assert_eq!(it.status().ends_at.unwrap(), exact("2026-03-18T00:00:00+08:00"));
    assert_eq!(it.status().due_by.unwrap(), exact("2026-03-24T00:00:00+08:00"));
    assert_eq!(it.clone().at("2026-03-17T23:59:59.999+08:00").phase(), DeletionPhase::AppealPeriod);
    assert_eq!(it.at("2026-03-18T00:00:00+08:00").phase(), DeletionPhase::AppealElapsed);
}

#[test]
fn the_device_executes_at_the_end_and_the_state_says_so_before_anybody_ticks() {
    let it = submitted_at(by_device(), "2026-03-02T10:30:00+08:00");

    let mut later = it.clone();
    later.now = at("2026-03-18T00:00:00+08:00");

    assert_eq!(later.phase(), DeletionPhase::Executing);
    assert_eq!(later.state.deletion.phase(), DeletionPhase::AppealPeriod, "nothing is written by reading");
}

#[test]
fn the_clock_of_processing_starts_where_the_manifest_says() {
    let from = |from: &str, days: u16| {
        let processing = json!({ "working_days": days, "from": from });
        day(submitted_at(with(json!({ "processing": processing })), "2026-03-02T10:30:00+08:00").status().due_by)
    };

    assert_eq!(from("submitted", 15), "2026-03-23");
    assert_eq!(from("identity_verified", 15), "2026-03-23");
    assert_eq!(from("appeal_ended", 15), "2026-04-08", "the appeal's last day, 17 March, is not counted");
    assert_eq!(from("submitted", 30), "2026-03-23", "no promise is longer than the law's");
    let silent = submitted_at(with(json!({ "processing": null })), "2026-03-02T10:30:00+08:00");
    assert_eq!(day(silent.status().due_by), "2026-03-23");
}

#[test]
fn fifteen_working_days_of_keke_end_after_the_national_day() {
    let it = submitted_at(no_appeal(), "2024-09-27T09:00:00+08:00");

    assert_eq!((it.status().ends_at, day(it.status().due_by)), (None, "2024-10-23".to_owned()));
    assert!(!it.clone().at("2024-10-23T23:59:59+08:00").status().overdue);
    assert!(it.at("2024-10-24T00:00:00+08:00").status().overdue);
}

#[test]
fn a_hold_keeps_the_working_days_that_were_used() {
    let it = submitted_at(no_appeal(), "2024-09-27T09:00:00+08:00").at("2024-09-30T09:00:00+08:00").held();
    assert!(!it.clone().wait(300).status().overdue);

    let lifted = |moment: &str| day(it.clone().at(moment).then(Command::Lift(test())).status().due_by);

    assert_eq!(lifted("2024-09-30T18:00:00+08:00"), "2024-10-23", "the day of the hold was used");
    assert_eq!(lifted("2024-10-07T18:00:00+08:00"), "2024-10-23", "days of rest stop nothing");
    assert_eq!(lifted("2024-10-08T18:00:00+08:00"), "2024-10-24");
    assert_eq!(lifted("2024-10-12T18:00:00+08:00"), "2024-10-30", "the make-up Saturday stopped as well");
}

#[test]
fn a_second_hold_stops_the_days_that_are_left() {
    let it = submitted_at(no_appeal(), "2024-05-06T09:00:00+08:00");
    assert_eq!(day(it.status().due_by), "2024-05-24");

    let it = it.at("2024-05-07T09:00:00+08:00").held().at("2024-05-09T09:00:00+08:00").then(Command::Lift(test()));
    assert_eq!(day(it.status().due_by), "2024-05-28");
    let it = it.at("2024-05-10T09:00:00+08:00").held().at("2024-05-11T09:00:00+08:00").then(Command::Lift(test()));
    assert_eq!(day(it.status().due_by), "2024-05-29");
}

#[test]
fn a_hold_of_what_is_overdue_makes_nothing_of_it() {
    let it = submitted_at(no_appeal(), "2024-05-06T09:00:00+08:00").at("2024-06-03T09:00:00+08:00");

    let lifted = it.held().at("2024-06-20T09:00:00+08:00").then(Command::Lift(test()));

    assert_eq!(day(lifted.status().due_by), "2024-05-24");
    assert!(lifted.status().overdue);
}

#[test]
fn an_appeal_runs_stops_or_starts_again_by_the_clock_of_the_hold() {
    let lifted = |clock: &str, moment: &str| {
        let deletion = with(json!({ "hold": { "grounds": ["dispute"], "clock": clock } }));
        let it = submitted_at(deletion, "2026-03-02T10:30:00+08:00").at("2026-03-05T12:00:00+08:00").held();
        it.at(moment).then(Command::Lift(test()))
    };

    let ends = |clock: &str| day(lifted(clock, "2026-03-09T12:00:00+08:00").status().ends_at);
    assert_eq!([ends("runs"), ends("stops"), ends("restarts")], ["2026-03-17", "2026-03-23", "2026-03-24"]);
    let due = |clock: &str| day(lifted(clock, "2026-03-09T12:00:00+08:00").status().due_by);
    assert_eq!([due("runs"), due("stops"), due("restarts")], ["2026-03-25", "2026-03-25", "2026-03-30"]);
}

#[test]
fn lifting_goes_on_by_the_time_of_now() {
    let it = submitted_at(by_device(), "2026-03-02T10:30:00+08:00").held().wait(40);
    assert_eq!(it.phase(), DeletionPhase::Held, "a hold that lasts longer than the appeal holds on");

    let lifted = it.then(Command::Lift(test()));

    assert_eq!(lifted.phase(), DeletionPhase::Executing);
    assert_eq!(lifted.state.deletion.phase(), DeletionPhase::Executing, "and says so in the ledger");
}

#[test]
fn a_newer_calendar_moves_an_appeal_later_and_what_is_due_earlier() {
    let mut it = submitted_at(by_device(), "2026-12-18T12:00:00+08:00");
    let before = it.status();
    assert_eq!(before.ends_at, Some(Deadline { at: at("2027-01-05T00:00:00+08:00"), provisional: true }));
    assert_eq!(before.due_by, Some(Deadline { at: at("2027-01-09T00:00:00+08:00"), provisional: true }));

    let mut longer = it.clone();
    longer.calendar = with_2027(r#""01-01/01-05""#, "");
    longer.tick();
    it.calendar = with_2027(r#""01-05""#, r#""01-02", "01-03""#);
    it.tick();

    assert_eq!(longer.status().ends_at.unwrap(), exact("2027-01-07T00:00:00+08:00"));
    assert_eq!(longer.status().due_by.unwrap(), exact("2027-01-09T00:00:00+08:00"), "what is due never moves later");
    assert_eq!(it.status().ends_at.unwrap(), exact("2027-01-05T00:00:00+08:00"), "an appeal never ends earlier");
    assert_eq!(it.status().due_by.unwrap(), exact("2027-01-08T00:00:00+08:00"));
    let written = longer.events.len();
    longer.tick();
    assert_eq!(longer.events.len(), written, "what was moved once is not moved again");
}

#[test]
fn a_zone_without_a_rule_gives_the_person_the_better_end() {
    let it = in_zone(usual(), "Australia/Sydney");
    let start = it.now;

    let status = it.submitted().status();

    let ends = status.ends_at.unwrap().at.as_millis() - start.as_millis();
    assert!((15 * DAY + DAY * 22 / 24..=16 * DAY).contains(&ends), "{ends}");
}

#[test]
fn an_appeal_ends_with_the_last_second_of_its_day_whenever_it_began_and_over_leap_days() {
    for (begins, last) in [
        ("2024-02-13T00:00:00+08:00", "2024-02-28T23:59:59+08:00"),
        ("2024-02-13T23:59:59+08:00", "2024-02-28T23:59:59+08:00"),
        ("2024-02-14T00:00:00+08:00", "2024-02-29T23:59:59+08:00"),
        ("2024-02-14T23:59:59+08:00", "2024-02-29T23:59:59+08:00"),
        ("2024-02-15T00:00:00+08:00", "2024-03-01T23:59:59+08:00"),
        ("2024-02-29T00:00:00+08:00", "2024-03-15T23:59:59+08:00"),
        ("2024-02-29T23:59:59+08:00", "2024-03-15T23:59:59+08:00"),
        // Not a leap year, and a Saturday that leads to Monday.
        ("2025-02-13T23:59:59+08:00", "2025-02-28T23:59:59+08:00"),
        ("2025-02-14T00:00:00+08:00", "2025-03-03T23:59:59+08:00"),
    ] {
        let it = submitted_at(by_device(), begins);

        assert_eq!(it.clone().at(last).phase(), DeletionPhase::AppealPeriod, "{begins}");
        let next = at(last).plus_millis(1000).to_string();
        assert_eq!(it.at(&next).phase(), DeletionPhase::Executing, "{begins}");
    }
}

#[test]
fn an_appeal_over_a_change_of_clocks_is_never_shorter_than_its_days() {
    for (begins, ends) in [
        ("2024-03-16T23:59:59+01:00", "2024-04-01T00:59:59+02:00"),
        ("2024-03-17T00:00:00+01:00", "2024-04-02T00:00:00+02:00"),
        ("2024-10-12T23:59:59+02:00", "2024-10-28T00:00:00+01:00"),
        ("2024-10-13T00:00:00+02:00", "2024-10-29T00:00:00+01:00"),
    ] {
        let appeal = json!({ "days": 15, "rest_day_end": "stay" });
        let it = in_zone(with(json!({ "appeal": appeal, "authority": "device" })), "Europe/Berlin");

        let it = it.at(begins).submitted();

        assert_eq!(it.status().ends_at, Some(exact(ends)), "{begins}");
        let last = at(ends).plus_millis(-1).to_string();
        assert_eq!(it.clone().at(&last).phase(), DeletionPhase::AppealPeriod);
        assert_eq!(it.at(ends).phase(), DeletionPhase::Executing);
    }
}

#[test]
fn in_a_zone_without_a_rule_an_end_moves_by_a_newer_calendar_and_not_by_itself() {
    let somewhere = in_zone(usual(), "Australia/Sydney");
    for hour in 0..48 {
        let mut it = somewhere.clone();
        it.now = at("2026-12-16T12:00:00Z").plus_millis(hour * DAY / 24);

        it = it.submitted();

        let (shown, written) = (it.state.deletion.stage().unwrap().ends(), it.events.len());
        assert!(shown.unwrap().provisional, "{hour}");
        assert_eq!(it.status().ends_at, shown, "{hour}");
        it.tick();
        assert_eq!(it.events.len(), written, "{hour}");

        it.calendar = with_2027(r#""05-01""#, "");
        it.tick();
        let again = it.status().ends_at.unwrap();
        // From ten to twelve of UTC a day ends in two zones: what is a Monday in one is a Sunday in the other.
        let is_in_two = [22, 23, 0].contains(&(hour % 24));
        assert!(again.at == shown.unwrap().at || is_in_two && again > shown.unwrap(), "{hour}");
        assert!(!again.provisional, "{hour}: every day was as it was taken to be");
    }
}

#[test]
fn a_hold_from_before_submission_stops_the_appeal_from_submission_on() {
    let stops = with(json!({ "hold": { "grounds": ["dispute"], "clock": "stops" } }));
    let it = Machine::new(stops).at("2026-03-02T10:30:00+08:00").ready().held();

    let it = it.at("2026-03-09T10:30:00+08:00").then(Command::Submit(test()));
    assert_eq!((it.phase(), day(it.status().ends_at)), (DeletionPhase::Held, "2026-03-24".to_owned()));
    let lifted = it.at("2026-03-10T10:30:00+08:00").then(Command::Lift(test()));

    assert_eq!(day(lifted.status().ends_at), "2026-03-25", "a day, and not the week before it");
}

#[test]
fn an_appeal_that_starts_again_never_ends_before_what_was_shown() {
    let restarts = with(json!({ "hold": { "grounds": ["dispute"], "clock": "restarts" } }));
    let shown = at("2026-05-06T00:00:00+08:00");
    let word = ServerWord::AppealPeriod { submitted: None, ends: Some(shown) };
    let it = Machine::new(restarts).at("2026-03-02T10:30:00+08:00").then(Command::Observe(word, test())).held();

    let lifted = it.at("2026-03-09T12:00:00+08:00").then(Command::Lift(test()));

    assert_eq!(lifted.status().ends_at.unwrap().at, shown);
}

#[test]
fn an_end_on_the_last_day_of_a_newer_calendar_is_certain() {
    let year = with(json!({ "appeal": { "days": 365, "rest_day_end": "move_on" } }));
    let mut it = submitted_at(year, "2026-12-31T12:00:00+08:00");
    assert!(it.status().ends_at.unwrap().provisional);

    it.calendar = with_2027(r#""05-01""#, "");
    it.tick();

    assert_eq!(it.status().ends_at, Some(exact("2028-01-01T00:00:00+08:00")));
}

/// Carried out within so many working days of the end of the appeal.
fn after_appeal(working_days: u16) -> Value {
    let processing = json!({ "working_days": working_days, "from": "appeal_ended" });
    with(json!({ "processing": processing, "hold": { "grounds": ["dispute"], "clock": "stops" } }))
}

#[test]
fn what_counts_from_the_end_of_an_appeal_moves_with_it_and_never_later_without_it() {
    let mut moved = submitted_at(after_appeal(2), "2026-12-18T12:00:00+08:00");
    assert_eq!(moved.status().due_by.unwrap().at, at("2027-01-07T00:00:00+08:00"));
    let mut stays = submitted_at(after_appeal(3), "2026-12-14T12:00:00+08:00");
    assert_eq!(stays.status().ends_at.unwrap(), exact("2026-12-30T00:00:00+08:00"));
    assert_eq!(stays.status().due_by.unwrap().at, at("2027-01-02T00:00:00+08:00"));

    for it in [&mut moved, &mut stays] {
        it.calendar = with_2027(r#""01-01/01-05""#, "");
        it.tick();
    }

    assert_eq!(moved.status().ends_at.unwrap(), exact("2027-01-07T00:00:00+08:00"));
    assert_eq!(moved.status().due_by.unwrap(), exact("2027-01-09T00:00:00+08:00"));
    assert_eq!(stays.status().due_by.unwrap(), exact("2027-01-02T00:00:00+08:00"));
}

#[test]
fn a_hold_that_moves_the_end_of_an_appeal_moves_what_counts_from_it() {
    let it = submitted_at(after_appeal(2), "2026-03-02T10:30:00+08:00");
    assert_eq!((day(it.status().ends_at), day(it.status().due_by)), ("2026-03-17".to_owned(), "2026-03-19".to_owned()));

    let held = it.at("2026-03-05T12:00:00+08:00").held();
    let lifted = held.at("2026-03-09T12:00:00+08:00").then(Command::Lift(test())).status();

    assert_eq!((day(lifted.ends_at), day(lifted.due_by)), ("2026-03-23".to_owned(), "2026-03-25".to_owned()));
}

#[test]
fn a_count_that_starts_again_forgets_what_an_earlier_hold_stopped() {
    let it = submitted_at(no_appeal(), "2024-05-06T09:00:00+08:00");
    let mut it = it.at("2024-05-07T09:00:00+08:00").held().at("2024-05-09T09:00:00+08:00").then(Command::Lift(test()));
    assert_eq!(day(it.status().due_by), "2024-05-28");
    let mut restarts = no_appeal();
    restarts["hold"]["clock"] = json!("restarts");
    it.declared = Machine::new(restarts).declared;

    let it = it.at("2024-05-10T09:00:00+08:00").held().at("2024-05-13T09:00:00+08:00").then(Command::Lift(test()));

    assert_eq!(day(it.status().due_by), "2024-06-03");
}

#[test]
fn a_hold_that_began_when_the_appeal_was_over_opens_no_appeal_again() {
    let stops = with(json!({ "hold": { "grounds": ["dispute"], "clock": "stops" } }));
    let mut it = submitted_at(stops, "2026-03-02T10:30:00+08:00");
    let held = it.clone().held().events.pop().unwrap();
    // The end itself, by a process that did not carry time on before.
    it.now = at("2026-03-18T00:00:00+08:00");
    it.state = it.state.after(it.now, &[held]);

    // As many days later is the end of a Saturday.
    let lifted = it.at("2026-03-29T00:00:00+08:00").then(Command::Lift(test()));

    assert_eq!(lifted.phase(), DeletionPhase::AppealElapsed);
}

#[test]
fn a_told_time_that_is_not_before_the_submission_moves_nothing() {
    let submitted = submitted_at(usual(), "2026-03-02T10:30:00+08:00");
    for it in [submitted.clone(), submitted.clone().held()] {
        for later in [0, DAY] {
            let told = Event::TimeObserved { source: TimeSource::Server, was: it.now };
            let after = it.state.after(it.now.plus_millis(later), &[told]);
            assert_eq!(after.deletion, it.state.deletion, "{later}");
        }
    }
}
