//! The privacy report as the engine gives it: read from the store, verified, and nothing written.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "other tests use the rest of it")]
mod support;

use std::path::Path;

use placet::clock::Clock;
use placet::engine::{Place, report_of};
use placet::policy::SystemPermission;
use support::*;

#[test]
fn a_report_tells_what_the_person_decided_and_what_was_used() {
    let placet = open_in_memory(&FakeClock::new());
    let room = voice_room(&placet);
    placet.report_permission(&"location".parse().unwrap(), SystemPermission::Denied).unwrap();
    assert!(placet.take(room, &speak(), None).is_allowed());
    assert!(placet.take(room, &speak(), None).is_allowed());
    withdraw(&placet, "voice_chat");

    let page = placet.report("en").unwrap();

    for told in [
        "You accepted: Privacy policy.",
        "You agreed to: Voice chat.",
        "You withdrew your consent to: Voice chat.",
        "You allowed Microphone for Voice room.",
        "To be erased: Voice, because this ended: Voice chat.",
        "<td data-label=\"Times\" class=\"number\">2</td>",
        "<span class=\"pill closed\">off</span>",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
}

#[test]
fn the_heads_in_a_report_are_those_of_the_ledger_and_every_entry_is_counted() {
    let placet = open_in_memory(&FakeClock::new());
    voice_room(&placet);

    let page = placet.report("zh-CN").unwrap();

    let verified = placet.verify().unwrap();
    assert_eq!(verified.heads.len(), 2);
    for head in &verified.heads {
        assert!(page.contains(&head.hash.to_string()), "{head:?}");
    }
    assert!(page.contains(&format!("逐条核验 {} 条记录", verified.entries)));
    let history = page.split_once("<section id=\"history\"").unwrap().1.split_once("</section>").unwrap().0;
    assert_eq!(history.matches("<th data-label=").count(), usize::try_from(verified.entries).unwrap());
}

#[test]
fn a_store_that_was_only_just_made_has_a_report() {
    let placet = open_in_memory(&FakeClock::new());

    assert!(placet.report("en").unwrap().contains("The record was started for the app example."));
}

#[test]
fn reporting_writes_nothing_and_the_same_store_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    voice_room(&placet);
    let before = bytes(folder.path());

    let pages = [placet.report("en").unwrap(), placet.report("en").unwrap()];

    assert_eq!(pages[0], pages[1]);
    assert!(before == bytes(folder.path()));
}

#[test]
fn a_report_sees_what_another_process_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let (one, other) = (open_at(folder.path(), &clock), open_at(folder.path(), &clock));
    voice_room(&one);
    withdraw(&other, "voice_chat");

    assert!(one.report("en").unwrap().contains("You withdrew your consent to: Voice chat."));
}

#[test]
fn a_report_of_a_damaged_or_closed_store_is_an_error_with_its_code() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    voice_room(&placet);
    placet.close();
    assert_eq!(placet.report("en").unwrap_err().code(), "closed");
    drop(placet);
    falsify(folder.path());

    assert_eq!(open_at(folder.path(), &clock).report("en").unwrap_err().code(), "tampered");
    let read = report_of(folder.path(), EXAMPLE.as_bytes(), &clock.read(), "en");
    assert_eq!(read.unwrap_err().code(), "tampered");
}

#[test]
fn a_store_that_nobody_has_open_is_reported_as_it_would_report_itself() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    voice_room(&placet);
    placet.report_permission(&"microphone".parse().unwrap(), SystemPermission::NotDetermined).unwrap();
    let own = placet.report("en").unwrap();
    drop(placet);
    let before = bytes(folder.path());

    let read = report_of(folder.path(), EXAMPLE.as_bytes(), &clock.read(), "en").unwrap();

    assert_eq!(read.html, own);
    assert!(read.manifest_is_last);
    assert!(before == bytes(folder.path()));
}

#[test]
fn a_folder_without_a_store_or_with_another_apps_store_has_no_report() {
    let (empty, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let clock = FakeClock::new();
    let renamed = EXAMPLE.replace("\"id\": \"example\"", "\"id\": \"another\"");
    drop(open_with(Place::Folder(other.path().to_owned()), &renamed, &clock, None));

    let codes = [empty.path(), other.path()]
        .map(|it| report_of(it, EXAMPLE.as_bytes(), &clock.read(), "en").unwrap_err().code());

    assert_eq!(codes, ["unreadable", "other_app"]);
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0);
}

/// The database and its log; the index beside them is shared memory.
fn bytes(folder: &Path) -> Vec<Option<Vec<u8>>> {
    ["placet.db", "placet.db-wal"].map(|it| std::fs::read(folder.join(it)).ok().filter(|it| !it.is_empty())).to_vec()
}

/// Turns a decision into another one in the file, without its hash.
fn falsify(folder: &Path) {
    let path = folder.join("placet.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let (from, to) = (b"\"to\":\"granted\"", b"\"to\":\"decided\"");
    let found: Vec<usize> =
        bytes.windows(from.len()).enumerate().filter(|(_, it)| it == from).map(|(at, _)| at).collect();
    assert!(!found.is_empty());
    for at in found {
        bytes.splice(at..at + to.len(), to.iter().copied());
    }
    std::fs::write(&path, bytes).unwrap();
}
