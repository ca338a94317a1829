//! Where periods end: at 24:00 of their last day, the day they start not counted (Civil Code 201, 203).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{WorkingDays, Zone};
use crate::clock::Timestamp;

const DAY_MILLIS: i64 = 86_400_000;

/// The moment from which on a period is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The end: 24:00 of the last day.
    pub at: Timestamp,
    /// Whether days on which it depends lie beyond the known calendar.
    pub provisional: bool,
}

/// What becomes of a last day that is a day of rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastDay {
    /// The period ends with it all the same.
    Stays,
    /// The next working day is the last one.
    MovesOn,
}

/// The end of `days` calendar days that start at `start`; never less than so many times 24 hours, whatever the clocks
/// of the zone do.
pub fn after_days(calendar: &WorkingDays, zone: Zone, start: Timestamp, days: u16, last: LastDay) -> Deadline {
    let minimum = start.plus_millis(i64::from(days).saturating_mul(DAY_MILLIS));
    let Some(day) = last_counted(zone, start, days) else { return Deadline { at: minimum, provisional: true } };
    let end = end_of(calendar, zone, day, last);
    Deadline { at: end.at.max(minimum), ..end }
}

/// The days of rest over which the end of `days` calendar days moves on, in their order; none where it stays.
pub fn moved_over(calendar: &WorkingDays, zone: Zone, start: Timestamp, days: u16, last: LastDay) -> Vec<NaiveDate> {
    match (last_counted(zone, start, days), last) {
        (Some(day), LastDay::MovesOn) => {
            let last = calendar.on_or_after(day).day;
            day.iter_days().take_while(|it| *it < last).collect()
        }
        _ => Vec::new(),
    }
}

/// The last of so many days, before it moves on.
fn last_counted(zone: Zone, start: Timestamp, days: u16) -> Option<NaiveDate> {
    zone.moment(start)?.day.checked_add_days(chrono::Days::new(u64::from(days)))
}

/// The end of `days` working days that start at `start`.
pub fn after_working_days(calendar: &WorkingDays, zone: Zone, start: Timestamp, days: u32) -> Deadline {
    let Some(moment) = zone.moment(start) else { return Deadline { at: start, provisional: true } };
    let counted = calendar.after(moment.day, days);
    Deadline { at: end_of_day(zone, counted.day), provisional: counted.provisional }
}

impl Deadline {
    /// The same end by a calendar that may know more by now: never earlier than it was.
    #[must_use]
    pub fn seen_again(self, calendar: &WorkingDays, zone: Zone, last: LastDay) -> Self {
        let Some(moment) = zone.moment(self.at.plus_millis(-1)) else { return self };
        let end = end_of(calendar, zone, moment.day, last);
        Self { at: end.at.max(self.at), ..end }
    }

    /// Whether it has passed.
    pub fn is_over(self, now: Timestamp) -> bool {
        self.at <= now
    }
}

fn end_of(calendar: &WorkingDays, zone: Zone, day: NaiveDate, last: LastDay) -> Deadline {
    match last {
        LastDay::Stays => Deadline { at: end_of_day(zone, day), provisional: false },
        LastDay::MovesOn => {
            let counted = calendar.on_or_after(day);
            Deadline { at: end_of_day(zone, counted.day), provisional: counted.provisional }
        }
    }
}

fn end_of_day(zone: Zone, day: NaiveDate) -> Timestamp {
    zone.start_of(day.succ_opt().unwrap_or(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_on_the_last_day_that_there_is_comes_no_earlier_for_being_seen_again() {
        let noon = NaiveDate::MAX.and_hms_opt(12, 0, 0).unwrap().and_utc();
        let end = Deadline { at: Timestamp::from_millis(noon.timestamp_millis()), provisional: true };
        let zone = Zone::built_in("UTC").unwrap();

        assert_eq!(end.seen_again(&WorkingDays::built_in(), zone, LastDay::MovesOn), end);
    }
}
