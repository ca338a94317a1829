// Fake sources of personal data, which know whether a take allowed what is read from them.

package dev.placet.testing

import dev.placet.Placet
import dev.placet.UseRef
import java.util.concurrent.CopyOnWriteArrayList

/**
 * A source of personal data as tests see it. Every beginning of collection from it must be covered by a
 * [dev.placet.Session.take] of one of its uses that was allowed, one take for each.
 *
 * It sees what is read through this object and nothing else: code that reads the platform's own source goes unseen.
 */
public abstract class FakeSource(
    private val placet: Placet,
    private val uses: List<UseRef>,
) {
    private val takenBefore = taken()
    private var begun = 0L
    internal val uncovered = CopyOnWriteArrayList<UncoveredCollection>()

    /** What the source is called in failures. */
    protected abstract val name: String

    /** Notes that collection begins here. */
    protected fun begin() {
        val number = synchronized(uncovered) { ++begun }
        if (taken() - takenBefore < number) uncovered += UncoveredCollection("$name was read without a take of $uses")
    }

    private fun taken(): Long =
        placet.ledger
            .usage()
            .filter { it.use in uses }
            .sumOf { it.count }
}

/** A microphone: collection begins with [start] and goes on until [stop]. */
public class FakeMicrophone(
    placet: Placet,
    vararg uses: UseRef,
) : FakeSource(placet, uses.toList()) {
    override val name: String get() = "the microphone"

    /** Whether it is recording. */
    @Volatile
    public var isRecording: Boolean = false
        private set

    /** Starts recording. */
    public fun start() {
        begin()
        isRecording = true
    }

    /** Stops recording. */
    public fun stop() {
        isRecording = false
    }
}

/** A clipboard: every read is a collection. */
public class FakeClipboard(
    placet: Placet,
    private val text: String,
    vararg uses: UseRef,
) : FakeSource(placet, uses.toList()) {
    override val name: String get() = "the clipboard"

    /** Reads the text. */
    public fun read(): String {
        begin()
        return text
    }
}

/** A receiver of locations: every read is a collection. */
public class FakeLocation(
    placet: Placet,
    private val latitude: Double,
    private val longitude: Double,
    vararg uses: UseRef,
) : FakeSource(placet, uses.toList()) {
    override val name: String get() = "the location"

    /** Reads latitude and longitude, in degrees. */
    public fun read(): Pair<Double, Double> {
        begin()
        return latitude to longitude
    }
}

/** Identifiers of the device by name, such as `android_id`: every read is a collection. */
public class FakeDeviceIds(
    placet: Placet,
    private val ids: Map<String, String>,
    vararg uses: UseRef,
) : FakeSource(placet, uses.toList()) {
    override val name: String get() = "a device id"

    /** Reads one identifier; `null` where the device has none of that name. */
    public fun read(id: String): String? {
        begin()
        return ids[id]
    }
}

/** Where something was collected that no take had allowed; its stack trace shows the reader. */
public class UncoveredCollection internal constructor(
    message: String,
) : AssertionError(message)

/**
 * Runs [block] and fails with the first place that read one of [sources] without a take, even where the code under test
 * caught everything. Blind to whatever does not go through these sources.
 */
public fun <T> assertNothingCollected(
    vararg sources: FakeSource,
    block: () -> T,
): T {
    val before = sources.map { it.uncovered.size }
    val result = block()
    val found = sources.zip(before).flatMap { (source, seen) -> source.uncovered.drop(seen) }
    found.firstOrNull()?.let { first ->
        found.drop(1).forEach(first::addSuppressed)
        throw first
    }
    return result
}
