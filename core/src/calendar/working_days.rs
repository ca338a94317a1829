//! Which days are worked in mainland China, make-up days included, and how they are counted (Civil Code 201, 203).

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::{Datelike, NaiveDate, Weekday};

use super::file::{self, CalendarError};

const BUILT_IN: &str = include_str!("../../data/cn-working-days.json");

/// The working days of the years that are known; beyond them Monday to Friday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDays {
    pub(super) version: NaiveDate,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    /// The days that are otherwise than their day of the week says, and whether they are worked.
    pub(super) otherwise: BTreeMap<NaiveDate, bool>,
}

/// A day that was counted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub day: NaiveDate,
    /// Whether a day on the way, or this one, lies beyond the known years.
    pub provisional: bool,
}

impl WorkingDays {
    /// The calendar that this version of Placet carries.
    pub fn built_in() -> Arc<Self> {
        static PARSED: OnceLock<Arc<WorkingDays>> = OnceLock::new();
        // The file is part of the program and a test reads it; were it unreadable, every date would be provisional.
        let parsed =
            PARSED.get_or_init(|| Arc::new(file::parse(BUILT_IN.as_bytes()).unwrap_or_else(|_| Self::empty())));
        Arc::clone(parsed)
    }

    /// Reads a file that is to take this calendar's place (`core/data/README.md` has the format).
    ///
    /// # Errors
    /// [`CalendarError`] where the file is not valid, not newer, or knows fewer years. This calendar stays in force.
    pub fn replaced_by(&self, bytes: &[u8]) -> Result<Self, CalendarError> {
        let next = file::parse(bytes)?;
        if next.version <= self.version {
            return Err(CalendarError::NotNewer);
        }
        if next.first > self.first || next.last < self.last {
            return Err(CalendarError::FewerYears);
        }
        Ok(next)
    }

    /// The day of the newest notice in it.
    pub fn version(&self) -> NaiveDate {
        self.version
    }

    /// The last day that is known.
    pub fn last(&self) -> NaiveDate {
        self.last
    }

    /// Whether what it says of a day comes from a notice and not from the day of the week.
    pub fn knows(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Whether a day is worked.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        let by_week = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.otherwise.get(&day).copied().unwrap_or(by_week)
    }

    /// Whether a day is a day of rest.
    pub fn is_rest_day(&self, day: NaiveDate) -> bool {
        !self.is_working_day(day)
    }

    /// Whether the year's notice names a day as one off, a weekend or not.
    pub fn is_holiday(&self, day: NaiveDate) -> bool {
        self.otherwise.get(&day) == Some(&false)
    }

    /// The `count`th working day after `from`, which is not counted itself; `from` for none.
    pub fn after(&self, from: NaiveDate, count: u32) -> Counted {
        let mut reached = Counted { day: from, provisional: false };
        let mut left = count;
        while left > 0 {
            let Some(day) = reached.day.succ_opt() else { break };
            reached = Counted { day, provisional: reached.provisional || !self.knows(day) };
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        reached
    }

    /// The day itself where it is worked, else the next one that is.
    pub fn on_or_after(&self, day: NaiveDate) -> Counted {
        if self.is_working_day(day) {
            return Counted { day, provisional: !self.knows(day) };
        }
        let next = self.after(day, 1);
        Counted { provisional: next.provisional || !self.knows(day), ..next }
    }

    /// How many working days lie after `from` and not after `to`.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        u32::try_from(days.filter(|day| self.is_working_day(*day)).count()).unwrap_or(u32::MAX)
    }

    fn empty() -> Self {
        Self { version: NaiveDate::MIN, first: NaiveDate::MAX, last: NaiveDate::MIN, otherwise: BTreeMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn fifteen_working_days_end_on_these_days() {
        let calendar = WorkingDays::built_in();
        for (received, due) in [
            ("2024-01-31", "2024-02-26"), // two make-up Sundays inside
            ("2024-05-06", "2024-05-24"), // the shortest there is
            ("2024-09-27", "2024-10-23"), // make-up days before and after the National Day
            ("2025-01-17", "2025-02-13"), // Spring Festival
            ("2025-09-26", "2025-10-23"), // the next working day is a Sunday
            ("2026-02-13", "2026-03-12"), // the next day is a working Saturday
            ("2026-09-18", "2026-10-15"), // Mid-Autumn and National Day
            ("2026-09-24", "2026-10-22"), // the longest of 2024 to 2026
            ("2026-10-10", "2026-10-30"), // received on a make-up day
            ("2026-11-21", "2026-12-11"), // received on a day of rest
            ("2026-12-10", "2026-12-31"), // the last one that the calendar knows
        ] {
            assert_eq!(calendar.after(day(received), 15), Counted { day: day(due), provisional: false }, "{received}");
        }
    }

    #[test]
    fn beyond_the_calendar_weekends_are_rest_and_dates_are_provisional() {
        let calendar = WorkingDays::built_in();

        assert_eq!(calendar.last(), day("2026-12-31"));
        assert_eq!(calendar.after(day("2026-12-11"), 15), Counted { day: day("2027-01-01"), provisional: true });
        assert!(calendar.is_rest_day(day("2027-01-02")) && calendar.is_working_day(day("2027-01-04")));
        assert_eq!(calendar.after(day("2006-12-31"), 1), Counted { day: day("2007-01-04"), provisional: false });
        assert!(calendar.after(day("2006-12-29"), 1).provisional);
    }

    #[test]
    fn a_day_of_rest_leads_to_the_next_working_day() {
        let calendar = WorkingDays::built_in();

        assert_eq!(calendar.on_or_after(day("2024-02-10")).day, day("2024-02-18"));
        assert_eq!(calendar.on_or_after(day("2024-02-18")).day, day("2024-02-18"));
        assert!(calendar.on_or_after(day("2027-01-02")).provisional);
        let before = calendar.on_or_after(day("2006-12-31"));
        assert_eq!(
            before,
            Counted { day: day("2007-01-04"), provisional: true },
            "whether it is a day of rest is a guess"
        );
    }

    #[test]
    fn working_days_between_two_days_leave_the_first_out() {
        let calendar = WorkingDays::built_in();

        assert_eq!(calendar.between(day("2024-09-27"), day("2024-10-08")), 3);
        assert_eq!(calendar.between(day("2024-09-27"), day("2024-09-27")), 0);
        assert_eq!(calendar.between(day("2024-09-30"), day("2024-09-27")), 0);
    }
}
