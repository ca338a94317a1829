//! A use in a session that is asked again and again, and the one question of it that crosses the border without `UniFFI`:
//! whether what was allowed still stands. Owns the only unsafe code of the border.
//!
//! `bindings/swift/Sources/CPlacet/include/placet_cell.h` declares the function for Swift; Kotlin finds it by the name
//! that JNI gives it. Both hold the object for as long as they pass its address.
#![expect(unsafe_code, reason = "an address and a name are all that crosses here")]

use std::ffi::c_void;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Weak};

use placet::engine::Cell;

use crate::answers::Decision;
use crate::placet_core::PlacetCore;

/// A use in a session, asked again and again. It keeps no engine alive.
#[derive(uniffi::Object)]
pub struct PlacetCell {
    core: Weak<PlacetCore>,
    cell: Cell,
}

impl PlacetCell {
    pub(crate) fn new(core: &Arc<PlacetCore>, cell: Cell) -> Self {
        Self { core: Arc::downgrade(core), cell }
    }

    fn is_kept(&self) -> bool {
        panic::catch_unwind(AssertUnwindSafe(|| self.cell.is_kept())).unwrap_or(false)
    }
}

#[uniffi::export]
impl PlacetCell {
    /// May it be done now? Asks the rules, and keeps that it is allowed.
    pub fn ask(&self) -> Decision {
        self.core.upgrade().map_or_else(Decision::closed, |core| core.ask(|it| it.ask_for(&self.cell)))
    }

    /// Where the cell is, for [`placet_cell_is_kept`]: worth something for as long as this object is held.
    pub fn address(self: Arc<Self>) -> u64 {
        Arc::as_ptr(&self) as u64
    }
}

/// Whether what a cell last allowed still stands; else it is to be asked. Waits for nobody, and allocates nothing.
///
/// # Safety
/// `cell` is the address of a [`PlacetCell`] that is held until this returns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn placet_cell_is_kept(cell: u64) -> bool {
    let cell = cell as *const PlacetCell;
    // SAFETY: the caller holds the object, which is shared and never changed but by atomic operations.
    unsafe { cell.as_ref() }.is_some_and(PlacetCell::is_kept)
}

/// [`placet_cell_is_kept`] as `dev.placet.NativeCell.isKept`.
///
/// # Safety
/// As there; the first two arguments are the virtual machine's, and not looked at.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_dev_placet_NativeCell_isKept(_: *mut c_void, _: *mut c_void, cell: i64) -> u8 {
    // SAFETY: as the caller has promised.
    u8::from(unsafe { placet_cell_is_kept(cell.cast_unsigned()) })
}
