//! A use in a session that is asked again and again, and the one question of it that crosses the border without `UniFFI`:
//! whether what was allowed still stands. Owns the only unsafe code of the border.
//!
//! `bindings/swift/Sources/CPlacet/include/placet_cell.h` declares the function for Swift; Kotlin has it registered
//! with JNI. Both hold the object for as long as they pass its address.
#![expect(unsafe_code, reason = "an address and a name are all that crosses here")]

use std::ffi::{c_char, c_void};
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

/// What JNI calls a class, a method's name, its signature and its code.
#[repr(C)]
struct NativeMethod {
    name: *const c_char,
    signature: *const c_char,
    code: *const c_void,
}

/// What a Java thread begins with a pointer to: a table of functions, of which this looks at the last one.
type Functions = [*const c_void; REGISTER_NATIVES + 1];
/// Where `RegisterNatives` is in that table.
const REGISTER_NATIVES: usize = 215;
type RegisterNatives = unsafe extern "system" fn(*mut c_void, *mut c_void, *const NativeMethod, i32) -> i32;

/// Makes `isKept(long)` of a Java class [`placet_cell_is_kept`]; zero where that is done, else a Java error is under way.
/// JNA calls it in the library that it has loaded already: none is loaded a second time.
///
/// # Safety
/// `thread` is the calling Java thread's `JNIEnv`, and `class` a class of Java's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn placet_cell_register(thread: *mut c_void, class: *mut c_void) -> i32 {
    let (name, signature) = (c"isKept".as_ptr(), c"(J)Z".as_ptr());
    let method = NativeMethod { name, signature, code: is_kept_for_java as *const c_void };
    // SAFETY: JNI says that a thread begins with a pointer to its table, and what stands where in that.
    let [.., register] = unsafe { **thread.cast::<*const Functions>() };
    // SAFETY: as above; JNI copies what it needs of the method, whose code is as its signature says.
    unsafe { std::mem::transmute::<*const c_void, RegisterNatives>(register)(thread, class, &raw const method, 1) }
}

/// The first two arguments are the Java thread and class.
unsafe extern "system" fn is_kept_for_java(_: *mut c_void, _: *mut c_void, cell: i64) -> u8 {
    // SAFETY: `dev.placet` holds the object while it calls.
    u8::from(unsafe { placet_cell_is_kept(cell.cast_unsigned()) })
}
