//! That something owed was done: the event it takes, once. Saying so again changes nothing.

use super::{ObligationId, OpenObligation, list};
use crate::event::{Event, Evidence, RequestState, TaskId};
use crate::id::{DataId, RequestId};
use crate::manifest::Owed;
use crate::policy::retention::{self, Used};
use crate::policy::{Context, Refusal, RefusalCode, SubjectState, deletion, request};

/// Turns the confirmation into events; into none where it was confirmed before.
///
/// # Errors
/// Refused with `no_such_obligation` where it never was one, `obligation_held` while a hold stops it, `kept_by_law` until the
/// law lets the data go, and as the call on the request or the deletion that it belongs to.
pub fn confirm(
    ctx: &Context<'_>,
    state: &SubjectState,
    used: &[Used],
    id: &ObligationId,
    evidence: Evidence,
) -> Result<Vec<Event>, Refusal> {
    let unknown = || Refusal::new(RefusalCode::NoSuchObligation, "");
    let Some(open) = list(ctx, state, used).into_iter().find(|it| it.id == *id) else {
        return if was_confirmed(state, id) { Ok(Vec::new()) } else { Err(unknown()) };
    };
    if let Some(ground) = &open.held {
        return Err(Refusal::new(RefusalCode::ObligationHeld, ground));
    }
    is_let_go(ctx, &open)?;
    let swept = open.data.as_ref().and_then(|data| swept(ctx, state, used, data, &evidence));
    let mut events = match id {
        ObligationId::Ended(number) => {
            vec![Event::ObligationMet { id: *number, proof: ctx.proof(state, &evidence) }]
        }
        ObligationId::Retention(..) => Vec::new(),
        ObligationId::Deletion(task) => {
            return deletion::decide(ctx, state, deletion::Command::TaskDone(task.clone(), evidence));
        }
        ObligationId::RequestTask(id, task) => {
            let done = request::Command::TaskDone(id.clone(), task.clone(), evidence);
            request::decide(ctx, state, done)?
        }
        ObligationId::Request(id) => {
            let request = state.requests.iter().find(|it| it.id == *id).ok_or_else(unknown)?;
            let command = match (request.waits_for_check(), request.promise.owed) {
                (true, _) => request::Command::Check(id.clone(), evidence),
                (false, Owed::Reply) => request::Command::Answer(id.clone(), evidence),
                (false, Owed::Action) => request::Command::Complete(id.clone(), evidence),
            };
            return request::decide(ctx, state, command);
        }
    };
    events.extend(swept);
    Ok(events)
}

/// Whether something that is owed may be confirmed by now; what is not open is for its own call to say.
///
/// # Errors
/// Refused with `obligation_held` while a hold on the data stops it, and with `kept_by_law`.
pub fn may_be_done(ctx: &Context<'_>, state: &SubjectState, used: &[Used], id: &ObligationId) -> Result<(), Refusal> {
    let open = list(ctx, state, used).into_iter().find(|it| it.id == *id);
    let Some(open) = open else { return Ok(()) };
    match open.held.as_ref().filter(|ground| state.holds.contains_key(*ground)) {
        Some(ground) => Err(Refusal::new(RefusalCode::ObligationHeld, ground)),
        None => is_let_go(ctx, &open),
    }
}

/// The law lets the data go.
fn is_let_go(ctx: &Context<'_>, it: &OpenObligation) -> Result<(), Refusal> {
    match it.keep_until.filter(|until| it.what.erases() && *until > ctx.now) {
        Some(until) => Err(Refusal::new(RefusalCode::KeptByLaw, until)),
        None => Ok(()),
    }
}

/// That everything of the data that was collected until now is gone, where a retention rule counts its time.
fn swept(ctx: &Context<'_>, state: &SubjectState, used: &[Used], data: &DataId, evidence: &Evidence) -> Option<Event> {
    let since = retention::collected_since(ctx, state, used, data);
    let counts = since.is_some() && retention::plan_of(ctx, state, used, data).gone_by.is_some();
    counts.then(|| Event::RetentionSwept { data: data.clone(), proof: ctx.proof(state, evidence) })
}

fn was_confirmed(state: &SubjectState, id: &ObligationId) -> bool {
    let closed = |id: &RequestId| state.requests.iter().find(|it| it.id == *id);
    match id {
        ObligationId::Ended(number) => *number < state.next_obligation,
        ObligationId::Retention(data, since) => state.swept.get(data).is_some_and(|it| since <= it),
        ObligationId::Request(id) => closed(id)
            .is_some_and(|it| matches!(it.state, RequestState::Answered { .. } | RequestState::Completed { .. })),
        ObligationId::RequestTask(id, task) => {
            closed(id).and_then(|it| it.tasks.get(task)).is_some_and(|it| it.done.is_some())
        }
        ObligationId::Deletion(task) => task_was_done(state, task),
    }
}

fn task_was_done(state: &SubjectState, task: &TaskId) -> bool {
    match state.deletion.stage() {
        Some(deletion::Stage::Executing(it)) => it.tasks.get(task).is_some_and(|it| it.done.is_some()),
        _ => false,
    }
}
