//! Placet across the border to Kotlin and Swift. Owns how the engine's types and calls cross it, and is the only place
//! that names `UniFFI`. It holds no rule: every answer is the engine's, and a panic becomes a typed error.
//!
//! Calls block and may be made from any thread. Ids cross as text and are checked here, so that a bad one is a typed
//! error; reasons cross as their stable codes, an open set. `tools/bindings.sh` generates both languages from it.

mod answers;
mod cell;
mod deletion;
mod error;
mod foreign;
mod ids;
mod manifest;
mod obligation;
mod placet_core;
mod reports;
mod request;
mod sessions;
mod subjects;
mod suspend;
mod timeline;
mod words;

pub use answers::{Availability, ClosedUse, Decision, Denial, Remedy, Trace, TraceStep};
pub use cell::{PlacetCell, placet_cell_is_kept, placet_cell_register};
pub use deletion::{DeletionReport, DeletionTask, TaskWork};
pub use error::PlacetError;
pub use foreign::{ClockSource, Logger, Observer};
pub use manifest::{Finding, findings_in, merged_manifest};
pub use obligation::{Obligation, OpenObligation, OwedElsewhere, RetentionPlan};
pub use placet_core::{ConsentLine, PlacetCore};
pub use reports::{
    ChangeReport, ConsentRecord, EndReason, EndedSession, Health, KnownCodes, LogLine, Recovery, Restrictions,
    SessionState, known_codes,
};
pub use request::{RequestForm, RequestPast, RequestReport, RequestStatus, RequestTask};
pub use subjects::{Erasure, Merge, MergedConsent, MergedDocument, MergedPermission, Subject, SubjectChange};
pub use timeline::{DeletionTimeline, TimelineMark};

uniffi::setup_scaffolding!("placet_ffi");
