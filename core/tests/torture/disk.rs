//! A disk on which each call of SQLite's fails in turn, once or from then on: its methods, and below them the system's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use placet::engine::Health;
use placet::event::ConsentDecision::{Granted, Withdrawn};
use placet::id::UseRef;
use placet::manifest::OpensBy;
use placet::policy::{AgeBand, SystemPermission, Unavailability};
use rusqlite::ffi::{
    SQLITE_BUSY, SQLITE_CANTOPEN, SQLITE_FULL, SQLITE_IOERR, SQLITE_IOERR_ACCESS, SQLITE_IOERR_CLOSE,
    SQLITE_IOERR_DELETE, SQLITE_IOERR_FSTAT, SQLITE_IOERR_FSYNC, SQLITE_IOERR_LOCK, SQLITE_IOERR_NOMEM,
    SQLITE_IOERR_READ, SQLITE_IOERR_SHMLOCK, SQLITE_IOERR_SHMMAP, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_UNLOCK,
    SQLITE_IOERR_WRITE, SQLITE_READONLY,
};

use crate::day::{Act, Seen, allowed, attempt};
use crate::support::{FakeClock, copy_folder, open_at, speak};
use crate::tally::{Dice, Never, Tally, size};
use crate::vfs;
use crate::vfs::calls::{self, Fault, How};

/// A day on which everything is written that a store holds.
fn acts() -> Vec<Act> {
    vec![
        Act::Present,
        Act::Accept,
        Act::Age(AgeBand::Adult),
        Act::Fact(true),
        Act::Decide(vec![("voice_chat", Granted), ("nearby", Granted)]),
        Act::Answer("voice_room", "microphone", SystemPermission::Granted),
        Act::Take("voice_room", "speak"),
        Act::Decide(vec![("voice_chat", Withdrawn)]),
        Act::MeetFirst,
        Act::Wait(800),
    ]
}

/// What is allowed before the day and after each of its acts.
fn allowed_in_turn() -> Vec<BTreeSet<UseRef>> {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    let mut answers = vec![allowed(&placet)];
    for act in acts() {
        attempt(&placet, &clock, &act).unwrap();
        answers.push(allowed(&placet));
    }
    assert!(answers.iter().any(|it| it.len() > 2) && answers.last().is_some_and(|it| it.len() < 3), "{answers:?}");
    answers
}

/// A day on a disk with a fault.
struct Day<'a> {
    folder: &'a Path,
    clock: FakeClock,
    answers: &'a [BTreeSet<UseRef>],
    what: String,
    tally: &'a mut Tally,
}

/// To SQLite a file of which the system cannot read a part is a damaged one, and a disk that has lost a sector is.
const LOSES_SECTORS: &str = "read(): EIO";

impl Day<'_> {
    /// Whether a code says that trying again may help, or that the disk is damaged where it is.
    fn is_fitting(&self, code: &str) -> bool {
        let is_retryable = ["busy", "disk_full", "out_of_reach"].contains(&code);
        is_retryable || (code == "unreadable" && self.what.starts_with(LOSES_SECTORS))
    }

    /// Nothing stands in the way any more: the store can be used, at the latest after a recovery that finds nothing to do.
    fn goes_on(&mut self, placet: &placet::Placet, when: &str) {
        if placet.health() == Health::Unavailable(Unavailability::Unreadable) {
            self.tally.count("healed by looking anew", 1);
            let recovered = placet.recover().map_err(|it| it.code());
            let is_whole = recovered == Err("nothing_to_recover");
            self.tally.expect(is_whole, Never::Stuck, || format!("{}: {when}: {recovered:?}", self.what));
        }
        let refreshed = placet.refresh();
        self.tally.expect(refreshed.is_ok(), Never::Stuck, || format!("{}: {when}: {refreshed:?}", self.what));
    }

    /// Nothing is allowed that was not after so many acts.
    fn allows_no_more(&mut self, placet: &placet::Placet, done: usize) {
        let more: Vec<String> = allowed(placet).difference(&self.answers[done]).map(ToString::to_string).collect();
        self.tally.expect(more.is_empty(), Never::WronglyAllowed, || format!("{}: {}", self.what, more.join(" ")));
    }

    /// Opens the store, on which nothing was done yet or the whole day was.
    fn open(&mut self, done: usize) -> placet::Placet {
        let placet = open_at(self.folder, &self.clock);
        if let Health::Unavailable(why) = placet.health() {
            self.tally.count("denied opens", 1);
            self.tally.expect(self.is_fitting(why.code()), Never::Untyped, || format!("{}: open is {why}", self.what));
            self.allows_no_more(&placet, done);
            calls::disarm();
            self.goes_on(&placet, "opened");
        }
        placet
    }

    /// What a process that dies now leaves is what was acknowledged, or that and what was being done.
    fn is_kept(&mut self, seen: &Seen, act: usize) {
        let left = tempfile::tempdir().unwrap();
        copy_folder(self.folder, left.path());
        let placet = open_at(left.path(), &FakeClock::new());
        if placet.health() != Health::Ok {
            self.tally.never(Never::Stuck, format!("{}: killed in act {act}: {:?}", self.what, placet.health()));
            return;
        }
        let entries = placet.entries().unwrap();
        let holds = seen.entries.iter().all(|it| entries.contains(it));
        self.tally.expect(holds, Never::Lost, || format!("{}: killed in act {act}", self.what));
        let allowed = allowed(&placet);
        let known = allowed == self.answers[act] || allowed == self.answers[act + 1];
        self.tally.expect(known, Never::WronglyAllowed, || format!("{}: killed in act {act}", self.what));
        drop(placet);
        vfs::forget(left.path());
    }

    /// One question in front of a collection, on the faulty disk.
    fn ask(&mut self, placet: &placet::Placet, done: usize) {
        let session = placet.enter(&"voice_room".parse().unwrap(), OpensBy::UserAction);
        let answer = session.is_ok_and(|it| placet.check(it, &speak()).is_allowed());
        let is_known = self.answers[done].contains(&speak());
        self.tally.expect(!answer || is_known, Never::WronglyAllowed, || format!("{}: after {done}", self.what));
    }

    fn attempt(&self, placet: &placet::Placet, act: &Act, again: bool) -> Result<(), &'static str> {
        match act {
            // Time has passed whoever noted it.
            Act::Wait(_) if again => placet.tick().map_err(|it| it.code()),
            _ => attempt(placet, &self.clock, act),
        }
    }

    fn failed(&mut self, number: usize, code: &str) {
        self.tally.count("failed calls", 1);
        self.tally.expect(self.is_fitting(code), Never::Untyped, || format!("{}: act {number} is {code}", self.what));
    }

    fn act(&mut self, placet: &placet::Placet, number: usize, act: &Act) {
        let seen = calls::paused(|| Seen::of(placet));
        let Err(code) = self.attempt(placet, act, false) else { return };
        self.failed(number, code);
        self.allows_no_more(placet, number);
        match self.attempt(placet, act, true) {
            Ok(()) => return,
            Err(code) => self.failed(number, code),
        }
        calls::disarm();
        self.is_kept(&seen, number);
        self.goes_on(placet, "after a call that failed");
        if placet.health() == Health::Ok {
            let now = Seen::of(placet);
            let is_same = now.entries == seen.entries && now.usage == seen.usage && now.age == seen.age;
            // What time has brought by itself is nothing that was left behind.
            let goes_on = matches!(act, Act::Wait(_)) && seen.entries.iter().all(|it| now.entries.contains(it));
            let what = || format!("{}: act {number} failed and left something", self.what);
            self.tally.expect(is_same || goes_on, Never::Lost, what);
        }
        let again = self.attempt(placet, act, true);
        self.tally.expect(again.is_ok(), Never::Stuck, || format!("{}: act {number} again {again:?}", self.what));
    }

    /// Lives through it on a disk that fails so.
    fn live(&mut self) {
        let placet = self.open(0);
        for (number, act) in acts().iter().enumerate() {
            self.act(&placet, number, act);
            self.ask(&placet, number + 1);
        }
        let seen = calls::paused(|| Seen::of(&placet));
        drop(placet);
        let placet = self.open(acts().len());
        self.tally.count("met", usize::from(calls::met() > 0));
        calls::disarm();
        let is_same = placet.health() == Health::Ok && Seen::of(&placet) == seen;
        self.tally.expect(is_same, Never::Lost, || format!("{}: opened again", self.what));
    }
}

/// The day without a fault, to count the calls of each name.
fn calls_of_a_day(answers: &[BTreeSet<UseRef>]) -> BTreeMap<&'static str, usize> {
    let folder = tempfile::tempdir().unwrap();
    let mut tally = Tally::new("disk", "nothing fails");
    let what = String::new();
    let mut day = Day { folder: folder.path(), clock: FakeClock::new(), answers, what, tally: &mut tally };
    // Looking is not counted, as it is not to fail.
    let counted = calls::counted(|| day.live());
    vfs::forget(folder.path());
    tally.check();
    counted
}

/// How a disk fails: its name, the calls, and how.
pub type Row = (&'static str, &'static [&'static str], How);

const fn not(code: i32) -> How {
    How::Not(code)
}

fn torture(rows: &[Row], lasts: bool, seen: fn(&Row, &Tally)) {
    let answers = allowed_in_turn();
    let counted = calls_of_a_day(&answers);
    for row in rows {
        let (name, calls, how) = row;
        let all: usize = calls.iter().filter_map(|it| counted.get(it)).sum();
        assert!(all > 0, "SQLite never calls {calls:?}: {counted:?}");
        let mut tally = Tally::new(if lasts { "disk fails from then on" } else { "disk fails once" }, name);
        let cases = all.min(size(4, usize::MAX));
        let mut dice = Dice::of(all);
        for case in 0..cases {
            let after = if cases == all { case } else { all * case / cases + dice.below(all / cases) };
            let what = format!("{name} after {after} of {all}");
            tally.case(&what.clone(), |tally| {
                let folder = tempfile::tempdir().unwrap();
                let mut day = Day { folder: folder.path(), clock: FakeClock::new(), answers: &answers, what, tally };
                calls::arm(Fault { calls, after, lasts, how: *how });
                day.live();
                vfs::forget(folder.path());
            });
            calls::disarm();
        }
        seen(row, &tally.close());
    }
}

/// What SQLite asks of a disk, and what the disk says instead.
pub const METHODS: &[Row] = &[
    ("xOpen: cannot", &["xOpen"], not(SQLITE_CANTOPEN)),
    ("xOpen: I/O error", &["xOpen"], not(SQLITE_IOERR)),
    ("xAccess: I/O error", &["xAccess"], not(SQLITE_IOERR_ACCESS)),
    ("xFullPathname: cannot", &["xFullPathname"], not(SQLITE_CANTOPEN)),
    ("xDelete: I/O error", &["xDelete"], not(SQLITE_IOERR_DELETE)),
    ("xRead: I/O error", &["xRead"], not(SQLITE_IOERR_READ)),
    ("xRead: no memory", &["xRead"], not(SQLITE_IOERR_NOMEM)),
    ("xWrite: I/O error", &["xWrite"], not(SQLITE_IOERR_WRITE)),
    ("xWrite: half, I/O error", &["xWrite"], How::HalfWay(SQLITE_IOERR_WRITE)),
    ("xWrite: full", &["xWrite"], not(SQLITE_FULL)),
    ("xWrite: half, full", &["xWrite"], How::HalfWay(SQLITE_FULL)),
    ("xTruncate: I/O error", &["xTruncate"], not(SQLITE_IOERR_TRUNCATE)),
    ("xSync: I/O error", &["xSync"], not(SQLITE_IOERR_FSYNC)),
    ("xFileSize: I/O error", &["xFileSize"], not(SQLITE_IOERR_FSTAT)),
    ("xLock: busy", &["xLock"], not(SQLITE_BUSY)),
    ("xLock: I/O error", &["xLock"], not(SQLITE_IOERR_LOCK)),
    ("xUnlock: I/O error", &["xUnlock"], not(SQLITE_IOERR_UNLOCK)),
    ("xShmMap: I/O error", &["xShmMap"], not(SQLITE_IOERR_SHMMAP)),
    ("xShmLock: busy", &["xShmLock"], not(SQLITE_BUSY)),
    ("xShmLock: I/O error", &["xShmLock"], not(SQLITE_IOERR_SHMLOCK)),
    ("xShmLock, back: I/O error", &["xShmLock (back)"], not(SQLITE_IOERR_SHMLOCK)),
    ("xClose: I/O error", &["xClose"], not(SQLITE_IOERR_CLOSE)),
    ("disk full", &["xWrite", "xTruncate", "xShmMap"], not(SQLITE_FULL)),
    ("disk read-only", &["xWrite", "xTruncate", "xDelete"], not(SQLITE_READONLY)),
    ("everything: I/O error", EVERYTHING, not(SQLITE_IOERR)),
];

const EVERYTHING: &[&str] = &[
    "xOpen",
    "xAccess",
    "xFullPathname",
    "xDelete",
    "xRead",
    "xWrite",
    "xTruncate",
    "xSync",
    "xFileSize",
    "xLock",
    "xShmMap",
    "xShmLock",
];

#[test]
fn a_method_of_the_disk_that_fails_once_loses_nothing_and_allows_nothing() {
    vfs::install();
    torture(METHODS, false, |_, tally| assert_ne!(tally.of("met"), 0));
}

#[test]
fn a_method_of_the_disk_that_fails_from_then_on_loses_nothing_and_allows_nothing() {
    vfs::install();
    torture(METHODS, true, |_, tally| assert_ne!(tally.of("met"), 0));
}

#[cfg(target_os = "linux")]
mod below {
    use super::{How, Row, not, torture};
    use crate::vfs::{self, system::*};

    /// What SQLite asks of the system, and what the system says instead.
    const CALLS: &[Row] = &[
        ("open(): EIO", &["open"], not(EIO)),
        ("open(): EACCES", &["open"], not(EACCES)),
        ("open(): EMFILE", &["open"], not(EMFILE)),
        ("open(): ENOSPC", &["open"], not(ENOSPC)),
        ("stat(): EIO", &["stat"], not(EIO)),
        ("fstat(): EIO", &["fstat"], not(EIO)),
        ("lstat(): EIO", &["lstat"], not(EIO)),
        ("read(): EIO", &["pread"], not(EIO)),
        ("write(): EIO", &["pwrite"], not(EIO)),
        ("write(): ENOSPC", &["pwrite"], not(ENOSPC)),
        ("write(): half, ENOSPC", &["pwrite"], How::HalfWay(ENOSPC)),
        ("ftruncate(): EIO", &["ftruncate"], not(EIO)),
        ("unlink(): EIO", &["unlink"], not(EIO)),
        ("unlink(): EROFS", &["unlink"], not(EROFS)),
        ("fcntl(): EACCES", &["fcntl"], not(EACCES)),
        ("fcntl(): ENOLCK", &["fcntl"], not(ENOLCK)),
        ("fcntl(): EIO", &["fcntl"], not(EIO)),
        ("fcntl(): EINTR", &["fcntl"], not(EINTR)),
        ("mmap(): EIO", &["mmap"], not(EIO)),
        ("close(): EINTR", &["close"], not(EINTR)),
        ("file system read-only", &["pwrite", "ftruncate", "unlink"], not(EROFS)),
    ];

    /// What is no failure: whoever asked asks again, or for the rest.
    const HICCUPS: &[Row] = &[
        ("open(): EINTR", &["open"], not(EINTR)),
        ("read(): EINTR", &["pread"], not(EINTR)),
        ("write(): EINTR", &["pwrite"], not(EINTR)),
        ("ftruncate(): EINTR", &["ftruncate"], not(EINTR)),
        ("read(): short", &["pread"], How::Short),
        ("write(): short", &["pwrite"], How::Short),
    ];

    #[test]
    fn a_call_of_the_system_that_fails_once_or_from_then_on_loses_nothing_and_allows_nothing() {
        vfs::install();
        vfs::system::install();
        for lasts in [false, true] {
            torture(CALLS, lasts, |_, tally| assert_ne!(tally.of("met"), 0));
        }
    }

    #[test]
    fn a_call_of_the_system_that_was_interrupted_or_short_is_no_failure() {
        vfs::install();
        vfs::system::install();
        let is_none = |_: &Row, tally: &crate::tally::Tally| {
            assert_ne!(tally.of("met"), 0);
            assert_eq!(tally.of("failed calls") + tally.of("denied opens"), 0);
        };
        torture(HICCUPS, false, is_none);
        let short: Vec<Row> = HICCUPS.iter().filter(|it| it.2 == How::Short).copied().collect();
        torture(&short, true, is_none);
    }
}
