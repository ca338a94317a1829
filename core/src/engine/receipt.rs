//! Consent records and receipts of a store: gathers in one read what [`crate::evidence::receipt`] writes, verifying every
//! entry on the way.

use std::collections::BTreeMap;

use super::Placet;
use super::chains::Gathered;
use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::disclosure;
use crate::error::Error;
use crate::evidence::receipt::{self, ConsentReceipt, ConsentRecord, Material};
use crate::id::SubjectRef;
use crate::manifest::Manifest;
use crate::policy::spent::Spent;
use crate::policy::{AgeBand, Context, Unavailability};
use crate::store::Store;

/// What was read of a store for its records.
struct Evidenced {
    subject: SubjectRef,
    ledger: Gathered,
    manifests: BTreeMap<Hash, Manifest>,
    moment: (Timestamp, Timestamp, AgeBand),
    spent: Spent,
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
        Ok(receipt::records(&read.material(self)))
    }

    /// The person's copy of all their consent records, in Chinese for a Chinese locale, else in English: hand it out as
    /// [`write_receipt`](receipt::write_receipt) writes it.
    ///
    /// # Errors
    /// As [`records`](Self::records).
    pub fn receipt(&self, locale: &str) -> Result<ConsentReceipt, Error> {
        let read = self.evidenced()?;
        Ok(disclosure::receipt(&read.material(self), locale))
    }

    fn evidenced(&self) -> Result<Evidenced, Error> {
        let read = self.run(|inner, declared, reading| {
            inner.read_more(declared, reading, |ctx, open, _| {
                let subject = open.view.name.clone();
                open.store.at_once(|| {
                    let ledger = Gathered::of(&open.store, &subject)?;
                    let manifests = manifests(&open.store)?;
                    Ok(Evidenced {
                        subject: subject.clone(),
                        ledger,
                        manifests,
                        moment: (ctx.now, ctx.latest, ctx.age),
                        spent: ctx.spent.clone(),
                    })
                })
            })
        });
        // Records are written with the lock released, as the report is.
        read.map_err(Error::unavailable)
    }
}

impl Evidenced {
    fn material<'a>(&'a self, placet: &'a Placet) -> Material<'a> {
        let (now, latest, age) = self.moment;
        Material {
            ctx: Context { declared: &placet.declared, now, latest, age, spent: &self.spent },
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
