//! The one error type of the border: a kind, a stable code, a detail for developers. No field is called `message`,
//! which would clash with what exceptions of the other languages already have.

use std::fmt::Display;

use placet::Error;
use placet::policy::Unavailability;

/// Why a call failed; nothing was changed. `code` is stable, `detail` is for developers and may change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum PlacetError {
    /// An argument is not well formed.
    #[error("{code}: {detail}")]
    InvalidArgument {
        /// The stable code.
        code: String,
        /// What to pass instead.
        detail: String,
    },
    /// The manifest cannot be used.
    #[error("{code}: {detail}")]
    Manifest {
        /// The stable code of the finding.
        code: String,
        /// Where, and what to write instead.
        detail: String,
    },
    /// A rule says no.
    #[error("{code}: {detail}")]
    Refused {
        /// The stable code of the rule.
        code: String,
        /// What was refused, and what to do instead.
        detail: String,
    },
    /// The store cannot be used.
    #[error("{code}: {detail}")]
    Unavailable {
        /// The stable code of what stands in the way.
        code: String,
        /// What to do about it.
        detail: String,
    },
    /// Placet was closed.
    #[error("{code}: {detail}")]
    Closed {
        /// The stable code: `closed`.
        code: String,
        /// What to do about it.
        detail: String,
    },
    /// Something failed inside.
    #[error("{code}: {detail}")]
    Internal {
        /// The stable code: `internal`.
        code: String,
        /// What to do about it.
        detail: String,
    },
}

impl PlacetError {
    /// A panic inside, or a foreign clock that threw.
    pub(crate) fn internal() -> Self {
        let it = Unavailability::Internal;
        Self::Internal { code: it.code().to_owned(), detail: it.advice().to_owned() }
    }

    /// Text that is no id of the kind `expected`.
    pub(crate) fn invalid_id(expected: &str, why: &impl Display) -> Self {
        Self::InvalidArgument { code: "invalid_id".to_owned(), detail: format!("{expected}: {why}") }
    }

    /// A code that this version does not know.
    pub(crate) fn unknown_code(expected: &str, code: &str) -> Self {
        let detail = format!("{expected}: this version knows no code {code:?}");
        Self::InvalidArgument { code: "unknown_code".to_owned(), detail }
    }
}

impl From<Error> for PlacetError {
    fn from(it: Error) -> Self {
        let (code, detail) = (it.code().to_owned(), it.detail());
        match it {
            Error::InvalidArgument { .. } => Self::InvalidArgument { code, detail },
            Error::Manifest { .. } => Self::Manifest { code, detail },
            Error::Refused(_) => Self::Refused { code, detail },
            Error::Unavailable { why: Unavailability::Closed, .. } => Self::Closed { code, detail },
            Error::Unavailable { why: Unavailability::Internal, .. } => Self::Internal { code, detail },
            Error::Unavailable { .. } => Self::Unavailable { code, detail },
        }
    }
}

impl From<uniffi::UnexpectedUniFFICallbackError> for PlacetError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::internal()
    }
}
