//! Loosened manifests: who notices, who does not, and what counts as neither.
#![cfg(feature = "story")]
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use placet::story::clauses::Clauses;
use placet::story::proof::{EntryVerdict, Tried, Verdict, entries, prove};
use placet::story::{InMemory, Story};
use serde_json::{Value, json};

const EXAMPLE: &str = include_str!("fixtures/example.json");

fn example() -> Value {
    serde_json::from_str(EXAMPLE).unwrap()
}

/// One clause, `c`, that sits at `entry`.
fn clause(entry: &str) -> Clauses {
    let written = json!({
        "app": "example",
        "clauses": { "c": { "kind": "gate", "enforced": "sdk", "says": "something", "entries": [entry] } },
    });
    Clauses::parse(written.to_string().as_bytes()).unwrap()
}

/// A story that says it proves `c`: the policy is accepted, the age known, then these steps.
fn story(name: &str, steps: &Value) -> Story {
    let mut all = vec![
        json!({ "present": { "document": "privacy_policy" } }),
        json!({ "accept": { "document": "privacy_policy" } }),
        json!({ "set_age_band": { "band": "adult" } }),
    ];
    all.extend(steps.as_array().unwrap().clone());
    let written = json!({
        "story": "something happens", "proves": ["c"], "manifest": "example",
        "starts": "2024-06-01T09:00:00+08:00", "steps": all,
    });
    Story::parse(name, written.to_string().as_bytes()).unwrap()
}

fn verdicts(entry: &str, stories: &[Story]) -> Vec<(&'static str, Verdict)> {
    let tried = prove(&clause(entry), &example(), stories, &mut InMemory, &mut |_| {});
    tried.into_iter().map(|it| (it.by.word, it.verdict)).collect()
}

fn tried(entry: &str, verdict: Verdict) -> Tried {
    let by = placet::story::loosen::TABLE.iter().next().unwrap();
    Tried { clause: "c".to_owned(), entry: entry.to_owned(), by, verdict }
}

fn caught() -> Verdict {
    Verdict::Caught { story: "one".to_owned(), step: 1 }
}

#[test]
fn a_story_that_answers_wrongly_over_a_loosened_manifest_notices() {
    let steps = json!([{ "check": { "use": "nearby.locate_roughly" }, "expect": { "denied": { "reason": "consent_not_determined" } } }]);

    let verdicts = verdicts("/purposes/nearby/consent", &[story("notices", &steps)]);

    assert_eq!(verdicts, [("made_basic", Verdict::Caught { story: "notices".to_owned(), step: 4 })]);
}

#[test]
fn a_story_that_looks_elsewhere_notices_nothing() {
    let steps =
        json!([{ "check": { "use": "login.sign_in" }, "expect": { "denied": { "reason": "feature_not_in_use" } } }]);

    assert_eq!(verdicts("/purposes/nearby/consent", &[story("sleeps", &steps)]), [("made_basic", Verdict::Slipped)]);
}

#[test]
fn one_story_of_several_is_enough_to_notice() {
    let sleeps = json!([{ "health": {}, "expect": "ok" }]);
    let notices = json!([{ "status": { "purpose": "nearby" }, "expect": "not_determined" }]);

    let verdicts = verdicts("/purposes/nearby/consent", &[story("sleeps", &sleeps), story("notices", &notices)]);

    assert_eq!(verdicts, [("made_basic", Verdict::Caught { story: "notices".to_owned(), step: 4 })]);
}

#[test]
fn a_call_that_fails_for_want_of_the_loosened_entry_is_no_wrong_answer() {
    let steps = json!([
        { "grant": { "purposes": ["nearby"] } },
        { "status": { "purpose": "nearby" }, "expect": "granted" },
    ]);

    let verdicts = verdicts("/purposes/nearby/consent", &[story("stumbles", &steps)]);

    assert_eq!(verdicts, [("made_basic", Verdict::Broke { story: "stumbles".to_owned(), step: 4 })]);
}

#[test]
fn a_story_that_does_not_name_the_clause_is_not_asked() {
    let mut stranger = story("stranger", &json!([{ "status": { "purpose": "nearby" }, "expect": "not_determined" }]));
    stranger.proves.clear();

    assert_eq!(verdicts("/purposes/nearby/consent", &[stranger]), []);
}

#[test]
fn a_loosened_manifest_that_does_not_load_proves_nothing() {
    let steps = json!([{ "document": { "document": "privacy_policy" }, "expect": "accepted" }]);

    let verdicts = verdicts("/documents/privacy_policy/audience", &[story("sleeps", &steps)]);

    let refused = Verdict::NotLoadable { code: "document_consent_without_document".to_owned() };
    assert_eq!(verdicts, [("for_guardians_alone", refused)]);
}

#[test]
fn an_entry_is_guarded_once_one_loosening_is_caught_and_open_once_one_slips() {
    let broke = Verdict::Broke { story: "one".to_owned(), step: 1 };
    let refused = Verdict::NotLoadable { code: "bad".to_owned() };
    let all = [
        tried("/a", Verdict::Slipped),
        tried("/a", caught()),
        tried("/b", refused.clone()),
        tried("/b", broke),
        tried("/c", refused),
        tried("/d", Verdict::Slipped),
    ];

    let said: Vec<EntryVerdict> = entries(&all).into_values().collect();

    assert_eq!(said, [EntryVerdict::Guarded, EntryVerdict::Open, EntryVerdict::Unloosenable, EntryVerdict::Open]);
}

#[test]
fn clauses_that_lead_nowhere_do_not_fit_their_manifest() {
    assert_eq!(clause("/purposes/nearby").misfits(&example()), Vec::<String>::new());
    assert_eq!(clause("/purposes/far").misfits(&example()), ["`c`: no entry at `/purposes/far`"]);
    let mut other = example();
    *other.pointer_mut("/app/id").unwrap() = json!("another");
    assert_eq!(
        clause("/purposes/nearby").misfits(&other),
        ["it is for `example`, and the manifest beside it is `another`'s"]
    );
}

#[test]
fn clauses_with_an_unknown_key_or_word_are_refused() {
    let with =
        |clause: Value| Clauses::parse(json!({ "app": "example", "clauses": { "c": clause } }).to_string().as_bytes());

    assert!(with(json!({ "kind": "gate", "enforced": "host", "says": "something", "by": "a screen" })).is_ok());
    assert!(with(json!({ "kind": "gate", "enforced": "nobody", "says": "something" })).is_err());
    assert!(with(json!({ "kind": "gate", "enforced": "host", "says": "something", "screen": "one" })).is_err());
    assert!(with(json!({ "kind": "gate", "enforced": "host" })).is_err());
}
