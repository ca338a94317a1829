//! The published JSON Schemas of stories and of `clauses.json`, made from the types so that the two cannot part. Owns
//! what the types cannot say to a schema generator: a step is a verb with what stands beside it.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::clauses::Clauses;
use super::format::Written;
use super::verb::Verb;
use crate::manifest::schema::without_null;

/// The name of the schema of stories; its last part is the format's number.
pub const SCHEMA_ID: &str = "urn:placet:story:1";
/// The name of the schema of `clauses.json`.
pub const CLAUSES_SCHEMA_ID: &str = "urn:placet:clauses:1";

/// The JSON Schema of a story, draft 2020-12.
pub fn schema() -> Value {
    root::<Written>(SCHEMA_ID, "Placet story")
}

/// The JSON Schema of a `clauses.json`, draft 2020-12.
pub fn clauses_schema() -> Value {
    root::<Clauses>(CLAUSES_SCHEMA_ID, "Placet clauses")
}

/// The schema of stories as the file `core/schema/story.schema.json` has it.
pub fn schema_text() -> String {
    format!("{:#}\n", schema())
}

/// The schema of `clauses.json` as the file `core/schema/clauses.schema.json` has it.
pub fn clauses_schema_text() -> String {
    format!("{:#}\n", clauses_schema())
}

/// The words of all verbs, in the order of [`Verb`].
pub fn verbs() -> Vec<String> {
    let schema = SchemaGenerator::default().into_root_schema_for::<Verb>();
    forms(schema.as_value()).iter().filter_map(word).map(str::to_owned).collect()
}

fn root<T: JsonSchema>(id: &str, title: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_null));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), id.into());
    schema.insert("title".to_owned(), title.into());
    let mut schema = schema.to_value();
    schema.sort_all_objects();
    schema
}

/// An instant with its offset.
pub(super) fn instant(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "format": "date-time",
        "description": "An instant with its offset: 2024-06-01T09:00:00+08:00."
    })
}

/// The SHA-256 of a text or a manifest.
pub(super) fn hash(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "pattern": "^[0-9a-f]{64}$",
        "description": "A SHA-256 in lower-case hexadecimal digits."
    })
}

/// A use, or the part after its feature.
pub(super) fn use_written(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "description": "`feature.use`; within a session of that feature the use alone.",
        "pattern": "^[a-z][a-z0-9_]{0,63}(\\.[a-z][a-z0-9_]{0,63})?$"
    })
}

/// The steps: each is one form of [`Verb`] with `in`, `expect` and `note` beside it, and one of them expects.
pub(super) fn steps(generator: &mut SchemaGenerator) -> Schema {
    let mut verbs = generator.subschema_for::<Verb>().to_value();
    let name = verbs.get("$ref").and_then(Value::as_str).and_then(|it| it.rsplit('/').next()).map(str::to_owned);
    if let Some(found) = name.and_then(|it| generator.definitions_mut().remove(&it)) {
        verbs = found;
    }
    let steps: Vec<Value> = forms(&verbs).into_iter().map(step).collect();
    json_schema!({ "type": "array", "items": { "oneOf": steps }, "contains": { "required": ["expect"] } })
}

fn forms(verbs: &Value) -> Vec<Value> {
    verbs.get("oneOf").and_then(Value::as_array).cloned().unwrap_or_default()
}

/// The verb that a form is of: the one key that it requires.
fn word(form: &Value) -> Option<&str> {
    form.get("required")?.as_array()?.first()?.as_str()
}

/// A verb's form as a step's. What happens to the whole device happens in no process.
fn step(mut form: Value) -> Value {
    let is_everywhere = word(&form).is_some_and(|it| EVERYWHERE.contains(&it));
    if let Some(members) = form.get_mut("properties").and_then(Value::as_object_mut) {
        members.extend(beside(is_everywhere));
    }
    form
}

/// The words of the verbs that happen to the whole device.
const EVERYWHERE: [&str; 9] =
    ["wait", "at", "clock", "restart", "damage", "update", "system", "search_files", "findings"];

fn beside(is_everywhere: bool) -> Map<String, Value> {
    let mut members = Map::new();
    if !is_everywhere {
        let says = "The process that it happens in; left out, `process_1`.";
        members.insert("in".to_owned(), json!({ "type": "string", "pattern": "^process_[1-9]$", "description": says }));
    }
    members
        .insert("expect".to_owned(), json!({ "description": "What it must answer; left out, anything but an error." }));
    members.insert("note".to_owned(), json!({ "type": "string", "description": "What a reader should know." }));
    members
}
