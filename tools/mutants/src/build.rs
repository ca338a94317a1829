//! The woven copy of the project: written until it compiles, what does not compile taken out again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::blame::{Fault, check};
use crate::mutant::{Genre, Mutant, Outcome};
use crate::weave::Weaver;

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
    /// What does not compile, by the compiler's code.
    pub unviable: BTreeMap<usize, String>,
    pub constant: BTreeSet<usize>,
    /// Those that are woven in their second form.
    again: BTreeSet<usize>,
    /// The functions that constants call.
    keep_const: BTreeSet<String>,
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

    /// Asks once more for what could not be switched, in its second form where it has one.
    fn try_again(&mut self, mutants: &[Mutant]) {
        self.unviable.clear();
        let open = mutants.iter().enumerate().filter(|(number, _)| !self.live.contains(number));
        self.again.extend(open.filter(|(_, it)| it.genre != Genre::FnValue).map(|(number, _)| number));
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

/// Weaves until the core compiles. What the compiler was against is then tried once more, in a copy that compiles but for
/// it, so that the errors are its own; until that gains nothing.
pub fn weave(places: &Places, mutants: &[Mutant]) -> Result<Woven> {
    let mut woven = Woven::default();
    let mut files = Vec::new();
    sources(&places.root.join("core/src"), &mut files)?;
    settle(places, mutants, &files, &mut woven)?;
    loop {
        let before = woven.live.len();
        woven.try_again(mutants);
        settle(places, mutants, &files, &mut woven)?;
        if woven.live.len() <= before {
            return Ok(woven);
        }
    }
}

fn settle(places: &Places, mutants: &[Mutant], files: &[PathBuf], woven: &mut Woven) -> Result<()> {
    for round in 1..=MOST_ROUNDS {
        let texts = write_all(places, mutants, files, woven)?;
        let mut errors = check(places, "--lib")?;
        if errors.is_empty() {
            errors = check(places, "--tests")?;
        }
        eprintln!("mutants: round {round}: {} errors, {} changes", errors.len(), woven.live.len());
        if errors.is_empty() {
            return Ok(());
        }
        if std::env::var_os("PLACET_MUTANTS_ERRORS").is_some() {
            eprintln!("{errors:#?}");
        }
        let before = (woven.unviable.len(), woven.keep_const.len());
        let mut several = Vec::new();
        for error in &errors {
            match error {
                Fault::NotConst(name) => drop(woven.keep_const.insert(name.clone())),
                Fault::At(error) => match error.blamed(&texts)[..] {
                    [one] => drop(woven.unviable.insert(one, error.code.clone())),
                    ref more => several.extend(more.iter().map(|it| (*it, error.code.clone()))),
                },
            }
        }
        // One of several is to blame: most such errors are gone when those are that only one can be to blame for.
        if before == (woven.unviable.len(), woven.keep_const.len()) {
            woven.unviable.extend(several);
        }
        if before == (woven.unviable.len(), woven.keep_const.len()) {
            bail!("the woven copy does not compile, and no change is to blame: {errors:?}");
        }
    }
    bail!("the woven copy does not compile after {MOST_ROUNDS} rounds")
}

/// Writes every source with its changes; gives the texts by their files.
fn write_all(
    places: &Places,
    mutants: &[Mutant],
    files: &[PathBuf],
    woven: &mut Woven,
) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    woven.live.clear();
    woven.constant.clear();
    for file in files {
        let name = file.strip_prefix(&places.root)?.to_string_lossy().into_owned();
        let to = places.tree.join(&name);
        if file.extension().is_none_or(|it| it != "rs") {
            write(&to, &std::fs::read(file)?)?;
            continue;
        }
        let source = std::fs::read_to_string(file)?;
        let here = mutants.iter().enumerate();
        let here = here.filter(|(number, it)| it.file == name && !woven.unviable.contains_key(number));
        let (again, first): (Vec<_>, Vec<_>) = here.partition(|(number, _)| woven.again.contains(number));
        let mut weaver = Weaver::new(&source, &first, again, &woven.keep_const);
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
