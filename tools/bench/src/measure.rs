//! Owns how a figure comes about: rounds, their median and spread, and the table. Knows nothing of what is measured.

use std::fmt;
use std::time::{Duration, Instant};

/// Samples of a call that takes nanoseconds.
const SAMPLES: usize = 2000;
/// How long such a sample lasts: shorter than the turn that the system gives to somebody else.
const SAMPLE: Duration = Duration::from_micros(20);

/// What was measured of one thing, in nanoseconds.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    pub median: f64,
    pub low: f64,
    pub high: f64,
}

impl Figure {
    /// The median, and the samples at a twentieth from either end.
    pub fn of(mut samples: Vec<f64>) -> Self {
        samples.sort_by(f64::total_cmp);
        let at = |part: usize| samples.get(samples.len().saturating_sub(1) * part / 20).copied().unwrap_or(f64::NAN);
        Self { median: at(10), low: at(1), high: at(19) }
    }
}

/// Measures a call of nanoseconds: samples of as many calls, after some that warm up and size them.
pub fn samples(mut call: impl FnMut()) -> Figure {
    time(1000, &mut call);
    let mut calls: u32 = 1;
    while time(calls, &mut call) < SAMPLE {
        calls = calls.saturating_mul(2);
    }
    let samples = (0..SAMPLES).map(|_| nanos(time(calls, &mut call)) / f64::from(calls));
    Figure::of(samples.collect())
}

fn time(calls: u32, call: &mut impl FnMut()) -> Duration {
    let start = Instant::now();
    for _ in 0..calls {
        call();
    }
    start.elapsed()
}

/// The time of one call, in nanoseconds.
pub fn once<T>(call: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let answer = call();
    (answer, nanos(start.elapsed()))
}

fn nanos(it: Duration) -> f64 {
    it.as_secs_f64() * 1e9
}

/// A table of things that were measured in one run, each against the first.
#[derive(Debug)]
pub struct Table {
    title: String,
    unit: String,
    per: f64,
    rows: Vec<(String, Figure)>,
}

impl Table {
    /// A table whose figures are shown in `unit`, of `per` nanoseconds.
    pub fn new(title: &str, unit: &str, per: f64) -> Self {
        Self { title: title.to_owned(), unit: unit.to_owned(), per, rows: Vec::new() }
    }

    pub fn title(&self) -> &str {
        &self.title
    }

    /// Adds a row; the first is the floor.
    pub fn row(&mut self, name: &str, figure: Figure) {
        self.rows.push((name.to_owned(), figure));
    }

    /// The goals of this table that are missed, each in a sentence that says by how much.
    pub fn missed(&self) -> Vec<String> {
        self.goals().filter_map(|goal| self.misses(&goal)).collect()
    }

    fn goals(&self) -> impl Iterator<Item = Goal> {
        goals().filter(|it| it.table == self.title)
    }

    /// What a goal holds a row against, by its name and in figures: another row, the floor, or one of the table's unit.
    fn measure_of(&self, goal: &Goal) -> Option<(&'static str, f64)> {
        match goal.of {
            Some(ITSELF) => Some((ITSELF, self.per)),
            Some(row) => Some((row, self.figure(row)?.median)),
            None => Some(("the floor", self.rows.first()?.1.median)),
        }
    }

    fn misses(&self, goal: &Goal) -> Option<String> {
        let Goal { row, most, .. } = *goal;
        let Some((it, (of, floor))) = self.figure(row).zip(self.measure_of(goal)) else {
            return Some(format!("{}: there is no row {row:?} or none to hold it against", self.title));
        };
        let ratio = it.median / floor;
        let over = ratio / most;
        // A figure that is none misses too.
        let holds = ratio <= most;
        (!holds)
            .then(|| format!("{}: {row} is {ratio:.2} of {of}, at most {most}: {over:.2} times too much", self.title))
    }

    fn figure(&self, row: &str) -> Option<Figure> {
        self.rows.iter().find(|(name, _)| *name == row).map(|(_, it)| *it)
    }

    fn ratio(&self, it: Figure) -> f64 {
        self.rows.first().map_or(f64::NAN, |(_, floor)| it.median / floor.median)
    }
}

/// What a goal names that holds a figure by itself, in the table's unit.
const ITSELF: &str = "itself";

/// The most that a row of a table may be, of another row or of the floor.
struct Goal {
    table: &'static str,
    row: &'static str,
    most: f64,
    of: Option<&'static str>,
}

/// The goals, as `goals.tsv` has them.
fn goals() -> impl Iterator<Item = Goal> {
    let lines = include_str!("../goals.tsv").lines().filter(|it| !it.starts_with('#'));
    lines.filter_map(|line| {
        let mut parts = line.split('\t');
        let (table, row, most) = (parts.next()?, parts.next()?, parts.next()?);
        // What is no number is a goal that nothing reaches.
        Some(Goal { table, row, most: most.parse().unwrap_or(f64::NAN), of: parts.next() })
    })
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| {} | {} (p5–p95) | ratio | goal |\n|---|---|---|---|", self.title, self.unit)?;
        for (name, it) in &self.rows {
            let [median, low, high] = [it.median, it.low, it.high].map(|it| it / self.per);
            let goals: Vec<String> = self
                .goals()
                .filter(|goal| goal.row == *name)
                .map(|goal| match goal.of {
                    Some(ITSELF) => format!("≤ {} {}", goal.most, self.unit),
                    Some(of) => format!("≤ {} of “{of}”", goal.most),
                    None => format!("≤ {}", goal.most),
                })
                .collect();
            let (ratio, goals) = (self.ratio(*it), goals.join(", "));
            // Nothing is so many times a floor of nothing.
            let ratio = if ratio.is_finite() { format!("{ratio:.2}") } else { "–".to_owned() };
            writeln!(f, "| {name} | {median:.2} ({low:.2}–{high:.2}) | {ratio} | {goals} |")?;
        }
        Ok(())
    }
}
