//! Instants, periods and readings of time. Owns how time is written and measured, and the only call that asks the
//! system for it ([`SystemClock`]). Rules get time as an argument and never come here for it.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, SecondsFormat, TimeDelta, Utc};
#[cfg(feature = "store")]
use once_cell::sync::OnceCell;
use serde::{Deserialize, Serialize};

/// An instant in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The first instant that Placet writes: the epoch itself.
    pub const EPOCH: Self = Self(0);

    /// The instant that many milliseconds after the epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the epoch.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// The instant `period` later; months are calendar months in UTC. Stays at the last instant where it would overflow.
    #[must_use]
    pub fn plus(self, period: Period) -> Self {
        let Some(start) = DateTime::<Utc>::from_timestamp_millis(self.0) else { return self };
        let moved = start
            .checked_add_months(chrono::Months::new(period.months))
            .and_then(|it| it.checked_add_signed(TimeDelta::days(i64::from(period.days))))
            .and_then(|it| it.checked_add_signed(TimeDelta::seconds(i64::from(period.seconds))));
        moved.map_or(Self(i64::MAX), |it| Self(it.timestamp_millis()))
    }

    /// The instant `millis` later, or the last one.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match DateTime::<Utc>::from_timestamp_millis(self.0) {
            Some(it) => f.write_str(&it.to_rfc3339_opts(SecondsFormat::Millis, true)),
            None => write!(f, "{} ms", self.0),
        }
    }
}

/// A text that is not an instant with an offset, such as `2024-06-01T09:00:00+08:00`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an instant is written 2024-06-01T09:00:00+08:00")]
pub struct InvalidTimestamp;

impl FromStr for Timestamp {
    type Err = InvalidTimestamp;
    fn from_str(text: &str) -> Result<Self, InvalidTimestamp> {
        let it = DateTime::parse_from_rfc3339(text).map_err(|_| InvalidTimestamp)?;
        Ok(Self(it.timestamp_millis()))
    }
}

/// A length of time as ISO 8601 writes it: `P30D`, `PT4H`, `P3Y`, `P1Y6M`, `P2W`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    /// Calendar months; a year is twelve of them.
    pub months: u32,
    /// Calendar days; a week is seven of them.
    pub days: u32,
    /// Seconds; hours and minutes are counted in them.
    pub seconds: u32,
}

/// A text that is not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a period is written as ISO 8601 does: P30D, PT4H, P3Y")]
pub struct InvalidPeriod;

impl FromStr for Period {
    type Err = InvalidPeriod;
    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        let rest = text.strip_prefix('P').ok_or(InvalidPeriod)?;
        let (date, time) = match rest.split_once('T') {
            Some((_, "")) => return Err(InvalidPeriod),
            Some((date, time)) => (date, time),
            None => (rest, ""),
        };
        if date.is_empty() && time.is_empty() {
            return Err(InvalidPeriod);
        }
        let mut period = Self::default();
        add_parts(date, &['Y', 'M', 'W', 'D'], |unit, count| match unit {
            'Y' => add(&mut period.months, count, 12),
            'M' => add(&mut period.months, count, 1),
            'W' => add(&mut period.days, count, 7),
            _ => add(&mut period.days, count, 1),
        })?;
        add_parts(time, &['H', 'M', 'S'], |unit, count| match unit {
            'H' => add(&mut period.seconds, count, 3600),
            'M' => add(&mut period.seconds, count, 60),
            _ => add(&mut period.seconds, count, 1),
        })?;
        Ok(period)
    }
}

fn add(sum: &mut u32, count: u32, each: u32) -> Option<()> {
    *sum = count.checked_mul(each).and_then(|it| it.checked_add(*sum))?;
    Some(())
}

fn add_parts(
    mut text: &str,
    units: &[char],
    mut add: impl FnMut(char, u32) -> Option<()>,
) -> Result<(), InvalidPeriod> {
    let mut units = units.iter();
    while !text.is_empty() {
        let end = text.find(|c: char| !c.is_ascii_digit()).ok_or(InvalidPeriod)?;
        let (digits, rest) = text.split_at(end);
        let mut chars = rest.chars();
        let unit = chars.next().ok_or(InvalidPeriod)?;
        units.find(|it| **it == unit).ok_or(InvalidPeriod)?;
        let count = digits.parse().map_err(|_| InvalidPeriod)?;
        add(unit, count).ok_or(InvalidPeriod)?;
        text = chars.as_str();
    }
    Ok(())
}

impl TryFrom<String> for Period {
    type Error = InvalidPeriod;
    fn try_from(text: String) -> Result<Self, InvalidPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(it: Period) -> String {
        it.to_string()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        if self.months > 0 {
            write!(f, "{}M", self.months)?;
        }
        if self.days > 0 || (self.months == 0 && self.seconds == 0) {
            write!(f, "{}D", self.days)?;
        }
        if self.seconds > 0 {
            write!(f, "T{}S", self.seconds)?;
        }
        Ok(())
    }
}

#[cfg(feature = "check")]
impl schemars::JsonSchema for Period {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Period".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A length of time as ISO 8601 writes it: P30D, PT4H, P3Y.",
            "pattern": "^P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$"
        })
    }
}

/// What a device's clocks say at one moment (`docs/adr` on the time rule).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The wall clock, which the person and the network may set.
    pub wall: Timestamp,
    /// Names the current boot; differs after a restart of the device.
    pub boot_id: String,
    /// Milliseconds since that boot, sleep included; never runs backwards within a boot.
    pub since_boot: u64,
}

/// Where an engine takes its readings: the system's clock, or a fake one in tests.
pub trait Clock: Send + Sync {
    /// Reads all clocks at one moment. Called without any lock of Placet's held.
    fn read(&self) -> Reading;

    /// The same clocks within the boot of the last reading, without waiting for anything or allocating; nothing where
    /// that is not to be had. Only answers that end by time are kept for less long without it.
    fn glance(&self) -> Option<Glance> {
        None
    }
}

/// What the clocks say, but for the name of the boot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    /// The wall clock.
    pub wall: Timestamp,
    /// Milliseconds since boot, sleep included.
    pub since_boot: u64,
}

/// The clocks of the system that the process runs on.
///
/// The boot is named by the kernel where it says so (Linux, Android); elsewhere the app's platform layer supplies a
/// clock of its own.
#[cfg(feature = "store")]
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

#[cfg(feature = "store")]
impl Clock for SystemClock {
    fn read(&self) -> Reading {
        let Glance { wall, since_boot } = look();
        let boot_id = boot_id().map_or_else(|| format!("process-{}", std::process::id()), str::to_owned);
        Reading { wall, boot_id, since_boot }
    }

    fn glance(&self) -> Option<Glance> {
        Some(look())
    }
}

/// What the kernel calls the boot.
#[cfg(feature = "store")]
fn boot_id() -> Option<&'static str> {
    static BOOT_ID: OnceCell<Option<String>> = OnceCell::new();
    let id = BOOT_ID.get_or_init(|| {
        let id = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
        Some(id.trim().to_owned())
    });
    id.as_deref()
}

/// A day in the one spelling that there is: `2024-05-18`.
pub(crate) fn day_of(text: &str) -> Option<NaiveDate> {
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, it| it.is_ascii_digit().then(|| sum * 10 + u32::from(it - b'0')))
    };
    let [y, e, a, r, b'-', month @ .., b'-', tens, ones] = text.as_bytes() else { return None };
    let [_, _] = month else { return None };
    let year = i32::try_from(number(&[*y, *e, *a, *r])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(&[*tens, *ones])?)
}

/// The wall clock, and what runs since the boot where the kernel names it, else since this process first asked.
#[cfg(feature = "store")]
fn look() -> Glance {
    static STARTED: OnceCell<std::time::Instant> = OnceCell::new();
    let started = STARTED.get_or_init(std::time::Instant::now);
    let wall = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .ok()
        .and_then(|it| i64::try_from(it.as_millis()).ok())
        .map_or(Timestamp::EPOCH, Timestamp::from_millis);
    let uptime = boot_id().and_then(|_| uptime_millis());
    let since_boot = uptime.unwrap_or_else(|| u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX));
    Glance { wall, since_boot }
}

/// Milliseconds since boot, sleep included, where the kernel tells.
#[cfg(all(feature = "store", any(target_os = "linux", target_os = "android")))]
fn uptime_millis() -> Option<u64> {
    let it = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    let seconds = u64::try_from(it.tv_sec).ok()?;
    Some(seconds.saturating_mul(1000).saturating_add(u64::try_from(it.tv_nsec).ok()? / 1_000_000))
}

/// No other kernel names its boot.
#[cfg(all(feature = "store", not(any(target_os = "linux", target_os = "android"))))]
fn uptime_millis() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// By the library that knows every spelling.
    fn spelt(text: &str) -> Option<NaiveDate> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|it| it.to_string() == text)
    }

    #[test]
    fn a_day_has_one_spelling_and_is_in_the_calendar() {
        for day in ["2024-02-29", "0000-01-01", "9999-12-31"] {
            assert_eq!(day_of(day).map(|it| it.to_string()).as_deref(), Some(day));
        }
        for other in
            ["", "2023-02-29", "2024-2-29", "2024-02-9", "+2024-02-29", "2024-02-290", "2024-00-01", "2024/02/01"]
        {
            assert_eq!((day_of(other), spelt(other)), (None, None), "{other}");
        }
    }

    proptest! {
        #[test]
        fn a_day_is_what_the_library_reads_and_writes_the_same(
            text in prop_oneof!["[0-9]{4}-[0-1][0-9]-[0-3][0-9]", "[-+0-9 ]{0,3}[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,3}", ".{0,10}"]
        ) {
            prop_assert_eq!(day_of(&text), spelt(&text));
        }
    }
}
