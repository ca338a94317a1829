//! The border: whatever fails behind it or in what the app handed in is a typed error, and the gate denies.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use placet::clock::{Reading, Timestamp};
use placet::engine::Change;
use placet::event::{ConsentDecision, Evidence, Role, Surface, TimeSource};
use placet::id::{RequestId, SubjectRef};
use placet::manifest::{CancelMeans, ChoiceOption, OpensBy, RightKind};
use placet::policy::deletion::ServerWord;
use placet::policy::request::Identity;
use placet::policy::{AgeBand, ConsentStatus, Reason, SessionId, SystemPermission, Unavailability};
use placet_ffi::{
    ClockSource, ConsentLine, Decision, EndReason, Health, Observer, PlacetCore, PlacetError, RequestForm, SessionState,
};

const MANIFEST: &[u8] = include_bytes!("../../../core/tests/fixtures/example.json");
const START: &str = "2024-06-01T09:00:00+08:00";

/// How something of the app's behaves when it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    Works,
    /// Throws an exception of the kind that it may throw.
    Throws,
    /// Throws anything else.
    Panics,
}

struct Moody(Mutex<Mood>);

impl Moody {
    fn new(mood: Mood) -> Arc<Self> {
        Arc::new(Self(Mutex::new(mood)))
    }

    fn set(&self, mood: Mood) {
        *self.0.lock().unwrap() = mood;
    }

    fn call(&self) -> Result<(), PlacetError> {
        let mood = *self.0.lock().unwrap();
        match mood {
            Mood::Works => Ok(()),
            Mood::Throws => Err(PlacetError::Refused { code: "thrown".to_owned(), detail: "by the app".to_owned() }),
            Mood::Panics => std::panic::resume_unwind(Box::new("anything at all")),
        }
    }
}

struct MoodyClock(Arc<Moody>);

impl ClockSource for MoodyClock {
    fn read(&self) -> Result<Reading, PlacetError> {
        self.0.call()?;
        let wall: Timestamp = START.parse().unwrap();
        Ok(Reading { wall, boot_id: "boot".to_owned(), since_boot: 0 })
    }
}

struct MoodyObserver {
    mood: Arc<Moody>,
    called: AtomicUsize,
}

impl Observer for MoodyObserver {
    fn changed(&self, _: Change) -> Result<(), PlacetError> {
        self.called.fetch_add(1, Ordering::SeqCst);
        self.mood.call()
    }
    fn session_ended(&self, _: SessionId, _: EndReason) -> Result<(), PlacetError> {
        self.called.fetch_add(1, Ordering::SeqCst);
        self.mood.call()
    }
}

fn open(clock: &Arc<Moody>) -> Arc<PlacetCore> {
    let clock = Some(Arc::new(MoodyClock(clock.clone())) as Arc<dyn ClockSource>);
    PlacetCore::open(None, MANIFEST.to_vec(), None, None, clock, None, None, None).unwrap()
}

fn test() -> Evidence {
    Evidence::on(Surface::Test)
}

fn line(to: ConsentDecision) -> Vec<ConsentLine> {
    vec![ConsentLine { purpose: "voice_chat".parse().unwrap(), to }]
}

fn accept(core: &PlacetCore) {
    core.present("privacy_policy".parse().unwrap(), None).unwrap();
    core.accept("privacy_policy".parse().unwrap(), test()).unwrap();
}

/// Every call that errs, by its name: the whole border but the gate, `health`, `shut_down` and the two calls that need
/// no clock.
type Call = (&'static str, fn(&PlacetCore, SessionId) -> Result<(), PlacetError>);

const CALLS: &[Call] = &[
    ("present", |it, _| it.present("privacy_policy".parse().unwrap(), None)),
    ("accept", |it, _| it.accept("privacy_policy".parse().unwrap(), test()).map(drop)),
    ("decline", |it, _| it.decline("privacy_policy".parse().unwrap(), test()).map(drop)),
    ("withdraw_document", |it, _| it.withdraw_document("privacy_policy".parse().unwrap(), test()).map(drop)),
    ("document_status", |it, _| it.document_status("privacy_policy".parse().unwrap()).map(drop)),
    ("change_consents", |it, _| it.change_consents(test(), line(ConsentDecision::Granted)).map(drop)),
    ("grant_separately", |it, _| it.grant_separately("face_check".parse().unwrap(), test()).map(drop)),
    ("consent_status", |it, _| it.consent_status("voice_chat".parse().unwrap()).map(drop)),
    ("set_fact", |it, _| it.set_fact("real_name_verified".parse().unwrap(), true, None, test()).map(drop)),
    ("fact", |it, _| it.fact("real_name_verified".parse().unwrap()).map(drop)),
    ("set_age_band", |it, _| it.set_age_band(AgeBand::Adult, None).map(drop)),
    ("age_band", |it, _| it.age_band().map(drop)),
    ("sign_in", |it, _| it.sign_in("anna".to_owned()).map(drop)),
    ("sign_out", |it, _| it.sign_out().map(drop)),
    ("subjects", |it, _| it.subjects().map(drop)),
    ("erase_subject", |it, _| it.erase_subject().map(drop)),
    ("erasures", |it, _| it.erasures().map(drop)),
    ("use_key", |it, _| it.use_key(vec![7; 32])),
    ("rotate_key", |it, _| it.rotate_key(None)),
    ("keep_text", |it, _| it.keep_text("a reason".to_owned()).map(drop)),
    ("text", |it, _| it.text("0".repeat(64).try_into().unwrap()).map(drop)),
    ("report_permission", |it, _| {
        it.report_permission("microphone".parse().unwrap(), SystemPermission::Granted).map(drop)
    }),
    ("permission_status", |it, _| {
        it.permission_status("microphone".parse().unwrap(), "voice_room".parse().unwrap()).map(drop)
    }),
    ("enter", |it, _| it.enter("login".parse().unwrap(), OpensBy::UserAction).map(drop)),
    ("went_to_background", |it, _| it.went_to_background().map(drop)),
    ("came_to_foreground", |it, _| it.came_to_foreground()),
    ("session_state", |it, session| it.session_state(session).map(drop)),
    ("request", |it, session| it.request(session, "microphone".parse().unwrap()).map(drop)),
    ("answer", |it, session| {
        it.answer(session, "microphone".parse().unwrap(), SystemPermission::Granted, test()).map(drop)
    }),
    ("availability", |it, _| it.availability("login".parse().unwrap()).map(drop)),
    ("explain", |it, session| it.explain(Some(session), "login.sign_in".parse().unwrap()).map(drop)),
    ("tick", |it, _| it.tick()),
    ("next_due", |it, _| it.next_due().map(drop)),
    ("refresh", |it, _| it.refresh().map(drop)),
    ("obligations", |it, _| it.obligations().map(drop)),
    ("confirm", |it, _| it.confirm("ended.0".parse().unwrap(), test()).map(drop)),
    ("retention", |it, _| it.retention("voice".parse().unwrap()).map(drop)),
    ("end_retention", |it, _| it.end_retention("voice".parse().unwrap(), "cleared".to_owned()).map(drop)),
    ("place_hold", |it, _| it.place_hold("court".parse().unwrap(), Timestamp::EPOCH, test()).map(drop)),
    ("lift_hold", |it, _| it.lift_hold("court".parse().unwrap(), test()).map(drop)),
    ("observe_time", |it, _| it.observe_time(START.parse().unwrap(), TimeSource::Server).map(drop)),
    ("heads", |it, _| it.heads().map(drop)),
    ("holds", |it, _| it.holds(Vec::new()).map(drop)),
    ("export", |it, _| it.export("a folder that is missing/evidence.jsonl".to_owned()).map(drop)),
    ("recover", |it, _| it.recover().map(drop)),
    ("verify", |it, _| it.verify().map(drop)),
    ("sweep", |it, _| it.sweep(36, 0).map(drop)),
    ("records", |it, _| it.records().map(drop)),
    ("receipt", |it, _| it.receipt("en".to_owned()).map(drop)),
    ("usage", |it, _| it.usage().map(drop)),
    ("report", |it, _| it.report("en".to_owned()).map(drop)),
    ("deletion_begin", |it, _| it.deletion_begin(test()).map(drop)),
    ("deletion_satisfy", |it, _| it.deletion_satisfy("identity_verified".parse().unwrap(), test()).map(drop)),
    ("deletion_acknowledge", |it, _| it.deletion_acknowledge("assets".parse().unwrap(), test()).map(drop)),
    ("deletion_choose", |it, _| it.deletion_choose("uploads".parse().unwrap(), ChoiceOption::Erase, test()).map(drop)),
    ("deletion_submit", |it, _| it.deletion_submit(test()).map(drop)),
    ("deletion_cancel", |it, _| it.deletion_cancel(CancelMeans::Choice, test()).map(drop)),
    ("deletion_hold", |it, _| it.deletion_hold("dispute".parse().unwrap(), later(), test()).map(drop)),
    ("deletion_lift", |it, _| it.deletion_lift(test()).map(drop)),
    ("deletion_refuse", |it, _| {
        it.deletion_refuse("dispute".parse().unwrap(), "write_to_us".parse().unwrap(), test()).map(drop)
    }),
    ("deletion_observe", |it, _| it.deletion_observe(ServerWord::Active, test()).map(drop)),
    ("confirm_task", |it, _| it.confirm_task("local".parse().unwrap(), test()).map(drop)),
    ("deletion_status", |it, _| it.deletion_status().map(drop)),
    ("deletion_timeline", |it, _| it.deletion_timeline(None).map(drop)),
    ("deletion_receipts", |it, _| it.deletion_receipts().map(drop)),
    ("deletion_tasks", |it, _| it.deletion_tasks().map(drop)),
    ("submit_request", |it, _| it.submit_request(form(), test()).map(drop)),
    ("verify_identity", |it, _| it.verify_identity(asked(), Vec::new(), test()).map(drop)),
    ("confirm_checked", |it, _| it.confirm_checked(asked(), test()).map(drop)),
    ("reply_to_request", |it, _| it.reply_to_request(asked(), test()).map(drop)),
    ("extend_request", |it, _| it.extend_request(asked(), 5, "many_files".parse().unwrap(), test()).map(drop)),
    ("refuse_request", |it, _| {
        it.refuse_request(asked(), "malice".parse().unwrap(), "write_to_us".parse().unwrap(), test()).map(drop)
    }),
    ("complete_request", |it, _| it.complete_request(asked(), test()).map(drop)),
    ("confirm_request_task", |it, _| it.confirm_request_task(asked(), "data.voice".parse().unwrap(), test()).map(drop)),
    ("lift_restriction", |it, _| it.lift_restriction(asked(), test()).map(drop)),
    ("obligations_of_others", |it, _| it.obligations_of_others().map(drop)),
    ("confirm_of", |it, _| {
        it.confirm_of(SubjectRef::from_random([1; 16]), "ended.0".parse().unwrap(), test()).map(drop)
    }),
    ("requests", |it, _| it.requests().map(drop)),
    ("copy_of_person", |it, _| it.copy_of_person().map(drop)),
    ("replace_calendar", |it, _| it.replace_calendar(Vec::new())),
];

fn form() -> RequestForm {
    let (kind, role, identity) = (RightKind::Access, Role::Own, Identity::Known);
    RequestForm { kind, role, identity, ground: None, data: Vec::new(), purposes: Vec::new() }
}

fn asked() -> RequestId {
    "0a1b2c3d4e".to_owned().try_into().unwrap()
}

fn later() -> Timestamp {
    "2024-07-01T00:00:00+08:00".parse().unwrap()
}

#[test]
fn every_call_under_a_clock_that_throws_is_a_typed_error_and_changes_nothing() {
    let mood = Moody::new(Mood::Works);
    let core = open(&mood);
    accept(&core);
    let session = core.enter("login".parse().unwrap(), OpensBy::UserAction).unwrap();
    let before = core.verify().unwrap();

    for broken in [Mood::Throws, Mood::Panics] {
        mood.set(broken);
        for (name, call) in CALLS {
            let failed = call(&core, session);
            assert!(
                matches!(&failed, Err(PlacetError::Internal { code, .. }) if code == "internal"),
                "{name} under a clock that {broken:?}: {failed:?}"
            );
        }
        assert_eq!(core.health(), Health::Ok);
    }

    mood.set(Mood::Works);
    assert_eq!(core.verify().unwrap(), before);
    assert_eq!(core.session_state(session).unwrap(), SessionState::Open);
}

#[test]
fn every_question_under_a_clock_that_throws_is_denied() {
    let mood = Moody::new(Mood::Works);
    let core = open(&mood);
    accept(&core);
    core.set_age_band(AgeBand::Adult, None).unwrap();
    let session = core.enter("login".parse().unwrap(), OpensBy::UserAction).unwrap();
    let sign_in = || "login.sign_in".parse().unwrap();
    assert!(matches!(core.check(session, sign_in()).unwrap(), Decision::Allowed { .. }));

    for broken in [Mood::Throws, Mood::Panics] {
        mood.set(broken);
        for answer in [
            core.check(session, sign_in()).unwrap(),
            core.check_without_session(sign_in()).unwrap(),
            core.take(session, sign_in(), None).unwrap(),
        ] {
            let Decision::Denied { denial } = answer else { panic!("allowed under a clock that {broken:?}") };
            assert_eq!((denial.reason, denial.why), (Reason::Unavailable, Some(Unavailability::Internal)));
        }
    }

    mood.set(Mood::Works);
    assert!(matches!(core.check(session, sign_in()).unwrap(), Decision::Allowed { .. }));
    assert!(core.usage().unwrap().is_empty(), "what was denied is not counted");
}

#[test]
fn opening_with_a_clock_that_throws_is_a_typed_error() {
    for broken in [Mood::Throws, Mood::Panics] {
        let clock = Arc::new(MoodyClock(Moody::new(broken)));
        let opened = PlacetCore::open(None, MANIFEST.to_vec(), None, None, Some(clock), None, None, None);

        assert!(matches!(opened, Err(PlacetError::Internal { .. })), "a clock that {broken:?}");
    }
}

#[test]
fn closing_is_done_even_where_the_clock_throws() {
    let mood = Moody::new(Mood::Works);
    let core = open(&mood);
    let session = core.enter("login".parse().unwrap(), OpensBy::UserAction).unwrap();

    mood.set(Mood::Throws);
    core.begin_action(session).unwrap();
    core.close_session(session).unwrap();
    core.shut_down();
    mood.set(Mood::Works);

    assert!(matches!(core.tick(), Err(PlacetError::Closed { .. })));
    for (name, call) in CALLS.iter().filter(|it| {
        let asked = [
            "report",
            "observe_time",
            "holds",
            "export",
            "sweep",
            "records",
            "receipt",
            "recover",
            "sign_in",
            "erase_subject",
            "rotate_key",
            "requests",
        ];
        asked.contains(&it.0)
    }) {
        assert!(matches!(call(&core, session), Err(PlacetError::Closed { .. })), "{name}");
    }
    assert_eq!(core.health(), Health::Unavailable { why: Unavailability::Closed });
}

#[test]
fn what_an_observer_throws_is_dropped_and_the_change_is_made() {
    for mood in [Mood::Throws, Mood::Panics] {
        let observer = Arc::new(MoodyObserver { mood: Moody::new(mood), called: AtomicUsize::new(0) });
        let core =
            PlacetCore::open(None, MANIFEST.to_vec(), None, None, None, Some(observer.clone()), None, None).unwrap();

        core.change_consents(test(), line(ConsentDecision::Granted)).unwrap();

        assert_eq!(core.consent_status("voice_chat".parse().unwrap()).unwrap(), ConsentStatus::Granted);
        assert!(observer.called.load(Ordering::SeqCst) > 0, "an observer that {mood:?}");
    }
}
