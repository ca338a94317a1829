//! What crosses from Kotlin and Swift: texts that are to be ids, and calls with whatever arguments. The bytes in which
//! records cross are not made here: the generated code on the other side writes them, and is trusted as our own.

use std::fmt::Debug;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use placet::canonical::Hash;
use placet::clock::{Reading, Timestamp};
use placet::engine::Head;
use placet::event::{ConsentDecision, Evidence, Role, Surface, TaskId, TimeSource};
use placet::id::{
    DataId, DocumentId, FactId, FeatureId, GroundId, Locale, PermissionId, PromptId, PurposeId, RecipientId, RequestId,
    SubjectRef, SwitchId, UseRef,
};
use placet::manifest::{CancelMeans, ChoiceOption, OpensBy, RightKind, merged};
use placet::policy::deletion::ServerWord;
use placet::policy::request::Identity;
use placet::policy::{ActionId, AgeBand, Reason, SessionId, SystemPermission, Unavailability};
use placet_ffi::{
    ClockSource, ConsentLine, Decision, Health, PlacetCore, PlacetError, RequestForm, UniFfiTag, findings_in,
    merged_manifest,
};
use uniffi::{Lift, Lower, RustBuffer};

use super::documented;

const EXAMPLE: &[u8] = include_bytes!("../../../../core/tests/fixtures/example.json");
/// What the example does not declare: a deletion, a switch, a refusal.
const MORE: &[u8] = br#"{ "deletion": {
    "appeal": { "days": 15, "rest_day_end": "move_on" }, "processing": { "working_days": 15, "from": "submitted" },
    "authority": "server", "preconditions": { "identity_verified": { "fact": "real_name_verified" } },
    "acknowledge": { "assets": { "en": "What is left in the account is lost." } },
    "choices": { "uploads": ["erase", "detach"] }, "cancel_on": ["interactive_login"],
    "during_appeal": { "features": ["login"] }, "hold": { "grounds": ["dispute"], "clock": "runs" },
    "tasks": { "voice": "erase", "phone": "erase", "face": "anonymise", "clipboard": "erase_or_anonymise" } } }"#;
/// How many calls of one input are made.
const MOST_CALLS: usize = 48;

/// A clock that moves when a call says so.
struct Told(AtomicI64);

impl ClockSource for Told {
    fn read(&self) -> Result<Reading, PlacetError> {
        let since = self.0.load(Ordering::SeqCst);
        let wall = Timestamp::from_millis(1_717_203_600_000).plus_millis(since);
        Ok(Reading { wall, boot_id: "boot".to_owned(), since_boot: u64::try_from(since).unwrap_or_default() })
    }
}

/// Texts become ids or typed errors; calls answer or fail by a code that is known, and none of them fails inside; what the
/// gate allows `explain` allows; and the ledger verifies afterwards.
pub fn border(bytes: &[u8]) {
    // Strings cross as UTF-8: the other side's own type holds nothing else.
    let text = String::from_utf8_lossy(bytes);
    for line in text.lines().take(MOST_CALLS) {
        ids(line);
    }
    let clock = Arc::new(Told(AtomicI64::new(0)));
    let source = Some(clock.clone() as Arc<dyn ClockSource>);
    let manifest = merged(EXAMPLE, MORE).unwrap_or_default();
    let Ok(core) = PlacetCore::open(None, manifest, None, None, source, None, None, None) else {
        unreachable!("the manifest above loads")
    };
    for line in text.lines().take(MOST_CALLS) {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        if verb == "wait" {
            let hours = i64::from(rest.parse::<u16>().unwrap_or(1));
            clock.0.fetch_add(hours * 3_600_000, Ordering::SeqCst);
        } else if let Err(error) = call(&core, verb, &Arguments(rest)) {
            judge(&error, line);
        }
        gate(&core, verb, &Arguments(rest));
    }
    assert_eq!(core.health(), Health::Ok);
    let verified = core.verify();
    assert!(verified.is_ok_and(|it| core.holds(it.heads) == Ok(true)));
}

fn judge(error: &PlacetError, line: &str) {
    match error {
        PlacetError::InvalidArgument { code, .. }
        | PlacetError::Manifest { code, .. }
        | PlacetError::Refused { code, .. }
        | PlacetError::Unavailable { code, .. } => documented(code),
        PlacetError::Closed { .. } | PlacetError::Internal { .. } => unreachable!("{line}: {error}"),
    }
}

/// One text as each kind of id.
fn ids(text: &str) {
    id::<DataId>(text);
    id::<DocumentId>(text);
    id::<Hash>(text);
    id::<Locale>(text);
    id::<Reason>(text);
    id::<RequestId>(text);
    id::<SubjectRef>(text);
    id::<TaskId>(text);
    id::<Unavailability>(text);
    id::<UseRef>(text);
}

/// A text that is an id crosses back as it came; one that is none is an error of ours.
fn id<T>(text: &str)
where
    T: Lift<UniFfiTag, FfiType = RustBuffer> + Lower<UniFfiTag, FfiType = RustBuffer> + Debug,
{
    match T::try_lift(RustBuffer::from_vec(text.as_bytes().to_vec())) {
        Ok(id) => assert_eq!(T::lower(id).destroy_into_vec(), text.as_bytes()),
        Err(error) => match error.downcast_ref::<PlacetError>() {
            Some(PlacetError::InvalidArgument { code, .. }) => documented(code),
            other => unreachable!("{text:?}: {other:?}"),
        },
    }
}

/// What stands behind a verb: words between spaces.
struct Arguments<'a>(&'a str);

impl<'a> Arguments<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.0.split(' ').nth(at).unwrap_or_default()
    }

    fn number(&self, at: usize) -> i64 {
        self.word(at).parse().unwrap_or_default()
    }

    fn id<T: TryFrom<String, Error: std::fmt::Display>>(&self, at: usize) -> Result<T, PlacetError> {
        let found = T::try_from(self.word(at).to_owned());
        found.map_err(|it| PlacetError::InvalidArgument { code: "invalid_id".to_owned(), detail: it.to_string() })
    }

    fn session(&self, at: usize) -> SessionId {
        SessionId(u64::try_from(self.number(at)).unwrap_or(u64::MAX))
    }

    fn at(&self, at: usize) -> Option<Timestamp> {
        self.word(at).parse().ok().map(Timestamp::from_millis)
    }

    fn one_of<T: Copy>(&self, at: usize, words: &[T], otherwise: T) -> T {
        let place = usize::try_from(self.number(at)).unwrap_or_default();
        words.get(place).copied().unwrap_or(otherwise)
    }
}

type Called = Result<(), PlacetError>;

fn on() -> Evidence {
    Evidence::on(Surface::Test)
}

fn call(core: &PlacetCore, verb: &str, it: &Arguments<'_>) -> Called {
    match verb {
        "present" => core.present(it.id::<DocumentId>(0)?, it.id::<Locale>(1).ok()),
        "accept" => core.accept(it.id(0)?, on()).map(drop),
        "decline" => core.decline(it.id(0)?, on()).map(drop),
        "withdraw_document" => core.withdraw_document(it.id(0)?, on()).map(drop),
        "change" => change(core, it),
        "separately" => core.grant_separately(it.id::<PurposeId>(0)?, on()).map(drop),
        "fact" => core.set_fact(it.id::<FactId>(0)?, it.number(1) > 0, it.at(2), on()).map(drop),
        "switch" => core.set_switch(it.id::<SwitchId>(0)?, it.number(1) > 0, on()).map(drop),
        "age" => {
            core.set_age_band(it.one_of(0, &[AgeBand::Under14, AgeBand::Under18], AgeBand::Adult), it.at(1)).map(drop)
        }
        "report" => core.report(it.0.to_owned()).map(drop),
        "system" => core.report_permission(it.id::<PermissionId>(0)?, system(it, 1)).map(drop),
        "answer" => core.answer(it.session(0), it.id(1)?, system(it, 2), on()).map(drop),
        "enter" => core
            .enter(it.id::<FeatureId>(0)?, it.one_of(1, &[OpensBy::Launch, OpensBy::Push], OpensBy::UserAction))
            .map(drop),
        "close" => core.close_session(it.session(0)),
        "background" => core.went_to_background().map(drop),
        "foreground" => core.came_to_foreground(),
        "request" => core.request(it.session(0), it.id(1)?).map(drop),
        "take" => {
            core.take(it.session(0), it.id(1)?, it.at(2).map(|it| ActionId(it.as_millis().unsigned_abs()))).map(drop)
        }
        "action" => core.begin_action(it.session(0)).map(drop),
        "start" => core.check_start(it.id::<RecipientId>(0)?).map(drop),
        "availability" => core.availability(it.id(0)?).map(drop),
        "sign_in" => core.sign_in(it.0.to_owned()).map(drop),
        "sign_out" => core.sign_out().map(drop),
        "erase" => core.erase_subject().map(drop),
        "text" => core.keep_text(it.0.to_owned()).and_then(|hash| core.text(hash)).map(drop),
        "time" => core.observe_time(it.at(0).unwrap_or(Timestamp::from_millis(0)), TimeSource::Server).map(drop),
        "tick" => core.tick(),
        "sweep" => core.sweep(months(it, 0), months(it, 1)).map(drop),
        "receipt" => core.receipt(it.0.to_owned()).map(drop),
        "records" => core.records().map(drop),
        "head" => core
            .holds(vec![Head { chain: it.word(0).to_owned(), sequence: it.session(1).0, hash: it.id(2)? }])
            .map(drop),
        "obligations" => core.obligations().map(drop),
        "confirm" => core.confirm(it.id(0)?, on()).map(drop),
        "calendar" => core.replace_calendar(it.0.as_bytes().to_vec()),
        "key" => core.use_key(it.0.as_bytes().to_vec()),
        "rotate" => core.rotate_key(Some(it.0.as_bytes().to_vec())),
        "findings" => findings_in(it.0.as_bytes().to_vec()).map(drop),
        "merged" => merged_manifest(it.word(0).as_bytes().to_vec(), it.word(1).as_bytes().to_vec()).map(drop),
        _ => rights(core, verb, it),
    }
}

fn rights(core: &PlacetCore, verb: &str, it: &Arguments<'_>) -> Called {
    match verb {
        "deletion_begin" => core.deletion_begin(on()).map(drop),
        "deletion_satisfy" => core.deletion_satisfy(it.id(0)?, on()).map(drop),
        "deletion_acknowledge" => core.deletion_acknowledge(it.id(0)?, on()).map(drop),
        "deletion_choose" => {
            core.deletion_choose(it.id(0)?, it.one_of(1, &[ChoiceOption::Detach], ChoiceOption::Erase), on()).map(drop)
        }
        "deletion_submit" => core.deletion_submit(on()).map(drop),
        "deletion_cancel" => {
            core.deletion_cancel(it.one_of(0, &[CancelMeans::Choice], CancelMeans::InteractiveLogin), on()).map(drop)
        }
        "deletion_hold" => core.deletion_hold(it.id(0)?, it.at(1).unwrap_or(Timestamp::from_millis(0)), on()).map(drop),
        "deletion_lift" => core.deletion_lift(on()).map(drop),
        "deletion_refuse" => core.deletion_refuse(it.id(0)?, it.id(1)?, on()).map(drop),
        "deletion_word" => core.deletion_observe(server_word(it)?, on()).map(drop),
        "deletion_status" => core.deletion_status().map(drop),
        "task" => core.confirm_task(it.id::<TaskId>(0)?, on()).map(drop),
        "ask" => core.submit_request(form(it)?, on()).map(drop),
        "identity" => core.verify_identity(asked(core, it)?, it.id::<DataId>(1).into_iter().collect(), on()).map(drop),
        "checked" => core.confirm_checked(asked(core, it)?, on()).map(drop),
        "reply" => core.reply_to_request(asked(core, it)?, on()).map(drop),
        "extend" => core.extend_request(asked(core, it)?, months(it, 1), it.id::<GroundId>(2)?, on()).map(drop),
        "refuse" => core.refuse_request(asked(core, it)?, it.id(1)?, it.id::<PromptId>(2)?, on()).map(drop),
        "complete" => core.complete_request(asked(core, it)?, on()).map(drop),
        "lift" => core.lift_restriction(asked(core, it)?, on()).map(drop),
        "others" => core.obligations_of_others().map(drop),
        "request_task" => core.confirm_request_task(asked(core, it)?, it.id(1)?, on()).map(drop),
        "copy" => core.copy_of_person().map(drop),
        _ => core.refresh().map(drop),
    }
}

/// What a question that is asked twice answers: alike, and never with a failure.
fn gate(core: &PlacetCore, verb: &str, it: &Arguments<'_>) {
    if !matches!(verb, "check" | "take") {
        return;
    }
    let Ok(asked) = it.id::<UseRef>(1) else { return };
    let checked = core.check(it.session(0), asked.clone());
    let explained = core.explain(Some(it.session(0)), asked);
    let (Ok(checked), Ok(explained)) = (checked, explained) else { unreachable!("{verb} {}", it.0) };
    assert_eq!(checked, explained.decision);
    match &checked {
        Decision::Allowed { .. } => assert!(explained.steps.iter().all(|it| it.denials.is_empty())),
        Decision::Denied { denial } => {
            documented(denial.reason.code());
            documented(&denial.remedy.code);
            assert_ne!(denial.why, Some(Unavailability::Internal));
        }
    }
}

fn change(core: &PlacetCore, it: &Arguments<'_>) -> Called {
    let to = it.one_of(0, &[ConsentDecision::Denied, ConsentDecision::Withdrawn], ConsentDecision::Granted);
    let purposes = it.0.split(' ').skip(1).map(|purpose| Arguments(purpose).id(0));
    let lines =
        purposes.map(|purpose| Ok(ConsentLine { purpose: purpose?, to })).collect::<Result<Vec<_>, PlacetError>>();
    core.change_consents(on(), lines?).map(drop)
}

fn system(it: &Arguments<'_>, at: usize) -> SystemPermission {
    let words = [SystemPermission::NotDetermined, SystemPermission::Denied, SystemPermission::Restricted];
    it.one_of(at, &words, SystemPermission::Granted)
}

fn months(it: &Arguments<'_>, at: usize) -> u32 {
    u32::try_from(it.number(at)).unwrap_or(u32::MAX)
}

fn server_word(it: &Arguments<'_>) -> Result<ServerWord, PlacetError> {
    let submitted = it.at(1);
    Ok(match it.number(0) {
        0 => ServerWord::Active,
        1 => ServerWord::Submitted { submitted },
        2 => ServerWord::AppealPeriod { submitted, ends: it.at(2) },
        3 => ServerWord::AppealElapsed { submitted },
        4 => ServerWord::Executing { submitted },
        5 => ServerWord::Completed { submitted },
        _ => ServerWord::Refused { reason: it.id(1)?, remedy: it.id(2)? },
    })
}

fn form(it: &Arguments<'_>) -> Result<RequestForm, PlacetError> {
    let kinds = [RightKind::Copy, RightKind::Erase, RightKind::Restrict, RightKind::Withdraw, RightKind::Complaint];
    Ok(RequestForm {
        kind: it.one_of(0, &kinds, RightKind::Access),
        role: it.one_of(1, &[Role::Guardian, Role::NextOfKin, Role::Agent], Role::Own),
        identity: it.one_of(2, &[Identity::ToBeVerified], Identity::Known),
        ground: it.id::<GroundId>(3).ok(),
        data: it.0.split(' ').skip(4).map(|data| Arguments(data).id(0)).collect::<Result<_, _>>()?,
        purposes: it.id::<PurposeId>(4).into_iter().collect(),
    })
}

/// The request at a place of the list, or the id that stands there.
fn asked(core: &PlacetCore, it: &Arguments<'_>) -> Result<RequestId, PlacetError> {
    let place = usize::try_from(it.number(0)).unwrap_or_default();
    match core.requests()?.get(place) {
        Some(found) => Ok(found.id.clone()),
        None => it.id(0),
    }
}
