package dev.placet

import dev.placet.ffi.ClockSource
import java.time.Instant
import dev.placet.ffi.Reading as FfiReading

/** What the device's clocks say at one moment. */
public data class Reading(
    /** The wall clock, which the person and the network may set; to the millisecond. */
    public val wall: Instant,
    /** Names the current boot; differs after a restart of the device. */
    public val bootId: String,
    /** Milliseconds since that boot, sleep included; never runs backwards within a boot. */
    public val sinceBoot: Long,
)

/**
 * Where readings of time come from. Left out, the engine reads the system's clocks.
 *
 * Called from any thread and often: it must not block. One that throws makes the call at hand fail closed.
 */
public fun interface Clock {
    /** Reads all clocks at one moment. */
    public fun read(): Reading
}

/** Milliseconds since the epoch; an instant beyond what fits is taken for the furthest one that does. */
internal fun millisOf(instant: Instant): Long =
    try {
        instant.toEpochMilli()
    } catch (_: ArithmeticException) {
        if (instant.isBefore(Instant.EPOCH)) Long.MIN_VALUE else Long.MAX_VALUE
    }

internal class ForeignClock(
    private val clock: Clock,
) : ClockSource {
    override fun read(): FfiReading = clock.read().toFfi()
}
