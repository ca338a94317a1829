//! The export: all evidence of the store as one file that can be verified without it.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use super::Placet;
use super::evidence::chain_name;
use super::report::look;
use crate::clock::{Reading, Timestamp};
use crate::error::Error;
use crate::evidence::{Exporter, Head};
use crate::id::AppId;
use crate::ledger::{Broken, Chain};
use crate::policy::{Declared, Unavailability};
use crate::store::{Store, StoreError};

/// Why an export was not written.
enum Trouble {
    Store(Unavailability),
    File(io::Error),
}

impl From<Trouble> for Error {
    fn from(it: Trouble) -> Self {
        match it {
            Trouble::Store(why) => Self::unavailable(why),
            Trouble::File(why) => {
                Self::InvalidArgument { code: "file_not_written", detail: format!("choose another place: {why}") }
            }
        }
    }
}

impl From<StoreError> for Trouble {
    fn from(it: StoreError) -> Self {
        Self::Store(it.into())
    }
}

impl From<Broken> for Trouble {
    fn from(it: Broken) -> Self {
        Self::Store(it.into())
    }
}

impl From<io::Error> for Trouble {
    fn from(it: io::Error) -> Self {
        Self::File(it)
    }
}

impl Placet {
    /// Writes every manifest and every entry of every chain to a file (`docs/ledger-format.md`), each entry checked, and
    /// returns the ends of the chains. The file appears whole or not at all and replaces one of the same name; blocks
    /// this process's other calls while it writes.
    ///
    /// # Errors
    /// Invalid argument `file_not_written` with the system's word; unavailable with the store's trouble, `tampered` and
    /// `newer` among them.
    pub fn export(&self, file: &Path) -> Result<Vec<Head>, Error> {
        let app = &self.manifest().app.id;
        let written = self.run(|inner, declared, reading| {
            inner.read_more(declared, reading, |ctx, open, _| match write(&open.store, app, ctx.now, file) {
                Err(Trouble::Store(why)) => Err(why),
                written => Ok(written),
            })
        });
        Ok(written.map_err(Trouble::Store)??)
    }
}

/// The export of the store in a folder, which is only read: for tools that look at a store from outside.
///
/// # Errors
/// [`Error::Manifest`] where the manifest cannot be used; unavailable with `unreadable` where the folder holds no store,
/// with `other_app`, or with the store's trouble; else as [`Placet::export`].
pub fn export_of(folder: &Path, manifest: &[u8], reading: &Reading, file: &Path) -> Result<Vec<Head>, Error> {
    let declared = Declared::load(manifest)?;
    let (store, view) = look(folder, &declared).map_err(Error::unavailable)?;
    let now = view.context(&declared, reading).now;
    Ok(write(&store, &declared.manifest.app.id, now, file)?)
}

fn write(store: &Store, app: &AppId, now: Timestamp, file: &Path) -> Result<Vec<Head>, Trouble> {
    let part = beside(file);
    let mut exporter = Exporter::begin(BufWriter::new(File::create(&part)?), app, now)?;
    let filled = store.at_once(|| fill(store, &mut exporter));
    let ended = filled.and_then(|()| {
        let (out, heads) = exporter.end()?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&part, file)?;
        Ok(heads)
    });
    if ended.is_err() {
        // The error that is reported is the first one.
        let _ = fs::remove_file(&part);
    }
    ended
}

fn fill(store: &Store, exporter: &mut Exporter<BufWriter<File>>) -> Result<(), Trouble> {
    store.each_manifest(|bytes| Ok::<_, Trouble>(exporter.manifest(bytes)?))?;
    for name in store.chains()? {
        let mut chain = Chain::empty(chain_name(&name).map_err(Trouble::Store)?);
        exporter.chain(&name, chain.sequence, chain.hash)?;
        store.each_row_after(&name, 0, |row| {
            chain.follow(&row)?;
            Ok::<_, Trouble>(exporter.entry(&row)?)
        })?;
    }
    Ok(())
}

/// The name under which a file grows.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    file.with_file_name(name)
}
