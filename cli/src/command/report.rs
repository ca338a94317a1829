//! `placet report`: the privacy report of a store as one HTML file. Owns that the store is not touched, it reads a
//! copy, and that nothing else of the caller's is written over.

use std::fs::{self, Metadata};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use placet::Error;
use placet::clock::{Clock, SystemClock};
use placet::disclosure::is_report;
use placet::engine::{FolderReport, report_of};
use placet::policy::Unavailability;
use placet::store::FILES;
use serde_json::{Value, json};
use tempfile::{NamedTempFile, TempDir};

use crate::output::{Done, Failure, Outcome, Output, read};

const EXAMPLES: &str = "\
Examples:
  placet report --store data/placet --manifest manifest.json
                                      writes privacy-report.html, in Chinese
  placet report --store data/placet --manifest manifest.json --locale en --out report.html
  placet report --format json …       the same, and says for programs what was read

The store is read from a copy: nothing in its folder is changed, and the app may have it open. What the
system says of permissions is known to the running app alone and so is not in the report.
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
    let copy = copy(&args.store)?;
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
    let parent = parent(&args.out);
    let folder = fs::canonicalize(parent).map_err(|it| Failure::at(parent, it))?;
    let store = fs::canonicalize(&args.store).map_err(|it| Failure::at(&args.store, it))?;
    if folder.starts_with(store) {
        return Err(Failure::at(
            &args.out,
            "lies in the store's folder, which is not written to: choose another place",
        ));
    }
    if args.force || !args.out.exists() {
        return Ok(());
    }
    if is_report(&read(&args.out)?) {
        return Ok(());
    }
    Err(Failure::at(&args.out, "is there and is no privacy report: choose another file, or write over it with --force"))
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Copies a store as it is at one moment.
fn copy(store: &Path) -> Result<TempDir, Failure> {
    let into = TempDir::new().map_err(|it| Failure(format!("no temporary folder: {it}")))?;
    let before = traces(store);
    if before.iter().all(Option::is_none) {
        return Err(Failure::at(store, format!("holds no {}: name the folder that the app gives to Placet", FILES[0])));
    }
    for (file, trace) in FILES.iter().zip(&before) {
        if trace.is_some() {
            let from = store.join(file);
            fs::copy(&from, into.path().join(file)).map_err(|it| Failure::at(&from, it))?;
        }
    }
    if traces(store) != before {
        return Err(Failure::at(store, "was written to while it was copied: try again"));
    }
    Ok(into)
}

/// What changes about each file when it is written to.
fn traces(store: &Path) -> Vec<Option<(u64, Option<SystemTime>)>> {
    let trace = |it: Metadata| (it.len(), it.modified().ok());
    FILES.iter().map(|file| fs::metadata(store.join(file)).ok().map(trace)).collect()
}

/// Writes the whole file or nothing.
fn write(out: &Path, html: &str) -> Result<(), Failure> {
    let failed = |it: std::io::Error| Failure::at(out, it);
    let mut file = NamedTempFile::new_in(parent(out)).map_err(failed)?;
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
            "heads": heads(report),
            "manifest_is_last": report.manifest_is_last,
        }));
    }
    output.line(&format!("{}: written; {} entries verified, chain by chain:", args.out.display(), report.entries))?;
    for it in &report.heads {
        output.line(&format!("  {} {} {}", it.chain, it.sequence, it.hash))?;
    }
    if !report.manifest_is_last {
        output.line("  note: the store was last opened with another manifest; names and states are this one's")?;
    }
    output.line(&format!("{}: read from a copy, nothing in it was changed", args.store.display()))
}

fn heads(report: &FolderReport) -> Vec<Value> {
    let heads = report.heads.iter();
    heads.map(|it| json!({ "chain": it.chain, "sequence": it.sequence, "hash": it.hash.to_string() })).collect()
}
