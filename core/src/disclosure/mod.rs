//! What a person is told: the privacy report, one HTML file made from manifest and ledger, and the consent receipt. Pure: it knows neither
//! files nor SQLite nor the clock, and decides nothing; where a decision stands it asks [`crate::policy`].
//!
//! The page loads nothing and runs nothing; the same material gives the same bytes.

mod collection;
mod decisions;
mod deletion;
mod history;
mod html;
mod page;
mod person;
mod person_read;
mod proof;
mod receipt;
mod record;
mod request;
mod who;
mod words;
mod zone;

pub use crate::ledger::{ChainEnd, Recorded};
#[cfg(feature = "check")]
pub use person::copy_schema_text;
pub use person::{
    CopiedChain, CopiedDeletion, CopiedDocument, CopiedFact, CopiedGrant, CopiedPast, CopiedPurpose, CopiedRequest,
    CopiedUse, Held, PersonCopy, copy,
};
pub use person_read::CopyError;
pub use receipt::receipt;

use crate::clock::Timestamp;
use crate::id::UseRef;
use crate::policy::permission::SystemPermissions;
use crate::policy::{Context, SubjectState};

use page::Page;

/// What marks a page as a report, within its first bytes.
const MARK: &str = r#"<meta name="generator" content="placet report">"#;
/// How far into a page its mark may be, in bytes.
const MARK_WITHIN: usize = 2048;

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// What is declared, and the time of writing.
    pub ctx: Context<'a>,
    /// What was swept in front of the subject's entries folds to this; nothing where they are whole.
    pub folded: &'a SubjectState,
    /// The entries of the install's chain and of the subject's, each chain in its order, each entry verified.
    pub entries: &'a [Recorded],
    /// How often the subject's data was used.
    pub uses: &'a [UseCount],
    /// What the system last said of each permission.
    pub system: &'a SystemPermissions,
    /// How many entries were verified, those of other chains included.
    pub verified: u64,
    /// The ends of all chains.
    pub heads: &'a [ChainEnd],
}

/// How often something was used, first and last; never values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseCount {
    /// The use.
    pub it: UseRef,
    /// How often.
    pub count: u64,
    /// The first time.
    pub first: Timestamp,
    /// The last time.
    pub last: Timestamp,
}

/// Writes the privacy report (PIPL 44, 45): one HTML file in Chinese for a Chinese locale, else in English, with the
/// manifest's own names in the locale that fits best. Times are those of the app's zone where that zone keeps one
/// offset, else of UTC.
pub fn report(material: &Material<'_>, locale: &str) -> String {
    let mut page = Page::new(material, locale);
    page.document(|page| {
        who::header(page);
        page.main(|page| {
            who::who(page);
            decisions::documents(page);
            decisions::purposes(page);
            collection::collected(page);
            decisions::refused(page);
            collection::permissions(page);
            collection::owed(page);
            history::history(page);
            proof::proof(page);
        });
        who::footer(page);
    });
    page.finish()
}

/// Whether bytes are a report that [`report`] wrote, so that a later one may take its place.
pub fn is_report(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..MARK_WITHIN).unwrap_or(bytes);
    beginning.starts_with(b"<!DOCTYPE html>") && beginning.windows(MARK.len()).any(|it| it == MARK.as_bytes())
}
