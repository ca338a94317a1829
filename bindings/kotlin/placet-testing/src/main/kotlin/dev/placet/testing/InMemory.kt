@file:JvmName("PlacetTesting")

package dev.placet.testing

import dev.placet.Options
import dev.placet.Placet
import java.time.Duration
import java.time.Instant

/** Placet over a store in memory, with a clock and permissions that the test drives. Close it after the test. */
public class InMemory internal constructor(
    /** The Placet under test. */
    public val placet: Placet,
    /** Its clock. */
    public val clock: FakeClock,
    /** Who answers its permission requests. */
    public val permissions: ScriptedPermissions,
) : AutoCloseable {
    /** Time passes, and what ran out ends before this returns. */
    public fun wait(time: Duration) {
        clock.advance(time)
        placet.tick()
    }

    override fun close(): Unit = placet.close()
}

/** Opens a store in memory for [manifest], at [start], without a watcher: time passes only by [InMemory.wait]. */
@JvmOverloads
public fun inMemory(
    manifest: ByteArray,
    start: Instant = Instant.parse("2024-06-01T01:00:00Z"),
): InMemory {
    val clock = FakeClock(start)
    val permissions = ScriptedPermissions()
    val options =
        Options()
            .withClock(clock)
            .withPermissions(permissions)
            .withWatchInterval(Duration.ZERO)
    return InMemory(Placet.openInMemory(manifest, options), clock, permissions)
}
