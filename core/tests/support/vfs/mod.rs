//! A disk that can lose its power: a VFS over the system's own that keeps a log of what SQLite asked of each file, from
//! which it works out what a disk would hold if the power had failed at any point of that log.
//!
//! What a sync followed is there; what none followed is there or not, as the caller says. A file's name is on disk once
//! its folder was synced, which SQLite does with the first sync of a journal or write-ahead log that it opened. The
//! shared-memory file is not kept: it means nothing after a restart.
#![expect(unsafe_code, reason = "SQLite knows a VFS by pointers to functions")]

pub mod calls;
mod cut;
mod methods;
#[cfg(target_os = "linux")]
pub mod system;

use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, OnceLock, PoisonError};

use rusqlite::ffi;

use calls::fails;
use cut::{Cut, Op};

pub use cut::Image;

/// What is known of one folder.
#[derive(Debug, Default)]
struct Log {
    ops: Vec<Op>,
    /// After how many more operations one fails, and with which of SQLite's codes.
    fails: Option<(usize, c_int)>,
}

#[derive(Debug)]
struct OpenFile {
    folder: PathBuf,
    name: String,
    methods: Methods,
    syncs_folder: bool,
}

#[derive(Debug, Clone, Copy)]
struct Methods(&'static ffi::sqlite3_io_methods);

#[derive(Debug)]
struct Disk {
    folders: BTreeMap<PathBuf, Log>,
    /// By the address of SQLite's structure, which lives as long as the file is open.
    open: BTreeMap<usize, OpenFile>,
    /// Our methods, by the address of the system's.
    methods: BTreeMap<usize, Methods>,
}

static DISK: Mutex<Disk> =
    Mutex::new(Disk { folders: BTreeMap::new(), open: BTreeMap::new(), methods: BTreeMap::new() });
/// The address of the system's VFS.
static SYSTEM: OnceLock<usize> = OnceLock::new();

fn with<T>(work: impl FnOnce(&mut Disk) -> T) -> T {
    work(&mut DISK.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Makes the disk the one that every connection of this process uses.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| unsafe {
        let system = ffi::sqlite3_vfs_find(std::ptr::null());
        SYSTEM.set(system as usize).unwrap();
        let mut ours = *system;
        ours.zName = c"losable".as_ptr();
        ours.pNext = std::ptr::null_mut();
        ours.xOpen = Some(open);
        ours.xDelete = Some(delete);
        ours.xAccess = Some(access);
        ours.xFullPathname = Some(full_path);
        ours.xSleep = Some(sleep);
        let ours = Box::leak(Box::new(ours));
        assert_eq!(ffi::sqlite3_vfs_register(ours, 1), ffi::SQLITE_OK);
    });
}

/// How many operations the log of a folder has.
pub fn operations(folder: &Path) -> usize {
    let folder = folder.canonicalize().unwrap();
    with(|disk| disk.folders.get(&folder).map_or(0, |it| it.ops.len()))
}

/// How often a file of a folder was written to.
pub fn writes_to(folder: &Path, name: &str) -> usize {
    let folder = folder.canonicalize().unwrap();
    let is_one = |op: &&Op| matches!(op, Op::Wrote(it, ..) if it == name);
    with(|disk| disk.folders.get(&folder).map_or(0, |it| it.ops.iter().filter(is_one).count()))
}

/// Lets the operation after `count` more fail once with `code`, or no more where there is none.
pub fn fail(folder: &Path, after: Option<(usize, c_int)>) {
    let folder = folder.canonicalize().unwrap();
    with(|disk| disk.folders.entry(folder).or_default().fails = after);
}

/// Whether the failure that was asked for is still to come.
pub fn is_to_fail(folder: &Path) -> bool {
    let folder = folder.canonicalize().unwrap();
    with(|disk| disk.folders.get(&folder).is_some_and(|it| it.fails.is_some()))
}

/// What a folder holds where the power failed after `count` operations; of each write that no sync followed, as many
/// bytes as `survives` says, which is asked of a name that no sync followed as of a byte.
pub fn after_power_cut(folder: &Path, count: usize, mut survives: impl FnMut(usize) -> usize) -> Image {
    let folder = folder.canonicalize().unwrap();
    let ops = with(|disk| disk.folders.get(&folder).map_or_else(Vec::new, |it| it.ops[..count].to_vec()));
    let mut cut = Cut::default();
    for op in ops {
        cut.follow(op);
    }
    cut.end(&mut survives)
}

/// As [`after_power_cut`], on a disk that writes sectors in any order: of each that no sync followed, whether it is there
/// is asked by itself.
pub fn after_torn_cut(folder: &Path, count: usize, mut survives: impl FnMut() -> bool) -> Image {
    let folder = folder.canonicalize().unwrap();
    let ops = with(|disk| disk.folders.get(&folder).map_or_else(Vec::new, |it| it.ops[..count].to_vec()));
    let mut cut = Cut::default();
    for op in ops.into_iter().flat_map(Op::by_sector) {
        cut.follow(op);
    }
    cut.end(&mut |length| if survives() { length } else { 0 })
}

/// Drops the log of a folder that is no longer used.
pub fn forget(folder: &Path) {
    let folder = folder.canonicalize().unwrap();
    with(|disk| drop(disk.folders.remove(&folder)));
}

/// Makes a folder hold an image.
pub fn put(folder: &Path, image: &Image) {
    for (name, bytes) in image {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
}

/// Notes an operation, or says with which code it fails.
fn note(folder: &Path, op: Op) -> Result<(), c_int> {
    with(|disk| {
        let log = disk.folders.entry(folder.to_owned()).or_default();
        match &mut log.fails {
            Some((0, code)) => {
                let code = *code;
                log.fails = None;
                return Err(code);
            }
            Some((left, _)) => *left -= 1,
            None => {}
        }
        log.ops.push(op);
        Ok(())
    })
}

fn split(path: &Path) -> (PathBuf, String) {
    let folder = path.parent().map_or_else(PathBuf::new, |it| it.canonicalize().unwrap());
    (folder, path.file_name().unwrap().to_string_lossy().into_owned())
}

unsafe fn path_of(name: *const c_char) -> PathBuf {
    PathBuf::from(unsafe { CStr::from_ptr(name) }.to_str().unwrap())
}

fn system() -> *mut ffi::sqlite3_vfs {
    SYSTEM.get().copied().unwrap_or_default() as *mut ffi::sqlite3_vfs
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    if let Some(code) = fails("xOpen") {
        return code;
    }
    let kept = ffi::SQLITE_OPEN_MAIN_DB | ffi::SQLITE_OPEN_MAIN_JOURNAL | ffi::SQLITE_OPEN_WAL;
    let is_kept = !name.is_null() && flags & kept != 0;
    let was_there = is_kept && unsafe { path_of(name) }.exists();
    let code = unsafe { (*system()).xOpen.unwrap()(system(), name, file, flags, out) };
    if code != ffi::SQLITE_OK || !is_kept {
        return code;
    }
    let path = unsafe { path_of(name) };
    let (folder, name) = split(&path);
    with(|disk| {
        let log = disk.folders.entry(folder.clone()).or_default();
        let is_known = log.ops.iter().any(|op| matches!(op, Op::Found(it, _) | Op::Made(it) if *it == name));
        if !was_there {
            log.ops.push(Op::Made(name.clone()));
        } else if !is_known {
            log.ops.push(Op::Found(name.clone(), std::fs::read(&path).unwrap()));
        }
        let real = unsafe { (*file).pMethods };
        let ours = *disk.methods.entry(real as usize).or_insert_with(|| {
            let mut ours = unsafe { *real };
            unsafe { methods::put(&mut ours) };
            Methods(Box::leak(Box::new(ours)))
        });
        unsafe { (*file).pMethods = ours.0 };
        let creates = flags & ffi::SQLITE_OPEN_CREATE != 0;
        let syncs_folder = creates && flags & (ffi::SQLITE_OPEN_MAIN_JOURNAL | ffi::SQLITE_OPEN_WAL) != 0;
        let methods = Methods(unsafe { &*real });
        disk.open.insert(file as usize, OpenFile { folder, name, methods, syncs_folder });
    });
    code
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, name: *const c_char, sync_folder: c_int) -> c_int {
    if let Some(code) = fails("xDelete") {
        return code;
    }
    let path = unsafe { path_of(name) };
    let is_there = path.exists();
    let code = unsafe { (*system()).xDelete.unwrap()(system(), name, 0) };
    if code == ffi::SQLITE_OK && is_there {
        let (folder, name) = split(&path);
        // A name that is gone cannot be brought back: no failure here.
        with(|disk| {
            let ops = &mut disk.folders.entry(folder).or_default().ops;
            ops.push(Op::Removed(name));
            if sync_folder != 0 {
                ops.push(Op::SyncedFolder);
            }
        });
    }
    code
}

unsafe extern "C" fn access(_: *mut ffi::sqlite3_vfs, name: *const c_char, flags: c_int, out: *mut c_int) -> c_int {
    fails("xAccess").unwrap_or_else(|| unsafe { (*system()).xAccess.unwrap()(system(), name, flags, out) })
}

unsafe extern "C" fn full_path(_: *mut ffi::sqlite3_vfs, name: *const c_char, room: c_int, out: *mut c_char) -> c_int {
    fails("xFullPathname").unwrap_or_else(|| unsafe { (*system()).xFullPathname.unwrap()(system(), name, room, out) })
}

/// Where calls are made to fail, whoever waits for another process has waited.
unsafe extern "C" fn sleep(_: *mut ffi::sqlite3_vfs, micros: c_int) -> c_int {
    if calls::is_on() { micros } else { unsafe { (*system()).xSleep.unwrap()(system(), micros) } }
}
