//! `placet verify`: whether exports hold, without the store that they were written from.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use placet::engine::Head;
use placet::evidence::{ExportFault, FaultCode, Verified, verify};
use serde_json::{Value, json};

use crate::command::heads;
use crate::output::{Done, Failure, Outcome, Output};
use crate::paint::{Paint, count};

const EXAMPLES: &str = "\
Examples:
  placet verify evidence.jsonl        every entry follows the one before it
  placet verify evidence.jsonl --heads heads.json
                                      and the heads that were kept elsewhere are still in its chains
  placet verify evidence.jsonl --head install:4:9f86d081…
                                      the same, with a head as it was noted down
  placet verify --format json *.jsonl the same, for programs

An export that holds was not edited. That its end was not cut off, and that the whole store was not put
back to an earlier day, shows only against a head that was kept elsewhere.
Exit codes: 0 every export holds, 1 one does not, 2 usage or something unreadable.";

/// Arguments of `placet verify`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Exports, as `placet export` and the app write them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A head that was kept elsewhere; may be repeated
    #[arg(long = "head", value_name = "CHAIN:SEQUENCE:HASH", value_parser = heads::parse)]
    kept: Vec<Head>,
    /// Heads that were kept elsewhere: a JSON list, or what `placet export --format json` printed
    #[arg(long, value_name = "FILE")]
    heads: Option<PathBuf>,
}

/// Does it.
pub fn run(args: &Args, output: Output) -> Done {
    let mut kept = args.kept.clone();
    if let Some(file) = &args.heads {
        kept.extend(heads::of_file(file)?);
    }
    let mut judged = Vec::with_capacity(args.files.len());
    for file in &args.files {
        judged.push((file, judge(file, &kept)?));
    }
    if output.is_json() {
        let exports: Vec<Value> = judged.iter().map(|(file, it)| document(file, it)).collect();
        output.json(&json!({ "exports": exports, "kept": kept.len() }))?;
    } else {
        judged.iter().try_for_each(|(file, it)| say(file, it, kept.len(), output))?;
    }
    Ok(Outcome::found(judged.iter().any(|(_, it)| it.is_err())))
}

/// Whether one export holds; a file that cannot be read says nothing of that.
fn judge(file: &Path, kept: &[Head]) -> Result<Result<Verified, ExportFault>, Failure> {
    let input = File::open(file).map_err(|it| Failure::at(file, it))?;
    match verify(BufReader::new(input), kept) {
        Err(fault) if fault.code == FaultCode::Unreadable => Err(Failure::at(file, fault.detail)),
        judged => Ok(judged),
    }
}

fn document(file: &Path, judged: &Result<Verified, ExportFault>) -> Value {
    let verified = judged.as_ref().ok();
    let fault = judged.as_ref().err();
    json!({
        "file": file.display().to_string(),
        "holds": judged.is_ok(),
        "app": verified.map(|it| it.app.to_string()),
        "written": verified.map(|it| it.written.to_string()),
        "manifests": verified.map(|it| it.manifests),
        "entries": verified.map(|it| it.entries),
        "heads": verified.map(|it| heads::json(&it.heads)),
        "fault": fault.map(|it| json!({ "line": it.line, "code": it.code, "detail": it.detail })),
    })
}

fn say(file: &Path, judged: &Result<Verified, ExportFault>, kept: usize, output: Output) -> Result<(), Failure> {
    let (paint, file) = (Paint::new(output.is_colored()), file.display());
    let verified = match judged {
        Ok(verified) => verified,
        Err(ExportFault { line, code, detail }) => {
            return output.line(&format!("{file}:{line}: {}: {detail}", paint.red(code)));
        }
    };
    let entries = count(usize::try_from(verified.entries).unwrap_or(usize::MAX), "entry");
    let manifests = count(verified.manifests, "manifest");
    let (app, written) = (&verified.app, &verified.written);
    output.line(&format!("{file}: {}", paint.green("holds")))?;
    output.line(&format!("  app {app}, written at {written} by the device's clock; {manifests}, {entries}"))?;
    heads::say(&verified.heads, output)?;
    match kept {
        0 => output.line("  note: compared with no head that was kept elsewhere, so it may be an earlier copy"),
        kept => output.line(&format!("  kept elsewhere and found: {}", count(kept, "head"))),
    }
}
