//! The sweep: what is past its evidence period leaves the front of the subjects' chains, up to a checkpoint that vouches
//! for what each came to. One transaction: the entries are gone when the install's chain says so, and not before.

use super::chains::{self, Gathered};
use super::evidence::head;
use super::inner::Inner;
use super::log::{Line, LineCode};
use super::open::{Draft, Open};
use super::view::View;
use super::{Head, Placet};
use crate::canonical::Hash;
use crate::clock::{Period, Reading, Timestamp};
use crate::error::Error;
use crate::event::{Entry, Event};
use crate::id::SubjectRef;
use crate::ledger::{self, ChainName, Recorded};
use crate::policy::{Declared, Refusal, RefusalCode, SubjectState, Unavailability, sweep};
use crate::store::Store;

/// What a sweep did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sweep {
    /// How many entries were removed.
    pub removed: u64,
    /// The ends of the chains now: keep them in place of those that were kept elsewhere before, which a sweep may take
    /// away.
    pub heads: Vec<Head>,
}

/// A place in front of which a chain may be cut.
struct Cut {
    /// The entry with which the chain begins afterwards.
    first: u64,
    /// The hash of the one before it.
    before: Hash,
    /// What the chain had come to there, where anybody may ask.
    folded: Option<Vec<u8>>,
}

impl Placet {
    /// Removes the entries at the front of every subject's chain that are older than `keep`, which is three years at least
    /// ([`EVIDENCE_PERIOD`](sweep::EVIDENCE_PERIOD)), up to a checkpoint; of a chain that has ended all but its end. An
    /// entry counts from the latest moment at which it can have been written. Writes the checkpoint where one is due, so
    /// call it every few weeks. Answers stay as they are, and the ledger still verifies. A deletion that was submitted keeps
    /// its entries until it is over.
    ///
    /// # Errors
    /// Refused with `evidence_period_too_short`; unavailable with the store's trouble.
    pub fn sweep(&self, keep: Period) -> Result<Sweep, Error> {
        self.try_run(|inner, declared, reading| inner.sweep(declared, reading, keep))
    }
}

impl Inner {
    fn sweep(&mut self, declared: &Declared, reading: &Reading, keep: Period) -> Result<Sweep, Error> {
        if !sweep::is_long_enough(keep) {
            return Err(Refusal::new(RefusalCode::EvidencePeriodTooShort, keep).into());
        }
        // What time has brought comes first, as with every call that writes.
        self.write(declared, reading, |_, _, _| Ok((Draft::default(), ())))?;
        let open = self.begin(declared, reading).map_err(Error::unavailable)?;
        let swept = match open.sweep(reading, keep) {
            Ok(swept) => swept,
            Err(why) if why.is_retryable() => return Err(Error::unavailable(why)),
            Err(why) => return Err(Error::unavailable(self.give_up(why))),
        };
        if swept.removed > 0 {
            self.log(Line::new(LineCode::Swept, format!("{} entries were past their evidence period", swept.removed)));
        }
        Ok(swept)
    }
}

impl Open {
    /// Sweeps in the transaction that was begun, and ends it.
    fn sweep(&mut self, reading: &Reading, keep: Period) -> Result<Sweep, Unavailability> {
        let mut view = self.view.clone();
        let swept = view.sweep(&self.store, reading, keep).inspect_err(|_| self.store.rollback())?;
        self.finish(view)?;
        if swept.removed > 0 {
            // A reader elsewhere may stand in the way; then the next commits write over what was removed.
            let _ = self.store.empty_log();
        }
        Ok(swept)
    }
}

impl View {
    fn sweep(&mut self, store: &Store, reading: &Reading, keep: Period) -> Result<Sweep, Unavailability> {
        for event in self.move_on(reading, None) {
            self.push(store, ChainName::Install, event)?;
        }
        let now = self.mark.as_ref().map_or(Timestamp::EPOCH, |it| it.at);
        let current = self.name.clone();
        let mut removed: u64 = 0;
        for subject in self.subjects.clone() {
            removed = removed.saturating_add(self.sweep_chain(store, &subject, keep, now)?);
        }
        self.turn_to(store, current)?;
        self.write_mark(store)?;
        // What is left is verified, or nothing is changed.
        let ends = chains::read(store, |_| Ok::<_, Unavailability>(()))?;
        Ok(Sweep { removed, heads: ends.iter().map(head).collect() })
    }

    fn sweep_chain(
        &mut self,
        store: &Store,
        subject: &SubjectRef,
        keep: Period,
        now: Timestamp,
    ) -> Result<u64, Unavailability> {
        let mut gathered = Gathered::own_of(store, subject)?;
        let found = match gathered.own().last() {
            Some(last) if matches!(last.entry.event, Event::SubjectClosed { .. }) => at_end(&gathered, keep, now),
            _ => {
                self.turn_to(store, subject.clone())?;
                if wants_checkpoint(&gathered, now) && self.subject.at <= now {
                    self.checkpoint(store)?;
                    gathered = Gathered::own_of(store, subject)?;
                }
                at_checkpoint(&gathered, keep, now)?
            }
        };
        found.map_or(Ok(0), |it| self.cut(store, subject, &it))
    }

    fn cut(&mut self, store: &Store, subject: &SubjectRef, it: &Cut) -> Result<u64, Unavailability> {
        let after = it.first.saturating_sub(1);
        let removed = store.remove_before(subject.as_str(), it.first)?;
        match &it.folded {
            Some(folded) => store.put_folded(subject.as_str(), folded)?,
            None => store.forget_folded(subject.as_str())?,
        }
        let swept = Event::Swept { chain: subject.clone(), after, hash: it.before };
        self.push(store, ChainName::Install, swept)?;
        Ok(removed)
    }
}

/// Whether there are entries behind the last checkpoint that one should stand behind.
fn wants_checkpoint(gathered: &Gathered, now: Timestamp) -> bool {
    let is_checkpoint = |it: &&Recorded| matches!(it.entry.event, Event::Checkpoint { .. });
    let last = gathered.own().filter(is_checkpoint).last().map_or(0, |it| it.sequence);
    let behind = gathered.own().find(|it| it.sequence > last);
    behind.is_some_and(|it| sweep::wants_checkpoint(it.entry.at, now))
}

/// How many entries at the front of the chain are past.
fn past(gathered: &Gathered, keep: Period, now: Timestamp) -> usize {
    let install = gathered.entries.iter().filter(|it| it.chain == ChainName::Install).map(|it| &it.entry);
    let own: Vec<Entry> = gathered.own().map(|it| it.entry.clone()).collect();
    sweep::past(&own, &sweep::jumps(install), keep, now)
}

/// The end of a chain that has ended, where all in front of it is past and something is to be removed.
fn at_end(gathered: &Gathered, keep: Period, now: Timestamp) -> Option<Cut> {
    let own: Vec<&Recorded> = gathered.own().collect();
    let [.., before, end] = own.as_slice() else { return None };
    let is_past = past(gathered, keep, now) >= own.len().saturating_sub(1);
    is_past.then_some(Cut { first: end.sequence, before: before.hash, folded: None })
}

/// The last checkpoint with nothing but what is past in front of it, and something to remove.
fn at_checkpoint(gathered: &Gathered, keep: Period, now: Timestamp) -> Result<Option<Cut>, Unavailability> {
    let own: Vec<Entry> = gathered.own().map(|it| it.entry.clone()).collect();
    let past = past(gathered, keep, now).min(sweep::before_deletion(gathered.folded.deletion.clone(), &own));
    let mut state = gathered.folded.clone();
    let mut before = None;
    let mut found = None;
    // The checkpoint itself may be young: it stays.
    for it in gathered.own().take(past.saturating_add(1)) {
        found = vouched(it, before, &state)?.or(found);
        state.apply(it.entry.at, &it.entry.event);
        before = Some(it.hash);
    }
    Ok(found)
}

/// A cut in front of an entry, where it is a checkpoint over the state that its front folds to: a state of another form
/// than this version's cannot be written down.
fn vouched(it: &Recorded, before: Option<Hash>, front: &SubjectState) -> Result<Option<Cut>, Unavailability> {
    let (Event::Checkpoint { state }, Some(before)) = (&it.entry.event, before) else { return Ok(None) };
    let (folded, hash) = ledger::fold_bytes(front)?;
    Ok((hash == *state).then_some(Cut { first: it.sequence, before, folded: Some(folded) }))
}
