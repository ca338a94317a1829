//! How long torture goes on, which numbers it draws, and what it counted. `make test` runs a slice of each corpus, always the
//! same; `PLACET_TORTURE=long` runs all of it, and `PLACET_TORTURE_SEED` draws other numbers.

use std::fmt::Write;

/// How much is run.
const SIZE: &str = "PLACET_TORTURE";
/// Where the numbers begin.
const SEED: &str = "PLACET_TORTURE_SEED";

/// Whether all of it is run.
pub fn is_long() -> bool {
    std::env::var(SIZE).is_ok_and(|it| it == "long")
}

/// A size: of a slice, or of all.
pub fn size(slice: usize, long: usize) -> usize {
    if is_long() { long } else { slice }
}

/// Where this run's numbers begin.
pub fn seed() -> u64 {
    std::env::var(SEED).map_or(2026, |it| it.parse().unwrap())
}

/// Numbers that look random and are the same in every run of one seed.
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    /// The numbers of one case: no case has those of another.
    pub fn of(case: usize) -> Self {
        let mut dice = Self(seed() ^ (case as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        dice.below(2);
        dice
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

/// What must never happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Never {
    /// A decision that was acknowledged is gone.
    Lost,
    /// Something is allowed that was not before.
    WronglyAllowed,
    /// A failure without the code of one, or one that says that trying again is of no use while it is.
    Untyped,
    /// A panic.
    Panicked,
    /// A store that could be used, and cannot any more though nothing stands in the way.
    Stuck,
    /// Damage that nothing noticed.
    Unnoticed,
    /// Memory or files that are held though nobody needs them.
    Leaked,
}

const NEVER: [(Never, &str); 7] = [
    (Never::Lost, "lost"),
    (Never::WronglyAllowed, "wrongly_allowed"),
    (Never::Untyped, "untyped"),
    (Never::Panicked, "panics"),
    (Never::Stuck, "stuck"),
    (Never::Unnoticed, "unnoticed"),
    (Never::Leaked, "leaked"),
];

/// What was counted over one corpus.
pub struct Tally {
    area: &'static str,
    name: String,
    cases: usize,
    never: [usize; NEVER.len()],
    faults: Vec<String>,
    others: Vec<(String, usize)>,
}

impl Tally {
    pub fn new(area: &'static str, name: impl ToString) -> Self {
        let (never, faults, others) = ([0; NEVER.len()], Vec::new(), Vec::new());
        Self { area, name: name.to_string(), cases: 0, never, faults, others }
    }

    /// Runs a case; a panic in it is counted and ends it alone.
    pub fn case(&mut self, what: &str, case: impl FnOnce(&mut Self)) {
        self.cases += 1;
        let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| case(self)));
        if let Err(panic) = ran {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
            self.never(Never::Panicked, format!("{what}: {}", text.unwrap_or_default()));
        }
    }

    /// Counts what must never happen.
    pub fn never(&mut self, which: Never, what: impl ToString) {
        self.never[which as usize] += 1;
        if self.faults.len() < 5 {
            self.faults.push(format!("{which:?}: {}", what.to_string()));
        }
    }

    /// Counts it, unless it holds.
    pub fn expect(&mut self, holds: bool, which: Never, what: impl FnOnce() -> String) {
        if !holds {
            self.never(which, what());
        }
    }

    /// Counts what may happen.
    pub fn count(&mut self, what: impl ToString, by: usize) {
        let what = what.to_string();
        match self.others.iter_mut().find(|(known, _)| *known == what) {
            Some((_, count)) => *count += by,
            None => self.others.push((what, by)),
        }
    }

    /// Counts cases that were run elsewhere.
    pub fn cases_of(&mut self, count: usize) {
        self.cases += count;
    }

    /// How often happened what must never.
    pub fn never_of(&self, which: Never) -> usize {
        self.never[which as usize]
    }

    /// How many cases there were.
    pub fn cases(&self) -> usize {
        self.cases
    }

    /// How often something was counted.
    pub fn of(&self, what: &str) -> usize {
        self.others.iter().find(|(known, _)| known == what).map_or(0, |(_, count)| *count)
    }

    /// Prints a row of the table.
    pub fn print(&mut self) {
        let mut row = format!("torture\t{}\t{}\t{}\t", self.area, self.name, self.cases);
        for ((_, name), count) in NEVER.iter().zip(self.never) {
            let _ = write!(row, "{name}={count} ");
        }
        self.others.sort();
        let others: Vec<String> = self.others.iter().map(|(what, count)| format!("{what} {count}")).collect();
        println!("{}\t{}", row.trim_end(), others.join(", "));
    }

    /// Prints its row and fails where a count is not what it must be.
    #[track_caller]
    pub fn close(mut self) -> Self {
        self.print();
        self.check();
        self
    }

    /// Fails where a count is not what it must be.
    #[track_caller]
    pub fn check(&self) {
        assert!(self.faults.is_empty(), "seed {}, {}: {}", seed(), self.name, self.faults.join("\n"));
    }
}
