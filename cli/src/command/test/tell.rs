//! Telling many stories at once: each has a store and a clock of its own, so they need not wait for each other. What is
//! told stays in the order of the stories, whichever is done first.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::told::Told;
use crate::output::{Failure, Output};
use crate::progress::Progress;
use crate::stories::{Written, manifest_in};

/// Tells all of them, with as many threads as the machine has processors.
///
/// # Errors
/// The first [`Failure`] in the order of the stories.
pub fn tell_all(stories: &[Written], output: Output) -> Result<Vec<Told>, Failure> {
    let manifests = manifests(stories)?;
    let progress = Mutex::new(Progress::new(stories.len(), output.shows_progress()));
    let tell = |it: &Written| {
        // A thread that panicked while it wrote progress has left nothing of value.
        progress.lock().unwrap_or_else(PoisonError::into_inner).next(&it.name);
        Told::of(it, manifests.get(it.folder()).map(Vec::as_slice).unwrap_or_default())
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    in_order(stories, threads, &tell).into_iter().collect()
}

/// Does `work` on each item and answers in the order of the items.
fn in_order<T: Sync, R: Send>(items: &[T], threads: usize, work: &(impl Fn(&T) -> R + Sync)) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take_turns = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return done };
            done.push((index, work(item)));
        }
    };
    let mut all: Vec<(usize, R)> = thread::scope(|scope| {
        let started: Vec<_> = (0..threads.min(items.len())).map(|_| scope.spawn(take_turns)).collect();
        let joined = started.into_iter().map(|it| it.join().unwrap_or_else(|it| std::panic::resume_unwind(it)));
        joined.flatten().collect()
    });
    all.sort_by_key(|(index, _)| *index);
    all.into_iter().map(|(_, it)| it).collect()
}

/// The manifest of every folder that has stories.
fn manifests(stories: &[Written]) -> Result<BTreeMap<&Path, Vec<u8>>, Failure> {
    let mut manifests = BTreeMap::new();
    for folder in stories.iter().map(Written::folder) {
        if !manifests.contains_key(folder) {
            manifests.insert(folder, manifest_in(folder)?);
        }
    }
    Ok(manifests)
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    #[test]
    fn what_is_done_last_keeps_its_place() {
        let second_is_done = Barrier::new(2);
        let work = |it: &u32| {
            // The first waits until the second has been worked on: with one thread this would never end.
            if *it <= 2 {
                second_is_done.wait();
            }
            it * 10
        };

        assert_eq!(in_order(&[1, 2, 3, 4, 5], 2, &work), [10, 20, 30, 40, 50]);
        assert_eq!(in_order(&[3, 4, 5], 9, &work), [30, 40, 50]);
        assert_eq!(in_order(&[], 2, &work), Vec::<u32>::new());
    }
}
