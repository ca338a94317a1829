//! What kind of day it is. Doubt over it counts as yes: a day that no notice knows, a zone whose rule is not built in, and
//! every day that it may be while the clocks are doubted.

use chrono::NaiveDate;

use super::{WorkingDays, Zone};
use crate::clock::Timestamp;

/// How many days are looked at; what may be any of more days is of every kind.
const MOST: usize = 400;

/// A kind of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// A day of rest: a Saturday or Sunday that is not made up for, or a holiday.
    Rest,
    /// A working day.
    Working,
    /// A day off by the year's notice, Saturdays and Sundays within it too.
    Holiday,
}

/// The days of an app: a calendar and the zones in which they may begin.
#[derive(Debug)]
pub struct Days<'a> {
    calendar: &'a WorkingDays,
    zones: Vec<Zone>,
}

impl<'a> Days<'a> {
    /// The days in the zone of that name; where its rule is not built in, those of every whole hour from UTC.
    pub fn new(calendar: &'a WorkingDays, zone: &str) -> Self {
        Self { calendar, zones: Zone::candidates(zone) }
    }

    /// Whether a day from one moment to another may be of a kind.
    pub fn may_be(&self, kind: DayKind, from: Timestamp, to: Timestamp) -> bool {
        self.zones.iter().any(|zone| {
            let (Some(first), Some(last)) = (zone.moment(from), zone.moment(to)) else { return true };
            let mut days = first.day.iter_days().take_while(|day| *day <= last.day);
            days.by_ref().take(MOST).any(|day| self.is(kind, day)) || days.next().is_some()
        })
    }

    /// When the next day begins, in the first zone in which one does; nothing beyond the calendar.
    pub fn next(&self, after: Timestamp) -> Option<Timestamp> {
        let begins = |zone: &Zone| Some(zone.start_of(zone.moment(after)?.day.succ_opt()?));
        self.zones.iter().filter_map(begins).min()
    }

    /// When it next changes whether the day may be of a kind. Where that is far away, a moment before it, to ask again.
    pub fn next_change(&self, kind: DayKind, after: Timestamp) -> Option<Timestamp> {
        let is = self.may_be(kind, after, after);
        let mut next = self.next(after)?;
        for _ in 1..MOST {
            if self.may_be(kind, next, next) != is {
                break;
            }
            next = self.next(next)?;
        }
        Some(next)
    }

    fn is(&self, kind: DayKind, day: NaiveDate) -> bool {
        let is = match kind {
            DayKind::Rest => self.calendar.is_rest_day(day),
            DayKind::Working => self.calendar.is_working_day(day),
            DayKind::Holiday => self.calendar.is_holiday(day),
        };
        is || !self.calendar.knows(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHANGHAI: &str = "Asia/Shanghai";
    const ALL: [DayKind; 3] = [DayKind::Rest, DayKind::Working, DayKind::Holiday];

    fn at(text: &str) -> Timestamp {
        Timestamp::from_millis(chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis())
    }

    fn kinds(zone: &str, from: &str, to: &str) -> Vec<DayKind> {
        let calendar = WorkingDays::built_in();
        let days = Days::new(&calendar, zone);
        ALL.into_iter().filter(|kind| days.may_be(*kind, at(from), at(to))).collect()
    }

    fn on(day: &str) -> Vec<DayKind> {
        kinds(SHANGHAI, &format!("{day}T00:00:00+08:00"), &format!("{day}T23:59:59+08:00"))
    }

    #[test]
    fn a_holiday_is_no_weekend_and_a_made_up_sunday_no_day_of_rest() {
        assert_eq!(on("2024-09-27"), [DayKind::Working]);
        assert_eq!(on("2024-09-28"), [DayKind::Rest]);
        assert_eq!(on("2024-09-29"), [DayKind::Working]);
        assert_eq!(on("2024-10-01"), [DayKind::Rest, DayKind::Holiday]);
        assert_eq!(on("2024-10-05"), [DayKind::Rest, DayKind::Holiday]);
    }

    #[test]
    fn a_day_that_no_notice_knows_may_be_of_every_kind() {
        assert_eq!(on("2006-12-29"), ALL);
        assert_eq!(on("2027-01-04"), ALL);
    }

    #[test]
    fn a_day_begins_in_the_zone_of_the_app_and_in_an_unknown_one_at_every_hour() {
        let (eve, day) = ("2024-09-30T15:59:59Z", "2024-09-30T16:00:00Z");
        assert_eq!(kinds(SHANGHAI, eve, eve), [DayKind::Working]);
        assert_eq!(kinds(SHANGHAI, day, day), [DayKind::Rest, DayKind::Holiday]);
        assert_eq!(kinds("Mars/Olympus", eve, eve), ALL);
    }

    #[test]
    fn every_day_that_it_may_be_counts() {
        assert_eq!(kinds(SHANGHAI, "2024-09-30T12:00:00+08:00", "2024-10-01T12:00:00+08:00"), ALL);
        assert_eq!(kinds(SHANGHAI, "2007-01-08T12:00:00+08:00", "2026-12-01T12:00:00+08:00"), ALL);
        let calendar =
            WorkingDays { otherwise: std::collections::BTreeMap::new(), ..(*WorkingDays::built_in()).clone() };
        let days = Days::new(&calendar, SHANGHAI);
        let (from, month, years) = (at("2010-01-04T12:00:00Z"), at("2010-02-04T12:00:00Z"), at("2012-01-04T12:00:00Z"));
        assert!(!days.may_be(DayKind::Holiday, from, month) && days.may_be(DayKind::Holiday, from, years));
    }

    #[test]
    fn the_next_day_begins_after_the_moment_even_where_clocks_change_and_days_begin() {
        let calendar = WorkingDays::built_in();
        for zone in [SHANGHAI, "UTC", "Europe/Berlin", "America/New_York", "Mars/Olympus"] {
            let days = Days::new(&calendar, zone);
            for day in ["2024-03-10", "2024-03-31", "2024-10-27", "2024-11-03"] {
                for moment in (0..96).map(|it| at(&format!("{day}T00:00:00Z")).plus_millis(it * 900_000)) {
                    let next = days.next(moment).unwrap();
                    assert!(next > moment && next <= moment.plus_millis(25 * 3_600_000), "{zone} {moment}");
                    assert!(days.next(next.plus_millis(-1)).is_some_and(|it| it == next), "{zone} {moment}");
                }
            }
        }
    }

    #[test]
    fn the_next_change_is_the_beginning_of_a_day() {
        let calendar = WorkingDays::built_in();
        let days = Days::new(&calendar, SHANGHAI);
        let next = |kind, after| days.next_change(kind, at(after)).unwrap();
        assert_eq!(days.next(at("2024-09-30T16:00:00Z")), Some(at("2024-10-01T16:00:00Z")));
        assert_eq!(next(DayKind::Holiday, "2024-09-20T10:00:00Z"), at("2024-09-30T16:00:00Z"));
        assert_eq!(next(DayKind::Holiday, "2024-10-03T10:00:00Z"), at("2024-10-07T16:00:00Z"));
        assert_eq!(next(DayKind::Rest, "2024-09-27T10:00:00Z"), at("2024-09-27T16:00:00Z"));
        assert!(next(DayKind::Holiday, "2027-01-04T10:00:00Z") > at("2028-01-04T10:00:00Z"));
    }
}
