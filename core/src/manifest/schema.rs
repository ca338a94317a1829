//! The published JSON Schema of the format, made from the types so that the two cannot part. Owns what the types cannot
//! say to a schema generator and nothing else; the checker walks it, editors complete by it.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

use super::Manifest;

/// The name of the schema; its last part is the format's number.
pub const SCHEMA_ID: &str = "urn:placet:manifest:1";

/// The JSON Schema of a manifest, draft 2020-12.
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_null));
    let mut schema = settings.into_generator().into_root_schema_for::<Manifest>();
    schema.insert("$id".to_owned(), SCHEMA_ID.into());
    schema.insert("title".to_owned(), "Placet manifest".into());
    let mut schema = schema.to_value();
    schema.sort_all_objects();
    schema
}

/// The schema as the file `core/schema/manifest.schema.json` has it.
pub fn schema_text() -> String {
    format!("{:#}\n", schema())
}

/// Takes `null` out: the format has none, and what is left out is written by leaving it out.
pub(crate) fn without_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if object.get("default").is_some_and(Value::is_null) {
        object.remove("default");
    }
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|it| it != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            object.insert("type".to_owned(), one);
        }
    }
    let Some(Value::Array(branches)) = object.get_mut("anyOf") else { return };
    branches.retain(|it| it.get("type").is_none_or(|it| it != "null"));
    if let [Value::Object(only)] = branches.as_slice() {
        let only = only.clone();
        object.remove("anyOf");
        for (key, value) in only {
            object.entry(key).or_insert(value);
        }
    }
}
