//! What keeps `proves` honest: for each clause that a story says it proves, the manifest is loosened where the clause
//! sits, and a story that names the clause must answer wrongly. Owns that judgement.

use std::collections::BTreeMap;

use serde_json::Value;

use super::answer::is_error;
use super::clauses::Clauses;
use super::format::Story;
use super::loosen::{Loosening, loosen};
use super::run::run;
use super::workshop::{InMemory, Workshop};
use crate::canonical::Hash;
use crate::manifest::Manifest;

/// What became of one loosening of one entry of one clause.
#[derive(Debug, Clone)]
pub struct Tried {
    /// The clause.
    pub clause: String,
    /// The entry, as a JSON pointer.
    pub entry: String,
    /// How it was loosened.
    pub by: &'static Loosening,
    /// What the stories that name the clause said.
    pub verdict: Verdict,
}

/// What stories say of a loosened manifest, best first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A story answered wrongly at this step: it notices.
    Caught {
        /// The story's file.
        story: String,
        /// The step, counted from 1.
        step: usize,
    },
    /// The loader refuses the loosened manifest, which proves nothing of the stories.
    NotLoadable {
        /// The finding's code.
        code: String,
    },
    /// A story could not go on, because a call failed that nobody expected to fail: that is no wrong answer.
    Broke {
        /// The story's file.
        story: String,
        /// The step, counted from 1; 0 where it did not start.
        step: usize,
    },
    /// Every story answered as before: nobody notices.
    Slipped,
}

/// What was tried on one entry of one clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryVerdict {
    /// At least one loosening was caught.
    Guarded,
    /// Every loosening is refused by the loader.
    Unloosenable,
    /// None was caught.
    Open,
}

/// Loosens every entry of every clause that one of `stories` names, and tells the stories that name it. `told` hears
/// of each verdict as it comes.
pub fn prove(
    clauses: &Clauses,
    manifest: &Value,
    stories: &[Story],
    workshop: &mut dyn Workshop,
    told: &mut dyn FnMut(&Tried),
) -> Vec<Tried> {
    let mut known = Known::default();
    let mut all = Vec::new();
    for (id, clause) in &clauses.clauses {
        let naming: Vec<&Story> = stories.iter().filter(|it| it.proves.contains(id)).collect();
        if naming.is_empty() {
            continue;
        }
        for entry in &clause.entries {
            for loosened in loosen(manifest, entry) {
                let verdict = known.judge(&loosened.manifest, &naming, workshop);
                let it = Tried { clause: id.clone(), entry: entry.clone(), by: loosened.by, verdict };
                told(&it);
                all.push(it);
            }
        }
    }
    all
}

/// What was tried, entry by entry.
pub fn entries(tried: &[Tried]) -> BTreeMap<(&str, &str), EntryVerdict> {
    let mut entries: BTreeMap<(&str, &str), EntryVerdict> = BTreeMap::new();
    for it in tried {
        let said = match it.verdict {
            Verdict::Caught { .. } => EntryVerdict::Guarded,
            Verdict::NotLoadable { .. } => EntryVerdict::Unloosenable,
            Verdict::Broke { .. } | Verdict::Slipped => EntryVerdict::Open,
        };
        let entry = entries.entry((&it.clause, &it.entry)).or_insert(said);
        *entry = match (*entry, said) {
            (EntryVerdict::Guarded, _) | (_, EntryVerdict::Guarded) => EntryVerdict::Guarded,
            (EntryVerdict::Open, _) | (_, EntryVerdict::Open) => EntryVerdict::Open,
            _ => EntryVerdict::Unloosenable,
        };
    }
    entries
}

/// What each story says of each loosened manifest, told once however many clauses ask.
#[derive(Default)]
struct Known(BTreeMap<(Hash, String), Verdict>);

impl Known {
    fn judge(&mut self, manifest: &Value, naming: &[&Story], workshop: &mut dyn Workshop) -> Verdict {
        let bytes = manifest.to_string().into_bytes();
        if let Err(refused) = Manifest::load(&bytes) {
            return Verdict::NotLoadable { code: refused.code().to_owned() };
        }
        let hash = Hash::of(&[&bytes]);
        let mut best = Verdict::Slipped;
        for story in naming {
            let key = (hash, story.name.clone());
            let verdict = self.0.entry(key).or_insert_with(|| tell(story, &bytes, workshop));
            best = best.min(verdict.clone());
            if matches!(best, Verdict::Caught { .. }) {
                break;
            }
        }
        best
    }
}

fn tell(story: &Story, manifest: &[u8], workshop: &mut dyn Workshop) -> Verdict {
    let told = if story.needs_disk() { run(story, manifest, workshop) } else { run(story, manifest, &mut InMemory) };
    let name = story.name.clone();
    match told {
        Err(fault) => Verdict::Broke { story: name, step: fault.step.unwrap_or_default() },
        Ok(outcome) => match outcome.wrong() {
            None => Verdict::Slipped,
            Some(wrong) if is_error(&wrong.answer) => Verdict::Broke { story: name, step: wrong.step },
            Some(wrong) => Verdict::Caught { story: name, step: wrong.step },
        },
    }
}
