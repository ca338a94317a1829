//! The strict way in: bytes to a manifest, or the first error. Owns the order of the refusals. It knows no
//! clock, no file and no store.

use std::fmt;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::decode::Source;
use super::form::{self, Stop};
use super::source::{self, Node, Place};
use super::{Finding, FindingCode, Manifest, Severity};

/// Why bytes are no manifest: the first error that was found, nothing loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManifestError {
    /// What is wrong.
    pub code: FindingCode,
    /// Where, as a JSON pointer; empty for the whole file.
    pub path: String,
    /// The line, counted from 1, where the source tells.
    pub line: Option<u32>,
    /// The column, counted from 1 in characters, where the source tells.
    pub column: Option<u32>,
    /// What is so.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl ManifestError {
    /// The stable word, as `docs/findings.md` lists it.
    pub fn code(&self) -> &'static str {
        self.code.as_str()
    }

    pub(super) fn located(bytes: &[u8], it: Finding, place: Option<Place>) -> Self {
        let (line, column) = place.map(|it| source::line_and_column(bytes, it.start)).unzip();
        Self { code: it.code, path: it.path, line, column, message: it.message, help: it.help }
    }
}

impl fmt::Display for ManifestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())?;
        if !self.path.is_empty() {
            write!(f, " at {}", self.path)?;
        }
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, " (line {line}, column {column})")?;
        }
        write!(f, ": {}. {}", self.message, self.help)
    }
}

impl std::error::Error for ManifestError {}

/// The SHA-256 of a manifest's bytes, by which the ledger names it.
pub fn manifest_hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

impl Manifest {
    /// Reads a manifest and judges it; the same bytes always give the same answer.
    ///
    /// # Errors
    /// [`ManifestError`] with the first finding of severity error: form first, then meaning.
    pub fn load(bytes: &[u8]) -> Result<Self, ManifestError> {
        let located = |stop: Stop| ManifestError::located(bytes, stop.0, stop.1);
        let root = form::tree_of(bytes).map_err(located)?;
        let manifest = Self::from_tree(&root).map_err(located)?;
        match manifest.findings_of(Severity::Error).into_iter().find(|it| it.severity == Severity::Error) {
            Some(error) => {
                let place = source::place_of(&root, &error.path);
                Err(ManifestError::located(bytes, error, Some(place)))
            }
            None => Ok(manifest),
        }
    }

    /// Everything that is wrong or doubtful in a manifest's bytes, without places; where their form is wrong, the first
    /// fault of form alone. The checker says more, with places.
    pub fn findings_in(bytes: &[u8]) -> Vec<Finding> {
        match form::tree_of(bytes).and_then(|root| Self::from_tree(&root)) {
            Ok(manifest) => manifest.findings(),
            Err(stop) => vec![stop.0],
        }
    }

    /// The types out of a tree whose form is right; meaning is not judged here.
    pub(super) fn from_tree(root: &Node<'_>) -> Result<Self, Stop> {
        if let Some((finding, place)) = form::faults(root, 1).into_iter().next() {
            return Err(Box::new((finding, Some(place))));
        }
        Self::deserialize(Source(root)).map_err(form::mismatch)
    }
}
