//! Suspension: before the system freezes an app, Placet lets go of every file and lock; afterwards it opens anew and catches
//! up. Owns what is remembered in between, which is nothing that could allow anything.

use super::inner::{Inner, Left};
use super::log::{Line, LineCode};
use super::open::Open;
use super::{Change, Health, Place, Placet};
use crate::clock::Reading;
use crate::error::Error;
use crate::policy::{Declared, EndReason, Reason, Unavailability};

impl Placet {
    /// Lets go of the store until [`resume`](Self::resume): once this returned, this instance holds no lock and has no file
    /// open. iOS ends an app that is suspended while it holds a lock in a container that it shares. Waits for the call
    /// that another thread is in, and for nothing else; a second call does nothing.
    ///
    /// Meanwhile every question is denied and every other call fails with `suspended`, which is retryable, what was kept of
    /// earlier answers included. Sessions stay as they are. Where all of an app's processes are suspended, one that starts
    /// begins a new launch.
    pub fn suspend(&self) {
        self.run_at_any_time(Inner::suspend);
    }

    /// Opens the store again after [`suspend`](Self::suspend) and catches up: sessions that what happened meanwhile does not
    /// allow any longer end before this returns. Nothing is kept of what another process recovered or signed out. Does
    /// nothing where nothing was suspended.
    ///
    /// # Errors
    /// Unavailable with the store's trouble, which ended all sessions; where it is retryable, every call tries again.
    pub fn resume(&self) -> Result<(), Error> {
        self.try_run(|inner, declared, reading| inner.resume(declared, reading).map_err(Error::unavailable))
    }
}

impl Inner {
    fn suspend(&mut self) {
        let health = self.health();
        if matches!(health, Health::Unavailable(Unavailability::Closed | Unavailability::Suspended)) {
            return;
        }
        let is_shared = matches!(self.origin().place, Place::Folder(_));
        let left = self.put_aside(Unavailability::Suspended).map(|open| Left {
            name: open.view.name.clone(),
            sequence: open.view.subject.sequence,
            is_copy: open.is_copy,
            // A store in memory would be gone; it has no file.
            in_memory: (!is_shared).then_some(open),
        });
        self.left = left;
        self.log(Line::new(LineCode::Suspended, "every answer denies until it is resumed"));
        self.notice(Change::Health);
    }

    fn resume(&mut self, declared: &Declared, reading: &Reading) -> Result<(), Unavailability> {
        if self.health() != Health::Unavailable(Unavailability::Suspended) {
            return self.opened().map(|_| ());
        }
        let mut left = self.left.take();
        let in_memory = left.as_mut().and_then(|it| it.in_memory.take());
        let mut open = in_memory.map_or_else(|| Open::at(self.origin(), declared, reading), Ok);
        if let (Ok(open), Some(left)) = (&mut open, &left) {
            open.is_copy |= left.is_copy;
        }
        let reason = match (&open, &left) {
            (Err(_), _) => Some(EndReason::Denied(Reason::Unavailable)),
            (Ok(open), Some(left)) if open.view.name != left.name => {
                let is_gone = open.was_deleted(&left.name, left.sequence);
                Some(if is_gone { EndReason::Denied(Reason::Deleted) } else { EndReason::SubjectChanged })
            }
            _ => None,
        };
        self.reopen(open);
        if let Some(reason) = reason {
            self.end_all(reason);
        }
        self.opened()?;
        self.end_lost(declared, reading);
        self.refresh(declared, reading).map(|_| ())
    }
}
