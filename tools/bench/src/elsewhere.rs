//! A withdrawal in another process: when it is seen here, by whoever asks for a kept answer and by whoever polls SQLite's
//! `data_version`.

use std::path::Path;
use std::time::Duration;

use placet::Placet;
use placet::event::ConsentDecision;
use placet::id::UseRef;
use placet::manifest::OpensBy;
use placet::policy::{SessionId, SystemPermission};
use rusqlite::Connection;
use rustix::time::{ClockId, clock_gettime};

use crate::app::{self, Done};
use crate::child::{self, Process};
use crate::measure::{Figure, Table};

/// What the other process is started with.
pub const WITHDRAWS: &str = "--withdraws";
/// Withdrawals for each way of looking.
const TURNS: u32 = 60;
/// What whoever polls sleeps between two looks, as an app would that has something else to do.
const PERIOD: Duration = Duration::from_millis(20);

/// The moment on the clock that all processes share, in nanoseconds.
fn moment() -> f64 {
    let now = clock_gettime(ClockId::Monotonic);
    (Duration::from_secs(now.tv_sec.cast_unsigned()) + Duration::from_nanos(now.tv_nsec.cast_unsigned())).as_secs_f64()
        * 1e9
}

/// The other process: withdraws or grants as it is told, and says when it began and when that was done.
pub fn withdraws(folder: &Path) -> Done<()> {
    let placet = app::open(folder)?;
    child::answer(|told| {
        let (to, pause) = told.split_once(' ').ok_or("told what and after how long")?;
        let to = if to == "grant" { ConsentDecision::Granted } else { ConsentDecision::Withdrawn };
        std::thread::sleep(Duration::from_millis(pause.parse()?));
        let begun = moment();
        app::decide(&placet, "voice_chat", to)?;
        Ok(format!("{begun} {}", moment()))
    })
}

/// When it was seen, from the beginning of the withdrawing call, and from its return.
#[derive(Default)]
struct Seen {
    begun: Vec<f64>,
    returned: Vec<f64>,
}

pub fn tables() -> Done<Vec<Table>> {
    let folder = tempfile::tempdir_in(".")?;
    let placet = app::open(folder.path())?;
    app::voice_room(&placet)?;
    let polled = Connection::open(folder.path().join("placet.db"))?;
    let mut other = Process::start(WITHDRAWS, folder.path())?;
    let mut seen: [Seen; 3] = Default::default();
    let speak: UseRef = "voice_room.speak".parse()?;
    for turn in 0..TURNS {
        let [by_version, by_pauses, by_cell] = &mut seen;
        for (seen, pause) in [(by_version, Duration::ZERO), (by_pauses, PERIOD)] {
            let room = enter(&placet)?;
            turn_of(&mut other, turn, seen, || {
                wait_for_version(&polled, pause)?;
                // That somebody has written says nothing of what: the rules do.
                while placet.check(room, &speak).is_allowed() {}
                Ok(())
            })?;
        }
        let room = enter(&placet)?;
        let cell = placet.cell(room, &speak);
        assert!(placet.allows(&cell) && cell.is_kept(), "the room is open");
        turn_of(&mut other, turn, by_cell, || {
            while placet.allows(&cell) {}
            Ok(())
        })?;
    }
    let mut begun = Table::new("a withdrawal in another process, seen after its call began", "µs", 1e3);
    let mut returned = Table::new("the same, after its call returned (less than nothing: before)", "µs", 1e3);
    let names = [
        "data_version, polled without a pause, then the rules (floor)",
        "data_version, polled every 20 ms, then the rules",
        "Placet::allows, asked without a pause",
    ];
    for (name, seen) in names.into_iter().zip(seen) {
        begun.row(name, Figure::of(seen.begun));
        returned.row(name, Figure::of(seen.returned));
    }
    Ok(vec![begun, returned])
}

/// One withdrawal, and who sees it; then it is granted again.
fn turn_of(other: &mut Process, turn: u32, seen: &mut Seen, look: impl FnOnce() -> Done<()>) -> Done<()> {
    // Each time after another while, so that no two fall into step.
    other.tell(&format!("withdraw {}", 2 + turn * 7 % 20))?;
    look()?;
    let at = moment();
    let line = other.hear()?;
    let (begun, returned) = line.split_once(' ').ok_or("two moments")?;
    seen.begun.push(at - begun.parse::<f64>()?);
    seen.returned.push(at - returned.parse::<f64>()?);
    other.tell("grant 0")?;
    other.hear()?;
    Ok(())
}

/// A room in which the person may speak; the last one has ended with the withdrawal.
fn enter(placet: &Placet) -> Done<SessionId> {
    placet.refresh()?;
    placet.report_permission(&"microphone".parse()?, SystemPermission::Granted)?;
    Ok(placet.enter(&"voice_room".parse()?, OpensBy::UserAction)?)
}

/// Waits until SQLite says that somebody else has written.
fn wait_for_version(polled: &Connection, pause: Duration) -> Done<()> {
    let mut asks = polled.prepare("PRAGMA data_version")?;
    let mut version = || asks.query_row([], |row| row.get::<_, i64>(0));
    let first = version()?;
    while version()? == first {
        if !pause.is_zero() {
            std::thread::sleep(pause);
        }
    }
    Ok(())
}
