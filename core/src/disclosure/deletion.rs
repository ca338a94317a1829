//! What the entries on a deletion say.

use super::page::Page;
use super::words::fill;
use crate::calendar::Deadline;
use crate::event::{DeletionRefused, DeletionStep, Due, Event, Proof};

/// The sentences of an entry; none where it is not about a deletion.
pub(super) fn said(page: &Page<'_>, event: &Event) -> Vec<String> {
    let words = page.words.deletion;
    let one = |template: &str, value: &str| vec![fill(template, &[value])];
    match event {
        Event::DeletionBegan { .. } => one(words.began, ""),
        Event::DeletionPrepared { step, .. } => match step {
            DeletionStep::Satisfied(id) => one(words.satisfied, id.as_str()),
            DeletionStep::Acknowledged(id) => one(words.acknowledged, id.as_str()),
            DeletionStep::Chosen { choice, .. } => one(words.chosen, choice.as_str()),
        },
        Event::DeletionSubmitted { ends, due, .. } => with_dates(page, words.submitted, *ends, *due),
        Event::DeletionMoved { ends, due } => with_dates(page, words.moved, *ends, *due),
        Event::DeletionLifted { ends, due, .. } => with_dates(page, words.lifted, *ends, *due),
        Event::DeletionCancelled { .. } => one(words.cancelled, ""),
        Event::AppealElapsed {} => one(words.elapsed, ""),
        Event::DeletionExecuting { tasks } => one(words.executing, &tasks.len().to_string()),
        Event::DeletionHeld { ground, .. } => one(words.held, ground.as_str()),
        Event::DeletionRefused(it) => one(words.refused, it.reason.as_str()),
        Event::DeletionObserved { .. } => one(words.observed, ""),
        Event::DeletionSalvaged { .. } => one(words.salvaged, ""),
        Event::DeletionTaskDone { task, .. } => one(words.done, &task.to_string()),
        Event::DeletionCompleted {} => one(words.completed, ""),
        _ => Vec::new(),
    }
}

/// How it came about.
pub(super) fn proof(event: &Event) -> Option<&Proof> {
    match event {
        Event::DeletionBegan { proof }
        | Event::DeletionPrepared { proof, .. }
        | Event::DeletionSubmitted { proof, .. }
        | Event::DeletionCancelled { proof, .. }
        | Event::DeletionHeld { proof, .. }
        | Event::DeletionLifted { proof, .. }
        | Event::DeletionRefused(DeletionRefused { proof, .. })
        | Event::DeletionObserved { proof, .. }
        | Event::DeletionTaskDone { proof, .. } => Some(proof),
        _ => None,
    }
}

fn with_dates(page: &Page<'_>, sentence: &str, ends: Option<Deadline>, due: Option<Due>) -> Vec<String> {
    let words = page.words.deletion;
    let date = |template: &str, it: Deadline| {
        let day = page.time_text(it.at);
        let shown = if it.provisional { fill(words.provisional, &[&day]) } else { day };
        fill(template, &[&shown])
    };
    let ends = ends.map(|it| date(words.ends, it));
    let due = due.map(|it| date(words.due, it.by));
    std::iter::once(sentence.to_owned()).chain(ends).chain(due).collect()
}
