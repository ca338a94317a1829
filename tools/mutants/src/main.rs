//! All changes that cargo-mutants lists, in one build: a change is a switch, so that none is compiled by itself, and only
//! the tests that reach it run, the short ones first.

mod blame;
mod build;
mod equivalent;
mod mutant;
mod run;
mod weave;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result};
use serde::Serialize;

use crate::build::{Places, Woven};
use crate::mutant::{Mutant, Outcome};
use crate::run::{Test, Tests};

/// After how many changes it says how far it is.
const A_STEP: usize = 100;

/// A line of the results.
#[derive(Serialize)]
struct Line<'a> {
    number: usize,
    mutant: &'a str,
    outcome: Outcome,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by: Vec<String>,
    /// The compiler's code, of what does not compile.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
}

fn main() -> Result<ExitCode> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().map(PathBuf::from).context("usage: placet-mutants PROJECT OUT");
    let (root, out) = (next()?, next()?);
    let threads = std::thread::available_parallelism()?.get();
    let out = out.canonicalize()?;
    let list = std::fs::read(out.join("list.json")).context("list.json")?;
    let mutants: Vec<Mutant> = serde_json::from_slice(&list)?;
    let known = equivalent::read(&root.join("tools/mutants/equivalent.tsv"))?;
    let places = Places { root: root.canonicalize()?, tree: out.join("tree"), built: out.join("build") };
    build::copy(&places)?;
    let woven = build::weave(&places, &mutants)?;
    println!("{} of {} changes are switched; {}", woven.live.len(), mutants.len(), unswitched(&woven, mutants.len()));
    eprintln!("mutants: building the tests");
    let programs = run::build(&places)?;
    let tests = run::learn(&programs, threads, &out.join("reached"))?;
    let lines = tests.iter().map(|it| format!("{:.2}\t{}\t{}\n", it.took.as_secs_f32(), it.reaches.len(), it.name));
    std::fs::write(out.join("tests.tsv"), lines.collect::<String>())?;
    let mut outcomes = judge_all(&mutants, &woven, &tests, threads, &out)?;
    let unknown = equivalent::apply(&known, &mutants, &mut outcomes);
    table(&mutants, &outcomes);
    for (mutant, outcome) in mutants.iter().zip(&outcomes) {
        if matches!(outcome, Outcome::Missed | Outcome::Unreached) {
            println!("{outcome:?}: {}", mutant.name);
        }
    }
    for line in &unknown {
        println!("equivalent.tsv names what is not missed: {line}");
    }
    let missed = outcomes.iter().any(|it| matches!(it, Outcome::Missed | Outcome::Unreached));
    Ok(if missed || !unknown.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// What comes of each change: first by the short tests that reach it, then by the long ones for what those miss. A line of
/// `results.jsonl` as soon as it is known; of two lines for one change, the later one is right.
fn judge_all(mutants: &[Mutant], woven: &Woven, tests: &[Test], threads: usize, out: &Path) -> Result<Vec<Outcome>> {
    let mut results = std::fs::File::create(out.join("results.jsonl"))?;
    for (number, mutant) in mutants.iter().enumerate().filter(|it| !woven.live.contains(&it.0)) {
        let (code, outcome) = (woven.unviable.get(&number).map(String::as_str), woven.outcome(number));
        let line = Line { number, mutant: &mutant.name, outcome, by: Vec::new(), code };
        writeln!(results, "{}", serde_json::to_string(&line)?)?;
    }
    let results = Mutex::new(results);
    let outcomes: Vec<Mutex<Outcome>> = (0..mutants.len()).map(|it| Mutex::new(woven.outcome(it))).collect();
    for (which, title) in [(Tests::Short, "by short tests"), (Tests::Long, "by long tests")] {
        let open: Vec<usize> =
            (0..mutants.len()).filter(|it| outcomes[*it].lock().is_ok_and(|it| *it == Outcome::Missed)).collect();
        let done = AtomicUsize::new(0);
        run::each(open.len(), threads, |at| {
            let number = open[at];
            let (outcome, by) = run::judge(number, tests, which);
            let line = Line { number, mutant: &mutants[number].name, outcome, by, code: None };
            if let (Ok(mut results), Ok(text)) = (results.lock(), serde_json::to_string(&line)) {
                let _ = writeln!(results, "{text}");
            }
            if let Ok(mut of) = outcomes[number].lock() {
                *of = outcome;
            }
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if done.is_multiple_of(A_STEP) || done == open.len() {
                eprintln!("mutants: {done} of {} {title}", open.len());
            }
        });
    }
    Ok(outcomes.into_iter().map(|it| it.into_inner().unwrap_or(Outcome::Missed)).collect())
}

/// How many changes cannot be switched, by the code that the compiler gives.
fn unswitched(woven: &Woven, all: usize) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for number in (0..all).filter(|it| !woven.live.contains(it) && !woven.constant.contains(it)) {
        *counts.entry(woven.unviable.get(&number).map_or("left out", String::as_str)).or_default() += 1;
    }
    let counts: Vec<String> = counts.iter().map(|(code, count)| format!("{code} {count}")).collect();
    format!("in constants: {}; not compiled: {}", woven.constant.len(), counts.join(", "))
}

/// How many of each there are, by the folder that they are in.
fn table(mutants: &[Mutant], outcomes: &[Outcome]) {
    let mut counts: BTreeMap<&str, BTreeMap<Outcome, usize>> = BTreeMap::new();
    for (mutant, outcome) in mutants.iter().zip(outcomes) {
        let folder = mutant.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        for row in [folder, "all"] {
            *counts.entry(row).or_default().entry(*outcome).or_default() += 1;
        }
    }
    let columns = [
        Outcome::Caught,
        Outcome::TimedOut,
        Outcome::Equivalent,
        Outcome::Missed,
        Outcome::Unreached,
        Outcome::Unviable,
        Outcome::Constant,
    ];
    println!("{:<32} {}", "", columns.map(|it| format!("{:>10}", format!("{it:?}"))).concat());
    for (row, counts) in counts.iter().filter(|it| *it.0 != "all").chain(counts.get_key_value("all")) {
        println!("{row:<32} {}", columns.map(|it| format!("{:>10}", counts.get(&it).unwrap_or(&0))).concat());
    }
}
