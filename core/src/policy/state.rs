//! The state of one subject: the fold of the subject's chain. Owns how events change it and decides nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::event::{
    AcceptanceObserved, ConsentChange, ConsentDecision, ConsentObserved, Event, Obligation, RefusedPermission, Request,
    deletion_events, request_events, retention_events,
};
use crate::id::{DataId, DocumentId, FactId, FeatureId, GroundId, PermissionId, PurposeId, SwitchId};

use super::deletion::DeletionState;
use super::request;
use super::retention::Hold;

/// Everything that the ledger says of one subject.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectState {
    /// Documents shown or decided on.
    pub documents: BTreeMap<DocumentId, DocumentState>,
    /// The last decision on each purpose.
    pub consents: BTreeMap<PurposeId, ConsentState>,
    /// Our own grants of permissions, per feature.
    pub permissions: BTreeMap<PermissionId, BTreeMap<FeatureId, PermissionGrant>>,
    /// Facts established or taken back.
    pub facts: BTreeMap<FactId, FactState>,
    /// Switches that the person turned off.
    pub switched_off: BTreeSet<SwitchId>,
    /// What is owed, by number.
    pub obligations: BTreeMap<u64, Obligation>,
    /// The number that the next obligation gets.
    pub next_obligation: u64,
    /// Where the deletion of the account stands.
    #[serde(default, skip_serializing_if = "DeletionState::is_active")]
    pub deletion: DeletionState,
    /// Requests about rights, in the order in which they were received.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requests: Vec<Request>,
    /// When all of some data was last said to be gone.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub swept: BTreeMap<DataId, Timestamp>,
    /// The holds that stop erasing, by their ground.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub holds: BTreeMap<GroundId, Hold>,
}

/// Where a subject stands with a document, whatever its present text is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentState {
    /// The text shown last.
    pub presented: Option<Shown>,
    /// The last decision.
    pub decided: Option<DocumentDecision>,
}

/// A text that was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// Its hash.
    pub text: Hash,
    /// When.
    pub at: Timestamp,
}

/// A decision on a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentDecision {
    /// Which; granted is accepted, denied is declined.
    pub was: ConsentDecision,
    /// The text it was about.
    pub text: Hash,
    /// When.
    pub at: Timestamp,
}

/// The last decision on a purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentState {
    /// Which.
    pub was: ConsentDecision,
    /// Whether it was asked for by itself.
    pub separate: bool,
    /// Hash of what was decided on.
    pub terms: Hash,
    /// When.
    pub at: Timestamp,
    /// When a grant ends.
    pub expires: Option<Timestamp>,
    /// Whether its end is in the ledger.
    pub expired: bool,
}

/// Our own grant of a permission to a feature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PermissionGrant {
    /// Whether the person allowed it.
    pub granted: bool,
    /// When.
    pub at: Timestamp,
}

/// A fact about the subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactState {
    /// Whether it was established or taken back.
    pub holds: bool,
    /// When it stops holding.
    pub until: Option<Timestamp>,
    /// When it was set.
    pub at: Timestamp,
}

impl SubjectState {
    /// Folds one event that happened at `at`. Total: an event of the install chain changes nothing here.
    pub fn apply(&mut self, at: Timestamp, event: &Event) {
        match event {
            Event::DocumentPresented { document, text, .. } => {
                self.documents.entry(document.clone()).or_default().presented = Some(Shown { text: *text, at });
            }
            Event::DocumentAccepted { document, text, .. } => {
                self.decide_document(document, ConsentDecision::Granted, *text, at);
            }
            Event::DocumentDeclined { document, text, .. } => {
                self.decide_document(document, ConsentDecision::Denied, *text, at);
            }
            Event::AcceptanceObserved { .. } | Event::ConsentObserved { .. } => self.observe(event),
            Event::DocumentWithdrawn { document, .. } => self.withdraw_document(document, at),
            Event::ConsentChanged { changes, .. } => self.change_consents(at, changes),
            Event::SeparateConsentGranted { purpose, terms, expires, .. } => {
                self.grant_separately(at, purpose, *terms, *expires);
            }
            Event::ConsentExpired { purpose } => {
                if let Some(consent) = self.consents.get_mut(purpose) {
                    consent.expired = true;
                }
            }
            Event::PermissionGranted { permission, feature, .. } => {
                self.grant_permission(permission, feature, PermissionGrant { granted: true, at });
            }
            Event::PermissionRefused { permission, feature, .. } => {
                self.grant_permission(permission, feature, PermissionGrant { granted: false, at });
            }
            Event::PermissionEnded { permission, .. } => drop(self.permissions.remove(permission)),
            Event::FactSet { fact, holds, until, .. } => {
                self.facts.insert(fact.clone(), FactState { holds: *holds, until: *until, at });
            }
            Event::ObligationOpened { obligation } => self.owe(obligation),
            Event::ObligationMet { id, .. } => drop(self.obligations.remove(id)),
            retention_events!() => self.keep(at, event),
            deletion_events!() => self.deletion.apply(at, event),
            request_events!() => request::apply(&mut self.requests, at, event),
            Event::SwitchSet { switch, on, .. } => self.set_switch(switch, *on),
            Event::RestrictionsSalvaged { purposes, documents, permissions, switches, obligations } => {
                self.switched_off.extend(switches.iter().cloned());
                self.restrict(at, purposes, documents, permissions, obligations);
            }
            Event::SubjectMerged { changed, .. } => self.take_over(at, changed),
            Event::TimeObserved { .. } => self.shorten(at, event),
            Event::InstallCreated { .. }
            | Event::Recovered { .. }
            | Event::ManifestOpened { .. }
            | Event::SubjectOpened { .. }
            | Event::ClockJumped { .. }
            | Event::Swept { .. }
            | Event::InstallCopied {}
            | Event::KeyRotated {}
            | Event::ErasureOpened { .. }
            | Event::ErasureDone { .. }
            | Event::SubjectLeft { .. }
            | Event::SubjectContinued { .. }
            | Event::SubjectEntered { .. }
            | Event::SubjectClosed { .. }
            | Event::Checkpoint { .. } => {}
        }
    }

    /// A grant that was given by a clock ahead of `now` lasts as long as it would have, counted from `now` at the latest; so
    /// do an appeal and the time of a request.
    fn shorten(&mut self, now: Timestamp, told: &Event) {
        self.deletion.apply(now, told);
        request::apply(&mut self.requests, now, told);
        for it in self.consents.values_mut() {
            let length = it.expires.map(|end| end.as_millis().saturating_sub(it.at.as_millis()));
            it.expires = it.expires.min(length.map(|it| now.plus_millis(it)));
        }
    }

    /// The state after `events` that all happen at `at`.
    #[must_use]
    pub fn after(&self, at: Timestamp, events: &[Event]) -> Self {
        let mut state = self.clone();
        for event in events {
            state.apply(at, event);
        }
        state
    }

    fn change_consents(&mut self, at: Timestamp, changes: &[ConsentChange]) {
        for line in changes {
            let (was, terms, expires) = (line.to, line.terms, line.expires);
            let consent = ConsentState { was, separate: false, terms, at, expires, expired: false };
            self.consents.insert(line.purpose.clone(), consent);
        }
    }

    /// What was decided elsewhere counts from when it was decided there.
    fn observe(&mut self, event: &Event) {
        match event {
            Event::AcceptanceObserved(AcceptanceObserved { document, to, text, decided, .. }) => {
                self.decide_document(document, *to, text.unwrap_or(Hash::ZERO), *decided);
            }
            Event::ConsentObserved(ConsentObserved { change, separate, decided, .. }) => {
                self.change_consents(*decided, std::slice::from_ref(change));
                if let Some(it) = self.consents.get_mut(&change.purpose) {
                    it.separate = *separate;
                }
            }
            _ => {}
        }
    }

    fn grant_separately(&mut self, at: Timestamp, purpose: &PurposeId, terms: Hash, expires: Option<Timestamp>) {
        let was = ConsentDecision::Granted;
        let consent = ConsentState { was, separate: true, terms, at, expires, expired: false };
        self.consents.insert(purpose.clone(), consent);
    }

    /// What was swept, and the holds.
    fn keep(&mut self, at: Timestamp, event: &Event) {
        match event {
            Event::RetentionSwept { data, .. } => {
                self.swept.insert(data.clone(), at);
            }
            Event::HoldPlaced { ground, review, proof } => {
                let since = self.holds.get(ground).map_or(at, |it| it.since);
                self.holds.insert(ground.clone(), Hold { since, review: *review, proof: proof.clone() });
            }
            Event::HoldLifted(it) => drop(self.holds.remove(&it.ground)),
            _ => {}
        }
    }

    fn set_switch(&mut self, switch: &SwitchId, on: bool) {
        if on {
            self.switched_off.remove(switch);
        } else {
            self.switched_off.insert(switch.clone());
        }
    }

    fn restrict(
        &mut self,
        at: Timestamp,
        purposes: &[PurposeId],
        documents: &[DocumentId],
        permissions: &[RefusedPermission],
        obligations: &[Obligation],
    ) {
        let (was, terms) = (ConsentDecision::Denied, Hash::ZERO);
        for it in purposes {
            let denied = ConsentState { was, separate: false, terms, at, expires: None, expired: false };
            self.consents.insert(it.clone(), denied);
        }
        for it in documents {
            self.decide_document(it, was, terms, at);
        }
        for it in permissions {
            self.grant_permission(&it.permission, &it.feature, PermissionGrant { granted: false, at });
        }
        for it in obligations {
            self.owe(it);
        }
    }

    /// Takes up what is owed; the next obligation gets a number behind it.
    pub(super) fn owe(&mut self, it: &Obligation) {
        self.next_obligation = self.next_obligation.max(it.id.saturating_add(1));
        self.obligations.insert(it.id, it.clone());
    }

    fn withdraw_document(&mut self, document: &DocumentId, at: Timestamp) {
        let text = self.documents.get(document).and_then(|it| it.decided.as_ref()).map(|it| it.text);
        self.decide_document(document, ConsentDecision::Withdrawn, text.unwrap_or(Hash::ZERO), at);
    }

    fn decide_document(&mut self, document: &DocumentId, was: ConsentDecision, text: Hash, at: Timestamp) {
        self.documents.entry(document.clone()).or_default().decided = Some(DocumentDecision { was, text, at });
    }

    fn grant_permission(&mut self, permission: &PermissionId, feature: &FeatureId, grant: PermissionGrant) {
        self.permissions.entry(permission.clone()).or_default().insert(feature.clone(), grant);
    }
}
