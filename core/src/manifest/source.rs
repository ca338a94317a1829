//! The source of a manifest as a tree that knows its places. Owns the reading of JSON (RFC 8259, nothing beyond it:
//! no comments, no trailing commas) and nothing of the manifest. Loader and checker both read through it, so that
//! there is one grammar.
//!
//! Texts with escapes and numbers are handed to `serde_json`, which knows them; what is made here is structure and
//! places. INVARIANT: nesting never exceeds [`MAX_DEPTH`], so that no walk over a tree can exhaust the stack.

use std::borrow::Cow;

use super::limits::MAX_DEPTH;
use crate::canonical::plain_length;

/// The bytes that something takes in the source: from the first, up to and without the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A value and where it stands.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) place: Place,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Kind<'a> {
    Null,
    Bool(bool),
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Vec<Member<'a>>),
}

/// A member of an object; a key may be there twice.
#[derive(Debug)]
pub(super) struct Member<'a> {
    pub(super) key: Cow<'a, str>,
    pub(super) key_place: Place,
    pub(super) value: Node<'a>,
}

/// Why a text is not JSON, and at which byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) at: usize,
    pub(super) why: &'static str,
    pub(super) too_deep: bool,
}

impl Kind<'_> {
    /// What a reader calls it.
    pub(super) fn noun(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// Reads a whole text as one value.
pub(super) fn read(text: &str) -> Result<Node<'_>, Broken> {
    let mut reader = Reader { text, at: 0 };
    let root = reader.value(0)?;
    reader.skip_white();
    if reader.at < text.len() { Err(reader.broken("nothing may follow the end of the manifest")) } else { Ok(root) }
}

/// Where a finding with this JSON pointer shows: a value that is no object or list itself, else its key; what is not
/// there shows at the nearest thing around it.
pub(super) fn place_of(root: &Node<'_>, pointer: &str) -> Place {
    let mut node = root;
    let mut place = Place { start: root.place.start, end: root.place.start };
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        let found = match &node.kind {
            Kind::Object(members) => members.iter().find(|it| it.key == part).map(|it| (&it.value, it.key_place)),
            Kind::List(items) => part.parse().ok().and_then(|index: usize| items.get(index)).map(|it| (it, it.place)),
            _ => None,
        };
        let Some((value, key_place)) = found else { return place };
        let is_nested = matches!(value.kind, Kind::Object(_) | Kind::List(_));
        place = if is_nested { key_place } else { value.place };
        node = value;
    }
    place
}

/// The line and the column of a byte, both counted from 1, the column in characters.
pub(super) fn line_and_column(bytes: &[u8], at: usize) -> (u32, u32) {
    let before = bytes.get(..at).unwrap_or(bytes);
    let line = before.iter().filter(|it| **it == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|it| **it != b'\n').filter(|it| (**it & 0xc0) != 0x80).count() + 1;
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn broken(&self, why: &'static str) -> Broken {
        Broken { at: self.at, why, too_deep: false }
    }

    #[expect(
        clippy::inline_always,
        reason = "what is shipped is optimized for size, and makes a call of each byte else"
    )]
    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// What is still to be read; nothing where an escape was cut off by the end.
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    #[expect(
        clippy::inline_always,
        reason = "what is shipped is optimized for size, and makes a call of each byte else"
    )]
    #[inline(always)]
    fn skip_white(&mut self) {
        if self.peek().is_some_and(|it| it <= b' ') {
            self.skip_all_white();
        }
    }

    fn skip_all_white(&mut self) {
        self.at += self.rest().iter().take_while(|it| matches!(it, b' ' | b'\t' | b'\n' | b'\r')).count();
    }

    /// After an entry: whether a comma says that another follows, or `end` that none does. Nothing where neither stands here.
    fn goes_on(&mut self, end: u8) -> Option<bool> {
        self.skip_white();
        let next = self.peek().filter(|it| *it == b',' || *it == end)?;
        self.at += 1;
        Some(next == b',')
    }

    /// Takes `byte` where it is next, white space before it aside.
    fn take(&mut self, byte: u8) -> bool {
        self.skip_white();
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Result<Node<'a>, Broken> {
        self.skip_white();
        let start = self.at;
        let kind = match self.peek() {
            Some(b'{') => Kind::Object(self.members(depth)?),
            Some(b'[') => Kind::List(self.items(depth)?),
            Some(b'"') => Kind::Text(self.text()?),
            Some(b'-' | b'0'..=b'9') => Kind::Number(self.number()?),
            Some(b't' | b'f' | b'n') => self.word()?,
            Some(_) => return Err(self.broken("a value is expected here")),
            None => return Err(self.broken("the file ends before the manifest does")),
        };
        Ok(Node { kind, place: Place { start, end: self.at } })
    }

    fn open(&mut self, depth: usize) -> Result<(), Broken> {
        if depth >= MAX_DEPTH {
            return Err(Broken { too_deep: true, ..self.broken("objects and lists are nested too deeply") });
        }
        self.at += 1;
        Ok(())
    }

    fn members(&mut self, depth: usize) -> Result<Vec<Member<'a>>, Broken> {
        self.open(depth)?;
        let mut members = Vec::new();
        if self.take(b'}') {
            return Ok(members);
        }
        loop {
            self.skip_white();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.broken("a key in double quotes is expected here"));
            }
            let key = self.text()?;
            let key_place = Place { start, end: self.at };
            if !self.take(b':') {
                return Err(self.broken("a colon is expected after a key"));
            }
            members.push(Member { key, key_place, value: self.value(depth + 1)? });
            match self.goes_on(b'}') {
                Some(true) => {}
                Some(false) => return Ok(members),
                None => return Err(self.broken("a comma or a closing brace is expected here")),
            }
        }
    }

    fn items(&mut self, depth: usize) -> Result<Vec<Node<'a>>, Broken> {
        self.open(depth)?;
        let mut items = Vec::new();
        if self.take(b']') {
            return Ok(items);
        }
        loop {
            items.push(self.value(depth + 1)?);
            match self.goes_on(b']') {
                Some(true) => {}
                Some(false) => return Ok(items),
                None => return Err(self.broken("a comma or a closing bracket is expected here")),
            }
        }
    }

    fn text(&mut self) -> Result<Cow<'a, str>, Broken> {
        let start = self.at;
        let mut plain = true;
        self.at += 1;
        loop {
            self.at += plain_length(self.rest());
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    plain = false;
                    self.at += 2;
                }
                Some(_) => return Err(self.broken("a control character in a text is written as an escape")),
                None => {
                    self.at = start;
                    return Err(self.broken("this text has no closing quote"));
                }
            }
        }
        self.at += 1;
        if plain {
            return Ok(Cow::Borrowed(self.text.get(start + 1..self.at - 1).unwrap_or_default()));
        }
        let written = self.since(start);
        serde_json::from_str(written).map(Cow::Owned).map_err(|_| Broken {
            at: start,
            why: "this text has an escape that JSON does not know",
            too_deep: false,
        })
    }

    fn number(&mut self) -> Result<&'a str, Broken> {
        let start = self.at;
        while matches!(self.peek(), Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')) {
            self.at += 1;
        }
        let written = self.since(start);
        match serde_json::from_str::<f64>(written) {
            Ok(_) => Ok(written),
            Err(_) => Err(Broken { at: start, why: "this is not a number", too_deep: false }),
        }
    }

    fn word(&mut self) -> Result<Kind<'a>, Broken> {
        let start = self.at;
        while matches!(self.peek(), Some(b'a'..=b'z')) {
            self.at += 1;
        }
        match self.since(start) {
            "true" => Ok(Kind::Bool(true)),
            "false" => Ok(Kind::Bool(false)),
            "null" => Ok(Kind::Null),
            _ => Err(Broken {
                at: start,
                why: "a value is expected here; texts stand in double quotes",
                too_deep: false,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn value(node: &Node<'_>) -> Value {
        match &node.kind {
            Kind::Null => Value::Null,
            Kind::Bool(it) => Value::Bool(*it),
            Kind::Number(it) => serde_json::from_str(it).unwrap(),
            Kind::Text(it) => Value::String(it.to_string()),
            Kind::List(items) => items.iter().map(value).collect(),
            Kind::Object(members) => members.iter().map(|it| (it.key.to_string(), value(&it.value))).collect(),
        }
    }

    #[test]
    fn a_quote_at_the_edge_of_a_text_is_kept() {
        assert_eq!(value(&read(r#"{"\"a\"":"\""}"#).unwrap()), serde_json::json!({ "\"a\"": "\"" }));
    }

    #[test]
    fn nesting_beyond_the_limit_is_refused_and_not_followed() {
        let broken = read(&"[".repeat(100_000)).unwrap_err();

        assert!(broken.too_deep);
        assert_eq!(broken.at, MAX_DEPTH);
        assert!(read(&format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH))).is_ok());
    }

    #[test]
    fn comments_trailing_commas_and_loose_words_are_refused() {
        for text in
            ["{}//", "/**/{}", "[1,]", "{\"a\":1,}", "[nul]", "['a']", "[01]", "[+1]", "[.5]", "\"\\q\"", "\"\\"]
        {
            assert!(read(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_serde_json_reads(text in "[\\[\\]{}\",:a\\\\u0-9 \\-.eE+truefalsn]{0,40}") {
            match (read(&text), serde_json::from_str::<Value>(&text)) {
                (Ok(mine), Ok(theirs)) => prop_assert_eq!(value(&mine), theirs),
                (Err(_), Err(_)) => {}
                (mine, theirs) => prop_assert!(false, "{:?} against {:?}", mine, theirs),
            }
        }
    }
}
