//! `placet codegen`: the names that an app uses, and its manifest, in Kotlin and Swift.

mod kotlin;
mod names;
mod outputs;
mod page;
mod swift;

use std::path::{Path, PathBuf};

use placet::manifest::Manifest;
use serde_json::json;

use crate::output::{Done, Failure, Outcome, Output, read};
use names::{Collision, Names};
use outputs::{Kotlin, Language, Outputs, State, Swift};

const EXAMPLES: &str = "\
Examples:
  placet codegen manifest.json --swift Sources/App.swift
  placet codegen manifest.json --kotlin src/main/kotlin/com/example/App.kt --package com.example
  placet codegen manifest.json                       write what codegen.json beside the manifest names
  placet codegen --check manifest.json               for CI: fail where a file is not what the manifest says
  placet codegen --language swift manifest.json      print it

codegen.json, with paths relative to it:
  { \"kotlin\": { \"file\": \"../android/App.kt\", \"package\": \"com.example\" }, \"swift\": { \"file\": \"../ios/App.swift\" } }

Exit codes: 0 fine, 1 stale files, or ids that have one name in code, 2 usage or something unreadable.";

/// Arguments of `placet codegen`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The manifest
    #[arg(value_name = "MANIFEST")]
    manifest: PathBuf,
    /// The file in Kotlin
    #[arg(long, value_name = "FILE", requires = "package")]
    kotlin: Option<PathBuf>,
    /// The package of the file in Kotlin
    #[arg(long, value_name = "PACKAGE")]
    package: Option<String>,
    /// The file in Swift
    #[arg(long, value_name = "FILE")]
    swift: Option<PathBuf>,
    /// What the class with all names is called [default: App]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Print one language instead of writing files
    #[arg(long, value_enum, conflicts_with_all = ["kotlin", "swift"])]
    language: Option<Language>,
    /// Write nothing; fail where a file is not what it should be
    #[arg(long, conflicts_with = "language")]
    check: bool,
    /// Overwrite files that `placet codegen` did not write
    #[arg(long, conflicts_with_all = ["language", "check"])]
    force: bool,
}

/// A file, what it should be, and how it stands.
struct Target {
    language: Language,
    file: PathBuf,
    text: String,
    state: State,
}

/// Does it.
pub fn run(args: &Args, output: Output) -> Done {
    let bytes = read(&args.manifest)?;
    let manifest = Manifest::load(&bytes).map_err(|it| Failure::at(&args.manifest, it))?;
    let outputs = outputs(args)?;
    let class = outputs.name.as_deref().unwrap_or("App");
    let names = match Names::of(&manifest, class) {
        Ok(names) => names,
        Err(collisions) => return collided(&args.manifest, &collisions, output),
    };
    // A manifest is JSON in UTF-8. Line ends are the same on every machine, so that its hash is.
    let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n").replace('\r', "\n");
    if let Some(language) = args.language {
        return print(language, args, &outputs, &names, &text, output);
    }
    let targets = targets(&outputs, &names, &args.manifest, &text)?;
    if args.check { check(args, &targets, output) } else { write(args, targets, output) }
}

/// What the arguments name, else what `codegen.json` does.
fn outputs(args: &Args) -> Result<Outputs, Failure> {
    if args.package.is_some() && args.kotlin.is_none() && args.language != Some(Language::Kotlin) {
        return Err(Failure("--package goes with --kotlin or --language kotlin".to_owned()));
    }
    let beside = if args.kotlin.is_some() || args.swift.is_some() { None } else { Outputs::beside(&args.manifest)? };
    let mut it = beside.unwrap_or_default();
    if let (Some(file), Some(package)) = (&args.kotlin, &args.package) {
        it.kotlin = Some(Kotlin { file: file.clone(), package: package.clone() });
    }
    if let Some(file) = &args.swift {
        it.swift = Some(Swift { file: file.clone() });
    }
    it.name = args.name.clone().or(it.name);
    if let Some(name) = it.name.as_ref().filter(|it| !is_class(it)) {
        let says = format!("`{name}` is no name for a class: write a capital letter, then letters and digits");
        return Err(Failure(says));
    }
    let package = args.package.as_ref().or(it.kotlin.as_ref().map(|it| &it.package));
    if let Some(package) = package.filter(|it| !is_package(it)) {
        return Err(Failure(format!("`{package}` is no package: write names with dots between, such as com.example")));
    }
    Ok(it)
}

fn is_class(name: &str) -> bool {
    name.starts_with(|it: char| it.is_ascii_uppercase()) && name.chars().all(|it| it.is_ascii_alphanumeric())
}

fn is_package(name: &str) -> bool {
    name.split('.').all(|it| {
        it.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_')
            && it.chars().all(|it| it.is_ascii_alphanumeric() || it == '_')
    })
}

fn in_kotlin(package: &str, names: &Names, manifest: &Path, text: &str) -> String {
    kotlin::source(names, package, &outputs::marker(manifest), text)
}

fn in_swift(names: &Names, manifest: &Path, text: &str) -> String {
    swift::source(names, &outputs::marker(manifest), text)
}

fn print(language: Language, args: &Args, to: &Outputs, names: &Names, text: &str, output: Output) -> Done {
    let package = args.package.as_ref().or(to.kotlin.as_ref().map(|it| &it.package));
    let source = match (language, package) {
        (Language::Swift, _) => in_swift(names, &args.manifest, text),
        (Language::Kotlin, Some(package)) => in_kotlin(package, names, &args.manifest, text),
        (Language::Kotlin, None) => return Err(Failure("say the package: --package com.example".to_owned())),
    };
    if output.is_json() {
        output.json(&json!({ "language": language, "text": source }))?;
    } else {
        output.line(source.trim_end_matches('\n'))?;
    }
    Ok(Outcome::Fine)
}

fn targets(to: &Outputs, names: &Names, manifest: &Path, text: &str) -> Result<Vec<Target>, Failure> {
    let target = |language, file: &Path, text: String| {
        let state = outputs::state(file, &text)?;
        Ok(Target { language, file: file.to_owned(), text, state })
    };
    let mut targets = Vec::new();
    if let Some(it) = &to.kotlin {
        targets.push(target(Language::Kotlin, &it.file, in_kotlin(&it.package, names, manifest, text))?);
    }
    if let Some(it) = &to.swift {
        targets.push(target(Language::Swift, &it.file, in_swift(names, manifest, text))?);
    }
    if targets.is_empty() {
        let says = format!(
            "where to? Name a file with --kotlin or --swift, put {} beside the manifest, or print it with --language",
            outputs::BESIDE
        );
        return Err(Failure(says));
    }
    Ok(targets)
}

fn check(args: &Args, targets: &[Target], output: Output) -> Done {
    let is_bad = targets.iter().any(|it| it.state != State::Current);
    if output.is_json() {
        output.json(&json!({ "outputs": listed(targets), "refresh": is_bad.then(|| refresh(args)) }))?;
        return Ok(Outcome::found(is_bad));
    }
    for it in targets {
        let says = match it.state {
            State::Current | State::Written => "current",
            State::Stale => "stale",
            State::Missing => "missing",
            State::Foreign => "not written by `placet codegen`",
        };
        output.line(&format!("{}: {says}", it.file.display()))?;
    }
    if is_bad {
        output.line(&format!("refresh with: {}", refresh(args)))?;
    }
    Ok(Outcome::found(is_bad))
}

/// Writes what is not current; nothing at all where a file is somebody else's.
fn write(args: &Args, mut targets: Vec<Target>, output: Output) -> Done {
    if let Some(it) = targets.iter().find(|it| it.state == State::Foreign && !args.force) {
        let says = "`placet codegen` did not write this file and leaves it alone; overwrite it with --force";
        return Err(Failure::at(&it.file, says));
    }
    for it in targets.iter_mut().filter(|it| it.state != State::Current) {
        outputs::write(&it.file, &it.text)?;
        it.state = State::Written;
    }
    if output.is_json() {
        output.json(&json!({ "outputs": listed(&targets) }))?;
    } else {
        for it in &targets {
            let says = if it.state == State::Written { "written" } else { "current" };
            output.line(&format!("{}: {says}", it.file.display()))?;
        }
    }
    Ok(Outcome::Fine)
}

fn listed(targets: &[Target]) -> Vec<serde_json::Value> {
    let target =
        |it: &Target| json!({ "language": it.language, "file": it.file.display().to_string(), "state": it.state });
    targets.iter().map(target).collect()
}

/// The command that writes what was checked.
fn refresh(args: &Args) -> String {
    let mut words = vec!["placet codegen".to_owned(), args.manifest.display().to_string()];
    let mut option = |name: &str, it: Option<String>| {
        if let Some(it) = it {
            words.push(format!("{name} {it}"));
        }
    };
    option("--kotlin", args.kotlin.as_ref().map(|it| it.display().to_string()));
    option("--package", args.package.clone());
    option("--swift", args.swift.as_ref().map(|it| it.display().to_string()));
    option("--name", args.name.clone());
    words.join(" ")
}

fn collided(manifest: &Path, collisions: &[Collision], output: Output) -> Done {
    if output.is_json() {
        output.json(&json!({ "collisions": collisions }))?;
    } else {
        for it in collisions {
            output.fail(&Failure::at(manifest, format!("{}: {}", it.path, it.message)));
        }
    }
    Ok(Outcome::Findings)
}
