//! What a rule may look at besides the subject's state: the manifest in force and the time.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::calendar::WorkingDays;
use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::event::{Actor, Evidence, Proof};
use crate::gather::Gather;
use crate::id::{DocumentId, PurposeId};
use crate::manifest::{DeviceSystem, Manifest, ManifestError};

use super::spent::Spent;
use super::state::SubjectState;
use super::status::AgeBand;

/// A manifest with what consents refer to, worked out once: the terms of each purpose and the documents behind it.
#[derive(Debug)]
pub struct Declared {
    /// The manifest.
    pub manifest: Manifest,
    /// Hash of its bytes.
    pub hash: Hash,
    /// The system that it is read for; none where nobody said which.
    pub system: Option<DeviceSystem>,
    /// Worked out when it is first asked for.
    terms: BTreeMap<PurposeId, OnceLock<Hash>>,
    documents: BTreeMap<PurposeId, Vec<DocumentId>>,
}

impl Declared {
    /// Reads a manifest.
    ///
    /// # Errors
    /// [`ManifestError`] where it cannot be used.
    pub fn load(manifest: &[u8]) -> Result<Self, ManifestError> {
        Ok(Self::new(Manifest::load(manifest)?, Hash::of(&[manifest])))
    }

    /// What `manifest` declares, whose bytes have the hash `hash`.
    pub fn new(manifest: Manifest, hash: Hash) -> Self {
        let terms = manifest.purposes.keys().map(|id| (id.clone(), OnceLock::new())).gathered();
        let behind = |it| manifest.documents_behind(it).into_iter().cloned().collect();
        let documents = manifest.purposes.keys().map(|id| (id.clone(), behind(id))).gathered();
        Self { manifest, hash, system: None, terms, documents }
    }

    /// The same, read for the system that the device runs.
    #[must_use]
    pub fn on(self, system: Option<DeviceSystem>) -> Self {
        Self { system, ..self }
    }

    /// Hash of what a person agrees to with a purpose; changes when and only when the terms do.
    pub fn terms(&self, purpose: &PurposeId) -> Hash {
        let work_out = || Hash::from_bytes(self.manifest.terms_of(purpose));
        self.terms.get(purpose).map_or(Hash::ZERO, |it| *it.get_or_init(work_out))
    }

    /// The documents that open a purpose whose consent is theirs.
    pub fn documents(&self, purpose: &PurposeId) -> &[DocumentId] {
        self.documents.get(purpose).map_or(&[], Vec::as_slice)
    }
}

/// What rules decide with.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What is declared.
    pub declared: &'a Declared,
    /// Effective time: never runs back, never ahead of what the clocks support. Only it starts anything irreversible.
    pub now: Timestamp,
    /// The latest it may be: at or after `now`. What may have run out by then is denied.
    pub latest: Timestamp,
    /// What is known of the subject's age.
    pub age: AgeBand,
    /// Which days are worked.
    pub calendar: &'a WorkingDays,
    /// What was taken under budgets that outlive a process.
    pub spent: &'a Spent,
}

impl<'a> Context<'a> {
    /// The manifest in force.
    pub fn manifest(&self) -> &'a Manifest {
        &self.declared.manifest
    }

    /// What the ledger keeps of a decision made now.
    pub(crate) fn proof(&self, state: &SubjectState, evidence: &Evidence) -> Proof {
        let shown: BTreeMap<DocumentId, Hash> =
            state.documents.iter().filter_map(|(id, it)| Some((id.clone(), it.presented.as_ref()?.text))).gathered();
        Proof {
            surface: evidence.surface,
            prompt: evidence.prompt.clone(),
            locale: evidence.locale.clone(),
            actor: Actor::Own,
            manifest: self.declared.hash,
            documents: shown,
        }
    }
}
