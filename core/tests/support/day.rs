//! Days of decisions, drawn at random, and everything of them that must be found again.

use std::collections::BTreeSet;

use placet::engine::Health;
use placet::event::{ConsentDecision, Entry};
use placet::id::UseRef;
use placet::ledger::ChainName;
use placet::manifest::OpensBy;
use placet::policy::obligation::OpenObligation;
use placet::policy::{AgeBand, ConsentStatus, SystemPermission};
use placet::store::UseRecord;
use placet::{Error, Placet};
use proptest::prelude::*;

use super::support::{FakeClock, reason, test};

/// Something that a person, an app or the system does.
#[derive(Debug, Clone)]
pub enum Act {
    Present,
    Accept,
    Decline,
    WithdrawPolicy,
    Decide(Vec<(&'static str, ConsentDecision)>),
    Separately,
    Age(AgeBand),
    Fact(bool),
    Answer(&'static str, &'static str, SystemPermission),
    SwitchOff(&'static str),
    Take(&'static str, &'static str),
    MeetFirst,
    Wait(i64),
}

pub fn act() -> impl Strategy<Value = Act> {
    let decision = prop_oneof![
        3 => Just(ConsentDecision::Granted),
        1 => Just(ConsentDecision::Denied),
        2 => Just(ConsentDecision::Withdrawn),
    ];
    let line = (prop::sample::select(vec!["voice_chat", "room_entry", "nearby"]), decision);
    let asked = vec![("voice_room", "microphone"), ("nearby", "location"), ("real_name", "camera")];
    let status = prop_oneof![3 => Just(SystemPermission::Granted), 1 => Just(SystemPermission::Denied)];
    let taken = vec![("voice_room", "speak"), ("nearby", "locate"), ("nearby", "locate_roughly"), ("login", "sign_in")];
    let band = prop_oneof![4 => Just(AgeBand::Adult), 1 => Just(AgeBand::Unknown), 1 => Just(AgeBand::Under14)];
    prop_oneof![
        2 => Just(Act::Present),
        4 => Just(Act::Accept),
        1 => Just(Act::Decline),
        1 => Just(Act::WithdrawPolicy),
        8 => prop::collection::vec(line, 1..3).prop_map(Act::Decide),
        2 => Just(Act::Separately),
        3 => band.prop_map(Act::Age),
        3 => any::<bool>().prop_map(Act::Fact),
        6 => (prop::sample::select(asked), status).prop_map(|((feature, id), status)| Act::Answer(feature, id, status)),
        1 => prop::sample::select(vec!["microphone", "location", "camera"]).prop_map(Act::SwitchOff),
        6 => prop::sample::select(taken).prop_map(|(feature, it)| Act::Take(feature, it)),
        2 => Just(Act::MeetFirst),
        2 => (1_i64..400).prop_map(Act::Wait),
    ]
}

/// Does it; says whether it was acknowledged. A refusal or a denial is an answer too, and leaves nothing behind.
pub fn perform(placet: &Placet, clock: &FakeClock, act: &Act) -> bool {
    attempt(placet, clock, act).is_ok()
}

/// Does it, or says with which code it was refused, denied or failed.
pub fn attempt(placet: &Placet, clock: &FakeClock, act: &Act) -> Result<(), &'static str> {
    let policy = "privacy_policy".parse().unwrap();
    let enter = |feature: &str| placet.enter(&feature.parse().unwrap(), OpensBy::UserAction);
    let done = match act {
        Act::Present => placet.present(&policy, None),
        Act::Accept => placet.accept(&policy, test()).map(drop),
        Act::Decline => placet.decline(&policy, test()).map(drop),
        Act::WithdrawPolicy => placet.withdraw_document(&policy, test()).map(drop),
        Act::Decide(lines) => {
            let lines = lines.iter().map(|(purpose, to)| (purpose.parse().unwrap(), *to)).collect();
            placet.change(test(), lines).map(drop)
        }
        Act::Separately => placet.grant_separately(&"face_check".parse().unwrap(), test()).map(drop),
        Act::Age(band) => placet.set_age_band(*band).map(drop),
        Act::Fact(holds) => placet.set_fact(&"real_name_verified".parse().unwrap(), *holds, None, test()).map(drop),
        Act::Answer(feature, id, status) => {
            enter(feature).and_then(|it| placet.answer(it, &id.parse().unwrap(), *status, test())).map(drop)
        }
        Act::SwitchOff(id) => placet.report_permission(&id.parse().unwrap(), SystemPermission::Denied).map(drop),
        Act::Take(feature, it) => {
            let it: UseRef = format!("{feature}.{it}").parse().unwrap();
            let session = enter(feature).map_err(|it| it.code())?;
            let decision = placet.take(session, &it, None);
            return if decision.is_allowed() { Ok(()) } else { Err(reason(&decision)) };
        }
        Act::MeetFirst => {
            let first = placet.obligations().map_err(|it| it.code())?.first().map(|it| it.id.clone());
            placet.confirm(&first.ok_or("nothing_owed")?, test()).map(drop)
        }
        Act::Wait(hours) => {
            clock.wait(*hours);
            placet.tick()
        }
    };
    done.map_err(|it| it.code())
}

/// Everything that must be found again, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub entries: Vec<(ChainName, u64, Entry)>,
    pub usage: Vec<UseRecord>,
    pub age: AgeBand,
    pub owed: Vec<OpenObligation>,
    pub purposes: Vec<ConsentStatus>,
    /// The uses that are allowed where the system stands in nobody's way.
    pub allowed: BTreeSet<UseRef>,
}

impl Seen {
    /// Looks at a store that can be used.
    pub fn of(placet: &Placet) -> Self {
        assert_eq!(placet.health(), Health::Ok);
        Self::look(placet).unwrap()
    }

    /// Looks at a store, of which anything may turn out to be damaged.
    pub fn look(placet: &Placet) -> Result<Self, Error> {
        let purposes = placet.manifest().purposes.keys().map(|id| placet.status(id)).collect::<Result<_, _>>()?;
        Ok(Self {
            allowed: allowed(placet),
            entries: placet.entries()?,
            usage: placet.usage()?,
            age: placet.age_band()?,
            owed: placet.obligations()?,
            purposes,
        })
    }
}

/// The uses that are allowed where the system stands in nobody's way; none where the store cannot be used.
pub fn allowed(placet: &Placet) -> BTreeSet<UseRef> {
    for (id, _) in &placet.manifest().permissions {
        // A store that cannot be used says so to each question below.
        let _ = placet.report_permission(id, SystemPermission::Granted);
    }
    let uses = placet.manifest().uses().map(|(it, _)| it);
    uses.filter(|it| {
        let Ok(session) = placet.enter(&it.feature, OpensBy::UserAction) else { return false };
        let answer = placet.check(session, it).is_allowed();
        placet.close_session(session);
        answer
    })
    .collect()
}
