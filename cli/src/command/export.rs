//! `placet export`: all evidence of a store as one file. Owns that nothing else of the caller's is written over.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use placet::Error;
use placet::clock::{Clock, SystemClock};
use placet::engine::{Head, export_of};
use placet::evidence::MAX_LINE_BYTES;
use placet::policy::Unavailability;
use serde_json::{Value, json};

use crate::command::heads;
use crate::copied;
use crate::output::{Done, Failure, Outcome, Output, read};
use crate::paint::count;

const EXAMPLES: &str = "\
Examples:
  placet export --store data/placet --manifest manifest.json --out evidence.jsonl
  placet export --format json --store data/placet --manifest manifest.json --out evidence.jsonl > heads.json
                                      keeps the heads, for `placet verify --heads heads.json` of a later export

The store is read from a copy: nothing in its folder is changed, and the app may have it open. Every entry
is checked on the way, and the file appears whole or not at all.
Exit codes: 0 written, 1 the ledger does not match its hashes, 2 usage or something unreadable.";

/// Arguments of `placet export`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Folder of the store, in which placet.db lies
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    /// Manifest of the app that the store belongs to
    #[arg(long, value_name = "FILE")]
    manifest: PathBuf,
    /// File to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Write over a file that is not such an export
    #[arg(long)]
    force: bool,
}

/// Does it.
pub fn run(args: &Args, output: Output) -> Done {
    let manifest = read(&args.manifest)?;
    may_write(args)?;
    let copy = copied::copy(&args.store)?;
    match export_of(copy.path(), &manifest, &SystemClock.read(), &args.out) {
        Ok(heads) => {
            say(args, &heads, output)?;
            Ok(Outcome::Fine)
        }
        Err(error @ Error::Unavailable { why: Unavailability::Tampered, .. }) => {
            output.fail(&Failure::at(&args.store, error));
            Ok(Outcome::Findings)
        }
        Err(error @ Error::Manifest { .. }) => Err(Failure::at(&args.manifest, error)),
        Err(error @ Error::InvalidArgument { .. }) => Err(Failure::at(&args.out, error)),
        Err(error) => Err(Failure::at(&args.store, error)),
    }
}

/// An export may take the place of an earlier one; anything else stays, and so does everything in the store's folder.
fn may_write(args: &Args) -> Result<(), Failure> {
    copied::lies_outside(&args.out, &args.store)?;
    if args.force || !args.out.exists() || is_export(&args.out)? {
        return Ok(());
    }
    Err(Failure::at(&args.out, "is there and is no export: choose another file, or write over it with --force"))
}

/// Whether a file's first line is that of an export.
fn is_export(file: &Path) -> Result<bool, Failure> {
    let failed = |it: std::io::Error| Failure::at(file, it);
    let limit = u64::try_from(MAX_LINE_BYTES).unwrap_or(u64::MAX);
    let mut line = Vec::new();
    BufReader::new(File::open(file).map_err(failed)?).take(limit).read_until(b'\n', &mut line).map_err(failed)?;
    let header: Option<Value> = serde_json::from_slice(&line).ok();
    Ok(header.is_some_and(|it| it.get("export").is_some_and(Value::is_u64)))
}

fn say(args: &Args, heads: &[Head], output: Output) -> Result<(), Failure> {
    let entries: u64 = heads.iter().map(|it| it.sequence).sum();
    if output.is_json() {
        return output.json(&json!({
            "export": args.out.display().to_string(),
            "entries": entries,
            "heads": heads::json(heads),
        }));
    }
    let checked = count(usize::try_from(entries).unwrap_or(usize::MAX), "entry");
    output.line(&format!("{}: written; {checked} verified, chain by chain:", args.out.display()))?;
    heads::say(heads, output)?;
    output.line(&format!("{}: read from a copy, nothing in it was changed", args.store.display()))
}
