//! Subjects that are not the current one: time runs for those with something open as well (ADR 0034). Owns the word in
//! which the store says who they are and when each has something to do next, and how their chains go on meanwhile.

use std::collections::BTreeMap;

use super::used::used;
use super::view::{Age, View};
use crate::canonical;
use crate::clock::{Reading, Timestamp};
use crate::event::{Entry, Event};
use crate::id::SubjectRef;
use crate::ledger::{ChainName, Row};
use crate::policy::retention::Used;
use crate::policy::{Context, Declared, SubjectState, Unavailability, consent, deletion, obligation, request};
use crate::store::Store;

/// The word under which they are kept. It is not evidence: what it leaves out is caught up with when its subject comes back.
const OTHERS: &str = "others";

/// Each subject with something open, and when time next has something to do for it.
pub(super) type Others = BTreeMap<SubjectRef, Option<Timestamp>>;

/// What time alone brings about for a subject: grants that run out, an appeal that ends, dates that a newer calendar moves.
pub(super) fn brought_by_time(ctx: &Context<'_>, state: &SubjectState) -> Vec<Event> {
    let mut brought = consent::expire(ctx, state);
    brought.extend(deletion::tick(ctx, &state.deletion));
    brought.extend(request::tick(ctx, &state.requests));
    brought
}

/// Whether something is open for a subject, and when time next has something to do for it.
fn waits(ctx: &Context<'_>, state: &SubjectState, used: &[Used]) -> (bool, Option<Timestamp>) {
    let of_owed = obligation::moments(ctx, state, used).into_iter().filter(|it| *it > ctx.now).min();
    let ends = [consent::next_expiry(state), deletion::next_due(&state.deletion), of_owed];
    let next = ends.into_iter().flatten().min();
    let is_open = state.deletion.stage().is_some() || !obligation::list(ctx, state, used).is_empty();
    (is_open || next.is_some(), next)
}

impl View {
    /// Reads what the store says of the others.
    pub fn read_others(&mut self, store: &Store) -> Result<(), Unavailability> {
        let Some(text) = store.meta(OTHERS)? else { return Ok(()) };
        self.others = canonical::decode(text.as_bytes()).map_err(|_| Unavailability::Tampered)?;
        Ok(())
    }

    /// Looks through every chain for the others, where the store does not say who they are: an earlier version made it.
    pub fn find_others(&mut self, store: &Store, declared: &Declared, reading: &Reading) -> Result<(), Unavailability> {
        if store.meta(OTHERS)?.is_some() {
            return Ok(());
        }
        for subject in self.subjects.clone() {
            // One that cannot be followed says so when it comes back.
            if subject != self.name
                && !is_closed(store, &subject)?
                && let Some(other) = self.at(store, &subject)?
            {
                self.note(store, declared, reading, &other)?;
            }
        }
        self.write_others(store)
    }

    /// Nobody is left but the current subject.
    pub fn forget_others(&mut self, store: &Store) -> Result<(), Unavailability> {
        self.others.clear();
        self.write_others(store)
    }

    /// The subject that is left, whose chain has not ended, is one of the others from here on.
    pub fn leave_behind(
        &mut self,
        store: &Store,
        declared: &Declared,
        reading: &Reading,
        left: &Self,
    ) -> Result<(), Unavailability> {
        self.note(store, declared, reading, left)?;
        self.write_others(store)
    }

    /// The current subject is another than before, and none of the others.
    pub fn arrive_from_others(&mut self, store: &Store) -> Result<(), Unavailability> {
        self.others.remove(&self.name);
        self.write_others(store)
    }

    /// One of the others is gone.
    pub fn forget_other(&mut self, store: &Store, subject: &SubjectRef) -> Result<(), Unavailability> {
        self.others.remove(subject);
        self.write_others(store)
    }

    /// Whether time has something to do for one of them now.
    pub fn is_time_for_others(&self) -> bool {
        let now = self.mark.as_ref().map_or(Timestamp::EPOCH, |it| it.at);
        self.others.values().flatten().any(|it| *it <= now)
    }

    /// When time next has something to do for one of them.
    pub fn next_of_others(&self) -> Option<Timestamp> {
        self.others.values().flatten().min().copied()
    }

    /// Carries time on for those for whom it has something to do: for everyone, where dates may be others than before. Says
    /// whether there was anybody.
    pub fn carry_others_on(
        &mut self,
        store: &Store,
        declared: &Declared,
        reading: &Reading,
        everyone: bool,
    ) -> Result<bool, Unavailability> {
        let now = self.mark.as_ref().map_or(Timestamp::EPOCH, |it| it.at);
        let due = self.others.iter().filter(|(_, at)| everyone || at.is_some_and(|at| at <= now));
        let due: Vec<SubjectRef> = due.map(|(subject, _)| subject.clone()).collect();
        for subject in &due {
            let Some(mut other) = self.at(store, subject)? else { continue };
            let had_come = other.subject.sequence;
            other.set_back(store)?;
            other.go_on(store, declared, reading)?;
            self.note(store, declared, reading, &other)?;
            if other.subject.sequence > had_come {
                self.take_in(store, other)?;
            }
        }
        // Where there was nobody, the store says what was read of it in this transaction.
        if !due.is_empty() {
            self.write_others(store)?;
        }
        Ok(!due.is_empty())
    }

    /// The view with another subject in the place of the current one; nothing where its chain cannot be followed. That is
    /// found when it comes back, and keeps nobody else from deciding.
    pub fn at(&self, store: &Store, subject: &SubjectRef) -> Result<Option<Self>, Unavailability> {
        let mut other = self.clone();
        match other.turn_to(store, subject.clone()) {
            Ok(()) => {}
            Err(Unavailability::Tampered | Unavailability::Newer) => return Ok(None),
            Err(why) => return Err(why),
        }
        other.age = Age::of(&store.profile(subject)?.unwrap_or_default());
        Ok(Some(other))
    }

    /// Writes what time has brought the subject that stands in the view, and what that leaves owed.
    pub fn go_on(&mut self, store: &Store, declared: &Declared, reading: &Reading) -> Result<(), Unavailability> {
        let ctx = self.context(declared, reading);
        let brought = brought_by_time(&ctx, &self.state);
        self.write_settled(store, declared, reading, brought)
    }

    /// Writes events in the chain of the subject that stands in the view, and what they leave owed.
    pub fn write_settled(
        &mut self,
        store: &Store,
        declared: &Declared,
        reading: &Reading,
        events: Vec<Event>,
    ) -> Result<(), Unavailability> {
        let before = self.state.clone();
        for it in events {
            self.push(store, self.subject.name.clone(), it)?;
        }
        let ctx = self.context(declared, reading);
        let owed = obligation::settle(&ctx, ctx.age, &before, &self.state).events();
        for it in owed {
            self.push(store, self.subject.name.clone(), it)?;
        }
        Ok(())
    }

    /// Says how far another's chain has come, which went on.
    pub fn take_in(&mut self, store: &Store, mut other: Self) -> Result<(), Unavailability> {
        other.checkpoint_if_long(store)?;
        self.push(store, ChainName::Install, Event::SubjectContinued { head: other.head() })
    }

    fn note(
        &mut self,
        store: &Store,
        declared: &Declared,
        reading: &Reading,
        other: &Self,
    ) -> Result<(), Unavailability> {
        let ctx = other.context(declared, reading);
        match waits(&ctx, &other.state, &used(store, &other.name)?) {
            (true, next) => drop(self.others.insert(other.name.clone(), next)),
            (false, _) => drop(self.others.remove(&other.name)),
        }
        Ok(())
    }

    fn write_others(&self, store: &Store) -> Result<(), Unavailability> {
        let text = canonical::encode(&self.others).ok().and_then(|it| String::from_utf8(it).ok());
        let text = text.ok_or(Unavailability::Internal)?;
        Ok(store.set_meta(OTHERS, &text)?)
    }
}

/// Whether a subject's chain has ended.
pub(super) fn is_closed(store: &Store, subject: &SubjectRef) -> Result<bool, Unavailability> {
    Ok(store.last_row(subject.as_str())?.is_some_and(|it| ends_chain(&it)))
}

/// Whether it is a subject's last entry: what was refused there went on in another chain, or was erased.
pub(super) fn ends_chain(row: &Row) -> bool {
    Entry::from_bytes(&row.bytes).is_ok_and(|it| matches!(it.event, Event::SubjectClosed { .. }))
}
