//! Requests about rights (`domain` 10; PIPL 44–50): who asks for what, until when something is owed, and what became
//! of it. Owns the machine of one request; the record that it works on is the event's, since an open request travels.

mod command;
mod dates;
mod fold;
mod grounds;
mod restriction;
mod state;
mod status;

pub use command::{Command, Identity, RequestForm, decide, salvaged, tick};
pub(super) use dates::{due_again, due_now};
pub(super) use fold::{apply, take_over};
pub use grounds::{IDENTITY_NOT_PROVEN, PORTABILITY_TESTS};
pub use restriction::denials;
pub use state::RequestPhase;
pub use status::{RequestStatus, TaskStatus, status, statuses};
