//! What a screen shows of a deletion. Readable without a login, and by now's time whether or not anybody ticked.

use std::borrow::Cow;

use serde::Serialize;

use crate::calendar::Deadline;
use crate::clock::Timestamp;
use crate::id::{GroundId, PromptId};
use crate::manifest::CancelMeans;
use crate::policy::{Context, SubjectState};

use super::command::{cancel_by, is_overdue, missing, tick};
use super::state::{DeletionPhase, DeletionState, Stage};

/// Where a deletion stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeletionStatus {
    /// Its state.
    pub state: DeletionPhase,
    /// When it was submitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submitted_at: Option<Timestamp>,
    /// When the appeal ends, while it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<Deadline>,
    /// Until when it is to be carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_by: Option<Deadline>,
    /// Whether that has passed.
    pub overdue: bool,
    /// What cancels it now.
    pub cancel_by: Vec<CancelMeans>,
    /// What submitting still needs: preconditions, texts, choices.
    pub missing: Vec<String>,
    /// Its suspension, while there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold: Option<HoldStatus>,
    /// Its refusal, where it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<RefusalStatus>,
}

/// A suspension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HoldStatus {
    /// What is suspended.
    pub was: DeletionPhase,
    /// Why.
    pub ground: GroundId,
    /// Since when.
    pub since: Timestamp,
    /// When it is looked at again.
    pub review: Timestamp,
}

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusalStatus {
    /// Why.
    pub reason: GroundId,
    /// The text that says what the person can do.
    pub remedy: PromptId,
}

/// The state as it is by now's time: what the next tick makes of it.
pub fn as_of<'a>(ctx: &Context<'_>, state: &'a DeletionState) -> Cow<'a, DeletionState> {
    let events = tick(ctx, state);
    if events.is_empty() {
        return Cow::Borrowed(state);
    }
    let mut now = state.clone();
    for event in &events {
        now.apply(ctx.now, event);
    }
    Cow::Owned(now)
}

/// What there is to show.
pub fn status(ctx: &Context<'_>, state: &SubjectState) -> DeletionStatus {
    let now = as_of(ctx, &state.deletion);
    let open = now.stage();
    let request = open.and_then(Stage::request);
    let hold = match &*now {
        DeletionState::Held { was, hold } => {
            let (ground, since, review) = (hold.ground.clone(), hold.since, hold.review);
            Some(HoldStatus { was: was.phase(), ground, since, review })
        }
        _ => None,
    };
    let refusal = match &*now {
        DeletionState::Refused { reason, remedy } => {
            Some(RefusalStatus { reason: reason.clone(), remedy: remedy.clone() })
        }
        _ => None,
    };
    DeletionStatus {
        state: now.phase(),
        submitted_at: request.map(|it| it.submitted),
        ends_at: open.and_then(Stage::ends),
        due_by: request.and_then(|it| it.due).map(|it| it.by),
        overdue: is_overdue(ctx, &now),
        cancel_by: cancel_by(ctx, &now),
        missing: match open {
            Some(Stage::Preparing(it)) => missing(ctx, state, it),
            _ => Vec::new(),
        },
        hold,
        refusal,
    }
}
