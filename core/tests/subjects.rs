//! Who is signed in: what a guest brings into an account, what stays apart, and what every process knows of it.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "support/bytes.rs"]
mod bytes;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::path::Path;

use bytes::found_in;
use placet::Placet;
use placet::engine::Health;
use placet::event::{ConsentDecision, Event, TimeSource};
use placet::policy::{
    AgeBand, ConsentStatus, DocumentStatus, EndReason, SessionState, SubjectStanding, SystemPermission, Unavailability,
};
use support::*;

const PHONE: &str = "+86 138 0013 8000";

fn deny(placet: &Placet, purpose: &str) {
    placet.change(test(), vec![(purpose.parse().unwrap(), ConsentDecision::Denied)]).unwrap();
}

fn status(placet: &Placet, purpose: &str) -> ConsentStatus {
    placet.status(&purpose.parse().unwrap()).unwrap()
}

fn policy(placet: &Placet) -> DocumentStatus {
    placet.document_status(&"privacy_policy".parse().unwrap()).unwrap()
}

fn standings(placet: &Placet) -> Vec<(&'static str, bool)> {
    placet.subjects().unwrap().iter().map(|it| (it.standing.code(), it.is_current)).collect()
}

fn open(folder: &Path) -> Placet {
    open_at(folder, &FakeClock::new())
}

#[test]
fn a_guest_who_signs_in_goes_on_with_what_was_decided() {
    let placet = open_in_memory(&FakeClock::new());
    let room = voice_room(&placet);
    placet.take(room, &speak(), None);
    deny(&placet, "nearby");
    let text = placet.keep_text("why not").unwrap();
    let guest = placet.subjects().unwrap()[0].subject.clone();

    let signed_in = placet.sign_in(PHONE).unwrap();

    assert!(signed_in.is_new);
    assert_eq!(policy(&placet), DocumentStatus::Accepted);
    assert_eq!(
        (status(&placet, "voice_chat"), status(&placet, "nearby")),
        (ConsentStatus::Granted, ConsentStatus::Denied)
    );
    assert_eq!(placet.age_band(), Ok(AgeBand::Adult));
    assert_eq!(placet.usage().unwrap()[0].count, 1, "what was used goes with the person");
    assert_eq!(placet.text(&text), Ok(Some("why not".to_owned())));
    assert_eq!(standings(&placet), [("merged", false), ("account", true)]);
    let merged = placet.entries().unwrap().into_iter().find_map(|(_, _, entry)| match entry.event {
        Event::SubjectMerged { from, changed } => Some((from, changed)),
        _ => None,
    });
    let (from, changed) = merged.unwrap();
    assert_eq!(from.chain, guest.as_str(), "the evidence stays where it was given, and is named");
    assert!(placet.holds(&[from]).unwrap());
    assert_eq!(changed, signed_in.merged);
    assert_eq!(changed.consents.iter().map(|it| it.purpose.as_str()).collect::<Vec<_>>(), ["nearby", "voice_chat"]);
    placet.verify().unwrap();
}

#[test]
fn a_fact_is_about_the_account_and_a_guests_makes_none_hold() {
    let placet = open_in_memory(&FakeClock::new());
    let fact = "real_name_verified".parse().unwrap();
    verify_name(&placet);
    placet.sign_in(PHONE).unwrap();
    assert_eq!(placet.fact(&fact), Ok(false));
    verify_name(&placet);
    placet.sign_out().unwrap();
    placet.set_fact(&fact, false, None, test()).unwrap();

    placet.sign_in(PHONE).unwrap();

    assert_eq!(placet.fact(&fact), Ok(false), "what the guest lost is lost");
}

#[test]
fn the_accounts_refusal_is_not_lifted_by_a_guests_grant_however_new() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    placet.sign_in(PHONE).unwrap();
    accept(&placet);
    deny(&placet, "voice_chat");
    placet.sign_out().unwrap();
    clock.wait(1);
    accept(&placet);
    grant(&placet, "voice_chat");
    grant(&placet, "nearby");

    placet.sign_in(PHONE).unwrap();

    assert_eq!(
        (status(&placet, "voice_chat"), status(&placet, "nearby")),
        (ConsentStatus::Denied, ConsentStatus::Granted)
    );
    grant(&placet, "voice_chat");
    assert_eq!(status(&placet, "voice_chat"), ConsentStatus::Granted, "the person may decide anew");
}

#[test]
fn the_guests_refusals_end_what_the_account_had_granted_and_leave_it_owed() {
    let placet = open_in_memory(&FakeClock::new());
    placet.sign_in(PHONE).unwrap();
    accept(&placet);
    grant(&placet, "voice_chat");
    placet.sign_out().unwrap();
    accept(&placet);
    deny(&placet, "voice_chat");

    let signed_in = placet.sign_in(PHONE).unwrap();

    assert_eq!(status(&placet, "voice_chat"), ConsentStatus::Denied);
    let owed: Vec<_> = signed_in.report.to_erase.iter().map(|it| it.data.as_str()).collect();
    assert_eq!(owed, ["voice"]);
    let listed: Vec<_> = placet.obligations().unwrap().into_iter().map(|it| it.id.to_string()).collect();
    assert_eq!(listed, signed_in.report.to_erase.iter().map(|it| format!("ended.{}", it.id)).collect::<Vec<_>>());
}

#[test]
fn what_the_guest_was_owed_is_owed_to_the_account_under_numbers_of_its_own() {
    let placet = open_in_memory(&FakeClock::new());
    let owe = |purpose: &str| {
        accept(&placet);
        grant(&placet, purpose);
        withdraw(&placet, purpose);
    };
    placet.sign_in(PHONE).unwrap();
    owe("voice_chat");
    placet.sign_out().unwrap();
    owe("nearby");

    placet.sign_in(PHONE).unwrap();

    let owed = placet.obligations().unwrap();
    let data: Vec<_> = owed.iter().map(|it| (it.id.to_string(), it.data.clone().unwrap().to_string())).collect();
    let expected = [("ended.0", "voice"), ("ended.1", "location_coarse"), ("ended.2", "location_precise")];
    assert_eq!(data, expected.map(|(id, data)| (id.to_owned(), data.to_owned())));
    placet.confirm(&"ended.2".parse().unwrap(), test()).unwrap();
}

#[test]
fn the_younger_age_that_was_known_counts() {
    for (guest, account, merged) in [
        (AgeBand::Adult, AgeBand::Under18, AgeBand::Under18),
        (AgeBand::Under14, AgeBand::Adult, AgeBand::Under14),
        (AgeBand::Unknown, AgeBand::Under18, AgeBand::Under18),
        (AgeBand::Adult, AgeBand::Unknown, AgeBand::Adult),
    ] {
        let placet = open_in_memory(&FakeClock::new());
        placet.sign_in(PHONE).unwrap();
        placet.set_age_band(account).unwrap();
        placet.sign_out().unwrap();
        placet.set_age_band(guest).unwrap();

        placet.sign_in(PHONE).unwrap();

        assert_eq!(placet.age_band(), Ok(merged), "{guest} and {account}");
    }
}

#[test]
fn signing_out_leaves_a_guest_who_has_decided_nothing() {
    let placet = open_in_memory(&FakeClock::new());
    placet.sign_in(PHONE).unwrap();
    let room = voice_room(&placet);
    assert_eq!(reason(&placet.take(room, &speak(), None)), "allowed");

    let signed_out = placet.sign_out().unwrap();

    assert_eq!(policy(&placet), DocumentStatus::NotPresented);
    assert_eq!(placet.age_band(), Ok(AgeBand::Unknown));
    assert_eq!(reason(&placet.check(room, &speak())), "document_not_accepted");
    assert_eq!(placet.session_state(room), SessionState::Ended(EndReason::SubjectChanged));
    let ended: Vec<_> = signed_out.report.sessions_ended.iter().map(|it| it.reason).collect();
    assert_eq!((ended, signed_out.report.closed.contains(&speak())), (vec![EndReason::SubjectChanged], true));
    let again = placet.sign_out().unwrap();
    assert_eq!((again.subject, again.is_new), (signed_out.subject, false), "a guest stays the guest");
}

#[test]
fn two_accounts_take_nothing_from_each_other_and_each_is_found_again() {
    let clock = FakeClock::new();
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &clock);
    let first = placet.sign_in("a").unwrap();
    accept(&placet);
    grant(&placet, "voice_chat");

    let second = placet.sign_in("b").unwrap();

    assert!(second.is_new && second.merged.is_empty());
    assert_eq!(policy(&placet), DocumentStatus::NotPresented);
    let again = placet.sign_in("a").unwrap();
    assert_eq!((again.subject.clone(), again.is_new), (first.subject, false));
    assert_eq!(status(&placet, "voice_chat"), ConsentStatus::Granted);
    assert_eq!(placet.sign_in("a").unwrap().subject, again.subject, "signed in already: nothing happens");
    let entries = placet.verify().unwrap().entries;
    placet.sign_in("a").unwrap();
    assert_eq!(placet.verify().unwrap().entries, entries);
    placet.close();
    let placet = open_at(folder.path(), &clock);
    assert_eq!(status(&placet, "voice_chat"), ConsentStatus::Granted, "the account is current after a restart");
    assert_eq!(standings(&placet), [("merged", false), ("account", true), ("account", false)]);
}

#[test]
fn another_process_loses_its_sessions_and_answers_for_the_new_subject_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (open(folder.path()), open(folder.path()));
    one.sign_in(PHONE).unwrap();
    let room = voice_room(&other);
    other.report_permission(&"microphone".parse().unwrap(), SystemPermission::Granted).unwrap();
    assert_eq!(reason(&other.take(room, &speak(), None)), "allowed");

    one.sign_out().unwrap();

    assert_eq!(reason(&other.take(room, &speak(), None)), "document_not_accepted");
    assert_eq!(other.session_state(room), SessionState::Ended(EndReason::SubjectChanged));
    voice_room(&one);
    let room = enter(&other, "voice_room");
    assert_eq!(reason(&other.take(room, &speak(), None)), "allowed", "the guest's own decisions");
    assert_eq!(standings(&other), standings(&one));
}

/// A decision of the other process between two of this one's calls must not be made for the wrong subject.
#[test]
fn a_write_right_after_another_process_switched_is_the_new_subjects() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (open(folder.path()), open(folder.path()));
    accept(&one);
    grant(&one, "voice_chat");
    one.sign_in(PHONE).unwrap();
    one.sign_out().unwrap();

    let refused = other.change(test(), vec![("voice_chat".parse().unwrap(), ConsentDecision::Withdrawn)]);

    assert_eq!(refused.unwrap_err().code(), "nothing_to_withdraw", "the guest had granted nothing");
    one.sign_in(PHONE).unwrap();
    assert_eq!(status(&other, "voice_chat"), ConsentStatus::Granted);
}

#[test]
fn a_grant_that_ran_out_while_somebody_else_was_signed_in_ends_when_the_account_comes_back() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    placet.sign_in(PHONE).unwrap();
    accept(&placet);
    grant(&placet, "nearby");
    placet.sign_out().unwrap();
    clock.wait(31 * 24);

    let back = placet.sign_in(PHONE).unwrap();

    assert_eq!(status(&placet, "nearby"), ConsentStatus::Expired);
    assert_eq!(back.report.to_erase.len(), 2);
}

#[test]
fn a_permission_that_the_system_refuses_now_is_withdrawn_from_an_account_that_comes_back() {
    let placet = open_in_memory(&FakeClock::new());
    placet.sign_in(PHONE).unwrap();
    accept(&placet);
    grant(&placet, "nearby");
    let nearby = enter(&placet, "nearby");
    allow(&placet, nearby, "location");
    placet.sign_out().unwrap();
    let location = "location".parse().unwrap();
    placet.report_permission(&location, SystemPermission::Denied).unwrap();

    placet.sign_in(PHONE).unwrap();

    placet.report_permission(&location, SystemPermission::Granted).unwrap();
    let nearby = enter(&placet, "nearby");
    assert_eq!(reason(&placet.check(nearby, &"nearby.locate".parse().unwrap())), "permission_not_determined");
}

#[test]
fn a_permission_that_was_off_for_a_while_is_withdrawn_from_an_account_that_was_away() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    placet.sign_in(PHONE).unwrap();
    accept(&placet);
    grant(&placet, "nearby");
    let nearby = enter(&placet, "nearby");
    allow(&placet, nearby, "location");
    placet.sign_out().unwrap();
    let location = "location".parse().unwrap();
    clock.wait(1);
    placet.report_permission(&location, SystemPermission::Denied).unwrap();
    placet.report_permission(&location, SystemPermission::Granted).unwrap();
    placet.close();

    let placet = open_at(folder.path(), &clock);
    placet.report_permission(&location, SystemPermission::Granted).unwrap();
    placet.sign_in(PHONE).unwrap();

    let locate = "nearby.locate".parse().unwrap();
    let nearby = enter(&placet, "nearby");
    assert_eq!(reason(&placet.check(nearby, &locate)), "permission_not_determined");
    clock.wait(1);
    let nearby = enter(&placet, "nearby");
    allow(&placet, nearby, "location");
    placet.sign_out().unwrap();
    placet.sign_in(PHONE).unwrap();
    let nearby = enter(&placet, "nearby");
    assert_eq!(reason(&placet.check(nearby, &locate)), "allowed", "what was allowed since stays");
}

#[test]
fn a_chain_whose_end_lies_ahead_of_a_time_that_was_told_says_so_when_it_goes_on() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    placet.sign_in(PHONE).unwrap();
    accept(&placet);
    placet.sign_out().unwrap();
    let told = "2020-01-01T00:00:00Z".parse().unwrap();
    placet.observe_time(told, TimeSource::Platform).unwrap();

    placet.sign_in(PHONE).unwrap();
    grant(&placet, "nearby");

    let entries = placet.entries().unwrap();
    let last: Vec<_> = entries.iter().rev().take(2).map(|(_, _, it)| (it.at, &it.event)).collect();
    assert!(matches!(last[0], (at, Event::ConsentChanged { .. }) if at == told), "{last:?}");
    placet.verify().unwrap();
}

#[test]
fn no_identifier_is_in_any_file_nor_in_what_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path());

    let signed_in = placet.sign_in(PHONE).unwrap();

    assert_eq!(found_in(folder.path(), PHONE.as_bytes()), [""; 0]);
    let printed = format!("{placet:?} {signed_in:?} {:?} {:?}", placet.subjects(), placet.entries());
    assert!(!printed.contains(PHONE));
    placet.close();
    assert_eq!(found_in(folder.path(), PHONE.as_bytes()), [""; 0]);
    assert_eq!(placet.sign_in("").unwrap_err().code(), "identifier_empty");
}

#[test]
fn a_chain_that_was_cut_while_somebody_else_was_current_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path());
    let account = placet.sign_in(PHONE).unwrap().subject;
    accept(&placet);
    grant(&placet, "voice_chat");
    withdraw(&placet, "voice_chat");
    placet.sign_out().unwrap();
    placet.close();
    let database = rusqlite::Connection::open(folder.path().join("placet.db")).unwrap();
    let newest = "DELETE FROM entry WHERE chain = (SELECT id FROM chain WHERE name = ?1) AND sequence > 3";
    assert!(database.execute(newest, [account.as_str()]).unwrap() > 0);
    drop(database);

    let placet = open(folder.path());

    assert_eq!(placet.health(), Health::Ok, "the guest's own chain is whole");
    assert_eq!(placet.sign_in(PHONE).unwrap_err().code(), "tampered");
    assert_ne!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Granted));
}

#[test]
fn a_current_subject_that_the_ledger_does_not_name_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path());
    let account = placet.sign_in(PHONE).unwrap().subject;
    placet.sign_out().unwrap();
    placet.close();
    let database = rusqlite::Connection::open(folder.path().join("placet.db")).unwrap();
    database.execute("UPDATE meta SET value = ?1 WHERE key = 'subject'", [account.as_str()]).unwrap();
    drop(database);

    assert_eq!(open(folder.path()).health(), Health::Unavailable(Unavailability::Tampered));
}

#[test]
fn recovery_takes_over_what_any_open_subject_had_refused() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path());
    for (identifier, purpose) in [("a", "voice_chat"), ("b", "nearby")] {
        placet.sign_in(identifier).unwrap();
        accept(&placet);
        grant(&placet, purpose);
        withdraw(&placet, purpose);
        grant(&placet, if purpose == "nearby" { "voice_chat" } else { "nearby" });
    }
    placet.sign_out().unwrap();
    placet.close();
    let database = rusqlite::Connection::open(folder.path().join("placet.db")).unwrap();
    database.execute_batch("UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1").unwrap();
    drop(database);
    let placet = open(folder.path());

    let recovery = placet.recover().unwrap();

    assert_eq!(
        (status(&placet, "voice_chat"), status(&placet, "nearby")),
        (ConsentStatus::Denied, ConsentStatus::Denied)
    );
    let data: Vec<_> = recovery.restrictions.obligations.values().map(|it| it.data.as_str()).collect();
    assert_eq!(data, ["voice", "location_coarse", "location_precise"], "of several subjects none is overwritten");
    let owed = placet.obligations().unwrap();
    let owed: Vec<_> = owed.iter().map(|it| (it.id.to_string(), it.data.as_ref().unwrap().to_string())).collect();
    let each = [("ended.0", "voice"), ("ended.1", "location_coarse"), ("ended.2", "location_precise")];
    assert_eq!(owed, each.map(|(id, data)| (id.to_owned(), data.to_owned())), "each has a name of its own");
    assert!(placet.sign_in("a").unwrap().is_new);
    assert_eq!(status(&placet, "nearby"), ConsentStatus::Denied);
}

#[test]
fn a_time_that_was_told_does_not_make_an_older_grant_the_newer_one() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    placet.sign_in(PHONE).unwrap();
    accept(&placet);
    grant(&placet, "voice_chat");
    withdraw(&placet, "voice_chat");
    placet.observe_time("2020-01-01T00:00:00Z".parse().unwrap(), TimeSource::Server).unwrap();
    placet.sign_out().unwrap();
    accept(&placet);
    grant(&placet, "voice_chat");

    placet.sign_in(PHONE).unwrap();

    assert_eq!(status(&placet, "voice_chat"), ConsentStatus::Withdrawn);
    assert_eq!(placet.subjects().unwrap().last().unwrap().standing, SubjectStanding::Merged);
}
