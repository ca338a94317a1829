//! Reading and writing rows: entries, snapshots, use records.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, params};

use super::connection::Store;
use super::error::StoreError;
use super::seal::random;
use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::id::{PermissionId, SubjectRef, UseRef};
use crate::ledger::{Row, Stored};

/// The word under which commits are counted.
const COMMITS: &str = "commits";

/// One entry, by its chain and its place.
const ROW: &str = "SELECT sequence, bytes, hash FROM entry WHERE chain = ?1 AND sequence = ?2";

/// How often something was used, first and last: never values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseRecord {
    /// The use.
    pub it: UseRef,
    /// How often it was taken.
    pub count: u64,
    /// The first time.
    pub first: Timestamp,
    /// The last time.
    pub last: Timestamp,
}

impl Store {
    /// The number by which rows name a chain. It is asked for each time: to prepare statements that look for it themselves
    /// takes longer than all that an opening reads by them.
    fn chain_id(&self, chain: &str) -> Result<Option<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM chain WHERE name = ?1")?;
        Ok(statement.query_row([chain], |row| row.get(0)).optional()?)
    }

    /// The entries of a chain after `sequence`, in order.
    pub fn rows_after(&self, chain: &str, sequence: u64) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::new();
        self.each_row_after(chain, sequence, |row| {
            rows.push(row.into());
            Ok::<_, StoreError>(())
        })?;
        Ok(rows)
    }

    /// Calls `each` with the entries of a chain after `sequence`, in order, one at a time. A damaged key may end the
    /// reading in the middle: what does not come to the chain's last entry, which is looked for from its end, errs.
    pub fn each_row_after<E: From<StoreError>>(
        &self,
        chain: &str,
        sequence: u64,
        mut each: impl FnMut(Stored<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(chain) = self.chain_id(chain)? else { return Ok(()) };
        let last = self.last_sequence(chain)?;
        let mut read = sequence;
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT sequence, bytes, hash FROM entry WHERE chain = ?1 AND sequence > ?2 ORDER BY sequence",
            )
            .map_err(StoreError::from)?;
        let mut rows = statement.query(params![chain, number(sequence)]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let row = read_row(row)?;
            read = row.sequence;
            each(row)?;
        }
        // Another process may have added to it since.
        if read < last { Err(StoreError::Unreadable.into()) } else { Ok(()) }
    }

    /// The place of a chain's last entry; 0 where it has none.
    fn last_sequence(&self, chain: i64) -> Result<u64, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT sequence FROM entry WHERE chain = ?1 ORDER BY sequence DESC")?;
        let last: Option<i64> = statement.query_row([chain], |row| row.get(0)).optional()?;
        u64::try_from(last.unwrap_or(0)).map_err(|_| StoreError::Unreadable)
    }

    /// Adds an entry to a chain, and the chain with its first one.
    pub fn append(&self, chain: &str, row: &Row) -> Result<(), StoreError> {
        if row.sequence == 1 {
            self.connection
                .prepare_cached("INSERT INTO chain (name) VALUES (?1) ON CONFLICT DO NOTHING")?
                .execute([chain])?;
        }
        let chain = self.chain_id(chain)?.ok_or(StoreError::Unreadable)?;
        self.connection
            .prepare_cached("INSERT INTO entry (chain, sequence, bytes, hash) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![chain, number(row.sequence), row.bytes, row.hash.as_bytes()])?;
        Ok(())
    }

    /// One entry of a chain, where that place exists.
    pub fn row_at(&self, chain: &str, sequence: u64) -> Result<Option<Row>, StoreError> {
        let Some(chain) = self.chain_id(chain)? else { return Ok(None) };
        let mut statement = self.connection.prepare_cached(ROW)?;
        let mut rows = statement.query(params![chain, number(sequence)])?;
        rows.next()?.map(|row| read_row(row).map(Row::from)).transpose()
    }

    /// Removes the entries of a chain in front of `sequence`; says how many there were.
    pub fn remove_before(&self, chain: &str, sequence: u64) -> Result<u64, StoreError> {
        let removed = self
            .connection
            .prepare_cached("DELETE FROM entry WHERE chain = (SELECT id FROM chain WHERE name = ?1) AND sequence < ?2")?
            .execute(params![chain, number(sequence)])?;
        Ok(u64::try_from(removed).unwrap_or(u64::MAX))
    }

    /// The last entry of a chain.
    pub fn last_row(&self, chain: &str) -> Result<Option<Row>, StoreError> {
        let Some(chain) = self.chain_id(chain)? else { return Ok(None) };
        let mut statement = self
            .connection
            .prepare_cached("SELECT sequence, bytes, hash FROM entry WHERE chain = ?1 ORDER BY sequence DESC")?;
        let mut rows = statement.query([chain])?;
        rows.next()?.map(|row| read_row(row).map(Row::from)).transpose()
    }

    /// The names of all chains, in the order in which they began.
    pub fn chains(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT name FROM chain ORDER BY id")?;
        let names = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        Ok(names)
    }

    /// The last snapshot of a chain: the place of its checkpoint entry, and the folded state's bytes.
    pub fn snapshot(&self, chain: &str) -> Result<Option<(u64, Vec<u8>)>, StoreError> {
        let Some(chain) = self.chain_id(chain)? else { return Ok(None) };
        let mut statement = self.connection.prepare_cached("SELECT sequence, state FROM snapshot WHERE chain = ?1")?;
        let found = statement.query_row([chain], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?))).optional()?;
        let Some((sequence, state)) = found else { return Ok(None) };
        Ok(Some((u64::try_from(sequence).map_err(|_| StoreError::Unreadable)?, state)))
    }

    /// The place of a chain's last snapshot; 0 where it has none.
    pub fn snapshot_place(&self, chain: &str) -> Result<u64, StoreError> {
        let Some(chain) = self.chain_id(chain)? else { return Ok(0) };
        let mut statement = self.connection.prepare_cached("SELECT sequence FROM snapshot WHERE chain = ?1")?;
        let place: Option<i64> = statement.query_row([chain], |row| row.get(0)).optional()?;
        u64::try_from(place.unwrap_or(0)).map_err(|_| StoreError::Unreadable)
    }

    /// Replaces the snapshot of a chain.
    pub fn put_snapshot(&self, chain: &str, sequence: u64, state: &[u8]) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO snapshot (chain, sequence, state) SELECT id, ?2, ?3 FROM chain WHERE name = ?1 \
                 ON CONFLICT (chain) DO UPDATE SET sequence = excluded.sequence, state = excluded.state",
            )?
            .execute(params![chain, number(sequence), state])?;
        Ok(())
    }

    /// One hash of a chain, where that place exists.
    pub fn hash_at(&self, chain: &str, sequence: u64) -> Result<Option<Hash>, StoreError> {
        let Some(chain) = self.chain_id(chain)? else { return Ok(None) };
        let mut statement = self.connection.prepare_cached(ROW)?;
        let hash: Option<[u8; 32]> =
            statement.query_row(params![chain, number(sequence)], |row| row.get(2)).optional()?;
        Ok(hash.map(Hash::from_bytes))
    }

    /// Keeps the text of a manifest under its hash.
    pub fn put_manifest(&self, hash: Hash, bytes: &[u8]) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT INTO manifest (hash, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute(params![hash.as_bytes(), bytes])?;
        Ok(())
    }

    /// Calls `each` with the text of every manifest that was in force, one at a time.
    pub fn each_manifest<E: From<StoreError>>(&self, mut each: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        let mut statement =
            self.connection.prepare_cached("SELECT bytes FROM manifest ORDER BY hash").map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let bytes = row.get_ref(0).map_err(StoreError::from)?;
            each(bytes.as_blob().map_err(|_| StoreError::Unreadable)?)?;
        }
        Ok(())
    }

    /// A word that is not evidence.
    pub fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    /// Sets a word that is not evidence.
    pub fn set_meta(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO meta (key, value) VALUES (?1, ?2) \
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute([key, value])?;
        Ok(())
    }

    /// The state that what was swept of a chain folds to, as canonical bytes: a word that is not evidence, which the chain's
    /// first kept entry vouches for.
    pub fn folded(&self, chain: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.meta(&format!("folded {chain}"))?.map(String::into_bytes))
    }

    /// Keeps that state.
    pub fn put_folded(&self, chain: &str, state: &[u8]) -> Result<(), StoreError> {
        let state = std::str::from_utf8(state).map_err(|_| StoreError::Unreadable)?;
        self.set_meta(&format!("folded {chain}"), state)
    }

    /// Removes it, and the snapshot with it.
    pub fn forget_folded(&self, chain: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("DELETE FROM snapshot WHERE chain = (SELECT id FROM chain WHERE name = ?1)")?
            .execute([chain])?;
        self.connection.prepare_cached("DELETE FROM meta WHERE key = ?1")?.execute([format!("folded {chain}")])?;
        Ok(())
    }

    /// How many commits there were.
    pub fn commits(&self) -> Result<u64, StoreError> {
        let Some(count) = self.meta(COMMITS)? else { return Ok(0) };
        count.parse().map_err(|_| StoreError::Unreadable)
    }

    /// How many commits there were when this store committed last: known without a look at what others did since.
    pub fn counted(&self) -> u64 {
        self.counted.get()
    }

    /// Counts a commit, within it.
    pub(super) fn count_commit(&self) -> Result<(), StoreError> {
        let count = self.commits()?.saturating_add(1);
        self.set_meta(COMMITS, &count.to_string())?;
        self.counted.set(count);
        Ok(())
    }

    /// Notes that the system refuses a permission.
    pub fn note_refused_by_system(&self, permission: &PermissionId, at: Timestamp) -> Result<(), StoreError> {
        self.set_meta(&format!("off {permission}"), &at.as_millis().to_string())
    }

    /// When the system was last found to refuse a permission.
    pub fn refused_by_system(&self, permission: &PermissionId) -> Result<Option<Timestamp>, StoreError> {
        let at = self.meta(&format!("off {permission}"))?.map(|it| it.parse().map_err(|_| StoreError::Unreadable));
        Ok(at.transpose()?.map(Timestamp::from_millis))
    }

    /// Counts one use.
    pub fn record_use(&self, subject: &SubjectRef, it: &UseRef, at: Timestamp) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO usage (subject, \"use\", count, first, last) VALUES (?1, ?2, 1, ?3, ?3) \
                 ON CONFLICT (subject, \"use\") DO UPDATE SET count = count + 1, last = excluded.last",
            )?
            .execute(params![subject.as_str(), it.to_string(), at.as_millis()])?;
        Ok(())
    }

    /// Adds the use records of one subject to another's.
    pub fn move_usage(&self, from: &SubjectRef, to: &SubjectRef) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO usage (subject, \"use\", count, first, last) \
                 SELECT ?2, \"use\", count, first, last FROM usage WHERE subject = ?1 \
                 ON CONFLICT (subject, \"use\") DO UPDATE SET count = count + excluded.count, \
                 first = min(first, excluded.first), last = max(last, excluded.last)",
            )?
            .execute([from.as_str(), to.as_str()])?;
        self.connection.prepare_cached("DELETE FROM usage WHERE subject = ?1")?.execute([from.as_str()])?;
        Ok(())
    }

    /// The use records of a subject, by use.
    pub fn usage(&self, subject: &SubjectRef) -> Result<Vec<UseRecord>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT \"use\", count, first, last FROM usage WHERE subject = ?1 ORDER BY \"use\"")?;
        let mut rows = statement.query([subject.as_str()])?;
        let mut records = Vec::new();
        while let Some(row) = rows.next()? {
            let (name, count): (String, i64) = (row.get(0)?, row.get(1)?);
            records.push(UseRecord {
                it: name.parse().map_err(|_| StoreError::Unreadable)?,
                count: u64::try_from(count).map_err(|_| StoreError::Unreadable)?,
                first: Timestamp::from_millis(row.get(2)?),
                last: Timestamp::from_millis(row.get(3)?),
            });
        }
        Ok(records)
    }

    /// What was taken under budgets that outlive a process: when and in which launch, in order.
    pub fn spent(&self) -> Result<BTreeMap<UseRef, Vec<(Timestamp, u64)>>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT \"use\", at, launch FROM spent ORDER BY \"use\", at")?;
        let mut rows = statement.query([])?;
        let mut spent: BTreeMap<UseRef, Vec<(Timestamp, u64)>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (name, at, launch): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let it: UseRef = name.parse().map_err(|_| StoreError::Unreadable)?;
            let launch = u64::try_from(launch).map_err(|_| StoreError::Unreadable)?;
            spent.entry(it).or_default().push((Timestamp::from_millis(at), launch));
        }
        Ok(spent)
    }

    /// Counts what was taken under such a budget, and forgets what no longer counts: earlier launches' that are not
    /// within `counts_from`.
    pub fn spend(
        &self,
        it: &UseRef,
        launch: u64,
        at: Timestamp,
        counts_from: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let from = counts_from.map_or(i64::MAX, Timestamp::as_millis);
        self.connection
            .prepare_cached("DELETE FROM spent WHERE \"use\" = ?1 AND launch < ?2 AND at < ?3")?
            .execute(params![it.to_string(), number(launch), from])?;
        self.connection
            .prepare_cached("INSERT INTO spent (\"use\", launch, at) VALUES (?1, ?2, ?3)")?
            .execute(params![it.to_string(), number(launch), at.as_millis()])?;
        Ok(())
    }

    /// Dates what was taken later than a moment to that moment.
    pub fn spent_not_after(&self, at: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached("UPDATE spent SET at = ?1 WHERE at > ?1")?.execute([at.as_millis()])?;
        Ok(())
    }

    /// Sixteen random bytes, from the system.
    pub fn random(&self) -> Result<[u8; 16], StoreError> {
        random()
    }
}

fn read_row<'a>(row: &'a rusqlite::Row<'_>) -> Result<Stored<'a>, StoreError> {
    let (sequence, hash): (i64, [u8; 32]) = (row.get(0)?, row.get(2)?);
    let sequence = u64::try_from(sequence).map_err(|_| StoreError::Unreadable)?;
    let bytes = row.get_ref(1)?.as_blob().map_err(|_| StoreError::Unreadable)?;
    Ok(Stored { sequence, bytes, hash: Hash::from_bytes(hash) })
}

/// SQLite's integers are signed; no chain reaches their end.
fn number(sequence: u64) -> i64 {
    i64::try_from(sequence).unwrap_or(i64::MAX)
}
