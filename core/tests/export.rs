//! The export as a third party meets it: a file, its verification, and what happens to it on the way.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use placet::canonical::Hash;
use placet::clock::{Clock, Timestamp};
use placet::engine::{Head, export_of};
use placet::event::{CloseReason, Event};
use placet::evidence::{Exporter, FaultCode, Verified, verify};
use placet::id::SubjectRef;
use placet::ledger::{Chain, ChainName};
use placet::{Error, Placet};
use proptest::prelude::*;
use support::{EXAMPLE, FakeClock, accept, contents, grant, open_at, open_in_memory, withdraw};

/// A store with a day in it, and its export.
fn exported(placet: &Placet) -> (String, Vec<Head>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("evidence.jsonl");
    let heads = placet.export(&file).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing but the export is left");
    (std::fs::read_to_string(file).unwrap(), heads)
}

fn day() -> (String, Vec<Head>) {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);
    grant(&placet, "voice_chat");
    withdraw(&placet, "voice_chat");
    exported(&placet)
}

fn judged(text: &str) -> Result<Verified, FaultCode> {
    verify(text.as_bytes(), &[]).map_err(|it| it.code)
}

fn joined<S: AsRef<str>>(lines: &[S]) -> String {
    lines.iter().flat_map(|it| [it.as_ref(), "\n"]).collect()
}

fn with_line(text: &str, index: usize, change: impl FnOnce(&str) -> String) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let line = lines.get_mut(index).unwrap();
    *line = change(line);
    joined(&lines)
}

fn line_of(text: &str, part: &str) -> usize {
    text.lines().position(|it| it.contains(part)).unwrap()
}

#[test]
fn a_head_kept_of_a_chain_without_an_entry_is_a_place_in_it() {
    let subject = SubjectRef::from_random([7; 16]);
    let mut install = Chain::empty(ChainName::Install);
    let mut exporter = Exporter::begin(Vec::new(), &"example".parse().unwrap(), Timestamp::EPOCH).unwrap();
    exporter.chain("install", 0, Hash::ZERO).unwrap();
    let events =
        [Event::InstallCreated { app: "example".parse().unwrap() }, Event::SubjectOpened { subject: subject.clone() }];
    for event in events {
        exporter.entry(install.append(Timestamp::EPOCH, event).unwrap().stored()).unwrap();
    }
    exporter.chain(subject.as_str(), 0, Hash::ZERO).unwrap();
    let (text, heads) = exporter.end().unwrap();

    assert!(verify(text.as_slice(), &heads).is_ok());
    let other = [Head { hash: Hash::of(&[b"other"]), ..heads.last().unwrap().clone() }];
    assert!(verify(text.as_slice(), &other).is_err());
}

#[test]
fn a_chain_whose_front_was_swept_begins_with_a_checkpoint_or_with_its_end() {
    let (subject, hash) = (SubjectRef::from_random([7; 16]), Hash::of(&[b"the last one that was swept"]));
    let begins_with = |first: Event| {
        let mut exporter = Exporter::begin(Vec::new(), &"example".parse().unwrap(), Timestamp::EPOCH).unwrap();
        let mut install = Chain::empty(ChainName::Install);
        exporter.chain("install", 0, Hash::ZERO).unwrap();
        for event in [
            Event::InstallCreated { app: "example".parse().unwrap() },
            Event::SubjectOpened { subject: subject.clone() },
            Event::Swept { chain: subject.clone(), after: 3, hash },
        ] {
            exporter.entry(install.append(Timestamp::EPOCH, event).unwrap().stored()).unwrap();
        }
        let mut chain = Chain::behind(ChainName::Subject(subject.clone()), 3, hash);
        exporter.chain(subject.as_str(), 3, hash).unwrap();
        exporter.entry(chain.append(Timestamp::EPOCH, first).unwrap().stored()).unwrap();
        judged(std::str::from_utf8(&exporter.end().unwrap().0).unwrap()).map(|it| it.entries)
    };

    assert_eq!(begins_with(Event::Checkpoint { state: hash }), Ok(4));
    assert_eq!(begins_with(Event::SubjectClosed { why: CloseReason::Erased }), Ok(4));
    let expired = Event::ConsentExpired { purpose: "voice_chat".parse().unwrap() };
    assert_eq!(begins_with(expired), Err(FaultCode::CheckpointMissing));
}

#[test]
fn an_export_holds_every_entry_and_verifies_without_the_store() {
    let placet = open_in_memory(&FakeClock::new());
    accept(&placet);
    grant(&placet, "voice_chat");

    let (text, heads) = exported(&placet);
    let verified = verify(text.as_bytes(), &heads).unwrap();

    let inside = placet.verify().unwrap();
    assert_eq!((verified.entries, &verified.heads), (inside.entries, &inside.heads));
    assert_eq!((verified.app.as_str(), verified.manifests), ("example", 1));
}

#[test]
fn a_file_that_cannot_be_written_is_a_typed_error_and_leaves_nothing() {
    let placet = open_in_memory(&FakeClock::new());
    let folder = tempfile::tempdir().unwrap();

    let refused = placet.export(&folder.path().join("missing").join("evidence.jsonl"));

    assert_eq!(refused.as_ref().map_err(Error::code), Err("file_not_written"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_store_that_nobody_has_open_is_exported_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(&folder.path().join("store"), &FakeClock::new());
    accept(&placet);
    let heads = placet.heads().unwrap();
    placet.close();
    let before = contents(&folder.path().join("store"));
    let (file, later) = (folder.path().join("evidence.jsonl"), FakeClock::new());
    later.wait(24);

    let newer = EXAMPLE.replace("\"version\": \"1.0\"", "\"version\": \"2.0\"");
    let exported = export_of(&folder.path().join("store"), newer.as_bytes(), &later.read(), &file).unwrap();

    assert_eq!(exported.heads, heads, "the manifest that the tool has was never opened on the device");
    assert!(verify(std::fs::read(&file).unwrap().as_slice(), &heads).is_ok());
    assert_eq!(contents(&folder.path().join("store")), before);
    let other = EXAMPLE.replace("\"id\": \"example\"", "\"id\": \"another\"");
    let refused = export_of(&folder.path().join("store"), other.as_bytes(), &later.read(), &file);
    assert_eq!(refused.as_ref().map_err(Error::code), Err("other_app"));
}

#[test]
fn what_another_process_writes_meanwhile_is_in_the_next_export() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (open_at(folder.path(), &FakeClock::new()), open_at(folder.path(), &FakeClock::new()));
    accept(&one);

    let (before, _) = exported(&one);
    grant(&other, "voice_chat");
    let (after, _) = exported(&one);

    assert_eq!(judged(&after).unwrap().entries, judged(&before).unwrap().entries + 1);
}

#[test]
fn each_kind_of_damage_has_its_code() {
    let (text, _) = day();
    let entry = line_of(&text, "consent_changed");
    let with = |index, change: &dyn Fn(&str) -> String| judged(&with_line(&text, index, change));
    let all: Vec<&str> = text.lines().collect();
    let without_manifests: Vec<&str> = all.iter().copied().filter(|it| !it.starts_with("{\"manifest")).collect();
    let subject_chain = line_of(&text, "\"after\":0,\"chain\":\"install\"") + 1;

    for (found, code) in [
        (judged(""), FaultCode::CutShort),
        (judged("{}\n"), FaultCode::NotAnExport),
        (judged(&text.replacen("\"export\":1", "\"export\":2", 1)), FaultCode::Newer),
        (judged(&text.replacen("\"export\":1", "\"export\": 1", 1)), FaultCode::NotAnExport),
        (judged(&text.replacen("\"app\":\"example\"", "\"app\":\"other\"", 1)), FaultCode::OtherApp),
        (with(1, &|it| it.replacen("manifest\\\"", "Manifest\\\"", 1)), FaultCode::ManifestChanged),
        (with(1, &|_| String::new()), FaultCode::NotAnExport),
        (judged(&joined(&without_manifests)), FaultCode::ManifestMissing),
        (with(entry, &|it| it.replacen("granted", "denied", 1)), FaultCode::ChainBroken),
        (with(subject_chain, &|it| it.replacen("\"sequence\":1", "\"sequence\":2", 1)), FaultCode::ChainBroken),
        (judged(&joined(&all[..all.len() - 1])), FaultCode::CutShort),
        (judged(text.trim_end()), FaultCode::CutShort),
        (judged(&format!("{text}{text}")), FaultCode::AfterEnd),
        (
            with(text.lines().count() - 1, &|it| it.replacen("\"sequence\":", "\"sequence\":1", 1)),
            FaultCode::HeadsDiffer,
        ),
    ] {
        assert_eq!(found, Err(code));
    }
}

#[test]
fn an_entry_cut_off_the_end_is_found_by_a_head_kept_elsewhere_and_by_nothing_else() {
    let clock = FakeClock::new();
    let placet = open_in_memory(&clock);
    accept(&placet);
    let (before, _) = exported(&placet);
    grant(&placet, "voice_chat");
    let kept = placet.heads().unwrap();

    assert!(judged(&before).is_ok());

    assert_eq!(verify(before.as_bytes(), &kept).map_err(|it| it.code), Err(FaultCode::HeadNotFound));
}

#[test]
fn a_chain_that_nobody_opened_or_that_begins_in_its_middle_is_refused() {
    let (text, _) = day();
    let chain = text.lines().filter(|it| it.starts_with("{\"after\"")).nth(1).unwrap();
    let subject = chain.split('"').nth(5).unwrap();
    let stranger = "0".repeat(subject.len());
    let first = line_of(&text, chain) + 1;
    let hash = text.lines().nth(first).unwrap().split("\"hash\":\"").nth(1).unwrap().split('"').next().unwrap();
    let cut = with_line(&text, first, |_| String::from("X")).replace("X\n", "");
    let zero = Hash::ZERO.to_string();
    let moved = chain.replacen("\"after\":0", "\"after\":1", 1).replacen(&zero, hash, 1);

    assert_eq!(judged(&text.replace(subject, &stranger)).unwrap_err(), FaultCode::ChainBroken);
    assert_eq!(
        judged(&text.replacen(chain, &chain.replace(subject, &stranger), 1)).unwrap_err(),
        FaultCode::ChainUnknown
    );
    assert_eq!(judged(&cut.replacen(chain, &moved, 1)).unwrap_err(), FaultCode::NotAsSwept);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_changed_byte_anywhere_is_noticed(at in 0_usize..1_000_000, flip in 1_u8..=255) {
        let (text, heads) = day();
        let mut bytes = text.into_bytes();
        let at = at % bytes.len();
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= flip;
        }
        let written = 0..bytes.iter().position(|it| *it == b'\n').unwrap_or_default();
        // The first line says by whom and when it was written; the time is the one thing that nothing vouches for.
        prop_assume!(!written.contains(&at));

        prop_assert!(verify(bytes.as_slice(), &heads).is_err());
    }

    #[test]
    fn any_bytes_are_judged_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..512)) {
        prop_assert!(verify(bytes.as_slice(), &[]).is_err());
    }
}
