//! The store: one SQLite file. The only room that names rusqlite; it keeps rows and knows no rule.

mod anchor;
mod connection;
mod launch;
pub mod quarantine;
mod rest;
mod rows;

pub use anchor::{Anchor, Anchored, End};
pub use connection::{FILES, Options, Store, StoreError, Synchronous};
pub use launch::Alive;
pub use rest::Rest;
pub use rows::UseRecord;
