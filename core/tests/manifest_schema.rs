//! The published schema is the one that the types make.
#![cfg(feature = "check")]

use std::path::Path;

use placet::manifest::schema::schema_text;

#[test]
fn the_published_schema_is_the_one_that_the_types_make() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/manifest.schema.json");
    if std::env::var_os("PLACET_BLESS").is_some() {
        std::fs::write(&file, schema_text()).unwrap();
    }

    let published = std::fs::read_to_string(&file).unwrap_or_default();

    assert!(published == schema_text(), "run the test with PLACET_BLESS=1 to publish the schema anew");
}
