//! A store that is opened to write and looked at before anything is written: what is found wrong with it is left as it lies,
//! and what is in order is gone on with, by the connection that looked.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::connection::{APPLICATION_ID, READ_WRITE, Store, StoreError, file};
use super::options::Options;
use super::rest::{holds_nothing, log_length, waits_to_be_undone};
use super::schema::Standing;

/// A store of which this process is the only writer, and has written nothing.
#[derive(Debug)]
pub struct Found {
    store: Store,
    had_log: bool,
}

impl Found {
    /// The store of a folder, where it is of today's schema and nothing keeps it from being looked at in this way; else
    /// nothing, for whoever [`inspect`](Store::inspect)s it to say why.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be looked at now, such as [`StoreError::Busy`].
    pub fn of(folder: &Path, options: Options) -> Result<Option<Self>, StoreError> {
        let path = file(folder);
        if holds_nothing(&path)? || waits_to_be_undone(&path) {
            return Ok(None);
        }
        let had_log = log_length(&path).is_some();
        let mut store = Store::of(Connection::open_with_flags(&path, READ_WRITE)?).placed(&path);
        store.options = options;
        let found = Self { store, had_log };
        match found.begin() {
            Ok(true) => Ok(Some(found)),
            other => {
                found.let_go();
                other.map(|_| None)
            }
        }
    }

    /// The store, to look at.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The store, which is in order: its transaction goes on.
    ///
    /// # Errors
    /// [`StoreError`] of SQLite's.
    pub fn keep(self) -> Result<Store, StoreError> {
        self.store.brings_log_in_at_its_end(true)?;
        Ok(self.store)
    }

    /// Closes the store as it was found. A log that was not there goes again, where nobody wrote into it meanwhile.
    pub fn let_go(self) {
        self.store.rollback();
        let is_empty = self.store.path().is_some_and(|it| log_length(it) == Some(0));
        if is_empty && !self.had_log {
            // Where this fails an empty log is left, which says nothing.
            let _ = self.store.brings_log_in_at_its_end(true);
        }
    }

    fn begin(&self) -> Result<bool, StoreError> {
        let it = &self.store;
        it.brings_log_in_at_its_end(false)?;
        it.set_up(it.options)?;
        let mode: String = it.connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        if mode != "wal" {
            return Ok(false);
        }
        it.begin()?;
        let is_present = it.steps().standing_of(it.version()?) == Standing::Present;
        Ok(is_present && it.number("application_id")? == APPLICATION_ID)
    }
}

impl Store {
    /// Whether the last one to close brings the log into the database and removes it: SQLite does, unless it is told.
    fn brings_log_in_at_its_end(&self, does: bool) -> Result<(), StoreError> {
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !does)?;
        Ok(())
    }

    /// How many rows this connection has changed.
    pub fn changes(&self) -> u64 {
        self.connection.total_changes()
    }
}
