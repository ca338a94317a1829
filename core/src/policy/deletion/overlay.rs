//! The overlay that a submitted deletion lays over the gate. Consents stay as they are beneath it.

use crate::id::FeatureId;
use crate::policy::decision::{Denial, Reason, Remedy};
use crate::policy::{Context, SubjectState};

use super::command::cancel_by;
use super::state::{DeletionState, Stage};
use super::status::as_of;

/// What a deletion closes.
enum Overlay {
    /// Everything but what the manifest leaves open during the appeal.
    Appeal,
    /// Everything.
    Total,
    /// Everything, for good: the account is gone.
    Deleted,
}

/// What a deletion closes where it stands; nothing before submission and after a cancellation or refusal.
fn closes(state: &DeletionState) -> Option<Overlay> {
    if matches!(state, DeletionState::Completed { .. }) {
        return Some(Overlay::Deleted);
    }
    match state.stage()? {
        Stage::Preparing(_) => None,
        Stage::Submitted(_) | Stage::AppealPeriod { .. } => Some(Overlay::Appeal),
        Stage::AppealElapsed(_) | Stage::Executing(_) => Some(Overlay::Total),
    }
}

/// Why a deletion closes a feature; nothing where it does not.
pub fn denial(ctx: &Context<'_>, state: &SubjectState, feature: &FeatureId) -> Option<Denial> {
    let now = as_of(ctx, &state.deletion);
    let reason = match closes(&now)? {
        Overlay::Deleted => Reason::Deleted,
        Overlay::Appeal if is_open_in_appeal(ctx, feature) => return None,
        Overlay::Appeal | Overlay::Total => Reason::DeletionPending,
    };
    let remedy = if cancel_by(ctx, &now).is_empty() { Remedy::None } else { Remedy::CancelDeletion };
    Some(Denial::new(reason, None, remedy))
}

fn is_open_in_appeal(ctx: &Context<'_>, feature: &FeatureId) -> bool {
    ctx.manifest().deletion.as_ref().is_some_and(|it| it.during_appeal.features.contains(feature))
}
