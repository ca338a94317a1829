//! `placet coverage`.

use std::path::PathBuf;

use crate::output::{Done, Failure, Output};

/// Arguments of `placet coverage`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to read
    path: PathBuf,
}

/// Does it.
pub fn run(args: &Args, _output: Output) -> Done {
    Err(Failure::at(&args.path, "not built yet"))
}
