//! The one error type of the public API: a kind, a stable code, and a detail for developers.

use crate::manifest::ManifestError;
use crate::policy::{Refusal, Unavailability};

/// Why a call failed. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// An argument that is not well formed.
    #[error("{code}: {detail}")]
    InvalidArgument {
        /// Stable code.
        code: &'static str,
        /// What to pass instead.
        detail: String,
    },
    /// The manifest cannot be used.
    #[error("{code}: {detail}")]
    Manifest {
        /// Stable code of the finding.
        code: &'static str,
        /// Where, and what to write instead.
        detail: String,
    },
    /// A rule says no; its code says which.
    #[error("{0}")]
    Refused(Refusal),
    /// The store cannot be used; see [`Placet::health`](crate::Placet::health).
    #[error("{why}: {detail}")]
    Unavailable {
        /// Why.
        why: Unavailability,
        /// What to do about it.
        detail: String,
    },
}

impl Error {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::InvalidArgument { code, .. } | Self::Manifest { code, .. } => code,
            Self::Refused(refusal) => refusal.code.code(),
            Self::Unavailable { why, .. } => why.code(),
        }
    }

    /// What a developer reads.
    pub fn detail(&self) -> String {
        match self {
            Self::InvalidArgument { detail, .. } | Self::Manifest { detail, .. } | Self::Unavailable { detail, .. } => {
                detail.clone()
            }
            Self::Refused(refusal) => refusal.detail(),
        }
    }

    #[cfg(feature = "store")]
    pub(crate) fn unavailable(why: Unavailability) -> Self {
        Self::Unavailable { why, detail: why.advice().to_owned() }
    }
}

impl From<ManifestError> for Error {
    fn from(it: ManifestError) -> Self {
        Self::Manifest { code: it.code(), detail: it.to_string() }
    }
}

impl From<Refusal> for Error {
    fn from(it: Refusal) -> Self {
        Self::Refused(it)
    }
}
