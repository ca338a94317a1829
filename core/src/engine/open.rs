//! The open store: one transaction from the clock to the commit, and what the view becomes by it.

use super::changes::{ANYTHING, changes_of};
use super::others::brought_by_time;
use super::used::used;
use super::view::{Age, MARK, View};
use super::{Change, ChangeReport};
use crate::calendar::WorkingDays;
use crate::clock::{Reading, Timestamp};
use crate::error::Error;
use crate::event::{Entry, Event, TimeSource};
use crate::id::{PermissionId, SubjectRef, UseRef};
use crate::ledger::{self, Chain, ChainName};
use crate::manifest::Use;
use crate::policy::closed::{Side, closed};
use crate::policy::gate::Question;
use crate::policy::obligation::{self, Settlement};
use crate::policy::retention::Used;
use crate::policy::spent::Spent;
use crate::policy::time::Mark;
use crate::policy::{Context, Declared, Process, Refusal, SubjectState, Unavailability, time};
use crate::store::{Alive, Anchor, Anchored, End, LOOKS, Store};

/// A subject's chain gets a checkpoint and a snapshot after so many entries.
const CHECKPOINT_EVERY: u64 = 256;
/// A tick writes the time mark down when the written one is this old: an hour.
pub(super) const MARK_EVERY_MILLIS: i64 = 3_600_000;

/// What a decision wants written.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub events: Vec<Event>,
    pub age: Option<Age>,
    pub taken: Option<UseRef>,
    /// A newer calendar, and the file that it was read from.
    pub calendar: Option<(WorkingDays, String)>,
    /// A permission that the system was found to refuse, for the subjects that are not current.
    pub refused_by_system: Option<PermissionId>,
}

/// What decides within a transaction. Held as one type, so that the code of a transaction is there once and not for every
/// call that writes.
pub(super) type Decide<'d> = Box<dyn FnOnce(&Context<'_>, &SubjectState, &Process) -> Result<Draft, Refusal> + 'd>;

/// A time that was told, and by whom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub at: Timestamp,
    pub source: TimeSource,
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
    pub anchor: Option<Anchor>,
    /// That this process lives; let go of with the store.
    #[expect(dead_code, reason = "it is held, not read")]
    pub alive: Option<Alive>,
    pub seen: i32,
    /// Whether opening found it on another device than its own.
    pub is_copy: bool,
    pub written_mark: i64,
    /// Until when the app was told that time changed what is owed.
    pub told_until: Timestamp,
}

/// What a transaction left behind.
pub(super) struct Written {
    pub report: ChangeReport,
    pub changes: Vec<Change>,
    /// What the clock said, and where the ledger's time stood, where the two were found to disagree.
    pub jump: Option<(Timestamp, Timestamp)>,
}

impl Open {
    /// When each use of the current subject was taken.
    pub(super) fn used(&self) -> Result<Vec<Used>, Unavailability> {
        used(&self.store, &self.view.name)
    }

    pub fn refresh(&mut self) -> Result<bool, Unavailability> {
        if !self.store.is_in_place() {
            return Err(Unavailability::Replaced);
        }
        let seen = self.store.data_version()?;
        if seen == self.seen {
            return Ok(false);
        }
        // All as it is at one moment. A key that was destroyed since sealed what another look no longer finds.
        let mut caught_up = self.store.at_once(|| {
            let is_readable = self.store.has_its_schema()?;
            if is_readable { self.view.catch_up(&self.store) } else { Err(Unavailability::Newer) }
        });
        let again = caught_up == Err(Unavailability::KeysLost);
        for _ in 1..LOOKS {
            if caught_up != Err(Unavailability::KeysLost) {
                break;
            }
            caught_up = self.store.at_once(|| self.view.catch_up(&self.store));
        }
        // What an earlier look took in is news too.
        let changed = caught_up? || again;
        self.seen = seen;
        Ok(changed)
    }

    /// Decides and writes in the transaction that was begun, and ends it.
    pub fn transact(
        &mut self,
        declared: &Declared,
        reading: &Reading,
        process: &Process,
        told: Option<Told>,
        decide: Decide<'_>,
    ) -> Result<Written, Error> {
        let done = self.draft(declared, reading, process, told, decide);
        match done {
            Ok((view, written, true)) => self.finish(view).map(|()| written).map_err(Error::unavailable),
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

    /// Puts the transaction on disk; only then the view moves on.
    pub fn finish(&mut self, view: View) -> Result<(), Unavailability> {
        match self.store.commit() {
            Ok(()) => {
                self.written_mark = view.mark.as_ref().map_or(0, |it| it.at.as_millis());
                self.view = view;
                self.drop_anchor();
                Ok(())
            }
            Err(error) => {
                self.store.rollback();
                Err(error.into())
            }
        }
    }

    /// Whether the last that a subject's chain says behind an entry is that the account is deleted.
    pub fn was_deleted(&self, subject: &SubjectRef, behind: u64) -> bool {
        let rows = self.store.rows_after(subject.as_str(), behind).unwrap_or_default();
        let mut entries = rows.iter().filter_map(|row| Entry::from_bytes(&row.bytes).ok());
        entries.any(|it| it.event == Event::DeletionCompleted {})
    }

    /// Notes beside the database how far it has come with our last commit.
    pub fn drop_anchor(&mut self) {
        let ends = self.ends();
        if let Some(anchor) = &mut self.anchor {
            anchor.write(&ends);
        }
    }

    /// How far the store has come with our last commit.
    pub fn ends(&self) -> Anchored {
        self.view.ends(self.store.counted())
    }

    /// Everything of a transaction but its end: what the view becomes, what to say, and whether anything was written.
    fn draft(
        &self,
        declared: &Declared,
        reading: &Reading,
        process: &Process,
        told: Option<Told>,
        decide: Decide<'_>,
    ) -> Result<(View, Written, bool), Error> {
        let mut view = self.view.clone();
        let untold = told.map(|_| view.context(declared, reading)).map(|it| (it.now, it.latest, it.age));
        let clocks = view.move_on(reading, told);
        let ctx = view.context(declared, reading);
        let brought = brought_by_time(&ctx, &view.state);
        let draft = decide(&ctx, &view.state.after(ctx.now, &brought), process)?;
        let jump = clocks.iter().find_map(|it| match it {
            Event::ClockJumped { wall, mark } => Some((*wall, *mark)),
            _ => None,
        });
        let told: Vec<Event> = clocks.iter().filter(|it| matches!(it, Event::TimeObserved { .. })).cloned().collect();
        // With another time, or another calendar, anybody's dates may be others.
        let moves_dates = !told.is_empty() || draft.calendar.is_some();
        let events: Vec<Event> = told.into_iter().chain(brought).chain(draft.events).collect();
        let after = view.state.after(ctx.now, &events);
        let after_ctx = Context { age: draft.age.map_or(ctx.age, |it| it.at(ctx.now)), ..ctx };
        let settlement = obligation::settle(&after_ctx, ctx.age, &view.state, &after);
        let before_ctx = untold.map_or(ctx, |(now, latest, age)| Context { now, latest, age, ..ctx });
        let (was, is) = (Side { ctx: before_ctx, state: &view.state }, Side { ctx: after_ctx, state: &after });
        let closed = closed(was, is, &process.as_written());
        let mut changes = if after.deletion.is_over() { ANYTHING.to_vec() } else { changes_of(&events, &settlement) };
        if draft.age.is_some() {
            changes.push(Change::Age);
        }
        let stale = ctx.now.as_millis().saturating_sub(self.written_mark) >= MARK_EVERY_MILLIS;
        let refused_by_system = draft.refused_by_system.filter(|_| view.subjects.len() > 1);
        let notes = draft.age.is_some() || draft.taken.is_some() || refused_by_system.is_some();
        let is_time = view.is_time_for_others();
        let writes = !events.is_empty() || notes || draft.calendar.is_some() || !clocks.is_empty() || stale || is_time;
        if let Some(it) = refused_by_system {
            self.store.note_refused_by_system(&it, ctx.now).map_err(|it| Error::unavailable(it.into()))?;
        }
        if writes {
            let all = events.into_iter().chain(settlement.events()).collect();
            let taken = draft.taken.as_ref().and_then(|it| Some((it, declared.manifest.use_of(it)?)));
            view.record(&self.store, clocks, all, draft.age, taken).map_err(Error::unavailable)?;
            if view.name != self.view.name {
                view = view.arrived(&self.store, declared, reading, process).map_err(Error::unavailable)?;
            }
            if let Some((calendar, text)) = draft.calendar {
                view.take_calendar(&self.store, calendar, &text).map_err(Error::unavailable)?;
            }
            let carried = view.carry_others_on(&self.store, declared, reading, moves_dates);
            if carried.map_err(Error::unavailable)? {
                changes.extend([Change::Obligations, Change::Deletion]);
            }
        }
        let Settlement { owed: to_erase, kept } = settlement;
        let report = ChangeReport { sessions_ended: Vec::new(), closed, to_erase, kept };
        Ok((view, Written { report, changes, jump }, writes))
    }
}

impl View {
    /// How far the chains have come, after so many commits.
    fn ends(&self, commits: u64) -> Anchored {
        let end = |it: &Chain| End { sequence: it.sequence, hash: it.hash };
        Anchored {
            commits,
            install: end(&self.install),
            subject: end(&self.subject),
            chain: self.subject.name.to_string(),
        }
    }

    /// Whether what was read goes as far as an anchor says: a damaged page may hide entries that can still be asked for
    /// one by one.
    pub fn reaches(&self, anchored: &Anchored) -> bool {
        let is_current = self.subject.name.to_string() == anchored.chain;
        self.install.sequence >= anchored.install.sequence
            && (!is_current || self.subject.sequence >= anchored.subject.sequence)
    }

    pub(super) fn context<'a>(&'a self, declared: &'a Declared, reading: &Reading) -> Context<'a> {
        let judged = time::judge(self.mark.as_ref(), reading);
        let now = judged.mark.at;
        let (age, calendar, spent) = (self.age.at(now), &*self.calendar, &self.spent);
        Context { declared, now, latest: judged.latest, age, calendar, spent }
    }

    pub(super) fn question<'a>(&'a self, ctx: Context<'a>, process: &'a Process) -> Question<'a> {
        Question { ctx, state: &self.state, process, session: None, action: None }
    }

    fn record(
        &mut self,
        store: &Store,
        clocks: Vec<Event>,
        events: Vec<Event>,
        age: Option<Age>,
        taken: Option<(&UseRef, &Use)>,
    ) -> Result<(), Unavailability> {
        if clocks.iter().any(|it| matches!(it, Event::TimeObserved { .. })) {
            self.spent_by_now(store)?;
        }
        for it in clocks {
            self.push(store, ChainName::Install, it)?;
        }
        for event in events {
            self.push(store, self.subject.name.clone(), event)?;
        }
        if let Some(age) = age {
            age.note(store, &self.name)?;
            self.age = age;
        }
        let now = self.mark.as_ref().map_or(Timestamp::EPOCH, |it| it.at);
        if let Some((it, declared)) = taken {
            store.record_use(&self.name, it, now)?;
            if Spent::counts(declared) {
                store.spend(it, self.spent.launch, now, Spent::counts_from(declared, now))?;
                self.spent.taken = store.spent()?;
            }
        }
        if self.state.deletion.is_over() {
            self.leave(store)?;
        }
        self.checkpoint_if_long(store)?;
        self.write_mark(store)
    }

    /// Carries time on where nothing is written; a jump stays to be recorded.
    pub fn carry_on(&mut self, reading: &Reading) {
        let judged = time::judge(self.mark.as_ref(), reading);
        let jumped = judged.mark.jumped && !judged.jump;
        self.mark = Some(Mark { jumped, ..judged.mark });
    }

    /// Carries time on, or sets it to what was told; returns what the install's chain is to say of it.
    pub fn move_on(&mut self, reading: &Reading, told: Option<Told>) -> Vec<Event> {
        let mut events = Vec::new();
        let judged = time::judge(self.mark.as_ref(), reading);
        if judged.jump {
            events.push(Event::ClockJumped { wall: reading.wall, mark: judged.mark.at });
        }
        let was = judged.mark.at;
        self.mark = Some(judged.mark);
        if let Some((told, observed)) =
            told.and_then(|it| Some((it, time::observe(self.mark.as_ref(), reading, it.at)?)))
        {
            self.mark = Some(observed.mark);
            events.push(Event::TimeObserved { source: told.source, was });
        }
        events
    }

    pub fn write_mark(&self, store: &Store) -> Result<(), Unavailability> {
        let mark = serde_json::to_string(&self.mark).map_err(|_| Unavailability::Internal)?;
        Ok(store.set_meta(MARK, &mark)?)
    }

    /// As [`checkpoint`](Self::checkpoint), where the last one is far behind.
    pub fn checkpoint_if_long(&mut self, store: &Store) -> Result<(), Unavailability> {
        let last = store.snapshot_place(self.name.as_str())?;
        let is_long = self.subject.sequence.saturating_sub(last) >= CHECKPOINT_EVERY;
        if is_long { self.checkpoint(store) } else { Ok(()) }
    }

    /// Vouches for the state as it is, and keeps it to start from.
    pub fn checkpoint(&mut self, store: &Store) -> Result<(), Unavailability> {
        let chain = self.subject.name.clone();
        let (bytes, state) = ledger::fold_bytes(&self.state)?;
        self.push(store, chain.clone(), Event::Checkpoint { state })?;
        Ok(store.put_snapshot(&chain.to_string(), self.subject.sequence, &bytes)?)
    }
}
