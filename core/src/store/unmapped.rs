//! Two words of this process alone, where processes cannot map a file together or a word of 64 bits is not atomic in all
//! of them; and in the models of `loom`, whose atomics lie in no file.

use std::io;
use std::sync::Arc;

use crate::sync::atomic::AtomicU64;

/// Two words, and a share in them.
#[derive(Debug, Clone)]
pub(super) struct Mapping(Arc<[AtomicU64; 2]>);

impl Mapping {
    /// Words that are nobody else's, both zero.
    #[expect(clippy::unnecessary_wraps, reason = "it may fail where words are mapped")]
    pub fn own() -> io::Result<Self> {
        Ok(Self(Arc::default()))
    }

    /// The words.
    pub fn words(&self) -> &[AtomicU64; 2] {
        &self.0
    }

    /// Whether both are the same words.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
