//! What the lock guards: store, view, sessions; and the one way in which anything is written.

use std::sync::Arc;

use super::cells::{Table, Watched};
use super::changes::ANYTHING;
use super::log::{Line, LineCode};
use super::open::{Decide, Draft, Open, Told};
use super::opening::Origin;
use super::view::View;
use super::{Change, ChangeReport, EndedSession, Health};
use crate::clock::{Reading, Timestamp};
use crate::error::Error;
use crate::id::{SubjectRef, UseRef};
use crate::policy::gate;
use crate::policy::unwritten::Unwritten;
use crate::policy::{Context, Declared, EndReason, Process, Reason, Refusal, SessionId, SubjectState, Unavailability};
use crate::store::SecretKey;

/// What the observer is told once the lock is released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Notice {
    Changed(Change),
    SessionEnded(SessionId, EndReason),
    Line(Line),
}

/// Store or trouble, and what this process knows.
#[derive(Debug)]
pub(super) struct Inner {
    origin: Origin,
    open: Watched<Result<Open, Unavailability>>,
    pub process: Watched<Process>,
    pub table: Arc<Table>,
    /// What is remembered of the store while it is suspended.
    pub left: Option<Left>,
    /// What was refused and could not be written.
    pub unwritten: Unwritten,
    notices: Vec<Notice>,
}

/// What is remembered of a store that was open when it was suspended.
#[derive(Debug)]
pub(super) struct Left {
    /// Whose sessions are open.
    pub name: SubjectRef,
    /// How far that subject's chain was read.
    pub sequence: u64,
    /// Whether opening had found a copy.
    pub is_copy: bool,
    /// The store, where it has no file.
    pub in_memory: Option<Open>,
}

impl Inner {
    pub fn open(origin: Origin, declared: &Declared, reading: &Reading) -> Self {
        let table = Arc::new(Table::new());
        let open = Watched::new(Open::at(&origin, declared, reading), &table);
        let process = Watched::new(Process::default(), &table);
        let mut inner =
            Self { origin, open, process, table, left: None, unwritten: Unwritten::default(), notices: Vec::new() };
        inner.log_opening();
        inner
    }

    /// Where the store is, and what is declared.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Opens the store by another key from now on.
    pub fn set_key(&mut self, key: Option<SecretKey>) {
        self.origin.key = key;
    }

    /// The open store, or the trouble with it.
    pub fn opened(&self) -> Result<&Open, Unavailability> {
        self.open.as_ref().map_err(|why| *why)
    }

    /// The open store, to change it: no answer stands that was kept.
    pub fn open_store(&mut self) -> Result<&mut Open, Unavailability> {
        self.open.as_mut().map_err(|why| *why)
    }

    /// The next opening is none of another launch.
    pub fn begin_no_launch(&mut self) {
        self.origin.has_been_open = true;
    }

    /// Lets go of the open store, for this reason; hands it over where it was open. The next opening is none of another
    /// launch.
    pub fn put_aside(&mut self, why: Unavailability) -> Option<Open> {
        let open = std::mem::replace(&mut *self.open, Err(why)).ok();
        self.origin.has_been_open |= open.is_some();
        open
    }

    /// Goes on with a store that was opened anew.
    pub fn reopen(&mut self, open: Result<Open, Unavailability>) {
        *self.open = open;
        self.log_opening();
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

    fn log_opening(&mut self) {
        let line = match &*self.open {
            Ok(open) => {
                let View { install, subject, .. } = &open.view;
                let text = format!("the chains have come to {} and {}", install.sequence, subject.sequence);
                Line::new(LineCode::Opened, text)
            }
            Err(why) => Line::unusable(LineCode::NotOpened, *why),
        };
        self.log(line);
    }

    /// A line for the app's log, once the lock is released; not twice for one thing.
    pub fn log(&mut self, line: Line) {
        let notice = Notice::Line(line);
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// Hands on what a call came to; why it failed is a line of the log.
    pub fn noted<T>(&mut self, done: Result<T, Error>) -> Result<T, Error> {
        if let Some(line) = done.as_ref().err().and_then(Line::of) {
            self.log(line);
        }
        done
    }

    /// The app was told until then of what time changes in what is owed. No answer that is kept depends on that.
    pub fn told_until(&mut self, now: Timestamp) {
        if let Ok(open) = self.open.quietly() {
            open.told_until = now;
        }
    }

    pub fn is_copy(&self) -> bool {
        self.open.as_ref().map_or_else(|_| self.left.as_ref().is_some_and(|it| it.is_copy), |it| it.is_copy)
    }

    pub fn close(&mut self) {
        if self.health() != Health::Unavailable(Unavailability::Closed) {
            self.log(Line::new(LineCode::Closed, "every answer denies from here on"));
        }
        self.end_all(EndReason::Shutdown);
        *self.open = Err(Unavailability::Closed);
        self.left = None;
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

    /// Ends every session; says which were open.
    pub fn end_all(&mut self, reason: EndReason) -> Vec<EndedSession> {
        let open = self.process.sessions.iter().filter(|(_, it)| it.ended.is_none());
        let ended: Vec<EndedSession> =
            open.map(|(id, it)| EndedSession { session: *id, feature: it.feature.clone(), reason }).collect();
        for it in &ended {
            self.end_session(it.session, reason);
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
        let (was, read) = (open.view.name.clone(), open.view.subject.sequence);
        let refreshed = open.refresh();
        if refreshed != Ok(false) {
            self.table.touch();
        }
        let changed = match refreshed {
            Ok(changed) => changed,
            Err(why) if why.is_retryable() => {
                self.log(Line::unusable(LineCode::Failed, why));
                return Err(why);
            }
            Err(why) => return Err(self.give_up(why)),
        };
        let is_other = open.view.name != was;
        open.view.carry_on(reading);
        let is_deleting = open.view.state.deletion.is_pending();
        let is_gone = is_other && open.was_deleted(&was, read);
        self.weigh_refusals();
        self.go_on_from_mark();
        if is_other {
            self.end_all(if is_gone { EndReason::Denied(Reason::Deleted) } else { EndReason::SubjectChanged });
        }
        if changed {
            self.tell_of_anything();
        }
        if changed || is_deleting {
            self.end_lost(declared, reading);
        }
        self.end_run_out(declared, reading);
        Ok(changed)
    }

    /// Another process has written: what it changed is told as anything.
    fn tell_of_anything(&mut self) {
        for change in ANYTHING {
            self.notice(change);
        }
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
        let is_tried = |why: &Unavailability| why.is_retryable() && *why != Unavailability::Suspended;
        if self.open.as_ref().is_err_and(is_tried) {
            let open = Open::at(&self.origin, declared, reading);
            if open.is_ok() {
                self.reopen(open);
            } else {
                *self.open = open;
            }
        }
    }

    /// The store turned out to be unusable: nothing is allowed from here on.
    pub fn give_up(&mut self, why: Unavailability) -> Unavailability {
        *self.open = Err(why);
        self.log(Line::unusable(LineCode::GaveUp, why));
        self.notice(Change::Health);
        self.end_all(EndReason::Denied(Reason::Unavailable));
        why
    }

    /// Begins a transaction as the only writer, caught up with every other one: no session of an earlier subject is open
    /// any more.
    pub fn begin(&mut self, declared: &Declared, reading: &Reading) -> Result<&mut Open, Unavailability> {
        self.refresh(declared, reading)?;
        self.open_store()?.store.begin()?;
        if let Err(why) = self.refresh(declared, reading) {
            if let Ok(open) = &*self.open {
                open.store.rollback();
            }
            return Err(why);
        }
        self.open_store()
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
        let mut answer = None;
        let decided = |ctx: &Context<'_>, state: &SubjectState, process: &Process| {
            let (draft, it) = decide(ctx, state, process)?;
            answer = Some(it);
            Ok(draft)
        };
        let report = self.write_at(declared, reading, None, Box::new(decided))?;
        // What was written was decided.
        answer.map(|it| (report, it)).ok_or(Error::unavailable(Unavailability::Internal))
    }

    /// As [`write`](Self::write), at a time that was told.
    pub fn write_at(
        &mut self,
        declared: &Declared,
        reading: &Reading,
        told: Option<Told>,
        decide: Decide<'_>,
    ) -> Result<ChangeReport, Error> {
        self.begin(declared, reading).map_err(Error::unavailable)?;
        let open = self.open.as_mut().map_err(|why| Error::unavailable(*why))?;
        let subject = open.view.name.clone();
        let written = open.transact(declared, reading, &self.process, told, decide)?;
        let is_closed = open.view.name != subject;
        if !open.view.erasing.is_empty() {
            // What a reader or a fault keeps from being finished stays owed, and is tried again.
            let _ = open.finish_erasures(reading);
        }
        self.go_on_from_mark();
        if let Some((wall, mark)) = written.jump {
            let text = format!("the clock says {wall}, the ledger goes on from {mark}");
            self.log(Line::new(LineCode::ClockJumped, text));
        }
        for change in written.changes {
            self.notice(change);
        }
        let mut report = written.report;
        report.sessions_ended =
            if is_closed { self.end_all(EndReason::Denied(Reason::Deleted)) } else { self.end_lost(declared, reading) };
        Ok(report)
    }

    /// Ends the sessions that relied on something no longer allowed, and those that a deletion closes.
    pub fn end_lost(&mut self, declared: &Declared, reading: &Reading) -> Vec<EndedSession> {
        let Ok(open) = &*self.open else { return Vec::new() };
        let ctx = open.view.context(declared, reading);
        let question = open.view.question(ctx, &self.process);
        let sessions = self.process.sessions.iter().filter(|(_, it)| it.ended.is_none());
        let lost: Vec<EndedSession> = sessions
            .filter_map(|(id, session)| {
                let mut uses = session.relied.iter().map(|it| UseRef::new(session.feature.clone(), it.clone()));
                let closed = gate::closed_by_deletion(&question, &session.feature);
                let denial = closed.or_else(|| uses.find_map(|it| gate::standing(&question, &it)))?;
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
