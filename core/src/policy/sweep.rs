//! What is past its evidence period, and may be swept (`domain` 11, 13; PIPL 56). Owns the doubt about how old an entry
//! is; what is removed and how is not its business.
//!
//! Sweeping cannot be undone, so an entry counts from the latest moment at which it can have been written. A device that
//! began in 1970 and was put right since has entries of 1970 that are no older than the moment of putting it right.

use crate::clock::{Period, Timestamp};
use crate::event::{Entry, Event};
use crate::policy::deletion::DeletionState;

/// How long evidence is kept at least: three years.
pub const EVIDENCE_PERIOD: Period = Period { months: 36, days: 0, seconds: 0 };
/// How old an entry is before a sweep writes a checkpoint behind it, so that it can go when its time has come: 90 days.
const CHECKPOINT_AFTER: Period = Period { months: 0, days: 90, seconds: 0 };

/// That the ledger's time went on by more than what had passed: what was written before may be as young as this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jump {
    /// Where the ledger's time had stood.
    pub from: Timestamp,
    /// What the clock said, or somebody told.
    pub to: Timestamp,
}

/// The jumps forward that the install's chain tells of, in its order.
pub fn jumps<'a>(install: impl IntoIterator<Item = &'a Entry>) -> Vec<Jump> {
    let jump = |it: &Entry| match it.event {
        Event::ClockJumped { wall, mark } => Some(Jump { from: mark, to: wall }),
        Event::TimeObserved { was, .. } => Some(Jump { from: was, to: it.at }),
        _ => None,
    };
    install.into_iter().filter_map(jump).filter(|it| it.to > it.from).collect()
}

/// Whether a period is long enough for evidence, whenever it begins: no three years are longer than those from the epoch
/// on, which have a leap day.
pub fn is_long_enough(keep: Period) -> bool {
    Timestamp::EPOCH.plus(keep) >= Timestamp::EPOCH.plus(EVIDENCE_PERIOD)
}

/// How many entries at the front of a chain are past `keep`, each counted from the latest moment at which it can have
/// been written.
pub fn past(chain: &[Entry], jumps: &[Jump], keep: Period, now: Timestamp) -> usize {
    if now.plus(keep) <= now {
        // At the end of what can be counted nothing is known to be past.
        return 0;
    }
    let mut told = None;
    let mut young_from = chain.len();
    for (place, it) in chain.iter().enumerate().rev() {
        if latest_time(it.at, told, jumps, now).plus(keep) > now {
            young_from = place;
        }
        if matches!(it.event, Event::TimeObserved { .. }) {
            // Whoever told the time did so after everything in front of it was written.
            told = Some(told.map_or(it.at, |earlier: Timestamp| earlier.min(it.at)));
        }
    }
    young_from
}

/// How many entries of a chain stand in front of the deletion that runs at its end; all of them where none was submitted,
/// or it is over. What was asked for, and how that came about, is needed until it is done, however long that takes.
pub fn before_deletion(mut deletion: DeletionState, chain: &[Entry]) -> usize {
    let mut since = deletion.stage().map(|_| 0);
    for (place, it) in chain.iter().enumerate() {
        deletion.apply(it.at, &it.event);
        since = deletion.stage().and(since.or(Some(place)));
    }
    since.filter(|_| deletion.is_pending()).unwrap_or(chain.len())
}

/// Whether a checkpoint is due behind entries that began at `oldest`.
pub fn wants_checkpoint(oldest: Timestamp, now: Timestamp) -> bool {
    oldest.plus(CHECKPOINT_AFTER) <= now
}

/// The latest moment at which an entry of that time can have been written. A jump to a moment that has not come yet was
/// never believed.
fn latest_time(at: Timestamp, told: Option<Timestamp>, jumps: &[Jump], now: Timestamp) -> Timestamp {
    let at = told.map_or(at, |it| at.min(it));
    let jump = jumps.iter().find(|it| it.from >= at && it.to <= now);
    jump.map_or(at, |it| it.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::TimeSource;

    const YEAR: i64 = 365 * 86_400_000;

    fn at(years: i64) -> Timestamp {
        Timestamp::from_millis(years * YEAR)
    }

    fn decided(years: i64) -> Entry {
        Entry::new(at(years), Event::ConsentExpired { purpose: "ads".parse().unwrap() })
    }

    fn observed(years: i64, was: i64) -> Entry {
        Entry::new(at(years), Event::TimeObserved { source: TimeSource::Server, was: at(was) })
    }

    fn jumped(mark: i64, wall: i64) -> Entry {
        Entry::new(at(mark), Event::ClockJumped { wall: at(wall), mark: at(mark) })
    }

    fn past_at(now: i64, install: &[Entry], chain: &[Entry]) -> usize {
        past(chain, &jumps(install), EVIDENCE_PERIOD, at(now))
    }

    #[test]
    fn entries_are_past_from_the_front_up_to_the_first_that_is_not() {
        let chain = [decided(50), decided(51), decided(54), decided(55)];

        assert_eq!(past_at(52, &[], &chain), 0);
        assert_eq!(past_at(55, &[], &chain), 2);
        assert_eq!(past_at(60, &[], &chain), 4);
    }

    #[test]
    fn an_entry_before_a_jump_that_was_believed_counts_from_what_the_clock_said_then() {
        let (install, chain) = ([jumped(0, 54)], [decided(0), decided(54)]);

        assert_eq!(past_at(55, &install, &chain), 0, "written in 1970 by a clock that had no idea");
        assert_eq!(past_at(58, &install, &chain), 2);
    }

    #[test]
    fn a_jump_that_was_never_believed_makes_nothing_younger() {
        let (install, chain) = ([jumped(50, 129)], [decided(50)]);

        assert_eq!(past_at(54, &install, &chain), 1);
    }

    #[test]
    fn what_was_written_before_the_time_was_told_is_no_younger_than_that() {
        let (install, chain) = ([observed(54, 129)], [decided(129), observed(54, 129), decided(54)]);

        assert_eq!(past_at(55, &install, &chain), 0);
        assert_eq!(past_at(58, &install, &chain), 3, "an entry of 2099 does not pin what comes behind it");
        let forward = [observed(54, 0)];
        assert_eq!(past_at(55, &forward, &[decided(0), observed(54, 0)]), 0);
    }

    #[test]
    fn an_entry_is_past_in_the_millisecond_in_which_its_period_ends() {
        let end = at(50).plus(EVIDENCE_PERIOD);

        assert_eq!(past(&[decided(50)], &[], EVIDENCE_PERIOD, end.plus_millis(-1)), 0);
        assert_eq!(past(&[decided(50)], &[], EVIDENCE_PERIOD, end), 1);
    }

    #[test]
    fn a_jump_makes_nothing_younger_that_was_written_behind_it() {
        assert_eq!(past_at(55, &[jumped(50, 51)], &[decided(53)]), 0);
    }

    #[test]
    fn a_told_time_that_was_the_ledgers_own_makes_nothing_younger() {
        assert_eq!(past_at(54, &[observed(53, 53)], &[decided(50)]), 1);
    }

    #[test]
    fn a_checkpoint_is_due_behind_what_is_90_days_old() {
        let day = |day: i64| at(50).plus_millis(day * 86_400_000);

        assert!(!wants_checkpoint(at(50), day(90).plus_millis(-1)));
        assert!(wants_checkpoint(at(50), day(90)));
    }

    #[test]
    fn three_years_are_the_least() {
        let period = |months, days| Period { months, days, seconds: 0 };

        assert!(is_long_enough(period(36, 0)) && is_long_enough(period(60, 0)) && is_long_enough(period(0, 1096)));
        assert!(is_long_enough(period(u32::MAX, u32::MAX)));
        assert!(!is_long_enough(period(35, 0)) && !is_long_enough(period(0, 1095)));
    }

    #[test]
    fn where_time_has_come_to_its_end_nothing_is_past() {
        for end in [i64::MAX, i64::MAX - 1, 8_300_000_000_000_000] {
            let end = Timestamp::from_millis(end);
            let decided = Entry::new(end, Event::ConsentExpired { purpose: "ads".parse().unwrap() });

            assert_eq!(past(&[decided], &[], EVIDENCE_PERIOD, end), 0, "{end:?}");
        }
    }
}
