//! The woven copy of the project: written until it compiles, what does not compile taken out again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::mutant::{Genre, Mutant, Outcome};
use crate::weave::{Weaver, arms_after, mutants_around};

/// How often the compiler is asked before something must be wrong.
const MOST_ROUNDS: usize = 60;

/// Where things are.
pub struct Places {
    /// The project.
    pub root: PathBuf,
    /// The woven copy of it.
    pub tree: PathBuf,
    /// What Cargo builds of the copy.
    pub built: PathBuf,
}

/// Which mutants can be switched on in what was built, and which not.
#[derive(Default)]
pub struct Woven {
    pub live: BTreeSet<usize>,
    pub unviable: BTreeSet<usize>,
    pub constant: BTreeSet<usize>,
}

impl Woven {
    /// What is known of a change before a test runs; a change that is live counts as missed until one fails.
    pub fn outcome(&self, number: usize) -> Outcome {
        if self.live.contains(&number) {
            Outcome::Missed
        } else if self.constant.contains(&number) {
            Outcome::Constant
        } else {
            Outcome::Unviable
        }
    }
}

const SWITCH: &str = include_str!("woven.rs");

/// Copies what git knows of the project, and leaves files alone that are the same, so that little is built anew.
pub fn copy(places: &Places) -> Result<()> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(&places.root).output()?;
    for file in String::from_utf8(listed.stdout)?.split('\0').filter(|it| !it.is_empty()) {
        let from = places.root.join(file);
        if from.is_file() && !file.starts_with("core/src/") {
            write(&places.tree.join(file), &std::fs::read(&from)?)?;
        }
    }
    Ok(())
}

fn write(to: &Path, bytes: &[u8]) -> Result<()> {
    if std::fs::read(to).is_ok_and(|it| it == bytes) {
        return Ok(());
    }
    std::fs::create_dir_all(to.parent().context("a file has a folder")?)?;
    std::fs::write(to, bytes).with_context(|| to.display().to_string())
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// Weaves until the core compiles.
pub fn weave(places: &Places, mutants: &[Mutant]) -> Result<Woven> {
    let mut woven = Woven::default();
    // An iterator of one type cannot end early as one of another.
    let empty = |it: &Mutant| it.genre == Genre::FnValue && it.replacement.starts_with("::std::iter::");
    woven.unviable.extend(mutants.iter().enumerate().filter(|(_, it)| empty(it)).map(|(number, _)| number));
    let mut keep_const = BTreeSet::new();
    let mut files = Vec::new();
    sources(&places.root.join("core/src"), &mut files)?;
    for round in 1..=MOST_ROUNDS {
        let texts = write_all(places, mutants, &files, &keep_const, &mut woven)?;
        let mut errors = check(places, "--lib")?;
        if errors.is_empty() {
            errors = check(places, "--tests")?;
        }
        eprintln!("mutants: round {round}: {} errors, {} changes", errors.len(), woven.live.len());
        if errors.is_empty() {
            return Ok(woven);
        }
        if std::env::var_os("PLACET_MUTANTS_ERRORS").is_some() {
            eprintln!("{errors:#?}");
        }
        let before = (woven.unviable.len(), keep_const.len());
        for error in &errors {
            match error {
                Fault::NotConst(name) => drop(keep_const.insert(name.clone())),
                Fault::NotExhaustive(file, at) => {
                    woven.unviable.extend(texts.get(file).map(|it| arms_after(it, *at)).unwrap_or_default());
                }
                Fault::At(file, bytes) => {
                    let found = bytes
                        .iter()
                        .map(|at| texts.get(file).map(|it| mutants_around(it, *at)).unwrap_or_default())
                        .find(|it| !it.is_empty());
                    woven.unviable.extend(found.unwrap_or_default());
                }
            }
        }
        if before == (woven.unviable.len(), keep_const.len()) {
            bail!("the woven copy does not compile, and no change is to blame: {errors:?}");
        }
    }
    bail!("the woven copy does not compile after {MOST_ROUNDS} rounds")
}

fn write_all(
    places: &Places,
    mutants: &[Mutant],
    files: &[PathBuf],
    keep_const: &BTreeSet<String>,
    woven: &mut Woven,
) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    woven.live.clear();
    for file in files {
        let name = file.strip_prefix(&places.root)?.to_string_lossy().into_owned();
        let to = places.tree.join(&name);
        if file.extension().is_none_or(|it| it != "rs") {
            write(&to, &std::fs::read(file)?)?;
            continue;
        }
        let source = std::fs::read_to_string(file)?;
        let here: Vec<(usize, &Mutant)> = mutants
            .iter()
            .enumerate()
            .filter(|(number, it)| it.file == name && !woven.unviable.contains(number))
            .collect();
        let mut weaver = Weaver::new(&source, &here, keep_const);
        let mut text = weaver.weave().with_context(|| name.clone())?;
        woven.live.append(&mut weaver.woven);
        woven.constant.append(&mut weaver.constant);
        if name == "core/src/lib.rs" {
            text.push_str(SWITCH);
        }
        write(&to, text.as_bytes())?;
        texts.insert(name, text);
    }
    Ok(texts)
}

/// An error of the compiler.
#[derive(Debug)]
enum Fault {
    /// A function that a constant calls was made one that it cannot call.
    NotConst(String),
    /// A `match` whose arms have guards, and the byte behind its subject.
    NotExhaustive(String, usize),
    /// Any other, with the bytes that it is about, the main one first.
    At(String, Vec<usize>),
}

/// Cargo, on the copy.
pub fn cargo(places: &Places) -> Command {
    let mut command = Command::new("cargo");
    command
        .current_dir(&places.tree)
        .env("CARGO_TARGET_DIR", &places.built)
        .env("RUSTFLAGS", "--cap-lints allow")
        .env("CARGO_INCREMENTAL", "1")
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env("CARGO_PROFILE_TEST_OPT_LEVEL", "1");
    command
}

fn check(places: &Places, what: &str) -> Result<Vec<Fault>> {
    let output = cargo(places)
        .args(["check", what, "--quiet", "-p", "placet", "--features", "check,story", "--message-format", "json"])
        .output()?;
    let mut faults = Vec::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        let message = &message["message"];
        if message["level"] != "error" || message["spans"].as_array().is_none_or(Vec::is_empty) {
            continue;
        }
        let text = message["message"].as_str().unwrap_or_default();
        if message["code"]["code"] == "E0015" {
            let name = text.split('`').nth(1).unwrap_or_default();
            let name = name.split('<').next().unwrap_or(name);
            faults.push(Fault::NotConst(name.rsplit("::").next().unwrap_or(name).to_owned()));
            continue;
        }
        let mut spans: Vec<&Value> = message["spans"].as_array().into_iter().flatten().collect();
        spans.sort_by_key(|it| it["is_primary"] != true);
        let file = spans[0]["file_name"].as_str().unwrap_or_default().to_owned();
        if message["code"]["code"] == "E0004" {
            let end = spans[0]["byte_end"].as_u64().and_then(|it| it.try_into().ok()).unwrap_or(0);
            faults.push(Fault::NotExhaustive(file, end));
            continue;
        }
        let bytes = spans.iter().filter_map(|it| it["byte_start"].as_u64()).filter_map(|it| it.try_into().ok());
        faults.push(Fault::At(file, bytes.collect()));
    }
    if faults.is_empty() && !output.status.success() {
        bail!("cargo check: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(faults)
}
