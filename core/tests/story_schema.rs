//! The published schemas of stories and clauses are the ones that the types make, and say what the reader says.
#![cfg(all(feature = "check", feature = "story"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly")]

#[path = "support/json_schema.rs"]
mod json_schema;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use json_schema::fits;
use placet::story::Story;
use placet::story::schema::{clauses_schema, clauses_schema_text, schema, schema_text, verbs};
use serde_json::{Value, json};

#[test]
fn the_published_schema_of_stories_is_the_one_that_the_types_make() {
    is_published("story.schema.json", &schema_text());
}

#[test]
fn the_published_schema_of_clauses_is_the_one_that_the_types_make() {
    is_published("clauses.schema.json", &clauses_schema_text());
}

fn is_published(name: &str, made: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(name);
    if std::env::var_os("PLACET_BLESS").is_some() {
        std::fs::write(&file, made).unwrap();
    }

    let published = std::fs::read_to_string(&file).unwrap_or_default();

    assert!(published == made, "run the test with PLACET_BLESS=1 to publish {name} anew");
}

/// A story of one step, as its file has it.
fn story(step: &Value) -> Value {
    json!({
        "story": "something happens",
        "manifest": "example",
        "starts": "2024-06-01T09:00:00+08:00",
        "steps": [step, { "health": {}, "expect": "ok" }],
    })
}

/// What the reader says, once the schema has said the same.
fn is_taken(written: &Value) -> bool {
    let read = Story::parse("something", written.to_string().as_bytes());
    let schema = schema();
    assert_eq!(
        fits(&schema, &schema, written),
        read.is_ok(),
        "the schema and the reader differ on {written}: {read:?}"
    );
    read.is_ok()
}

fn deletion_steps() -> Vec<Value> {
    vec![
        json!({ "deletion_begin": {} }),
        json!({ "deletion_satisfy": { "precondition": "identity_verified" } }),
        json!({ "deletion_acknowledge": { "text": "assets", "surface": "dialog" } }),
        json!({ "deletion_choose": { "choice": "uploads", "option": "detach" } }),
        json!({ "deletion_submit": {} }),
        json!({ "deletion_cancel": { "means": "interactive_login", "notice": "keep_it" } }),
        json!({ "deletion_hold": { "ground": "dispute", "review": "2025-01-01T00:00:00Z", "notice": "told" } }),
        json!({ "deletion_lift": {} }),
        json!({ "deletion_refuse": { "reason": "fraud", "remedy": "write_to_us" } }),
        json!({ "deletion_observe": { "says": "appeal_period", "submitted": "2025-01-01T00:00:00Z" } }),
        json!({ "deletion": {} }),
        json!({ "deletion_tasks": {} }),
        json!({ "confirm_task": { "task": "data.voice" } }),
    ]
}

fn request_steps() -> Vec<Value> {
    vec![
        json!({ "request_submit": { "kind": "access", "as": "mine" } }),
        json!({ "request_submit": {
            "kind": "erase", "as": "gone", "role": "agent", "identity": "to_be_verified", "ground": "unlawful",
            "data": ["voice"], "purposes": ["voice_chat"], "surface": "mail",
        } }),
        json!({ "request_verify": { "request": "gone", "by": ["phone"] } }),
        json!({ "request_check": { "request": "mine" } }),
        json!({ "request_reply": { "request": "mine", "surface": "mail" } }),
        json!({ "request_extend": { "request": "mine", "working_days": 5, "reason": "many_files", "notice": "told" } }),
        json!({ "request_refuse": { "request": "mine", "reason": "malice", "remedy": "write_to_us" } }),
        json!({ "request_complete": { "request": "mine" } }),
        json!({ "request_task": { "request": "gone", "task": "data.voice" } }),
        json!({ "request_lift": { "request": "mine" } }),
        json!({ "requests": {} }),
        json!({ "copy": {} }),
    ]
}

fn obligation_steps() -> Vec<Value> {
    vec![
        json!({ "obligations": {} }),
        json!({ "meet": { "data": "voice", "surface": "mail" } }),
        json!({ "confirm": { "obligation": "ended.0", "surface": "mail" } }),
        json!({ "obligations_of_others": {}, "in": "process_2" }),
        json!({ "confirm_of": { "subject": "anna", "obligation": "ended.0", "surface": "mail" } }),
        json!({ "retention": { "data": "voice" } }),
        json!({ "end_retention": { "data": "voice", "event": "cleared" } }),
        json!({ "hold": { "ground": "court", "review": "2025-01-01T00:00:00Z", "notice": "kept_longer" } }),
        json!({ "lift": { "ground": "court" } }),
    ]
}

/// What is said to the engine, but for deletions, requests and obligations.
fn steps() -> Vec<Value> {
    vec![
        json!({ "present": { "document": "privacy_policy", "locale": "zh-CN" } }),
        json!({ "accept": { "document": "privacy_policy" }, "in": "process_2", "note": "elsewhere" }),
        json!({ "decline": { "document": "privacy_policy", "surface": "web" } }),
        json!({ "withdraw_document": { "document": "privacy_policy" } }),
        json!({ "grant": { "purposes": ["nearby", "room_entry"] } }),
        json!({ "deny": { "purposes": ["nearby"] } }),
        json!({ "withdraw": { "purposes": ["nearby"] } }),
        json!({ "change": { "grant": ["nearby"], "withdraw": ["voice_chat"] } }),
        json!({ "grant_separately": { "purpose": "face_check", "surface": "dialog" } }),
        json!({ "set_fact": { "fact": "real_name", "holds": true, "until": "2025-01-01T00:00:00Z" } }),
        json!({ "switch": { "switch": "ads", "on": false, "surface": "settings" } }),
        json!({ "set_age_band": { "band": "under_14" } }),
        json!({ "set_age_band": { "band": "under_18", "until": "2025-01-01T00:00:00Z" } }),
        json!({ "sign_in": { "identifier": "anna" }, "in": "process_2" }),
        json!({ "sign_out": {} }),
        json!({ "erase_subject": {} }),
        json!({ "subjects": {} }),
        json!({ "keep_text": { "text": "called on Monday", "as": "reason" } }),
        json!({ "text": { "text": "reason" } }),
        json!({ "os_answers": { "permission": "camera", "status": "restricted" } }),
        json!({ "enter": { "feature": "nearby", "by": "user_action", "as": "people" } }),
        json!({ "close": { "session": "people" } }),
        json!({ "background": {} }),
        json!({ "foreground": {} }),
        json!({ "request": { "session": "people", "permission": "location" } }),
        json!({ "act": { "session": "people", "as": "tap" } }),
        json!({ "check": { "use": "nearby.locate" } }),
        json!({ "check": { "session": "people", "use": "locate" } }),
        json!({ "take": { "session": "people", "use": "locate", "action": "tap" } }),
        json!({ "check_start": { "recipient": "agora" } }),
        json!({ "availability": { "feature": "nearby" } }),
        json!({ "explain": { "use": "nearby.locate" } }),
        json!({ "status": { "purpose": "nearby" } }),
        json!({ "document": { "document": "privacy_policy" } }),
        json!({ "permission": { "permission": "camera", "feature": "real_name" } }),
        json!({ "fact": { "fact": "real_name" } }),
        json!({ "session": { "session": "people" } }),
        json!({ "usage": {} }),
        json!({ "verify": {} }),
        json!({ "health": {} }),
        json!({ "wait": "PT48H" }),
        json!({ "at": "2025-01-01T00:00:00Z" }),
        json!({ "clock": { "wall": "2020-01-01T00:00:00Z" } }),
        json!({ "restart": "crash" }),
        json!({ "restart": "device" }),
        json!({ "damage": "entry" }),
        json!({ "update": { "version": "2.0" } }),
        json!({ "update": { "version": "2.0", "with": { "features": { "nearby": null } } } }),
        json!({ "findings": {} }),
        json!({ "findings": { "with": { "minors": { "unknown": "adult" } } } }),
        json!({ "recover": {}, "in": "process_2" }),
        json!({ "rotate_key": { "key": 1 } }),
        json!({ "use_key": { "key": 255 }, "in": "process_2" }),
        json!({ "receipt": {} }),
        json!({ "sweep": {} }),
        json!({ "observe_time": { "now": "2024-06-01T00:00:00Z", "source": "server" } }),
    ]
}

/// Verbs about what is outside the app: other places, the system, the files.
fn outside_steps() -> Vec<Value> {
    vec![
        json!({ "observe_acceptance": {
            "document": "privacy_policy", "decision": "granted", "version": "1", "at": "2024-06-01T09:00:00Z", "surface": "web",
            "text": "00e4b6b2a7a1f7a0f2a4e3a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1"
        } }),
        json!({ "observe_consent": { "purpose": "ads", "decision": "withdrawn", "surface": "mail" } }),
        json!({ "system": { "platform": "android", "api_level": 33 } }),
        json!({ "system": { "platform": "apple" } }),
        json!({ "search_files": { "text": "anna" } }),
        json!({ "system_names": { "permission": "location" } }),
    ]
}

#[test]
fn the_schema_takes_every_verb_as_the_reader_does() {
    let steps = [steps(), outside_steps(), obligation_steps(), deletion_steps(), request_steps()].concat();

    for step in &steps {
        assert!(is_taken(&story(step)), "{step}");
    }
    let told: BTreeSet<String> = steps.iter().flat_map(|it| it.as_object().unwrap().keys().cloned()).collect();
    assert!(verbs().iter().all(|it| told.contains(it)), "a verb is missing in this test: {:?}", verbs());
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let steps = [
        json!("health"),
        json!({}),
        json!({ "fly": {} }),
        json!({ "health": {}, "usage": {} }),
        json!({ "health": { "deep": true } }),
        json!({ "health": {}, "expected": "ok" }),
        json!({ "health": {}, "in": "process_0" }),
        json!({ "health": {}, "in": null }),
        json!({ "health": {}, "note": 1 }),
        json!({ "present": {} }),
        json!({ "present": { "document": "Privacy policy" } }),
        json!({ "present": { "document": "privacy_policy", "locale": null } }),
        json!({ "accept": { "document": "privacy_policy", "surface": "billboard" } }),
        json!({ "grant": { "purposes": "nearby" } }),
        json!({ "set_fact": { "fact": "real_name", "holds": "yes" } }),
        json!({ "set_fact": { "fact": "real_name", "holds": true, "until": "tomorrow" } }),
        json!({ "set_age_band": { "band": "old" } }),
        json!({ "enter": { "feature": "nearby", "by": "user_action", "as": "" } }),
        json!({ "keep_text": { "text": "called on Monday", "as": "" } }),
        json!({ "rotate_key": {} }),
        json!({ "rotate_key": { "key": 0 } }),
        json!({ "use_key": { "key": 256 } }),
        json!({ "use_key": { "key": "1" } }),
        json!({ "sign_in": {} }),
        json!({ "sign_out": "anna" }),
        json!({ "enter": { "feature": "nearby", "by": "teleport", "as": "people" } }),
        json!({ "check": { "session": "people", "use": "a.b.c" } }),
        json!({ "wait": "two days" }),
        json!({ "wait": "PT1H", "in": "process_1" }),
        json!({ "at": 1_717_203_600_000_i64 }),
        json!({ "clock": { "wall": "noon" } }),
        json!({ "restart": "warm" }),
        json!({ "damage": "entry", "in": "process_1" }),
        json!({ "update": {} }),
        json!({ "system": { "platform": "windows" } }),
        json!({ "observe_acceptance": { "document": "privacy_policy", "decision": "granted", "text": "00" } }),
        json!({ "observe_consent": { "purpose": "ads" } }),
        json!({ "search_files": { "text": "" } }),
        json!({ "search_files": { "text": "anna" }, "in": "process_1" }),
        json!({ "system": { "platform": "apple" }, "in": "process_1" }),
        json!({ "update": { "version": "2.0" }, "in": "process_1" }),
        json!({ "update": { "version": "2.0", "with": "nothing" } }),
        json!({ "findings": { "with": [] } }),
        json!({ "findings": {}, "in": "process_2" }),
    ];

    for step in &steps {
        assert!(!is_taken(&story(step)), "{step}");
    }
}

#[test]
fn the_schema_judges_a_story_as_a_whole_as_the_reader_does() {
    let written = story(&json!({ "health": {} }));
    let with = |key: &str, value: Value| {
        let mut other = written.clone();
        other[key] = value;
        other
    };

    assert!(is_taken(&written));
    assert!(is_taken(&with("proves", json!(["R01", "example-1-1"]))));
    assert!(is_taken(&with("$schema", json!("../../schema/story.schema.json"))));
    assert!(!is_taken(&with("proves", json!(["R01", "R02", "R03", "R04", "R05", "R06"]))));
    assert!(!is_taken(&with("proves", json!(["R01", "R01"]))));
    assert!(!is_taken(&with("story", json!(" "))));
    assert!(!is_taken(&with("starts", json!("2024-06-01"))));
    assert!(!is_taken(&with("manifest", json!("An app"))));
    assert!(!is_taken(&with("steps", json!([{ "health": {} }]))));
    assert!(!is_taken(&with("$schema", Value::Null)));
    assert!(!is_taken(&with("title", json!("something"))));
}

#[test]
fn every_committed_story_and_list_of_clauses_fits_its_schema() {
    let (stories, clauses) = (schema(), clauses_schema());
    let mut judged = 0;
    for app in listed(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")) {
        for file in listed(&app) {
            let name = file.file_name().unwrap().to_str().unwrap();
            let schema = match name {
                "clauses.json" => &clauses,
                it if it.ends_with(".story.json") => &stories,
                _ => continue,
            };
            let written: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
            judged += 1;

            assert!(fits(schema, schema, &written), "{}", file.display());
        }
    }

    assert!(judged > 1, "there is nothing to judge");
}

/// What is in a folder; nothing for a file.
fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.map(|it| it.unwrap().path()).collect()
}
