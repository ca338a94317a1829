//! Facts that the app establishes about a subject (`domain` 1).

use crate::clock::Timestamp;
use crate::event::{Event, Evidence};
use crate::id::FactId;

use super::context::Context;
use super::refusal::{Refusal, RefusalCode};
use super::state::SubjectState;

/// Turns a fact established or taken back into an event.
///
/// # Errors
/// A refusal where the fact is not declared, or its end has passed already.
pub fn set(
    ctx: &Context<'_>,
    state: &SubjectState,
    fact: &FactId,
    holds: bool,
    until: Option<Timestamp>,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    if !ctx.manifest().facts.contains_key(fact) {
        return Err(Refusal::not_declared("fact"));
    }
    if until.is_some_and(|end| end <= ctx.now) {
        return Err(Refusal::new(RefusalCode::AlreadyPast, fact));
    }
    Ok(vec![Event::FactSet { fact: fact.clone(), holds, until, proof: ctx.proof(state, evidence) }])
}

/// Whether a fact holds at the latest that it may be.
pub fn holds(ctx: &Context<'_>, state: &SubjectState, fact: &FactId) -> bool {
    state.facts.get(fact).is_some_and(|it| it.holds && it.until.is_none_or(|end| ctx.latest < end))
}

/// When the next fact stops holding.
pub fn next_end(ctx: &Context<'_>, state: &SubjectState) -> Option<Timestamp> {
    state.facts.values().filter(|it| it.holds).filter_map(|it| it.until).filter(|end| *end > ctx.now).min()
}
