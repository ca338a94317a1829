//! What the lock guards: store, view, sessions; and the one way in which anything is written.

use std::collections::BTreeSet;

use super::view::{MARK, SUBJECT, View};
use super::{Change, ChangeReport, EndedSession, Health, Place};
use crate::clock::Reading;
use crate::error::Error;
use crate::event::Event;
use crate::id::{SubjectRef, UseRef};
use crate::ledger::{self, ChainName};
use crate::policy::gate::{self, Question};
use crate::policy::obligation::{self, Settlement};
use crate::policy::{
    AgeBand, Context, Declared, EndReason, Process, Refusal, SessionId, SubjectState, Unavailability, consent, time,
};
use crate::store::{Options, Store};

/// A subject's chain gets a checkpoint and a snapshot after so many entries.
const CHECKPOINT_EVERY: u64 = 256;
/// A tick writes the time mark down when the written one is this old: an hour.
const MARK_EVERY_MILLIS: i64 = 3_600_000;

/// What may have changed when another process has written.
const ANYTHING: [Change; 6] =
    [Change::Documents, Change::Consents, Change::Permissions, Change::Facts, Change::Age, Change::Obligations];

/// What the observer is told once the lock is released.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notice {
    Changed(Change),
    SessionEnded(SessionId, EndReason),
}

/// What a decision wants written.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub events: Vec<Event>,
    pub age: Option<AgeBand>,
    pub taken: Option<UseRef>,
}

impl From<Vec<Event>> for Draft {
    fn from(events: Vec<Event>) -> Self {
        Self { events, ..Self::default() }
    }
}

/// An open store with what was read of it.
#[derive(Debug)]
pub(super) struct Open {
    pub store: Store,
    pub view: View,
    seen: i32,
    written_mark: i64,
}

/// Store or trouble, and what this process knows.
#[derive(Debug)]
pub(super) struct Inner {
    open: Result<Open, Unavailability>,
    pub process: Process,
    notices: Vec<Notice>,
}

impl Inner {
    pub fn open(place: &Place, options: Options, declared: &Declared, reading: &Reading) -> Self {
        let open = Open::at(place, options, declared, reading);
        Self { open, process: Process::default(), notices: Vec::new() }
    }

    pub fn health(&self) -> Health {
        match &self.open {
            Ok(_) => Health::Ok,
            Err(why) => Health::Unavailable(*why),
        }
    }

    pub fn close(&mut self) {
        let open: Vec<SessionId> = self.process.sessions.keys().copied().collect();
        for session in open {
            self.end_session(session, EndReason::Shutdown);
        }
        self.open = Err(Unavailability::Closed);
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
        let open = self.open.as_mut().map_err(|why| *why)?;
        let changed = match open.refresh() {
            Ok(changed) => changed,
            Err(Unavailability::Busy) => return Err(Unavailability::Busy),
            Err(why) => return Err(self.give_up(why)),
        };
        open.view.mark = Some(time::judge(open.view.mark.as_ref(), reading).mark);
        if changed {
            for change in ANYTHING {
                self.notice(change);
            }
            self.end_lost(declared, reading);
        }
        self.end_run_out(declared, reading);
        Ok(changed)
    }

    /// The store turned out to be unusable: nothing is allowed from here on.
    fn give_up(&mut self, why: Unavailability) -> Unavailability {
        self.open = Err(why);
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

    /// The one way in which anything is written: alone, caught up, decided, settled, on disk; then the view moves on.
    pub fn write<T>(
        &mut self,
        declared: &Declared,
        reading: &Reading,
        decide: impl FnOnce(&Context<'_>, &SubjectState, &Process) -> Result<(Draft, T), Refusal>,
    ) -> Result<(ChangeReport, T), Error> {
        self.refresh(declared, reading).map_err(Error::unavailable)?;
        let open = self.open.as_mut().map_err(|why| Error::unavailable(*why))?;
        let written = open.transact(declared, reading, &self.process, decide)?;
        for change in written.changes {
            self.notice(change);
        }
        let mut report = written.report;
        report.sessions_ended = self.end_lost(declared, reading);
        Ok((report, written.answer))
    }

    /// Ends the sessions that relied on something no longer allowed.
    pub fn end_lost(&mut self, declared: &Declared, reading: &Reading) -> Vec<EndedSession> {
        let Ok(open) = &self.open else { return Vec::new() };
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
        let Ok(open) = &self.open else { return };
        let latest = open.view.context(declared, reading).latest;
        for (session, reason) in self.process.run_out(&declared.manifest, latest) {
            self.end_session(session, reason);
        }
    }
}

/// What a transaction left behind.
struct Written<T> {
    report: ChangeReport,
    changes: Vec<Change>,
    answer: T,
}

impl Open {
    fn at(place: &Place, options: Options, declared: &Declared, reading: &Reading) -> Result<Self, Unavailability> {
        let (store, view) = match place {
            Place::Memory => (Store::in_memory()?, None),
            Place::Folder(folder) => {
                let view = match Store::inspect(folder)? {
                    Some(store) => View::load(&store)?,
                    None => None,
                };
                let app = view.as_ref().and_then(|it| it.app.clone());
                if app.is_some_and(|app| app != declared.manifest.app.id) {
                    return Err(Unavailability::OtherApp);
                }
                (Store::open(folder, options)?, view)
            }
        };
        drop(view);
        Self::over(store, declared, reading)
    }

    /// Reads the store alone and as its only writer, makes what is missing, and notes the manifest.
    pub(super) fn over(store: Store, declared: &Declared, reading: &Reading) -> Result<Self, Unavailability> {
        store.begin()?;
        let made = Self::make(&store, declared, reading);
        match made.and_then(|view| Ok((view, store.commit()?))) {
            Ok((view, ())) => {
                let seen = store.data_version()?;
                let written_mark = view.mark.as_ref().map_or(0, |it| it.at.as_millis());
                Ok(Self { store, view, seen, written_mark })
            }
            Err(why) => {
                store.rollback();
                Err(why)
            }
        }
    }

    fn make(store: &Store, declared: &Declared, reading: &Reading) -> Result<View, Unavailability> {
        let manifest = &declared.manifest;
        let found = View::load(store)?;
        let is_new = found.is_none();
        let mut view = match found {
            Some(view) => view,
            None => View::new(SubjectRef::from_random(store.random()?)),
        };
        let judged = time::judge(view.mark.as_ref(), reading);
        view.mark = Some(judged.mark);
        let mut news = Vec::new();
        if is_new {
            store.set_meta(SUBJECT, view.name.as_str())?;
            news.push(Event::InstallCreated { app: manifest.app.id.clone() });
            news.push(Event::SubjectOpened { subject: view.name.clone() });
        }
        if view.manifest != Some(declared.hash) {
            news.push(Event::ManifestOpened { manifest: declared.hash, version: manifest.app.version.clone() });
        }
        for event in news {
            view.push(store, ChainName::Install, event)?;
        }
        view.write_mark(store)?;
        if view.app.as_ref() == Some(&manifest.app.id) { Ok(view) } else { Err(Unavailability::OtherApp) }
    }

    fn refresh(&mut self) -> Result<bool, Unavailability> {
        let seen = self.store.data_version()?;
        if seen == self.seen {
            return Ok(false);
        }
        let changed = self.view.catch_up(&self.store)?;
        self.seen = seen;
        Ok(changed)
    }

    fn transact<T>(
        &mut self,
        declared: &Declared,
        reading: &Reading,
        process: &Process,
        decide: impl FnOnce(&Context<'_>, &SubjectState, &Process) -> Result<(Draft, T), Refusal>,
    ) -> Result<Written<T>, Error> {
        self.store.begin().map_err(|it| Error::unavailable(it.into()))?;
        let done = self.draft(declared, reading, process, decide);
        match done {
            Ok((view, written, true)) => match self.store.commit() {
                Ok(()) => {
                    self.written_mark = view.mark.as_ref().map_or(0, |it| it.at.as_millis());
                    self.view = view;
                    Ok(written)
                }
                Err(error) => {
                    self.store.rollback();
                    Err(Error::unavailable(error.into()))
                }
            },
            Ok((_, written, false)) => {
                self.store.rollback();
                Ok(written)
            }
            Err(error) => {
                self.store.rollback();
                Err(error)
            }
        }
    }

    /// Everything of a transaction but its end: what the view becomes, what to say, and whether anything was written.
    fn draft<T>(
        &self,
        declared: &Declared,
        reading: &Reading,
        process: &Process,
        decide: impl FnOnce(&Context<'_>, &SubjectState, &Process) -> Result<(Draft, T), Refusal>,
    ) -> Result<(View, Written<T>, bool), Error> {
        let mut view = self.view.clone();
        let caught_up = view.catch_up(&self.store).map_err(Error::unavailable)?;
        let judged = time::judge(view.mark.as_ref(), reading);
        let jump = judged.jump.then_some(Event::ClockJumped { wall: reading.wall, mark: judged.mark.at });
        view.mark = Some(judged.mark);
        let ctx = view.context(declared, reading);
        let expired = consent::expire(&ctx, &view.state);
        let (draft, answer) = decide(&ctx, &view.state.after(ctx.now, &expired), process)?;
        let events: Vec<Event> = expired.into_iter().chain(draft.events).collect();
        let after = view.state.after(ctx.now, &events);
        let settlement = obligation::settle(&ctx, &view.state, &after);
        let after_ctx = Context { age: draft.age.unwrap_or(ctx.age), ..ctx };
        let closed = closed_uses(&ctx, &view.state, &after_ctx, &after, process);
        let mut changes = if caught_up { ANYTHING.to_vec() } else { changes_of(&events, &settlement) };
        if draft.age.is_some() {
            changes.push(Change::Age);
        }
        let stale = ctx.now.as_millis().saturating_sub(self.written_mark) >= MARK_EVERY_MILLIS;
        let writes = !events.is_empty() || draft.age.is_some() || draft.taken.is_some() || jump.is_some() || stale;
        if writes {
            let all = events.into_iter().chain(settlement.events()).collect();
            view.record(&self.store, jump, all, draft.age, draft.taken.as_ref()).map_err(Error::unavailable)?;
        }
        let Settlement { owed: to_erase, kept } = settlement;
        let report = ChangeReport { sessions_ended: Vec::new(), closed, to_erase, kept };
        Ok((view, Written { report, changes, answer }, writes))
    }
}

impl View {
    pub(super) fn context<'a>(&self, declared: &'a Declared, reading: &Reading) -> Context<'a> {
        let judged = time::judge(self.mark.as_ref(), reading);
        Context { declared, now: judged.mark.at, latest: judged.latest, age: self.age }
    }

    pub(super) fn question<'a>(&'a self, ctx: Context<'a>, process: &'a Process) -> Question<'a> {
        Question { ctx, state: &self.state, process, session: None, action: None }
    }

    fn record(
        &mut self,
        store: &Store,
        jump: Option<Event>,
        events: Vec<Event>,
        age: Option<AgeBand>,
        taken: Option<&UseRef>,
    ) -> Result<(), Unavailability> {
        if let Some(jump) = jump {
            self.push(store, ChainName::Install, jump)?;
        }
        for event in events {
            self.push(store, self.subject.name.clone(), event)?;
        }
        if let Some(age) = age {
            store.set_age_band(&self.name, age.code())?;
            self.age = age;
        }
        let now = self.mark.as_ref().map_or(crate::clock::Timestamp::EPOCH, |it| it.at);
        if let Some(taken) = taken {
            store.record_use(&self.name, taken, now)?;
        }
        self.checkpoint(store)?;
        self.write_mark(store)
    }

    fn write_mark(&self, store: &Store) -> Result<(), Unavailability> {
        let mark = serde_json::to_string(&self.mark).map_err(|_| Unavailability::Internal)?;
        Ok(store.set_meta(MARK, &mark)?)
    }

    fn checkpoint(&mut self, store: &Store) -> Result<(), Unavailability> {
        let chain = self.subject.name.clone();
        let last = store.snapshot(&chain.to_string())?.map_or(0, |(sequence, _)| sequence);
        if self.subject.sequence.saturating_sub(last) < CHECKPOINT_EVERY {
            return Ok(());
        }
        let (bytes, state) = ledger::fold_bytes(&self.state)?;
        self.push(store, chain.clone(), Event::Checkpoint { state })?;
        Ok(store.put_snapshot(&chain.to_string(), self.subject.sequence, &bytes)?)
    }
}

fn closed_uses(
    before_ctx: &Context<'_>,
    before: &SubjectState,
    after_ctx: &Context<'_>,
    after: &SubjectState,
    process: &Process,
) -> Vec<UseRef> {
    let stands = |ctx: &Context<'_>, state: &SubjectState, it: &UseRef| {
        let question = Question { ctx: *ctx, state, process, session: None, action: None };
        gate::standing(&question, it).is_none()
    };
    let uses = before_ctx.manifest().uses().map(|(it, _)| it);
    uses.filter(|it| stands(before_ctx, before, it) && !stands(after_ctx, after, it)).collect()
}

fn changes_of(events: &[Event], settlement: &Settlement) -> Vec<Change> {
    let mut changes: BTreeSet<Change> = events
        .iter()
        .filter_map(|event| match event {
            Event::DocumentPresented { .. }
            | Event::DocumentAccepted { .. }
            | Event::DocumentDeclined { .. }
            | Event::DocumentWithdrawn { .. } => Some(Change::Documents),
            Event::ConsentChanged { .. } | Event::SeparateConsentGranted { .. } | Event::ConsentExpired { .. } => {
                Some(Change::Consents)
            }
            Event::PermissionGranted { .. } | Event::PermissionRefused { .. } | Event::PermissionEnded { .. } => {
                Some(Change::Permissions)
            }
            Event::FactSet { .. } => Some(Change::Facts),
            Event::ObligationOpened { .. } | Event::ObligationMet { .. } => Some(Change::Obligations),
            Event::InstallCreated { .. }
            | Event::ManifestOpened { .. }
            | Event::SubjectOpened { .. }
            | Event::ClockJumped { .. }
            | Event::Checkpoint { .. } => None,
        })
        .collect();
    if changes.contains(&Change::Documents) {
        changes.insert(Change::Consents);
    }
    if !settlement.owed.is_empty() {
        changes.insert(Change::Obligations);
    }
    changes.into_iter().collect()
}
