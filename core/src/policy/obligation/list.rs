//! The one list: data that nothing keeps any more, requests, the deletion's tasks, and data whose time runs out.

use serde::{Deserialize, Serialize};

use super::ObligationId;
use crate::calendar::Deadline;
use crate::clock::Timestamp;
use crate::event::{Obligation, TaskId, TaskWork};
use crate::id::{DataId, GroundId, RecipientId};
use crate::manifest::{DeletionAuthority, Owed, Then};
use crate::policy::decision::codes;
use crate::policy::deletion::{self, DeletionState, Stage};
use crate::policy::request::{self, RequestPhase, RequestStatus};
use crate::policy::retention::{self, Used};
use crate::policy::{Context, SubjectState};

codes! {
    /// What is owed.
    OwedWork {
        /// To erase data.
        Erase = "erase",
        /// To make data anonymous.
        Anonymise = "anonymise",
        /// One of the two.
        EraseOrAnonymise = "erase_or_anonymise",
        /// To keep data without the person's name.
        Detach = "detach",
        /// To set data aside that must be kept, and use it for nothing else.
        Keep = "keep",
        /// To tell a recipient.
        Notify = "notify",
        /// To end the link with a recipient.
        Unbind = "unbind",
        /// To let backups run out.
        Expire = "expire",
        /// To set logs aside that must be kept.
        SetAside = "set_aside",
        /// To wipe the device.
        Wipe = "wipe",
        /// To find out who asks.
        VerifyIdentity = "verify_identity",
        /// To check a request.
        Check = "check",
        /// To answer a request.
        Answer = "answer",
        /// To do what a request asks for.
        Act = "act",
    }
}

codes! {
    /// What brought it about.
    Because {
        /// The last purpose that kept the data ended: withdrawn, refused, expired, or for a minor without a guardian.
        PurposeEnded = "purpose_ended",
        /// An event came that ends a retention rule.
        RuleEnded = "rule_ended",
        /// The time of a retention rule runs out.
        TermEnds = "term_ends",
        /// A request about rights.
        Request = "request",
        /// The deletion of the account.
        Deletion = "deletion",
    }
}

codes! {
    /// Who can say that it was done.
    ConfirmedBy {
        /// The app, on this device.
        App = "app",
        /// The operator's server.
        Server = "server",
        /// Whoever received the data.
        Recipient = "recipient",
        /// People of the operator's.
        Operator = "operator",
    }
}

/// Something owed to the person that was not confirmed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenObligation {
    /// What it is called until it is confirmed.
    pub id: ObligationId,
    /// What is owed.
    pub what: OwedWork,
    /// The data it is about, where it is about one kind of it.
    pub data: Option<DataId>,
    /// The recipient it is about, where it is about one.
    pub recipient: Option<RecipientId>,
    /// What brought it about.
    pub why: Because,
    /// Which: the id of the purpose, the retention rule or the request; nothing for a deletion.
    pub about: Option<String>,
    /// Until when; nothing while that is not known, or held.
    pub due_by: Option<Deadline>,
    /// Whether that has passed.
    pub overdue: bool,
    /// Until when the law has it kept first, for storage alone.
    pub keep_until: Option<Timestamp>,
    /// The ground of the hold that stops it.
    pub held: Option<GroundId>,
    /// Who can say that it was done.
    pub confirmed_by: ConfirmedBy,
}

/// Everything that is owed by now's time, in a stable order.
pub fn list(ctx: &Context<'_>, state: &SubjectState, used: &[Used]) -> Vec<OpenObligation> {
    let mut all: Vec<OpenObligation> = state.obligations.values().map(|it| ended(ctx, it)).collect();
    all.extend(request::statuses(ctx, state).iter().flat_map(|it| of_request(ctx, it)));
    all.extend(of_deletion(ctx, state));
    all.extend(of_retention(ctx, state, used, &all));
    for it in &mut all {
        let hold = it.data.as_ref().filter(|_| it.what.erases()).and_then(|data| retention::on(ctx, state, data));
        if let Some((ground, _)) = hold {
            it.held.get_or_insert_with(|| ground.clone());
        }
        let floor = it.data.as_ref().filter(|_| it.what.erases()).and_then(|data| floor(ctx, state, used, data));
        if let Some(floor) = floor {
            // What the law has kept longer is due when that is over.
            it.keep_until = Some(floor);
            it.due_by = it.due_by.map(|due| Deadline { at: due.at.max(floor), ..due });
        }
        it.due_by = it.due_by.filter(|_| it.held.is_none());
        it.overdue = it.due_by.is_some_and(|by| by.is_over(ctx.now));
    }
    all
}

/// The moments at which time alone changes what is said of what is owed: it becomes overdue, a floor lets it be done, a
/// ceiling is reached. Some of them may have passed.
pub fn moments(ctx: &Context<'_>, state: &SubjectState, used: &[Used]) -> Vec<Timestamp> {
    let owed = list(ctx, state, used).into_iter();
    let of_owed = owed.flat_map(|it| [it.due_by.map(|it| it.at), it.keep_until]);
    let of_terms = ctx.manifest().data.keys().flat_map(|data| {
        let plan = retention::plan_of(ctx, state, used, data);
        [plan.gone_by, plan.keep_until].map(|it| it.map(|(at, _)| at))
    });
    of_owed.chain(of_terms).flatten().collect()
}

/// Until when the law has some data kept from now on, whatever asks for it to be erased.
pub(super) fn floor(ctx: &Context<'_>, state: &SubjectState, used: &[Used], data: &DataId) -> Option<Timestamp> {
    let floor = retention::plan_of(ctx, state, used, data).keep_until.map(|(at, _)| at);
    floor.filter(|it| *it > ctx.now)
}

impl OwedWork {
    /// Whether data is gone afterwards, or names nobody.
    pub(super) fn erases(self) -> bool {
        matches!(self, Self::Erase | Self::Anonymise | Self::EraseOrAnonymise | Self::Detach)
    }

    fn follows(then: Then) -> Self {
        match then {
            Then::Erase => Self::Erase,
            Then::Anonymise => Self::Anonymise,
            Then::EraseOrAnonymise => Self::EraseOrAnonymise,
        }
    }
}

/// What is the same in most of them.
fn open(id: ObligationId, what: OwedWork, why: Because, confirmed_by: ConfirmedBy) -> OpenObligation {
    OpenObligation {
        id,
        what,
        data: None,
        recipient: None,
        why,
        about: None,
        due_by: None,
        overdue: false,
        keep_until: None,
        held: None,
        confirmed_by,
    }
}

fn ended(ctx: &Context<'_>, it: &Obligation) -> OpenObligation {
    let due_by = it.due.map(|due| request::due_again(ctx, due).by);
    let rule = it.rule.as_ref().and_then(|id| ctx.manifest().retention.get(id));
    let what = rule.map_or(OwedWork::Erase, |it| OwedWork::follows(it.then));
    let why = if it.rule.is_some() { Because::RuleEnded } else { Because::PurposeEnded };
    let about = it.rule.as_ref().map_or_else(|| it.because.to_string(), ToString::to_string);
    OpenObligation {
        data: Some(it.data.clone()),
        about: Some(about),
        due_by,
        ..open(ObligationId::Ended(it.id), what, why, holder(ctx))
    }
}

/// Whoever keeps the data of accounts: the one whose word executes a deletion.
fn holder(ctx: &Context<'_>) -> ConfirmedBy {
    match ctx.manifest().deletion.as_ref().map(|it| it.authority) {
        Some(DeletionAuthority::Server) => ConfirmedBy::Server,
        Some(DeletionAuthority::Device) | None => ConfirmedBy::App,
    }
}

fn of_request(ctx: &Context<'_>, it: &RequestStatus) -> Vec<OpenObligation> {
    let what = match (it.state, it.waits_for, it.owed) {
        (RequestPhase::IdentityPending, ..) => OwedWork::VerifyIdentity,
        (RequestPhase::InProgress, Some(_), _) => OwedWork::Check,
        (RequestPhase::InProgress, None, Owed::Reply) => OwedWork::Answer,
        (RequestPhase::InProgress, None, Owed::Action) => OwedWork::Act,
        (RequestPhase::Answered | RequestPhase::Completed | RequestPhase::Refused, ..) => return Vec::new(),
    };
    let (about, due_by) = (Some(it.id.to_string()), [it.due_by, it.start_by].into_iter().flatten().min());
    let whole = open(ObligationId::Request(it.id.clone()), what, Because::Request, ConfirmedBy::Operator);
    let tasks = it.tasks.iter().filter(|it| it.done.is_none()).map(|task| {
        let id = ObligationId::RequestTask(it.id.clone(), task.task.clone());
        of_task(ctx, id, &task.task, task.work, Because::Request)
    });
    let all = std::iter::once(whole).chain(tasks);
    all.map(|it| OpenObligation { about: about.clone(), due_by, ..it }).collect()
}

fn of_deletion(ctx: &Context<'_>, state: &SubjectState) -> Vec<OpenObligation> {
    let now = deletion::as_of(ctx, &state.deletion);
    let Some(Stage::Executing(execution)) = now.stage() else { return Vec::new() };
    let held = match &*now {
        DeletionState::Held { hold, .. } => Some(hold.ground.clone()),
        _ => None,
    };
    let due_by = execution.request.due.map(|it| it.by);
    let tasks = execution.tasks.iter().filter(|(_, it)| it.done.is_none());
    let owed = tasks.map(|(id, task)| {
        let owed = of_task(ctx, ObligationId::Deletion(id.clone()), id, task.work.code(), Because::Deletion);
        let kept = match &task.work {
            TaskWork::Keep { rule, until } => Some((rule.to_string(), *until)),
            _ => None,
        };
        let (about, keep_until) = kept.unzip();
        OpenObligation { due_by, held: held.clone(), about, keep_until, ..owed }
    });
    owed.collect()
}

fn of_task(ctx: &Context<'_>, id: ObligationId, task: &TaskId, work: &str, why: Because) -> OpenObligation {
    let confirmed_by = match task {
        TaskId::Recipient(_) => ConfirmedBy::Recipient,
        TaskId::Local => ConfirmedBy::App,
        TaskId::Data(_) | TaskId::Choice(_) | TaskId::Backups | TaskId::Logs => holder(ctx),
    };
    let what = OwedWork::ALL.iter().copied().find(|it| it.code() == work).unwrap_or(OwedWork::Act);
    let mut owed = open(id, what, why, confirmed_by);
    match task {
        TaskId::Data(data) => owed.data = Some(data.clone()),
        TaskId::Recipient(recipient) => owed.recipient = Some(recipient.clone()),
        TaskId::Choice(_) | TaskId::Backups | TaskId::Logs | TaskId::Local => {}
    }
    owed
}

/// Data whose time runs out and that nothing else in the list has erased.
fn of_retention(
    ctx: &Context<'_>,
    state: &SubjectState,
    used: &[Used],
    others: &[OpenObligation],
) -> Vec<OpenObligation> {
    let is_listed = |data: &DataId| others.iter().any(|it| it.data.as_ref() == Some(data));
    let running = ctx.manifest().data.keys().filter(|it| !is_listed(it)).filter_map(|data| {
        let plan = retention::plan_of(ctx, state, used, data);
        let (since, (at, rule)) = (retention::collected_since(ctx, state, used, data)?, plan.gone_by?);
        let id = ObligationId::Retention(data.clone(), since);
        Some(OpenObligation {
            data: Some(data.clone()),
            about: Some(rule.to_string()),
            due_by: Some(Deadline { at, provisional: false }),
            keep_until: plan.keep_until.map(|(at, _)| at),
            ..open(id, OwedWork::follows(plan.then), Because::TermEnds, holder(ctx))
        })
    });
    running.collect()
}
