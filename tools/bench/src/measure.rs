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
    title: &'static str,
    unit: &'static str,
    per: f64,
    rows: Vec<(&'static str, Figure, Option<f64>)>,
}

impl Table {
    /// A table whose figures are shown in `unit`, of `per` nanoseconds.
    pub fn new(title: &'static str, unit: &'static str, per: f64) -> Self {
        Self { title, unit, per, rows: Vec::new() }
    }

    /// Adds a row; the first is the floor.
    pub fn row(&mut self, name: &'static str, figure: Figure) {
        self.rows.push((name, figure, None));
    }

    /// Adds a row that is to be at most `goal` times the floor.
    pub fn goal(&mut self, name: &'static str, figure: Figure, goal: f64) {
        self.rows.push((name, figure, Some(goal)));
    }

    /// How many rows miss their goal.
    pub fn missed(&self) -> usize {
        self.rows.iter().filter(|(_, it, goal)| goal.is_some_and(|goal| self.ratio(*it) > goal)).count()
    }

    fn ratio(&self, it: Figure) -> f64 {
        self.rows.first().map_or(f64::NAN, |(_, floor, _)| it.median / floor.median)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| {} | {} (p5–p95) | ratio | goal |\n|---|---|---|---|", self.title, self.unit)?;
        for (name, it, goal) in &self.rows {
            let [median, low, high] = [it.median, it.low, it.high].map(|it| it / self.per);
            let goal = goal.map_or(String::new(), |it| format!("≤ {it}"));
            writeln!(f, "| {name} | {median:.2} ({low:.2}–{high:.2}) | {:.2} | {goal} |", self.ratio(*it))?;
        }
        Ok(())
    }
}
