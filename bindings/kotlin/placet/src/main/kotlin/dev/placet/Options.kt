package dev.placet

import java.time.Duration
import java.util.function.Consumer

/** How Placet is opened. Immutable; `with…` functions return changed copies, so that Java reads like Kotlin. */
public class Options private constructor(
    internal val clock: Clock?,
    internal val permissions: SystemPermissions,
    internal val watchInterval: Duration,
    internal val listenerFailure: Consumer<Throwable>,
    internal val key: ByteArray?,
    internal val device: ByteArray?,
) {
    /**
     * The defaults: the system's clocks, no way to ask for permissions, a look at other processes every 500 ms, a key in
     * a file of its own, and no secret of the device.
     */
    public constructor() : this(null, NoSystemPermissions, Duration.ofMillis(500), Consumer {}, null, null)

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

    /** Hears of what listeners throw, which Placet drops otherwise. */
    public fun withListenerFailure(heard: Consumer<Throwable>): Options = copy(listenerFailure = heard)

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

    private fun copy(
        clock: Clock? = this.clock,
        permissions: SystemPermissions = this.permissions,
        watchInterval: Duration = this.watchInterval,
        listenerFailure: Consumer<Throwable> = this.listenerFailure,
        key: ByteArray? = this.key,
        device: ByteArray? = this.device,
    ) = Options(clock, permissions, watchInterval, listenerFailure, key, device)
}
