// What Placet tells an app's log. Owns delivery: what a log throws harms nobody.

package dev.placet

import java.util.function.Consumer
import dev.placet.ffi.LogLine as FfiLogLine
import dev.placet.ffi.Logger as FfiLogger

/** How much a line matters. */
public enum class LogLevel {
    /** Something went as it should. */
    INFO,

    /** Somebody may have to do something about it. */
    WARNING,

    /** Everything is denied until somebody does. */
    ERROR,
}

/**
 * A line for the app's log: codes, ids that the manifest declares, numbers and times; never a path, a person's reference,
 * or anything that the app passed.
 */
public data class LogLine(
    /** How much it matters. */
    public val level: LogLevel,
    /** What it is about: stable. */
    public val code: LogCode,
    /** What a developer reads: may change. */
    public val text: String,
)

/** What a line is about. */
public class LogCode private constructor(
    code: String,
) : Code(code) {
    /** What this version knows. */
    public companion object {
        /** The store is open. */
        @JvmField public val OPENED: LogCode = LogCode("opened")

        /** The store could not be opened; everything is denied. */
        @JvmField public val NOT_OPENED: LogCode = LogCode("not_opened")

        /** The store turned out to be unusable; everything is denied from here on. */
        @JvmField public val GAVE_UP: LogCode = LogCode("gave_up")

        /** A call failed for a reason that may pass; nothing was changed. */
        @JvmField public val FAILED: LogCode = LogCode("failed")

        /** A rule said no to a call; nothing was changed. */
        @JvmField public val REFUSED: LogCode = LogCode("refused")

        /** The clock disagreed with the ledger's time, and the ledger says so. */
        @JvmField public val CLOCK_JUMPED: LogCode = LogCode("clock_jumped")

        /** A store that could not be used was set aside, and a new one begun. */
        @JvmField public val RECOVERED: LogCode = LogCode("recovered")

        /** What was past its evidence period was swept. */
        @JvmField public val SWEPT: LogCode = LogCode("swept")

        /** The store was let go of until the app is resumed; everything is denied. */
        @JvmField public val SUSPENDED: LogCode = LogCode("suspended")

        /** Placet was closed. */
        @JvmField public val CLOSED: LogCode = LogCode("closed")

        /** The one with that code. */
        @JvmStatic public fun of(code: String): LogCode = LogCode(code)
    }
}

internal class ForeignLogger(
    private val log: Consumer<LogLine>,
    private val failed: Consumer<Throwable>,
) : FfiLogger {
    override fun log(line: FfiLogLine) {
        runCatching { log.accept(line.toApi()) }.onFailure(failed::accept)
    }
}
