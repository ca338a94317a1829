//! What is told crosses the border whole: a report, an export, a recovery, tasks, requests.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::path::Path;
use std::sync::Arc;

use placet::clock::{Reading, Timestamp};
use placet::event::{ConsentDecision, DueSource, Evidence, RequestStep, Role, Surface, TimeSource};
use placet::manifest::{Owed, RightKind};
use placet::policy::request::{Identity, RequestPhase};
use placet::policy::{AgeBand, ConsentStatus, Unavailability};
use placet_ffi::{ClockSource, ConsentLine, Health, PlacetCore, PlacetError, RequestForm};

const MANIFEST: &[u8] = include_bytes!("../../../core/tests/fixtures/example.json");
const START: &str = "2024-06-01T09:00:00+08:00";

/// A clock that stands still.
struct Still;

impl ClockSource for Still {
    fn read(&self) -> Result<Reading, PlacetError> {
        let wall: Timestamp = START.parse().unwrap();
        Ok(Reading { wall, boot_id: "boot".to_owned(), since_boot: 0 })
    }
}

fn open(folder: Option<&Path>, manifest: &[u8]) -> Arc<PlacetCore> {
    let folder = folder.map(|it| it.to_string_lossy().into_owned());
    PlacetCore::open(folder, manifest.to_vec(), None, None, Some(Arc::new(Still)), None, None, None).unwrap()
}

fn in_memory() -> Arc<PlacetCore> {
    open(None, MANIFEST)
}

fn open_at(folder: &Path) -> Arc<PlacetCore> {
    open(Some(folder), MANIFEST)
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

#[test]
fn a_report_crosses_the_border_whole() {
    let core = in_memory();
    accept(&core);

    let pages = ["zh-CN", "en"].map(|it| core.report(it.to_owned()).unwrap());

    assert!(pages.iter().all(|it| it.starts_with("<!DOCTYPE html>") && it.ends_with("</html>\n")));
    assert!(pages[0].contains("您同意了：隐私政策。") && pages[1].contains("You accepted: Privacy policy."));
}

#[test]
fn an_export_gives_the_heads_that_are_held_and_a_place_where_it_cannot_be_is_a_typed_error() {
    let folder = tempfile::tempdir().unwrap();
    let core = open_at(&folder.path().join("store"));
    accept(&core);
    let file = folder.path().join("evidence.jsonl");

    let heads = core.export(file.to_string_lossy().into_owned()).unwrap();

    assert_eq!(heads, core.heads().unwrap());
    assert!(placet::evidence::verify(std::fs::read(file).unwrap().as_slice(), &heads).is_ok());
    core.change_consents(test(), line(ConsentDecision::Granted)).unwrap();
    assert_eq!(core.holds(heads), Ok(true));
    let other = open_at(&folder.path().join("other"));
    accept(&other);
    assert_eq!(core.holds(other.heads().unwrap()), Ok(false));
    let refused = core.export(folder.path().join("missing/evidence.jsonl").to_string_lossy().into_owned());
    assert!(
        matches!(&refused, Err(PlacetError::InvalidArgument { code, .. }) if code == "file_not_written"),
        "{refused:?}"
    );
}

#[test]
fn a_time_that_was_told_ends_what_it_shows_to_have_run_out() {
    let core = in_memory();
    accept(&core);
    let until = Some("2024-06-02T09:00:00+08:00".parse().unwrap());
    core.set_fact("real_name_verified".parse().unwrap(), true, until, test()).unwrap();

    core.observe_time("2024-06-03T09:00:00+08:00".parse().unwrap(), TimeSource::Server).unwrap();

    assert_eq!(core.fact("real_name_verified".parse().unwrap()), Ok(false));
}

#[test]
fn a_recovery_says_what_it_kept_and_what_denies_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let (database, copy) = (folder.path().join("placet.db"), folder.path().join("copy"));
    let core = open_at(folder.path());
    accept(&core);
    core.change_consents(test(), line(ConsentDecision::Denied)).unwrap();
    core.shut_down();
    std::fs::copy(&database, &copy).unwrap();
    let core = open_at(folder.path());
    core.change_consents(test(), line(ConsentDecision::Granted)).unwrap();
    core.shut_down();
    std::fs::copy(&copy, &database).unwrap();

    let core = open_at(folder.path());
    assert_eq!(core.health(), Health::Unavailable { why: Unavailability::RolledBack });
    let recovery = core.recover().unwrap();

    assert_eq!(core.health(), Health::Ok);
    assert_eq!(recovery.restrictions.purposes, ["voice_chat".parse().unwrap()]);
    assert_eq!((recovery.sound.len(), recovery.age), (2, AgeBand::Unknown));
    assert!(Path::new(&recovery.kept).join("placet.db").exists());
    assert_eq!(core.consent_status("voice_chat".parse().unwrap()), Ok(ConsentStatus::Denied));
    let again = core.recover();
    assert!(matches!(&again, Err(PlacetError::Refused { code, .. }) if code == "nothing_to_recover"), "{again:?}");
}

#[test]
fn a_request_crosses_with_what_is_owed_and_until_when() {
    let core = in_memory();
    let (kind, role, identity) = (RightKind::Access, Role::Own, Identity::Known);
    let form = RequestForm { kind, role, identity, ground: None, data: Vec::new(), purposes: Vec::new() };

    let filed = core.submit_request(form, test()).unwrap().status;

    assert_eq!((filed.kind, filed.role, filed.state), (RightKind::Access, Role::Own, RequestPhase::InProgress));
    assert_eq!((filed.owed, filed.source, filed.overdue), (Owed::Action, DueSource::Declared, false));
    assert_eq!((filed.received_at, filed.days_left), (START.parse().unwrap(), Some(15)));
    assert_eq!(core.requests(), Ok(vec![filed.clone()]));
    let done = core.complete_request(filed.id, test()).unwrap().status;
    let past: Vec<_> = done.history.iter().map(|it| it.what).collect();
    assert_eq!((done.state, past), (RequestPhase::Completed, vec![RequestStep::Received, RequestStep::Completed]));
    assert!(core.copy_of_person().unwrap().starts_with('{'));
}

#[test]
fn what_may_pass_by_itself_is_known_by_its_codes() {
    assert_eq!(placet_ffi::known_codes().retryable, ["disk_full", "out_of_reach", "busy", "suspended"]);
}
