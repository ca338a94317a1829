//! The strict way in: what loads, what is refused, with which word, where, and that no bytes make it panic.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests may fail loudly")]

use placet::manifest::{MAX_BYTES, MAX_DEPTH, MAX_ENTRIES, MAX_TEXT_BYTES, Manifest, manifest_hash};
use proptest::prelude::*;

const CLEAN: &str = include_str!("fixtures/manifest/clean.json");

/// The code, path, line and column that a text is refused with.
#[track_caller]
fn refusal(text: &str) -> (String, String, Option<(u32, u32)>) {
    let error = Manifest::load(text.as_bytes()).unwrap_err();
    assert!(!error.message.is_empty() && !error.help.is_empty());
    (error.code().to_owned(), error.path.clone(), error.line.zip(error.column))
}

#[test]
fn a_manifest_that_follows_every_rule_loads_without_a_finding() {
    let manifest = Manifest::load(CLEAN.as_bytes()).unwrap();

    let findings: Vec<String> = manifest.findings().iter().map(ToString::to_string).collect();
    assert_eq!(findings, Vec::<String>::new());
}

#[test]
fn a_manifest_is_read_back_as_it_was_written() {
    let manifest = Manifest::load(CLEAN.as_bytes()).unwrap();

    let again = Manifest::load(&serde_json::to_vec(&manifest).unwrap()).unwrap();

    assert_eq!(Manifest { schema: None, ..manifest }, again);
}

#[test]
fn a_hash_names_the_bytes_and_not_the_meaning() {
    let spaced = format!("{CLEAN} ");

    assert_eq!(manifest_hash(b"abc")[..4], [0xba, 0x78, 0x16, 0xbf]);
    assert_ne!(manifest_hash(CLEAN.as_bytes()), manifest_hash(spaced.as_bytes()));
}

#[test]
fn a_newer_format_is_refused_whole_before_anything_else_is_judged() {
    let newer = r#"{ "manifest": 2, "what": [null] }"#;

    assert_eq!(refusal(newer), ("manifest_newer".into(), "/manifest".into(), Some((1, 15))));
    assert_eq!(refusal(&newer.replace('2', "99999999999999999999")).0, "manifest_newer");
    assert_eq!(refusal(&newer.replace('2', "0")).0, "manifest_number");
    assert_eq!(refusal(&newer.replace('2', "-1")).0, "manifest_number");
    assert_eq!(refusal(&newer.replace('2', "1.5")).0, "manifest_number");
}

#[test]
fn a_key_written_twice_is_refused_in_structs_and_maps_alike() {
    let in_struct = CLEAN.replacen(r#""zone": "Asia/Shanghai","#, r#""zone": "Asia/Shanghai", "zone": "UTC","#, 1);
    let in_map = CLEAN.replacen(r#""switches": {"#, r#""switches": { "social_off": {},"#, 1);

    assert_eq!(refusal(&in_struct).0, "duplicate_key");
    assert_eq!(refusal(&in_struct).1, "/app/zone");
    assert_eq!((refusal(&in_map).0, refusal(&in_map).1), ("duplicate_key".into(), "/switches/social_off".into()));
}

#[test]
fn an_unknown_key_is_refused_with_its_place_and_the_key_that_was_meant() {
    let text = CLEAN.replacen("\"necessity\": \"optional\"", "\"neccessity\": \"optional\"", 1);

    let error = Manifest::load(text.as_bytes()).unwrap_err();

    assert_eq!((error.code(), error.path.as_str()), ("unknown_key", "/purposes/voice_chat/neccessity"));
    assert_eq!(error.help, "Did you mean `necessity`?");
    let line = text.lines().position(|it| it.contains("neccessity")).unwrap();
    assert_eq!(error.line, Some(u32::try_from(line + 1).unwrap()));
    let column = text.lines().nth(line).unwrap().split("\"neccessity").next().unwrap().chars().count() + 1;
    assert_eq!(error.column, Some(u32::try_from(column).unwrap()));
}

#[test]
fn a_struct_is_written_as_an_object_and_a_word_as_a_word() {
    let list = CLEAN.replacen(r#"{ "names": { "zh-CN": "已实名认证" } }"#, r#"[{ "zh-CN": "已实名认证" }]"#, 1);
    let word = CLEAN.replacen(r#""tier": "basic""#, r#""tier": { "basic": {} }"#, 1);
    let null = CLEAN.replacen(r#""apple": "audio""#, r#""apple": null"#, 1);

    assert_eq!((refusal(&list).0, refusal(&list).1), ("wrong_type".into(), "/facts/real_name_verified".into()));
    assert_eq!((refusal(&word).0, refusal(&word).1), ("wrong_type".into(), "/features/browse/tier".into()));
    assert_eq!(
        (refusal(&null).0, refusal(&null).1),
        ("null_value".into(), "/features/voice_room/background/apple".into())
    );
}

#[test]
fn what_is_stated_beside_what_is_enforced_is_judged_word_by_word() {
    let parted = |text: &str| CLEAN.replacen(r#""necessity": "basic""#, &format!(r#""necessity": {text}"#), 1);

    assert!(Manifest::load(parted(r#"{ "stated": "basic", "enforced": "basic" }"#).as_bytes()).is_ok());
    assert_eq!(refusal(&parted(r#""bsaic""#)).0, "unknown_word");
    assert_eq!(
        refusal(&parted(r#"{ "stated": "basic", "enforced": "opt" }"#)).1,
        "/purposes/account/necessity/enforced"
    );
    assert_eq!(refusal(&parted(r#"{ "stated": "basic" }"#)).0, "missing_key");
    assert_eq!(refusal(&parted("7")).0, "wrong_type");
}

#[test]
fn what_is_expected_and_what_is_found_are_said_in_words() {
    let appeal = r#"{ "days": 15, "rest_day_end": "move_on" }"#;
    let fact = r#"{ "names": { "zh-CN": "已实名认证" } }"#;
    let facts = format!(r#"{{ "real_name_verified": {fact} }}"#);
    for (from, to, code, message) in [
        (appeal, "7", "wrong_type", "expected `none`, `unspecified`, or an object with `days`, found integer `7`"),
        (
            r#""basic", "consent""#,
            r#"-7, "consent""#,
            "wrong_type",
            "expected a word, or an object of `stated` and `enforced`, found integer `-7`",
        ),
        (
            r#""basic", "consent""#,
            r#"7.5, "consent""#,
            "wrong_type",
            "expected a word, or an object of `stated` and `enforced`, found a number that is not whole",
        ),
        (&facts, "[]", "wrong_type", "expected an object keyed by id, found sequence"),
        (
            &facts,
            r#"{ "RealName": {} }"#,
            "bad_id",
            "an id is a lower-case letter followed by at most 63 lower-case letters, digits or underscores",
        ),
        (fact, "[]", "wrong_type", "expected an object, found a list"),
        (fact, "7", "wrong_type", "expected an object, found a number"),
        (fact, "true", "wrong_type", "expected an object, found true or false"),
        (fact, "\"x\"", "wrong_type", "expected an object, found a text"),
        ("\"P1Y\"", "\"a year\"", "bad_value", "a period is written as ISO 8601 does: P30D, PT4H, P3Y"),
    ] {
        let error = Manifest::load(CLEAN.replacen(from, to, 1).as_bytes()).unwrap_err();

        assert_eq!((error.code(), error.message.as_str()), (code, message));
    }
}

#[test]
fn what_to_write_instead_names_the_word_or_the_key() {
    let help = |from: &str, to: &str| Manifest::load(CLEAN.replacen(from, to, 1).as_bytes()).unwrap_err().help;

    assert_eq!(help(r#"{ "days": 15, "rest_day_end": "move_on" }"#, "\"never\""), "Write `none` or `unspecified`.");
    assert_eq!(help(r#""at_launch", "receives""#, r#""at_lunch", "receives""#), "Did you mean `at_launch`?");
    assert_eq!(help(r#""zone": "Asia/Shanghai", "#, ""), "Add `zone`.");
}

#[test]
fn the_limits_are_those_that_the_page_of_the_format_names() {
    let (kib, mib) = (1 << 10, 1 << 20);
    assert_eq!((MAX_BYTES, MAX_TEXT_BYTES, MAX_ENTRIES, MAX_DEPTH), (mib, 16 * kib, 1_000, 32));
}

#[test]
fn the_limits_hold_at_their_edge() {
    let version = |text: &str| CLEAN.replacen("\"version\": \"3\"", &format!("\"version\": \"{text}\""), 1);
    assert!(Manifest::load(version(&"a".repeat(MAX_TEXT_BYTES)).as_bytes()).is_ok());
    assert_eq!(refusal(&version(&"a".repeat(MAX_TEXT_BYTES + 1))).0, "text_too_long");

    let members = |count: usize| {
        let list = vec!["\"手机号\""; count].join(",");
        CLEAN.replacen("[\"手机号\"]", &format!("[{list}]"), 1)
    };
    assert!(Manifest::load(members(MAX_ENTRIES).as_bytes()).is_ok());
    assert_eq!(refusal(&members(MAX_ENTRIES + 1)).0, "too_many_entries");

    let facts = |count: usize| {
        let all: Vec<String> = (1..count).map(|it| format!(r#""f{it}": {{ "names": {{ "zh-CN": "x" }} }}"#)).collect();
        CLEAN.replacen("\"facts\": { ", &format!("\"facts\": {{ {}, ", all.join(", ")), 1)
    };
    assert!(Manifest::load(facts(MAX_ENTRIES).as_bytes()).is_ok());
    assert_eq!(refusal(&facts(MAX_ENTRIES + 1)).0, "too_many_entries");

    let key = |size: usize, value: &str| {
        CLEAN.replacen("\"group\": \"social\"", &format!("\"{}\": {value}", "g".repeat(size)), 1)
    };
    assert_eq!(refusal(&key(MAX_TEXT_BYTES, "null")).0, "null_value");
    assert_eq!(refusal(&key(MAX_TEXT_BYTES, "1")).0, "unknown_key");
    let (code, path, _) = refusal(&key(MAX_TEXT_BYTES + 1, "null"));
    assert_eq!((code.as_str(), path.as_str()), ("text_too_long", "/purposes/voice_chat"));

    let fill = |size: usize| format!("{CLEAN}{}", " ".repeat(size - CLEAN.len()));
    assert!(Manifest::load(fill(MAX_BYTES).as_bytes()).is_ok());
    assert_eq!(refusal(&fill(MAX_BYTES + 1)).0, "too_large");

    assert_eq!(refusal(&"[".repeat(MAX_DEPTH + 1)).0, "too_deep");
    assert_eq!(refusal(&"[".repeat(MAX_DEPTH)).0, "syntax");
}

#[test]
fn ten_megabytes_and_a_hundred_thousand_brackets_are_refused_and_not_followed() {
    assert_eq!(refusal(&"[".repeat(100_000)).0, "too_deep");
    assert_eq!(refusal(&"{\"a\":".repeat(100_000)).0, "too_deep");
    assert_eq!(refusal(&" ".repeat(10 * 1024 * 1024)).0, "too_large");
    assert_eq!(refusal(&CLEAN.replacen("\"3\"", &format!("\"{}\"", "3".repeat(10_000_000)), 1)).0, "too_large");
}

#[test]
fn bytes_that_are_no_text_are_refused_where_they_stop_being_one() {
    let error = Manifest::load(b"{\n \"\xff\" }").unwrap_err();
    assert_eq!((error.code(), error.line, error.column), ("not_utf8", Some(2), Some(3)));

    let marked = Manifest::load(b"\xef\xbb\xbf{}").unwrap_err();
    assert_eq!((marked.code(), marked.line), ("not_utf8", Some(1)));
}

#[test]
fn an_error_of_meaning_is_refused_with_its_place_too() {
    let text = CLEAN.replacen(r#""purpose": "face_check""#, r#""purpose": "face_chek""#, 1);

    let error = Manifest::load(text.as_bytes()).unwrap_err();

    assert_eq!(error.path, "/features/real_name/uses/scan_face/purpose");
    assert!(error.help.contains("`face_check`"), "{}", error.help);
    let line = text.lines().position(|it| it.contains("face_chek")).unwrap();
    assert_eq!(error.line, Some(u32::try_from(line + 1).unwrap()));
    let shown = error.to_string();
    assert!(shown.starts_with("dangling_reference at /features/real_name/uses/scan_face/purpose (line "), "{shown}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_bytes_make_the_loader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Manifest::load(&bytes);
    }

    #[test]
    fn no_change_of_a_valid_manifest_makes_the_loader_panic(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..8),
    ) {
        let mut bytes = CLEAN.as_bytes().to_vec();
        for (place, byte, kind) in edits {
            let place = place.index(bytes.len());
            match kind {
                0 => bytes[place] = byte,
                1 => { bytes.remove(place); }
                _ => bytes.insert(place, byte),
            }
        }
        let _ = Manifest::load(&bytes);
    }
}
