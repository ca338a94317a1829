//! The canonical bytes of an entry: kind, version, time and body.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Event, tagged};
use crate::canonical::{self, NotRead, Reader};
use crate::clock::Timestamp;

/// The version of the kinds below; a kind whose meaning changes gets a new word, so this seldom moves.
pub const VERSION: u32 = 1;

/// Words that rules to come will write; no other use may be made of them (`docs/adr/0002-event-bytes.md`).
pub const RESERVED_KINDS: &[&str] = &[
    "age_band_changed",
    "document_outdated",
    "exemption_used",
    "guardian_consent_granted",
    "guardian_consent_lapsed",
    "heads_recorded",
    "notice_raised",
    "prompt_shown",
    "recipient_consent_changed",
    "recipient_started",
    "recipient_stopped",
    "service_ended",
    "shared",
];

/// One entry of a chain before it is chained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Version of the kinds.
    pub v: u32,
    /// Effective time of the entry; never before the entry in front of it.
    pub at: Timestamp,
    /// What happened.
    #[serde(flatten, with = "tagged")]
    pub event: Event,
}

/// Why bytes are no entry that this version can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// A kind or version that a newer release writes.
    #[error("the entry was written by a newer version")]
    Newer,
    /// Not the canonical bytes of any entry.
    #[error("the entry is damaged")]
    Damaged,
}

impl Entry {
    /// An entry of this version.
    pub fn new(at: Timestamp, event: Event) -> Self {
        Self { v: VERSION, at, event }
    }

    /// The canonical bytes.
    ///
    /// # Errors
    /// [`EntryError::Damaged`] where the event cannot be encoded, which no event of this union is.
    pub fn to_bytes(&self) -> Result<Vec<u8>, EntryError> {
        canonical::encode(self).map_err(|_| EntryError::Damaged)
    }

    /// Reads canonical bytes; any other spelling of the same entry is damage.
    ///
    /// # Errors
    /// [`EntryError::Newer`] for an unknown or reserved kind or a higher version, else [`EntryError::Damaged`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EntryError> {
        match Self::read(bytes) {
            Ok((entry, is_canonical)) if is_canonical || canonical::is_encoded(&entry, bytes) => Ok(entry),
            _ => Err(Self::judge(bytes)),
        }
    }

    /// Reads what is usual, at once: the members in their order, the kind before the body. Says whether it is known to be
    /// canonical by that; else only writing it again tells.
    fn read(bytes: &[u8]) -> Result<(Self, bool), NotRead> {
        let text = std::str::from_utf8(bytes).map_err(|_| NotRead)?;
        let mut reader = Reader::of(text);
        reader.take("{\"at\":")?;
        let at = Timestamp::deserialize(&mut reader)?;
        reader.take(",\"body\":")?;
        let kind = kind_of(text)?;
        let event = tagged::read(kind, &mut reader)?;
        reader.take(",\"kind\":")?;
        if reader.text()? != kind {
            return Err(NotRead);
        }
        reader.take(",\"v\":")?;
        let v = u32::deserialize(&mut reader)?;
        reader.take("}")?;
        if !reader.is_done() || !(1..=VERSION).contains(&v) {
            return Err(NotRead);
        }
        let is_canonical = reader.is_whole() && PLAIN_KINDS.binary_search(&kind).is_ok();
        Ok((Self { v, at, event }, is_canonical))
    }

    /// What bytes are that no entry of this version has: they may still say that a newer version wrote them.
    fn judge(bytes: &[u8]) -> EntryError {
        let value: Value = serde_json::from_slice(bytes).unwrap_or_default();
        let version = value.get("v").and_then(Value::as_u64).filter(|it| *it > 0);
        match (version, value.get("kind").and_then(Value::as_str)) {
            (Some(version), Some(kind)) if version > u64::from(VERSION) || !KINDS.contains(&kind) => EntryError::Newer,
            _ => EntryError::Damaged,
        }
    }
}

/// The kind of an entry, which stands behind its body.
fn kind_of(text: &str) -> Result<&str, NotRead> {
    // A kind is a word of letters, so the last colon but one is in front of it.
    let mut parts = text.rsplitn(3, ':');
    let kind = parts.nth(1).ok_or(NotRead)?;
    Reader::of(kind).text()
}

/// Kinds in whose bodies every member is always written and no list is a set: whatever is read of one whole, with its
/// keys in their order, is written in that way alone. `core/tests/entry_bytes.rs` holds
/// them to that; a kind that is missing here only takes longer to read.
const PLAIN_KINDS: &[&str] = &[
    "checkpoint",
    "clock_jumped",
    "consent_changed",
    "consent_expired",
    "document_accepted",
    "document_declined",
    "document_presented",
    "document_withdrawn",
    "fact_set",
    "install_created",
    "manifest_opened",
    "permission_ended",
    "permission_granted",
    "permission_refused",
    "separate_consent_granted",
    "subject_entered",
    "subject_left",
    "subject_opened",
    "swept",
    "switch_set",
    "time_observed",
];

/// The kinds that this version writes and reads.
const KINDS: &[&str] = &[
    "acceptance_observed",
    "appeal_elapsed",
    "checkpoint",
    "clock_jumped",
    "consent_changed",
    "consent_expired",
    "consent_observed",
    "deletion_began",
    "deletion_cancelled",
    "deletion_completed",
    "deletion_executing",
    "deletion_held",
    "deletion_lifted",
    "deletion_moved",
    "deletion_observed",
    "deletion_prepared",
    "deletion_refused",
    "deletion_salvaged",
    "deletion_submitted",
    "deletion_task_done",
    "document_accepted",
    "document_declined",
    "document_presented",
    "document_withdrawn",
    "erasure_done",
    "erasure_opened",
    "fact_set",
    "hold_lifted",
    "hold_placed",
    "install_copied",
    "install_created",
    "key_rotated",
    "manifest_opened",
    "obligation_met",
    "obligation_opened",
    "permission_ended",
    "permission_granted",
    "permission_refused",
    "recovered",
    "request_answered",
    "request_checked",
    "request_completed",
    "request_extended",
    "request_identity_verified",
    "request_lifted",
    "request_moved",
    "request_received",
    "request_refused",
    "request_salvaged",
    "request_task_done",
    "restrictions_salvaged",
    "retention_swept",
    "separate_consent_granted",
    "subject_closed",
    "subject_continued",
    "subject_entered",
    "subject_left",
    "subject_merged",
    "subject_opened",
    "swept",
    "switch_set",
    "time_observed",
];

#[cfg(test)]
#[path = "../../tests/support/any_value.rs"]
mod any_value;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::any_value::Maker;
    use super::*;

    fn expired() -> Entry {
        Entry::new(Timestamp::from_millis(5), Event::ConsentExpired { purpose: "ads".parse().unwrap() })
    }

    #[test]
    fn an_entry_has_one_sequence_of_bytes() {
        let bytes = expired().to_bytes().unwrap();

        assert_eq!(
            String::from_utf8(bytes.clone()).unwrap(),
            r#"{"at":5,"body":{"purpose":"ads"},"kind":"consent_expired","v":1}"#
        );
        assert_eq!(Entry::from_bytes(&bytes), Ok(expired()));
    }

    #[test]
    fn another_spelling_of_the_same_entry_is_damage() {
        let spelt = br#"{"at":5, "body":{"purpose":"ads"},"kind":"consent_expired","v":1}"#;

        assert_eq!(Entry::from_bytes(spelt), Err(EntryError::Damaged));
    }

    #[test]
    fn a_version_that_there_never_was_is_damage() {
        for kind in ["consent_expired", "nobody_knows_it"] {
            let entry = format!(r#"{{"at":5,"body":{{"purpose":"ads"}},"kind":"{kind}","v":0}}"#);

            assert_eq!(Entry::from_bytes(entry.as_bytes()), Err(EntryError::Damaged), "{kind}");
        }
    }

    #[test]
    fn a_reserved_kind_or_a_higher_version_is_newer() {
        for newer in [
            r#"{"at":5,"body":{},"kind":"shared","v":1}"#,
            r#"{"at":5,"body":{},"kind":"nobody_knows_it","v":1}"#,
            r#"{"at":5,"body":{"purpose":"ads"},"kind":"consent_expired","v":2}"#,
        ] {
            assert_eq!(Entry::from_bytes(newer.as_bytes()), Err(EntryError::Newer), "{newer}");
        }
    }

    #[test]
    fn written_kinds_and_reserved_kinds_are_apart_and_sorted() {
        assert!(KINDS.is_sorted() && RESERVED_KINDS.is_sorted() && PLAIN_KINDS.is_sorted());
        assert!(KINDS.iter().all(|it| !RESERVED_KINDS.contains(it)));
    }

    #[test]
    fn a_plain_kind_is_known_to_be_canonical_without_being_written_again() {
        let mut known = BTreeSet::new();
        for event in (0..5_000).filter_map(|seed| Maker::of(seed).make::<Event>().ok()) {
            let bytes = Entry::new(Timestamp::from_millis(5), event).to_bytes().unwrap();
            let kind = kind_of(std::str::from_utf8(&bytes).unwrap()).unwrap_or_default();
            let is_plain = PLAIN_KINDS.contains(&kind) && !bytes.contains(&b'\\');
            if let Ok((_, is_canonical)) = Entry::read(&bytes) {
                assert_eq!(is_canonical, is_plain, "{}", String::from_utf8_lossy(&bytes));
                known.extend(is_canonical.then(|| kind.to_owned()));
            }
        }

        assert!(PLAIN_KINDS.iter().copied().eq(known.iter().map(String::as_str)));
    }

    #[test]
    fn what_is_missing_or_out_of_order_is_not_known_to_be_canonical() {
        let proof = r#"{"actor":"own","documents":{},"locale":null,"manifest":"M","prompt":null,"surface":"web"}"#;
        let proof = proof.replace('M', &"a".repeat(64));
        let fact = |proof: &str| {
            let body = format!(r#"{{"fact":"f","holds":true,"proof":{proof},"until":null}}"#);
            format!(r#"{{"at":5,"body":{body},"kind":"fact_set","v":1}}"#)
        };
        let known = |text: &str| Entry::read(text.as_bytes()).is_ok_and(|(_, is_canonical)| is_canonical);
        assert!(known(&fact(&proof)));

        for (from, to) in [
            (r#","until":null"#, ""),
            (r#""locale":null,"#, ""),
            (r#""fact":"f","holds":true"#, r#""holds":true,"fact":"f""#),
            (r#""documents":{}"#, r#""documents":{"b":"H","a":"H"}"#),
        ] {
            let edited = fact(&proof).replacen(from, to, 1).replace('H', &"b".repeat(64));
            assert_ne!(edited, fact(&proof));
            assert!(!known(&edited), "{edited}");
            assert_eq!(Entry::from_bytes(edited.as_bytes()), Err(EntryError::Damaged), "{edited}");
        }
    }
}
