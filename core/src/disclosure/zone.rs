//! Times as a person reads them. Owns the zones whose offset never changes and how a moment is written in them.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

use crate::clock::Timestamp;

/// The zones that keep one offset all year and have kept it for as long as there are ledgers, in minutes east of UTC.
/// Every other zone needs rules that core does not carry.
const FIXED: &[(&str, i32)] = &[
    ("Asia/Chongqing", 480),
    ("Asia/Hong_Kong", 480),
    ("Asia/Kolkata", 330),
    ("Asia/Kuala_Lumpur", 480),
    ("Asia/Macau", 480),
    ("Asia/Seoul", 540),
    ("Asia/Shanghai", 480),
    ("Asia/Singapore", 480),
    ("Asia/Taipei", 480),
    ("Asia/Tokyo", 540),
    ("Asia/Urumqi", 360),
];

/// A zone of one offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Zone {
    /// Its name, as a person reads it.
    pub name: &'static str,
    /// Minutes east of UTC.
    pub minutes: i32,
}

/// A day and a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub day: NaiveDate,
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
}

impl Zone {
    /// The zone of that name where it keeps one offset, else UTC.
    pub fn of(name: &str) -> Self {
        let fixed = FIXED.iter().find(|(it, _)| *it == name);
        fixed.map_or(Self { name: "UTC", minutes: 0 }, |(name, minutes)| Self { name, minutes: *minutes })
    }

    /// Whether moments in this zone are marked with its name one by one.
    pub fn is_utc(self) -> bool {
        self.name == "UTC"
    }

    /// Its distance from UTC: `UTC+08:00`.
    pub fn offset(self) -> String {
        format!("UTC+{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }

    /// A moment in this zone; nothing where it is beyond the calendar.
    pub fn moment(self, at: Timestamp) -> Option<Moment> {
        let local = at.plus_millis(i64::from(self.minutes) * 60_000);
        let it = DateTime::<Utc>::from_timestamp_millis(local.as_millis())?;
        Some(Moment { day: it.date_naive(), hour: it.hour(), minute: it.minute(), second: it.second() })
    }
}

/// A day as a manifest writes it, `2024-05-18`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// A day in English: `18 May 2024`.
pub(super) fn english(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), day.format("%B"), day.year())
}

/// A day in Chinese: `2024年5月18日`.
pub(super) fn chinese(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_in_the_zone_of_the_app() {
        let at: Timestamp = "2024-05-31T23:30:05Z".parse().unwrap();

        let shanghai = Zone::of("Asia/Shanghai").moment(at).unwrap();
        let new_york = Zone::of("America/New_York");

        assert_eq!((chinese(shanghai.day), shanghai.hour), ("2024年6月1日".to_owned(), 7));
        assert!(new_york.is_utc());
        assert_eq!(
            (english(new_york.moment(at).unwrap().day), Zone::of("Asia/Kolkata").offset()),
            ("31 May 2024".to_owned(), "UTC+05:30".to_owned())
        );
    }

    #[test]
    fn a_moment_beyond_the_calendar_is_none() {
        assert_eq!(Zone::of("UTC").moment(Timestamp::from_millis(i64::MAX)), None);
    }

    #[test]
    fn zones_are_sorted_by_name() {
        assert!(FIXED.is_sorted());
    }
}
