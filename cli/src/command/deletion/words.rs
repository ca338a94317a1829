//! What a timeline says in words, as text and in the picture.

use placet::manifest::{CancelMeans, DeletionAuthority, HoldClock};
use placet::policy::deletion::{Mark, MarkKind};

use super::Picture;
use crate::paint::Paint;

/// The lines for a person.
pub fn lines(it: &Picture<'_>, paint: Paint) -> Vec<String> {
    let mut lines = vec![title(it), String::new()];
    for mark in &it.timeline.marks {
        let when = format!("{} {}", mark.day, mark.time);
        lines.push(format!("{when:<19}  {}", says(it, mark)));
        lines.push(format!("{:<19}  {}", "", paint.dim(source(it, mark))));
    }
    lines.push(String::new());
    lines.extend(notes(it));
    lines
}

/// What it is about.
pub fn title(it: &Picture<'_>) -> String {
    let zone = it.timeline.zone;
    let offset = if zone.is_utc() { String::new() } else { format!(" ({})", zone.offset()) };
    format!("{}: deletion of an account, submitted {}, days end in {}{offset}", it.app, submitted(it), zone.name)
}

/// The day of submission.
fn submitted<'a>(it: &'a Picture<'_>) -> &'a str {
    it.timeline.mark(MarkKind::Submitted).map_or("", |it| it.day.as_str())
}

/// `1 day`, `15 days`.
fn days_of(number: impl Into<u64>, noun: &str) -> String {
    let number = number.into();
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// What happens at a mark.
pub fn says(it: &Picture<'_>, mark: &Mark) -> String {
    let days = days_of(it.timeline.appeal_days.unwrap_or_default(), "day");
    let working = days_of(it.timeline.working_days, "working day");
    let text = match mark.kind {
        MarkKind::Submitted if it.timeline.appeal_days.is_some() => {
            format!("submitted: an appeal of {days} starts, nothing is erased yet")
        }
        MarkKind::Submitted => "submitted: there is no appeal, the server decides".to_owned(),
        MarkKind::CountStarts => format!("{working} count from the day after"),
        MarkKind::RestDay => {
            let over = &it.timeline.moved_over;
            let over_days = days_of(u64::try_from(over.len()).unwrap_or(u64::MAX), "day");
            let to = over.last().filter(|_| over.len() > 1).map(|it| format!(" to {it}")).unwrap_or_default();
            format!("{days} are over on a day of rest: the end moves on over {over_days}{to}")
        }
        MarkKind::AppealEnds => "the appeal ends, from here on nothing cancels it".to_owned(),
        MarkKind::Executes => "the device starts to carry it out, with no word of the server's".to_owned(),
        MarkKind::Due => "the latest day to have carried it out".to_owned(),
    };
    if mark.provisional { format!("{text} (provisional)") } else { text }
}

/// Where a mark comes from: the entry with the clauses behind it, and the article.
pub fn source(it: &Picture<'_>, mark: &Mark) -> String {
    let clauses = clauses(it, mark);
    let clauses = if clauses.is_empty() { String::new() } else { format!(" ({})", clauses.join(", ")) };
    let entry = mark.source.entry.map(|it| format!("{it}{clauses}"));
    let parts: Vec<String> = entry.into_iter().chain(mark.source.law.map(str::to_owned)).collect();
    format!("by {}", parts.join("; "))
}

/// The clauses that carry the entry of a mark.
pub fn clauses<'a>(it: &'a Picture<'_>, mark: &Mark) -> Vec<&'a str> {
    let (Some(clauses), Some(entry)) = (&it.clauses, mark.source.entry) else { return Vec::new() };
    let all = clauses.clauses.iter().filter(|(_, it)| it.entries.iter().any(|it| it == entry));
    all.map(|(id, _)| id.as_str()).collect()
}

/// What else there is to know.
pub fn notes(it: &Picture<'_>) -> Vec<String> {
    let timeline = &it.timeline;
    let mut notes = vec![cancels(it)];
    if timeline.appeal_days.is_some() && timeline.authority == DeletionAuthority::Server {
        notes.push("After the appeal the server decides; nothing is erased before its word.".to_owned());
    }
    let at = |kind| timeline.mark(kind).map(|it| it.at);
    if at(MarkKind::Due) < at(MarkKind::AppealEnds) {
        notes.push("The working days are over before the appeal is: it is overdue by then.".to_owned());
    }
    if let Some(hold) = &it.deletion.hold {
        let appeal = match hold.clock {
            _ if timeline.appeal_days.is_none() => "",
            HoldClock::Runs => "; the appeal runs on",
            HoldClock::Stops => "; the appeal stops with them",
            HoldClock::Restarts => "; both start again when it is lifted",
        };
        notes.push(format!("A hold stops the working days{appeal}."));
    }
    if timeline.is_provisional() {
        let last = it.calendar.last();
        notes.push(format!("Provisional: days after {last} are not known. By a newer calendar an appeal only ends later, and it is due only earlier."));
    }
    if !timeline.is_zone_known {
        let zone = it.asked_zone;
        notes.push(format!("The rule of {zone} is not built in: every zone was tried, the best date counts, in UTC."));
    }
    notes
}

fn cancels(it: &Picture<'_>) -> String {
    let word = |it: &CancelMeans| match it {
        CancelMeans::InteractiveLogin => "a login of the person, its notice shown before",
        CancelMeans::Choice => "the person's explicit choice",
    };
    let means: Vec<&str> = it.timeline.cancel_by.iter().map(word).collect();
    let until = if it.timeline.appeal_days.is_some() {
        "Until the appeal ends"
    } else {
        "Until the first task that cannot be undone"
    };
    match means.as_slice() {
        [] => "Nothing cancels it: the manifest names no means.".to_owned(),
        means => format!("{until} it is cancelled by {}.", means.join(", or by ")),
    }
}
