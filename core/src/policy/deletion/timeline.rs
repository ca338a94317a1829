//! The marks of a deletion that would be submitted at a moment, for whoever draws or prints them. Owns no date of its
//! own: each one is what the machine works out on submission, and a test holds the two together. What a hold, a newer
//! calendar or the server's word moves later is in the status of the deletion.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::{Deadline, WorkingDays, Zone};
use crate::clock::Timestamp;
use crate::event::Undo;
use crate::manifest::{CancelMeans, Deletion, DeletionAuthority};
use crate::policy::Refusal;
use crate::policy::decision::codes;

use super::command::{cancel_before, is_by_device};
use super::dates::{self, Rules, STATUTORY_DAYS};

codes! {
    /// What happens at a mark.
    MarkKind {
        /// The person submits it; the gate closes, and an appeal starts.
        Submitted = "submitted",
        /// Working days are counted from here, the day itself not counted.
        CountStarts = "count_starts",
        /// The days of the appeal are over on a day of rest, so that its end moves on.
        RestDay = "rest_day",
        /// The appeal ends; from here on nothing cancels it.
        AppealEnds = "appeal_ends",
        /// The device starts to carry it out by itself.
        Executes = "executes",
        /// Until here it is to be carried out.
        Due = "due",
    }
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What happens.
    pub kind: MarkKind,
    /// When.
    pub at: Timestamp,
    /// The day in the zone of the timeline, `2026-03-17`; what ends at midnight ends the day before.
    pub day: String,
    /// The time of that day: `24:00` for what ends with it, else `10:30:00`.
    pub time: String,
    /// Whether it depends on days beyond the known calendar.
    pub provisional: bool,
    /// Where it comes from.
    pub source: MarkSource,
}

/// Where a mark comes from: the declaration, the law, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkSource {
    /// The manifest's entry, as a JSON pointer.
    pub entry: Option<&'static str>,
    /// The article.
    pub law: Option<&'static str>,
}

/// Everything that follows from submitting a deletion at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The zone in which days and times are written.
    pub zone: Zone,
    /// Whether that is the zone asked for. Where its rule is not built in, every zone was tried, the date that is best for
    /// the person counts, and UTC is written.
    pub is_zone_known: bool,
    /// Whose word executes it.
    pub authority: DeletionAuthority,
    /// The days of the appeal; none where there is no appeal.
    pub appeal_days: Option<u16>,
    /// The days of rest over which the end of the appeal moves on.
    pub moved_over: Vec<NaiveDate>,
    /// What cancels it: until the end of the appeal, and without one until the first task that cannot be undone.
    pub cancel_by: Vec<CancelMeans>,
    /// The working days within which it is carried out.
    pub working_days: u32,
    /// The marks in the order of time.
    pub marks: Vec<Mark>,
}

impl Timeline {
    /// Whether a mark depends on days beyond the known calendar.
    pub fn is_provisional(&self) -> bool {
        self.marks.iter().any(|it| it.provisional)
    }

    /// The mark of that kind, where there is one.
    pub fn mark(&self, kind: MarkKind) -> Option<&Mark> {
        self.marks.iter().find(|it| it.kind == kind)
    }

    fn put(&mut self, kind: MarkKind, it: Deadline, source: MarkSource) {
        let (day, time) = written(self.zone, kind, it.at);
        self.marks.push(Mark { kind, at: it.at, day, time, provisional: it.provisional, source });
    }
}

/// The marks of a deletion that is submitted at `submitted` in an app whose days end in `zone`.
///
/// # Errors
/// Refused with `appeal_unspecified`, as submitting it is, where the manifest does not say whether there is an appeal.
pub fn timeline(
    deletion: &Deletion,
    submitted: Timestamp,
    zone: &str,
    calendar: &WorkingDays,
) -> Result<Timeline, Refusal> {
    let rules = Rules { deletion: Some(deletion), zone, calendar };
    let (ends, due) = dates::submission(rules, submitted)?;
    let appeal = deletion.appeal.days();
    let (counted_in, moved_over) = dates::moved_over(rules, appeal, submitted);
    let mut timeline = Timeline {
        zone: Zone::or_utc(zone),
        is_zone_known: Zone::built_in(zone).is_some(),
        authority: deletion.authority,
        appeal_days: appeal.map(|it| it.days),
        moved_over,
        cancel_by: cancel_before(Some(deletion), if ends.is_some() { Undo::Never } else { Undo::UntilIrreversible }),
        working_days: due.working_days,
        marks: Vec::new(),
    };
    let known = |at| Deadline { at, provisional: false };
    timeline.put(MarkKind::Submitted, known(submitted), source("/deletion", "PIPL 47"));
    let processing = processing(deletion);
    let follows_appeal = ends.filter(|it| due.from == it.at.plus_millis(-1));
    let count_starts = Deadline { provisional: follows_appeal.is_some_and(|it| it.provisional), ..known(due.from) };
    timeline.put(MarkKind::CountStarts, count_starts, MarkSource { law: Some("Civil Code 201"), ..processing });
    if let Some(ends) = ends {
        if let Some(after) = timeline.moved_over.first().and_then(NaiveDate::succ_opt) {
            let at = counted_in.start_of(after);
            let provisional = ends.provisional;
            timeline.put(MarkKind::RestDay, Deadline { at, provisional }, source("/deletion/appeal", "Civil Code 203"));
        }
        timeline.put(MarkKind::AppealEnds, ends, source("/deletion/appeal", "Civil Code 201, 203"));
        if is_by_device(deletion) {
            timeline.put(MarkKind::Executes, ends, source("/deletion/authority", "PIPL 47"));
        }
    }
    timeline.put(MarkKind::Due, due.by, processing);
    timeline.marks.sort_by_key(|it| it.at);
    Ok(timeline)
}

/// Where the working days come from. A promise that is longer than the law's counts no more than that.
fn processing(deletion: &Deletion) -> MarkSource {
    let entry = deletion.processing.map(|_| "/deletion/processing");
    let is_law = deletion.processing.is_none_or(|it| it.working_days >= STATUTORY_DAYS);
    MarkSource { entry, law: is_law.then_some("IDM 6.3") }
}

const fn source(entry: &'static str, law: &'static str) -> MarkSource {
    MarkSource { entry: Some(entry), law: Some(law) }
}

/// The day and the time as a person reads them: an end at midnight is 24:00 of the day before.
fn written(zone: Zone, kind: MarkKind, at: Timestamp) -> (String, String) {
    let is_end = !matches!(kind, MarkKind::Submitted | MarkKind::CountStarts);
    let of = |at| zone.moment(at);
    let Some(it) = of(at) else { return (at.to_string(), String::new()) };
    if let (true, Some(before)) = (is_end && at == zone.start_of(it.day), of(at.plus_millis(-1))) {
        return (before.day.to_string(), "24:00".to_owned());
    }
    (it.day.to_string(), format!("{:02}:{:02}:{:02}", it.hour, it.minute, it.second))
}
