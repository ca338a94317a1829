//! Holds the pages that show manifests against the types: whole ones load, fragments have the form of their part, and
//! every key and word of the published schema is explained.

use std::collections::BTreeSet;

use placet::manifest::Manifest;
use serde_json::Value;

const PAGE: &str = include_str!("../../docs/manifest-format.md");
const GUIDE: &str = include_str!("../../docs/getting-started.md");
const SCHEMA: &str = include_str!("../schema/manifest.schema.json");

/// The fenced blocks of a page with exactly this info string, each with the number of its first line.
fn blocks(page: &str, info: &str) -> Vec<(usize, String)> {
    let fence = format!("```{info}");
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (index, line) in page.lines().enumerate() {
        match &mut open {
            Some(_) if line == "```" => blocks.extend(open.take()),
            Some((_, text)) => {
                text.push_str(line);
                text.push('\n');
            }
            None if line == fence => open = Some((index + 2, String::new())),
            None => {}
        }
    }
    blocks
}

/// The values under `key`, wherever they are in the schema.
fn under<'s>(schema: &'s Value, key: &str, found: &mut Vec<&'s Value>) {
    match schema {
        Value::Object(members) => {
            for (name, value) in members {
                if name == key {
                    found.push(value);
                }
                under(value, key, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|it| under(it, key, found)),
        _ => {}
    }
}

#[test]
fn every_whole_manifest_on_a_page_loads() {
    let whole = blocks(PAGE, "json manifest");
    let first = blocks(GUIDE, "json manifest");

    assert_eq!((whole.len(), first.len()), (2, 1), "a smallest and a fuller one; the one of the first steps");
    for (line, text) in whole.iter().chain(&first) {
        let loaded = Manifest::load(text.as_bytes());
        assert!(loaded.is_ok(), "the manifest at line {line}: {loaded:?}");
    }
}

#[test]
fn the_fuller_manifest_uses_every_part_and_has_no_finding() {
    let (_, text) = blocks(PAGE, "json manifest").pop().unwrap();

    let findings: Vec<String> =
        Manifest::load(text.as_bytes()).unwrap().findings().iter().map(ToString::to_string).collect();

    assert_eq!(findings, Vec::<String>::new());
    let parts: Value = serde_json::from_str(&text).unwrap();
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let known = schema["properties"].as_object().unwrap().keys().filter(|it| *it != "$schema");
    assert_eq!(parts.as_object().unwrap().keys().collect::<BTreeSet<_>>(), known.collect());
}

#[test]
fn every_fragment_on_the_page_has_the_form_of_its_part() {
    let (_, fuller) = blocks(PAGE, "json manifest").pop().unwrap();
    let fuller: Value = serde_json::from_str(&fuller).unwrap();
    let fragments = blocks(PAGE, "json");

    assert!(fragments.len() >= 14, "one for each part at least, not {}", fragments.len());
    for (line, text) in fragments {
        let fragment: Value = serde_json::from_str(&text).unwrap_or_else(|it| panic!("line {line}: {it}"));
        let mut manifest = fuller.clone();
        for (part, value) in fragment.as_object().unwrap() {
            manifest[part] = value.clone();
        }
        let read = serde_json::from_value::<Manifest>(manifest);
        assert!(read.is_ok(), "the fragment at line {line}: {read:?}");
    }
}

#[test]
fn every_key_and_word_of_the_schema_is_on_the_page() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let (mut objects, mut words) = (Vec::new(), Vec::new());
    under(&schema, "properties", &mut objects);
    under(&schema, "const", &mut words);
    let keys = objects.iter().filter_map(|it| it.as_object()).flat_map(|it| it.keys().map(String::as_str));
    let known: BTreeSet<&str> = keys.chain(words.iter().filter_map(|it| it.as_str())).collect();
    let explained = |it: &str| [format!("`{it}`"), format!(".{it}`")].iter().any(|written| PAGE.contains(written));

    let missing: Vec<&str> = known.iter().copied().filter(|it| !explained(it)).collect();

    assert!(known.len() > 250, "the schema is read wrongly: {} words", known.len());
    assert_eq!(missing, Vec::<&str>::new(), "explain these in docs/manifest-format.md");
}
