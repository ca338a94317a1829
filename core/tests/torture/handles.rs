//! Stores that are opened and closed again and again: nothing of them is left open, and memory does not grow; and two
//! instances over one folder in one process, of which neither takes the other's locks away.

use std::path::Path;

use placet::Placet;
use placet::engine::Health;
use placet::manifest::OpensBy;

use crate::child::{Process, folder_of_child, heard, say};
use crate::damage::{files, put};
use crate::support::{FakeClock, grant, open_at, reason, speak, voice_room, withdraw};
use crate::tally::{Never, Tally, size};

const OPENS: &str = "handles::a_store_that_is_opened_and_closed_again_and_again_leaves_nothing_open";
const SHARES: &str = "handles::two_instances_in_one_process_share_a_folder_with_other_processes";

/// How many files this process has open.
fn open_files() -> usize {
    std::fs::read_dir(if Path::new("/proc/self/fd").exists() { "/proc/self/fd" } else { "/dev/fd" }).unwrap().count()
}

/// How many KiB of memory it holds; nothing where the system does not say.
fn memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
    line.and_then(|it| it.split_whitespace().next()).map_or(0, |it| it.parse().unwrap())
}

/// Opens a folder, asks, and closes it, so often; says how many files are open and how much memory is held after a tenth
/// of it and at the end.
fn open_again_and_again(folder: &Path, count: usize) {
    let mut before = (0, 0);
    for number in 0..count {
        let placet = open_at(folder, &FakeClock::new());
        let _ = placet.check_without_session(&speak());
        if number % 2 == 0 {
            placet.close();
        }
        drop(placet);
        if number == count / 10 {
            before = (open_files(), memory());
        }
    }
    say(&format!("{} {} {} {}", before.0, open_files(), before.1, memory()));
}

/// A folder of each kind, by the word that its opening answers with.
fn kinds() -> Vec<(&'static str, tempfile::TempDir)> {
    let whole = tempfile::tempdir().unwrap();
    let placet = open_at(whole.path(), &FakeClock::new());
    voice_room(&placet);
    for _ in 0..20 {
        grant(&placet, "room_entry");
    }
    let killed = put(&files(whole.path()));
    drop(placet);
    let mut damaged = files(whole.path());
    damaged.insert("placet.db".to_owned(), vec![7; 20_000]);
    let mut short = files(whole.path());
    short.remove("placet.db");
    let blocked = tempfile::tempdir().unwrap();
    std::fs::create_dir(blocked.path().join("placet.db")).unwrap();
    vec![
        ("in order", whole),
        ("killed", killed),
        ("unreadable", put(&damaged)),
        ("rolled_back", put(&short)),
        ("out_of_reach", blocked),
    ]
}

#[test]
fn a_store_that_is_opened_and_closed_again_and_again_leaves_nothing_open() {
    if let Some(folder) = folder_of_child() {
        let mut lines = heard();
        let count = lines.next().unwrap().parse().unwrap();
        // With another instance of the process over the same folder, as an app and its extension's code may have.
        let other = (lines.next().unwrap() == "two").then(|| open_at(&folder, &FakeClock::new()));
        open_again_and_again(&folder, count);
        return drop(other);
    }
    for (name, folder) in kinds() {
        for instances in ["one", "two"] {
            let count = size(100, 1_000);
            let mut tally = Tally::new("opened and closed", format!("{name}, {instances} in the process"));
            let mut process = Process::start(OPENS, folder.path());
            process.tell(&count.to_string());
            let said = process.ask(instances);
            process.finish();
            let numbers: Vec<usize> = said.split(' ').map(|it| it.parse().unwrap()).collect();
            tally.cases_of(count);
            tally.expect(numbers[1] <= numbers[0], Never::Leaked, || {
                format!("files open: {} and {}", numbers[0], numbers[1])
            });
            let grown = numbers[3].saturating_sub(numbers[2]);
            tally.expect(grown < 4096, Never::Leaked, || format!("memory grew by {grown} KiB"));
            tally.count("files open", numbers[1]);
            tally.count("KiB held", numbers[3]);
            tally.close();
        }
    }
}

/// Whether what may be read once a launch may be read: it may not be where the launch in which it was goes on.
fn reads_phone(placet: &Placet) -> String {
    let session = placet.enter(&"core".parse().unwrap(), OpensBy::ToBackground).unwrap();
    reason(&placet.take(session, &"core.read_phone".parse().unwrap(), None)).to_owned()
}

/// A process that opens, asks, decides, and closes at each line.
fn come_and_go(folder: &Path) {
    for line in heard() {
        let placet = open_at(folder, &FakeClock::new());
        assert_eq!(placet.health(), Health::Ok);
        let answer = reads_phone(&placet);
        if line == "grant" {
            grant(&placet, "voice_chat");
        } else {
            withdraw(&placet, "voice_chat");
        }
        drop(placet);
        say(&answer);
    }
}

#[test]
fn two_instances_in_one_process_share_a_folder_with_other_processes() {
    if let Some(folder) = folder_of_child() {
        return come_and_go(&folder);
    }
    let folder = tempfile::tempdir().unwrap();
    let one = open_at(folder.path(), &FakeClock::new());
    let room = voice_room(&one);
    assert!(one.check(room, &speak()).is_allowed());
    assert_eq!(reads_phone(&one), "allowed");
    let mut process = Process::start(SHARES, folder.path());
    let mut tally = Tally::new("instances", "two in one process, and a process");
    for round in 0..size(10, 300) {
        let what = format!("round {round}");
        tally.case(&what, |tally| {
            let other = open_at(folder.path(), &FakeClock::new());
            tally.expect(reads_phone(&other) == "budget_exhausted", Never::WronglyAllowed, || what.clone());
            if round % 3 == 0 {
                other.close();
            }
            drop(other);
            // Had the other taken the locks along, the process would be the first of a new launch.
            let word = if round % 2 == 0 { "withdraw" } else { "grant" };
            tally.expect(process.ask(word) == "budget_exhausted", Never::WronglyAllowed, || {
                format!("{what}: a new launch")
            });
            let answer = reason(&one.check_without_session(&speak()));
            let expected = if round % 2 == 0 { "consent_withdrawn" } else { "feature_not_in_use" };
            tally.expect(answer == expected, Never::Lost, || format!("{what}: {answer}"));
        });
    }
    process.finish();
    assert!(!one.check(room, &speak()).is_allowed(), "the session ended with the first withdrawal");
    tally.expect(one.verify().is_ok(), Never::Stuck, || "verified at the end".to_owned());
    tally.close();
}
