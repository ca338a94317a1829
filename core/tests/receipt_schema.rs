//! The published schema of consent records and receipts is the one that the types make, and takes what they write.
#![cfg(feature = "check")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly")]

#[path = "support/json_schema.rs"]
mod json_schema;

use std::path::{Path, PathBuf};

use json_schema::fits;
use placet::evidence::receipt::schema::{schema, schema_text};
use placet::evidence::receipt::{LinkedData, read_receipt, read_record};
use serde_json::{Value, json};

#[test]
fn the_published_schema_of_records_is_the_one_that_the_types_make() {
    let file = folder("schema").join("consent-record.schema.json");
    if std::env::var_os("PLACET_BLESS").is_some() {
        std::fs::write(&file, schema_text()).unwrap();
    }

    let published = std::fs::read_to_string(&file).unwrap_or_default();

    assert!(published == schema_text(), "run the test with PLACET_BLESS=1 to publish the schema anew");
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The committed files of the example.
fn committed() -> Vec<Value> {
    let files = std::fs::read_dir(folder("tests/fixtures/receipt")).unwrap().map(|it| it.unwrap().path());
    files.map(|it| serde_json::from_slice(&std::fs::read(it).unwrap()).unwrap()).collect()
}

#[test]
fn the_schema_takes_every_file_that_is_written() {
    let schema = schema();
    let files = committed();

    assert_eq!(files.len(), 5);
    for file in files {
        assert!(fits(&schema, &schema, &file), "{}", file["header"]);
    }
}

#[test]
fn the_schema_and_the_reader_refuse_the_same() {
    let schema = schema();
    let record = committed().into_iter().find(|it| it["stands_now"] == "expired").unwrap();
    let wrong: [(&str, Value); 12] = [
        ("/header/record_id", json!("28cee16c-5f48-486f-b968-bbf99a67d988")),
        ("/header/issued_at", json!("2024-07-02T09:06:00+08:00")),
        ("/header/pii_principal_id", json!("somebody@example.com")),
        ("/header/schema_version", json!("urn:placet:consent-record:7")),
        ("/header/ledger/sequence", json!(-1)),
        ("/pii_processing/purposes/0/lawful_basis", json!("curiosity")),
        ("/pii_processing/purposes/0/pii_information/0/pii_optional", json!("yes")),
        ("/pii_processing/purposes/0/pii_controllers/0", json!("Example Technology Ltd")),
        ("/pii_processing/language", json!("")),
        ("/party_identification/0/party_role", json!("friend")),
        ("/events/0/validity_duration", json!({ "type": "until_time", "value": "soon" })),
        ("/stands_now", json!("perhaps")),
    ];
    for (pointer, value) in wrong {
        let mut changed = record.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        assert!(!fits(&schema, &schema, &changed), "{pointer}");
        assert!(read_record(changed.to_string().as_bytes()).is_err(), "{pointer}");
    }
    for section in ["header", "pii_processing", "party_identification", "events"] {
        let mut without = record.clone();
        without.as_object_mut().unwrap().remove(section);
        assert!(!fits(&schema, &schema, &without), "{section}");
        assert!(read_record(without.to_string().as_bytes()).is_err(), "{section}");
    }
    let mut more = record.clone();
    more["header"]["email"] = json!("somebody@example.com");
    assert!(!fits(&schema, &schema, &more) && read_record(more.to_string().as_bytes()).is_err());
    assert!(read_receipt(record.to_string().as_bytes()).is_err());
}

/// Every key of every object of the schema.
fn fields(value: &Value, found: &mut std::collections::BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::Object(properties)) = members.get("properties") {
                found.extend(properties.keys().cloned());
            }
            let inside = members.iter().filter(|(key, _)| *key != "const");
            inside.for_each(|(_, it)| fields(it, found));
        }
        Value::Array(items) => items.iter().for_each(|it| fields(it, found)),
        _ => {}
    }
}

#[test]
fn the_page_has_every_field_with_the_meaning_that_the_context_gives_it() {
    let page = std::fs::read_to_string(folder("../docs/receipts.md")).unwrap();
    let mut names = std::collections::BTreeSet::new();
    fields(&schema(), &mut names);
    let keywords = ["@context", "@type"];
    for name in names.iter().filter(|it| !keywords.contains(&it.as_str())) {
        assert!(page.contains(&format!("`{name}`")), "docs/receipts.md does not tell of {name}");
    }
    let context = serde_json::to_value(LinkedData).unwrap();
    for (field, meaning) in context.as_object().unwrap().iter().filter(|(field, _)| names.contains(*field)) {
        let iri = meaning.get("@id").or(Some(meaning)).and_then(Value::as_str).unwrap_or_default();
        let told = !iri.contains(':') || iri.starts_with("urn:") || {
            let mut lines = page.lines().filter(|it| it.contains(&format!("`{field}`")));
            lines.any(|it| it.contains(&format!("`{iri}`")))
        };
        assert!(told, "docs/receipts.md does not say that {field} is {iri}");
    }
}
