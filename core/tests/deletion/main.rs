//! The deletion of an account: its machine, its table, its dates, and the engine over it.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

mod cells;
mod commands;
mod dates;
mod engine;
mod machine;
mod model;
mod others;
mod receipt;
mod rules;
mod subjects;
mod sweep;
mod table;
mod tasks;
mod timeline;
mod words;
