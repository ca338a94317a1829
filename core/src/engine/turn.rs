//! From one subject to another: one transaction in which the one is left, the other entered or begun, and a guest
//! merged into an account.

use super::ChangeReport;
use super::open::Open;
use super::others::{brought_by_time, is_closed};
use super::view::{Age, SUBJECT, View};
use crate::clock::{Reading, Timestamp};
use crate::event::{CloseReason, Event, Merge, Obligation};
use crate::id::{PermissionId, SubjectRef};
use crate::ledger::ChainName;
use crate::policy::closed::{Side, closed};
use crate::policy::obligation::{self, Settlement};
use crate::policy::{
    Context, Declared, Process, SubjectState, SystemPermission, Unavailability, merge, permission, request, retention,
};
use crate::store::{Profile, Store};

/// Where to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Turn<'a> {
    /// The account that the app knows by this identifier.
    SignIn(&'a str),
    /// A guest.
    SignOut,
    /// A guest, with nothing left of this subject, which is the current one; where a deletion was submitted, its subject.
    Erase(&'a SubjectRef),
}

/// What signing in or out brought about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectChange {
    /// The current subject now.
    pub subject: SubjectRef,
    /// Whether it began with this call.
    pub is_new: bool,
    /// What a guest who signed in changed in the account; empty where nobody merged, or nothing changed.
    pub merged: Merge,
    /// Sessions that ended, uses that closed, what is to be erased.
    pub report: ChangeReport,
}

/// What a turn brought about, and whether another subject is the current one now.
pub(super) struct Turned {
    pub change: SubjectChange,
    pub is_other: bool,
}

/// A transaction that changes the current subject.
struct Turning<'a> {
    store: &'a Store,
    view: View,
    declared: &'a Declared,
    reading: &'a Reading,
    process: &'a Process,
    report: ChangeReport,
}

impl Open {
    /// Turns to another in the transaction that was begun, and ends it.
    pub fn turn(
        &mut self,
        declared: &Declared,
        reading: &Reading,
        process: &Process,
        to: Turn<'_>,
    ) -> Result<Turned, Unavailability> {
        let (store, view, report) = (&self.store, self.view.clone(), ChangeReport::default());
        let mut turning = Turning { store, view, declared, reading, process, report };
        let turned = turning.turn(to);
        let view = turning.view;
        match turned {
            Ok(it) if !it.is_other => {
                self.store.rollback();
                Ok(it)
            }
            Ok(it) => {
                self.finish(view)?;
                // What fails here is done by whoever opens or writes next: no row names those keys.
                let _ = self.alone(Store::destroy_keys);
                Ok(it)
            }
            Err(why) => {
                self.store.rollback();
                Err(why)
            }
        }
    }
}

impl Open {
    /// Destroys the keys and empties the log that may hold traces of who was erased, and says so in the ledger. A reader in
    /// any process keeps the log from being emptied: then it stays to be done.
    pub fn finish_erasures(&mut self, reading: &Reading) -> Result<(), Unavailability> {
        self.alone(Store::destroy_keys)?;
        if !self.store.empty_log()? {
            return Ok(());
        }
        self.store.begin()?;
        let mut view = self.view.clone();
        let mut finish = || {
            let others_wrote = view.catch_up(&self.store)?;
            for it in view.move_on(reading, None) {
                view.push(&self.store, ChainName::Install, it)?;
            }
            for subject in view.erasing.clone() {
                view.push(&self.store, ChainName::Install, Event::ErasureDone { subject })?;
            }
            view.write_mark(&self.store)?;
            self.store.commit()?;
            Ok::<_, Unavailability>(others_wrote)
        };
        match finish() {
            // The next look at the store reads it all, and does what others' changes ask for.
            Ok(true) => Ok(()),
            Ok(false) => {
                self.view = view;
                self.drop_anchor();
                Ok(())
            }
            Err(why) => {
                self.store.rollback();
                Err(why)
            }
        }
    }
}

impl View {
    /// A subject other than the current one whose deletion was submitted and is not over.
    pub fn deleting(&self, store: &Store) -> Result<Option<SubjectRef>, Unavailability> {
        for subject in self.subjects.iter().filter(|it| **it != self.name) {
            // Of a chain that has ended a sweep leaves nothing to turn to.
            if is_closed(store, subject)? {
                continue;
            }
            let mut other = self.clone();
            other.turn_to(store, subject.clone())?;
            if other.state.deletion.is_pending() {
                return Ok(Some(subject.clone()));
            }
        }
        Ok(None)
    }

    /// Whoever comes after a deletion that is over: what time and the system's settings ended meanwhile ends now.
    pub fn arrived(
        mut self,
        store: &Store,
        declared: &Declared,
        reading: &Reading,
        process: &Process,
    ) -> Result<Self, Unavailability> {
        self.catch_up(store)?;
        let report = ChangeReport::default();
        let mut turning = Turning { store, view: self, declared, reading, process, report };
        turning.arrive()?;
        Ok(turning.view)
    }
}

impl Turning<'_> {
    fn turn(&mut self, to: Turn<'_>) -> Result<Turned, Unavailability> {
        let target = match to {
            Turn::SignIn(identifier) => self.store.account(identifier)?,
            Turn::SignOut | Turn::Erase(_) => self.view.deleting(self.store)?,
        };
        // Whoever is not signed in to another account is bound by a deletion that was submitted: its subject stays.
        let binds = self.view.state.deletion.is_pending();
        let stays = match to {
            Turn::SignIn(_) => target.as_ref() == Some(&self.view.name),
            Turn::SignOut => !self.view.is_account || binds,
            Turn::Erase(subject) if *subject != self.view.name || binds => return Err(Unavailability::Busy),
            Turn::Erase(_) => false,
        };
        if stays {
            return Ok(self.turned(false, Merge::default(), false));
        }
        let before = self.view.clone();
        for it in self.view.move_on(self.reading, None) {
            self.view.push(self.store, ChainName::Install, it)?;
        }
        self.carry_on_time()?;
        let left = self.view.clone();
        let merges = matches!(to, Turn::SignIn(_)) && !left.is_account && !binds;
        let erases = matches!(to, Turn::Erase(_));
        if merges {
            self.push(Event::SubjectClosed { why: CloseReason::Merged })?;
        } else if erases {
            self.push(Event::SubjectClosed { why: CloseReason::Erased })?;
        }
        let head = self.view.head();
        self.view.push(self.store, ChainName::Install, Event::SubjectLeft { head: head.clone() })?;
        let is_new = target.is_none();
        match target {
            Some(subject) => self.enter(subject)?,
            None => self.begin(to)?,
        }
        let mut changed = Merge::default();
        if merges {
            changed = self.merge(&left, head)?;
        } else if erases {
            self.erase(&left)?;
        }
        self.view.arrive_from_others(self.store)?;
        if !merges && !erases {
            self.view.leave_behind(self.store, self.declared, self.reading, &left)?;
        }
        self.view.catch_up(self.store)?;
        self.report.closed = self.closed(&before);
        self.view.checkpoint_if_long(self.store)?;
        self.view.write_mark(self.store)?;
        Ok(self.turned(is_new, changed, true))
    }

    fn turned(&mut self, is_new: bool, merged: Merge, is_other: bool) -> Turned {
        let (subject, report) = (self.view.name.clone(), std::mem::take(&mut self.report));
        Turned { change: SubjectChange { subject, is_new, merged, report }, is_other }
    }

    /// Goes on with a subject that had begun before; what time and the system's settings ended meanwhile ends now.
    fn enter(&mut self, subject: SubjectRef) -> Result<(), Unavailability> {
        self.view.turn_to(self.store, subject.clone())?;
        self.store.set_meta(SUBJECT, subject.as_str())?;
        self.view.push(self.store, ChainName::Install, Event::SubjectEntered { subject })?;
        self.view.set_back(self.store)?;
        self.arrive()
    }

    fn arrive(&mut self) -> Result<(), Unavailability> {
        self.carry_on_time()?;
        self.withdraw_refused_by_system()
    }

    /// A permission that the system refused while somebody else was current is withdrawn, as it would have been then.
    fn withdraw_refused_by_system(&mut self) -> Result<(), Unavailability> {
        let granted: Vec<(PermissionId, Timestamp)> = self
            .view
            .state
            .permissions
            .iter()
            .filter_map(|(id, it)| Some((id.clone(), it.values().filter(|it| it.granted).map(|it| it.at).min()?)))
            .collect();
        for (id, since) in granted {
            let is_off = self.process.system.get(&id) == Some(&SystemPermission::Denied);
            if !is_off && self.store.refused_by_system(&id)?.is_none_or(|at| at < since) {
                continue;
            }
            let before = self.view.state.clone();
            let ctx = self.view.context(self.declared, self.reading);
            for it in permission::notice(&ctx, &before, &id, SystemPermission::Denied).unwrap_or_default() {
                self.push(it)?;
            }
            self.settle(&before)?;
        }
        Ok(())
    }

    /// Begins an account or a guest.
    fn begin(&mut self, to: Turn<'_>) -> Result<(), Unavailability> {
        let subject = SubjectRef::from_random(self.store.random()?);
        self.view.turn_to(self.store, subject.clone())?;
        self.store.set_meta(SUBJECT, subject.as_str())?;
        self.view.push(self.store, ChainName::Install, Event::SubjectOpened { subject: subject.clone() })?;
        if let Turn::SignIn(identifier) = to {
            let tag = Some(self.store.tag(identifier)?);
            self.store.put_profile(&subject, &Profile { tag, ..Profile::default() })?;
        }
        Ok(())
    }

    /// Takes over what the guest decided, and what can be erased of the guest.
    fn merge(&mut self, guest: &View, from: crate::event::Head) -> Result<Merge, Unavailability> {
        let before = self.view.state.clone();
        let now = self.view.context(self.declared, self.reading).now;
        let changed = merge::merge(&guest.state, &before, now);
        if guest.subject.sequence > 0 {
            self.push(Event::SubjectMerged { from, changed: changed.clone() })?;
        }
        for it in retention::salvaged(guest.state.holds.iter().filter(|(id, _)| !before.holds.contains_key(id))) {
            self.push(it)?;
        }
        self.settle(&before)?;
        self.settle(&guest.state)?;
        let own = self.store.profile(&self.view.name)?.unwrap_or_default();
        let own_age = Age::of(&own);
        let (band, until) = merge::age((guest.age.band, guest.age.until), (own_age.band, own_age.until));
        if (Age { band, until }) != own_age {
            Age { band, until }.note(self.store, &self.view.name)?;
        }
        self.store.move_usage(&guest.name, &self.view.name)?;
        self.store.move_texts(&guest.name, &self.view.name)?;
        self.store.forget(&guest.name)?;
        Ok(changed)
    }

    /// Removes what can be erased of a subject. With the subject every purpose has ended: what was kept on them, and what
    /// was owed already, is owed by the app still, and listed for whoever is current.
    fn erase(&mut self, left: &View) -> Result<(), Unavailability> {
        let ctx = left.context(self.declared, self.reading);
        let (obligations, next_obligation) = (left.state.obligations.clone(), left.state.next_obligation);
        let nothing = SubjectState { obligations, next_obligation, ..SubjectState::default() };
        let owed = obligation::settle(&ctx, ctx.age, &left.state, &nothing).owed;
        let all = left.state.obligations.values().chain(&owed);
        for (id, it) in (self.view.state.next_obligation..).zip(all) {
            let obligation = Obligation { id, ..it.clone() };
            self.push(Event::ObligationOpened { obligation: obligation.clone() })?;
            self.report.to_erase.push(obligation);
        }
        let holds = left.state.holds.iter().filter(|(id, _)| !self.view.state.holds.contains_key(id));
        // What the person had restricted ends with the person; what is still to be answered does not.
        let open = left.state.requests.iter().filter(|it| it.is_open());
        for it in request::salvaged(open).into_iter().chain(retention::salvaged(holds)) {
            self.push(it)?;
        }
        let subject = left.name.clone();
        self.view.push(self.store, ChainName::Install, Event::ErasureOpened { subject })?;
        Ok(self.store.forget(&left.name)?)
    }

    fn push(&mut self, event: Event) -> Result<(), Unavailability> {
        self.view.push(self.store, self.view.subject.name.clone(), event)
    }

    /// Writes the end of every grant that has run out, and of an appeal that is over.
    fn carry_on_time(&mut self) -> Result<(), Unavailability> {
        let before = self.view.state.clone();
        let ctx = self.view.context(self.declared, self.reading);
        for it in brought_by_time(&ctx, &before) {
            self.push(it)?;
        }
        self.settle(&before)
    }

    /// Opens what the step from an earlier state leaves owed.
    fn settle(&mut self, before: &SubjectState) -> Result<(), Unavailability> {
        let ctx = self.view.context(self.declared, self.reading);
        let settlement = obligation::settle(&ctx, ctx.age, before, &self.view.state);
        for it in settlement.events() {
            self.push(it)?;
        }
        let Settlement { owed, kept } = settlement;
        self.report.to_erase.extend(owed);
        self.report.kept.extend(kept);
        Ok(())
    }

    fn closed(&self, before: &View) -> Vec<crate::id::UseRef> {
        let ctx = self.view.context(self.declared, self.reading);
        let before_ctx = Context { age: before.age.at(ctx.now), ..ctx };
        let (was, is) = (Side { ctx: before_ctx, state: &before.state }, Side { ctx, state: &self.view.state });
        closed(was, is, &self.process.as_written())
    }
}
