//! Folders for stories that need disk.

use std::path::{Path, PathBuf};

use placet::engine::Place;
use placet::store::FILES;
use placet::story::Workshop;
use tempfile::TempDir;

/// Folders for stories that need disk; all are gone when it is.
pub struct Folders {
    all: TempDir,
    made: u32,
}

impl Folders {
    pub fn new() -> Self {
        Self { all: tempfile::tempdir().unwrap(), made: 0 }
    }

    fn next(&mut self) -> Result<PathBuf, String> {
        self.made += 1;
        let folder = self.all.path().join(self.made.to_string());
        std::fs::create_dir(&folder).map_err(|it| it.to_string())?;
        Ok(folder)
    }
}

impl Workshop for Folders {
    fn fresh(&mut self) -> Result<Place, String> {
        self.next().map(Place::Folder)
    }

    fn after_crash(&mut self, folder: &Path) -> Result<Place, String> {
        let left = self.next()?;
        copy(folder, &left).map_err(|it| it.to_string())?;
        Ok(Place::Folder(left))
    }

    fn rewrite(&mut self, folder: &Path, change: &dyn Fn(Vec<u8>) -> Result<Vec<u8>, String>) -> Result<(), String> {
        let database = folder.join(FILES[0]);
        let bytes = std::fs::read(&database).map_err(|it| it.to_string())?;
        std::fs::write(&database, change(bytes)?).map_err(|it| it.to_string())
    }

    fn holds(&mut self, folder: &Path, bytes: &[u8]) -> Result<bool, String> {
        holds(folder, bytes).map_err(|it| it.to_string())
    }
}

/// Whether some file below a folder holds these bytes.
fn holds(folder: &Path, bytes: &[u8]) -> std::io::Result<bool> {
    for it in std::fs::read_dir(folder)? {
        let it = it?.path();
        let found = if it.is_dir() {
            holds(&it, bytes)?
        } else {
            std::fs::read(&it)?.windows(bytes.len()).any(|part| part == bytes)
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Copies a store as a crash leaves it: SQLite's index of shared memory does not survive one.
fn copy(old: &Path, new: &Path) -> std::io::Result<()> {
    for file in std::fs::read_dir(old)? {
        let file = file?;
        if file.file_type()?.is_file() && !file.file_name().to_string_lossy().ends_with("-shm") {
            std::fs::copy(file.path(), new.join(file.file_name()))?;
        }
    }
    Ok(())
}
