//! The store: one SQLite file, and the keys to what can be erased of it. The only room that names rusqlite and the
//! crates of cryptography; it keeps rows and knows no rule.

mod anchor;
mod connection;
mod device;
mod epoch;
mod error;
mod files;
mod found;
mod keys;
mod launch;
#[cfg_attr(any(all(test, loom), not(all(unix, target_has_atomic = "64"))), path = "unmapped.rs")]
mod mapping;
mod options;
pub mod quarantine;
mod rest;
mod rows;
mod schema;
mod seal;
mod subject;
mod transaction;
pub mod word;

pub use anchor::{Anchor, Anchored, End};
pub use connection::Store;
pub use epoch::{Epoch, FILE as EPOCH_FILE, Step};
pub use error::StoreError;
pub use files::FILES;
pub use found::Found;
pub use keys::Keys;
pub use launch::Alive;
pub use options::{Options, Synchronous};
pub use rest::Rest;
pub use rows::UseRecord;
pub use schema::Steps;
pub use seal::SecretKey;
pub use subject::{LOOKS, Profile, TEXT_BYTES};
