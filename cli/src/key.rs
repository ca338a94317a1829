//! The key of what is sealed in a store, from a file. Owns that its bytes are in no message.

use std::path::{Path, PathBuf};

use placet::engine::SecretKey;

use crate::output::{Failure, read};

/// What is said where a store is sealed under the app's key and none was given.
pub const NEEDED: &str =
    "what can be erased is sealed under the app's key: name a file of its 32 bytes with --key-file";

/// Where the key comes from.
#[derive(Debug, clap::Args)]
pub struct KeyFile {
    /// File of the 32 bytes under which the app seals what can be erased; a store without them needs none
    #[arg(long, value_name = "FILE", requires = "store")]
    key_file: Option<PathBuf>,
}

impl KeyFile {
    /// The key, where a file was named.
    pub fn read(&self) -> Result<Option<SecretKey>, Failure> {
        self.key_file.as_deref().map(key_in).transpose()
    }
}

fn key_in(file: &Path) -> Result<SecretKey, Failure> {
    let bytes = read(file)?;
    let length = bytes.len();
    let key =
        <[u8; 32]>::try_from(bytes).map_err(|_| Failure::at(file, format!("is no key: 32 bytes, not {length}")))?;
    Ok(SecretKey::from_bytes(key))
}
