//! Random days against a small model that knows nothing of chains, stores or events: it says only whether the person
//! may be heard in the voice room, and Placet must say the same, in two processes and after every restart.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use placet::Placet;
use placet::engine::Cell;
use placet::event::ConsentDecision;
use placet::policy::{AgeBand, SessionId, SystemPermission};
use proptest::prelude::*;
use support::*;

#[derive(Debug, Clone)]
enum Act {
    Present,
    Accept,
    Decline,
    WithdrawPolicy,
    Decide(ConsentDecision),
    Age(AgeBand),
    Fact(bool),
    System(SystemPermission),
    Enter,
    Answer(SystemPermission),
    Close,
    Background,
    Foreground,
    Wait(i64),
    Restart,
}

/// What one process knows.
#[derive(Debug, Clone, Copy)]
struct Seen {
    system: SystemPermission,
    /// Whether the room is open; the hour since which, and since which hour the app is in the background.
    room: Option<i64>,
    background: Option<i64>,
    relied: bool,
}

/// The model: plain words of the policy.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing the person decided, and they are independent")]
struct Model {
    presented: bool,
    accepted: bool,
    consent: Option<ConsentDecision>,
    adult: bool,
    fact: bool,
    grant: Option<bool>,
    hour: i64,
    processes: [Seen; 2],
}

const FRESH: Seen = Seen { system: SystemPermission::NotDetermined, room: None, background: None, relied: false };

impl Model {
    fn new() -> Self {
        Self {
            presented: false,
            accepted: false,
            consent: None,
            adult: false,
            fact: false,
            grant: None,
            hour: 0,
            processes: [FRESH; 2],
        }
    }

    fn stands(&self, process: usize) -> bool {
        self.may_ask() && self.processes[process].system == SystemPermission::Granted && self.grant == Some(true)
    }

    fn may_ask(&self) -> bool {
        self.accepted && self.adult && self.fact && self.consent == Some(ConsentDecision::Granted)
    }

    /// A room that relied on what no longer stands has ended; so has one that was unseen for four hours.
    fn settle(&mut self) {
        for process in 0..2 {
            let stands = self.stands(process);
            let (hour, seen) = (self.hour, &mut self.processes[process]);
            let unseen = seen.room.zip(seen.background).is_some_and(|(room, since)| hour - since.max(room) >= 4);
            if (seen.relied && !stands) || unseen {
                seen.room = None;
                seen.relied = false;
            }
        }
    }

    fn follow(&mut self, process: usize, act: &Act) {
        match act {
            Act::Present => self.presented = true,
            Act::Accept => self.accepted |= self.presented,
            Act::Decline => self.accepted &= !self.presented,
            Act::WithdrawPolicy => self.accepted = false,
            Act::Decide(ConsentDecision::Withdrawn) => {
                if matches!(self.consent, Some(ConsentDecision::Granted | ConsentDecision::Withdrawn)) {
                    self.consent = Some(ConsentDecision::Withdrawn);
                }
            }
            Act::Decide(it) => self.consent = Some(*it),
            Act::Age(band) => self.adult = *band == AgeBand::Adult,
            Act::Fact(holds) => self.fact = *holds,
            Act::System(status) => self.processes[process].system = *status,
            Act::Enter => {
                self.processes[process].room = Some(self.hour);
                self.processes[process].relied = false;
            }
            Act::Answer(status) => {
                if self.processes[process].room.is_some() && self.may_ask() {
                    self.processes[process].system = *status;
                    match status {
                        SystemPermission::Granted => self.grant = Some(true),
                        SystemPermission::Denied | SystemPermission::Restricted => self.grant = Some(false),
                        SystemPermission::NotDetermined => {}
                    }
                }
            }
            Act::Close => self.processes[process].room = None,
            Act::Background => self.processes[process].background = Some(self.hour),
            Act::Foreground => self.processes[process].background = None,
            Act::Wait(hours) => self.hour += hours,
            Act::Restart => self.processes[process] = FRESH,
        }
        if self.processes[process].room.is_none() {
            self.processes[process].relied = false;
        }
        self.settle();
    }
}

fn act() -> impl Strategy<Value = Act> {
    let system = prop_oneof![
        4 => Just(SystemPermission::Granted),
        1 => Just(SystemPermission::Denied),
        1 => Just(SystemPermission::NotDetermined),
        1 => Just(SystemPermission::Restricted),
    ];
    let decision = prop_oneof![
        4 => Just(ConsentDecision::Granted),
        1 => Just(ConsentDecision::Denied),
        1 => Just(ConsentDecision::Withdrawn),
    ];
    prop_oneof![
        4 => Just(Act::Present),
        6 => Just(Act::Accept),
        1 => Just(Act::Decline),
        1 => Just(Act::WithdrawPolicy),
        6 => decision.prop_map(Act::Decide),
        4 => prop_oneof![4 => Just(AgeBand::Adult), 1 => Just(AgeBand::Unknown), 1 => Just(AgeBand::Under14)].prop_map(Act::Age),
        4 => prop_oneof![4 => Just(true), 1 => Just(false)].prop_map(Act::Fact),
        2 => system.clone().prop_map(Act::System),
        6 => Just(Act::Enter),
        8 => system.prop_map(Act::Answer),
        1 => Just(Act::Close),
        1 => Just(Act::Background),
        1 => Just(Act::Foreground),
        1 => (0_i64..6).prop_map(Act::Wait),
        1 => Just(Act::Restart),
    ]
}

struct Running {
    placet: Placet,
    room: Option<SessionId>,
    /// What was kept of the last room.
    kept: Option<Cell>,
}

impl Running {
    fn new(placet: Placet) -> Self {
        Self { placet, room: None, kept: None }
    }
}

fn perform(running: &mut Running, folder: &std::path::Path, clock: &FakeClock, act: &Act) {
    let policy = "privacy_policy".parse().unwrap();
    let microphone = "microphone".parse().unwrap();
    let placet = &running.placet;
    // A refusal is an answer too: the model says what it leaves unchanged.
    match act {
        Act::Present => placet.present(&policy, None).unwrap(),
        Act::Accept => drop(placet.accept(&policy, test())),
        Act::Decline => drop(placet.decline(&policy, test())),
        Act::WithdrawPolicy => drop(placet.withdraw_document(&policy, test())),
        Act::Decide(to) => drop(placet.change(test(), vec![("voice_chat".parse().unwrap(), *to)])),
        Act::Age(band) => drop(placet.set_age_band(*band).unwrap()),
        Act::Fact(holds) => {
            drop(placet.set_fact(&"real_name_verified".parse().unwrap(), *holds, None, test()).unwrap());
        }
        Act::System(status) => drop(placet.report_permission(&microphone, *status).unwrap()),
        Act::Enter => {
            let room = enter(placet, "voice_room");
            running.kept = Some(placet.cell(room, &speak()));
            running.room = Some(room);
        }
        Act::Answer(status) => {
            if let Some(room) = running.room {
                drop(placet.answer(room, &microphone, *status, test()));
            }
        }
        Act::Close => {
            if let Some(room) = running.room.take() {
                placet.close_session(room);
            }
        }
        Act::Background => drop(placet.went_to_background()),
        Act::Foreground => placet.came_to_foreground(),
        Act::Wait(hours) => clock.wait(*hours),
        Act::Restart => *running = Running::new(open_at(folder, clock)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn placet_answers_as_the_plain_words_of_the_policy_do(acts in prop::collection::vec((0_usize..2, act()), 1..60)) {
        let folder = tempfile::tempdir().unwrap();
        let clock = FakeClock::new();
        let mut model = Model::new();
        let mut running = [0, 1].map(|_| Running::new(open_at(folder.path(), &clock)));
        for (process, act) in acts {
            perform(&mut running[process], folder.path(), &clock, &act);
            model.follow(process, &act);
            for (process, it) in running.iter().enumerate() {
                let expected = model.processes[process].room.is_some() && model.stands(process);
                let room = it.room.unwrap_or(SessionId(u64::MAX));
                // First what was kept: the rules would mend it.
                let kept = it.kept.as_ref().is_some_and(|kept| it.placet.allows(kept));
                prop_assert_eq!(kept, expected, "kept in process {} after {:?}: {:?}", process, act, model);
                let answered = it.placet.check(room, &speak()).is_allowed();
                prop_assert_eq!(answered, expected, "process {} after {:?}: {:?}", process, act, model);
                model.processes[process].relied |= expected;
            }
        }
        running[0].placet.verify().unwrap();
    }
}
