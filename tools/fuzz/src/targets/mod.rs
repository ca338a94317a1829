//! What must hold of any bytes in the place of what Placet reads: nothing panics, what is read is written as what is read
//! equal, and what is not read is refused by a code that `docs/errors.md` or `docs/findings.md` has. A fuzzer runs these,
//! and a test runs them over the committed corpus; so no file here names either.

mod border;
mod evidence;
mod files;

pub use border::border;
pub use evidence::{entry, export, receipt};
pub use files::{calendar, manifest, story};

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde_json::Value;

/// Judges some bytes.
pub type Target = fn(&[u8]);

/// The targets by name, for whoever runs all of them.
pub const ALL: [(&str, Target); 7] = [
    ("border", border),
    ("calendar", calendar),
    ("entry", entry),
    ("export", export),
    ("manifest", manifest),
    ("receipt", receipt),
    ("story", story),
];

const PAGES: [&str; 2] = [include_str!("../../../../docs/errors.md"), include_str!("../../../../docs/findings.md")];

/// Fails where no page of codes has this one.
#[track_caller]
fn documented(code: &str) {
    static WORDS: OnceLock<BTreeSet<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| PAGES.iter().flat_map(|it| it.split('`').skip(1).step_by(2)).collect());
    assert!(words.contains(code), "no page has the code {code}");
}

/// The same JSON in another spelling: no white space, keys in another order.
fn respelt(bytes: &[u8]) -> Vec<u8> {
    let value: Value = serde_json::from_slice(bytes).unwrap_or_default();
    value.to_string().into_bytes()
}
