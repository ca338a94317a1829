//! Measures Placet against floors, each in the same run as its floor: ratios are what counts. `make bench` runs it.
//!
//! `--check` ends with an error where a goal is missed.

mod app;
mod gate;
mod measure;
mod store;

use std::process::ExitCode;

fn main() -> app::Done<ExitCode> {
    let folder = tempfile::tempdir_in(".")?;
    store::ledgers(folder.path())?;
    let (few, many) = (folder.path().join("few"), folder.path().join("many"));
    let tables = [gate::table()?, store::durable()?, store::open(&few, &many)?, store::verify(&many)?];
    let mut missed = 0;
    for it in &tables {
        println!("{it}");
        missed += it.missed();
    }
    println!("{missed} of the goals are missed.");
    let checks = std::env::args().any(|it| it == "--check");
    Ok(if checks && missed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
