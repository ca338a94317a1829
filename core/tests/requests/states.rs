//! What each command does in each state, and what the dates become.

use std::collections::BTreeSet;
use std::sync::Arc;

use placet::calendar::WorkingDays;
use placet::event::{DueSource, RequestStep, Role};
use placet::manifest::{Owed, RightClock, RightKind};
use placet::policy::request::{Command, PORTABILITY_TESTS, RequestForm, RequestPhase};
use serde_json::json;

use crate::machine::{Machine, answer, complete, extend, from, id, refuse, test};

#[test]
fn r48_a_request_has_kind_role_time_due_date_and_id() {
    let status = Machine::new(from("access", "received")).submit(RightKind::Access).status();

    assert_eq!((status.id, status.kind, status.role), (id(), RightKind::Access, Role::Own));
    assert_eq!(status.received_at.to_string(), "2024-06-03T01:00:00.000Z");
    assert_eq!((status.days_left, status.overdue, status.source), (Some(10), false, DueSource::Declared));
    assert!(status.due_by.is_some_and(|it| !it.provisional));
}

#[test]
fn r49_the_day_of_receipt_is_not_counted_and_days_made_up_for_are() {
    let it = Machine::new(json!({})).at("2024-09-27T23:59:00+08:00").submit(RightKind::Access);

    assert_eq!(it.due().unwrap(), "2024-10-23");
    assert_eq!((it.status().source, it.status().owed), (DueSource::Statutory, Owed::Action));
}

#[test]
fn a_promise_beyond_the_law_is_held_to_the_law() {
    let rights = json!({ "access": { "due": { "working_days": 60 }, "from": "received", "owed": "reply" } });

    assert_eq!(Machine::new(rights).submit(RightKind::Access).due().unwrap(), "2024-06-25");
}

#[test]
fn r50_a_date_past_the_calendar_is_provisional_and_a_newer_calendar_never_moves_it_to_later() {
    let it = Machine::new(json!({})).at("2026-12-14T09:00:00+08:00").submit(RightKind::Access);
    assert!(it.status().due_by.unwrap().provisional);
    assert_eq!(it.due().unwrap(), "2027-01-04");

    for (off, on, due) in [("01-01/01-03", "", "2027-01-04"), ("05-01/05-03", "01-02", "2027-01-02")] {
        let mut it = it.clone();
        it.calendar = newer(off, on);
        assert_eq!(it.due().unwrap(), due, "whether or not anybody ticked");
        assert_eq!((it.tick(), it.tick()), (1, 0));
        assert_eq!((it.due().unwrap().as_str(), it.status().due_by.unwrap().provisional), (due, false));
    }
}

/// The calendar in use with the year after it.
fn newer(off: &str, on: &str) -> Arc<WorkingDays> {
    let list = |it: &str| if it.is_empty() { String::new() } else { format!("\"{it}\"") };
    let year = format!(",\n {{ \"year\": 2027, \"off\": [{}], \"on\": [{}] }}\n  ]\n", list(off), list(on));
    let file = include_str!("../../data/cn-working-days.json").replace("2025-11-04", "2026-12-20");
    let file = file.replace("\n  ]\n", &year);
    Arc::new(WorkingDays::built_in().replaced_by(file.as_bytes()).unwrap())
}

#[test]
fn r51_the_day_of_receipt_is_the_local_one() {
    // 23:30 UTC on a Friday is Saturday in China.
    let friday = Machine::new(json!({})).at("2024-05-31T23:30:00Z").submit(RightKind::Access);
    let saturday = Machine::new(json!({})).at("2024-06-01T12:00:00+08:00").submit(RightKind::Access);

    assert_eq!(friday.due(), saturday.due());
    assert_eq!(friday.due().unwrap(), "2024-06-24");
}

#[test]
fn a_clock_that_starts_with_the_identity_stands_until_then() {
    let it = Machine::new(from("access", "identity_verified")).submit_unknown(RightKind::Access);
    let status = it.status();
    assert_eq!((status.due_by, status.waits_for), (None, Some(RightClock::IdentityVerified)));

    let it = it.at("2024-08-01T09:00:00+08:00");
    assert!(!it.status().overdue, "the person's proof is not the operator's to give");

    assert_eq!(it.verify().due().unwrap(), "2024-08-15");
}

#[test]
fn of_two_clocks_the_earlier_end_holds() {
    let mut rights = from("access", "identity_verified");
    rights["access"]["latest_from_received"] = json!({ "working_days": 12 });
    let it = Machine::new(rights).submit_unknown(RightKind::Access);
    assert_eq!(it.due().unwrap(), "2024-06-20", "shown before the clock has started");

    let early = it.clone().at("2024-06-04T09:00:00+08:00").verify();
    let late = it.at("2024-06-18T09:00:00+08:00").verify();

    assert_eq!((early.due().unwrap().as_str(), late.due().unwrap().as_str()), ("2024-06-19", "2024-06-20"));
}

#[test]
fn a_check_starts_the_time_and_one_that_never_comes_is_overdue_from_receipt() {
    let it = Machine::new(from("complaint", "checked")).submit(RightKind::Complaint);
    assert_eq!((it.due(), it.status().waits_for), (None, Some(RightClock::Checked)));

    let checked = it.clone().at("2024-06-12T09:00:00+08:00").then(Command::Check(id(), test()));
    assert_eq!(checked.due().unwrap(), "2024-06-26");
    assert_eq!(checked.clone().run(Command::Check(id(), test())), Ok(0), "once is enough");

    let forgotten = it.at("2024-06-19T00:00:00+08:00");
    assert!(forgotten.status().overdue);
    assert!(forgotten.then(Command::Check(id(), test())).status().overdue, "late stays late");
}

#[test]
fn an_answer_on_the_last_day_is_in_time_and_a_second_later_is_not() {
    let it = Machine::new(from("access", "received")).submit(RightKind::Access);

    let in_time = it.clone().at("2024-06-18T23:59:59+08:00").then(answer());
    let late = it.at("2024-06-19T00:00:00+08:00").then(answer());

    assert_eq!((in_time.status().overdue, late.status().overdue), (false, true));
    assert!(late.then(complete()).status().overdue, "what came too late stays so");
}

#[test]
fn an_answer_is_not_enough_where_the_action_is_owed() {
    let it = Machine::new(json!({})).submit(RightKind::Copy).then(answer());
    assert_eq!(it.status().state, RequestPhase::InProgress);

    let it = it.then(complete());

    assert_eq!((it.status().state, it.status().due_by), (RequestPhase::Completed, None));
    let history: Vec<RequestStep> = it.status().history.iter().map(|it| it.what).collect();
    assert_eq!(history, [RequestStep::Received, RequestStep::Answered, RequestStep::Completed]);
}

#[test]
fn r52_a_refusal_has_its_reason_and_its_way_on() {
    let it = Machine::new(from("access", "received")).submit(RightKind::Access);
    assert_eq!(it.code(refuse("stability")), "ground_not_allowed", "a ground for collecting");
    assert_eq!(it.code(refuse("trouble")), "ground_not_allowed", "a ground that the law does not know");

    for reason in ["repeated", "malice"] {
        let refusal = it.clone().then(refuse(reason)).status().refusal.unwrap();
        assert_eq!((refusal.reason.as_str(), refusal.remedy.as_str()), (reason, "write_to_us"));
    }
}

#[test]
fn taking_consent_back_waits_for_nobody_and_is_refused_by_nobody() {
    let it = Machine::new(from("withdraw", "identity_verified")).submit_unknown(RightKind::Withdraw);

    assert_eq!((it.status().state, it.due().unwrap().as_str()), (RequestPhase::InProgress, "2024-06-18"));
    assert_eq!(it.code(refuse("malice")), "withdrawal_not_refusable");
}

#[test]
fn r53_the_identity_is_verified_by_data_that_is_held_already() {
    let it = Machine::new(json!({})).submit_unknown(RightKind::Access);
    let verify = |held: &[&str]| Command::VerifyIdentity {
        id: id(),
        by: BTreeSet::from(["phone".parse().unwrap()]),
        held: held.iter().map(|it| it.parse().unwrap()).collect(),
        evidence: test(),
    };

    assert_eq!(it.code(verify(&[])), "identity_asks_new_data");
    assert_eq!(it.code(verify(&["phone", "voice"])), "ok");
}

#[test]
fn whoever_could_not_be_verified_is_refused_for_that_and_nobody_else_is() {
    let unknown = Machine::new(json!({})).submit_unknown(RightKind::Access);
    let known = Machine::new(json!({})).submit(RightKind::Access);

    assert_eq!(
        (unknown.code(refuse("identity_not_proven")), known.code(refuse("identity_not_proven"))),
        ("ok", "ground_not_allowed")
    );
}

#[test]
fn r54_moving_data_elsewhere_fails_by_one_of_four_tests() {
    let it = Machine::new(from("portability", "received")).submit_unknown(RightKind::Portability);

    for test in PORTABILITY_TESTS {
        assert_eq!(it.clone().then(refuse(test)).status().refusal.unwrap().reason.as_str(), test);
    }
    assert_eq!(it.code(refuse("repeated")), "ground_not_allowed");
}

#[test]
fn next_of_kin_ask_for_four_things_and_show_first_who_they_are() {
    let form = |kind| RequestForm { role: Role::NextOfKin, ..RequestForm::of(kind) };
    let it = Machine::new(json!({}));

    for kind in [RightKind::Access, RightKind::Copy, RightKind::Rectify, RightKind::Erase] {
        let asked = it.clone().then(Command::Submit(id(), form(kind), test()));
        assert_eq!(asked.status().state, RequestPhase::IdentityPending);
    }
    for kind in [RightKind::Portability, RightKind::Withdraw, RightKind::Explain] {
        assert_eq!(it.code(Command::Submit(id(), form(kind), test())), "role_not_entitled");
    }
}

#[test]
fn more_time_is_given_once_with_a_notice_and_never_beyond_the_law() {
    let it = Machine::new(from("access", "received")).submit(RightKind::Access);
    let longer = it.clone().then(extend(5));
    assert_eq!((longer.due().unwrap().as_str(), longer.code(extend(5))), ("2024-06-25", "extension_not_allowed"));
    assert_eq!(it.clone().then(extend(90)).due().unwrap(), "2024-07-03", "thirty days from receipt");

    let unseen = Command::Extend(id(), 5, "many_files".parse().unwrap(), test());
    assert_eq!(it.code(unseen), "notice_required");
    assert_eq!(it.code(extend(0)), "extension_not_allowed");
    assert_eq!(it.at("2024-06-19T00:00:00+08:00").code(extend(5)), "extension_not_allowed", "it is late already");

    let erase = Machine::new(from("erase", "received")).submit(RightKind::Erase);
    assert_eq!(erase.clone().then(extend(90)).due().unwrap(), "2024-06-25", "fifteen working days (IDM 6.3)");
    let at_the_end = Machine::new(json!({})).submit(RightKind::Erase);
    assert_eq!(at_the_end.code(extend(1)), "extension_not_allowed");
}

#[test]
fn what_a_wrong_clock_dated_counts_from_the_time_that_was_told() {
    let it = Machine::new(json!({})).at("2099-01-05T09:00:00+08:00").submit(RightKind::Access);

    let mut it = it.told("2024-06-03T09:00:00+08:00");

    assert_eq!((it.due().unwrap().as_str(), it.status().overdue), ("2024-06-25", false));
    assert_eq!((it.tick(), it.tick()), (1, 0));
}

#[test]
fn a_told_time_that_is_not_before_the_receipt_moves_nothing() {
    let it = Machine::new(from("access", "received")).submit(RightKind::Access);
    for it in [it.clone(), it.then(extend(90))] {
        for moment in ["2024-06-03T09:00:00+08:00", "2024-06-04T09:00:00+08:00"] {
            assert_eq!(it.clone().told(moment).state.requests, it.state.requests, "{moment}");
        }
    }
}

#[test]
fn a_right_with_grounds_is_asked_for_on_one_of_them_and_one_without_on_none() {
    let mut rights = from("erase", "received");
    rights["erase"]["grounds"] = json!(["unlawful", "service_ended"]);
    let it = Machine::new(rights);
    let ask = |kind, ground: Option<&str>| {
        let ground = ground.map(|it| it.parse().unwrap());
        it.code(Command::Submit(id(), RequestForm { ground, ..RequestForm::of(kind) }, test()))
    };

    assert_eq!(ask(RightKind::Erase, Some("service_ended")), "ok");
    assert_eq!(ask(RightKind::Erase, Some("mood")), "not_declared");
    assert_eq!(ask(RightKind::Erase, None), "ground_required");
    assert_eq!(ask(RightKind::Access, None), "ok");
    assert_eq!(ask(RightKind::Access, Some("unlawful")), "not_declared");
}

#[test]
fn a_later_manifest_changes_no_promise() {
    let it = Machine::new(from("access", "received")).submit(RightKind::Access);
    let mut other = Machine::new(from("access", "identity_verified"));
    other.state = it.state.clone();

    assert_eq!((other.due(), other.status().waits_for), (it.due(), None));
}

#[test]
fn each_state_takes_its_own_commands_and_names_itself_to_the_others() {
    let pending = Machine::new(from("access", "received")).submit_unknown(RightKind::Access);
    let open = pending.clone().verify();
    let answered = open.clone().then(answer());
    let completed = open.clone().then(complete());
    let refused = open.clone().then(refuse("malice"));
    let (by, held) = <(BTreeSet<_>, BTreeSet<_>)>::default();
    let verify = || Command::VerifyIdentity { id: id(), by: by.clone(), held: held.clone(), evidence: test() };
    let check = || Command::Check(id(), test());

    let table = [pending, open, answered, completed, refused].map(|it| {
        [verify(), check(), answer(), complete(), refuse("malice"), extend(3)].map(|command| it.code(command))
    });

    let no = "request_state";
    assert_eq!(
        table,
        [
            ["ok", "ok", no, no, "ok", "ok"],
            [no, "ok", "ok", "ok", "ok", "ok"],
            [no, no, "ok", "ok", no, no],
            [no, no, no, no, no, no],
            [no, no, no, no, no, no],
        ]
    );
    let nobody = Machine::new(json!({}));
    assert_eq!(nobody.code(answer()), "no_such_request");
}
