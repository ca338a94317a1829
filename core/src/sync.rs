//! The atomics by which threads tell each other what has changed: the standard library's, and for the models that go
//! through every order in which threads see them (`tools/loom.sh`) those of `loom`.

#[cfg(all(test, loom))]
pub(crate) use loom::sync::atomic;
#[cfg(not(all(test, loom)))]
pub(crate) use std::sync::atomic;
