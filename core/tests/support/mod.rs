//! What the integration tests share: an example app, a clock that moves when told to, and somebody who listens.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use placet::Placet;
use placet::canonical::Hash;
use placet::clock::{Clock, Glance, Reading, Timestamp};
use placet::engine::{Change, Config, Observer, Place};
use placet::event::{ConsentDecision, Evidence, Surface};
use placet::id::{FactId, FeatureId, UseRef};
use placet::manifest::OpensBy;
use placet::policy::{AgeBand, Decision, EndReason, SessionId, SystemPermission};

pub const EXAMPLE: &str = include_str!("../fixtures/example.json");
pub const HOUR: i64 = 3_600_000;

/// A clock that moves when told to, and knows how often it was read.
#[derive(Clone)]
pub struct FakeClock(Arc<Mutex<Reading>>, Arc<AtomicUsize>);

impl FakeClock {
    pub fn new() -> Self {
        let wall: Timestamp = "2024-06-01T09:00:00+08:00".parse().unwrap();
        Self(Arc::new(Mutex::new(Reading { wall, boot_id: "boot".to_owned(), since_boot: 0 })), Arc::default())
    }

    /// How often the rules were asked, or anything else that reads all clocks.
    pub fn reads(&self) -> usize {
        self.1.load(Ordering::SeqCst)
    }

    pub fn wait(&self, hours: i64) {
        let mut reading = self.0.lock().unwrap();
        reading.wall = reading.wall.plus_millis(hours * HOUR);
        reading.since_boot += u64::try_from(hours * HOUR).unwrap();
    }

    /// The device was switched off and on again.
    pub fn restart(&self) {
        let mut reading = self.0.lock().unwrap();
        reading.boot_id.push('+');
        reading.since_boot = 0;
    }

    pub fn set_wall(&self, wall: &str) {
        self.0.lock().unwrap().wall = wall.parse().unwrap();
    }
}

impl Clock for FakeClock {
    fn read(&self) -> Reading {
        self.1.fetch_add(1, Ordering::SeqCst);
        self.0.lock().unwrap().clone()
    }

    fn glance(&self) -> Option<Glance> {
        let Reading { wall, since_boot, .. } = *self.0.lock().unwrap();
        Some(Glance { wall, since_boot })
    }
}

/// What somebody heard.
#[derive(Default)]
pub struct Heard(pub Mutex<Vec<String>>);

impl Observer for Heard {
    fn changed(&self, change: Change) {
        self.0.lock().unwrap().push(format!("{change:?}"));
    }
    fn session_ended(&self, session: SessionId, reason: EndReason) {
        self.0.lock().unwrap().push(format!("session {} {}", session.0, reason.code()));
    }
}

pub fn open_at(folder: &Path, clock: &FakeClock) -> Placet {
    open_with(Place::Folder(folder.to_owned()), EXAMPLE, clock, None)
}

pub fn open_in_memory(clock: &FakeClock) -> Placet {
    open_with(Place::Memory, EXAMPLE, clock, None)
}

pub fn open_with(place: Place, manifest: &str, clock: &FakeClock, observer: Option<Arc<dyn Observer>>) -> Placet {
    let clock = Arc::new(clock.clone());
    let config = Config { clock, observer, ..Config::new(place, manifest.as_bytes().to_vec()) };
    Placet::open(config).unwrap()
}

pub fn test() -> Evidence {
    Evidence::on(Surface::Test)
}

pub fn accept(placet: &Placet) {
    let policy = "privacy_policy".parse().unwrap();
    placet.present(&policy, None).unwrap();
    placet.accept(&policy, test()).unwrap();
    placet.set_age_band(AgeBand::Adult).unwrap();
}

pub fn grant(placet: &Placet, purpose: &str) {
    placet.change(test(), vec![(purpose.parse().unwrap(), ConsentDecision::Granted)]).unwrap();
}

pub fn withdraw(placet: &Placet, purpose: &str) -> placet::engine::ChangeReport {
    placet.change(test(), vec![(purpose.parse().unwrap(), ConsentDecision::Withdrawn)]).unwrap()
}

pub fn enter(placet: &Placet, feature: &str) -> SessionId {
    placet.enter(&feature.parse::<FeatureId>().unwrap(), OpensBy::UserAction).unwrap()
}

pub fn allow(placet: &Placet, session: SessionId, permission: &str) {
    let permission = permission.parse().unwrap();
    placet.answer(session, &permission, SystemPermission::Granted, test()).unwrap();
}

pub fn verify_name(placet: &Placet) {
    placet.set_fact(&"real_name_verified".parse::<FactId>().unwrap(), true, None, test()).unwrap();
}

/// A voice room in which the person may speak.
pub fn voice_room(placet: &Placet) -> SessionId {
    accept(placet);
    verify_name(placet);
    grant(placet, "voice_chat");
    let room = enter(placet, "voice_room");
    allow(placet, room, "microphone");
    room
}

pub fn speak() -> UseRef {
    "voice_room.speak".parse().unwrap()
}

/// The code of a denial's reason, or `allowed`.
pub fn reason(decision: &Decision) -> &'static str {
    match decision {
        Decision::Allowed(_) => "allowed",
        Decision::Denied(denial) => denial.why.map_or(denial.reason.code(), |why| why.code()),
    }
}

/// Every file of a folder with the hash of its bytes, but for what SQLite keeps beside a database that is only read: its
/// shared memory, and a log without a byte.
pub fn contents(folder: &Path) -> BTreeMap<OsString, Hash> {
    let files = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let kept = files.filter(|it| !it.path().to_string_lossy().ends_with("-shm") && it.metadata().unwrap().len() > 0);
    kept.map(|it| (it.file_name(), Hash::of(&[&std::fs::read(it.path()).unwrap()]))).collect()
}

/// Copies every file of a folder.
pub fn copy_folder(from: &Path, to: &Path) {
    for it in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        std::fs::copy(it.path(), to.join(it.file_name())).unwrap();
    }
}
