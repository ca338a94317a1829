//! The orders in which threads see what is kept, over the cells, the table and the epoch that are shipped; `loom` goes
//! through them, with atomics of its own in the place of the standard library's (`tools/loom.sh`).
#![cfg(test)]

mod stage;

use super::*;
use crate::policy::time::judge;
use stage::*;

#[test]
fn once_a_change_of_this_process_has_returned_no_question_is_answered_by_what_was_kept() {
    let kept = kept_in_orders(3, |first| {
        let (engine, returned, told) = (Engine::new(Known::Allowed), Flag::new(), Told::default());
        engine.ask_for(&engine.cell, || true);
        let [changing, filling, asking] = [(), (), ()].map(|()| Arc::clone(&engine));
        let (returns, tells) = (returned.clone(), told.clone());
        first.run([
            Box::new(move || {
                changing.change(Known::Denied);
                returns.raise();
            }),
            Box::new(move || filling.ask_for(&filling.cell, || true)),
            Box::new(move || {
                let is_over = returned.is_up();
                assert!(!(tells.ask(&asking.cell) && is_over), "kept after the change");
            }),
        ]);

        assert!(!engine.cell.is_kept(), "kept in the end");
        told.yes()
    });

    assert!(kept > 0, "nothing was kept before either");
}

/// A writer, a thread that asks the rules, and one that asks a cell, which is told no once it sees that it is denied: by
/// the writer's return, or in the store. Gives in how many orders it was told yes.
fn kept_beside_one(asks: fn(&Engine, &Store)) -> usize {
    kept_in_orders(3, move |first| {
        let world = World::new();
        first.run([world.writes(Store::deny), world.asks(asks), world.asks_cell()]);
        world.ends()
    })
}

/// As [`kept_beside_one`], with two writers.
fn kept_beside(one: fn(&Store, &Epoch), other: fn(&Store, &Epoch)) -> usize {
    kept_in_orders(4, move |first| {
        let world = World::new();
        first.run([world.writes(one), world.writes(other), world.asks(fills), world.asks_cell()]);
        world.ends()
    })
}

/// The cell's own question.
fn fills(engine: &Engine, store: &Store) {
    engine.ask_for(&engine.cell, || store.allows());
}

/// A question that the store allows whatever the writers write.
fn fills_another(engine: &Engine, _: &Store) {
    engine.ask_for(&engine.other, || true);
}

#[test]
fn once_a_commit_has_returned_or_is_seen_no_question_is_answered_by_what_was_read_before() {
    assert!(kept_beside_one(fills) > 0);
}

#[test]
fn what_is_kept_anew_for_another_question_brings_back_nothing_that_a_commit_has_ended() {
    assert!(kept_beside_one(fills_another) > 0);
}

#[test]
fn of_two_writers_neither_hides_that_the_other_has_denied() {
    assert!(kept_beside(Store::deny, Store::write_something_else) > 0);
}

#[test]
fn while_a_store_is_put_in_the_place_of_another_nothing_is_kept_of_either_whoever_writes() {
    assert!(kept_beside(Store::replace, Store::write_something_else) > 0);
}

/// Two threads fill a cell, one of them by another end once it has changed it, and a third asks the cell. Gives in how
/// many orders it was told yes; `is_right` says whether it may, by whether the change has begun and has returned.
fn kept_around(before: i64, after: i64, is_right: fn(has_begun: bool, is_over: bool) -> bool) -> usize {
    kept_in_orders(3, move |first| {
        let (engine, told) = (Engine::new(Known::Until(before)), Told::default());
        let [begun, returned] = [(), ()].map(|()| Flag::new());
        let [one, other, asking] = [(), (), ()].map(|()| Arc::clone(&engine));
        let (begins, returns, tells) = (begun.clone(), returned.clone(), told.clone());
        first.run([
            Box::new(move || one.ask_for(&one.cell, || true)),
            Box::new(move || {
                begins.raise();
                other.change(Known::Until(after));
                returns.raise();
                other.ask_for(&other.cell, || true);
            }),
            Box::new(move || {
                let is_over = returned.is_up();
                let is_kept = tells.ask(&asking.cell);
                assert!(!is_kept || is_right(begun.is_up(), is_over), "kept by a mix of two answers");
            }),
        ]);
        told.yes()
    })
}

#[test]
fn a_cell_is_not_kept_until_a_later_end_before_the_change_that_puts_it_off() {
    assert!(kept_around(NOON - 5, NOON + 5, |has_begun, _| has_begun) > 0);
}

#[test]
fn a_cell_is_not_kept_until_an_earlier_end_after_the_change_that_brings_it_forward() {
    assert!(kept_around(NOON + 5, NOON - 5, |_, is_over| !is_over) > 0);
}

/// A cell that ends at 200, asked at 50 by the wall clock and 100 by the running one, while time goes on from another
/// mark. Gives in how many orders it was kept; `is_right` says whether it may be, by whether that has returned.
fn kept_between(marks: &[Mark; 2], goes_on: fn(&Table, &Mark), is_right: fn(is_over: bool) -> bool) -> usize {
    // Only numbers: a model is copied for each of its threads that is made first.
    let marks = marks.each_ref().map(|it| (it.at.as_millis(), it.since_boot, it.correction));
    kept_in_orders(2, move |first| {
        let (epoch, table) = (Epoch::own().unwrap(), Arc::new(Table::new()));
        assert!(table.looks_at(&epoch) && table.vouches(Some(epoch.read()), Some(&epoch)));
        let [one, next] = marks.map(|(at, since_boot, correction)| mark(at, since_boot, correction));
        table.goes_on_from(&one);
        let cell = cell(&table, 50, 100);
        cell.fill(Some(Timestamp::from_millis(200)));
        let (returned, told) = (Flag::new(), Told::default());
        let (returns, tells) = (returned.clone(), told.clone());
        first.run([
            Box::new(move || {
                goes_on(&table, &next);
                returns.raise();
            }),
            Box::new(move || {
                let is_over = returned.is_up();
                assert!(!tells.ask(&cell) || is_right(is_over), "kept by neither mark");
            }),
        ]);
        told.yes()
    })
}

#[test]
fn once_time_has_gone_on_from_a_mark_nothing_is_kept_that_has_ended_by_it() {
    assert!(kept_between(&[mark(0, 0, 0), mark(250, 50, 0)], Table::goes_on_from, |is_over| !is_over) > 0);
}

#[test]
fn between_two_marks_nothing_is_kept_that_has_ended_by_both() {
    // The wall clock was behind, as somebody had told; it was put right, which nobody tells, and is set back again.
    let first = mark(0, 0, 300);
    let second = judge(Some(&first), &reading(190, 50)).mark;
    assert_eq!((second.at.as_millis(), second.correction), (190, 0));

    assert_eq!(kept_between(&[first, second], Table::goes_on_from, |_| false), 0);
}

#[test]
fn a_time_that_is_told_to_be_earlier_brings_nothing_back() {
    let goes_back = |table: &Table, to: &Mark| {
        // As whatever is committed does.
        table.touch();
        table.goes_on_from(to);
    };

    assert_eq!(kept_between(&[mark(1000, 0, 0), mark(0, 0, 0)], goes_back, |_| false), 0);
}
