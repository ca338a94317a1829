//! The dates of a deletion: when its appeal ends, and until when it is carried out. Where the app's zone has no rule
//! here, every zone is tried and the date that is best for the person counts.

use chrono::NaiveDate;

use crate::calendar::{self, Deadline, LastDay, WorkingDays, Zone, after_days, after_working_days};
use crate::clock::Timestamp;
use crate::event::{Due, Suspension};
use crate::manifest::{Appeal, AppealDays, AppealWord, Deletion, HoldClock, Processing, ProcessingFrom, RestDayEnd};
use crate::policy::{Context, Refusal, RefusalCode};

use super::state::Request;

/// The longest time that handling by hand may take, in working days, and what holds where nothing is promised (IDM 6.3).
pub(super) const STATUTORY_DAYS: u16 = 15;

/// The dates of an open deletion.
pub(super) type Dates = (Option<Deadline>, Option<Due>);

/// What dates are counted by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules<'a> {
    pub deletion: Option<&'a Deletion>,
    pub zone: &'a str,
    pub calendar: &'a WorkingDays,
}

impl<'a> Rules<'a> {
    pub fn of(ctx: &Context<'a>) -> Self {
        let manifest = ctx.manifest();
        Self { deletion: manifest.deletion.as_ref(), zone: &manifest.app.zone, calendar: ctx.calendar }
    }
}

/// The dates of a deletion that is submitted at `at`, where the manifest lets it be.
///
/// # Errors
/// Refused with `not_declared` and `appeal_unspecified`.
pub(super) fn submission(rules: Rules<'_>, at: Timestamp) -> Result<(Option<Deadline>, Due), Refusal> {
    let deletion = rules.deletion.ok_or_else(|| Refusal::not_declared("deletion"))?;
    let ends = match &deletion.appeal {
        Appeal::Word(AppealWord::Unspecified) => return Err(Refusal::new(RefusalCode::AppealUnspecified, "deletion")),
        Appeal::Word(AppealWord::None) => None,
        Appeal::Days(days) => Some(appeal_end(rules, days, at)),
    };
    Ok((ends, due(rules, at, ends)))
}

/// The end of an appeal that starts at `start` (Civil Code 203, in the person's favour).
pub(super) fn appeal_end(rules: Rules<'_>, appeal: &AppealDays, start: Timestamp) -> Deadline {
    latest(rules, |zone| after_days(rules.calendar, zone, start, appeal.days, last_day(appeal.rest_day_end))).1
}

/// The days of rest over which the end of such an appeal moves on, and the zone in which they are counted.
pub(super) fn moved_over(rules: Rules<'_>, appeal: Option<&AppealDays>, start: Timestamp) -> (Zone, Vec<NaiveDate>) {
    let Some(appeal) = appeal else { return (Zone::or_utc(rules.zone), Vec::new()) };
    let last = last_day(appeal.rest_day_end);
    let (zone, _) = latest(rules, |zone| after_days(rules.calendar, zone, start, appeal.days, last));
    (zone, calendar::moved_over(rules.calendar, zone, start, appeal.days, last))
}

/// Until when a deletion that was submitted at `submitted` is carried out. Preconditions come before submission, so a
/// clock that starts when the identity is verified has started by then.
pub(super) fn due(rules: Rules<'_>, submitted: Timestamp, ends: Option<Deadline>) -> Due {
    let promised = rules.deletion.and_then(|it| it.processing);
    let from = match (promised.map(|it| it.from), ends) {
        // The appeal ends at 24:00: its last day is the one before, and that is the day not counted.
        (Some(ProcessingFrom::AppealEnded), Some(ends)) => ends.at.plus_millis(-1),
        _ => submitted,
    };
    let working_days = promised.map_or(STATUTORY_DAYS, |it: Processing| it.working_days.min(STATUTORY_DAYS));
    counted(
        rules,
        Due { from, working_days: working_days.into(), paused: 0, by: Deadline { at: from, provisional: true } },
    )
}

/// The dates as the calendar in force gives them: an appeal never ends earlier than was shown, and nothing is due later.
pub(super) fn seen_again(ctx: &Context<'_>, request: &Request, ends: Option<Deadline>) -> Dates {
    let moved = ends.map(|it| if it.provisional { known_by_now(ctx, it) } else { it });
    let due = request.due.map(|it| {
        let follows = ends.is_some_and(|ends| it.from == ends.at.plus_millis(-1));
        if let (true, Some(moved)) = (follows && moved != ends, moved) {
            return counted(Rules::of(ctx), Due { from: moved.at.plus_millis(-1), ..it });
        }
        if !it.by.provisional {
            return it;
        }
        let again = counted(Rules::of(ctx), it);
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
        (HoldClock::Restarts, Some(appeal)) => appeal_end(Rules::of(ctx), appeal, ctx.now).max(ends),
        _ => ends,
    });
    let due = request.due.map(|it| {
        let follows = ends.is_some_and(|ends| it.from == ends.at.plus_millis(-1));
        if let (true, Some(moved)) = (follows, moved) {
            return counted(Rules::of(ctx), Due { from: moved.at.plus_millis(-1), ..it });
        }
        if it.by.is_over(since) {
            return it;
        }
        match clock {
            HoldClock::Restarts => counted(Rules::of(ctx), Due { from: ctx.now, paused: 0, ..it }),
            HoldClock::Runs | HoldClock::Stops => {
                let paused = paused(ctx, it.from.max(since), ctx.now);
                counted(Rules::of(ctx), Due { paused: it.paused.saturating_add(paused), ..it })
            }
        }
    });
    (moved, due)
}

/// Counts anew until when it is due.
fn counted(rules: Rules<'_>, it: Due) -> Due {
    let days = it.working_days.saturating_add(it.paused);
    let by = earliest(rules, it.from, |zone| after_working_days(rules.calendar, zone, it.from, days));
    Due { by, ..it }
}

/// The working days after the day of one moment, up to that of another.
fn paused(ctx: &Context<'_>, from: Timestamp, to: Timestamp) -> u32 {
    let zones = Zone::candidates(&ctx.manifest().app.zone).into_iter();
    let days = zones.filter_map(|zone| Some(ctx.calendar.between(zone.moment(from)?.day, zone.moment(to)?.day)));
    days.min().unwrap_or(0)
}

/// A provisional end by the calendar in force: the same until that knows the last day. Where the zone has no rule here, the
/// day is the one that ends then; in every other zone it would be another, and the end would move by itself.
fn known_by_now(ctx: &Context<'_>, ends: Deadline) -> Deadline {
    let all = Zone::candidates(&ctx.manifest().app.zone);
    let day = |zone: &Zone| zone.moment(ends.at.plus_millis(-1)).map(|it| it.day);
    let ends_then =
        |zone: &&Zone| day(zone).and_then(|it| it.succ_opt()).is_some_and(|it| zone.start_of(it) == ends.at);
    let with_it: Vec<&Zone> = all.iter().filter(ends_then).collect();
    let zones = if with_it.is_empty() { all.iter().collect() } else { with_it };
    if !zones.iter().all(|it| day(it).is_some_and(|it| ctx.calendar.knows(it))) {
        return ends;
    }
    let last = appeal_of(ctx).map_or(LastDay::MovesOn, |it| last_day(it.rest_day_end));
    zones.into_iter().map(|zone| ends.seen_again(ctx.calendar, *zone, last)).max().unwrap_or(ends)
}

fn later(ctx: &Context<'_>, ends: Deadline) -> Deadline {
    let last = appeal_of(ctx).map_or(LastDay::MovesOn, |it| last_day(it.rest_day_end));
    latest(Rules::of(ctx), |zone| ends.seen_again(ctx.calendar, zone, last)).1
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

/// The zone that gives the latest end, and that end.
fn latest(rules: Rules<'_>, end: impl Fn(Zone) -> Deadline) -> (Zone, Deadline) {
    let ends = Zone::candidates(rules.zone).into_iter().map(|zone| (zone, end(zone)));
    let never = Deadline { at: Timestamp::from_millis(i64::MAX), provisional: true };
    ends.max_by_key(|it| it.1).unwrap_or((Zone::or_utc(rules.zone), never))
}

fn earliest(rules: Rules<'_>, from: Timestamp, end: impl Fn(Zone) -> Deadline) -> Deadline {
    let ends = Zone::candidates(rules.zone).into_iter().map(end);
    ends.min().unwrap_or(Deadline { at: from, provisional: true })
}
