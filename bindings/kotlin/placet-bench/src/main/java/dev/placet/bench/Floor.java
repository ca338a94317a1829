package dev.placet.bench;

/** What everything is measured against: a native function that does nothing, and SQLite alone (tools/bench/native). */
final class Floor {
    static {
        System.load(System.getProperty("placet.bench.native"));
    }

    private Floor() {}

    /** Nothing, with the argument and the answer of what is measured against it. */
    static native boolean nothing(long cell);

    /** Opens the database that PLACET_BENCH_SQLITE names, and reads its first row. */
    static native boolean openSqlite();
}
