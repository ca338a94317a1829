//! Events: what happened, the only thing that is persisted. Owns the closed union and its canonical bytes; it knows
//! neither chains nor rules.

mod encoding;
mod evidence;

pub use encoding::{Entry, EntryError, RESERVED_KINDS, VERSION};
pub use evidence::{Actor, Evidence, Proof, Surface};

use serde::{Deserialize, Serialize};

use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::id::{AppId, DataId, DocumentId, FactId, FeatureId, Locale, PermissionId, PurposeId, SubjectRef, SwitchId};

/// What happened. Each kind is a word in the ledger; its members are never renamed, and a new meaning is a new kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// The store was made for an app. Install chain, first entry.
    InstallCreated {
        /// The app that the store belongs to.
        app: AppId,
    },
    /// A manifest other than the one before was opened. Install chain.
    ManifestOpened {
        /// Hash of its bytes.
        manifest: Hash,
        /// The version that it gives itself.
        version: String,
    },
    /// A subject began. Install chain.
    SubjectOpened {
        /// The random name of the subject.
        subject: SubjectRef,
    },
    /// The device's clocks disagreed with the ledger's time. Install chain.
    ClockJumped {
        /// What the wall clock said.
        wall: Timestamp,
        /// Where the ledger's time stood.
        mark: Timestamp,
    },
    /// Somebody who can know told the time, and it was another than the ledger's. Install chain, and the current
    /// subject's: the one entry that may lie before the one in front of it (ADR 0007).
    TimeObserved {
        /// Who told it.
        source: TimeSource,
        /// Where the ledger's time stood.
        was: Timestamp,
    },
    /// A store that could not be used was set aside, and this one begun. Install chain.
    Recovered {
        /// What stood in its way: a code of unavailability.
        why: String,
        /// The ends of its chains, as far as they could be followed.
        sound: Vec<Head>,
        /// The folder that it was moved to.
        kept: String,
    },
    /// What denies was taken over from a store that was set aside; what grants was not.
    RestrictionsSalvaged {
        /// Purposes that had been denied or withdrawn.
        purposes: Vec<PurposeId>,
        /// Documents that had been declined or withdrawn.
        documents: Vec<DocumentId>,
        /// Permissions that had been refused, for the feature.
        permissions: Vec<RefusedPermission>,
        /// Switches that had been turned off.
        switches: Vec<SwitchId>,
        /// What was still owed.
        obligations: Vec<Obligation>,
    },
    /// A document was shown.
    DocumentPresented {
        /// The document.
        document: DocumentId,
        /// Its version, where it has one.
        version: Option<String>,
        /// Hash of the text shown.
        text: Hash,
        /// The locale of the text.
        locale: Locale,
    },
    /// A document was accepted.
    DocumentAccepted {
        /// The document.
        document: DocumentId,
        /// Hash of the text that had been shown.
        text: Hash,
        /// How.
        proof: Proof,
    },
    /// A document was declined.
    DocumentDeclined {
        /// The document.
        document: DocumentId,
        /// Hash of the text that had been shown.
        text: Hash,
        /// How.
        proof: Proof,
    },
    /// The acceptance of a document was withdrawn.
    DocumentWithdrawn {
        /// The document.
        document: DocumentId,
        /// How.
        proof: Proof,
    },
    /// One transaction over the consents of one subject.
    ConsentChanged {
        /// What changed, one line a purpose, ordered by purpose.
        changes: Vec<ConsentChange>,
        /// How.
        proof: Proof,
    },
    /// A separate consent was granted, by itself (PIPL 14, 29).
    SeparateConsentGranted {
        /// The purpose.
        purpose: PurposeId,
        /// Hash of what was agreed to.
        terms: Hash,
        /// When it ends, where it does.
        expires: Option<Timestamp>,
        /// How.
        proof: Proof,
    },
    /// A grant reached its end.
    ConsentExpired {
        /// The purpose.
        purpose: PurposeId,
    },
    /// The person allowed a permission for one feature.
    PermissionGranted {
        /// The permission.
        permission: PermissionId,
        /// The feature.
        feature: FeatureId,
        /// How.
        proof: Proof,
    },
    /// The person refused a permission for one feature.
    PermissionRefused {
        /// The permission.
        permission: PermissionId,
        /// The feature.
        feature: FeatureId,
        /// How.
        proof: Proof,
    },
    /// Every grant of a permission ended.
    PermissionEnded {
        /// The permission.
        permission: PermissionId,
        /// Who ended it.
        source: PermissionSource,
    },
    /// The app established a fact about the subject, or took it back.
    FactSet {
        /// The fact.
        fact: FactId,
        /// Whether it holds.
        holds: bool,
        /// When it stops holding, where it does.
        until: Option<Timestamp>,
        /// How.
        proof: Proof,
    },
    /// The person turned a switch over several purposes off, or on again.
    SwitchSet {
        /// The switch.
        switch: SwitchId,
        /// Whether it is on.
        on: bool,
        /// How.
        proof: Proof,
    },
    /// Something is owed to the person.
    ObligationOpened {
        /// What, and why.
        obligation: Obligation,
    },
    /// Something owed was done.
    ObligationMet {
        /// The number of the obligation within the chain.
        id: u64,
        /// How.
        proof: Proof,
    },
    /// The state folded from all entries before this one, so that verification may start here.
    Checkpoint {
        /// SHA-256 of the folded state's canonical bytes.
        state: Hash,
    },
}

/// Who can tell the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TimeSource {
    /// The app's server, in an answer that cannot have been held back.
    Server,
    /// The platform's network time, where the person cannot set it.
    Platform,
}

/// The end of one chain: keep it elsewhere, and a store that was put back later is found out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// `install`, or the subject's random reference.
    pub chain: String,
    /// The place of the last entry.
    pub sequence: u64,
    /// Its hash.
    pub hash: Hash,
}

/// A permission that the person refused for a feature.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusedPermission {
    /// The permission.
    pub permission: PermissionId,
    /// The feature.
    pub feature: FeatureId,
}

/// One line of a consent transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentChange {
    /// The purpose.
    pub purpose: PurposeId,
    /// What it changed to.
    pub to: ConsentDecision,
    /// Hash of what was decided on: uses, data, recipients of the purpose.
    pub terms: Hash,
    /// When a grant ends, where it does.
    pub expires: Option<Timestamp>,
}

/// What a person decided on a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentDecision {
    /// Yes.
    Granted,
    /// No.
    Denied,
    /// No longer.
    Withdrawn,
}

/// Who ended the grants of a permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PermissionSource {
    /// The system's settings, noticed on resume.
    System,
    /// The person, in the app.
    Person,
}

/// Something owed to the person: what, why, until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Its number within the subject's chain.
    pub id: u64,
    /// What is owed.
    pub what: ObligationKind,
    /// The data it is about.
    pub data: DataId,
    /// The purpose whose end brought it about.
    pub because: PurposeId,
}

/// What is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObligationKind {
    /// To erase data.
    Erase,
}
