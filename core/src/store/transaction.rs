//! Transactions of the SQLite file: one writer at a time, and everybody told before anybody can see what it wrote.

use std::time::Duration;

use super::connection::{BUSY, Store};
use super::epoch::{Epoch, Step};
use super::error::StoreError;

impl Store {
    /// A number that changes whenever another connection has committed.
    pub fn data_version(&self) -> Result<i32, StoreError> {
        let mut statement = self.connection.prepare_cached("PRAGMA data_version")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// Reads several things as they are at one moment, whatever other processes write meanwhile.
    pub fn at_once<T, E: From<StoreError>>(&self, read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        if !self.connection.is_autocommit() {
            return read();
        }
        self.connection.execute_batch("BEGIN").map_err(StoreError::from)?;
        let read = read();
        self.rollback();
        read
    }

    /// Starts a transaction as the only writer.
    pub fn begin(&self) -> Result<(), StoreError> {
        self.run("BEGIN IMMEDIATE")
    }

    /// The word by which it is known that nobody has written since; nothing where processes cannot share one.
    pub fn epoch(&self) -> Option<&Epoch> {
        self.epoch.as_ref()
    }

    /// Puts the transaction on disk, and counts it: what lies beside the chains changes without an entry, and by this number
    /// an anchor tells an earlier database all the same.
    pub fn commit(&self) -> Result<(), StoreError> {
        self.count_commit()?;
        self.publish()
    }

    /// Ends a transaction in which nothing was written, and of which nobody is told.
    pub fn end_unwritten(&self) -> Result<(), StoreError> {
        self.counted.set(self.commits()?);
        self.end()
    }

    /// Puts the transaction on disk. Before anybody can see it, everybody can see that it comes (ADR 0027).
    pub(super) fn publish(&self) -> Result<(), StoreError> {
        self.options.tell(Step::Locked);
        let raised = self.epoch.as_ref().map(|it| (it, it.raise()));
        self.options.tell(Step::Raised);
        // After a failure nobody can say what is on disk: the word stays odd until the next commit.
        self.end()?;
        self.options.tell(Step::Committed);
        if let Some((epoch, mine)) = raised {
            epoch.settle(mine);
        }
        self.options.tell(Step::Settled);
        Ok(())
    }

    /// Ends the transaction that makes a store, which nobody reads before.
    pub(super) fn end(&self) -> Result<(), StoreError> {
        self.run("COMMIT")
    }

    /// Runs what every decision runs, and so stays prepared.
    fn run(&self, sql: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    /// Brings the log of commits into the database and empties it; says whether that could be done, which a reader in any
    /// process keeps it from. Does not wait for one.
    pub fn empty_log(&self) -> Result<bool, StoreError> {
        self.connection.busy_timeout(Duration::ZERO)?;
        let emptied = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
        self.connection.busy_timeout(BUSY)?;
        match emptied.map_err(StoreError::from) {
            Ok(blocked) => Ok(blocked == 0),
            Err(StoreError::Busy) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Undoes the transaction, where one is open.
    pub fn rollback(&self) {
        if !self.connection.is_autocommit() {
            // A rollback that fails leaves the transaction to be undone when the file is next opened.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }
}
