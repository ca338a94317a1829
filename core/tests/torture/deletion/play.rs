//! Plays commands out on a store on disk and in the model, and says where the two part.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use placet::clock::{Clock, Reading, Timestamp};
use placet::engine::{Config, Health, Place};
use placet::event::{ConsentDecision, Evidence, TimeSource};
use placet::id::UseRef;
use placet::manifest::{CancelMeans, ChoiceOption};
use placet::policy::deletion::ServerWord;
use placet::policy::{AgeBand, SystemPermission};
use placet::store::{Options, Synchronous};
use placet::{Error, Placet};
use tempfile::TempDir;

use super::days::{SECOND, Time};
use super::model::{Answer, At, Open, Rules, Stage, Word, due};
use crate::support::{copy_folder, reason, test};
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
struct Clocks(Arc<Mutex<Reading>>);

fn reading(time: &Time) -> Reading {
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
struct Subject {
    account: Option<usize>,
    deletion: At,
    facts: BTreeMap<String, bool>,
    has_agreed: bool,
    is_gone: bool,
}

/// One life of a store.
pub struct Life<'a> {
    manifest: &'a str,
    rules: &'a Rules,
    /// What is allowed to somebody who has decided nothing.
    free: &'a BTreeSet<UseRef>,
    folder: TempDir,
    clocks: Clocks,
    placet: Placet,
    time: Time,
    subjects: Vec<Subject>,
    current: usize,
    number: usize,
    pub seen: BTreeMap<&'static str, usize>,
}

/// The first difference between what is and what the model says.
pub type Played = Result<(), String>;

fn open(folder: &TempDir, manifest: &str, clocks: &Clocks) -> Placet {
    let place = Place::Folder(folder.path().to_owned());
    let config = Config { clock: Arc::new(clocks.clone()), ..Config::new(place, manifest.as_bytes().to_vec()) };
    // The app is killed here, and the power does not fail: that needs no sync, and has tests of its own.
    let options = Options { synchronous: Synchronous::Normal, ..Options::default() };
    Placet::open_with(config, options).unwrap()
}

fn is(what: &str, found: &impl std::fmt::Debug, expected: &impl std::fmt::Debug) -> Played {
    let (found, expected) = (format!("{found:?}"), format!("{expected:?}"));
    if found == expected { Ok(()) } else { Err(format!("{what} is {found}, and not {expected}")) }
}

fn code<T>(done: Result<T, Error>) -> Answer {
    done.map(drop).map_err(|it| it.code())
}

/// Every use that is allowed now, each asked where its feature was entered.
pub fn allowed(placet: &Placet) -> BTreeSet<UseRef> {
    placet.manifest().uses().map(|(it, _)| it).filter(|it| ask(placet, it) == "allowed").collect()
}

fn ask(placet: &Placet, it: &UseRef) -> &'static str {
    let by = placet.manifest().features[&it.feature].opens_by[0];
    let session = placet.enter(&it.feature, by).unwrap();
    let answer = reason(&placet.check(session, it));
    placet.close_session(session);
    answer
}

/// What somebody who has decided nothing is allowed.
pub fn free(manifest: &str, at: i64) -> BTreeSet<UseRef> {
    let clocks = Clocks(Arc::new(Mutex::new(reading(&Time::starting(at)))));
    let config = Config { clock: Arc::new(clocks), ..Config::new(Place::Memory, manifest.as_bytes().to_vec()) };
    let placet = Placet::open(config).unwrap();
    permit(&placet);
    allowed(&placet)
}

fn permit(placet: &Placet) {
    for id in placet.manifest().permissions.keys() {
        // One that the system does not control says so.
        let _ = placet.report_permission(id, SystemPermission::Granted);
    }
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
    fn end_current(&mut self) {
        self.subjects[self.current].is_gone = true;
        self.current = self.pending().unwrap_or_else(|| self.begin(None));
    }

    fn pending(&self) -> Option<usize> {
        let others = self.subjects.iter().enumerate().filter(|(at, it)| *at != self.current && !it.is_gone);
        others.filter(|(_, it)| it.deletion.is_pending()).map(|(at, _)| at).next()
    }

    fn begin(&mut self, account: Option<usize>) -> usize {
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

    /// What is done beside the deletion: who is there, what time it is, and whether the app still runs.
    fn perform_around(&mut self, command: Command) -> Result<(Answer, Answer), String> {
        match command {
            Command::Agree => self.agree(),
            Command::TakeBack(which) => {
                if let Some((_, fact)) = self.rules.preconditions.get(which) {
                    self.placet.set_fact(&fact.parse().unwrap(), false, None, test()).map_err(|it| it.to_string())?;
                    self.subjects[self.current].facts.insert(fact.clone(), false);
                }
            }
            Command::SignIn(account) => {
                self.placet.sign_in(&format!("person {account}")).map_err(|it| it.to_string())?;
                self.sign_in(account);
            }
            Command::SignOut => {
                self.placet.sign_out().map_err(|it| it.to_string())?;
                let it = &self.subjects[self.current];
                let next = self.pending();
                if it.account.is_some() && !it.deletion.is_pending() {
                    self.current = next.unwrap_or_else(|| self.begin(None));
                }
            }
            Command::Erase => {
                let found = code(self.placet.erase_subject());
                if self.subjects[self.current].deletion.is_pending() {
                    return Ok((found, Err("deletion_state")));
                }
                self.end_current();
                return Ok((found, Ok(())));
            }
            Command::Close => self.reopen(false)?,
            Command::Kill => self.reopen(true)?,
            _ => self.pass(command)?,
        }
        Ok((Ok(()), Ok(())))
    }

    fn sign_in(&mut self, account: usize) {
        let target = self.subjects.iter().position(|it| it.account == Some(account) && !it.is_gone);
        if target == Some(self.current) {
            return;
        }
        let target = target.unwrap_or_else(|| self.begin(Some(account)));
        let guest = &mut self.subjects[self.current];
        if guest.account.is_none() && !guest.deletion.is_pending() {
            guest.is_gone = true;
            let (facts, has_agreed) = (std::mem::take(&mut guest.facts), guest.has_agreed);
            let into = &mut self.subjects[target];
            into.has_agreed |= has_agreed;
            for (fact, _) in facts.into_iter().filter(|(_, holds)| !holds) {
                into.facts.entry(fact).and_modify(|it| *it = false);
            }
        }
        self.current = target;
    }

    /// Agrees to all that there is; what needs more than a yes stays closed.
    fn agree(&mut self) {
        let placet = &self.placet;
        let manifest = placet.manifest();
        for id in manifest.documents.keys() {
            let _ = placet.present(id, None);
            let _ = placet.accept(id, test());
        }
        let _ = placet.set_age_band(AgeBand::Adult);
        for id in manifest.purposes.keys() {
            let _ = placet.change(test(), vec![(id.clone(), ConsentDecision::Granted)]);
            let _ = placet.grant_separately(id, test());
        }
        permit(placet);
        self.subjects[self.current].has_agreed = true;
    }

    fn pass(&mut self, command: Command) -> Played {
        match command {
            Command::Wait(millis) => self.time.pass(millis),
            Command::ToEnd(more) => {
                if let At::Open(Open { stage: Stage::Appeal { ends }, .. }) = self.subjects[self.current].deletion {
                    self.time.pass((ends - self.time.now + more).max(0));
                }
            }
            Command::Turn(millis) => self.time.turn(millis),
            Command::Told { wall_is_right } => {
                let told = Timestamp::from_millis(self.time.told(wall_is_right));
                self.placet.observe_time(told, TimeSource::Server).map_err(|it| it.to_string())?;
            }
            Command::Restart(millis) => {
                // An hour on which the ledger's time is written down, so that the restart loses none of it.
                self.time.pass(3600 * SECOND);
                *self.clocks.0.lock().unwrap() = reading(&self.time);
                self.placet.tick().map_err(|it| it.to_string())?;
                self.subjects[self.current].deletion.tick(self.rules, self.time.now);
                self.time.restart(millis);
                *self.clocks.0.lock().unwrap() = reading(&self.time);
                self.placet.close();
                self.placet = open(&self.folder, self.manifest, &self.clocks);
            }
            _ => return Err(format!("{command:?} is not played")),
        }
        *self.clocks.0.lock().unwrap() = reading(&self.time);
        self.placet.tick().map_err(|it| it.to_string())
    }

    /// The app is closed or killed, and started again: nothing is otherwise.
    fn reopen(&mut self, is_killed: bool) -> Played {
        let look = |it: &Placet| {
            let state = (it.deletion_status(), it.deletion_tasks(), it.subjects(), it.entries(), it.requests());
            format!("{state:?}")
        };
        // What time has brought is written by the next tick, which opening is too.
        self.placet.tick().map_err(|it| it.to_string())?;
        let before = look(&self.placet);
        if is_killed {
            // What a process that dies now leaves, but for SQLite's index in shared memory.
            let left = tempfile::tempdir().unwrap();
            copy_folder(self.folder.path(), left.path());
            let _ = std::fs::remove_file(left.path().join("placet.db-shm"));
            self.placet.close();
            vfs::forget(self.folder.path());
            self.folder = left;
        } else {
            self.placet.close();
        }
        self.placet = open(&self.folder, self.manifest, &self.clocks);
        is("the health", &self.placet.health(), &Health::Ok)?;
        self.placet.verify().map_err(|it| format!("the ledger does not verify: {it}"))?;
        permit(&self.placet);
        is("the state after reopening", &look(&self.placet), &before)
    }

    /// Whether everything is as the model says.
    fn compare(&self) -> Played {
        let (subject, now) = (&self.subjects[self.current], self.time.now);
        let status = self.placet.deletion_status().map_err(|it| it.to_string())?;
        is("the state", &status.state.code(), &subject.deletion.phase())?;
        let open = if let At::Open(it) = &subject.deletion { Some(it) } else { None };
        let ends = open.and_then(|it| if let Stage::Appeal { ends } = it.stage { Some(ends) } else { None });
        is("the end of the appeal", &status.ends_at.map(|it| it.at.as_millis()), &ends)?;
        is("the submission", &status.submitted_at.map(Timestamp::as_millis), &open.and_then(|it| it.submitted))?;
        is("the beginning of the hold", &status.hold.map(|it| it.since.as_millis()), &open.and_then(|it| it.held))?;
        if let Some((from, paused)) = open.and_then(|it| it.counted) {
            let due = due(from, paused);
            is("the due day", &status.due_by.map(|it| it.at.as_millis()), &Some(due))?;
            let is_held = open.is_some_and(|it| it.held.is_some());
            is("whether it is overdue", &status.overdue, &(due <= now && !is_held))?;
        }
        is("what is missing", &status.missing, &subject.deletion.missing(self.rules, &subject.facts))?;
        let by = |it| status.cancel_by.contains(&it);
        let cancelled_by = (by(CancelMeans::InteractiveLogin), by(CancelMeans::Choice));
        is("what cancels", &cancelled_by, &subject.deletion.cancelled_by(self.rules))?;
        let tasks = self.placet.deletion_tasks().map_err(|it| it.to_string())?;
        let tasks: BTreeMap<String, bool> =
            tasks.into_iter().map(|(id, it)| (id.to_string(), it.done.is_some())).collect();
        let expected = match open.map(|it| &it.stage) {
            Some(Stage::Executing { done, .. }) => {
                self.rules.tasks.keys().map(|id| (id.clone(), done.contains(id))).collect()
            }
            _ => BTreeMap::new(),
        };
        is("what is to be done", &tasks, &expected)?;
        self.gate(open.map(|it| &it.stage))
    }

    /// Of some uses, whether the deletion closes them as the model says.
    fn gate(&self, stage: Option<&Stage>) -> Played {
        let uses: Vec<UseRef> = self.placet.manifest().uses().map(|(it, _)| it).collect();
        let listed = uses.iter().find(|it| self.rules.open.contains(it.feature.as_str()));
        let some = (0..3).map(|it| &uses[(self.number * 31 + it * 47) % uses.len()]);
        for it in some.chain(listed) {
            let is_closed = match stage {
                None | Some(Stage::Preparing { .. }) => false,
                Some(Stage::Submitted | Stage::Appeal { .. }) => !self.rules.open.contains(it.feature.as_str()),
                Some(Stage::Elapsed | Stage::Executing { .. }) => true,
            };
            let answer = ask(&self.placet, it);
            // What is not built is named before a deletion is.
            let is_said = answer == "deletion_pending" || (is_closed && answer == "rule_not_built");
            if is_said != is_closed {
                return Err(format!("{it} is {answer}"));
            }
            if answer == "allowed" && !self.subjects[self.current].has_agreed && !self.free.contains(it) {
                return Err(format!("{it} is allowed to somebody who has decided nothing"));
            }
        }
        Ok(())
    }

    /// At the end every chain verifies.
    pub fn end(&self) -> Played {
        self.placet.verify().map(drop).map_err(|it| format!("the ledger does not verify: {it}"))
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
