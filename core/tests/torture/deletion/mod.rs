//! The deletion of accounts under random commands: a small model of the domain's table, and Placet over a folder, in
//! each of the five policies and in two more whose holds stop or start the appeal again. Where the two part, the commands
//! are cut down to the few that part them.

mod around;
mod compare;
mod days;
mod model;
mod play;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use placet::id::UseRef;
use serde_json::Value;

use self::days::{DAY, HOUR, SECOND};
use self::model::{Rules, Word};
use self::play::{Command, Life, Played};
use crate::tally::{Dice, Never, Tally, seed, size};

/// How many commands are one life of a store.
const LIFE: usize = 120;

/// The policies, each under the clock that a hold has in it.
const POLICIES: [(&str, Option<&str>); 7] = [
    ("coco", None),
    ("huajian", None),
    ("keke", None),
    ("mymusic", None),
    ("onemusic", None),
    ("coco", Some("stops")),
    ("huajian", Some("restarts")),
];

fn manifest(app: &str, clock: Option<&str>) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(app).join("manifest.json");
    let mut it: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    if let Some(clock) = clock {
        it["deletion"]["hold"]["clock"] = clock.into();
    }
    it
}

/// When a life starts: any day of the years that the calendar knows and of some beyond, often at an edge of a day.
fn start(dice: &mut Dice) -> i64 {
    // From 1 January 2019 in China on.
    let day = 1_546_272_000 * SECOND + i64::try_from(dice.below(9 * 365)).unwrap() * DAY;
    day + match dice.below(4) {
        0 => 0,
        1 => DAY - SECOND,
        2 => 12 * HOUR,
        _ => i64::try_from(dice.below(86_400)).unwrap() * SECOND,
    }
}

/// Draws a command; those that lead on come more often than those that lead back.
fn draw(dice: &mut Dice) -> Command {
    let words = [
        Word::Active,
        Word::Submitted,
        Word::AppealPeriod,
        Word::AppealElapsed,
        Word::Executing,
        Word::Executing,
        Word::Executing,
        Word::Completed,
        Word::Refused,
    ];
    let days = |dice: &mut Dice, end| i64::try_from(dice.below(end)).unwrap();
    match dice.below(110) {
        0..12 => Command::Begin,
        12..14 => Command::Satisfy(dice.below(4)),
        14..16 => Command::Acknowledge(dice.below(3)),
        16..18 => Command::Choose(dice.below(3)),
        18..30 => Command::Prepare,
        30..43 => Command::Submit,
        43..47 => Command::Cancel { login: dice.below(3) > 0, notice: dice.below(3) > 0 },
        47..53 => Command::Hold { ground: dice.below(7), notice: dice.below(6) > 0, days: days(dice, 20) },
        53..59 => Command::Lift,
        59..60 => Command::Refuse,
        60..65 => {
            let word = words[dice.below(words.len())];
            let ago = (dice.below(2) == 0).then(|| days(dice, 30));
            Command::Observe { word, ago, ends: (dice.below(2) == 0).then(|| days(dice, 40)) }
        }
        65..71 => Command::Confirm(dice.below(1000)),
        71..77 => Command::ConfirmAll,
        77..78 => Command::Agree,
        78..79 => Command::TakeBack(dice.below(3)),
        79..83 => Command::SignIn(dice.below(3)),
        83..86 => Command::SignOut,
        86..87 => Command::Erase,
        87..92 => Command::Wait(HOUR * (1 + days(dice, 200))),
        92..96 => Command::ToEnd([-1, -SECOND, 0, 1, SECOND][dice.below(5)]),
        96..98 => Command::Turn(HOUR * (days(dice, 2000) - 600)),
        98..100 => Command::Restart(HOUR * (days(dice, 100) - 24)),
        100..101 => Command::Told { wall_is_right: dice.below(2) == 0 },
        101..105 => Command::Close,
        _ => Command::Kill,
    }
}

/// A policy as its lives need it.
struct Policy {
    text: String,
    rules: Rules,
    /// What is allowed to somebody who has decided nothing.
    free: BTreeSet<UseRef>,
}

/// What came of a life: how many of its commands were played, what it went through, and where it differs.
struct Lived {
    played: usize,
    seen: BTreeMap<&'static str, usize>,
    ended: Played,
}

fn live(policy: &Policy, starts: i64, commands: &[Command]) -> Lived {
    let mut life = Life::new(&policy.text, &policy.rules, &policy.free, starts);
    for (number, command) in commands.iter().enumerate() {
        let played =
            catch_unwind(AssertUnwindSafe(|| life.play(*command))).unwrap_or_else(|_| Err("a panic".to_owned()));
        if let Err(difference) = played {
            let (played, ended) = (number + 1, Err(format!("{difference}, after {command:?}")));
            return Lived { played, seen: life.seen.clone(), ended };
        }
    }
    let ended = life.end();
    Lived { played: commands.len(), seen: life.seen.clone(), ended }
}

/// The fewest commands, found by leaving some out again and again, that still end in a difference.
fn shortened(policy: &Policy, starts: i64, commands: &[Command]) -> Vec<Command> {
    let mut left = commands.to_vec();
    let mut size = left.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < left.len() {
            let mut fewer = left.clone();
            fewer.drain(at..(at + size).min(left.len()));
            if live(policy, starts, &fewer).ended.is_err() {
                left = fewer;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    left
}

fn told(policy: &Policy, starts: i64, commands: &[Command], case: usize, difference: &str) -> String {
    let few = shortened(policy, starts, commands);
    let last = live(policy, starts, &few).ended.err().unwrap_or_default();
    format!("life {case} of seed {}: {difference}; shortened, from {starts} on: {few:?}: {last}", seed())
}

#[test]
fn a_deletion_under_random_commands_times_and_kills_stands_where_the_table_says() {
    let all = size(1, 143) * POLICIES.len();
    for (row, (app, clock)) in POLICIES.into_iter().enumerate() {
        let manifest = manifest(app, clock);
        let text = manifest.to_string();
        let free = compare::free(&text, start(&mut Dice::of(0)));
        let policy = Policy { rules: Rules::of(&manifest), text, free };
        let name = clock.map_or_else(|| app.to_owned(), |clock| format!("{app}, its clock {clock}"));
        let mut tally = Tally::new("deletion", name);
        for case in (row..all).step_by(POLICIES.len()) {
            let mut dice = Dice::of(case);
            let starts = start(&mut dice);
            let commands: Vec<Command> = (0..LIFE).map(|_| draw(&mut dice)).collect();
            let lived = live(&policy, starts, &commands);
            tally.cases_of(lived.played);
            for (what, count) in lived.seen {
                tally.count(what, count);
            }
            if let Err(difference) = lived.ended {
                tally.never(Never::WronglyAllowed, told(&policy, starts, &commands, case, &difference));
                break;
            }
        }
        tally.print();
        tally.check();
    }
}
