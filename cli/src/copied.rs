//! A store that is looked at from outside. Owns that nothing in its folder is changed: it is read from a copy, and
//! nothing is written there.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::SystemTime;

use placet::store::FILES;
use tempfile::TempDir;

use crate::output::Failure;

/// Copies a store as it is at one moment.
pub fn copy(store: &Path) -> Result<TempDir, Failure> {
    let into = TempDir::new().map_err(|it| Failure(format!("no temporary folder: {it}")))?;
    let before = traces(store);
    if before.iter().all(Option::is_none) {
        return Err(Failure::at(store, format!("holds no {}: name the folder that the app gives to Placet", FILES[0])));
    }
    for (file, trace) in FILES.iter().zip(&before) {
        if trace.is_some() {
            let from = store.join(file);
            fs::copy(&from, into.path().join(file)).map_err(|it| Failure::at(&from, it))?;
        }
    }
    if traces(store) != before {
        return Err(Failure::at(store, "was written to while it was copied: try again"));
    }
    Ok(into)
}

/// What changes about each file when it is written to.
fn traces(store: &Path) -> Vec<Option<(u64, Option<SystemTime>)>> {
    let trace = |it: Metadata| (it.len(), it.modified().ok());
    FILES.iter().map(|file| fs::metadata(store.join(file)).ok().map(trace)).collect()
}

/// Refuses to write into the store's folder.
pub fn lies_outside(out: &Path, store: &Path) -> Result<(), Failure> {
    let parent = parent(out);
    let folder = fs::canonicalize(parent).map_err(|it| Failure::at(parent, it))?;
    let store = fs::canonicalize(store).map_err(|it| Failure::at(store, it))?;
    if folder.starts_with(store) {
        return Err(Failure::at(out, "lies in the store's folder, which is not written to: choose another place"));
    }
    Ok(())
}

/// The folder of a file.
pub fn parent(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
