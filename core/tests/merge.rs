//! The merge as a function: any guest into any account, with every order of times and ties between them.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use placet::calendar::WorkingDays;
use placet::canonical::Hash;
use placet::clock::Timestamp;
use placet::event::{CloseReason, ConsentDecision, Event, Head};
use placet::id::PurposeId;
use placet::manifest::{ConsentKind, Manifest};
use placet::policy::merge::{age, merge};
use placet::policy::permission::grant;
use placet::policy::spent::NOTHING_SPENT;
use placet::policy::{
    AgeBand, ConsentState, ConsentStatus, Context, Declared, DocumentDecision, DocumentState, FactState, GrantStatus,
    PermissionGrant, Shown, SubjectState, consent,
};
use proptest::prelude::*;

const EXAMPLE: &[u8] = include_bytes!("fixtures/example.json");
const NOW: Timestamp = Timestamp::from_millis(4);

static DECLARED: LazyLock<Declared> =
    LazyLock::new(|| Declared::new(Manifest::load(EXAMPLE).unwrap(), Hash::of(&[EXAMPLE])));

fn decision() -> impl Strategy<Value = ConsentDecision> {
    prop_oneof![
        3 => Just(ConsentDecision::Granted),
        1 => Just(ConsentDecision::Denied),
        1 => Just(ConsentDecision::Withdrawn),
    ]
}

fn at() -> impl Strategy<Value = Timestamp> {
    // Beyond the merge: the time may have been set back.
    (0_i64..7).prop_map(Timestamp::from_millis)
}

/// A subject that has decided, or not, on the policy, three purposes (one of which follows the policy, and had a consent
/// of its own in an earlier manifest), a permission, a fact and two switches.
fn subject() -> impl Strategy<Value = SubjectState> {
    let policy = prop::option::of((decision(), at(), any::<bool>()));
    let consent = || prop::option::of((decision(), at(), any::<bool>(), prop::option::of(at())));
    let permission = prop::option::of((any::<bool>(), at()));
    let fact = prop::option::of((any::<bool>(), at()));
    let off = prop::collection::btree_set(prop::sample::select(vec!["a", "b"]), 0..3);
    (policy, [consent(), consent(), consent()], permission, fact, off).prop_map(
        |(policy, consents, permission, fact, off)| {
            let declared = &*DECLARED;
            let mut state = SubjectState::default();
            if let Some((was, at, is_current)) = policy {
                let text = declared.manifest.documents.values().next().unwrap().texts.values().next().unwrap();
                let text = if is_current { Hash::try_from(text.sha256.clone()).unwrap() } else { Hash::ZERO };
                let decided = Some(DocumentDecision { was, text, at });
                let presented = Some(Shown { text, at });
                state.documents.insert("privacy_policy".parse().unwrap(), DocumentState { presented, decided });
            }
            for (id, consent) in ["account", "voice_chat", "face_check"].into_iter().zip(consents) {
                let Some((was, at, is_current, expires)) = consent else { continue };
                let id: PurposeId = id.parse().unwrap();
                let terms = if is_current { declared.terms(&id) } else { Hash::ZERO };
                let (separate, expires) = (is_current, expires.filter(|_| was == ConsentDecision::Granted));
                state.consents.insert(id, ConsentState { was, separate, terms, at, expires, expired: false });
            }
            if let Some((granted, at)) = permission {
                let features = [("voice_room".parse().unwrap(), PermissionGrant { granted, at })];
                state.permissions.insert("microphone".parse().unwrap(), features.into());
            }
            if let Some((holds, at)) = fact {
                state.facts.insert("real_name_verified".parse().unwrap(), FactState { holds, until: None, at });
            }
            state.switched_off = off.into_iter().map(|it| it.parse().unwrap()).collect();
            state
        },
    )
}

fn merged(guest: &SubjectState, account: &SubjectState) -> SubjectState {
    let from = Head { chain: "0".repeat(32), sequence: 1, hash: Hash::ZERO };
    let event = Event::SubjectMerged { from, changed: merge(guest, account, NOW) };
    account.after(NOW, &[event])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_open_after_a_merge_was_open_for_one_of_them_and_refused_by_neither(guest in subject(), account in subject()) {
        let declared = &*DECLARED;
        let calendar = WorkingDays::built_in();
        let ctx = Context { declared, now: NOW, latest: NOW, age: AgeBand::Adult, calendar: &calendar, spent: &NOTHING_SPENT };
        let after = merged(&guest, &account);
        for (id, purpose) in &declared.manifest.purposes {
            let [was_guest, was_account, is] = [&guest, &account, &after].map(|it| consent::status(&ctx, it, id, purpose));
            let refused = [was_guest, was_account]
                .iter()
                .any(|it| matches!(it, ConsentStatus::Denied | ConsentStatus::Withdrawn));
            if is == ConsentStatus::Granted {
                prop_assert!(!refused, "{id}: {was_guest} and {was_account} became {is}");
            }
            if refused {
                prop_assert!(
                    matches!(is, ConsentStatus::Denied | ConsentStatus::Withdrawn),
                    "{id}: {was_guest} and {was_account} became {is}"
                );
            }
            // One that follows the policy may stand on the policy of the one and the present text of the other.
            if is == ConsentStatus::Granted && purpose.consent.enforced() != ConsentKind::Document {
                prop_assert!([was_guest, was_account].contains(&ConsentStatus::Granted), "{id}");
            }
        }
    }

    #[test]
    fn a_merge_keeps_every_refusal_of_a_permission_every_fact_taken_back_and_every_switch_turned_off(guest in subject(), account in subject()) {
        let (permission, feature) = ("microphone".parse().unwrap(), "voice_room".parse().unwrap());
        let after = merged(&guest, &account);
        let each = [&guest, &account].map(|it| grant(it, &permission, &feature));
        let expected = if each.contains(&GrantStatus::Refused) {
            GrantStatus::Refused
        } else if each.contains(&GrantStatus::Granted) {
            GrantStatus::Granted
        } else {
            GrantStatus::NotDetermined
        };
        prop_assert_eq!(grant(&after, &permission, &feature), expected);
        let fact = "real_name_verified".parse().unwrap();
        let holds = |it: &SubjectState| it.facts.get(&fact).map(|it| it.holds);
        prop_assert_eq!(holds(&after) == Some(true), holds(&account) == Some(true) && holds(&guest) != Some(false));
        let off: BTreeSet<_> = guest.switched_off.union(&account.switched_off).cloned().collect();
        prop_assert_eq!(after.switched_off, off);
    }

    #[test]
    fn a_merge_with_somebody_who_decided_nothing_changes_nothing(account in subject()) {
        prop_assert!(merge(&SubjectState::default(), &account, NOW).is_empty());
    }
}

#[test]
fn the_younger_age_counts_and_what_is_known_over_what_is_not() {
    let merged = |guest, account| age((guest, 'g'), (account, 'a'));

    assert_eq!(merged(AgeBand::Under14, AgeBand::Adult), (AgeBand::Under14, 'g'));
    assert_eq!(merged(AgeBand::Adult, AgeBand::Under18), (AgeBand::Under18, 'a'));
    assert_eq!(merged(AgeBand::Unknown, AgeBand::Adult), (AgeBand::Adult, 'a'));
    assert_eq!(merged(AgeBand::Adult, AgeBand::Unknown), (AgeBand::Adult, 'g'));
    assert_eq!(merged(AgeBand::Adult, AgeBand::Adult), (AgeBand::Adult, 'a'));
}

#[test]
fn the_end_of_a_chain_changes_no_state() {
    let state = SubjectState::default();

    assert_eq!(state.after(NOW, &[Event::SubjectClosed { why: CloseReason::Erased }]), state);
}

fn at_millis(at: i64) -> Timestamp {
    Timestamp::from_millis(at)
}

/// Somebody who accepted the policy, granted voice chat and the microphone, at that time; or refused them.
fn decided(was: ConsentDecision, at: i64) -> SubjectState {
    let (at, text) = (at_millis(at), Hash::of(&[&at.to_be_bytes()]));
    let decided = Some(DocumentDecision { was, text, at });
    let document = DocumentState { presented: Some(Shown { text, at }), decided };
    let consent = ConsentState { was, separate: false, terms: text, at, expires: None, expired: false };
    let grant = PermissionGrant { granted: was == ConsentDecision::Granted, at };
    SubjectState {
        documents: [("privacy_policy".parse().unwrap(), document)].into(),
        consents: [("voice_chat".parse().unwrap(), consent)].into(),
        permissions: [("microphone".parse().unwrap(), [("voice_room".parse().unwrap(), grant)].into())].into(),
        ..SubjectState::default()
    }
}

/// When each of the three counts from: the document, the consent and the permission.
fn counts_from(state: &SubjectState) -> [i64; 3] {
    let document = state.documents.values().next().unwrap().decided.as_ref().unwrap().at;
    let permission = state.permissions.values().next().unwrap().values().next().unwrap().at;
    [document, state.consents.values().next().unwrap().at, permission].map(Timestamp::as_millis)
}

#[test]
fn of_two_grants_the_later_one_counts_from_its_own_time() {
    let granted = |at| decided(ConsentDecision::Granted, at);

    for (guest, account, later) in [(1, 2, 2), (2, 1, 2), (2, 2, 2)] {
        let after = merged(&granted(guest), &granted(account));

        assert_eq!(after, granted(later), "{guest} into {account}");
    }
    let new = merged(&granted(1), &SubjectState::default());
    assert_eq!(new, granted(1), "where the account decided nothing");
}

#[test]
fn of_two_texts_that_were_accepted_in_the_same_moment_the_guests_counts() {
    let [guest, mut account] = [2, 2].map(|at| decided(ConsentDecision::Granted, at));
    let other = account.documents.values_mut().next().unwrap().decided.as_mut().unwrap();
    other.text = Hash::ZERO;

    assert_eq!(merged(&guest, &account).documents, guest.documents);
}

#[test]
fn a_refusal_that_a_guest_brings_counts_from_the_merge_and_the_accounts_from_its_own_time() {
    let [refused, granted] = [ConsentDecision::Denied, ConsentDecision::Granted];
    let now = NOW.as_millis();

    for account in [decided(granted, 2), decided(granted, 3), SubjectState::default()] {
        // A refusal of a purpose must be later than the acceptance of every document.
        assert_eq!(counts_from(&merged(&decided(refused, 1), &account)), [now, now + 1, now]);
    }
    assert_eq!(counts_from(&merged(&decided(granted, 3), &decided(refused, 1))), [1, 1, 1]);
}
