//! The privacy report of a store: gathers in one read what [`disclosure`] writes, verifying every
//! entry on the way. What cannot be verified is not reported.

use std::path::Path;
use std::sync::Arc;

use super::chains::Gathered;
use super::evidence::head;
use super::view::View;
use super::{Head, Placet};
use crate::clock::Reading;
use crate::disclosure::{self, Held, Material, UseCount};
use crate::error::Error;
use crate::id::SubjectRef;
use crate::policy::permission::SystemPermissions;
use crate::policy::spent::NOTHING_SPENT;
use crate::policy::{Context, Declared, Unavailability};
use crate::store::Store;

/// The report of a store that nobody has open, and what a tool says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderReport {
    /// The report.
    pub html: String,
    /// How many entries were verified.
    pub entries: u64,
    /// How many kinds of use were counted.
    pub uses: usize,
    /// The ends of the chains.
    pub heads: Vec<Head>,
    /// Whether the manifest is the one that the store was last opened with.
    pub manifest_is_last: bool,
}

impl Placet {
    /// The privacy report for the person (PIPL 44, 45): one HTML page, in Chinese for a Chinese locale, else in English.
    /// Reads and verifies the whole ledger, so it takes longer than other calls; writes nothing.
    ///
    /// # Errors
    /// Unavailable with `tampered` or `newer` where an entry does not follow, or with the store's trouble.
    pub fn report(&self, locale: &str) -> Result<String, Error> {
        let read = self.run(|inner, declared, reading| {
            inner.read_more(declared, reading, |ctx, open, process| {
                let gathered = Gathering::of(&open.store, &open.view.name)?;
                let calendar = Arc::clone(&open.view.calendar);
                Ok((gathered, process.system.clone(), (ctx.now, ctx.latest, ctx.age, calendar)))
            })
        });
        // The page is written with the lock released: it may be long, and answers must not wait for it.
        let (gathered, system, (now, latest, age, calendar)) = read.map_err(Error::unavailable)?;
        let ctx = Context { declared: &self.declared, now, latest, age, calendar: &calendar, spent: &NOTHING_SPENT };
        Ok(gathered.write(ctx, &system, locale))
    }
}

impl Placet {
    /// The person's copy of what Placet holds about them (PIPL 45): one JSON document with a published schema, complete,
    /// that [`PersonCopy::read`](crate::disclosure::PersonCopy::read) reads back. Verifies the whole ledger on the way; writes nothing.
    ///
    /// # Errors
    /// As [`report`](Self::report).
    pub fn copy_of_person(&self) -> Result<String, Error> {
        let read = self.run(|inner, declared, reading| {
            inner.read_more(declared, reading, |ctx, open, _| {
                let Gathering { ledger, uses } = Gathering::of(&open.store, &open.view.name)?;
                let state = &open.view.state;
                let held = Held { ctx: *ctx, state, entries: &ledger.entries, uses: &uses };
                let copy = disclosure::copy(&held).and_then(|it| it.to_json());
                copy.map_err(|_| Unavailability::Internal)
            })
        });
        read.map_err(Error::unavailable)
    }
}

/// The privacy report of the store in a folder, which is only read: for tools that look at a store from outside. What
/// the system says of permissions is known to the app alone, and so not here.
///
/// # Errors
/// [`Error::Manifest`] where the manifest cannot be used; unavailable with `unreadable` where the folder holds no store,
/// with `other_app`, or with the store's trouble.
pub fn report_of(folder: &Path, manifest: &[u8], reading: &Reading, locale: &str) -> Result<FolderReport, Error> {
    let declared = Declared::load(manifest)?;
    let (view, gathered) = inspect(folder, &declared).map_err(Error::unavailable)?;
    let html = gathered.write(view.context(&declared, reading), &SystemPermissions::new(), locale);
    Ok(FolderReport {
        html,
        entries: gathered.ledger.verified,
        uses: gathered.uses.len(),
        heads: gathered.ledger.heads.iter().map(head).collect(),
        manifest_is_last: view.manifest == Some(declared.hash),
    })
}

fn inspect(folder: &Path, declared: &Declared) -> Result<(View, Gathering), Unavailability> {
    let (store, view) = look(folder, declared)?;
    let gathered = Gathering::of(&store, &view.name)?;
    Ok((view, gathered))
}

/// The store of an app in a folder, to read and no more.
pub(super) fn look(folder: &Path, declared: &Declared) -> Result<(Store, View), Unavailability> {
    let store = Store::inspect(folder)?.ok_or(Unavailability::Unreadable)?;
    // Where the app's key is needed for what can be erased, the report goes without it: the age counts as unknown.
    let _ = store.unlock(None);
    let view = View::load(&store)?.ok_or(Unavailability::Unreadable)?;
    if view.app.as_ref() != Some(&declared.manifest.app.id) {
        return Err(Unavailability::OtherApp);
    }
    Ok((store, view))
}

/// What was read of a store for its report.
struct Gathering {
    ledger: Gathered,
    uses: Vec<UseCount>,
}

impl Gathering {
    fn of(store: &Store, subject: &SubjectRef) -> Result<Self, Unavailability> {
        store.at_once(|| {
            let ledger = Gathered::of(store, subject)?;
            let uses = store.usage(subject)?.into_iter();
            let uses = uses.map(|it| UseCount { it: it.it, count: it.count, first: it.first, last: it.last });
            Ok(Self { ledger, uses: uses.collect() })
        })
    }

    fn write(&self, ctx: Context<'_>, system: &SystemPermissions, locale: &str) -> String {
        let Gathered { entries, folded, verified, heads } = &self.ledger;
        disclosure::report(
            &Material { ctx, folded, entries, uses: &self.uses, system, verified: *verified, heads },
            locale,
        )
    }
}
