//! Suspension across the border.

use placet::Placet;

use crate::placet_core::{Answer, PlacetCore};

/// Before the system freezes the app, and afterwards.
#[uniffi::export]
impl PlacetCore {
    /// Lets go of every file and lock until it is resumed; meanwhile everything is denied or fails with `suspended`.
    pub fn suspend(&self) -> Answer<()> {
        self.call(|it| {
            it.suspend();
            Ok(())
        })
    }

    /// Opens the store again and catches up.
    pub fn resume(&self) -> Answer<()> {
        self.call(Placet::resume)
    }
}
