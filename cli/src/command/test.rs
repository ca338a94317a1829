//! `placet test`: tells stories, shows the first wrong answer of each, and writes down every answer.

mod choice;
mod diff;
mod proof;
mod tell;
mod told;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::output::{Done, Failure, Outcome, Output};
use crate::paint::{Paint, count};
use crate::stories::{SUFFIX, Written, find};
use tell::tell_all;
use told::Told;

/// How many failures are shown in full; the others are named.
const SHOWN: usize = 5;

const EXAMPLES: &str = "\
Examples:
  placet test core/scenarios                        every story below the folder
  placet test withdrawing.story.json                one story
  placet test core/scenarios --filter withdraw      those with the text in their name or their sentence
  placet test core/scenarios --app keke --rule R10  those of an app that name a rule
  placet test core/scenarios --clause coco-4.2      those that name a clause of the section, or the clause
  placet test core/scenarios --transcript out.jsonl writes every answer, one line a step
  placet test core/scenarios --proof                does a story notice when the manifest is loosened?

A story is a file *.story.json; its manifest is the manifest.json beside it. Stories are told in the order of
their file names, as the runners of Kotlin and Swift do. Where an answer is not the expected one, lines with -
were expected and lines with + were answered.

Exit codes: 0 all passed, 1 a story failed or an entry slipped, 2 usage, nothing found, or unreadable.";

/// Arguments of `placet test`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Folders with stories, or stories
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    filters: choice::Filters,
    /// Write every answer there: one line of canonical JSON a step, byte for byte what the other languages write
    #[arg(long, value_name = "FILE")]
    transcript: Option<PathBuf>,
    /// Loosen the manifest at every clause that a story names, and see whether a story that names it notices; needs a
    /// clauses.json beside the manifest
    #[arg(long)]
    proof: bool,
}

/// Does it.
pub fn run(args: &Args, output: Output) -> Done {
    let stories = chosen(args)?;
    if args.transcript.is_some() {
        refuse_twins(&stories)?;
    }
    let told = tell_all(&stories, output)?;
    if let Some(file) = &args.transcript {
        let lines: String = told.iter().flat_map(Told::transcript).collect();
        fs::write(file, lines).map_err(|it| Failure::at(file, it))?;
    }
    let failed = told.iter().filter(|it| it.wrong.is_some()).count();
    // A story that fails anyway would seem to notice every loosening.
    let proofs = if args.proof && failed == 0 { Some(proof::prove_all(&stories, output)?) } else { None };
    let slipped = proofs.iter().flatten().any(proof::Proof::is_open);
    if output.is_json() {
        let proofs = proofs.map(|all| all.iter().map(proof::Proof::json).collect::<Vec<_>>());
        let stories: Vec<_> = told.iter().map(Told::json).collect();
        output.json(&json!({ "stories": stories, "counts": counts(&told), "proof": proofs }))?;
    } else {
        show(&told, output)?;
        for it in proofs.iter().flatten() {
            it.show(output)?;
        }
        if args.proof && failed > 0 {
            output.line("proof: not tried, because stories fail")?;
        }
    }
    Ok(Outcome::found(failed > 0 || slipped))
}

fn chosen(args: &Args) -> Result<Vec<Written>, Failure> {
    let files = find(&args.paths)?;
    let looked = args.paths.iter().map(|it| it.display().to_string()).collect::<Vec<_>>().join(", ");
    if files.is_empty() {
        return Err(Failure(format!(
            "no stories below {looked}: a story is a file whose name ends with {SUFFIX}, beside its manifest.json"
        )));
    }
    let all = files.iter().map(|it| Written::read(it)).collect::<Result<Vec<_>, _>>()?;
    args.filters.choose(all)
}

/// A transcript names stories by their files: two with one name could not be told apart.
fn refuse_twins(stories: &[Written]) -> Result<(), Failure> {
    let mut seen: BTreeMap<&str, &Path> = BTreeMap::new();
    for it in stories {
        if let Some(other) = seen.insert(&it.name, &it.file) {
            let (one, two) = (other.display(), it.file.display());
            return Err(Failure(format!("{one} and {two} have one name: rename one of them, a transcript needs both")));
        }
    }
    Ok(())
}

fn counts(told: &[Told]) -> serde_json::Value {
    let failed = told.iter().filter(|it| it.wrong.is_some()).count();
    let steps: usize = told.iter().map(|it| it.steps.len()).sum();
    json!({ "stories": told.len(), "steps": steps, "passed": told.len().saturating_sub(failed), "failed": failed })
}

fn show(told: &[Told], output: Output) -> Result<(), Failure> {
    let paint = Paint::new(output.is_colored());
    let failed: Vec<&Told> = told.iter().filter(|it| it.wrong.is_some()).collect();
    for it in failed.iter().take(SHOWN) {
        for line in it.lines(paint) {
            output.line(&line)?;
        }
        output.line("")?;
    }
    let others = failed.iter().skip(SHOWN).map(|it| it.name.as_str()).collect::<Vec<_>>();
    if !others.is_empty() {
        output.line(&format!("and {} more failed: {}", others.len(), others.join(", ")))?;
        output.line("")?;
    }
    let steps: usize = told.iter().map(|it| it.steps.len()).sum();
    let passed = told.len().saturating_sub(failed.len());
    let (stories, steps, failed) = (count(told.len(), "story"), count(steps, "step"), failed.len());
    let says = format!("{stories}, {steps}: {passed} passed, {failed} failed");
    output.line(&if failed > 0 { paint.red(says) } else { paint.green(says) })
}
