//! Entries are read and written without a tree. Whoever does it with one, as canonical JSON is defined, comes to the same:
//! for every kind of entry, for what is almost one, and for bytes at random.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "support/any_value.rs"]
mod any_value;

use std::collections::BTreeSet;

use any_value::Maker;
use placet::canonical::encode;
use placet::clock::Timestamp;
use placet::event::{Entry, VERSION};
use proptest::prelude::*;
use serde_json::Value;

/// The one sequence of bytes, by way of a tree whose members are sorted.
fn of_tree(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            for (it, before) in items.iter().zip(std::iter::once("[").chain(std::iter::repeat(","))) {
                out.push_str(before);
                of_tree(it, out);
            }
            out.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|one, other| one.0.as_bytes().cmp(other.0.as_bytes()));
            for ((key, it), before) in members.iter().zip(std::iter::once("{").chain(std::iter::repeat(","))) {
                out.push_str(before);
                out.push_str(&serde_json::to_string(key).unwrap());
                out.push(':');
                of_tree(it, out);
            }
            out.push_str(if members.is_empty() { "{}" } else { "}" });
        }
        plain => out.push_str(&plain.to_string()),
    }
}

/// The entry that some bytes are, by way of a tree.
fn by_tree(bytes: &[u8]) -> Option<Entry> {
    let value: Value = serde_json::from_slice(bytes).ok()?;
    let entry: Entry = serde_json::from_value(value).ok()?;
    let mut written = String::new();
    of_tree(&serde_json::to_value(&entry).unwrap(), &mut written);
    ((1..=VERSION).contains(&entry.v) && written.as_bytes() == bytes).then_some(entry)
}

fn any_entry() -> impl Strategy<Value = Entry> {
    any::<(u64, i64)>().prop_filter_map("not every number makes one", |(seed, at)| {
        Some(Entry::new(Timestamp::from_millis(at), Maker::of(seed).make().ok()?))
    })
}

/// Another spelling, or another thing: what whoever edits a store by hand may write.
fn edited(text: &str, maker: &mut Maker) -> Vec<u8> {
    let places: Vec<usize> = (0..text.len()).filter(|it| text.is_char_boundary(*it)).collect();
    let at = places[maker.below(places.len())];
    let (front, back) = text.split_at(at);
    let pieces =
        [" ", "0", "-", ".0", "e1", ",", ":", "\"", "\\u0061", "null", "[]", "{}", "\"x\":1,", ",\"v\":1", "}"];
    let next = back.char_indices().nth(1).map_or("", |(it, _)| &back[it..]);
    match maker.below(4) {
        0 => [front, pieces[maker.below(pieces.len())], back].concat().into_bytes(),
        1 => [front, next].concat().into_bytes(),
        2 => [front, pieces[maker.below(pieces.len())], next].concat().into_bytes(),
        _ => {
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] ^= 1 << maker.below(8);
            bytes
        }
    }
}

/// The tree of an entry with one member or item taken away, doubled or moved, or its content exchanged for another's.
fn rearranged(value: &mut Value, maker: &mut Maker) {
    let inner: Vec<&mut Value> = match value {
        Value::Array(items) => items.iter_mut().collect(),
        Value::Object(members) => members.values_mut().collect(),
        _ => Vec::new(),
    };
    let count = inner.len();
    if count > 0 && maker.below(3) > 0 {
        let chosen = maker.below(count);
        if let Some(it) = inner.into_iter().nth(chosen) {
            rearranged(it, maker);
        }
        return;
    }
    match value {
        Value::Array(items) if count > 0 => match maker.below(3) {
            0 => drop(items.remove(maker.below(count))),
            1 => items.push(items[0].clone()),
            _ => items.reverse(),
        },
        Value::Object(members) if count > 0 => {
            let key = members.keys().nth(maker.below(count)).unwrap().clone();
            match maker.below(3) {
                0 => drop(members.remove(&key)),
                1 => drop(members.insert(format!("{key}_too"), Value::Null)),
                _ => drop(members.insert(key, Value::Null)),
            }
        }
        Value::String(word) => *value = serde_json::json!({ word.as_str(): null }),
        other => {
            let others = [Value::Null, Value::from(0), Value::from(0.5), "a".into(), Value::Array(Vec::new())];
            other.clone_from(&others[maker.below(others.len())]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_without_a_tree_is_what_a_tree_gives_and_is_read_back(entry in any_entry()) {
        let mut written = String::new();
        of_tree(&serde_json::to_value(&entry).unwrap(), &mut written);

        let bytes = entry.to_bytes().unwrap();

        prop_assert_eq!(&String::from_utf8(bytes.clone()).unwrap(), &written);
        prop_assert_eq!(Entry::from_bytes(&bytes), Ok(entry.clone()));
        prop_assert_eq!(by_tree(&bytes), Some(entry));
    }

    #[test]
    fn what_was_edited_is_an_entry_for_both_or_for_neither(entry in any_entry(), seed: u64, edits in 1..4_usize) {
        let mut maker = Maker::of(seed);
        let mut bytes = entry.to_bytes().unwrap();
        for _ in 0..edits {
            let Ok(text) = std::str::from_utf8(&bytes) else { break };
            if text.is_empty() { break }
            bytes = edited(text, &mut maker);
        }

        prop_assert_eq!(Entry::from_bytes(&bytes).ok(), by_tree(&bytes), "{}", String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn canonical_bytes_of_something_else_are_an_entry_for_both_or_for_neither(entry in any_entry(), seed: u64) {
        let mut value = serde_json::to_value(&entry).unwrap();
        rearranged(&mut value, &mut Maker::of(seed));
        let mut written = String::new();
        of_tree(&value, &mut written);

        prop_assert_eq!(Entry::from_bytes(written.as_bytes()).ok(), by_tree(written.as_bytes()), "{}", written);
    }

    #[test]
    fn bytes_at_random_are_no_entry_for_both(bytes: Vec<u8>) {
        prop_assert_eq!(Entry::from_bytes(&bytes).ok(), by_tree(&bytes));
    }

    #[test]
    fn any_json_is_written_as_its_tree_is(seed: u64, keys: BTreeSet<String>) {
        let mut maker = Maker::of(seed);
        let members = keys.into_iter().map(|it| (it.clone(), serde_json::json!([it, maker.number(), maker.below(2) == 0, null])));
        let value = Value::Object(members.collect());
        let mut written = String::new();
        of_tree(&value, &mut written);

        prop_assert_eq!(String::from_utf8(encode(&value).unwrap()).unwrap(), written);
    }
}

#[test]
fn every_kind_of_entry_is_among_them() {
    let made = (0..5_000).filter_map(|seed| Maker::of(seed).make().ok());
    let kinds: BTreeSet<String> = made
        .map(|event| Entry::new(Timestamp::EPOCH, event).to_bytes().unwrap())
        .map(|bytes| serde_json::from_slice::<Value>(&bytes).unwrap()["kind"].as_str().unwrap().to_owned())
        .collect();

    let listed = include_str!("../../docs/adr/0002-event-bytes.md");
    let (_, listed) = listed.split_once("**Written by this version**").unwrap();
    let (listed, _) = listed.split_once("**Reserved**").unwrap();
    let listed: BTreeSet<String> = listed.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    assert_eq!(kinds, listed);
}
