//! Reads the apps below a folder: clauses, stories, and the rules that stories name besides.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use placet::story::Story;
use placet::story::clauses::Clauses;
use placet::story::coverage::Coverage;
use serde_json::Value;

use super::shown;
use crate::output::{Failure, read};
use crate::stories::{Written, below, file_name, find, folder_of, manifest_in};

const CLAUSES: &str = "clauses.json";
const RULES: &str = "rules.json";
const TESTS: &str = "rule-tests.json";

/// Every app below a folder.
pub struct Scenarios {
    /// The apps, by folder.
    pub apps: Vec<App>,
    /// The rules of `rules.json` with their tests, and what stories name besides clauses where there is no such file.
    pub rules: BTreeMap<String, Rule>,
    /// What does not fit together, for a reader.
    pub mistakes: Vec<String>,
}

/// One app.
pub struct App {
    /// Its name as its manifest gives it.
    pub title: String,
    /// How many stories it has.
    pub stories: usize,
    /// What they prove.
    pub coverage: Coverage,
}

/// A rule that stories name.
#[derive(Debug, Default)]
pub struct Rule {
    /// What it says, where a file tells.
    pub says: Option<String>,
    /// The stories that name it, with their app.
    pub stories: Vec<String>,
    /// The tests that are called after it, where a file tells.
    pub tests: Vec<String>,
}

impl Scenarios {
    /// Reads them all.
    pub fn below(folder: &Path) -> Result<Self, Failure> {
        let folders = folders(folder)?;
        if folders.is_empty() {
            let why = format!("no {CLAUSES} below it: an app's folder has manifest.json, {CLAUSES} and *.story.json");
            return Err(Failure::at(folder, why));
        }
        let listed = rules(folder)?;
        let are_listed = listed.is_some();
        let mut it = Self { apps: Vec::new(), rules: listed.unwrap_or_default(), mistakes: Vec::new() };
        for folder in &folders {
            let app = it.app(folder)?;
            it.apps.push(app);
        }
        it.note_rules(are_listed);
        it.note_tests(folder)?;
        Ok(it)
    }

    fn app(&mut self, folder: &Path) -> Result<App, Failure> {
        let file = folder.join(CLAUSES);
        let clauses = Clauses::parse(&read(&file)?).map_err(|it| Failure::at(&file, it))?;
        let manifest: Value = serde_json::from_slice(&manifest_in(folder)?).map_err(|it| Failure::at(folder, it))?;
        let stories = self.stories(folder)?;
        let coverage = Coverage::of(&clauses, &stories);
        let wrong = clauses.misfits(&manifest).into_iter().chain(coverage.gaps());
        self.mistakes.extend(wrong.map(|it| format!("{}: {it}", shown(&file))));
        Ok(App { title: title(&manifest), stories: stories.len(), coverage })
    }

    /// The stories of one folder; what is none proves nothing, and is a mistake.
    fn stories(&mut self, folder: &Path) -> Result<Vec<Story>, Failure> {
        let mut stories = Vec::new();
        for file in find(&[folder.to_owned()])?.iter().filter(|it| folder_of(it) == folder) {
            match Written::read(file)?.story {
                Ok(story) => stories.push(story),
                Err(it) => self.mistakes.push(format!("{}: {it}", shown(file))),
            }
        }
        Ok(stories)
    }

    /// Notes which stories name which rules; where the rules are listed, an id that is none is a mistake.
    fn note_rules(&mut self, are_listed: bool) {
        for app in &self.apps {
            let name = &app.coverage.app;
            for (id, stories) in &app.coverage.others {
                if are_listed && !self.rules.contains_key(id) {
                    let stories = stories.join(", ");
                    self.mistakes.push(format!("{name}: `{id}` is no clause and no rule; {stories} named it"));
                    continue;
                }
                let rule = self.rules.entry(id.clone()).or_default();
                rule.stories.extend(stories.iter().map(|it| format!("{name}/{it}")));
            }
        }
    }
}

impl Scenarios {
    /// Notes which tests are called after which rules: what a story cannot tell, such as what a log does not say.
    fn note_tests(&mut self, folder: &Path) -> Result<(), Failure> {
        let file = folder.join(TESTS);
        if !file.is_file() {
            return Ok(());
        }
        let tests: BTreeMap<String, Vec<String>> =
            serde_json::from_slice(&read(&file)?).map_err(|it| Failure::at(&file, it))?;
        for (id, tests) in tests {
            match self.rules.get_mut(&id) {
                Some(rule) => rule.tests = tests,
                None => self.mistakes.push(format!("{}: `{id}` is no rule", shown(&file))),
            }
        }
        Ok(())
    }
}

/// The folders with clauses, in order.
fn folders(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut folders = Vec::new();
    below(folder, &mut |file| {
        if file_name(&file) == CLAUSES {
            folders.push(folder_of(&file).to_owned());
        }
    })?;
    folders.sort();
    Ok(folders)
}

fn rules(folder: &Path) -> Result<Option<BTreeMap<String, Rule>>, Failure> {
    let file = folder.join(RULES);
    if !file.is_file() {
        return Ok(None);
    }
    let says: BTreeMap<String, String> = serde_json::from_slice(&read(&file)?).map_err(|it| Failure::at(&file, it))?;
    let rules = says.into_iter().map(|(id, it)| (id, Rule { says: Some(it), ..Rule::default() }));
    Ok(Some(rules.collect()))
}

/// The app's name in its default locale.
fn title(manifest: &Value) -> String {
    let app = manifest.get("app");
    let locale = app.and_then(|it| it.get("default_locale")).and_then(Value::as_str).unwrap_or_default();
    let name = app.and_then(|it| it.get("names")?.get(locale)).and_then(Value::as_str);
    name.unwrap_or_default().to_owned()
}
