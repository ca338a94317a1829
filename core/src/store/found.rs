//! A store that is opened to write and looked at before anything is written: what is found wrong with it is left as it lies,
//! and what is in order is gone on with, by the connection that looked.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::connection::{APPLICATION_ID, READ_WRITE, Store};
use super::error::StoreError;
use super::files::file;
use super::options::Options;
use super::rest::{holds_nothing, log_length, waits_to_be_undone};
use super::schema::Standing;

/// A store of which this process is the only writer, and has written nothing. Unless it is [kept](Self::keep), it is closed
/// as it was found, whatever happens: its log is not brought into it.
#[derive(Debug)]
pub struct Found {
    store: Option<Store>,
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
        let found = Self { store: Some(store), had_log };
        Ok(if found.begin()? { Some(found) } else { None })
    }

    /// The store, to look at.
    pub fn store(&self) -> Option<&Store> {
        self.store.as_ref()
    }

    /// The store, which is in order: its transaction goes on.
    pub fn keep(mut self) -> Option<Store> {
        self.store.take()
    }

    fn begin(&self) -> Result<bool, StoreError> {
        let Some(it) = &self.store else { return Ok(false) };
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

impl Drop for Found {
    /// A log that was not there goes again, where nobody wrote into it meanwhile.
    fn drop(&mut self) {
        let Some(store) = &self.store else { return };
        store.rollback();
        let is_empty = store.path().is_some_and(|it| log_length(it) == Some(0));
        if !is_empty || self.had_log {
            // The last one to close brings the log into the database and removes it, unless it is told. It is told here and
            // not before: to tell it makes SQLite prepare anew whatever was prepared, which a store that is kept needs.
            let told = store.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
            debug_assert!(told.is_ok(), "SQLite knows the setting");
        }
    }
}

impl Store {
    /// How many rows this connection has changed.
    pub fn changes(&self) -> u64 {
        self.connection.total_changes()
    }
}
