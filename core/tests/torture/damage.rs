//! Files of a store with flipped bits and overwritten blocks: each is found and named, or changes no answer and no byte of
//! the ledger. What lies beside the chains may change unnoticed, and is counted apart; it allows nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use placet::Placet;
use placet::engine::Health;
use placet::event::ConsentDecision::{Denied, Granted, Withdrawn};
use placet::id::UseRef;
use placet::manifest::OpensBy;
use placet::policy::{AgeBand, SystemPermission};
use tempfile::TempDir;

use crate::day::{Act, Seen, allowed, attempt};
use crate::support::{FakeClock, open_at};
use crate::tally::{Dice, Never, Tally, size};

/// The files of a folder by name, as far as they hold anything.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What a folder holds, and what a store in it answers.
pub struct Original {
    pub name: &'static str,
    pub files: Files,
    pub seen: Seen,
}

pub fn files(folder: &Path) -> Files {
    let files = std::fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|it| it.path().is_file());
    let files = files.map(|it| (it.file_name().into_string().unwrap(), std::fs::read(it.path()).unwrap()));
    files.filter(|(_, bytes)| !bytes.is_empty()).collect()
}

pub fn put(files: &Files) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// Days after which little is allowed, so that damage could open much.
fn acts(band: AgeBand) -> Vec<Act> {
    vec![
        Act::Present,
        Act::Accept,
        Act::Age(AgeBand::Adult),
        Act::Fact(true),
        Act::Decide(vec![("voice_chat", Granted), ("room_entry", Denied), ("nearby", Granted)]),
        Act::Answer("voice_room", "microphone", SystemPermission::Granted),
        Act::Take("voice_room", "speak"),
        Act::Take("nearby", "locate_roughly"),
        Act::Decide(vec![("voice_chat", Withdrawn), ("nearby", Withdrawn)]),
        Act::Age(band),
    ]
}

/// A store at rest after so many more decisions, or as a killed process leaves it.
fn original(name: &'static str, band: AgeBand, more: usize, is_killed: bool) -> Original {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let placet = open_at(folder.path(), &clock);
    for act in acts(band) {
        attempt(&placet, &clock, &act).unwrap();
    }
    for number in 0..more {
        let to = if number % 2 == 0 { Granted } else { Withdrawn };
        attempt(&placet, &clock, &Act::Decide(vec![("room_entry", to)])).unwrap();
    }
    let seen = Seen::of(&placet);
    let in_use = files(folder.path());
    drop(placet);
    Original { name, files: if is_killed { in_use } else { files(folder.path()) }, seen }
}

pub fn originals() -> Vec<Original> {
    vec![
        original("at rest", AgeBand::Adult, 0, false),
        original("killed", AgeBand::Adult, 0, true),
        original("killed, a minor's", AgeBand::Under18, 6, true),
        original("long, at rest", AgeBand::Adult, 300, false),
    ]
}

/// Everything that a damaged store allows, the ways in of every feature tried.
fn everything_allowed(placet: &Placet) -> BTreeSet<UseRef> {
    let core: UseRef = "core.read_phone".parse().unwrap();
    let session = placet.enter(&core.feature, OpensBy::ToBackground);
    let reads = session.is_ok_and(|it| placet.check(it, &core).is_allowed());
    let mut all = allowed(placet);
    all.extend(reads.then_some(core));
    all
}

/// Opens a damaged copy and judges what it answers.
pub fn judge(files: &Files, original: &Original, what: &str, tally: &mut Tally) {
    let folder = put(files);
    let placet = open_at(folder.path(), &FakeClock::new());
    let mut known = original.seen.allowed.clone();
    known.insert("core.read_phone".parse().unwrap());
    let more: Vec<String> = everything_allowed(&placet).difference(&known).map(ToString::to_string).collect();
    tally.expect(more.is_empty(), Never::WronglyAllowed, || format!("{what}: {}", more.join(" ")));
    match placet.health() {
        Health::Unavailable(why) => {
            tally.count(why.code(), 1);
            let is_left = without_index(files) == without_index(&self::files(folder.path()));
            tally.expect(is_left, Never::Lost, || format!("{what}: bytes of the damaged store were changed"));
            recovers(&placet, what, tally);
        }
        Health::Ok => match placet.verify().and_then(|_| Seen::look(&placet)) {
            Err(error) => {
                tally.count("found by reading on", 1);
                let denies = allowed(&placet).is_empty() && placet.health() != Health::Ok;
                tally.expect(denies, Never::WronglyAllowed, || format!("{what}: allowed after {error}"));
            }
            Ok(seen) => {
                tally.expect(seen.entries == original.seen.entries, Never::Unnoticed, || what.to_owned());
                let is_same = seen == original.seen;
                tally.count(if is_same { "changes nothing" } else { "beside the chains" }, 1);
            }
        },
    }
}

/// A damaged store can be set aside, and what follows it allows nothing before the person decides anew.
fn recovers(placet: &Placet, what: &str, tally: &mut Tally) {
    match placet.recover().map(drop).and_then(|()| placet.verify()) {
        Ok(_) => {
            tally.count("recovered", 1);
            let allowed = everything_allowed(placet);
            tally.expect(allowed.is_empty(), Never::WronglyAllowed, || format!("{what}: recovered: {allowed:?}"));
        }
        // A version to come or another app may have written what stands there now, and is not set aside.
        Err(error) if matches!(error.code(), "newer" | "other_app") => tally.count("not to be recovered", 1),
        Err(error) => tally.never(Never::Stuck, format!("{what}: {error}")),
    }
}

/// The files that hold anything, but for what SQLite makes of a log: it says nothing that the log does not.
fn without_index(files: &Files) -> Files {
    let held = files.iter().filter(|(name, bytes)| !name.ends_with("-shm") && !bytes.is_empty());
    held.map(|(name, bytes)| (name.clone(), bytes.clone())).collect()
}

/// A file of a folder, each as likely as the others, and a place in it; most often one that holds something.
fn place<'a>(files: &'a Files, dice: &mut Dice) -> (&'a str, usize) {
    let names: Vec<&String> = files.keys().collect();
    let name = names[dice.below(names.len())];
    let (any, holds) = (dice.below(files[name].len()), dice.below(4) > 0);
    let held = files[name].iter().skip(any).position(|it| *it != 0).filter(|_| holds);
    (name, any + held.unwrap_or(0))
}

fn damage(
    area: &'static str,
    (slice, long): (usize, usize),
    harm: impl Fn(&mut Files, &Original, &mut Dice) -> String,
) -> Vec<Tally> {
    let originals = originals();
    let tallies = originals.iter().map(|original| {
        let mut tally = Tally::new(area, original.name);
        for case in 0..size(slice, long) / originals.len() {
            let mut dice = Dice::of(case);
            let mut files = original.files.clone();
            let what = format!("{area} {case} of {}: {}", original.name, harm(&mut files, original, &mut dice));
            tally.case(&what, |tally| judge(&files, original, &what, tally));
        }
        tally.close()
    });
    tallies.collect()
}

#[test]
fn no_flipped_bit_of_any_file_allows_anything_or_changes_the_ledger_unnoticed() {
    let tallies = damage("flipped bit", (160, 10_000), |files, _, dice| {
        let (name, at) = place(files, dice);
        let (name, bit) = (name.to_owned(), dice.below(8));
        if let Some(byte) = files.get_mut(&name).and_then(|it| it.get_mut(at)) {
            *byte ^= 1 << bit;
        }
        format!("bit {bit} of byte {at} of {name}")
    });
    assert!(tallies.iter().all(|it| it.of("changes nothing") > 0 && it.of("changes nothing") < it.cases()));
}

#[test]
fn no_overwritten_block_of_any_file_allows_anything_or_changes_the_ledger_unnoticed() {
    damage("overwritten block", (80, 1_000), |files, _, dice| {
        let (name, at) = place(files, dice);
        let name = name.to_owned();
        let length = [64, 512, 4096][dice.below(3)];
        let start = at / length * length;
        let bytes = files.get_mut(&name).unwrap();
        let end = bytes.len().min(start + length);
        let other = dice.below(bytes.len()) / length * length;
        let (kind, block): (&str, Vec<u8>) = match dice.below(4) {
            0 => ("zeroes", vec![0; length]),
            1 => ("ones", vec![0xff; length]),
            2 => ("noise", (0..length).map(|_| u8::try_from(dice.below(256)).unwrap()).collect()),
            _ => ("another block", bytes.iter().skip(other).take(length).copied().chain(vec![0; length]).collect()),
        };
        bytes[start..end].copy_from_slice(&block[..end - start]);
        format!("{kind} over {start}..{end} of {name}")
    });
}
