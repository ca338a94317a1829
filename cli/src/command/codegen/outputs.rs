//! Where the names go: what the arguments name, or `codegen.json` beside the manifest; and how a file there stands.

use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::output::{Failure, read};

/// How every file that is written begins.
const MARKER: &str = "// Written by `placet codegen` from ";
/// The file beside a manifest that says where its names go.
pub const BESIDE: &str = "codegen.json";

/// A language that names are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Kotlin, for Java too.
    Kotlin,
    /// Swift.
    Swift,
}

/// Where the names of a manifest go.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outputs {
    /// What the class is called; `App` where nothing is said.
    pub name: Option<String>,
    /// The file in Kotlin.
    pub kotlin: Option<Kotlin>,
    /// The file in Swift.
    pub swift: Option<Swift>,
}

/// A file in Kotlin.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kotlin {
    /// The file.
    pub file: PathBuf,
    /// The package that it is in.
    pub package: String,
}

/// A file in Swift.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Swift {
    /// The file.
    pub file: PathBuf,
}

/// How a file stands to what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It is what it should be.
    Current,
    /// The manifest, or the generator, is newer.
    Stale,
    /// There is none.
    Missing,
    /// Somebody else wrote it.
    Foreign,
    /// It was written just now.
    Written,
}

impl Outputs {
    /// What `codegen.json` beside a manifest says; nothing where there is none. Its paths are relative to it.
    pub fn beside(manifest: &Path) -> Result<Option<Self>, Failure> {
        let folder = manifest.parent().unwrap_or_else(|| Path::new(""));
        let path = folder.join(BESIDE);
        if !path.exists() {
            return Ok(None);
        }
        let mut it: Self = serde_json::from_slice(&read(&path)?).map_err(|it| Failure::at(&path, it))?;
        if let Some(kotlin) = &mut it.kotlin {
            kotlin.file = plain(&folder.join(&kotlin.file));
        }
        if let Some(swift) = &mut it.swift {
            swift.file = plain(&folder.join(&swift.file));
        }
        Ok(Some(it))
    }
}

/// The first line of every file: who wrote it, and of what.
pub fn marker(manifest: &Path) -> String {
    let name = manifest.file_name().map_or_else(String::new, |it| it.to_string_lossy().replace(['\n', '\r'], " "));
    format!("{MARKER}{name}. Change that and run it again; what is changed here is lost.")
}

/// How the file stands to the text that it should have; line ends do not count.
pub fn state(file: &Path, text: &str) -> Result<State, Failure> {
    let there = match std::fs::read(file) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).replace("\r\n", "\n"),
        Err(it) if it.kind() == std::io::ErrorKind::NotFound => return Ok(State::Missing),
        Err(it) => return Err(Failure::at(file, it)),
    };
    Ok(if there == text {
        State::Current
    } else if there.starts_with(MARKER) {
        State::Stale
    } else {
        State::Foreign
    })
}

/// Writes the file, and the folders above it.
pub fn write(file: &Path, text: &str) -> Result<(), Failure> {
    let folder = file.parent().unwrap_or_else(|| Path::new(""));
    std::fs::create_dir_all(folder).map_err(|it| Failure::at(folder, it))?;
    std::fs::write(file, text).map_err(|it| Failure::at(file, it))
}

/// A path without `a/..`, for people to read.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_shown_without_detours() {
        assert_eq!(plain(Path::new("core/keke/../../ios/App.swift")), Path::new("ios/App.swift"));
        assert_eq!(plain(Path::new("../../ios/./App.swift")), Path::new("../../ios/App.swift"));
        assert_eq!(plain(Path::new("/a/../b")), Path::new("/b"));
    }
}
