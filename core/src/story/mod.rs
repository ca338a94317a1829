//! Stories: what happens, in order, and what must be answered; one JSON file each, run in every language.
//!
//! Owns the story format, its runner in Rust, the table of loosened manifests, and the reading and counting of
//! `clauses.json` (`docs/story-format.md`). It goes through the public API alone, decides nothing, and touches no file:
//! folders come from a [`Workshop`].

mod answer;
pub mod clauses;
pub mod coverage;
mod damage;
mod deletion;
mod expect;
mod format;
mod keys;
pub mod loosen;
mod obligations;
pub mod proof;
mod requests;
mod run;
#[cfg(feature = "check")]
pub mod schema;
mod strict;
mod verb;
mod verb_faults;
mod verbs;
mod workshop;
mod world;

pub use damage::Damage;
pub use format::{MAIN_PROCESS, Step, Story, StoryError};
pub use run::{Answered, Outcome, run, tell};
pub use verb::{Restart, Verb};
pub use workshop::{InMemory, Workshop};
pub use world::{Fault, World};
