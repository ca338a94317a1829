//! Account deletion (`domain` 8; PIPL 47, Civil Code 201, 203). Owns the machine: its states, what commands do in each,
//! what time does, and the overlay that it lays over the gate. Consents stay as they are beneath it.

mod command;
mod dates;
mod fold;
mod observe;
mod overlay;
mod salvage;
mod state;
mod status;
mod tasks;
mod timeline;

pub use command::{Command, decide, next_due, tick};
pub use observe::ServerWord;
pub(super) use overlay::denial;
pub use state::{DeletionPhase, DeletionState, Execution, Preparation, Request, Stage, Task};
pub use status::{DeletionStatus, HoldStatus, RefusalStatus, as_of, status};
pub(super) use tasks::tasks_of;
pub use timeline::{Mark, MarkKind, MarkSource, Timeline, timeline};
