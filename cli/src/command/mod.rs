//! One module per command: its arguments, and what it does.

pub mod check;
pub mod codegen;
pub mod completions;
pub mod coverage;
pub mod deletion;
pub mod explain;
pub mod export;
mod heads;
pub mod receipt;
pub mod report;
pub mod test;
pub mod verify;
