//! What happens around a deletion: who is there, what was agreed to, what time it is, and whether the app still runs.

use placet::Placet;
use placet::clock::Timestamp;
use placet::engine::Health;
use placet::event::{ConsentDecision, TimeSource};
use placet::policy::AgeBand;

use super::compare::{is, permit};
use super::days::SECOND;
use super::model::{Answer, At, Open, Stage};
use super::play::{Command, Life, Played, code, open, reading};
use crate::support::{copy_folder, test};
use crate::vfs;

impl Life<'_> {
    /// What is done beside the deletion: who is there, what time it is, and whether the app still runs.
    pub fn perform_around(&mut self, command: Command) -> Result<(Answer, Answer), String> {
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

    pub fn sign_in(&mut self, account: usize) {
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
    pub fn agree(&mut self) {
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

    pub fn pass(&mut self, command: Command) -> Played {
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
    pub fn reopen(&mut self, is_killed: bool) -> Played {
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
}
