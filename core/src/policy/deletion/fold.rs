//! How events change where a deletion stands. Total: an event that does not belong to a state leaves it as it is.

use std::collections::BTreeMap;

use super::state::{DeletionState, Execution, Preparation, Request, Stage, Task};
use crate::calendar::Deadline;
use crate::clock::Timestamp;
use crate::event::{
    Became, DeletionRefused, DeletionSalvaged, DeletionStep, Due, Event, Suspension, TaskId, TaskWork, Undo,
};
use crate::gather::Gather;
use crate::id::ChoiceId;
use crate::manifest::ChoiceOption;

impl DeletionState {
    /// Folds one event that happened at `at`.
    pub fn apply(&mut self, at: Timestamp, event: &Event) {
        match event {
            Event::DeletionBegan { .. } => *self = Self::Open(Stage::Preparing(Preparation::default())),
            Event::DeletionCancelled { .. } => *self = Self::Active,
            Event::DeletionRefused(DeletionRefused { reason, remedy, .. }) => {
                *self = Self::Refused { reason: reason.clone(), remedy: remedy.clone() };
            }
            Event::DeletionObserved { became, .. } => {
                *self = Self::told(became, &self.stage().map(Stage::choices).unwrap_or_default());
            }
            Event::DeletionSalvaged(DeletionSalvaged { became, choices, done, held }) => {
                *self = Self::told(became, choices);
                self.go_on(at, done, held.as_ref());
            }
            Event::DeletionCompleted {} => *self = Self::Completed { at },
            Event::TimeObserved { .. } => self.put_right(at),
            Event::DeletionHeld { ground, review, .. } => {
                if let Self::Open(was) = self {
                    let hold = Suspension { ground: ground.clone(), since: at, review: *review };
                    *self = Self::Held { was: was.clone(), hold };
                }
            }
            Event::DeletionLifted { ends, due, .. } => {
                if let Self::Held { was, .. } = self {
                    let mut stage = was.clone();
                    stage.move_to(*ends, *due);
                    *self = Self::Open(stage);
                }
            }
            _ => {
                if let Self::Open(stage) | Self::Held { was: stage, .. } = self {
                    stage.apply(at, event);
                }
            }
        }
    }

    fn told(became: &Became, choices: &BTreeMap<ChoiceId, ChoiceOption>) -> Self {
        let request = |submitted: &Timestamp, due: &Option<Due>| Request {
            submitted: *submitted,
            due: *due,
            choices: choices.clone(),
        };
        Self::Open(match became {
            Became::Active => return Self::Active,
            Became::Refused { reason, remedy } => {
                return Self::Refused { reason: reason.clone(), remedy: remedy.clone() };
            }
            Became::Submitted { submitted, due } => Stage::Submitted(request(submitted, due)),
            Became::AppealPeriod { submitted, ends, due } => {
                Stage::AppealPeriod { request: request(submitted, due), ends: *ends }
            }
            Became::AppealElapsed { submitted, due } => Stage::AppealElapsed(request(submitted, due)),
            Became::Executing { submitted, due, tasks, undo } => {
                Stage::Executing(Execution { request: request(submitted, due), undo: *undo, tasks: to_do(tasks) })
            }
        })
    }
}

impl DeletionState {
    /// What was submitted by a clock ahead of `now` counts from `now`, with the whole appeal and all working days. The
    /// dates are provisional until the next tick has counted them.
    fn put_right(&mut self, now: Timestamp) {
        if let Self::Held { hold, .. } = self {
            hold.since = hold.since.min(now);
        }
        let (Self::Open(stage) | Self::Held { was: stage, .. }) = self else { return };
        let Some(request) = stage.request_mut().filter(|it| it.submitted > now) else { return };
        let ahead = now.as_millis().saturating_sub(request.submitted.as_millis());
        request.submitted = now;
        if let Some(due) = &mut request.due {
            due.from = due.from.plus_millis(ahead);
            due.by = Deadline { at: Timestamp::from_millis(i64::MAX), provisional: true };
        }
        if let Stage::AppealPeriod { ends, .. } = stage {
            *ends = Deadline { at: ends.at.plus_millis(ahead), provisional: true };
        }
    }

    /// What was done and suspended before it was salvaged holds on.
    fn go_on(&mut self, at: Timestamp, done: &[TaskId], held: Option<&Suspension>) {
        let Self::Open(stage) = self else { return };
        if let Stage::Executing(it) = stage {
            for task in it.tasks.iter_mut().filter(|(id, _)| done.contains(id)).map(|(_, task)| task) {
                task.done.get_or_insert(at);
            }
        }
        if let Some(hold) = held {
            *self = Self::Held { was: stage.clone(), hold: hold.clone() };
        }
    }
}

impl Stage {
    fn apply(&mut self, at: Timestamp, event: &Event) {
        match event {
            Event::DeletionPrepared { step, .. } => {
                if let Self::Preparing(it) = self {
                    it.apply(step);
                }
            }
            Event::DeletionSubmitted { ends, due, .. } => {
                if let Self::Preparing(it) = self {
                    let request = Request { submitted: at, due: *due, choices: it.choices.clone() };
                    *self = match ends {
                        None => Self::Submitted(request),
                        Some(ends) => Self::AppealPeriod { request, ends: *ends },
                    };
                }
            }
            Event::DeletionMoved { ends, due } => self.move_to(*ends, *due),
            Event::AppealElapsed {} => {
                if let Self::AppealPeriod { request, .. } = self {
                    *self = Self::AppealElapsed(request.clone());
                }
            }
            Event::DeletionExecuting { tasks } => self.execute(tasks),
            Event::DeletionTaskDone { task, .. } => {
                if let Self::Executing(it) = self
                    && let Some(task) = it.tasks.get_mut(task)
                {
                    task.done.get_or_insert(at);
                }
            }
            _ => {}
        }
    }

    fn execute(&mut self, tasks: &BTreeMap<TaskId, TaskWork>) {
        let (request, undo) = match self {
            Self::Submitted(request) => (request, Undo::UntilIrreversible),
            Self::AppealPeriod { request, .. } | Self::AppealElapsed(request) => (request, Undo::Never),
            Self::Preparing(_) | Self::Executing(_) => return,
        };
        *self = Self::Executing(Execution { request: request.clone(), undo, tasks: to_do(tasks) });
    }

    fn move_to(&mut self, to: Option<Deadline>, until: Option<Due>) {
        if let (Self::AppealPeriod { ends, .. }, Some(to)) = (&mut *self, to) {
            *ends = to;
        }
        if let Some(request) = self.request_mut() {
            request.due = until;
        }
    }

    fn request_mut(&mut self) -> Option<&mut Request> {
        match self {
            Self::Preparing(_) => None,
            Self::Submitted(request) | Self::AppealPeriod { request, .. } | Self::AppealElapsed(request) => {
                Some(request)
            }
            Self::Executing(it) => Some(&mut it.request),
        }
    }

    fn choices(&self) -> BTreeMap<ChoiceId, ChoiceOption> {
        match self {
            Self::Preparing(it) => it.choices.clone(),
            _ => self.request().map(|it| it.choices.clone()).unwrap_or_default(),
        }
    }
}

impl Preparation {
    fn apply(&mut self, step: &DeletionStep) {
        match step {
            DeletionStep::Satisfied(id) => {
                self.satisfied.insert(id.clone());
            }
            DeletionStep::Acknowledged(id) => {
                self.acknowledged.insert(id.clone());
            }
            DeletionStep::Chosen { choice, option } => {
                self.choices.insert(choice.clone(), *option);
            }
        }
    }
}

fn to_do(tasks: &BTreeMap<TaskId, TaskWork>) -> BTreeMap<TaskId, Task> {
    tasks.iter().map(|(id, work)| (id.clone(), Task { work: work.clone(), done: None })).gathered()
}

/// Adds that the deletion is complete, where the events before it leave nothing to do.
pub(super) fn completed(at: Timestamp, state: &DeletionState, mut events: Vec<Event>) -> Vec<Event> {
    let mut after = state.clone();
    for event in &events {
        after.apply(at, event);
    }
    if let DeletionState::Open(Stage::Executing(it)) = &after
        && it.is_done()
    {
        events.push(Event::DeletionCompleted {});
    }
    events
}
