//! Time as the words of the domain have it, written anew: which days are worked, when a day ends in China, and what a
//! device's clocks are worth. Everything in milliseconds.

use std::sync::OnceLock;

pub const SECOND: i64 = 1000;
pub const HOUR: i64 = 3600 * SECOND;
pub const DAY: i64 = 24 * HOUR;

/// China has one zone and no summer time.
const EAST: i64 = 8 * HOUR;
/// 1 January 2004 in days since 1970, where the oracle begins.
const FIRST: i64 = 12_418;
const ORACLE: &str = include_str!("../../oracle/chinesecalendar-1.11.0.txt");

/// The number of the day on which a moment lies in China.
pub fn day_of(at: i64) -> i64 {
    (at + EAST).div_euclid(DAY)
}

/// 24:00 of a day in China.
pub fn end_of(day: i64) -> i64 {
    (day + 1) * DAY - EAST
}

/// Whether a day is worked: as the oracle says, and beyond it as its day of the week does.
pub fn is_worked(day: i64) -> bool {
    static DAYS: OnceLock<Vec<bool>> = OnceLock::new();
    let days = DAYS.get_or_init(|| {
        let years = ORACLE.lines().filter(|it| !it.starts_with('#')).map(|it| it.split_once(' ').unwrap().1);
        years.flat_map(|it| it.chars().map(|day| day == 'w')).collect()
    });
    let known = usize::try_from(day - FIRST).ok().and_then(|it| days.get(it).copied());
    // 1 January 1970 was a Thursday.
    known.unwrap_or((day + 3).rem_euclid(7) < 5)
}

/// The day itself, or the next that is worked.
pub fn moved_on(mut day: i64) -> i64 {
    while !is_worked(day) {
        day += 1;
    }
    day
}

/// The last of so many working days behind a day.
pub fn working_days_after(mut day: i64, count: i64) -> i64 {
    for _ in 0..count {
        day = moved_on(day + 1);
    }
    day
}

/// How many working days lie behind one day and not behind another.
pub fn working_days_between(from: i64, to: i64) -> i64 {
    (from + 1..=to).map(|it| i64::from(is_worked(it))).sum()
}

/// The device's clocks, and the time that the ledger may go by.
#[derive(Debug, Clone)]
pub struct Time {
    /// What the wall clock says.
    pub wall: i64,
    pub boots: usize,
    /// Since the device was switched on.
    pub run: i64,
    /// Effective time.
    pub now: i64,
    /// How far the wall clock was said to be off.
    off: i64,
    /// For how long a wall clock that ran ahead has run on; nothing where it is believed.
    doubted: Option<i64>,
}

impl Time {
    pub fn starting(at: i64) -> Self {
        Self { wall: at, boots: 0, run: 0, now: at, off: 0, doubted: None }
    }

    pub fn is_doubted(&self) -> bool {
        self.doubted.is_some()
    }

    /// Time passes on all clocks.
    pub fn pass(&mut self, millis: i64) {
        (self.wall, self.run, self.now) = (self.wall + millis, self.run + millis, self.now + millis);
        self.doubted = self.doubted.map(|it| it + millis);
        self.look(0);
    }

    /// Somebody turns the wall clock by this much.
    pub fn turn(&mut self, millis: i64) {
        self.wall += millis;
        self.look(0);
    }

    /// The device is off for so long, and the wall clock says so.
    pub fn restart(&mut self, millis: i64) {
        (self.wall, self.run, self.boots) = (self.wall + millis, 0, self.boots + 1);
        self.doubted = None;
        self.look(DAY);
    }

    /// Somebody who knows it says that the wall clock is right, or that effective time is.
    pub fn told(&mut self, wall_is_right: bool) -> i64 {
        let told = if wall_is_right && self.wall > self.now { self.wall } else { self.now };
        if told != self.now || self.is_doubted() {
            (self.now, self.doubted, self.off) = (told, None, told - self.wall);
        }
        told
    }

    /// What the wall clock is worth, where it may be ahead by so much.
    fn look(&mut self, slack: i64) {
        if (0..=slack).contains(&(self.wall - self.now)) {
            self.off = 0;
        }
        let ahead = self.wall + self.off - self.now;
        match self.doubted {
            Some(ran) if ahead > slack && ran >= DAY => (self.now, self.doubted) = (self.now + ahead, None),
            None if ahead > slack => self.doubted = Some(0),
            Some(_) if ahead > slack => {}
            _ => (self.now, self.doubted) = (self.now + ahead.max(0), None),
        }
    }
}
