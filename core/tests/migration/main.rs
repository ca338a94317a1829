//! Stores of other versions: an older one becomes today's or stays as it was, whatever befalls on the way, a newer one is
//! left alone, and every store that was ever written by a released version opens with the answers that it had.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
#[path = "../support/child.rs"]
mod child;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
#[path = "../support/day.rs"]
mod day;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
#[path = "../support/refused.rs"]
mod refused;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
#[path = "../support/mod.rs"]
mod support;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
#[path = "../support/vfs/mod.rs"]
mod vfs;

mod fixtures;
mod interrupted;
mod made_up;
mod versions;
