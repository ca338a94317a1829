//! Cells across the border: what was allowed is told by an address alone, and by nothing once it may be otherwise.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]
#![expect(unsafe_code, reason = "the calls of other languages are made as they make them")]

use std::cell::RefCell;
use std::ffi::{CStr, c_char, c_void};
use std::sync::Arc;

use placet::event::{ConsentDecision, Evidence, Surface};
use placet::manifest::OpensBy;
use placet::policy::{AgeBand, Reason, SystemPermission, Unavailability};
use placet_ffi::{ConsentLine, Decision, PlacetCell, PlacetCore, placet_cell_is_kept, placet_cell_register};

const MANIFEST: &[u8] = include_bytes!("../../../core/tests/fixtures/example.json");
const HEADER: &str = include_str!("../../swift/Sources/CPlacet/include/placet_cell.h");

fn test() -> Evidence {
    Evidence::on(Surface::Test)
}

fn decide(core: &PlacetCore, to: ConsentDecision) {
    core.change_consents(test(), vec![ConsentLine { purpose: "voice_chat".parse().unwrap(), to }]).unwrap();
}

/// An engine, and a cell of a room in which the person may speak.
fn speaking() -> (Arc<PlacetCore>, Arc<PlacetCell>) {
    let core = PlacetCore::open(None, MANIFEST.to_vec(), None, None, None, None, None, None).unwrap();
    core.present("privacy_policy".parse().unwrap(), None).unwrap();
    core.accept("privacy_policy".parse().unwrap(), test()).unwrap();
    core.set_age_band(AgeBand::Adult, None).unwrap();
    core.set_fact("real_name_verified".parse().unwrap(), true, None, test()).unwrap();
    decide(&core, ConsentDecision::Granted);
    let room = core.enter("voice_room".parse().unwrap(), OpensBy::UserAction).unwrap();
    core.answer(room, "microphone".parse().unwrap(), SystemPermission::Granted, test()).unwrap();
    let cell = core.clone().cell(room, "voice_room.speak".parse().unwrap()).unwrap();
    (core, cell)
}

fn is_kept(cell: &Arc<PlacetCell>) -> bool {
    // SAFETY: the cell is held.
    unsafe { placet_cell_is_kept(cell.clone().address()) }
}

fn why(answer: &Decision) -> Option<(Reason, Option<Unavailability>)> {
    match answer {
        Decision::Allowed { .. } => None,
        Decision::Denied { denial } => Some((denial.reason, denial.why)),
    }
}

#[test]
fn what_was_allowed_is_told_by_an_address_until_it_may_be_otherwise() {
    let (core, cell) = speaking();
    assert!(!is_kept(&cell), "nobody has asked yet");

    assert_eq!(why(&cell.ask()), None);
    assert!(is_kept(&cell) && is_kept(&cell));

    decide(&core, ConsentDecision::Withdrawn);
    assert!(!is_kept(&cell));
    assert_eq!(why(&cell.ask()), Some((Reason::ConsentWithdrawn, None)));
    assert!(!is_kept(&cell));
}

#[test]
fn a_cell_of_a_closed_engine_is_unavailable_and_so_is_one_whose_engine_is_gone() {
    let (core, cell) = speaking();
    assert_eq!(why(&cell.ask()), None);

    core.shut_down();
    assert!(!is_kept(&cell));
    assert_eq!(why(&cell.ask()), Some((Reason::Unavailable, Some(Unavailability::Closed))));

    let (core, cell) = speaking();
    assert_eq!(why(&cell.ask()), None);
    drop(core);
    assert!(!is_kept(&cell));
    assert_eq!(why(&cell.ask()), Some((Reason::Unavailable, Some(Unavailability::Closed))));
}

#[test]
fn no_address_is_never_kept() {
    // SAFETY: there is nothing to hold.
    assert!(!unsafe { placet_cell_is_kept(0) });
}

#[test]
fn the_header_declares_what_is_there_and_nothing_else() {
    let code: Vec<&str> = HEADER.lines().filter(|it| !it.is_empty() && !it.starts_with("//")).collect();
    // As the declaration says it.
    let declared: unsafe extern "C" fn(u64) -> bool = placet_cell_is_kept;

    assert_eq!(
        code,
        ["#pragma once", "#include <stdbool.h>", "#include <stdint.h>", "bool placet_cell_is_kept(uint64_t cell);"]
    );
    // SAFETY: there is nothing to hold.
    assert!(!unsafe { declared(0) });
}

/// What a machine of Java's was asked to register.
struct Registered {
    class: usize,
    name: String,
    signature: String,
    code: *const c_void,
}

thread_local! {
    static REGISTERED: RefCell<Option<Registered>> = const { RefCell::new(None) };
}

#[repr(C)]
struct NativeMethod {
    name: *const c_char,
    signature: *const c_char,
    code: *const c_void,
}

unsafe extern "system" fn register(
    _: *mut c_void,
    class: *mut c_void,
    methods: *const NativeMethod,
    count: i32,
) -> i32 {
    // SAFETY: `count` methods with two texts each, as JNI has it.
    let (it, name, signature) = unsafe {
        let it = &*methods;
        (it, CStr::from_ptr(it.name), CStr::from_ptr(it.signature))
    };
    let found = Registered {
        class: class as usize,
        name: name.to_str().unwrap().to_owned(),
        signature: signature.to_str().unwrap().to_owned(),
        code: it.code,
    };
    REGISTERED.set(Some(found));
    count - 1
}

/// Java's way to ask, as it is registered by the table of a thread.
fn registered() -> unsafe extern "system" fn(*mut c_void, *mut c_void, i64) -> u8 {
    let mut functions = [std::ptr::null::<c_void>(); 232];
    functions[215] = register as *const c_void;
    let mut thread = functions.as_ptr();

    // SAFETY: a thread begins with a pointer to its table.
    let answer = unsafe { placet_cell_register((&raw mut thread).cast(), std::ptr::without_provenance_mut(7)) };

    let registered = REGISTERED.take().unwrap();
    assert_eq!((answer, registered.class), (0, 7));
    assert_eq!((registered.name.as_str(), registered.signature.as_str()), ("isKept", "(J)Z"));
    // SAFETY: a static method of a long that gives a boolean.
    unsafe { std::mem::transmute(registered.code) }
}

#[test]
fn java_finds_the_question_by_the_table_of_its_thread_and_no_address_is_never_kept() {
    let is_kept = registered();

    // SAFETY: there is no cell.
    assert_eq!(unsafe { is_kept(std::ptr::null_mut(), std::ptr::null_mut(), 0) }, 0);
}

#[test]
fn java_is_given_the_same_question_by_the_table_of_its_thread() {
    let (core, cell) = speaking();
    assert_eq!(why(&cell.ask()), None);
    let is_kept = registered();
    let ask = || {
        // SAFETY: the cell is held.
        unsafe { is_kept(std::ptr::null_mut(), std::ptr::null_mut(), cell.clone().address().cast_signed()) }
    };
    assert_eq!(ask(), 1);
    core.shut_down();
    assert_eq!(ask(), 0);
}
