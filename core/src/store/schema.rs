//! The schema: what a new database is made with, and the steps by which an older one becomes today's. Owns the number that a
//! database carries, and that no database is left between two of them.
//!
//! A released step is never edited: the stores in `core/tests/fixtures/stores` have to open for ever.

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::connection::Store;
use super::epoch::Epoch;
use super::error::StoreError;

const FIRST: &str = include_str!("../../migrations/0001_first.sql");
/// The oldest schema that can be read.
const OLDEST: i32 = 1;
/// The steps that every store takes, in their order: the SQL of `core/migrations` from the second file on.
const STEPS: Steps = Steps(&[]);

/// The steps from each schema to the next, from the oldest one on: the first leads from 1 to 2. As they have their number by
/// their place, none is missing and none is there twice.
#[derive(Debug, Clone, Copy)]
pub struct Steps(pub &'static [&'static str]);

impl Default for Steps {
    fn default() -> Self {
        STEPS
    }
}

/// How a database's schema stands to the one that this version reads and writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is that one.
    Present,
    /// Steps lead from it.
    Older,
    /// A later version wrote it.
    Newer,
    /// It is none of ours.
    None,
}

impl Steps {
    fn newest(self) -> i32 {
        i32::try_from(self.0.len()).map_or(i32::MAX, |it| it.saturating_add(OLDEST))
    }

    /// How a schema stands to the last of these.
    pub(super) fn standing_of(self, version: i32) -> Standing {
        match version {
            it if it > self.newest() => Standing::Newer,
            it if it == self.newest() => Standing::Present,
            it if it >= OLDEST => Standing::Older,
            _ => Standing::None,
        }
    }

    /// The step that leads on from a schema.
    fn from(self, version: i32) -> Option<&'static str> {
        let at = usize::try_from(version.checked_sub(OLDEST)?).ok()?;
        self.0.get(at).copied()
    }
}

impl Store {
    /// Makes the tables of a new database, in the transaction that was begun.
    pub(super) fn create_schema(&self, steps: Steps) -> Result<(), StoreError> {
        self.connection.execute_batch(FIRST)?;
        for it in steps.0 {
            self.connection.execute_batch(it)?;
        }
        Ok(self.connection.pragma_update(None, "user_version", steps.newest())?)
    }

    /// Brings an older database to today's schema, each step on disk together with its number or not at all. Whoever keeps
    /// answers about it, in any process, asks anew: a process of an older version then finds that it can read no more.
    pub(super) fn migrate(&mut self, steps: Steps, epoch: Option<Epoch>) -> Result<(), StoreError> {
        let before = std::mem::replace(&mut self.epoch, epoch);
        let taken = self.without_foreign_keys(|store| {
            loop {
                store.begin()?;
                let taken = store
                    .take_step(steps)
                    .and_then(|taken| if taken { store.publish() } else { Ok(()) }.map(|()| taken));
                store.rollback();
                if !taken? {
                    return Ok(());
                }
            }
        });
        self.epoch = before;
        taken
    }

    /// Tables that others refer to can be made anew only while nobody looks after that; each step is looked over at its end.
    fn without_foreign_keys(&self, work: impl FnOnce(&Self) -> Result<(), StoreError>) -> Result<(), StoreError> {
        self.connection.pragma_update(None, "foreign_keys", false)?;
        let done = work(self);
        self.connection.pragma_update(None, "foreign_keys", true)?;
        done
    }

    /// Takes the next step in the transaction that was begun; says whether there was one. Another process may have taken it
    /// meanwhile, so the number is read here.
    fn take_step(&self, steps: Steps) -> Result<bool, StoreError> {
        let version = self.version()?;
        if steps.standing_of(version) == Standing::Newer {
            return Err(StoreError::Newer);
        }
        let Some(step) = steps.from(version) else { return Ok(false) };
        self.connection.execute_batch(step)?;
        let lost: i64 =
            self.connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
        if lost > 0 || self.connection.is_autocommit() {
            return Err(StoreError::Unreadable);
        }
        self.connection.pragma_update(None, "user_version", version.saturating_add(1))?;
        Ok(true)
    }

    /// An older store as it will be, in memory: what is looked at before anything is written. The file stays as it is.
    pub(super) fn brought_on(self) -> Result<Self, StoreError> {
        let steps = self.steps();
        if steps.standing_of(self.version()?) != Standing::Older {
            return Ok(self);
        }
        let mut copy = Connection::open_in_memory()?;
        Backup::new(&self.connection, &mut copy)?.step(-1)?;
        let mut store = self.over(copy);
        store.migrate(steps, None)?;
        Ok(store)
    }

    /// Whether the schema is still the one that was opened: a process of a later version may have gone on.
    pub fn has_its_schema(&self) -> Result<bool, StoreError> {
        Ok(self.steps().standing_of(self.version()?) == Standing::Present)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Options;

    #[test]
    fn every_file_of_a_step_is_taken_in_its_order_under_its_number() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
        files.sort();
        let taken: Vec<&str> = [FIRST].iter().chain(STEPS.0).copied().collect();

        let texts: Vec<String> = files.iter().map(|it| std::fs::read_to_string(it).unwrap()).collect();

        assert_eq!(texts, taken);
        for (number, file) in files.iter().enumerate() {
            let name = file.file_name().unwrap().to_str().unwrap();
            assert!(name.starts_with(&format!("{:04}_", number + 1)), "{name}");
        }
    }

    /// Two steps of two statements each.
    const WELL: [[&str; 2]; 2] = [
        ["CREATE TABLE more (a TEXT)", "INSERT INTO more VALUES ('x')"],
        ["ALTER TABLE more ADD COLUMN b TEXT", "UPDATE more SET b = 'y'"],
    ];

    /// So many of the steps, with another statement in the place of one.
    fn steps(count: usize, at: usize, instead: &str) -> Steps {
        let text = |(step, statements): (usize, &[&str; 2])| -> &'static str {
            let text = |(it, sql)| if step * 2 + it == at { instead } else { sql };
            let statements: Vec<&str> = statements.iter().copied().enumerate().map(text).collect();
            Box::leak(statements.join("; ").into_boxed_str())
        };
        let all: Vec<&'static str> = WELL.iter().take(count).enumerate().map(text).collect();
        Steps(Box::leak(all.into_boxed_slice()))
    }

    fn open(folder: &std::path::Path, steps: Steps) -> Result<Store, StoreError> {
        Store::open(folder, Options { steps, ..Options::default() })
    }

    fn text(store: &Store, sql: &str) -> String {
        store.connection.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_step_that_fails_at_any_statement_leaves_the_version_before_it_whole_and_the_next_start_goes_on() {
        const TABLES: &str = "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_schema ORDER BY name)";
        for fails in 0..4 {
            let folder = tempfile::tempdir().unwrap();
            drop(open(folder.path(), STEPS).unwrap());
            let new = tempfile::tempdir().unwrap();

            assert!(open(folder.path(), steps(2, fails, "SELECT no_such_function()")).is_err());

            let reached = steps(fails / 2, 4, "");
            let left = open(folder.path(), reached).unwrap();
            assert_eq!(text(&left, TABLES), text(&open(new.path(), reached).unwrap(), TABLES));
            drop(left);
            let done = open(folder.path(), steps(2, 4, "")).unwrap();
            assert_eq!(done.version().unwrap(), 3);
            assert_eq!(text(&done, "SELECT a || b FROM more"), "xy");
        }
    }

    #[test]
    fn a_step_that_ends_its_own_transaction_or_loses_what_others_refer_to_is_not_taken() {
        for wrong in ["COMMIT", "INSERT INTO snapshot VALUES (7, 1, x'00')"] {
            let folder = tempfile::tempdir().unwrap();
            drop(open(folder.path(), STEPS).unwrap());

            assert!(matches!(open(folder.path(), Steps(Box::leak(Box::new([wrong])))), Err(StoreError::Unreadable)));

            assert_eq!(open(folder.path(), STEPS).unwrap().version().unwrap(), 1);
        }
    }
}
