//! Random days of guests and accounts against the merge's plain words: what either refused is refused, and what is
//! granted was granted by one of them. In two processes, and after every restart.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::path::Path;

use placet::Placet;
use placet::event::ConsentDecision::{self, Denied, Granted, Withdrawn};
use placet::policy::{AgeBand, ConsentStatus, DocumentStatus};
use proptest::prelude::*;
use support::*;

const PURPOSES: [&str; 2] = ["voice_chat", "nearby"];

#[derive(Debug, Clone)]
enum Act {
    Accept,
    Decline,
    WithdrawPolicy,
    Decide(usize, ConsentDecision),
    SignIn(usize),
    SignOut,
    Wait(i64),
    Restart,
}

/// What one subject has decided on the policy and the two purposes.
#[derive(Debug, Clone, Default, PartialEq)]
struct Decided {
    presented: bool,
    policy: Option<ConsentDecision>,
    purposes: [Option<ConsentDecision>; 2],
}

/// The current one, and the accounts that have begun; none is current while a guest is.
#[derive(Debug, Clone, Default)]
struct Model {
    guest: Decided,
    accounts: [Decided; 2],
    current: Option<usize>,
}

impl Model {
    fn current(&mut self) -> &mut Decided {
        match self.current {
            Some(it) => &mut self.accounts[it],
            None => &mut self.guest,
        }
    }

    fn follow(&mut self, act: &Act) {
        match act {
            Act::Accept | Act::Decline => {
                let it = self.current();
                it.presented = true;
                it.policy = Some(if matches!(act, Act::Accept) { Granted } else { Denied });
            }
            Act::WithdrawPolicy => {
                let it = self.current();
                if it.policy == Some(Granted) {
                    it.policy = Some(Withdrawn);
                }
            }
            Act::Decide(purpose, to) => {
                let it = &mut self.current().purposes[*purpose];
                if *to != Withdrawn || matches!(it, Some(Granted | Withdrawn)) {
                    *it = Some(*to);
                }
            }
            Act::SignIn(account) => {
                if self.current.is_none() {
                    let guest = std::mem::take(&mut self.guest);
                    let own = &mut self.accounts[*account];
                    own.presented |= guest.presented;
                    own.policy = merged(guest.policy, own.policy);
                    for (own, guest) in own.purposes.iter_mut().zip(guest.purposes) {
                        *own = merged(guest, *own);
                    }
                }
                self.current = Some(*account);
            }
            Act::SignOut => {
                if self.current.take().is_some() {
                    self.guest = Decided::default();
                }
            }
            Act::Wait(_) | Act::Restart => {}
        }
    }
}

fn merged(guest: Option<ConsentDecision>, own: Option<ConsentDecision>) -> Option<ConsentDecision> {
    match (guest, own) {
        (_, Some(Denied | Withdrawn)) => own,
        (Some(Denied | Withdrawn), _) => guest,
        (guest, own) => own.or(guest),
    }
}

fn act() -> impl Strategy<Value = Act> {
    let decision = prop_oneof![4 => Just(Granted), 1 => Just(Denied), 1 => Just(Withdrawn)];
    prop_oneof![
        4 => Just(Act::Accept),
        1 => Just(Act::Decline),
        1 => Just(Act::WithdrawPolicy),
        8 => (0_usize..2, decision).prop_map(|(purpose, to)| Act::Decide(purpose, to)),
        4 => (0_usize..2).prop_map(Act::SignIn),
        3 => Just(Act::SignOut),
        1 => (0_i64..6).prop_map(Act::Wait),
        1 => Just(Act::Restart),
    ]
}

fn perform(placet: &mut Placet, folder: &Path, clock: &FakeClock, act: &Act) {
    let policy = "privacy_policy".parse().unwrap();
    // A refusal is an answer too: the model says what it leaves unchanged.
    match act {
        Act::Accept => {
            placet.present(&policy, None).unwrap();
            placet.accept(&policy, test()).unwrap();
        }
        Act::Decline => {
            placet.present(&policy, None).unwrap();
            placet.decline(&policy, test()).unwrap();
        }
        Act::WithdrawPolicy => drop(placet.withdraw_document(&policy, test())),
        Act::Decide(purpose, to) => drop(placet.change(test(), vec![(PURPOSES[*purpose].parse().unwrap(), *to)])),
        Act::SignIn(account) => drop(placet.sign_in(&format!("account {account}")).unwrap()),
        Act::SignOut => drop(placet.sign_out().unwrap()),
        Act::Wait(hours) => clock.wait(*hours),
        Act::Restart => *placet = open_at(folder, clock),
    }
}

fn answers(placet: &Placet, expected: &Decided) -> Result<(), TestCaseError> {
    let policy = match (expected.policy, expected.presented) {
        (Some(Granted), _) => DocumentStatus::Accepted,
        (Some(Denied), _) => DocumentStatus::Declined,
        (Some(Withdrawn), _) => DocumentStatus::Withdrawn,
        (None, true) => DocumentStatus::Presented,
        (None, false) => DocumentStatus::NotPresented,
    };
    prop_assert_eq!(placet.document_status(&"privacy_policy".parse().unwrap()).unwrap(), policy);
    for (purpose, expected) in PURPOSES.iter().zip(expected.purposes) {
        let status = match expected {
            None => ConsentStatus::NotDetermined,
            Some(Granted) => ConsentStatus::Granted,
            Some(Denied) => ConsentStatus::Denied,
            Some(Withdrawn) => ConsentStatus::Withdrawn,
        };
        prop_assert_eq!(placet.status(&purpose.parse().unwrap()).unwrap(), status, "{}", purpose);
    }
    if placet.age_band().unwrap() != AgeBand::Adult {
        placet.set_age_band(AgeBand::Adult).unwrap();
    }
    let nearby = enter(placet, "nearby");
    let is_allowed = placet.check(nearby, &"nearby.locate_roughly".parse().unwrap()).is_allowed();
    prop_assert_eq!(is_allowed, expected.policy == Some(Granted) && expected.purposes[1] == Some(Granted));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_allowed_that_either_of_the_merged_refused(acts in prop::collection::vec((0_usize..2, act()), 1..50)) {
        let folder = tempfile::tempdir().unwrap();
        let clock = FakeClock::new();
        let mut model = Model::default();
        let mut processes = [0, 1].map(|_| open_at(folder.path(), &clock));
        for (process, act) in acts {
            perform(&mut processes[process], folder.path(), &clock, &act);
            model.follow(&act);
            for placet in &processes {
                answers(placet, model.current())?;
            }
        }
        processes[0].verify().unwrap();
        let again = open_at(folder.path(), &clock);
        answers(&again, model.current())?;
    }
}
