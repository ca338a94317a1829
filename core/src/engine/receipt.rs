//! Consent records and receipts of a store: gathers in one read what [`crate::evidence::receipt`] writes, verifying every
//! entry on the way.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::chains::Gathered;
use super::evidence::head;
use super::report::look;
use super::view::View;
use super::{Head, Placet};
use crate::calendar::WorkingDays;
use crate::canonical::Hash;
use crate::clock::{Reading, Timestamp};
use crate::disclosure;
use crate::error::Error;
use crate::evidence::receipt::{self, ConsentReceipt, ConsentRecord, Material};
use crate::id::SubjectRef;
use crate::manifest::Manifest;
use crate::policy::spent::Spent;
use crate::policy::{AgeBand, Context, Declared, Unavailability};
use crate::store::Store;

/// A receipt of a store that nobody has open, and what was read for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderReceipt {
    /// The receipt.
    pub receipt: ConsentReceipt,
    /// How many entries were verified.
    pub entries: u64,
    /// The ends of the chains.
    pub heads: Vec<Head>,
    /// Whether the manifest is the one that the store was last opened with.
    pub manifest_is_last: bool,
}

/// What was read of a store for its records.
struct Evidenced {
    subject: SubjectRef,
    ledger: Gathered,
    manifests: BTreeMap<Hash, Manifest>,
    moment: (Timestamp, Timestamp, AgeBand),
    spent: Spent,
    calendar: Arc<WorkingDays>,
}

impl Placet {
    /// The consent records of the current subject by ISO/IEC TS 27560 (PIPL 69): one for each purpose that was decided on,
    /// as the controller keeps them. Reads and verifies the whole ledger, so it takes longer than other calls; writes
    /// nothing.
    ///
    /// # Errors
    /// Unavailable with `tampered` or `newer` where an entry does not follow, or with the store's trouble.
    pub fn records(&self) -> Result<Vec<ConsentRecord>, Error> {
        let read = self.evidenced()?;
        Ok(receipt::records(&read.material(&self.declared)))
    }

    /// The person's copy of all their consent records, in Chinese for a Chinese locale, else in English: hand it out as
    /// [`write_receipt`](receipt::write_receipt) writes it.
    ///
    /// # Errors
    /// As [`records`](Self::records).
    pub fn receipt(&self, locale: &str) -> Result<ConsentReceipt, Error> {
        let read = self.evidenced()?;
        Ok(disclosure::receipt(&read.material(&self.declared), locale))
    }

    fn evidenced(&self) -> Result<Evidenced, Error> {
        let read = self.run(|inner, declared, reading| {
            inner.read_more(declared, reading, |ctx, open, _| Evidenced::of(&open.store, &open.view, ctx))
        });
        // Records are written with the lock released, as the report is.
        read.map_err(Error::unavailable)
    }
}

/// The receipt of the current subject of the store in a folder, which is only read: for tools that look at a store from
/// outside.
///
/// # Errors
/// [`Error::Manifest`] where the manifest cannot be used; unavailable with `unreadable` where the folder holds no store,
/// with `other_app`, or with the store's trouble.
pub fn receipt_of(folder: &Path, manifest: &[u8], reading: &Reading, locale: &str) -> Result<FolderReceipt, Error> {
    let declared = Declared::load(manifest)?;
    let (store, view) = look(folder, &declared).map_err(Error::unavailable)?;
    let read = Evidenced::of(&store, &view, &view.context(&declared, reading)).map_err(Error::unavailable)?;
    Ok(FolderReceipt {
        receipt: disclosure::receipt(&read.material(&declared), locale),
        entries: read.ledger.verified,
        heads: read.ledger.heads.iter().map(head).collect(),
        manifest_is_last: view.manifest == Some(declared.hash),
    })
}

impl Evidenced {
    fn of(store: &Store, view: &View, ctx: &Context<'_>) -> Result<Self, Unavailability> {
        store.at_once(|| {
            Ok(Self {
                subject: view.name.clone(),
                ledger: Gathered::of(store, &view.name)?,
                manifests: manifests(store)?,
                moment: (ctx.now, ctx.latest, ctx.age),
                spent: ctx.spent.clone(),
                calendar: Arc::clone(&view.calendar),
            })
        })
    }

    fn material<'a>(&'a self, declared: &'a Declared) -> Material<'a> {
        let (now, latest, age) = self.moment;
        Material {
            ctx: Context { declared, now, latest, age, calendar: &self.calendar, spent: &self.spent },
            subject: &self.subject,
            folded: &self.ledger.folded,
            entries: &self.ledger.entries,
            manifests: &self.manifests,
        }
    }
}

/// Every declaration that was in force and that this version can read. One that it cannot is not there, and the present
/// one is told in its place, under its own hash.
fn manifests(store: &Store) -> Result<BTreeMap<Hash, Manifest>, Unavailability> {
    let mut manifests = BTreeMap::new();
    store.each_manifest(|bytes| {
        manifests.extend(Manifest::load(bytes).ok().map(|it| (Hash::of(&[bytes]), it)));
        Ok::<_, Unavailability>(())
    })?;
    Ok(manifests)
}
