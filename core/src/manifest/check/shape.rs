//! A tree against the published schema: unknown and missing keys, other forms, words that are not listed. It knows of
//! JSON Schema what the generated one uses, and of the manifest only what that says.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::clock::Period;
use crate::id::DataId;
use crate::manifest::finding::pointer;
use crate::manifest::schema::schema;
use crate::manifest::source::{Kind, Member, Node, Place};
use crate::manifest::suggest::{listed, nearest, only_near};
use crate::manifest::{ApiLevels, BudgetScope, Finding, FindingCode, MAX_TEXT_BYTES, StatedTerm};

/// What of a tree does not have the shape that the schema gives; no more than `limit`.
pub(super) fn faults(root: &Node<'_>, limit: usize) -> Vec<(Finding, Place)> {
    let schema = schema();
    let mut walk = Walk { root: &schema, way: Vec::new(), faults: Vec::new(), limit };
    walk.node(root, &schema, Place { start: root.place.start, end: root.place.start });
    walk.faults
}

struct Walk<'s, 'n> {
    root: &'s Value,
    way: Vec<Cow<'n, str>>,
    faults: Vec<(Finding, Place)>,
    limit: usize,
}

impl<'s, 'n> Walk<'s, 'n> {
    fn fault(&mut self, code: FindingCode, place: Place, message: String, help: Option<String>) {
        if self.faults.len() >= self.limit {
            return;
        }
        let finding = Finding::new(code, pointer(&self.way), message);
        let finding = match help {
            Some(help) => finding.with_help(help),
            None => finding,
        };
        self.faults.push((finding, place));
    }

    /// A word against the listed ones.
    fn misspelt(&mut self, code: FindingCode, place: Place, message: String, (word, known): (&str, &[&str])) {
        if self.faults.len() >= self.limit {
            return;
        }
        let finding = Finding::new(code, pointer(&self.way), message).with_help(meant(word, known));
        let meant = only_near(word, known.iter().copied()).map(str::to_owned);
        self.faults.push((Finding { meant, ..finding }, place));
    }

    /// The forms that a schema allows, references followed and choices laid out.
    fn forms(&self, schema: &'s Value) -> Vec<&'s Value> {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let found = name.strip_prefix('#').and_then(|it| self.root.pointer(it));
            return found.map(|it| self.forms(it)).unwrap_or_default();
        }
        let choices = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array);
        match choices {
            Some(choices) => choices.iter().flat_map(|it| self.forms(it)).collect(),
            None => vec![schema],
        }
    }

    /// Judges one value; `shown` is where a finding about an object or list as a whole shows.
    fn node(&mut self, node: &'n Node<'n>, schema: &'s Value, shown: Place) {
        let forms = self.forms(schema);
        let of_kind = |kind: &str| -> Vec<&'s Value> {
            forms.iter().copied().filter(|it| it.get("type").is_some_and(|it| it == kind)).collect()
        };
        let fitting = match &node.kind {
            // A fault of form, reported as such.
            Kind::Null => return,
            Kind::Bool(_) => of_kind("boolean"),
            Kind::Number(_) => of_kind("integer"),
            Kind::Text(_) => of_kind("string"),
            Kind::List(_) => of_kind("array"),
            Kind::Object(_) => of_kind("object"),
        };
        let Some(first) = fitting.first() else {
            let message = format!("expected {}, found {}", expected(&forms), node.kind.noun());
            self.fault(FindingCode::WrongType, node.place, message, None);
            return;
        };
        match &node.kind {
            Kind::Null | Kind::Bool(_) => {}
            Kind::Number(written) => self.number(written, first, node.place),
            Kind::Text(text) => self.text(text, &fitting, node.place),
            Kind::List(items) => {
                let Some(schema) = first.get("items") else { return };
                for (index, item) in items.iter().enumerate() {
                    self.way.push(index.to_string().into());
                    self.node(item, schema, item.place);
                    self.way.pop();
                }
            }
            Kind::Object(members) => self.choice(members, &fitting, shown),
        }
    }

    fn number(&mut self, written: &str, schema: &Value, place: Place) {
        let least = schema.get("minimum").and_then(Value::as_u64).unwrap_or(0);
        let most = schema.get("maximum").and_then(Value::as_u64).unwrap_or(u64::from(u32::MAX));
        if !written.bytes().all(|it| it.is_ascii_digit() || it == b'-') {
            let message = "expected a whole number, found a number that is not whole".to_owned();
            self.fault(FindingCode::WrongType, place, message, None);
        } else if !written.parse::<u64>().is_ok_and(|it| (least..=most).contains(&it)) {
            let message = format!("expected a number from {least} to {most}");
            self.fault(FindingCode::BadValue, place, message, None);
        }
    }

    fn text(&mut self, text: &str, fitting: &[&'s Value], place: Place) {
        let words: Vec<&str> = fitting.iter().filter_map(|it| it.get("const").and_then(Value::as_str)).collect();
        if words.contains(&text) {
            return;
        }
        if words.len() == fitting.len() {
            let message = format!("`{}` is not a word that belongs here", shortened(text));
            self.misspelt(FindingCode::UnknownWord, place, message, (text, &words));
            return;
        }
        let patterns = fitting.iter().filter_map(|it| it.get("pattern").and_then(Value::as_str));
        for pattern in patterns {
            if let Some(Err((code, message))) = notation(pattern).map(|read| read(text)) {
                self.fault(code, place, message, None);
            }
        }
    }

    /// Judges an object against the one form that it has, or the one of several that its keys choose.
    fn choice(&mut self, members: &'n [Member<'n>], fitting: &[&'s Value], shown: Place) {
        let chosen = match fitting {
            [only] => Some(*only),
            several => {
                let is_chosen = |it: &Value| choosing_key(it).is_some_and(|key| members.iter().any(|it| it.key == key));
                several.iter().copied().find(|it| is_chosen(it))
            }
        };
        if let Some(form) = chosen {
            self.object(members, form, shown);
            return;
        }
        let keys: Vec<&str> = fitting.iter().filter_map(|it| choosing_key(it)).collect();
        let Some(first) = members.first() else {
            self.fault(FindingCode::WrongType, shown, format!("expected one key, one of {}", listed(&keys)), None);
            return;
        };
        self.unknown_key(first, &keys);
    }

    fn unknown_key(&mut self, member: &'n Member<'n>, known: &[&str]) {
        self.way.push(Cow::Borrowed(&member.key));
        let message = format!("the key `{}` does not belong here", shortened(&member.key));
        self.misspelt(FindingCode::UnknownKey, member.key_place, message, (&member.key, known));
        self.way.pop();
    }

    fn object(&mut self, members: &'n [Member<'n>], schema: &'s Value, shown: Place) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let known: Vec<&str> = properties.into_iter().flat_map(Map::keys).map(String::as_str).collect();
        let entries = schema.get("additionalProperties").filter(|it| it.is_object());
        // A key beyond the limit is a fault of form, reported as such.
        for member in members.iter().filter(|it| it.key.len() <= MAX_TEXT_BYTES) {
            self.way.push(Cow::Borrowed(&member.key));
            let shown = match member.value.kind {
                Kind::Object(_) | Kind::List(_) => member.key_place,
                _ => member.value.place,
            };
            if let Some(schema) = properties.and_then(|it| it.get(&*member.key)) {
                self.node(&member.value, schema, shown);
            } else if let Some(values) = entries {
                if let Some(names) = schema.get("propertyNames") {
                    let forms = self.forms(names);
                    self.text(&member.key, &forms, member.key_place);
                }
                self.node(&member.value, values, shown);
            }
            self.way.pop();
            if entries.is_none() && !known.contains(&&*member.key) {
                self.unknown_key(member, &known);
            }
        }
        for key in schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            if !members.iter().any(|it| it.key == key) {
                let message = format!("the key `{key}` is missing");
                self.fault(FindingCode::MissingKey, shown, message, Some(format!("Add `{key}`.")));
            }
        }
    }
}

/// The key by which an object chooses a form: the first that the form requires.
fn choosing_key(form: &Value) -> Option<&str> {
    form.get("required")?.as_array()?.first()?.as_str()
}

/// What the forms are called together.
fn expected(forms: &[&Value]) -> String {
    let words: Vec<&str> = forms.iter().filter_map(|it| it.get("const").and_then(Value::as_str)).collect();
    let mut nouns: Vec<String> = if words.is_empty() { Vec::new() } else { vec![listed(&words)] };
    for form in forms.iter().filter(|it| it.get("const").is_none()) {
        let noun = match form.get("type").and_then(Value::as_str) {
            Some("object") => "an object",
            Some("array") => "a list",
            Some("integer") => "a whole number",
            Some("boolean") => "true or false",
            _ => "a text",
        };
        if !nouns.iter().any(|it| it == noun) {
            nouns.push(noun.to_owned());
        }
    }
    nouns.join(", or ")
}

fn meant(word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("Write {}.", listed(known)),
    }
}

/// At most 64 characters of a text that is quoted in a message.
fn shortened(text: &str) -> String {
    text.chars().take(64).collect()
}

type Read = fn(&str) -> Result<(), (FindingCode, String)>;

/// Who reads the notation that a pattern of the schema describes: the type's own reader, so that both agree.
fn notation(pattern: &str) -> Option<Read> {
    fn value<T: TryFrom<String, Error: std::fmt::Display>>(text: &str) -> Result<(), (FindingCode, String)> {
        match T::try_from(text.to_owned()) {
            Ok(_) => Ok(()),
            Err(it) => Err((FindingCode::BadValue, it.to_string())),
        }
    }
    fn id<T: TryFrom<String, Error: std::fmt::Display>>(text: &str) -> Result<(), (FindingCode, String)> {
        value::<T>(text).map_err(|(_, message)| (FindingCode::BadId, message))
    }
    Some(match pattern {
        "^[a-z][a-z0-9_]{0,63}$" => id::<DataId>,
        "^[0-9]{1,5}\\.\\.([0-9]{1,5})?$" => value::<ApiLevels>,
        "^(session|action|launch|P[0-9A-Z]+)$" => value::<BudgetScope>,
        "^(unspecified|P[0-9A-Z]+)$" => value::<StatedTerm>,
        it if it.starts_with("^P(?=.)") => value::<Period>,
        // A rule on meaning judges it.
        "^[0-9a-f]{64}$" => |_| Ok(()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const CLEAN: &str = include_str!("../../../tests/fixtures/manifest/clean.json");

    /// What is found first in the clean manifest with another value at a place, and the text that it shows at.
    fn first(pointer: &str, value: Value) -> (Finding, String) {
        let mut manifest: Value = serde_json::from_str(CLEAN).unwrap();
        *manifest.pointer_mut(pointer).unwrap() = value;
        let text = manifest.to_string();
        let finding = crate::manifest::check::check(text.as_bytes()).findings.into_iter().next().unwrap();
        let span = finding.span.unwrap();
        let shown = text.get(span.start..span.end).unwrap().to_owned();
        (finding, shown)
    }

    #[test]
    fn the_forms_that_a_value_may_have_are_named_each_once() {
        for (pointer, value, message) in [
            ("/purposes/account", json!([]), "expected an object, found a list"),
            ("/features/order/opens_by", json!(7), "expected a list, found a number"),
            ("/features/voice_room/minimum_age", json!("x"), "expected a whole number, found a text"),
            ("/features/browse/before_acceptance", json!(7), "expected true or false, found a number"),
            ("/app/version", json!(true), "expected a text, found true or false"),
            ("/app/zone", json!({}), "expected a text, found an object"),
            ("/purposes/account/necessity", json!(7), "expected `basic` or `optional`, or an object, found a number"),
            ("/retention/rest/of", json!(7), "expected `everything`, or an object, found a number"),
            ("/deletion/appeal/days", json!(-1), "expected a number from 0 to 65535"),
            ("/deletion/appeal/days", json!(1.5), "expected a whole number, found a number that is not whole"),
        ] {
            assert_eq!(first(pointer, value).0.message, message, "{pointer}");
        }
    }

    #[test]
    fn a_missing_key_shows_at_the_key_of_what_misses_it() {
        let (finding, shown) = first("/documents/guardian_notice", json!({}));

        assert_eq!((finding.code, shown.as_str()), (FindingCode::MissingKey, "\"guardian_notice\""));
        assert_eq!(finding.path, "/documents/guardian_notice");
        let (finding, shown) = first("/minors/bands/0", json!({}));
        assert_eq!((finding.code, shown.as_str()), (FindingCode::MissingKey, "{}"), "what is in a list has no key");
    }

    #[test]
    fn every_pattern_of_the_schema_has_a_reader() {
        fn patterns(value: &Value, found: &mut Vec<String>) {
            match value {
                Value::Object(members) => {
                    found.extend(members.get("pattern").and_then(Value::as_str).map(str::to_owned));
                    members.values().for_each(|it| patterns(it, found));
                }
                Value::Array(items) => items.iter().for_each(|it| patterns(it, found)),
                _ => {}
            }
        }
        let mut found = Vec::new();

        patterns(&schema(), &mut found);

        assert!(found.len() > 5);
        for pattern in found {
            assert!(notation(&pattern).is_some(), "{pattern}");
        }
    }
}
