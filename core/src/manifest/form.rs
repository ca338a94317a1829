//! The form of a manifest whatever its types say: encoding, limits, the format's number, keys written twice, `null`.
//! It judges trees and knows no entry of the manifest.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::decode::Fault;
use super::finding::pointer;
use super::limits::{MAX_BYTES, MAX_ENTRIES, MAX_TEXT_BYTES};
use super::source::{self, Broken, Kind, Member, Node, Place};
use super::{FORMAT, Finding, FindingCode};

/// What stops the reading, and where it is.
pub(super) type Stop = Box<(Finding, Option<Place>)>;

/// Bytes as a tree within the limits, or what stops the reading at once.
pub(super) fn tree_of(bytes: &[u8]) -> Result<Node<'_>, Stop> {
    if bytes.len() > MAX_BYTES {
        let message = format!("the file has {} bytes", bytes.len());
        return Err(Box::new((Finding::new(FindingCode::TooLarge, String::new(), message), None)));
    }
    let not_utf8 = |why: &str, at| {
        let finding = Finding::new(FindingCode::NotUtf8, String::new(), why.to_owned());
        Box::new((finding, Some(Place { start: at, end: at })))
    };
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(not_utf8("the file starts with a byte order mark", 0));
    }
    let text = std::str::from_utf8(bytes).map_err(|it| not_utf8("these bytes are not UTF-8", it.valid_up_to()))?;
    let root = source::read(text).map_err(|it| broken(&it))?;
    match number_fault(&root) {
        Some((finding, place)) => Err(Box::new((finding, Some(place)))),
        None => Ok(root),
    }
}

fn broken(it: &Broken) -> Stop {
    let code = if it.too_deep { FindingCode::TooDeep } else { FindingCode::Syntax };
    let place = Place { start: it.at, end: it.at };
    Box::new((Finding::new(code, String::new(), it.why.to_owned()), Some(place)))
}

/// A mismatch with the types as a finding.
pub(super) fn mismatch(Fault(it): Fault) -> Stop {
    let parts: Vec<&str> = it.way.iter().rev().map(String::as_str).collect();
    let finding = Finding::new(it.code, pointer(&parts), it.message);
    let finding = match it.help {
        Some(help) => finding.with_help(help),
        None => finding,
    };
    Box::new((finding, it.place))
}

/// A format that this version does not read; a number that is not there is left to the types.
fn number_fault(root: &Node<'_>) -> Option<(Finding, Place)> {
    let Kind::Object(members) = &root.kind else { return None };
    let member = members.iter().find(|it| it.key == "manifest")?;
    let Kind::Number(written) = &member.value.kind else { return None };
    let is_whole = written.bytes().all(|it| it.is_ascii_digit());
    let (code, message) = match written.parse::<u32>() {
        Ok(FORMAT) => return None,
        Ok(0) => (FindingCode::ManifestNumber, "there is no format 0".to_owned()),
        Err(_) if !is_whole => (FindingCode::ManifestNumber, "the format's number is whole".to_owned()),
        Ok(_) | Err(_) => {
            (FindingCode::ManifestNewer, format!("this version reads formats up to {FORMAT}, and the file is newer"))
        }
    };
    Some((Finding::new(code, "/manifest".to_owned(), message), member.value.place))
}

/// What is wrong with the form of a tree, in the order of the file; no more than `limit`.
pub(super) fn faults(root: &Node<'_>, limit: usize) -> Vec<(Finding, Place)> {
    let mut walk = Walk { way: Vec::new(), faults: Vec::new(), limit };
    walk.node(root);
    walk.faults
}

/// A step into a tree. It is written only where something is wrong there.
enum Part<'n> {
    Key(&'n str),
    Index(usize),
}

impl Part<'_> {
    fn written(&self) -> Cow<'_, str> {
        match self {
            Self::Key(key) => Cow::Borrowed(key),
            Self::Index(index) => index.to_string().into(),
        }
    }
}

/// The keys of an object, to find those that are written twice: compared one by one where they are few.
enum Keys<'n> {
    Few(&'n [Member<'n>]),
    Many(BTreeSet<&'n str>),
}

/// So many keys are few.
const FEW: usize = 16;

impl<'n> Keys<'n> {
    fn of(members: &'n [Member<'n>]) -> Self {
        if members.len() <= FEW { Self::Few(members) } else { Self::Many(BTreeSet::new()) }
    }

    /// Whether the key at this place stands at an earlier one; asked for every place in turn.
    fn has_before(&mut self, index: usize, key: &'n str) -> bool {
        match self {
            Self::Few(members) => members.iter().take(index).any(|it| it.key == key),
            Self::Many(keys) => !keys.insert(key),
        }
    }
}

struct Walk<'n> {
    way: Vec<Part<'n>>,
    faults: Vec<(Finding, Place)>,
    limit: usize,
}

impl<'n> Walk<'n> {
    fn fault(&mut self, code: FindingCode, place: Place, message: String) {
        if self.faults.len() < self.limit {
            let way: Vec<Cow<'_, str>> = self.way.iter().map(Part::written).collect();
            self.faults.push((Finding::new(code, pointer(&way), message), place));
        }
    }

    fn node(&mut self, node: &'n Node<'n>) {
        let entries = match &node.kind {
            Kind::List(items) => items.len(),
            Kind::Object(members) => members.len(),
            _ => 0,
        };
        match &node.kind {
            _ if entries > MAX_ENTRIES => {
                self.fault(FindingCode::TooManyEntries, node.place, format!("here are {entries} entries"));
            }
            Kind::Null => self.fault(FindingCode::NullValue, node.place, "`null` is written here".to_owned()),
            Kind::Text(text) => self.text(text, node.place),
            Kind::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.way.push(Part::Index(index));
                    self.node(item);
                    self.way.pop();
                }
            }
            Kind::Object(members) => self.members(members),
            Kind::Bool(_) | Kind::Number(_) => {}
        }
    }

    fn members(&mut self, members: &'n [Member<'n>]) {
        let mut keys = Keys::of(members);
        for (index, member) in members.iter().enumerate() {
            if member.key.len() > MAX_TEXT_BYTES {
                self.text(&member.key, member.key_place);
                continue;
            }
            self.way.push(Part::Key(&member.key));
            if keys.has_before(index, &member.key) {
                let message = format!("the key `{}` is written twice", member.key);
                self.fault(FindingCode::DuplicateKey, member.key_place, message);
            }
            self.node(&member.value);
            self.way.pop();
        }
    }

    fn text(&mut self, text: &str, place: Place) {
        if text.len() > MAX_TEXT_BYTES {
            self.fault(FindingCode::TextTooLong, place, format!("this text has {} bytes", text.len()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_written_twice_is_found_among_few_and_among_many() {
        for count in [2, FEW, FEW + 1, FEW * 2] {
            let object = |last: usize| {
                let keys = (0..count - 1).chain([last]).map(|it| format!(r#""key_{it}":1"#));
                format!("[{{{}}}]", keys.collect::<Vec<_>>().join(","))
            };
            let (apart, twice) = (object(count), object(0));

            let found = faults(&source::read(&twice).unwrap(), 9);

            let found: Vec<(FindingCode, &str)> = found.iter().map(|(it, _)| (it.code, it.path.as_str())).collect();
            assert_eq!(found, [(FindingCode::DuplicateKey, "/0/key_0")], "{count}");
            assert!(faults(&source::read(&apart).unwrap(), 9).is_empty(), "{count}");
        }
    }
}
