//! What each command does in each state, and what time does (`domain` 8, the table; `docs/deletion.md` is made from it).

use crate::clock::Timestamp;
use crate::event::{DeletionRefused, DeletionStep, Event, Evidence, TaskId, Undo};
use crate::id::{AcknowledgementId, ChoiceId, GroundId, PreconditionId, PromptId};
use crate::manifest::{CancelMeans, ChoiceOption, Deletion, DeletionAuthority};
use crate::policy::{Context, Refusal, RefusalCode, SubjectState, fact};

use super::dates::Rules;
use super::fold::completed;
use super::observe::{ServerWord, observe};
use super::state::{DeletionPhase, DeletionState, Preparation, Stage, not_here};
use super::{dates, tasks};

/// What is asked of a deletion.
#[derive(Debug, Clone)]
pub enum Command {
    /// The person wants to delete the account.
    Begin(Evidence),
    /// A precondition was met; its fact holds from now on.
    Satisfy(PreconditionId, Evidence),
    /// The person acknowledged a text.
    Acknowledge(AcknowledgementId, Evidence),
    /// The person chose.
    Choose(ChoiceId, ChoiceOption, Evidence),
    /// The person submits it.
    Submit(Evidence),
    /// The person wants to keep the account.
    Cancel(CancelMeans, Evidence),
    /// The operator suspends it: ground, and when it looks at it again. The evidence names the notice shown.
    Hold(GroundId, Timestamp, Evidence),
    /// The operator lets it go on.
    Lift(Evidence),
    /// The operator refuses it: why, and the text that says what the person can do.
    Refuse(GroundId, PromptId, Evidence),
    /// The server says where it stands.
    Observe(ServerWord, Evidence),
    /// A task was done.
    TaskDone(TaskId, Evidence),
}

/// Turns a command into events. Time has been carried on before: `state` is what [`tick`] leaves.
///
/// # Errors
/// A refusal that names the state where the command does not belong to it, and one of its own where something declared,
/// shown or done is missing.
pub fn decide(ctx: &Context<'_>, state: &SubjectState, command: Command) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Begin(evidence) => begin(ctx, state, &evidence),
        Command::Satisfy(id, evidence) => satisfy(ctx, state, id, &evidence),
        Command::Acknowledge(id, evidence) => {
            preparing(state)?;
            let declared = declared(ctx)?.acknowledge.contains_key(&id);
            step(ctx, state, declared, id.to_string(), DeletionStep::Acknowledged(id), &evidence)
        }
        Command::Choose(choice, option, evidence) => {
            preparing(state)?;
            let declared = declared(ctx)?.choices.get(&choice).is_some_and(|it| it.contains(&option));
            step(ctx, state, declared, choice.to_string(), DeletionStep::Chosen { choice, option }, &evidence)
        }
        Command::Submit(evidence) => submit(ctx, state, &evidence),
        Command::Cancel(means, evidence) => cancel(ctx, state, means, &evidence),
        Command::Hold(ground, review, evidence) => hold(ctx, state, ground, review, &evidence),
        Command::Lift(evidence) => lift(ctx, state, &evidence),
        Command::Refuse(reason, remedy, evidence) => refuse(ctx, state, reason, remedy, &evidence),
        Command::Observe(word, evidence) => observe(ctx, state, word, &evidence),
        Command::TaskDone(task, evidence) => task_done(ctx, state, &task, &evidence),
    }
}

/// What time has brought: dates that a newer calendar moves, and an appeal that is over. Only effective time ends one.
pub fn tick(ctx: &Context<'_>, deletion: &DeletionState) -> Vec<Event> {
    let DeletionState::Open(stage) = deletion else { return Vec::new() };
    let Some(request) = stage.request() else { return Vec::new() };
    let was = (stage.ends(), request.due);
    let now = dates::seen_again(ctx, request, stage.ends());
    let moved = (now != was).then_some(Event::DeletionMoved { ends: now.0, due: now.1 });
    let is_over = now.0.is_some_and(|it| it.is_over(ctx.now));
    let elapsed = is_over.then(|| match ctx.manifest().deletion.as_ref() {
        Some(deletion) if is_by_device(deletion) => {
            Event::DeletionExecuting { tasks: tasks::tasks(ctx.manifest(), &request.choices, ctx.now) }
        }
        _ => Event::AppealElapsed {},
    });
    moved.into_iter().chain(elapsed).collect()
}

/// Whether the end of the appeal itself starts the execution, without a word of the server's.
pub(super) fn is_by_device(deletion: &Deletion) -> bool {
    deletion.authority == DeletionAuthority::Device
}

/// When [`tick`] next has something to do.
pub fn next_due(deletion: &DeletionState) -> Option<Timestamp> {
    match deletion {
        DeletionState::Open(stage) => stage.ends().map(|it| it.at),
        _ => None,
    }
}

fn declared<'a>(ctx: &Context<'a>) -> Result<&'a Deletion, Refusal> {
    ctx.manifest().deletion.as_ref().ok_or_else(|| Refusal::new(RefusalCode::NotDeclared, "deletion"))
}

fn begin(ctx: &Context<'_>, state: &SubjectState, evidence: &Evidence) -> Result<Vec<Event>, Refusal> {
    match &state.deletion {
        DeletionState::Active | DeletionState::Refused { .. } => {
            declared(ctx)?;
            Ok(vec![Event::DeletionBegan { proof: ctx.proof(state, evidence) }])
        }
        DeletionState::Open(_) | DeletionState::Held { .. } => Ok(Vec::new()),
        // The subject that completion leaves begins anew; a deleted one does nothing any more.
        DeletionState::Completed { .. } => Err(not_here(&state.deletion)),
    }
}

fn preparing(state: &SubjectState) -> Result<&Preparation, Refusal> {
    match &state.deletion {
        DeletionState::Open(Stage::Preparing(it)) => Ok(it),
        other => Err(not_here(other)),
    }
}

fn step(
    ctx: &Context<'_>,
    state: &SubjectState,
    is_declared: bool,
    about: String,
    step: DeletionStep,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    if !is_declared {
        return Err(Refusal::new(RefusalCode::NotDeclared, about));
    }
    Ok(vec![Event::DeletionPrepared { step, proof: ctx.proof(state, evidence) }])
}

fn satisfy(
    ctx: &Context<'_>,
    state: &SubjectState,
    id: PreconditionId,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    preparing(state)?;
    let it = declared(ctx)?.preconditions.get(&id);
    let it = it.ok_or_else(|| Refusal::new(RefusalCode::NotDeclared, &id))?;
    let mut events = if fact::holds(ctx, state, &it.fact) {
        Vec::new()
    } else {
        fact::set(ctx, state, &it.fact, true, None, evidence)?
    };
    events.extend(step(ctx, state, true, id.to_string(), DeletionStep::Satisfied(id), evidence)?);
    Ok(events)
}

fn submit(ctx: &Context<'_>, state: &SubjectState, evidence: &Evidence) -> Result<Vec<Event>, Refusal> {
    let it = match &state.deletion {
        DeletionState::Open(Stage::Preparing(it)) | DeletionState::Held { was: Stage::Preparing(it), .. } => it,
        DeletionState::Open(_) | DeletionState::Held { .. } => return Ok(Vec::new()),
        other => return Err(not_here(other)),
    };
    declared(ctx)?;
    let missing = missing(ctx, state, it);
    if let Some(first) = missing.first() {
        let mut refusal = Refusal::new(RefusalCode::DeletionIncomplete, first);
        refusal.affects = missing;
        return Err(refusal);
    }
    let (ends, due) = dates::submission(Rules::of(ctx), ctx.now)?;
    Ok(vec![Event::DeletionSubmitted { ends, due: Some(due), proof: ctx.proof(state, evidence) }])
}

/// What submitting still needs: preconditions whose fact holds, texts, choices.
pub(super) fn missing(ctx: &Context<'_>, state: &SubjectState, it: &Preparation) -> Vec<String> {
    let Some(deletion) = &ctx.manifest().deletion else { return Vec::new() };
    let is_met = |id: &PreconditionId, fact| it.satisfied.contains(id) && fact::holds(ctx, state, fact);
    let preconditions = deletion.preconditions.iter().filter(|(id, it)| !is_met(id, &it.fact));
    let texts = deletion.acknowledge.keys().filter(|id| !it.acknowledged.contains(*id));
    let choices = deletion.choices.keys().filter(|id| !it.choices.contains_key(*id));
    let preconditions = preconditions.map(|(id, _)| id.to_string());
    preconditions.chain(texts.map(ToString::to_string)).chain(choices.map(ToString::to_string)).collect()
}

fn cancel(
    ctx: &Context<'_>,
    state: &SubjectState,
    means: CancelMeans,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    if !cancel_by(ctx, &state.deletion).contains(&means) {
        let can_be_cancelled = !cancel_by(ctx, &state.deletion).is_empty();
        let code = if can_be_cancelled { RefusalCode::CancelMeansNotAllowed } else { RefusalCode::DeletionState };
        return Err(Refusal::new(code, state.deletion.phase()));
    }
    if means == CancelMeans::InteractiveLogin && evidence.prompt.is_none() {
        return Err(Refusal::new(RefusalCode::NoticeRequired, ""));
    }
    Ok(vec![Event::DeletionCancelled { means, proof: ctx.proof(state, evidence) }])
}

/// What cancels a deletion where it stands; nothing where nothing does. The person's explicit choice is enough wherever
/// the manifest has no say: before submission, and where there is no appeal.
pub(super) fn cancel_by(ctx: &Context<'_>, state: &DeletionState) -> Vec<CancelMeans> {
    let deletion = ctx.manifest().deletion.as_ref();
    match state.stage() {
        Some(Stage::Preparing(_)) => vec![CancelMeans::Choice],
        Some(Stage::Submitted(_)) => cancel_before(deletion, Undo::UntilIrreversible),
        Some(Stage::Executing(it)) if it.can_be_undone() => cancel_before(deletion, Undo::UntilIrreversible),
        Some(Stage::AppealPeriod { .. }) => cancel_before(deletion, Undo::Never),
        Some(Stage::AppealElapsed(_) | Stage::Executing(_)) | None => Vec::new(),
    }
}

/// What cancels a deletion that was submitted: with an appeal, after which nothing undoes it, what the manifest names;
/// without one the person's choice as well.
pub(super) fn cancel_before(deletion: Option<&Deletion>, undo: Undo) -> Vec<CancelMeans> {
    let mut means = deletion.map(|it| it.cancel_on.clone()).unwrap_or_default();
    if undo == Undo::UntilIrreversible && !means.contains(&CancelMeans::Choice) {
        means.push(CancelMeans::Choice);
    }
    means
}

fn hold(
    ctx: &Context<'_>,
    state: &SubjectState,
    ground: GroundId,
    review: Timestamp,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    match &state.deletion {
        DeletionState::Open(_) => {}
        DeletionState::Held { .. } => return Ok(Vec::new()),
        other => return Err(not_here(other)),
    }
    let grounds = ctx.manifest().deletion.as_ref().and_then(|it| it.hold.as_ref()).map(|it| it.grounds.as_slice());
    if !grounds.unwrap_or_default().contains(&ground) {
        return Err(Refusal::new(RefusalCode::NotDeclared, ground));
    }
    if evidence.prompt.is_none() {
        return Err(Refusal::new(RefusalCode::NoticeRequired, ground));
    }
    if review <= ctx.now {
        return Err(Refusal::new(RefusalCode::AlreadyPast, ground));
    }
    Ok(vec![Event::DeletionHeld { ground, review, proof: ctx.proof(state, evidence) }])
}

fn lift(ctx: &Context<'_>, state: &SubjectState, evidence: &Evidence) -> Result<Vec<Event>, Refusal> {
    let DeletionState::Held { was, hold } = &state.deletion else { return Err(not_here(&state.deletion)) };
    let (ends, due) = match was.request() {
        Some(request) => dates::lifted(ctx, request, was.ends(), hold),
        None => (None, None),
    };
    let lifted = Event::DeletionLifted { ends, due, proof: ctx.proof(state, evidence) };
    let mut after = state.deletion.clone();
    after.apply(ctx.now, &lifted);
    Ok(std::iter::once(lifted).chain(tick(ctx, &after)).collect())
}

fn refuse(
    ctx: &Context<'_>,
    state: &SubjectState,
    reason: GroundId,
    remedy: PromptId,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    match state.deletion.stage() {
        Some(Stage::Preparing(_) | Stage::Submitted(_) | Stage::AppealPeriod { .. } | Stage::AppealElapsed(_)) => {
            Ok(vec![Event::DeletionRefused(DeletionRefused { reason, remedy, proof: ctx.proof(state, evidence) })])
        }
        Some(Stage::Executing(_)) | None => Err(not_here(&state.deletion)),
    }
}

fn task_done(
    ctx: &Context<'_>,
    state: &SubjectState,
    task: &TaskId,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    let DeletionState::Open(Stage::Executing(it)) = &state.deletion else { return Err(not_here(&state.deletion)) };
    let known = it.tasks.get(task).ok_or_else(|| Refusal::new(RefusalCode::NoSuchTask, task))?;
    if known.done.is_some() {
        return Ok(Vec::new());
    }
    let done = Event::DeletionTaskDone { task: task.clone(), proof: ctx.proof(state, evidence) };
    Ok(completed(ctx.now, &state.deletion, vec![done]))
}

/// Whether a deletion is held up or over time by its own promise.
pub(super) fn is_overdue(ctx: &Context<'_>, state: &DeletionState) -> bool {
    let due = state.stage().and_then(Stage::request).and_then(|it| it.due);
    state.phase() != DeletionPhase::Held && due.is_some_and(|it| it.by.is_over(ctx.now))
}
