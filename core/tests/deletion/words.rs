//! The server's word: what of a deletion that is known outlives it, and what it sets anew.

use placet::clock::Timestamp;
use placet::manifest::ChoiceOption;
use placet::policy::deletion::{Command, DeletionPhase, DeletionState, ServerWord, Stage};
use placet::policy::recovery::Restrictions;
use serde_json::{Value, json};

use crate::machine::{DAY, Machine, no_appeal, test, usual, with};

const EXECUTING: ServerWord = ServerWord::Executing { submitted: None };

fn told(it: Machine, word: ServerWord) -> Machine {
    it.then(Command::Observe(word, test()))
}

fn submitted_at(deletion: Value, now: Timestamp) -> Machine {
    Machine { now, ..Machine::new(deletion) }.submitted()
}

/// Submitted, and held for some working days: what is due is due later.
fn paused(deletion: Value) -> Machine {
    let it = submitted_at(deletion, "2024-05-06T09:00:00+08:00".parse().unwrap());
    let before = it.status().due_by.unwrap();
    let it = it.at("2024-05-07T09:00:00+08:00").held().at("2024-05-09T09:00:00+08:00").then(Command::Lift(test()));
    assert!(it.status().due_by.unwrap() > before);
    it
}

#[test]
fn what_the_person_chose_outlives_every_word() {
    let detached = |it: Machine| it.then(Command::Choose("uploads".parse().unwrap(), ChoiceOption::Detach, test()));
    let prepared = detached(Machine::new(no_appeal()).ready());
    let submitted = prepared.clone().then(Command::Submit(test()));
    let earlier = Some(submitted.now.plus_millis(-DAY));

    for it in [prepared, submitted] {
        let it = told(told(it, ServerWord::Submitted { submitted: earlier }), EXECUTING);

        let Some(Stage::Executing(it)) = it.state.deletion.stage() else { panic!("{:?}", it.phase()) };
        assert_eq!(it.tasks[&"choice.uploads".parse().unwrap()].work.code(), "detach");
        assert_eq!(it.request.choices[&"uploads".parse().unwrap()], ChoiceOption::Detach);
    }
}

#[test]
fn a_word_that_names_no_other_day_leaves_what_is_due_as_it_was() {
    let silent = ServerWord::AppealPeriod { submitted: None, ends: None };
    for (it, same) in [(paused(no_appeal()), ServerWord::Submitted { submitted: None }), (paused(usual()), silent)] {
        assert_eq!(told(it.clone(), same).state, it.state);
        for word in [ServerWord::AppealElapsed { submitted: None }, EXECUTING] {
            assert_eq!(told(it.clone(), word).status().due_by, it.status().due_by, "an appeal that ends moves nothing");
        }
    }
}

#[test]
fn a_word_that_names_another_day_has_what_is_due_counted_from_it() {
    let it = paused(no_appeal());
    let other = "2024-05-08T09:00:00+08:00".parse().unwrap();
    let anew = submitted_at(no_appeal(), other).status().due_by;

    for word in [ServerWord::Submitted { submitted: Some(other) }, ServerWord::Executing { submitted: Some(other) }] {
        assert_eq!(told(it.clone(), word).status().due_by, anew);
    }
}

#[test]
fn what_counts_from_the_end_of_an_appeal_counts_from_the_end_that_was_told() {
    let after = with(json!({ "processing": { "working_days": 2, "from": "appeal_ended" } }));
    let it = submitted_at(after, "2026-03-02T10:30:00+08:00".parse().unwrap());
    let ends = Some("2026-03-24T00:00:00+08:00".parse().unwrap());

    let later = told(it, ServerWord::AppealPeriod { submitted: None, ends });

    assert_eq!(later.status().due_by.unwrap().at, "2026-03-26T00:00:00+08:00".parse().unwrap());
}

#[test]
fn an_end_that_was_shown_holds_for_what_was_submitted_then_and_for_nothing_else() {
    let it = Machine::new(usual()).submitted();
    let shown = it.status().ends_at.unwrap().at.plus_millis(20 * DAY);
    let word = |submitted, ends| ServerWord::AppealPeriod { submitted, ends };

    let later = told(it.clone(), word(None, Some(shown)));
    let silent = told(later.clone(), word(None, None));
    let next = it.now.plus_millis(DAY);
    let other = told(later.clone(), word(Some(next), None));

    assert_eq!(silent.state, later.state);
    assert_eq!(other.status().ends_at, submitted_at(usual(), next).status().ends_at);
}

#[test]
fn a_word_that_confirms_what_is_held_lets_it_go_on_with_what_was_done() {
    let executing = Machine::new(no_appeal()).executing();
    let done = executing.then(Command::TaskDone("data.voice".parse().unwrap(), test()));

    let confirmed = told(done.clone().wait(1).held().wait(1), EXECUTING);

    assert_eq!(confirmed.state.deletion, done.state.deletion);
}

#[test]
fn of_two_deletions_that_a_recovery_finds_the_one_that_is_further_goes_on() {
    let submitted = Machine::new(no_appeal()).submitted();
    let elapsed = Machine::new(usual()).submitted().wait(40);
    let executing = told(elapsed.clone(), EXECUTING);
    let all: Vec<DeletionState> = [submitted, elapsed, executing].map(|it| it.state.deletion).to_vec();
    let phases: Vec<_> = all.iter().map(DeletionState::phase).collect();
    assert_eq!(phases, [DeletionPhase::Submitted, DeletionPhase::AppealElapsed, DeletionPhase::Executing]);

    let found = |it: &DeletionState| Restrictions { deletion: Some(it.clone()), ..Restrictions::default() };
    for (first, one) in all.iter().enumerate() {
        for (second, other) in all.iter().enumerate() {
            let mut joined = found(one);
            joined.join(found(other));
            assert_eq!(joined.deletion.as_ref(), Some(&all[first.max(second)]), "{first} and {second}");
        }
    }
}
