//! Canonical JSON: one sequence of bytes per value. Owns the encoding that hashes are taken of and nothing else.
//!
//! Keys in the order of their bytes, no white space, integers only, strings escaped as RFC 8785 (JCS) does. The order
//! is made here and not left to a map type, so that no build setting of a dependency can change a hash.

mod key;
mod read;
mod write;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

pub(crate) use read::{NotRead, Reader};
use write::Writer;

/// A SHA-256, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

    /// Hands over its digits.
    pub(crate) fn with_text<T>(&self, write: impl FnOnce(&str) -> T) -> T {
        let mut text = [0; 64];
        for (pair, byte) in text.chunks_exact_mut(2).zip(self.0) {
            pair.copy_from_slice(&digits_of(byte));
        }
        // Digits are text.
        write(std::str::from_utf8(&text).unwrap_or_default())
    }

    /// Whether a text is its digits.
    pub(crate) fn is_written(&self, text: &str) -> bool {
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        rest.is_empty()
            && pairs.len() == self.0.len()
            && pairs.iter().zip(self.0).all(|(it, byte)| *it == digits_of(byte))
    }

    /// Reads what was written; nothing where it is anything else.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
        let pairs: &[[u8; 2]; 32] = pairs.try_into().ok()?;
        let mut bytes = [0; 32];
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Some(Self(bytes))
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.with_text(|it| f.write_str(it))
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
        Self::read(&text).ok_or(WRITTEN)
    }
}

/// How a hash is written, for whoever wrote it otherwise.
const WRITTEN: &str = "a hash is 64 lower-case hexadecimal digits";

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.with_text(|it| serializer.serialize_str(it))
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl serde::de::Visitor<'_> for Written {
            type Value = Hash;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("64 lower-case hexadecimal digits")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Hash, E> {
                Hash::read(text).ok_or(E::custom(WRITTEN))
            }
        }
        deserializer.deserialize_str(Written)
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

/// The two hexadecimal digits of a byte.
fn digits_of(byte: u8) -> [u8; 2] {
    PAIRS.get(usize::from(byte)).copied().unwrap_or_default()
}

/// What a lower-case hexadecimal digit is worth.
fn digit(byte: u8) -> Option<u8> {
    WORTH.get(usize::from(byte)).copied().filter(|it| *it < 16)
}

/// Every byte as two hexadecimal digits.
#[expect(clippy::indexing_slicing, reason = "worked out while compiling, where a wrong index is an error")]
const PAIRS: [[u8; 2]; 256] = {
    let (digits, mut pairs, mut at) = (b"0123456789abcdef", [[0; 2]; 256], 0);
    while at < 256 {
        pairs[at] = [digits[at >> 4], digits[at & 15]];
        at += 1;
    }
    pairs
};

/// What every byte is worth as a digit; 255 where it is none.
#[expect(clippy::indexing_slicing, reason = "as above")]
const WORTH: [u8; 256] = {
    let (digits, mut worth, mut value) = (b"0123456789abcdef", [255; 256], 0_u8);
    while value < 16 {
        worth[digits[value as usize] as usize] = value;
        value += 1;
    }
    worth
};

/// How many bytes in front are written as they are within a text: neither quotes, nor backslashes, nor below a space. Looks
/// at eight at a time.
pub(crate) fn plain_length(text: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const TOPS: u64 = u64::from_ne_bytes([128; 8]);
    // The lowest byte that is marked is the first that is not plain; those above it may be marked wrongly.
    let marks = |eight: &[u8; 8]| {
        let it = u64::from_le_bytes(*eight);
        // A byte below `n` borrows into its top bit, which bytes of more than ASCII have of their own.
        let below = |it: u64, n: u64| it.wrapping_sub(ONES.wrapping_mul(n)) & !it;
        let is = |byte: u8| below(it ^ ONES.wrapping_mul(u64::from(byte)), 1);
        (below(it, 32) | is(b'"') | is(b'\\')) & TOPS
    };
    let (eights, rest) = text.as_chunks::<8>();
    let mut length = 0;
    for eight in eights {
        match marks(eight) {
            0 => length += 8,
            marked => return length + (marked.trailing_zeros() / 8) as usize,
        }
    }
    length + rest.iter().take_while(|it| **it >= b' ' && **it != b'"' && **it != b'\\').count()
}

/// A value that canonical JSON cannot hold: a number with a fraction, or one that is not serialisable at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("only integers, texts, booleans, lists and objects are encoded")]
pub struct NotCanonical;

impl serde::ser::Error for NotCanonical {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

/// The one sequence of bytes for `value`.
///
/// # Errors
/// [`NotCanonical`] where the value holds a fraction or a key twice, or does not serialise.
pub fn encode(value: &(impl Serialize + ?Sized)) -> Result<Vec<u8>, NotCanonical> {
    encode_sized(value, 0)
}

/// Reads a value from canonical bytes. Whether they are the one sequence for it is not asked.
pub(crate) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, NotRead> {
    let mut reader = Reader::of(std::str::from_utf8(bytes).map_err(|_| NotRead)?);
    let value = T::deserialize(&mut reader)?;
    if reader.is_done() { Ok(value) } else { Err(NotRead) }
}

/// Whether bytes are the one sequence for `value`.
pub(crate) fn is_encoded(value: &(impl Serialize + ?Sized), bytes: &[u8]) -> bool {
    encode_sized(value, bytes.len()).is_ok_and(|it| it == bytes)
}

fn encode_sized(value: &(impl Serialize + ?Sized), bytes: usize) -> Result<Vec<u8>, NotCanonical> {
    let mut writer = Writer::of_size(bytes);
    value.serialize(&mut writer)?;
    Ok(writer.into_bytes())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

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
    fn the_plain_bytes_in_front_are_counted_up_to_the_first_that_is_not_wherever_it_stands() {
        for stop in [b'"', b'\\', 0, 0x1f] {
            for (length, filling) in
                (0..20).flat_map(|it| [b' ', b'!', b'#', b'[', 0x7f, 0x80, 0xff].map(|of| (it, of)))
            {
                let mut text = vec![filling; length];
                assert_eq!(plain_length(&text), length);
                text.extend([stop, filling, b'"', 0, 1, filling, 0x9f, 0xa2, 0xdc]);
                assert_eq!(plain_length(&text), length, "{stop} behind {length} of {filling}");
            }
        }
    }

    #[test]
    fn a_fraction_is_refused() {
        assert_eq!(encode(&json!({ "a": 0.5 })), Err(NotCanonical));
    }

    #[test]
    fn what_was_written_is_read_back_with_its_escapes_and_the_numbers_that_are_keys() {
        let texts = ["plain", "\"", "\\\\", "a\u{8}\n\tb\u{1}", "ends with \\", "音"].map(str::to_owned).to_vec();
        let value = BTreeMap::from([(0, (true, texts.clone())), (u64::MAX, (false, texts))]);

        assert_eq!(decode(&encode(&value).unwrap()), Ok(value));
    }

    #[test]
    fn a_key_with_an_escape_is_read_back() {
        let value = BTreeMap::from([("a\"b\\".to_owned(), -1_i64)]);

        assert_eq!(decode(&encode(&value).unwrap()), Ok(value));
    }

    #[test]
    fn what_is_cut_short_or_goes_on_is_not_read() {
        for bytes in
            [r#"["a"#, r#"["a\"#, r#"["a\"]"#, r#"["\q"]"#, r#"["a"]]"#, r#"["a"],"#, r#"["a" ]"#, r#"{"a":1}"#, "[1]"]
        {
            assert_eq!(decode::<Vec<String>>(bytes.as_bytes()), Err(NotRead), "{bytes}");
        }
        for bytes in [r#"{"01":1}"#, r#"{"-1":1}"#, r#"{"1 ":1}"#, r#"{"":1}"#, r#"{"1":01}"#, r#"{"1":true}"#] {
            assert_eq!(decode::<BTreeMap<u64, u64>>(bytes.as_bytes()), Err(NotRead), "{bytes}");
        }
    }

    #[test]
    fn a_hash_is_read_back_as_it_was_written() {
        let hash = Hash::of(&[b"abc"]);

        assert_eq!(hash.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(Hash::try_from(hash.to_string()), Ok(hash));
        assert!(Hash::try_from("BA".repeat(32)).is_err());
    }
}
