//! When each use of a subject was taken, as the rules of what is owed ask for it.

use crate::id::SubjectRef;
use crate::policy::Unavailability;
use crate::policy::retention::Used;
use crate::store::Store;

/// When each use of a subject was taken.
pub(super) fn used(store: &Store, subject: &SubjectRef) -> Result<Vec<Used>, Unavailability> {
    let records = store.usage(subject)?.into_iter();
    Ok(records.map(|it| Used { it: it.it, first: it.first, last: it.last }).collect())
}
