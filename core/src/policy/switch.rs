//! Switches: an overlay over several purposes. Off denies all of them; on lifts that and grants nothing (`domain` 1;
//! PIPL 24).

use crate::event::{Event, Evidence};
use crate::id::{PurposeId, SwitchId};
use crate::manifest::Manifest;

use super::context::Context;
use super::refusal::{Refusal, RefusalCode};
use super::state::SubjectState;

/// Turns a switch set by the person into an event; nothing where it stands that way already.
///
/// # Errors
/// A refusal where the switch is not declared.
pub fn set(
    ctx: &Context<'_>,
    state: &SubjectState,
    switch: &SwitchId,
    on: bool,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    if !ctx.manifest().switches.contains_key(switch) {
        return Err(Refusal::new(RefusalCode::NotDeclared, switch));
    }
    if is_on(state, switch) == on {
        return Ok(Vec::new());
    }
    Ok(vec![Event::SwitchSet { switch: switch.clone(), on, proof: ctx.proof(state, evidence) }])
}

/// Whether a switch is on: it is until the person turns it off.
pub fn is_on(state: &SubjectState, switch: &SwitchId) -> bool {
    !state.switched_off.contains(switch)
}

/// The first switch that turns a purpose off: any one that is off wins.
pub fn off_over<'a>(manifest: &'a Manifest, state: &SubjectState, purpose: &PurposeId) -> Option<&'a SwitchId> {
    let over = manifest.switches.iter().filter(|(_, it)| it.purposes.contains(purpose));
    over.map(|(id, _)| id).find(|id| !is_on(state, id))
}
