//! Which uses a step closes: asking the gate only of those that what changed can touch gives what asking it of all gives.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "support/any_value.rs"]
mod any_value;

use std::collections::BTreeSet;

use any_value::Maker;
use placet::calendar::WorkingDays;
use placet::canonical::Hash;
use placet::clock::Timestamp;
use placet::event::{ConsentDecision, Request, RequestState};
use placet::id::{PurposeId, UseRef};
use placet::policy::closed::{Side, closed};
use placet::policy::deletion::DeletionState;
use placet::policy::gate::{self, Question};
use placet::policy::spent::Spent;
use placet::policy::{
    AgeBand, ConsentState, Context, Declared, DocumentDecision, FactState, PermissionGrant, Process, SubjectState,
    SystemPermission,
};

const DECISIONS: [ConsentDecision; 3] = [ConsentDecision::Granted, ConsentDecision::Denied, ConsentDecision::Withdrawn];

/// The example, with a switch over two purposes and a purpose that is open until the person objects.
fn declared() -> Declared {
    let mut manifest: serde_json::Value = serde_json::from_str(include_str!("fixtures/example.json")).unwrap();
    let switch = r#"{ "social": { "names": { "en": "Social" }, "purposes": ["voice_chat", "nearby"] } }"#;
    manifest["switches"] = serde_json::from_str(switch).unwrap();
    Declared::load(&serde_json::to_vec(&manifest).unwrap()).unwrap()
}

/// Changes one part of a state, to what opens something as often as to anything else.
fn change(state: &mut SubjectState, declared: &Declared, maker: &mut Maker) {
    let manifest = &declared.manifest;
    let at = Timestamp::from_millis(i64::try_from(maker.below(5)).unwrap());
    let decision = DECISIONS[[0, 0, 0, 1, 2][maker.below(5)]];
    let purposes: Vec<&PurposeId> = manifest.purposes.keys().collect();
    match maker.below(12) {
        0..4 => {
            let id = purposes[maker.below(purposes.len())];
            let terms = if maker.below(4) == 0 { Hash::ZERO } else { declared.terms(id) };
            let expires = (maker.below(4) == 0).then_some(Timestamp::from_millis(15));
            let consent = ConsentState { was: decision, separate: true, terms, at, expires, expired: false };
            state.consents.insert(id.clone(), consent);
        }
        4..6 => {
            let permission = manifest.permissions.keys().nth(maker.below(manifest.permissions.len())).unwrap();
            let feature = manifest.features.keys().nth(maker.below(manifest.features.len())).unwrap();
            let grant = PermissionGrant { granted: maker.below(3) > 0, at };
            state.permissions.entry(permission.clone()).or_default().insert(feature.clone(), grant);
        }
        6 => drop(state.permissions.pop_first()),
        7 => {
            let fact = manifest.facts.keys().next().unwrap().clone();
            state.facts.insert(fact, FactState { holds: maker.below(3) > 0, until: None, at });
        }
        8..10 => {
            let (id, document) = manifest.documents.iter().next().unwrap();
            let text = document.texts.values().next().unwrap().sha256.clone();
            let decided = Some(DocumentDecision { was: decision, text: Hash::try_from(text).unwrap(), at });
            state.documents.entry(id.clone()).or_default().decided = decided;
        }
        10 if !state.switched_off.is_empty() => state.switched_off.clear(),
        10 => drop(state.switched_off.insert(manifest.switches.keys().next().unwrap().clone())),
        _ => change_rarely(state, &purposes, maker),
    }
}

fn change_rarely(state: &mut SubjectState, purposes: &[&PurposeId], maker: &mut Maker) {
    if maker.below(3) == 0 {
        let completed = DeletionState::Completed { at: Timestamp::EPOCH };
        state.deletion = [DeletionState::Active, completed][maker.below(2)].clone();
        return;
    }
    let Ok(mut request) = maker.make::<Request>() else { return state.requests.clear() };
    request.asked.purposes = [purposes[maker.below(purposes.len())].clone()].into();
    request.asked.data = BTreeSet::new();
    request.lifted = None;
    if maker.below(2) == 0 {
        request.asked.kind = placet::manifest::RightKind::Restrict;
        request.state = RequestState::Completed { at: Timestamp::EPOCH, late: false };
    }
    state.requests.push(request);
}

/// Of every use, whether it stood and stands no more.
fn closed_of_all(before: Side<'_>, after: Side<'_>, process: &Process) -> Vec<UseRef> {
    let stands = |side: Side<'_>, it: &UseRef| {
        let question = Question { ctx: side.ctx, state: side.state, process, session: None, action: None };
        gate::standing(&question, it).is_none()
    };
    let uses = before.ctx.manifest().uses().map(|(it, _)| it);
    uses.filter(|it| stands(before, it) && !stands(after, it)).collect()
}

#[test]
fn what_a_step_closes_is_what_asking_of_every_use_before_and_after_gives() {
    let (declared, calendar, spent) = (declared(), WorkingDays::built_in(), Spent::default());
    let mut process = Process::default();
    for id in declared.manifest.permissions.keys() {
        process.report(id, SystemPermission::Granted);
    }
    let now = Timestamp::from_millis(10);
    let ctx =
        Context { declared: &declared, now, latest: now, age: AgeBand::Adult, calendar: &calendar, spent: &spent };
    let mut found: BTreeSet<UseRef> = BTreeSet::new();
    for seed in 0..4000 {
        let mut maker = Maker::of(seed);
        let mut before = SubjectState::default();
        for _ in 0..24 {
            change(&mut before, &declared, &mut maker);
        }
        let mut after = before.clone();
        for _ in 0..maker.below(4) {
            change(&mut after, &declared, &mut maker);
        }
        let later = Context { latest: Timestamp::from_millis(20), ..ctx };
        let unknown = Context { age: AgeBand::Unknown, ..ctx };
        let ctx_after = [ctx, ctx, ctx, later, unknown][maker.below(5)];
        let (was, is) = (Side { ctx, state: &before }, Side { ctx: ctx_after, state: &after });

        let told = closed(was, is, &process);

        assert_eq!(told, closed_of_all(was, is, &process), "{seed}");
        found.extend(told);
    }
    let all: BTreeSet<UseRef> = declared.manifest.uses().map(|(it, _)| it).collect();
    assert_eq!(found, all, "every use was closed by some step");
}
