//! The sweep: what is past its evidence period leaves the front of the subject's chain, up to a checkpoint that vouches
//! for what it came to. One transaction: the entries are gone when the install's chain says so, and not before.

use super::chains::Gathered;
use super::inner::Inner;
use super::log::{Line, LineCode};
use super::open::{Draft, Open};
use super::view::View;
use super::{Head, Placet};
use crate::canonical::Hash;
use crate::clock::{Period, Reading, Timestamp};
use crate::error::Error;
use crate::event::{Entry, Event};
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

/// A place in the subject's chain behind which it may begin.
struct Cut {
    checkpoint: u64,
    before: Hash,
    folded: Vec<u8>,
}

impl Placet {
    /// Removes the entries at the front of the current subject's chain that are older than `keep`, which is three years
    /// at least ([`EVIDENCE_PERIOD`](sweep::EVIDENCE_PERIOD)), up to a checkpoint; an entry counts from the latest moment
    /// at which it can have been written. Writes that checkpoint where one is due, so call it every few weeks. Answers
    /// stay as they are, and the ledger still verifies.
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
        let open = self.open_mut().map_err(Error::unavailable)?;
        let (swept, caught_up) = open.sweep(reading, keep)?;
        if caught_up {
            self.tell_of_anything(declared, reading);
        }
        if swept.removed > 0 {
            self.log(Line::new(LineCode::Swept, format!("{} entries were past their evidence period", swept.removed)));
        }
        Ok(swept)
    }
}

impl Open {
    /// Says too whether another process had written meanwhile.
    fn sweep(&mut self, reading: &Reading, keep: Period) -> Result<(Sweep, bool), Error> {
        self.store.begin().map_err(|it| Error::unavailable(it.into()))?;
        let mut view = self.view.clone();
        let swept = view.catch_up(&self.store).and_then(|it| Ok((view.sweep(&self.store, reading, keep)?, it)));
        match swept {
            Ok((removed, caught_up)) => {
                self.finish(view)?;
                if removed > 0 {
                    self.store.let_go_of_log();
                }
                Ok((Sweep { removed, heads: self.view.heads() }, caught_up))
            }
            Err(why) => {
                self.store.rollback();
                Err(Error::unavailable(why))
            }
        }
    }
}

impl View {
    /// The ends of the install's and the subject's chain.
    fn heads(&self) -> Vec<Head> {
        let ends = [&self.install, &self.subject].into_iter();
        ends.map(|it| Head { chain: it.name.to_string(), sequence: it.sequence, hash: it.hash }).collect()
    }

    fn sweep(&mut self, store: &Store, reading: &Reading, keep: Period) -> Result<u64, Unavailability> {
        for event in self.move_on(reading, None) {
            self.push(store, ChainName::Install, event)?;
        }
        let now = self.mark.as_ref().map_or(Timestamp::EPOCH, |it| it.at);
        let mut gathered = Gathered::of(store, &self.name)?;
        if wants_checkpoint(&gathered, now) {
            self.checkpoint(store)?;
            gathered = Gathered::of(store, &self.name)?;
        }
        let removed = match cut(&gathered, keep, now)? {
            None => 0,
            Some(it) => self.cut(store, &it)?,
        };
        self.write_mark(store)?;
        Ok(removed)
    }

    fn cut(&mut self, store: &Store, it: &Cut) -> Result<u64, Unavailability> {
        let after = it.checkpoint.saturating_sub(1);
        let removed = store.remove_before(self.name.as_str(), it.checkpoint)?;
        store.put_folded(self.name.as_str(), &it.folded)?;
        let swept = Event::Swept { chain: self.name.clone(), after, hash: it.before };
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

/// The last checkpoint with nothing but what is past in front of it, and something to remove.
fn cut(gathered: &Gathered, keep: Period, now: Timestamp) -> Result<Option<Cut>, Unavailability> {
    let install = gathered.entries.iter().filter(|it| it.chain == ChainName::Install).map(|it| &it.entry);
    let jumps = sweep::jumps(install);
    let own: Vec<&Recorded> = gathered.own().collect();
    let entries: Vec<Entry> = own.iter().map(|it| it.entry.clone()).collect();
    let past = sweep::past(&entries, &jumps, keep, now);
    let mut state = gathered.folded.clone();
    let mut before = None;
    let mut found = None;
    // The checkpoint itself may be young: it stays.
    for it in own.into_iter().take(past.saturating_add(1)) {
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
    Ok((hash == *state).then_some(Cut { checkpoint: it.sequence, before, folded }))
}
