//! Two verifiers, one page: `tools/verify_export.py`, written from `docs/ledger-format.md`, judges exports as the
//! library does, random ones and damaged ones.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use placet::Placet;
use placet::clock::Timestamp;
use placet::engine::Place;
use placet::event::{ConsentDecision, TaskId, TimeSource};
use placet::evidence::verify;
use placet::manifest::CancelMeans;
use placet::policy::deletion::ServerWord;
use placet::policy::{AgeBand, SystemPermission};
use support::{EXAMPLE, FakeClock, HOUR, enter, open_with, test};

const EXPORTS: usize = 1000;
const DAMAGED: usize = 1000;

/// A small generator of numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }
}

fn live(placet: &Placet, clock: &FakeClock, dice: &mut Dice) {
    let policy = "privacy_policy".parse().unwrap();
    let microphone = "microphone".parse().unwrap();
    for _ in 0..dice.roll(24) {
        // A refusal writes nothing, and that is as good a day as any.
        match dice.roll(14) {
            0 => drop(placet.present(&policy, None)),
            1 => drop(placet.accept(&policy, test())),
            2 => drop(placet.withdraw_document(&policy, test())),
            3 => drop(placet.set_age_band(AgeBand::Adult)),
            4 => drop(placet.set_fact(&"real_name_verified".parse().unwrap(), dice.roll(2) == 0, None, test())),
            5 => drop(placet.answer(enter(placet, "voice_room"), &microphone, SystemPermission::Granted, test())),
            6 => {
                let told = Timestamp::from_millis(1_717_200_000_000 + i64::try_from(dice.roll(1000)).unwrap() * HOUR);
                drop(placet.observe_time(told, TimeSource::Server));
            }
            7 => clock.wait(i64::try_from(dice.roll(48)).unwrap()),
            8 => drop(placet.deletion_begin(test()).and_then(|_| placet.deletion_submit(test()))),
            9 => drop(placet.deletion_cancel(CancelMeans::Choice, test())),
            10 => delete(placet),
            _ => {
                let to = [ConsentDecision::Granted, ConsentDecision::Denied, ConsentDecision::Withdrawn][dice.roll(3)];
                drop(placet.change(test(), vec![("voice_chat".parse().unwrap(), to)]));
            }
        }
    }
}

/// The account is removed at the server, and the device is wiped.
fn delete(placet: &Placet) {
    let told = placet.deletion_observe(ServerWord::Completed { submitted: None }, test());
    drop(told.and_then(|_| placet.confirm_task(&TaskId::Local, test())));
}

/// The example app, with a deletion that the server decides on.
fn manifest() -> String {
    let mut manifest: serde_json::Value = serde_json::from_str(EXAMPLE).unwrap();
    manifest["deletion"] = serde_json::json!({ "appeal": "none", "authority": "server" });
    manifest.to_string()
}

/// What happens to files that are sent around: a byte, or a line.
fn damage(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let (kind, at) = (dice.roll(8), dice.roll(bytes.len()));
    if kind < 4 {
        let mut bytes = bytes.to_vec();
        match kind {
            0 => bytes[at] ^= u8::try_from(1 + dice.roll(255)).unwrap(),
            1 => bytes.truncate(at),
            2 => drop(bytes.remove(at)),
            _ => bytes.insert(at, u8::try_from(dice.roll(256)).unwrap()),
        }
        return bytes;
    }
    let mut lines = lines(bytes);
    let (one, two) = (dice.roll(lines.len()), dice.roll(lines.len()));
    match kind {
        4 => drop(lines.remove(one)),
        5 => lines.swap(one, two),
        6 => lines.insert(one, lines[two]),
        _ => {
            let others = self::lines(other);
            lines[one] = others[dice.roll(others.len())];
        }
    }
    lines.concat()
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|it| *it == b'\n').collect()
}

/// Both kinds of exports in a folder, and what the library says of each.
fn write_exports(folder: &Path) -> BTreeMap<String, String> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut verdicts = BTreeMap::new();
    let mut last = Vec::new();
    for number in 0..EXPORTS.max(DAMAGED) {
        let clock = FakeClock::new();
        let placet = open_with(Place::Memory, &manifest(), &clock, None);
        live(&placet, &clock, &mut dice);
        let whole = folder.join(format!("whole-{number:04}.jsonl"));
        placet.export(&whole).unwrap();
        let bytes = fs::read(&whole).unwrap();
        let damaged = damage(&bytes, if last.is_empty() { &bytes } else { &last }, &mut dice);
        fs::write(folder.join(format!("damaged-{number:04}.jsonl")), &damaged).unwrap();
        for (name, bytes) in [("whole", &bytes), ("damaged", &damaged)] {
            let verdict = verify(bytes.as_slice(), &[]).map_or_else(|it| it.code.code(), |_| "ok");
            verdicts.insert(format!("{name}-{number:04}.jsonl"), verdict.to_owned());
        }
        last = bytes;
    }
    verdicts
}

#[test]
fn a_verifier_written_from_the_page_alone_judges_every_export_as_the_library_does() {
    let folder = tempfile::tempdir().unwrap();
    let ours = write_exports(folder.path());

    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tools/verify_export.py");
    let output = Command::new("python3").arg(script).arg("--folder").arg(folder.path()).output();
    let output = output.expect("this test runs Python: install python3");
    let said = String::from_utf8(output.stdout).unwrap();
    let theirs: BTreeMap<String, String> = said
        .lines()
        .map(|it| it.split_once(' ').unwrap())
        .map(|(name, verdict)| (name.to_owned(), verdict.to_owned()))
        .collect();

    let unlike: Vec<_> = ours.iter().filter(|(name, it)| theirs.get(*name) != Some(it)).take(5).collect();
    assert!(
        unlike.is_empty(),
        "the library says {unlike:?}, the script {:?}",
        unlike.iter().map(|it| &theirs[it.0]).collect::<Vec<_>>()
    );
    assert_eq!(theirs.len(), EXPORTS + DAMAGED);
    let is_whole = |it: &(&String, &String)| it.0.starts_with("whole");
    assert!(ours.iter().filter(is_whole).all(|(_, verdict)| verdict == "ok"));
    // A damaged one may hold where nothing vouches for what changed: a line swapped with itself, the time of writing.
    let holding = ours.iter().filter(|it| !is_whole(it)).filter(|(_, verdict)| *verdict == "ok").count();
    assert!(holding < DAMAGED / 5, "{holding} of {DAMAGED} damaged exports hold");
    let codes: std::collections::BTreeSet<&String> = ours.values().collect();
    assert!(codes.len() > 6, "{codes:?}");
}
