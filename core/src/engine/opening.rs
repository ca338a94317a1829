//! How a store is opened: looked at without a change, then made where it is missing, and the manifest noted.

use std::path::{Path, PathBuf};

use super::Place;
use super::open::Open;
use super::spent::TakenOver;
use super::view::{Age, SUBJECT, View};
use crate::clock::Reading;
use crate::event::Event;
use crate::id::SubjectRef;
use crate::ledger::ChainName;
use crate::policy::{Declared, Unavailability};
use crate::store::{Alive, Anchor, Anchored, Keys, LOOKS, Options, Rest, SecretKey, Store, quarantine};

/// Where a store is, and what it is opened with.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    pub place: Place,
    pub manifest: Vec<u8>,
    pub options: Options,
    /// The app's key to what can be erased.
    pub key: Option<SecretKey>,
    /// A secret of this device.
    pub device: Option<SecretKey>,
    /// Whether this process had it open before: then it begins no launch, though it finds nobody alive.
    pub has_been_open: bool,
}

/// What a new store says before anything else.
#[derive(Debug, Default)]
pub(super) struct Begun {
    /// Where it will be used; none for a store that is only made, or in memory.
    pub folder: Option<PathBuf>,
    pub install: Vec<Event>,
    pub subject: Vec<Event>,
    pub age: Option<Age>,
    /// What a store that was set aside had spent; where it is there, the launch goes on.
    pub taken_over: Option<TakenOver>,
}

impl Open {
    pub fn at(origin: &Origin, declared: &Declared, reading: &Reading) -> Result<Self, Unavailability> {
        let (store, anchor, folder) = match &origin.place {
            Place::Memory => (Store::in_memory()?, None, None),
            Place::Folder(folder) => {
                let anchor = Anchor::of(folder);
                inspect(folder, &anchor, origin, declared)?;
                (Store::open(folder, origin.options)?, Some(anchor), Some(folder.clone()))
            }
        };
        let mut open = Self::over(store, origin, declared, reading, Begun { folder, ..Begun::default() })?;
        open.anchor = anchor;
        open.drop_anchor();
        if !open.view.erasing.is_empty() {
            // What a reader or a fault keeps from being finished stays owed, and is tried again.
            let _ = open.finish_erasures(reading);
        }
        if open.store.wants_host_key() {
            // What fails here is done by the next start; until then the file holds its own key, as before.
            let key = origin.key.as_ref();
            let begun = open.store.begin().map_err(Unavailability::from).and_then(|()| open.refresh());
            let rotated = begun.and_then(|_| open.rotate_key(reading, key)).and_then(|()| open.end_rotation(key));
            if rotated.is_err() {
                open.store.rollback();
            }
        }
        Ok(open)
    }

    /// Reads the store alone and as its only writer, makes what is missing, and notes the manifest.
    pub(super) fn over(
        mut store: Store,
        origin: &Origin,
        declared: &Declared,
        reading: &Reading,
        begun: Begun,
    ) -> Result<Self, Unavailability> {
        store.begin()?;
        let folder = begun.folder.clone();
        let (alive, launches) = match folder.as_deref().map(Alive::join) {
            Some((alive, nobody_lived)) => (Some(alive), nobody_lived && !origin.has_been_open),
            None => (None, begun.taken_over.is_none()),
        };
        let made = Self::make(&store, origin, declared, reading, begun)
            .and_then(|(view, is_copy)| Ok((view.launched(&store, launches)?, is_copy)));
        let shared = made.and_then(|made| Ok((made, folder.map_or(Ok(()), |it| store.share(&it))?)));
        // Read before the commit: a process that commits right after it must be seen as new, not taken for read.
        let seen = shared.and_then(|(made, ())| Ok((made, store.data_version()?)));
        match seen.and_then(|(made, seen)| Ok((made, seen, store.commit()?))) {
            Ok(((view, is_copy), seen, ())) => {
                let written_mark = view.mark.as_ref().map_or(0, |it| it.at.as_millis());
                Ok(Self { store, view, anchor: None, alive, seen, is_copy, written_mark })
            }
            Err(why) => {
                store.rollback();
                Err(why)
            }
        }
    }

    /// What the store holds, and whether it is a copy of another device's.
    fn make(
        store: &Store,
        origin: &Origin,
        declared: &Declared,
        reading: &Reading,
        begun: Begun,
    ) -> Result<(View, bool), Unavailability> {
        let manifest = &declared.manifest;
        let found = View::load(store)?;
        let is_copy = found.is_some() && is_copy(store, origin)?;
        let is_new = found.is_none();
        let mut view = match found {
            Some(view) => view,
            None => View::new(SubjectRef::from_random(store.random()?)),
        };
        let mut begun = begun;
        let taken_over = begun.taken_over.take();
        view.mark = taken_over.as_ref().map_or(view.mark.take(), TakenOver::mark);
        let clocks = view.move_on(reading, None);
        let mut news = Vec::new();
        if is_new {
            store.make_keys(origin.key.as_ref())?;
            news.push(Event::InstallCreated { app: manifest.app.id.clone() });
        } else if is_copy {
            begun = view.leave_device(store, origin.key.as_ref())?;
        } else {
            store.unlock(origin.key.as_ref())?;
        }
        news.extend(clocks);
        if is_new || is_copy {
            store.set_meta(SUBJECT, view.name.as_str())?;
            news.extend(begun.install);
            news.push(Event::SubjectOpened { subject: view.name.clone() });
        }
        if let Some(device) = &origin.device {
            store.belong_to(device)?;
        }
        if view.manifest != Some(declared.hash) {
            store.put_manifest(declared.hash, &origin.manifest)?;
            news.push(Event::ManifestOpened { manifest: declared.hash, version: manifest.app.version.clone() });
        }
        for event in news {
            view.push(store, ChainName::Install, event)?;
        }
        for event in begun.subject {
            view.push(store, ChainName::Subject(view.name.clone()), event)?;
        }
        if let Some(age) = begun.age {
            age.note(store, &view.name)?;
        }
        if let Some(it) = taken_over {
            view.take_over(store, manifest, it)?;
        }
        // With the keys at hand, what can be erased is read too; of a subject that is gone nothing stays.
        view.catch_up(store)?;
        store.destroy_keys()?;
        view.write_mark(store)?;
        if view.app.as_ref() == Some(&manifest.app.id) { Ok((view, is_copy)) } else { Err(Unavailability::OtherApp) }
    }
}

/// Whether a store was made on another device, as far as the app says which one this is.
fn is_copy(store: &Store, origin: &Origin) -> Result<bool, Unavailability> {
    let belongs = origin.device.as_ref().map(|it| store.belongs_to(it)).transpose()?;
    Ok(belongs.flatten() == Some(false))
}

/// Looks whether a folder's store can be used, and changes nothing.
fn inspect(folder: &Path, anchor: &Anchor, origin: &Origin, declared: &Declared) -> Result<(), Unavailability> {
    let rest = Rest::of(folder);
    let mut looked = look(folder, anchor, origin, declared);
    if looked.is_err() && Rest::of(folder) != rest {
        looked = look(folder, anchor, origin, declared);
    }
    for _ in 1..LOOKS {
        if looked != Err(Unavailability::KeysLost) {
            break;
        }
        looked = look(folder, anchor, origin, declared);
    }
    looked
}

fn look(folder: &Path, anchor: &Anchor, origin: &Origin, declared: &Declared) -> Result<(), Unavailability> {
    if quarantine::was_cut_off(folder) {
        return Err(Unavailability::RolledBack);
    }
    let anchored = anchor.read();
    // Before the database: what another process destroys from here on opens still what is read of it.
    let keys = Keys::of(folder, origin.key.as_ref());
    let Some(store) = Store::inspect_by(folder, origin.options)? else {
        return if anchored.is_some() { Err(Unavailability::RolledBack) } else { Ok(()) };
    };
    let view = View::load(&store)?;
    if anchored.as_ref().is_some_and(|it| !is_held(it, &store, view.as_ref())) {
        return Err(Unavailability::RolledBack);
    }
    let Some(mut view) = view else {
        return if anchored.is_some() { Err(Unavailability::RolledBack) } else { Ok(()) };
    };
    if anchored.as_ref().is_some_and(|it| !view.reaches(it)) {
        return Err(Unavailability::RolledBack);
    }
    if view.app.as_ref().is_some_and(|app| *app != declared.manifest.app.id) {
        return Err(Unavailability::OtherApp);
    }
    // A copy of another device's store begins anew, and needs nothing that was sealed there.
    if !is_copy(&store, origin)? {
        store.unlock_by(keys?)?;
        view.catch_up(&store)?;
    }
    Ok(())
}

/// Whether a store has come as far as an anchor says; a sweep may have taken the very place.
fn is_held(anchored: &Anchored, store: &Store, view: Option<&View>) -> bool {
    let swept = view.and_then(|it| it.swept.get(&anchored.chain));
    anchored.is_held_by(store, swept.map_or(0, |(after, _)| *after)).unwrap_or(false)
}
