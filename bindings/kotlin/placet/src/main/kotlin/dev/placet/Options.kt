package dev.placet

import java.time.Duration
import java.util.function.Consumer

/** How Placet is opened. Immutable; `with…` functions return changed copies, so that Java reads like Kotlin. */
public class Options private constructor(
    internal val clock: Clock?,
    internal val permissions: SystemPermissions,
    internal val watchInterval: Duration,
    internal val listenerFailure: Consumer<Throwable>,
) {
    /** The defaults: the system's clocks, no way to ask for permissions, a look at other processes every 500 ms. */
    public constructor() : this(null, NoSystemPermissions, Duration.ofMillis(500), Consumer {})

    /** Takes time from [clock] in place of the system's clocks. */
    public fun withClock(clock: Clock): Options = Options(clock, permissions, watchInterval, listenerFailure)

    /** Asks for permissions through [permissions]. */
    public fun withPermissions(permissions: SystemPermissions): Options =
        Options(clock, permissions, watchInterval, listenerFailure)

    /**
     * How often the watcher looks for what other processes wrote and for time that has run out. Listeners, `changes`
     * and ended sessions hear of those at most this much later, plus the time of one database read; the gate itself
     * never answers from before another process's change. Zero or less: no watcher, and the app calls
     * [Placet.refresh] and [Placet.tick] itself.
     */
    public fun withWatchInterval(interval: Duration): Options = Options(clock, permissions, interval, listenerFailure)

    /** Hears of what listeners throw, which Placet drops otherwise. */
    public fun withListenerFailure(heard: Consumer<Throwable>): Options =
        Options(clock, permissions, watchInterval, heard)
}
