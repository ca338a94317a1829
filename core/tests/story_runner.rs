//! The runner of stories itself: what it refuses to read, what it calls wrong, what keeps it from telling a story.
#![cfg(feature = "story")]
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "support/folders.rs"]
mod folders;

use folders::Folders;
use placet::story::{InMemory, Outcome, Story, StoryError, run};
use serde_json::{Value, json};

const EXAMPLE: &[u8] = include_bytes!("fixtures/example.json");

/// The bytes of a story with these steps.
fn written(steps: &str) -> String {
    format!(
        r#"{{ "story": "something happens", "manifest": "example", "starts": "2024-06-01T09:00:00+08:00", "steps": {steps} }}"#
    )
}

fn parse(steps: &str) -> Result<Story, StoryError> {
    Story::parse("something", written(steps).as_bytes())
}

fn tell(steps: &Value) -> Outcome {
    run(&parse(&steps.to_string()).unwrap(), EXAMPLE, &mut InMemory).unwrap()
}

fn tell_on_disk(steps: &Value) -> Outcome {
    run(&parse(&steps.to_string()).unwrap(), EXAMPLE, &mut Folders::new()).unwrap()
}

fn fault(steps: &Value) -> String {
    let story = parse(&steps.to_string()).unwrap();
    let told = if story.needs_disk() {
        run(&story, EXAMPLE, &mut Folders::new())
    } else {
        run(&story, EXAMPLE, &mut InMemory)
    };
    told.unwrap_err().to_string()
}

/// What is wrong with the second step, where the first is sound and expects something.
fn second(step: &str) -> String {
    let error = parse(&format!(r#"[{{ "health": {{}}, "expect": "ok" }}, {step}]"#)).unwrap_err();
    assert_eq!(error.step, Some(2), "{error}");
    error.message
}

#[test]
fn an_unknown_verb_fails_with_its_name() {
    let message = second(r#"{ "fly": {} }"#);

    assert!(message.starts_with("`fly`: unknown variant `fly`"), "{message}");
}

#[test]
fn an_unknown_argument_fails_with_its_name() {
    let message = second(r#"{ "accept": { "document": "privacy_policy", "quietly": true } }"#);

    assert!(message.starts_with("`accept`: unknown field `quietly`"), "{message}");
}

#[test]
fn an_unknown_word_fails_with_the_words_there_are() {
    let message = second(r#"{ "set_age_band": { "band": "old" } }"#);

    assert!(message.contains("unknown variant `old`") && message.contains("`under_14`"), "{message}");
}

#[test]
fn an_unknown_key_of_the_story_fails() {
    let error = Story::parse("something", written("[]").replace("starts", "begins").as_bytes()).unwrap_err();

    assert!(error.message.starts_with("unknown field `begins`"), "{error}");
}

#[test]
fn a_second_verb_in_a_step_fails() {
    assert_eq!(second(r#"{ "health": {}, "usage": {} }"#), "a step has one verb, not 2: `health`, `usage`");
    assert_eq!(second(r#"{ "note": "nothing" }"#), "a step has a verb beside `expect`, `in`, `note`");
}

#[test]
fn a_key_written_twice_fails_wherever_it_is() {
    let twice = r#"[{ "health": {}, "expect": "ok", "expect": { "unavailable": "busy" } }]"#;

    assert!(parse(twice).unwrap_err().message.starts_with("`expect` is written twice"));
}

#[test]
fn null_fails_but_in_what_is_expected() {
    assert_eq!(
        second(r#"{ "check": { "session": null, "use": "nearby.locate" } }"#),
        "`null` says nothing: leave the key out"
    );
    assert!(parse(r#"[{ "check": { "use": "nearby.locate" }, "expect": { "denied": { "why": null } } }]"#).is_ok());
    assert!(parse(r#"[{ "findings": { "with": { "minors": null } }, "expect": {} }]"#).is_ok(), "a patch takes out");
    assert_eq!(
        second(r#"{ "update": { "version": null, "with": { "minors": null } } }"#),
        "`null` says nothing: leave the key out"
    );
}

#[test]
fn a_story_that_expects_nothing_fails() {
    let error = parse(r#"[{ "health": {} }]"#).unwrap_err();

    assert_eq!(error.message, "it expects nothing: give a step an `expect`");
}

#[test]
fn a_story_proves_five_things_at_most_and_each_once() {
    let with = |proves: Value| {
        let mut story: Value = serde_json::from_str(&written(r#"[{ "health": {}, "expect": "ok" }]"#)).unwrap();
        story.as_object_mut().unwrap().insert("proves".to_owned(), proves);
        Story::parse("something", story.to_string().as_bytes())
    };

    assert_eq!(with(json!(["a", "b", "c", "d", "e"])).unwrap().proves.len(), 5);
    assert!(with(json!(["a", "b", "c", "d", "e", "f"])).is_err());
    assert!(with(json!(["a", "a"])).is_err());
}

#[test]
fn what_happens_to_the_whole_device_happens_in_no_process() {
    assert_eq!(second(r#"{ "wait": "PT1H", "in": "process_2" }"#), "`wait` happens to every process: leave `in` out");
    assert_eq!(second(r#"{ "health": {}, "in": "main" }"#), "`in` is `process_1` to `process_9`");
}

#[test]
fn a_use_without_its_feature_needs_a_session() {
    assert!(second(r#"{ "check": { "use": "locate" } }"#).contains("names no feature"));
}

#[test]
fn a_wrong_answer_ends_the_story_there() {
    let outcome = tell(&json!([
        { "health": {}, "expect": "ok" },
        { "status": { "purpose": "nearby" }, "expect": "granted" },
        { "health": {}, "expect": "ok" },
    ]));

    let wrong = outcome.wrong().unwrap();
    assert_eq!((wrong.step, wrong.verb.as_str(), &wrong.answer), (2, "status", &json!("not_determined")));
    assert_eq!(outcome.steps.len(), 2);
}

#[test]
fn an_error_that_nobody_expects_is_a_wrong_answer() {
    let outcome = tell(&json!([
        { "health": {}, "expect": "ok" },
        { "accept": { "document": "privacy_policy" } },
    ]));

    assert_eq!(outcome.wrong().unwrap().answer, json!({ "error": "document_not_presented" }));
}

#[test]
fn another_error_than_the_expected_one_is_a_wrong_answer() {
    let step = |code: &str| json!([{ "accept": { "document": "privacy_policy" }, "expect": { "error": code } }]);

    assert_eq!(tell(&step("document_not_presented")).wrong(), None);
    assert!(tell(&step("not_declared")).wrong().is_some());
}

#[test]
fn an_error_that_is_expected_and_does_not_come_is_a_wrong_answer() {
    let outcome = tell(&json!([
        { "present": { "document": "privacy_policy" }, "expect": { "error": "not_declared" } },
    ]));

    assert_eq!(outcome.wrong().unwrap().answer, json!("done"));
}

#[test]
fn a_list_is_expected_as_a_whole_and_null_means_not_there() {
    let denied = |expect: Value| tell(&json!([{ "check": { "use": "login.sign_in" }, "expect": expect }]));

    assert_eq!(denied(json!({ "denied": { "reason": "document_not_accepted", "why": null } })).wrong(), None);
    assert!(denied(json!({ "denied": { "about": null } })).wrong().is_some());
    assert!(denied(json!({ "allowed": {} })).wrong().is_some());
    let explained =
        tell(&json!([{ "explain": { "use": "login.sign_in" }, "expect": { "reasons": ["document_not_accepted"] } }]));
    assert!(explained.wrong().is_some(), "there are more reasons than the one that is expected");
}

#[test]
fn a_name_that_nobody_gave_keeps_the_story_from_being_told() {
    let expected = json!({ "health": {}, "expect": "ok" });

    let session = json!([expected, { "take": { "session": "people", "use": "locate" } }]);
    assert_eq!(fault(&session), "step 2: `take`: no session of this process is called `people`");
    let act = json!([
        expected,
        { "enter": { "feature": "nearby", "by": "user_action", "as": "people" } },
        { "take": { "session": "people", "use": "locate", "action": "tap" } },
    ]);
    assert_eq!(fault(&act), "step 3: `take`: no act of this process is called `tap`");
    let text = json!([expected, { "text": { "text": "reason" } }]);
    assert_eq!(fault(&text), "step 2: `text`: no text is called `reason`");
    let data = json!([expected, { "meet": { "data": "voice" } }]);
    assert_eq!(fault(&data), "step 2: `meet`: nothing is owed for `voice`");
    let subject = json!([expected, { "confirm_of": { "subject": "anna", "obligation": "ended.0" } }]);
    assert_eq!(fault(&subject), "step 2: `confirm_of`: nobody signed in as `anna`");
}

#[test]
fn a_name_that_is_taken_keeps_the_story_from_being_told() {
    let enter = json!({ "enter": { "feature": "nearby", "by": "user_action", "as": "people" } });
    let steps = json!([{ "health": {}, "expect": "ok" }, enter, enter]);

    assert_eq!(fault(&steps), "step 3: `enter`: a session of this process is called `people` already");
    let keep = json!({ "keep_text": { "text": "called on Monday", "as": "reason" } });
    let steps = json!([{ "health": {}, "expect": "ok" }, keep, keep]);
    assert_eq!(fault(&steps), "step 3: `keep_text`: a text is called `reason` already");
}

#[test]
fn sessions_belong_to_their_process() {
    let steps = json!([
        { "enter": { "feature": "nearby", "by": "user_action", "as": "people" }, "expect": "entered" },
        { "session": { "session": "people" }, "in": "process_2" },
    ]);

    assert_eq!(fault(&steps), "step 2: `session`: no session of this process is called `people`");
}

#[test]
fn time_does_not_pass_backwards() {
    let steps = json!([{ "health": {}, "expect": "ok" }, { "at": "2020-01-01T00:00:00Z" }]);

    assert_eq!(fault(&steps), "step 2: `at`: time does not pass backwards: set the `clock` instead");
}

#[test]
fn a_story_is_told_for_the_app_whose_manifest_it_gets() {
    let story = written(r#"[{ "health": {}, "expect": "ok" }]"#).replace("example", "another");
    let story = Story::parse("something", story.as_bytes()).unwrap();

    let fault = run(&story, EXAMPLE, &mut InMemory).unwrap_err();

    assert_eq!(fault.to_string(), "it is told for `another`, and the manifest beside it is `example`'s");
}

#[test]
fn a_manifest_that_does_not_load_keeps_the_story_from_being_told() {
    let story = parse(r#"[{ "health": {}, "expect": "ok" }]"#).unwrap();

    assert!(run(&story, b"{}", &mut InMemory).is_err());
}

#[test]
fn a_store_in_memory_is_not_restarted_and_has_one_process() {
    let expected = r#"{ "health": {}, "expect": "ok" }"#;
    for step in [r#"{ "restart": "clean" }"#, r#"{ "restart": "crash" }"#, r#"{ "health": {}, "in": "process_2" }"#] {
        let story = parse(&format!("[{expected}, {step}]")).unwrap();

        assert!(story.needs_disk());
        let fault = run(&story, EXAMPLE, &mut InMemory).unwrap_err();
        assert_eq!(fault.step, Some(2), "{step}: {fault}");
        assert!(run(&story, EXAMPLE, &mut Folders::new()).unwrap().wrong().is_none(), "{step}");
    }
}

#[test]
fn a_transcript_has_one_line_of_canonical_json_a_step() {
    let outcome = tell(&json!([
        { "present": { "document": "privacy_policy" }, "expect": "done" },
        { "check": { "use": "login.sign_in" }, "note": "not accepted yet" },
    ]));

    assert_eq!(
        outcome.transcript().concat(),
        concat!(
            r#"{"answer":"done","step":1,"story":"something","verb":"present"}"#,
            "\n",
            r#"{"answer":{"denied":{"about":"privacy_policy","reason":"document_not_accepted","remedy":"ask_document","#,
            r#""remedy_about":"privacy_policy"}},"step":2,"story":"something","verb":"check"}"#,
            "\n",
        )
    );
}

#[test]
fn an_update_ends_every_session_and_keeps_what_was_decided() {
    let outcome = tell_on_disk(&json!([
        { "present": { "document": "privacy_policy" } },
        { "accept": { "document": "privacy_policy" } },
        { "enter": { "feature": "nearby", "by": "user_action", "as": "people" } },
        { "update": { "version": "2.0", "with": { "facts": { "spare": { "names": { "en": "Spare" } } } } }, "expect": "done" },
        { "document": { "document": "privacy_policy" }, "expect": "accepted" },
        { "fact": { "fact": "spare" }, "expect": false },
        { "enter": { "feature": "nearby", "by": "user_action", "as": "people" }, "expect": "entered" },
        { "update": { "version": "3.0", "with": { "facts": { "spare": null } } }, "expect": "done" },
        { "fact": { "fact": "spare" }, "expect": { "error": "not_declared" } },
    ]));

    assert_eq!(outcome.wrong(), None);
}

#[test]
fn an_update_that_does_not_open_leaves_the_app_as_it_was() {
    let outcome = tell_on_disk(&json!([
        { "update": { "version": "2.0", "with": { "purposes": { "nearby": null } } }, "expect": { "error": "dangling_reference" } },
        { "status": { "purpose": "nearby" }, "expect": "not_determined" },
        { "update": { "version": "2.0", "with": { "app": { "id": "another" } } }, "expect": "done" },
        { "health": {}, "expect": { "unavailable": "other_app" } },
    ]));

    assert_eq!(outcome.wrong(), None);
}

#[test]
fn findings_name_their_places_by_their_codes() {
    let outcome = tell(&json!([
        { "findings": { "with": { "app": { "operator": { "contact": null } } } }, "expect": { "missing_key": ["/app/operator"] } },
        { "findings": { "with": { "data": { "spare": { "names": { "en": "Spare" }, "sensitivity": "general" } } } },
          "expect": { "data_unused": ["/data/spare"], "syntax": null } },
        { "findings": {}, "expect": { "data_unused": null } },
    ]));

    assert_eq!(outcome.wrong(), None);
}
