//! The store: one SQLite file. The only room that names rusqlite; it keeps rows and knows no rule.

mod anchor;
mod connection;
mod epoch;
mod launch;
#[cfg_attr(not(all(unix, target_has_atomic = "64")), path = "unmapped.rs")]
mod mapping;
pub mod quarantine;
mod rest;
mod rows;
pub mod word;

pub use anchor::{Anchor, Anchored, End};
pub use connection::{FILES, Options, Store, StoreError, Synchronous};
pub use epoch::{Epoch, FILE as EPOCH_FILE, Step};
pub use launch::Alive;
pub use rest::Rest;
pub use rows::UseRecord;
