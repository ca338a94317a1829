//! The store under torture, and what must never come of it: each test prints rows of one table, and fails where a count
//! of what must never happen is not zero.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[cfg(all(feature = "check", feature = "story"))]
mod bytes;
#[path = "../support/child.rs"]
mod child;
mod damage;
#[path = "../support/day.rs"]
mod day;
mod deletion;
mod disk;
mod edits;
mod executing;
mod hammer;
mod handles;
mod killed;
mod power;
mod recovery;
#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;
mod swaps;
#[path = "../support/torture.rs"]
mod tally;
#[path = "../support/vfs/mod.rs"]
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod vfs;
