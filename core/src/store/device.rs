//! Which device a store belongs to: a keyed hash under a secret that the app keeps out of every backup.

use super::connection::Store;
use super::error::StoreError;
use super::seal::{SecretKey, random};
use crate::canonical::Hash;

/// The word under which the hash and its salt are kept.
const DEVICE: &str = "device";

impl Store {
    /// Whether the store belongs to the device that has this secret; nothing where it belongs to none yet.
    pub fn belongs_to(&self, device: &SecretKey) -> Result<Option<bool>, StoreError> {
        let Some(kept) = self.meta(DEVICE)? else { return Ok(None) };
        let salt = kept.split_once(' ').and_then(|(salt, _)| Hash::try_from(salt.to_owned()).ok());
        let salt = salt.ok_or(StoreError::Unreadable)?;
        Ok(Some(written(device, salt)? == kept))
    }

    /// Says that the store belongs to the device that has this secret.
    pub fn belong_to(&self, device: &SecretKey) -> Result<(), StoreError> {
        if self.belongs_to(device)? == Some(true) {
            return Ok(());
        }
        self.set_meta(DEVICE, &written(device, Hash::from_bytes(random()?))?)
    }
}

fn written(device: &SecretKey, salt: Hash) -> Result<String, StoreError> {
    Ok(format!("{salt} {}", device.tag(&[b"placet.device.1", salt.as_bytes()])?))
}
