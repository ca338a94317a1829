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

/// A no that is not written.
#[derive(Debug)]
struct No {
    /// When the person said it.
    at: Timestamp,
    /// How the matter stood then, where the store was there to ask.
    stood: Option<Stands>,
}

impl No {
    /// Whether a decision came after it; of two in one instant the denial counts.
    fn is_before(&self, was: ConsentDecision, at: Timestamp) -> bool {
        self.at < at || (self.at == at && was != ConsentDecision::Granted)
    }

    /// Whether the person has decided anew, as the ledger says it now: it says otherwise than it did, and not of an
    /// earlier day.
    fn is_over(&self, stands: Stands) -> bool {
        match (self.stood, stands) {
            (Some(stood), now) if stood == now => false,
            (stood, None) => stood.is_some(),
            (_, Some((was, at))) => self.is_before(was, at),
        }
    }
}

/// The noes of a process that are not written, each of its subject.
#[derive(Debug, Default)]
pub struct Unwritten {
    /// By subject, where it was known who was the current one.
    noes: BTreeMap<Option<SubjectRef>, BTreeMap<Matter, No>>,
}

impl Unwritten {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.noes.is_empty()
    }

    /// Takes up a no of that moment that could not be written, of a subject that stood so; nothing where the store was not
    /// there to ask.
    pub fn add(&mut self, subject: Option<&SubjectRef>, state: Option<&SubjectState>, matter: Matter, at: Timestamp) {
        let stood = state.map(|it| stands(it, &matter));
        let noes = self.noes.entry(subject.cloned()).or_default();
        let at = noes.get(&matter).map_or(at, |it| it.at.max(at));
        noes.insert(matter, No { at, stood });
    }

    /// A decision of the subject on the matter is written: it counts, and nothing from before it. One that was told from
    /// elsewhere has the moment at which it was made.
    pub fn is_written(&mut self, subject: &SubjectRef, matter: &Matter, to: ConsentDecision, told: Option<Timestamp>) {
        if let Some(noes) = self.noes.get_mut(&Some(subject.clone())) {
            noes.retain(|it, no| it != matter || told.is_some_and(|at| !no.is_before(to, at)));
        }
        self.noes.retain(|_, noes| !noes.is_empty());
    }

    /// What a guest refused is refused in the account that the guest signed in to.
    pub fn merge(&mut self, guest: &SubjectRef, account: &SubjectRef) {
        if let Some(noes) = self.noes.remove(&Some(guest.clone())) {
            // How the account stands is seen when it is asked next.
            let noes = noes.into_iter().map(|(matter, no)| (matter, No { stood: None, ..no }));
            self.noes.entry(Some(account.clone())).or_default().extend(noes);
        }
    }

    /// What is refused of the current subject. Where the ledger says otherwise than it did when the no was heard, the
    /// person has decided anew, here or in another process.
    pub fn refused(&mut self, subject: &SubjectRef, state: &SubjectState) -> BTreeSet<Matter> {
        let unknown = self.noes.remove(&None).unwrap_or_default();
        let noes = self.noes.entry(Some(subject.clone())).or_default();
        noes.extend(unknown);
        noes.retain(|matter, no| {
            let stands = stands(state, matter);
            let is_over = no.is_over(stands);
            no.stood = Some(stands);
            !is_over
        });
        let refused = noes.keys().cloned().gathered();
        self.noes.retain(|_, noes| !noes.is_empty());
        refused
    }
}

fn stands(state: &SubjectState, matter: &Matter) -> Stands {
    match matter {
        Matter::Purpose(id) => state.consents.get(id).map(|it| (it.was, it.at)),
        Matter::Document(id) => state.documents.get(id)?.decided.as_ref().map(|it| (it.was, it.at)),
        // When it was turned is not kept: whenever it was turned since, that came after.
        Matter::Switch(id) => {
            state.switched_off.contains(id).then_some((ConsentDecision::Denied, Timestamp::from_millis(i64::MAX)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canonical::Hash;
    use crate::policy::ConsentState;

    fn decided(purpose: &PurposeId, was: ConsentDecision, at: i64) -> SubjectState {
        let at = Timestamp::from_millis(at);
        let it = ConsentState { was, separate: false, terms: Hash::ZERO, at, expires: None, expired: false };
        SubjectState { consents: BTreeMap::from([(purpose.clone(), it)]), ..SubjectState::default() }
    }

    #[test]
    fn a_guests_no_stays_one_in_an_account_that_says_nothing_of_it_or_said_yes_before() {
        let (guest, account) = (SubjectRef::from_random([1; 16]), SubjectRef::from_random([2; 16]));
        let ads: PurposeId = "ads".parse().unwrap();
        for (state, stays) in [
            (SubjectState::default(), true),
            (decided(&ads, ConsentDecision::Granted, 6), true),
            (decided(&ads, ConsentDecision::Granted, 7), true),
            (decided(&ads, ConsentDecision::Granted, 8), false),
            (decided(&ads, ConsentDecision::Denied, 7), false),
        ] {
            let (matter, mut noes) = (Matter::Purpose(ads.clone()), Unwritten::default());
            let stood = decided(&ads, ConsentDecision::Granted, 5);
            noes.add(Some(&guest), Some(&stood), matter.clone(), Timestamp::from_millis(7));

            noes.merge(&guest, &account);

            assert_eq!(noes.refused(&account, &state).contains(&matter), stays, "{state:?}");
            assert_eq!(noes.is_empty(), !stays);
        }
    }

    #[test]
    fn of_two_noes_on_one_matter_the_later_one_has_to_be_ended() {
        let (subject, ads) = (SubjectRef::from_random([1; 16]), "ads".parse::<PurposeId>().unwrap());
        let (matter, state, mut noes) = (Matter::Purpose(ads.clone()), SubjectState::default(), Unwritten::default());
        for at in [7, 5] {
            noes.add(Some(&subject), Some(&state), matter.clone(), Timestamp::from_millis(at));
        }

        assert!(noes.refused(&subject, &decided(&ads, ConsentDecision::Granted, 6)).contains(&matter));
        assert!(noes.refused(&subject, &decided(&ads, ConsentDecision::Granted, 8)).is_empty());
    }
}
