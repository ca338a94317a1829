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
    internal val key: ByteArray?,
    internal val device: ByteArray?,
    internal val system: DeviceSystem?,
) {
    /**
     * The defaults: the system's clocks, no way to ask for permissions, a look at other processes every 500 ms, no log, a
     * key in a file of its own, no secret of the device, and the system that this process runs on.
     */
    public constructor() : this(
        null,
        NoSystemPermissions,
        Duration.ofMillis(500),
        Consumer {},
        null,
        null,
        null,
        DeviceSystem.ofThisProcess(),
    )

    /** Takes time from [clock] in place of the system's clocks. */
    public fun withClock(clock: Clock): Options = copy(clock = clock)

    /** Asks for permissions through [permissions]. */
    public fun withPermissions(permissions: SystemPermissions): Options = copy(permissions = permissions)

    /**
     * How often the watcher looks for what other processes wrote and for time that has run out. Listeners, `changes`
     * and ended sessions hear of those at most this much later, plus the time of one database read; the gate itself
     * never answers from before another process's change. Zero or less: no watcher, and the app calls
     * [Placet.refresh] and [Placet.tick] itself.
     */
    public fun withWatchInterval(interval: Duration): Options = copy(watchInterval = interval)

    /** Hears of what listeners and the log throw, which Placet drops otherwise. */
    public fun withListenerFailure(heard: Consumer<Throwable>): Options = copy(listenerFailure = heard)

    /**
     * Hands each line to [log], for the app's own; Placet writes no log by itself. Called on whatever thread brought it
     * about, with no lock held, so it may call back; what it throws is dropped and handed to [withListenerFailure].
     */
    public fun withLog(log: Consumer<LogLine>): Options = copy(log = log)

    /**
     * Seals what can be erased under [key]: 32 random bytes that the app keeps under its Keystore. Every process of the
     * app passes the same ones. Without a key one lies in a file beside the database. Another length is
     * [PlacetException.InvalidArgument] with code `key_length` when Placet is opened; another key makes the store
     * [Unavailability.WRONG_KEY].
     */
    public fun withKey(key: ByteArray): Options = copy(key = key.clone())

    /**
     * Tells a copy of the store on another device by [device]: 32 random bytes that the app keeps where no backup reaches.
     * A copy goes on as a new install that keeps what denies, and [Placet.isCopy] says so. Another length is
     * [PlacetException.InvalidArgument] with code `key_length` when Placet is opened.
     */
    public fun withDevice(device: ByteArray): Options = copy(device = device.clone())

    /**
     * Takes [system] for the one that the device runs: it says which permissions there are and what they are called. Left
     * out, an Android device says it by itself, and any other JVM says nothing; without one every permission is asked for.
     */
    public fun withSystem(system: DeviceSystem?): Options =
        Options(clock, permissions, watchInterval, listenerFailure, log, key, device, system)

    private fun copy(
        clock: Clock? = this.clock,
        permissions: SystemPermissions = this.permissions,
        watchInterval: Duration = this.watchInterval,
        listenerFailure: Consumer<Throwable> = this.listenerFailure,
        log: Consumer<LogLine>? = this.log,
        key: ByteArray? = this.key,
        device: ByteArray? = this.device,
    ) = Options(clock, permissions, watchInterval, listenerFailure, log, key, device, system)
}
