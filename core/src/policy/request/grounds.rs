//! On which grounds a request may be refused: those that the text names for it, those that the law knows for every
//! request, and what is in the nature of the request itself.

use crate::event::{Request, RequestState};
use crate::id::GroundId;
use crate::manifest::RightKind;
use crate::policy::Context;

/// The ground of a request whose sender could not be verified. Nobody has to declare it.
pub const IDENTITY_NOT_PROVEN: &str = "identity_not_proven";

/// The tests that moving data to another handler has to pass (NDR 25); a refusal names the one that failed.
pub const PORTABILITY_TESTS: [&str; 4] =
    [IDENTITY_NOT_PROVEN, "not_by_consent_or_contract", "not_feasible", "harms_others"];

/// Whether a request may be refused for this reason.
pub(super) fn may_refuse(ctx: &Context<'_>, request: &Request, reason: &GroundId) -> bool {
    let by_law = ctx.manifest().exemptions.refusing.get(reason).is_some_and(|it| it.honoured);
    if by_law {
        return true;
    }
    if reason.as_str() == IDENTITY_NOT_PROVEN {
        return matches!(request.state, RequestState::IdentityPending { .. });
    }
    if request.asked.kind == RightKind::Portability {
        return PORTABILITY_TESTS.contains(&reason.as_str());
    }
    let right = ctx.manifest().rights.get(&request.asked.kind);
    right.is_some_and(|it| it.refusals.iter().any(|it| it == reason.as_str()))
}
