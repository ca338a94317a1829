//! The store: one SQLite file. The only room that names rusqlite; it keeps rows and knows no rule.

mod anchor;
mod connection;
pub mod quarantine;
mod rows;

pub use anchor::{Anchor, Anchored, End};
pub use connection::{FILES, Options, Store, StoreError, Synchronous};
pub use rows::UseRecord;
