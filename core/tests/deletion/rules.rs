//! The rules of the law on deletion, one test each, named by its number: what of each is the device's.

use placet::Placet;
use placet::event::{Event, TaskId};
use placet::id::DataId;
use placet::manifest::CancelMeans;
use placet::policy::deletion::{DeletionPhase, ServerWord};
use placet::policy::obligation::Because;
use placet::policy::{AgeBand, ConsentStatus, SystemPermission};

use crate::engine::{confirm_all, in_memory, open, phase, submit};
use crate::machine::{by_device, no_appeal, noticed, usual};
use crate::support::{FakeClock, accept, enter, grant, reason, speak, test, verify_name, voice_room, withdraw};

/// Everything agreed to that can be, and allowed by the system.
fn agree(placet: &Placet) {
    voice_room(placet);
    for purpose in ["room_entry", "nearby"] {
        grant(placet, purpose);
    }
    placet.grant_separately(&"face_check".parse().unwrap(), test()).unwrap();
    for (feature, permission) in [("nearby", "location"), ("real_name", "camera"), ("room_paste", "clipboard")] {
        let session = enter(placet, feature);
        placet.answer(session, &permission.parse().unwrap(), SystemPermission::Granted, test()).unwrap();
    }
}

/// What is allowed where its feature was just entered.
fn allowed(placet: &Placet) -> Vec<String> {
    let uses = placet.manifest().uses().map(|(it, _)| it);
    let open = uses.filter(|it| {
        let by = placet.manifest().features[&it.feature].opens_by[0];
        let session = placet.enter(&it.feature, by).unwrap();
        let answer = placet.check(session, it).is_allowed();
        placet.close_session(session);
        answer
    });
    open.map(|it| it.to_string()).collect()
}

fn confirm(placet: &Placet, task: &str) {
    placet.confirm_task(&task.parse().unwrap(), test()).unwrap();
}

/// What is to be erased because consent ended, and not because its term does.
fn owed_at_once(placet: &Placet) -> Vec<DataId> {
    let owed = placet.obligations().unwrap().into_iter();
    owed.filter(|it| it.why == Because::PurposeEnded).filter_map(|it| it.data).collect()
}

#[test]
fn r12_what_was_kept_on_consent_alone_is_to_be_erased_once_that_is_withdrawn() {
    let placet = in_memory(&FakeClock::new(), usual());
    agree(&placet);
    let room = enter(&placet, "voice_room");
    assert_eq!(reason(&placet.take(room, &speak(), None)), "allowed");
    assert!(owed_at_once(&placet).is_empty());

    let report = withdraw(&placet, "voice_chat");

    let owed = owed_at_once(&placet);
    assert_eq!(owed, ["voice".parse().unwrap()], "without a request");
    assert_eq!(report.to_erase.iter().map(|it| it.data.clone()).collect::<Vec<_>>(), owed);
}

#[test]
fn r56_while_the_appeal_runs_nothing_optional_and_no_sdk_is_on() {
    let placet = in_memory(&FakeClock::new(), usual());
    agree(&placet);
    let before = allowed(&placet);
    assert!(before.len() > 4, "{before:?}");

    submit(&placet);

    assert_eq!(allowed(&placet), ["login.sign_in"], "what the person needs to cancel, and nothing else");
    for recipient in placet.manifest().recipients.keys() {
        assert!(!placet.check_start(recipient).is_allowed(), "{recipient}");
    }
    placet.deletion_cancel(CancelMeans::InteractiveLogin, noticed()).unwrap();
    assert_eq!(allowed(&placet), before, "every consent is as it was");
}

#[test]
fn r57_a_token_that_renews_itself_cancels_nothing_and_a_login_with_its_notice_does() {
    let placet = in_memory(&FakeClock::new(), usual());
    placet.sign_in("13800000000").unwrap();
    agree(&placet);
    submit(&placet);
    let shown = placet.deletion_status().unwrap();

    placet.sign_in("13800000000").unwrap();
    let login = enter(&placet, "login");
    assert_eq!(reason(&placet.take(login, &"login.sign_in".parse().unwrap(), None)), "allowed");
    placet.sign_out().unwrap();
    placet.sign_in("13800000000").unwrap();
    let silent = placet.deletion_cancel(CancelMeans::InteractiveLogin, test());

    assert_eq!(silent.map_err(|it| it.code()), Err("notice_required"));
    assert_eq!(placet.deletion_status().unwrap(), shown);
    placet.deletion_cancel(CancelMeans::InteractiveLogin, noticed()).unwrap();
    assert_eq!(phase(&placet), DeletionPhase::Active);
}

#[test]
fn r58_an_appeal_that_ended_offline_is_carried_out_and_wiped_before_anything_is_collected() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open(folder.path(), &clock, by_device());
    agree(&placet);
    submit(&placet);
    placet.close();
    clock.wait(24 * 20);

    let placet = open(folder.path(), &clock, by_device());

    assert_eq!(phase(&placet), DeletionPhase::Executing, "without a tick and without the network");
    assert_eq!(allowed(&placet), [""; 0]);
    assert!(placet.deletion_tasks().unwrap().iter().any(|(id, it)| *id == TaskId::Local && it.done.is_none()));
    confirm(&placet, "local");
    assert_eq!(allowed(&placet), [""; 0], "wiped, and still closed");
    for (task, _) in placet.deletion_tasks().unwrap().iter().filter(|(id, _)| *id != TaskId::Local) {
        assert_eq!(phase(&placet), DeletionPhase::Executing);
        placet.confirm_task(task, test()).unwrap();
    }
    assert_eq!(phase(&placet), DeletionPhase::Active);
    assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::NotDetermined));
}

#[test]
fn r59_a_clock_that_is_set_back_neither_lengthens_nor_ends_an_appeal() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open(folder.path(), &clock, by_device());
    accept(&placet);
    submit(&placet);
    let ends = placet.deletion_status().unwrap().ends_at;
    clock.wait(24 * 10);
    clock.set_wall("2024-01-01T09:00:00+08:00");
    placet.tick().unwrap();
    drop(placet);
    let placet = open(folder.path(), &clock, by_device());
    assert_eq!((phase(&placet), placet.deletion_status().unwrap().ends_at), (DeletionPhase::AppealPeriod, ends));

    clock.wait(24 * 6 + 14);
    assert_eq!(phase(&placet), DeletionPhase::AppealPeriod, "an hour before the end");
    clock.wait(1);

    assert_eq!(phase(&placet), DeletionPhase::Executing, "the running clock goes on from where time stood");
}

#[test]
fn r60_a_deletion_is_complete_with_the_servers_part_and_the_devices_own_and_with_neither_alone() {
    let carried_out = || {
        let placet = in_memory(&FakeClock::new(), no_appeal());
        accept(&placet);
        submit(&placet);
        placet.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap();
        placet
    };
    let device_first = carried_out();
    confirm(&device_first, "local");
    assert_eq!(phase(&device_first), DeletionPhase::Executing);
    device_first.deletion_observe(ServerWord::Completed { submitted: None }, test()).unwrap();
    assert_eq!(phase(&device_first), DeletionPhase::Active);

    let server_first = carried_out();
    server_first.deletion_observe(ServerWord::Completed { submitted: None }, test()).unwrap();
    assert_eq!(phase(&server_first), DeletionPhase::Executing);
    confirm(&server_first, "local");
    assert_eq!(phase(&server_first), DeletionPhase::Active);
}

#[test]
fn r61_a_hold_has_its_ground_notice_and_day_and_lifting_one_behind_the_end_starts_execution() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock, by_device());
    accept(&placet);
    submit(&placet);
    let (ground, review) = ("dispute".parse().unwrap(), "2024-06-20T09:00:00+08:00".parse().unwrap());
    let silent = placet.deletion_hold(&ground, review, test());
    assert_eq!(silent.map_err(|it| it.code()), Err("notice_required"));
    let past = placet.deletion_hold(&ground, "2024-06-01T09:00:00+08:00".parse().unwrap(), noticed());
    assert_eq!(past.map_err(|it| it.code()), Err("already_past"));

    let held = placet.deletion_hold(&ground, review, noticed()).unwrap().status.hold.unwrap();
    assert_eq!((held.ground, held.review, held.was), (ground, review, DeletionPhase::AppealPeriod));
    clock.wait(24 * 30);
    placet.tick().unwrap();
    assert_eq!(phase(&placet), DeletionPhase::Held, "nothing is carried out under a hold");
    assert!(placet.deletion_tasks().unwrap().is_empty());

    assert_eq!(placet.deletion_lift(test()).unwrap().status.state, DeletionPhase::Executing);
}

#[test]
fn r62_the_same_phone_after_a_deletion_is_a_new_subject_with_nothing_of_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open(folder.path(), &clock, no_appeal());
    let old = placet.sign_in("13800000000").unwrap().subject;
    agree(&placet);
    assert_eq!(reason(&placet.take(enter(&placet, "voice_room"), &speak(), None)), "allowed");
    submit(&placet);
    placet.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap();
    confirm_all(&placet);

    for placet in [&placet, &open(folder.path(), &clock, no_appeal())] {
        let anew = placet.sign_in("13800000000").unwrap();
        assert_ne!(anew.subject, old);
        assert!(anew.merged.is_empty() && placet.usage().unwrap().is_empty());
        assert_eq!(placet.age_band(), Ok(AgeBand::Unknown));
        for purpose in placet.manifest().purposes.keys() {
            assert_eq!(placet.status(purpose), Ok(ConsentStatus::NotDetermined), "{purpose}");
        }
        assert_eq!(allowed(placet), [""; 0]);
        assert!(placet.deletion_cancel(CancelMeans::Choice, noticed()).is_err(), "a late login revives nothing");
        placet.verify().unwrap();
    }
}

#[test]
fn r63_every_recipient_that_was_declared_to_get_something_is_told_and_what_came_of_it_is_kept() {
    let placet = in_memory(&FakeClock::new(), no_appeal());
    agree(&placet);
    verify_name(&placet);
    submit(&placet);
    placet.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap();
    let told = |it: &TaskId| matches!(it, TaskId::Recipient(_));
    let notices: Vec<_> = placet.deletion_tasks().unwrap().into_iter().filter(|(id, _)| told(id)).collect();
    let recipients: Vec<String> = placet.manifest().recipients.keys().map(|id| format!("recipient.{id}")).collect();
    assert_eq!(notices.iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>(), recipients);
    assert!(notices.iter().all(|(_, it)| it.work.code() == "notify" && it.done.is_none()));

    for (id, _) in &notices {
        placet.confirm_task(id, noticed()).unwrap();
    }

    let kept = placet.entries().unwrap().into_iter().filter_map(|(_, _, it)| match it.event {
        Event::DeletionTaskDone { task, proof } if told(&task) => Some((task, proof.prompt)),
        _ => None,
    });
    let expected: Vec<_> = notices.into_iter().map(|(id, _)| (id, noticed().prompt)).collect();
    assert_eq!(kept.collect::<Vec<_>>(), expected);
}
