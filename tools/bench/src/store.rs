//! The store against the disk and against SQLite alone: a durable decision, opening, verifying.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use placet::Placet;
use placet::engine::{Config, Place};
use placet::event::ConsentDecision;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::app::{self, Done};
use crate::measure::{Figure, Table, once};

/// About as many bytes as an entry has.
const ENTRY: [u8; 200] = [7; 200];
const WRITES: usize = 200;
const OPENS: usize = 40;
const BATCH: u8 = 100;
const FEW: usize = 1_000;

/// How many entries a large ledger has: a million, unless told otherwise.
fn many() -> usize {
    std::env::var("PLACET_BENCH_ENTRIES").ok().and_then(|it| it.parse().ok()).unwrap_or(1_000_000)
}

/// One durable write of each kind in turn, so that a slow moment of the disk hits all alike.
pub fn durable() -> Done<Table> {
    let folder = tempfile::tempdir_in(".")?;
    let mut file = File::create(folder.path().join("floor"))?;
    let sqlite = sqlite(&folder.path().join("plain.db"))?;
    let placet = app::open(&folder.path().join("placet"))?;
    let room = app::voice_room(&placet)?;
    let speak = "voice_room.speak".parse()?;
    let unsynced = app::open_unsynced(&folder.path().join("unsynced"))?;
    let mut samples: [Vec<f64>; 5] = [const { Vec::new() }; 5];
    for turn in 0..WRITES {
        let to = if turn % 2 == 0 { ConsentDecision::Granted } else { ConsentDecision::Denied };
        let (done, floor) = once(|| file.write_all(&ENTRY).and_then(|()| file.sync_data()));
        done?;
        let (done, plain) = once(|| sqlite.execute("INSERT INTO entry (bytes) VALUES (?1)", [&ENTRY[..]]));
        done?;
        let (done, ours) = once(|| app::decide(&placet, "room_entry", to));
        done?;
        let (_, taken) = once(|| placet.take(room, &speak, None));
        let (done, work) = once(|| app::decide(&unsynced, "room_entry", to));
        done?;
        for (samples, it) in samples.iter_mut().zip([floor, plain, ours, taken, work]) {
            samples.push(it);
        }
    }
    let mut table = Table::new("durable write", "µs", 1e3);
    let [floor, plain, ours, taken, work] = samples.map(Figure::of);
    table.row("append 200 B + fdatasync (floor)", floor);
    table.row("SQLite, WAL and FULL, one insert", plain);
    table.row("Placet: one decision", ours);
    table.row("Placet::take", taken);
    table.row("Placet: one decision that waits for no disk (never shipped)", work);
    Ok(table)
}

/// Many decisions in one change, each of them against one that is made alone.
pub fn batch() -> Done<Table> {
    let folder = tempfile::tempdir_in(".")?;
    let (placet, purposes) = app::of_purposes(folder.path(), usize::from(BATCH))?;
    let one = purposes.first().ok_or("there are purposes")?;
    let mut samples: [Vec<f64>; 2] = [const { Vec::new() }; 2];
    for turn in 0..WRITES {
        let to = if turn % 2 == 0 { ConsentDecision::Granted } else { ConsentDecision::Denied };
        let (done, alone) = once(|| app::decide(&placet, one.as_str(), to));
        done?;
        let (done, together) = once(|| app::decide_all(&placet, &purposes, to));
        done?;
        for (samples, it) in samples.iter_mut().zip([alone, together / f64::from(BATCH)]) {
            samples.push(it);
        }
    }
    let mut table = Table::new("a hundred decisions", "µs each", 1e3);
    let [alone, together] = samples.map(Figure::of);
    table.row("made alone (floor)", alone);
    table.row("made in one change", together);
    Ok(table)
}

/// Opening: SQLite alone, then Placet over few entries and over many.
pub fn open(few: &Path, many: &Path) -> Done<Table> {
    let folder = tempfile::tempdir_in(".")?;
    let plain = folder.path().join("plain.db");
    drop(sqlite(&plain)?);
    let mut samples: [Vec<f64>; 4] = [const { Vec::new() }; 4];
    for _ in 0..OPENS {
        let (opened, floor) = once(|| {
            let it = Connection::open(&plain)?;
            it.query_row("SELECT count(*) FROM entry", [], |row| row.get::<_, i64>(0))
        });
        opened?;
        let (opened, at_few) = once(|| app::open(few));
        drop(opened?);
        let (opened, at_many) = once(|| app::open(many));
        drop(opened?);
        let (opened, work) = once(|| app::open_unsynced(few));
        drop(opened?);
        for (samples, it) in samples.iter_mut().zip([floor, at_few, at_many, work]) {
            samples.push(it);
        }
    }
    let mut table = Table::new("open", "µs", 1e3);
    let [floor, at_few, at_many, work] = samples.map(Figure::of);
    table.row("SQLite alone, first row (floor)", floor);
    table.row("Placet, 1,000 entries", at_few);
    table.row("Placet, a large ledger", at_many);
    table.row("Placet, 1,000 entries, waiting for no disk (never shipped)", work);
    Ok(table)
}

/// Verifying every entry, against hashing the same bytes in memory.
pub fn verify(many: &Path) -> Done<Table> {
    let placet = app::open(many)?;
    let bytes: Vec<Vec<u8>> = placet.entries()?.iter().map(|(_, _, it)| it.to_bytes()).collect::<Result<_, _>>()?;
    let mut samples: [Vec<f64>; 2] = [const { Vec::new() }; 2];
    for _ in 0..5 {
        let (_, floor) = once(|| {
            bytes
                .iter()
                .fold([0; 32], |before, it| Sha256::new().chain_update(before).chain_update(it).finalize().into())
        });
        let (verified, ours) = once(|| placet.verify());
        verified?;
        for (samples, it) in samples.iter_mut().zip([floor, ours]) {
            samples.push(it);
        }
    }
    let mut table = Table::new("verify a large ledger", "ms", 1e6);
    let [floor, ours] = samples.map(Figure::of);
    table.row("SHA-256 of the same chain in memory (floor)", floor);
    table.row("Placet::verify", ours);
    Ok(table)
}

/// Two stores: one of few entries, one of many.
pub fn ledgers(few: &Path, large: &Path) -> Done<()> {
    app::filled(few, FEW)?;
    app::filled(large, many())?;
    println!("A large ledger has {} entries here.\n", many());
    Ok(())
}

/// Opens a store of a few entries so many times.
pub fn open_again(times: u64) -> Done<()> {
    let folder = tempfile::tempdir_in(".")?;
    app::filled(folder.path(), FEW)?;
    for _ in 0..times {
        drop(app::open_standing(folder.path())?);
    }
    Ok(())
}

/// Decides so many times.
pub fn decide(times: u64) -> Done<()> {
    let folder = tempfile::tempdir_in(".")?;
    let placet = app::open_standing(folder.path())?;
    app::voice_room(&placet)?;
    for turn in 0..times {
        let to = if turn % 2 == 0 { ConsentDecision::Granted } else { ConsentDecision::Denied };
        app::decide(&placet, "room_entry", to)?;
    }
    Ok(())
}

/// Decides a hundred times in an app that declares so many uses more.
pub fn decide_of_uses(count: usize) -> Done<()> {
    let folder = tempfile::tempdir_in(".")?;
    let config = Config::new(Place::Folder(folder.path().to_owned()), app::of_uses(count)?);
    let placet = Placet::open(Config { clock: Arc::new(app::Standing), ..config })?;
    app::accept(&placet)?;
    for turn in 0..100 {
        let to = if turn % 2 == 0 { ConsentDecision::Granted } else { ConsentDecision::Denied };
        app::decide(&placet, "room_entry", to)?;
    }
    Ok(())
}

/// Verifies a store of a few entries so many times.
pub fn verify_again(times: u64) -> Done<()> {
    let folder = tempfile::tempdir_in(".")?;
    app::filled(folder.path(), FEW)?;
    let placet = app::open_standing(folder.path())?;
    for _ in 0..times {
        placet.verify()?;
    }
    Ok(())
}

fn sqlite(path: &Path) -> Done<Connection> {
    drop(OpenOptions::new().create(true).append(true).open(path)?);
    let it = Connection::open(path)?;
    it.pragma_update(None, "journal_mode", "wal")?;
    it.pragma_update(None, "synchronous", "full")?;
    it.execute_batch("CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY, bytes BLOB)")?;
    Ok(it)
}
