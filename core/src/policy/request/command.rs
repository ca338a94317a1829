//! What each command does to a request in each state, and what time does.

use std::collections::{BTreeMap, BTreeSet};

use crate::event::{
    Asked, Event, Evidence, Request, RequestChecked, RequestClock, RequestExtended, RequestIdentityVerified,
    RequestMet, RequestMoved, RequestReceived, RequestRefused, RequestSalvaged, RequestState, RequestStep, RequestTask,
    RequestTaskDone, Role, TaskId,
};
use crate::gather::Gather;
use crate::id::{DataId, GroundId, PromptId, PurposeId, RequestId};
use crate::manifest::{RightClock, RightKind};
use crate::policy::{Context, Refusal, RefusalCode, SubjectState, deletion};

use super::{dates, grounds, restriction};

/// Whether the operator knows who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Identity {
    /// It does: the person is signed in, or was verified before.
    Known,
    /// It is to be verified first.
    ToBeVerified,
}

/// What a person asks for, as the app hands it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestForm {
    /// Which right.
    pub kind: RightKind,
    /// Who asks.
    pub role: Role,
    /// Whether the operator knows who that is.
    pub identity: Identity,
    /// On which ground, where the manifest names some for the right.
    pub ground: Option<GroundId>,
    /// About which data; all where none is named.
    pub data: BTreeSet<DataId>,
    /// About which purposes; all where none is named.
    pub purposes: BTreeSet<PurposeId>,
}

impl RequestForm {
    /// A request of the person's own, who is known, about all data.
    pub fn of(kind: RightKind) -> Self {
        Self {
            kind,
            role: Role::Own,
            identity: Identity::Known,
            ground: None,
            data: BTreeSet::new(),
            purposes: BTreeSet::new(),
        }
    }
}

/// What is asked of requests.
#[derive(Debug, Clone)]
pub enum Command {
    /// A request comes in, and gets this id.
    Submit(RequestId, RequestForm, Evidence),
    /// Who asks was verified by this data; that data was held already.
    VerifyIdentity {
        /// The request.
        id: RequestId,
        /// The data that the person was asked for.
        by: BTreeSet<DataId>,
        /// The data that was held before.
        held: BTreeSet<DataId>,
        /// How.
        evidence: Evidence,
    },
    /// It was checked: all that it needs is there.
    Check(RequestId, Evidence),
    /// It needs more working days: how many, and why. The evidence names the notice that says so.
    Extend(RequestId, u32, GroundId, Evidence),
    /// The person was answered.
    Answer(RequestId, Evidence),
    /// It is refused: why, and the text that says what the person can do.
    Refuse(RequestId, GroundId, PromptId, Evidence),
    /// All that was asked for was done.
    Complete(RequestId, Evidence),
    /// One of its tasks was done.
    TaskDone(RequestId, TaskId, Evidence),
    /// What it restricts is processed again.
    Lift(RequestId, Evidence),
}

/// Turns a command into events. Time has been carried on before: `state` is what [`tick`] leaves.
///
/// # Errors
/// A refusal that names the state where the command does not belong to it, and one of its own where something declared,
/// shown or done is missing.
pub fn decide(ctx: &Context<'_>, state: &SubjectState, command: Command) -> Result<Vec<Event>, Refusal> {
    let event = match command {
        Command::Submit(id, form, evidence) => submit(ctx, state, id, form, &evidence)?,
        Command::VerifyIdentity { id, by, held, evidence } => verify_identity(ctx, state, &id, by, &held, &evidence)?,
        Command::Check(id, evidence) => {
            let Some(it) = check(ctx, state, &id, &evidence)? else { return Ok(Vec::new()) };
            it
        }
        Command::Extend(id, more, reason, evidence) => extend(ctx, state, &id, more, reason, &evidence)?,
        Command::Answer(id, evidence) => {
            let Some(it) = answer(ctx, state, &id, &evidence)? else { return Ok(Vec::new()) };
            it
        }
        Command::Refuse(id, reason, remedy, evidence) => refuse(ctx, state, &id, reason, remedy, &evidence)?,
        Command::Complete(id, evidence) => complete(ctx, state, &id, &evidence)?,
        Command::TaskDone(id, task, evidence) => {
            let Some(it) = task_done(ctx, state, &id, &task, &evidence)? else { return Ok(Vec::new()) };
            it
        }
        Command::Lift(id, evidence) => {
            let Some(it) = restriction::lift(ctx, state, &id, &evidence)? else { return Ok(Vec::new()) };
            it
        }
    };
    Ok(vec![event])
}

/// What time has brought: dates that a newer calendar moves, never to later.
pub fn tick(ctx: &Context<'_>, requests: &[Request]) -> Vec<Event> {
    let moved = requests.iter().filter_map(|request| {
        let was = request.clock()?;
        let clock = dates::seen_again(ctx, was);
        (clock != *was).then(|| Event::RequestMoved(RequestMoved { id: request.id.clone(), clock }))
    });
    moved.collect()
}

/// What another chain says of requests: those that are open go on in it, and those that restrict still do.
pub fn salvaged<'a>(requests: impl IntoIterator<Item = &'a Request>) -> Vec<Event> {
    let binding = requests.into_iter().filter(|it| it.is_open() || it.restricts());
    binding.map(|it| Event::RequestSalvaged(RequestSalvaged { request: it.clone() })).collect()
}

/// The typed no: what was asked does not belong to the state that the request is in.
pub(super) fn not_here(request: &Request) -> Refusal {
    Refusal::new(RefusalCode::RequestState, request.phase())
}

pub(super) fn find<'a>(state: &'a SubjectState, id: &RequestId) -> Result<&'a Request, Refusal> {
    let found = state.requests.iter().find(|it| it.id == *id);
    found.ok_or_else(|| Refusal::new(RefusalCode::NoSuchRequest, id))
}

fn submit(
    ctx: &Context<'_>,
    state: &SubjectState,
    id: RequestId,
    form: RequestForm,
    evidence: &Evidence,
) -> Result<Event, Refusal> {
    let RequestForm { kind, role, identity, ground, data, purposes } = form;
    if let Some(unknown) = data.iter().find(|it| !ctx.manifest().data.contains_key(*it)) {
        return Err(Refusal::new(RefusalCode::NotDeclared, unknown));
    }
    if let Some(unknown) = purposes.iter().find(|it| !ctx.manifest().purposes.contains_key(*it)) {
        return Err(Refusal::new(RefusalCode::NotDeclared, unknown));
    }
    let may_ask = match role {
        Role::Own | Role::Guardian | Role::Agent => true,
        // PIPL 49 names these four.
        Role::NextOfKin => {
            matches!(kind, RightKind::Access | RightKind::Copy | RightKind::Rectify | RightKind::Erase)
        }
    };
    if !may_ask {
        return Err(Refusal::new(RefusalCode::RoleNotEntitled, kind.as_str()));
    }
    let named = ctx.manifest().rights.get(&kind).map(|it| it.grounds.as_slice()).unwrap_or_default();
    match &ground {
        None if !named.is_empty() => return Err(Refusal::new(RefusalCode::GroundRequired, kind.as_str())),
        Some(it) if !named.contains(it) => return Err(Refusal::new(RefusalCode::NotDeclared, it)),
        _ => {}
    }
    // Whoever speaks for another shows first that they may. Taking consent back waits for nobody.
    let is_known = kind == RightKind::Withdraw || (identity == Identity::Known && role == Role::Own);
    let promise = dates::promise(ctx, kind);
    let clock = dates::at_receipt(ctx, kind, promise, is_known);
    let tasks = tasks(ctx, kind, &data);
    let asked = Asked { kind, role, ground, data, purposes };
    let request = Request {
        id,
        asked,
        promise,
        received: ctx.now,
        state: if is_known {
            RequestState::InProgress { clock, answered: None }
        } else {
            RequestState::IdentityPending { clock }
        },
        tasks,
        lifted: None,
        history: Vec::new(),
    };
    Ok(Event::RequestReceived(RequestReceived { request, proof: ctx.proof(state, evidence) }))
}

/// What erasing some of the data asks for: the same as a deletion, for that data alone.
fn tasks(ctx: &Context<'_>, kind: RightKind, data: &BTreeSet<DataId>) -> BTreeMap<TaskId, RequestTask> {
    if kind != RightKind::Erase {
        return BTreeMap::new();
    }
    let all = deletion::tasks_of(ctx.manifest(), data).into_iter();
    all.map(|(id, work)| (id, RequestTask { work, done: None })).gathered()
}

fn verify_identity(
    ctx: &Context<'_>,
    state: &SubjectState,
    id: &RequestId,
    by: BTreeSet<DataId>,
    held: &BTreeSet<DataId>,
    evidence: &Evidence,
) -> Result<Event, Refusal> {
    let request = find(state, id)?;
    let RequestState::IdentityPending { clock } = &request.state else { return Err(not_here(request)) };
    if let Some(new) = by.difference(held).next() {
        return Err(Refusal::new(RefusalCode::IdentityAsksNewData, new));
    }
    let clock = match request.promise.from {
        RightClock::IdentityVerified => dates::started(ctx, request.promise, clock),
        RightClock::Received | RightClock::Checked => clock.clone(),
    };
    let proof = ctx.proof(state, evidence);
    Ok(Event::RequestIdentityVerified(RequestIdentityVerified { id: id.clone(), by, clock, proof }))
}

fn check(
    ctx: &Context<'_>,
    state: &SubjectState,
    id: &RequestId,
    evidence: &Evidence,
) -> Result<Option<Event>, Refusal> {
    let request = find(state, id)?;
    let clock = request.clock().ok_or_else(|| not_here(request))?;
    if request.was(RequestStep::Checked) {
        return Ok(None);
    }
    let clock = match request.promise.from {
        RightClock::Checked => dates::started(ctx, request.promise, clock),
        RightClock::Received | RightClock::IdentityVerified => clock.clone(),
    };
    let proof = ctx.proof(state, evidence);
    Ok(Some(Event::RequestChecked(RequestChecked { id: id.clone(), clock, proof })))
}

fn extend(
    ctx: &Context<'_>,
    state: &SubjectState,
    id: &RequestId,
    more: u32,
    reason: GroundId,
    evidence: &Evidence,
) -> Result<Event, Refusal> {
    let request = find(state, id)?;
    let clock = request.clock().ok_or_else(|| not_here(request))?;
    if evidence.prompt.is_none() {
        return Err(Refusal::new(RefusalCode::NoticeRequired, reason));
    }
    let not_longer = || Refusal::new(RefusalCode::ExtensionNotAllowed, id);
    let RequestClock::Runs { due, extended: None } = clock else { return Err(not_longer()) };
    let longer = dates::extended(ctx, request, *due, more);
    if request.is_late(ctx.now) || longer.by.at <= due.by.at {
        return Err(not_longer());
    }
    let proof = ctx.proof(state, evidence);
    Ok(Event::RequestExtended(RequestExtended { id: id.clone(), due: longer, reason, proof }))
}

fn answer(
    ctx: &Context<'_>,
    state: &SubjectState,
    id: &RequestId,
    evidence: &Evidence,
) -> Result<Option<Event>, Refusal> {
    let request = find(state, id)?;
    match &request.state {
        RequestState::InProgress { answered: None, .. } => {
            let proof = ctx.proof(state, evidence);
            Ok(Some(Event::RequestAnswered(RequestMet { id: id.clone(), proof })))
        }
        RequestState::InProgress { answered: Some(_), .. } | RequestState::Answered { .. } => Ok(None),
        RequestState::IdentityPending { .. } | RequestState::Completed { .. } | RequestState::Refused { .. } => {
            Err(not_here(request))
        }
    }
}

fn refuse(
    ctx: &Context<'_>,
    state: &SubjectState,
    id: &RequestId,
    reason: GroundId,
    remedy: PromptId,
    evidence: &Evidence,
) -> Result<Event, Refusal> {
    let request = find(state, id)?;
    if !request.is_open() {
        return Err(not_here(request));
    }
    // PIPL 15: consent can be taken back whatever anybody thinks of it.
    if request.asked.kind == RightKind::Withdraw {
        return Err(Refusal::new(RefusalCode::WithdrawalNotRefusable, id));
    }
    if !grounds::may_refuse(ctx, request, &reason) {
        return Err(Refusal::new(RefusalCode::GroundNotAllowed, reason));
    }
    let proof = ctx.proof(state, evidence);
    Ok(Event::RequestRefused(RequestRefused { id: id.clone(), reason, remedy, proof }))
}

fn complete(ctx: &Context<'_>, state: &SubjectState, id: &RequestId, evidence: &Evidence) -> Result<Event, Refusal> {
    let request = find(state, id)?;
    match &request.state {
        RequestState::InProgress { .. } | RequestState::Answered { .. } => {}
        RequestState::IdentityPending { .. } | RequestState::Completed { .. } | RequestState::Refused { .. } => {
            return Err(not_here(request));
        }
    }
    let open: Vec<String> =
        request.tasks.iter().filter(|(_, it)| it.done.is_none()).map(|(id, _)| id.to_string()).collect();
    if let Some(first) = open.first() {
        let mut refusal = Refusal::new(RefusalCode::RequestIncomplete, first);
        refusal.affects = open;
        return Err(refusal);
    }
    Ok(Event::RequestCompleted(RequestMet { id: id.clone(), proof: ctx.proof(state, evidence) }))
}

fn task_done(
    ctx: &Context<'_>,
    state: &SubjectState,
    id: &RequestId,
    task: &TaskId,
    evidence: &Evidence,
) -> Result<Option<Event>, Refusal> {
    let request = find(state, id)?;
    match &request.state {
        RequestState::InProgress { .. } | RequestState::Answered { .. } => {}
        RequestState::IdentityPending { .. } | RequestState::Completed { .. } | RequestState::Refused { .. } => {
            return Err(not_here(request));
        }
    }
    let known = request.tasks.get(task).ok_or_else(|| Refusal::new(RefusalCode::NoSuchTask, task))?;
    if known.done.is_some() {
        return Ok(None);
    }
    let (id, task, proof) = (id.clone(), task.clone(), ctx.proof(state, evidence));
    Ok(Some(Event::RequestTaskDone(RequestTaskDone { id, task, proof })))
}
