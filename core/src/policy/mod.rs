//! Rules. Owns every decision Placet makes; knows neither stores nor clocks nor threads.
//!
//! Each stateful rule is a decider: `decide` turns a command into events or a refusal, `apply` folds an event into the
//! state and never refuses. Time is an argument.

pub mod closed;
pub mod consent;
pub mod deletion;
pub mod document;
pub mod fact;
pub mod gate;
pub mod merge;
pub mod obligation;
pub mod observe;
pub mod permission;
pub mod recovery;
pub mod request;
pub mod retention;
pub mod spent;
pub mod sweep;
pub mod switch;
pub mod time;
pub mod unwritten;

mod context;
mod decision;
mod refusal;
mod session;
mod state;
mod status;

pub use context::{Context, Declared};
pub(crate) use decision::codes;
pub use decision::{Allowance, Availability, ClosedUse, Decision, Denial, Reason, Remedy, Step, Trace, Unavailability};
pub use refusal::{Refusal, RefusalCode};
pub use session::{ActionId, EndReason, Process, Session, SessionId, SessionState};
pub use state::{ConsentState, DocumentDecision, DocumentState, FactState, PermissionGrant, Shown, SubjectState};
pub use status::{AgeBand, ConsentStatus, DocumentStatus, GrantStatus, SubjectStanding, SystemPermission};
