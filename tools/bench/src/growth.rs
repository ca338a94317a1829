//! How the cost of each thing grows: with the uses that a manifest declares, with the entries of the ledger, with threads and
//! with processes. Each is a plot.

use std::hint::black_box;
use std::path::Path;
use std::sync::Barrier;
use std::time::{Duration, Instant};

use placet::Placet;
use placet::engine::Cell;
use placet::event::ConsentDecision;
use placet::id::UseRef;
use placet::manifest::OpensBy;
use placet::policy::SessionId;

use crate::app::{self, Done};
use crate::child::{self, Process};
use crate::measure::{Figure, once, samples};
use crate::plot::{Line, Plot};

/// What a process that asks is started with.
pub const ASKS: &str = "--asks";
/// How long everybody asks at once, and how often.
const ROUND: Duration = Duration::from_millis(200);
const ROUNDS: usize = 5;
/// How often what takes microseconds is done.
const TIMES: usize = 15;
/// How many entries the largest ledger has, unless told otherwise.
const ENTRIES: usize = 100_000;

/// Writes every plot into a folder, and prints its figures.
pub fn plots(folder: &Path) -> Done<()> {
    std::fs::create_dir_all(folder)?;
    for (name, plot) in
        [("uses", uses()?), ("entries", entries()?), ("threads", threads()?), ("processes", processes()?)]
    {
        println!("{}", plot.table());
        std::fs::write(folder.join(name).with_extension("svg"), plot.svg())?;
    }
    Ok(())
}

/// Seconds of the median.
fn seconds(of: Vec<f64>) -> f64 {
    Figure::of(of).median / 1e9
}

fn as_step(it: usize) -> f64 {
    u32::try_from(it).map_or(f64::NAN, f64::from)
}

fn lines<const N: usize>(names: [&'static str; N]) -> [Line; N] {
    names.map(|name| Line { name, points: Vec::new() })
}

fn add<const N: usize>(lines: &mut [Line; N], step: usize, figures: [f64; N]) {
    for (line, figure) in lines.iter_mut().zip(figures) {
        line.points.push((as_step(step), figure));
    }
}

/// Ten uses to ten thousand.
fn uses() -> Done<Plot> {
    let mut all = lines(["a kept answer, all in turn", "check, by the rules", "one decision", "opening"]);
    for count in [10, 100, 1_000, 10_000] {
        let folder = tempfile::tempdir_in(".")?;
        let manifest = app::of_uses(count)?;
        let placet = app::open_for(folder.path(), &manifest)?;
        app::accept(&placet)?;
        let (cells, last) = cells_of(&placet, count)?;
        let mut at = 0;
        let kept = samples(|| {
            at = if at + 1 == count { 0 } else { at + 1 };
            black_box(cells.get(at).is_some_and(|it| placet.allows(it)));
        });
        let (room, one) = last;
        let checked = times(|| Ok(placet.check(room, &one)))?;
        let decided = decisions(&placet)?;
        placet.close();
        let opened = times(|| app::open_for(folder.path(), &manifest))?;
        add(&mut all, count, [kept.median / 1e9, seconds(checked), seconds(decided), seconds(opened)]);
    }
    Ok(Plot { title: "What is declared", along: "uses in the manifest", unit: "s", lines: all.into() })
}

/// A kept answer for each use, and the last of them.
fn cells_of(placet: &Placet, count: usize) -> Done<(Vec<Cell>, (SessionId, UseRef))> {
    let (mut cells, mut last) = (Vec::new(), None);
    for feature in 0..count.div_ceil(app::USES_EACH) {
        let room = placet.enter(&format!("many_{feature}").parse()?, OpensBy::UserAction)?;
        for it in 0..count.min(app::USES_EACH) {
            let it: UseRef = format!("many_{feature}.use_{it}").parse()?;
            cells.push(placet.cell(room, &it));
            last = Some((room, it));
        }
    }
    for cell in &cells {
        assert!(placet.allows(cell) && cell.is_kept(), "all of it is allowed");
    }
    Ok((cells, last.ok_or("there are uses")?))
}

/// What something takes that is done some times over; what it gives is dropped after its time was taken.
fn times<T>(mut it: impl FnMut() -> Done<T>) -> Done<Vec<f64>> {
    (0..TIMES).map(|_| once(&mut it)).map(|(it, took)| it.map(|_| took)).collect()
}

fn decisions(placet: &Placet) -> Done<Vec<f64>> {
    let mut turns = [ConsentDecision::Granted, ConsentDecision::Denied].into_iter().cycle();
    times(|| app::decide(placet, "room_entry", turns.next().ok_or("there is always another turn")?))
}

/// A thousand entries to a hundred thousand, or as many as `PLACET_BENCH_ENTRIES` says.
fn entries() -> Done<Plot> {
    let most = std::env::var("PLACET_BENCH_ENTRIES").ok().and_then(|it| it.parse().ok()).unwrap_or(ENTRIES);
    let mut all = lines(["a kept answer", "one decision", "opening", "verifying, each entry"]);
    for count in [1_000, 10_000, 100_000, 1_000_000].into_iter().filter(|it| *it <= most.max(1_000)) {
        let folder = tempfile::tempdir_in(".")?;
        app::filled(folder.path(), count)?;
        let opened = times(|| app::open(folder.path()))?;
        let placet = app::open(folder.path())?;
        let room = app::voice_room(&placet)?;
        let cell = placet.cell(room, &"voice_room.speak".parse()?);
        let kept = samples(|| {
            black_box(placet.allows(black_box(&cell)));
        });
        let decided = decisions(&placet)?;
        let verified = times(|| Ok(placet.verify()?))?;
        let each = seconds(verified) / as_step(count);
        add(&mut all, count, [kept.median / 1e9, seconds(decided), seconds(opened), each]);
    }
    Ok(Plot { title: "What was written", along: "entries in the ledger", unit: "s", lines: all.into() })
}

/// One thread to eight.
fn threads() -> Done<Plot> {
    let folder = tempfile::tempdir_in(".")?;
    let placet = app::open(folder.path())?;
    let room = app::voice_room(&placet)?;
    let speak: UseRef = "voice_room.speak".parse()?;
    let mut all = lines(["kept answers, all together", "checks by the rules, all together"]);
    for count in [1, 2, 4, 8] {
        let together = |asks: &(dyn Fn() -> u64 + Sync)| median_of(|| Ok(at_once(count, asks)));
        let kept = together(&|| {
            let cell = placet.cell(room, &speak);
            for_a_round(|| placet.allows(&cell))
        })?;
        let checked = together(&|| for_a_round(|| placet.check(room, &speak).is_allowed()))?;
        add(&mut all, count, [kept, checked]);
    }
    Ok(Plot { title: "Asked by several threads", along: "threads", unit: "/s", lines: all.into() })
}

/// So many threads at once: how many answers they had, each second.
fn at_once(count: usize, asks: &(dyn Fn() -> u64 + Sync)) -> f64 {
    let start = Barrier::new(count);
    let answers: u64 = std::thread::scope(|scope| {
        let all: Vec<_> = (0..count)
            .map(|_| {
                scope.spawn(|| {
                    start.wait();
                    asks()
                })
            })
            .collect();
        all.into_iter().filter_map(|it| it.join().ok()).sum()
    });
    each_second(answers)
}

/// Asks until a round is over; how often.
fn for_a_round(mut asks: impl FnMut() -> bool) -> u64 {
    let start = Instant::now();
    let mut answers = 0;
    while start.elapsed() < ROUND {
        for _ in 0..100 {
            black_box(asks());
        }
        answers += 100;
    }
    answers
}

fn each_second(answers: u64) -> f64 {
    u32::try_from(answers).map_or(f64::NAN, f64::from) / ROUND.as_secs_f64()
}

fn median_of(mut round: impl FnMut() -> Done<f64>) -> Done<f64> {
    Ok(Figure::of((0..ROUNDS).map(|_| round()).collect::<Done<Vec<f64>>>()?).median)
}

/// One process to four, over one folder.
fn processes() -> Done<Plot> {
    let folder = tempfile::tempdir_in(".")?;
    app::voice_room(&app::open(folder.path())?)?;
    let mut all = lines(["kept answers, all together", "decisions, all together"]);
    let mut processes = Vec::new();
    for count in [1, 2, 3, 4] {
        processes.push(Process::start(ASKS, folder.path())?);
        let mut together = |what: &str| median_of(|| all_asked(&mut processes, what));
        let (kept, decided) = (together("ask")?, together("decide")?);
        add(&mut all, count, [kept, decided]);
    }
    Ok(Plot { title: "Asked by several processes", along: "processes", unit: "/s", lines: all.into() })
}

fn all_asked(processes: &mut [Process], what: &str) -> Done<f64> {
    for it in processes.iter_mut() {
        it.tell(what)?;
    }
    let counts = processes.iter_mut().map(|it| Ok(it.hear()?.parse::<u64>()?)).collect::<Done<Vec<u64>>>()?;
    Ok(each_second(counts.into_iter().sum()))
}

/// The other process: asks or decides for a round, and says how often.
pub fn asks(folder: &Path) -> Done<()> {
    let placet = app::open(folder)?;
    let room = app::voice_room(&placet)?;
    let cell = placet.cell(room, &"voice_room.speak".parse()?);
    child::answer(|told| {
        if told == "ask" {
            return Ok(for_a_round(|| placet.allows(&cell)).to_string());
        }
        let (start, mut done) = (Instant::now(), 0_u64);
        while start.elapsed() < ROUND {
            let to = if done.is_multiple_of(2) { ConsentDecision::Granted } else { ConsentDecision::Denied };
            // One that waits too long for another is a decision less.
            done += u64::from(app::decide(&placet, "room_entry", to).is_ok());
        }
        Ok(done.to_string())
    })
}
