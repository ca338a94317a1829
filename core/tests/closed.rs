//! What a step closes and leaves owed: asking only of what changed, and of what that can touch, gives what asking of all
//! gives.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "support/any_value.rs"]
mod any_value;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::collections::BTreeSet;

use any_value::Maker;
use placet::calendar::WorkingDays;
use placet::canonical::Hash;
use placet::clock::Timestamp;
use placet::engine::Place;
use placet::event::{ConsentDecision, Request, RequestState};
use placet::id::{PurposeId, UseRef};
use placet::manifest::ConsentKind;
use placet::policy::closed::{Side, closed};
use placet::policy::deletion::DeletionState;
use placet::policy::gate::{self, Question};
use placet::policy::spent::Spent;
use placet::policy::{
    AgeBand, ConsentState, Context, Declared, DocumentDecision, FactState, PermissionGrant, Process, SubjectState,
    SystemPermission,
};
use support::{EXAMPLE, FakeClock, grant, open_with, voice_room, withdraw};

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

/// A process in which the system grants every permission.
fn allowing(declared: &Declared) -> Process {
    let mut process = Process::default();
    for id in declared.manifest.permissions.keys() {
        process.report(id, SystemPermission::Granted);
    }
    process
}

/// Every document accepted, every purpose and permission granted, every fact true.
fn all_open(declared: &Declared) -> SubjectState {
    let (manifest, at) = (&declared.manifest, Timestamp::EPOCH);
    let mut state = SubjectState::default();
    for (id, document) in &manifest.documents {
        let text = Hash::try_from(document.texts.values().next().unwrap().sha256.clone()).unwrap();
        let decided = Some(DocumentDecision { was: ConsentDecision::Granted, text, at });
        state.documents.entry(id.clone()).or_default().decided = decided;
    }
    for (id, purpose) in &manifest.purposes {
        let (was, terms) = (ConsentDecision::Granted, declared.terms(id));
        if purpose.consent.enforced() != ConsentKind::Document {
            let consent = ConsentState { was, separate: true, terms, at, expires: None, expired: false };
            state.consents.insert(id.clone(), consent);
        }
    }
    for (feature, permission) in
        manifest.features.keys().flat_map(|it| manifest.permissions.keys().map(move |on| (it, on)))
    {
        let grant = PermissionGrant { granted: true, at };
        state.permissions.entry(permission.clone()).or_default().insert(feature.clone(), grant);
    }
    for id in manifest.facts.keys() {
        state.facts.insert(id.clone(), FactState { holds: true, until: None, at });
    }
    state
}

#[test]
fn each_part_that_falls_away_by_itself_closes_what_needs_it() {
    let (declared, calendar, spent) = (declared(), WorkingDays::built_in(), Spent::default());
    let process = allowing(&declared);
    let now = Timestamp::from_millis(10);
    let ctx =
        Context { declared: &declared, now, latest: now, age: AgeBand::Adult, calendar: &calendar, spent: &spent };
    let before = all_open(&declared);
    let told = |after: &SubjectState| {
        let (was, is) = (Side { ctx, state: &before }, Side { ctx, state: after });
        let told = closed(was, is, &process);
        assert_eq!(told, closed_of_all(was, is, &process));
        told.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    let mut after = before.clone();
    after.facts.values_mut().for_each(|it| it.holds = false);
    assert_eq!(told(&after), "voice_room.speak");
    let mut after = before.clone();
    after.permissions.remove(&"camera".parse().unwrap());
    assert_eq!(told(&after), "real_name.scan_face");
    let mut after = before.clone();
    after.consents.remove(&"nearby".parse().unwrap());
    assert_eq!(told(&after), "nearby.locate nearby.locate_roughly");
    assert_eq!(told(&before), "");
}

#[test]
fn what_is_kept_for_a_purpose_by_its_own_word_is_owed_when_that_ends_whoever_uses_it() {
    let voice = r#""voice": { "names": { "en": "Voice" }, "sensitivity": "general" }"#;
    let kept = voice.replace("general\"", "general\", \"kept_while_any\": [\"nearby\"]");
    let manifest = EXAMPLE.replacen(voice, &kept, 1);
    assert_ne!(manifest, EXAMPLE);
    let placet = open_with(Place::Memory, &manifest, &FakeClock::new(), None);
    voice_room(&placet);
    grant(&placet, "nearby");

    let report = withdraw(&placet, "nearby");

    assert!(report.to_erase.iter().any(|it| it.data.as_str() == "voice"), "{:?}", report.to_erase);
    assert!(withdraw(&placet, "voice_chat").to_erase.is_empty());
}

#[test]
fn what_a_step_closes_is_what_asking_of_every_use_before_and_after_gives() {
    let (declared, calendar, spent) = (declared(), WorkingDays::built_in(), Spent::default());
    let process = allowing(&declared);
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
