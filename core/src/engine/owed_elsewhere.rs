//! Calls on what is owed to subjects that are not the current one: to list it, and to say that it was done.

use super::inner::Inner;
use super::open::{Draft, Open};
use super::others::is_closed;
use super::used::used;
use super::view::View;
use super::{Change, ChangeReport, Placet};
use crate::clock::Reading;
use crate::error::Error;
use crate::event::{CloseReason, Event, Evidence};
use crate::id::SubjectRef;
use crate::ledger::ChainName;
use crate::policy::obligation::{self, ObligationId, OpenObligation};
use crate::policy::{Declared, Refusal, RefusalCode, Unavailability};
use crate::store::Store;

impl Placet {
    /// What is owed to the subjects of this install that are not the current one, each with whom it is owed to: an account
    /// that was signed out, or one whose deletion goes on while another account is signed in. They come in the order in which
    /// they began, as with [`subjects`](Self::subjects).
    /// [`obligations`](Self::obligations) has what is owed to the current one.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn obligations_of_others(&self) -> Result<Vec<(SubjectRef, OpenObligation)>, Error> {
        self.try_run(|inner, declared, reading| {
            let listed = inner.read_more(declared, reading, |_, open, _| {
                open.store.at_once(|| open.view.owed_to_others(&open.store, declared, reading))
            });
            listed.map_err(Error::unavailable)
        })
    }

    /// As [`confirm`](Self::confirm), of something that is owed to this subject, whoever is the current one. The last task of
    /// its deletion erases it, and nobody else is signed out by that.
    ///
    /// # Errors
    /// As [`confirm`](Self::confirm), and `no_such_obligation` for a subject that there is not, or whose chain has ended;
    /// unavailable with `busy` where another process made it the current one at this very moment.
    pub fn confirm_of(
        &self,
        subject: &SubjectRef,
        id: &ObligationId,
        evidence: Evidence,
    ) -> Result<ChangeReport, Error> {
        let is_current = self.subjects()?.iter().any(|it| it.is_current && it.subject == *subject);
        if is_current {
            return self.confirm(id, evidence);
        }
        self.try_run(|inner, declared, reading| inner.confirm_of(declared, reading, subject, id, evidence))
    }
}

impl Inner {
    fn confirm_of(
        &mut self,
        declared: &Declared,
        reading: &Reading,
        subject: &SubjectRef,
        id: &ObligationId,
        evidence: Evidence,
    ) -> Result<ChangeReport, Error> {
        // What time has brought comes first, for everybody, as with every call that writes.
        let (report, ()) = self.write(declared, reading, |_, _, _| Ok((Draft::default(), ())))?;
        let open = self.begin(declared, reading).map_err(Error::unavailable)?;
        if open.confirm_of(declared, reading, subject, id, evidence)? {
            if !open.view.erasing.is_empty() {
                // What a reader or a fault keeps from being finished stays owed, and is tried again.
                let _ = open.finish_erasures(reading);
            }
            self.notice(Change::Obligations);
            self.notice(Change::Deletion);
        }
        Ok(report)
    }
}

impl Open {
    /// Writes that something was done in the transaction that was begun, and ends it; says whether it was news.
    fn confirm_of(
        &mut self,
        declared: &Declared,
        reading: &Reading,
        subject: &SubjectRef,
        id: &ObligationId,
        evidence: Evidence,
    ) -> Result<bool, Error> {
        let mut view = self.view.clone();
        match view.confirm_of(&self.store, declared, reading, (subject, id), evidence) {
            Ok(true) => self.finish(view).map(|()| true).map_err(Error::unavailable),
            Ok(false) => {
                self.store.rollback();
                Ok(false)
            }
            Err(error) => {
                self.store.rollback();
                Err(error)
            }
        }
    }
}

impl View {
    fn owed_to_others(
        &self,
        store: &Store,
        declared: &Declared,
        reading: &Reading,
    ) -> Result<Vec<(SubjectRef, OpenObligation)>, Unavailability> {
        let mut owed = Vec::new();
        for subject in self.subjects.iter().filter(|it| self.others.contains_key(*it)) {
            let Some(other) = self.at(store, subject)? else { continue };
            let ctx = other.context(declared, reading);
            let listed = obligation::list(&ctx, &other.state, &used(store, subject)?);
            owed.extend(listed.into_iter().map(|it| (subject.clone(), it)));
        }
        Ok(owed)
    }

    fn confirm_of(
        &mut self,
        store: &Store,
        declared: &Declared,
        reading: &Reading,
        (subject, id): (&SubjectRef, &ObligationId),
        evidence: Evidence,
    ) -> Result<bool, Error> {
        if *subject == self.name {
            return Err(Error::unavailable(Unavailability::Busy));
        }
        let Some(mut other) = self.open_one(store, subject).map_err(Error::unavailable)? else {
            return Err(Refusal::new(RefusalCode::NoSuchObligation, "").into());
        };
        for it in other.move_on(reading, None) {
            self.push(store, ChainName::Install, it).map_err(Error::unavailable)?;
        }
        self.mark.clone_from(&other.mark);
        other.set_back(store).map_err(Error::unavailable)?;
        other.go_on(store, declared, reading).map_err(Error::unavailable)?;
        let ctx = other.context(declared, reading);
        let taken = used(store, subject).map_err(Error::unavailable)?;
        let events = obligation::confirm(&ctx, &other.state, &taken, id, evidence)?;
        if events.is_empty() {
            return Ok(false);
        }
        let write = || {
            other.write_settled(store, declared, reading, events)?;
            self.confirmed(store, declared, reading, other)?;
            self.write_mark(store)
        };
        write().map(|()| true).map_err(Error::unavailable)
    }

    /// One of the subjects whose chain has not ended.
    fn open_one(&self, store: &Store, subject: &SubjectRef) -> Result<Option<Self>, Unavailability> {
        if !self.subjects.contains(subject) || is_closed(store, subject)? {
            return Ok(None);
        }
        self.at(store, subject)
    }

    /// Takes in what was confirmed. Of an account that is gone by that, the chain ends and what can be erased goes.
    fn confirmed(
        &mut self,
        store: &Store,
        declared: &Declared,
        reading: &Reading,
        mut other: Self,
    ) -> Result<(), Unavailability> {
        if !other.state.deletion.is_over() {
            self.leave_behind(store, declared, reading, &other)?;
            return self.take_in(store, other);
        }
        let subject = other.name.clone();
        other.push(store, ChainName::Subject(subject.clone()), Event::SubjectClosed { why: CloseReason::Erased })?;
        self.push(store, ChainName::Install, Event::SubjectContinued { head: other.head() })?;
        self.push(store, ChainName::Install, Event::ErasureOpened { subject: subject.clone() })?;
        self.forget_other(store, &subject)?;
        Ok(store.forget(&subject)?)
    }
}
