//! What a person refused or took back while the store would not take it: denied by this process all the same, until it is
//! written or the person decides anew (ADR 0036). Nothing here ever grants.

use std::collections::{BTreeMap, BTreeSet};

use crate::clock::Timestamp;
use crate::event::ConsentDecision;
use crate::gather::Gather;
use crate::id::{DocumentId, PurposeId, SubjectRef, SwitchId};

use super::state::SubjectState;

/// What a person decides on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// A purpose.
    Purpose(PurposeId),
    /// A document.
    Document(DocumentId),
    /// A switch over several purposes.
    Switch(SwitchId),
}

/// What the ledger says was last decided on a matter, and when.
type Stands = Option<(ConsentDecision, Timestamp)>;

/// The noes of a process that are not written, each of its subject.
#[derive(Debug, Default)]
pub struct Unwritten {
    /// By subject, where it was known who was the current one; with how the matter stood, where that was.
    noes: BTreeMap<Option<SubjectRef>, BTreeMap<Matter, Option<Stands>>>,
}

impl Unwritten {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.noes.is_empty()
    }

    /// Takes up a no that could not be written, of a subject that stood so; nothing where the store was not there to ask.
    pub fn add(&mut self, subject: Option<&SubjectRef>, state: Option<&SubjectState>, matter: Matter) {
        let stood = state.map(|it| stands(it, &matter));
        self.noes.entry(subject.cloned()).or_default().insert(matter, stood);
    }

    /// A decision of the subject on the matter is written: it counts, and nothing from before it.
    pub fn is_written(&mut self, subject: &SubjectRef, matter: &Matter) {
        if let Some(noes) = self.noes.get_mut(&Some(subject.clone())) {
            noes.remove(matter);
        }
        self.noes.retain(|_, noes| !noes.is_empty());
    }

    /// What a guest refused is refused in the account that the guest signed in to.
    pub fn merge(&mut self, guest: &SubjectRef, account: &SubjectRef) {
        if let Some(noes) = self.noes.remove(&Some(guest.clone())) {
            // How the account stands is seen when it is asked next.
            let noes = noes.into_keys().map(|it| (it, None));
            self.noes.entry(Some(account.clone())).or_default().extend(noes);
        }
    }

    /// What is refused of the current subject. Where the ledger says otherwise than it did when the no was heard, the
    /// person has decided anew, here or in another process.
    pub fn refused(&mut self, subject: &SubjectRef, state: &SubjectState) -> BTreeSet<Matter> {
        let unknown = self.noes.remove(&None).unwrap_or_default();
        let noes = self.noes.entry(Some(subject.clone())).or_default();
        noes.extend(unknown);
        noes.retain(|matter, stood| *stood.get_or_insert_with(|| stands(state, matter)) == stands(state, matter));
        let refused = noes.keys().cloned().gathered();
        self.noes.retain(|_, noes| !noes.is_empty());
        refused
    }
}

fn stands(state: &SubjectState, matter: &Matter) -> Stands {
    match matter {
        Matter::Purpose(id) => state.consents.get(id).map(|it| (it.was, it.at)),
        Matter::Document(id) => state.documents.get(id)?.decided.as_ref().map(|it| (it.was, it.at)),
        Matter::Switch(id) => state.switched_off.contains(id).then_some((ConsentDecision::Denied, Timestamp::EPOCH)),
    }
}
