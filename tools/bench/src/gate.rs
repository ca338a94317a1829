//! The gate against reading a bit, and against a map behind a lock.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::RwLock;
use std::sync::atomic::{AtomicU64, Ordering};

use placet::id::UseRef;

use crate::app::{self, Done};
use crate::measure::{Table, rounds};

/// As many answers as 20 features with 15 kinds of data for 12 purposes have.
const CELLS: usize = 3600;

pub fn table() -> Done<Table> {
    let mut table = Table::new("check, allowed", "ns", 1.0);
    let bits: Vec<AtomicU64> = (0..=CELLS / 64).map(|_| AtomicU64::new(u64::MAX)).collect();
    let mut at = 0_usize;
    table.row(
        "a bit of a bitmap, its number in hand (floor)",
        rounds(|| {
            at = (at + 1733) % CELLS;
            black_box(bits.get(at / 64).is_some_and(|it| it.load(Ordering::Acquire) >> (at % 64) & 1 == 1));
        }),
    );

    let folder = tempfile::tempdir()?;
    let placet = app::open(folder.path())?;
    let room = app::voice_room(&placet)?;
    let it: UseRef = "voice_room.speak".parse()?;

    let map: RwLock<BTreeMap<(u64, UseRef), bool>> = RwLock::new([((room.0, it.clone()), true)].into());
    let key = (room.0, it.clone());
    table.row(
        "RwLock of a BTreeMap, key in hand",
        rounds(|| {
            black_box(map.read().is_ok_and(|map| map.get(black_box(&key)) == Some(&true)));
        }),
    );
    table.row(
        "Placet::check: every rule, each time",
        rounds(|| {
            black_box(placet.check(black_box(room), &it));
        }),
    );
    Ok(table)
}
