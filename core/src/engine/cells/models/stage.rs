//! What the models play on: an engine without its rules, a store without SQLite, and how threads are run in every order.
//!
//! In the place of the rest: a lock for the engine's; words for what SQLite holds, which give the rules no order of their
//! own when they are read; clocks that stand. Cells are filled and changes are made as in `Inner` and in the store.
#![cfg(test)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use loom::model::Builder;
use loom::sync::Mutex;
use loom::thread;

use super::super::*;
use crate::policy::time::judge;
use crate::sync::atomic::AtomicBool;

/// Which thread of a model is made first, and so runs first where nothing stands against it. Of the threads that have read
/// a word `loom` remembers the last, and tries a later write before that one's read alone: what it misses from one start
/// it finds from another.
#[derive(Clone, Copy)]
pub struct First(usize);

pub type Work = Box<dyn FnOnce() + Send>;

impl First {
    /// Runs the threads until all have ended.
    pub fn run<const N: usize>(self, mut threads: [Work; N]) {
        threads.rotate_left(self.0);
        for it in threads.map(thread::spawn) {
            it.join().unwrap();
        }
    }
}

/// Runs a model of so many threads in every order in which they are preempted at most three times, and twice where there
/// are four: more would take hours. What a load may see is not bounded. Gives in how many orders the cell was kept.
pub fn kept_in_orders(threads: usize, model: impl Fn(First) -> bool + Copy + Send + Sync + 'static) -> usize {
    let counts = Arc::new([AtomicUsize::new(0), AtomicUsize::new(0)]);
    for first in (0..threads).map(First) {
        let counting = Arc::clone(&counts);
        let mut orders = Builder::new();
        orders.preemption_bound = Some(if threads > 3 { 2 } else { 3 });
        orders.check(move || {
            let is_kept = model(first);
            counting[usize::from(is_kept)].fetch_add(1, Relaxed);
        });
    }
    let [not, kept] = [0, 1].map(|it| counts[it].load(Relaxed));
    let name = std::thread::current().name().map(str::to_owned).unwrap_or_default();
    println!("{:>7} orders  {}", not + kept, name.rsplit("::").next().unwrap_or_default());
    kept
}

/// Clocks that stand.
pub struct Stands(Glance);

impl Clock for Stands {
    fn read(&self) -> Reading {
        reading(self.0.wall.as_millis(), self.0.since_boot)
    }

    fn glance(&self) -> Option<Glance> {
        Some(self.0)
    }
}

pub fn reading(wall: i64, since_boot: u64) -> Reading {
    Reading { wall: Timestamp::from_millis(wall), boot_id: "a".to_owned(), since_boot }
}

/// A cell that nobody has filled, asked while the clocks say this.
pub fn cell(table: &Arc<Table>, wall: i64, since_boot: u64) -> Cell {
    Cell {
        table: Arc::clone(table),
        clock: Arc::new(Stands(Glance { wall: Timestamp::from_millis(wall), since_boot })),
        session: SessionId(1),
        it: "voice_room.speak".parse().unwrap(),
        generation: AtomicU64::new(0),
        end: AtomicI64::new(0),
    }
}

/// What a process knows of its own.
#[derive(Debug, Clone, Copy)]
pub enum Known {
    Allowed,
    Until(i64),
    Denied,
}

/// When cells of an engine are asked.
pub const NOON: i64 = 15;

/// An engine over the word of a store, its lock, and two cells of it.
pub struct Engine {
    pub epoch: Epoch,
    pub inner: Mutex<Watched<Known>>,
    pub cell: Cell,
    pub other: Cell,
}

impl Engine {
    pub fn new(known: Known) -> Arc<Self> {
        let (epoch, table) = (Epoch::own().unwrap(), Arc::new(Table::new()));
        assert!(table.looks_at(&epoch));
        table.goes_on_from(&mark(0, 0, 0));
        let [cell, other] = [(), ()].map(|()| cell(&table, NOON, 0));
        Arc::new(Self { epoch, inner: Mutex::new(Watched::new(known, &table)), cell, other })
    }

    /// As the rules answer a cell, where the store says this.
    pub fn ask_for(&self, cell: &Cell, store_allows: impl FnOnce() -> bool) {
        let inner = self.inner.lock().unwrap();
        let before = Some(self.epoch.read());
        let until = match **inner {
            Known::Denied => return,
            Known::Allowed => None,
            Known::Until(end) => Some(Timestamp::from_millis(end)),
        };
        if store_allows() && cell.table.vouches(before, Some(&self.epoch)) {
            cell.fill(until);
        }
    }

    /// As a call changes what the process knows.
    pub fn change(&self, to: Known) {
        **self.inner.lock().unwrap() = to;
    }
}

/// What processes share, seen from one that changes it.
#[derive(Default)]
pub struct Store {
    pub writer: Mutex<()>,
    pub denies: AtomicBool,
    pub is_replaced: AtomicBool,
}

impl Store {
    /// As the store commits; its lock is free before the word is even.
    pub fn commit(&self, epoch: &Epoch, denies: impl FnOnce(bool) -> bool) {
        let alone = self.writer.lock().unwrap();
        let mine = epoch.raise();
        let before = self.denies.load(Ordering::Relaxed);
        self.denies.store(denies(before), Ordering::Release);
        drop(alone);
        epoch.settle(mine);
    }

    pub fn deny(&self, epoch: &Epoch) {
        self.commit(epoch, |_| true);
    }

    pub fn write_something_else(&self, epoch: &Epoch) {
        self.commit(epoch, |it| it);
    }

    /// As a recovery puts another store, that denies, in the place of this one; it has no lock.
    pub fn replace(&self, epoch: &Epoch) {
        epoch.suspend();
        self.is_replaced.store(true, Ordering::Release);
        epoch.resume();
    }

    /// What the rules find.
    pub fn allows(&self) -> bool {
        !self.denies.load(Ordering::Relaxed) && !self.is_replaced.load(Ordering::Relaxed)
    }

    /// As [`allows`](Self::allows), for someone who goes by it from here on.
    pub fn is_seen_to_allow(&self) -> bool {
        !self.denies.load(Ordering::Acquire) && !self.is_replaced.load(Ordering::Acquire)
    }
}

/// What threads tell each other besides.
#[derive(Debug, Clone)]
pub struct Flag(Arc<AtomicBool>);

impl Flag {
    pub fn new() -> Self {
        Self(Arc::new(AtomicBool::new(false)))
    }

    pub fn raise(&self) {
        self.0.store(true, Ordering::Release);
    }

    pub fn is_up(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// Whether a cell told somebody yes.
#[derive(Default, Clone)]
pub struct Told(Arc<AtomicUsize>);

impl Told {
    pub fn ask(&self, cell: &Cell) -> bool {
        let is_kept = cell.is_kept();
        self.0.fetch_add(usize::from(is_kept), Relaxed);
        is_kept
    }

    pub fn yes(&self) -> bool {
        self.0.load(Relaxed) > 0
    }
}

/// An engine whose cell is filled, and the store that others write.
pub struct World {
    pub engine: Arc<Engine>,
    pub store: Arc<Store>,
    pub returned: Flag,
    pub told: Told,
}

impl World {
    pub fn new() -> Self {
        let engine = Engine::new(Known::Allowed);
        engine.ask_for(&engine.cell, || true);
        Self { engine, store: Arc::default(), returned: Flag::new(), told: Told::default() }
    }

    /// Someone who writes, and tells where it is denied from then on.
    pub fn writes(&self, writes: fn(&Store, &Epoch)) -> Work {
        let (engine, store, returned) = (Arc::clone(&self.engine), Arc::clone(&self.store), self.returned.clone());
        Box::new(move || {
            writes(&store, &engine.epoch);
            if !store.is_seen_to_allow() {
                returned.raise();
            }
        })
    }

    /// Someone who asks the rules.
    pub fn asks(&self, asks: fn(&Engine, &Store)) -> Work {
        let (engine, store) = (Arc::clone(&self.engine), Arc::clone(&self.store));
        Box::new(move || asks(&engine, &store))
    }

    /// Someone who looks whether it is denied, and asks the cell.
    pub fn asks_cell(&self) -> Work {
        let (engine, store) = (Arc::clone(&self.engine), Arc::clone(&self.store));
        let (returned, told) = (self.returned.clone(), self.told.clone());
        Box::new(move || {
            let is_over = returned.is_up() || !store.is_seen_to_allow();
            assert!(!(told.ask(&engine.cell) && is_over), "kept after the change");
        })
    }

    /// Whether the cell told them yes. It does no more.
    pub fn ends(&self) -> bool {
        assert!(!self.engine.cell.is_kept(), "kept in the end");
        self.told.yes()
    }
}

pub fn mark(at: i64, since_boot: u64, correction: i64) -> Mark {
    Mark { correction, ..judge(None, &reading(at, since_boot)).mark }
}
