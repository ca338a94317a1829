//! Keeps `docs/findings.md` equal to the table of findings, and every example on it true.
//! `PLACET_BLESS=1 cargo test -p placet --features check --test findings_page` writes it.
#![cfg(feature = "check")]
#![expect(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use placet::manifest::check::check;
use placet::manifest::{FindingCode, MAX_BYTES, MAX_DEPTH, MAX_ENTRIES, MAX_TEXT_BYTES, Severity};
use serde_json::{Value, json};

const SOURCE: &str = include_str!("../src/manifest/codes.rs");
const FORMAT: &str = include_str!("../../docs/manifest-format.md");
const EXAMPLES: &str = include_str!("fixtures/findings.json");

/// A manifest's bytes that give a finding, and how that is shown.
struct Example {
    bytes: Vec<u8>,
    shown: String,
}

#[test]
fn the_page_of_findings_says_what_the_code_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/findings.md");
    let page = page();
    if std::env::var_os("PLACET_BLESS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }

    let written = std::fs::read_to_string(&path).unwrap_or_default();

    let advice = "PLACET_BLESS=1 cargo test -p placet --features check --test findings_page";
    assert!(written == page, "docs/findings.md is stale: {advice}");
}

#[test]
fn every_example_gives_its_finding() {
    let examples = examples();

    for code in FindingCode::ALL {
        let found: BTreeSet<FindingCode> = check(&examples[code].bytes).findings.iter().map(|it| it.code).collect();
        assert!(found.contains(code), "{code}: {} gives {found:?}", examples[code].shown);
    }
}

#[test]
fn the_manifest_that_the_examples_change_has_no_finding() {
    assert_eq!(check(fuller().to_string().as_bytes()).findings, Vec::new());
}

fn page() -> String {
    let mut page = String::from(
        "# Findings\n\n\
         What `placet check` says of a [manifest](manifest-format.md). Made from the code's own table by \
         `core/tests/findings_page.rs`, which also holds every example: \
         `PLACET_BLESS=1 cargo test -p placet --features check --test findings_page` writes the page anew.\n\n\
         An **error** means that the manifest cannot be loaded, on a device either. A **warning** means that it can, and \
         is likely against the law, the stores or its own text. A **note** is worth knowing. A code never changes its \
         meaning, and later versions add codes. `placet check --explain <code>` says the same on the command line.\n\n\
         Where `--fix` stands, `placet check --fix` mends it by itself, because there is only one way to; everything else \
         takes a decision.\n\n\
         Each example is a change of the [fuller manifest](manifest-format.md#a-fuller-one), which has no finding: the \
         place as a JSON pointer, and what is there then. What the short names of laws stand for is \
         [on the same page](manifest-format.md#the-law-behind-it).\n",
    );
    let examples = examples();
    let headings = headings();
    for code in FindingCode::ALL {
        if let Some(heading) = headings.get(code.as_str()) {
            let _ = writeln!(page, "\n## {heading}");
        }
        let severity = match code.severity() {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Note => "Note",
        };
        let (rule, fix, example) = (code.rule(), code.fix(), &examples[code].shown);
        let _ = write!(page, "\n### `{code}`\n\n**{severity}.** {rule}\n\n- Fix: {fix}\n");
        if let Some(certain) = code.certain_fix() {
            let _ = writeln!(page, "- `--fix`: {certain}");
        }
        let _ = writeln!(page, "- Example: {example}");
    }
    page
}

/// The comments between the lines of the table, each by the code that follows it.
fn headings() -> BTreeMap<&'static str, &'static str> {
    let mut headings = BTreeMap::new();
    let mut heading = None;
    for line in SOURCE.lines().skip_while(|it| *it != "finding_codes! {").take_while(|it| *it != "}") {
        if let Some(text) = line.trim().strip_prefix("// ") {
            heading = Some(text.trim_end_matches('.'));
        } else if let (Some(text), Some(code)) = (heading, line.split('"').nth(1)) {
            headings.insert(code, text);
            heading = None;
        }
    }
    assert!(headings.len() > 5, "the table of findings is read wrongly: {headings:?}");
    headings
}

fn fuller() -> Value {
    let (_, from) = FORMAT.rsplit_once("```json manifest\n").unwrap();
    let (text, _) = from.split_once("\n```").unwrap();
    serde_json::from_str(text).unwrap()
}

fn examples() -> BTreeMap<FindingCode, Example> {
    let edits: BTreeMap<String, BTreeMap<String, Value>> = serde_json::from_str(EXAMPLES).unwrap();
    let fuller = fuller();
    let mut examples = of_form(&fuller);
    for code in FindingCode::ALL.iter().filter(|it| !is_of_form(**it)) {
        let edits =
            edits.get(code.as_str()).unwrap_or_else(|| panic!("{code} has no example in fixtures/findings.json"));
        let mut manifest = fuller.clone();
        for (pointer, value) in edits {
            put(&mut manifest, pointer, value);
        }
        let shown: Vec<String> = edits.iter().map(|(pointer, value)| shown(pointer, value)).collect();
        examples.insert(
            *code,
            Example { bytes: manifest.to_string().into_bytes(), shown: format!("{}.", shown.join(" and ")) },
        );
    }
    assert_eq!(edits.len() + of_form(&fuller).len(), FindingCode::ALL.len(), "an example for a code that is not there");
    examples
}

/// Whether an example is a file as a whole, which no change of a value gives.
fn is_of_form(code: FindingCode) -> bool {
    of_form(&Value::Null).contains_key(&code)
}

fn of_form(fuller: &Value) -> BTreeMap<FindingCode, Example> {
    let text = fuller.to_string();
    let with = |pointer: &str, value: Value| {
        let mut manifest = fuller.clone();
        if !manifest.is_null() {
            put(&mut manifest, pointer, &value);
        }
        manifest.to_string()
    };
    let long = with("/app/version", "1".repeat(MAX_TEXT_BYTES + 1).into());
    let many = with("/data/phone/members", json!(vec!["手机号"; MAX_ENTRIES + 1]));
    let null = text.replacen(r#""group":"social""#, r#""group":null"#, 1);
    let twice = text.replacen(r#""zone":"#, r#""zone":"UTC","zone":"#, 1);
    let all = [
        (FindingCode::TooLarge, " ".repeat(MAX_BYTES + 1), "a file of 1 MiB and one byte"),
        (FindingCode::NotUtf8, format!("\u{feff}{text}"), "a file that an editor saved with a byte order mark"),
        (FindingCode::Syntax, r#"{ "manifest": 1, }"#.to_owned(), r#"`{ "manifest": 1, }`"#),
        (FindingCode::TooDeep, "[".repeat(MAX_DEPTH + 1), "33 brackets that open one in the other"),
        (FindingCode::TextTooLong, long, "`/app/version` with 16,385 digits"),
        (FindingCode::TooManyEntries, many, "`/data/phone/members` with 1,001 texts"),
        (FindingCode::NullValue, null, "`/purposes/voice_chat/group` is `null`"),
        (FindingCode::DuplicateKey, twice, r#"`"zone": "UTC", "zone": "Asia/Shanghai"` in `/app`"#),
    ];
    let example = |text: String, shown: &str| Example { bytes: text.into_bytes(), shown: format!("{shown}.") };
    all.into_iter().map(|(code, text, shown)| (code, example(text, shown))).collect()
}

/// Puts `value` at a pointer whose last part may be new; `null` takes it out.
fn put(manifest: &mut Value, pointer: &str, value: &Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = manifest.pointer_mut(parent).unwrap_or_else(|| panic!("there is nothing at {parent}"));
    match (parent, value) {
        (Value::Object(members), Value::Null) => {
            assert!(members.remove(key).is_some(), "there is nothing at {pointer}");
        }
        (Value::Object(members), value) => {
            members.insert(key.to_owned(), value.clone());
        }
        (Value::Array(items), value) => items[key.parse::<usize>().unwrap()] = value.clone(),
        _ => panic!("{pointer} is in no object and no list"),
    }
}

fn shown(pointer: &str, value: &Value) -> String {
    match value {
        Value::Null => format!("`{pointer}` is left out"),
        value => format!("`{pointer}` is `{}`", spaced(value)),
    }
}

/// A value as people write it in one line.
fn spaced(value: &Value) -> String {
    let listed = |items: Vec<String>| items.join(", ");
    match value {
        Value::Array(items) => format!("[{}]", listed(items.iter().map(spaced).collect())),
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| format!("\"{key}\": {}", spaced(value))).collect();
            format!("{{ {} }}", listed(members))
        }
        value => value.to_string(),
    }
}
