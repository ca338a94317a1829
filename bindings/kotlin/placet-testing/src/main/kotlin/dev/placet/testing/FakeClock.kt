package dev.placet.testing

import dev.placet.Clock
import dev.placet.Reading
import java.time.Duration
import java.time.Instant

/**
 * A clock that moves only when it is told to. After moving it call [dev.placet.Placet.tick], which a watcher would do.
 * Thread-safe.
 */
public class FakeClock(
    start: Instant,
) : Clock {
    private var wall = start
    private var sinceBoot = Duration.ofHours(1)
    private var boot = 1

    /** The wall clock. */
    public val now: Instant
        @Synchronized get() = wall

    @Synchronized
    override fun read(): Reading = Reading(wall, "boot-$boot", sinceBoot.toMillis())

    /** Time passes: both clocks move. */
    @Synchronized
    public fun advance(time: Duration) {
        require(!time.isNegative) { "time does not pass backwards: use setWall to set the wall clock back" }
        wall += time
        sinceBoot += time
    }

    /** Time passes until [instant], which must not be in the past. */
    @Synchronized
    public fun advanceTo(instant: Instant): Unit = advance(Duration.between(wall, instant))

    /** Somebody sets the wall clock alone; the time since boot stays. */
    @Synchronized
    public fun setWall(instant: Instant) {
        wall = instant
    }

    /** The device restarts and is up again after [down]. */
    @Synchronized
    public fun reboot(down: Duration) {
        wall += down
        boot += 1
        sinceBoot = Duration.ZERO
    }
}
