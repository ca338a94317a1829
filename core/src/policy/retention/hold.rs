//! Holds: a reason of the manifest's for which data is kept longer, from the moment at which it is placed until it is
//! lifted. A hold stops erasing, never the record of what is owed.

use serde::{Deserialize, Serialize};

use super::plan::rules_of;
use crate::clock::Timestamp;
use crate::event::{Event, Evidence, HoldLifted, Proof};
use crate::id::{DataId, GroundId};
use crate::policy::{Context, Refusal, RefusalCode, SubjectState};

/// A hold that was placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// Since when.
    pub since: Timestamp,
    /// When it is looked at again.
    pub review: Timestamp,
    /// How the person was told.
    pub proof: Proof,
}

/// The holds of another chain, as they go on in this one.
pub fn salvaged<'a>(holds: impl IntoIterator<Item = (&'a GroundId, &'a Hold)>) -> Vec<Event> {
    let placed = |(ground, it): (&GroundId, &Hold)| Event::HoldPlaced {
        ground: ground.clone(),
        review: it.review,
        proof: it.proof.clone(),
    };
    holds.into_iter().map(placed).collect()
}

/// Places a hold, to be looked at again at `review`; a second one for the same ground moves the review.
///
/// # Errors
/// Refused with `not_declared` where no rule names the ground, `notice_required` where the evidence names no notice and
/// `already_past`.
pub fn place(
    ctx: &Context<'_>,
    state: &SubjectState,
    ground: &GroundId,
    review: Timestamp,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    let names = |it: &crate::manifest::Retention| it.extended_by.iter().any(|it| it == ground.as_str());
    if !ctx.manifest().retention.values().any(names) {
        return Err(Refusal::not_declared("ground"));
    }
    if evidence.prompt.is_none() {
        return Err(Refusal::new(RefusalCode::NoticeRequired, ground));
    }
    if review <= ctx.latest {
        return Err(Refusal::new(RefusalCode::AlreadyPast, review));
    }
    if state.holds.get(ground).is_some_and(|it| it.review == review) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::HoldPlaced { ground: ground.clone(), review, proof: ctx.proof(state, evidence) }])
}

/// Lifts a hold; what it stopped is due again. One that is not there needs no lifting.
pub fn lift(ctx: &Context<'_>, state: &SubjectState, ground: &GroundId, evidence: &Evidence) -> Vec<Event> {
    let lifted = || Event::HoldLifted(HoldLifted { ground: ground.clone(), proof: ctx.proof(state, evidence) });
    state.holds.contains_key(ground).then(lifted).into_iter().collect()
}

/// The hold on one kind of data: one whose ground a rule about the data names, or did when it was placed and no manifest
/// names any more.
pub fn on<'a>(ctx: &Context<'_>, state: &'a SubjectState, data: &DataId) -> Option<(&'a GroundId, &'a Hold)> {
    let rules = rules_of(ctx.manifest(), data);
    let names =
        |it: &crate::manifest::Retention, ground: &GroundId| it.extended_by.iter().any(|it| it == ground.as_str());
    state.holds.iter().find(|(ground, _)| {
        let is_known = ctx.manifest().retention.values().any(|it| names(it, ground));
        !is_known || rules.iter().any(|(_, it)| names(it, ground))
    })
}
