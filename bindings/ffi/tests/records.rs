//! Records, receipts, sweeps and log lines across the border.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use placet::clock::{Reading, Timestamp};
use placet::engine::Level;
use placet::event::{ConsentDecision, Evidence, Surface};
use placet::evidence::receipt::{read_receipt, read_record};
use placet::policy::DocumentStatus;
use placet_ffi::{ClockSource, ConsentLine, LogLine, Logger, PlacetCore, PlacetError};

const MANIFEST: &[u8] = include_bytes!("../../../core/tests/fixtures/example.json");
const START: &str = "2024-06-01T09:00:00+08:00";

/// How a log of the app's behaves when it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    Works,
    /// Throws an exception of the kind that it may throw.
    Throws,
    /// Throws anything else.
    Panics,
}

struct MoodyLogger {
    mood: Mood,
    lines: Mutex<Vec<LogLine>>,
}

impl Logger for MoodyLogger {
    fn log(&self, line: LogLine) -> Result<(), PlacetError> {
        self.lines.lock().unwrap().push(line);
        match self.mood {
            Mood::Works => Ok(()),
            Mood::Throws => Err(PlacetError::Refused { code: "thrown".to_owned(), detail: "by the app".to_owned() }),
            Mood::Panics => std::panic::resume_unwind(Box::new("anything at all")),
        }
    }
}

/// A clock that runs on by so many milliseconds.
struct Later(AtomicI64);

impl ClockSource for Later {
    fn read(&self) -> Result<Reading, PlacetError> {
        let passed = self.0.load(Ordering::SeqCst);
        let wall = START.parse::<Timestamp>().unwrap().plus_millis(passed);
        Ok(Reading { wall, boot_id: "boot".to_owned(), since_boot: passed.unsigned_abs() })
    }
}

fn open(clock: &Arc<Later>) -> Arc<PlacetCore> {
    PlacetCore::open(None, MANIFEST.to_vec(), None, None, Some(clock.clone()), None, None, None).unwrap()
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
fn what_a_logger_throws_is_dropped_and_the_call_is_as_without_it() {
    for mood in [Mood::Works, Mood::Throws, Mood::Panics] {
        let logger = Arc::new(MoodyLogger { mood, lines: Mutex::default() });
        let core =
            PlacetCore::open(None, MANIFEST.to_vec(), None, None, None, None, Some(logger.clone()), None).unwrap();

        let refused = core.accept("privacy_policy".parse().unwrap(), test());

        assert!(
            matches!(&refused, Err(PlacetError::Refused { code, .. }) if code == "document_not_presented"),
            "{refused:?}"
        );
        core.shut_down();
        let lines = logger.lines.lock().unwrap();
        let told: Vec<_> = lines.iter().map(|it| (it.level, it.code.as_str())).collect();
        let (info, codes) = (Level::Info, ["opened", "refused", "closed"]);
        assert_eq!(told, codes.map(|it| (info, it)), "a logger that {mood:?}");
        assert!(lines[1].text.starts_with("document_not_presented: "), "{lines:?}");
    }
}

#[test]
fn records_and_a_receipt_cross_the_border_as_files_that_can_be_read_back() {
    let core = open(&Arc::new(Later(AtomicI64::new(0))));
    accept(&core);
    core.change_consents(test(), line(ConsentDecision::Denied)).unwrap();

    let (records, receipt) = (core.records().unwrap(), core.receipt("en".to_owned()).unwrap());

    let receipt = read_receipt(receipt.as_bytes()).unwrap();
    let purposes: Vec<_> = records.iter().map(|it| it.purpose.as_str()).collect();
    assert!(purposes.contains(&"account") && purposes.contains(&"voice_chat"), "{purposes:?}");
    assert_eq!(receipt.records.len(), records.len());
    for (file, within) in records.iter().zip(&receipt.records) {
        let record = read_record(file.json.as_bytes()).unwrap();
        assert_eq!(record.pii_processing.purposes[0].purpose.id, file.purpose);
        assert_eq!(record.events, within.events);
    }
}

#[test]
fn a_sweep_removes_what_is_past_and_says_where_the_chains_end() {
    let clock = Arc::new(Later(AtomicI64::new(0)));
    let core = open(&clock);
    accept(&core);
    let short = core.sweep(35, 0);
    assert!(
        matches!(&short, Err(PlacetError::Refused { code, .. }) if code == "evidence_period_too_short"),
        "{short:?}"
    );
    assert_eq!(core.sweep(36, 0).unwrap().removed, 0);
    clock.0.store(4 * 365 * 86_400_000, Ordering::SeqCst);

    let swept = core.sweep(36, 0).unwrap();

    assert_eq!((swept.removed, core.heads()), (2, Ok(swept.heads)));
    assert_eq!(core.document_status("privacy_policy".parse().unwrap()), Ok(DocumentStatus::Accepted));
}
