//! The machine without an engine: a manifest, a state, a time, and commands that follow each other.

use std::sync::Arc;

use placet::calendar::WorkingDays;
use placet::canonical::Hash;
use placet::clock::Timestamp;
use placet::event::{Event, Evidence, Surface, TimeSource};
use placet::id::RequestId;
use placet::manifest::{Manifest, RightKind};
use placet::policy::request::{self, Command, Identity, RequestForm, RequestStatus};
use placet::policy::spent::NOTHING_SPENT;
use placet::policy::{AgeBand, Context, Declared, Refusal, SubjectState};
use serde_json::{Value, json};

use crate::support::EXAMPLE;

pub fn test() -> Evidence {
    Evidence::on(Surface::Test)
}

/// Evidence that a notice was shown.
pub fn noticed() -> Evidence {
    Evidence { prompt: Some("notice".parse().unwrap()), ..test() }
}

pub fn id() -> RequestId {
    RequestId::from_random([7; 16])
}

/// The example app with these rights, and two grounds that the law knows for refusing.
pub fn manifest(rights: Value) -> String {
    let mut manifest: Value = serde_json::from_str(EXAMPLE).unwrap();
    let exemptions = json!({
        "collecting": { "stability": { "honoured": false } },
        "refusing": { "malice": { "honoured": true }, "trouble": { "honoured": false } },
    });
    let parts = manifest.as_object_mut().unwrap();
    parts.extend([("rights".to_owned(), rights), ("exemptions".to_owned(), exemptions)]);
    manifest.to_string()
}

/// One right whose time starts there.
pub fn from(kind: &str, clock: &str) -> Value {
    json!({ kind: { "due": { "working_days": 10 }, "from": clock, "owed": "reply", "refusals": ["repeated"] } })
}

#[derive(Clone)]
pub struct Machine {
    pub declared: Arc<Declared>,
    pub calendar: Arc<WorkingDays>,
    pub state: SubjectState,
    pub now: Timestamp,
}

impl Machine {
    pub fn new(rights: Value) -> Self {
        let bytes = manifest(rights).into_bytes();
        let manifest = Manifest::load(&bytes).unwrap();
        Self {
            declared: Arc::new(Declared::new(manifest, Hash::of(&[&bytes]))),
            calendar: WorkingDays::built_in(),
            state: SubjectState::default(),
            now: "2024-06-03T09:00:00+08:00".parse().unwrap(),
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

    pub fn run(&mut self, command: Command) -> Result<usize, Refusal> {
        self.tick();
        let events = request::decide(&self.ctx(), &self.state, command)?;
        self.state = self.state.after(self.now, &events);
        Ok(events.len())
    }

    pub fn tick(&mut self) -> usize {
        let events = request::tick(&self.ctx(), &self.state.requests);
        self.state = self.state.after(self.now, &events);
        events.len()
    }

    /// Somebody who can know the time says that it is this.
    pub fn told(mut self, moment: &str) -> Self {
        let event = Event::TimeObserved { source: TimeSource::Server, was: self.now };
        self.now = moment.parse().unwrap();
        self.state = self.state.after(self.now, &[event]);
        self
    }

    pub fn at(mut self, moment: &str) -> Self {
        self.now = moment.parse().unwrap();
        self
    }

    pub fn then(mut self, command: Command) -> Self {
        self.run(command).unwrap();
        self
    }

    pub fn code(&self, command: Command) -> &'static str {
        self.clone().run(command).map_or_else(|it| it.code.code(), |_| "ok")
    }

    pub fn submit(self, kind: RightKind) -> Self {
        self.then(Command::Submit(id(), RequestForm::of(kind), test()))
    }

    pub fn submit_unknown(self, kind: RightKind) -> Self {
        let form = RequestForm { identity: Identity::ToBeVerified, ..RequestForm::of(kind) };
        self.then(Command::Submit(id(), form, test()))
    }

    pub fn verify(self) -> Self {
        let (by, held) = Default::default();
        self.then(Command::VerifyIdentity { id: id(), by, held, evidence: test() })
    }

    pub fn status(&self) -> RequestStatus {
        request::status(&self.ctx(), &self.state, &id()).unwrap()
    }

    /// The last day, as the person reads it in China.
    pub fn due(&self) -> Option<String> {
        let by = self.status().due_by?;
        Some(by.at.plus_millis(8 * 3_600_000 - 1).to_string().split('T').next().unwrap().to_owned())
    }
}

pub fn answer() -> Command {
    Command::Answer(id(), test())
}

pub fn complete() -> Command {
    Command::Complete(id(), test())
}

pub fn refuse(reason: &str) -> Command {
    Command::Refuse(id(), reason.parse().unwrap(), "write_to_us".parse().unwrap(), test())
}

pub fn extend(more: u32) -> Command {
    Command::Extend(id(), more, "many_files".parse().unwrap(), noticed())
}
