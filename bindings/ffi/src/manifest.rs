//! What is said of a manifest without opening it: for tests and build machines of the other languages.

use placet::Error;
use placet::manifest::{self, Manifest};

use crate::error::PlacetError;
use crate::placet_core::guarded;

/// One thing that is wrong or doubtful in a manifest.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Finding {
    /// The stable code.
    pub code: String,
    /// How bad it is: `error`, `warning`, `note`.
    pub severity: String,
    /// Where, as a JSON pointer; empty for the whole file.
    pub path: String,
    /// What is so, and what to write instead.
    pub detail: String,
}

/// Everything that is wrong or doubtful in a manifest; where its form is wrong, the first fault of form alone.
#[uniffi::export]
pub fn findings_in(manifest: Vec<u8>) -> Result<Vec<Finding>, PlacetError> {
    guarded(|| Ok(Manifest::findings_in(&manifest).into_iter().map(Into::into).collect()))
}

/// A manifest with a JSON merge patch (RFC 7396) put over it; whether the result is a manifest is for `open` to say.
#[uniffi::export]
pub fn merged_manifest(manifest: Vec<u8>, patch: Vec<u8>) -> Result<Vec<u8>, PlacetError> {
    guarded(|| manifest::merged(&manifest, &patch).map_err(Error::from))
}

impl From<manifest::Finding> for Finding {
    fn from(it: manifest::Finding) -> Self {
        Self {
            code: it.code.as_str().to_owned(),
            severity: it.severity.as_str().to_owned(),
            path: it.path,
            detail: format!("{}; {}", it.message, it.help),
        }
    }
}
