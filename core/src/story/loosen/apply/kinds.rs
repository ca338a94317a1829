//! Loosenings of what kind of thing it is: an identifier, a day.

use serde_json::{Value, json};

use super::{entry, set};

pub(in crate::story::loosen) fn can_be_reset(manifest: &mut Value, at: &[&str], _: &[&str]) -> bool {
    let Some(data) = entry(manifest, at).filter(|it| it.contains_key("identifier")) else { return false };
    set(Some(data), "identifier", json!("resettable"))
}

pub(in crate::story::loosen) fn on_other_days(manifest: &mut Value, at: &[&str], below: &[&str]) -> bool {
    let needed = entry(manifest, at).and_then(|it| it.get_mut("requires")?.as_array_mut());
    let named = |index: usize| below.first().is_none_or(|it| *it == index.to_string());
    let all = needed.into_iter().flatten().enumerate().filter(|(index, _)| named(*index));
    let conditions = all.filter_map(|(_, it)| it.get_mut("on"));
    conditions.fold(false, |_, it| {
        *it = json!(if *it == json!("working_days") { "rest_days" } else { "working_days" });
        true
    })
}
