//! How a store is opened: looked at without a change, then made where it is missing, and the manifest noted.

use std::path::{Path, PathBuf};

use super::Place;
use super::open::{MARK_EVERY_MILLIS, Open};
use super::spent::TakenOver;
use super::view::{Age, SUBJECT, View};
use crate::clock::{Reading, Timestamp};
use crate::event::Event;
use crate::id::SubjectRef;
use crate::ledger::ChainName;
use crate::policy::time::Mark;
use crate::policy::{Declared, Unavailability};
use crate::store::{Alive, Anchor, Anchored, Found, Keys, LOOKS, Options, Rest, SecretKey, Store, quarantine, word};

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
    /// What was read of it in the transaction that has begun; nothing where both are still to be done.
    pub read: Option<View>,
    /// What a store that was set aside had spent; where it is there, the launch goes on.
    pub taken_over: Option<TakenOver>,
}

/// What opening made of a store before it was put on disk.
struct Made {
    view: View,
    is_copy: bool,
    /// The time mark that the store had.
    written: Option<Mark>,
}

impl Open {
    pub fn at(origin: &Origin, declared: &Declared, reading: &Reading) -> Result<Self, Unavailability> {
        let Place::Folder(folder) = &origin.place else {
            return Self::over(Store::in_memory()?, origin, declared, reading, Begun::default());
        };
        let anchor = Anchor::of(folder);
        let anchored = anchor.read();
        let found = found(folder, anchored.as_ref(), origin, declared)?;
        let (store, read) = if let Some((store, view)) = found {
            (store, Some(view))
        } else {
            inspect(folder, &anchor, origin, declared)?;
            (Store::open(folder, origin.options)?, None)
        };
        let begun = Begun { folder: Some(folder.clone()), read, ..Begun::default() };
        let mut open = Self::over(store, origin, declared, reading, begun)?;
        open.anchor = Some(anchor);
        if anchored != Some(open.ends()) {
            open.drop_anchor();
        }
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
        if begun.read.is_none() {
            store.begin()?;
        }
        let (folder, before) = (begun.folder.clone(), store.changes());
        let (alive, launches) = match folder.as_deref().map(Alive::join) {
            Some((alive, nobody_lived)) => (Some(alive), nobody_lived && !origin.has_been_open),
            None => (None, begun.taken_over.is_none()),
        };
        let ended = Self::make(&store, origin, declared, reading, begun).and_then(|made| {
            let made = Made { view: made.view.launched(&store, launches)?, ..made };
            if let Some(folder) = &folder {
                store.share(folder)?;
            }
            // Read before the commit: a process that commits right after it must be seen as new, not taken for read.
            let seen = store.data_version()?;
            let written_mark = made.end(&store, store.changes() == before)?;
            Ok((made, seen, written_mark))
        });
        match ended {
            Ok((Made { view, is_copy, .. }, seen, written_mark)) => {
                let told_until = view.mark.as_ref().map_or(Timestamp::EPOCH, |it| it.at);
                Ok(Self { store, view, anchor: None, alive, seen, is_copy, written_mark, told_until })
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
        mut begun: Begun,
    ) -> Result<Made, Unavailability> {
        let manifest = &declared.manifest;
        let read = begun.read.take();
        let is_read = read.is_some();
        let found = if is_read { read } else { View::load(store)? };
        let is_copy = found.is_some() && is_copy(store, origin)?;
        let is_new = found.is_none();
        let mut view = match found {
            Some(view) => view,
            None => View::new(SubjectRef::from_random(store.random()?)),
        };
        let written = view.mark.clone();
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
        } else if !is_read {
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
        if !is_read || is_copy {
            view.catch_up(store)?;
        }
        view.find_others(store, declared, reading)?;
        store.destroy_read_keys()?;
        let is_own = view.app.as_ref() == Some(&manifest.app.id);
        if is_own { Ok(Made { view, is_copy, written }) } else { Err(Unavailability::OtherApp) }
    }
}

impl Made {
    /// Ends the opening's transaction. Where nothing was written in it, and time has run on from the mark that the store has
    /// for less than an hour, nothing is: whoever reads that mark comes to the same time. A word that a writer who died left
    /// unsettled is settled by a commit. Returns where the written mark is.
    fn end(&self, store: &Store, is_unwritten: bool) -> Result<i64, Unavailability> {
        let at = |it: &Mark| it.at.as_millis();
        if let (Some(written), Some(mark)) = (&self.written, &self.view.mark)
            && is_unwritten
            && store.epoch().is_none_or(|it| word::is_settled(it.read()))
            && written.runs_on_to(mark)
            && at(mark).saturating_sub(at(written)) < MARK_EVERY_MILLIS
        {
            store.end_unwritten()?;
            return Ok(at(written));
        }
        self.view.write_mark(store)?;
        store.commit()?;
        Ok(self.view.mark.as_ref().map_or(0, at))
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
    let Some(mut view) = in_order(&store, anchored.as_ref(), declared)? else { return Ok(()) };
    // A copy of another device's store begins anew, and needs nothing that was sealed there.
    if !is_copy(&store, origin)? {
        store.unlock_by(keys?)?;
        view.catch_up(&store)?;
    }
    Ok(())
}

/// What a store holds, where it is this app's and has come as far as the anchor says; nothing where it holds nothing yet.
fn in_order(store: &Store, anchored: Option<&Anchored>, declared: &Declared) -> Result<Option<View>, Unavailability> {
    let view = View::load(store)?;
    if anchored.is_some_and(|it| !is_held(it, store, view.as_ref())) {
        return Err(Unavailability::RolledBack);
    }
    let Some(view) = view else {
        return if anchored.is_some() { Err(Unavailability::RolledBack) } else { Ok(None) };
    };
    if anchored.is_some_and(|it| !view.reaches(it)) {
        return Err(Unavailability::RolledBack);
    }
    if view.app.as_ref().is_some_and(|app| *app != declared.manifest.app.id) {
        return Err(Unavailability::OtherApp);
    }
    Ok(Some(view))
}

/// A folder's store with what it holds, where it is in order: its transaction goes on, in which nothing was written yet. In
/// every other case nothing, and [`inspect`] says why; but for what may pass by itself, which is said at once.
fn found(
    folder: &Path,
    anchored: Option<&Anchored>,
    origin: &Origin,
    declared: &Declared,
) -> Result<Option<(Store, View)>, Unavailability> {
    if quarantine::was_cut_off(folder) {
        return Ok(None);
    }
    let passing = |why: Unavailability| if why.is_retryable() { Err(why) } else { Ok(None) };
    let found = match Found::of(folder, origin.options) {
        Ok(Some(found)) => found,
        Ok(None) => return Ok(None),
        Err(error) => return passing(error.into()),
    };
    let Some(store) = found.store() else { return Ok(None) };
    let looked = is_copy(store, origin).and_then(|is_copy| {
        if !is_copy {
            store.unlock(origin.key.as_ref())?;
        }
        in_order(store, anchored, declared)
    });
    match looked {
        Ok(Some(view)) => Ok(found.keep().map(|store| (store, view))),
        other => other.map_or_else(passing, |_| Ok(None)),
    }
}

/// Whether a store has come as far as an anchor says; a sweep may have taken the very place.
fn is_held(anchored: &Anchored, store: &Store, view: Option<&View>) -> bool {
    let swept = view.and_then(|it| it.swept.get(&anchored.chain));
    anchored.is_held_by(store, swept.map_or(0, |(after, _)| *after)).unwrap_or(false)
}
