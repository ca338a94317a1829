//! How a store is opened: looked at without a change, then made where it is missing, and the manifest noted.

use std::path::{Path, PathBuf};

use super::Place;
use super::open::Open;
use super::view::{SUBJECT, View};
use crate::clock::Reading;
use crate::event::Event;
use crate::id::SubjectRef;
use crate::ledger::ChainName;
use crate::policy::{AgeBand, Declared, Unavailability};
use crate::store::{Alive, Anchor, Options, Rest, Store, quarantine};

/// Where a store is, and the bytes of the manifest that it is opened with.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    pub place: Place,
    pub manifest: Vec<u8>,
    pub options: Options,
}

/// What a new store says before anything else.
#[derive(Debug, Default)]
pub(super) struct Begun {
    /// Where it will be used; none for a store that is only made, or in memory.
    pub folder: Option<PathBuf>,
    pub install: Vec<Event>,
    pub subject: Vec<Event>,
    pub age: Option<AgeBand>,
}

impl Open {
    pub fn at(origin: &Origin, declared: &Declared, reading: &Reading) -> Result<Self, Unavailability> {
        let (store, anchor, folder) = match &origin.place {
            Place::Memory => (Store::in_memory()?, None, None),
            Place::Folder(folder) => {
                let anchor = Anchor::of(folder);
                inspect(folder, &anchor, declared)?;
                (Store::open(folder, origin.options)?, Some(anchor), Some(folder.clone()))
            }
        };
        let mut open = Self::over(store, &origin.manifest, declared, reading, Begun { folder, ..Begun::default() })?;
        open.anchor = anchor;
        open.drop_anchor();
        Ok(open)
    }

    /// Reads the store alone and as its only writer, makes what is missing, and notes the manifest.
    pub(super) fn over(
        mut store: Store,
        source: &[u8],
        declared: &Declared,
        reading: &Reading,
        begun: Begun,
    ) -> Result<Self, Unavailability> {
        store.begin()?;
        let folder = begun.folder.clone();
        let (alive, launches) = match folder.as_deref().map(Alive::join) {
            Some((alive, launches)) => (Some(alive), launches),
            None => (None, true),
        };
        let made =
            Self::make(&store, source, declared, reading, begun).and_then(|view| view.launched(&store, launches));
        let shared = made.and_then(|view| Ok((view, folder.map_or(Ok(()), |it| store.share(&it))?)));
        match shared.and_then(|(view, ())| Ok((view, store.commit()?))) {
            Ok((view, ())) => {
                let seen = store.data_version()?;
                let written_mark = view.mark.as_ref().map_or(0, |it| it.at.as_millis());
                Ok(Self { store, view, anchor: None, alive, seen, written_mark })
            }
            Err(why) => {
                store.rollback();
                Err(why)
            }
        }
    }

    fn make(
        store: &Store,
        source: &[u8],
        declared: &Declared,
        reading: &Reading,
        begun: Begun,
    ) -> Result<View, Unavailability> {
        let manifest = &declared.manifest;
        let found = View::load(store)?;
        let is_new = found.is_none();
        let mut view = match found {
            Some(view) => view,
            None => View::new(SubjectRef::from_random(store.random()?)),
        };
        let mut news = view.move_on(reading, None);
        if is_new {
            store.set_meta(SUBJECT, view.name.as_str())?;
            news.push(Event::InstallCreated { app: manifest.app.id.clone() });
            news.extend(begun.install);
            news.push(Event::SubjectOpened { subject: view.name.clone() });
        }
        if view.manifest != Some(declared.hash) {
            store.put_manifest(declared.hash, source)?;
            news.push(Event::ManifestOpened { manifest: declared.hash, version: manifest.app.version.clone() });
        }
        for event in news {
            view.push(store, ChainName::Install, event)?;
        }
        for event in begun.subject {
            view.push(store, ChainName::Subject(view.name.clone()), event)?;
        }
        if let Some(age) = begun.age {
            store.set_age_band(&view.name, age.code())?;
            view.age = age;
        }
        view.write_mark(store)?;
        if view.app.as_ref() == Some(&manifest.app.id) { Ok(view) } else { Err(Unavailability::OtherApp) }
    }
}

/// Looks whether a folder's store can be used, and changes nothing.
fn inspect(folder: &Path, anchor: &Anchor, declared: &Declared) -> Result<(), Unavailability> {
    let rest = Rest::of(folder);
    let found = look(folder, anchor, declared);
    if found.is_err() && Rest::of(folder) != rest { look(folder, anchor, declared) } else { found }
}

fn look(folder: &Path, anchor: &Anchor, declared: &Declared) -> Result<(), Unavailability> {
    if quarantine::was_cut_off(folder) {
        return Err(Unavailability::RolledBack);
    }
    let anchored = anchor.read();
    let view = match Store::inspect(folder)? {
        None => None,
        Some(store) => {
            let view = View::load(&store)?;
            if anchored.as_ref().is_some_and(|it| !it.is_held_by(&store).unwrap_or(false)) {
                return Err(Unavailability::RolledBack);
            }
            view
        }
    };
    let is_short = |view: &View| anchored.as_ref().is_some_and(|it| !view.reaches(it));
    match view {
        Some(view) if is_short(&view) => Err(Unavailability::RolledBack),
        None if anchored.is_some() => Err(Unavailability::RolledBack),
        Some(view) if view.app.as_ref().is_some_and(|app| *app != declared.manifest.app.id) => {
            Err(Unavailability::OtherApp)
        }
        _ => Ok(()),
    }
}
