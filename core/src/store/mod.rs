//! The store: one SQLite file, and the keys to what can be erased of it. The only room that names rusqlite and the
//! crates of cryptography; it keeps rows and knows no rule.

mod anchor;
mod connection;
mod device;
mod keys;
mod launch;
pub mod quarantine;
mod rest;
mod rows;
mod seal;
mod subject;

pub use anchor::{Anchor, Anchored, End};
pub use connection::{FILES, Options, Store, StoreError, Synchronous};
pub use keys::Keys;
pub use launch::Alive;
pub use rest::Rest;
pub use rows::UseRecord;
pub use seal::SecretKey;
pub use subject::{LOOKS, Profile, TEXT_BYTES};
