//! The open store: one transaction from the clock to the commit, and what the view becomes by it.

use std::collections::BTreeSet;

use super::inner::ANYTHING;
use super::view::{MARK, View};
use super::{Change, ChangeReport};
use crate::clock::{Reading, Timestamp};
use crate::error::Error;
use crate::event::{Event, TimeSource};
use crate::id::UseRef;
use crate::ledger::{self, Chain, ChainName};
use crate::manifest::Use;
use crate::policy::gate::{self, Question};
use crate::policy::obligation::{self, Settlement};
use crate::policy::spent::Spent;
use crate::policy::time::Mark;
use crate::policy::{AgeBand, Context, Declared, Process, Refusal, SubjectState, Unavailability, consent, time};
use crate::store::{Alive, Anchor, Anchored, End, Store};

/// A subject's chain gets a checkpoint and a snapshot after so many entries.
const CHECKPOINT_EVERY: u64 = 256;
/// A tick writes the time mark down when the written one is this old: an hour.
const MARK_EVERY_MILLIS: i64 = 3_600_000;

/// What a decision wants written.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub events: Vec<Event>,
    pub age: Option<AgeBand>,
    pub taken: Option<UseRef>,
}

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
    pub written_mark: i64,
}

/// What a transaction left behind.
pub(super) struct Written<T> {
    pub report: ChangeReport,
    pub changes: Vec<Change>,
    pub answer: T,
}

impl Open {
    pub fn refresh(&mut self) -> Result<bool, Unavailability> {
        if !self.store.is_in_place() {
            return Err(Unavailability::Replaced);
        }
        let seen = self.store.data_version()?;
        if seen == self.seen {
            return Ok(false);
        }
        let changed = self.view.catch_up(&self.store)?;
        self.seen = seen;
        Ok(changed)
    }

    pub fn transact<T>(
        &mut self,
        declared: &Declared,
        reading: &Reading,
        process: &Process,
        told: Option<Told>,
        decide: impl FnOnce(&Context<'_>, &SubjectState, &Process) -> Result<(Draft, T), Refusal>,
    ) -> Result<Written<T>, Error> {
        self.store.begin().map_err(|it| Error::unavailable(it.into()))?;
        let done = self.draft(declared, reading, process, told, decide);
        match done {
            Ok((view, written, true)) => match self.store.commit() {
                Ok(()) => {
                    self.written_mark = view.mark.as_ref().map_or(0, |it| it.at.as_millis());
                    self.view = view;
                    self.drop_anchor();
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

    /// Notes beside the database how far it has come.
    pub fn drop_anchor(&mut self) {
        if let Some(anchor) = &mut self.anchor {
            anchor.write(&self.view.ends());
        }
    }

    /// Everything of a transaction but its end: what the view becomes, what to say, and whether anything was written.
    fn draft<T>(
        &self,
        declared: &Declared,
        reading: &Reading,
        process: &Process,
        told: Option<Told>,
        decide: impl FnOnce(&Context<'_>, &SubjectState, &Process) -> Result<(Draft, T), Refusal>,
    ) -> Result<(View, Written<T>, bool), Error> {
        let mut view = self.view.clone();
        let caught_up = view.catch_up(&self.store).map_err(Error::unavailable)?;
        let untold = told.map(|_| view.context(declared, reading)).map(|it| (it.now, it.latest));
        let clocks = view.move_on(reading, told);
        let ctx = view.context(declared, reading);
        let expired = consent::expire(&ctx, &view.state);
        let (draft, answer) = decide(&ctx, &view.state.after(ctx.now, &expired), process)?;
        let told = clocks.iter().filter(|it| matches!(it, Event::TimeObserved { .. })).cloned();
        let events: Vec<Event> = told.chain(expired).chain(draft.events).collect();
        let after = view.state.after(ctx.now, &events);
        let settlement = obligation::settle(&ctx, &view.state, &after);
        let after_ctx = Context { age: draft.age.unwrap_or(ctx.age), ..ctx };
        let before_ctx = untold.map_or(ctx, |(now, latest)| Context { now, latest, ..ctx });
        let closed = closed_uses(&before_ctx, &view.state, &after_ctx, &after, process);
        let mut changes = if caught_up { ANYTHING.to_vec() } else { changes_of(&events, &settlement) };
        if draft.age.is_some() {
            changes.push(Change::Age);
        }
        let stale = ctx.now.as_millis().saturating_sub(self.written_mark) >= MARK_EVERY_MILLIS;
        let writes = !events.is_empty() || draft.age.is_some() || draft.taken.is_some() || !clocks.is_empty() || stale;
        if writes {
            let all = events.into_iter().chain(settlement.events()).collect();
            let taken = draft.taken.as_ref().and_then(|it| Some((it, declared.manifest.use_of(it)?)));
            view.record(&self.store, clocks, all, draft.age, taken).map_err(Error::unavailable)?;
        }
        let Settlement { owed: to_erase, kept } = settlement;
        let report = ChangeReport { sessions_ended: Vec::new(), closed, to_erase, kept };
        Ok((view, Written { report, changes, answer }, writes))
    }
}

impl View {
    /// How far the chains have come.
    fn ends(&self) -> Anchored {
        let end = |it: &Chain| End { sequence: it.sequence, hash: it.hash };
        Anchored { install: end(&self.install), subject: end(&self.subject), chain: self.subject.name.to_string() }
    }

    /// Whether what was read goes as far as an anchor says: a damaged page may hide entries that can still be asked for
    /// one by one.
    pub fn reaches(&self, anchored: &Anchored) -> bool {
        let ends = self.ends();
        let is_current = ends.chain == anchored.chain;
        ends.install.sequence >= anchored.install.sequence
            && (!is_current || ends.subject.sequence >= anchored.subject.sequence)
    }

    pub(super) fn context<'a>(&'a self, declared: &'a Declared, reading: &Reading) -> Context<'a> {
        let judged = time::judge(self.mark.as_ref(), reading);
        Context { declared, now: judged.mark.at, latest: judged.latest, age: self.age, spent: &self.spent }
    }

    pub(super) fn question<'a>(&'a self, ctx: Context<'a>, process: &'a Process) -> Question<'a> {
        Question { ctx, state: &self.state, process, session: None, action: None }
    }

    fn record(
        &mut self,
        store: &Store,
        clocks: Vec<Event>,
        events: Vec<Event>,
        age: Option<AgeBand>,
        taken: Option<(&UseRef, &Use)>,
    ) -> Result<(), Unavailability> {
        for it in clocks {
            self.push(store, ChainName::Install, it)?;
        }
        for event in events {
            self.push(store, self.subject.name.clone(), event)?;
        }
        if let Some(age) = age {
            store.set_age_band(&self.name, age.code())?;
            self.age = age;
        }
        let now = self.mark.as_ref().map_or(crate::clock::Timestamp::EPOCH, |it| it.at);
        if let Some((it, declared)) = taken {
            store.record_use(&self.name, it, now)?;
            if Spent::counts(declared) {
                store.spend(it, self.spent.launch, now, Spent::counts_from(declared, now))?;
                self.spent.taken = store.spent()?;
            }
        }
        self.checkpoint(store)?;
        self.write_mark(store)
    }

    /// Carries time on where nothing is written; a jump stays to be recorded.
    pub(super) fn carry_on(&mut self, reading: &Reading) {
        let judged = time::judge(self.mark.as_ref(), reading);
        let jumped = judged.mark.jumped && !judged.jump;
        self.mark = Some(Mark { jumped, ..judged.mark });
    }

    /// Carries time on, or sets it to what was told; returns what the install's chain is to say of it.
    pub(super) fn move_on(&mut self, reading: &Reading, told: Option<Told>) -> Vec<Event> {
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
            Event::ConsentChanged { .. }
            | Event::SeparateConsentGranted { .. }
            | Event::ConsentExpired { .. }
            | Event::SwitchSet { .. } => Some(Change::Consents),
            Event::PermissionGranted { .. } | Event::PermissionRefused { .. } | Event::PermissionEnded { .. } => {
                Some(Change::Permissions)
            }
            Event::FactSet { .. } | Event::TimeObserved { .. } => Some(Change::Facts),
            Event::ObligationOpened { .. } | Event::ObligationMet { .. } => Some(Change::Obligations),
            Event::InstallCreated { .. }
            | Event::ManifestOpened { .. }
            | Event::SubjectOpened { .. }
            | Event::ClockJumped { .. }
            | Event::Recovered { .. }
            | Event::RestrictionsSalvaged { .. }
            | Event::Checkpoint { .. } => None,
        })
        .collect();
    // Purposes follow their documents, and a told time may end the doubt over a consent that may have run out.
    let told = events.iter().any(|it| matches!(it, Event::TimeObserved { .. }));
    if told || changes.contains(&Change::Documents) {
        changes.insert(Change::Consents);
    }
    if !settlement.owed.is_empty() {
        changes.insert(Change::Obligations);
    }
    changes.into_iter().collect()
}
