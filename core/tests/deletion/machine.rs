//! The machine without an engine: a manifest, a state, a time, and commands that follow each other.

use std::sync::Arc;

use placet::calendar::WorkingDays;
use placet::canonical::Hash;
use placet::clock::Timestamp;
use placet::event::{Event, Evidence, Surface};
use placet::manifest::{CancelMeans, ChoiceOption, Manifest};
use placet::policy::deletion::{self, Command, DeletionPhase, DeletionStatus, ServerWord};
use placet::policy::spent::NOTHING_SPENT;
use placet::policy::{AgeBand, Context, Declared, Refusal, SubjectState};
use serde_json::{Value, json};

use crate::support::EXAMPLE;

pub const DAY: i64 = 86_400_000;

/// The deletion that most tests look at: fifteen days, a login cancels, the server decides.
pub fn usual() -> Value {
    json!({
        "appeal": { "days": 15, "rest_day_end": "move_on" },
        "processing": { "working_days": 15, "from": "submitted" },
        "authority": "server",
        "preconditions": { "identity_verified": { "fact": "real_name_verified" } },
        "acknowledge": { "assets": { "en": "What is left in the account is lost." } },
        "choices": { "uploads": ["erase", "detach"] },
        "cancel_on": ["interactive_login"],
        "during_appeal": { "features": ["login"] },
        "hold": { "grounds": ["dispute"], "clock": "runs" },
        "tasks": { "voice": "erase", "phone": "erase", "face": "anonymise", "clipboard": "erase_or_anonymise" }
    })
}

/// The example app with a deletion.
pub fn manifest(deletion: Value) -> String {
    let mut manifest: Value = serde_json::from_str(EXAMPLE).unwrap();
    manifest["deletion"] = deletion;
    manifest.to_string()
}

/// The usual deletion with some members otherwise; `null` leaves one out.
pub fn with(changes: Value) -> Value {
    let mut deletion = usual();
    for (key, value) in changes.as_object().unwrap() {
        if value.is_null() {
            deletion.as_object_mut().unwrap().remove(key);
        } else {
            deletion[key] = value.clone();
        }
    }
    deletion
}

pub fn no_appeal() -> Value {
    with(json!({ "appeal": "none", "cancel_on": null, "during_appeal": null }))
}

pub fn by_device() -> Value {
    with(json!({ "authority": "device" }))
}

pub fn test() -> Evidence {
    Evidence::on(Surface::Test)
}

/// Evidence that a notice was shown.
pub fn noticed() -> Evidence {
    Evidence { prompt: Some("notice".parse().unwrap()), ..test() }
}

#[derive(Clone)]
pub struct Machine {
    pub declared: Arc<Declared>,
    pub calendar: Arc<WorkingDays>,
    pub state: SubjectState,
    pub now: Timestamp,
    pub events: Vec<Event>,
}

impl Machine {
    pub fn new(deletion: Value) -> Self {
        let bytes = manifest(deletion).into_bytes();
        let manifest = Manifest::load(&bytes).unwrap();
        Self {
            declared: Arc::new(Declared::new(manifest, Hash::of(&[&bytes]))),
            calendar: WorkingDays::built_in(),
            state: SubjectState::default(),
            now: "2026-03-02T10:30:00+08:00".parse().unwrap(),
            events: Vec::new(),
        }
    }

    pub fn ctx(&self) -> Context<'_> {
        Context {
            declared: &self.declared,
            now: self.now,
            latest: self.now,
            age: AgeBand::Adult,
            calendar: &self.calendar,
            spent: &NOTHING_SPENT,
        }
    }

    pub fn tick(&mut self) {
        let events = deletion::tick(&self.ctx(), &self.state.deletion);
        self.take(events);
    }

    pub fn run(&mut self, command: Command) -> Result<(), Refusal> {
        self.tick();
        let events = deletion::decide(&self.ctx(), &self.state, command)?;
        self.take(events);
        Ok(())
    }

    fn take(&mut self, events: Vec<Event>) {
        self.state = self.state.after(self.now, &events);
        self.events.extend(events);
    }

    pub fn at(mut self, moment: &str) -> Self {
        self.now = moment.parse().unwrap();
        self.tick();
        self
    }

    pub fn wait(mut self, days: i64) -> Self {
        self.now = self.now.plus_millis(days * DAY);
        self.tick();
        self
    }

    pub fn then(mut self, command: Command) -> Self {
        self.run(command).unwrap();
        self
    }

    pub fn code(&self, command: Command) -> &'static str {
        self.clone().run(command).map_or_else(|it| it.code.code(), |()| "ok")
    }

    pub fn phase(&self) -> DeletionPhase {
        self.status().state
    }

    pub fn status(&self) -> DeletionStatus {
        deletion::status(&self.ctx(), &self.state)
    }

    /// Begun, with everything done that submitting needs.
    pub fn ready(self) -> Self {
        self.then(Command::Begin(test()))
            .then(Command::Satisfy("identity_verified".parse().unwrap(), test()))
            .then(Command::Acknowledge("assets".parse().unwrap(), test()))
            .then(Command::Choose("uploads".parse().unwrap(), ChoiceOption::Erase, test()))
    }

    pub fn submitted(self) -> Self {
        self.ready().then(Command::Submit(test()))
    }

    /// Being carried out: by the device after the appeal, or by the server's word.
    pub fn executing(self) -> Self {
        let it = self.submitted();
        if it.phase() == DeletionPhase::Submitted {
            return it.then(Command::Observe(ServerWord::Executing { submitted: None }, test()));
        }
        let it = it.wait(40);
        if it.phase() == DeletionPhase::Executing {
            return it;
        }
        it.then(Command::Observe(ServerWord::Executing { submitted: None }, test()))
    }

    pub fn completed(mut self) -> Self {
        let tasks: Vec<_> = match self.state.deletion.stage() {
            Some(deletion::Stage::Executing(it)) => it.tasks.keys().cloned().collect(),
            other => panic!("{other:?}"),
        };
        for task in tasks {
            self.run(Command::TaskDone(task, test())).unwrap();
        }
        self
    }

    pub fn held(self) -> Self {
        let review = self.now.plus_millis(30 * DAY);
        self.then(Command::Hold("dispute".parse().unwrap(), review, noticed()))
    }
}

pub fn hold(it: &Machine) -> Command {
    Command::Hold("dispute".parse().unwrap(), it.now.plus_millis(DAY), noticed())
}

pub fn refuse() -> Command {
    Command::Refuse("fraud".parse().unwrap(), "write_to_us".parse().unwrap(), test())
}

pub fn cancel(means: CancelMeans) -> Command {
    Command::Cancel(means, noticed())
}
