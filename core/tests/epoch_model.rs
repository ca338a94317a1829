//! Every order in which processes can write, replace the store, ask and be killed, over the very steps of the epoch's
//! word: an answer is one that the rules gave at some moment while it was asked, whoever died where (ADR 0027).
#![expect(clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::collections::{BTreeSet, VecDeque};

use placet::store::word;

/// Where someone who writes is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum At {
    Start,
    Locked,
    Raised,
    Committed,
    Suspended,
    Moved,
    Gone,
}

/// Someone who changes what is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writer {
    /// Commits that it is allowed, or not.
    Commits(bool),
    /// Puts a store in the place of this one in which it is allowed, or not; waits for no lock.
    Replaces(bool),
    /// Opens the folder, and goes on where a replacement was cut off.
    Opens,
}

/// How a writer says that it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// Only while the word is its own.
    Swap,
    /// Whatever the word is: the version that looks simpler.
    Store,
    /// A replacement that only raises the word before and after.
    NoSuspension,
}

/// A process that asks, again and again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Asker {
    left: u8,
    now: Asking,
    /// What it has kept: the word, the store it was read from. Only what is allowed is kept.
    kept: Option<(u64, u8)>,
    /// What was allowed at any moment of the present question.
    seen: BTreeSet<bool>,
    /// The store that it has open.
    store: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Asking {
    Not,
    Begun,
    /// The word was read.
    Word(u64),
    /// So was the database.
    Database(u64, bool),
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct World {
    word: u64,
    lock: Option<usize>,
    /// What is allowed in each store; the second one is there from the start, in its workshop.
    allowed: [bool; 2],
    /// Which of them stands in the folder.
    in_place: u8,
    writers: Vec<(At, u64)>,
    askers: Vec<Asker>,
}

impl World {
    fn new(writers: &[Writer], questions: &[u8]) -> Self {
        let asker = |left: &u8| Asker { left: *left, now: Asking::Not, kept: None, seen: BTreeSet::new(), store: 0 };
        let replacement = writers.iter().find_map(|it| if let Writer::Replaces(it) = it { Some(*it) } else { None });
        Self {
            word: word::first(0),
            lock: None,
            allowed: [true, replacement.unwrap_or(true)],
            in_place: 0,
            writers: writers.iter().map(|_| (At::Start, 0)).collect(),
            askers: questions.iter().map(asker).collect(),
        }
    }

    /// Whether it is allowed to who opened this store: one that was set aside is known by its file, and denies.
    fn is_allowed(&self, store: u8) -> bool {
        store == self.in_place && self.allowed[usize::from(store)]
    }

    /// Every question that is being asked has overlapped with what is allowed now.
    fn noted(mut self) -> Self {
        let now: Vec<bool> = self.askers.iter().map(|it| self.is_allowed(it.store)).collect();
        for (asker, now) in self.askers.iter_mut().zip(now) {
            if asker.now != Asking::Not {
                asker.seen.insert(now);
            }
        }
        self
    }

    /// The worlds that a step of a writer leads to; its death is one of them.
    fn write(&self, rule: Rule, who: usize, writer: Writer) -> Vec<World> {
        let (at, mine) = self.writers[who];
        let mut next = self.clone();
        let (to, mine) = match (writer, at) {
            (_, At::Gone) => return Vec::new(),
            (Writer::Commits(_), At::Start) if self.lock.is_some() => return Vec::new(),
            (Writer::Commits(_), At::Start) => {
                next.lock = Some(who);
                (At::Locked, 0)
            }
            (Writer::Commits(_), At::Locked) => {
                next.word = word::raised(self.word);
                (At::Raised, next.word)
            }
            (Writer::Commits(it), At::Raised) => {
                next.allowed[0] = it;
                next.lock = None;
                (At::Committed, mine)
            }
            (Writer::Commits(_), _) => {
                if self.word == mine || rule == Rule::Store {
                    next.word = word::settled(mine);
                }
                (At::Gone, 0)
            }
            (Writer::Opens, At::Start) if !word::is_suspended(self.word) => (At::Gone, 0),
            (Writer::Opens, At::Start) => (At::Raised, self.word),
            (Writer::Opens, At::Raised) if self.in_place == 0 => (At::Gone, 0),
            (Writer::Opens, At::Raised) => (At::Moved, mine),
            (Writer::Opens, _) => {
                if self.word == mine {
                    next.word = word::resumed(mine);
                }
                (At::Gone, 0)
            }
            (Writer::Replaces(_), At::Start) => {
                next.word =
                    if rule == Rule::NoSuspension { word::raised(self.word) } else { word::suspended(self.word) };
                (At::Suspended, next.word)
            }
            (Writer::Replaces(_), At::Suspended) => {
                next.in_place = 1;
                (At::Moved, mine)
            }
            (Writer::Replaces(_), _) => {
                next.word = match rule {
                    Rule::NoSuspension if self.word == mine => word::settled(mine),
                    Rule::NoSuspension => self.word,
                    _ => word::resumed(self.word),
                };
                (At::Gone, 0)
            }
        };
        next.writers[who] = (to, mine);
        let mut dead = self.clone();
        dead.lock = self.lock.filter(|it| *it != who);
        dead.writers[who] = (At::Gone, 0);
        vec![next.noted(), dead]
    }

    /// The world after a step of an asker; nothing where it asks no more.
    ///
    /// # Errors
    /// Its answer, where the rules have not given it at any moment of the question.
    fn ask(&self, who: usize) -> Result<Option<World>, bool> {
        let mut next = self.clone();
        let asker = &mut next.askers[who];
        let mut answer = None;
        match asker.now {
            Asking::Not if asker.left == 0 => return Ok(None),
            Asking::Not => {
                asker.left -= 1;
                asker.now = Asking::Begun;
            }
            Asking::Begun if asker.kept == Some((self.word, asker.store)) => answer = Some(true),
            Asking::Begun => asker.now = Asking::Word(self.word),
            Asking::Word(word) => asker.now = Asking::Database(word, self.is_allowed(asker.store)),
            Asking::Database(word, allowed) => {
                if allowed && word::is_settled(word) && word == self.word {
                    asker.kept = Some((word, asker.store));
                }
                answer = Some(allowed);
            }
        }
        if let Some(answer) = answer {
            if !asker.seen.contains(&answer) {
                return Err(answer);
            }
            asker.now = Asking::Not;
            asker.seen.clear();
        }
        Ok(Some(next.noted()))
    }
}

/// Goes through every world; returns how many there are, or the wrong answer with where it was given.
fn all(rule: Rule, writers: &[Writer], questions: &[u8]) -> Result<usize, (bool, World)> {
    let start = World::new(writers, questions);
    let mut seen = BTreeSet::from([start.clone()]);
    let mut open = VecDeque::from([start]);
    while let Some(world) = open.pop_front() {
        let mut next: Vec<World> =
            writers.iter().enumerate().flat_map(|(who, writer)| world.write(rule, who, *writer)).collect();
        for who in 0..questions.len() {
            next.extend(world.ask(who).map_err(|answer| (answer, world.clone()))?);
        }
        for it in next {
            if seen.insert(it.clone()) {
                open.push_back(it);
            }
        }
    }
    Ok(seen.len())
}

use Writer::{Commits, Opens, Replaces};

#[test]
fn no_order_of_writers_and_askers_and_deaths_gives_an_answer_that_was_not_true_while_it_was_asked() {
    let cases: [(&[Writer], &[u8]); 8] = [
        (&[Commits(false)], &[3]),
        (&[Commits(false), Commits(true)], &[3]),
        (&[Commits(true), Commits(false)], &[3]),
        (&[Commits(false), Commits(true), Commits(false)], &[3]),
        (&[Commits(true), Commits(false)], &[2, 2]),
        (&[Replaces(false)], &[3]),
        (&[Commits(true), Commits(false), Replaces(true)], &[3]),
        (&[Commits(true), Replaces(false), Opens], &[3]),
    ];
    for (writers, questions) in cases {
        let worlds = all(Rule::Swap, writers, questions);
        assert!(worlds.as_ref().is_ok_and(|it| *it > 50), "{writers:?}: {worlds:?}");
    }
}

#[test]
fn a_writer_that_is_done_whatever_the_word_is_lets_a_withdrawal_be_overseen() {
    assert!(matches!(all(Rule::Store, &[Commits(true), Commits(false)], &[3]), Err((true, _))));
}

#[test]
fn a_replacement_that_suspends_nothing_can_be_overseen_when_it_dies() {
    assert!(matches!(all(Rule::NoSuspension, &[Commits(true), Replaces(false)], &[3]), Err((true, _))));
}
