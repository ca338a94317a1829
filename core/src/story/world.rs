//! Where a story happens: one store, one clock, any number of processes over them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Map, Value, json};

use super::answer;
use super::damage::Damage;
use super::workshop::Workshop;
use crate::canonical::Hash;
use crate::clock::{Clock, Glance, Reading, Timestamp};
use crate::engine::{Cell, Config, Place, SecretKey};
use crate::error::Error;
use crate::id::{FeatureId, PermissionId, RequestId, SubjectRef, UseRef};
use crate::manifest::{DeviceSystem, Manifest, merged};
use crate::policy::{ActionId, SessionId, SessionState, SystemPermission};
use crate::{Placet, story::MAIN_PROCESS};

/// What keeps a story from being told: a mistake of its own or of its surroundings, never an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", .step.map(|it| format!("step {it}: ")).unwrap_or_default())]
pub struct Fault {
    /// The step, counted from 1; none for the story as a whole.
    pub step: Option<usize>,
    /// What is wrong.
    pub message: String,
}

/// Why a step has no answer of its own.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The call failed: that is the answer.
    Answer(Error),
    /// The story cannot be told.
    Fault(String),
}

impl From<Error> for Trouble {
    fn from(it: Error) -> Self {
        Self::Answer(it)
    }
}

/// One process: its Placet, and its sessions and actions by the names that the story gives them.
#[derive(Debug)]
pub(super) struct Process {
    pub placet: Placet,
    sessions: BTreeMap<String, (SessionId, FeatureId)>,
    actions: BTreeMap<String, ActionId>,
    cells: BTreeMap<(SessionId, UseRef), Cell>,
}

impl Process {
    pub fn remember_session(&mut self, name: &str, id: SessionId, feature: &FeatureId) -> Result<(), Trouble> {
        match self.sessions.insert(name.to_owned(), (id, feature.clone())) {
            None => Ok(()),
            Some(_) => Err(Trouble::Fault(format!("a session of this process is called `{name}` already"))),
        }
    }

    pub fn remember_action(&mut self, name: &str, id: ActionId) -> Result<(), Trouble> {
        match self.actions.insert(name.to_owned(), id) {
            None => Ok(()),
            Some(_) => Err(Trouble::Fault(format!("an act of this process is called `{name}` already"))),
        }
    }

    pub fn session(&self, name: &str) -> Result<(SessionId, &FeatureId), Trouble> {
        let found = self.sessions.get(name).map(|(id, feature)| (*id, feature));
        found.ok_or_else(|| Trouble::Fault(format!("no session of this process is called `{name}`")))
    }

    pub fn action(&self, name: &str) -> Result<ActionId, Trouble> {
        let found = self.actions.get(name).copied();
        found.ok_or_else(|| Trouble::Fault(format!("no act of this process is called `{name}`")))
    }

    /// Keeps what was allowed in a cell, to be held against the rules after every step from here on.
    pub fn keep(&mut self, session: SessionId, it: UseRef) {
        let cell = self.placet.cell(session, &it);
        self.cells.entry((session, it)).or_insert(cell);
    }

    /// What a kept answer says that the rules do not. All that was kept is asked before the rules are: those mend it.
    fn disagreement(&self) -> Option<&UseRef> {
        let kept: Vec<bool> = self.cells.values().map(|it| self.placet.allows(it)).collect();
        let by_rules = |session, it| self.placet.explain(Some(session), it).decision.is_allowed();
        let mut asked = self.cells.keys().zip(kept);
        asked.find(|((session, it), kept)| by_rules(*session, it) != *kept).map(|((_, it), _)| it)
    }

    /// The story's names of sessions.
    pub fn names(&self, ids: impl Iterator<Item = SessionId>) -> Vec<String> {
        ids.filter_map(|id| self.sessions.iter().find(|(_, it)| it.0 == id).map(|(name, _)| name.clone())).collect()
    }
}

/// A clock that moves when a story says so. Every process of the story reads the same one.
#[derive(Debug, Clone)]
struct FakeClock(Arc<Mutex<Reading>>);

impl FakeClock {
    fn lock(&self) -> MutexGuard<'_, Reading> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for FakeClock {
    fn read(&self) -> Reading {
        self.lock().clone()
    }

    fn glance(&self) -> Option<Glance> {
        let Reading { wall, since_boot, .. } = *self.lock();
        Some(Glance { wall, since_boot })
    }
}

/// The device that a story happens on, as far as it has come.
pub struct World<'w> {
    workshop: &'w mut dyn Workshop,
    manifest: Vec<u8>,
    place: Place,
    clock: FakeClock,
    processes: Vec<(String, Process)>,
    /// Processes that crashed: they end with the story, as nothing may touch what they left.
    abandoned: Vec<Placet>,
    scripted: BTreeMap<PermissionId, SystemPermission>,
    /// The system that the device runs, where the story says so.
    system: Option<DeviceSystem>,
    /// Requests by the names that the story gives them; they outlive every process.
    pub(super) requests: BTreeMap<String, RequestId>,
    /// Who signed in, by the identifiers that the story gives them; they outlive every process.
    pub(super) accounts: BTreeMap<String, SubjectRef>,
    /// Texts that were kept, by the names that the story gives them: an app keeps their hashes beyond a process.
    texts: BTreeMap<String, Hash>,
    /// The key that the app supplies, once it has one.
    pub(super) key: Option<SecretKey>,
}

impl<'w> World<'w> {
    pub(super) fn new(manifest: &[u8], starts: Timestamp, workshop: &'w mut dyn Workshop) -> Result<Self, Trouble> {
        let place = workshop.fresh().map_err(Trouble::Fault)?;
        let reading = Reading { wall: starts, boot_id: "story".to_owned(), since_boot: 0 };
        let clock = FakeClock(Arc::new(Mutex::new(reading)));
        let (processes, abandoned, scripted) = (Vec::new(), Vec::new(), BTreeMap::new());
        let (requests, accounts, texts) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let manifest = manifest.to_vec();
        let (system, key) = (None, None);
        let mut world = Self {
            workshop,
            manifest,
            place,
            clock,
            processes,
            abandoned,
            scripted,
            system,
            requests,
            accounts,
            texts,
            key,
        };
        world.process(MAIN_PROCESS)?;
        Ok(world)
    }

    /// The Placet of the main process.
    pub fn placet(&self) -> Option<&Placet> {
        self.processes.iter().find(|(name, _)| name == MAIN_PROCESS).map(|(_, it)| &it.placet)
    }

    /// The session of the main process that the story gave this name.
    pub fn session(&self, name: &str) -> Option<SessionId> {
        let main = self.processes.iter().find(|(process, _)| process == MAIN_PROCESS);
        main.and_then(|(_, it)| it.session(name).ok()).map(|(id, _)| id)
    }

    /// The session of a feature that the main process opened last and that is still open, with the story's name for it.
    pub fn session_of(&self, feature: &FeatureId) -> Option<(&str, SessionId)> {
        let main = self.processes.iter().find(|(process, _)| process == MAIN_PROCESS).map(|(_, it)| it)?;
        let of_feature = main.sessions.iter().filter(|(_, (_, it))| it == feature);
        let open = of_feature.filter(|(_, (id, _))| main.placet.session_state(*id) == SessionState::Open);
        open.map(|(name, (id, _))| (name.as_str(), *id)).max_by_key(|(_, id)| *id)
    }

    /// Holds what processes have kept of answers against the rules.
    pub(super) fn agree(&self) -> Result<(), Trouble> {
        match self.processes.iter().find_map(|(_, it)| it.disagreement()) {
            None => Ok(()),
            Some(it) => Err(Trouble::Fault(format!("a kept answer on `{it}` is not what the rules say"))),
        }
    }

    /// The process of that name, started at its first mention.
    pub(super) fn process(&mut self, name: &str) -> Result<&mut Process, Trouble> {
        let known = self.processes.iter().position(|(known, _)| known == name);
        let index = if let Some(index) = known {
            index
        } else {
            if !self.processes.is_empty() {
                self.on_disk()?;
            }
            let process = self.start()?;
            self.processes.push((name.to_owned(), process));
            self.processes.len().saturating_sub(1)
        };
        let found = self.processes.get_mut(index).map(|(_, it)| it);
        found.ok_or_else(|| Trouble::Fault(format!("no process is called `{name}`")))
    }

    /// The system answers so from now on, in every process.
    pub(super) fn script(&mut self, permission: &PermissionId, status: SystemPermission) {
        self.scripted.insert(permission.clone(), status);
    }

    /// What the scripted system answers when it is asked; granted, unless told otherwise.
    pub(super) fn system(&self, permission: &PermissionId) -> SystemPermission {
        self.scripted.get(permission).copied().unwrap_or(SystemPermission::Granted)
    }

    pub(super) fn remember_text(&mut self, name: &str, hash: Hash) -> Result<(), Trouble> {
        match self.texts.insert(name.to_owned(), hash) {
            None => Ok(()),
            Some(_) => Err(Trouble::Fault(format!("a text is called `{name}` already"))),
        }
    }

    pub(super) fn text(&self, name: &str) -> Result<Hash, Trouble> {
        let found = self.texts.get(name).copied();
        found.ok_or_else(|| Trouble::Fault(format!("no text is called `{name}`")))
    }

    /// What the wall clock says.
    pub fn now(&self) -> Timestamp {
        self.clock.lock().wall
    }

    /// Time passes until `end`, and every process ticks.
    pub(super) fn pass_until(&mut self, end: Timestamp) -> Result<(), Trouble> {
        let millis = end.as_millis().saturating_sub(self.now().as_millis());
        let Ok(passed) = u64::try_from(millis) else {
            return Err(Trouble::Fault("time does not pass backwards: set the `clock` instead".to_owned()));
        };
        {
            let mut reading = self.clock.lock();
            reading.wall = reading.wall.plus_millis(millis);
            reading.since_boot = reading.since_boot.saturating_add(passed);
        }
        for (_, process) in &self.processes {
            process.placet.tick()?;
        }
        Ok(())
    }

    /// Sets the wall clock alone.
    pub(super) fn set_wall(&mut self, wall: Timestamp) {
        self.clock.lock().wall = wall;
    }

    /// The device starts again: another boot, whose time begins anew. The wall clock goes on as it was.
    pub(super) fn boot(&mut self) {
        let mut reading = self.clock.lock();
        reading.boot_id.push('+');
        reading.since_boot = 0;
    }

    /// Every process ends as it should, and the first one starts again.
    pub(super) fn restart_cleanly(&mut self) -> Result<(), Trouble> {
        self.end_all()?;
        self.process(MAIN_PROCESS).map(|_| ())
    }

    /// Every process ends as it should, and the first one starts again on another system.
    pub(super) fn run_on(&mut self, system: DeviceSystem) -> Result<(), Trouble> {
        self.system = Some(system);
        self.restart_cleanly()
    }

    /// Every process ends as it should, the database is damaged, and the first process starts again.
    pub(super) fn damage(&mut self, damage: Damage) -> Result<(), Trouble> {
        let folder = self.end_all()?;
        self.workshop.rewrite(&folder, &|it| damage.of(it)).map_err(Trouble::Fault)?;
        self.process(MAIN_PROCESS).map(|_| ())
    }

    /// Every process ends as it should, the app is updated, and the first process starts again. An update that does not
    /// open leaves the app as it was.
    pub(super) fn update(&mut self, version: &str, with: &Map<String, Value>) -> Result<(), Trouble> {
        let newer = put_over(&self.manifest, &json!(with))?;
        let newer = put_over(&newer, &json!({ "app": { "version": version } }))?;
        self.end_all()?;
        let older = std::mem::replace(&mut self.manifest, newer);
        let updated = self.process(MAIN_PROCESS).map(|_| ());
        if updated.is_err() {
            self.manifest = older;
            self.process(MAIN_PROCESS)?;
        }
        updated
    }

    /// What is wrong or doubtful in the manifest with a patch over it: where, by code.
    pub(super) fn findings(&self, with: &Map<String, Value>) -> Result<Value, Trouble> {
        Ok(answer::findings(&Manifest::findings_in(&put_over(&self.manifest, &json!(with))?)))
    }

    /// Whether some file of the store, as it lies there while its processes live, holds a text.
    pub(super) fn holds(&mut self, text: &str) -> Result<bool, Trouble> {
        let folder = self.on_disk()?.to_owned();
        self.workshop.holds(&folder, text.as_bytes()).map_err(Trouble::Fault)
    }

    /// Every process ends as it should; says where their store is.
    fn end_all(&mut self) -> Result<PathBuf, Trouble> {
        let folder = self.on_disk()?.to_owned();
        for (_, process) in std::mem::take(&mut self.processes) {
            process.placet.close();
        }
        Ok(folder)
    }

    /// Every process is gone; what is on disk at this moment is all there is.
    pub(super) fn crash(&mut self) -> Result<(), Trouble> {
        let folder = self.on_disk()?.to_owned();
        let left = self.workshop.after_crash(&folder).map_err(Trouble::Fault)?;
        let gone = std::mem::take(&mut self.processes);
        self.abandoned.extend(gone.into_iter().map(|(_, it)| it.placet));
        self.place = left;
        self.process(MAIN_PROCESS).map(|_| ())
    }

    /// Where the store is, for what only a store on disk can do: outlive its process, and be shared.
    fn on_disk(&self) -> Result<&Path, Trouble> {
        match &self.place {
            Place::Folder(folder) => Ok(folder),
            Place::Memory => Err(Trouble::Fault("a store in memory is gone with its one process".to_owned())),
        }
    }

    fn start(&self) -> Result<Process, Trouble> {
        let clock = Arc::new(self.clock.clone());
        let (key, system) = (self.key.clone(), self.system);
        let config = Config { clock, key, system, ..Config::new(self.place.clone(), self.manifest.clone()) };
        let placet = Placet::open(config)?;
        Ok(Process { placet, sessions: BTreeMap::new(), actions: BTreeMap::new(), cells: BTreeMap::new() })
    }
}

/// A manifest with a patch put over it.
fn put_over(manifest: &[u8], patch: &Value) -> Result<Vec<u8>, Trouble> {
    merged(manifest, patch.to_string().as_bytes()).map_err(|it| Trouble::Answer(it.into()))
}

impl std::fmt::Debug for World<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World").field("place", &self.place).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use crate::story::{InMemory, Story, tell};

    #[test]
    fn the_open_session_of_a_feature_is_the_one_that_was_opened_last() {
        let steps = r#"{ "enter": { "feature": "nearby", "by": "user_action", "as": "one" }, "expect": "entered" },
            { "enter": { "feature": "nearby", "by": "user_action", "as": "another" } },
            { "enter": { "feature": "nearby", "by": "user_action", "as": "last" } },
            { "close": { "session": "last" } }, { "wait": "PT1M" }"#;
        let written = format!(
            r#"{{ "story": "s", "manifest": "example", "starts": "2024-06-01T09:00:00+08:00", "steps": [{steps}] }}"#
        );
        let story = Story::parse("s", written.as_bytes()).unwrap();
        let manifest = include_bytes!("../../tests/fixtures/example.json");

        let mut workshop = InMemory;
        let (_, world) = tell(&story, manifest, &mut workshop).unwrap();

        let (name, id) = world.session_of(&"nearby".parse().unwrap()).unwrap();
        assert_eq!((name, Some(id)), ("another", world.session("another")));
        assert_eq!(world.session_of(&"voice_room".parse().unwrap()), None);
        assert_eq!(world.now(), "2024-06-01T09:01:00+08:00".parse().unwrap());
    }
}
