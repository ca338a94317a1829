//! `placet receipt`: the person's copy of their consent records, of a store. Owns that nothing else of the caller's is
//! written over.

use std::path::PathBuf;

use placet::Error;
use placet::clock::{Clock, SystemClock};
use placet::engine::{FolderReceipt, receipt_of};
use placet::evidence::receipt::{read_receipt, write_receipt};
use placet::policy::Unavailability;
use serde_json::json;

use crate::command::heads;
use crate::copied;
use crate::output::{Done, Failure, Outcome, Output, read};
use crate::paint::count;

const EXAMPLES: &str = "\
Examples:
  placet receipt --store data/placet --manifest manifest.json
                                      writes consent-receipt.json, with sentences in Chinese
  placet receipt --store data/placet --manifest manifest.json --locale en --out receipt.json
  placet receipt --format json …      the same, and says for programs what was read

It is of whoever is the current subject. The store is read from a copy: nothing in its folder is changed, and
the app may have it open. docs/receipts.md has the fields.
Exit codes: 0 written, 1 the ledger does not match its hashes, 2 usage or something unreadable.";

/// Arguments of `placet receipt`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Folder of the store, in which placet.db lies
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    /// Manifest of the app that the store belongs to
    #[arg(long, value_name = "FILE")]
    manifest: PathBuf,
    /// Language of the sentences: Chinese for every zh, else English
    #[arg(long, value_name = "LOCALE", default_value = "zh-CN")]
    locale: String,
    /// File to write
    #[arg(long, value_name = "FILE", default_value = "consent-receipt.json")]
    out: PathBuf,
    /// Write over a file that is not such a receipt
    #[arg(long)]
    force: bool,
}

/// Does it.
pub fn run(args: &Args, output: Output) -> Done {
    let manifest = read(&args.manifest)?;
    may_write(args)?;
    let copy = copied::copy(&args.store)?;
    match receipt_of(copy.path(), &manifest, &SystemClock.read(), &args.locale) {
        Ok(it) => {
            copied::write(&args.out, &write_receipt(&it.receipt))?;
            say(args, &it, output)?;
            Ok(Outcome::Fine)
        }
        Err(error @ Error::Unavailable { why: Unavailability::Tampered, .. }) => {
            output.fail(&Failure::at(&args.store, error));
            Ok(Outcome::Findings)
        }
        Err(error @ Error::Manifest { .. }) => Err(Failure::at(&args.manifest, error)),
        Err(error) => Err(Failure::at(&args.store, error)),
    }
}

/// A receipt may take the place of an earlier one; anything else stays, and so does everything in the store's folder.
fn may_write(args: &Args) -> Result<(), Failure> {
    copied::lies_outside(&args.out, &args.store)?;
    if args.force || !args.out.exists() || read_receipt(&read(&args.out)?).is_ok() {
        return Ok(());
    }
    Err(Failure::at(&args.out, "is there and is no receipt: choose another file, or write over it with --force"))
}

fn say(args: &Args, it: &FolderReceipt, output: Output) -> Result<(), Failure> {
    let records = it.receipt.records.len();
    if output.is_json() {
        return output.json(&json!({
            "receipt": args.out.display().to_string(),
            "id": it.receipt.header.receipt_id,
            "locale": args.locale,
            "records": records,
            "entries": it.entries,
            "heads": heads::json(&it.heads),
            "manifest_is_last": it.manifest_is_last,
        }));
    }
    let records = count(records, "record");
    output.line(&format!(
        "{}: written; {records}; {} entries verified, chain by chain:",
        args.out.display(),
        it.entries
    ))?;
    heads::say(&it.heads, output)?;
    if !it.manifest_is_last {
        output.line("  note: the store was last opened with another manifest; names and states are this one's")?;
    }
    output.line(&format!("{}: read from a copy, nothing in it was changed", args.store.display()))
}
