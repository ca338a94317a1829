//! What Placet tells an app's log, and what nobody is told: marked personal data, fed in wherever a call takes text, is
//! found in no line, error, `Debug` or entry but where it belongs.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::fmt::{Debug, Write as _};
use std::path::Path;
use std::sync::{Arc, Mutex};

use placet::clock::{Clock, Reading, Timestamp};
use placet::engine::{Config, Head, Level, Line, LineCode, Logger, Place, SecretKey};
use placet::event::{ConsentDecision, Evidence, Surface, TimeSource};
use placet::evidence::receipt::write_receipt;
use placet::evidence::verify;
use placet::id::Locale;
use placet::ledger::ChainName;
use placet::manifest::OpensBy;
use placet::policy::sweep::EVIDENCE_PERIOD;
use placet::policy::{SessionId, SystemPermission};
use placet::{Error, Placet};
use rusqlite::Connection;
use support::*;

/// Keeps every line.
#[derive(Default)]
struct Lines(Mutex<Vec<Line>>);

impl Logger for Lines {
    fn log(&self, line: &Line) {
        self.0.lock().unwrap().push(line.clone());
    }
}

impl Lines {
    fn codes(&self) -> Vec<&'static str> {
        self.0.lock().unwrap().iter().map(|it| it.code.code()).collect()
    }

    fn last(&self) -> Line {
        self.0.lock().unwrap().last().unwrap().clone()
    }
}

fn logged(place: Place, clock: impl Clock + 'static) -> (Placet, Arc<Lines>) {
    let lines = Arc::new(Lines::default());
    let (clock, logger) = (Arc::new(clock), Some(lines.clone() as Arc<dyn Logger>));
    let config = Config { clock, logger, ..Config::new(place, EXAMPLE.as_bytes().to_vec()) };
    (Placet::open(config).unwrap(), lines)
}

#[test]
fn opening_refusing_sweeping_and_closing_are_lines_with_stable_codes() {
    let clock = FakeClock::new();
    let (placet, lines) = logged(Place::Memory, clock.clone());

    placet.accept(&"privacy_policy".parse().unwrap(), test()).unwrap_err();
    accept(&placet);
    let policy = vec![("account".parse().unwrap(), ConsentDecision::Withdrawn)];
    placet.change(test(), policy).unwrap_err();
    placet.begin_action(SessionId(7)).unwrap_err();
    clock.set_wall("2030-01-01T00:00:00Z");
    placet.tick().unwrap();
    clock.set_wall("2024-06-01T09:00:00+08:00");
    clock.wait(4 * 365 * 24);
    placet.sweep(EVIDENCE_PERIOD).unwrap();
    placet.close();
    placet.close();

    assert_eq!(
        lines.codes(),
        ["opened", "refused", "refused", "refused", "clock_jumped", "swept", "closed"],
        "accepting and checking are no lines, and nothing is told twice"
    );
    let refused = lines.0.lock().unwrap().iter().filter(|it| it.code == LineCode::Refused).nth(1).unwrap().clone();
    assert_eq!(refused.level, Level::Info);
    assert!(refused.text.starts_with("purpose_follows_document: account: "), "{refused:?}");
}

#[test]
fn a_store_that_cannot_be_used_says_so_once_and_its_recovery_too() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(folder.path().to_owned());
    let (placet, lines) = logged(place.clone(), FakeClock::new());
    accept(&placet);
    let edit = |statement: &str| {
        Connection::open(folder.path().join("placet.db")).unwrap().execute_batch(statement).unwrap();
    };
    edit("INSERT INTO entry SELECT chain, sequence + 1, bytes, hash FROM entry WHERE chain = 2 AND sequence = 2");
    for _ in 0..3 {
        assert!(!placet.check(SessionId(1), &speak()).is_allowed());
    }
    assert_eq!(lines.codes(), ["opened", "gave_up"]);
    assert_eq!(lines.last().level, Level::Error);
    assert!(lines.last().text.starts_with("tampered: "), "{:?}", lines.last());
    placet.close();

    let (placet, lines) = logged(place, FakeClock::new());
    placet.recover().unwrap();

    assert_eq!(lines.codes(), ["not_opened", "opened", "recovered"]);
    assert!(lines.last().text.contains("quarantine-1"), "{:?}", lines.last());
}

#[test]
fn trouble_that_may_pass_is_a_warning_and_the_store_is_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let (database, aside) = (folder.path().join("placet.db"), folder.path().join("aside"));
    drop(open_at(folder.path(), &FakeClock::new()));
    std::fs::rename(&database, &aside).unwrap();
    std::fs::create_dir(&database).unwrap();
    std::fs::write(database.join("x"), b"x").unwrap();
    let (placet, lines) = logged(Place::Folder(folder.path().to_owned()), FakeClock::new());
    placet.tick().unwrap_err();
    std::fs::remove_dir_all(&database).unwrap();
    std::fs::rename(&aside, &database).unwrap();

    placet.tick().unwrap();

    assert_eq!(lines.codes(), ["not_opened", "failed", "opened"]);
}

#[test]
fn a_logger_may_call_back() {
    struct Curious(Mutex<Option<std::sync::Weak<Placet>>>, Mutex<Vec<bool>>);
    impl Logger for Curious {
        fn log(&self, _: &Line) {
            let placet = self.0.lock().unwrap().as_ref().and_then(std::sync::Weak::upgrade);
            if let Some(placet) = placet {
                self.1.lock().unwrap().push(placet.next_due().is_ok());
            }
        }
    }
    let curious = Arc::new(Curious(Mutex::new(None), Mutex::new(Vec::new())));
    let logger = Some(curious.clone() as Arc<dyn Logger>);
    let config = Config { logger, ..Config::new(Place::Memory, EXAMPLE.as_bytes().to_vec()) };
    let placet = Arc::new(Placet::open(Config { clock: Arc::new(FakeClock::new()), ..config }).unwrap());
    *curious.0.lock().unwrap() = Some(Arc::downgrade(&placet));

    placet.change(test(), Vec::new()).unwrap_err();

    assert_eq!(*curious.1.lock().unwrap(), [true]);
}

/// What a person could be found by, each a text that some call takes.
const MARKS: [&str; 4] = ["zhang_san_13800138000", "zhangsan", "13800138000", "张三"];

/// Everything that came out, to be searched.
#[derive(Default)]
struct Told(String);

impl Told {
    fn add(&mut self, it: &impl Debug) {
        let _ = writeln!(self.0, "{it:?}");
    }

    /// What a call that must fail says of it.
    fn failed<T: Debug>(&mut self, done: Result<T, Error>) {
        let error = done.unwrap_err();
        let _ = writeln!(self.0, "{error} {error:?} {} {}", error.code(), error.detail());
    }

    fn is_clean(&self) {
        for mark in MARKS {
            assert!(!self.0.contains(mark), "{mark} in {}", self.0.lines().find(|it| it.contains(mark)).unwrap());
        }
    }
}

/// A clock whose boots are named after somebody.
struct Named(FakeClock);

impl Clock for Named {
    fn read(&self) -> Reading {
        Reading { boot_id: "张三 zhangsan 13800138000".to_owned(), ..self.0.read() }
    }
}

fn marked() -> Evidence {
    let locale = Some(Locale::try_from("zh-zhangsan".to_owned()).unwrap());
    Evidence { surface: Surface::Dialog, prompt: Some(MARKS.first().unwrap().parse().unwrap()), locale }
}

/// Ids and texts that name a person, where the app's own ids belong.
fn mistake(placet: &Placet, folder: &Path, told: &mut Told) {
    let id = *MARKS.first().unwrap();
    let session = enter(placet, "voice_room");
    let policy = "privacy_policy".parse().unwrap();
    told.failed(placet.present(&id.parse().unwrap(), None));
    told.failed(placet.present(&policy, Some(Locale::try_from("zh-zhangsan".to_owned()).unwrap())));
    told.failed(placet.accept(&id.parse().unwrap(), marked()));
    told.failed(placet.decline(&id.parse().unwrap(), marked()));
    told.failed(placet.withdraw_document(&id.parse().unwrap(), marked()));
    told.failed(placet.document_status(&id.parse().unwrap()));
    told.failed(placet.change(marked(), vec![(id.parse().unwrap(), ConsentDecision::Granted)]));
    told.failed(placet.grant_separately(&id.parse().unwrap(), marked()));
    told.failed(placet.status(&id.parse().unwrap()));
    told.failed(placet.set_fact(&id.parse().unwrap(), true, None, marked()));
    told.failed(placet.fact(&id.parse().unwrap()));
    told.failed(placet.enter(&id.parse().unwrap(), OpensBy::UserAction));
    told.failed(placet.availability(&id.parse().unwrap()));
    told.failed(placet.report_permission(&id.parse().unwrap(), SystemPermission::Denied));
    told.failed(placet.permission_status(&id.parse().unwrap(), &"voice_room".parse().unwrap()));
    told.failed(placet.permission_status(&"microphone".parse().unwrap(), &id.parse().unwrap()));
    told.failed(placet.request(session, &id.parse().unwrap()));
    told.failed(placet.answer(session, &id.parse().unwrap(), SystemPermission::Granted, marked()));
    told.failed(placet.confirm(&"ended.13800138000".parse().unwrap(), marked()));
    told.failed(placet.export(&folder.join("张三").join("13800138000.jsonl")));
    let head = Head { chain: "张三".to_owned(), sequence: 1, hash: placet::canonical::Hash::ZERO };
    assert_eq!(placet.holds(&[head]), Ok(false));
    for text in ["13800138000", "zhangsan", "张三", "zhang_san"] {
        let refused = Locale::try_from(text.to_owned()).unwrap_err();
        told.add(&(refused.to_string(), text.parse::<placet::id::UseRef>().map_err(|it| it.to_string()).unwrap_err()));
    }
}

/// A day on which every decision carries a prompt and a locale that name somebody.
fn decide(placet: &Placet) {
    let policy = "privacy_policy".parse().unwrap();
    placet.present(&policy, None).unwrap();
    placet.accept(&policy, marked()).unwrap();
    placet.set_age_band(placet::policy::AgeBand::Adult).unwrap();
    placet.set_fact(&"real_name_verified".parse().unwrap(), true, None, marked()).unwrap();
    placet.change(marked(), vec![("voice_chat".parse().unwrap(), ConsentDecision::Granted)]).unwrap();
    placet.grant_separately(&"face_check".parse().unwrap(), marked()).unwrap();
    let room = enter(placet, "voice_room");
    placet.answer(room, &"microphone".parse().unwrap(), SystemPermission::Granted, marked()).unwrap();
    assert!(placet.take(room, &speak(), None).is_allowed());
    placet.change(marked(), vec![("voice_chat".parse().unwrap(), ConsentDecision::Withdrawn)]).unwrap();
    placet.observe_time("2024-06-02T09:00:00+08:00".parse::<Timestamp>().unwrap(), TimeSource::Server).unwrap();
}

/// Sign-ins and texts that name a person, as they are meant to be passed.
fn people(placet: &Placet, told: &mut Told) {
    let [id, .., name] = MARKS;
    told.failed(placet.keep_text(&name.repeat(5000)));
    told.failed(placet.sign_in(""));
    told.add(&placet.keep_text(name).unwrap());
    told.add(&placet.sign_in(id).unwrap());
    told.add(&placet.keep_text(id).unwrap());
    told.add(&placet.sign_out().unwrap());
    told.add(&placet.sign_in(name).unwrap());
    told.add(&placet.erase_subject().unwrap());
    told.add(&placet.sign_in(id).unwrap());
    told.add(&(placet.subjects(), placet.erasures(), placet.rotate_key(Some(key())), placet.is_copy()));
}

fn key() -> SecretKey {
    SecretKey::from_bytes(*b"13800138000 zhangsan 13800138000")
}

#[test]
fn who_signs_in_and_what_they_wrote_is_in_no_line_error_debug_export_or_file() {
    let parent = tempfile::tempdir().unwrap();
    let (folder, file) = (parent.path().join("store"), parent.path().join("evidence.jsonl"));
    let lines = Arc::new(Lines::default());
    let (logger, place) = (Some(lines.clone() as Arc<dyn Logger>), Place::Folder(folder.clone()));
    let config = Config { logger, key: Some(key()), device: Some(key()), ..Config::new(place, EXAMPLE.into()) };
    let mut told = Told::default();
    told.add(&config);
    let placet = Placet::open(Config { clock: Arc::new(FakeClock::new()), ..config }).unwrap();

    people(&placet, &mut told);

    placet.export(&file).unwrap();
    told.0.push_str(&std::fs::read_to_string(&file).unwrap());
    told.0.push_str(&placet.report("zh-CN").unwrap());
    told.0.push_str(&write_receipt(&placet.receipt("zh-CN").unwrap()));
    told.add(&(placet.entries(), placet.records(), placet.usage(), placet.sweep(EVIDENCE_PERIOD), &placet));
    let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()).collect();
    told.add(&lines.0.lock().unwrap().clone());
    told.is_clean();
    for (file, mark) in files.iter().flat_map(|file| MARKS.map(|mark| (file, mark))) {
        let bytes = std::fs::read(file).unwrap();
        assert!(!bytes.windows(mark.len()).any(|it| it == mark.as_bytes()), "{mark} in {}", file.display());
    }
}

#[test]
fn marked_personal_data_is_in_no_line_error_or_debug() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("张三 zhangsan 13800138000");
    let place = Place::Folder(folder.clone());
    let mut told = Told::default();
    told.add(&Config::new(place.clone(), Vec::new()));
    let (placet, lines) = logged(place.clone(), Named(FakeClock::new()));
    mistake(&placet, parent.path(), &mut told);
    decide(&placet);
    mistake(&placet, parent.path(), &mut told);
    told.add(&(&placet, placet.health(), placet.verify(), placet.heads(), placet.obligations(), placet.usage()));
    told.add(&placet.sweep(EVIDENCE_PERIOD));
    for locale in ["zhangsan", "13800138000", "张三"] {
        told.0
            .push_str(&placet.report(locale).unwrap().replace("zh-zhangsan", "").replace("zhang_san_13800138000", ""));
        told.add(&placet.receipt(locale).unwrap().header);
    }
    placet.close();
    told.failed(placet.tick());
    let statement = "UPDATE entry SET hash = zeroblob(32) WHERE sequence = 1 AND chain = 1";
    Connection::open(folder.join("placet.db")).unwrap().execute_batch(statement).unwrap();
    let (placet, more) = logged(place, Named(FakeClock::new()));
    told.failed(placet.tick());
    placet.recover().unwrap();
    told.add(&(lines.0.lock().unwrap().clone(), more.0.lock().unwrap().clone()));
    assert!(lines.codes().len() > 20 && more.codes().contains(&"recovered"));

    told.is_clean();
}

#[test]
fn in_the_ledger_it_is_where_the_app_put_it_as_evidence_and_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let (placet, _) = logged(Place::Memory, Named(FakeClock::new()));
    let mut told = Told::default();
    mistake(&placet, folder.path(), &mut told);
    decide(&placet);
    let file = folder.path().join("evidence.jsonl");
    placet.export(&file).unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    verify(text.as_bytes(), &[]).unwrap();

    let mut decisions = 0;
    let mut rest = text;
    for (chain, _, entry) in placet.entries().unwrap() {
        let written = String::from_utf8(entry.to_bytes().unwrap()).unwrap();
        let mut without: serde_json::Value = serde_json::from_str(&written).unwrap();
        if let Some(proof) = without.pointer_mut("/body/proof").and_then(|it| it.as_object_mut()) {
            decisions += usize::from(proof.remove("prompt").is_some() && proof.remove("locale").is_some());
        }
        let without = without.to_string();
        assert!(MARKS.iter().all(|mark| !without.contains(mark)), "{chain}: {without}");
        assert!(chain != ChainName::Install || MARKS.iter().all(|mark| !written.contains(mark)));
        rest = rest.replace(&written.replace('"', "\\\""), "");
    }
    assert_eq!(decisions, 6);
    assert!(MARKS.iter().all(|mark| !rest.contains(mark)), "what is no entry of an export says nothing of anybody");
    let receipt = write_receipt(&placet.receipt("en").unwrap());
    let receipt = receipt.replace("\"prompt\": \"zhang_san_13800138000\"", "").replace("\"zh-zhangsan\"", "");
    assert!(MARKS.iter().all(|mark| !receipt.contains(mark)), "{receipt}");
}
