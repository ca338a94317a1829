//! A timeline for programs.

use placet::policy::deletion::Mark;
use serde_json::{Value, json};

use super::Picture;
use super::words;

/// The document.
pub fn json(it: &Picture<'_>) -> Value {
    let timeline = &it.timeline;
    let mark = |mark: &Mark| {
        json!({
            "kind": mark.kind, "at": mark.at.to_string(), "day": mark.day, "time": mark.time,
            "provisional": mark.provisional, "entry": mark.source.entry, "law": mark.source.law,
            "clauses": words::clauses(it, mark), "says": words::says(it, mark),
        })
    };
    json!({
        "app": it.app,
        "zone": timeline.zone.name,
        "zone_known": timeline.is_zone_known,
        "authority": timeline.authority,
        "appeal_days": timeline.appeal_days,
        "moved_over": timeline.moved_over.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "cancel_by": timeline.cancel_by,
        "working_days": timeline.working_days,
        "calendar_to": it.calendar.last().to_string(),
        "provisional": timeline.is_provisional(),
        "marks": timeline.marks.iter().map(mark).collect::<Vec<_>>(),
        "notes": words::notes(it),
    })
}
