//! What a screen shows of a request, by now's time whether or not anybody ticked.

use serde::Serialize;

use crate::calendar::Deadline;
use crate::clock::Timestamp;
use crate::event::{DueSource, Request, RequestClock, RequestPast, RequestState, Role, TaskId};
use crate::id::{DataId, FeatureId, GroundId, PurposeId, RequestId};
use crate::manifest::{Owed, RightClock, RightKind, Use};
use crate::policy::deletion::RefusalStatus;
use crate::policy::{Context, SubjectState};

use super::command::tick;
use super::state::RequestPhase;
use super::{dates, fold};

/// Where a request stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequestStatus {
    /// Its id, which the person is shown.
    pub id: RequestId,
    /// Which right.
    pub kind: RightKind,
    /// Who asks.
    pub role: Role,
    /// On which ground.
    pub ground: Option<GroundId>,
    /// About which data; all where none is named.
    pub data: Vec<DataId>,
    /// About which purposes; all where none is named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<PurposeId>,
    /// Whether the gate denies what it is about, until that is lifted.
    pub restricts: bool,
    /// The features that use the data or serve the purposes it names.
    pub features: Vec<FeatureId>,
    /// Its state.
    pub state: RequestPhase,
    /// When it was received.
    pub received_at: Timestamp,
    /// Until when something is owed; nothing while its time has not started, and once nothing is owed any more.
    pub due_by: Option<Deadline>,
    /// What its time waits for.
    pub waits_for: Option<RightClock>,
    /// Until when the operator must have done that, where it is the operator's own doing.
    pub start_by: Option<Deadline>,
    /// How many working days are left, today not counted.
    pub days_left: Option<u32>,
    /// Whether what was owed is overdue, or came too late.
    pub overdue: bool,
    /// What is owed.
    pub owed: Owed,
    /// Who says until when.
    pub source: DueSource,
    /// Why it has more time than was promised.
    pub extended: Option<GroundId>,
    /// Its refusal, where it was refused.
    pub refusal: Option<RefusalStatus>,
    /// What it asks to be done.
    pub tasks: Vec<TaskStatus>,
    /// What happened to it, in order.
    pub history: Vec<RequestPast>,
}

/// Something that a request asks to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskStatus {
    /// What it is about.
    pub task: TaskId,
    /// What is to be done, as a word.
    pub work: &'static str,
    /// When it was done.
    pub done: Option<Timestamp>,
}

/// Every request of the subject, in the order in which they were received.
pub fn statuses(ctx: &Context<'_>, state: &SubjectState) -> Vec<RequestStatus> {
    let mut requests = state.requests.clone();
    for event in tick(ctx, &state.requests) {
        fold::apply(&mut requests, ctx.now, &event);
    }
    requests.iter().map(|it| of(ctx, it)).collect()
}

/// One of them.
pub fn status(ctx: &Context<'_>, state: &SubjectState, id: &RequestId) -> Option<RequestStatus> {
    statuses(ctx, state).into_iter().find(|it| it.id == *id)
}

fn of(ctx: &Context<'_>, request: &Request) -> RequestStatus {
    let clock = request.clock();
    let due_by = clock.and_then(RequestClock::due_by);
    let (waits_for, start_by, extended) = match clock {
        Some(RequestClock::Waits { start_by, .. }) => (Some(request.promise.from), start_by.map(|it| it.by), None),
        Some(RequestClock::Runs { extended, .. }) => (None, None, extended.clone()),
        None => (None, None, None),
    };
    let refusal = match &request.state {
        RequestState::Refused { reason, remedy, .. } => {
            Some(RefusalStatus { reason: reason.clone(), remedy: remedy.clone() })
        }
        _ => None,
    };
    let task = |(task, it): (&TaskId, &crate::event::RequestTask)| TaskStatus {
        task: task.clone(),
        work: it.work.code(),
        done: it.done,
    };
    RequestStatus {
        id: request.id.clone(),
        kind: request.asked.kind,
        role: request.asked.role,
        ground: request.asked.ground.clone(),
        data: request.asked.data.iter().cloned().collect(),
        purposes: request.asked.purposes.iter().cloned().collect(),
        restricts: request.restricts(),
        features: features(ctx, request),
        state: request.phase(),
        received_at: request.received,
        due_by,
        waits_for,
        start_by,
        days_left: due_by.map(|it| dates::days_left(ctx, it)),
        overdue: request.is_late(ctx.now),
        owed: request.promise.owed,
        source: request.promise.source,
        extended,
        refusal,
        tasks: request.tasks.iter().map(task).collect(),
        history: request.history.clone(),
    }
}

fn features(ctx: &Context<'_>, request: &Request) -> Vec<FeatureId> {
    let (data, purposes) = (&request.asked.data, &request.asked.purposes);
    let is_named = |it: &Use| data.contains(&it.data) || purposes.contains(&it.purpose);
    let features = ctx.manifest().features.iter();
    let using = features.filter(|(_, it)| it.uses.values().any(is_named));
    using.map(|(id, _)| id.clone()).collect()
}
