//! What Placet wrote and reads again: entries and folded states, exports, consent records and receipts.

use placet::canonical::{self, Hash};
use placet::clock::Timestamp;
use placet::event::{Entry, EntryError};
use placet::evidence::receipt::{read_receipt, read_record, write_receipt, write_record};
use placet::evidence::{Exporter, Head, verify};
use placet::id::SubjectRef;
use placet::ledger::{Chain, ChainName, fold_bytes, unfold};
use serde_json::Value;

use super::documented;

/// An entry has one spelling, follows in a chain as it was appended, and a folded state is folded the same again. JSON
/// has one sequence of canonical bytes, or a fraction.
pub fn entry(bytes: &[u8]) {
    match Entry::from_bytes(bytes) {
        Ok(entry) => {
            assert_eq!(entry.to_bytes().as_deref(), Ok(bytes));
            let mut chain = Chain::empty(ChainName::Install);
            let row = chain.append(entry.at, entry.event.clone());
            let row = row.unwrap_or_else(|it| unreachable!("{it}: {entry:?}"));
            assert_eq!(Chain::empty(ChainName::Install).follow(&row), Ok(entry));
        }
        Err(EntryError::Newer | EntryError::Damaged) => {}
    }
    if let Ok(state) = unfold(bytes, Hash::of(&[bytes])) {
        let folded = fold_bytes(&state);
        assert!(folded.is_ok_and(|(bytes, hash)| unfold(&bytes, hash) == Ok(state)));
    }
    if let Ok(value) = serde_json::from_slice::<Value>(bytes) {
        match canonical::encode(&value) {
            Ok(one) => {
                let again: Option<Value> = serde_json::from_slice(&one).ok();
                assert_eq!(again.as_ref(), Some(&value));
                assert_eq!(canonical::encode(&again), Ok(one));
            }
            Err(_) => assert!(has_fraction(&value), "{value}"),
        }
    }
}

fn has_fraction(value: &Value) -> bool {
    match value {
        Value::Number(it) => it.is_f64(),
        Value::Array(items) => items.iter().any(has_fraction),
        Value::Object(members) => members.values().any(has_fraction),
        _ => false,
    }
}

/// What verifies holds the heads that it ends with; and the same lines, chained anew so that their hashes are right,
/// verify with the heads that were written, or are refused for what they say.
pub fn export(bytes: &[u8]) {
    judge_export(bytes, None);
    if let Some((rechained, heads)) = rechained(bytes) {
        judge_export(&rechained, Some(&heads));
    }
}

fn judge_export(bytes: &[u8], written: Option<&[Head]>) {
    match verify(bytes, &[]) {
        Ok(verified) => {
            assert!(written.is_none_or(|it| it == verified.heads), "other heads than were written");
            assert_eq!(verify(bytes, &verified.heads).as_ref(), Ok(&verified));
            let mut other = verified.heads.clone();
            for it in &mut other {
                it.hash = Hash::of(&[it.hash.as_bytes()]);
            }
            assert!(verify(bytes, &other).is_err(), "heads of another ledger are held");
        }
        Err(fault) => {
            documented(fault.code.code());
            let lines = bytes.split(|it| *it == b'\n').count();
            assert!((1..=lines + 1).contains(&usize::try_from(fault.line).unwrap_or(usize::MAX)), "{fault}");
        }
    }
}

/// The manifests, chains and entries of these lines as an export whose hashes are right.
fn rechained(bytes: &[u8]) -> Option<(Vec<u8>, Vec<Head>)> {
    let mut lines = bytes.split(|it| *it == b'\n').filter_map(|it| serde_json::from_slice::<Value>(it).ok());
    let app = lines.next()?.get("app")?.as_str()?.parse().ok()?;
    let mut exporter = Exporter::begin(Vec::new(), &app, Timestamp::from_millis(0)).ok()?;
    let mut chain = None;
    for line in lines {
        let text = |key: &str| line.get(key).and_then(Value::as_str);
        if let Some(text) = text("manifest") {
            exporter.manifest(text.as_bytes()).ok()?;
        } else if let Some(name) = text("chain") {
            let next = begun(name, &line)?;
            exporter.chain(name, next.sequence, next.hash).ok()?;
            chain = Some(next);
        } else if let Some(entry) = text("entry").and_then(|it| Entry::from_bytes(it.as_bytes()).ok()) {
            let row = chain.as_mut()?.append(entry.at, entry.event).ok()?;
            exporter.entry(row.stored()).ok()?;
        }
    }
    exporter.end().ok()
}

fn begun(name: &str, line: &Value) -> Option<Chain> {
    let chain = match name {
        "install" => ChainName::Install,
        subject => ChainName::Subject(SubjectRef::try_from(subject.to_owned()).ok()?),
    };
    let after = line.get("after").and_then(Value::as_u64).unwrap_or_default();
    let hash = line.get("hash").and_then(Value::as_str).and_then(|it| Hash::try_from(it.to_owned()).ok());
    Some(Chain::behind(chain, after, hash.unwrap_or(Hash::ZERO)))
}

/// A record or receipt that is read is written as one that is read equal.
pub fn receipt(bytes: &[u8]) {
    match read_record(bytes) {
        Ok(record) => assert_eq!(read_record(write_record(&record).as_bytes()).as_ref(), Ok(&record)),
        Err(fault) => documented(fault.code.code()),
    }
    match read_receipt(bytes) {
        Ok(receipt) => assert_eq!(read_receipt(write_receipt(&receipt).as_bytes()).as_ref(), Ok(&receipt)),
        Err(fault) => documented(fault.code.code()),
    }
}
