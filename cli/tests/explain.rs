//! `placet explain` as a person and as a program sees it.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

mod run;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use placet::Placet;
use placet::engine::{Config, Place, SecretKey};
use placet::event::{ConsentDecision, Evidence, Surface};
use run::{fixtures, placet};
use serde_json::json;

const MANIFEST: &str = "room/manifest.json";
const STORY: &str = "room/withdrawing.story.json";
const SPEAK: &str = "voice_room.speak";

/// A store on disk whose person accepted the policy and allowed voice chat.
fn store(folder: &Path) -> Placet {
    let manifest = fs::read(fixtures().join(MANIFEST)).unwrap();
    let placet = Placet::open(Config::new(Place::Folder(folder.to_owned()), manifest)).unwrap();
    let evidence = || Evidence::on(Surface::Test);
    placet.present(&"privacy_policy".parse().unwrap(), None).unwrap();
    placet.accept(&"privacy_policy".parse().unwrap(), evidence()).unwrap();
    placet.change(evidence(), vec![("voice_chat".parse().unwrap(), ConsentDecision::Granted)]).unwrap();
    placet
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = fs::read_dir(folder).unwrap().map(|it| it.unwrap());
    all.map(|it| (it.file_name().to_str().unwrap().to_owned(), fs::read(it.path()).unwrap())).collect()
}

#[test]
fn each_rule_says_in_its_order_what_it_saw_and_what_would_help() {
    let ran = placet(&["explain", STORY, "--use", SPEAK]);

    let shown = "\
voice_room.speak: collect Voice (voice) for Voice chat (voice_chat), consent: express
asked of story withdrawing after step 8 of 8, at 2024-06-01T01:00:00.000Z, no session of voice_room is open

  1 declared     pass  does the feature declare the use?
  2 built        pass  has this version a rule for everything that is declared of it?
  3 deletion     pass  is the account not being deleted, or the feature open meanwhile?
  4 documents    pass  is every document that the feature needs accepted?
                      privacy_policy: accepted
  5 age          pass  is the age known where it must be?
                      age: unknown
  6 restrictions pass  did the person leave the processing free, or lift what was restricted?
  7 purpose      DENY  is the purpose open?
                      voice_chat: withdrawn
                      consent_withdrawn (voice_chat): The person took the consent back.
                      -> ask_consent: ask for consent to the purpose `voice_chat`
";
    assert!(ran.out.starts_with(shown), "{}", ran.out);
    let answer = "\
denied: consent_withdrawn (voice_chat)
   next: ask for consent to the purpose `voice_chat`
";
    assert!(ran.out.ends_with(answer), "{}", ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_story_is_asked_in_its_open_session_at_the_step_that_is_named() {
    let open = placet(&["explain", STORY, "--step", "6", "--use", SPEAK]);
    let none = placet(&["explain", STORY, "--step", "6", "--use", SPEAK, "--session", "none"]);
    let beyond = placet(&["explain", STORY, "--step", "9", "--use", SPEAK]);

    assert!(open.out.contains("after step 6 of 8, at 2024-06-01T01:00:00.000Z, in the session `room`"), "{}", open.out);
    assert!(open.out.ends_with("allowed: collect voice for voice_chat on the ground of consent\n"), "{}", open.out);
    assert!(none.out.contains("denied: feature_not_in_use (voice_room)"), "{}", none.out);
    assert_eq!(beyond.code, 2);
    assert!(beyond.err.contains("--step 9: it has 8 steps"), "{}", beyond.err);
}

#[test]
fn a_program_gets_each_rule_with_its_denials() {
    let told = placet(&["explain", "--format", "json", "--manifest", MANIFEST, "--use", SPEAK]).json();

    assert_eq!((&told["use"], &told["asked"]["of"]), (&json!(SPEAK), &json!("a fresh install")));
    let rules: Vec<_> = told["rules"].as_array().unwrap().iter().map(|it| (&it["rule"], &it["passed"])).collect();
    assert_eq!(rules[0], (&json!("declared"), &json!(true)));
    assert_eq!(rules[3], (&json!("documents"), &json!(false)));
    let denial = json!({
        "reason": "document_not_accepted", "why": null, "about": "privacy_policy",
        "meaning": "A document that the feature needs is not accepted.",
        "remedy": "ask_document", "remedy_about": "privacy_policy",
        "help": "show the document `privacy_policy` and ask for a decision on it", "alternative": null, "retry_at": null,
    });
    assert_eq!(told["rules"][3]["denials"], json!([denial]));
    assert_eq!(told["decision"], json!({ "denied": denial }));
}

#[test]
fn without_a_use_every_one_is_shown_at_a_glance() {
    let all = placet(&["explain", STORY, "--step", "6"]);
    let one = placet(&["explain", STORY, "--step", "6", "--feature", "login", "--format", "json"]).json();

    let shown = "
Voice room (voice_room): open; asked in the session `room`
  greet  allowed  voice for voice_chat
  speak  allowed  voice for voice_chat
";
    assert!(all.out.ends_with(shown), "{}", all.out);
    assert!(all.out.contains("  sign_in  denied   feature_not_in_use (login) -> enter\n"), "{}", all.out);
    assert_eq!((one["features"].as_array().unwrap().len(), &one["features"][0]["availability"]), (1, &json!("open")));
    assert_eq!(one["features"][0]["uses"][0]["decision"]["denied"]["reason"], "feature_not_in_use");
}

#[test]
fn a_store_is_asked_and_not_a_byte_of_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let ask = |more: &[&str]| placet(&[&["explain", "--manifest", MANIFEST, "--store", path, "--use"], more].concat());
    // The app is running: what it wrote is not yet in the main file.
    let running = store(folder.path());
    let before = files(folder.path());

    let open = ask(&["voice_room.greet"]);
    let asked = ask(&[SPEAK]);
    let denied = ask(&[SPEAK, "--permission", "microphone=denied"]);
    let outside = ask(&["voice_room.greet", "--session", "none"]);

    assert_eq!(files(folder.path()), before);
    assert!(running.status(&"voice_chat".parse().unwrap()).is_ok());
    assert!(open.out.contains("\nallowed: collect voice for voice_chat"), "{}{}", open.out, open.err);
    assert!(asked.out.contains("\ndenied: permission_not_determined (microphone)\n"), "{}", asked.out);
    assert!(denied.out.contains("\ndenied: permission_denied (microphone)\n"), "{}", denied.out);
    assert!(outside.out.contains("\ndenied: feature_not_in_use (voice_room)\n"), "{}", outside.out);
}

#[test]
fn a_damaged_store_denies_everything_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    drop(store(folder.path()));
    for (name, bytes) in files(folder.path()) {
        fs::write(folder.path().join(name), vec![7; bytes.len()]).unwrap();
    }

    let ran = placet(&["explain", "--manifest", MANIFEST, "--store", folder.path().to_str().unwrap(), "--use", SPEAK]);

    assert!(ran.out.contains("note: the store cannot be used: unreadable"), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("  1 store        DENY  can the store be used?\n"), "{}", ran.out);
    assert!(ran.out.contains("\ndenied: unavailable, unreadable\n"), "{}", ran.out);
}

#[test]
fn a_store_that_is_sealed_under_the_apps_key_is_asked_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let running = store(&path);
    running.rotate_key(Some(SecretKey::from_bytes([1; 32]))).unwrap();
    drop(running);
    let key = folder.path().join("key");
    fs::write(&key, [1; 32]).unwrap();
    let ask = |more: &[&str]| {
        let asked = ["explain", "--manifest", MANIFEST, "--store", path.to_str().unwrap(), "--use", "voice_room.greet"];
        placet(&[&asked, more].concat())
    };

    let without = ask(&[]);
    let with = ask(&["--key-file", key.to_str().unwrap()]);

    assert!(without.out.contains("note: the store cannot be used: wrong_key, "), "{}{}", without.out, without.err);
    assert!(without.out.contains("--key-file") && without.out.contains("\ndenied: unavailable, wrong_key\n"));
    assert!(with.out.contains("\nallowed: collect voice for voice_chat"), "{}{}", with.out, with.err);
}

#[test]
fn what_is_not_there_is_named_with_what_is() {
    let empty = tempfile::tempdir().unwrap();
    let empty = empty.path().to_str().unwrap();
    let use_ = placet(&["explain", "--manifest", MANIFEST, "--use", "voice_room.speek"]);
    let feature = placet(&["explain", "--manifest", MANIFEST, "--feature", "voiceroom"]);
    let bare = placet(&["explain", "--manifest", MANIFEST, "--use", "speak"]);
    let store = placet(&["explain", "--manifest", MANIFEST, "--store", empty]);
    let status = placet(&["explain", "--manifest", MANIFEST, "--permission", "microphone=yes"]);
    let nothing = placet(&["explain", "--use", SPEAK]);
    let broken = placet(&["explain", "--manifest", "broken/manifest.json"]);

    assert!(use_.err.contains("`voice_room` declares no use `speek`; it declares greet, speak"), "{}", use_.err);
    assert!(
        feature.err.contains("no feature `voiceroom` is declared; declared are login, voice_room"),
        "{}",
        feature.err
    );
    assert!(bare.err.contains("a use is written with its feature: voice_room.speak"), "{}", bare.err);
    assert!(store.err.contains("there is no store of Placet's in this folder"), "{}", store.err);
    assert!(status.err.contains("`yes` is none of not_determined, granted, denied, restricted"), "{}", status.err);
    assert!(broken.err.contains("unknown_key"), "{}", broken.err);
    let codes = [use_, feature, bare, store, status, nothing, broken].map(|it| it.code);
    assert_eq!(codes, [2; 7]);
}

#[test]
fn help_tells_a_newcomer_how_to_ask() {
    let ran = placet(&["explain", "--help"]);

    assert_eq!(ran.code, 0);
    for it in ["--store path/to/store", "A use is written feature.use", "Exit codes: 0"] {
        assert!(ran.out.contains(it), "{}", ran.out);
    }
}
