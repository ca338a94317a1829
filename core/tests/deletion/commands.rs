//! What each command asks for, and what it says when that is missing.

use std::sync::Arc;

use placet::canonical::Hash;
use placet::event::{TaskId, TaskWork};
use placet::id::GroundId;
use placet::manifest::{CancelMeans, ChoiceOption, Manifest};
use placet::policy::deletion::{Command, DeletionPhase, Execution, ServerWord, Stage};
use placet::policy::{Declared, fact};
use serde_json::json;

use crate::machine::{DAY, Machine, by_device, cancel, no_appeal, noticed, refuse, test, usual, with};

fn submit() -> Command {
    Command::Submit(test())
}

fn execution(it: &Machine) -> &Execution {
    match it.state.deletion.stage() {
        Some(Stage::Executing(it)) => it,
        other => panic!("{other:?}"),
    }
}

fn work(it: &Machine) -> Vec<(String, &'static str)> {
    execution(it).tasks.iter().map(|(id, task)| (id.to_string(), task.work.code())).collect()
}

#[test]
fn submitting_names_everything_that_is_missing() {
    let begun = Machine::new(usual()).then(Command::Begin(test()));

    let refusal = begun.clone().run(submit()).unwrap_err();

    assert_eq!(refusal.code.code(), "deletion_incomplete");
    assert_eq!(refusal.affects, ["identity_verified", "assets", "uploads"]);
    assert_eq!(begun.status().missing, refusal.affects);
    assert!(refusal.detail().ends_with("(missing: identity_verified, assets, uploads)"), "{}", refusal.detail());
    assert!(begun.ready().status().missing.is_empty());
}

#[test]
fn satisfying_a_precondition_establishes_its_fact_and_a_fact_taken_back_is_missing_again() {
    let mut ready = Machine::new(usual()).ready();
    let verified = "real_name_verified".parse().unwrap();
    assert!(fact::holds(&ready.ctx(), &ready.state, &verified));

    let taken_back = fact::set(&ready.ctx(), &ready.state, &verified, false, None, &test()).unwrap();
    ready.state = ready.state.after(ready.now, &taken_back);

    assert_eq!(ready.status().missing, ["identity_verified"]);
    assert_eq!(ready.code(submit()), "deletion_incomplete");
}

#[test]
fn a_fact_alone_is_not_a_precondition_that_was_gone_through() {
    let mut it = Machine::new(usual());
    let holds = fact::set(&it.ctx(), &it.state, &"real_name_verified".parse().unwrap(), true, None, &test()).unwrap();
    it.state = it.state.after(it.now, &holds);

    let begun = it.then(Command::Begin(test()));

    assert_eq!(begun.status().missing, ["identity_verified", "assets", "uploads"]);
}

#[test]
fn what_the_manifest_does_not_declare_is_refused() {
    let ready = Machine::new(usual()).ready();
    for command in [
        Command::Satisfy("paid_up".parse().unwrap(), test()),
        Command::Acknowledge("weather".parse().unwrap(), test()),
        Command::Choose("letters".parse().unwrap(), ChoiceOption::Erase, test()),
        Command::Hold("mood".parse().unwrap(), ready.now.plus_millis(DAY), noticed()),
    ] {
        assert_eq!(ready.code(command), "not_declared");
    }
    let only_erase = with(json!({ "choices": { "uploads": ["erase"] } }));
    let begun = Machine::new(only_erase).then(Command::Begin(test()));
    let detach = Command::Choose("uploads".parse().unwrap(), ChoiceOption::Detach, test());
    assert_eq!(begun.code(detach), "not_declared");
}

#[test]
fn a_manifest_without_a_deletion_lets_nobody_begin_one() {
    let mut it = Machine::new(usual());
    let bytes = crate::support::EXAMPLE.as_bytes();
    it.declared = Arc::new(Declared::new(Manifest::load(bytes).unwrap(), Hash::of(&[bytes])));

    assert_eq!(it.code(Command::Begin(test())), "not_declared");
}

#[test]
fn an_appeal_that_nobody_decided_on_is_no_way_to_submit() {
    let ready = Machine::new(with(json!({ "appeal": "unspecified" }))).ready();

    assert_eq!(ready.code(submit()), "appeal_unspecified");
}

#[test]
fn only_a_login_with_its_notice_cancels_where_the_manifest_says_login() {
    let submitted = Machine::new(usual()).submitted();

    assert_eq!(submitted.code(Command::Cancel(CancelMeans::InteractiveLogin, test())), "notice_required");
    assert_eq!(submitted.code(cancel(CancelMeans::Choice)), "cancel_means_not_allowed");
    assert_eq!(submitted.status().cancel_by, [CancelMeans::InteractiveLogin]);
    let cancelled = submitted.then(cancel(CancelMeans::InteractiveLogin));
    assert_eq!(cancelled.phase(), DeletionPhase::Active);
    assert_eq!(cancelled.submitted().phase(), DeletionPhase::AppealPeriod, "a new one starts anew");
}

#[test]
fn without_an_appeal_the_person_undoes_until_the_first_irreversible_task() {
    let reversible = Machine::new(no_appeal())
        .executing()
        .then(Command::TaskDone(TaskId::Backups, test()))
        .then(Command::TaskDone(TaskId::Logs, test()));
    assert_eq!(reversible.status().cancel_by, [CancelMeans::Choice]);
    assert_eq!(reversible.code(cancel(CancelMeans::InteractiveLogin)), "cancel_means_not_allowed");
    assert_eq!(reversible.code(cancel(CancelMeans::Choice)), "ok");

    let gone = reversible.then(Command::TaskDone("data.voice".parse().unwrap(), test()));

    assert_eq!(gone.code(cancel(CancelMeans::Choice)), "deletion_state");
    assert_eq!(gone.code(Command::Observe(ServerWord::Active, test())), "irreversible");
    let held = gone.held();
    assert_eq!(held.code(Command::Observe(ServerWord::Active, test())), "irreversible");
    assert_eq!(held.code(cancel(CancelMeans::Choice)), "deletion_state");
}

#[test]
fn a_hold_needs_a_declared_ground_a_notice_and_a_day_to_come() {
    let submitted = Machine::new(usual()).submitted();
    let (ground, later): (GroundId, _) = ("dispute".parse().unwrap(), submitted.now.plus_millis(DAY));
    let suspend = |review, evidence| Command::Hold(ground.clone(), review, evidence);

    assert_eq!(submitted.code(suspend(later, test())), "notice_required");
    assert_eq!(submitted.code(suspend(submitted.now, noticed())), "already_past");
    let held = submitted.then(suspend(later, noticed()));
    let status = held.status().hold.unwrap();
    assert_eq!((status.ground.as_str(), status.was, status.review), ("dispute", DeletionPhase::AppealPeriod, later));
}

#[test]
fn a_refusal_keeps_its_reason_and_what_the_person_can_do() {
    let refused = Machine::new(usual()).submitted().then(refuse());

    let status = refused.status().refusal.unwrap();

    assert_eq!((status.reason.as_str(), status.remedy.as_str()), ("fraud", "write_to_us"));
    assert_eq!(refused.then(Command::Begin(test())).phase(), DeletionPhase::Preparing);
}

#[test]
fn every_kind_of_data_choice_recipient_and_place_has_a_task() {
    let mut it = Machine::new(by_device());
    let mut manifest = serde_json::to_value(&it.declared.manifest).unwrap();
    manifest["retention"] = json!({
        "voice": { "of": { "data": "voice" }, "at_least": "P6M", "from": "account_deleted", "then": "erase" },
        "phone": { "of": { "data": "phone" }, "at_least": "P6M", "from": "collected", "then": "erase" }
    });
    let bytes = manifest.to_string().into_bytes();
    it.declared = Arc::new(Declared::new(Manifest::load(&bytes).unwrap(), Hash::of(&[&bytes])));

    let executing = it.executing();

    let expected = [
        ("data.clipboard", "erase_or_anonymise"),
        ("data.face", "anonymise"),
        ("data.location_coarse", "erase"),
        ("data.location_precise", "erase"),
        ("data.phone", "erase"),
        ("data.voice", "keep"),
        ("choice.uploads", "erase"),
        ("recipient.agora", "notify"),
        ("backups", "expire"),
        ("logs", "set_aside"),
        ("local", "wipe"),
    ];
    assert_eq!(work(&executing), expected.map(|(id, work)| (id.to_owned(), work)));
    let kept = &execution(&executing).tasks[&"data.voice".parse().unwrap()].work;
    let until = executing.now.plus("P6M".parse().unwrap());
    assert_eq!(kept, &TaskWork::Keep { rule: "voice".parse().unwrap(), until });
}

#[test]
fn what_the_person_chose_is_what_is_done() {
    let chosen = Machine::new(by_device())
        .ready()
        .then(Command::Choose("uploads".parse().unwrap(), ChoiceOption::Detach, test()))
        .then(submit())
        .wait(40);

    assert!(work(&chosen).contains(&("choice.uploads".to_owned(), "detach")));
}

#[test]
fn a_task_done_twice_is_done_once_and_an_unknown_one_is_refused() {
    let executing = Machine::new(by_device()).executing();
    let done = Command::TaskDone("data.voice".parse().unwrap(), test());

    let once = executing.then(done.clone());
    let twice = once.clone().wait(1).then(done);

    assert_eq!((&once.state, once.events.len()), (&twice.state, twice.events.len()));
    assert_eq!(twice.code(Command::TaskDone("data.weather".parse().unwrap(), test())), "no_such_task");
    assert_eq!(once.phase(), DeletionPhase::Executing);
    assert_eq!(once.completed().phase(), DeletionPhase::Completed);
}

#[test]
fn a_fresh_install_learns_from_the_server_where_the_deletion_stands() {
    let fresh = Machine::new(usual());
    let then = fresh.now.plus_millis(-3 * DAY);
    let same = Machine { now: then, ..fresh.clone() }.submitted();
    let submitted = Some(then);

    let told = fresh.clone().then(Command::Observe(ServerWord::AppealPeriod { submitted, ends: None }, test()));

    assert_eq!(told.status().submitted_at, submitted);
    assert_eq!(told.status().ends_at, same.status().ends_at);
    assert_eq!(told.status().due_by, same.status().due_by);
    assert_eq!(told.code(cancel(CancelMeans::InteractiveLogin)), "ok");
    let executing = fresh.then(Command::Observe(ServerWord::Executing { submitted }, test()));
    assert!(work(&executing).contains(&("choice.uploads".to_owned(), "erase")), "what nobody chose is erased");
    assert_eq!(executing.code(cancel(CancelMeans::Choice)), "deletion_state");
}

#[test]
fn the_server_moves_an_appeal_only_later() {
    let it = Machine::new(usual()).submitted();
    let shown = it.status().ends_at.unwrap();
    let told = |ends| Command::Observe(ServerWord::AppealPeriod { submitted: None, ends: Some(ends) }, test());

    assert_eq!(it.clone().then(told(shown.at.plus_millis(-DAY))).state, it.state);
    let later = it.then(told(shown.at.plus_millis(DAY)));
    assert_eq!(later.status().ends_at.unwrap().at, shown.at.plus_millis(DAY));
    assert_eq!(later.status().due_by.unwrap(), later.clone().wait(1).status().due_by.unwrap());
}

#[test]
fn a_removal_at_the_server_leaves_the_device_to_be_wiped() {
    let word = || Command::Observe(ServerWord::Completed { submitted: None }, test());
    for before in
        [Machine::new(usual()), Machine::new(usual()).submitted(), Machine::new(no_appeal()).executing().held()]
    {
        let told = before.then(word());
        let left = execution(&told).tasks.iter().filter(|(_, task)| task.done.is_none()).map(|(id, _)| id);
        assert_eq!(left.collect::<Vec<_>>(), [&TaskId::Local]);
        let wiped = told.then(Command::TaskDone(TaskId::Local, test()));
        assert_eq!(wiped.phase(), DeletionPhase::Completed);
    }
}

#[test]
fn an_appeal_that_runs_needs_an_end() {
    let word = ServerWord::AppealPeriod { submitted: None, ends: None };

    assert_eq!(Machine::new(no_appeal()).code(Command::Observe(word, test())), "not_declared");
}

#[test]
fn a_word_of_the_server_that_says_what_is_known_is_not_written_again() {
    let active = Machine::new(usual()).then(Command::Observe(ServerWord::Active, test()));
    assert!(active.events.is_empty());

    let told = || Command::Observe(ServerWord::AppealPeriod { submitted: None, ends: None }, test());
    let once = Machine::new(usual()).then(told());
    let twice = once.clone().then(told());

    assert_eq!(once.events.len(), twice.events.len());
}
