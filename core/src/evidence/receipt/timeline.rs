//! What the entries of a person's chain say of each purpose and document, in order. Owns the reading of events into
//! steps and nothing of how a record looks.

use std::collections::BTreeMap;

use super::record::{EventOrigin, EventState};
use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::event::{
    AcceptanceObserved, ConsentDecision, ConsentObserved, Event, Merge, Proof, deletion_events, request_events,
    retention_events,
};
use crate::id::{DocumentId, Locale, PurposeId};
use crate::ledger::{ChainName, Recorded};
use crate::policy::SubjectState;

/// One thing that happened to a consent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step<'a> {
    pub state: EventState,
    pub at: Timestamp,
    pub origin: EventOrigin,
    pub proof: Option<&'a Proof>,
    pub terms: Option<Hash>,
    pub expires: Option<Timestamp>,
    pub separate: bool,
    pub document: Option<&'a DocumentId>,
    pub entry: Option<(u64, Hash)>,
}

impl Step<'_> {
    fn of(state: EventState, at: Timestamp, origin: EventOrigin) -> Self {
        Self {
            state,
            at,
            origin,
            proof: None,
            terms: None,
            expires: None,
            separate: false,
            document: None,
            entry: None,
        }
    }
}

/// That a text was shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'a> {
    pub at: Timestamp,
    pub locale: &'a Locale,
    pub version: Option<&'a str>,
    sequence: u64,
}

/// A person's chain, read.
#[derive(Debug, Default)]
pub(super) struct Timeline<'a> {
    /// What the chain folds to.
    pub state: SubjectState,
    /// The steps of each purpose that has decisions of its own.
    pub purposes: BTreeMap<&'a PurposeId, Vec<Step<'a>>>,
    /// The steps of all documents.
    pub documents: Vec<Step<'a>>,
    /// The place of the chain's last entry.
    pub end: Option<(u64, Hash)>,
    shown: BTreeMap<(&'a DocumentId, Hash), Vec<Shown<'a>>>,
}

impl<'a> Timeline<'a> {
    /// Reads the entries of a subject's chain behind what is folded already.
    pub fn of(folded: &'a SubjectState, entries: &'a [Recorded]) -> Self {
        let mut timeline = Self { state: folded.clone(), ..Self::default() };
        timeline.begin(folded);
        for it in entries.iter().filter(|it| it.chain != ChainName::Install) {
            timeline.read(it);
            timeline.state.apply(it.entry.at, &it.entry.event);
            timeline.end = Some((it.sequence, it.hash));
        }
        timeline
    }

    /// When a text was last shown before a place in the chain.
    pub fn shown_before(&self, document: &'a DocumentId, text: Hash, place: Option<(u64, Hash)>) -> Option<Shown<'a>> {
        let before = place.map_or(0, |(sequence, _)| sequence);
        let shown = self.shown.get(&(document, text))?;
        shown.iter().rev().find(|it| it.sequence < before).copied()
    }

    /// What a checkpoint vouches for of entries that were swept.
    fn begin(&mut self, folded: &'a SubjectState) {
        for (purpose, it) in &folded.consents {
            let kept = Step {
                terms: (it.terms != Hash::ZERO).then_some(it.terms),
                expires: it.expires,
                separate: it.separate,
                ..Step::of(said(it.was), it.at, EventOrigin::Folded)
            };
            let steps = self.purposes.entry(purpose).or_default();
            steps.push(kept);
            if it.expired {
                let at = it.expires.unwrap_or(it.at);
                steps.push(Step { separate: it.separate, ..Step::of(EventState::Expired, at, EventOrigin::Folded) });
            }
        }
        for (document, it) in &folded.documents {
            if let Some(decided) = &it.decided {
                let step = Step::of(said(decided.was), decided.at, EventOrigin::Folded);
                self.documents.push(Step { document: Some(document), ..step });
            }
        }
    }

    fn read(&mut self, it: &'a Recorded) {
        let at = it.entry.at;
        let entry = Some((it.sequence, it.hash));
        let decided = |state, proof| Step { proof: Some(proof), entry, ..Step::of(state, at, EventOrigin::Decided) };
        let mut on_document = |document, state, proof| {
            self.documents.push(Step { document: Some(document), ..decided(state, proof) });
        };
        match &it.entry.event {
            Event::DocumentPresented { document, version, text, locale } => {
                let shown = Shown { at, locale, version: version.as_deref(), sequence: it.sequence };
                self.shown.entry((document, *text)).or_default().push(shown);
            }
            Event::DocumentAccepted { document, proof, .. } => on_document(document, EventState::Granted, proof),
            Event::DocumentDeclined { document, proof, .. } => on_document(document, EventState::Denied, proof),
            Event::DocumentWithdrawn { document, proof } => on_document(document, EventState::Withdrawn, proof),
            Event::AcceptanceObserved { .. } | Event::ConsentObserved { .. } => self.observe(&it.entry.event, entry),
            Event::ConsentChanged { changes, proof } => changes.iter().for_each(|line| {
                let (terms, expires) = (Some(line.terms), line.expires);
                self.add(&line.purpose, Step { terms, expires, ..decided(said(line.to), proof) });
            }),
            Event::SeparateConsentGranted { purpose, terms, expires, proof } => {
                let (terms, expires) = (Some(*terms), *expires);
                let step = Step { terms, expires, separate: true, ..decided(EventState::Granted, proof) };
                self.add(purpose, step);
            }
            Event::ConsentExpired { purpose } => {
                self.add(purpose, Step { entry, ..Step::of(EventState::Expired, at, EventOrigin::RanOut) });
            }
            Event::RestrictionsSalvaged { purposes, documents, .. } => self.salvage(purposes, documents, at, entry),
            Event::SubjectMerged { changed, .. } => self.merge(changed, entry),
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
            | Event::Swept { .. }
            | Event::PermissionGranted { .. }
            | Event::PermissionRefused { .. }
            | Event::PermissionEnded { .. }
            | Event::FactSet { .. }
            | Event::SwitchSet { .. }
            | Event::ObligationOpened { .. }
            | Event::ObligationMet { .. }
            | Event::Checkpoint { .. } => {}
            #[expect(clippy::match_same_arms, clippy::unnested_or_patterns, reason = "two lists of events")]
            deletion_events!() | request_events!() | retention_events!() => {}
        }
    }

    /// What a recovery kept denied.
    fn salvage(
        &mut self,
        purposes: &'a [PurposeId],
        documents: &'a [DocumentId],
        at: Timestamp,
        entry: Option<(u64, Hash)>,
    ) {
        let denied = Step { entry, ..Step::of(EventState::Denied, at, EventOrigin::Salvaged) };
        for it in purposes {
            self.add(it, denied);
        }
        self.documents.extend(documents.iter().map(|it| Step { document: Some(it), ..denied }));
    }

    /// What was decided elsewhere, when it was decided there.
    fn observe(&mut self, event: &'a Event, entry: Option<(u64, Hash)>) {
        match event {
            Event::AcceptanceObserved(AcceptanceObserved { document, to, decided: at, proof, .. }) => {
                let step = Step { proof: Some(proof), entry, ..Step::of(said(*to), *at, EventOrigin::Decided) };
                self.documents.push(Step { document: Some(document), ..step });
            }
            Event::ConsentObserved(ConsentObserved { change, separate, decided: at, proof }) => {
                let (terms, expires, separate) = (Some(change.terms), change.expires, *separate);
                let step = Step { proof: Some(proof), entry, ..Step::of(said(change.to), *at, EventOrigin::Decided) };
                self.add(&change.purpose, Step { terms, expires, separate, ..step });
            }
            _ => {}
        }
    }

    /// What a guest brought in: who signed in decided so, and the guest's chain has the entries.
    fn merge(&mut self, changed: &'a Merge, entry: Option<(u64, Hash)>) {
        let merged = |was, at| Step { entry, ..Step::of(said(was), at, EventOrigin::Merged) };
        for it in &changed.consents {
            let (terms, expires) = ((it.terms != Hash::ZERO).then_some(it.terms), it.expires);
            self.add(&it.purpose, Step { terms, expires, separate: it.separate, ..merged(it.was, it.at) });
            if it.expired {
                let ended = Step::of(EventState::Expired, it.expires.unwrap_or(it.at), EventOrigin::Merged);
                self.add(&it.purpose, Step { entry, separate: it.separate, ..ended });
            }
        }
        for it in &changed.documents {
            if let Some(decided) = &it.decided {
                self.documents.push(Step { document: Some(&it.document), ..merged(decided.was, decided.at) });
            }
        }
    }

    fn add(&mut self, purpose: &'a PurposeId, step: Step<'a>) {
        self.purposes.entry(purpose).or_default().push(step);
    }
}

fn said(it: ConsentDecision) -> EventState {
    match it {
        ConsentDecision::Granted => EventState::Granted,
        ConsentDecision::Denied => EventState::Denied,
        ConsentDecision::Withdrawn => EventState::Withdrawn,
    }
}
