//! Calls on what is owed, and on how long data is kept.

use super::inner::Inner;
use super::{Change, ChangeReport, Placet};
use crate::clock::{Reading, Timestamp};
use crate::error::Error;
use crate::event::Evidence;
use crate::id::{DataId, GroundId};
use crate::policy::obligation::{self, ObligationId, OpenObligation};
use crate::policy::retention::{self, Plan, Used};
use crate::policy::{Declared, Refusal, Unavailability};

impl Placet {
    /// Everything that is owed to the current subject, by now's time: data that nothing keeps any more, requests about
    /// rights, the tasks of a deletion, and data whose time runs out. Each is called the same until it is confirmed.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn obligations(&self) -> Result<Vec<OpenObligation>, Error> {
        self.run(|inner, declared, reading| {
            let listed = inner.read_more(declared, reading, |ctx, open, _| {
                Ok(obligation::list(ctx, &open.view.state, &open.used()?))
            });
            listed.map_err(Error::unavailable)
        })
    }

    /// Records that something owed was done. Saying so again changes nothing. Of data whose time runs out it says that
    /// everything which was collected until now is gone, or names nobody.
    ///
    /// # Errors
    /// Refused with `no_such_obligation` where that never was owed, `obligation_held` while a hold stops it,
    /// `kept_by_law` with the date before which the law does not let the data go, and with the codes of
    /// [`complete_request`](Self::complete_request) and [`confirm_task`](Self::confirm_task).
    pub fn confirm(&self, id: &ObligationId, evidence: Evidence) -> Result<ChangeReport, Error> {
        self.try_run(|inner, declared, reading| {
            let used = inner.read_more(declared, reading, |_, open, _| open.used()).map_err(Error::unavailable)?;
            let written = inner.write(declared, reading, |ctx, state, _| {
                Ok((obligation::confirm(ctx, state, &used, id, evidence)?.into(), ()))
            });
            written.map(|(report, ())| report)
        })
    }

    /// How long one kind of data is kept, and by which rules.
    ///
    /// # Errors
    /// Refused with `not_declared`; unavailable with the store's trouble.
    pub fn retention(&self, data: &DataId) -> Result<Plan, Error> {
        if !self.manifest().data.contains_key(data) {
            return Err(Refusal::not_declared("data").into());
        }
        self.run(|inner, declared, reading| {
            let plan = inner.read_more(declared, reading, |ctx, open, _| {
                Ok(retention::plan_of(ctx, &open.view.state, &open.used()?, data))
            });
            plan.map_err(Error::unavailable)
        })
    }

    /// Says that an event came which ends the keeping of data, in the manifest's word for it: what follows is owed from
    /// now on. Where it is owed already, nothing changes.
    ///
    /// # Errors
    /// Refused with `not_declared` where no rule about the data ends with that event.
    pub fn end_retention(&self, data: &DataId, event: &str) -> Result<ChangeReport, Error> {
        self.decide(|ctx, state| obligation::opened(ctx, state, data, event))
    }

    /// Places a hold: the data whose rules name this ground among the reasons for keeping it longer is not to be erased
    /// until the hold is lifted. The evidence names the notice that the person was shown.
    ///
    /// # Errors
    /// Refused with `not_declared`, `notice_required` and `already_past`.
    pub fn place_hold(&self, ground: &GroundId, review: Timestamp, evidence: &Evidence) -> Result<ChangeReport, Error> {
        self.decide(|ctx, state| retention::place(ctx, state, ground, review, evidence))
    }

    /// Lifts a hold: what it stopped is due again. Where there is none, nothing changes.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn lift_hold(&self, ground: &GroundId, evidence: &Evidence) -> Result<ChangeReport, Error> {
        self.decide(|ctx, state| Ok(retention::lift(ctx, state, ground, evidence)))
    }
}

impl Placet {
    /// When each use of the current subject was taken.
    pub(super) fn used(&self) -> Result<Vec<Used>, Error> {
        let read = self.run(|inner, declared, reading| inner.read_more(declared, reading, |_, open, _| open.used()));
        read.map_err(Error::unavailable)
    }
}

impl Inner {
    /// Tells that time changed what is owed, where it did since the last tick.
    pub fn tell_of_owed(&mut self, declared: &Declared, reading: &Reading) -> Result<(), Unavailability> {
        let (now, has_changed) = self.read_more(declared, reading, |ctx, open, _| {
            Ok((ctx.now, open.untold_moments(ctx)?.iter().any(|it| *it <= ctx.now)))
        })?;
        if has_changed {
            self.notice(Change::Obligations);
        }
        self.told_until(now);
        Ok(())
    }
}
