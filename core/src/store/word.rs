//! What the epoch's word says, and how it may go on: nothing here touches memory that is shared, so that the model in
//! `core/tests/epoch_model.rs` runs through every order of these steps (ADR 0027).
//!
//! Even: what was read at this word still stands. Odd: somebody is committing, or died while committing. The highest bit
//! stands while a store is being put in the place of another, and then nothing that was read may be kept.

/// A store is being put in the place of another.
const SUSPENDED: u64 = 1 << 63;

/// The first word of a file, of eight random bytes: no word that somebody may still hold.
pub fn first(random: u64) -> u64 {
    random >> 2 << 1
}

/// Whether answers that were read at this word may be kept for as long as it stands.
pub fn is_settled(word: u64) -> bool {
    word & (SUSPENDED | 1) == 0
}

/// The word under which a writer commits: the next odd one.
pub fn raised(word: u64) -> u64 {
    on(word, if word & 1 == 0 { 1 } else { 2 })
}

/// The word after the commit of the writer that raised it to `mine`.
pub fn settled(mine: u64) -> u64 {
    on(mine, 1)
}

/// The word while a store is put in the place of another; a new one, whoever had suspended it before.
pub fn suspended(word: u64) -> u64 {
    on(word, 2) | SUSPENDED
}

/// Whether a store is being put in the place of another, or that was cut off.
pub fn is_suspended(word: u64) -> bool {
    word & SUSPENDED != 0
}

/// The word once that is done. A writer that was committing meanwhile finds another word than its own, and leaves it odd.
pub fn resumed(word: u64) -> u64 {
    on(word, 2) & !SUSPENDED
}

/// Goes on by so many, below the highest bit.
fn on(word: u64, by: u64) -> u64 {
    (word & !SUSPENDED).wrapping_add(by) & !SUSPENDED | word & SUSPENDED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_settled_while_nobody_writes_and_nothing_is_replaced() {
        let first = first(u64::MAX);

        assert!(is_settled(first));
        assert!(!is_settled(raised(first)));
        assert!(!is_settled(raised(raised(first))));
        assert!(is_settled(settled(raised(first))));
        assert!(!is_settled(suspended(first)));
        assert!(!is_settled(settled(raised(suspended(first)))));
        assert!(is_suspended(suspended(first)) && !is_suspended(resumed(suspended(first))));
        assert!(is_settled(resumed(suspended(first))));
        let twice = suspended(suspended(first));
        assert!(is_suspended(twice) && twice != suspended(first));
    }

    #[test]
    fn what_is_random_makes_the_first_word_and_leaves_it_settled() {
        assert_eq!([4, 8, u64::MAX].map(first), [2, 4, SUSPENDED - 2]);
    }

    #[test]
    fn no_step_comes_back_to_a_word_that_somebody_may_hold() {
        for word in [first(0), first(7), suspended(first(7)), raised(first(7))] {
            assert_ne!(settled(raised(word)), word);
            assert_ne!(resumed(suspended(word)), word & !SUSPENDED);
        }
        assert_eq!(on(SUSPENDED | (SUSPENDED - 1), 2), SUSPENDED | 1, "the highest bit is never carried into");
    }
}
