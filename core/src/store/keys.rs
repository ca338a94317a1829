//! The file of keys: one for each subject, and one for the tags of identifiers. It lies beside the database and never
//! in it, so that no log of commits and no free page keeps a key that was destroyed.
//!
//! The file is sealed under a key that the app supplies, or else holds its own. It is only ever replaced whole, by
//! whoever holds the database's write transaction.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::files::file;
use super::seal::{SecretKey, random};
use crate::canonical::Hash;

/// The file within the folder that the app gives.
pub(super) const FILE: &str = "placet.keys";
/// The name under which the next one grows.
const PART: &str = "placet.keys.part";
const MAGIC: &[u8; 8] = b"PLCTKEY1";
/// A wrap that holds the file's key as it is, and one that holds it sealed.
const OWN: u8 = 0;
const SEALED: u8 = 1;
/// A nonce, a key, a tag.
const SEALED_BYTES: usize = 24 + 32 + 16;

/// The longest file: the keys of more subjects than a device ever has. What has no end is not read until memory has one.
const MAX_BYTES: usize = 4 * 1024 * 1024;

/// About as long as one is.
const USUAL_BYTES: usize = 1024;

/// Names a key, or the set of them that belongs to one database.
pub(super) type KeyId = [u8; 16];

/// The keys of a store.
#[derive(Debug)]
pub struct Keys {
    /// Where the file is; nowhere for a store in memory.
    path: Option<PathBuf>,
    /// What the app supplied; without it the file holds its own.
    host: Option<SecretKey>,
    ring: Ring,
}

/// What the file holds.
#[derive(Debug, Clone)]
struct Ring {
    set: KeyId,
    /// For the tags of identifiers.
    tags: SecretKey,
    subjects: BTreeMap<KeyId, SecretKey>,
    /// How the file can be opened; two ways only while its key is being changed.
    wraps: usize,
    /// Whether it can be opened without a key of the app's.
    is_own: bool,
}

impl Keys {
    /// Makes a set of keys beside a database, or in memory; a file that lies there is replaced.
    pub(super) fn create(database: Option<&Path>, host: Option<SecretKey>) -> Result<Self, StoreError> {
        let is_own = host.is_none();
        let ring = Ring { set: random()?, tags: SecretKey::random()?, subjects: BTreeMap::new(), wraps: 1, is_own };
        let mut keys = Self { path: database.map(|it| it.with_file_name(FILE)), host, ring };
        let ring = keys.ring.clone();
        keys.save(ring, &[])?;
        Ok(keys)
    }

    /// Reads the keys of the store in a folder; changes nothing.
    ///
    /// # Errors
    /// As [`Store::unlock`](super::Store::unlock).
    pub fn of(folder: &Path, host: Option<&SecretKey>) -> Result<Self, StoreError> {
        Self::read(&file(folder), host.cloned())
    }

    /// Reads the keys beside a database; changes nothing.
    ///
    /// # Errors
    /// [`StoreError::KeysLost`] where there are none that are whole, [`StoreError::WrongKey`] where they are sealed under
    /// another key.
    pub(super) fn read(database: &Path, host: Option<SecretKey>) -> Result<Self, StoreError> {
        let path = database.with_file_name(FILE);
        let ring = read(&path, host.as_ref())?;
        Ok(Self { path: Some(path), host, ring })
    }

    /// Names the set.
    pub(super) fn set(&self) -> KeyId {
        self.ring.set
    }

    /// Whether the file holds its own key although the app supplies one now.
    pub(super) fn wants_host(&self) -> bool {
        self.ring.is_own && self.host.is_some()
    }

    /// The key for the tags of identifiers.
    pub(super) fn tags(&self) -> &SecretKey {
        &self.ring.tags
    }

    /// A subject's key; looks into the file again where another process may have made it.
    pub(super) fn get(&mut self, id: &KeyId) -> Result<Option<SecretKey>, StoreError> {
        if !self.ring.subjects.contains_key(id) {
            self.reload()?;
        }
        Ok(self.ring.subjects.get(id).cloned())
    }

    /// Makes a subject's key. It is on disk before this returns.
    pub(super) fn add(&mut self) -> Result<(KeyId, SecretKey), StoreError> {
        self.reload()?;
        let (id, key) = (random()?, SecretKey::random()?);
        let mut ring = self.ring.clone();
        ring.subjects.insert(id, key.clone());
        self.save(ring, &[])?;
        Ok((id, key))
    }

    /// Whether the file, as it was read last, holds keys besides those that are named, or a second way to open it.
    pub(super) fn has_others(&self, named: &BTreeSet<KeyId>) -> bool {
        self.ring.wraps != 1 || !self.ring.subjects.keys().all(|it| named.contains(it))
    }

    /// Destroys every key but those that are still named, and every second way to open the file.
    pub(super) fn retain(&mut self, named: &BTreeSet<KeyId>) -> Result<(), StoreError> {
        self.reload()?;
        if !self.has_others(named) {
            return Ok(());
        }
        let mut ring = self.ring.clone();
        ring.subjects.retain(|id, _| named.contains(id));
        self.save(ring, &[])
    }

    /// Makes a new key for each of the subjects' that are named, beside the present ones, and lets the file be opened by
    /// the app's next key as well. [`retain`](Self::retain) then ends it.
    pub(super) fn renew(
        &mut self,
        named: &BTreeSet<KeyId>,
        next: Option<&SecretKey>,
    ) -> Result<BTreeMap<KeyId, KeyId>, StoreError> {
        self.reload()?;
        let mut ring = self.ring.clone();
        let mut renewed = BTreeMap::new();
        for old in named {
            let new = random()?;
            ring.subjects.insert(new, SecretKey::random()?);
            renewed.insert(*old, new);
        }
        self.save(ring, &[next])?;
        Ok(renewed)
    }

    /// Opens the file by another key from now on.
    pub(super) fn use_host(&mut self, host: Option<SecretKey>) {
        self.host = host;
    }

    fn reload(&mut self) -> Result<(), StoreError> {
        let Some(path) = &self.path else { return Ok(()) };
        let ring = read(path, self.host.as_ref())?;
        if ring.set != self.ring.set {
            return Err(StoreError::KeysLost);
        }
        self.ring = ring;
        Ok(())
    }

    /// Replaces the file; `next` names a second way to open it.
    fn save(&mut self, mut ring: Ring, next: &[Option<&SecretKey>]) -> Result<(), StoreError> {
        let hosts: Vec<Option<&SecretKey>> = std::iter::once(self.host.as_ref()).chain(next.iter().copied()).collect();
        ring.wraps = hosts.len();
        ring.is_own = hosts.iter().any(Option::is_none);
        if let Some(path) = &self.path {
            replace(path, &encode(&ring, &hosts)?)?;
        }
        self.ring = ring;
        Ok(())
    }
}

/// The bytes of a file: the ways to its key, what is sealed under that, and a sum over both.
fn encode(ring: &Ring, hosts: &[Option<&SecretKey>]) -> Result<Vec<u8>, StoreError> {
    let file = SecretKey::random()?;
    let mut bytes = MAGIC.to_vec();
    bytes.push(u8::try_from(hosts.len()).unwrap_or(u8::MAX));
    for host in hosts {
        let (kind, mut wrap) = match host {
            None => (OWN, file.as_bytes().to_vec()),
            Some(host) => (SEALED, host.seal(MAGIC, file.as_bytes())?),
        };
        wrap.resize(SEALED_BYTES, 0);
        bytes.push(kind);
        bytes.extend(wrap);
    }
    let mut plain = [&ring.set[..], ring.tags.as_bytes()].concat();
    for (id, key) in &ring.subjects {
        plain.extend_from_slice(id);
        plain.extend_from_slice(key.as_bytes());
    }
    bytes.extend(file.seal(MAGIC, &plain)?);
    let sum = Hash::of(&[&bytes]);
    bytes.extend_from_slice(sum.as_bytes());
    Ok(bytes)
}

fn read(path: &Path, host: Option<&SecretKey>) -> Result<Ring, StoreError> {
    let mut bytes = Vec::with_capacity(USUAL_BYTES);
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    File::open(path).and_then(|it| it.take(limit).read_to_end(&mut bytes)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => StoreError::KeysLost,
        _ => StoreError::OutOfReach,
    })?;
    let whole = bytes.split_last_chunk::<32>().filter(|(body, sum)| Hash::of(&[body]).as_bytes() == *sum);
    let (wraps, payload) = whole.and_then(|(body, _)| parts(body)).ok_or(StoreError::KeysLost)?;
    let file = wraps.iter().find_map(|(kind, wrap)| unwrap(*kind, wrap, host)).ok_or(StoreError::WrongKey)?;
    let plain = file.open(MAGIC, payload).ok_or(StoreError::KeysLost)?;
    let is_own = wraps.iter().any(|(kind, _)| *kind == OWN);
    ring(&plain, wraps.len(), is_own).ok_or(StoreError::KeysLost)
}

type Wrap<'a> = (u8, &'a [u8]);

fn parts(body: &[u8]) -> Option<(Vec<Wrap<'_>>, &[u8])> {
    let (count, mut rest) = body.strip_prefix(MAGIC)?.split_first()?;
    let mut wraps = Vec::new();
    for _ in 0..*count {
        let (kind, after) = rest.split_first()?;
        let (wrap, after) = after.split_at_checked(SEALED_BYTES)?;
        wraps.push((*kind, wrap));
        rest = after;
    }
    Some((wraps, rest))
}

fn unwrap(kind: u8, wrap: &[u8], host: Option<&SecretKey>) -> Option<SecretKey> {
    if kind == OWN {
        return Some(SecretKey::from_bytes(*wrap.first_chunk()?));
    }
    let file = host?.open(MAGIC, wrap)?;
    Some(SecretKey::from_bytes(file.try_into().ok()?))
}

fn ring(plain: &[u8], wraps: usize, is_own: bool) -> Option<Ring> {
    let (set, rest) = plain.split_first_chunk::<16>()?;
    let (tags, mut rest) = rest.split_first_chunk::<32>()?;
    let mut subjects = BTreeMap::new();
    while let Some((id, after)) = rest.split_first_chunk::<16>() {
        let (key, after) = after.split_first_chunk::<32>()?;
        subjects.insert(*id, SecretKey::from_bytes(*key));
        rest = after;
    }
    Some(Ring { set: *set, tags: SecretKey::from_bytes(*tags), subjects, wraps, is_own })
}

/// Puts a file in the place of another, whole and on disk, or not at all.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    if bytes.len() > MAX_BYTES {
        return Err(StoreError::Full);
    }
    let part = path.with_file_name(PART);
    Ok(write_new(&part, bytes).and_then(|()| fs::rename(&part, path)).and_then(|()| sync_folder(path))?)
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Puts a file's new name on disk, where folders can be synced.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    path.parent().map_or(Ok(()), |it| File::open(it)?.sync_all())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> SecretKey {
        SecretKey::from_bytes([byte; 32])
    }

    fn database(folder: &tempfile::TempDir) -> PathBuf {
        folder.path().join("placet.db")
    }

    #[test]
    fn a_key_is_found_again_by_whoever_has_the_apps_key_and_by_nobody_else() {
        let folder = tempfile::tempdir().unwrap();
        let mut keys = Keys::create(Some(&database(&folder)), Some(key(1))).unwrap();
        let (id, made) = keys.add().unwrap();
        let before = fs::read(folder.path().join(FILE)).unwrap();

        let mut again = Keys::read(&database(&folder), Some(key(1))).unwrap();
        let refused = [Some(key(2)), None].map(|it| Keys::read(&database(&folder), it).err());

        assert_eq!(again.get(&id).unwrap(), Some(made));
        assert!(refused.iter().all(|it| matches!(it, Some(StoreError::WrongKey))));
        assert_eq!(fs::read(folder.path().join(FILE)).unwrap(), before);
    }

    #[test]
    fn a_missing_cut_or_changed_file_is_lost_and_not_a_wrong_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let lost = || matches!(Keys::read(&database(&folder), Some(key(1))), Err(StoreError::KeysLost));
        assert!(lost());
        Keys::create(Some(&database(&folder)), Some(key(1))).unwrap();
        let bytes = fs::read(&path).unwrap();

        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            fs::write(&path, changed).unwrap();
            assert!(lost(), "byte {at}");
            fs::write(&path, &bytes[..at]).unwrap();
            assert!(lost(), "cut at {at}");
        }
    }

    #[test]
    fn while_its_key_is_changed_the_file_opens_by_both_and_then_by_the_next_alone() {
        let folder = tempfile::tempdir().unwrap();
        let mut keys = Keys::create(Some(&database(&folder)), None).unwrap();
        let (old, _) = keys.add().unwrap();

        let renewed = keys.renew(&BTreeSet::from([old]), Some(&key(2))).unwrap();
        let either = [None, Some(key(2))].map(|it| Keys::read(&database(&folder), it).is_ok());
        keys.use_host(Some(key(2)));
        keys.retain(&renewed.values().copied().collect()).unwrap();
        let after = [None, Some(key(2))].map(|it| Keys::read(&database(&folder), it).is_ok());

        assert_eq!((either, after), ([true, true], [false, true]));
        assert_eq!(keys.get(&old).unwrap(), None);
        assert!(keys.get(&renewed[&old]).unwrap().is_some());
    }

    #[test]
    fn a_key_that_was_destroyed_is_in_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let mut keys = Keys::create(Some(&database(&folder)), None).unwrap();
        let ((kept, _), (gone, _)) = (keys.add().unwrap(), keys.add().unwrap());

        keys.retain(&BTreeSet::from([kept])).unwrap();

        let mut again = Keys::read(&database(&folder), None).unwrap();
        assert!(again.get(&kept).unwrap().is_some());
        assert_eq!(again.get(&gone).unwrap(), None);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half written is left");
    }

    #[test]
    fn what_is_not_named_and_a_second_way_in_are_others() {
        let mut keys = Keys::create(None, None).unwrap();
        let ((one, _), (other, _)) = (keys.add().unwrap(), keys.add().unwrap());
        let both = BTreeSet::from([one, other]);

        assert!(!keys.has_others(&both) && keys.has_others(&BTreeSet::from([one])));
        keys.renew(&BTreeSet::new(), Some(&key(2))).unwrap();
        assert!(keys.has_others(&both));
    }

    #[test]
    fn a_file_that_would_be_longer_than_one_is_read_takes_no_others_place() {
        // As a number of its own: a lower limit would no longer read a file that a higher one let grow.
        const LONGEST: usize = 1 << 22;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let longest = vec![7; LONGEST];
        replace(&path, &longest).unwrap();

        assert!(matches!(replace(&path, &vec![8; LONGEST + 1]), Err(StoreError::Full)));

        assert!(fs::read(&path).unwrap() == longest);
    }
}
