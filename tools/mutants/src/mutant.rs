//! One change to the source, as `cargo mutants --list --json` names it, and what came of it.

use serde::{Deserialize, Serialize};

/// A place in a file: lines and columns from 1, the column in characters.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// Where a change begins and ends.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Span {
    pub start: Place,
    pub end: Place,
}

/// What kind of change it is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub enum Genre {
    FnValue,
    BinaryOperator,
    UnaryOperator,
    MatchArm,
    MatchArmGuard,
    StructField,
}

/// A change.
#[derive(Clone, Debug, Deserialize)]
pub struct Mutant {
    pub file: String,
    pub genre: Genre,
    pub name: String,
    pub replacement: String,
    pub span: Span,
}

impl Mutant {
    /// What is changed, without the place.
    pub fn change(&self) -> &str {
        self.name.splitn(4, ':').nth(3).unwrap_or(&self.name).trim_start()
    }
}

/// What came of a change.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A test failed.
    Caught,
    /// A test did not come to its end.
    TimedOut,
    /// Every test that reaches it passed.
    Missed,
    /// The same, and `equivalent.tsv` says why nobody could notice it.
    Equivalent,
    /// No test reaches it.
    Unreached,
    /// It does not compile.
    Unviable,
    /// It stands in a constant, where nothing can be switched.
    Constant,
}
