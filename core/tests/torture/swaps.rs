//! Files of a store that were cut, taken away, lengthened, exchanged for one another or for another store's, and earlier
//! copies put back: each combination is found and named, or is a state that the store once had, whole, with an anchor that
//! is not from later. That one cannot be told on the device, and is counted apart.

use std::collections::BTreeSet;

use placet::engine::Health;
use placet::event::ConsentDecision::{Granted, Withdrawn};
use placet::event::Entry;
use placet::id::UseRef;
use placet::ledger::ChainName;
use placet::policy::{AgeBand, SystemPermission};

use crate::damage::{Files, files, judge, originals, put};
use crate::day::{Act, Seen, allowed, attempt};
use crate::support::{FakeClock, open_at};
use crate::tally::{Dice, Never, Tally, size};

const PARTS: [&str; 4] = ["placet.db", "placet.db-wal", "placet.anchor", "placet.keys"];

/// A store at a moment of its life.
struct Moment {
    files: Files,
    entries: Vec<(ChainName, u64, Entry)>,
    allowed: BTreeSet<UseRef>,
}

/// A life of two launches, as it was before and after each act of the second: the first was closed, and its log is gone.
fn life(extra: usize) -> Vec<Moment> {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let decide = |purpose, to| Act::Decide(vec![(purpose, to)]);
    let first = [Act::Present, Act::Accept, Act::Age(AgeBand::Adult), Act::Fact(true), decide("voice_chat", Granted)];
    let second = [
        Act::Answer("voice_room", "microphone", SystemPermission::Granted),
        decide("nearby", Granted),
        decide("voice_chat", Withdrawn),
        decide("nearby", Withdrawn),
        // Beside the chains, so that the ledger is the same before and after it.
        Act::Age(AgeBand::Under14),
    ];
    let placet = open_at(folder.path(), &clock);
    for act in first.iter().chain(std::iter::repeat_n(&decide("room_entry", Granted), extra)) {
        attempt(&placet, &clock, act).unwrap();
    }
    let moment = |placet: &placet::Placet, files| {
        let seen = Seen::of(placet);
        Moment { files, entries: seen.entries, allowed: seen.allowed }
    };
    let mut closed = moment(&placet, Files::new());
    drop(placet);
    closed.files = files(folder.path());
    let placet = open_at(folder.path(), &clock);
    let mut moments = vec![closed];
    for act in &second {
        attempt(&placet, &clock, act).unwrap();
        moments.push(moment(&placet, files(folder.path())));
    }
    moments
}

/// Where a file of a put-together store comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum From {
    Nowhere,
    Empty,
    Other,
    Moment(usize),
}

/// A folder that was put together of parts.
fn together(parts: [From; 4], life: &[Moment], other: &[Moment]) -> Files {
    let mut files = Files::new();
    for (name, from) in PARTS.iter().zip(parts) {
        let source = match from {
            From::Nowhere => None,
            From::Empty => Some(Vec::new()),
            From::Other => other.last().and_then(|it| it.files.get(*name).cloned()),
            From::Moment(number) => life[number].files.get(*name).cloned(),
        };
        files.extend(source.map(|bytes| ((*name).to_owned(), bytes)));
    }
    files
}

/// Judges what a folder answers that was put together of these parts.
fn judge_parts(parts: [From; 4], life: &[Moment], other: &[Moment], tally: &mut Tally) {
    let files = together(parts, life, other);
    let is_empty = |it: &&'static str| files.get(*it).is_none_or(Vec::is_empty);
    let folder = put(&files);
    let placet = open_at(folder.path(), &FakeClock::new());
    let allowed = allowed(&placet);
    if let Health::Unavailable(why) = placet.health() {
        tally.count(why.code(), 1);
        return tally.expect(allowed.is_empty(), Never::WronglyAllowed, || format!("{parts:?}"));
    }
    let Ok(found) = placet.verify().and_then(|_| placet.entries()) else {
        return tally.count("found by reading on", 1);
    };
    // Two moments may have the same ledger, and not the same answers.
    let moment = life.iter().rposition(|it| it.entries == found && allowed.is_subset(&it.allowed));
    match (moment, parts[2]) {
        // Neither database nor log nor anchor holds anything: a store that is still to be made.
        _ if PARTS[..2].iter().all(is_empty) => {
            tally.expect(allowed.is_empty(), Never::WronglyAllowed, || format!("{parts:?}"));
            tally.expect(is_empty(&PARTS[2]), Never::Unnoticed, || format!("{parts:?}"));
            tally.count("nothing there", 1);
        }
        (Some(at), From::Moment(anchored)) if anchored > at => {
            tally.never(Never::Unnoticed, format!("{parts:?} is as of {at}"));
        }
        (Some(at), _) => {
            let is_now = at + 1 == life.len();
            tally.count(if is_now { "changes nothing" } else { "an earlier whole state" }, 1);
        }
        (None, _) if other.iter().any(|it| it.entries == found) => {
            tally.expect(!matches!(parts[2], From::Moment(_)), Never::Unnoticed, || format!("{parts:?}"));
            tally.count("another whole store", 1);
        }
        (None, _) => tally.never(Never::WronglyAllowed, format!("{parts:?} was never so: {allowed:?}")),
    }
}

#[test]
fn no_mixture_of_files_of_different_times_and_stores_passes_for_one_that_never_was() {
    for (name, extra) in [("short life", 0), ("long life", size(0, 300))] {
        let (life, other) = (life(extra), life(1));
        let mut tally = Tally::new("files put together", name);
        let mut sources = vec![From::Nowhere, From::Empty, From::Other];
        sources.extend((0..life.len()).map(From::Moment));
        let count = sources.len();
        // No act of these days changes the keys: those of any moment are the same.
        let keys = [From::Moment(0), From::Other, From::Nowhere];
        for (number, keys) in (0..count.pow(3)).step_by(size(7, 1)).zip(keys.into_iter().cycle()) {
            let [db, log, anchor] =
                [number / count / count, number / count % count, number % count].map(|it| sources[it]);
            let parts = [db, log, anchor, keys];
            tally.case(&format!("{parts:?}"), |tally| judge_parts(parts, &life, &other, tally));
        }
        assert!(tally.of("changes nothing") > 0 && tally.of("rolled_back") > 0);
        tally.close();
    }
}

#[test]
fn no_file_that_was_cut_lengthened_taken_away_or_exchanged_goes_unnoticed() {
    for original in originals() {
        let mut tally = Tally::new("cut and exchanged files", original.name);
        for case in 0..size(24, 600) {
            let mut dice = Dice::of(case);
            let mut files = original.files.clone();
            let what = format!("{case} of {}: {}", original.name, harm(&mut files, &mut dice));
            tally.case(&what, |tally| judge(&files, &original, &what, tally));
        }
        tally.close();
    }
}

/// Cuts, lengthens, takes away or exchanges files.
fn harm(files: &mut Files, dice: &mut Dice) -> String {
    let names: Vec<String> = files.keys().cloned().collect();
    let name = names[dice.below(names.len())].clone();
    let bytes = files[&name].clone();
    match dice.below(6) {
        0 => {
            files.remove(&name);
            format!("{name} taken away")
        }
        1 => {
            // Log and anchor both gone is an earlier whole state, and told of above.
            let other = PARTS[0].to_owned();
            let exchanged = files.insert(other.clone(), bytes).unwrap();
            files.insert(name.clone(), exchanged);
            format!("{name} and {other} exchanged")
        }
        2 => {
            let more = (0..=dice.below(9000)).map(|_| u8::try_from(dice.below(256)).unwrap()).collect::<Vec<_>>();
            files.insert(name.clone(), [bytes, more].concat());
            format!("{name} lengthened")
        }
        kind => {
            let end = dice.below(bytes.len());
            // Files are cut where a page ends as often as anywhere else.
            let end = if kind == 3 { end } else { end / 4096 * 4096 };
            files.insert(name.clone(), bytes[..end].to_vec());
            format!("{name} cut at {end} of {}", bytes.len())
        }
    }
}
