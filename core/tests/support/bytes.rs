//! What a folder's files hold, byte for byte.

use std::path::Path;

/// The bytes of every file of a folder and of the folders in it.
pub fn every_file(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for it in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if it.path().is_dir() {
            files.extend(every_file(&it.path()));
        } else {
            files.push((it.path().display().to_string(), std::fs::read(it.path()).unwrap()));
        }
    }
    files
}

/// The files in which some bytes are found.
pub fn found_in(folder: &Path, bytes: &[u8]) -> Vec<String> {
    let holds = |(_, it): &(String, Vec<u8>)| it.windows(bytes.len()).any(|window| window == bytes);
    every_file(folder).into_iter().filter(holds).map(|(name, _)| name).collect()
}
