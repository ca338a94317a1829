//! Canonical JSON: one sequence of bytes per value. Owns the encoding that hashes are taken of and nothing else.
//!
//! Keys in the order of their bytes, no white space, integers only, strings escaped as RFC 8785 (JCS) does. The order
//! is made here and not left to a map type, so that no build setting of a dependency can change a hash.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A SHA-256, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hash([u8; 32]);

impl Hash {
    /// The hash before the first entry of a chain.
    pub const ZERO: Self = Self([0; 32]);

    /// Hashes the parts one after the other; callers keep them apart by length or fixed size.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }

    /// Takes 32 bytes as they are.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

impl From<Hash> for String {
    fn from(it: Hash) -> String {
        it.to_string()
    }
}

impl TryFrom<String> for Hash {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        const WRITTEN: &str = "a hash is 64 lower-case hexadecimal digits";
        let mut bytes = [0; 32];
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(WRITTEN);
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            let &[high, low] = pair else { return Err(WRITTEN) };
            *byte = digit(high).ok_or(WRITTEN)? * 16 + digit(low).ok_or(WRITTEN)?;
        }
        Ok(Self(bytes))
    }
}

#[cfg(feature = "check")]
impl schemars::JsonSchema for Hash {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Hash".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A SHA-256 in lower-case hexadecimal digits.",
            "pattern": "^[0-9a-f]{64}$"
        })
    }
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

/// A value that canonical JSON cannot hold: a number with a fraction, or one that is not serialisable at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("only integers, texts, booleans, lists and objects are encoded")]
pub struct NotCanonical;

/// The one sequence of bytes for `value`.
///
/// # Errors
/// [`NotCanonical`] where the value holds a fraction or does not serialise.
pub fn encode(value: &impl Serialize) -> Result<Vec<u8>, NotCanonical> {
    let value = serde_json::to_value(value).map_err(|_| NotCanonical)?;
    let mut text = String::new();
    write_value(&mut text, &value)?;
    Ok(text.into_bytes())
}

fn write_value(out: &mut String, value: &Value) -> Result<(), NotCanonical> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(it) => out.push_str(if *it { "true" } else { "false" }),
        Value::Number(it) if it.is_f64() => return Err(NotCanonical),
        Value::Number(it) => write!(out, "{it}").map_err(|_| NotCanonical)?,
        Value::String(it) => write_text(out, it)?,
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_value(out, item)?;
            }
            out.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
            out.push('{');
            for (index, (key, item)) in members.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(out, key)?;
                out.push(':');
                write_value(out, item)?;
            }
            out.push('}');
        }
    }
    Ok(())
}

fn write_text(out: &mut String, text: &str) -> Result<(), NotCanonical> {
    out.push('"');
    let mut rest = text;
    // What is written as it is goes in one piece; whatever is not is a single byte.
    while let Some(at) = rest.bytes().position(|it| it < b' ' || it == b'"' || it == b'\\') {
        let (plain, tail) = rest.split_at(at);
        out.push_str(plain);
        let mut tail = tail.chars();
        if let Some(c) = tail.next() {
            write_escaped(out, c)?;
        }
        rest = tail.as_str();
    }
    out.push_str(rest);
    out.push('"');
    Ok(())
}

fn write_escaped(out: &mut String, c: char) -> Result<(), NotCanonical> {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c => write!(out, "\\u{:04x}", u32::from(c)).map_err(|_| NotCanonical)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_and_nothing_is_added() {
        let bytes = encode(&json!({ "b": [1, true, null], "a": { "音": "\"\n\u{1}" } })).unwrap();

        assert_eq!(String::from_utf8(bytes).unwrap(), r#"{"a":{"音":"\"\n\u0001"},"b":[1,true,null]}"#);
    }

    #[test]
    fn texts_are_written_as_they_are_but_for_what_json_has_to_escape() {
        let texts = ["", "plain", "\"", "\\\\", "a\u{8}\u{c}\n\r\tb", "\u{0}音\u{1f}é\u{7f}", "ends with \""];
        for text in texts {
            let written = encode(&json!(text)).unwrap();

            assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string(text).unwrap());
        }
    }

    #[test]
    fn a_fraction_is_refused() {
        assert_eq!(encode(&json!({ "a": 0.5 })), Err(NotCanonical));
    }

    #[test]
    fn a_hash_is_read_back_as_it_was_written() {
        let hash = Hash::of(&[b"abc"]);

        assert_eq!(hash.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(Hash::try_from(hash.to_string()), Ok(hash));
        assert!(Hash::try_from("BA".repeat(32)).is_err());
    }
}
