//! Restrictions: what the person had restricted, or objected to, is denied by the gate until that is lifted (PIPL 44,
//! ADR 0035). Consents stay as they are beneath it.

use super::command::{find, not_here};
use crate::event::{Event, Evidence, Request, RequestMet, RequestState};
use crate::id::RequestId;
use crate::manifest::{Basis, RightKind, Use};
use crate::policy::decision::{Denial, Reason, Remedy};
use crate::policy::{Context, Refusal, SubjectState};

/// Why requests that were granted deny a use, each by its own reason.
pub fn denials(ctx: &Context<'_>, state: &SubjectState, declared: &Use) -> Vec<Denial> {
    // What the law demands is not for the person to stop: "except as otherwise provided by law".
    let basis = ctx.manifest().purposes.get(&declared.purpose).map(|it| it.basis);
    if matches!(basis, Some(Basis::LegalDuty | Basis::OtherLaw)) {
        return Vec::new();
    }
    let denials = state.requests.iter().filter(|it| it.restricts() && it.covers(declared));
    denials.map(|it| denial(it, declared)).collect()
}

fn denial(it: &Request, declared: &Use) -> Denial {
    let is_objection = it.asked.kind == RightKind::Object;
    let reason = if is_objection { Reason::ProcessingObjected } else { Reason::ProcessingRestricted };
    Denial::new(reason, declared.purpose.to_string(), Remedy::LiftRestriction(declared.purpose.to_string()))
}

impl Request {
    /// Whether it restricts what is processed: it was answered or completed, which is no refusal, and not lifted since.
    pub fn restricts(&self) -> bool {
        let is_about = matches!(self.asked.kind, RightKind::Restrict | RightKind::Object);
        let is_granted = match &self.state {
            RequestState::Answered { .. } | RequestState::Completed { .. } => true,
            RequestState::InProgress { answered, .. } => answered.is_some(),
            RequestState::IdentityPending { .. } | RequestState::Refused { .. } => false,
        };
        is_about && is_granted && self.lifted.is_none()
    }

    /// Whether it is about a use: of a purpose and of data that it names, or of any where it names none.
    pub(super) fn covers(&self, declared: &Use) -> bool {
        let (purposes, data) = (&self.asked.purposes, &self.asked.data);
        let has_purpose = purposes.is_empty() || purposes.contains(&declared.purpose);
        has_purpose && (data.is_empty() || data.contains(&declared.data))
    }
}

/// Lifts a restriction; one that was lifted before stays so.
pub(super) fn lift(
    ctx: &Context<'_>,
    state: &SubjectState,
    id: &RequestId,
    evidence: &Evidence,
) -> Result<Option<Event>, Refusal> {
    let request = find(state, id)?;
    if request.lifted.is_some() {
        return Ok(None);
    }
    if !request.restricts() {
        return Err(not_here(request));
    }
    let proof = ctx.proof(state, evidence);
    Ok(Some(Event::RequestLifted(RequestMet { id: id.clone(), proof })))
}
