//! Records and receipts as files: JSON with its context, written one way, read strictly.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::record::{ConsentReceipt, ConsentRecord};
use crate::policy::codes;

codes! {
    /// What is wrong with a file.
    ReceiptFaultCode {
        /// It is not in the form of a record or receipt.
        NotOfThisForm = "not_of_this_form",
        /// A newer version wrote it.
        Newer = "newer",
        /// The receipt does not say what its id belongs to.
        Changed = "changed",
    }
}

/// What is wrong with a file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {code}")]
pub struct ReceiptFault {
    /// The line, counted from 1; 0 where it is about the whole.
    pub line: usize,
    /// The stable code.
    pub code: ReceiptFaultCode,
}

/// A record as a file.
pub fn write_record(it: &ConsentRecord) -> String {
    write(it)
}

/// A receipt as a file.
pub fn write_receipt(it: &ConsentReceipt) -> String {
    write(it)
}

/// Reads a record as [`write_record`] writes one; how it is indented is all the same.
///
/// # Errors
/// [`ReceiptFault`] for anything else.
pub fn read_record(file: &[u8]) -> Result<ConsentRecord, ReceiptFault> {
    let read: ConsentRecord = read(file, "urn:placet:consent-record:")?;
    if read.context.is_some() { Ok(read) } else { Err(fault(0, ReceiptFaultCode::NotOfThisForm)) }
}

/// Reads a receipt as [`write_receipt`] writes one, and checks that it says what its id belongs to.
///
/// # Errors
/// [`ReceiptFault`] for anything else.
pub fn read_receipt(file: &[u8]) -> Result<ConsentReceipt, ReceiptFault> {
    let read: ConsentReceipt = read(file, "urn:placet:consent-receipt:")?;
    if read.context.is_none() || read.records.iter().any(|it| it.context.is_some()) {
        return Err(fault(0, ReceiptFaultCode::NotOfThisForm));
    }
    if read.content_id() == read.header.receipt_id { Ok(read) } else { Err(fault(0, ReceiptFaultCode::Changed)) }
}

/// Texts, words and numbers are always written; were they not, the file would be empty and nothing would read it.
fn write(it: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(it).unwrap_or_default();
    text.push('\n');
    text
}

fn read<T: DeserializeOwned>(file: &[u8], versions: &str) -> Result<T, ReceiptFault> {
    serde_json::from_slice(file).map_err(|it| {
        let code = if is_newer(file, versions) { ReceiptFaultCode::Newer } else { ReceiptFaultCode::NotOfThisForm };
        fault(it.line(), code)
    })
}

fn is_newer(file: &[u8], versions: &str) -> bool {
    let value: Value = serde_json::from_slice(file).unwrap_or_default();
    let version = value.pointer("/header/schema_version").and_then(Value::as_str);
    version.and_then(|it| it.strip_prefix(versions)?.parse().ok()).is_some_and(|it: u64| it > 1)
}

fn fault(line: usize, code: ReceiptFaultCode) -> ReceiptFault {
    ReceiptFault { line, code }
}
