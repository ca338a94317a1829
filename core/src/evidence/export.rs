//! Writing an export, line by line: nothing but the line at hand is in memory.

use std::io::{self, Write};

use serde::Serialize;

use super::{ChainLine, EntryLine, FORMAT, Head, HeaderLine, HeadsLine, ManifestLine};
use crate::canonical::{self, Hash};
use crate::clock::Timestamp;
use crate::id::AppId;
use crate::ledger::Stored;

/// Writes one export: the manifests, then each chain from its beginning, the install's first, then the end.
#[derive(Debug)]
pub struct Exporter<W: Write> {
    out: W,
    heads: Vec<Head>,
}

impl<W: Write> Exporter<W> {
    /// Begins an export of an app's store.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn begin(mut out: W, app: &AppId, written: Timestamp) -> io::Result<Self> {
        line(&mut out, &HeaderLine { app: app.clone(), export: FORMAT, written })?;
        Ok(Self { out, heads: Vec::new() })
    }

    /// Writes a manifest that was in force; all come before the first chain.
    ///
    /// # Errors
    /// Those of the output; invalid data where the bytes are not UTF-8, which no loadable manifest is.
    pub fn manifest(&mut self, bytes: &[u8]) -> io::Result<()> {
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        line(&mut self.out, &ManifestLine { manifest: text.to_owned(), sha256: Hash::of(&[bytes]) })
    }

    /// Begins a chain behind the place `after`, which has the hash `hash`; 0 and zeroes for a whole chain.
    ///
    /// # Errors
    /// Those of the output.
    pub fn chain(&mut self, chain: &str, after: u64, hash: Hash) -> io::Result<()> {
        self.heads.push(Head { chain: chain.to_owned(), hash, sequence: after });
        line(&mut self.out, &ChainLine { after, chain: chain.to_owned(), hash })
    }

    /// Writes the next entry of the chain that was begun last.
    ///
    /// # Errors
    /// Those of the output; invalid data where no chain was begun or the bytes are not UTF-8, which no entry is.
    pub fn entry(&mut self, row: Stored<'_>) -> io::Result<()> {
        let head = self.heads.last_mut().ok_or_else(|| io::Error::other("no chain was begun"))?;
        (head.sequence, head.hash) = (row.sequence, row.hash);
        let entry = std::str::from_utf8(row.bytes).map_err(io::Error::other)?.to_owned();
        line(&mut self.out, &EntryLine { entry, hash: row.hash, sequence: row.sequence })
    }

    /// Writes the end, and hands back the output and the heads.
    ///
    /// # Errors
    /// Those of the output.
    pub fn end(mut self) -> io::Result<(W, Vec<Head>)> {
        line(&mut self.out, &HeadsLine { heads: self.heads.clone() })?;
        self.out.flush()?;
        Ok((self.out, self.heads))
    }
}

fn line(out: &mut impl Write, it: &impl Serialize) -> io::Result<()> {
    let mut bytes = canonical::encode(it).map_err(io::Error::other)?;
    bytes.push(b'\n');
    out.write_all(&bytes)
}
