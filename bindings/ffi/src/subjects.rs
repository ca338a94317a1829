//! Subjects as they cross the border: who there is, what signing in or out and erasing brought about, and the secrets
//! that the app supplies. Of what a merge changed, the hashes and dates that the ledger keeps stay behind.

use placet::Placet;
use placet::canonical::Hash;
use placet::clock::Timestamp;
use placet::engine::{self, SecretKey};
use placet::event::{self, ConsentDecision};
use placet::id::{DocumentId, FactId, FeatureId, PermissionId, PurposeId, RequestId, SubjectRef, SwitchId};
use placet::policy::SubjectStanding;

use crate::error::PlacetError;
use crate::obligation::Obligation;
use crate::placet_core::{Answer, PlacetCore};
use crate::reports::ChangeReport;

/// Who is signed in, and what is kept of a subject where it can be erased.
#[uniffi::export]
impl PlacetCore {
    /// Makes the account that the app knows by `identifier` the current subject, and merges a guest into it.
    pub fn sign_in(&self, identifier: String) -> Answer<SubjectChange> {
        self.call(|it| it.sign_in(&identifier)).map(Into::into)
    }

    /// Leaves the account for a new guest.
    pub fn sign_out(&self) -> Answer<SubjectChange> {
        self.call(Placet::sign_out).map(Into::into)
    }

    /// Every subject of this install, in the order in which they began.
    pub fn subjects(&self) -> Answer<Vec<Subject>> {
        self.call(Placet::subjects).map(|it| it.into_iter().map(Into::into).collect())
    }

    /// Erases the current subject, and leaves a new guest.
    pub fn erase_subject(&self) -> Answer<Erasure> {
        self.call(Placet::erase_subject).map(Into::into)
    }

    /// The erased subjects of which a trace may be left.
    pub fn erasures(&self) -> Answer<Vec<SubjectRef>> {
        self.call(Placet::erasures)
    }

    /// Keeps a free text of the current subject, and returns the salted hash that names it.
    pub fn keep_text(&self, text: String) -> Answer<Hash> {
        self.call(|it| it.keep_text(&text))
    }

    /// A free text of the current subject; nothing where it was erased.
    pub fn text(&self, hash: Hash) -> Answer<Option<String>> {
        self.call(|it| it.text(&hash))
    }
}

/// A subject of this install, without anything that names a person.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Subject {
    /// Its random reference.
    pub subject: SubjectRef,
    /// What it is.
    pub standing: SubjectStanding,
    /// Whether it is the current one.
    pub is_current: bool,
}

/// What signing in or out brought about.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SubjectChange {
    /// The current subject now.
    pub subject: SubjectRef,
    /// Whether it began with this call.
    pub is_new: bool,
    /// What a guest who signed in changed in the account.
    pub merged: Merge,
    /// What ended, closed, and is to be erased.
    pub report: ChangeReport,
}

/// What erasing a subject brought about.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Erasure {
    /// The subject that was erased.
    pub erased: SubjectRef,
    /// Whether no trace is left.
    pub is_complete: bool,
    /// The guest who is current now, and what the erasure ended.
    pub change: SubjectChange,
}

/// What a merge changed in the account, each with what it became.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Merge {
    /// Documents, by id.
    pub documents: Vec<MergedDocument>,
    /// Consents, by purpose.
    pub consents: Vec<MergedConsent>,
    /// Grants and refusals of permissions, by permission and feature.
    pub permissions: Vec<MergedPermission>,
    /// Facts that hold no longer.
    pub facts: Vec<FactId>,
    /// Switches that are off now.
    pub switches: Vec<SwitchId>,
    /// What was owed to the guest, under the account's numbers.
    pub obligations: Vec<Obligation>,
    /// The guest's requests about rights.
    pub requests: Vec<RequestId>,
}

/// Where a document stands after a merge.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MergedDocument {
    /// The document.
    pub document: DocumentId,
    /// The decision; nothing where the document was only shown.
    pub decision: Option<ConsentDecision>,
}

/// Where a consent stands after a merge.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MergedConsent {
    /// The purpose.
    pub purpose: PurposeId,
    /// The decision.
    pub decision: ConsentDecision,
    /// When a grant ends.
    pub expires: Option<Timestamp>,
}

/// Where a permission stands for a feature after a merge.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MergedPermission {
    /// The permission.
    pub permission: PermissionId,
    /// The feature.
    pub feature: FeatureId,
    /// Whether the person allowed it.
    pub granted: bool,
}

/// A secret of the app's, whose bytes are in no error and no `Debug`.
pub(crate) fn secret(mut bytes: Vec<u8>) -> Result<SecretKey, PlacetError> {
    let key = <[u8; 32]>::try_from(bytes.as_slice());
    let length = bytes.len();
    bytes.fill(0);
    key.map(SecretKey::from_bytes).map_err(|_| {
        let detail = format!("pass 32 random bytes, not {length}");
        PlacetError::InvalidArgument { code: "key_length".to_owned(), detail }
    })
}

impl From<engine::Subject> for Subject {
    fn from(it: engine::Subject) -> Self {
        let engine::Subject { subject, standing, is_current } = it;
        Self { subject, standing, is_current }
    }
}

impl From<engine::SubjectChange> for SubjectChange {
    fn from(it: engine::SubjectChange) -> Self {
        let engine::SubjectChange { subject, is_new, merged, report } = it;
        Self { subject, is_new, merged: merged.into(), report: report.into() }
    }
}

impl From<engine::Erasure> for Erasure {
    fn from(it: engine::Erasure) -> Self {
        let engine::Erasure { erased, is_complete, change } = it;
        Self { erased, is_complete, change: change.into() }
    }
}

impl From<event::Merge> for Merge {
    fn from(it: event::Merge) -> Self {
        let event::Merge { documents, consents, permissions, facts, switches, obligations, requests } = it;
        Self {
            documents: documents.into_iter().map(Into::into).collect(),
            consents: consents.into_iter().map(Into::into).collect(),
            permissions: permissions.into_iter().map(Into::into).collect(),
            facts,
            switches,
            obligations: obligations.into_iter().map(Into::into).collect(),
            requests: requests.into_iter().map(|it| it.id).collect(),
        }
    }
}

impl From<event::MergedDocument> for MergedDocument {
    fn from(it: event::MergedDocument) -> Self {
        Self { document: it.document, decision: it.decided.map(|decided| decided.was) }
    }
}

impl From<event::MergedConsent> for MergedConsent {
    fn from(it: event::MergedConsent) -> Self {
        Self { purpose: it.purpose, decision: it.was, expires: it.expires }
    }
}

impl From<event::MergedPermission> for MergedPermission {
    fn from(it: event::MergedPermission) -> Self {
        Self { permission: it.permission, feature: it.feature, granted: it.granted }
    }
}
