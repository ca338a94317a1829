//! What can be erased of a subject: a tag of the app's identifier, the age band and its end, free texts. Each row is
//! sealed under a key of the subject's own, which lies in the [file of keys](super::keys) alone.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::connection::Store;
use super::error::StoreError;
use super::keys::{KeyId, Keys};
use super::seal::{SecretKey, random};
use crate::canonical::{self, Hash};
use crate::clock::Timestamp;
use crate::id::SubjectRef;

/// The word under which the database names its set of keys.
const SET: &str = "keys";
/// How often a row is looked for whose key another process destroyed meanwhile.
pub const LOOKS: usize = 8;
/// The longest free text, in bytes.
pub const TEXT_BYTES: usize = 16 * 1024;

/// What is known of a subject and can be erased.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// HMAC of the identifier by which the app knows an account; a guest has none.
    pub tag: Option<Hash>,
    /// The code of the age band.
    pub age_band: Option<String>,
    /// When that band ends.
    pub age_until: Option<Timestamp>,
}

/// What is known of a person is not for logs.
impl std::fmt::Debug for Profile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Profile").finish_non_exhaustive()
    }
}

/// A free text with the salt of its hash.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    salt: Hash,
    text: String,
}

impl Store {
    /// Takes the keys of this database from the file beside it; until then nothing that can be erased is read.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`] for another key than the file is sealed under, [`StoreError::KeysLost`] where there is no
    /// whole file or it is another database's.
    pub fn unlock(&self, host: Option<&SecretKey>) -> Result<(), StoreError> {
        self.path().map_or(Ok(()), |database| self.unlock_at(database, host))
    }

    /// As [`unlock`](Self::unlock), with the keys that lie beside another file.
    pub(super) fn unlock_at(&self, database: &Path, host: Option<&SecretKey>) -> Result<(), StoreError> {
        self.unlock_by(Keys::read(database, host.cloned())?)
    }

    /// As [`unlock`](Self::unlock), with keys that were read before: what was destroyed since opens still what was read
    /// before that.
    pub fn unlock_by(&self, keys: Keys) -> Result<(), StoreError> {
        if self.meta(SET)? != Some(name_of(&keys.set())) {
            return Err(StoreError::KeysLost);
        }
        self.keys.replace(Some(keys));
        Ok(())
    }

    /// Makes a new set of keys for this database; what was sealed under another one cannot be read any more.
    pub fn make_keys(&self, host: Option<&SecretKey>) -> Result<(), StoreError> {
        let keys = Keys::create(self.path(), host.cloned())?;
        self.set_meta(SET, &name_of(&keys.set()))?;
        self.keys.replace(Some(keys));
        Ok(())
    }

    /// Whether the app supplies a key now that the file of keys does not need yet.
    pub fn wants_host_key(&self) -> bool {
        self.keys.borrow().as_ref().is_some_and(Keys::wants_host)
    }

    /// What is known of a subject; nothing where nothing is, or the keys are not to be had.
    pub fn profile(&self, subject: &SubjectRef) -> Result<Option<Profile>, StoreError> {
        self.profile_of(subject.as_str())
    }

    /// As [`profile`](Self::profile), by a name that nobody has judged.
    pub(super) fn profile_of(&self, subject: &str) -> Result<Option<Profile>, StoreError> {
        let find = || -> Result<Option<(KeyId, Vec<u8>)>, StoreError> {
            let mut statement = self.connection.prepare_cached("SELECT key, sealed FROM subject WHERE name = ?1")?;
            Ok(statement.query_row([subject], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
        };
        // First the row goes or is sealed anew, then its key: without a key the row is looked for again.
        for _ in 0..LOOKS {
            let Some((id, sealed)) = find()?.filter(|_| self.keys.borrow().is_some()) else { return Ok(None) };
            if let Some(key) = self.key(&id)? {
                return read(&key, subject, &sealed).map(Some);
            }
        }
        Err(StoreError::KeysLost)
    }

    /// Notes what is known of a subject, under its key or a new one.
    pub fn put_profile(&self, subject: &SubjectRef, profile: &Profile) -> Result<(), StoreError> {
        let (id, key) = self.key_of(subject)?;
        self.write_profile(subject.as_str(), profile, &id, &key)
    }

    /// The account that the app knows by an identifier.
    pub fn account(&self, identifier: &str) -> Result<Option<SubjectRef>, StoreError> {
        let tag = self.tag(identifier)?;
        for name in self.sealed_names()? {
            if self.profile_of(&name)?.is_some_and(|it| it.tag == Some(tag)) {
                return SubjectRef::try_from(name).map(Some).map_err(|_| StoreError::Unreadable);
            }
        }
        Ok(None)
    }

    /// What is kept of an identifier.
    pub fn tag(&self, identifier: &str) -> Result<Hash, StoreError> {
        let keys = self.keys.borrow();
        let keys = keys.as_ref().ok_or(StoreError::KeysLost)?;
        keys.tags().tag(&[b"placet.identifier.1", identifier.as_bytes()])
    }

    /// Keeps a free text, and returns the salted hash by which evidence may name it.
    pub fn put_text(&self, subject: &SubjectRef, text: &str) -> Result<Hash, StoreError> {
        let note = Note { salt: Hash::from_bytes(random()?), text: text.to_owned() };
        let hash = Hash::of(&[b"placet.text.1", note.salt.as_bytes(), text.as_bytes()]);
        if self.profile(subject)?.is_none() {
            self.put_profile(subject, &Profile::default())?;
        }
        let (id, key) = self.key_of(subject)?;
        self.write_text(subject.as_str(), &hash, &note, &id, &key)?;
        Ok(hash)
    }

    /// Gives the texts of one subject to another, under its key.
    pub fn move_texts(&self, from: &SubjectRef, to: &SubjectRef) -> Result<(), StoreError> {
        let texts = self.texts_of(from.as_str())?;
        if texts.is_empty() {
            return Ok(());
        }
        let (id, key) = self.key_of(to)?;
        for (hash, note) in texts {
            self.write_text(to.as_str(), &hash, &note, &id, &key)?;
        }
        Ok(())
    }

    /// A text that was kept; nothing where it was erased.
    pub fn text(&self, subject: &SubjectRef, hash: &Hash) -> Result<Option<String>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT key, sealed FROM text WHERE subject = ?1 AND hash = ?2")?;
        let row = statement.query_row(params![subject.as_str(), hash.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)));
        let found: Option<(KeyId, Vec<u8>)> = row.optional()?;
        let Some((id, sealed)) = found else { return Ok(None) };
        let key = self.key(&id)?.ok_or(StoreError::KeysLost)?;
        let note: Note = read(&key, &about_text(subject.as_str(), hash), &sealed)?;
        Ok(Some(note.text))
    }

    /// Removes everything of a subject that can be erased. [`destroy_keys`](Self::destroy_keys) must follow the commit.
    pub fn forget(&self, subject: &SubjectRef) -> Result<(), StoreError> {
        for statement in [
            "DELETE FROM subject WHERE name = ?1",
            "DELETE FROM text WHERE subject = ?1",
            "DELETE FROM usage WHERE subject = ?1",
            "DELETE FROM snapshot WHERE chain = (SELECT id FROM chain WHERE name = ?1)",
        ] {
            self.connection.prepare_cached(statement)?.execute([subject.as_str()])?;
        }
        Ok(())
    }

    /// Removes everything that can be erased of anybody.
    pub fn forget_everyone(&self) -> Result<(), StoreError> {
        Ok(self.connection.execute_batch("DELETE FROM subject; DELETE FROM text; DELETE FROM usage;")?)
    }

    /// Destroys every key that no row names; call it as the only writer.
    pub fn destroy_keys(&self) -> Result<(), StoreError> {
        let named = self.named_keys()?;
        match &mut *self.keys.borrow_mut() {
            Some(keys) => keys.retain(&named),
            None => Ok(()),
        }
    }

    /// As [`destroy_keys`](Self::destroy_keys), in the transaction in which the file of keys was read or made: nobody has
    /// replaced it since.
    pub fn destroy_read_keys(&self) -> Result<(), StoreError> {
        let named = self.named_keys()?;
        match &mut *self.keys.borrow_mut() {
            Some(keys) if keys.has_others(&named) => keys.retain(&named),
            _ => Ok(()),
        }
    }

    /// Seals every row under a new key; both the present and the next key of the app open the file until
    /// [`end_renewal`](Self::end_renewal).
    pub fn renew_keys(&self, next: Option<&SecretKey>) -> Result<(), StoreError> {
        let renewed = {
            let mut keys = self.keys.borrow_mut();
            keys.as_mut().ok_or(StoreError::KeysLost)?.renew(&self.named_keys()?, next)?
        };
        for name in self.sealed_names()? {
            let Some(profile) = self.profile_of(&name)? else { continue };
            let texts = self.texts_of(&name)?;
            let old: KeyId =
                self.connection.query_row("SELECT key FROM subject WHERE name = ?1", [&name], |row| row.get(0))?;
            let new = renewed.get(&old).ok_or(StoreError::KeysLost)?;
            let key = self.key(new)?.ok_or(StoreError::KeysLost)?;
            self.write_profile(&name, &profile, new, &key)?;
            for (hash, note) in texts {
                self.write_text(&name, &hash, &note, new, &key)?;
            }
        }
        Ok(())
    }

    /// Lets the file be opened by the app's next key alone. Call it as the only writer, once the rows are on disk.
    pub fn end_renewal(&self, host: Option<&SecretKey>) -> Result<(), StoreError> {
        if let Some(keys) = &mut *self.keys.borrow_mut() {
            keys.use_host(host.cloned());
        }
        self.destroy_keys()
    }

    fn texts_of(&self, subject: &str) -> Result<Vec<(Hash, Note)>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT hash, key, sealed FROM text WHERE subject = ?1")?;
        let rows = statement.query_map([subject], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let rows: Vec<([u8; 32], KeyId, Vec<u8>)> = rows.collect::<Result<_, _>>()?;
        let each = rows.into_iter().map(|(hash, id, sealed)| {
            let hash = Hash::from_bytes(hash);
            let key = self.key(&id)?.ok_or(StoreError::KeysLost)?;
            Ok((hash, read(&key, &about_text(subject, &hash), &sealed)?))
        });
        each.collect()
    }

    fn write_profile(&self, subject: &str, profile: &Profile, id: &KeyId, key: &SecretKey) -> Result<(), StoreError> {
        let plain = canonical::encode(profile).map_err(|_| StoreError::Unreadable)?;
        let sealed = key.seal(subject.as_bytes(), &plain)?;
        self.connection
            .prepare_cached(
                "INSERT INTO subject (name, key, sealed) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (name) DO UPDATE SET key = excluded.key, sealed = excluded.sealed",
            )?
            .execute(params![subject, id, sealed])?;
        Ok(())
    }

    fn write_text(
        &self,
        subject: &str,
        hash: &Hash,
        note: &Note,
        id: &KeyId,
        key: &SecretKey,
    ) -> Result<(), StoreError> {
        let plain = canonical::encode(note).map_err(|_| StoreError::Unreadable)?;
        let sealed = key.seal(about_text(subject, hash).as_bytes(), &plain)?;
        self.connection
            .prepare_cached(
                "INSERT INTO text (subject, hash, key, sealed) VALUES (?1, ?2, ?3, ?4) \
                 ON CONFLICT (subject, hash) DO UPDATE SET key = excluded.key, sealed = excluded.sealed",
            )?
            .execute(params![subject, hash.as_bytes(), id, sealed])?;
        Ok(())
    }

    fn key(&self, id: &KeyId) -> Result<Option<SecretKey>, StoreError> {
        self.keys.borrow_mut().as_mut().map_or(Ok(None), |it| it.get(id))
    }

    /// The key that a subject's rows are sealed under; a new one where it has none.
    fn key_of(&self, subject: &SubjectRef) -> Result<(KeyId, SecretKey), StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT key FROM subject WHERE name = ?1")?;
        let named: Option<KeyId> = statement.query_row([subject.as_str()], |row| row.get(0)).optional()?;
        match named {
            Some(id) => Ok((id, self.key(&id)?.ok_or(StoreError::KeysLost)?)),
            None => self.keys.borrow_mut().as_mut().ok_or(StoreError::KeysLost)?.add(),
        }
    }

    fn named_keys(&self) -> Result<BTreeSet<KeyId>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT key FROM subject UNION ALL SELECT key FROM text")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    fn sealed_names(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT name FROM subject ORDER BY name")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}

/// What opens under the right key is as it was sealed, or the row was changed.
fn read<T: for<'a> Deserialize<'a>>(key: &SecretKey, about: &str, sealed: &[u8]) -> Result<T, StoreError> {
    let plain = key.open(about.as_bytes(), sealed).ok_or(StoreError::Unreadable)?;
    canonical::decode(&plain).map_err(|_| StoreError::Unreadable)
}

fn about_text(subject: &str, hash: &Hash) -> String {
    format!("{subject} {hash}")
}

fn name_of(set: &KeyId) -> String {
    format!("{:032x}", u128::from_be_bytes(*set))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_a_person_is_not_shown() {
        let profile = Profile { age_band: Some("under_14".to_owned()), ..Profile::default() };

        assert_eq!(format!("{profile:?}"), "Profile { .. }");
    }
}
