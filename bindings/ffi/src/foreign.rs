//! What the app hands in: a clock, an observer, and a log. Owns the adapters that keep whatever they throw out of the engine.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use placet::clock::{Clock, Reading};
use placet::engine::{self, Change};
use placet::policy::{self, SessionId};

use crate::error::PlacetError;
use crate::reports::{EndReason, LogLine};

/// Where readings of time come from: on Android and Apple the boot clock, in tests a fake one.
#[uniffi::export(with_foreign)]
pub trait ClockSource: Send + Sync {
    /// Reads all clocks at one moment. May be called from any thread; one that throws makes the call at hand fail
    /// closed.
    fn read(&self) -> Result<Reading, PlacetError>;
}

/// Who hears of changes and of sessions that ended. Called on whatever thread brought the change about, with no lock of
/// Placet's held, so it may call back. What it throws is dropped.
#[uniffi::export(with_foreign)]
pub trait Observer: Send + Sync {
    /// Something changed, here or in another process.
    fn changed(&self, change: Change) -> Result<(), PlacetError>;
    /// A session of this process ended.
    fn session_ended(&self, session: SessionId, reason: EndReason) -> Result<(), PlacetError>;
}

/// Who takes lines for the app's log. Called as an [`Observer`] is; what it throws is dropped.
#[uniffi::export(with_foreign)]
pub trait Logger: Send + Sync {
    /// Takes one line.
    fn log(&self, line: LogLine) -> Result<(), PlacetError>;
}

pub(crate) struct ForeignClock(pub(crate) Arc<dyn ClockSource>);

impl Clock for ForeignClock {
    fn read(&self) -> Reading {
        match self.0.read() {
            Ok(reading) => reading,
            // Without a reading nothing can be decided: unwind to the border, which answers that it failed inside.
            Err(error) => panic::resume_unwind(Box::new(error)),
        }
    }
}

pub(crate) struct ForeignObserver(pub(crate) Arc<dyn Observer>);

impl engine::Observer for ForeignObserver {
    fn changed(&self, change: Change) {
        drop(panic::catch_unwind(AssertUnwindSafe(|| self.0.changed(change))));
    }

    fn session_ended(&self, session: SessionId, reason: policy::EndReason) {
        drop(panic::catch_unwind(AssertUnwindSafe(|| self.0.session_ended(session, reason.into()))));
    }
}

pub(crate) struct ForeignLogger(pub(crate) Arc<dyn Logger>);

impl engine::Logger for ForeignLogger {
    fn log(&self, line: &engine::Line) {
        drop(panic::catch_unwind(AssertUnwindSafe(|| self.0.log(line.clone().into()))));
    }
}
