//! What `placet check --fix` mends, and what it leaves to people.
#![cfg(feature = "check")]

use placet::manifest::FindingCode;
use placet::manifest::check::check;
use placet::manifest::check::fix::{Fixed, fix};

const KEKE: &str = include_str!("../scenarios/keke/manifest.json");
const FULLER: &str = include_str!("fixtures/manifest/clean.json");
const HASH: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/// keke's manifest with one change, and what is fixed of it.
fn changed(from: &str, to: &str) -> (String, Fixed) {
    assert!(KEKE.contains(from), "{from}");
    let text = KEKE.replacen(from, to, 1);
    let fixed = fix(text.as_bytes());
    (text, fixed)
}

fn codes(fixed: &Fixed) -> Vec<FindingCode> {
    fixed.fixes.iter().map(|it| it.code).collect()
}

#[test]
fn what_has_no_certain_fix_stays_byte_for_byte() {
    for (from, to) in [
        ("\"zone\":", "\"colour\": \"red\", \"zone\":"),
        ("\"zone\": \"Asia/Shanghai\"", "\"zone\": \"+8\""),
        ("\"zone\":", "\"zone\": \"UTC\", \"zone\":"),
        ("\"zone\":", "\"zone\": null, \"zone\":"),
    ] {
        let (text, fixed) = changed(from, to);

        assert!(fixed.bytes == text.as_bytes(), "{to}");
        assert_eq!((fixed.fixes, fixed.report.is_loadable()), (Vec::new(), false), "{to}");
    }
}

#[test]
fn a_manifest_in_order_is_left_as_it_is() {
    let fixed = fix(KEKE.as_bytes());

    assert!(fixed.bytes == KEKE.as_bytes() && fixed.fixes.is_empty());
    assert_eq!(fixed.report, check(KEKE.as_bytes()));
}

#[test]
fn a_misspelt_key_and_a_misspelt_word_become_the_only_near_one_and_nothing_else_changes() {
    let (_, key) = changed("\"zone\":", "\"zome\":");
    let (_, word) = changed("\"necessity\": \"optional\"", "\"necessity\": \"optinal\"");

    assert!(key.bytes == KEKE.as_bytes() && word.bytes == KEKE.as_bytes());
    assert_eq!((codes(&key), codes(&word)), (vec![FindingCode::UnknownKey], vec![FindingCode::UnknownWord]));
    assert_eq!(key.fixes.first().unwrap().path, "/app/zome");
    assert!(key.report.is_loadable() && word.report.is_loadable());
}

#[test]
fn a_key_is_not_respelt_into_one_that_is_there_or_that_wants_another_value() {
    let (there, kept) = changed("\"zone\":", "\"zome\": \"UTC\", \"zone\":");
    let (other, form) = changed("\"zone\": \"Asia/Shanghai\"", "\"zome\": [\"Asia/Shanghai\"]");

    assert!(kept.bytes == there.as_bytes() && form.bytes == other.as_bytes());
    assert_eq!((kept.fixes, form.fixes), (Vec::new(), Vec::new()));
}

#[test]
fn a_key_is_not_respelt_where_it_would_then_be_written_twice() {
    let twice = "\"zone\": \"UTC\", \"zome\": \"Asia/Tokyo\", \"zone\": \"Asia/Shanghai\"";
    let (text, fixed) = changed("\"zone\": \"Asia/Shanghai\"", twice);

    assert!(fixed.bytes == text.as_bytes());
    assert_eq!(fixed.fixes, Vec::new());
}

/// The fuller manifest with a key and its value written twice, the second time as `again`.
#[track_caller]
fn again(first: &str, again: &str) -> bool {
    let twice = FULLER.replacen(first, &format!("{first}, {again}"), 1);
    assert!(FULLER.contains(first) && twice.len() > FULLER.len(), "{first}");
    let fixed = fix(twice.as_bytes());
    let is_mended = fixed.bytes == FULLER.as_bytes();
    assert!(is_mended || fixed.bytes == twice.as_bytes(), "{first}, {again}");
    assert_eq!(codes(&fixed), vec![FindingCode::DuplicateKey; usize::from(is_mended)]);
    is_mended
}

#[test]
fn a_value_of_any_form_says_the_same_only_if_all_of_it_is_the_same() {
    for (key, value, others) in [
        ("below", "14", &["18", "\"14\""][..]),
        ("before_acceptance", "true", &["false", "1"]),
        ("purposes", "[\"voice_chat\", \"nearby\"]", &["[\"voice_chat\"]", "[\"nearby\", \"voice_chat\"]", "[]"]),
        (
            "names",
            "{ \"zh-CN\": \"示例\", \"en\": \"Example\" }",
            &[
                "{ \"zh-CN\": \"示例\" }",
                "{ \"zh-CN\": \"示例\", \"en\": \"X\" }",
                "{ \"zh-CN\": \"示例\", \"fr\": \"Example\" }",
            ],
        ),
    ] {
        let written = format!("\"{key}\": {value}");
        assert!(again(&written, &written), "{written}");
        for other in others {
            assert!(!again(&written, &format!("\"{key}\": {other}")), "{written}, then {other}");
        }
    }
    let text = FULLER.replacen("\"group\": \"social\"", "\"group\": null, \"group\": null", 1);
    assert_eq!(codes(&fix(text.as_bytes())), [FindingCode::DuplicateKey], "nothing, twice, is nothing once");
}

#[test]
fn a_key_that_says_the_same_twice_says_it_once() {
    let (_, fixed) =
        changed("\"zone\": \"Asia/Shanghai\"", "\"zone\": \"Asia/Shanghai\",\n  \"zone\" :\t\"Asia\\/Shanghai\"");

    assert!(fixed.bytes == KEKE.as_bytes(), "{}", String::from_utf8_lossy(&fixed.bytes));
    assert_eq!(codes(&fixed), [FindingCode::DuplicateKey]);
}

#[test]
fn fixes_follow_each_other_until_the_manifest_loads() {
    let text = KEKE.replacen("\"zone\":", "\"zome\":", 1).replacen("\"necessity\"", "\"necesity\"", 1);
    let text = format!("\u{feff}{text}");

    let fixed = fix(text.as_bytes());

    assert!(fixed.bytes == KEKE.as_bytes());
    assert_eq!(codes(&fixed), [FindingCode::NotUtf8, FindingCode::UnknownKey, FindingCode::UnknownKey]);
    assert!(fixed.report.is_loadable());
    assert_eq!(fix(&fixed.bytes).fixes, Vec::new(), "what is mended stays mended");
}

#[test]
fn capital_letters_of_a_hash_become_small_and_a_part_of_a_hash_stays() {
    let at = KEKE.find("\"sha256\": \"").unwrap() + "\"sha256\": \"".len();
    let written: String = KEKE.chars().skip(KEKE.get(..at).unwrap().chars().count()).take(64).collect();

    let (_, whole) = changed(&written, &HASH.to_uppercase());
    let (text, part) = changed(&written, "BA7816BF");

    assert!(whole.bytes == KEKE.replacen(&written, HASH, 1).as_bytes());
    assert_eq!(codes(&whole), [FindingCode::BadHash]);
    assert!(part.bytes == text.as_bytes());
}

#[test]
fn two_values_that_are_one_become_one() {
    let twice = "\"necessity\": { \"stated\": \"optional\", \"enforced\": \"optional\" }";
    let (_, fixed) = changed("\"necessity\": \"optional\"", twice);

    assert!(fixed.bytes == KEKE.as_bytes());
    assert_eq!(codes(&fixed), [FindingCode::StatedEqualsEnforced]);
}

#[test]
fn what_is_no_json_is_not_touched_whatever_else_could_be_mended() {
    let broken = KEKE.replacen("\"zone\":", "\"zome\":", 1).replacen("\"manifest\": 1,", "\"manifest\": 1,,", 1);
    for text in [broken.clone(), format!("\u{feff}{broken}"), String::new(), "[".repeat(99)] {
        let fixed = fix(text.as_bytes());

        assert!(fixed.bytes == text.as_bytes());
        assert_eq!(fixed.fixes, Vec::new());
    }
}

#[test]
fn every_code_that_promises_a_fix_is_of_the_page() {
    let promised: Vec<&str> =
        FindingCode::ALL.iter().filter(|it| it.certain_fix().is_some()).map(|it| it.as_str()).collect();

    assert_eq!(
        promised,
        ["not_utf8", "duplicate_key", "unknown_key", "unknown_word", "bad_hash", "stated_equals_enforced"]
    );
}
