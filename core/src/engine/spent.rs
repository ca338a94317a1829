//! Budgets that outlive a process where time or the store is another: what a recovery takes over of them, and of time, as
//! much as can be read, and where that is not all, everything counts as spent; and what a told time makes of them.

use super::view::{LAUNCH, MARK, View};
use crate::clock::Timestamp;
use crate::manifest::Manifest;
use crate::policy::Unavailability;
use crate::policy::spent::Spent;
use crate::policy::time::Mark;
use crate::store::Store;
use crate::store::quarantine::Remains;

/// What was spent in a store that is set aside, and where its time stood.
#[derive(Debug, Default)]
pub(super) struct TakenOver {
    pub spent: Spent,
    pub mark: Option<Mark>,
    /// Whether this is all that was spent.
    pub is_whole: bool,
}

impl TakenOver {
    /// What the remains say. Those of a recovery that was cut off repeat what it had taken over: of two that say the same,
    /// one counts.
    pub fn of(mut self, remains: &[Remains]) -> Self {
        self.is_whole &= !remains.is_empty();
        for it in remains {
            let launch = it.words.get(LAUNCH).and_then(|it| it.parse::<u64>().ok());
            let mark = it.words.get(MARK).and_then(|it| serde_json::from_str::<Mark>(it).ok());
            self.is_whole &= it.is_all_taken && launch.is_some() && mark.is_some();
            self.spent.join(&it.taken, launch);
            let is_later = mark.as_ref().map(|it| it.at) > self.mark.as_ref().map(|it| it.at);
            self.mark = if is_later { mark } else { self.mark.take() };
        }
        self
    }

    /// The mark to go on from. A jump that it stands in is to be recorded in the new ledger too.
    pub fn mark(&self) -> Option<Mark> {
        self.mark.clone().map(|it| Mark { jumped: false, ..it })
    }
}

impl View {
    /// Writes down what was spent in the store before this one.
    pub fn take_over(&mut self, store: &Store, manifest: &Manifest, it: TakenOver) -> Result<(), Unavailability> {
        let now = self.mark.as_ref().map_or(Timestamp::EPOCH, |it| it.at);
        let TakenOver { mut spent, is_whole, .. } = it;
        spent.not_after(now);
        if !is_whole {
            spent.exhaust(manifest, now);
        }
        store.set_meta(LAUNCH, &spent.launch.to_string())?;
        // Nothing of it is forgotten yet.
        let from = Some(Timestamp::from_millis(i64::MIN));
        for (it, taken) in &spent.taken {
            for (at, launch) in taken {
                store.spend(it, *launch, *at, from)?;
            }
        }
        Ok(())
    }

    /// The time was told: what a wrong clock dated later was taken by now, and counts for a window from here.
    pub fn spent_by_now(&mut self, store: &Store) -> Result<(), Unavailability> {
        let now = self.mark.as_ref().map_or(Timestamp::EPOCH, |it| it.at);
        store.spent_not_after(now)?;
        self.spent.taken = store.spent()?;
        Ok(())
    }
}
