//! Requests about rights: the machine without an engine, and its life in a store.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

mod copy;
mod engine;
mod machine;
mod restriction;
mod states;
