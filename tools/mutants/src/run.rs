//! Runs the tests: each once alone, to learn what it reaches and how long it takes, then for each change those that reach
//! it, the short ones first, until one fails.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::Value;

use crate::build::{Places, cargo};
use crate::mutant::Outcome;

/// A test, how long it takes and what it reaches.
pub struct Test {
    pub program: PathBuf,
    pub folder: PathBuf,
    pub name: String,
    pub took: Duration,
    pub reaches: BTreeSet<usize>,
}

/// Builds the tests of the core and of the command line; gives each program with the folder that it runs in.
pub fn build(places: &Places) -> Result<Vec<(PathBuf, PathBuf)>> {
    let mut command = cargo(places);
    command.args([
        "test",
        "--no-run",
        "--quiet",
        "--features",
        "placet/check,placet/story",
        "--message-format",
        "json",
    ]);
    // Some test programs of the core alone, for whoever works on what they miss.
    match std::env::var("PLACET_MUTANTS_TESTS") {
        Ok(named) => {
            command.args(["-p", "placet", "--lib"]);
            command.args(named.split_whitespace().flat_map(|it| ["--test", it]));
        }
        Err(_) => drop(command.args(["-p", "placet", "-p", "placet-cli"])),
    }
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("the tests of the woven copy do not build");
    }
    let mut programs = Vec::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        if let (Some(true), Some(program), Some(manifest)) =
            (message["profile"]["test"].as_bool(), message["executable"].as_str(), message["manifest_path"].as_str())
        {
            programs.push((program.into(), Path::new(manifest).parent().unwrap_or(Path::new("/")).to_owned()));
        }
    }
    Ok(programs)
}

/// Does `work` for each number below `count`, on as many threads as were asked for.
pub fn each(count: usize, threads: usize, work: impl Fn(usize) + Sync) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= count {
                        break;
                    }
                    work(at);
                }
            });
        }
    });
}

/// Runs every test once by itself with nothing switched on. One that fails so is named and left out.
pub fn learn(programs: &[(PathBuf, PathBuf)], threads: usize, scratch: &Path) -> Result<Vec<Test>> {
    let mut all = Vec::new();
    for (program, folder) in programs {
        let listed = Command::new(program).args(["--list", "--format", "terse"]).current_dir(folder).output()?;
        for line in String::from_utf8_lossy(&listed.stdout).lines() {
            if let Some(name) = line.strip_suffix(": test") {
                all.push((program, folder, name.to_owned()));
            }
        }
    }
    std::fs::create_dir_all(scratch)?;
    eprintln!("mutants: {} tests in {} programs", all.len(), programs.len());
    let learnt = Mutex::new(Vec::new());
    each(all.len(), threads, |at| {
        let (program, folder, name) = &all[at];
        let file = scratch.join(format!("reached-{at}"));
        let _ = std::fs::remove_file(&file);
        let begun = Instant::now();
        let ended =
            run(program, folder, std::slice::from_ref(name), ("PLACET_MUTANTS_REACHED", &file.to_string_lossy()), None);
        let took = begun.elapsed();
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let _ = std::fs::remove_file(&file);
        if ended != Some(true) {
            eprintln!("mutants: left out, as it fails with nothing changed: {name}");
            return;
        }
        let reaches = text.lines().filter_map(|it| it.parse().ok()).collect();
        if let Ok(mut learnt) = learnt.lock() {
            let (program, folder) = ((*program).clone(), (*folder).clone());
            learnt.push(Test { program, folder, name: name.clone(), took, reaches });
        }
    });
    Ok(learnt.into_inner().unwrap_or_default())
}

/// Runs some tests of one program: whether all passed, or nothing where they took too long.
fn run(program: &Path, folder: &Path, names: &[String], env: (&str, &str), limit: Option<Duration>) -> Option<bool> {
    let mut command = Command::new("setsid");
    command.arg("--wait").arg(program).arg("--exact").args(names).arg("--quiet").current_dir(folder);
    command.env("CARGO_MANIFEST_DIR", folder).env("RUST_BACKTRACE", "0").env(env.0, env.1);
    let Ok(mut child) = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
        return Some(false);
    };
    let begun = Instant::now();
    let mut pause = 1;
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status.success());
        }
        if limit.is_some_and(|it| begun.elapsed() > it) {
            let marker = format!("{}={}", env.0, env.1);
            kill_all(&marker);
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        std::thread::sleep(Duration::from_millis(pause));
        pause = (pause * 2).min(20);
    }
}

/// Ends every process that runs with this change: children of a test outlive it otherwise.
fn kill_all(marker: &str) {
    let Ok(all) = std::fs::read_dir("/proc") else { return };
    for entry in all.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Ok(environment) = std::fs::read(entry.path().join("environ")) else { continue };
        if environment.split(|it| *it == 0).any(|it| it == marker.as_bytes()) {
            let _ = Command::new("kill").args(["-9", &name]).stderr(Stdio::null()).status();
        }
    }
}

/// How long a test takes that is run for each change, and no longer ones.
const LONG: Duration = Duration::from_secs(4);

/// Which of the tests that reach a change judge it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tests {
    Short,
    Long,
}

/// What comes of one change, and the tests that failed.
pub fn judge(number: usize, tests: &[Test], which: Tests) -> (Outcome, Vec<String>) {
    let mut reaching: Vec<&Test> = tests.iter().filter(|it| it.reaches.contains(&number)).collect();
    if reaching.is_empty() {
        return (Outcome::Unreached, Vec::new());
    }
    reaching.retain(|it| (it.took > LONG) == (which == Tests::Long));
    reaching.sort_by_key(|it| it.took);
    let mut budget = Duration::from_millis(60);
    let mut from = 0;
    while from < reaching.len() {
        let mut to = from;
        let mut sum = Duration::ZERO;
        while to < reaching.len() && (to == from || sum + reaching[to].took <= budget) {
            sum += reaching[to].took;
            to += 1;
        }
        let mut programs: BTreeMap<&Path, Vec<&Test>> = BTreeMap::new();
        for test in &reaching[from..to] {
            programs.entry(&test.program).or_default().push(test);
        }
        for (program, some) in programs {
            let names: Vec<String> = some.iter().map(|it| it.name.clone()).collect();
            let limit = Duration::from_secs(20) + some.iter().map(|it| it.took).sum::<Duration>() * 6;
            match run(program, &some[0].folder, &names, ("PLACET_MUTANT", &number.to_string()), Some(limit)) {
                Some(true) => {}
                Some(false) => return (Outcome::Caught, names),
                None => return (Outcome::TimedOut, names),
            }
        }
        from = to;
        budget = (budget * 2).min(Duration::from_secs(20));
    }
    (Outcome::Missed, Vec::new())
}
