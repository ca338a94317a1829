//! What binds after a store was lost: everything that denies, nothing that grants (`domain` 13).

use std::collections::{BTreeMap, BTreeSet};

use super::deletion::DeletionState;
use super::request;
use super::retention::{self, Hold};
use super::state::SubjectState;
use super::status::AgeBand;
use crate::event::{ConsentDecision, Event, Obligation, RefusedPermission, Request};
use crate::id::{DocumentId, GroundId, PurposeId, RequestId, SwitchId};

/// What was taken over from a store that was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Restrictions {
    /// Purposes that had been denied or withdrawn.
    pub purposes: BTreeSet<PurposeId>,
    /// Documents that had been declined or withdrawn.
    pub documents: BTreeSet<DocumentId>,
    /// Permissions that had been refused, for the feature.
    pub permissions: BTreeSet<RefusedPermission>,
    /// Switches that had been turned off.
    pub switches: BTreeSet<SwitchId>,
    /// What was still owed, by number.
    pub obligations: BTreeMap<u64, Obligation>,
    /// A deletion that had been submitted.
    pub deletion: Option<DeletionState>,
    /// Requests that were open, or that restrict what is processed, by id.
    pub requests: BTreeMap<RequestId, Request>,
    /// Holds that had not been lifted, by their ground.
    pub holds: BTreeMap<GroundId, Hold>,
}

/// A band of age that denies, by its code; grown-up is what grants, and is asked for again.
pub fn age_that_denies(code: &str) -> Option<AgeBand> {
    [AgeBand::Under14, AgeBand::Under18].into_iter().find(|it| it.code() == code)
}

impl Restrictions {
    /// Takes up what denies in a state. Of several states of the same subject, what one of them denies is denied.
    pub fn add(&mut self, state: &SubjectState) {
        let is_no = |it: ConsentDecision| it != ConsentDecision::Granted;
        let purposes = state.consents.iter().filter(|(_, it)| is_no(it.was));
        self.purposes.extend(purposes.map(|(id, _)| id.clone()));
        let documents = state.documents.iter().filter(|(_, it)| it.decided.as_ref().is_some_and(|it| is_no(it.was)));
        self.documents.extend(documents.map(|(id, _)| id.clone()));
        for (permission, features) in &state.permissions {
            let refused = features.iter().filter(|(_, it)| !it.granted);
            self.permissions.extend(
                refused
                    .map(|(feature, _)| RefusedPermission { permission: permission.clone(), feature: feature.clone() }),
            );
        }
        self.switches.extend(state.switched_off.iter().cloned());
        for (id, it) in &state.obligations {
            self.obligations.entry(*id).or_insert_with(|| it.clone());
        }
        for it in state.requests.iter().filter(|it| it.is_open() || it.restricts()) {
            self.requests.entry(it.id.clone()).or_insert_with(|| it.clone());
        }
        for (ground, it) in &state.holds {
            self.holds.entry(ground.clone()).or_insert_with(|| it.clone());
        }
        if state.deletion.is_pending() {
            self.deletion = Some(state.deletion.clone());
        }
    }

    /// Takes up what was found of another subject; what is owed to it gets numbers of its own.
    pub fn join(&mut self, other: Self) {
        let Self { purposes, documents, permissions, switches, obligations, deletion, requests, holds } = other;
        self.purposes.extend(purposes);
        self.documents.extend(documents);
        self.permissions.extend(permissions);
        self.switches.extend(switches);
        self.requests.extend(requests);
        self.holds.extend(holds);
        // Of two deletions the one that is further: it closes no less than the other.
        self.deletion = [self.deletion.take(), deletion].into_iter().flatten().max_by_key(DeletionState::reach);
        for (id, it) in obligations {
            if self.obligations.get(&id) == Some(&it) {
                continue;
            }
            let next = self.obligations.keys().next_back().map_or(0, |last| last.saturating_add(1));
            let id = if self.obligations.contains_key(&id) { next } else { id };
            self.obligations.insert(id, Obligation { id, ..it });
        }
    }

    /// Whether nothing was found that denies.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }

    /// What the new chain says of them.
    pub fn events(&self) -> Vec<Event> {
        let salvaged = Event::RestrictionsSalvaged {
            purposes: self.purposes.iter().cloned().collect(),
            documents: self.documents.iter().cloned().collect(),
            permissions: self.permissions.iter().cloned().collect(),
            switches: self.switches.iter().cloned().collect(),
            obligations: self.obligations.values().cloned().collect(),
        };
        let deletion = self.deletion.as_ref().and_then(DeletionState::salvaged);
        let requests = request::salvaged(self.requests.values());
        let holds = retention::salvaged(&self.holds);
        std::iter::once(salvaged).chain(deletion).chain(requests).chain(holds).collect()
    }
}
