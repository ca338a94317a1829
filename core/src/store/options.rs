//! How a store is opened: as Placet does it, or as proofs of durability need it.

use super::epoch::Step;
use super::schema::Steps;

/// How far SQLite goes to put a commit on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Synchronous {
    /// Every commit is synced before it returns: what Placet uses.
    #[default]
    Full,
    /// Commits may be lost with power: only for the test that shows it.
    Normal,
}

/// How a file is opened.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// See [`Synchronous`].
    pub synchronous: Synchronous,
    /// Who is told where a writer is, to stop it there: only for the test that does.
    pub at: Option<fn(Step)>,
    /// How older stores become today's: others than Placet's own only for the test that makes some up.
    pub steps: Steps,
}

impl Options {
    /// Tells where a writer is.
    pub fn tell(&self, step: Step) {
        if let Some(at) = self.at {
            at(step);
        }
    }
}
