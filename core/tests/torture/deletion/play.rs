//! Plays commands out on a store on disk and in the model, and says where the two part.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use placet::clock::{Clock, Reading, Timestamp};
use placet::engine::{Config, Place};
use placet::event::Evidence;
use placet::id::UseRef;
use placet::manifest::{CancelMeans, ChoiceOption};
use placet::policy::deletion::ServerWord;
use placet::store::{Options, Synchronous};
use placet::{Error, Placet};
use tempfile::TempDir;

use super::compare::is;
use super::days::Time;
use super::model::{Answer, At, Rules, Word};
use crate::support::test;
use crate::vfs;

/// What is done, with all that it depends on: the same commands do the same again.
#[derive(Debug, Clone, Copy)]
pub enum Command {
    Begin,
    Satisfy(usize),
    Acknowledge(usize),
    Choose(usize),
    /// All that submitting needs.
    Prepare,
    Submit,
    Cancel {
        login: bool,
        notice: bool,
    },
    Hold {
        ground: usize,
        notice: bool,
        days: i64,
    },
    Lift,
    Refuse,
    /// The server's word, with the days since submission and until the end that it tells.
    Observe {
        word: Word,
        ago: Option<i64>,
        ends: Option<i64>,
    },
    Confirm(usize),
    ConfirmAll,
    Agree,
    TakeBack(usize),
    SignIn(usize),
    SignOut,
    Erase,
    Wait(i64),
    /// Waits for the end of the appeal, and so many milliseconds more.
    ToEnd(i64),
    Turn(i64),
    Restart(i64),
    Told {
        wall_is_right: bool,
    },
    Close,
    Kill,
}

/// The device's clocks as the model sets them.
#[derive(Debug, Clone)]
pub struct Clocks(pub Arc<Mutex<Reading>>);

pub fn reading(time: &Time) -> Reading {
    let boot_id = format!("boot {}", time.boots);
    Reading { wall: Timestamp::from_millis(time.wall), boot_id, since_boot: time.run.unsigned_abs() }
}

impl Clock for Clocks {
    fn read(&self) -> Reading {
        self.0.lock().unwrap().clone()
    }
}

/// A person, or whoever has not said who it is.
#[derive(Debug, Default)]
pub struct Subject {
    pub account: Option<usize>,
    pub deletion: At,
    pub facts: BTreeMap<String, bool>,
    pub has_agreed: bool,
    pub is_gone: bool,
}

/// One life of a store.
pub struct Life<'a> {
    pub manifest: &'a str,
    pub rules: &'a Rules,
    /// What is allowed to somebody who has decided nothing.
    pub free: &'a BTreeSet<UseRef>,
    pub folder: TempDir,
    pub clocks: Clocks,
    pub placet: Placet,
    pub time: Time,
    pub subjects: Vec<Subject>,
    pub current: usize,
    pub number: usize,
    pub seen: BTreeMap<&'static str, usize>,
}

/// The first difference between what is and what the model says.
pub type Played = Result<(), String>;

pub fn open(folder: &TempDir, manifest: &str, clocks: &Clocks) -> Placet {
    let place = Place::Folder(folder.path().to_owned());
    let config = Config { clock: Arc::new(clocks.clone()), ..Config::new(place, manifest.as_bytes().to_vec()) };
    // The app is killed here, and the power does not fail: that needs no sync, and has tests of its own.
    let options = Options { synchronous: Synchronous::Normal, ..Options::default() };
    Placet::open_with(config, options).unwrap()
}

pub fn code<T>(done: Result<T, Error>) -> Answer {
    done.map(drop).map_err(|it| it.code())
}

impl<'a> Life<'a> {
    pub fn new(manifest: &'a str, rules: &'a Rules, free: &'a BTreeSet<UseRef>, starts: i64) -> Self {
        let (folder, time) = (tempfile::tempdir().unwrap(), Time::starting(starts));
        let clocks = Clocks(Arc::new(Mutex::new(reading(&time))));
        let placet = open(&folder, manifest, &clocks);
        let (subjects, current, number, seen) = (vec![Subject::default()], 0, 0, BTreeMap::new());
        Self { manifest, rules, free, folder, clocks, placet, time, subjects, current, number, seen }
    }

    /// Plays one command out and compares.
    pub fn play(&mut self, command: Command) -> Played {
        self.number += 1;
        let deletion = &mut self.subjects[self.current].deletion;
        deletion.tick(self.rules, self.time.now);
        let stood = deletion.clone();
        let is_doubted = self.time.is_doubted();
        let (found, expected) = self.perform(command)?;
        is("the answer", &found, &expected)?;
        self.go_on();
        self.compare()?;
        let count = |seen: &mut BTreeMap<_, usize>, what| *seen.entry(what).or_default() += 1;
        count(&mut self.seen, self.subjects[self.current].deletion.phase());
        let by_time = matches!(command, Command::Wait(_) | Command::Turn(_) | Command::Restart(_) | Command::ToEnd(_));
        let subject = &self.subjects[self.current].deletion;
        if by_time && is_doubted && self.time.is_doubted() && *subject != stood {
            count(&mut self.seen, "moved by running time while in doubt");
        }
        if found.is_err() {
            count(&mut self.seen, "refusals");
        }
        Ok(())
    }

    /// What follows of itself: time, and the one who comes after a deletion.
    fn go_on(&mut self) {
        if self.subjects[self.current].deletion == At::Completed {
            *self.seen.entry("completed").or_default() += 1;
            self.end_current();
        }
        self.subjects[self.current].deletion.tick(self.rules, self.time.now);
    }

    /// The current subject is no more; whoever is not signed in is bound by a deletion that was submitted.
    pub fn end_current(&mut self) {
        self.subjects[self.current].is_gone = true;
        self.current = self.pending().unwrap_or_else(|| self.begin(None));
    }

    pub fn pending(&self) -> Option<usize> {
        let others = self.subjects.iter().enumerate().filter(|(at, it)| *at != self.current && !it.is_gone);
        others.filter(|(_, it)| it.deletion.is_pending()).map(|(at, _)| at).next()
    }

    pub fn begin(&mut self, account: Option<usize>) -> usize {
        self.subjects.push(Subject { account, ..Subject::default() });
        self.subjects.len() - 1
    }

    /// What Placet answers and what the model does.
    fn perform(&mut self, command: Command) -> Result<(Answer, Answer), String> {
        let (now, rules) = (self.time.now, self.rules);
        let at = |millis: i64| Timestamp::from_millis(millis);
        let noticed = |notice: bool| Evidence { prompt: notice.then(|| "notice".parse().unwrap()), ..test() };
        let subject = &mut self.subjects[self.current];
        let placet = &self.placet;
        let deletion = &mut subject.deletion;
        Ok(match command {
            Command::Begin => {
                deletion.begin();
                (code(placet.deletion_begin(test())), Ok(()))
            }
            Command::Satisfy(_) | Command::Acknowledge(_) | Command::Choose(_) | Command::Prepare => {
                return self.prepare(command);
            }
            Command::Submit => (code(placet.deletion_submit(test())), deletion.submit(rules, &subject.facts, now)),
            Command::Cancel { login, notice } => {
                let means = if login { CancelMeans::InteractiveLogin } else { CancelMeans::Choice };
                (code(placet.deletion_cancel(means, noticed(notice))), deletion.cancel(rules, login, notice))
            }
            Command::Hold { ground, notice, days } => {
                let (review, known) = (now + days * super::days::DAY, rules.grounds.get(ground));
                let ground = known.map_or("weather", String::as_str).parse().unwrap();
                let found = placet.deletion_hold(&ground, at(review), noticed(notice));
                (code(found), deletion.hold(known.is_some(), notice, review, now))
            }
            Command::Lift => (code(placet.deletion_lift(test())), deletion.lift(rules, now)),
            Command::Refuse => {
                let (reason, remedy) = ("fraud".parse().unwrap(), "write_to_us".parse().unwrap());
                (code(placet.deletion_refuse(&reason, &remedy, test())), deletion.refuse())
            }
            Command::Observe { word, ago, ends } => {
                let day = super::days::DAY;
                let told = (ago.map(|it| now - it * day), ends.map(|it| now + it * day));
                let said = server_word(word, told.0.map(at), told.1.map(at));
                (code(placet.deletion_observe(said, test())), deletion.observe(rules, word, told, now))
            }
            Command::Confirm(which) => {
                let all: Vec<&String> = rules.tasks.keys().collect();
                let id = all.get(which % (all.len() + 1)).map_or("data.weather", |it| it.as_str());
                (code(placet.confirm_task(&id.parse().unwrap(), test())), deletion.confirm(rules, id))
            }
            Command::ConfirmAll => {
                for id in rules.tasks.keys() {
                    let expected = self.subjects[self.current].deletion.confirm(rules, id);
                    is(id, &code(self.placet.confirm_task(&id.parse().unwrap(), test())), &expected)?;
                    if expected.is_err() || self.subjects[self.current].deletion == At::Completed {
                        break;
                    }
                }
                (Ok(()), Ok(()))
            }
            _ => return self.perform_around(command),
        })
    }

    /// The steps of the preparation.
    fn prepare(&mut self, command: Command) -> Result<(Answer, Answer), String> {
        let (rules, placet) = (self.rules, &self.placet);
        let subject = &mut self.subjects[self.current];
        Ok(match command {
            Command::Satisfy(which) => {
                let known = rules.preconditions.get(which);
                let id = known.map_or("weather", |it| it.0.as_str());
                let expected = subject.deletion.step(known.is_some(), id);
                if let (Ok(()), Some((_, fact))) = (expected, known) {
                    subject.facts.insert(fact.clone(), true);
                }
                (code(placet.deletion_satisfy(&id.parse().unwrap(), test())), expected)
            }
            Command::Acknowledge(which) => {
                let known = rules.texts.get(which);
                let id = known.map_or("weather", String::as_str);
                let found = placet.deletion_acknowledge(&id.parse().unwrap(), test());
                (code(found), subject.deletion.step(known.is_some(), id))
            }
            Command::Choose(which) => {
                let known = rules.choices.get(which / 2);
                let id = known.map_or("weather", String::as_str);
                let option = if which % 2 == 0 { ChoiceOption::Erase } else { ChoiceOption::Detach };
                let found = placet.deletion_choose(&id.parse().unwrap(), option, test());
                (code(found), subject.deletion.step(known.is_some(), id))
            }
            _ => {
                let count = |it: usize| 0..it;
                let steps = count(rules.preconditions.len()).map(Command::Satisfy);
                let steps = steps.chain(count(rules.texts.len()).map(Command::Acknowledge));
                for it in steps.chain(count(rules.choices.len()).map(|it| Command::Choose(2 * it))) {
                    let (found, expected) = self.prepare(it)?;
                    is("a step", &found, &expected)?;
                }
                (Ok(()), Ok(()))
            }
        })
    }
}

impl Drop for Life<'_> {
    fn drop(&mut self) {
        self.placet.close();
        vfs::forget(self.folder.path());
    }
}

fn server_word(word: Word, submitted: Option<Timestamp>, ends: Option<Timestamp>) -> ServerWord {
    match word {
        Word::Active => ServerWord::Active,
        Word::Submitted => ServerWord::Submitted { submitted },
        Word::AppealPeriod => ServerWord::AppealPeriod { submitted, ends },
        Word::AppealElapsed => ServerWord::AppealElapsed { submitted },
        Word::Executing => ServerWord::Executing { submitted },
        Word::Completed => ServerWord::Completed { submitted },
        Word::Refused => {
            let (reason, remedy) = ("fraud".parse().unwrap(), "write_to_us".parse().unwrap());
            ServerWord::Refused { reason, remedy }
        }
    }
}
