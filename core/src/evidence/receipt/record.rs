//! Consent records and receipts as types: the sections and fields of ISO/IEC TS 27560:2023 under their own names, and
//! beside them what Placet knows more. A field that is not there is left out; `null` is never written.

use serde::{Deserialize, Serialize};

use super::context::LinkedData;
use super::processing::{Party, PiiProcessing};
use super::values::{Instant, Uuid};
use crate::canonical::Hash;
use crate::event::Surface;
use crate::id::{DocumentId, Locale, PromptId, SubjectRef};
use crate::manifest::Entries;
use crate::policy::ConsentStatus;

/// A consent record: one purpose of one person, as the controller keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentRecord {
    /// What the fields mean; left out within a receipt, which has it once for all.
    #[serde(rename = "@context", default, skip_serializing_if = "Option::is_none")]
    pub context: Option<LinkedData>,
    /// What this is, in the Data Privacy Vocabulary.
    #[serde(rename = "@type")]
    pub kind: RecordKind,
    /// What the record says in the person's language; in a receipt alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_words: Vec<String>,
    /// About the record itself.
    pub header: RecordHeader,
    /// What is done with which data, and what the person was told of it.
    pub pii_processing: PiiProcessing,
    /// The parties that the record names, the controller first.
    pub party_identification: Vec<Party>,
    /// What the person decided, and what became of it, in the order of the ledger.
    pub events: Vec<ConsentEvent>,
    /// Where the consent stands at `issued_at`, against what the app declares then. Left out: it no longer declares the
    /// purpose, and nothing may be done for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_now: Option<ConsentStatus>,
}

/// Says that this is a consent record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
pub enum RecordKind {
    /// A consent record.
    #[serde(rename = "dpv:ConsentRecord")]
    ConsentRecord,
}

/// About a record itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordHeader {
    /// The form of the record.
    pub schema_version: RecordVersion,
    /// Names the record: the same for one person and purpose every time.
    pub record_id: Uuid,
    /// The person, by the random reference that says nothing of them.
    pub pii_principal_id: SubjectRef,
    /// When the record was written.
    pub issued_at: Instant,
    /// The end of the person's chain of the ledger as the record was written.
    pub ledger: LedgerPlace,
}

/// The form of a record; each has a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
pub enum RecordVersion {
    /// The first one.
    #[serde(rename = "urn:placet:consent-record:1")]
    One,
}

/// A place in the person's chain of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LedgerPlace {
    /// The number of the entry.
    pub sequence: u64,
    /// Its hash.
    pub hash: Hash,
}

/// Something that a person decided on a purpose, or that time did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentEvent {
    /// When.
    pub event_time: Instant,
    /// How long it holds.
    pub validity_duration: Validity,
    /// Who expressed it, as a role within this record.
    pub entity_id: EntityRole,
    /// The kind of consent that it is about.
    pub event_type: EventType,
    /// What it says.
    pub event_state: EventState,
    /// Where the event comes from.
    pub origin: EventOrigin,
    /// How the person expressed it; left out where no person did, or the entry that said so was swept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Indication>,
    /// The document that was decided on, where the purpose follows its documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
    /// The hash of each document that was last shown before.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub documents: Entries<DocumentId, Hash>,
    /// The hash of the declaration in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manifest: Option<Hash>,
    /// The hash of what was decided on: data, uses, recipients, retention of the purpose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Hash>,
    /// The entry of the ledger that says so; left out where it was swept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<LedgerPlace>,
}

/// How long a decision holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(tag = "type", content = "value", rename_all = "snake_case", deny_unknown_fields)]
pub enum Validity {
    /// Until a moment.
    UntilTime(Instant),
    /// Until something happens.
    UntilEvent(EndingEvent),
}

/// What ends a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EndingEvent {
    /// The person takes the consent back.
    Withdrawn,
    /// The person is asked again and decides anew.
    DecidedAnew,
}

/// Who expressed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntityRole {
    /// The person whom the record is about.
    PiiPrincipal,
    /// A guardian.
    Guardian,
    /// The controller: a consent ran out by its rules.
    Controller,
    /// The entry that said so is gone, or in the chain of a guest.
    Unspecified,
}

/// The kind of consent that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventType {
    /// A clear act that may have been about other things too.
    Expressed,
    /// A clear act about this purpose alone, asked by itself.
    ExplicitlyExpressed,
    /// Not known: taken over from an earlier version, or the entry that said so is gone.
    Unspecified,
}

/// What an event says of a consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventState {
    /// Yes.
    Granted,
    /// No.
    Denied,
    /// No longer.
    Withdrawn,
    /// It ran out.
    Expired,
}

/// Where an event comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventOrigin {
    /// The person decided so.
    Decided,
    /// The time that it held had passed.
    RanOut,
    /// It was taken over from a store that could not be used; only what denies is.
    Salvaged,
    /// A guest decided so who signed in then; the guest's own chain has the entry.
    Merged,
    /// A checkpoint of the ledger vouches for it; the entry itself was past its evidence period and swept.
    Folded,
}

/// How a decision was expressed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Indication {
    /// Where.
    pub surface: Surface,
    /// The prompt that was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<PromptId>,
    /// The locale of what was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Whether the act named this purpose; else it was about a document.
    pub explicit: bool,
    /// Whether the purpose was asked for by itself.
    pub separate: bool,
}

/// A consent receipt: the person's copy of all records about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentReceipt {
    /// What the fields mean.
    #[serde(rename = "@context", default, skip_serializing_if = "Option::is_none")]
    pub context: Option<LinkedData>,
    /// What this is, in the Data Privacy Vocabulary.
    #[serde(rename = "@type")]
    pub kind: ReceiptKind,
    /// About the receipt itself.
    pub header: ReceiptHeader,
    /// The records, by purpose.
    pub records: Vec<ConsentRecord>,
}

/// Says that this is a consent receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
pub enum ReceiptKind {
    /// A consent receipt.
    #[serde(rename = "dpv:ConsentReceipt")]
    ConsentReceipt,
}

/// About a receipt itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReceiptHeader {
    /// The form of the receipt.
    pub schema_version: ReceiptVersion,
    /// Names the receipt by what it says: it belongs to no other.
    pub receipt_id: Uuid,
    /// The person, by the random reference that says nothing of them.
    pub pii_principal_id: SubjectRef,
    /// When the receipt was written.
    pub issued_at: Instant,
    /// The language of `in_words`.
    pub language: Locale,
}

/// The form of a receipt; each has a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
pub enum ReceiptVersion {
    /// The first one.
    #[serde(rename = "urn:placet:consent-receipt:1")]
    One,
}
