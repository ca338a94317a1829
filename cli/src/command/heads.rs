//! Heads of chains as commands read and print them.

use std::path::Path;

use placet::engine::Head;
use serde_json::Value;

use crate::output::{Failure, Output, read};

/// A head as it is written on a command line: `CHAIN:SEQUENCE:HASH`.
pub fn parse(written: &str) -> Result<Head, String> {
    let parts: Vec<&str> = written.split(':').collect();
    let [chain, sequence, hash] = parts.as_slice() else { return Err("write CHAIN:SEQUENCE:HASH".to_owned()) };
    let sequence = sequence.parse().map_err(|_| format!("`{sequence}` is no number of an entry"))?;
    let hash = (*hash).to_owned().try_into().map_err(|_| format!("`{hash}` is no SHA-256 of 64 hexadecimal digits"))?;
    Ok(Head { chain: (*chain).to_owned(), sequence, hash })
}

/// The heads in a file: a list of them, or a document that has one in `heads`, as `placet export` prints it.
pub fn of_file(file: &Path) -> Result<Vec<Head>, Failure> {
    let expected = "write a list of {\"chain\", \"sequence\", \"hash\"}, or a document that has it in \"heads\"";
    let document: Value = serde_json::from_slice(&read(file)?)
        .map_err(|it| Failure::at(file, format!("is no JSON ({it}): {expected}")))?;
    let heads = document.get("heads").cloned().unwrap_or(document);
    serde_json::from_value(heads).map_err(|it| Failure::at(file, format!("holds no heads ({it}): {expected}")))
}

/// For programs.
pub fn json(heads: &[Head]) -> Value {
    heads.iter().map(|it| serde_json::json!({ "chain": it.chain, "sequence": it.sequence, "hash": it.hash })).collect()
}

/// For people, one line a chain.
pub fn say(heads: &[Head], output: Output) -> Result<(), Failure> {
    heads.iter().try_for_each(|it| output.line(&format!("  {} {} {}", it.chain, it.sequence, it.hash)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_written_with_its_chain_its_place_and_its_hash() {
        let hash = "a".repeat(64);

        let head = parse(&format!("install:3:{hash}")).unwrap();

        assert_eq!((head.chain.as_str(), head.sequence, head.hash.to_string()), ("install", 3, hash.clone()));
        assert_eq!(parse("install:3"), Err("write CHAIN:SEQUENCE:HASH".to_owned()));
        assert!(parse(&format!("install:x:{hash}")).unwrap_err().starts_with("`x` is no number"));
        assert!(parse("install:3:abc").unwrap_err().starts_with("`abc` is no SHA-256"));
    }
}
