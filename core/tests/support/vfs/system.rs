//! The calls that SQLite makes of the system, below its own VFS: each may fail with an `errno`, and reads and writes may
//! be short. For Linux, where a function of any number of arguments takes them as one of three does.

use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::sync::{Once, OnceLock};

use rusqlite::ffi;

use super::calls::{How, meet};

unsafe extern "C" {
    fn __errno_location() -> *mut c_int;
}

pub const EINTR: c_int = 4;
pub const EIO: c_int = 5;
pub const EACCES: c_int = 13;
pub const EMFILE: c_int = 24;
pub const ENOSPC: c_int = 28;
pub const EROFS: c_int = 30;
pub const ENOLCK: c_int = 37;

/// To set a lock without waiting, and that it is given back.
const SET_LOCK: c_int = 6;
const GIVES_BACK: i16 = 2;

/// The addresses of the system's functions.
static ORIGINALS: OnceLock<BTreeMap<&'static str, usize>> = OnceLock::new();

/// The system's function of a name; `F` is its type.
unsafe fn original<F: Copy>(name: &str) -> F {
    let address = ORIGINALS.get().and_then(|it| it.get(name)).copied().unwrap();
    unsafe { std::mem::transmute_copy(&address) }
}

fn fail(errno: c_int) -> c_int {
    unsafe { *__errno_location() = errno };
    -1
}

/// A function that fails as planned, and else does what the system's does.
macro_rules! function {
    ($name:literal, $function:ident($($arg:ident: $kind:ty),*)) => {
        unsafe extern "C" fn $function($($arg: $kind),*) -> c_int {
            match meet($name) {
                Some(How::Not(errno) | How::HalfWay(errno)) => fail(errno),
                Some(How::Short) | None => {
                    let system: unsafe extern "C" fn($($kind),*) -> c_int = unsafe { original($name) };
                    unsafe { system($($arg),*) }
                }
            }
        }
    };
}

function!("open", open(path: *const c_char, flags: c_int, mode: c_int));
function!("stat", stat(path: *const c_char, out: *mut c_void));
function!("fstat", fstat(file: c_int, out: *mut c_void));
function!("lstat", lstat(path: *const c_char, out: *mut c_void));
function!("ftruncate", ftruncate(file: c_int, length: i64));
function!("unlink", unlink(path: *const c_char));

/// Bytes are read and written from a place, so that the rest of a short call is asked for from the next one.
macro_rules! bytes {
    ($name:literal, $function:ident) => {
        unsafe extern "C" fn $function(file: c_int, bytes: *mut c_void, count: usize, at: i64) -> isize {
            let system: unsafe extern "C" fn(c_int, *mut c_void, usize, i64) -> isize = unsafe { original($name) };
            match meet($name) {
                Some(How::Not(errno)) => fail(errno) as isize,
                Some(How::HalfWay(errno)) => {
                    unsafe { system(file, bytes, count / 2, at) };
                    fail(errno) as isize
                }
                Some(How::Short) => unsafe { system(file, bytes, count.div_ceil(2), at) },
                None => unsafe { system(file, bytes, count, at) },
            }
        }
    };
}

bytes!("pread", read);
bytes!("pwrite", write);

/// A file that is closed is closed, whatever is said of it.
unsafe extern "C" fn close(file: c_int) -> c_int {
    let system: unsafe extern "C" fn(c_int) -> c_int = unsafe { original("close") };
    let closed = unsafe { system(file) };
    match meet("close") {
        Some(How::Not(errno) | How::HalfWay(errno)) => fail(errno),
        Some(How::Short) | None => closed,
    }
}

/// A lock is always given back: SQLite takes one of which the system says otherwise for held as long as the process lives,
/// and denies.
unsafe extern "C" fn fcntl(file: c_int, command: c_int, argument: usize) -> c_int {
    let system: unsafe extern "C" fn(c_int, c_int, usize) -> c_int = unsafe { original("fcntl") };
    let gives_back = command == SET_LOCK && unsafe { *(argument as *const i16) } == GIVES_BACK;
    match if gives_back { None } else { meet("fcntl") } {
        Some(How::Not(errno) | How::HalfWay(errno)) => fail(errno),
        Some(How::Short) | None => unsafe { system(file, command, argument) },
    }
}

unsafe extern "C" fn mmap(at: *mut c_void, length: usize, how: c_int, flags: c_int, file: c_int, from: i64) -> isize {
    type Map = unsafe extern "C" fn(*mut c_void, usize, c_int, c_int, c_int, i64) -> isize;
    match meet("mmap") {
        Some(How::Not(errno) | How::HalfWay(errno)) => fail(errno) as isize,
        Some(How::Short) | None => unsafe { original::<Map>("mmap")(at, length, how, flags, file, from) },
    }
}

/// Puts the functions above in the place of the system's, for every connection of this process.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| unsafe {
        let functions: [(&'static CStr, usize); 11] = [
            (c"open", open as *const () as usize),
            (c"stat", stat as *const () as usize),
            (c"fstat", fstat as *const () as usize),
            (c"lstat", lstat as *const () as usize),
            (c"ftruncate", ftruncate as *const () as usize),
            (c"unlink", unlink as *const () as usize),
            (c"pread", read as *const () as usize),
            (c"pwrite", write as *const () as usize),
            (c"close", close as *const () as usize),
            (c"fcntl", fcntl as *const () as usize),
            (c"mmap", mmap as *const () as usize),
        ];
        let vfs = ffi::sqlite3_vfs_find(c"unix".as_ptr());
        let get = (*vfs).xGetSystemCall.unwrap();
        let found = functions.map(|(name, _)| {
            (name.to_str().unwrap(), get(vfs, name.as_ptr()).map_or(0, |it| it as *const () as usize))
        });
        assert!(found.iter().all(|(_, it)| *it != 0), "SQLite was built otherwise: {found:?}");
        ORIGINALS.set(BTreeMap::from(found)).unwrap();
        for (name, address) in functions {
            let ours = std::mem::transmute::<usize, unsafe extern "C" fn()>(address);
            assert_eq!((*vfs).xSetSystemCall.unwrap()(vfs, name.as_ptr(), Some(ours)), ffi::SQLITE_OK);
        }
    });
}
