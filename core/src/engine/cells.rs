//! Cells: what was allowed, kept for as long as nothing can have changed it (ADR 0027). Owns when a kept answer still
//! stands; every answer comes from the rules, and a denial is never kept.
//!
//! A cell stands while the table's generation is the one it was filled at, the epoch's word is the table's, and no moment
//! has passed that ends it. Everything is written under the engine's lock, and read without one.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use once_cell::sync::OnceCell;

use super::Placet;
use super::inner::Inner;
use crate::clock::{Clock, Glance, Reading, Timestamp};
use crate::id::UseRef;
use crate::policy::time::Mark;
use crate::policy::{Context, Decision, Declared, Denial, SessionId, Unavailability};
use crate::store::{Epoch, word};
use crate::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// An odd word: nobody keeps anything at it.
const NEVER: u64 = 1;
/// The first generation of an engine is so many above that of the one before it: no two have one in common, so that a
/// cell of one never stands in another.
const FIRST: u64 = 1 << 40;
/// Generations are even.
const STEP: u64 = 2;
/// Added to the generation of a cell that ends by time.
const ENDS: u64 = 1;

/// What all cells of an engine have in common.
#[derive(Debug)]
pub(super) struct Table {
    /// The word that processes share, once a store was open.
    epoch: OnceCell<Epoch>,
    /// The word at which the present generation was read.
    tag: AtomicU64,
    /// Goes on before anything changes in this process that an answer may depend on.
    generation: AtomicU64,
    /// What the clocks are worth.
    ahead: Ahead,
}

impl Table {
    pub fn new() -> Self {
        // A number, and no order hangs on it; what a model counts by lives no longer than the model.
        static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(FIRST);
        let generation = AtomicU64::new(NEXT.fetch_add(FIRST, Ordering::Relaxed));
        Self { epoch: OnceCell::new(), tag: AtomicU64::new(NEVER), generation, ahead: Ahead::default() }
    }

    /// Time goes on from another mark. Where it goes back by that, cells were made worthless before.
    pub fn goes_on_from(&self, mark: &Mark) {
        self.ahead.set(mark);
    }

    /// No cell stands any more that was filled before.
    pub fn touch(&self) {
        self.generation.fetch_add(STEP, Ordering::SeqCst);
    }

    /// Whether what was read since the word was `before` may be kept: it was settled, and it stands. What is filled from
    /// here on was read at it.
    fn vouches(&self, before: Option<u64>, epoch: Option<&Epoch>) -> bool {
        let after = epoch.map(Epoch::read);
        let Some(word) = before.filter(|it| word::is_settled(*it) && after == before) else { return false };
        self.enter(word);
        true
    }

    /// What is filled from here on was read at this word.
    fn enter(&self, word: u64) {
        if self.tag.load(Ordering::Acquire) != word {
            // In this order: whoever sees the new word sees that its cell is of an earlier generation.
            self.touch();
            self.tag.store(word, Ordering::SeqCst);
        }
    }

    /// The word that processes share is no longer the folder's: somebody has taken its file away.
    pub fn retire(&self) {
        self.enter(NEVER);
    }

    /// Whether a store's word is the one that cells look at.
    fn looks_at(&self, epoch: &Epoch) -> bool {
        self.epoch.get_or_init(|| epoch.clone()).is(epoch)
    }
}

/// What the clocks are worth, by the mark that time goes on from. By ADR 0007 the latest that it may be is never behind
/// the latest of three: the mark itself, the wall clock with its correction, and the running clock with its distance.
#[derive(Debug, Default)]
struct Ahead {
    mark: AtomicI64,
    of_wall: AtomicI64,
    of_running: AtomicI64,
}

impl Ahead {
    fn set(&self, mark: &Mark) {
        let (at, running) = (mark.at.as_millis(), i64::try_from(mark.since_boot).unwrap_or(i64::MAX));
        // In this order, for whoever reads some of one mark and some of the next. The correction comes last, as it may go
        // once a wall clock was put right: who reads that it has gone reads nothing older after it. The mark only grows.
        self.mark.store(at, Ordering::SeqCst);
        self.of_running.store(at.saturating_sub(running), Ordering::SeqCst);
        self.of_wall.store(mark.correction.max(0), Ordering::SeqCst);
    }

    /// The latest that it may be.
    fn latest(&self, now: Glance) -> i64 {
        let wall = now.wall.as_millis().saturating_add(self.of_wall.load(Ordering::Acquire));
        let running = i64::try_from(now.since_boot).unwrap_or(i64::MAX);
        let supported = running.saturating_add(self.of_running.load(Ordering::Acquire));
        wall.max(supported).max(self.mark.load(Ordering::Acquire))
    }
}

/// A value on which answers depend: whoever gets at it to change it makes every cell worthless first.
#[derive(Debug)]
pub(super) struct Watched<T> {
    it: T,
    table: Arc<Table>,
}

impl<T> Watched<T> {
    pub fn new(it: T, table: &Arc<Table>) -> Self {
        Self { it, table: Arc::clone(table) }
    }

    /// For changes on which no answer depends that was kept.
    pub fn quietly(&mut self) -> &mut T {
        &mut self.it
    }
}

impl<T> Deref for Watched<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.it
    }
}

impl<T> DerefMut for Watched<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.table.touch();
        &mut self.it
    }
}

/// One question that is asked again and again: a use in a session, as [`Placet::cell`] gives it.
pub struct Cell {
    table: Arc<Table>,
    clock: Arc<dyn Clock>,
    session: SessionId,
    it: UseRef,
    /// The generation at which it was allowed, and whether it ends; 0 is none.
    generation: AtomicU64,
    /// The moment at which the rules are to be asked again.
    end: AtomicI64,
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cell").field("session", &self.session).field("it", &self.it).finish_non_exhaustive()
    }
}

impl Cell {
    /// Whether what the rules last allowed is allowed still, and else nothing: they are to be asked by
    /// [`Placet::ask_for`]. Waits for nobody, allocates nothing, and outlives its engine, which then allows nothing.
    #[inline]
    pub fn is_kept(&self) -> bool {
        self.stands(&self.table, &*self.clock)
    }

    #[inline]
    fn stands(&self, table: &Table, clock: &dyn Clock) -> bool {
        let filled = self.generation.load(Ordering::Acquire);
        if filled & ENDS != 0 && !self.has_time(table, clock) {
            return false;
        }
        let Some(epoch) = table.epoch.get() else { return false };
        let tag = table.tag.load(Ordering::Acquire);
        // The generation comes last: it tells whether all of the above belongs together.
        epoch.now() == tag && table.generation.load(Ordering::Acquire) == filled & !ENDS
    }

    #[inline(never)]
    fn has_time(&self, table: &Table, clock: &dyn Clock) -> bool {
        let end = self.end.load(Ordering::Acquire);
        clock.glance().is_some_and(|now| table.ahead.latest(now) < end)
    }

    /// Keeps that it is allowed until a moment.
    fn fill(&self, until: Option<Timestamp>) {
        let generation = self.table.generation.load(Ordering::Acquire);
        // One generation fills a cell once: whoever reads it meanwhile reads no half of two answers.
        if self.generation.swap(0, Ordering::SeqCst) & !ENDS == generation {
            return;
        }
        if let Some(end) = until {
            self.end.store(end.as_millis(), Ordering::Release);
        }
        let ends = if until.is_some() { ENDS } else { 0 };
        self.generation.store(generation | ends, Ordering::Release);
    }
}

impl Inner {
    /// Answers a cell's question by the rules, and keeps that it is allowed where it is certain what that rests on.
    fn fill(&mut self, declared: &Declared, reading: &Reading, cell: &Cell) -> Decision {
        // The word comes first, then what it vouches for, then the word again.
        let before = self.epoch().filter(|it| it.is_in_place()).map(Epoch::read);
        let decision = self.ask(declared, reading, Some(cell.session), &cell.it);
        if decision.is_allowed() {
            self.rely(cell.session, &cell.it);
            self.keep(declared, reading, cell, before);
        }
        decision
    }

    fn keep(&self, declared: &Declared, reading: &Reading, cell: &Cell, before: Option<u64>) {
        let Ok(open) = self.opened() else { return };
        if self.table.vouches(before, self.epoch()) {
            let ctx: Context<'_> = open.view.context(declared, reading);
            cell.fill(open.until(&ctx, &self.process, cell.session, &cell.it));
        }
    }

    /// The open store's epoch, where it is the one that cells look at.
    fn epoch(&self) -> Option<&Epoch> {
        self.opened().ok()?.store.epoch().filter(|it| self.table.looks_at(it))
    }
}

impl Placet {
    /// A use in a session, to ask [`allows`](Self::allows) about it for every frame and every sample. Costs nothing to
    /// keep after the session has ended: it answers no.
    pub fn cell(&self, session: SessionId, it: &UseRef) -> Cell {
        Cell {
            table: Arc::clone(&self.table),
            clock: Arc::clone(&self.clock),
            session,
            it: it.clone(),
            generation: AtomicU64::new(0),
            end: AtomicI64::new(0),
        }
    }

    /// Whether a use may happen now, as [`check`](Self::check) answers it: some nanoseconds while nothing has changed
    /// since it was last allowed, in this process or another; else as long as a check. What runs out by time is told by
    /// [`tick`](Self::tick), and not by asking this. A cell of another engine is denied.
    #[inline]
    pub fn allows(&self, cell: &Cell) -> bool {
        cell.stands(&self.table, &*self.clock) || self.ask_for(cell).is_allowed()
    }

    /// As [`allows`](Self::allows), by the rules alone, with the reason where it is denied.
    pub fn ask_for(&self, cell: &Cell) -> Decision {
        if !Arc::ptr_eq(&cell.table, &self.table) {
            return Decision::Denied(Denial::unavailable(Unavailability::Closed, cell.it.to_string()));
        }
        self.run(|inner, declared, reading| inner.fill(declared, reading, cell))
    }
}

#[cfg(loom)]
mod models;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SystemClock;
    use crate::policy::time::judge;
    use std::sync::atomic::AtomicBool;

    fn reading(wall: i64, since_boot: u64) -> Reading {
        Reading { wall: Timestamp::from_millis(wall), boot_id: "a".to_owned(), since_boot }
    }

    /// A cell of a table that looks at a word of its own.
    fn cell(epoch: &Epoch) -> Cell {
        let table = Arc::new(Table::new());
        assert!(table.looks_at(epoch));
        table.enter(epoch.now());
        let (generation, end) = (AtomicU64::new(0), AtomicI64::new(0));
        let it = "voice_room.speak".parse().unwrap();
        Cell { table, clock: Arc::new(SystemClock), session: SessionId(1), it, generation, end }
    }

    #[test]
    fn a_cell_stands_until_the_table_goes_on_the_word_does_or_it_is_retired() {
        let ends: [fn(&Cell, &Epoch); 3] =
            [|it, _| it.table.touch(), |_, epoch| epoch.suspend(), |it, _| it.table.retire()];
        for end in ends {
            let epoch = Epoch::own().unwrap();
            let cell = cell(&epoch);
            assert!(!cell.is_kept());
            cell.fill(None);
            assert!(cell.is_kept());

            end(&cell, &epoch);

            assert!(!cell.is_kept());
        }
    }

    #[test]
    fn whoever_sees_that_something_has_changed_is_told_no_by_every_cell_that_was_filled_before() {
        for _ in 0..20 {
            let epoch = Epoch::own().unwrap();
            let cell = cell(&epoch);
            cell.fill(None);
            let changed = AtomicBool::new(false);
            std::thread::scope(|scope| {
                scope.spawn(|| {
                    cell.table.touch();
                    changed.store(true, Ordering::Release);
                });
                let asks = || {
                    for _ in 0..20 {
                        let is_over = changed.load(Ordering::Acquire);
                        assert!(!(cell.is_kept() && is_over), "kept after the change");
                    }
                };
                scope.spawn(asks);
                scope.spawn(asks);
            });
        }
    }

    #[test]
    fn of_two_marks_that_follow_each_other_no_mix_that_can_be_read_is_before_both() {
        let first = judge(None, &reading(1_000_000, 500_000)).mark;
        for correction in [-300_000, 0, 60_000, 300_000] {
            let first = Mark { correction, ..first.clone() };
            let [one, next] = [Ahead::default(), Ahead::default()];
            one.set(&first);
            for (at_wall, run) in (0..2_000_000).step_by(20_000).flat_map(|it| [(it, 500_000), (it, 900_000)]) {
                next.set(&judge(Some(&first), &reading(at_wall, run)).mark);
                for wall in (0..2_000_000).step_by(20_000) {
                    let now = Glance { wall: Timestamp::from_millis(wall), since_boot: run + 1000 };
                    // In the order in which they are read, and so none older than the one before.
                    for [wall, running, mark] in [[&one, &one, &next], [&one, &next, &next]] {
                        let mix = Ahead::default();
                        mix.of_wall.store(wall.of_wall.load(Ordering::SeqCst), Ordering::SeqCst);
                        mix.of_running.store(running.of_running.load(Ordering::SeqCst), Ordering::SeqCst);
                        mix.mark.store(mark.mark.load(Ordering::SeqCst), Ordering::SeqCst);
                        assert!(
                            mix.latest(now) >= one.latest(now).min(next.latest(now)),
                            "{correction}: {at_wall}, {run}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_cell_never_stands_at_a_reading_that_is_judged_to_be_after_its_end() {
        let end = Timestamp::from_millis(4_000_000);
        let start = judge(None, &reading(1_000_000, 500_000)).mark;
        let told = Mark { correction: 300_000, ..start.clone() };
        let ahead = Mark { suspect_since: Some(400_000), jumped: true, ..start.clone() };
        for mark in [start.clone(), told, ahead, Mark { correction: -300_000, ..start }] {
            let ahead = Ahead::default();
            ahead.set(&mark);
            for at_wall in (0..8_000_000).step_by(50_000) {
                for run in (500_000..8_000_000).step_by(50_000) {
                    let at = reading(at_wall, run);
                    let stands = ahead.latest(Glance { wall: at.wall, since_boot: run }) < end.as_millis();
                    let latest = judge(Some(&mark), &at).latest;
                    assert!(!stands || latest < end, "{mark:?}: {at_wall}, {run}");
                }
            }
        }
    }
}
