//! Opening and settings of the SQLite file.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::epoch::Epoch;
use super::error::StoreError;
use super::files::file;
use super::keys::Keys;
use super::options::{Options, Synchronous};
use super::quarantine;
use super::rest::{holds_nothing, name_to_read};
use super::schema::{Standing, Steps};
use super::seal::random;

/// Marks a file as Placet's: `PLCT`.
pub(super) const APPLICATION_ID: i32 = 0x504c_4354;
/// How a database is opened that is only looked at.
pub(super) const READ_ONLY: OpenFlags =
    OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX).union(OpenFlags::SQLITE_OPEN_URI);
/// How one is opened that is written.
pub(super) const READ_WRITE: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);
/// How long a call waits for another process's transaction.
pub(super) const BUSY: Duration = Duration::from_secs(5);
/// How many statements stay prepared: more than there are, or a decision prepares each of its own anew.
const STATEMENTS: usize = 64;
/// How many processes may make the file at the same moment before one of them is told that it is busy.
const STARTS_AT_ONCE: usize = 100;

/// An open store.
#[derive(Debug)]
pub struct Store {
    pub(super) connection: Connection,
    /// The keys to what can be erased; nothing before they are taken from their file.
    pub(super) keys: RefCell<Option<Keys>>,
    place: Option<Placed>,
    pub(super) epoch: Option<Epoch>,
    pub(super) options: Options,
    /// How many commits there were, this store's last one included.
    pub(super) counted: Cell<u64>,
}

/// Which file was opened under which name.
#[derive(Debug)]
struct Placed {
    path: PathBuf,
    identity: Option<(u64, u64)>,
}

impl Store {
    /// A store over a connection, wherever that leads.
    pub(super) fn of(connection: Connection) -> Self {
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        // A statement that is prepared stays so, whatever is looked for by it; where it does not, it only takes longer.
        let _ = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true);
        let (keys, counted) = (RefCell::new(None), Cell::new(0));
        Self { connection, keys, place: None, epoch: None, options: Options::default(), counted }
    }

    /// The database's file; none for a store in memory.
    pub(super) fn path(&self) -> Option<&Path> {
        self.place.as_ref().map(|it| it.path.as_path())
    }

    /// The same store by another connection, of whose commits nobody is told.
    pub(super) fn over(self, connection: Connection) -> Self {
        Self { connection, options: Options { at: None, ..self.options }, ..self }
    }

    /// The same store with other steps to its schema.
    pub(super) fn by(self, steps: Steps) -> Self {
        Self { options: Options { steps, ..self.options }, ..self }
    }

    /// The steps to the schema that it has.
    pub(super) fn steps(&self) -> Steps {
        self.options.steps
    }

    /// Says which file the connection leads to.
    pub(super) fn placed(mut self, path: &Path) -> Self {
        self.place = Some(Placed { identity: identity(path), path: path.to_owned() });
        self
    }

    /// Whether the file that was opened still stands under its name: another process may have set it aside.
    pub fn is_in_place(&self) -> bool {
        self.place.as_ref().is_none_or(|it| identity(&it.path) == it.identity)
    }

    /// A store that lives in memory, through the same code.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut store = Self::of(Connection::open_in_memory()?);
        store.configure(Options::default())?;
        store.make()?;
        store.epoch = Some(Epoch::own()?);
        Ok(store)
    }

    /// Opens a folder's store to read it alone, as it is at this moment, and changes nothing, whatever it holds: no file is
    /// made beside a database at rest, and of one in use only the index that SQLite shares. A store at rest is read
    /// without a lock, so whoever finds fault with it looks again where its [`Rest`](super::Rest) has changed. Nothing
    /// where the folder holds no store yet.
    ///
    /// One of an older schema is read as it will be once it is opened to write.
    pub fn inspect(folder: &Path) -> Result<Option<Self>, StoreError> {
        Self::inspect_by(folder, Options::default())
    }

    /// As [`inspect`](Self::inspect), by other steps than Placet's own.
    pub fn inspect_by(folder: &Path, options: Options) -> Result<Option<Self>, StoreError> {
        let path = file(folder);
        if holds_nothing(&path)? {
            return Ok(None);
        }
        let connection = Connection::open_with_flags(name_to_read(&path), READ_ONLY)?;
        connection.busy_timeout(BUSY)?;
        let mut store = Self::of(connection).placed(&path);
        store.options = options;
        // Never ended: what is read while another process makes the store is all from before, or all from after.
        store.connection.execute_batch("BEGIN")?;
        let version = store.version()?;
        match (store.number("application_id")?, options.steps.standing_of(version)) {
            (0, _) if version == 0 && store.is_empty()? => Ok(None),
            (APPLICATION_ID, Standing::Present | Standing::Older) => store.brought_on().map(Some),
            (APPLICATION_ID, Standing::Newer) => Err(StoreError::Newer),
            _ => Err(StoreError::Unreadable),
        }
    }

    /// Opens a folder's store to write, makes folder and file where they are missing, and brings an older one to today's
    /// schema. Call after [`inspect`](Self::inspect) has found nothing wrong.
    pub fn open(folder: &Path, options: Options) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder)?;
        let path = file(folder);
        let flags = READ_WRITE.union(OpenFlags::SQLITE_OPEN_CREATE);
        let mut store = Self::of(Connection::open_with_flags(&path, flags)?);
        store.configure(options)?;
        store.begin()?;
        store.options = options;
        let found = store.make_if_empty().and_then(|it| store.end().map(|()| it));
        store.rollback();
        if found? == Standing::Older {
            store.migrate(options.steps, Epoch::of(folder)?)?;
        }
        Ok(store.placed(&path))
    }

    /// From here on every commit tells the processes that share this folder. Only as its only writer, once the store
    /// was found to be in order: beside one that is not, nothing is made.
    pub fn share(&mut self, folder: &Path) -> Result<(), StoreError> {
        let epoch = Epoch::make(folder, random()?)?;
        if let Some(epoch) = &epoch {
            epoch.resume_if(|| !quarantine::was_cut_off(folder));
        }
        self.epoch = epoch;
        Ok(())
    }

    fn make_if_empty(&self) -> Result<Standing, StoreError> {
        let version = self.version()?;
        match self.steps().standing_of(version) {
            Standing::None if version == 0 && self.is_empty()? => self.make().map(|()| Standing::Present),
            Standing::None => Err(StoreError::Unreadable),
            Standing::Newer => Err(StoreError::Newer),
            older_or_present => Ok(older_or_present),
        }
    }

    fn make(&self) -> Result<(), StoreError> {
        self.create_schema(self.steps())?;
        Ok(self.connection.pragma_update(None, "application_id", APPLICATION_ID)?)
    }

    /// Each setting with its reason; a test reads the effective values back.
    fn configure(&self, options: Options) -> Result<(), StoreError> {
        self.connection.busy_timeout(BUSY)?;
        self.use_write_ahead_log()?;
        self.set_up(options)
    }

    /// What holds for a connection alone and says nothing in the file.
    pub(super) fn set_up(&self, options: Options) -> Result<(), StoreError> {
        let it = &self.connection;
        it.busy_timeout(BUSY)?;
        // A decision that returned is on disk (invariant 1); NORMAL may lose it with the power.
        it.execute_batch(match options.synchronous {
            Synchronous::Full => "PRAGMA synchronous = full",
            Synchronous::Normal => "PRAGMA synchronous = normal",
        })?;
        // On Apple's systems a plain sync leaves data in the drive's cache.
        it.execute_batch("PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1")?;
        it.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
        // A schema that somebody edited must not run functions of ours.
        it.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        // Damage shows as an error and not as a wrong answer.
        it.execute_batch("PRAGMA cell_size_check = 1")?;
        // What is erased leaves no trace on its page.
        it.execute_batch("PRAGMA secure_delete = 1")?;
        Ok(())
    }

    /// Readers go on while a writer writes; a commit is one append and one sync.
    ///
    /// Processes that make the file at once stand in each other's way, and SQLite lets none of them wait: each that was
    /// turned away waits as a writer does, and looks again.
    fn use_write_ahead_log(&self) -> Result<(), StoreError> {
        let mut tried = self.connection.pragma_update(None, "journal_mode", "wal");
        for _ in 0..STARTS_AT_ONCE {
            match tried.map_err(StoreError::from) {
                Err(StoreError::Busy) => self.begin()?,
                other => return other,
            }
            self.rollback();
            tried = self.connection.pragma_update(None, "journal_mode", "wal");
        }
        Ok(tried?)
    }

    fn is_empty(&self) -> Result<bool, StoreError> {
        let count: i64 = self.connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        Ok(count == 0)
    }

    pub(super) fn version(&self) -> Result<i32, StoreError> {
        self.number("user_version")
    }

    pub(super) fn number(&self, pragma: &str) -> Result<i32, StoreError> {
        Ok(self.connection.pragma_query_value(None, pragma, |row| row.get(0))?)
    }
}

/// What tells one file from another that takes its name.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|it| (it.dev(), it.ino()))
}

/// Where files have no such number, an open one cannot be moved either.
#[cfg(not(unix))]
fn identity(_: &Path) -> Option<(u64, u64)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::FILES;

    #[test]
    fn what_sqlite_says_is_busy_full_or_out_of_reach_is_no_damage() {
        use rusqlite::ffi;
        let said = |code| StoreError::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));

        for code in [ffi::SQLITE_BUSY, ffi::SQLITE_BUSY_SNAPSHOT, ffi::SQLITE_LOCKED, ffi::SQLITE_PROTOCOL] {
            assert!(matches!(said(code), StoreError::Busy), "{code}");
        }
        assert!(matches!(said(ffi::SQLITE_FULL), StoreError::Full));
        let out_of_reach =
            [ffi::SQLITE_CANTOPEN, ffi::SQLITE_PERM, ffi::SQLITE_READONLY, ffi::SQLITE_IOERR, ffi::SQLITE_NOMEM];
        for code in out_of_reach {
            assert!(matches!(said(code), StoreError::OutOfReach), "{code}");
        }
        assert!(matches!(said(ffi::SQLITE_CORRUPT), StoreError::Unreadable));
    }

    #[test]
    fn every_setting_has_its_effective_value() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), Options::default()).unwrap();
        let text = |pragma: &str| -> String {
            let value: rusqlite::types::Value =
                store.connection.pragma_query_value(None, pragma, |row| row.get(0)).unwrap();
            match value {
                rusqlite::types::Value::Text(text) => text,
                rusqlite::types::Value::Integer(number) => number.to_string(),
                other => panic!("{other:?}"),
            }
        };

        let found = [
            "journal_mode",
            "synchronous",
            "fullfsync",
            "checkpoint_fullfsync",
            "foreign_keys",
            "trusted_schema",
            "cell_size_check",
            "secure_delete",
        ]
        .map(text);

        assert_eq!(found, ["wal", "2", "1", "1", "1", "0", "1", "1"]);
    }

    #[test]
    fn a_folder_without_a_store_is_made_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("placet");

        assert!(Store::inspect(&inside).unwrap().is_none());
        Store::open(&inside, Options::default()).unwrap();

        assert!(Store::inspect(&inside).unwrap().is_some());
    }

    #[test]
    fn a_database_that_holds_somebody_elses_tables_is_not_made_ours() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILES[0]);
        Connection::open(&path).unwrap().execute_batch("CREATE TABLE theirs (a)").unwrap();

        assert!(matches!(Store::inspect(folder.path()), Err(StoreError::Unreadable)));
        assert!(matches!(Store::open(folder.path(), Options::default()), Err(StoreError::Unreadable)));

        let tables = "SELECT group_concat(name) FROM sqlite_schema";
        let found: String = Connection::open(&path).unwrap().query_row(tables, [], |row| row.get(0)).unwrap();
        assert_eq!(found, "theirs");
    }
}
