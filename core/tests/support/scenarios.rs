//! The apps below `core/scenarios`, each with its manifest, its clauses and its stories.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use placet::story::clauses::Clauses;
use placet::story::{InMemory, Outcome, Story, run};
use serde_json::Value;

use crate::folders::Folders;

/// One app: a folder with `manifest.json`, `clauses.json` and stories.
pub struct App {
    pub name: String,
    pub manifest: Vec<u8>,
    pub clauses: Clauses,
    pub stories: Vec<Story>,
}

impl App {
    /// Tells one of its stories, on disk where it needs that.
    pub fn tell(&self, story: &Story, folders: &mut Folders) -> Result<Outcome, String> {
        let told = if story.needs_disk() {
            run(story, &self.manifest, folders)
        } else {
            run(story, &self.manifest, &mut InMemory)
        };
        told.map_err(|it| it.to_string())
    }

    pub fn manifest(&self) -> Value {
        serde_json::from_slice(&self.manifest).unwrap()
    }
}

/// Every app, by the name of its folder; what cannot be read fails the test that asks.
pub fn apps() -> Vec<App> {
    let mut folders: Vec<PathBuf> = listed(&scenarios()).into_iter().filter(|it| it.is_dir()).collect();
    folders.sort();
    folders.iter().map(|it| app(it)).collect()
}

/// The rules of the law that stories name: one line each, by id.
pub fn rules() -> BTreeMap<String, String> {
    serde_json::from_slice(&read(&scenarios().join("rules.json"))).unwrap()
}

fn app(folder: &Path) -> App {
    let name = file_name(folder);
    let clauses = Clauses::parse(&read(&folder.join("clauses.json"))).unwrap_or_else(|it| panic!("{name}: {it}"));
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for file in listed(folder) {
        if let Some(story) = file_name(&file).strip_suffix(".story.json") {
            files.push((story.to_owned(), file));
        }
    }
    files.sort();
    let stories = files
        .iter()
        .map(|(story, file)| Story::parse(story, &read(file)).unwrap_or_else(|it| panic!("{name}/{story}: {it}")));
    App { manifest: read(&folder.join("manifest.json")), stories: stories.collect(), clauses, name }
}

fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

fn read(file: &Path) -> Vec<u8> {
    std::fs::read(file).unwrap_or_else(|it| panic!("{}: {it}", file.display()))
}
