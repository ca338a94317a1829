//! Sealing: encryption with authentication, keyed hashes, random bytes of the system. The one file that names the
//! crates for it (`docs/adr/0020-sealing.md`).

use std::fmt;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::error::StoreError;
use crate::canonical::Hash;

const NONCE_BYTES: usize = 24;

/// Thirty-two secret bytes, such as a key from the Keystore or the Keychain. It never shows what it holds.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey([u8; 32]);

impl SecretKey {
    /// Takes 32 bytes as they are; they must be random.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(super) fn random() -> Result<Self, StoreError> {
        random().map(Self)
    }

    pub(super) const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// HMAC-SHA-256 of parts that the caller keeps apart by length or fixed size.
    pub fn tag(&self, parts: &[&[u8]]) -> Result<Hash, StoreError> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).map_err(|_| StoreError::NoSecrets)?;
        for part in parts {
            mac.update(part);
        }
        Ok(Hash::from_bytes(mac.finalize().into_bytes().into()))
    }

    /// Encrypts under a fresh nonce, which comes first; `about` is not hidden, and must be the same to open it.
    pub(super) fn seal(&self, about: &[u8], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce: [u8; NONCE_BYTES] = random()?;
        let payload = Payload { msg: plain, aad: about };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).map_err(|_| StoreError::NoSecrets)?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// What was sealed; nothing where it was sealed under another key or about another thing, or was changed since.
    pub(super) fn open(&self, about: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        self.cipher().decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: about }).ok()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&self.0).into())
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(..)")
    }
}

/// Random bytes from the system.
pub(super) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoSecrets)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_under_its_key_about_its_thing_alone() {
        let (key, other) = (SecretKey::random().unwrap(), SecretKey::random().unwrap());
        let sealed = key.seal(b"a", b"plain").unwrap();
        let mut changed = sealed.clone();
        changed[30] ^= 1;

        assert_eq!(key.open(b"a", &sealed), Some(b"plain".to_vec()));
        let refused =
            [other.open(b"a", &sealed), key.open(b"b", &sealed), key.open(b"a", &changed), key.open(b"a", b"")];
        assert_eq!(refused, [None, None, None, None]);
        assert_ne!(key.seal(b"a", b"plain").unwrap(), sealed, "no nonce comes twice");
    }

    #[test]
    fn a_tag_is_the_hmac_of_rfc_4231() {
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");

        let tag = SecretKey::from_bytes(key).tag(&[b"what do ya want ", b"for nothing?"]).unwrap();

        assert_eq!(tag.to_string(), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    #[test]
    fn a_key_does_not_show_what_it_holds() {
        assert_eq!(format!("{:?}", SecretKey::from_bytes([7; 32])), "SecretKey(..)");
    }
}
