package dev.placet

import java.time.Duration
import java.util.function.Consumer

/** How Placet is opened. Immutable; `with…` functions return changed copies, so that Java reads like Kotlin. */
public class Options private constructor(
    internal val clock: Clock?,
    internal val permissions: SystemPermissions,
    internal val watchInterval: Duration,
    internal val listenerFailure: Consumer<Throwable>,
    internal val log: Consumer<LogLine>?,
) {
    /** The defaults: the system's clocks, no way to ask for permissions, a look at other processes every 500 ms, no log. */
    public constructor() : this(null, NoSystemPermissions, Duration.ofMillis(500), Consumer {}, null)

    /** Takes time from [clock] in place of the system's clocks. */
    public fun withClock(clock: Clock): Options = Options(clock, permissions, watchInterval, listenerFailure, log)

    /** Asks for permissions through [permissions]. */
    public fun withPermissions(permissions: SystemPermissions): Options =
        Options(clock, permissions, watchInterval, listenerFailure, log)

    /**
     * How often the watcher looks for what other processes wrote and for time that has run out. Listeners, `changes`
     * and ended sessions hear of those at most this much later, plus the time of one database read; the gate itself
     * never answers from before another process's change. Zero or less: no watcher, and the app calls
     * [Placet.refresh] and [Placet.tick] itself.
     */
    public fun withWatchInterval(interval: Duration): Options =
        Options(clock, permissions, interval, listenerFailure, log)

    /** Hears of what listeners and the log throw, which Placet drops otherwise. */
    public fun withListenerFailure(heard: Consumer<Throwable>): Options =
        Options(clock, permissions, watchInterval, heard, log)

    /**
     * Hands each line to [log], for the app's own; Placet writes no log by itself. Called on whatever thread brought it
     * about, with no lock held, so it may call back; what it throws is dropped and handed to [withListenerFailure].
     */
    public fun withLog(log: Consumer<LogLine>): Options =
        Options(clock, permissions, watchInterval, listenerFailure, log)
}
