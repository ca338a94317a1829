//! `placet receipt`: the person's copy of their consent records, of a store, or the receipt of a deletion that is over.
//! Owns that nothing else of the caller's is written over.

use std::path::{Path, PathBuf};

use placet::Error;
use placet::clock::{Clock, SystemClock};
use placet::engine::{FolderReceipt, deletion_receipts_of, receipt_of};
use placet::evidence::DeletionReceipt;
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
  placet receipt --deletion --store data/placet --manifest manifest.json
                                      writes deletion-receipt.json: what was done of the deletion that was
                                      over last, naming nobody; placet verify --heads takes it

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
    /// Write the receipt of the deletion that was over last instead
    #[arg(long, conflicts_with = "locale")]
    deletion: bool,
    /// File to write; left out, consent-receipt.json or deletion-receipt.json
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write over a file that is not such a receipt
    #[arg(long)]
    force: bool,
}

/// Does it.
pub fn run(args: &Args, output: Output) -> Done {
    let manifest = read(&args.manifest)?;
    may_write(args)?;
    let copy = copied::copy(&args.store)?;
    let done = if args.deletion {
        deletion_receipts_of(copy.path(), &manifest).map(|it| of_deletion(args, &it, output))
    } else {
        receipt_of(copy.path(), &manifest, &SystemClock.read(), &args.locale).map(|it| of_consents(args, &it, output))
    };
    match done {
        Ok(done) => done,
        Err(error @ Error::Unavailable { why: Unavailability::Tampered, .. }) => {
            output.fail(&Failure::at(&args.store, error));
            Ok(Outcome::Findings)
        }
        Err(error @ Error::Manifest { .. }) => Err(Failure::at(&args.manifest, error)),
        Err(error) => Err(Failure::at(&args.store, error)),
    }
}

fn of_consents(args: &Args, it: &FolderReceipt, output: Output) -> Done {
    copied::write(out(args), &write_receipt(&it.receipt))?;
    say(args, it, output)?;
    Ok(Outcome::Fine)
}

/// The chains are in the order in which they began, and the deletion that was over last counts.
fn of_deletion(args: &Args, all: &[DeletionReceipt], output: Output) -> Done {
    let Some(it) = all.iter().max_by_key(|it| it.over_at) else {
        return Err(Failure::at(&args.store, "holds no deletion that is over, or it was swept"));
    };
    copied::write(out(args), &it.to_json())?;
    let (file, tasks) = (out(args).display(), it.tasks.len());
    if output.is_json() {
        let head = it.heads.iter().map(placet::evidence::ReceiptHead::head).collect::<Vec<_>>();
        output.json(&json!({
            "receipt": file.to_string(), "outcome": it.outcome, "over_at": it.over_at, "tasks": tasks,
            "remaining": it.remaining, "heads": heads::json(&head),
        }))?;
    } else {
        output.line(&format!("{file}: written; {} confirmed", count(tasks, "task")))?;
        output.line(&format!("verify it against an export: placet verify evidence.jsonl --heads {file}"))?;
    }
    Ok(Outcome::Fine)
}

fn out(args: &Args) -> &Path {
    let left_out = if args.deletion { "deletion-receipt.json" } else { "consent-receipt.json" };
    args.out.as_deref().unwrap_or(Path::new(left_out))
}

/// A receipt may take the place of an earlier one; anything else stays, and so does everything in the store's folder.
fn may_write(args: &Args) -> Result<(), Failure> {
    let out = out(args);
    copied::lies_outside(out, &args.store)?;
    if args.force || !out.exists() {
        return Ok(());
    }
    let there = read(out)?;
    let is_receipt = if args.deletion { DeletionReceipt::read(&there).is_some() } else { read_receipt(&there).is_ok() };
    if is_receipt {
        return Ok(());
    }
    Err(Failure::at(out, "is there and is no receipt: choose another file, or write over it with --force"))
}

fn say(args: &Args, it: &FolderReceipt, output: Output) -> Result<(), Failure> {
    let records = it.receipt.records.len();
    if output.is_json() {
        return output.json(&json!({
            "receipt": out(args).display().to_string(),
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
        out(args).display(),
        it.entries
    ))?;
    heads::say(&it.heads, output)?;
    if !it.manifest_is_last {
        output.line("  note: the store was last opened with another manifest; names and states are this one's")?;
    }
    output.line(&format!("{}: read from a copy, nothing in it was changed", args.store.display()))
}
