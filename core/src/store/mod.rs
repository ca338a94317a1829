//! The store: one SQLite file. The only room that names rusqlite; it keeps rows and knows no rule.

mod connection;
mod rows;

pub use connection::{FILES, Options, Store, StoreError, Synchronous};
pub use rows::UseRecord;
