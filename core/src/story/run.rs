//! Telling a story: step by step until an answer is not the expected one.

use serde::Serialize;
use serde_json::{Value, json};

use super::answer::{self, is_error};
use super::expect::agrees;
use super::format::{Step, Story};
use super::verbs::perform;
use super::workshop::Workshop;
use super::world::{Fault, Trouble, World};
use crate::canonical;

/// What one step answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answered {
    /// The step, counted from 1.
    pub step: usize,
    /// Its verb.
    pub verb: String,
    /// The whole answer.
    pub answer: Value,
    /// What was expected of it; nothing where anything but an error would do.
    pub expected: Option<Value>,
    /// Whether the answer is what was expected.
    pub matched: bool,
}

/// What a story answered, up to its first wrong answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The story's file without `.story.json`.
    pub story: String,
    /// Every step that was taken.
    pub steps: Vec<Answered>,
}

impl Outcome {
    /// The step with the wrong answer, where there is one: always the last.
    pub fn wrong(&self) -> Option<&Answered> {
        self.steps.last().filter(|it| !it.matched)
    }

    /// The lines of the transcript, each with its line end: canonical JSON, the same in every language.
    pub fn transcript(&self) -> Vec<String> {
        let line = |it: &Answered| {
            let line = json!({ "answer": it.answer, "step": it.step, "story": self.story, "verb": it.verb });
            // Answers hold words, ids and whole numbers, so the encoding cannot fail; an empty line would be noticed.
            let bytes = canonical::encode(&line).unwrap_or_default();
            format!("{}\n", String::from_utf8_lossy(&bytes))
        };
        self.steps.iter().map(line).collect()
    }
}

/// Tells a story over a store of its own and lets go of it.
///
/// # Errors
/// [`Fault`] where the story cannot be told: its manifest does not load or is another app's, it names a session that
/// nobody opened, the workshop fails.
pub fn run(story: &Story, manifest: &[u8], workshop: &mut dyn Workshop) -> Result<Outcome, Fault> {
    tell(story, manifest, workshop).map(|(outcome, _)| outcome)
}

/// Tells a story and keeps the world that it ends in, to ask further.
///
/// # Errors
/// As [`run`].
pub fn tell<'w>(story: &Story, manifest: &[u8], workshop: &'w mut dyn Workshop) -> Result<(Outcome, World<'w>), Fault> {
    let mut world = World::new(manifest, story.starts, workshop).map_err(|it| fault(None, it))?;
    if let Some(app) = world.placet().map(|it| &it.manifest().app.id).filter(|it| **it != story.app) {
        let message = format!("it is told for `{}`, and the manifest beside it is `{app}`'s", story.app);
        return Err(Fault { step: None, message });
    }
    let mut outcome = Outcome { story: story.name.clone(), steps: Vec::with_capacity(story.steps.len()) };
    for (index, step) in story.steps.iter().enumerate() {
        let answered = take_step(&mut world, index.saturating_add(1), step)?;
        let matched = answered.matched;
        outcome.steps.push(answered);
        if !matched {
            break;
        }
    }
    Ok((outcome, world))
}

fn take_step(world: &mut World<'_>, number: usize, step: &Step) -> Result<Answered, Fault> {
    let answer = match perform(world, &step.process, &step.verb) {
        Ok(answer) => answer,
        Err(Trouble::Answer(error)) => answer::error(&error),
        Err(other) => return Err(fault(Some((number, &step.word)), other)),
    };
    world.agree().map_err(|it| fault(Some((number, &step.word)), it))?;
    let matched = match &step.expect {
        Some(expected) => agrees(expected, &answer),
        None => !is_error(&answer),
    };
    Ok(Answered { step: number, verb: step.word.clone(), answer, expected: step.expect.clone(), matched })
}

fn fault(place: Option<(usize, &str)>, it: Trouble) -> Fault {
    let what = match it {
        Trouble::Fault(message) => message,
        Trouble::Answer(error) => error.to_string(),
    };
    let message = place.map_or_else(|| what.clone(), |(_, word)| format!("`{word}`: {what}"));
    Fault { step: place.map(|it| it.0), message }
}
