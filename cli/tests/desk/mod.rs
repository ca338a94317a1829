//! A folder in which an app made a store, and `placet` run in it as a person does.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::path::{Path, PathBuf};
use std::process::Command;

use placet::Placet;
use placet::engine::{Config, Place};
use placet::event::{Evidence, Surface};
use tempfile::TempDir;

/// The manifest of the store.
pub const MANIFEST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/fixtures/report/manifest.json");

/// The folder, gone with this.
pub struct Desk {
    folder: TempDir,
}

/// What a run left behind.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn open(&self) -> Placet {
        Placet::open(Config::new(Place::Folder(self.path("store")), std::fs::read(MANIFEST).unwrap())).unwrap()
    }

    /// The app's store, its policy accepted.
    pub fn accepted(&self) -> Placet {
        let placet = self.open();
        let policy = "privacy_policy".parse().unwrap();
        placet.present(&policy, None).unwrap();
        placet.accept(&policy, Evidence::on(Surface::FirstLaunch)).unwrap();
        placet
    }

    /// A command in the folder.
    pub fn placet(&self, args: &[&str]) -> Ran {
        let run = Command::new(env!("CARGO_BIN_EXE_placet")).args(args).current_dir(self.folder.path()).output();
        let output = run.unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// A command over the folder's store, by this manifest.
    pub fn over_store(&self, command: &str, manifest: &str, more: &[&str]) -> Ran {
        self.placet(&[&[command, "--store", "store", "--manifest", manifest], more].concat())
    }
}

/// Every file of a folder with what it holds and when it was last written.
pub fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>, std::time::SystemTime)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .map(|it| (it.clone(), std::fs::read(&it).unwrap(), std::fs::metadata(&it).unwrap().modified().unwrap()))
        .collect();
    files.sort();
    files
}
