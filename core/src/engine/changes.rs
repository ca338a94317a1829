//! What of a subject is another after some events: what an app is told to look at anew.

use std::collections::BTreeSet;

use super::Change;
use crate::event::{Event, deletion_events, request_events};
use crate::gather::Gather;
use crate::policy::obligation::Settlement;

/// What may have changed when another process has written.
pub(super) const ANYTHING: [Change; 8] = [
    Change::Documents,
    Change::Consents,
    Change::Permissions,
    Change::Facts,
    Change::Age,
    Change::Obligations,
    Change::Deletion,
    Change::Requests,
];

/// The kinds of change that events bring, each once.
pub(super) fn changes_of(events: &[Event], settlement: &Settlement) -> Vec<Change> {
    let mut changes: BTreeSet<Change> = events
        .iter()
        .filter_map(|event| match event {
            Event::DocumentPresented { .. }
            | Event::DocumentAccepted { .. }
            | Event::DocumentDeclined { .. }
            | Event::AcceptanceObserved { .. }
            | Event::DocumentWithdrawn { .. } => Some(Change::Documents),
            Event::ConsentChanged { .. }
            | Event::SeparateConsentGranted { .. }
            | Event::ConsentObserved { .. }
            | Event::ConsentExpired { .. }
            | Event::SwitchSet { .. } => Some(Change::Consents),
            Event::PermissionGranted { .. } | Event::PermissionRefused { .. } | Event::PermissionEnded { .. } => {
                Some(Change::Permissions)
            }
            Event::FactSet { .. } | Event::TimeObserved { .. } => Some(Change::Facts),
            Event::ObligationOpened { .. }
            | Event::ObligationMet { .. }
            | Event::RetentionSwept { .. }
            | Event::HoldPlaced { .. }
            | Event::HoldLifted { .. } => Some(Change::Obligations),
            deletion_events!() => Some(Change::Deletion),
            request_events!() => Some(Change::Requests),
            Event::InstallCreated { .. }
            | Event::ManifestOpened { .. }
            | Event::SubjectOpened { .. }
            | Event::ClockJumped { .. }
            | Event::InstallCopied {}
            | Event::KeyRotated {}
            | Event::Recovered { .. }
            | Event::RestrictionsSalvaged { .. }
            | Event::Swept { .. }
            | Event::ErasureOpened { .. }
            | Event::ErasureDone { .. }
            | Event::SubjectLeft { .. }
            | Event::SubjectContinued { .. }
            | Event::SubjectEntered { .. }
            | Event::SubjectMerged { .. }
            | Event::SubjectClosed { .. }
            | Event::Checkpoint { .. } => None,
        })
        .gathered();
    // Purposes follow their documents, and a told time may end the doubt over a consent that may have run out.
    let told = events.iter().any(|it| matches!(it, Event::TimeObserved { .. }));
    if told || changes.contains(&Change::Documents) {
        changes.insert(Change::Consents);
    }
    if !settlement.owed.is_empty() {
        changes.insert(Change::Obligations);
    }
    changes.into_iter().collect()
}
