//! Whether stories notice when the manifest is loosened at the clauses that they name: the table of what slipped.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use placet::story::Story;
use placet::story::clauses::Clauses;
use placet::story::proof::{EntryVerdict, Tried, Verdict, entries, prove};
use serde_json::{Value, json};

use crate::output::{Failure, Output, read};
use crate::paint::{Paint, count};
use crate::progress::Progress;
use crate::stories::{Disk, Written, manifest_in};

/// The file of an app's clauses, beside its manifest.
const CLAUSES: &str = "clauses.json";

/// What was tried on one app's manifest.
pub struct Proof {
    app: String,
    misfits: Vec<String>,
    tried: Vec<Tried>,
}

/// Loosens the manifest of every folder that has clauses, and tells its stories.
pub fn prove_all(stories: &[Written], output: Output) -> Result<Vec<Proof>, Failure> {
    let mut folders: BTreeMap<PathBuf, Vec<Story>> = BTreeMap::new();
    for it in stories {
        let of_folder = folders.entry(it.folder().to_owned()).or_default();
        of_folder.extend(it.story.as_ref().ok().cloned());
    }
    folders.retain(|folder, _| folder.join(CLAUSES).is_file());
    if folders.is_empty() {
        return Err(Failure(format!("--proof needs a {CLAUSES} beside the manifest: what the stories prove is there")));
    }
    folders.iter().map(|(folder, stories)| of_folder(folder, stories, output)).collect()
}

fn of_folder(folder: &Path, stories: &[Story], output: Output) -> Result<Proof, Failure> {
    let file = folder.join(CLAUSES);
    let clauses = Clauses::parse(&read(&file)?).map_err(|it| Failure::at(&file, it))?;
    let manifest: Value = serde_json::from_slice(&manifest_in(folder)?).map_err(|it| Failure::at(folder, it))?;
    let misfits = clauses.misfits(&manifest);
    let mut progress = Progress::new(0, output.shows_progress());
    let mut hears = |it: &Tried| progress.next(&format!("{} {} {}", it.clause, it.entry, it.by.word));
    let tried = prove(&clauses, &manifest, stories, &mut Disk::new()?, &mut hears);
    Ok(Proof { app: clauses.app.to_string(), misfits, tried })
}

impl Proof {
    /// Whether anything slipped, or the clauses do not fit the manifest.
    pub fn is_open(&self) -> bool {
        !self.misfits.is_empty() || entries(&self.tried).values().any(|it| *it == EntryVerdict::Open)
    }

    /// Prints what slipped and how much did not.
    pub fn show(&self, output: Output) -> Result<(), Failure> {
        let paint = Paint::new(output.is_colored());
        for it in &self.misfits {
            output.line(&format!("{}: clauses.json: {it}", paint.red(&self.app)))?;
        }
        let all = entries(&self.tried);
        let open: Vec<_> = all.iter().filter(|(_, it)| **it == EntryVerdict::Open).map(|(place, _)| *place).collect();
        if !open.is_empty() {
            output.line(
                &paint.bold("No story that names the clause answers wrongly although the manifest is loosened:"),
            )?;
        }
        let widest = |of: fn(&(&str, &str)) -> usize| open.iter().map(of).max().unwrap_or_default();
        let (clause_width, entry_width) = (widest(|it| it.0.len()), widest(|it| it.1.len()));
        for (clause, entry) in &open {
            let tries = self.tried.iter().filter(|it| it.clause == *clause && it.entry == *entry);
            for (index, it) in tries.enumerate() {
                let (clause, entry) = if index == 0 { (*clause, *entry) } else { ("", "") };
                let place = format!("  {clause:clause_width$}  {entry:entry_width$}");
                let become_ = match &it.verdict {
                    Verdict::NotLoadable { code } => format!("not loadable ({code})"),
                    Verdict::Broke { story, step } => format!("story {story} broke at step {step}"),
                    Verdict::Caught { .. } | Verdict::Slipped => "slipped".to_owned(),
                };
                output.line(&format!("{place}  {}: {}, {}", it.by.word, it.by.says, paint.red(become_)))?;
            }
        }
        let number = |verdict| all.values().filter(|it| **it == verdict).count();
        let says = format!(
            "{}, proof: {} loosened: {} noticed, {} not loadable, {} slipped",
            self.app,
            count(all.len(), "entry"),
            number(EntryVerdict::Guarded),
            number(EntryVerdict::Unloosenable),
            number(EntryVerdict::Open),
        );
        output.line(&if self.is_open() { paint.red(says) } else { paint.green(says) })
    }

    /// The same for programs.
    pub fn json(&self) -> Value {
        let all = entries(&self.tried);
        let entry = |((clause, entry), verdict): (&(&str, &str), &EntryVerdict)| {
            let tries = self.tried.iter().filter(|it| it.clause == *clause && it.entry == *entry);
            json!({
                "clause": clause, "entry": entry,
                "verdict": match verdict {
                    EntryVerdict::Guarded => "noticed",
                    EntryVerdict::Unloosenable => "not_loadable",
                    EntryVerdict::Open => "slipped",
                },
                "tried": tries.map(tried).collect::<Vec<_>>(),
            })
        };
        json!({ "app": self.app, "misfits": self.misfits, "entries": all.iter().map(entry).collect::<Vec<_>>() })
    }
}

fn tried(it: &Tried) -> Value {
    let (verdict, story, step, code) = match &it.verdict {
        Verdict::Caught { story, step } => ("noticed", Some(story), Some(step), None),
        Verdict::NotLoadable { code } => ("not_loadable", None, None, Some(code)),
        Verdict::Broke { story, step } => ("broke", Some(story), Some(step), None),
        Verdict::Slipped => ("slipped", None, None, None),
    };
    json!({
        "by": it.by.word, "says": it.by.says, "verdict": verdict, "story": story, "step": step, "code": code,
    })
}
