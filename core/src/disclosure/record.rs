//! What the entries say when they are read for a person: who decided what, when and where. Owns the reading of events
//! and nothing of how it looks.

use std::collections::BTreeMap;

use super::Recorded;
use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::event::{
    AcceptanceObserved, ConsentDecision, ConsentObserved, Event, Obligation, PermissionSource, Proof, deletion_events,
    request_events, retention_events,
};
use crate::gather::Gather;
use crate::id::{DocumentId, FeatureId, PermissionId, PurposeId};
use crate::ledger::ChainName;
use crate::policy::SubjectState;

/// A decision as the ledger has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decided<'a> {
    pub was: ConsentDecision,
    pub at: Timestamp,
    pub proof: &'a Proof,
}

/// What happened to a document.
#[derive(Debug, Clone, Copy)]
pub(super) enum DocumentStep<'a> {
    Shown { locale: &'a str },
    Decided(Decided<'a>),
}

/// One line of a document's story.
#[derive(Debug, Clone, Copy)]
pub(super) struct DocumentLine<'a> {
    pub at: Timestamp,
    pub step: DocumentStep<'a>,
    pub version: Option<&'a str>,
    pub text: Hash,
}

/// What a person said no to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Refused<'a> {
    Document(&'a DocumentId, Decided<'a>),
    Purpose(&'a PurposeId, Decided<'a>),
    Permission(&'a PermissionId, &'a FeatureId, Timestamp, &'a Proof),
    PermissionEnded(&'a PermissionId, PermissionSource, Timestamp),
}

/// Something owed, and when it was done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owed<'a> {
    pub it: &'a Obligation,
    /// When it came up; nothing where the entry that said so was swept.
    pub since: Option<Timestamp>,
    pub met: Option<Timestamp>,
}

/// The subject's chain, read.
#[derive(Debug, Default)]
pub(super) struct Record<'a> {
    pub state: SubjectState,
    pub documents: BTreeMap<&'a DocumentId, Vec<DocumentLine<'a>>>,
    pub consents: BTreeMap<&'a PurposeId, Decided<'a>>,
    pub refused: Vec<Refused<'a>>,
    pub owed: BTreeMap<u64, Owed<'a>>,
    versions: BTreeMap<Hash, &'a str>,
}

impl<'a> Record<'a> {
    /// Reads the entries of the subject's chain behind what is folded already.
    pub fn of(folded: &'a SubjectState, entries: &'a [Recorded]) -> Self {
        let mut record = Self { state: folded.clone(), ..Self::default() };
        record.owed = folded.obligations.iter().map(|(id, it)| (*id, Owed { it, since: None, met: None })).gathered();
        for it in entries.iter().filter(|it| it.chain != ChainName::Install) {
            record.read(it.entry.at, &it.entry.event);
            record.state.apply(it.entry.at, &it.entry.event);
        }
        record
    }

    /// The text that the last decision on a document was about, whatever was shown since.
    fn decided_text(&self, id: &DocumentId) -> Hash {
        let lines = self.documents.get(id).map(Vec::as_slice).unwrap_or_default();
        let decided = lines.iter().rev().find(|it| matches!(it.step, DocumentStep::Decided(_)));
        decided.map_or(Hash::ZERO, |it| it.text)
    }

    fn read(&mut self, at: Timestamp, event: &'a Event) {
        match event {
            Event::DocumentPresented { document, version, text, locale } => {
                if let Some(version) = version {
                    self.versions.insert(*text, version);
                }
                self.document_line(document, at, *text, DocumentStep::Shown { locale: locale.as_str() });
            }
            Event::DocumentAccepted { document, text, proof } => {
                self.decide_document(document, *text, Decided { was: ConsentDecision::Granted, at, proof });
            }
            Event::DocumentDeclined { document, text, proof } => {
                self.decide_document(document, *text, Decided { was: ConsentDecision::Denied, at, proof });
            }
            Event::DocumentWithdrawn { document, proof } => {
                let text = self.decided_text(document);
                self.decide_document(document, text, Decided { was: ConsentDecision::Withdrawn, at, proof });
            }
            Event::AcceptanceObserved { .. } | Event::ConsentObserved { .. } => self.observe(event),
            Event::ConsentChanged { changes, proof } => {
                for line in changes {
                    self.decide(&line.purpose, Decided { was: line.to, at, proof });
                }
            }
            Event::SeparateConsentGranted { purpose, proof, .. } => {
                self.decide(purpose, Decided { was: ConsentDecision::Granted, at, proof });
            }
            Event::PermissionRefused { permission, feature, proof } => {
                self.refused.push(Refused::Permission(permission, feature, at, proof));
            }
            Event::PermissionEnded { permission, source } => {
                self.refused.push(Refused::PermissionEnded(permission, *source, at));
            }
            Event::ObligationOpened { obligation } => self.owe(obligation, at),
            Event::SubjectMerged { changed, .. } => changed.obligations.iter().for_each(|it| self.owe(it, at)),
            Event::ObligationMet { id, .. } => self.meet(*id, at),
            Event::InstallCreated { .. }
            | Event::ManifestOpened { .. }
            | Event::SubjectOpened { .. }
            | Event::ClockJumped { .. }
            | Event::TimeObserved { .. }
            | Event::InstallCopied {}
            | Event::KeyRotated {}
            | Event::ErasureOpened { .. }
            | Event::ErasureDone { .. }
            | Event::SubjectLeft { .. }
            | Event::SubjectContinued { .. }
            | Event::SubjectEntered { .. }
            | Event::SubjectClosed { .. }
            | Event::Recovered { .. }
            | Event::RestrictionsSalvaged { .. }
            | Event::Swept { .. }
            | Event::ConsentExpired { .. }
            | Event::PermissionGranted { .. }
            | Event::FactSet { .. }
            | Event::SwitchSet { .. }
            | Event::Checkpoint { .. } => {}
            #[expect(clippy::match_same_arms, clippy::unnested_or_patterns, reason = "two lists of events")]
            deletion_events!() | request_events!() | retention_events!() => {}
        }
    }

    /// What was decided elsewhere, when it was decided there.
    fn observe(&mut self, event: &'a Event) {
        match event {
            Event::AcceptanceObserved(AcceptanceObserved { document, to, text, decided, proof }) => {
                let text = text.unwrap_or_else(|| self.decided_text(document));
                self.decide_document(document, text, Decided { was: *to, at: *decided, proof });
            }
            Event::ConsentObserved(ConsentObserved { change, decided, proof, .. }) => {
                self.decide(&change.purpose, Decided { was: change.to, at: *decided, proof });
            }
            _ => {}
        }
    }

    fn owe(&mut self, it: &'a Obligation, since: Timestamp) {
        self.owed.insert(it.id, Owed { it, since: Some(since), met: None });
    }

    fn meet(&mut self, id: u64, at: Timestamp) {
        if let Some(owed) = self.owed.get_mut(&id) {
            owed.met = Some(at);
        }
    }

    fn decide(&mut self, purpose: &'a PurposeId, decided: Decided<'a>) {
        self.consents.insert(purpose, decided);
        if decided.was != ConsentDecision::Granted {
            self.refused.push(Refused::Purpose(purpose, decided));
        }
    }

    fn decide_document(&mut self, document: &'a DocumentId, text: Hash, decided: Decided<'a>) {
        self.document_line(document, decided.at, text, DocumentStep::Decided(decided));
        if decided.was != ConsentDecision::Granted {
            self.refused.push(Refused::Document(document, decided));
        }
    }

    fn document_line(&mut self, document: &'a DocumentId, at: Timestamp, text: Hash, step: DocumentStep<'a>) {
        let version = self.versions.get(&text).copied();
        self.documents.entry(document).or_default().push(DocumentLine { at, step, version, text });
    }
}
