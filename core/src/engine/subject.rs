//! Calls on subjects: who is signed in, and who was.

use super::Placet;
use super::changes::ANYTHING;
use super::inner::Inner;
use super::turn::{SubjectChange, Turn, Turned};
use super::view::View;
use crate::clock::Reading;
use crate::error::Error;
use crate::event::{CloseReason, Entry, Event};
use crate::id::SubjectRef;
use crate::policy::{Declared, EndReason, Refusal, RefusalCode, SubjectStanding, Unavailability};
use crate::store::Store;

/// A subject of this install, without anything that names a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its random reference.
    pub subject: SubjectRef,
    /// What it is.
    pub standing: SubjectStanding,
    /// Whether it is the current one.
    pub is_current: bool,
}

/// What erasing a subject brought about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// The subject that was erased.
    pub erased: SubjectRef,
    /// Whether no trace is left; else [`Placet::erasures`] lists it until then.
    pub is_complete: bool,
    /// Who is current now, and what the erasure ended.
    pub change: SubjectChange,
}

impl Placet {
    /// Makes the account that the app knows by `identifier` the current subject. A guest is merged into it: whatever
    /// either of them refused stays refused, and what is granted afterwards was granted by one of them and refused by
    /// neither. From another account nothing is taken over. Sessions of the subject before end, in every process.
    ///
    /// The identifier itself is kept nowhere, only a keyed hash of it that can be erased. Where the account is the
    /// current subject already, nothing happens.
    ///
    /// # Errors
    /// Invalid argument `identifier_empty`; unavailable with the store's trouble.
    pub fn sign_in(&self, identifier: &str) -> Result<SubjectChange, Error> {
        if identifier.is_empty() {
            let detail = "pass what the app knows the account by".to_owned();
            return Err(Error::InvalidArgument { code: "identifier_empty", detail });
        }
        self.turn(Turn::SignIn(identifier))
    }

    /// Leaves the account: a new guest, who has decided nothing, is the current subject. The account is found again by
    /// [`sign_in`](Self::sign_in). Sessions end, in every process. Where a guest is current already, nothing happens.
    ///
    /// A deletion that was submitted binds whoever is not signed in to another account: its subject stays the current one,
    /// and signing out of another account leads back to it.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn sign_out(&self) -> Result<SubjectChange, Error> {
        self.turn(Turn::SignOut)
    }

    /// Erases the current subject: ends its chain, destroys the key of everything that can be erased, removes it, and leaves
    /// a new guest, or the subject of a deletion that was submitted before. The chain stays, still verifies, and names nobody. The same identifier begins anew, with nothing.
    /// Data that the app holds is owed to be erased, and listed among [`obligations`](Self::obligations).
    ///
    /// While a reader in another process keeps the log from being emptied, sealed traces stay in it whose key is gone:
    /// the erasure is listed among [`erasures`](Self::erasures) until they are gone too.
    ///
    /// # Errors
    /// Refused with `deletion_state` while a deletion is submitted: confirming its tasks erases the subject, and nothing
    /// else. Unavailable with the store's trouble; `busy` where another process made somebody else the current subject at this
    /// very moment.
    pub fn erase_subject(&self) -> Result<Erasure, Error> {
        self.try_run(Inner::erase)
    }

    /// The erased subjects of which a trace may be left in a file of the store. [`tick`](Self::tick) and every change try
    /// to end that.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn erasures(&self) -> Result<Vec<SubjectRef>, Error> {
        let listed = self.run(|inner, declared, reading| {
            inner.read(declared, reading, |_, open, _| open.view.erasing.iter().cloned().collect())
        });
        listed.map_err(Error::unavailable)
    }

    /// Every subject of this install, in the order in which they began.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn subjects(&self) -> Result<Vec<Subject>, Error> {
        let listed = self.run(|inner, declared, reading| {
            inner.read(declared, reading, |_, open, _| list(&open.store, &open.view)).and_then(|it| it)
        });
        listed.map_err(Error::unavailable)
    }

    pub(super) fn turn(&self, to: Turn<'_>) -> Result<SubjectChange, Error> {
        self.try_run(|inner, declared, reading| inner.turn(declared, reading, to).map_err(Error::unavailable))
    }
}

impl Inner {
    fn turn(&mut self, declared: &Declared, reading: &Reading, to: Turn<'_>) -> Result<SubjectChange, Unavailability> {
        self.begin(declared, reading)?;
        let process = self.process.clone();
        let View { name: was, is_account, .. } = &self.opened()?.view;
        let guest = (!is_account).then(|| was.clone());
        let Turned { mut change, is_other } = self.open_store()?.turn(declared, reading, &process, to)?;
        if is_other {
            if let (Turn::SignIn(_), Some(guest)) = (to, guest) {
                self.unwritten.merge(&guest, &change.subject);
            }
            self.weigh_refusals();
            change.report.sessions_ended = self.end_all(EndReason::SubjectChanged);
            for it in ANYTHING {
                self.notice(it);
            }
        }
        Ok(change)
    }

    fn erase(&mut self, declared: &Declared, reading: &Reading) -> Result<Erasure, Error> {
        let read = self.read(declared, reading, |_, open, _| {
            let deletion = &open.view.state.deletion;
            (open.view.name.clone(), deletion.is_pending().then(|| deletion.phase()))
        });
        let (was, deleting) = read.map_err(Error::unavailable)?;
        if let Some(phase) = deleting {
            return Err(Refusal::new(RefusalCode::DeletionState, phase).into());
        }
        let change = self.turn(declared, reading, Turn::Erase(&was)).map_err(Error::unavailable)?;
        let open = self.open_store().map_err(Error::unavailable)?;
        // What a reader or a fault keeps from being finished stays owed, and is tried again.
        let _ = open.finish_erasures(reading);
        Ok(Erasure { is_complete: !open.view.erasing.contains(&was), erased: was, change })
    }
}

fn list(store: &Store, view: &View) -> Result<Vec<Subject>, Unavailability> {
    let each = view.subjects.iter().map(|subject| {
        let standing = standing(store, subject)?;
        Ok(Subject { subject: subject.clone(), standing, is_current: *subject == view.name })
    });
    each.collect()
}

fn standing(store: &Store, subject: &SubjectRef) -> Result<SubjectStanding, Unavailability> {
    let last = store.last_row(subject.as_str())?;
    let last = last.and_then(|row| Entry::from_bytes(&row.bytes).ok()).map(|it| it.event);
    Ok(match last {
        Some(Event::SubjectClosed { why: CloseReason::Merged }) => SubjectStanding::Merged,
        Some(Event::SubjectClosed { why: CloseReason::Erased }) => SubjectStanding::Erased,
        Some(Event::SubjectClosed { why: CloseReason::Copied }) => SubjectStanding::Copied,
        _ if store.profile(subject)?.is_some_and(|it| it.tag.is_some()) => SubjectStanding::Account,
        _ => SubjectStanding::Guest,
    })
}
