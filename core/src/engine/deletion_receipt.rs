//! Receipts of deletions that are over: read off the chains, each entry verified on the way.

use std::path::Path;

use super::Placet;
use super::chains::{self, Read};
use super::report::look;
use super::view::View;
use crate::error::Error;
use crate::event::Event;
use crate::evidence::{DeletionReceipt, DeletionReceipts};
use crate::id::AppId;
use crate::ledger::{self, ChainName, Recorded};
use crate::policy::deletion::DeletionState;
use crate::policy::{Declared, Unavailability};
use crate::store::Store;

impl Placet {
    /// The receipts of the deletions of this install that are over, in the order of their chains: of each that was carried
    /// out, and of each that the current subject was refused. They name nobody. After a [sweep](Self::sweep) that took the
    /// entries there is none any more, so hand one out when the last task is confirmed. Reads and verifies the whole
    /// ledger; writes nothing.
    ///
    /// # Errors
    /// Unavailable with `tampered` or `newer` where an entry does not follow, or with the store's trouble.
    pub fn deletion_receipts(&self) -> Result<Vec<DeletionReceipt>, Error> {
        let read = self.run(|inner, declared, reading| {
            inner.read_more(declared, reading, |ctx, open, _| gather(&open.store, &open.view, &ctx.manifest().app.id))
        });
        read.map_err(Error::unavailable)
    }
}

/// The same of the store in a folder, which is only read: for tools that look at a store from outside.
///
/// # Errors
/// [`Error::Manifest`] where the manifest cannot be used; unavailable with `unreadable` where the folder holds no store,
/// with `other_app`, or with the store's trouble.
pub fn deletion_receipts_of(folder: &Path, manifest: &[u8]) -> Result<Vec<DeletionReceipt>, Error> {
    let declared = Declared::load(manifest)?;
    let (store, view) = look(folder, &declared).map_err(Error::unavailable)?;
    gather(&store, &view, &declared.manifest.app.id).map_err(Error::unavailable)
}

fn gather(store: &Store, view: &View, app: &AppId) -> Result<Vec<DeletionReceipt>, Unavailability> {
    store.at_once(|| {
        let mut receipts = DeletionReceipts::of(app);
        chains::read(store, |it| {
            match it {
                Read::Chain(_) => receipts.begin(DeletionState::default()),
                Read::Entry(chain, row, entry) => {
                    if let (Event::Checkpoint { state }, ChainName::Subject(subject)) = (&entry.event, &chain.name) {
                        let folded = store.folded(subject.as_str())?.ok_or(Unavailability::Tampered)?;
                        receipts.begin(ledger::unfold(&folded, *state)?.deletion);
                    }
                    let (chain, entry) = (chain.name.clone(), entry.clone());
                    receipts.follow(&Recorded { chain, sequence: row.sequence, entry, hash: row.hash });
                }
            }
            Ok::<_, Unavailability>(())
        })?;
        Ok(receipts.of_subject(&ChainName::Subject(view.name.clone())))
    })
}
