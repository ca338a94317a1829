//! Bytes that nobody wrote: manifests, stories, entries and exports with changes at random. Nothing panics, loader and
//! checker agree, an entry is read in one spelling alone, and an export that verifies ends where the true one does.

use std::path::{Path, PathBuf};

use placet::event::Entry;
use placet::evidence::{Head, verify};
use placet::manifest::Manifest;
use placet::manifest::check::{check, fix};
use placet::story::Story;

use crate::support::{FakeClock, grant, open_at, voice_room, withdraw};
use crate::tally::{Dice, Never, Tally, size};

/// What stands where something else is expected.
const WORDS: [&str; 14] = [
    "null",
    "true",
    "{}",
    "[]",
    "\"\"",
    "-1",
    "1e999",
    "9223372036854775808",
    "\"\\ud800\"",
    "{\"at\":",
    "\n",
    "\\u0000",
    "P30D",
    "\u{feff}",
];

/// Changes some of its bytes.
fn mutate(bytes: &[u8], others: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        let end = (at + 1 + dice.below(40)).min(bytes.len());
        match dice.below(8) {
            0 | 1 => bytes.iter_mut().skip(at).take(1).for_each(|it| *it ^= 1 << dice.below(8)),
            2 => bytes.iter_mut().skip(at).take(1).for_each(|it| *it = u8::try_from(dice.below(256)).unwrap()),
            3 => drop(bytes.drain(at.min(end)..end)),
            4 => drop(bytes.splice(at..at, WORDS[dice.below(WORDS.len())].bytes())),
            5 => drop(bytes.splice(at.min(end)..end, WORDS[dice.below(WORDS.len())].bytes())),
            6 => {
                let other = &others[dice.below(others.len())];
                let from = dice.below(other.len());
                let part = &other[from..(from + dice.below(200)).min(other.len())];
                drop(bytes.splice(at..at, part.iter().copied()));
            }
            _ if dice.below(8) == 0 => bytes.truncate(at),
            _ => {}
        }
    }
    bytes
}

/// The files below the stories whose names end so.
fn seeds(end: &str) -> Vec<Vec<u8>> {
    let mut found: Vec<PathBuf> = Vec::new();
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for folder in std::fs::read_dir(all).unwrap().map(|it| it.unwrap().path()).filter(|it| it.is_dir()) {
        let files = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
        found.extend(files.filter(|it| it.to_string_lossy().ends_with(end)));
    }
    // Folders are listed in any order, and a seed is to name the same case everywhere.
    found.sort();
    found.into_iter().map(|it| std::fs::read(it).unwrap()).collect()
}

fn torture(name: &str, (slice, long): (usize, usize), seeds: &[Vec<u8>], judge: impl Fn(&[u8], &str, &mut Tally)) {
    let mut tally = Tally::new("changed bytes", name);
    for case in 0..size(slice, long) {
        let mut dice = Dice::of(case);
        let bytes = mutate(&seeds[dice.below(seeds.len())], seeds, &mut dice);
        let what = format!("{name} {case}");
        tally.case(&what, |tally| judge(&bytes, &what, tally));
    }
    tally.close();
}

#[test]
fn no_bytes_in_the_place_of_a_manifest_make_loader_and_checker_panic_or_differ() {
    torture("manifests", (60, 20_000), &seeds("manifest.json"), |bytes, what, tally| {
        let (loaded, report) = (Manifest::load(bytes), check(bytes));
        tally.expect(loaded.is_ok() == report.is_loadable(), Never::Unnoticed, || what.to_owned());
        tally.count(if loaded.is_ok() { "loaded" } else { "refused" }, 1);
        drop(fix::fix(bytes));
    });
}

#[test]
fn no_bytes_in_the_place_of_a_story_make_its_reader_panic() {
    torture("stories", (300, 100_000), &seeds(".story.json"), |bytes, _, tally| {
        tally.count(if Story::parse("story", bytes).is_ok() { "read" } else { "refused" }, 1);
    });
}

/// A true export, its heads, and its entries.
fn exported() -> (Vec<u8>, Vec<Head>, Vec<Vec<u8>>) {
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    voice_room(&placet);
    withdraw(&placet, "voice_chat");
    grant(&placet, "room_entry");
    let file = folder.path().join("export");
    let heads = placet.export(&file).unwrap();
    let entries = placet.entries().unwrap().iter().map(|(_, _, it)| it.to_bytes().unwrap()).collect();
    (std::fs::read(file).unwrap(), heads, entries)
}

#[test]
fn no_bytes_in_the_place_of_an_export_verify_with_another_end() {
    let (export, heads, _) = exported();
    torture("exports", (300, 100_000), &[export], |bytes, what, tally| match verify(bytes, &heads) {
        Ok(verified) => {
            tally.count("verified", 1);
            tally.expect(verified.heads == heads, Never::Unnoticed, || what.to_owned());
        }
        Err(fault) => tally.count(fault.code.code(), 1),
    });
}

#[test]
fn no_bytes_in_the_place_of_an_entry_are_read_that_it_would_not_write() {
    let (_, _, entries) = exported();
    torture("entries", (500, 200_000), &entries, |bytes, what, tally| match Entry::from_bytes(bytes) {
        Ok(entry) => {
            tally.count("read", 1);
            tally.expect(entry.to_bytes().is_ok_and(|it| it == bytes), Never::Unnoticed, || what.to_owned());
        }
        Err(error) => tally.count(format!("{error:?}").to_lowercase(), 1),
    });
}
