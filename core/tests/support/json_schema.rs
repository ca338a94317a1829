//! As much of JSON Schema as the published schemas of stories use, so that a test can ask them.

use placet::canonical::Hash;
use placet::clock::{Period, Timestamp};
use placet::evidence::receipt::{Instant, PartyId, Uuid};
use placet::id::{FeatureId, Locale, SubjectRef, UseRef};
use placet::manifest::StatedTerm;
use serde_json::Value;

/// Whether `value` fits `schema`; `root` is where references start.
pub fn fits(root: &Value, schema: &Value, value: &Value) -> bool {
    if let Some(name) = schema.get("$ref") {
        let name = name.as_str().and_then(|it| it.strip_prefix('#')).unwrap();
        if !fits(root, root.pointer(name).unwrap(), value) {
            return false;
        }
    }
    let is_kind = schema.get("type").is_none_or(|kind| match value {
        Value::Null => false,
        Value::Bool(_) => kind == "boolean",
        Value::Number(_) => kind == "integer",
        Value::String(_) => kind == "string",
        Value::Array(_) => kind == "array",
        Value::Object(_) => kind == "object",
    });
    let is_const = schema.get("const").is_none_or(|it| it == value);
    let is_one = schema.get("oneOf").and_then(Value::as_array);
    let is_one = is_one.is_none_or(|it| it.iter().filter(|each| fits(root, each, value)).count() == 1);
    let is_any = schema.get("anyOf").and_then(Value::as_array);
    let is_any = is_any.is_none_or(|it| it.iter().any(|each| fits(root, each, value)));
    is_kind
        && is_const
        && is_one
        && is_any
        && number_fits(schema, value)
        && text_fits(schema, value)
        && list_fits(root, schema, value)
        && object_fits(root, schema, value)
}

fn number_fits(schema: &Value, value: &Value) -> bool {
    let Some(number) = value.as_i64() else { return true };
    let bound = |key: &str| schema.get(key).and_then(Value::as_i64);
    bound("minimum").is_none_or(|it| number >= it) && bound("maximum").is_none_or(|it| number <= it)
}

fn text_fits(schema: &Value, value: &Value) -> bool {
    let Some(text) = value.as_str() else { return true };
    let is_long_enough = schema.get("minLength").and_then(Value::as_u64).is_none_or(|it| text.len() as u64 >= it);
    let is_instant = schema.get("format").is_none_or(|it| it != "date-time" || text.parse::<Timestamp>().is_ok());
    let matches = schema.get("pattern").and_then(Value::as_str).is_none_or(|it| match it {
        r"\S" => text.contains(|it: char| !it.is_whitespace()),
        "^process_[1-9]$" => matches!(text.strip_prefix("process_").map(str::as_bytes), Some([b'1'..=b'9'])),
        "^[a-z][a-z0-9_]{0,63}$" => text.parse::<FeatureId>().is_ok(),
        "^[a-z][a-z0-9_]{0,63}(\\.[a-z][a-z0-9_]{0,63})?$" => {
            text.parse::<FeatureId>().is_ok() || text.parse::<UseRef>().is_ok()
        }
        "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$" => Locale::try_from(text.to_owned()).is_ok(),
        "^[0-9a-f]{64}$" => Hash::try_from(text.to_owned()).is_ok(),
        "^[0-9a-f]{32}$" => SubjectRef::try_from(text.to_owned()).is_ok(),
        "^(unspecified|P[0-9A-Z]+)$" => StatedTerm::try_from(text.to_owned()).is_ok(),
        it if it.starts_with("^[0-9]{4}-[0-9]{2}") => Instant::try_from(text.to_owned()).is_ok(),
        it if it.starts_with("^[0-9a-f]{8}-") => Uuid::try_from(text.to_owned()).is_ok(),
        it if it.starts_with("^urn:placet:party:") => PartyId::try_from(text.to_owned()).is_ok(),
        it if it.starts_with("^P(?=.)") => text.parse::<Period>().is_ok(),
        unknown => panic!("this test cannot read the pattern {unknown}"),
    });
    is_long_enough && is_instant && matches
}

fn list_fits(root: &Value, schema: &Value, value: &Value) -> bool {
    let Some(items) = value.as_array() else { return true };
    let repeats = |(index, it): (usize, &Value)| items.iter().take(index).any(|other| other == it);
    let is_short_enough = schema.get("maxItems").and_then(Value::as_u64).is_none_or(|it| items.len() as u64 <= it);
    let is_unique = schema.get("uniqueItems").is_none() || !items.iter().enumerate().any(repeats);
    let contains = schema.get("contains").is_none_or(|it| items.iter().any(|item| fits(root, it, item)));
    let each = schema.get("items").is_none_or(|it| items.iter().all(|item| fits(root, it, item)));
    is_short_enough && is_unique && contains && each
}

fn object_fits(root: &Value, schema: &Value, value: &Value) -> bool {
    let Some(members) = value.as_object() else { return true };
    let properties = schema.get("properties").and_then(Value::as_object);
    let others = schema.get("additionalProperties").cloned().unwrap_or(Value::Bool(true));
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    required.into_iter().all(|key| members.contains_key(key))
        && members.iter().all(|(key, member)| match (properties.and_then(|it| it.get(key)), &others) {
            (None, Value::Bool(taken)) => *taken,
            (Some(schema), _) | (None, schema) => fits(root, schema, member),
        })
}
