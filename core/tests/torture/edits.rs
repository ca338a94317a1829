//! Ledgers in which somebody who can write SQL removed, moved, inserted or edited entries, hashes, names and snapshots: each
//! is found when the store is opened, or when it is verified.

use rusqlite::{Connection, params};
use tempfile::TempDir;

use crate::damage::{Files, Original, files, judge, originals, put};
use crate::tally::{Dice, Tally, size};

const DATABASE: &str = "placet.db";

/// Entries of a database, by chain and place.
struct Ledger {
    connection: Connection,
    folder: TempDir,
}

/// What somebody does to a ledger; says nothing where there is no place to do it.
type Edit = fn(&Ledger, &mut Dice) -> String;

impl Ledger {
    fn of(original: &Original) -> Self {
        let folder = put(&original.files);
        Self { connection: Connection::open(folder.path().join(DATABASE)).unwrap(), folder }
    }

    fn number(&self, sql: &str) -> i64 {
        self.connection.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// An entry at random.
    fn any(&self, dice: &mut Dice) -> (i64, i64) {
        let count = usize::try_from(self.number("SELECT count(*) FROM entry")).unwrap();
        let skipped = i64::try_from(dice.below(count)).unwrap();
        let sql = "SELECT chain, sequence FROM entry ORDER BY chain, sequence LIMIT 1 OFFSET ?1";
        self.connection.query_row(sql, [skipped], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
    }

    fn last(&self, chain: i64) -> i64 {
        self.number(&format!("SELECT max(sequence) FROM entry WHERE chain = {chain}"))
    }

    fn run(&self, sql: &str) {
        self.connection.execute_batch(sql).unwrap();
    }

    fn bytes(&self, column: &str, (chain, sequence): (i64, i64)) -> Vec<u8> {
        let sql = format!("SELECT {column} FROM entry WHERE chain = ?1 AND sequence = ?2");
        self.connection.query_row(&sql, [chain, sequence], |row| row.get(0)).unwrap()
    }

    fn insert(&self, (chain, sequence): (i64, i64), bytes: &[u8], hash: &[u8]) {
        let sql = "INSERT INTO entry (chain, sequence, bytes, hash) VALUES (?1, ?2, ?3, ?4)";
        self.connection.execute(sql, params![chain, sequence, bytes, hash]).unwrap();
    }

    /// Moves all entries from one on by one place.
    fn shift(&self, (chain, sequence): (i64, i64), by: i64) {
        self.run(&format!(
            "CREATE TEMP TABLE moved AS SELECT * FROM entry WHERE chain = {chain} AND sequence >= {sequence};
             DELETE FROM entry WHERE chain = {chain} AND sequence >= {sequence};
             INSERT INTO entry SELECT chain, sequence + {by}, bytes, hash FROM moved;
             DROP TABLE moved;"
        ));
    }

    fn into_files(self) -> Files {
        // Closing writes the log back, and the files are looked at afterwards.
        let Self { connection, folder } = self;
        drop(connection);
        files(folder.path())
    }
}

fn removed(ledger: &Ledger, dice: &mut Dice) -> String {
    let (chain, sequence) = ledger.any(dice);
    ledger.run(&format!("DELETE FROM entry WHERE chain = {chain} AND sequence = {sequence}"));
    format!("{chain}/{sequence} removed")
}

fn removed_and_closed_up(ledger: &Ledger, dice: &mut Dice) -> String {
    let (chain, sequence) = ledger.any(dice);
    ledger.run(&format!("DELETE FROM entry WHERE chain = {chain} AND sequence = {sequence}"));
    ledger.shift((chain, sequence + 1), -1);
    format!("{chain}/{sequence} removed, the others moved up")
}

fn cut_off(ledger: &Ledger, dice: &mut Dice) -> String {
    let (chain, sequence) = ledger.any(dice);
    ledger.run(&format!("DELETE FROM entry WHERE chain = {chain} AND sequence >= {sequence}"));
    format!("{chain}/{sequence} and all behind it removed")
}

fn reordered(ledger: &Ledger, dice: &mut Dice) -> String {
    let (chain, one) = ledger.any(dice);
    let other = 1 + i64::try_from(dice.below(usize::try_from(ledger.last(chain)).unwrap())).unwrap();
    if one == other {
        return String::new();
    }
    ledger.run(&format!(
        "UPDATE entry SET sequence = 100000 WHERE chain = {chain} AND sequence = {one};
         UPDATE entry SET sequence = {one} WHERE chain = {chain} AND sequence = {other};
         UPDATE entry SET sequence = {other} WHERE chain = {chain} AND sequence = 100000;"
    ));
    format!("{chain}/{one} and {other} exchanged")
}

fn inserted(ledger: &Ledger, dice: &mut Dice) -> String {
    let (from, to) = (ledger.any(dice), ledger.any(dice));
    let (bytes, hash) = (ledger.bytes("bytes", from), ledger.bytes("hash", from));
    ledger.shift(to, 1);
    ledger.insert(to, &bytes, &hash);
    format!("{from:?} once more at {to:?}")
}

fn added(ledger: &Ledger, dice: &mut Dice) -> String {
    let from = ledger.any(dice);
    let to = (from.0, ledger.last(from.0) + 1);
    ledger.insert(to, &ledger.bytes("bytes", from), &ledger.bytes("hash", from));
    format!("{from:?} once more at the end")
}

/// Another byte in one of an entry's columns.
fn edited(ledger: &Ledger, dice: &mut Dice, column: &str) -> String {
    let at = ledger.any(dice);
    let mut bytes = ledger.bytes(column, at);
    let place = dice.below(bytes.len());
    bytes[place] = bytes[place].wrapping_add(1 + u8::try_from(dice.below(255)).unwrap());
    let sql = format!("UPDATE entry SET {column} = ?3 WHERE chain = ?1 AND sequence = ?2");
    ledger.connection.execute(&sql, params![at.0, at.1, bytes]).unwrap();
    format!("byte {place} of the {column} of {at:?}")
}

fn edited_bytes(ledger: &Ledger, dice: &mut Dice) -> String {
    edited(ledger, dice, "bytes")
}

fn edited_hash(ledger: &Ledger, dice: &mut Dice) -> String {
    edited(ledger, dice, "hash")
}

/// One word for another in an entry that says it: what somebody would do who wants another decision.
fn turned(ledger: &Ledger, dice: &mut Dice) -> String {
    let words = ["granted", "denied", "withdrawn", "voice_chat", "room_entry", "privacy_policy", "true"];
    let (one, other) = (words[dice.below(words.len())], words[dice.below(words.len())]);
    let sql = format!(
        "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), '{one}', '{other}') AS BLOB)
         WHERE instr(bytes, '{one}') > 0 AND sequence % 3 = {}",
        dice.below(3)
    );
    let changed = ledger.connection.execute(&sql, []).unwrap();
    if changed > 0 && one != other { format!("{changed} times {other} for {one}") } else { String::new() }
}

fn moved_to_another_chain(ledger: &Ledger, dice: &mut Dice) -> String {
    let (chain, sequence) = ledger.any(dice);
    let other = 3 - chain;
    let to = ledger.last(other) + 1;
    ledger.run(&format!(
        "UPDATE entry SET chain = {other}, sequence = {to} WHERE chain = {chain} AND sequence = {sequence}"
    ));
    format!("{chain}/{sequence} moved to {other}/{to}")
}

fn snapshot(ledger: &Ledger, dice: &mut Dice) -> String {
    let state: Option<Vec<u8>> = ledger.connection.query_row("SELECT state FROM snapshot", [], |row| row.get(0)).ok();
    let Some(mut state) = state else { return String::new() };
    let place = dice.below(state.len());
    state[place] ^= 1 << dice.below(8);
    ledger.connection.execute("UPDATE snapshot SET state = ?1", [state]).unwrap();
    format!("byte {place} of the snapshot")
}

fn snapshot_elsewhere(ledger: &Ledger, dice: &mut Dice) -> String {
    let by = i64::try_from(dice.below(200)).unwrap() - 199;
    let sql = "UPDATE snapshot SET sequence = sequence + ?1";
    let moved = by != 0 && ledger.connection.execute(sql, [by]).unwrap() > 0;
    if moved { format!("snapshot moved by {by}") } else { String::new() }
}

fn renamed(ledger: &Ledger, dice: &mut Dice) -> String {
    let (names, number) =
        (["'install'", "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'", "'x'", "name || 'a'"], 1 + dice.below(2));
    let sql = format!("UPDATE chain SET name = {} WHERE id = {number}", names[dice.below(names.len())]);
    // The name may be the one it has, or be taken.
    let is_install = "SELECT count(*) FROM chain WHERE name = 'install' AND id = 1";
    let before = ledger.number(is_install);
    let is_done = ledger.connection.execute(&sql, []).is_ok() && (number == 2 || before != ledger.number(is_install));
    if is_done { sql } else { String::new() }
}

const EDITS: [(&str, Edit); 13] = [
    ("removed", removed),
    ("removed, closed up", removed_and_closed_up),
    ("end cut off", cut_off),
    ("reordered", reordered),
    ("inserted", inserted),
    ("added", added),
    ("bytes edited", edited_bytes),
    ("hash edited", edited_hash),
    ("words turned", turned),
    ("moved to another chain", moved_to_another_chain),
    ("snapshot edited", snapshot),
    ("snapshot moved", snapshot_elsewhere),
    ("chain renamed", renamed),
];

#[test]
fn no_edit_of_the_ledger_goes_unnoticed() {
    let originals = originals();
    for (name, edit) in EDITS {
        let mut tally = Tally::new("edited ledger", name);
        for case in 0..size(8, 400) {
            let mut dice = Dice::of(case);
            let original = &originals[case % originals.len()];
            let ledger = Ledger::of(original);
            let done = edit(&ledger, &mut dice);
            if done.is_empty() {
                continue;
            }
            let what = format!("{case} of {}: {done}", original.name);
            let files = ledger.into_files();
            tally.case(&what, |tally| judge(&files, original, &what, tally));
        }
        assert!(tally.cases() > 0, "{name}");
        assert_eq!(tally.of("changes nothing") + tally.of("beside the chains"), 0, "{name}");
        tally.close();
    }
}
