//! The file that a calendar is read from, and everything that must hold of it before it counts anybody's days.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use super::WorkingDays;
use crate::clock::day_of;

/// The longest file that is read, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;
const FORMAT: u32 = 1;
const COUNTRY: &str = "CN";

/// Why a file does not become the calendar.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// It is longer than a calendar is.
    #[error("a calendar has at most 256 KiB")]
    TooLarge,
    /// It is not a calendar; says where.
    #[error("it is no calendar: {0}")]
    Unreadable(String),
    /// Its format is newer than this version.
    #[error("its format is newer than this version; update the app")]
    NewerFormat,
    /// It is another country's.
    #[error("it is the calendar of another country")]
    OtherCountry,
    /// It has no years, or leaves one out.
    #[error("the years follow each other without a gap")]
    Gap,
    /// A year has no days off: it was not announced yet.
    #[error("{0} has no days off; leave out a year that is not announced")]
    EmptyYear(i32),
    /// A day is not written as one of its year, or is named twice.
    #[error("{year}: `{day}` is no day of that year, or named twice")]
    BadDay {
        /// The year.
        year: i32,
        /// The day as it is written.
        day: String,
    },
    /// A day that is worked in exchange falls on a weekday, which is worked anyway.
    #[error("{0} is worked anyway")]
    NoMakeUpDay(NaiveDate),
    /// It is not newer than the one in force.
    #[error("it is not newer than the calendar in force")]
    NotNewer,
    /// It knows fewer years than the one in force.
    #[error("it knows fewer years than the calendar in force")]
    FewerYears,
}

impl CalendarError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "calendar_too_large",
            Self::Unreadable(_) => "calendar_unreadable",
            Self::NewerFormat => "calendar_newer_format",
            Self::OtherCountry => "calendar_other_country",
            Self::Gap => "calendar_gap",
            Self::EmptyYear(_) => "calendar_empty_year",
            Self::BadDay { .. } => "calendar_bad_day",
            Self::NoMakeUpDay(_) => "calendar_no_make_up_day",
            Self::NotNewer => "calendar_not_newer",
            Self::FewerYears => "calendar_fewer_years",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    working_days: u32,
    country: String,
    version: String,
    years: Vec<Announced>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Announced {
    year: i32,
    off: Vec<String>,
    on: Vec<String>,
}

pub(super) fn parse(bytes: &[u8]) -> Result<WorkingDays, CalendarError> {
    if bytes.len() > MAX_BYTES {
        return Err(CalendarError::TooLarge);
    }
    let file: File = serde_json::from_slice(bytes).map_err(|it| CalendarError::Unreadable(it.to_string()))?;
    match file.working_days {
        FORMAT => {}
        0 => return Err(CalendarError::Unreadable("formats are numbered from 1".to_owned())),
        _ => return Err(CalendarError::NewerFormat),
    }
    if file.country != COUNTRY {
        return Err(CalendarError::OtherCountry);
    }
    let version = day_of(&file.version);
    let version = version.ok_or_else(|| CalendarError::Unreadable("`version` is a day: 2025-11-04".to_owned()))?;
    let (first, last) = span(&file.years)?;
    let mut otherwise = BTreeMap::new();
    for year in &file.years {
        read_year(year, &mut otherwise)?;
    }
    Ok(WorkingDays { version, first, last, otherwise })
}

/// The first and the last day of years without a gap.
fn span(years: &[Announced]) -> Result<(NaiveDate, NaiveDate), CalendarError> {
    let follows = |pair: &[Announced]| match pair {
        [one, next] => one.year.checked_add(1) == Some(next.year),
        _ => false,
    };
    let (Some(first), Some(last), true) = (years.first(), years.last(), years.windows(2).all(follows)) else {
        return Err(CalendarError::Gap);
    };
    // Years of four digits: a calendar of other ages is no calendar of notices.
    let in_range = (1949..=9999).contains(&first.year) && (1949..=9999).contains(&last.year);
    let first = NaiveDate::from_ymd_opt(first.year, 1, 1).filter(|_| in_range);
    let last = NaiveDate::from_ymd_opt(last.year, 12, 31).filter(|_| in_range);
    first.zip(last).ok_or(CalendarError::Gap)
}

fn read_year(it: &Announced, otherwise: &mut BTreeMap<NaiveDate, bool>) -> Result<(), CalendarError> {
    if it.off.is_empty() {
        return Err(CalendarError::EmptyYear(it.year));
    }
    let bad = |day: &str| CalendarError::BadDay { year: it.year, day: day.to_owned() };
    let named = |text: &str| day_of(&format!("{:04}-{text}", it.year));
    for text in &it.off {
        let (from, to) = text.split_once('/').unwrap_or((text, text));
        let (Some(from), Some(to)) = (named(from), named(to)) else { return Err(bad(text)) };
        if to < from {
            return Err(bad(text));
        }
        for day in from.iter_days().take_while(|day| *day <= to) {
            if otherwise.insert(day, false).is_some() {
                return Err(bad(text));
            }
        }
    }
    for text in &it.on {
        let day = named(text).ok_or_else(|| bad(text))?;
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            return Err(CalendarError::NoMakeUpDay(day));
        }
        if otherwise.insert(day, true).is_some() {
            return Err(bad(text));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(version: &str, years: &str) -> String {
        format!(r#"{{ "working_days": 1, "country": "CN", "version": "{version}", "years": [{years}] }}"#)
    }

    fn code(text: &str) -> &'static str {
        parse(text.as_bytes()).map_or_else(|it| it.code(), |_| "ok")
    }

    #[test]
    fn a_file_is_taken_only_whole_and_valid() {
        let year =
            |off: &str, on: &str| file("2025-01-01", &format!(r#"{{ "year": 2024, "off": [{off}], "on": [{on}] }}"#));
        for (text, expected) in [
            (year(r#""01-01", "02-10/02-17""#, r#""02-18""#), "ok"),
            (year("", ""), "calendar_empty_year"),
            (year(r#""02-30""#, ""), "calendar_bad_day"),
            (year(r#""1-1""#, ""), "calendar_bad_day"),
            (year(r#""02-17/02-10""#, ""), "calendar_bad_day"),
            (year(r#""01-01", "01-01""#, ""), "calendar_bad_day"),
            (year(r#""02-10/02-18""#, r#""02-18""#), "calendar_bad_day"),
            (year(r#""01-01""#, r#""02-19""#), "calendar_no_make_up_day"),
            (file("2025-01-01", ""), "calendar_gap"),
            (file("yesterday", r#"{ "year": 2024, "off": ["01-01"], "on": [] }"#), "calendar_unreadable"),
            (
                file(
                    "2025-01-01",
                    r#"{ "year": 2024, "off": ["01-01"], "on": [] }, { "year": 2026, "off": ["01-01"], "on": [] }"#,
                ),
                "calendar_gap",
            ),
            (year(r#""01-01""#, "").replace("\"CN\"", "\"HK\""), "calendar_other_country"),
            (year(r#""01-01""#, "").replace(": 1,", ": 2,"), "calendar_newer_format"),
            (year(r#""01-01""#, "").replace(": 1,", ": 0,"), "calendar_unreadable"),
            (year(r#""01-01""#, "").replace("\"on\"", "\"no\""), "calendar_unreadable"),
            ("[]".to_owned(), "calendar_unreadable"),
            (" ".repeat(MAX_BYTES + 1), "calendar_too_large"),
        ] {
            assert_eq!(code(&text), expected, "{text}");
        }
    }

    #[test]
    fn the_limits_of_a_file_hold_at_their_edge() {
        let year = |it: i32| format!(r#"{{ "year": {it}, "off": ["01-01"], "on": [] }}"#);
        let pair = |it: i32| file("2025-01-01", &[year(it), year(it + 1)].join(","));

        assert_eq!([code(&pair(1948)), code(&pair(1949))], ["calendar_gap", "ok"]);
        assert_eq!([code(&pair(9998)), code(&pair(9999))], ["ok", "calendar_gap"]);
        let whole = file("2025-01-01", &year(2024));
        let filled = |size: usize| format!("{whole}{}", " ".repeat(size - whole.len()));
        assert_eq!([code(&filled(MAX_BYTES)), code(&filled(MAX_BYTES + 1))], ["ok", "calendar_too_large"]);
    }

    #[test]
    fn only_a_newer_calendar_with_no_fewer_years_takes_its_place() {
        let year = |it: i32| format!(r#"{{ "year": {it}, "off": ["01-01"], "on": [] }}"#);
        let years = |from: i32, to: i32| (from..=to).map(year).collect::<Vec<_>>().join(",");
        let calendar = WorkingDays::built_in();
        let code = |text: String| calendar.replaced_by(text.as_bytes()).map_or_else(|it| it.code(), |_| "ok");

        assert_eq!(code(file("2026-11-20", &years(2007, 2027))), "ok");
        assert_eq!(code(file("2026-11-20", &years(2007, 2026))), "ok");
        assert_eq!(code(file("2025-11-04", &years(2007, 2027))), "calendar_not_newer");
        assert_eq!(code(file("2026-11-20", &years(2008, 2027))), "calendar_fewer_years");
        assert_eq!(code(file("2026-11-20", &years(2007, 2025))), "calendar_fewer_years");
    }
}
