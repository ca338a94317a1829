//! What the lock guards: store, view, sessions; and the one way in which anything is written.

use std::sync::Arc;

use super::cells::{Table, Watched};
use super::open::{Draft, Open, Told};
use super::opening::Origin;
use super::view::View;
use super::{Change, ChangeReport, EndedSession, Health};
use crate::clock::Reading;
use crate::error::Error;
use crate::id::UseRef;
use crate::policy::gate;
use crate::policy::{Context, Declared, EndReason, Process, Refusal, SessionId, SubjectState, Unavailability};

/// What may have changed when another process has written.
pub(super) const ANYTHING: [Change; 6] =
    [Change::Documents, Change::Consents, Change::Permissions, Change::Facts, Change::Age, Change::Obligations];

/// What the observer is told once the lock is released.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notice {
    Changed(Change),
    SessionEnded(SessionId, EndReason),
}

/// Store or trouble, and what this process knows.
#[derive(Debug)]
pub(super) struct Inner {
    origin: Origin,
    open: Watched<Result<Open, Unavailability>>,
    pub process: Watched<Process>,
    pub table: Arc<Table>,
    notices: Vec<Notice>,
}

impl Inner {
    pub fn open(origin: Origin, declared: &Declared, reading: &Reading) -> Self {
        let table = Arc::new(Table::new());
        let open = Watched::new(Open::at(&origin, declared, reading), &table);
        let process = Watched::new(Process::default(), &table);
        Self { origin, open, process, table, notices: Vec::new() }
    }

    /// Where the store is, and what is declared.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The open store, or the trouble with it.
    pub fn opened(&self) -> Result<&Open, Unavailability> {
        self.open.as_ref().map_err(|why| *why)
    }

    /// Goes on with a store that was opened anew.
    pub fn reopen(&mut self, open: Result<Open, Unavailability>) {
        *self.open = open;
        self.notice(Change::Health);
        for change in ANYTHING {
            self.notice(change);
        }
    }

    pub fn health(&self) -> Health {
        match &*self.open {
            Ok(_) => Health::Ok,
            Err(why) => Health::Unavailable(*why),
        }
    }

    pub fn close(&mut self) {
        let open: Vec<SessionId> = self.process.sessions.keys().copied().collect();
        for session in open {
            self.end_session(session, EndReason::Shutdown);
        }
        *self.open = Err(Unavailability::Closed);
    }

    pub fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    pub fn notice(&mut self, change: Change) {
        if !self.notices.contains(&Notice::Changed(change)) {
            self.notices.push(Notice::Changed(change));
        }
    }

    pub fn end_session(&mut self, session: SessionId, reason: EndReason) -> bool {
        let ended = self.process.end(session, reason);
        if ended {
            self.notices.push(Notice::SessionEnded(session, reason));
        }
        ended
    }

    /// Catches up with other processes and carries time on. Everything that answers starts here.
    pub fn refresh(&mut self, declared: &Declared, reading: &Reading) -> Result<bool, Unavailability> {
        self.try_again(declared, reading);
        let open = self.open.quietly().as_mut().map_err(|why| *why)?;
        if open.store.epoch().is_some_and(|it| !it.is_in_place()) {
            self.table.retire();
        }
        let refreshed = open.refresh();
        if refreshed != Ok(false) {
            self.table.touch();
        }
        let changed = match refreshed {
            Ok(changed) => changed,
            Err(why) if why.is_retryable() => return Err(why),
            Err(why) => return Err(self.give_up(why)),
        };
        open.view.carry_on(reading);
        self.go_on_from_mark();
        if changed {
            for change in ANYTHING {
                self.notice(change);
            }
            self.end_lost(declared, reading);
        }
        self.end_run_out(declared, reading);
        Ok(changed)
    }

    /// What began and what was kept is measured by the view's mark from here on.
    fn go_on_from_mark(&mut self) {
        let Ok(Open { view: View { mark: Some(mark), .. }, .. }) = &*self.open else { return };
        if self.process.begins_after(mark.at) {
            self.process.not_after(mark.at);
        }
        self.table.goes_on_from(mark);
    }

    /// What stood in the way of opening may have gone: a lock, a full disk, the time before the first unlock.
    fn try_again(&mut self, declared: &Declared, reading: &Reading) {
        if self.open.as_ref().is_err_and(|why| why.is_retryable()) {
            let open = Open::at(&self.origin, declared, reading);
            if open.is_ok() {
                self.reopen(open);
            } else {
                *self.open = open;
            }
        }
    }

    /// The store turned out to be unusable: nothing is allowed from here on.
    fn give_up(&mut self, why: Unavailability) -> Unavailability {
        *self.open = Err(why);
        self.notice(Change::Health);
        let open: Vec<SessionId> = self.process.sessions.keys().copied().collect();
        for session in open {
            self.end_session(session, EndReason::Denied(crate::policy::Reason::Unavailable));
        }
        why
    }

    /// Answers from the present view, caught up.
    pub fn read<T>(
        &mut self,
        declared: &Declared,
        reading: &Reading,
        answer: impl FnOnce(&Context<'_>, &Open, &Process) -> T,
    ) -> Result<T, Unavailability> {
        self.refresh(declared, reading)?;
        let open = self.open.as_ref().map_err(|why| *why)?;
        Ok(answer(&open.view.context(declared, reading), open, &self.process))
    }

    /// Reads more of the store than a decision needs; damage that only this finds ends everything too.
    pub fn read_more<T>(
        &mut self,
        declared: &Declared,
        reading: &Reading,
        read: impl FnOnce(&Context<'_>, &Open, &Process) -> Result<T, Unavailability>,
    ) -> Result<T, Unavailability> {
        match self.read(declared, reading, read)? {
            Err(why) if !why.is_retryable() => Err(self.give_up(why)),
            answer => answer,
        }
    }

    /// The one way in which anything is written: alone, caught up, decided, settled, on disk; then the view moves on.
    pub fn write<T>(
        &mut self,
        declared: &Declared,
        reading: &Reading,
        decide: impl FnOnce(&Context<'_>, &SubjectState, &Process) -> Result<(Draft, T), Refusal>,
    ) -> Result<(ChangeReport, T), Error> {
        self.write_at(declared, reading, None, decide)
    }

    /// As [`write`](Self::write), at a time that was told.
    pub fn write_at<T>(
        &mut self,
        declared: &Declared,
        reading: &Reading,
        told: Option<Told>,
        decide: impl FnOnce(&Context<'_>, &SubjectState, &Process) -> Result<(Draft, T), Refusal>,
    ) -> Result<(ChangeReport, T), Error> {
        self.refresh(declared, reading).map_err(Error::unavailable)?;
        let open = self.open.as_mut().map_err(|why| Error::unavailable(*why))?;
        let written = open.transact(declared, reading, &self.process, told, decide)?;
        self.go_on_from_mark();
        for change in written.changes {
            self.notice(change);
        }
        let mut report = written.report;
        report.sessions_ended = self.end_lost(declared, reading);
        Ok((report, written.answer))
    }

    /// Ends the sessions that relied on something no longer allowed.
    pub fn end_lost(&mut self, declared: &Declared, reading: &Reading) -> Vec<EndedSession> {
        let Ok(open) = &*self.open else { return Vec::new() };
        let ctx = open.view.context(declared, reading);
        let question = open.view.question(ctx, &self.process);
        let sessions = self.process.sessions.iter().filter(|(_, it)| it.ended.is_none());
        let lost: Vec<EndedSession> = sessions
            .filter_map(|(id, session)| {
                let mut uses = session.relied.iter().map(|it| UseRef::new(session.feature.clone(), it.clone()));
                let denial = uses.find_map(|it| gate::standing(&question, &it))?;
                let reason = EndReason::Denied(denial.reason);
                Some(EndedSession { session: *id, feature: session.feature.clone(), reason })
            })
            .collect();
        for it in &lost {
            self.end_session(it.session, it.reason);
        }
        lost
    }

    fn end_run_out(&mut self, declared: &Declared, reading: &Reading) {
        let Ok(open) = &*self.open else { return };
        let latest = open.view.context(declared, reading).latest;
        for (session, reason) in self.process.run_out(&declared.manifest, latest) {
            self.end_session(session, reason);
        }
    }
}
