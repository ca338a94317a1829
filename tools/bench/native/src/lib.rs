//! What a JVM calls to measure its floors (`bindings/kotlin/placet-bench`): a function that does nothing, and SQLite
//! alone. A library of its own, so that nothing of it is ever in the one that is shipped.
#![expect(unsafe_code, reason = "JNI finds functions by their names")]

use std::ffi::c_void;

use rusqlite::Connection;

/// Does nothing, with the arguments of what is measured against it.
#[unsafe(no_mangle)]
pub extern "system" fn Java_dev_placet_bench_Floor_nothing(_: *mut c_void, _: *mut c_void, cell: i64) -> u8 {
    u8::from(cell != 0)
}

/// Opens the database that `PLACET_BENCH_SQLITE` names, and reads its first row; whether that went well.
#[unsafe(no_mangle)]
pub extern "system" fn Java_dev_placet_bench_Floor_openSqlite(_: *mut c_void, _: *mut c_void) -> u8 {
    u8::from(first_row().is_some())
}

fn first_row() -> Option<i64> {
    let it = Connection::open(std::env::var_os("PLACET_BENCH_SQLITE")?).ok()?;
    it.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).ok()
}
