//! Signing in merges the guest into the account (`domain` 2): whatever either of them refused stays refused, and what
//! is granted afterwards was granted by one of them and refused by neither.
//!
//! A refusal that is taken over binds from the merge on, a grant keeps its date. Facts are about the account alone: a
//! guest's never makes one hold.

use crate::clock::Timestamp;
use crate::event::{
    ConsentDecision, DecidedAt, Merge, MergedConsent, MergedDocument, MergedPermission, Obligation, TextAt,
};

use super::request;
use super::state::{ConsentState, DocumentDecision, DocumentState, PermissionGrant, Shown, SubjectState};
use super::status::AgeBand;

/// What a merge at `now` changes in the account.
pub fn merge(guest: &SubjectState, account: &SubjectState, now: Timestamp) -> Merge {
    // Every part of the state is merged: one that is added must say how. A guest whose deletion was submitted is not
    // merged at all, so that it goes on; one that was only prepared ends with the guest, and closed nothing.
    let SubjectState {
        documents,
        consents,
        permissions,
        facts,
        switched_off,
        obligations,
        next_obligation: _,
        deletion: _,
        requests,
        // The account's data is not gone because the guest's is, and holds are told by entries of their own.
        swept: _,
        holds: _,
    } = guest;
    let known = |id| account.documents.get(id).cloned().unwrap_or_default();
    let documents: Vec<_> = documents
        .iter()
        .map(|(id, guest)| (id, document(guest, &known(id), now)))
        .filter(|(id, it)| *it != known(*id))
        .collect();
    let is_accepted = |it: &DocumentState| it.decided.as_ref().is_some_and(|it| !is_no(it.was));
    let accepts = documents.iter().any(|(_, it)| is_accepted(it));
    let standing = documents.iter().map(|(_, it)| it).chain(account.documents.values());
    let decided = standing.filter_map(|it| Some(it.decided.as_ref()?.at));
    // A refusal that is older than an acceptance of the documents would fall to it (`consent::status`).
    let binds_at = decided.map(|it| it.plus_millis(1)).chain([now]).max().unwrap_or(now);
    let mut merge =
        Merge { documents: documents.into_iter().map(|(id, it)| merged(id, it)).collect(), ..Merge::default() };
    let purposes = consents.keys().chain(account.consents.keys().filter(|id| !consents.contains_key(*id)));
    for id in purposes {
        let (guest, own) = (consents.get(id), account.consents.get(id));
        let now = consent(guest, own, accepts, binds_at);
        if let Some(it) = now.filter(|it| Some(it) != own) {
            let ConsentState { was, separate, terms, at, expires, expired } = it;
            merge.consents.push(MergedConsent { purpose: id.clone(), was, separate, terms, at, expires, expired });
        }
    }
    merge.consents.sort_by(|a, b| a.purpose.cmp(&b.purpose));
    for (id, features) in permissions {
        for (feature, grant) in features {
            let own = account.permissions.get(id).and_then(|it| it.get(feature));
            let after = permission(grant, own, now);
            if Some(&after) != own {
                let (permission, feature) = (id.clone(), feature.clone());
                merge.permissions.push(MergedPermission { permission, feature, granted: after.granted, at: after.at });
            }
        }
    }
    let taken_back = facts.iter().filter(|(_, it)| !it.holds).map(|(id, _)| id);
    merge.facts = taken_back.filter(|id| account.facts.get(*id).is_some_and(|it| it.holds)).cloned().collect();
    merge.switches = switched_off.difference(&account.switched_off).cloned().collect();
    let numbers = account.next_obligation..;
    merge.requests.clone_from(requests);
    merge.obligations = numbers.zip(obligations.values()).map(|(id, it)| Obligation { id, ..it.clone() }).collect();
    merge
}

/// What is known of the age after a merge: the younger of what was known.
pub fn age<T: Copy>(guest: (AgeBand, T), account: (AgeBand, T)) -> (AgeBand, T) {
    match (guest.0, account.0) {
        (AgeBand::Unknown, _) => account,
        (_, AgeBand::Unknown) => guest,
        // Bands are in the order of age.
        (guest_band, account_band) if guest_band < account_band => guest,
        _ => account,
    }
}

impl SubjectState {
    /// Folds what a merge changed.
    pub(super) fn take_over(&mut self, at: Timestamp, changed: &Merge) {
        let Merge { documents, consents, permissions, facts, switches, obligations, requests } = changed;
        for it in documents {
            let presented = it.presented.as_ref().map(|it| Shown { text: it.text, at: it.at });
            let decided = it.decided.as_ref().map(|it| DocumentDecision { was: it.was, text: it.text, at: it.at });
            self.documents.insert(it.document.clone(), DocumentState { presented, decided });
        }
        for it in consents {
            let MergedConsent { purpose, was, separate, terms, at, expires, expired } = it.clone();
            self.consents.insert(purpose, ConsentState { was, separate, terms, at, expires, expired });
        }
        for it in permissions {
            let features = self.permissions.entry(it.permission.clone()).or_default();
            features.insert(it.feature.clone(), PermissionGrant { granted: it.granted, at: it.at });
        }
        for it in facts {
            if let Some(fact) = self.facts.get_mut(it) {
                fact.holds = false;
                fact.at = at;
            }
        }
        self.switched_off.extend(switches.iter().cloned());
        for it in requests {
            request::take_over(&mut self.requests, it);
        }
        for it in obligations {
            self.owe(it);
        }
        // What the guest had collected has come along.
        self.swept.clear();
    }
}

fn is_no(it: ConsentDecision) -> bool {
    it != ConsentDecision::Granted
}

fn document(guest: &DocumentState, account: &DocumentState, now: Timestamp) -> DocumentState {
    let presented = [&account.presented, &guest.presented].into_iter().flatten().max_by_key(|it| it.at).cloned();
    let decided = match (&guest.decided, &account.decided) {
        (None, own) => own.clone(),
        (Some(_), Some(own)) if is_no(own.was) => Some(own.clone()),
        (Some(guest), _) if is_no(guest.was) => Some(DocumentDecision { at: now, ..guest.clone() }),
        (Some(guest), Some(own)) if own.at > guest.at => Some(own.clone()),
        (Some(guest), _) => Some(guest.clone()),
    };
    DocumentState { presented, decided }
}

fn merged(id: &crate::id::DocumentId, it: DocumentState) -> MergedDocument {
    let presented = it.presented.map(|it| TextAt { text: it.text, at: it.at });
    let decided = it.decided.map(|it| DecidedAt { was: it.was, text: it.text, at: it.at });
    MergedDocument { document: id.clone(), presented, decided }
}

fn consent(
    guest: Option<&ConsentState>,
    account: Option<&ConsentState>,
    accepts: bool,
    binds_at: Timestamp,
) -> Option<ConsentState> {
    let guest_refuses = guest.is_some_and(|it| is_no(it.was));
    match (guest, account) {
        (_, Some(own)) if is_no(own.was) => {
            Some(ConsentState { at: if accepts || guest_refuses { binds_at } else { own.at }, ..own.clone() })
        }
        (Some(guest), _) if is_no(guest.was) => Some(ConsentState { at: binds_at, ..guest.clone() }),
        (Some(guest), Some(own)) if own.at <= guest.at => Some(guest.clone()),
        (Some(guest), None) => Some(guest.clone()),
        (_, own) => own.cloned(),
    }
}

fn permission(guest: &PermissionGrant, account: Option<&PermissionGrant>, now: Timestamp) -> PermissionGrant {
    match account {
        Some(own) if !own.granted => own.clone(),
        _ if !guest.granted => PermissionGrant { granted: false, at: now },
        Some(own) if own.at > guest.at => own.clone(),
        _ => guest.clone(),
    }
}
