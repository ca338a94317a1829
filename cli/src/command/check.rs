//! `placet check`: every finding of one or more manifests, at its place; or what a finding's code means.

mod mend;
mod render;

use std::path::{Path, PathBuf};

use placet::manifest::check::fix::{Fix, Fixed, fix};
use placet::manifest::check::{Report, check};
use placet::manifest::{FindingCode, Severity};
use serde::Serialize;
use serde_json::{Value, json};

use crate::output::{Done, Failure, Outcome, Output, read};
use crate::paint::{Paint, count};

const EXAMPLES: &str = "\
Examples:
  placet check manifest.json                     every finding, where it is, and what to write instead
  placet check --deny-warnings */manifest.json   for CI: warnings fail too
  placet check --format json manifest.json       the same for programs
  placet check --explain permission_unused       what a code means, and its fix
  placet check --fix --dry-run manifest.json     what has only one possible fix, as a difference of lines
  placet check --fix manifest.json               writes it, then says what is left

An error means that the app cannot load the manifest; a warning, that it is likely against the law, the
stores or its own text. A file that is no JSON is never written to.
Exit codes: 0 no errors are left, 1 errors, or with --dry-run something to fix, 2 usage or something unreadable.";

/// Arguments of `placet check`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Manifests to check
    #[arg(required_unless_present = "explain", value_name = "MANIFEST")]
    manifests: Vec<PathBuf>,
    /// Fail on warnings too
    #[arg(long)]
    deny_warnings: bool,
    /// Mend what has only one possible fix, and leave every other byte as it is
    #[arg(long)]
    fix: bool,
    /// Show what --fix would write, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// Say what a finding's code means, and what to write instead
    #[arg(long, value_name = "CODE", conflicts_with = "manifests")]
    explain: Option<FindingCode>,
}

/// A manifest that was checked.
struct Checked {
    path: PathBuf,
    bytes: Vec<u8>,
    report: Report,
    fixes: Option<Vec<Fix>>,
}

/// How many findings of each severity.
#[derive(Debug, Clone, Copy, Default, Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    note: usize,
}

/// Does it.
pub fn run(args: &Args, output: Output) -> Done {
    if let Some(code) = args.explain {
        return explain(code, output);
    }
    let mut all = Vec::with_capacity(args.manifests.len());
    for path in &args.manifests {
        let bytes = read(path)?;
        all.push(if args.fix { mended(args, path, &bytes, output)? } else { Checked::of(path, bytes) });
    }
    let counts = all.iter().map(Checked::counts).fold(Counts::default(), Counts::plus);
    if output.is_json() {
        output.json(&json!({ "manifests": all.iter().map(Checked::json).collect::<Vec<_>>(), "counts": counts }))?;
    } else {
        for it in &all {
            show(it, output)?;
        }
        if all.len() > 1 {
            output.line(&format!("{}: {}", count(all.len(), "manifest"), counts.says()))?;
        }
    }
    let could_be_better = args.dry_run && all.iter().any(|it| it.fixes.as_ref().is_some_and(|it| !it.is_empty()));
    Ok(Outcome::found(counts.error > 0 || args.deny_warnings && counts.warning > 0 || could_be_better))
}

/// The manifest after its fixes, which are written unless that is only tried.
fn mended(args: &Args, path: &Path, bytes: &[u8], output: Output) -> Result<Checked, Failure> {
    let fixed = fix(bytes);
    if !args.dry_run && !fixed.fixes.is_empty() {
        mend::write(path, &fixed.bytes)?;
    }
    if !output.is_json() {
        mend::show(path, bytes, &fixed, args.dry_run, output)?;
    }
    let Fixed { bytes, fixes, report } = fixed;
    Ok(Checked { path: path.to_owned(), bytes, report, fixes: Some(fixes) })
}

fn show(it: &Checked, output: Output) -> Result<(), Failure> {
    let source = render::Excerpts::new(&it.path, &it.bytes, output.is_colored());
    for finding in &it.report.findings {
        output.line(&source.show(finding))?;
    }
    let counts = it.counts();
    let says = format!("{}: {}", it.name(), counts.says());
    let paint = Paint::new(output.is_colored());
    let says = if counts.error > 0 { paint.red(says) } else { paint.bold(says) };
    output.line(&says)
}

fn explain(code: FindingCode, output: Output) -> Done {
    if output.is_json() {
        output.json(&json!({
            "code": code.as_str(), "severity": code.severity().as_str(), "rule": code.rule(), "fix": code.fix(),
            "certain_fix": code.certain_fix(),
        }))?;
    } else {
        let paint = Paint::new(output.is_colored());
        output.line(&format!("{}: {}", paint.bold(code), code.severity()))?;
        output.line(&format!("  Rule: {}", code.rule()))?;
        output.line(&format!("  Fix:  {}", code.fix()))?;
        if let Some(it) = code.certain_fix() {
            output.line(&format!("  --fix: {it}"))?;
        }
    }
    Ok(Outcome::Fine)
}

impl Checked {
    fn of(path: &Path, bytes: Vec<u8>) -> Self {
        let report = check(&bytes);
        Self { path: path.to_owned(), bytes, report, fixes: None }
    }

    /// The app's id as far as it can be read, else the file.
    fn name(&self) -> String {
        if let Some(manifest) = &self.report.manifest {
            return manifest.app.id.to_string();
        }
        let written: Option<Value> = serde_json::from_slice(&self.bytes).ok();
        let id = written.as_ref().and_then(|it| it.pointer("/app/id")).and_then(Value::as_str);
        id.map_or_else(|| self.path.display().to_string(), str::to_owned)
    }

    fn counts(&self) -> Counts {
        let of = |severity| self.report.findings.iter().filter(|it| it.severity == severity).count();
        Counts { error: of(Severity::Error), warning: of(Severity::Warning), note: of(Severity::Note) }
    }

    fn json(&self) -> Value {
        let finding = |it: &placet::manifest::Finding| {
            let span =
                it.span.map(|it| json!({ "start": it.start, "end": it.end, "line": it.line, "column": it.column }));
            json!({
                "code": it.code.as_str(), "severity": it.severity.as_str(), "path": it.path,
                "message": it.message, "help": it.help, "span": span,
            })
        };
        let fixed = |it: &Fix| json!({ "code": it.code.as_str(), "path": it.path, "says": it.says });
        let mut told = json!({
            "file": self.path.display().to_string(),
            "app": self.report.manifest.as_ref().map(|it| &it.app.id),
            "loadable": self.report.is_loadable(),
            "findings": self.report.findings.iter().map(finding).collect::<Vec<_>>(),
            "counts": self.counts(),
        });
        if let (Some(fixes), Some(told)) = (&self.fixes, told.as_object_mut()) {
            told.insert("fixes".to_owned(), fixes.iter().map(fixed).collect());
        }
        told
    }
}

impl Counts {
    fn plus(self, other: Self) -> Self {
        Self {
            error: self.error.saturating_add(other.error),
            warning: self.warning.saturating_add(other.warning),
            note: self.note.saturating_add(other.note),
        }
    }

    fn says(self) -> String {
        format!("{}, {}, {}", count(self.error, "error"), count(self.warning, "warning"), count(self.note, "note"))
    }
}
