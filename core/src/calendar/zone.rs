//! Zones whose offset follows from a rule that does not change: fixed ones, and those with the summer time of the
//! European Union or the United States. Owns when a day begins in them. Every other zone needs a database of rules,
//! which core does not carry.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};

use crate::clock::Timestamp;

const MINUTE: i64 = 60_000;

/// Zones by name, with their distance from UTC in minutes in winter. The fixed ones have kept it for as long as there
/// are ledgers.
const ZONES: &[(&str, i32, Summer)] = &[
    ("America/Los_Angeles", -480, Summer::American),
    ("America/New_York", -300, Summer::American),
    ("Asia/Chongqing", 480, Summer::None),
    ("Asia/Hong_Kong", 480, Summer::None),
    ("Asia/Kolkata", 330, Summer::None),
    ("Asia/Kuala_Lumpur", 480, Summer::None),
    ("Asia/Macau", 480, Summer::None),
    ("Asia/Seoul", 540, Summer::None),
    ("Asia/Shanghai", 480, Summer::None),
    ("Asia/Singapore", 480, Summer::None),
    ("Asia/Taipei", 480, Summer::None),
    ("Asia/Tokyo", 540, Summer::None),
    ("Asia/Urumqi", 360, Summer::None),
    ("Europe/Berlin", 60, Summer::European),
    ("Europe/London", 0, Summer::European),
    ("Europe/Paris", 60, Summer::European),
];

/// When a zone is an hour ahead of its winter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Summer {
    /// Never.
    None,
    /// From the last Sunday of March to the last of October, each at 01:00 UTC (Directive 2000/84/EC).
    European,
    /// From the second Sunday of March, 02:00, to the first of November, 02:00 (Energy Policy Act of 2005).
    American,
}

/// A zone with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    /// Its name, as a person reads it.
    pub name: &'static str,
    winter: i32,
    summer: Summer,
}

/// A day and a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub day: NaiveDate,
    /// The hour, from 0.
    pub hour: u32,
    /// The minute.
    pub minute: u32,
    /// The second.
    pub second: u32,
}

impl Zone {
    /// The zone of that name, where its rule is built in.
    pub fn built_in(name: &str) -> Option<Self> {
        if name == "UTC" {
            return Some(Self::fixed("UTC", 0));
        }
        let found = ZONES.iter().find(|(it, _, _)| *it == name);
        found.map(|(name, winter, summer)| Self { name, winter: *winter, summer: *summer })
    }

    /// The zone of that name, else UTC: for what is only shown.
    pub fn or_utc(name: &str) -> Self {
        Self::built_in(name).unwrap_or(Self::fixed("UTC", 0))
    }

    /// The zone of that name; where its rule is not built in, every whole hour from UTC that there is on Earth, so that
    /// a deadline can be the one which is best for the person.
    pub fn candidates(name: &str) -> Vec<Self> {
        match Self::built_in(name) {
            Some(it) => vec![it],
            None => (-12..=14).map(|hours| Self::fixed("UTC", hours * 60)).collect(),
        }
    }

    const fn fixed(name: &'static str, minutes: i32) -> Self {
        Self { name, winter: minutes, summer: Summer::None }
    }

    /// Whether moments in this zone are marked with its name one by one.
    pub fn is_utc(self) -> bool {
        self.name == "UTC"
    }

    /// Its distance from UTC, `UTC+08:00`; with a summer time both of them.
    pub fn offset(self) -> String {
        let written = |minutes: i32| {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        };
        let winter = written(self.winter);
        match self.summer {
            Summer::None => format!("UTC{winter}"),
            Summer::European | Summer::American => format!("UTC{winter}/{}", written(self.winter + 60)),
        }
    }

    /// A moment in this zone; nothing where it is beyond the calendar.
    pub fn moment(self, at: Timestamp) -> Option<Moment> {
        let local = at.plus_millis(i64::from(self.minutes_at(at)) * MINUTE);
        let it = DateTime::<Utc>::from_timestamp_millis(local.as_millis())?;
        Some(Moment { day: it.date_naive(), hour: it.hour(), minute: it.minute(), second: it.second() })
    }

    /// When a day begins; a day ends when the next one does.
    pub fn start_of(self, day: NaiveDate) -> Timestamp {
        let midnight = Timestamp::from_millis(day.and_time(NaiveTime::MIN).and_utc().timestamp_millis());
        // No rule here changes the clocks between midnight in UTC and midnight in the zone.
        midnight.plus_millis(-i64::from(self.minutes_at(midnight)) * MINUTE)
    }

    fn minutes_at(self, at: Timestamp) -> i32 {
        if self.is_summer(at).unwrap_or(false) { self.winter + 60 } else { self.winter }
    }

    fn is_summer(self, at: Timestamp) -> Option<bool> {
        // It is winter at the turn of a year, whose year that is.
        let year = DateTime::<Utc>::from_timestamp_millis(at.as_millis())?.year();
        let hour = |day: NaiveDate, minutes: i32| {
            Timestamp::from_millis(day.and_time(NaiveTime::MIN).and_utc().timestamp_millis())
                .plus_millis(i64::from(minutes) * MINUTE)
        };
        let (from, to) = match self.summer {
            Summer::None => return Some(false),
            Summer::European => (hour(last_sunday(year, 3)?, 60), hour(last_sunday(year, 10)?, 60)),
            // 02:00 by the clocks of the day before: by winter's in March, by summer's in November.
            Summer::American => {
                (hour(sunday(year, 3, 2)?, 120 - self.winter), hour(sunday(year, 11, 1)?, 60 - self.winter))
            }
        };
        Some((from..to).contains(&at))
    }
}

fn sunday(year: i32, month: u32, which: u8) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(year, month, chrono::Weekday::Sun, which)
}

fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    sunday(year, month, 5).or_else(|| sunday(year, month, 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_moment_is_read_in_the_zone_of_the_app() {
        let moment = at("2024-05-31T23:30:05Z");

        let shanghai = Zone::or_utc("Asia/Shanghai").moment(moment).unwrap();

        assert_eq!((shanghai.day.to_string(), shanghai.hour), ("2024-06-01".to_owned(), 7));
        assert!(Zone::or_utc("Australia/Sydney").is_utc());
        assert_eq!(Zone::or_utc("Asia/Kolkata").offset(), "UTC+05:30");
        assert_eq!(Zone::or_utc("America/New_York").offset(), "UTC-05:00/-04:00");
        assert_eq!(Zone::or_utc("Europe/London").offset(), "UTC+00:00/+01:00");
    }

    #[test]
    fn a_moment_beyond_the_calendar_is_none() {
        assert_eq!(Zone::or_utc("UTC").moment(Timestamp::from_millis(i64::MAX)), None);
    }

    #[test]
    fn zones_are_sorted_by_name() {
        assert!(ZONES.is_sorted_by_key(|it| it.0));
    }

    #[test]
    fn days_begin_by_the_clocks_of_the_zone_on_both_changes() {
        for (zone, day, begins) in [
            ("Asia/Shanghai", "2024-06-01", "2024-05-31T16:00:00Z"),
            ("Europe/Berlin", "2024-03-31", "2024-03-30T23:00:00Z"),
            ("Europe/Berlin", "2024-04-01", "2024-03-31T22:00:00Z"),
            ("Europe/Berlin", "2024-10-27", "2024-10-26T22:00:00Z"),
            ("Europe/Berlin", "2024-10-28", "2024-10-27T23:00:00Z"),
            ("Europe/London", "2025-03-30", "2025-03-30T00:00:00Z"),
            ("Europe/London", "2025-03-31", "2025-03-30T23:00:00Z"),
            ("America/New_York", "2024-03-10", "2024-03-10T05:00:00Z"),
            ("America/New_York", "2024-03-11", "2024-03-11T04:00:00Z"),
            ("America/New_York", "2024-11-03", "2024-11-03T04:00:00Z"),
            ("America/New_York", "2024-11-04", "2024-11-04T05:00:00Z"),
            ("America/Los_Angeles", "2026-11-02", "2026-11-02T08:00:00Z"),
        ] {
            let start = Zone::built_in(zone).unwrap().start_of(day.parse().unwrap());
            assert_eq!(start, at(begins), "{zone} {day}");
            assert_eq!(Zone::built_in(zone).unwrap().moment(start).unwrap().day.to_string(), day);
        }
    }

    #[test]
    fn summer_begins_and_ends_within_the_second() {
        let berlin = Zone::built_in("Europe/Berlin").unwrap();
        let new_york = Zone::built_in("America/New_York").unwrap();
        let hour = |zone: Zone, text: &str| zone.moment(at(text)).unwrap().hour;

        assert_eq!([hour(berlin, "2024-03-31T00:59:59Z"), hour(berlin, "2024-03-31T01:00:00Z")], [1, 3]);
        assert_eq!([hour(berlin, "2024-10-27T00:59:59Z"), hour(berlin, "2024-10-27T01:00:00Z")], [2, 2]);
        assert_eq!([hour(new_york, "2024-03-10T06:59:59Z"), hour(new_york, "2024-03-10T07:00:00Z")], [1, 3]);
        assert_eq!([hour(new_york, "2024-11-03T05:59:59Z"), hour(new_york, "2024-11-03T06:00:00Z")], [1, 1]);
    }
}
