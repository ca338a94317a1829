//! Lines that an app may write into its own log. Owns what they say: codes, ids that the manifest declares, numbers and
//! times; never a path, a person's reference, or anything that the app passed.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::policy::{Unavailability, codes};

/// Who takes the lines. Called without any lock of Placet's, in the order in which things happened; calling back is
/// allowed. Placet writes no log by itself.
pub trait Logger: Send + Sync {
    /// Takes one line.
    fn log(&self, line: &Line);
}

/// How much a line matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Something went as it should.
    Info,
    /// Somebody may have to do something about it.
    Warning,
    /// Everything is denied until somebody does.
    Error,
}

codes! {
    /// What a line is about. An open set: later versions add words and never change one.
    LineCode {
        /// The store is open.
        Opened = "opened",
        /// The store could not be opened; everything is denied.
        NotOpened = "not_opened",
        /// The store turned out to be unusable; everything is denied from here on.
        GaveUp = "gave_up",
        /// A call failed for a reason that may pass; nothing was changed.
        Failed = "failed",
        /// A rule said no to a call; nothing was changed.
        Refused = "refused",
        /// The clock disagreed with the ledger's time, and the ledger says so.
        ClockJumped = "clock_jumped",
        /// A store that could not be used was set aside, and a new one begun.
        Recovered = "recovered",
        /// What was past its evidence period was swept.
        Swept = "swept",
        /// The store was let go of until the app is resumed; everything is denied.
        Suspended = "suspended",
        /// Placet was closed.
        Closed = "closed",
    }
}

impl LineCode {
    /// How much lines with this code matter.
    pub const fn level(self) -> Level {
        match self {
            Self::Opened | Self::Refused | Self::Swept | Self::Suspended | Self::Closed => Level::Info,
            Self::Failed | Self::ClockJumped | Self::Recovered => Level::Warning,
            Self::NotOpened | Self::GaveUp => Level::Error,
        }
    }
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How much it matters.
    pub level: Level,
    /// What it is about: stable.
    pub code: LineCode,
    /// What a developer reads: may change.
    pub text: String,
}

impl Line {
    pub(super) fn new(code: LineCode, text: impl Into<String>) -> Self {
        Self { level: code.level(), code, text: text.into() }
    }

    /// Why the store cannot be used.
    pub(super) fn unusable(code: LineCode, why: Unavailability) -> Self {
        Self::new(code, format!("{why}: {}", why.advice()))
    }

    /// Why a call failed; nothing where the state that it met was told already.
    pub(super) fn of(error: &Error) -> Option<Self> {
        match error {
            Error::Refused(it) => Some(Self::new(LineCode::Refused, format!("{}: {}", it.code, it.detail()))),
            Error::Unavailable { why, .. } => why.is_retryable().then(|| Self::unusable(LineCode::Failed, *why)),
            Error::InvalidArgument { .. } | Error::Manifest { .. } => None,
        }
    }
}
