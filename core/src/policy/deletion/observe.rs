//! The server's word: taken as it is, unless that would undo what cannot be undone. It also sets up again what a fresh
//! install does not know.

use crate::calendar::Deadline;
use crate::clock::Timestamp;
use crate::event::{Became, Event, Evidence, TaskId, Undo};
use crate::id::{GroundId, PromptId};
use crate::manifest::{Appeal, AppealWord};
use crate::policy::{Context, Refusal, RefusalCode, SubjectState};

use super::dates::Rules;
use super::fold::completed;
use super::state::{DeletionState, Execution, Stage, not_here};
use super::{dates, tasks};

/// Where the server says that a deletion stands. A moment that it does not tell is the one already known, else now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServerWord {
    /// The account lives: it was cancelled, on whatever surface, or there never was one.
    Active,
    /// It is submitted, without an appeal.
    Submitted {
        /// When.
        submitted: Option<Timestamp>,
    },
    /// Its appeal runs.
    AppealPeriod {
        /// When it was submitted.
        submitted: Option<Timestamp>,
        /// When the appeal ends; never before the end that follows from the manifest, and needed where that has none.
        ends: Option<Timestamp>,
    },
    /// Its appeal is over.
    AppealElapsed {
        /// When it was submitted.
        submitted: Option<Timestamp>,
    },
    /// It is to be carried out.
    Executing {
        /// When it was submitted.
        submitted: Option<Timestamp>,
    },
    /// The server has done its part: everything but what the device itself holds.
    Completed {
        /// When it was submitted.
        submitted: Option<Timestamp>,
    },
    /// It is refused.
    Refused {
        /// Why.
        reason: GroundId,
        /// The text that says what the person can do.
        remedy: PromptId,
    },
}

pub(super) fn observe(
    ctx: &Context<'_>,
    state: &SubjectState,
    word: ServerWord,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    let confirms = matches!(word, ServerWord::Executing { .. } | ServerWord::Completed { .. });
    match &state.deletion {
        DeletionState::Completed { .. } => return Err(not_here(&state.deletion)),
        DeletionState::Open(Stage::Executing(it)) if confirms => return Ok(confirm(ctx, state, it, &word, evidence)),
        DeletionState::Held { was: Stage::Executing(it), .. } if confirms => {
            let due = it.request.due;
            let lifted = Event::DeletionLifted { ends: None, due, proof: ctx.proof(state, evidence) };
            let confirmed = confirm(ctx, state, it, &word, evidence);
            return Ok(std::iter::once(lifted).chain(confirmed).collect());
        }
        DeletionState::Open(Stage::Executing(it)) | DeletionState::Held { was: Stage::Executing(it), .. }
            if it.is_irreversible() =>
        {
            return Err(Refusal::new(RefusalCode::Irreversible, state.deletion.phase()));
        }
        DeletionState::Open(Stage::Executing(it)) if !(it.can_be_undone() && word == ServerWord::Active) => {
            return Err(not_here(&state.deletion));
        }
        DeletionState::Open(Stage::AppealElapsed(_)) if !confirms && word != ServerWord::Active => {
            return Err(not_here(&state.deletion));
        }
        _ => {}
    }
    adopt(ctx, state, word, evidence)
}

/// The server confirms what is being carried out: with `completed`, every task but the device's own.
fn confirm(
    ctx: &Context<'_>,
    state: &SubjectState,
    it: &Execution,
    word: &ServerWord,
    evidence: &Evidence,
) -> Vec<Event> {
    if !matches!(word, ServerWord::Completed { .. }) {
        return Vec::new();
    }
    let open = it.tasks.iter().filter(|(id, task)| **id != TaskId::Local && task.done.is_none());
    let done = open.map(|(id, _)| Event::DeletionTaskDone { task: id.clone(), proof: ctx.proof(state, evidence) });
    completed(ctx.now, &DeletionState::Open(Stage::Executing(it.clone())), done.collect())
}

fn adopt(
    ctx: &Context<'_>,
    state: &SubjectState,
    word: ServerWord,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    let now_done = matches!(word, ServerWord::Completed { .. });
    let became = became(ctx, &state.deletion, word)?;
    let observed = Event::DeletionObserved { became, proof: ctx.proof(state, evidence) };
    let mut after = state.deletion.clone();
    after.apply(ctx.now, &observed);
    if after == state.deletion {
        return Ok(Vec::new());
    }
    let confirmed = match &after {
        DeletionState::Open(Stage::Executing(it)) if now_done => {
            let word = ServerWord::Completed { submitted: None };
            confirm(ctx, state, it, &word, evidence)
        }
        _ => Vec::new(),
    };
    Ok(std::iter::once(observed).chain(confirmed).collect())
}

fn became(ctx: &Context<'_>, deletion: &DeletionState, word: ServerWord) -> Result<Became, Refusal> {
    let stage = deletion.stage();
    let known = stage.and_then(Stage::request);
    let when = |told: Option<Timestamp>| told.or(known.map(|it| it.submitted)).unwrap_or(ctx.now);
    let due = |submitted, ends| {
        let same = known.filter(|it| it.submitted == submitted && stage.and_then(Stage::ends) == ends);
        Some(same.and_then(|it| it.due).unwrap_or_else(|| dates::due(Rules::of(ctx), submitted, ends)))
    };
    // What was known of the due day holds on where no appeal is given any more.
    let due_on = |submitted| known.filter(|it| it.submitted == submitted).and_then(|it| it.due);
    Ok(match word {
        ServerWord::Active => Became::Active,
        ServerWord::Refused { reason, remedy } => Became::Refused { reason, remedy },
        ServerWord::Submitted { submitted } => {
            let submitted = when(submitted);
            Became::Submitted { submitted, due: due(submitted, None) }
        }
        ServerWord::AppealPeriod { submitted, ends } => {
            let submitted = when(submitted);
            let ends = appeal_end(ctx, stage, submitted, ends);
            let ends = ends.ok_or_else(|| Refusal::new(RefusalCode::NotDeclared, "appeal"))?;
            Became::AppealPeriod { submitted, ends, due: due(submitted, Some(ends)) }
        }
        ServerWord::AppealElapsed { submitted } => {
            let submitted = when(submitted);
            Became::AppealElapsed { submitted, due: due_on(submitted).or_else(|| due(submitted, None)) }
        }
        ServerWord::Executing { submitted } | ServerWord::Completed { submitted } => {
            let submitted = when(submitted);
            let choices = known.map(|it| it.choices.clone()).unwrap_or_default();
            let tasks = tasks::tasks(ctx.manifest(), &choices, ctx.now);
            let due = due_on(submitted).or_else(|| due(submitted, None));
            Became::Executing { submitted, due, tasks, undo: undo(ctx, stage) }
        }
    })
}

/// The latest of the end that was told, the one that was shown, and the one that follows from the manifest.
fn appeal_end(
    ctx: &Context<'_>,
    stage: Option<&Stage>,
    submitted: Timestamp,
    told: Option<Timestamp>,
) -> Option<Deadline> {
    let declared = match ctx.manifest().deletion.as_ref().map(|it| &it.appeal) {
        Some(Appeal::Days(days)) => Some(dates::appeal_end(Rules::of(ctx), days, submitted)),
        _ => None,
    };
    let told = told.map(|at| Deadline { at, provisional: false });
    let shown = stage.filter(|it| it.request().is_some_and(|it| it.submitted == submitted)).and_then(Stage::ends);
    [declared, told, shown].into_iter().flatten().max_by_key(|it| it.at)
}

/// Whether the person can undo what the server starts to carry out: where there was no appeal.
fn undo(ctx: &Context<'_>, stage: Option<&Stage>) -> Undo {
    let without_appeal = match stage {
        Some(Stage::Submitted(_)) => true,
        // What is being carried out already is confirmed, and keeps what it says.
        Some(Stage::AppealPeriod { .. } | Stage::AppealElapsed(_) | Stage::Executing(_)) => false,
        Some(Stage::Preparing(_)) | None => {
            let appeal = ctx.manifest().deletion.as_ref().map(|it| &it.appeal);
            matches!(appeal, Some(Appeal::Word(AppealWord::None)))
        }
    };
    if without_appeal { Undo::UntilIrreversible } else { Undo::Never }
}
