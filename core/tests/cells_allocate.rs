//! What is allowed and kept is answered without a byte from the heap, whether it ends by time or not.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

#[expect(dead_code, reason = "each test program uses its part of what they share")]
mod support;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use placet::Placet;
use placet::engine::{Config, Place};
use placet::policy::SystemPermission;
use support::*;

/// The system's allocator, which counts for each thread.
struct Counting;

thread_local! {
    static ALLOCATED: Cell<usize> = const { Cell::new(0) };
}

#[expect(unsafe_code, reason = "an allocator is unsafe to write")]
// SAFETY: every call goes to the system's allocator as it came; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.set(ALLOCATED.get() + 1);
        // SAFETY: as the caller has promised.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: as the caller has promised.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often something was allocated meanwhile by this thread.
fn allocations(work: impl FnOnce()) -> usize {
    let before = ALLOCATED.get();
    work();
    ALLOCATED.get() - before
}

#[test]
fn what_is_kept_is_answered_without_allocating() {
    let folder = tempfile::tempdir().unwrap();
    // The system's clock, as an app has it.
    let config = Config::new(Place::Folder(folder.path().to_owned()), EXAMPLE.into());
    let placet = Placet::open(config).unwrap();
    let room = voice_room(&placet);
    grant(&placet, "nearby");
    placet.report_permission(&"microphone".parse().unwrap(), SystemPermission::Granted).unwrap();
    let without_end = placet.cell(room, &speak());
    let for_an_hour = placet.cell(enter(&placet, "nearby"), &"nearby.locate_roughly".parse().unwrap());

    for cell in [&without_end, &for_an_hour] {
        assert!(allocations(|| assert!(placet.allows(cell))) > 0, "the first time the rules are asked");

        assert_eq!(allocations(|| (0..1000).for_each(|_| assert!(placet.allows(cell)))), 0);
    }
}
