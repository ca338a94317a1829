//! Random days against a small model of the deletion that knows neither events nor chains: it says where the deletion
//! stands and what it closes, and Placet must say the same, in two processes, after every restart.

use placet::Placet;
use placet::engine::Place;
use placet::event::TaskId;
use placet::manifest::{CancelMeans, ChoiceOption};
use placet::policy::deletion::{DeletionPhase, ServerWord};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::machine::{by_device, manifest, no_appeal, noticed, usual};
use crate::support::{FakeClock, HOUR, accept, enter, open_with, reason, speak, test, voice_room};

/// The hours of an appeal that starts at nine in the morning and lasts three days, none of them a day of rest.
const APPEAL_DAYS: i64 = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Device,
    Server,
    None,
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Begin,
    Prepare,
    Submit,
    Login,
    Choice,
    Hold,
    Lift,
    Refuse,
    Task(usize),
    Execute,
    Active,
    Wait(i64),
    Restart,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Active,
    Preparing { ready: bool },
    Submitted,
    Appeal { ends: i64 },
    Elapsed,
    Executing { appealed: bool, done: usize, irreversible: bool },
    Refused,
}

/// The model: plain words of the policy. Hours since the start of the day on which it began.
#[derive(Debug, Clone)]
struct Model {
    kind: Kind,
    at: At,
    held: bool,
    hour: i64,
    completed: usize,
}

impl Model {
    fn pass(&mut self) {
        if let At::Appeal { ends } = self.at
            && !self.held
            && self.hour >= ends
        {
            self.at = match self.kind {
                Kind::Device => At::Executing { appealed: true, done: 0, irreversible: false },
                Kind::Server | Kind::None => At::Elapsed,
            };
        }
    }

    #[expect(clippy::match_same_arms, reason = "one rule of the policy an arm")]
    fn follow(&mut self, act: Act, tasks: &[TaskId]) {
        match (act, self.at) {
            (Act::Wait(hours), _) => self.hour += hours,
            (Act::Begin, At::Active | At::Refused) => self.at = At::Preparing { ready: false },
            (Act::Prepare, At::Preparing { .. }) if !self.held => self.at = At::Preparing { ready: true },
            (Act::Submit, At::Preparing { ready: true }) => {
                // The last day's end: submission's day is not counted.
                let ends = (self.hour / 24 + APPEAL_DAYS + 1) * 24;
                self.at = if self.kind == Kind::None { At::Submitted } else { At::Appeal { ends } };
            }
            (Act::Login, At::Appeal { .. }) => self.back_to(At::Active),
            (Act::Choice, At::Preparing { .. } | At::Submitted) => self.back_to(At::Active),
            (Act::Choice, At::Executing { appealed: false, irreversible: false, .. }) => self.back_to(At::Active),
            (
                Act::Hold,
                At::Preparing { .. } | At::Submitted | At::Appeal { .. } | At::Elapsed | At::Executing { .. },
            ) => {
                self.held = true;
            }
            (Act::Lift, _) => self.held = false,
            (Act::Refuse, At::Preparing { .. } | At::Submitted | At::Appeal { .. } | At::Elapsed) => {
                self.back_to(At::Refused);
            }
            (Act::Task(which), At::Executing { appealed, done, irreversible }) if !self.held => {
                let Some(task) = tasks.get(which) else { return };
                let reversible = matches!(task, TaskId::Backups | TaskId::Logs);
                let (done, irreversible) = (done + 1, irreversible || !reversible);
                self.at = At::Executing { appealed, done, irreversible };
                if tasks.len() == 1 {
                    self.at = At::Active;
                    self.completed += 1;
                }
            }
            (Act::Execute, At::Executing { .. }) => self.held = false,
            (Act::Execute, at) => {
                let appealed = match at {
                    At::Submitted => false,
                    At::Appeal { .. } | At::Elapsed => true,
                    _ => self.kind != Kind::None,
                };
                self.back_to(At::Executing { appealed, done: 0, irreversible: false });
            }
            (Act::Active, At::Executing { irreversible: true, .. }) => {}
            (Act::Active, At::Executing { appealed: true, .. }) if !self.held => {}
            (Act::Active, _) => self.back_to(At::Active),
            _ => {}
        }
        self.pass();
    }

    fn back_to(&mut self, at: At) {
        self.at = at;
        self.held = false;
    }

    fn phase(&self) -> DeletionPhase {
        if self.held {
            return DeletionPhase::Held;
        }
        match self.at {
            At::Active => DeletionPhase::Active,
            At::Preparing { .. } => DeletionPhase::Preparing,
            At::Submitted => DeletionPhase::Submitted,
            At::Appeal { .. } => DeletionPhase::AppealPeriod,
            At::Elapsed => DeletionPhase::AppealElapsed,
            At::Executing { .. } => DeletionPhase::Executing,
            At::Refused => DeletionPhase::Refused,
        }
    }

    /// What the gate says of speaking and of signing in, while the person has agreed to both.
    fn gate(&self) -> [&'static str; 2] {
        let (open, closed) = ("allowed", "deletion_pending");
        match self.at {
            At::Active | At::Preparing { .. } | At::Refused => [open, open],
            // Without an appeal nothing was declared to stay open.
            At::Submitted | At::Elapsed | At::Executing { .. } => [closed, closed],
            At::Appeal { .. } => [closed, open],
        }
    }
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => Just(Act::Begin),
        6 => Just(Act::Prepare),
        6 => Just(Act::Submit),
        1 => Just(Act::Login),
        1 => Just(Act::Choice),
        2 => Just(Act::Hold),
        3 => Just(Act::Lift),
        1 => Just(Act::Refuse),
        8 => (0_usize..4).prop_map(Act::Task),
        2 => Just(Act::Execute),
        1 => Just(Act::Active),
        4 => (0_i64..60).prop_map(Act::Wait),
        2 => Just(Act::Restart),
    ]
}

fn perform(placet: &Placet, clock: &FakeClock, act: Act, tasks: &[TaskId]) {
    // A refusal is an answer too: the model says what it leaves unchanged.
    match act {
        Act::Begin => drop(placet.deletion_begin(test())),
        Act::Prepare => {
            drop(placet.deletion_satisfy(&"identity_verified".parse().unwrap(), test()));
            drop(placet.deletion_acknowledge(&"assets".parse().unwrap(), test()));
            drop(placet.deletion_choose(&"uploads".parse().unwrap(), ChoiceOption::Erase, test()));
        }
        Act::Submit => drop(placet.deletion_submit(test())),
        Act::Login => drop(placet.deletion_cancel(CancelMeans::InteractiveLogin, noticed())),
        Act::Choice => drop(placet.deletion_cancel(CancelMeans::Choice, test())),
        Act::Hold => {
            let review = placet::clock::Clock::read(clock).wall.plus_millis(24 * HOUR);
            drop(placet.deletion_hold(&"dispute".parse().unwrap(), review, noticed()));
        }
        Act::Lift => drop(placet.deletion_lift(test())),
        Act::Refuse => {
            drop(placet.deletion_refuse(&"fraud".parse().unwrap(), &"write_to_us".parse().unwrap(), test()));
        }
        Act::Task(which) => {
            if let Some(task) = tasks.get(which) {
                drop(placet.confirm_task(task, test()));
            }
        }
        Act::Execute => drop(placet.deletion_observe(ServerWord::Executing { submitted: None }, test())),
        Act::Active => drop(placet.deletion_observe(ServerWord::Active, test())),
        Act::Wait(hours) => clock.wait(hours),
        Act::Restart => {}
    }
}

fn deletion(kind: Kind) -> Value {
    let mut deletion = match kind {
        Kind::Device => by_device(),
        Kind::Server => usual(),
        Kind::None => return no_appeal(),
    };
    deletion["appeal"] = json!({ "days": APPEAL_DAYS, "rest_day_end": "stay" });
    deletion
}

fn open_tasks(placet: &Placet) -> Vec<TaskId> {
    let tasks = placet.deletion_tasks().unwrap().into_iter();
    tasks.filter(|(_, task)| task.done.is_none()).map(|(id, _)| id).collect()
}

/// Plays a story out and says how many deletions it completed.
fn play(kind: Kind, acts: &[(usize, Act)]) -> Result<usize, TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let open = || open_with(Place::Folder(folder.path().to_owned()), &manifest(deletion(kind)), &clock, None);
    let mut processes = [open(), open()];
    voice_room(&processes[0]);
    // Nine in the morning.
    let mut model = Model { kind, at: At::Active, held: false, hour: 9, completed: 0 };
    for (process, act) in acts {
        let tasks = open_tasks(&processes[*process]);
        perform(&processes[*process], &clock, *act, &tasks);
        if matches!(act, Act::Restart) {
            processes[*process] = open();
        }
        let completed = model.completed;
        model.follow(*act, &tasks);
        if model.completed > completed {
            // The one who comes after agrees anew.
            prop_assert_eq!(
                reason(&processes[0].check(enter(&processes[0], "login"), &sign_in())),
                "document_not_accepted"
            );
            accept(&processes[1]);
            voice_room(&processes[1]);
        }
        for it in &processes {
            prop_assert_eq!(it.deletion_status().unwrap().state, model.phase(), "after {:?}: {:?}", act, model);
            let _ = it.report_permission(&"microphone".parse().unwrap(), placet::policy::SystemPermission::Granted);
            let said = [("voice_room", speak()), ("login", sign_in())]
                .map(|(feature, it_use)| reason(&it.check(enter(it, feature), &it_use)));
            prop_assert_eq!(said, model.gate(), "after {:?}: {:?}", act, model);
        }
    }
    processes[0].verify().unwrap();
    Ok(model.completed)
}

fn sign_in() -> placet::id::UseRef {
    "login.sign_in".parse().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn placet_stands_where_the_plain_words_of_the_policy_say(
        kind in prop_oneof![Just(Kind::Device), Just(Kind::Server), Just(Kind::None)],
        acts in prop::collection::vec((0_usize..2, act()), 1..60),
    ) {
        play(kind, &acts)?;
    }
}

#[test]
fn the_model_completes_a_deletion_and_begins_another() {
    let once = [Act::Begin, Act::Prepare, Act::Submit, Act::Execute];
    let tasks = [Act::Task(0); 11];
    let acts: Vec<(usize, Act)> =
        (0..2).flat_map(|_| once.into_iter().chain(tasks)).enumerate().map(|(at, act)| (at % 2, act)).collect();

    assert_eq!(play(Kind::None, &acts).unwrap(), 2);
}
