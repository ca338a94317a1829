//! The dates of a request. Where the app's zone has no rule here, every zone is tried and the earliest date counts.

use crate::calendar::{Deadline, LastDay, Zone, after_days, after_working_days};
use crate::clock::Timestamp;
use crate::event::{DueSource, Promise, Request, RequestClock, RequestDue};
use crate::manifest::{Owed, RightClock, RightKind};
use crate::policy::Context;

/// What holds where nothing is promised, and the longest that correcting, erasing, withdrawing and complaints may take
/// (IDM 6.3, 6.5).
const STATUTORY_DAYS: u32 = 15;
/// The longest that every other request may take, in calendar days from receipt (GB/T 35273 8.7).
const LONGEST_CALENDAR_DAYS: u16 = 30;

/// What the manifest in force promises for a right.
pub(super) fn promise(ctx: &Context<'_>, kind: RightKind) -> Promise {
    let right = ctx.manifest().rights.get(&kind);
    let declared = right.and_then(|it| it.due).map(|it| u32::from(it.working_days).min(STATUTORY_DAYS));
    Promise {
        working_days: declared.unwrap_or(STATUTORY_DAYS),
        from: right.map_or(RightClock::Received, |it| it.from),
        owed: right.map_or(Owed::Action, |it| it.owed),
        source: if declared.is_some() { DueSource::Declared } else { DueSource::Statutory },
    }
}

/// The time of a request that is received now.
pub(super) fn at_receipt(ctx: &Context<'_>, kind: RightKind, promise: Promise, is_known: bool) -> RequestClock {
    let right = ctx.manifest().rights.get(&kind);
    let latest = right.and_then(|it| it.latest_from_received);
    let latest = latest.map(|it| counted(ctx, ctx.now, it.working_days.into()));
    let waiting = RequestClock::Waits { latest, start_by: None };
    match promise.from {
        RightClock::Received => started(ctx, promise, &waiting),
        RightClock::IdentityVerified if is_known => started(ctx, promise, &waiting),
        RightClock::IdentityVerified => waiting,
        // Checking is the operator's own doing, and cannot keep the time from ever starting.
        RightClock::Checked => {
            RequestClock::Waits { latest, start_by: Some(counted(ctx, ctx.now, promise.working_days)) }
        }
    }
}

/// The time of a request whose clock starts now. It never ends later than was shown, and what is overdue stays so.
pub(super) fn started(ctx: &Context<'_>, promise: Promise, was: &RequestClock) -> RequestClock {
    let RequestClock::Waits { latest, start_by } = was else { return was.clone() };
    let missed = start_by.filter(|it| it.by.is_over(ctx.now));
    let all = [Some(counted(ctx, ctx.now, promise.working_days)), *latest, missed];
    let earliest = all.into_iter().flatten().min_by_key(|it| it.by.at);
    RequestClock::Runs { due: earliest.unwrap_or_else(|| counted(ctx, ctx.now, 0)), extended: None }
}

/// The date after `more` working days, as far as the law lets it go.
pub(super) fn extended(ctx: &Context<'_>, request: &Request, due: RequestDue, more: u32) -> RequestDue {
    let working_days = due.working_days.saturating_add(more);
    match request.asked.kind {
        RightKind::Rectify | RightKind::Supplement | RightKind::Erase | RightKind::Withdraw | RightKind::Complaint => {
            counted(ctx, due.from, working_days.min(STATUTORY_DAYS))
        }
        RightKind::Access
        | RightKind::Copy
        | RightKind::Portability
        | RightKind::Restrict
        | RightKind::Object
        | RightKind::Explain => {
            let it = counted(ctx, due.from, working_days);
            let longest =
                |zone| after_days(ctx.calendar, zone, request.received, LONGEST_CALENDAR_DAYS, LastDay::Stays);
            RequestDue { by: it.by.min(earliest(ctx, longest)), ..it }
        }
    }
}

/// The time by the calendar in force: what is due never moves later than it was shown.
pub(super) fn seen_again(ctx: &Context<'_>, was: &RequestClock) -> RequestClock {
    let mut now = was.clone();
    for it in now.dues_mut().filter(|it| it.by.provisional) {
        let again = counted(ctx, it.from, it.working_days).by;
        it.by = Deadline { at: again.at.min(it.by.at), ..again };
    }
    now
}

/// The date of what the operator owes by itself, as for a request of that kind that came in now.
pub(in crate::policy) fn due_now(ctx: &Context<'_>, kind: RightKind) -> RequestDue {
    counted(ctx, ctx.now, promise(ctx, kind).working_days)
}

/// The date by the calendar in force: never later than it was shown.
pub(in crate::policy) fn due_again(ctx: &Context<'_>, was: RequestDue) -> RequestDue {
    let RequestClock::Runs { due, .. } = seen_again(ctx, &RequestClock::Runs { due: was, extended: None }) else {
        return was;
    };
    due
}

/// How many working days are left until a deadline, today not counted.
pub(super) fn days_left(ctx: &Context<'_>, by: Deadline) -> u32 {
    let last = by.at.plus_millis(-1);
    let zones = Zone::candidates(&ctx.manifest().app.zone).into_iter();
    let left = zones.filter_map(|zone| Some(ctx.calendar.between(zone.moment(ctx.now)?.day, zone.moment(last)?.day)));
    left.min().unwrap_or(0)
}

fn counted(ctx: &Context<'_>, from: Timestamp, working_days: u32) -> RequestDue {
    RequestDue {
        from,
        working_days,
        by: earliest(ctx, |zone| after_working_days(ctx.calendar, zone, from, working_days)),
    }
}

fn earliest(ctx: &Context<'_>, end: impl Fn(Zone) -> Deadline) -> Deadline {
    let ends = Zone::candidates(&ctx.manifest().app.zone).into_iter().map(end);
    ends.min().unwrap_or(Deadline { at: ctx.now, provisional: true })
}
