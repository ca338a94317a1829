//! The gate against reading a bit, and against a map behind a lock.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use placet::Placet;
use placet::clock::{Clock, SystemClock};
use placet::engine::{Cell, Place};
use placet::event::ConsentDecision;
use placet::id::UseRef;
use placet::manifest::OpensBy;
use placet::policy::SessionId;

use crate::app::{self, Done};
use crate::measure::{Figure, Table, once, samples};

/// About as many answers as 20 features with 15 kinds of data for 12 purposes have; a power of two, so that finding the
/// next one costs nothing.
const CELLS: usize = 4096;

/// The row of an answer that was kept.
const KEPT: &str = "Placet::allows: a kept answer";

/// Asks so many times for an answer that was kept.
pub fn ask(times: u64) -> Done<()> {
    let placet = app::open_at(Place::Memory, Arc::new(app::Standing))?;
    let room = app::voice_room(&placet)?;
    let cell = placet.cell(room, &"voice_room.speak".parse()?);
    for _ in 0..times {
        assert!(placet.allows(black_box(&cell)), "the room is open");
    }
    Ok(())
}

pub fn table() -> Done<Table> {
    let mut table = Table::new("check, allowed", "ns", 1.0);
    let folder = tempfile::tempdir()?;
    let placet = app::open(folder.path())?;
    let room = app::voice_room(&placet)?;
    let it: UseRef = "voice_room.speak".parse()?;
    floors(&mut table, room, &it);
    version(&mut table, folder.path())?;
    kept(&mut table, &placet, room, &it);
    ending(&mut table, &placet)?;
    written(&mut table, folder.path(), &placet, &placet.cell(room, &it))?;
    table.row(
        "Placet::check: every rule, each time",
        samples(|| {
            black_box(placet.check(black_box(room), &it));
        }),
    );
    Ok(table)
}

fn floors(table: &mut Table, room: SessionId, it: &UseRef) {
    let bits: Vec<AtomicU64> = (0..CELLS / 64).map(|_| AtomicU64::new(u64::MAX)).collect();
    let mut at = 0_usize;
    table.row(
        "a bit of a bitmap, its number in hand (floor)",
        samples(|| {
            at = (at + 1733) & (CELLS - 1);
            black_box(bits.get(at / 64).is_some_and(|it| it.load(Ordering::Acquire) >> (at % 64) & 1 == 1));
        }),
    );
    let map: RwLock<BTreeMap<(u64, UseRef), bool>> = RwLock::new([((room.0, it.clone()), true)].into());
    let key = (room.0, it.clone());
    table.row(
        "RwLock of a BTreeMap, key in hand",
        samples(|| {
            black_box(map.read().is_ok_and(|map| map.get(black_box(&key)) == Some(&true)));
        }),
    );
}

/// What is asked by whoever polls SQLite for what another process has written.
fn version(table: &mut Table, folder: &Path) -> Done<()> {
    let polled = rusqlite::Connection::open(folder.join("placet.db"))?;
    let mut asks = polled.prepare("PRAGMA data_version")?;
    table.row(
        "PRAGMA data_version, prepared once",
        samples(|| {
            black_box(asks.query_row([], |row| row.get::<_, i64>(0)).is_ok());
        }),
    );
    Ok(())
}

/// One kept answer, and as many as a large manifest has.
fn kept(table: &mut Table, placet: &Placet, room: SessionId, it: &UseRef) {
    let cell = placet.cell(room, it);
    table.row(
        KEPT,
        samples(|| {
            black_box(placet.allows(black_box(&cell)));
        }),
    );
    let many: Vec<Cell> = (0..CELLS).map(|_| placet.cell(room, it)).collect();
    for it in &many {
        assert!(placet.allows(it), "the room is open");
    }
    let mut at = 0_usize;
    table.row(
        "Placet::allows: 4,096 of them in turn",
        samples(|| {
            at = (at + 1733) & (CELLS - 1);
            black_box(many.get(at).is_some_and(|it| placet.allows(it)));
        }),
    );
}

/// An answer that ends by time, and what the clocks cost by themselves.
fn ending(table: &mut Table, placet: &Placet) -> Done<()> {
    app::decide(placet, "nearby", ConsentDecision::Granted)?;
    let nearby = placet.enter(&"nearby".parse()?, OpensBy::UserAction)?;
    let ends = placet.cell(nearby, &"nearby.locate_roughly".parse()?);
    table.row(
        "Placet::allows: one that ends by time (reads two clocks)",
        samples(|| {
            black_box(placet.allows(black_box(&ends)));
        }),
    );
    table.row(
        "both clocks read, without Placet",
        samples(|| {
            black_box(SystemClock.glance());
        }),
    );
    Ok(())
}

/// What a writer in another engine costs whoever asks.
fn written(table: &mut Table, folder: &Path, placet: &Placet, cell: &Cell) -> Done<()> {
    let seldom = with_writer(folder, placet, cell, Duration::from_millis(10))?;
    table.row("Placet::allows, while another engine decides a hundred times a second: median", seldom.0);
    table.row("the same: mean", seldom.1);
    let often = with_writer(folder, placet, cell, Duration::ZERO)?;
    table.row("Placet::allows, while another engine decides without a pause: median", often.0);
    table.row("the same: mean", often.1);
    Ok(())
}

/// Rounds of asking beside a writer.
const ROUNDS: usize = 9;
/// How many hundreds of questions such a round has.
const HUNDREDS: usize = 20_000;

/// Asks by hundreds while another engine over the folder decides, and pauses after each decision: the time of one
/// question as the median of the hundreds, and as the mean of each round.
fn with_writer(folder: &Path, placet: &Placet, cell: &Cell, pause: Duration) -> Done<(Figure, Figure)> {
    let other = app::open(folder)?;
    let over = AtomicBool::new(false);
    Ok(std::thread::scope(|scope| {
        scope.spawn(|| {
            for to in [ConsentDecision::Granted, ConsentDecision::Denied].into_iter().cycle() {
                // One that waits too long for another is a decision less.
                let _ = app::decide(&other, "room_entry", to);
                std::thread::sleep(pause);
                if over.load(Ordering::Acquire) {
                    break;
                }
            }
        });
        let (mut hundreds, mut means) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let round: Vec<f64> = (0..HUNDREDS).map(|_| hundred(placet, cell)).collect();
            means.push(round.iter().sum::<f64>() / f64::from(u32::try_from(HUNDREDS).unwrap_or(1)));
            hundreds.extend(round);
        }
        over.store(true, Ordering::Release);
        (Figure::of(hundreds), Figure::of(means))
    }))
}

/// The time of one question out of a hundred.
fn hundred(placet: &Placet, cell: &Cell) -> f64 {
    let ((), nanos) = once(|| {
        for _ in 0..100 {
            black_box(placet.allows(black_box(cell)));
        }
    });
    nanos / 100.0
}
