//! How the rights of a manifest are loosened, and the grounds on which a request may be refused.

use serde_json::{Value, json};

use super::{drop_member, entry, set};

pub(in crate::story::loosen) fn all_wait(manifest: &mut Value, _: &[&str], _: &[&str]) -> bool {
    let kinds: Vec<String> = entry(manifest, &["rights"]).into_iter().flat_map(|it| it.keys().cloned()).collect();
    kinds.iter().map(|kind| starts_late(manifest, &["rights", kind], &[])).fold(false, |any, it| any | it)
}

pub(in crate::story::loosen) fn promises_nothing(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "due")
}

pub(in crate::story::loosen) fn starts_late(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "latest_from_received");
    set(entry(manifest, at), "from", json!("checked"))
}

pub(in crate::story::loosen) fn without_latest(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "latest_from_received")
}

pub(in crate::story::loosen) fn answer_is_enough(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    set(entry(manifest, at), "owed", json!("reply"))
}

pub(in crate::story::loosen) fn needs_no_ground(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "grounds")
}

pub(in crate::story::loosen) fn refused_for_anything(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let grounds = all_grounds(manifest);
    let is_refusable = entry(manifest, at).is_some_and(|it| it.contains_key("refusals"));
    is_refusable && set(entry(manifest, at), "refusals", Value::Array(grounds))
}

pub(in crate::story::loosen) fn grounds_serve_all(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let grounds: serde_json::Map<String, Value> = all_grounds(manifest)
        .into_iter()
        .filter_map(|it| Some((it.as_str()?.to_owned(), json!({ "honoured": true }))))
        .collect();
    let has_own = entry(manifest, at).is_some_and(|it| it.contains_key("refusing"));
    has_own && set(entry(manifest, at), "refusing", Value::Object(grounds))
}

/// Every ground that an exemption of any operation names.
fn all_grounds(manifest: &mut Value) -> Vec<Value> {
    let operations = entry(manifest, &["exemptions"]).into_iter().flat_map(|it| it.values());
    let grounds = operations.filter_map(Value::as_object).flat_map(|it| it.keys());
    let grounds: std::collections::BTreeSet<&String> = grounds.collect();
    grounds.into_iter().map(|it| json!(it)).collect()
}
