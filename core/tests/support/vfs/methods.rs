//! The methods of an open file: each may fail as planned, what changes a file is noted, and the rest is the system's.

use std::ffi::{c_int, c_void};

use rusqlite::ffi;

use super::calls::{How, fails, meet};
use super::cut::Op;
use super::{note, with};

/// Puts the methods here in the place of the system's.
pub(super) unsafe fn put(ours: &mut ffi::sqlite3_io_methods) {
    ours.xClose = Some(close);
    ours.xRead = Some(read);
    ours.xWrite = Some(write);
    ours.xTruncate = Some(truncate);
    ours.xSync = Some(sync);
    ours.xFileSize = Some(size);
    ours.xLock = Some(lock);
    ours.xUnlock = Some(unlock);
    ours.xCheckReservedLock = Some(is_reserved);
    // Files that are read without a lock share no memory.
    ours.xShmMap = ours.xShmMap.map(|_| map as Map);
    ours.xShmLock = ours.xShmLock.map(|_| lock_map as LockMap);
}

type Map = unsafe extern "C" fn(*mut ffi::sqlite3_file, c_int, c_int, c_int, *mut *mut c_void) -> c_int;
type LockMap = unsafe extern "C" fn(*mut ffi::sqlite3_file, c_int, c_int, c_int) -> c_int;

/// The system's methods for an open file; its log gets `op` first, unless that is to fail.
unsafe fn noted(
    file: *mut ffi::sqlite3_file,
    op: impl FnOnce(String) -> Op,
) -> Result<&'static ffi::sqlite3_io_methods, c_int> {
    let known = with(|disk| disk.open.get(&(file as usize)).map(|it| (it.folder.clone(), it.name.clone(), it.methods)));
    let (folder, name, methods) = known.ok_or(ffi::SQLITE_MISUSE)?;
    note(&folder, op(name))?;
    Ok(methods.0)
}

/// The system's methods for an open file.
fn system(file: *mut ffi::sqlite3_file) -> Result<&'static ffi::sqlite3_io_methods, c_int> {
    with(|disk| disk.open.get(&(file as usize)).map(|it| it.methods.0)).ok_or(ffi::SQLITE_MISUSE)
}

/// What a method of the system's says, unless this one is to fail.
fn ask(
    file: *mut ffi::sqlite3_file,
    name: &'static str,
    method: impl FnOnce(&'static ffi::sqlite3_io_methods) -> c_int,
) -> c_int {
    match fails(name) {
        Some(code) => code,
        None => system(file).map_or_else(|code| code, method),
    }
}

/// As [`ask`], for what gives something back: it is given back, whatever is said of it.
fn give_back(
    file: *mut ffi::sqlite3_file,
    name: &'static str,
    method: impl FnOnce(&'static ffi::sqlite3_io_methods) -> c_int,
) -> c_int {
    let done = system(file).map_or_else(|code| code, method);
    fails(name).unwrap_or(done)
}

/// A file that is closed is closed, whatever is said of it.
unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let said = fails("xClose");
    let closed = match with(|disk| disk.open.remove(&(file as usize))) {
        Some(it) => unsafe { it.methods.0.xClose.unwrap()(file) },
        None => ffi::SQLITE_MISUSE,
    };
    said.unwrap_or(closed)
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, bytes: *const c_void, count: c_int, at: i64) -> c_int {
    let (count, said) = match meet("xWrite") {
        Some(How::Not(code)) => return code,
        Some(How::HalfWay(code)) => (count / 2, Some(code)),
        Some(How::Short) | None => (count, None),
    };
    let length = usize::try_from(count).unwrap();
    let written = unsafe { std::slice::from_raw_parts(bytes.cast::<u8>(), length) }.to_vec();
    let done = match unsafe { noted(file, |name| Op::Wrote(name, usize::try_from(at).unwrap(), written)) } {
        Ok(methods) => unsafe { methods.xWrite.unwrap()(file, bytes, count, at) },
        Err(code) => code,
    };
    said.unwrap_or(done)
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: i64) -> c_int {
    if let Some(code) = fails("xTruncate") {
        return code;
    }
    match unsafe { noted(file, |name| Op::Cut(name, usize::try_from(length).unwrap())) } {
        Ok(methods) => unsafe { methods.xTruncate.unwrap()(file, length) },
        Err(code) => code,
    }
}

/// A sync is a line of the log: the system's own would only take time.
unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    if let Some(code) = fails("xSync") {
        return code;
    }
    if let Err(code) = unsafe { noted(file, Op::Synced) } {
        return code;
    }
    with(|disk| {
        let Some(it) = disk.open.get_mut(&(file as usize)) else { return };
        if std::mem::take(&mut it.syncs_folder) {
            disk.folders.entry(it.folder.clone()).or_default().ops.push(Op::SyncedFolder);
        }
    });
    ffi::SQLITE_OK
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, bytes: *mut c_void, count: c_int, at: i64) -> c_int {
    ask(file, "xRead", |it| unsafe { it.xRead.unwrap()(file, bytes, count, at) })
}

unsafe extern "C" fn size(file: *mut ffi::sqlite3_file, out: *mut i64) -> c_int {
    ask(file, "xFileSize", |it| unsafe { it.xFileSize.unwrap()(file, out) })
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    ask(file, "xLock", |it| unsafe { it.xLock.unwrap()(file, level) })
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    give_back(file, "xUnlock", |it| unsafe { it.xUnlock.unwrap()(file, level) })
}

unsafe extern "C" fn is_reserved(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    ask(file, "xCheckReservedLock", |it| unsafe { it.xCheckReservedLock.unwrap()(file, out) })
}

unsafe extern "C" fn map(
    file: *mut ffi::sqlite3_file,
    region: c_int,
    size: c_int,
    extends: c_int,
    out: *mut *mut c_void,
) -> c_int {
    ask(file, "xShmMap", |it| unsafe { it.xShmMap.unwrap()(file, region, size, extends, out) })
}

unsafe extern "C" fn lock_map(file: *mut ffi::sqlite3_file, from: c_int, count: c_int, flags: c_int) -> c_int {
    let method = |it: &'static ffi::sqlite3_io_methods| unsafe { it.xShmLock.unwrap()(file, from, count, flags) };
    if flags & ffi::SQLITE_SHM_UNLOCK == 0 {
        ask(file, "xShmLock", method)
    } else {
        give_back(file, "xShmLock (back)", method)
    }
}
