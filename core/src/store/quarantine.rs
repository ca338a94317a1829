//! Setting a store aside that cannot be used: what can still be read of it, and where its files go. Files are moved and
//! never changed; the anchor goes last, so that a recovery that was cut off is noticed and done again.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::anchor;
use super::connection::{READ_ONLY, Store};
use super::error::StoreError;
use super::files::{FILES, SHARED_MEMORY, file};
use super::keys::{self, Keys};
use super::rest::{holds_nothing, name_to_read};
use super::schema::Steps;
use super::seal::SecretKey;
use crate::clock::Timestamp;
use crate::id::UseRef;
use crate::ledger::Row;

/// The folder within a store's own in which the next one is made.
const WORKSHOP: &str = "recovering";

/// What could still be read of a store.
#[derive(Debug, Default)]
pub struct Remains {
    /// What was known of the subjects' ages.
    pub age_bands: Vec<String>,
    /// The chains, as far as they can be read.
    pub chains: Vec<Remnant>,
    /// The words that are not evidence, as far as they can be read.
    pub words: BTreeMap<String, String>,
    /// What was taken under budgets that outlive a process, when and in which launch.
    pub taken: Vec<(UseRef, Timestamp, u64)>,
    /// Whether that is all that was taken.
    pub is_all_taken: bool,
}

/// What could still be read of a chain.
#[derive(Debug)]
pub struct Remnant {
    /// Its name.
    pub name: String,
    /// Its rows; whether they follow each other is not judged here.
    pub rows: Vec<Row>,
    /// The folded states that stood beside it, the later one first; nothing vouches for them here.
    pub folded: Vec<Vec<u8>>,
}

/// Where a folder's recovery works.
pub fn workshop(folder: &Path) -> PathBuf {
    folder.join(WORKSHOP)
}

/// Whether a recovery was begun in a folder and cut off.
pub fn was_cut_off(folder: &Path) -> bool {
    file(&workshop(folder)).exists()
}

/// Whether a folder's keys are whole and sealed under another key than the app's.
pub fn has_wrong_key(folder: &Path, host: Option<&SecretKey>) -> bool {
    matches!(Keys::read(&file(folder), host.cloned()), Err(StoreError::WrongKey))
}

/// Reads what can be read of the store in a folder, and of one that a recovery left half made; of an older schema as it
/// would be by the steps, where damage does not keep them from being taken.
///
/// # Errors
/// [`StoreError`] where more could be read at another time: only what damage hides is given up.
pub fn remains(folder: &Path, host: Option<&SecretKey>, steps: Steps) -> Result<Vec<Remains>, StoreError> {
    let places = [file(folder), file(&workshop(folder))];
    let mut all = Vec::new();
    for path in &places {
        if unless_damaged(holds_nothing(path))?.unwrap_or(true) {
            continue;
        }
        let open = || Ok::<_, StoreError>(Store::of(Connection::open_with_flags(name_to_read(path), READ_ONLY)?));
        let store = match unless_damaged(open()?.by(steps).brought_on())? {
            Some(store) => store,
            None => open()?,
        };
        unlock(&store, &places, host)?;
        all.push(Remains::of(&store)?);
    }
    Ok(all)
}

/// A recovery moves keys and database one after the other: those of the one may lie beside the other.
fn unlock(store: &Store, places: &[PathBuf], host: Option<&SecretKey>) -> Result<(), StoreError> {
    for it in places {
        if unless_damaged(store.unlock_at(it, host))?.is_some() {
            break;
        }
    }
    Ok(())
}

impl Remains {
    /// Reads what can be read of a store.
    ///
    /// # Errors
    /// [`StoreError`] where more could be read at another time.
    pub fn of(store: &Store) -> Result<Self, StoreError> {
        let (mut remains, mut names) = (Self::default(), Vec::new());
        unless_damaged(each_chain_name(store, |name| names.push(name)))?;
        for name in names {
            let profile = unless_damaged(store.profile_of(&name))?.flatten();
            remains.age_bands.extend(profile.and_then(|it| it.age_band));
            let mut rows = Vec::new();
            // What comes before an unreadable page is worth having.
            unless_damaged(store.each_row_after(&name, 0, |row| {
                rows.push(row.into());
                Ok::<_, StoreError>(())
            }))?;
            let snapshot = unless_damaged(store.snapshot(&name))?.flatten().map(|(_, state)| state);
            let swept = unless_damaged(store.folded(&name))?.flatten();
            let folded = snapshot.into_iter().chain(swept).collect();
            remains.chains.push(Remnant { name, rows, folded });
        }
        unless_damaged(remains.read_words(store))?;
        let is_all_read = unless_damaged(remains.read_taken(store))?;
        remains.is_all_taken = is_all_read == Some(true) && unless_damaged(is_sound(store, "spent"))? == Some(true);
        Ok(remains)
    }

    fn read_words(&mut self, store: &Store) -> Result<(), StoreError> {
        let mut statement = store.connection.prepare("SELECT key, value FROM meta")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let (Ok(key), Ok(value)) = (row.get(0), row.get(1)) {
                self.words.insert(key, value);
            }
        }
        Ok(())
    }

    /// Says whether every row that was found could be read.
    fn read_taken(&mut self, store: &Store) -> Result<bool, StoreError> {
        let mut statement = store.connection.prepare("SELECT \"use\", at, launch FROM spent NOT INDEXED")?;
        let mut rows = statement.query([])?;
        let mut is_all = true;
        while let Some(row) = rows.next()? {
            match taken(row) {
                Some(it) => self.taken.push(it),
                None => is_all = false,
            }
        }
        Ok(is_all)
    }
}

fn taken(row: &rusqlite::Row<'_>) -> Option<(UseRef, Timestamp, u64)> {
    let it = row.get::<_, String>(0).ok()?.parse().ok()?;
    let at = Timestamp::from_millis(row.get(1).ok()?);
    Some((it, at, u64::try_from(row.get::<_, i64>(2).ok()?).ok()?))
}

/// Whether a table and what finds its rows agree: a damaged page may hide rows without a word.
fn is_sound(store: &Store, table: &str) -> Result<bool, StoreError> {
    let says =
        store.connection.query_row(&format!("PRAGMA integrity_check({table})"), [], |row| row.get::<_, String>(0));
    Ok(says? == "ok")
}

/// What was read, or nothing where it is damaged or sealed under a key that is not to be had.
fn unless_damaged<T>(read: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match read {
        Ok(it) => Ok(Some(it)),
        Err(StoreError::Unreadable | StoreError::Newer | StoreError::KeysLost | StoreError::WrongKey) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The names one by one: a page that cannot be read hides those behind it and no others.
fn each_chain_name(store: &Store, mut each: impl FnMut(String)) -> Result<(), StoreError> {
    let mut statement = store.connection.prepare("SELECT name FROM chain ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        // A name that is none belongs to no chain of ours.
        if let Ok(name) = row.get(0) {
            each(name);
        }
    }
    Ok(())
}

/// Puts the store that was made in the workshop in the place of the folder's own, which is kept; says where.
///
/// # Errors
/// [`StoreError::OutOfReach`] or [`StoreError::Full`] where a file could not be moved; again may help, and goes on where
/// this stopped.
pub fn replace(folder: &Path) -> Result<String, StoreError> {
    let name = next_name(folder);
    let kept = folder.join(&name);
    fs::create_dir(&kept)?;
    for it in FILES.iter().chain([&SHARED_MEMORY]) {
        move_if_there(&folder.join(it), &kept.join(it))?;
    }
    // The old keys are not kept: what they sealed is of no more use, and must not outlive the person's erasure.
    move_if_there(&workshop(folder).join(keys::FILE), &folder.join(keys::FILE))?;
    for it in FILES {
        move_if_there(&workshop(folder).join(it), &folder.join(it))?;
    }
    move_if_there(&folder.join(anchor::FILE), &kept.join(anchor::FILE))?;
    fs::remove_dir_all(workshop(folder))?;
    Ok(name)
}

/// Empties the workshop and hands it over.
///
/// # Errors
/// As [`replace`].
pub fn clear_workshop(folder: &Path) -> Result<PathBuf, StoreError> {
    let workshop = workshop(folder);
    match fs::remove_dir_all(&workshop) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(workshop),
    }
}

fn move_if_there(from: &Path, to: &Path) -> Result<(), StoreError> {
    match fs::rename(from, to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// The name of the folder to which [`replace`] moves the files of the next store that is set aside.
pub fn next_name(folder: &Path) -> String {
    let names = (1_u32..).map(|number| format!("quarantine-{number}"));
    names.into_iter().find(|it| !folder.join(it).exists()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_moved_ends_a_replacement_that_goes_on_once_it_can() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("placet.keys/in the way")).unwrap();
        fs::create_dir(workshop(folder.path())).unwrap();
        for name in ["placet.db", "placet.anchor"] {
            fs::write(at(name), "old").unwrap();
        }
        for name in ["recovering/placet.db", "recovering/placet.keys"] {
            fs::write(at(name), "new").unwrap();
        }

        assert!(matches!(replace(folder.path()), Err(StoreError::OutOfReach)));

        assert!(was_cut_off(folder.path()) && at("placet.anchor").exists());
        fs::remove_dir_all(at("placet.keys")).unwrap();
        let last = replace(folder.path()).unwrap();
        assert!(!was_cut_off(folder.path()) && at(&last).join("placet.anchor").exists());
        assert_eq!(fs::read_to_string(at("quarantine-1/placet.db")).unwrap(), "old");
        for name in ["placet.db", "placet.keys"] {
            assert_eq!(fs::read_to_string(at(name)).unwrap(), "new");
        }
    }

    #[test]
    fn a_workshop_that_cannot_be_emptied_is_not_handed_over() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(clear_workshop(folder.path()).unwrap(), workshop(folder.path()));
        fs::write(workshop(folder.path()), "no folder").unwrap();

        assert!(matches!(clear_workshop(folder.path()), Err(StoreError::OutOfReach)));
    }
}
