//! What each loosening does to a manifest. Each takes the whole manifest, the parts of the entry's pointer and what
//! comes below its member, and says whether there was anything to loosen.

use serde_json::{Map, Value, json};

mod kinds;
mod retention;
mod rights;

pub(super) use kinds::{can_be_reset, on_other_days};
pub(super) use retention::{
    ended_by_nothing, erased_in_spite, kept_for_a_century, no_floor, only_nameless, used_meanwhile,
};
pub(super) use rights::{
    all_wait, answer_is_enough, grounds_serve_all, needs_no_ground, promises_nothing, refused_for_anything,
    starts_late, without_latest,
};

pub(super) type Apply = fn(&mut Value, &[&str], &[&str]) -> bool;

type Entry<'a> = Option<&'a mut Map<String, Value>>;

pub(super) fn for_guardians_alone(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    set(entry(manifest, at), "audience", json!("guardian_under_14"))
}

pub(super) fn needed_nowhere(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(document) = at.last().map(|it| json!(it)) else { return false };
    let general = |it: &Value| it.get("audience") == Some(&json!("everyone"));
    let documents = entry(manifest, &["documents"]).into_iter().flat_map(|it| it.iter());
    let others = documents.filter(|(id, it)| general(it) && document != json!(id)).map(|(id, _)| json!(id)).collect();
    let others = Value::Array(others);
    let mut any = false;
    for feature in features(manifest).filter(|it| it.get("before_acceptance") != Some(&json!(true))) {
        match feature.get_mut("documents").and_then(Value::as_array_mut) {
            Some(named) => any |= retain(named, |it| *it != document),
            // Left out, the feature needs every document that everyone is shown.
            None => any |= set(Some(feature), "documents", others.clone()),
        }
    }
    any
}

pub(super) fn all_made_basic(manifest: &mut Value, _: &[&str], _: &[&str]) -> bool {
    let ids: Vec<String> = entry(manifest, &["purposes"]).into_iter().flat_map(|it| it.keys().cloned()).collect();
    ids.iter().map(|id| made_basic(manifest, &["purposes", id], &[])).fold(false, |any, it| any | it)
}

pub(super) fn made_basic(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(purpose) = entry(manifest, at) else { return false };
    if enforced(purpose.get("consent")) == Some("document") {
        return false;
    }
    // A manifest whose documents open an optional purpose does not load.
    purpose.insert("necessity".to_owned(), json!("basic"));
    purpose.insert("consent".to_owned(), json!("document"));
    true
}

pub(super) fn made_express(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(purpose) = entry(manifest, at) else { return false };
    if enforced(purpose.get("consent")) != Some("separate") {
        return false;
    }
    purpose.insert("consent".to_owned(), json!("express"));
    true
}

pub(super) fn never_expires(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "expires_after")
}

pub(super) fn covers_another(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let covered = entry(manifest, at).and_then(|it| it.get("purposes")?.as_array().cloned()).unwrap_or_default();
    let mut purposes = entry(manifest, &["purposes"]).into_iter().flat_map(|it| it.keys()).map(|id| json!(id));
    let Some(other) = purposes.find(|it| !covered.contains(it)) else { return false };
    set(entry(manifest, at), "purposes", json!([other]))
}

pub(super) fn required_nowhere(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(fact) = at.last() else { return false };
    let lists = features(manifest).filter_map(|it| it.get_mut("requires")?.as_array_mut());
    lists.map(|it| retain(it, |each| each.get("fact") != Some(&json!(fact)))).fold(false, |any, it| any | it)
}

pub(super) fn operator_unnamed(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    set(entry(manifest, at), "legal_name", json!("unspecified"))
}

pub(super) fn made_general(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(data) = entry(manifest, at).filter(|it| it.get("sensitivity") == Some(&json!("sensitive"))) else {
        return false;
    };
    set(Some(data), "sensitivity", json!("general"))
}

pub(super) fn collected_anyway(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(data) = at.last().map(|it| json!(it)) else { return false };
    let given =
        |it: &Value, list: &str| it.get(list)?.as_array()?.iter().any(|it| it.get("data") == Some(&data)).then_some(());
    let mut recipients = entry(manifest, &["recipients"]).into_iter().flat_map(|it| it.values());
    let is_given = recipients.any(|it| given(it, "receives").or(given(it, "collects")).is_some());
    if is_given || uses(manifest).any(|it| it.get("data") == Some(&data)) {
        return false;
    }
    let Some(purpose) = basic_purpose(manifest) else { return false };
    let of_documents = features(manifest).find(|it| it.contains_key("uses")).and_then(|it| it.get_mut("uses"));
    set(of_documents.and_then(Value::as_object_mut), "collected_anyway", json!({ "data": data, "purpose": purpose }))
}

pub(super) fn needed_anyway(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(permission) = at.last().map(|it| json!(it)) else { return false };
    let needs = |it: &Value, list: &str| it.get(list)?.as_array()?.contains(&permission).then_some(());
    let needing = |it: &Value| needs(it, "all_of").or(needs(it, "any_of")).is_some();
    if uses(manifest).any(|it| it.get("permissions").is_some_and(needing)) {
        return false;
    }
    let first = uses(manifest).find(|it| !it.contains_key("permissions"));
    set(first, "permissions", json!({ "all_of": [permission] }))
}

pub(super) fn everything_for_everyone(manifest: &mut Value, _: &[&str], _: &[&str]) -> bool {
    let Some(purpose) = basic_purpose(manifest) else { return false };
    let data: Vec<Value> = entry(manifest, &["data"])
        .into_iter()
        .flat_map(|it| it.keys().map(|id| json!({ "data": id, "purpose": purpose })))
        .collect();
    let recipients = entry(manifest, &["recipients"]).into_iter().flat_map(|it| it.values_mut());
    let given = recipients.map(|it| set(it.as_object_mut(), "receives", Value::Array(data.clone())));
    given.fold(false, |any, it| any | it)
}

pub(super) fn kept_for_everything(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let purposes: Vec<Value> =
        entry(manifest, &["purposes"]).into_iter().flat_map(|it| it.keys().map(|id| json!(id))).collect();
    set(entry(manifest, at), "kept_while_any", Value::Array(purposes))
}

pub(super) fn asked_nowhere(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(permission) = at.last().map(|it| json!(it)) else { return false };
    let mut any = false;
    for list in ["all_of", "any_of"] {
        let needed = uses(manifest).filter_map(|it| it.get_mut("permissions")?.get_mut(list)?.as_array_mut());
        for it in needed {
            any |= retain(it, |each| *each != permission);
        }
    }
    any
}

pub(super) fn off_only_pauses(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    set(entry(manifest, at), "off_means", json!("pause"))
}

pub(super) fn without_the_system(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(permission) = entry(manifest, at) else { return false };
    for of_the_system in ["android", "apple", "platforms", "off_means"] {
        permission.remove(of_the_system);
    }
    set(Some(permission), "control", json!("app"))
}

pub(super) fn no_document(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(feature) = entry(manifest, at) else { return false };
    if feature.get("before_acceptance") == Some(&json!(true)) {
        return false;
    }
    set(Some(feature), "documents", json!([]))
}

pub(super) fn no_fact(manifest: &mut Value, at: &[&str], below: &[&str]) -> bool {
    drop_below(entry(manifest, at), "requires", below)
}

pub(super) fn no_minimum_age(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "minimum_age")
}

pub(super) fn every_way_in(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    set(entry(manifest, at), "opens_by", json!(["launch", "to_background", "user_action", "push"]))
}

pub(super) fn longer_in_background(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(feature) = entry(manifest, at) else { return false };
    let declared = feature.entry("background").or_insert(json!({ "while": "foreground_service" }));
    set(declared.as_object_mut(), "max", json!("P30D"))
}

pub(super) fn no_time_limit(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "max")
}

pub(super) fn uses_of_others(manifest: &mut Value, at: &[&str], below: &[&str]) -> bool {
    if !below.is_empty() {
        return false;
    }
    let declared = features(manifest).filter_map(|it| it.get("uses")?.as_object().cloned()).flatten();
    let others: Vec<(String, Value)> = declared.collect();
    let Some(feature) = entry(manifest, at).filter(|it| it.get("before_acceptance") != Some(&json!(true))) else {
        return false;
    };
    let own = feature.entry("uses").or_insert(json!({})).as_object_mut();
    let Some(own) = own else { return false };
    let before = own.len();
    for (id, it) in others {
        own.entry(id).or_insert(it);
    }
    own.len() != before
}

pub(super) fn for_a_basic_purpose(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(other) = basic_purpose(manifest) else { return false };
    set(entry(manifest, at), "purpose", other)
}

pub(super) fn not_shared(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(it) = entry(manifest, at) else { return false };
    it.get("act") == Some(&json!("share")) && set(Some(it), "act", json!("use"))
}

pub(super) fn no_permission(manifest: &mut Value, at: &[&str], below: &[&str]) -> bool {
    match below {
        [] => drop_member(entry(manifest, at), "permissions"),
        [list, rest @ ..] => {
            let needed = entry(manifest, at).and_then(|it| it.get_mut("permissions")?.as_object_mut());
            drop_below(needed, list, rest)
        }
    }
}

pub(super) fn any_permission(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(needed) = entry(manifest, at).and_then(|it| it.get_mut("permissions")?.as_object_mut()) else {
        return false;
    };
    let has_several = needed.get("all_of").and_then(Value::as_array).is_some_and(|it| it.len() > 1);
    if !has_several || needed.contains_key("any_of") {
        return false;
    }
    let all = needed.remove("all_of").unwrap_or_default();
    set(Some(needed), "any_of", all)
}

pub(super) fn anything_passes(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "only")
}

pub(super) fn budget_raised(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(budget) = entry(manifest, at).and_then(|it| it.get_mut("budget")?.as_object_mut()) else { return false };
    let count = budget.get("count").and_then(Value::as_u64).unwrap_or(1);
    set(Some(budget), "count", json!(count.saturating_mul(1000)))
}

pub(super) fn counted_per_session(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(budget) = entry(manifest, at).and_then(|it| it.get_mut("budget")?.as_object_mut()) else { return false };
    // One act is less than a session: that budget would be tightened.
    budget.get("per") != Some(&json!("action")) && set(Some(budget), "per", json!("session"))
}

pub(super) fn no_budget(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "budget")
}

pub(super) fn instead_of_everything(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let list = entry(manifest, at).and_then(|it| it.get_mut("alternatives")?.as_array_mut());
    let alternatives = list.into_iter().flatten().map(|it| drop_member(it.as_object_mut(), "on"));
    alternatives.fold(false, |any, it| any | it)
}

pub(super) fn appeal_cut(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let appeal = entry(manifest, at).and_then(|it| it.get_mut("appeal")?.as_object_mut());
    let Some(days) = appeal.as_ref().and_then(|it| it.get("days")?.as_u64()) else { return false };
    set(appeal, "days", json!(days.saturating_sub(1)))
}

pub(super) fn appeal_added(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(deletion) = entry(manifest, at) else { return false };
    if !deletion.get("appeal").is_some_and(Value::is_string) {
        return false;
    }
    // An appeal that nothing cancels does not load.
    deletion.insert("cancel_on".to_owned(), json!(["choice"]));
    set(Some(deletion), "appeal", json!({ "days": 15 }))
}

pub(super) fn other_authority(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(deletion) = entry(manifest, at) else { return false };
    let other = if deletion.get("authority") == Some(&json!("device")) { "server" } else { "device" };
    set(Some(deletion), "authority", json!(other))
}

pub(super) fn later(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(deletion) = entry(manifest, at) else { return false };
    let has_appeal = deletion.get("appeal").is_some_and(Value::is_object);
    let processing = deletion.get_mut("processing").and_then(Value::as_object_mut);
    has_appeal && set(processing, "from", json!("appeal_ended"))
}

pub(super) fn no_precondition(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "preconditions")
}

pub(super) fn nothing_to_acknowledge(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    drop_member(entry(manifest, at), "acknowledge")
}

pub(super) fn cancelled_by_anything(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(deletion) = entry(manifest, at).filter(|it| it.contains_key("cancel_on")) else { return false };
    set(Some(deletion), "cancel_on", json!(["interactive_login", "choice"]))
}

pub(super) fn all_open_in_appeal(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let features: Vec<Value> =
        entry(manifest, &["features"]).into_iter().flat_map(|it| it.keys().map(|id| json!(id))).collect();
    let Some(deletion) = entry(manifest, at).filter(|it| it.get("appeal").is_some_and(Value::is_object)) else {
        return false;
    };
    set(Some(deletion), "during_appeal", json!({ "features": features }))
}

pub(super) fn days_start_again(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    set(entry(manifest, at).and_then(|it| it.get_mut("hold")?.as_object_mut()), "clock", json!("restarts"))
}

pub(super) fn only_anonymised(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let data: Vec<String> = entry(manifest, &["data"]).into_iter().flat_map(|it| it.keys().cloned()).collect();
    let tasks: Map<String, Value> = data.into_iter().map(|id| (id, json!("anonymise"))).collect();
    set(entry(manifest, at), "tasks", Value::Object(tasks))
}

pub(super) fn unknown_is_adult(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    set(entry(manifest, at), "unknown", json!("adult"))
}

fn entry<'m>(manifest: &'m mut Value, at: &[&str]) -> Entry<'m> {
    at.iter().try_fold(manifest, |it, part| it.get_mut(*part))?.as_object_mut()
}

fn features(manifest: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    let all = entry(manifest, &["features"]).into_iter().flat_map(|it| it.values_mut());
    all.filter_map(Value::as_object_mut)
}

fn uses(manifest: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    let all = features(manifest).filter_map(|it| it.get_mut("uses")?.as_object_mut());
    all.flat_map(|it| it.values_mut()).filter_map(Value::as_object_mut)
}

/// The first purpose that accepting the documents opens.
fn basic_purpose(manifest: &mut Value) -> Option<Value> {
    let purposes = entry(manifest, &["purposes"]).into_iter().flat_map(|it| it.iter());
    purposes.filter(|(_, it)| enforced(it.get("consent")) == Some("document")).map(|(id, _)| json!(id)).next()
}

/// What Placet does, where a text and the law part.
fn enforced(value: Option<&Value>) -> Option<&str> {
    let value = value?;
    value.get("enforced").unwrap_or(value).as_str()
}

fn set(entry: Entry<'_>, member: &str, value: Value) -> bool {
    entry.map(|it| it.insert(member.to_owned(), value)).is_some()
}

fn drop_member(entry: Entry<'_>, member: &str) -> bool {
    entry.is_some_and(|it| it.remove(member).is_some())
}

/// Drops a list, or the one item of it that a place below names.
fn drop_below(entry: Entry<'_>, list: &str, below: &[&str]) -> bool {
    match below {
        [] => drop_member(entry, list),
        [index] => {
            let items = entry.and_then(|it| it.get_mut(list)?.as_array_mut());
            let Some((items, index)) = items.zip(index.parse::<usize>().ok()) else { return false };
            let is_there = index < items.len();
            if is_there {
                items.remove(index);
            }
            is_there
        }
        _ => false,
    }
}

fn retain(list: &mut Vec<Value>, keep: impl Fn(&Value) -> bool) -> bool {
    let before = list.len();
    list.retain(keep);
    list.len() != before
}
