//! The moment that is asked about: a step of a story, a copy of a store, or a fresh install.

use std::path::Path;
use std::sync::Arc;

use placet::Placet;
use placet::clock::{Clock, Reading, SystemClock, Timestamp};
use placet::engine::{Config, Health, Place};
use placet::id::FeatureId;
use placet::policy::{SessionId, Unavailability};
use placet::store::Store;
use placet::story::{World, tell};

use super::{Args, InSession};
use crate::key::NEEDED;
use crate::output::{Done, Failure, read, word};
use crate::stories::{Disk, Written, manifest_in};

/// When and where is asked.
pub struct Moment<'a> {
    /// What is asked.
    pub placet: &'a Placet,
    /// When, by the wall clock.
    pub at: Timestamp,
    /// What it is: `a fresh install`, a store, a step of a story.
    pub what: String,
    /// What a reader must know before believing the answer.
    pub notes: Vec<String>,
    world: Option<&'a World<'a>>,
    in_session: InSession,
}

/// A clock that stands.
struct Standing(Reading);

impl Clock for Standing {
    fn read(&self) -> Reading {
        self.0.clone()
    }
}

/// Makes the moment, asks, and lets go of everything it needed.
pub fn with(args: &Args, ask: impl FnOnce(&Moment<'_>) -> Done) -> Done {
    match (&args.story, &args.manifest) {
        (Some(story), _) => of_story(args, story, ask),
        (None, Some(manifest)) => of_manifest(args, manifest, ask),
        (None, None) => Err(Failure("name a story, or a manifest with --manifest".to_owned())),
    }
}

fn of_story(args: &Args, file: &Path, ask: impl FnOnce(&Moment<'_>) -> Done) -> Done {
    let written = Written::read(file)?;
    let manifest = manifest_in(written.folder())?;
    let mut story = written.story.map_err(|it| Failure::at(file, it))?;
    let total = story.steps.len();
    let last = args.step.unwrap_or(total);
    if last > total {
        return Err(Failure(format!("{}: --step {last}: it has {total} steps", file.display())));
    }
    story.steps.truncate(last);
    let mut workshop = Disk::new()?;
    let (outcome, world) = tell(&story, &manifest, &mut workshop).map_err(|it| Failure::at(file, it))?;
    let told = outcome.steps.len();
    let mut notes = Vec::new();
    if outcome.wrong().is_some() {
        notes.push(format!("step {told} answered otherwise than the story expects, and the story ended there"));
    }
    let placet = world.placet().ok_or_else(|| Failure::at(file, "its first process has ended"))?;
    let moment = Moment {
        placet,
        at: world.now(),
        what: format!("story {} after step {told} of {total}", story.name),
        notes,
        world: Some(&world),
        in_session: args.session.unwrap_or(InSession::Open),
    };
    ask(&moment)
}

fn of_manifest(args: &Args, manifest: &Path, ask: impl FnOnce(&Moment<'_>) -> Done) -> Done {
    let wall = args.at.unwrap_or_else(|| SystemClock.read().wall);
    let clock = Standing(Reading { wall, boot_id: "explain".to_owned(), since_boot: 0 });
    let mut disk = Disk::new()?;
    let (place, what) = match &args.store {
        None => (Place::Memory, "a fresh install".to_owned()),
        Some(folder) => {
            (Place::Folder(copy(&mut disk, folder)?), format!("a copy of the store in {}", folder.display()))
        }
    };
    let key = args.key.read()?;
    let config = Config { clock: Arc::new(clock), key, ..Config::new(place, read(manifest)?) };
    let placet = Placet::open(config).map_err(|it| Failure::at(manifest, it))?;
    let mut notes = Vec::new();
    if let Health::Unavailable(why) = placet.health() {
        let advice = if why == Unavailability::WrongKey { NEEDED } else { why.advice() };
        notes.push(format!("the store cannot be used: {why}, {advice}"));
    } else {
        for it in &args.permission {
            placet.report_permission(&it.permission, it.status).map_err(|it| Failure(format!("--permission: {it}")))?;
        }
    }
    let in_session = args.session.unwrap_or(InSession::Enter);
    ask(&Moment { placet: &placet, at: wall, what, notes, world: None, in_session })
}

/// A store must be there already: opening one makes what is missing.
fn copy(disk: &mut Disk, folder: &Path) -> Result<std::path::PathBuf, Failure> {
    let copied = disk.copy(folder).map_err(Failure)?;
    match Store::inspect(&copied) {
        Ok(None) => Err(Failure::at(folder, "there is no store of Placet's in this folder")),
        Ok(Some(_)) | Err(_) => Ok(copied),
    }
}

impl Moment<'_> {
    /// The session of a feature in which is asked, and how a reader calls it.
    pub fn session(&self, feature: &FeatureId) -> (Option<SessionId>, String) {
        match self.in_session {
            InSession::None => (None, "outside of any session".to_owned()),
            InSession::Open => {
                let open = self.world.and_then(|it| it.session_of(feature));
                open.map_or_else(
                    || (None, format!("no session of {feature} is open")),
                    |(name, id)| (Some(id), format!("in the session `{name}`")),
                )
            }
            InSession::Enter => {
                let declared = self.placet.manifest().features.get(feature);
                let way = declared.and_then(|it| it.opens_by.first()).copied();
                let Some(way) = way else { return (None, format!("no way into {feature} is declared")) };
                // A store that cannot be used has no sessions, and denies whatever is asked.
                let entered = self.placet.enter(feature, way).ok();
                (entered, format!("as if {feature} had just been entered by {}", word(&way)))
            }
        }
    }
}
