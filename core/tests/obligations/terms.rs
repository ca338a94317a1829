//! Terms, floors and holds to the moment, and the tasks of a deletion in the list.

use placet::Placet;
use placet::engine::Place;
use placet::event::Event;
use placet::manifest::Then;
use placet::policy::deletion::ServerWord;
use placet::policy::obligation::{Because, ConfirmedBy, OwedWork};

use super::support::{FakeClock, accept, grant, open_in_memory, open_with, test, voice_room, withdraw};
use super::{DAY, FLOOR, about, confirm, ids, open_with_retention, shown, take_voice, with_retention};

#[test]
fn data_whose_term_is_over_is_confirmed_in_the_moment_in_which_the_law_lets_it_go() {
    let clock = FakeClock::new();
    let placet = open_with_retention(FLOOR, &clock);
    take_voice(&placet);
    clock.wait(DAY * 183);
    let owed = about(&placet, "voice").unwrap();
    let end = "2024-12-01T09:00:00+08:00".parse().unwrap();
    assert_eq!((owed.why, owed.keep_until), (Because::TermEnds, Some(end)));

    placet.confirm(&owed.id, test()).unwrap();

    assert_eq!(about(&placet, "voice"), None);
}

#[test]
fn an_event_that_ends_a_rule_leaves_its_data_owed_beside_what_is_owed_already() {
    let rules = r#"{ "clips": { "of": { "data": "voice" }, "until": ["cleared"], "then": "erase" } }"#;
    let placet = open_with_retention(rules, &FakeClock::new());
    voice_room(&placet);
    grant(&placet, "room_entry");
    withdraw(&placet, "room_entry");

    placet.end_retention(&"voice".parse().unwrap(), "cleared").unwrap();

    assert_eq!(ids(&placet), ["ended.0", "ended.1"]);
    assert!(about(&placet, "voice").is_some() && about(&placet, "clipboard").is_some());
}

#[test]
fn a_hold_is_written_once_and_again_where_its_review_moves() {
    let rules = r#"{ "all": { "of": "everything", "at_most": "P30D", "then": "erase", "extended_by": ["court"] } }"#;
    let placet = open_with_retention(rules, &FakeClock::new());
    accept(&placet);
    let court = "court".parse().unwrap();
    let place = |review: &str| {
        placet.place_hold(&court, review.parse().unwrap(), &shown()).unwrap();
        placet.entries().unwrap().len()
    };

    let once = place("2025-01-01T00:00:00Z");
    assert_eq!(place("2025-01-01T00:00:00Z"), once);
    assert_eq!(place("2025-02-01T00:00:00Z"), once + 1);
    assert_eq!(
        placet.place_hold(&court, "2024-06-01T09:00:00+08:00".parse().unwrap(), &shown()).unwrap_err().code(),
        "already_past",
        "now is no moment to look at it again"
    );
}

const TWO_GROUNDS: &str = r#"{
    "clips": { "of": { "data": "voice" }, "at_most": "P30D", "then": "erase", "extended_by": ["court"] },
    "rest": { "of": "everything", "at_most": "P30D", "then": "erase", "extended_by": ["audit"] }
}"#;

#[test]
fn a_hold_stops_what_its_rules_are_about_and_everything_where_no_manifest_names_it_any_more() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), FakeClock::new());
    let open = |rules: &str| open_with(Place::Folder(folder.path().to_owned()), &with_retention(rules), &clock, None);
    let held = |placet: &Placet| ["voice", "clipboard"].map(|it| about(placet, it).unwrap().held.is_some());
    let placet = open(TWO_GROUNDS);
    voice_room(&placet);
    grant(&placet, "room_entry");
    withdraw(&placet, "voice_chat");
    withdraw(&placet, "room_entry");
    assert_eq!(held(&placet), [false, false]);

    placet.place_hold(&"court".parse().unwrap(), "2025-01-01T00:00:00Z".parse().unwrap(), &shown()).unwrap();

    assert_eq!(held(&placet), [true, false]);
    placet.close();
    assert_eq!(held(&open(&TWO_GROUNDS.replace("court", "audit"))), [true, true]);
}

#[test]
fn a_rule_about_a_purpose_is_about_the_data_that_serves_it() {
    let rules = r#"{
        "talk": { "of": { "purpose": "voice_chat" }, "at_most": "P10D", "then": "anonymise", "until": ["", "cleared"], "extended_by": ["court", "", "court"] },
        "voices": { "of": { "data": "voice" }, "at_most": "P20D", "then": "erase", "until": ["cleared"] },
        "rest": { "of": "everything", "at_most": "P30D", "then": "erase" }
    }"#;
    let placet = open_with_retention(rules, &FakeClock::new());
    let plan = |data: &str| placet.retention(&data.parse().unwrap()).unwrap();
    let rules = |data: &str| plan(data).rules.iter().map(ToString::to_string).collect::<Vec<_>>();

    assert_eq!(rules("voice"), ["voices", "talk"], "those that name the data first");
    assert_eq!(rules("clipboard"), ["rest"]);
    let voice = plan("voice");
    assert_eq!((voice.until, voice.extended_by), (vec!["cleared".to_owned()], vec!["court".to_owned()]));
    assert_eq!(voice.then, Then::Erase);
}

#[test]
fn what_was_said_to_be_gone_in_the_moment_of_a_use_is_gone_and_a_later_use_begins_anew() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    take_voice(&placet);
    placet.confirm(&about(&placet, "voice").unwrap().id, test()).unwrap();
    assert_eq!(about(&placet, "voice"), None);

    clock.wait(DAY);
    take_voice(&placet);

    let due = about(&placet, "voice").unwrap().due_by.unwrap().at;
    assert_eq!(due, "2024-07-01T09:00:00+08:00".parse().unwrap(), "it may have been right after it went");
}

#[test]
fn a_confirmation_says_that_a_term_is_over_only_where_one_counts() {
    let rules = r#"{ "clips": { "of": { "data": "voice" }, "until": ["cleared"], "then": "erase" } }"#;
    let placet = open_with_retention(rules, &FakeClock::new());
    take_voice(&placet);
    withdraw(&placet, "voice_chat");

    placet.confirm(&about(&placet, "voice").unwrap().id, test()).unwrap();

    let last = placet.entries().unwrap().into_iter().map(|(.., entry)| entry.event).next_back();
    assert!(matches!(last, Some(Event::ObligationMet { id: 0, .. })), "{last:?}");
}

/// The example with a deletion that the server carries out at once, and numbers that the law has kept after it.
fn with_deletion() -> String {
    let rules = r#"{
        "rest": { "of": "everything", "at_most": "P30D", "then": "erase" },
        "law": { "of": { "data": "phone" }, "at_least": "P6M", "from": "account_deleted", "then": "erase" }
    }"#;
    let mut manifest: serde_json::Value = serde_json::from_str(&with_retention(rules)).unwrap();
    manifest["deletion"] = serde_json::json!({
        "appeal": "none", "processing": { "working_days": 15, "from": "submitted" }, "authority": "server",
        "hold": { "grounds": ["dispute"], "clock": "runs" }
    });
    manifest.to_string()
}

#[test]
fn the_tasks_of_a_deletion_stand_in_the_list_with_what_the_law_keeps_and_what_holds_them() {
    let placet = open_with(Place::Memory, &with_deletion(), &FakeClock::new(), None);
    accept(&placet);
    placet.deletion_begin(test()).unwrap();
    placet.deletion_submit(test()).unwrap();
    assert_eq!(ids(&placet), [""; 0], "nothing is carried out yet");
    placet.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap();

    let [phone, voice] = ["phone", "voice"].map(|it| about(&placet, it).unwrap());
    let end = "2024-12-01T09:00:00+08:00".parse().unwrap();
    assert_eq!((phone.what, phone.about.as_deref(), phone.keep_until), (OwedWork::Keep, Some("law"), Some(end)));
    assert_eq!((voice.what, voice.about.as_deref(), voice.keep_until), (OwedWork::Erase, None, None));
    for it in [&phone, &voice] {
        assert_eq!((it.why, it.confirmed_by, it.held.as_ref()), (Because::Deletion, ConfirmedBy::Server, None));
        assert_eq!(it.due_by.map(|it| it.at), Some("2024-06-25T00:00:00+08:00".parse().unwrap()), "{}", it.id);
    }
    placet.confirm(&phone.id, test()).unwrap();
    let entries = placet.entries().unwrap().len();
    placet.confirm(&phone.id, test()).unwrap();
    assert_eq!(placet.entries().unwrap().len(), entries, "what was confirmed is not written twice");
    assert_eq!(confirm(&placet, "deletion.data.shoe_size"), Err("no_such_obligation"));

    let dispute = "dispute".parse().unwrap();
    placet.deletion_hold(&dispute, "2024-07-01T00:00:00+08:00".parse().unwrap(), shown()).unwrap();

    let held = about(&placet, "voice").unwrap();
    assert_eq!((held.held.as_ref(), held.due_by), (Some(&dispute), None));
    assert_eq!(confirm(&placet, "deletion.data.voice"), Err("obligation_held"));
}
