//! The published JSON Schema of records and receipts, made from the types so that the two cannot part.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde::Serialize;
use serde_json::Value;

use super::{ConsentReceipt, ConsentRecord};
use crate::manifest::schema::without_null;

/// The name of the schema; its last part is the form's number.
pub const SCHEMA_ID: &str = "urn:placet:consent-record:1";

/// Either of the two files.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is asked for")]
enum File {
    /// A consent record.
    Record(Box<ConsentRecord>),
    /// A consent receipt.
    Receipt(Box<ConsentReceipt>),
}

/// The JSON Schema of a consent record or receipt, draft 2020-12.
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_null));
    let mut schema = settings.into_generator().into_root_schema_for::<File>();
    schema.insert("$id".to_owned(), SCHEMA_ID.into());
    schema.insert("title".to_owned(), "Placet consent record or receipt".into());
    let mut schema = schema.to_value();
    schema.sort_all_objects();
    schema
}

/// The schema as the file `core/schema/consent-record.schema.json` has it.
pub fn schema_text() -> String {
    format!("{:#}\n", schema())
}
