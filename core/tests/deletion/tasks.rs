//! Whom a deletion tells: every recipient that may have something, and none that cannot be told.

use std::sync::Arc;

use placet::canonical::Hash;
use placet::manifest::Manifest;
use placet::policy::Declared;
use placet::policy::deletion::Stage;
use serde_json::{Value, json};

use crate::machine::{Machine, no_appeal};

/// A recipient beside the example's own, with these members otherwise; `null` leaves one out.
fn recipient(example: &Value, changes: Value) -> Value {
    let mut it = example.clone();
    let members = it.as_object_mut().unwrap();
    for (key, value) in changes.as_object().unwrap() {
        members.remove(key);
        if !value.is_null() {
            members.insert(key.clone(), value.clone());
        }
    }
    it
}

#[test]
fn every_recipient_is_told_that_may_have_something_and_none_that_cannot_be_told() {
    let mut it = Machine::new(no_appeal());
    let mut manifest = serde_json::to_value(&it.declared.manifest).unwrap();
    let example = manifest["recipients"]["agora"].clone();
    let collects = json!([{ "data": "voice", "purpose": "voice_chat" }]);
    for (id, changes) in [
        ("collector", json!({ "receives": null, "collects": collects.clone() })),
        ("giver", json!({ "direction": "in" })),
        ("idle", json!({ "receives": null })),
        ("asks_itself", json!({ "receives": null, "own_authorisation": true })),
        ("everybody", json!({ "kind": "public", "method": "backend" })),
        ("others", json!({ "kind": "users", "method": "backend", "collects": collects.clone() })),
    ] {
        manifest["recipients"][id] = recipient(&example, changes);
    }
    let bytes = manifest.to_string().into_bytes();
    it.declared = Arc::new(Declared::new(Manifest::load(&bytes).unwrap(), Hash::of(&[&bytes])));

    let it = it.executing();

    let Some(Stage::Executing(it)) = it.state.deletion.stage() else { panic!("{:?}", it.phase()) };
    let told = it
        .tasks
        .iter()
        .filter_map(|(id, task)| Some(format!("{} {}", id.to_string().strip_prefix("recipient.")?, task.work.code())));
    assert_eq!(told.collect::<Vec<_>>(), ["agora notify", "asks_itself unbind", "collector notify"]);
}
