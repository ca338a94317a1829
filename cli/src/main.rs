//! `placet`: checks manifests, tells stories, explains decisions, shows the dates of a deletion, generates names, lists
//! what is proven, writes reports, receipts and evidence, verifies it, and prints what shells complete by.
//!
//! Exit codes: 0 fine, 1 findings or failures, 2 usage or something unreadable.

mod command;
mod copied;
mod key;
mod output;
mod paint;
mod progress;
mod stories;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use output::Output;

const EXAMPLES: &str = "\
Examples:
  placet check manifest.json                                    what is wrong with a manifest, and where
  placet test core/scenarios                                    do the stories come out as they say?
  placet explain --manifest manifest.json --use voice_room.speak   why may it be done, or not?
  placet help check                                             a command with its options and examples

Exit codes: 0 fine, 1 findings or failures, 2 usage or something unreadable.";

/// Consent in apps, from the command line.
#[derive(Debug, Parser)]
#[command(name = "placet", version, about, propagate_version = true, max_term_width = 100)]
#[command(after_help = EXAMPLES)]
struct Cli {
    #[command(flatten)]
    output: Output,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Checks manifests and shows every finding at its place
    Check(command::check::Args),
    /// Tells stories and shows the first wrong answers
    Test(command::test::Args),
    /// Explains one decision: each rule in its order, and what would help
    Explain(command::explain::Args),
    /// Shows when a deletion of the account would end, start and be done
    Deletion(command::deletion::Args),
    /// Writes the names that an app uses, in Kotlin and Swift
    Codegen(command::codegen::Args),
    /// Lists, clause by clause, which stories prove it
    Coverage(command::coverage::Args),
    /// Writes the privacy report of a store as one HTML file
    Report(command::report::Args),
    /// Writes the person's copy of their consent records, of a store
    Receipt(command::receipt::Args),
    /// Writes all evidence of a store as one file
    Export(command::export::Args),
    /// Verifies exports, without the store that they were written from
    Verify(command::verify::Args),
    /// Prints what a shell needs to complete commands and options
    Completions(command::completions::Args),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let output = cli.output;
    let done = match cli.command {
        Command::Check(args) => command::check::run(&args, output),
        Command::Test(args) => command::test::run(&args, output),
        Command::Explain(args) => command::explain::run(&args, output),
        Command::Deletion(args) => command::deletion::run(&args, output),
        Command::Codegen(args) => command::codegen::run(&args, output),
        Command::Coverage(args) => command::coverage::run(&args, output),
        Command::Report(args) => command::report::run(&args, output),
        Command::Receipt(args) => command::receipt::run(&args, output),
        Command::Export(args) => command::export::run(&args, output),
        Command::Verify(args) => command::verify::run(&args, output),
        Command::Completions(args) => command::completions::run(&args, Cli::command(), output),
    };
    match done {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            output.fail(&failure);
            ExitCode::from(2)
        }
    }
}
