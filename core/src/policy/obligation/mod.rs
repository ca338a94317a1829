//! Obligations (`domain` 11): one list of what is owed to the person, whatever brought it about, and what confirming one
//! of them writes. The list is worked out anew each time: the ledger holds what happened, not what follows from it.

mod confirm;
mod id;
mod list;
mod settle;

pub use confirm::{confirm, may_be_done};
pub use id::ObligationId;
pub use list::{Because, ConfirmedBy, OpenObligation, OwedWork, list, moments};
pub use settle::{Kept, Settlement, opened, settle};
