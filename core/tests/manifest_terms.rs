//! What a person agrees to: which changes of a manifest make the terms of a purpose others, and which do not.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly")]

use placet::manifest::Manifest;
use serde_json::{Value, json};

const CLEAN: &str = include_str!("fixtures/manifest/clean.json");
const PURPOSES: [&str; 4] = ["account", "face_check", "nearby", "voice_chat"];

fn clean() -> Value {
    serde_json::from_str(CLEAN).unwrap()
}

/// Puts a value at a pointer whose last part may be new.
fn put(manifest: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match manifest.pointer_mut(parent) {
        Some(Value::Object(members)) => drop(members.insert(key.to_owned(), value)),
        Some(Value::Array(items)) => items.push(value),
        _ => panic!("there is nothing at {parent}"),
    }
}

/// The purposes whose terms are others in the second manifest.
#[track_caller]
fn changed(before: &Value, after: &Value) -> Vec<&'static str> {
    let load = |it: &Value| Manifest::load(it.to_string().as_bytes()).unwrap();
    let (before, after) = (load(before), load(after));
    let is_other = |it: &&str| {
        let purpose = it.parse().unwrap();
        before.terms_of(&purpose) != after.terms_of(&purpose)
    };
    PURPOSES.into_iter().filter(is_other).collect()
}

#[test]
fn terms_change_with_what_is_done_and_for_that_purpose_alone() {
    let collected = json!({ "data": "clipboard", "purpose": "nearby" });
    for (pointer, value, purposes) in [
        ("/purposes/account/basis", json!("consent"), &["account"][..]),
        ("/purposes/nearby/consent", json!("separate"), &["nearby"]),
        ("/features/voice_room/uses/speak/act", json!("share"), &["voice_chat"]),
        ("/features/voice_room/uses/speak/data", json!("place"), &["voice_chat"]),
        ("/features/voice_room/uses/speak/purpose", json!("nearby"), &["nearby", "voice_chat"]),
        ("/features/voice_room/uses/speak/only", json!({ "pattern": "[0-9]" }), &["voice_chat"]),
        ("/features/order/uses/again", json!({ "data": "phone", "purpose": "nearby" }), &["nearby"]),
        ("/recipients/agora/country", json!("SG"), &["account", "voice_chat"]),
        ("/recipients/statistics/method", json!("sdk"), &["account"]),
        ("/recipients/statistics/direction", json!("in"), &["account"]),
        ("/recipients/statistics/receives/new", collected.clone(), &["nearby"]),
        ("/recipients/agora/collects/new", collected, &["nearby"]),
        ("/retention/account/until", json!(["asked"]), &["account"]),
        ("/retention/account/from", json!("collected"), &["account"]),
        ("/retention/account/then", json!("erase"), &["account"]),
        ("/retention/account/at_least", json!("P7M"), &["account"]),
        ("/retention/voice/at_most", json!("P31D"), &["voice_chat"]),
    ] {
        let mut after = clean();
        put(&mut after, pointer, value);

        assert_eq!(changed(&clean(), &after), purposes, "{pointer}");
    }
}

#[test]
fn words_budgets_and_permissions_change_no_terms() {
    for (pointer, value) in [
        ("/purposes/nearby/names/en", json!("Nearby")),
        ("/purposes/nearby/necessity", json!({ "stated": "basic", "enforced": "optional" })),
        ("/features/nearby/uses/precise/budget", json!({ "count": 9, "per": "session" })),
        ("/features/nearby/uses/precise/permissions", json!({})),
        ("/recipients/agora/version", json!("9")),
        ("/recipients/agora/receives/new", json!({ "data": "voice", "purpose": "voice_chat" })),
        ("/data/voice/members", json!(["语音"])),
    ] {
        let mut after = clean();
        put(&mut after, pointer, value);

        assert_eq!(changed(&clean(), &after), Vec::<&str>::new(), "{pointer}");
    }
    let mut renamed = clean();
    let rule = renamed["retention"].as_object_mut().unwrap().remove("voice").unwrap();
    put(&mut renamed, "/retention/zz_voice", rule);
    assert_eq!(changed(&clean(), &renamed), Vec::<&str>::new(), "a rule may have any name");
}

/// The purposes that the rule on everything else is a term of.
#[track_caller]
fn kept_by_the_rest(manifest: &Value) -> Vec<&'static str> {
    let mut after = manifest.clone();
    put(&mut after, "/retention/rest/at_most", json!("P2Y"));
    changed(manifest, &after)
}

#[test]
fn the_rule_on_everything_else_binds_where_some_data_has_no_other() {
    let mut manifest = clean();
    assert_eq!(
        kept_by_the_rest(&manifest),
        ["face_check", "nearby", "voice_chat"],
        "the account has a rule of its own"
    );

    let rule = |of: Value| json!({ "of": of, "at_most": "P30D", "then": "erase" });
    put(&mut manifest, "/retention/face", rule(json!({ "data": "face" })));
    assert_eq!(kept_by_the_rest(&manifest), ["nearby", "voice_chat"]);
    put(&mut manifest, "/retention/nearby", rule(json!({ "purpose": "nearby" })));
    assert_eq!(kept_by_the_rest(&manifest), ["voice_chat"]);
    put(&mut manifest, "/retention/tags", rule(json!({ "data": "voice_tags" })));
    assert_eq!(kept_by_the_rest(&manifest), ["voice_chat"], "the clipboard has no rule yet");
    put(&mut manifest, "/retention/clipboard", rule(json!({ "data": "clipboard" })));
    assert_eq!(kept_by_the_rest(&manifest), Vec::<&str>::new());
    put(&mut manifest, "/recipients/agora/collects/new", json!({ "data": "place", "purpose": "face_check" }));
    assert_eq!(kept_by_the_rest(&manifest), ["face_check"], "what a recipient collects counts as data of a purpose");
}
