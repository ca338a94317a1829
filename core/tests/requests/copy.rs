//! The person's copy: complete, read back, and as its schema says.

use placet::disclosure::{CopyError, PersonCopy};
use placet::manifest::RightKind;

use crate::engine::{ask, in_memory};
use crate::support::{FakeClock, accept, grant, speak, voice_room, withdraw};

#[test]
fn r55_a_copy_holds_decisions_grants_requests_uses_and_the_whole_log_and_is_read_back() {
    let placet = in_memory(&FakeClock::new());
    let room = voice_room(&placet);
    assert!(placet.take(room, &speak(), None).is_allowed());
    grant(&placet, "room_entry");
    let id = ask(&placet, RightKind::Access);

    let written = placet.copy_of_person().unwrap();
    let copy = PersonCopy::read(written.as_bytes()).unwrap();

    assert_eq!(copy.to_json().unwrap(), written, "the same bytes again");
    let status = |purpose: &str| copy.purposes[&purpose.parse().unwrap()].status.clone();
    assert_eq!((status("voice_chat").as_str(), status("nearby").as_str()), ("granted", "not_determined"));
    assert_eq!(copy.documents[&"privacy_policy".parse().unwrap()].status, "accepted");
    assert!(copy.permissions[&"microphone".parse().unwrap()].values().all(|it| it.granted));
    assert!(copy.facts[&"real_name_verified".parse().unwrap()].holds);
    assert_eq!(copy.collected.iter().map(|it| (it.it.clone(), it.count)).collect::<Vec<_>>(), [(speak(), 1)]);
    assert_eq!((copy.requests[0].id.clone(), copy.requests[0].state.as_str()), (id, "in_progress"));
    assert_eq!(copy.age, "adult");
    let own = placet.entries().unwrap().into_iter().filter(|(chain, ..)| chain.to_string() == copy.chain.name);
    assert_eq!(copy.entries().unwrap(), own.map(|(_, _, entry)| entry).collect::<Vec<_>>(), "nothing is left out");
}

#[test]
fn what_is_owed_stands_in_the_copy() {
    let placet = in_memory(&FakeClock::new());
    voice_room(&placet);
    withdraw(&placet, "voice_chat");

    let copy = PersonCopy::read(placet.copy_of_person().unwrap().as_bytes()).unwrap();

    let listed: Vec<_> = placet.obligations().unwrap().into_iter().filter_map(|it| it.data).collect();
    assert_eq!(copy.obligations.iter().map(|it| it.data.clone()).collect::<Vec<_>>(), listed);
    assert!(!copy.obligations.is_empty());
}

#[test]
fn what_is_no_copy_or_a_later_ones_is_told_apart() {
    let placet = in_memory(&FakeClock::new());
    accept(&placet);
    let written = placet.copy_of_person().unwrap();
    let newer = written.replacen("\"placet_copy\": 1", "\"placet_copy\": 2", 1);
    let damaged = written.replacen("document_presented", "document_prepared", 1);

    assert_eq!(PersonCopy::read(b"{}"), Err(CopyError::NotACopy));
    assert_eq!(PersonCopy::read(b"not json"), Err(CopyError::NotACopy));
    assert_eq!(PersonCopy::read(newer.as_bytes()), Err(CopyError::Newer));
    assert_eq!(PersonCopy::read(damaged.as_bytes()), Err(CopyError::Newer), "a kind that a later version writes");
}

#[cfg(feature = "check")]
#[test]
fn the_published_schema_of_a_copy_is_the_one_that_the_types_make_and_takes_a_copy() {
    use std::path::Path;

    use placet::disclosure::copy_schema_text;
    use serde_json::Value;

    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/person-copy.schema.json");
    if std::env::var_os("PLACET_BLESS").is_some() {
        std::fs::write(&file, copy_schema_text()).unwrap();
    }
    let published = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(published == copy_schema_text(), "run the test with PLACET_BLESS=1 to publish the schema anew");

    let placet = in_memory(&FakeClock::new());
    let copy: Value = serde_json::from_str(&placet.copy_of_person().unwrap()).unwrap();
    let schema: Value = serde_json::from_str(&published).unwrap();
    let members = |it: &Value| it.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(members(&copy), members(&schema["properties"]));
}
