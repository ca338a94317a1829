//! Budgets that outlive a process: per launch of the app, and per sliding window (`domain` 5).

use std::collections::BTreeMap;

use crate::clock::{Period, Timestamp};
use crate::id::UseRef;
use crate::manifest::{BudgetScope, Manifest, Use};

/// What was taken of the uses whose budgets outlive a process, in every process over the store.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spent {
    /// The number of this launch.
    pub launch: u64,
    /// When each use was taken, and in which launch, in order.
    pub taken: BTreeMap<UseRef, Vec<(Timestamp, u64)>>,
}

/// Nothing was taken: for who only reads what stands.
pub static NOTHING_SPENT: Spent = Spent { launch: 0, taken: BTreeMap::new() };

impl Spent {
    /// Whether what is taken of a use counts beyond the process.
    pub fn counts(declared: &Use) -> bool {
        let per = declared.budget.as_ref().map(|it| it.per);
        matches!(per, Some(BudgetScope::Launch | BudgetScope::Window(_)))
    }

    /// Whether anything was taken in a launch, or in a later one.
    pub fn has_any_of(&self, launch: u64) -> bool {
        self.taken.values().flatten().any(|(_, it)| *it >= launch)
    }

    /// How many more times a use may happen, and when there is one more; nothing where its budget is another one.
    pub fn left(&self, it: &UseRef, declared: &Use, now: Timestamp) -> Option<(u32, Option<Timestamp>)> {
        let budget = declared.budget.as_ref()?;
        let taken = self.taken.get(it).map_or(&[][..], Vec::as_slice);
        match budget.per {
            BudgetScope::Session | BudgetScope::Action => None,
            BudgetScope::Launch => {
                let count = taken.iter().filter(|(_, launch)| *launch == self.launch).count();
                Some((left(budget.count, count), None))
            }
            BudgetScope::Window(period) => {
                let ends: Vec<Timestamp> =
                    taken.iter().map(|(at, _)| at.plus(period)).filter(|end| *end > now).collect();
                let left = left(budget.count, ends.len());
                // One more may happen when enough of those that count have left the window.
                let over = ends.len().saturating_sub(usize::try_from(budget.count).unwrap_or(usize::MAX));
                Some((left, ends.get(over).copied().filter(|_| left == 0)))
            }
        }
    }

    /// When the next budget that is spent has room again.
    pub fn next_room(&self, manifest: &Manifest, now: Timestamp) -> Option<Timestamp> {
        manifest.uses().filter_map(|(it, declared)| self.left(&it, declared, now)?.1).min()
    }

    /// The time after which what was taken still counts: nothing earlier needs to be kept.
    pub fn counts_from(declared: &Use, now: Timestamp) -> Option<Timestamp> {
        match declared.budget.as_ref()?.per {
            BudgetScope::Window(period) => Some(before(now, period)),
            _ => None,
        }
    }

    /// Takes up what another store says was taken. What was taken in its last launch, or in whichever where it does not say
    /// which was the last, counts in this one. Of two stores that say the same, one counts.
    pub fn join(&mut self, taken: &[(UseRef, Timestamp, u64)], last: Option<u64>) {
        let was = self.launch;
        self.launch = taken.iter().map(|(_, _, launch)| *launch).chain(last).fold(was, u64::max);
        for (_, launch) in self.taken.values_mut().flatten().filter(|(_, launch)| *launch == was) {
            *launch = self.launch;
        }
        let mut other: BTreeMap<UseRef, Vec<(Timestamp, u64)>> = BTreeMap::new();
        for (it, at, launch) in taken {
            let is_this = last.is_none_or(|last| *launch >= last);
            other.entry(it.clone()).or_default().push((*at, if is_this { self.launch } else { *launch }));
        }
        for (it, mut more) in other {
            let own = self.taken.entry(it).or_default();
            for it in &*own {
                if let Some(same) = more.iter().position(|other| other == it) {
                    more.swap_remove(same);
                }
            }
            own.append(&mut more);
            own.sort_unstable();
        }
    }

    /// What was taken later than `now` by a wrong clock counts from there: a window that is spent is so for its length, and
    /// no longer.
    pub fn not_after(&mut self, now: Timestamp) {
        for (at, _) in self.taken.values_mut().flatten() {
            *at = now.min(*at);
        }
    }

    /// Everything counts as spent now, in this launch: nobody can say what was.
    pub fn exhaust(&mut self, manifest: &Manifest, now: Timestamp) {
        for (it, declared) in manifest.uses().filter(|(_, declared)| Self::counts(declared)) {
            let count = declared.budget.as_ref().map_or(0, |it| it.count);
            let all = std::iter::repeat_n((now, self.launch), usize::try_from(count).unwrap_or(usize::MAX));
            self.taken.entry(it).or_default().extend(all);
        }
    }
}

fn left(count: u32, taken: usize) -> u32 {
    count.saturating_sub(u32::try_from(taken).unwrap_or(u32::MAX))
}

/// A moment so early that `period` after it is not after `now`: twice its longest length, which is on the safe side.
fn before(now: Timestamp, period: Period) -> Timestamp {
    let length = now.plus(period).as_millis().saturating_sub(now.as_millis());
    now.plus_millis(length.saturating_mul(-2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_millis(hours * 3_600_000)
    }

    fn declared(budget: &str) -> Use {
        serde_json::from_str(&format!(r#"{{ "data": "place", "purpose": "nearby", "budget": {budget} }}"#)).unwrap()
    }

    fn spent(taken: &[(i64, u64)]) -> (UseRef, Spent) {
        let it: UseRef = "nearby.locate".parse().unwrap();
        let taken = taken.iter().map(|(hour, launch)| (at(*hour), *launch)).collect();
        (it.clone(), Spent { launch: 2, taken: [(it, taken)].into() })
    }

    #[test]
    fn a_launch_counts_its_own_takes_alone() {
        let (it, spent) = spent(&[(1, 1), (2, 2)]);

        assert_eq!(spent.left(&it, &declared(r#"{ "count": 2, "per": "launch" }"#), at(3)), Some((1, None)));
    }

    #[test]
    fn a_window_slides_and_says_when_there_is_one_more() {
        let (it, spent) = spent(&[(1, 1), (5, 1), (6, 2)]);
        let declared = declared(r#"{ "count": 2, "per": "PT10H" }"#);

        assert_eq!(spent.left(&it, &declared, at(10)), Some((0, Some(at(15)))));
        assert_eq!(spent.left(&it, &declared, at(15)), Some((1, None)));
        assert_eq!(spent.left(&it, &declared, at(16)), Some((2, None)));
    }

    #[test]
    fn two_stores_are_joined_in_the_later_launch_and_what_both_say_counts_once() {
        let join = |other: &[(i64, u64)], last| {
            let (it, mut spent) = spent(&[(1, 1), (2, 2)]);
            let other: Vec<_> = other.iter().map(|(hour, launch)| (it.clone(), at(*hour), *launch)).collect();
            spent.join(&other, last);
            let taken = spent.taken.remove(&it).unwrap();
            let hours = |it: Timestamp| it.as_millis() / at(1).as_millis();
            (spent.launch, taken.into_iter().map(|(at, launch)| (hours(at), launch)).collect::<Vec<_>>())
        };

        assert_eq!(join(&[(1, 1), (3, 2)], Some(2)), (2, vec![(1, 1), (2, 2), (3, 2)]));
        assert_eq!(join(&[(2, 2), (3, 3)], Some(3)), (3, vec![(1, 1), (2, 2), (2, 3), (3, 3)]));
        assert_eq!(join(&[(3, 1)], Some(1)), (2, vec![(1, 1), (2, 2), (3, 2)]), "the last launch of both is this one");
        assert_eq!(join(&[(3, 1)], None), (2, vec![(1, 1), (2, 2), (3, 2)]), "whichever may have been the last");
    }

    #[test]
    fn what_is_kept_of_a_window_is_what_still_counts_and_at_most_a_window_more() {
        let window = declared(r#"{ "count": 2, "per": "PT10H" }"#);

        assert_eq!(Spent::counts_from(&window, at(100)), Some(at(80)));
        assert_eq!(Spent::counts_from(&declared(r#"{ "count": 2, "per": "launch" }"#), at(100)), None);
    }

    #[test]
    fn a_launch_has_what_was_taken_in_it_or_later() {
        let (_, spent) = spent(&[(1, 2)]);

        assert_eq!([1, 2, 3].map(|launch| spent.has_any_of(launch)), [true, true, false]);
    }

    #[test]
    fn what_a_session_or_an_action_keeps_is_not_counted_here() {
        let (it, spent) = spent(&[]);

        assert_eq!(spent.left(&it, &declared(r#"{ "count": 1, "per": "session" }"#), at(0)), None);
    }
}
