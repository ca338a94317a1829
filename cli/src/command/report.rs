//! `placet report`: the privacy report of a store as one HTML file. Owns that nothing else of the caller's is written
//! over.

use std::io::Write;
use std::path::{Path, PathBuf};

use placet::Error;
use placet::clock::{Clock, SystemClock};
use placet::disclosure::is_report;
use placet::engine::{FolderReport, report_of};
use placet::policy::Unavailability;
use serde_json::json;
use tempfile::NamedTempFile;

use crate::command::heads;
use crate::copied;
use crate::output::{Done, Failure, Outcome, Output, read};

const EXAMPLES: &str = "\
Examples:
  placet report --store data/placet --manifest manifest.json
                                      writes privacy-report.html, in Chinese
  placet report --store data/placet --manifest manifest.json --locale en --out report.html
  placet report --format json …       the same, and says for programs what was read

The store is read from a copy: nothing in its folder is changed, and the app may have it open. What the
system says of permissions is known to the running app alone and so is not in the report. No key is needed:
nothing that is sealed under one is in a report, nor in an export.
Exit codes: 0 written, 1 the ledger does not match its hashes, 2 usage or something unreadable.";

/// Arguments of `placet report`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Folder of the store, in which placet.db lies
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    /// Manifest of the app that the store belongs to
    #[arg(long, value_name = "FILE")]
    manifest: PathBuf,
    /// Language of the report: Chinese for every zh, else English
    #[arg(long, value_name = "LOCALE", default_value = "zh-CN")]
    locale: String,
    /// File to write
    #[arg(long, value_name = "FILE", default_value = "privacy-report.html")]
    out: PathBuf,
    /// Write over a file that is not such a report
    #[arg(long)]
    force: bool,
}

/// Does it.
pub fn run(args: &Args, output: Output) -> Done {
    let manifest = read(&args.manifest)?;
    may_write(args)?;
    let copy = copied::copy(&args.store)?;
    match report_of(copy.path(), &manifest, &SystemClock.read(), &args.locale) {
        Ok(report) => {
            write(&args.out, &report.html)?;
            say(args, &report, output)?;
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

/// A report may take the place of an earlier one; anything else stays, and so does everything in the store's folder.
fn may_write(args: &Args) -> Result<(), Failure> {
    copied::lies_outside(&args.out, &args.store)?;
    if args.force || !args.out.exists() {
        return Ok(());
    }
    if is_report(&read(&args.out)?) {
        return Ok(());
    }
    Err(Failure::at(&args.out, "is there and is no privacy report: choose another file, or write over it with --force"))
}

/// Writes the whole file or nothing.
fn write(out: &Path, html: &str) -> Result<(), Failure> {
    let failed = |it: std::io::Error| Failure::at(out, it);
    let mut file = NamedTempFile::new_in(copied::parent(out)).map_err(failed)?;
    file.write_all(html.as_bytes()).map_err(failed)?;
    file.persist(out).map_err(|it| failed(it.error))?;
    Ok(())
}

fn say(args: &Args, report: &FolderReport, output: Output) -> Result<(), Failure> {
    if output.is_json() {
        return output.json(&json!({
            "report": args.out.display().to_string(),
            "locale": args.locale,
            "entries": report.entries,
            "uses": report.uses,
            "heads": heads::json(&report.heads),
            "manifest_is_last": report.manifest_is_last,
        }));
    }
    output.line(&format!("{}: written; {} entries verified, chain by chain:", args.out.display(), report.entries))?;
    heads::say(&report.heads, output)?;
    if !report.manifest_is_last {
        output.line("  note: the store was last opened with another manifest; names and states are this one's")?;
    }
    output.line(&format!("{}: read from a copy, nothing in it was changed", args.store.display()))
}
