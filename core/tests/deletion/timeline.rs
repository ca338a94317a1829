//! The timeline is what the machine says at each state, for every policy, in zones with and without a summer time.

use std::sync::Arc;

use placet::calendar::{Deadline, WorkingDays};
use placet::canonical::Hash;
use placet::clock::Timestamp;
use placet::engine::Place;
use placet::manifest::{CancelMeans, Deletion, DeletionAuthority, Manifest};
use placet::policy::deletion::{self, Command, DeletionPhase, MarkKind, ServerWord, Timeline};
use placet::policy::{Declared, Refusal};
use serde_json::{Value, json};

use crate::engine::{in_memory, submit as submit_through};
use crate::machine::{Machine, by_device, manifest, no_appeal, test, usual, with};
use crate::support::{EXAMPLE, FakeClock, open_with};

const POLICIES: [&str; 6] = ["coco", "example", "huajian", "keke", "mymusic", "onemusic"];

const ZONES: [&str; 6] =
    ["Asia/Shanghai", "Asia/Urumqi", "Europe/Berlin", "America/New_York", "UTC", "Australia/Sydney"];

/// Moments without an offset, each taken in every zone by its own clocks, as near as a whole hour.
const MOMENTS: [&str; 24] = [
    "2026-03-02T10:30:00", // nothing special
    "2026-03-02T00:00:00", // a day begins
    "2026-03-02T23:59:59", // a day ends
    "2024-02-13T23:59:59", // a leap day inside
    "2024-02-14T00:00:00", // fifteen days end on the leap day
    "2024-02-29T12:00:00", // submitted on it
    "2024-03-30T23:59:59", // the shortest day of Europe/Berlin is counted
    "2024-03-31T02:30:00", // in the hour that it leaves out
    "2024-10-26T23:59:59", // its longest is counted
    "2024-10-27T02:30:00", // in the hour that is there twice
    "2024-03-09T23:59:59", // the shortest day of America/New_York is counted
    "2024-03-10T02:30:00",
    "2024-11-02T23:59:59", // its longest is counted
    "2024-11-03T01:30:00",
    "2024-09-20T10:00:00", // ends within the National Day's week
    "2024-09-16T23:59:59", // ends on its first day
    "2024-09-27T09:00:00", // starts before it
    "2025-01-13T00:00:00", // ends on the first day of Spring Festival
    "2025-01-26T23:59:59", // submitted on a make-up Sunday
    "2026-02-01T12:00:00", // ends within Spring Festival
    "2026-02-13T12:00:00", // ends on a make-up Saturday
    "2026-09-16T00:00:00", // ends within the National Day's week of 2026
    "2026-12-17T08:00:00", // ends on the last day but one that is known
    "2026-12-28T08:00:00", // ends beyond the calendar
];

fn policy(app: &str) -> Value {
    let path = format!("{}/scenarios/{app}/manifest.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn machine(mut manifest: Value, zone: &str, submitted: Timestamp) -> Machine {
    manifest["app"]["zone"] = json!(zone);
    let bytes = manifest.to_string().into_bytes();
    let loaded = Manifest::load(&bytes).unwrap();
    let mut it = Machine::new(usual());
    it.declared = Arc::new(Declared::new(loaded, Hash::of(&[&bytes])));
    it.now = submitted;
    it
}

fn declared(it: &Machine) -> Deletion {
    it.declared.manifest.deletion.clone().unwrap()
}

/// Goes through everything that submitting needs, and submits.
fn submit(it: &mut Machine) -> Result<(), Refusal> {
    let deletion = declared(it);
    it.run(Command::Begin(test())).unwrap();
    for id in deletion.preconditions.keys() {
        it.run(Command::Satisfy(id.clone(), test())).unwrap();
    }
    for id in deletion.acknowledge.keys() {
        it.run(Command::Acknowledge(id.clone(), test())).unwrap();
    }
    for (id, options) in &*deletion.choices {
        it.run(Command::Choose(id.clone(), options[0], test())).unwrap();
    }
    it.run(Command::Submit(test()))
}

fn drawn(it: &Machine) -> Result<Timeline, Refusal> {
    let zone = &it.declared.manifest.app.zone;
    deletion::timeline(&declared(it), it.now, zone, &it.calendar)
}

fn deadline(it: &Timeline, kind: MarkKind) -> Option<Deadline> {
    it.mark(kind).map(|it| Deadline { at: it.at, provisional: it.provisional })
}

fn later(it: &Machine, at: Timestamp) -> Machine {
    let mut it = it.clone();
    it.now = at;
    it.tick();
    it
}

/// Each state of a deletion says what was drawn for it.
fn assert_is_the_machines(mut it: Machine, about: &str) {
    let drawn = drawn(&it);
    let submitted = submit(&mut it);
    let drawn = match (drawn, submitted) {
        (Err(drawn), Err(refused)) => return assert_eq!(drawn, refused, "{about}"),
        (drawn, submitted) => {
            submitted.unwrap();
            drawn.unwrap()
        }
    };
    let status = it.status();
    let due = deadline(&drawn, MarkKind::Due).unwrap();
    let counted = it.state.deletion.stage().unwrap().request().unwrap().due.unwrap();
    assert_eq!(status.submitted_at, drawn.mark(MarkKind::Submitted).map(|it| it.at), "{about}");
    assert_eq!(status.ends_at, deadline(&drawn, MarkKind::AppealEnds), "{about}");
    assert_eq!(status.ends_at.is_some(), drawn.appeal_days.is_some(), "{about}");
    assert_eq!((status.due_by, status.cancel_by), (Some(due), drawn.cancel_by.clone()), "{about}");
    assert_eq!(counted.from, drawn.mark(MarkKind::CountStarts).unwrap().at, "{about}");
    assert_eq!(counted.working_days, drawn.working_days, "{about}");
    if let Some(ends) = status.ends_at {
        assert_eq!(later(&it, ends.at.plus_millis(-1)).phase(), DeletionPhase::AppealPeriod, "{about}");
        let over = later(&it, ends.at);
        let executes = drawn.mark(MarkKind::Executes);
        let by = if executes.is_some() { DeletionPhase::Executing } else { DeletionPhase::AppealElapsed };
        assert_eq!((over.phase(), over.status().cancel_by), (by, Vec::new()), "{about}");
        assert!(executes.is_none_or(|it| it.at == ends.at), "{about}");
        it = over;
    } else {
        assert_eq!((it.phase(), drawn.mark(MarkKind::Executes)), (DeletionPhase::Submitted, None), "{about}");
    }
    let is_over = due.at <= it.now;
    assert!(is_over || !later(&it, due.at.plus_millis(-1)).status().overdue, "{about}");
    assert!(later(&it, due.at.max(it.now)).status().overdue, "{about}");
    let executing = it.then(Command::Observe(ServerWord::Executing { submitted: None }, test()));
    assert_eq!((executing.phase(), executing.status().due_by), (DeletionPhase::Executing, Some(due)), "{about}");
}

/// A moment by the clocks of a zone, as near as a whole hour: what matters is which day of it that is.
fn in_zone(zone: &str, moment: &str) -> Timestamp {
    let built_in = placet::calendar::Zone::or_utc(zone);
    let wanted = format!("{moment}+00:00").parse::<Timestamp>().unwrap();
    let shown = |at: Timestamp| {
        let it = built_in.moment(at).unwrap();
        format!("{}T{:02}:{:02}:{:02}", it.day, it.hour, it.minute, it.second)
    };
    let all = (-14..=14).map(|hours| wanted.plus_millis(hours * 3_600_000));
    all.into_iter().find(|it| shown(*it) == moment).unwrap_or(wanted)
}

fn at(it: &Machine, zone: &str, moment: &str) -> Machine {
    Machine { now: in_zone(zone, moment), ..it.clone() }
}

#[test]
fn every_state_of_every_policy_says_what_was_drawn_in_every_zone_and_at_every_edge() {
    for app in POLICIES {
        for zone in ZONES {
            let it = machine(policy(app), zone, Timestamp::EPOCH);
            for moment in MOMENTS {
                assert_is_the_machines(at(&it, zone, moment), &format!("{app} {zone} {moment}"));
            }
        }
    }
}

#[test]
fn every_shape_of_a_deletion_says_what_was_drawn() {
    let processing = |from: &str, days: u16| with(json!({ "processing": { "working_days": days, "from": from } }));
    let appeal = |days: u16, rest: &str| with(json!({ "appeal": { "days": days, "rest_day_end": rest } }));
    let shapes = [
        by_device(),
        no_appeal(),
        processing("appeal_ended", 15),
        processing("appeal_ended", 3),
        processing("identity_verified", 7),
        processing("submitted", 1),
        processing("submitted", 30),
        with(json!({ "processing": null, "cancel_on": ["choice", "interactive_login"] })),
        with(json!({ "appeal": "unspecified" })),
        appeal(1, "stay"),
        appeal(15, "stay"),
        appeal(30, "move_on"),
        appeal(365, "move_on"),
    ];
    for (index, shape) in shapes.into_iter().enumerate() {
        let manifest: Value = serde_json::from_str(&manifest(shape)).unwrap();
        for zone in ZONES {
            let it = machine(manifest.clone(), zone, Timestamp::EPOCH);
            for moment in MOMENTS {
                assert_is_the_machines(at(&it, zone, moment), &format!("shape {index} {zone} {moment}"));
            }
        }
    }
}

fn marks(deletion: Value, zone: &str, submitted: &str) -> Vec<String> {
    let manifest: Value = serde_json::from_str(&manifest(deletion)).unwrap();
    let it = drawn(&machine(manifest, zone, submitted.parse().unwrap())).unwrap();
    let provisional = |it: bool| if it { " provisional" } else { "" };
    it.marks.iter().map(|it| format!("{} {} {}{}", it.kind, it.day, it.time, provisional(it.provisional))).collect()
}

#[test]
fn a_holiday_week_moves_the_end_on_and_every_day_of_it_is_named() {
    let submitted = "2024-09-20T10:00:00+08:00";
    let manifest: Value = serde_json::from_str(&manifest(by_device())).unwrap();
    let it = drawn(&machine(manifest, "Asia/Shanghai", submitted.parse().unwrap())).unwrap();

    assert_eq!(
        marks(by_device(), "Asia/Shanghai", submitted),
        [
            "submitted 2024-09-20 10:00:00",
            "count_starts 2024-09-20 10:00:00",
            "rest_day 2024-10-05 24:00",
            "appeal_ends 2024-10-08 24:00",
            "executes 2024-10-08 24:00",
            "due 2024-10-16 24:00",
        ]
    );
    let days: Vec<String> = it.moved_over.iter().map(ToString::to_string).collect();
    assert_eq!(days, ["2024-10-05", "2024-10-06", "2024-10-07"]);
    assert_eq!(
        (it.authority, it.cancel_by.as_slice()),
        (DeletionAuthority::Device, &[CancelMeans::InteractiveLogin][..])
    );
    let sources: Vec<_> =
        it.marks.iter().map(|it| (it.source.entry.unwrap_or(""), it.source.law.unwrap_or(""))).collect();
    assert_eq!(
        sources,
        [
            ("/deletion", "PIPL 47"),
            ("/deletion/processing", "Civil Code 201"),
            ("/deletion/appeal", "Civil Code 203"),
            ("/deletion/appeal", "Civil Code 201, 203"),
            ("/deletion/authority", "PIPL 47"),
            ("/deletion/processing", "IDM 6.3"),
        ]
    );
}

#[test]
fn a_second_of_midnight_is_a_day_of_the_appeal() {
    let end = |submitted: &str| marks(usual(), "Asia/Shanghai", submitted)[2].clone();

    assert_eq!(end("2026-03-02T23:59:59+08:00"), "appeal_ends 2026-03-17 24:00");
    assert_eq!(end("2026-03-03T00:00:00+08:00"), "appeal_ends 2026-03-18 24:00");
    assert_eq!(end("2024-02-13T23:59:59+08:00"), "appeal_ends 2024-02-28 24:00");
    assert_eq!(end("2024-02-14T00:00:00+08:00"), "appeal_ends 2024-02-29 24:00");
}

#[test]
fn an_appeal_is_never_shorter_than_its_days_where_the_clocks_are_put_forward() {
    let end = |submitted: &str| {
        let stay = with(json!({ "appeal": { "days": 15, "rest_day_end": "stay" } }));
        marks(stay, "Europe/Berlin", submitted)[2].clone()
    };

    assert_eq!(end("2024-03-30T23:59:59+01:00"), "appeal_ends 2024-04-15 00:59:59");
    assert_eq!(end("2024-03-30T22:59:59+01:00"), "appeal_ends 2024-04-14 24:00");
    assert_eq!(end("2024-10-26T23:59:59+02:00"), "appeal_ends 2024-11-10 24:00");
}

#[test]
fn beyond_the_calendar_what_hangs_on_it_is_provisional_and_nothing_else() {
    assert_eq!(
        marks(usual(), "Asia/Shanghai", "2026-12-14T10:00:00+08:00"),
        [
            "submitted 2026-12-14 10:00:00",
            "count_starts 2026-12-14 10:00:00",
            "appeal_ends 2026-12-29 24:00",
            "due 2027-01-04 24:00 provisional",
        ]
    );
    let after = with(json!({ "processing": { "working_days": 2, "from": "appeal_ended" } }));
    assert_eq!(
        marks(after, "Asia/Shanghai", "2026-12-18T10:00:00+08:00"),
        [
            "submitted 2026-12-18 10:00:00",
            "rest_day 2027-01-02 24:00 provisional",
            "count_starts 2027-01-04 23:59:59 provisional",
            "appeal_ends 2027-01-04 24:00 provisional",
            "due 2027-01-06 24:00 provisional",
        ]
    );
}

#[test]
fn a_timeline_is_provisional_where_one_of_its_marks_is() {
    let manifest: Value = serde_json::from_str(&manifest(usual())).unwrap();
    let of = |submitted: &str| drawn(&machine(manifest.clone(), "Asia/Shanghai", submitted.parse().unwrap())).unwrap();

    assert!(of("2026-12-14T10:00:00+08:00").is_provisional());
    assert!(!of("2026-03-02T10:30:00+08:00").is_provisional());
}

#[test]
fn what_a_text_leaves_open_is_refused_as_submitting_is() {
    let it = machine(policy("onemusic"), "Asia/Shanghai", "2026-03-02T10:30:00+08:00".parse().unwrap());

    assert_eq!(drawn(&it).unwrap_err().code.code(), "appeal_unspecified");
    assert_eq!(drawn(&it).unwrap_err().about, "deletion");
}

#[test]
fn a_zone_without_a_rule_is_said_and_its_days_are_written_in_utc() {
    let manifest: Value = serde_json::from_str(&manifest(usual())).unwrap();
    let it = drawn(&machine(manifest, "Australia/Sydney", "2026-03-02T10:30:00+11:00".parse().unwrap())).unwrap();

    assert!(!it.is_zone_known && it.zone.is_utc());
    assert!(WorkingDays::built_in().knows("2026-03-02".parse().unwrap()) && !it.is_provisional());
}

#[test]
fn an_app_asks_for_the_timeline_before_it_submits_and_gets_what_submitting_gives() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock, usual());
    let now = placet.deletion_timeline(None).unwrap();
    let tomorrow = placet.deletion_timeline(Some("2024-06-02T09:00:00+08:00".parse().unwrap())).unwrap();

    submit_through(&placet);

    let status = placet.deletion_status().unwrap();
    assert_eq!((status.ends_at, status.due_by), (deadline(&now, MarkKind::AppealEnds), deadline(&now, MarkKind::Due)));
    assert_ne!(now, tomorrow);
    let silent = in_memory(&clock, with(json!({ "appeal": "unspecified" })));
    assert_eq!(silent.deletion_timeline(None).unwrap_err().code(), "appeal_unspecified");
    let without = open_with(Place::Memory, EXAMPLE, &clock, None);
    assert_eq!(without.deletion_timeline(None).unwrap_err().code(), "not_declared");
}
