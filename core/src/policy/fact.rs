//! Facts that the app establishes about a subject (`domain` 1), and on which days a feature needs them.

use crate::calendar::{DayKind, Days};
use crate::clock::Timestamp;
use crate::event::{Event, Evidence};
use crate::id::FactId;
use crate::manifest::{CalendarCondition, Feature, Requirement};

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

/// Whether a fact is needed now: on every day, or on one that it may be.
pub fn is_needed(ctx: &Context<'_>, it: &Requirement) -> bool {
    it.on.is_none_or(|on| days(ctx).may_be(kind(on), ctx.now, ctx.latest))
}

/// When the next day begins, where it depends on the day which facts a feature needs.
pub fn next_day(ctx: &Context<'_>, feature: &Feature) -> Option<Timestamp> {
    let depends = feature.requires.iter().any(|it| it.on.is_some());
    depends.then(|| days(ctx).next(ctx.now))?
}

/// When it next changes for some feature whether a fact is needed.
pub fn next_need(ctx: &Context<'_>) -> Option<Timestamp> {
    let conditions = ctx.manifest().features.values().flat_map(|it| &it.requires).filter_map(|it| it.on);
    conditions.filter_map(|on| days(ctx).next_change(kind(on), ctx.now)).min()
}

fn days<'a>(ctx: &Context<'a>) -> Days<'a> {
    Days::new(ctx.calendar, &ctx.manifest().app.zone)
}

fn kind(on: CalendarCondition) -> DayKind {
    match on {
        CalendarCondition::RestDays => DayKind::Rest,
        CalendarCondition::WorkingDays => DayKind::Working,
        CalendarCondition::Holidays => DayKind::Holiday,
    }
}

/// When the next fact stops holding.
pub fn next_end(ctx: &Context<'_>, state: &SubjectState) -> Option<Timestamp> {
    state.facts.values().filter(|it| it.holds).filter_map(|it| it.until).filter(|end| *end > ctx.now).min()
}
