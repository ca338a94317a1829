//! The loader and the checker under whatever bytes they may be given: neither panics, they agree on what is loadable,
//! and every finding lies within the file.
#![cfg(feature = "check")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "support/any_json.rs"]
mod any_json;

use any_json::{Json, any_json, apply, change};
use placet::manifest::check::{MAX_FORM_FINDINGS, Report, check};
use placet::manifest::{Finding, MAX_BYTES, MAX_DEPTH, MAX_ENTRIES, Manifest, Severity};
use proptest::prelude::*;
use serde_json::{Value, json};

const CLEAN: &str = include_str!("fixtures/manifest/clean.json");
/// What a thread has that an app did not ask for more: less than any system gives.
const SMALL_STACK: usize = 128 * 1024;

/// Loads and checks, and holds both to what they promise.
#[track_caller]
fn judge(bytes: &[u8]) -> Report {
    let report = check(bytes);
    let loaded = Manifest::load(bytes);
    assert_eq!(loaded.is_ok(), report.is_loadable(), "{:?} against {:?}", loaded.err(), report.findings);
    let errors: Vec<&Finding> = report.findings.iter().filter(|it| it.severity == Severity::Error).collect();
    assert_eq!(errors.is_empty(), report.is_loadable());
    match loaded {
        Ok(manifest) => assert_eq!(Some(&manifest), report.manifest.as_ref()),
        Err(error) => {
            // One word may be nearer than the other's: the checker knows which choices hold nothing.
            let is_there = |it: &&Finding| it.path.starts_with(&error.path) || error.path.starts_with(&it.path);
            assert!(errors.iter().any(is_there), "{error} is not among {:?}", report.findings);
            assert!(!error.message.is_empty() && !error.help.is_empty());
            let lines = bytes.iter().filter(|it| **it == b'\n').count() + 1;
            assert!(error.line.is_none_or(|it| (1..=lines).contains(&(it as usize))), "{error}");
        }
    }
    for it in &report.findings {
        let span = it.span.unwrap();
        assert!(span.start <= span.end && span.end <= bytes.len(), "{it}");
        assert!(it.path.is_empty() || it.path.starts_with('/'), "{it}");
        let before = &bytes[..span.start];
        let lines = before.iter().filter(|it| **it == b'\n').count();
        let start = before.iter().rposition(|it| *it == b'\n').map_or(0, |at| at + 1);
        let column = String::from_utf8_lossy(&before[start..]).chars().count();
        assert_eq!((span.line as usize, span.column as usize), (lines + 1, column + 1), "{it}");
    }
    report
}

fn clean() -> Value {
    serde_json::from_str(CLEAN).unwrap()
}

fn with(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut manifest = clean();
    change(&mut manifest);
    serde_json::to_vec_pretty(&manifest).unwrap()
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.findings.iter().filter(|it| it.severity == Severity::Error).map(|it| it.code.as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_judged(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        judge(&bytes);
    }

    #[test]
    fn any_json_is_judged(json in any_json()) {
        judge(json.write().as_bytes());
    }

    #[test]
    fn a_manifest_with_any_bytes_changed_is_judged(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..4),
    ) {
        let mut bytes = CLEAN.as_bytes().to_vec();
        for (place, byte, kind) in edits {
            let place = place.index(bytes.len());
            match kind {
                0 => bytes[place] = byte,
                1 => drop(bytes.remove(place)),
                _ => bytes.insert(place, byte),
            }
        }
        judge(&bytes);
    }

    #[test]
    fn a_manifest_with_any_entries_changed_is_judged(changes in prop::collection::vec(change(), 1..4)) {
        let mut json = Json::of(&clean());
        for (at, change) in changes {
            apply(&mut json, at, change);
        }
        judge(json.write().as_bytes());
    }

    /// The oracle walks from every kind of data and looks whether it comes back.
    #[test]
    fn references_in_a_circle_are_found_and_others_are_not(
        edges in prop::collection::vec((0_usize..6, 0_usize..6), 0..9),
    ) {
        let names = ["phone", "voice", "voice_tags", "place", "clipboard", "face"];
        let bytes = with(|manifest| {
            for (at, name) in names.iter().enumerate() {
                let mut to: Vec<&str> = edges.iter().filter(|it| it.0 == at).map(|it| names[it.1]).collect();
                to.sort_unstable();
                to.dedup();
                manifest["data"][name]["derived_from"] = json!(to);
            }
        });
        let mut reached = [[false; 6]; 6];
        for (from, to) in &edges {
            reached[*from][*to] = true;
        }
        for via in 0..6 {
            for from in 0..6 {
                for to in 0..6 {
                    reached[from][to] |= reached[from][via] && reached[via][to];
                }
            }
        }
        let is_circle = (0..6).any(|it| reached[it][it]);

        prop_assert_eq!(codes(&judge(&bytes)).contains(&"cycle"), is_circle);
    }
}

#[test]
fn every_kind_of_circle_is_refused() {
    let circles: [Vec<u8>; 3] = [
        with(|it| it["data"]["voice"]["derived_from"] = json!(["voice_tags"])),
        with(|it| it["recipients"]["agora"]["depends_on"] = json!(["agora"])),
        with(|it| {
            it["features"]["nearby"]["uses"]["coarse"]["alternatives"] =
                json!([{ "use": "precise", "on": ["permission_denied"] }]);
        }),
    ];
    for bytes in circles {
        assert_eq!(codes(&judge(&bytes)), ["cycle"]);
    }
}

#[test]
fn a_reference_that_leads_nowhere_is_refused_wherever_it_stands() {
    for (pointer, value) in [
        ("/switches/social_off/purposes/0", json!("nowhere")),
        ("/data/voice_tags/derived_from/0", json!("nowhere")),
        ("/data/voice_tags/kept_while_any/0", json!("nowhere")),
        ("/features/login/documents/0", json!("nowhere")),
        ("/features/login/uses/sign_in/data", json!("nowhere")),
        ("/features/login/uses/sign_in/purpose", json!("nowhere")),
        ("/features/voice_room/requires/0/fact", json!("nowhere")),
        ("/features/voice_room/uses/speak/permissions/all_of/0", json!("nowhere")),
        ("/features/nearby/uses/precise/alternatives/0/use", json!("nowhere")),
        ("/features/nearby/uses/precise/permissions/any_of/0", json!("nowhere")),
        ("/recipients/agora/start/in_feature/0", json!("nowhere")),
        ("/recipients/agora/receives/0/data", json!("nowhere")),
        ("/recipients/agora/receives/0/purpose", json!("nowhere")),
        ("/recipients/agora/collects/0/data", json!("nowhere")),
        ("/recipients/agora/collects/0/purpose", json!("nowhere")),
        ("/recipients/agora/collects/0/control", json!("nowhere")),
        ("/recipients/agora/depends_on/0", json!("nowhere")),
        ("/retention/voice/of/data", json!("nowhere")),
        ("/retention/account/of/purpose", json!("nowhere")),
        ("/deletion/preconditions/identity/fact", json!("nowhere")),
        ("/deletion/preconditions/identity/by_feature", json!("nowhere")),
        ("/deletion/during_appeal/features/0", json!("nowhere")),
        ("/deletion/during_appeal/recipients/0", json!("nowhere")),
        ("/minors/bands/0/documents/0", json!("nowhere")),
        ("/minors/denied/0", json!("nowhere")),
    ] {
        let bytes = with(|it| *it.pointer_mut(pointer).unwrap() = value);
        assert!(codes(&judge(&bytes)).contains(&"dangling_reference"), "{pointer}");
    }
}

#[test]
fn a_newer_format_is_all_that_is_said_of_it() {
    for number in [json!(2), json!(u32::MAX), json!(u64::MAX)] {
        let bytes = with(|it| {
            it["manifest"] = number;
            it["new_part"] = json!({ "a": null });
        });
        assert_eq!(codes(&judge(&bytes)), ["manifest_newer"]);
    }
}

/// The clean manifest with a text in the place of the first that is there.
#[track_caller]
fn instead(from: &str, to: &str) -> Vec<u8> {
    assert!(CLEAN.contains(from));
    CLEAN.replacen(from, to, 1).into_bytes()
}

#[test]
fn a_number_is_written_with_digits_alone_and_within_its_range() {
    let days = |written: &str| judge(&instead(r#""working_days": 15"#, &format!(r#""working_days": {written}"#)));

    for written in ["0", "65535"] {
        assert!(days(written).is_loadable(), "{written}");
    }
    for written in ["-0", "-1", "65536", "18446744073709551616", "15.0", "15e0", "1.5e1"] {
        assert!(!days(written).is_loadable(), "{written}");
    }
}

#[test]
fn api_levels_run_from_a_level_to_one_that_is_no_lower() {
    let levels = |written: &str| judge(&instead(r#"{ "1..": ["#, &format!(r#"{{ "{written}": ["#)));

    for written in ["1..", "29..29", "29..65535", "029..29"] {
        assert!(levels(written).is_loadable(), "{written}");
    }
    for written in ["", "..", "29", "..29", "0..", "0..29", "29..28", "+29..", "29..+30", "-1..2", "1..65536", "1...2"]
    {
        assert_eq!(codes(&levels(written)), ["bad_value"], "{written}");
    }
}

#[test]
fn levels_that_are_the_same_in_another_spelling_are_written_twice() {
    let twice = judge(&instead(r#""29..": ["#, r#""01..28": ["#));

    assert_eq!(codes(&twice), ["bad_value"]);
    assert_eq!(
        (twice.findings[0].path.as_str(), twice.findings[0].message.as_str()),
        ("/permissions/location/android", "a key is written twice")
    );
}

#[test]
fn meaning_is_judged_without_keys_that_do_not_belong_there() {
    let text = CLEAN
        .replacen(r#""purposes": ["voice_chat", "#, r#""purposes": [null, "voice_caht", "#, 1)
        .replacen(r#""group": "social""#, r#""colour": "red", "group": null"#, 1)
        .replacen(r#""zone": "#, r#""zone": "UTC", "zone": "#, 1);

    let report = judge(text.as_bytes());

    let found: Vec<(&str, &str)> = report.findings.iter().map(|it| (it.code.as_str(), it.path.as_str())).collect();
    assert_eq!(
        found,
        [
            ("duplicate_key", "/app/zone"),
            ("unknown_key", "/purposes/voice_chat/colour"),
            ("null_value", "/purposes/voice_chat/group"),
            ("null_value", "/switches/social_off/purposes/0"),
            ("dangling_reference", "/switches/social_off/purposes/0"),
        ]
    );
}

#[test]
fn meaning_waits_until_what_has_another_form_is_mended() {
    let text = CLEAN.replacen(r#""purposes": ["voice_chat", "#, r#""purposes": ["voice_caht", "#, 1);

    assert_eq!(codes(&judge(text.as_bytes())), ["dangling_reference"]);
    let report = judge(text.replacen(r#""off_means": "pause""#, r#""off_means": 7"#, 1).as_bytes());
    assert_eq!(codes(&report), ["wrong_type"]);
}

#[test]
fn an_error_in_a_list_shows_at_its_item() {
    let text = CLEAN.replacen(r#""purposes": ["voice_chat", "nearby"]"#, r#""purposes": ["voice_chat", "near"]"#, 1);
    let report = judge(text.as_bytes());
    let error = Manifest::load(text.as_bytes()).unwrap_err();

    let span = report.findings[0].span.unwrap();
    assert_eq!(text.get(span.start..span.end), Some("\"near\""));
    assert_eq!((error.line, error.column), (Some(span.line), Some(span.column)));
}

#[test]
fn no_more_findings_on_form_are_reported_than_anybody_reads() {
    let nulls = |count: usize| format!("[{}]", vec!["null"; count].join(","));
    let count = |text: &str, code: &str| {
        let report = judge(&instead(r#"["手机号"]"#, text));
        report.findings.iter().filter(|it| it.code.as_str() == code).count()
    };

    let (half, rest) = (MAX_FORM_FINDINGS / 2, MAX_FORM_FINDINGS - MAX_FORM_FINDINGS / 2);
    let many = |rest: usize| format!("[{}, {}]", nulls(half), nulls(rest));
    assert_eq!(count(&many(rest), "null_value"), MAX_FORM_FINDINGS);
    assert_eq!(count(&many(rest + 1), "null_value"), MAX_FORM_FINDINGS);
    assert_eq!(count(&format!("[{}]", vec!["1"; MAX_ENTRIES].join(",")), "wrong_type"), MAX_ENTRIES);
}

/// A file of the greatest size, with as many entries as fit.
fn greatest() -> Vec<u8> {
    let mut bytes = with(|manifest| {
        let voice = manifest["data"]["voice_tags"].clone();
        let mut before = "voice".to_owned();
        for number in 0..MAX_ENTRIES - 6 {
            let name = format!("voice_{number:04}");
            manifest["data"][&name] = voice.clone();
            manifest["data"][&name]["derived_from"] = json!([before]);
            before = name;
        }
    });
    bytes.resize(MAX_BYTES, b' ');
    bytes
}

#[test]
fn the_largest_and_the_deepest_files_need_little_stack() {
    let deep = |open: &str, close: &str, depth: usize| format!("{}{}", open.repeat(depth), close.repeat(depth));
    let files: Vec<(Vec<u8>, &str)> = vec![
        (greatest(), ""),
        (vec![b' '; 10 * 1024 * 1024], "too_large"),
        ("[".repeat(MAX_BYTES).into_bytes(), "too_deep"),
        (deep("[", "]", 100_000).into_bytes(), "too_deep"),
        ("{\"a\":".repeat(100_000).into_bytes(), "too_deep"),
        (deep("[", "]", MAX_DEPTH + 1).into_bytes(), "too_deep"),
        (with(|it| it["app"]["names"] = serde_json::from_str(&deep("[", "]", MAX_DEPTH - 2)).unwrap()), "wrong_type"),
    ];
    let judged = std::thread::Builder::new().stack_size(SMALL_STACK).spawn(move || {
        for (bytes, code) in files {
            let report = judge(&bytes);
            let found = codes(&report);
            assert_eq!(found.first().copied().unwrap_or_default(), code, "{:?}", report.findings.first());
        }
    });
    judged.unwrap().join().unwrap();
}
