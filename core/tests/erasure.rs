//! Erasing a subject: what goes, what stays, and that nothing readable is left in any file.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "support/bytes.rs"]
mod bytes;
#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use bytes::found_in;
use placet::Placet;
use placet::engine::{Head, Health};
use placet::event::{CloseReason, Event};
use placet::policy::{AgeBand, ConsentStatus, DocumentStatus, EndReason, SessionState, Unavailability};
use support::*;

const PHONE: &str = "+86 138 0013 8000";

fn open(folder: &Path) -> Placet {
    open_at(folder, &FakeClock::new())
}

/// An account with decisions, an age, a text and a use; returns the sealed bytes of its rows.
fn account(placet: &Placet, folder: &Path) -> Vec<Vec<u8>> {
    let subject = placet.sign_in(PHONE).unwrap().subject;
    let room = voice_room(placet);
    placet.take(room, &speak(), None);
    placet.set_age_band(AgeBand::Adult).unwrap();
    placet.keep_text("Zhang Wei asked for it").unwrap();
    let database = rusqlite::Connection::open(folder.join("placet.db")).unwrap();
    let sealed =
        |statement: &str| -> Vec<u8> { database.query_row(statement, [subject.as_str()], |row| row.get(0)).unwrap() };
    ["SELECT sealed FROM subject WHERE name = ?1", "SELECT sealed FROM text WHERE subject = ?1"].map(sealed).to_vec()
}

fn traces(folder: &Path, sealed: &[Vec<u8>]) -> Vec<String> {
    sealed.iter().flat_map(|it| found_in(folder, it)).collect()
}

/// Another process that reads the database from now on, and so keeps its log.
struct Reader(Child);

impl Reader {
    fn start(folder: &Path) -> Self {
        let script = "import sqlite3, sys\n\
                      it = sqlite3.connect(sys.argv[1], isolation_level=None)\n\
                      it.execute('BEGIN')\n\
                      print(it.execute('SELECT count(*) FROM entry').fetchone()[0], flush=True)\n\
                      sys.stdin.read()\n";
        let mut command = Command::new("python3");
        command.arg("-c").arg(script).arg(folder.join("placet.db"));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.trim().parse::<u32>().unwrap() > 0);
        Self(child)
    }

    fn end(mut self) {
        drop(self.0.stdin.take());
        assert!(self.0.wait().unwrap().success());
    }
}

#[test]
fn nothing_of_an_erased_account_is_left_in_any_file_and_its_chain_names_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path());
    let sealed = account(&placet, folder.path());
    let heads = placet.heads().unwrap();
    assert_eq!(sealed.iter().filter(|it| found_in(folder.path(), it).is_empty()).count(), 0, "they are what is stored");

    let erasure = placet.erase_subject().unwrap();

    assert!(erasure.is_complete);
    assert_eq!(placet.erasures(), Ok(Vec::new()));
    assert_eq!(traces(folder.path(), &sealed), [""; 0]);
    for word in [PHONE, "Zhang Wei", "adult"] {
        assert_eq!(found_in(folder.path(), word.as_bytes()), [""; 0]);
    }
    assert!(placet.holds(&heads).unwrap(), "what was decided stays evidence");
    placet.verify().unwrap();
    let file = folder.path().join("export.jsonl");
    placet.export(&file).unwrap();
    assert!(fs::read_to_string(&file).unwrap().contains(r#"{\"why\":\"erased\"}"#));
    placet.close();
    assert_eq!(traces(folder.path(), &sealed), [""; 0]);
}

#[test]
fn a_reader_in_another_process_keeps_the_erasure_open_until_its_traces_are_gone() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path());
    let sealed = account(&placet, folder.path());
    let reader = Reader::start(folder.path());

    let erasure = placet.erase_subject().unwrap();

    assert!(!erasure.is_complete);
    assert_eq!(placet.erasures(), Ok(vec![erasure.erased.clone()]));
    assert_ne!(traces(folder.path(), &sealed), [""; 0], "sealed under a key that is gone, but there");
    placet.tick().unwrap();
    assert_eq!(placet.erasures(), Ok(vec![erasure.erased.clone()]));
    reader.end();
    placet.tick().unwrap();

    assert_eq!(placet.erasures(), Ok(Vec::new()));
    assert_eq!(traces(folder.path(), &sealed), [""; 0]);
    let done = placet.entries().unwrap().into_iter().filter_map(|(_, _, it)| match it.event {
        Event::ErasureOpened { subject } => Some(("opened", subject)),
        Event::ErasureDone { subject } => Some(("done", subject)),
        _ => None,
    });
    assert_eq!(done.collect::<Vec<_>>(), [("opened", erasure.erased.clone()), ("done", erasure.erased)]);
}

#[test]
fn an_erasure_that_a_crash_left_open_is_ended_by_the_next_start() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let placet = open(folder.path());
    let sealed = account(&placet, folder.path());
    let keys = fs::read(folder.path().join("placet.keys")).unwrap();
    let reader = Reader::start(folder.path());
    let erased = placet.erase_subject().unwrap().erased;
    for it in ["placet.db", "placet.db-wal", "placet.anchor"] {
        fs::copy(folder.path().join(it), copy.path().join(it)).unwrap();
    }
    // As it was before the key was destroyed: the commit comes first.
    fs::write(copy.path().join("placet.keys"), &keys).unwrap();
    reader.end();

    let again = open(copy.path());

    assert_eq!(again.erasures(), Ok(Vec::new()));
    assert_eq!(traces(copy.path(), &sealed), [""; 0]);
    let left = fs::read(copy.path().join("placet.keys")).unwrap();
    assert!(left.len() < keys.len(), "the key is gone");
    assert!(again.subjects().unwrap().iter().any(|it| it.subject == erased && it.standing.code() == "erased"));
}

#[test]
fn a_store_that_was_set_aside_keeps_no_key_to_what_could_be_erased() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path());
    let sealed = account(&placet, folder.path());
    placet.close();
    let database = rusqlite::Connection::open(folder.path().join("placet.db")).unwrap();
    database.execute_batch("UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1").unwrap();
    drop(database);
    let placet = open(folder.path());

    let kept = placet.recover().unwrap().kept;

    assert_ne!(traces(&kept, &sealed), [""; 0], "the files are kept as they were");
    assert!(!kept.join("placet.keys").exists(), "but for the keys");
    placet.close();
    fs::copy(folder.path().join("placet.keys"), kept.join("placet.keys")).unwrap();
    let old = open(&kept);
    assert_eq!(old.health(), Health::Unavailable(Unavailability::Tampered));
    for word in [PHONE, "Zhang Wei", "adult"] {
        assert_eq!(found_in(folder.path(), word.as_bytes()), [""; 0]);
    }
}

#[test]
fn a_sealed_row_that_was_edited_denies() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path());
    account(&placet, folder.path());
    placet.close();
    let database = rusqlite::Connection::open(folder.path().join("placet.db")).unwrap();
    database.execute_batch("UPDATE subject SET sealed = zeroblob(100)").unwrap();
    drop(database);
    let before = contents(folder.path());

    let placet = open(folder.path());

    assert_eq!(placet.health(), Health::Unavailable(Unavailability::Unreadable));
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn the_same_identifier_begins_anew_with_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path());
    account(&placet, folder.path());
    let erased = placet.erase_subject().unwrap().erased;

    let again = placet.sign_in(PHONE).unwrap();

    assert!(again.is_new && again.subject != erased);
    assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::NotDetermined));
    assert_eq!(placet.document_status(&"privacy_policy".parse().unwrap()), Ok(DocumentStatus::NotPresented));
    assert_eq!((placet.age_band(), placet.usage()), (Ok(AgeBand::Unknown), Ok(Vec::new())));
}

#[test]
fn what_the_app_holds_of_an_erased_subject_is_owed_until_it_says_that_it_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path());
    account(&placet, folder.path());
    grant(&placet, "nearby");
    withdraw(&placet, "nearby");

    let erasure = placet.erase_subject().unwrap();

    let owed = placet.obligations().unwrap();
    let data: Vec<_> = owed.iter().filter_map(|it| Some(it.data.as_ref()?.as_str())).collect();
    assert_eq!(data, erasure.change.report.to_erase.iter().map(|it| it.data.as_str()).collect::<Vec<_>>());
    assert!(data.contains(&"voice") && data.contains(&"location_precise"), "{data:?}");
    for it in owed {
        placet.confirm(&it.id, test()).unwrap();
    }
    assert_eq!(placet.obligations(), Ok(Vec::new()));
}

#[test]
fn sessions_of_the_erased_subject_end_in_every_process_and_nothing_is_written_to_its_chain() {
    let folder = tempfile::tempdir().unwrap();
    let (placet, other) = (open(folder.path()), open(folder.path()));
    account(&placet, folder.path());
    let room = voice_room(&other);
    assert!(other.take(room, &speak(), None).is_allowed());

    let erased = placet.erase_subject().unwrap().erased;

    assert!(!other.take(room, &speak(), None).is_allowed());
    assert_eq!(other.session_state(room), SessionState::Ended(EndReason::SubjectChanged));
    accept(&other);
    grant(&other, "voice_chat");
    let head = |it: &Head| (it.chain == erased.as_str()).then_some(it.sequence);
    let database = rusqlite::Connection::open(folder.path().join("placet.db")).unwrap();
    let last: Vec<u8> = database
        .query_row(
            "SELECT bytes FROM entry JOIN chain ON chain.id = entry.chain WHERE name = ?1 ORDER BY sequence DESC LIMIT 1",
            [erased.as_str()],
            |row| row.get(0),
        )
        .unwrap();
    let closed = Event::SubjectClosed { why: CloseReason::Erased };
    assert_eq!(placet::event::Entry::from_bytes(&last).unwrap().event, closed);
    assert!(placet.heads().unwrap().iter().find_map(head).is_some());
}

#[test]
fn a_guest_can_be_erased_too_and_an_account_is_left_alone_by_it() {
    let folder = tempfile::tempdir().unwrap();
    let placet = open(folder.path());
    account(&placet, folder.path());
    placet.sign_out().unwrap();
    accept(&placet);

    placet.erase_subject().unwrap();

    let standings: Vec<_> = placet.subjects().unwrap().iter().map(|it| it.standing.code()).collect();
    assert_eq!(standings, ["merged", "account", "erased", "guest"]);
    assert!(!placet.sign_in(PHONE).unwrap().is_new);
    assert_eq!(placet.status(&"voice_chat".parse().unwrap()), Ok(ConsentStatus::Granted));
}
