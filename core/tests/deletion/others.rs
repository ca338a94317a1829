//! Time runs for whoever is not the current subject too: a deletion comes to its end while somebody else is signed in, and
//! what it asks for can be done meanwhile.

use std::collections::BTreeSet;
use std::sync::Arc;

use placet::Placet;
use placet::clock::Timestamp;
use placet::engine::Place;
use placet::event::{Event, TimeSource};
use placet::id::SubjectRef;
use placet::manifest::RightKind;
use placet::policy::deletion::DeletionPhase;
use placet::policy::obligation::{Because, ObligationId};
use placet::policy::request::RequestForm;
use placet::policy::{SessionState, SubjectStanding};
use rusqlite::Connection;

use crate::engine::{in_memory, open, phase, submit};
use crate::machine::{by_device, manifest, usual};
use crate::support::{FakeClock, Heard, grant, open_with, reason, speak, test, voice_room, withdraw};

const DAY: i64 = 24;

/// Li submits a deletion and Wang signs in; returns Li's subject.
fn li_leaves(placet: &Placet) -> SubjectRef {
    let li = placet.sign_in("li").unwrap().subject;
    submit(placet);
    placet.sign_in("wang").unwrap();
    li
}

/// When the deletion of the current subject began to be carried out.
fn executing_since(placet: &Placet) -> Option<Timestamp> {
    let entries = placet.entries().unwrap();
    entries.iter().find(|it| matches!(it.2.event, Event::DeletionExecuting { .. })).map(|it| it.2.at)
}

fn owed_elsewhere(placet: &Placet) -> Vec<(SubjectRef, ObligationId)> {
    placet.obligations_of_others().unwrap().into_iter().map(|(subject, it)| (subject, it.id)).collect()
}

#[test]
fn an_appeal_ends_at_its_day_and_is_carried_out_while_somebody_else_is_signed_in() {
    let clock = FakeClock::new();
    let heard = Arc::new(Heard::default());
    let placet = open_with(Place::Memory, &manifest(by_device()), &clock, Some(heard.clone()));
    placet.sign_in("li").unwrap();
    submit(&placet);
    let ends = placet.deletion_status().unwrap().ends_at.unwrap().at;
    let li = placet.subjects().unwrap().into_iter().find(|it| it.is_current).unwrap().subject;
    placet.sign_in("wang").unwrap();
    assert_eq!(placet.next_due().unwrap(), Some(ends), "the timer wakes for it");
    assert_eq!(owed_elsewhere(&placet), []);
    heard.0.lock().unwrap().clear();

    clock.wait(DAY * 17);
    placet.tick().unwrap();

    let owed = placet.obligations_of_others().unwrap();
    assert!(owed.iter().all(|(subject, it)| *subject == li && it.why == Because::Deletion && it.due_by.is_some()));
    assert!(owed.iter().any(|(_, it)| it.id == "deletion.data.voice".parse().unwrap()));
    assert_eq!(*heard.0.lock().unwrap(), ["Obligations", "Deletion"]);
    assert_eq!((phase(&placet), placet.obligations().unwrap()), (DeletionPhase::Active, Vec::new()), "not Wang's");
    let carried_out = "2024-06-18T09:00:00+08:00".parse().unwrap();
    clock.wait(DAY * 5);
    placet.sign_in("li").unwrap();
    assert_eq!(executing_since(&placet), Some(carried_out), "its date is not that of coming back");
    placet.verify().unwrap();
}

#[test]
fn a_server_decides_on_a_deletion_whose_appeal_ended_meanwhile() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock, usual());
    li_leaves(&placet);
    clock.wait(DAY * 17);
    placet.tick().unwrap();
    clock.wait(DAY);

    placet.sign_in("li").unwrap();

    let entries = placet.entries().unwrap();
    let elapsed = entries.iter().find(|it| it.2.event == Event::AppealElapsed {}).unwrap();
    assert_eq!(elapsed.2.at, "2024-06-18T09:00:00+08:00".parse().unwrap());
    assert_eq!(phase(&placet), DeletionPhase::AppealElapsed);
}

#[test]
fn the_last_task_erases_an_account_and_signs_nobody_out() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open(folder.path(), &clock, by_device());
    let other = open(folder.path(), &clock, by_device());
    let li = li_leaves(&placet);
    clock.wait(DAY * 17);
    placet.tick().unwrap();
    let owed = owed_elsewhere(&other);
    assert_eq!(owed, owed_elsewhere(&placet), "every process lists it");
    let room = voice_room(&placet);

    for (subject, id) in &owed {
        other.confirm_of(subject, id, test()).unwrap();
        if *id != owed.last().unwrap().1 {
            other.confirm_of(subject, id, test()).unwrap();
        }
    }

    assert_eq!(placet.session_state(room), SessionState::Open, "whoever is signed in stays so");
    assert_eq!(reason(&placet.check(room, &speak())), "allowed");
    let standings: Vec<_> = placet.subjects().unwrap().into_iter().map(|it| (it.standing, it.is_current)).collect();
    let expected =
        [(SubjectStanding::Merged, false), (SubjectStanding::Erased, false), (SubjectStanding::Account, true)];
    assert_eq!(standings, expected);
    assert_eq!((placet.erasures().unwrap(), owed_elsewhere(&placet)), (Vec::new(), Vec::new()));
    assert_eq!(placet.deletion_receipts().unwrap().len(), 1);
    let again = other.confirm_of(&li, &owed[0].1, test());
    assert_eq!(again.map_err(|it| it.code()), Err("no_such_obligation"), "its chain has ended");
    assert!(open(folder.path(), &clock, by_device()).sign_in("li").unwrap().is_new);
    placet.verify().unwrap();
}

#[test]
fn what_is_confirmed_for_an_account_that_is_signed_out_counts_once_and_is_there_when_it_comes_back() {
    let placet = in_memory(&FakeClock::new(), usual());
    let li = placet.sign_in("li").unwrap().subject;
    voice_room(&placet);
    let request = placet.submit_request(RequestForm::of(RightKind::Access), test()).unwrap().status.id;
    withdraw(&placet, "voice_chat");
    placet.sign_out().unwrap();
    let owed: BTreeSet<_> = owed_elsewhere(&placet).into_iter().collect();
    let expected = [ObligationId::Ended(0), ObligationId::Request(request)].map(|it| (li.clone(), it));
    assert_eq!(owed, expected.into());

    for (subject, id) in &owed {
        placet.confirm_of(subject, id, test()).unwrap();
        placet.confirm_of(subject, id, test()).unwrap();
    }

    assert_eq!(owed_elsewhere(&placet), []);
    let unknown = placet.confirm_of(&li, &"ended.7".parse().unwrap(), test());
    assert_eq!(unknown.map_err(|it| it.code()), Err("no_such_obligation"));
    placet.sign_in("li").unwrap();
    assert_eq!(placet.obligations().unwrap(), Vec::new());
    placet.confirm_of(&li, &"ended.0".parse().unwrap(), test()).unwrap();
    placet.verify().unwrap();
}

#[test]
fn what_is_owed_is_listed_in_the_order_in_which_its_subjects_began() {
    let placet = in_memory(&FakeClock::new(), usual());
    let names = ["li", "wang", "zhao", "qian", "sun", "zhou"];
    let mut began = Vec::new();
    for name in names {
        began.push(placet.sign_in(name).unwrap().subject);
        placet.submit_request(RequestForm::of(RightKind::Access), test()).unwrap();
    }
    for name in names.into_iter().rev() {
        placet.sign_in(name).unwrap();
    }
    placet.sign_out().unwrap();

    let listed: Vec<SubjectRef> = owed_elsewhere(&placet).into_iter().map(|it| it.0).collect();

    assert_eq!(listed, began);
}

#[test]
fn a_consent_that_runs_out_while_its_account_is_signed_out_leaves_what_it_kept_owed_from_then_on() {
    let clock = FakeClock::new();
    let placet = in_memory(&clock, usual());
    let li = placet.sign_in("li").unwrap().subject;
    voice_room(&placet);
    grant(&placet, "nearby");
    placet.sign_out().unwrap();
    assert_eq!(placet.next_due().unwrap(), Some("2024-07-01T09:00:00+08:00".parse().unwrap()));

    clock.wait(DAY * 31);
    placet.tick().unwrap();

    let owed = placet.obligations_of_others().unwrap();
    let data: BTreeSet<_> = owed.iter().filter_map(|(_, it)| Some(it.data.as_ref()?.as_str())).collect();
    assert_eq!(data, ["location_coarse", "location_precise"].into());
    assert!(owed.iter().all(|(subject, it)| *subject == li && it.why == Because::PurposeEnded));
}

#[test]
fn an_appeal_that_began_in_2099_ends_in_its_days_from_the_told_time_on_though_somebody_else_is_signed_in() {
    let clock = FakeClock::new();
    clock.set_wall("2099-01-01T00:00:00+08:00");
    let placet = in_memory(&clock, by_device());
    li_leaves(&placet);

    placet.observe_time("2024-06-01T09:00:00+08:00".parse().unwrap(), TimeSource::Server).unwrap();
    let next = placet.next_due().unwrap().unwrap();
    clock.wait(DAY * 18);
    placet.tick().unwrap();

    assert!(next < "2024-06-19T00:00:00+08:00".parse().unwrap(), "{next}");
    assert!(!owed_elsewhere(&placet).is_empty());
    placet.verify().unwrap();
}

#[test]
fn a_store_that_does_not_say_who_the_others_are_is_looked_through_once() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open(folder.path(), &clock, by_device());
    li_leaves(&placet);
    placet.close();
    let database = Connection::open(folder.path().join("placet.db")).unwrap();
    assert_eq!(database.execute("DELETE FROM meta WHERE key = 'others'", []).unwrap(), 1);
    drop(database);

    let placet = open(folder.path(), &clock, by_device());
    clock.wait(DAY * 17);
    placet.tick().unwrap();

    assert!(!owed_elsewhere(&placet).is_empty());
}

#[test]
fn damage_in_the_chain_of_somebody_else_keeps_nobody_from_deciding() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open(folder.path(), &clock, by_device());
    let li = li_leaves(&placet);
    placet.close();
    let database = Connection::open(folder.path().join("placet.db")).unwrap();
    let of_li = "UPDATE entry SET hash = zeroblob(32) WHERE chain = (SELECT id FROM chain WHERE name = ?1)";
    let damaged = database.execute(of_li, [li.as_str()]).unwrap();
    assert!(damaged > 0);
    drop(database);

    let placet = open(folder.path(), &clock, by_device());
    clock.wait(DAY * 17);
    voice_room(&placet);

    assert_eq!(owed_elsewhere(&placet), []);
    assert_eq!(placet.verify().map_err(|it| it.code()), Err("tampered"));
}
