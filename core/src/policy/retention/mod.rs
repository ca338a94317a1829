//! Retention (`domain` 11; PIPL 19, 47): how long data must stay, when it must be gone, and what stops both. Owns the
//! reading of the manifest's rules and the holds on them; what is owed by them is for `policy::owed`.

mod hold;
mod plan;
mod state;

pub use hold::{Hold, lift, on, place, salvaged};
pub use plan::{Plan, Starts, ends_with, plan};
pub use state::{Used, collected_since, plan_of};
