//! Four processes of four threads each over one folder, which decide and ask all the time and are killed at random.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

use placet::Placet;
use placet::clock::Timestamp;
use placet::engine::Health;
use placet::event::Event;
use placet::policy::SystemPermission;

use crate::child::{Process, folder_of_child, heard, say};
use crate::support::{FakeClock, enter, grant, open_at, reason, speak, test, voice_room, withdraw};
use crate::tally::{Dice, Never, Tally, size};

const PROCESSES: usize = 4;
const THREADS: usize = 4;
/// 2030, and so to come: a fact that holds until then and a number of milliseconds is the decision of that number.
const LATER: i64 = 1_893_456_000_000;
const NAME: &str = "hammer::what_processes_of_threads_decided_before_they_were_killed_is_there_once_and_nothing_else";

/// Decides what nobody else does, says so, and asks, until it is killed.
fn hammer(placet: &Placet, thread: usize, first: usize, is_withdrawn: &AtomicBool) {
    let name = "real_name_verified".parse().unwrap();
    let paste = "room_paste.read_room_number".parse().unwrap();
    let locate = "nearby.locate_roughly".parse().unwrap();
    for number in 0.. {
        let decision = first + number * THREADS + thread;
        let until = Timestamp::from_millis(LATER + i64::try_from(decision).unwrap());
        match placet.set_fact(&name, true, Some(until), test()) {
            Ok(_) => say(&format!("decided {decision}")),
            Err(error) => say(&format!("failed {}", error.code())),
        }
        let was_withdrawn = is_withdrawn.load(SeqCst);
        for (it, may_be) in [(&speak(), true), (&paste, !was_withdrawn), (&locate, false)] {
            let Ok(session) = placet.enter(&it.feature, placet::manifest::OpensBy::UserAction) else { continue };
            let answer = placet.take(session, it, None);
            placet.close_session(session);
            if answer.is_allowed() && !may_be {
                say(&format!("wrong {it}"));
            }
            say(&format!("asked {}", reason(&answer)));
        }
    }
}

/// What a child does: it is told the number of its first decision, and then of the withdrawal.
fn be_killed(folder: &Path) {
    let mut lines = heard();
    let first = lines.next().unwrap().parse().unwrap();
    let placet = Arc::new(open_at(folder, &FakeClock::new()));
    if let Health::Unavailable(why) = placet.health() {
        say(&format!("failed {}", why.code()));
    }
    for id in ["microphone", "location"] {
        let _ = placet.report_permission(&id.parse().unwrap(), SystemPermission::Granted);
    }
    let is_withdrawn = Arc::new(AtomicBool::new(false));
    for thread in 0..THREADS {
        let (placet, is_withdrawn) = (placet.clone(), is_withdrawn.clone());
        std::thread::spawn(move || hammer(&placet, thread, first, &is_withdrawn));
    }
    // The parent lets go of it only by killing it; where the parent is gone, so are the lines.
    for _ in lines {
        is_withdrawn.store(true, SeqCst);
    }
}

/// What the children said.
#[derive(Default)]
struct Said {
    decided: BTreeSet<usize>,
    others: BTreeMap<String, usize>,
}

impl Said {
    fn take(&mut self, line: String) {
        match line.strip_prefix("decided ") {
            Some(number) => assert!(self.decided.insert(number.parse().unwrap()), "{line} twice"),
            None => *self.others.entry(line).or_default() += 1,
        }
    }
}

/// Starts a process so often, and kills it each time after some lines.
fn kill_again_and_again(folder: &Path, slot: usize, is_withdrawn: &AtomicBool, killed: &AtomicUsize) -> Said {
    let mut dice = Dice::of(slot);
    let mut said = Said::default();
    for life in 0..size(3, 60) {
        let mut process = Process::start(NAME, folder);
        process.tell(&((slot * 1000 + life) * 1_000_000).to_string());
        let mut told = false;
        for _ in 0..=dice.below(size(40, 300)) {
            if !told && is_withdrawn.load(SeqCst) {
                process.tell("withdrawn");
                told = true;
            }
            said.take(process.hear().unwrap());
        }
        process.kill().into_iter().for_each(|line| said.take(line));
        killed.fetch_add(1, SeqCst);
    }
    said
}

/// The numbers of the decisions that the ledger holds, in its order.
fn decisions(placet: &Placet) -> Vec<usize> {
    let untils = placet.entries().unwrap().into_iter().filter_map(|(_, _, it)| match it.event {
        Event::FactSet { until: Some(until), .. } => Some(until.as_millis() - LATER),
        _ => None,
    });
    untils.map(|it| usize::try_from(it).unwrap()).collect()
}

fn judge(folder: &Path, said: Vec<Said>, killed: usize, tally: &mut Tally) {
    let placet = open_at(folder, &FakeClock::new());
    if placet.health() != Health::Ok || placet.verify().is_err() {
        return tally.never(Never::Stuck, format!("{:?}", placet.health()));
    }
    let found = decisions(&placet);
    let once: BTreeSet<usize> = found.iter().copied().collect();
    tally.expect(once.len() == found.len(), Never::Unnoticed, || "a decision is there twice".to_owned());
    let decided: BTreeSet<usize> = said.iter().flat_map(|it| it.decided.iter().copied()).collect();
    for it in decided.difference(&once) {
        tally.never(Never::Lost, format!("decision {it}"));
    }
    // Each thread may have been killed between its commit and its word.
    let unsaid = once.difference(&decided).count();
    tally.expect(unsaid <= killed * THREADS, Never::Unnoticed, || format!("{unsaid} decisions of nobody"));
    tally.count("acknowledged", decided.len());
    tally.count("on disk, not said", unsaid);
    for (line, count) in said.into_iter().flat_map(|it| it.others) {
        let is_retryable = ["busy", "disk_full", "out_of_reach"].iter().any(|it| line.ends_with(it));
        match line.split(' ').next() {
            Some("wrong") => tally.never(Never::WronglyAllowed, line),
            Some("failed") if !is_retryable => tally.never(Never::Untyped, line),
            _ => tally.count(line, count),
        }
    }
}

#[test]
fn what_processes_of_threads_decided_before_they_were_killed_is_there_once_and_nothing_else() {
    if let Some(folder) = folder_of_child() {
        return be_killed(&folder);
    }
    let folder = tempfile::tempdir().unwrap();
    let placet = open_at(folder.path(), &FakeClock::new());
    voice_room(&placet);
    for purpose in ["room_entry", "nearby"] {
        grant(&placet, purpose);
    }
    let paste = enter(&placet, "room_paste");
    placet.answer(paste, &"clipboard".parse().unwrap(), SystemPermission::Granted, test()).unwrap();
    withdraw(&placet, "nearby");
    let (is_withdrawn, killed) = (AtomicBool::new(false), AtomicUsize::new(0));
    let mut tally = Tally::new("processes", "4 processes x 4 threads");
    let said: Vec<Said> = std::thread::scope(|scope| {
        let (folder, is_withdrawn, killed) = (folder.path(), &is_withdrawn, &killed);
        let slots = [0, 1, 2, 3].map(|it| scope.spawn(move || kill_again_and_again(folder, it, is_withdrawn, killed)));
        while killed.load(SeqCst) < PROCESSES {
            std::thread::yield_now();
        }
        withdraw(&placet, "room_entry");
        is_withdrawn.store(true, SeqCst);
        slots.into_iter().map(|it| it.join().unwrap()).collect()
    });
    drop(placet);
    let killed = killed.into_inner();
    tally.cases_of(killed - 1);
    tally.case("killed", |tally| judge(folder.path(), said, killed, tally));
    tally.close();
}
