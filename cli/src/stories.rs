//! Stories on disk: where they are, in which order they are told, and the folders that their stores need.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use placet::engine::Place;
use placet::store::FILES;
use placet::story::{Fault, InMemory, Outcome, Story, StoryError, Workshop, run};
use tempfile::TempDir;

use crate::output::{Failure, read};

/// What the file of a story ends with.
pub const SUFFIX: &str = ".story.json";
const MANIFEST: &str = "manifest.json";

/// A story's file and what it says.
#[derive(Debug)]
pub struct Written {
    /// The file.
    pub file: PathBuf,
    /// The file's name without its ending.
    pub name: String,
    /// The story, or what is wrong with it.
    pub story: Result<Story, StoryError>,
}

impl Written {
    /// Reads one file.
    pub fn read(file: &Path) -> Result<Self, Failure> {
        let name = file_name(file);
        let name = name.strip_suffix(SUFFIX).unwrap_or(&name).to_owned();
        let story = Story::parse(&name, &read(file)?);
        Ok(Self { file: file.to_owned(), name, story })
    }

    /// The folder of the story and its manifest.
    pub fn folder(&self) -> &Path {
        folder_of(&self.file)
    }
}

/// Every story in these files and below these folders, each once, in the order in which every language tells them:
/// by the bytes of the file's name.
pub fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = BTreeMap::new();
    for path in paths {
        if path.is_dir() {
            below(path, &mut |file| {
                if file_name(&file).ends_with(SUFFIX) {
                    found.insert(identity(&file), file);
                }
            })?;
        } else {
            fs::metadata(path).map_err(|it| Failure::at(path, it))?;
            found.insert(identity(path), path.clone());
        }
    }
    let mut files: Vec<PathBuf> = found.into_values().collect();
    files.sort_by_cached_key(|it| (file_name(it), it.clone()));
    Ok(files)
}

/// Hands over every file below a folder; links are not followed.
pub fn below(folder: &Path, each: &mut dyn FnMut(PathBuf)) -> Result<(), Failure> {
    let failed = |it: std::io::Error| Failure::at(folder, it);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_type().map_err(failed)?.is_dir() {
            below(&entry.path(), each)?;
        } else {
            each(entry.path());
        }
    }
    Ok(())
}

/// The bytes of the manifest in a folder.
pub fn manifest_in(folder: &Path) -> Result<Vec<u8>, Failure> {
    let file = folder.join(MANIFEST);
    fs::read(&file).map_err(|it| {
        Failure::at(&file, format_args!("{it}; a story's manifest lies beside it and is called {MANIFEST}"))
    })
}

/// Tells a story in memory, or in a folder of its own where it needs a disk.
pub fn tell(story: &Story, manifest: &[u8]) -> Result<Result<Outcome, Fault>, Failure> {
    if story.needs_disk() {
        Ok(run(story, manifest, &mut Disk::new()?))
    } else {
        Ok(run(story, manifest, &mut InMemory))
    }
}

/// The folder that a file is in.
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The last part of a path.
pub fn file_name(file: &Path) -> String {
    file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Two ways to write the same path are one file.
fn identity(file: &Path) -> PathBuf {
    file.canonicalize().unwrap_or_else(|_| file.to_owned())
}

/// Gives stories folders that go away with it.
#[derive(Debug)]
pub struct Disk {
    root: TempDir,
    made: u32,
}

impl Disk {
    /// A disk with nothing on it.
    pub fn new() -> Result<Self, Failure> {
        let root = tempfile::tempdir().map_err(|it| Failure(format!("no temporary folder: {it}")))?;
        Ok(Self { root, made: 0 })
    }

    /// A new folder with a copy of a store's files, without what a process shares with others while it lives.
    pub fn copy(&mut self, folder: &Path) -> Result<PathBuf, String> {
        let failed = |it: std::io::Error| format!("{}: {it}", folder.display());
        let to = self.folder()?;
        for entry in fs::read_dir(folder).map_err(failed)? {
            let file = entry.map_err(failed)?.path();
            let name = file_name(&file);
            if file.is_file() && !name.ends_with("-shm") {
                fs::copy(&file, to.join(name)).map_err(failed)?;
            }
        }
        Ok(to)
    }

    fn folder(&mut self) -> Result<PathBuf, String> {
        self.made = self.made.saturating_add(1);
        let folder = self.root.path().join(self.made.to_string());
        fs::create_dir(&folder).map_err(|it| format!("{}: {it}", folder.display()))?;
        Ok(folder)
    }
}

impl Workshop for Disk {
    fn fresh(&mut self) -> Result<Place, String> {
        self.folder().map(Place::Folder)
    }

    fn after_crash(&mut self, folder: &Path) -> Result<Place, String> {
        self.copy(folder).map(Place::Folder)
    }

    fn rewrite(&mut self, folder: &Path, change: &dyn Fn(Vec<u8>) -> Result<Vec<u8>, String>) -> Result<(), String> {
        let database = folder.join(FILES[0]);
        let failed = |it: std::io::Error| format!("{}: {it}", database.display());
        let bytes = fs::read(&database).map_err(failed)?;
        fs::write(&database, change(bytes)?).map_err(failed)
    }

    fn holds(&mut self, folder: &Path, bytes: &[u8]) -> Result<bool, String> {
        holds(folder, bytes).map_err(|it| format!("{}: {it}", folder.display()))
    }
}

/// Whether some file below a folder holds these bytes.
fn holds(folder: &Path, bytes: &[u8]) -> std::io::Result<bool> {
    for it in fs::read_dir(folder)? {
        let it = it?.path();
        let found = if it.is_dir() {
            holds(&it, bytes)?
        } else {
            fs::read(&it)?.windows(bytes.len()).any(|part| part == bytes)
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}
