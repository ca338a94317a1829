//! Random lives with sweeps in them: whatever happened, a sweep changes no answer, here or in another process.

use placet::Placet;
use placet::event::ConsentDecision;
use placet::policy::{AgeBand, SystemPermission};
use proptest::prelude::*;

use crate::support::*;
use crate::{YEAR, exported, sweep};

#[derive(Debug, Clone)]
enum Act {
    Present,
    Accept,
    Withdraw,
    Decide(&'static str, ConsentDecision),
    Separately,
    Fact(bool),
    Answer(SystemPermission),
    Age(AgeBand),
    Wait(i64),
    SignIn(&'static str),
    SignOut,
    Erase,
    Sweep,
}

fn act() -> impl Strategy<Value = Act> {
    let decision = prop_oneof![
        3 => Just(ConsentDecision::Granted),
        1 => Just(ConsentDecision::Denied),
        1 => Just(ConsentDecision::Withdrawn),
    ];
    let purpose = prop_oneof![Just("voice_chat"), Just("nearby"), Just("room_entry"), Just("face_check")];
    prop_oneof![
        3 => Just(Act::Present),
        3 => Just(Act::Accept),
        1 => Just(Act::Withdraw),
        6 => (purpose, decision).prop_map(|(purpose, to)| Act::Decide(purpose, to)),
        1 => Just(Act::Separately),
        2 => any::<bool>().prop_map(Act::Fact),
        2 => prop_oneof![Just(SystemPermission::Granted), Just(SystemPermission::Denied)].prop_map(Act::Answer),
        2 => prop_oneof![Just(AgeBand::Adult), Just(AgeBand::Under18)].prop_map(Act::Age),
        4 => (0_i64..3 * YEAR).prop_map(Act::Wait),
        2 => prop_oneof![Just("a"), Just("b")].prop_map(Act::SignIn),
        1 => Just(Act::SignOut),
        1 => Just(Act::Erase),
        3 => Just(Act::Sweep),
    ]
}

/// A refusal writes nothing, and that is as good a day as any.
fn perform(placet: &Placet, clock: &FakeClock, act: &Act) {
    let policy = "privacy_policy".parse().unwrap();
    match act {
        Act::Present => drop(placet.present(&policy, None)),
        Act::Accept => drop(placet.accept(&policy, test())),
        Act::Withdraw => drop(placet.withdraw_document(&policy, test())),
        Act::Decide(purpose, to) => drop(placet.change(test(), vec![(purpose.parse().unwrap(), *to)])),
        Act::Separately => drop(placet.grant_separately(&"face_check".parse().unwrap(), test())),
        Act::Fact(holds) => drop(placet.set_fact(&"real_name_verified".parse().unwrap(), *holds, None, test())),
        Act::Answer(it) => {
            drop(placet.answer(enter(placet, "voice_room"), &"microphone".parse().unwrap(), *it, test()));
        }
        Act::Age(it) => drop(placet.set_age_band(*it)),
        Act::Wait(hours) => clock.wait(*hours),
        Act::SignIn(it) => drop(placet.sign_in(it)),
        Act::SignOut => drop(placet.sign_out()),
        Act::Erase => drop(placet.erase_subject()),
        Act::Sweep => drop(sweep(placet)),
    }
}

/// Everything that an app can be told of where the person stands.
fn answers(placet: &Placet) -> Vec<String> {
    let manifest = placet.manifest();
    let mut answers = Vec::new();
    for id in manifest.purposes.keys() {
        answers.push(format!("{id} {:?}", placet.status(id)));
    }
    for id in manifest.documents.keys() {
        answers.push(format!("{id} {:?}", placet.document_status(id)));
    }
    for id in manifest.facts.keys() {
        answers.push(format!("{id} {:?}", placet.fact(id)));
    }
    for (it, _) in manifest.uses() {
        answers.push(format!("{it} {:?}", placet.check_without_session(&it)));
    }
    for permission in manifest.permissions.keys() {
        for feature in manifest.features.keys() {
            answers.push(format!("{permission} {feature} {:?}", placet.permission_status(permission, feature)));
        }
    }
    answers.push(format!("{:?} {:?}", placet.obligations(), placet.age_band()));
    answers.push(format!("{:?} {:?} {:?}", placet.next_due(), placet.usage(), placet.subjects()));
    answers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answers_are_unchanged_by_a_sweep_here_and_in_every_process_that_opens_later(
        acts in prop::collection::vec(act(), 1..40)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let clock = FakeClock::new();
        let (placet, other) = (open_at(folder.path(), &clock), open_at(folder.path(), &clock));
        for it in &acts {
            perform(&placet, &clock, it);
        }
        placet.tick().unwrap();
        let before = answers(&placet);

        sweep(&placet);

        let system = |it: &Placet| it.report_permission(&"microphone".parse().unwrap(), SystemPermission::NotDetermined);
        prop_assert_eq!(&answers(&placet), &before);
        system(&placet).unwrap();
        let before = answers(&placet);
        // What has passed is due in each process until it was told there.
        other.tick().unwrap();
        prop_assert_eq!(&answers(&other), &before);
        let later = open_at(folder.path(), &clock);
        prop_assert_eq!(&answers(&later), &before);
        prop_assert_eq!(later.verify().unwrap(), placet.verify().unwrap());
        prop_assert_eq!(exported(&later).0, "ok");
        // Whoever was away comes back to the same place, whether the sweep came before or after.
        for it in ["a", "b"] {
            later.sign_in(it).unwrap();
            let back = answers(&later);
            sweep(&later);
            prop_assert_eq!(&answers(&later), &back);
            later.verify().unwrap();
        }
    }
}
