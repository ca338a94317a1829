//! The deletion across the border: what a task asks for, and when it was done.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::sync::Arc;

use placet::clock::{Reading, Timestamp};
use placet::event::{Evidence, Surface};
use placet::evidence::{DeletionOutcome, DeletionReceipt};
use placet::policy::deletion::{DeletionPhase, MarkKind, ServerWord};
use placet_ffi::{ClockSource, PlacetCore, PlacetError, TaskWork};

const MANIFEST: &str = include_str!("../../../core/tests/fixtures/example.json");
const START: &str = "2024-06-01T09:00:00+08:00";

/// A clock that stands.
struct Standing;

impl ClockSource for Standing {
    fn read(&self) -> Result<Reading, PlacetError> {
        let wall: Timestamp = START.parse().unwrap();
        Ok(Reading { wall, boot_id: "boot".to_owned(), since_boot: 0 })
    }
}

fn test() -> Evidence {
    Evidence::on(Surface::Test)
}

#[test]
fn a_task_crosses_with_what_it_asks_for_and_when_it_was_done() {
    let deletion =
        r#""deletion": { "appeal": "none", "authority": "server", "tasks": { "voice": "anonymise" } }, "facts":"#;
    let manifest = MANIFEST.replacen(r#""facts":"#, deletion, 1);
    let core =
        PlacetCore::open(None, manifest.into_bytes(), None, None, Some(Arc::new(Standing)), None, None, None).unwrap();
    core.deletion_begin(test()).unwrap();
    assert_eq!(core.deletion_submit(test()).unwrap().status.state, DeletionPhase::Submitted);
    core.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap();

    core.confirm_task("data.voice".parse().unwrap(), test()).unwrap();

    let tasks = core.deletion_tasks().unwrap();
    let voice = tasks.iter().find(|it| it.id.to_string() == "data.voice").unwrap();
    assert_eq!((voice.work, voice.done_at), (TaskWork::Anonymise, Some(START.parse().unwrap())));
    let local = tasks.iter().find(|it| it.id.to_string() == "local").unwrap();
    assert_eq!((local.work, local.done_at, &local.rule, local.until), (TaskWork::Wipe, None, &None, None));

    assert!(core.deletion_receipts().unwrap().is_empty());
    for task in tasks {
        core.confirm_task(task.id, test()).unwrap();
    }
    let receipts = core.deletion_receipts().unwrap();
    let receipt = DeletionReceipt::read(receipts.first().unwrap().as_bytes()).unwrap();
    assert_eq!((receipts.len(), receipt.outcome), (1, DeletionOutcome::Completed));
}

#[test]
fn a_timeline_crosses_with_the_date_and_the_source_of_each_mark() {
    let deletion =
        r#""deletion": { "appeal": { "days": 15 }, "authority": "server", "cancel_on": ["choice"] }, "facts":"#;
    let manifest = MANIFEST.replacen(r#""facts":"#, deletion, 1);
    let core =
        PlacetCore::open(None, manifest.into_bytes(), None, None, Some(Arc::new(Standing)), None, None, None).unwrap();

    let now = core.deletion_timeline(None).unwrap();
    let then = core.deletion_timeline(Some(START.parse().unwrap())).unwrap();

    assert_eq!(now, then);
    let ends = now.marks.iter().find(|it| it.kind == MarkKind::AppealEnds).unwrap();
    assert_eq!((ends.day.as_str(), ends.time.as_str(), ends.provisional), ("2024-06-17", "24:00", false));
    assert_eq!((ends.entry.as_deref(), ends.law.as_deref()), (Some("/deletion/appeal"), Some("Civil Code 201, 203")));
    assert_eq!((now.moved_over.as_slice(), now.working_days), (&["2024-06-16".to_owned()][..], 15));
    assert_eq!((now.zone.as_str(), now.zone_known, now.cancel_by.len()), ("Asia/Shanghai", true, 1));
}
