//! The engine: catch up, decide, append, commit, then tell. It has no rules of its own and starts no thread.
//!
//! One lock guards everything; the clock is read before it is taken and callbacks run after it is released, so an app
//! may call back into Placet from anywhere.

mod calls;
mod cells;
mod chains;
mod changes;
mod copy;
mod deletion;
mod deletion_receipt;
mod due;
mod evidence;
mod export;
mod gate;
mod inner;
mod keys;
mod log;
mod obligation;
mod open;
mod opening;
mod others;
mod owed_elsewhere;
mod receipt;
mod recover;
mod report;
mod request;
mod salvage;
mod session;
mod spent;
mod subject;
mod suspend;
mod sweep;
mod turn;
mod unwritten;
mod used;
mod view;

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::clock::{Clock, Reading, SystemClock};
use crate::error::Error;
use crate::event::Obligation;
use crate::id::{FeatureId, PermissionId, UseRef};
use crate::manifest::{DeviceSystem, Manifest};
use crate::policy::obligation::Kept;
use crate::policy::{Declared, EndReason, GrantStatus, Refusal, SessionId, SystemPermission, Unavailability};
use crate::store::Options;

pub use crate::evidence::Head;
pub use crate::store::SecretKey;
pub use cells::Cell;
use cells::Table;
pub use deletion::DeletionReport;
pub use deletion_receipt::deletion_receipts_of;
pub use evidence::Verification;
pub use export::export_of;
use inner::{Inner, Notice};
pub use log::{Level, Line, LineCode, Logger};
use opening::Origin;
pub use receipt::{FolderReceipt, receipt_of};
pub use recover::Recovery;
pub use report::{FolderReport, report_of};
pub use request::RequestReport;
pub use subject::{Erasure, Subject};
pub use sweep::Sweep;
pub use turn::SubjectChange;

/// Where a store is kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// In a folder of its own, made where it is missing.
    Folder(PathBuf),
    /// In memory, gone with the process: for tests.
    Memory,
}

/// A folder's name may be a person's, so it does not show.
impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Folder(_) => "Folder(..)",
            Self::Memory => "Memory",
        })
    }
}

/// How Placet is opened.
pub struct Config {
    /// Where the store is kept.
    pub place: Place,
    /// The manifest's bytes.
    pub manifest: Vec<u8>,
    /// Where time comes from.
    pub clock: Arc<dyn Clock>,
    /// Who is told of changes.
    pub observer: Option<Arc<dyn Observer>>,
    /// Who takes log lines.
    pub logger: Option<Arc<dyn Logger>>,
    /// The key under which what can be erased is sealed, from the Keystore or the Keychain; without one it lies in a
    /// file of its own beside the database.
    pub key: Option<SecretKey>,
    /// A secret of this device that no backup holds, from the Keystore or the Keychain: by it a copy of the store on
    /// another device is noticed, and goes on as a new install that keeps what denies.
    pub device: Option<SecretKey>,
    /// The system that the device runs: it says which permissions there are. Without it every one is asked for.
    pub system: Option<DeviceSystem>,
}

impl Config {
    /// A store at `place` for `manifest`, with the system's clock, nobody to tell, no log, a key of its own, and no word on
    /// the system.
    pub fn new(place: Place, manifest: Vec<u8>) -> Self {
        let clock = Arc::new(SystemClock);
        Self { place, manifest, clock, observer: None, logger: None, key: None, device: None, system: None }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config").field("place", &self.place).finish_non_exhaustive()
    }
}

/// Who is told of changes. Called without any lock of Placet's; calling back is allowed.
pub trait Observer: Send + Sync {
    /// Something of this kind changed, here or in another process.
    fn changed(&self, change: Change);
    /// A session of this process ended: stop what it collects.
    fn session_ended(&self, session: SessionId, reason: EndReason);
}

/// What kind of thing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A document was presented or decided on.
    Documents,
    /// A consent changed or ran out.
    Consents,
    /// A grant of a permission, or the system's word on one.
    Permissions,
    /// A fact.
    Facts,
    /// What is known of the age.
    Age,
    /// What is owed.
    Obligations,
    /// The deletion of the account.
    Deletion,
    /// A request about rights.
    Requests,
    /// Whether the store can be used.
    Health,
}

/// Whether the store can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// It can.
    Ok,
    /// It cannot; every answer is a denial.
    Unavailable(Unavailability),
}

impl Health {
    /// Whether what stands in the way may pass by itself ([`Unavailability::is_retryable`]).
    pub fn is_retryable(self) -> bool {
        matches!(self, Self::Unavailable(why) if why.is_retryable())
    }
}

/// What a change brought about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChangeReport {
    /// The sessions of this process that ended, in the order of their opening.
    pub sessions_ended: Vec<EndedSession>,
    /// The uses that were open before and are closed now.
    pub closed: Vec<UseRef>,
    /// What is to be erased.
    pub to_erase: Vec<Obligation>,
    /// What is kept, and on which ground.
    pub kept: Vec<Kept>,
}

/// A session that a change ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedSession {
    /// The session.
    pub session: SessionId,
    /// Its feature.
    pub feature: FeatureId,
    /// Why.
    pub reason: EndReason,
}

/// Where a permission stands for a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PermissionStatus {
    /// What the system last said in this process.
    pub system: SystemPermission,
    /// Our own grant.
    pub granted: GrantStatus,
}

/// A permission that may be asked for now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermissionRequest {
    /// The permission.
    pub permission: PermissionId,
    /// What to tell the person, in the app's default locale.
    pub usage: String,
    /// Whether the system has to be asked; else the person's yes is all there is.
    pub ask_system: bool,
    /// What the system calls it, all to be asked for together; empty where it is not asked, or nobody said which it is.
    pub system_names: Vec<String>,
}

/// Placet over one store.
///
/// Every call may block for a disk write or another process's transaction, is safe on any thread, and may be made from
/// an [`Observer`]. After [`close`](Self::close) every answer is `Unavailable(closed)`.
pub struct Placet {
    declared: Declared,
    clock: Arc<dyn Clock>,
    observer: Option<Arc<dyn Observer>>,
    logger: Option<Arc<dyn Logger>>,
    inner: Mutex<Inner>,
    table: Arc<Table>,
}

impl Placet {
    /// Opens a store for a manifest. A store that cannot be used opens too and denies everything;
    /// [`health`](Self::health) says why, and nothing on disk is changed.
    ///
    /// # Errors
    /// [`Error::Manifest`] where the manifest cannot be used.
    pub fn open(config: Config) -> Result<Self, Error> {
        Self::open_with(config, Options::default())
    }

    /// As [`open`](Self::open), with options of the store's that only proofs of durability need.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    #[doc(hidden)]
    pub fn open_with(config: Config, options: Options) -> Result<Self, Error> {
        let declared = Declared::load(&config.manifest)?.on(config.system);
        let reading = config.clock.read();
        let Config { place, manifest, clock, observer, logger, key, device, system: _ } = config;
        let mut inner =
            Inner::open(Origin { place, manifest, options, key, device, has_been_open: false }, &declared, &reading);
        let (notices, table) = (inner.take_notices(), Arc::clone(&inner.table));
        let placet = Self { declared, clock, observer, logger, inner: Mutex::new(inner), table };
        placet.tell(notices);
        Ok(placet)
    }

    /// What is declared.
    pub fn manifest(&self) -> &Manifest {
        &self.declared.manifest
    }

    /// Whether the store can be used.
    pub fn health(&self) -> Health {
        self.lock().health()
    }

    /// Whether opening found a copy of another device's store: it went on as a new install. What had been granted there is
    /// void, what had been refused stays so, and what could be erased there is gone.
    pub fn is_copy(&self) -> bool {
        self.lock().is_copy()
    }

    /// Ends all sessions and lets go of the store. Answers deny from now on; a second call does nothing.
    pub fn close(&self) {
        self.run_at_any_time(Inner::close);
    }

    /// Reads the clock, takes the lock, works, releases it, and then tells the observer.
    fn run<T>(&self, work: impl FnOnce(&mut Inner, &Declared, &Reading) -> T) -> T {
        let reading = self.clock.read();
        self.run_at_any_time(|inner| work(inner, &self.declared, &reading))
    }

    /// As [`run`](Self::run), for what depends on no time: it is done even where the app's clock fails.
    fn run_at_any_time<T>(&self, work: impl FnOnce(&mut Inner) -> T) -> T {
        let (answer, notices) = {
            let mut inner = self.lock();
            let answer = work(&mut inner);
            (answer, inner.take_notices())
        };
        self.tell(notices);
        answer
    }

    /// A panic inside leaves the last committed view in place, so the lock's poison says nothing.
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// As [`run`](Self::run), for what may fail: why it did is a line of the log.
    fn try_run<T>(&self, work: impl FnOnce(&mut Inner, &Declared, &Reading) -> Result<T, Error>) -> Result<T, Error> {
        self.run(|inner, declared, reading| {
            let done = work(inner, declared, reading);
            inner.noted(done)
        })
    }

    /// Something of that kind is not declared.
    fn not_declared(&self, kind: &'static str) -> Error {
        let error = Refusal::not_declared(kind).into();
        self.tell(Line::of(&error).map(Notice::Line).into_iter().collect());
        error
    }

    fn tell(&self, notices: Vec<Notice>) {
        for notice in notices {
            match (notice, &self.observer, &self.logger) {
                (Notice::Changed(change), Some(observer), _) => observer.changed(change),
                (Notice::SessionEnded(session, reason), Some(observer), _) => observer.session_ended(session, reason),
                (Notice::Line(line), _, Some(logger)) => logger.log(&line),
                _ => {}
            }
        }
    }
}

impl Drop for Placet {
    /// Nobody looks after what was kept any more.
    fn drop(&mut self) {
        self.table.touch();
    }
}

impl fmt::Debug for Placet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Placet").field("app", &self.declared.manifest.app.id).finish_non_exhaustive()
    }
}
