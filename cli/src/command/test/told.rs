//! One story that was told: what it answered, and how its failure reads.

use std::path::PathBuf;

use placet::story::{Answered, MAIN_PROCESS, Outcome, Story, Verb};
use serde_json::{Value, json};

use super::diff::diff;
use crate::output::Failure;
use crate::paint::{Paint, count};
use crate::stories::{Written, tell};

/// What became of a story.
pub struct Told {
    /// Its file without `.story.json`.
    pub name: String,
    /// Every step that answered.
    pub steps: Vec<Answered>,
    /// Why it failed, where it did.
    pub wrong: Option<Wrong>,
    file: PathBuf,
    title: String,
    proves: Vec<String>,
    /// How many steps it has.
    total: usize,
    /// How to look into the failure.
    hint: Option<String>,
}

/// Why a story failed.
pub enum Wrong {
    /// An answer that is not the expected one.
    Answer(Answered),
    /// It could not be told, or is no story.
    Fault {
        /// The step, counted from 1; none for the story as a whole.
        step: Option<usize>,
        /// What is wrong.
        message: String,
    },
}

impl Told {
    /// Tells a story; one that cannot be read has failed.
    pub fn of(written: &Written, manifest: &[u8]) -> Result<Self, Failure> {
        let (name, file) = (written.name.clone(), written.file.clone());
        let nothing = Self {
            name,
            file,
            steps: Vec::new(),
            wrong: None,
            title: String::new(),
            proves: Vec::new(),
            total: 0,
            hint: None,
        };
        let story = match &written.story {
            Ok(story) => story,
            Err(it) => {
                let wrong = Wrong::Fault { step: it.step, message: it.message.clone() };
                return Ok(Self { wrong: Some(wrong), ..nothing });
            }
        };
        let (title, proves, total) = (story.title.clone(), story.proves.clone(), story.steps.len());
        let (steps, wrong) = match tell(story, manifest)? {
            Ok(outcome) => {
                let wrong = outcome.wrong().cloned().map(Wrong::Answer);
                (outcome.steps, wrong)
            }
            Err(it) => (Vec::new(), Some(Wrong::Fault { step: it.step, message: it.message })),
        };
        let hint = wrong.as_ref().and_then(Wrong::step).and_then(|it| hint(story, it));
        Ok(Self { steps, wrong, title, proves, total, hint, ..nothing })
    }

    /// The lines of its transcript, each with its line end.
    pub fn transcript(&self) -> Vec<String> {
        Outcome { story: self.name.clone(), steps: self.steps.clone() }.transcript()
    }

    /// The story for programs.
    pub fn json(&self) -> Value {
        json!({
            "name": self.name, "file": self.file.display().to_string(), "title": self.title, "proves": self.proves,
            "steps": self.steps.len(), "passed": self.wrong.is_none(), "failure": self.wrong.as_ref().map(Wrong::json),
        })
    }

    /// The failure for people.
    pub fn lines(&self, paint: Paint) -> Vec<String> {
        let Some(wrong) = &self.wrong else { return Vec::new() };
        let mut lines = vec![format!("{} {} ({})", paint.red("FAILED"), paint.bold(&self.name), self.file.display())];
        if !self.title.is_empty() {
            lines.push(format!("  {}", self.title));
        }
        match wrong {
            Wrong::Fault { step, message } => {
                let place = step.map(|it| format!("step {it}: ")).unwrap_or_default();
                lines.push(format!("  {place}{message}"));
            }
            Wrong::Answer(it) => {
                let left = self.total.saturating_sub(it.step);
                let left =
                    if left > 0 { format!(" ({} after it not told)", count(left, "step")) } else { String::new() };
                let what = if it.expected.is_some() { "another answer than expected" } else { "an error" };
                lines.push(format!("  step {} of {}, {}: {what}{left}", it.step, self.total, paint.bold(&it.verb)));
                let shown = match &it.expected {
                    Some(expected) => diff(expected, &it.answer, paint),
                    None => vec![paint.green(format_args!("+ {}", it.answer))],
                };
                lines.extend(shown.into_iter().map(|it| format!("    {it}")));
            }
        }
        if let Some(hint) = &self.hint {
            let command = format!("placet explain {} {hint}", self.file.display());
            lines.push(format!("  why: {}", paint.cyan(command)));
        }
        lines
    }
}

impl Wrong {
    fn step(&self) -> Option<usize> {
        match self {
            Self::Answer(it) => Some(it.step),
            Self::Fault { .. } => None,
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Answer(it) => json!({
                "step": it.step, "verb": it.verb, "message": null, "expected": it.expected, "answered": it.answer,
            }),
            Self::Fault { step, message } => json!({
                "step": step, "verb": null, "message": message, "expected": null, "answered": null,
            }),
        }
    }
}

/// The arguments of `placet explain` for the moment before a step, where the step asks about a use.
fn hint(story: &Story, number: usize) -> Option<String> {
    let before = number.checked_sub(1)?;
    let step = story.steps.get(before).filter(|it| it.process == MAIN_PROCESS)?;
    let (session, it) = match &step.verb {
        Verb::Check { session, it } | Verb::Explain { session, it } => (session.as_deref(), it),
        Verb::Take { session, it, .. } => (Some(session.as_str()), it),
        _ => return None,
    };
    if it.contains('.') {
        return Some(format!("--step {before} --use {it}"));
    }
    let feature = story.steps.iter().find_map(|step| match &step.verb {
        Verb::Enter { feature, name, .. } if Some(name.as_str()) == session => Some(feature),
        _ => None,
    })?;
    Some(format!("--step {before} --use {feature}.{it}"))
}
