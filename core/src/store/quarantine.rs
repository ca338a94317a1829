//! Setting a store aside that cannot be used: what can still be read of it, and where its files go. Files are moved and
//! never changed; the anchor goes last, so that a recovery that was cut off is noticed and done again.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::anchor;
use super::connection::{FILES, READ_ONLY, SHARED_MEMORY, Store, StoreError, file};
use super::rest::name_to_read;
use crate::ledger::Row;

/// The folder within a store's own in which the next one is made.
const WORKSHOP: &str = "recovering";

/// What could still be read of a store.
#[derive(Debug, Default)]
pub struct Remains {
    /// The current subject's chain, where that is known.
    pub current: Option<String>,
    /// What was known of the current subject's age.
    pub age_band: Option<String>,
    /// Chains with their rows, as far as they can be read; whether they follow each other is not judged here.
    pub chains: Vec<(String, Vec<Row>)>,
}

/// Where a folder's recovery works.
pub fn workshop(folder: &Path) -> PathBuf {
    folder.join(WORKSHOP)
}

/// Whether a recovery was begun in a folder and cut off.
pub fn was_cut_off(folder: &Path) -> bool {
    file(&workshop(folder)).exists()
}

/// Reads what can be read of the store in a folder, and of one that a recovery left half made.
pub fn remains(folder: &Path) -> Vec<Remains> {
    [folder.to_owned(), workshop(folder)].iter().filter_map(|it| read(&file(it))).collect()
}

fn read(path: &Path) -> Option<Remains> {
    let store = Store::of(Connection::open_with_flags(name_to_read(path), READ_ONLY).ok()?);
    let mut remains = Remains { current: store.meta("subject").ok().flatten(), ..Remains::default() };
    if let Some(current) = &remains.current {
        remains.age_band = store.age_band_of(current).ok().flatten();
    }
    for name in chain_names(&store) {
        let mut rows = Vec::new();
        // What comes before an unreadable page is worth having.
        let _ = store.each_row_after(&name, 0, |row| {
            rows.push(row);
            Ok::<_, StoreError>(())
        });
        remains.chains.push((name, rows));
    }
    Some(remains)
}

/// The names one by one: a page that cannot be read hides those behind it and no others.
fn chain_names(store: &Store) -> Vec<String> {
    let mut names = Vec::new();
    let Ok(mut statement) = store.connection.prepare("SELECT name FROM chain ORDER BY id") else { return names };
    let Ok(mut rows) = statement.query([]) else { return names };
    while let Ok(Some(row)) = rows.next() {
        names.extend(row.get::<_, String>(0).ok());
    }
    names
}

/// Puts the store that was made in the workshop in the place of the folder's own, which is kept; says where.
///
/// # Errors
/// [`StoreError::OutOfReach`] or [`StoreError::Full`] where a file could not be moved; again may help, and goes on where
/// this stopped.
pub fn replace(folder: &Path) -> Result<String, StoreError> {
    let name = next_name(folder);
    let kept = folder.join(&name);
    fs::create_dir(&kept).map_err(failed)?;
    for it in FILES.iter().chain([&SHARED_MEMORY]) {
        move_if_there(&folder.join(it), &kept.join(it))?;
    }
    for it in FILES {
        move_if_there(&workshop(folder).join(it), &folder.join(it))?;
    }
    move_if_there(&folder.join(anchor::FILE), &kept.join(anchor::FILE))?;
    fs::remove_dir_all(workshop(folder)).map_err(failed)?;
    Ok(name)
}

/// Empties the workshop and hands it over.
///
/// # Errors
/// As [`replace`].
pub fn clear_workshop(folder: &Path) -> Result<PathBuf, StoreError> {
    let workshop = workshop(folder);
    match fs::remove_dir_all(&workshop) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(error)),
        _ => Ok(workshop),
    }
}

fn move_if_there(from: &Path, to: &Path) -> Result<(), StoreError> {
    match fs::rename(from, to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(error)),
        _ => Ok(()),
    }
}

/// The name of the folder to which [`replace`] moves the files of the next store that is set aside.
pub fn next_name(folder: &Path) -> String {
    let names = (1_u32..).map(|number| format!("quarantine-{number}"));
    names.into_iter().find(|it| !folder.join(it).exists()).unwrap_or_default()
}

fn failed(error: io::Error) -> StoreError {
    if error.kind() == io::ErrorKind::StorageFull { StoreError::Full } else { StoreError::OutOfReach }
}
