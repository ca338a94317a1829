//! What the subject's state and use records say of when periods start.

use super::plan::{Plan, Starts, plan};
use crate::clock::Timestamp;
use crate::event::{Request, TaskId, TaskWork};
use crate::id::{DataId, UseRef};
use crate::manifest::Act;
use crate::policy::deletion::{self, Stage};
use crate::policy::{Context, SubjectState};

/// When a use was taken, first and last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// The use.
    pub it: UseRef,
    /// The first time.
    pub first: Timestamp,
    /// The last time.
    pub last: Timestamp,
}

/// How long one kind of data is kept, as things stand.
pub fn plan_of(ctx: &Context<'_>, state: &SubjectState, used: &[Used], data: &DataId) -> Plan {
    let last = of(ctx, used, data).map(|(_, it)| it.last).max();
    let first = collected_since(ctx, state, used, data);
    let closed = || state.requests.iter().filter_map(Request::closed_at);
    // What was collected for a request was there before its end, and what was said to be gone since is not there any more.
    let gone = state.swept.get(data).copied();
    let may_be_there = |at: &Timestamp| first.is_none_or(|it| *at >= it) && gone.is_none_or(|it| *at > it);
    let first_closed = closed().filter(may_be_there).min();
    let starts = Starts { first, last, deleted: None, first_closed, last_closed: closed().max() };
    let mut plan = plan(ctx.manifest(), data, starts);
    // Where the deletion is carried out, its task says until when.
    if let Some(Stage::Executing(it)) = deletion::as_of(ctx, &state.deletion).stage()
        && let Some(TaskWork::Keep { rule, until }) = it.tasks.get(&TaskId::Data(data.clone())).map(|it| &it.work)
    {
        plan.keep_until = Some((*until, rule.clone()));
    }
    plan
}

/// From when on data was collected that may still be there; nothing where none was since it was last said to be gone.
pub fn collected_since(ctx: &Context<'_>, state: &SubjectState, used: &[Used], data: &DataId) -> Option<Timestamp> {
    let gone = state.swept.get(data).copied();
    let since = of(ctx, used, data)
        .filter(|(act, _)| matches!(act, Act::Collect | Act::Derive | Act::Write))
        .filter_map(|(_, it)| {
            match gone {
                Some(gone) if it.last <= gone => None,
                // Use records know the first time and the last: it may have been right after.
                Some(gone) => Some(it.first.max(gone)),
                None => Some(it.first),
            }
        });
    since.min()
}

fn of<'a>(ctx: &Context<'a>, used: &'a [Used], data: &'a DataId) -> impl Iterator<Item = (Act, &'a Used)> {
    let manifest = ctx.manifest();
    used.iter().filter_map(move |it| {
        let declared = manifest.use_of(&it.it).filter(|it| it.data == *data)?;
        Some((declared.act, it))
    })
}
