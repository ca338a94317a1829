//! Effective time: what a reading of the clocks is worth (`domain` 12, ADR 0007).
//!
//! Within a boot the time since boot carries the ledger's time on, whatever the wall clock says. A wall clock that is
//! set back changes nothing; one that runs ahead of what the clocks support is suspect: it may deny, and moves
//! nothing until a day of running time has passed.

use serde::{Deserialize, Serialize};

use crate::clock::{Reading, Timestamp};

/// How far the wall clock may be from the running clock before that is a jump: two minutes.
pub const TOLERANCE_MILLIS: i64 = 120_000;
/// How far the wall clock may have gone on over a restart of the device before that is suspect: a day.
pub const RESTART_MILLIS: i64 = 86_400_000;
/// How long a suspect wall clock must have run before it is believed: a day.
pub const BELIEVED_AFTER_MILLIS: u64 = 86_400_000;

/// Where the ledger's time stands, and at which reading it stood there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Effective time.
    pub at: Timestamp,
    /// The boot in which it was taken.
    pub boot_id: String,
    /// Milliseconds since that boot.
    pub since_boot: u64,
    /// Since when in that boot the wall clock has been ahead of what is supported.
    pub suspect_since: Option<u64>,
    /// Whether the jump that this mark stands in is already recorded.
    pub jumped: bool,
    /// How far the wall clock is behind the time that was told, in milliseconds; added to what it says.
    #[serde(default)]
    pub correction: i64,
}

impl Mark {
    /// Whether a later mark says nothing that this one does not come to by itself: time has run on, in the same boot.
    pub fn runs_on_to(&self, later: &Self) -> bool {
        let of = |it: &Self| (it.boot_id.clone(), it.suspect_since, it.jumped, it.correction);
        of(self) == of(later) && self.suspect_since.is_none()
    }
}

/// What a reading is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Effective time, and the mark to go on from.
    pub mark: Mark,
    /// The latest it may be: the wall clock where that is suspect, else effective time.
    pub latest: Timestamp,
    /// Whether this reading is the first of a jump.
    pub jump: bool,
}

/// Judges a reading against the mark before it. Effective time never runs back.
pub fn judge(mark: Option<&Mark>, reading: &Reading) -> Judged {
    let Some(mark) = mark else { return trusted(reading, reading.wall, false) };
    let same_boot = mark.boot_id == reading.boot_id;
    let run = if same_boot { reading.since_boot.saturating_sub(mark.since_boot) } else { 0 };
    let supported = mark.at.plus_millis(i64::try_from(run).unwrap_or(i64::MAX));
    let slack = if same_boot { TOLERANCE_MILLIS } else { RESTART_MILLIS };
    let ahead_of = |wall: Timestamp| wall.as_millis().saturating_sub(supported.as_millis());
    let is_supported = |wall: Timestamp| (-TOLERANCE_MILLIS..=slack).contains(&ahead_of(wall));
    // A wall clock that was put right needs no correction any more.
    let correction = if is_supported(reading.wall) { 0 } else { mark.correction };
    let wall = reading.wall.plus_millis(correction);
    let ahead = ahead_of(wall);
    if ahead > slack {
        return suspect(mark, reading, (wall, correction), supported, same_boot);
    }
    let set_back = ahead < -TOLERANCE_MILLIS;
    let now = if set_back { supported } else { wall.max(mark.at) };
    let mut judged = trusted(reading, now, set_back);
    judged.mark.correction = correction;
    judged.jump = set_back && !mark.jumped;
    judged
}

/// Takes a time that somebody told who can know it: nothing where the ledger's time is right already. The one way in
/// which effective time goes back.
pub fn observe(mark: Option<&Mark>, reading: &Reading, told: Timestamp) -> Option<Judged> {
    let judged = judge(mark, reading);
    let off = told.as_millis().saturating_sub(judged.mark.at.as_millis());
    if off.saturating_abs() <= TOLERANCE_MILLIS && judged.mark.suspect_since.is_none() {
        return None;
    }
    let mut observed = trusted(reading, told, false);
    observed.mark.correction = told.as_millis().saturating_sub(reading.wall.as_millis());
    Some(observed)
}

fn trusted(reading: &Reading, now: Timestamp, jumped: bool) -> Judged {
    let mark = Mark {
        at: now,
        boot_id: reading.boot_id.clone(),
        since_boot: reading.since_boot,
        suspect_since: None,
        jumped,
        correction: 0,
    };
    Judged { mark, latest: now, jump: false }
}

fn suspect(
    mark: &Mark,
    reading: &Reading,
    (wall, correction): (Timestamp, i64),
    supported: Timestamp,
    same_boot: bool,
) -> Judged {
    let since = mark.suspect_since.filter(|_| same_boot).unwrap_or(reading.since_boot);
    if reading.since_boot.saturating_sub(since) >= BELIEVED_AFTER_MILLIS {
        // A day of running vouches for the jump, and not against what was told before it.
        let mut believed = trusted(reading, wall, false);
        believed.mark.correction = correction;
        return believed;
    }
    let goes_on = Mark {
        at: supported,
        boot_id: reading.boot_id.clone(),
        since_boot: reading.since_boot,
        suspect_since: Some(since),
        jumped: true,
        correction: mark.correction,
    };
    Judged { jump: !mark.jumped, mark: goes_on, latest: wall }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    fn reading(wall: i64, boot: &str, since_boot: i64) -> Reading {
        Reading {
            wall: Timestamp::from_millis(wall),
            boot_id: boot.to_owned(),
            since_boot: u64::try_from(since_boot).unwrap(),
        }
    }

    fn start() -> Mark {
        judge(None, &reading(1000 * HOUR, "a", HOUR)).mark
    }

    #[test]
    fn a_clock_set_back_goes_on_from_where_time_stood() {
        let judged = judge(Some(&start()), &reading(10 * HOUR, "a", 3 * HOUR));

        assert_eq!(judged.mark.at.as_millis(), 1002 * HOUR);
        assert_eq!(judged.latest, judged.mark.at);
        assert!(judged.jump);
    }

    #[test]
    fn two_minutes_back_are_within_what_clocks_differ_by_and_a_millisecond_more_is_a_jump() {
        let back = |millis: i64| judge(Some(&start()), &reading(1002 * HOUR - millis, "a", 3 * HOUR));

        let (within, beyond) = (back(TOLERANCE_MILLIS), back(TOLERANCE_MILLIS + 1));

        assert_eq!((within.mark.at.as_millis(), within.jump), (1002 * HOUR - TOLERANCE_MILLIS, false));
        assert_eq!((beyond.mark.at.as_millis(), beyond.jump), (1002 * HOUR, true));
    }

    #[test]
    fn a_clock_set_back_over_a_restart_stands_at_the_mark() {
        let judged = judge(Some(&start()), &reading(10 * HOUR, "b", 0));

        assert_eq!(judged.mark.at.as_millis(), 1000 * HOUR);
    }

    #[test]
    fn a_clock_far_ahead_may_deny_and_moves_nothing() {
        let judged = judge(Some(&start()), &reading(9000 * HOUR, "a", 2 * HOUR));

        assert_eq!(judged.mark.at.as_millis(), 1001 * HOUR);
        assert_eq!(judged.latest.as_millis(), 9000 * HOUR);
        assert!(judged.jump);
        let again = judge(Some(&judged.mark), &reading(9000 * HOUR, "a", 2 * HOUR + 1));
        assert!(!again.jump, "one jump is one record");
    }

    #[test]
    fn a_clock_ahead_is_believed_after_a_day_of_running() {
        let ahead = judge(Some(&start()), &reading(9000 * HOUR, "a", 2 * HOUR));

        let before = judge(Some(&ahead.mark), &reading(9023 * HOUR, "a", 25 * HOUR));
        let after = judge(Some(&before.mark), &reading(9024 * HOUR, "a", 26 * HOUR));

        assert_eq!(before.mark.at.as_millis(), 1024 * HOUR);
        assert_eq!(after.mark.at.as_millis(), 9024 * HOUR);
    }

    #[test]
    fn a_told_time_sets_back_what_began_far_ahead_and_holds_against_the_wrong_wall_clock() {
        let wrong = judge(None, &reading(9000 * HOUR, "a", HOUR)).mark;

        let told =
            observe(Some(&wrong), &reading(9000 * HOUR, "a", HOUR), Timestamp::from_millis(1000 * HOUR)).unwrap();
        let later = judge(Some(&told.mark), &reading(9030 * HOUR, "a", 31 * HOUR));
        let put_right = judge(Some(&later.mark), &reading(1031 * HOUR, "a", 32 * HOUR));
        let over_a_restart = judge(Some(&put_right.mark), &reading(1040 * HOUR, "b", HOUR));

        assert_eq!(told.mark.at.as_millis(), 1000 * HOUR);
        assert_eq!((later.mark.at.as_millis(), later.latest.as_millis()), (1030 * HOUR, 1030 * HOUR));
        assert_eq!((put_right.mark.at.as_millis(), put_right.mark.correction), (1031 * HOUR, 0));
        assert_eq!(over_a_restart.mark.at.as_millis(), 1040 * HOUR);
    }

    #[test]
    fn a_clock_that_is_believed_after_a_day_is_still_as_far_off_as_was_told() {
        let wrong = judge(None, &reading(9000 * HOUR, "a", HOUR)).mark;
        let told =
            observe(Some(&wrong), &reading(9000 * HOUR, "a", HOUR), Timestamp::from_millis(1000 * HOUR)).unwrap();

        let ahead = judge(Some(&told.mark), &reading(9502 * HOUR, "a", 3 * HOUR));
        let believed = judge(Some(&ahead.mark), &reading(9526 * HOUR, "a", 27 * HOUR));
        let later = judge(Some(&believed.mark), &reading(9600 * HOUR, "a", 101 * HOUR));

        assert_eq!(believed.mark.at.as_millis(), 1526 * HOUR);
        assert_eq!((later.mark.at.as_millis(), later.latest.as_millis()), (1600 * HOUR, 1600 * HOUR));
    }

    #[test]
    fn a_told_time_ends_the_doubt_over_a_clock_ahead() {
        let ahead = judge(Some(&start()), &reading(1500 * HOUR, "a", 2 * HOUR)).mark;

        let told =
            observe(Some(&ahead), &reading(1500 * HOUR, "a", 2 * HOUR), Timestamp::from_millis(1500 * HOUR)).unwrap();

        assert_eq!((told.mark.at, told.latest), (told.latest, Timestamp::from_millis(1500 * HOUR)));
    }

    #[test]
    fn a_told_time_that_is_the_ledgers_own_changes_nothing() {
        assert_eq!(
            observe(Some(&start()), &reading(1001 * HOUR, "a", 2 * HOUR), Timestamp::from_millis(1001 * HOUR)),
            None
        );
    }

    #[test]
    fn less_than_a_day_over_a_restart_is_believed() {
        let judged = judge(Some(&start()), &reading(1020 * HOUR, "b", HOUR));

        assert_eq!(judged.mark.at.as_millis(), 1020 * HOUR);
        assert!(!judged.jump);
    }
}
