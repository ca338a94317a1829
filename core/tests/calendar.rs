//! The calendar against another implementation, and periods at their edges.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use placet::calendar::{Deadline, LastDay, WorkingDays, Zone, after_days, after_working_days};
use placet::clock::Timestamp;

/// Every day that the Python package `chinesecalendar` 1.11.0 knows.
const ORACLE: &str = include_str!("oracle/chinesecalendar-1.11.0.txt");
/// Where periods end around changes of clocks and leap days, by a database of zones.
const ENDS: &str = include_str!("oracle/ends-of-days.txt");

fn oracle() -> BTreeMap<NaiveDate, bool> {
    let mut days = BTreeMap::new();
    for line in ORACLE.lines().filter(|it| !it.starts_with('#')) {
        let (year, letters) = line.split_once(' ').unwrap();
        let first = NaiveDate::from_ymd_opt(year.parse().unwrap(), 1, 1).unwrap();
        days.extend(first.iter_days().zip(letters.chars().map(|it| it == 'w')));
    }
    days
}

#[test]
fn every_day_that_the_oracle_knows_is_worked_or_not_as_it_says() {
    let calendar = WorkingDays::built_in();
    let days: Vec<_> = oracle().into_iter().filter(|(day, _)| calendar.knows(*day)).collect();

    assert_eq!(days.len(), 7305);
    for (day, works) in days {
        assert_eq!(calendar.is_working_day(day), works, "{day}");
    }
}

#[test]
fn working_days_from_every_start_end_where_a_plain_count_over_the_oracle_ends() {
    let calendar = WorkingDays::built_in();
    let days: Vec<(NaiveDate, bool)> = oracle().into_iter().collect();
    let mut compared = 0;
    for (index, (start, _)) in days.iter().enumerate().filter(|(_, (day, _))| calendar.knows(*day)) {
        for count in [5_u32, 15, 30] {
            let worked = days[index + 1..].iter().filter(|(_, works)| *works);
            let expected = worked.map(|(day, _)| *day).nth(usize::try_from(count).unwrap() - 1);
            let found = calendar.after(*start, count);
            assert_eq!(found.provisional, expected.is_none(), "{count} from {start}");
            if let Some(expected) = expected {
                assert_eq!(found.day, expected, "{count} from {start}");
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 3 * 7305 - 7 - 21 - 42, "all starts but those whose end lies beyond 2026");
}

/// The first and the last second of a day in China.
fn edges(day: NaiveDate) -> [Timestamp; 2] {
    ["00:00:00", "23:59:59"].map(|it| at(&format!("{day}T{it}+08:00")))
}

/// 24:00 of a day in China.
fn midnight(day: NaiveDate) -> Timestamp {
    at(&format!("{}T00:00:00+08:00", day.succ_opt().unwrap()))
}

#[test]
fn deadlines_and_appeals_from_both_edges_of_every_day_end_at_the_oracles_midnight() {
    let calendar = WorkingDays::built_in();
    let shanghai = Zone::built_in("Asia/Shanghai").unwrap();
    let days: Vec<(NaiveDate, bool)> = oracle().into_iter().collect();
    let mut compared = 0;
    for (index, (start, _)) in days.iter().enumerate().filter(|(_, (day, _))| calendar.knows(*day)) {
        for count in [5_u16, 15, 30] {
            let worked = days[index + 1..].iter().filter(|(_, works)| *works).map(|it| it.0);
            let due = worked.clone().nth(usize::from(count) - 1);
            let last = days.get(index + usize::from(count)..).unwrap_or_default();
            let appeal = last.iter().find(|(_, works)| *works).map(|it| it.0);
            for at in edges(*start) {
                let found = after_working_days(&calendar, shanghai, at, count.into());
                let moved_on = after_days(&calendar, shanghai, at, count, LastDay::MovesOn);
                for (found, expected) in [(found, due), (moved_on, appeal)] {
                    assert_eq!(found.provisional, expected.is_none(), "{count} from {at}");
                    if let Some(expected) = expected {
                        assert_eq!(found.at, midnight(expected), "{count} from {at}");
                        compared += 1;
                    }
                }
            }
        }
    }
    assert_eq!(compared, 2 * (3 * 7305 - 7 - 21 - 42) + 2 * (3 * 7305 - 5 - 15 - 30));
}

#[test]
fn every_end_beyond_the_calendar_is_provisional_and_counts_monday_to_friday() {
    let calendar = WorkingDays::built_in();
    let first: NaiveDate = "2027-01-01".parse().unwrap();
    for start in first.iter_days().take(800) {
        for count in [5_u32, 15, 30] {
            let weekdays = start.iter_days().skip(1).filter(|it| it.weekday().number_from_monday() < 6);
            let found = calendar.after(start, count);
            let expected = weekdays.take(usize::try_from(count).unwrap()).last().unwrap();
            assert_eq!((found.day, found.provisional), (expected, true), "{count} from {start}");
        }
    }
}

#[test]
fn working_days_between_two_days_are_as_many_as_the_oracle_has() {
    let calendar = WorkingDays::built_in();
    let days: Vec<(NaiveDate, bool)> = oracle().into_iter().filter(|(day, _)| calendar.knows(*day)).collect();
    for (index, (from, _)) in days.iter().enumerate() {
        for length in [0, 1, 9, 40] {
            let Some(behind) = days.get(index + 1..index + 1 + length) else { continue };
            let to = behind.last().map_or(*from, |it| it.0);
            let expected = behind.iter().filter(|it| it.1).count();
            assert_eq!(usize::try_from(calendar.between(*from, to)).unwrap(), expected, "{from} to {to}");
        }
    }
}

#[test]
fn periods_around_changes_of_clocks_and_leap_days_end_where_a_database_of_zones_says() {
    let mut compared = 0;
    for line in ENDS.lines().filter(|it| !it.starts_with('#')) {
        let parts: Vec<&str> = line.split(' ').collect();
        let (zone, days) = (parts[0], parts[2].parse().unwrap());
        let found = end(zone, parts[1], days, LastDay::Stays);
        assert_eq!(found, Deadline { at: at(parts[3]), provisional: false }, "{line}: {}", found.at);
        // One second less than that many days is never enough.
        assert!(found.at >= at(parts[1]).plus_millis(i64::from(days) * 86_400_000));
        assert!(!found.is_over(found.at.plus_millis(-1)) && found.is_over(found.at), "{line}");
        compared += 1;
    }
    assert_eq!(compared, 286);
}

fn end(zone: &str, start: &str, days: u16, last: LastDay) -> Deadline {
    after_days(&WorkingDays::built_in(), Zone::built_in(zone).unwrap(), start.parse().unwrap(), days, last)
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn a_period_of_days_ends_at_midnight_and_moves_on_from_a_day_of_rest() {
    use LastDay::{MovesOn, Stays};
    for (zone, start, days, last, ends) in [
        // The day of the start is not counted, whatever its hour.
        ("Asia/Shanghai", "2026-03-02T10:30:00+08:00", 15, MovesOn, "2026-03-18T00:00:00+08:00"),
        ("Asia/Shanghai", "2026-03-02T00:00:00+08:00", 15, MovesOn, "2026-03-18T00:00:00+08:00"),
        ("Asia/Shanghai", "2026-03-02T23:59:59+08:00", 15, MovesOn, "2026-03-18T00:00:00+08:00"),
        ("Asia/Shanghai", "2026-03-03T00:00:00+08:00", 15, MovesOn, "2026-03-19T00:00:00+08:00"),
        // A Saturday; a holiday on a weekday; a Sunday that is worked.
        ("Asia/Shanghai", "2024-06-07T12:00:00+08:00", 15, MovesOn, "2024-06-25T00:00:00+08:00"),
        ("Asia/Shanghai", "2024-06-07T12:00:00+08:00", 15, Stays, "2024-06-23T00:00:00+08:00"),
        ("Asia/Shanghai", "2024-09-16T12:00:00+08:00", 15, MovesOn, "2024-10-09T00:00:00+08:00"),
        ("Asia/Shanghai", "2024-09-14T12:00:00+08:00", 15, MovesOn, "2024-09-30T00:00:00+08:00"),
        // Leap days.
        ("Asia/Shanghai", "2024-02-19T12:00:00+08:00", 10, MovesOn, "2024-03-01T00:00:00+08:00"),
        ("Asia/Shanghai", "2023-02-19T12:00:00+08:00", 10, MovesOn, "2023-03-02T00:00:00+08:00"),
        // Beyond the calendar: the first of January is a Friday, the second a Saturday.
        ("Asia/Shanghai", "2026-12-17T12:00:00+08:00", 15, Stays, "2027-01-02T00:00:00+08:00"),
        // Clocks that change: over the shorter day never less than so many times 24 hours.
        ("Europe/Berlin", "2024-03-28T10:00:00+01:00", 4, MovesOn, "2024-04-02T00:00:00+02:00"),
        ("Europe/Berlin", "2024-03-28T23:59:59+01:00", 4, MovesOn, "2024-04-02T00:59:59+02:00"),
        ("Europe/Berlin", "2024-10-24T23:59:59+02:00", 4, MovesOn, "2024-10-29T00:00:00+01:00"),
        ("America/New_York", "2024-03-08T23:30:00-05:00", 3, MovesOn, "2024-03-12T00:30:00-04:00"),
        ("America/New_York", "2024-11-01T23:30:00-04:00", 3, MovesOn, "2024-11-05T00:00:00-05:00"),
        ("UTC", "2024-02-29T23:59:59Z", 1, MovesOn, "2024-03-02T00:00:00Z"),
        ("UTC", "2024-05-06T00:00:00Z", 0, Stays, "2024-05-07T00:00:00Z"),
    ] {
        let found = end(zone, start, days, last);
        assert_eq!(
            found,
            Deadline { at: at(ends), provisional: false },
            "{zone} {start} {days} {last:?}: {}",
            found.at
        );
    }
}

#[test]
fn a_last_day_beyond_the_calendar_is_provisional_and_only_moves_later() {
    let zone = Zone::built_in("Asia/Shanghai").unwrap();
    let found = end("Asia/Shanghai", "2026-12-18T12:00:00+08:00", 15, LastDay::MovesOn);
    assert_eq!(found, Deadline { at: at("2027-01-05T00:00:00+08:00"), provisional: true });
    assert!(!end("Asia/Shanghai", "2026-12-16T12:00:00+08:00", 15, LastDay::MovesOn).provisional);

    let years = |notice: &str| {
        let built_in = include_str!("../data/cn-working-days.json").replace("2025-11-04", "2026-11-25");
        let file = built_in.replace("\n  ]\n", &format!(",\n {{ \"year\": 2027, {notice} }}\n  ]\n"));
        WorkingDays::built_in().replaced_by(file.as_bytes()).unwrap()
    };
    let longer = years(r#""off": ["01-01/01-05"], "on": []"#);
    let shorter = years(r#""off": ["01-01"], "on": ["01-02"]"#);

    let moved = found.seen_again(&longer, zone, LastDay::MovesOn);
    assert_eq!(moved, Deadline { at: at("2027-01-07T00:00:00+08:00"), provisional: false });
    let kept = found.seen_again(&shorter, zone, LastDay::MovesOn);
    assert_eq!(kept, Deadline { at: found.at, provisional: false });
}

#[test]
fn working_days_end_at_midnight_of_the_zone() {
    let calendar = WorkingDays::built_in();
    let shanghai = Zone::built_in("Asia/Shanghai").unwrap();
    let due = |start: &str, days| after_working_days(&calendar, shanghai, at(start), days);

    assert_eq!(due("2024-09-27T23:59:59+08:00", 15).at, at("2024-10-24T00:00:00+08:00"));
    assert_eq!(due("2024-09-28T00:00:00+08:00", 15).at, at("2024-10-24T00:00:00+08:00"));
    // Late on a Friday in UTC it is Saturday in Shanghai.
    assert_eq!(due("2024-05-10T23:30:00Z", 1).at, due("2024-05-11T08:00:00+08:00", 1).at);
    assert!(due("2026-12-11T09:00:00+08:00", 15).provisional);
    assert!(!due("2026-12-10T09:00:00+08:00", 15).provisional);
}

#[test]
fn a_zone_without_a_rule_has_every_hour_there_is() {
    assert_eq!(Zone::candidates("Asia/Shanghai").len(), 1);
    let hours = Zone::candidates("Australia/Sydney");

    let ends = hours
        .iter()
        .map(|it| after_days(&WorkingDays::built_in(), *it, at("2024-06-03T12:00:00Z"), 1, LastDay::Stays).at);

    assert_eq!(ends.clone().min(), Some(at("2024-06-04T13:00:00Z")));
    assert_eq!(ends.max(), Some(at("2024-06-05T12:00:00Z")));
    // At the Line Islands it is midnight already.
    let first = hours
        .iter()
        .map(|it| after_days(&WorkingDays::built_in(), *it, at("2024-06-03T10:00:00Z"), 1, LastDay::Stays).at);
    assert_eq!((first.max(), hours.len()), (Some(at("2024-06-05T10:00:00Z")), 27));
}
