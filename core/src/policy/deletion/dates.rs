//! The dates of a deletion: when its appeal ends, and until when it is carried out. Where the app's zone has no rule
//! here, every zone is tried and the date that is best for the person counts.

use crate::calendar::{Deadline, LastDay, Zone, after_days, after_working_days};
use crate::clock::Timestamp;
use crate::event::{Due, Suspension};
use crate::manifest::{AppealDays, HoldClock, Processing, ProcessingFrom, RestDayEnd};
use crate::policy::Context;

use super::state::Request;

/// The longest time that handling by hand may take, in working days, and what holds where nothing is promised (IDM 6.3).
const STATUTORY_DAYS: u16 = 15;

/// The dates of an open deletion.
pub(super) type Dates = (Option<Deadline>, Option<Due>);

/// The end of an appeal that starts at `start` (Civil Code 203, in the person's favour).
pub(super) fn appeal_end(ctx: &Context<'_>, appeal: &AppealDays, start: Timestamp) -> Deadline {
    latest(ctx, |zone| after_days(ctx.calendar, zone, start, appeal.days, last_day(appeal.rest_day_end)))
}

/// Until when a deletion that was submitted at `submitted` is carried out. Preconditions come before submission, so a
/// clock that starts when the identity is verified has started by then.
pub(super) fn due(ctx: &Context<'_>, submitted: Timestamp, ends: Option<Deadline>) -> Due {
    let promised = ctx.manifest().deletion.as_ref().and_then(|it| it.processing);
    let from = match (promised.map(|it| it.from), ends) {
        // The appeal ends at 24:00: its last day is the one before, and that is the day not counted.
        (Some(ProcessingFrom::AppealEnded), Some(ends)) => ends.at.plus_millis(-1),
        _ => submitted,
    };
    let working_days = promised.map_or(STATUTORY_DAYS, |it: Processing| it.working_days.min(STATUTORY_DAYS));
    counted(
        ctx,
        Due { from, working_days: working_days.into(), paused: 0, by: Deadline { at: from, provisional: true } },
    )
}

/// The dates as the calendar in force gives them: an appeal never ends earlier than was shown, and nothing is due later.
pub(super) fn seen_again(ctx: &Context<'_>, request: &Request, ends: Option<Deadline>) -> Dates {
    let moved = ends.map(|it| if it.provisional { later(ctx, it) } else { it });
    let due = request.due.map(|it| {
        let follows = ends.is_some_and(|ends| it.from == ends.at.plus_millis(-1));
        if let (true, Some(moved)) = (follows && moved != ends, moved) {
            return counted(ctx, Due { from: moved.at.plus_millis(-1), ..it });
        }
        if !it.by.provisional {
            return it;
        }
        let again = counted(ctx, it);
        Due { by: Deadline { at: again.by.at.min(it.by.at), ..again.by }, ..again }
    });
    (moved, due)
}

/// The dates after a hold: the appeal by the clock of the hold, and the working days without those of the hold.
pub(super) fn lifted(ctx: &Context<'_>, request: &Request, ends: Option<Deadline>, hold: &Suspension) -> Dates {
    let declared = ctx.manifest().deletion.as_ref();
    let clock = declared.and_then(|it| it.hold.as_ref()).map(|it| it.clock).unwrap_or_default();
    let since = hold.since.max(request.submitted);
    let moved = ends.map(|ends| match (clock, appeal_of(ctx)) {
        (HoldClock::Stops, _) if !ends.is_over(since) => {
            let pause = ctx.now.as_millis().saturating_sub(since.as_millis()).max(0);
            later(ctx, Deadline { at: ends.at.plus_millis(pause), ..ends })
        }
        (HoldClock::Restarts, Some(appeal)) => {
            let restarted = appeal_end(ctx, appeal, ctx.now);
            if restarted.at > ends.at { restarted } else { ends }
        }
        _ => ends,
    });
    let due = request.due.map(|it| {
        let follows = ends.is_some_and(|ends| it.from == ends.at.plus_millis(-1));
        if let (true, Some(moved)) = (follows, moved) {
            return counted(ctx, Due { from: moved.at.plus_millis(-1), ..it });
        }
        if it.by.is_over(since) {
            return it;
        }
        match clock {
            HoldClock::Restarts => counted(ctx, Due { from: ctx.now, paused: 0, ..it }),
            HoldClock::Runs | HoldClock::Stops => {
                let paused = paused(ctx, it.from.max(since), ctx.now);
                counted(ctx, Due { paused: it.paused.saturating_add(paused), ..it })
            }
        }
    });
    (moved, due)
}

/// Counts anew until when it is due.
fn counted(ctx: &Context<'_>, it: Due) -> Due {
    let days = it.working_days.saturating_add(it.paused);
    let by = earliest(ctx, |zone| after_working_days(ctx.calendar, zone, it.from, days));
    Due { by, ..it }
}

/// The working days after the day of one moment, up to that of another.
fn paused(ctx: &Context<'_>, from: Timestamp, to: Timestamp) -> u32 {
    let zones = Zone::candidates(&ctx.manifest().app.zone).into_iter();
    let days = zones.filter_map(|zone| Some(ctx.calendar.between(zone.moment(from)?.day, zone.moment(to)?.day)));
    days.min().unwrap_or(0)
}

fn later(ctx: &Context<'_>, ends: Deadline) -> Deadline {
    let last = appeal_of(ctx).map_or(LastDay::MovesOn, |it| last_day(it.rest_day_end));
    latest(ctx, |zone| ends.seen_again(ctx.calendar, zone, last))
}

fn appeal_of<'a>(ctx: &Context<'a>) -> Option<&'a AppealDays> {
    ctx.manifest().deletion.as_ref()?.appeal.days()
}

fn last_day(it: RestDayEnd) -> LastDay {
    match it {
        RestDayEnd::MoveOn => LastDay::MovesOn,
        RestDayEnd::Stay => LastDay::Stays,
    }
}

fn latest(ctx: &Context<'_>, end: impl Fn(Zone) -> Deadline) -> Deadline {
    let ends = Zone::candidates(&ctx.manifest().app.zone).into_iter().map(end);
    ends.max().unwrap_or(Deadline { at: Timestamp::from_millis(i64::MAX), provisional: true })
}

fn earliest(ctx: &Context<'_>, end: impl Fn(Zone) -> Deadline) -> Deadline {
    let ends = Zone::candidates(&ctx.manifest().app.zone).into_iter().map(end);
    ends.min().unwrap_or(Deadline { at: ctx.now, provisional: true })
}
