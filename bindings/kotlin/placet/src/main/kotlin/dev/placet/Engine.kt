// The one way to the native engine. Owns the translation of failures and what happens after close; it decides nothing.

package dev.placet

import dev.placet.ffi.InternalException
import dev.placet.ffi.PlacetCore
import java.util.concurrent.atomic.AtomicBoolean
import dev.placet.ffi.PlacetException as FfiException

internal class Engine(
    private val core: PlacetCore,
) {
    private val closed = AtomicBoolean()

    /** Calls the engine; fails with a [PlacetException] and nothing else. */
    fun <T> call(body: (PlacetCore) -> T): T {
        if (closed.get()) throw closedException()
        return try {
            body(core)
        } catch (failure: FfiException) {
            throw failure.translated()
        } catch (failure: InternalException) {
            throw PlacetException.Internal("internal", "the native library failed", failure)
        } catch (failure: IllegalStateException) {
            // The handle was given back by a close on another thread, after the look at `closed`.
            if (closed.get()) throw closedException() else throw failure
        }
    }

    /** Asks the gate, which answers and never fails: whatever goes wrong is a denial. */
    fun ask(body: (PlacetCore) -> Decision): Decision =
        try {
            call(body)
        } catch (failure: PlacetException) {
            deniedBecause(failure)
        }

    /** Closes the engine and gives its handle back; false when it was closed before. */
    fun close(): Boolean {
        if (!closed.compareAndSet(false, true)) return false
        core.shutDown()
        core.destroy()
        return true
    }
}

internal fun closedException(): PlacetException = PlacetException.Closed("closed", "open Placet again")

internal fun FfiException.translated(): PlacetException =
    when (this) {
        is FfiException.InvalidArgument -> PlacetException.InvalidArgument(code, detail, this)
        is FfiException.Manifest -> PlacetException.Manifest(code, detail, this)
        is FfiException.Refused -> PlacetException.Refused(code, detail, this)
        is FfiException.Unavailable -> PlacetException.Unavailable(code, detail, this)
        is FfiException.Closed -> PlacetException.Closed(code, detail, this)
        is FfiException.Internal -> PlacetException.Internal(code, detail, this)
    }

/** What stands in the way of a gate that answers and never fails. */
internal val PlacetException.inTheWay: Unavailability
    get() = if (this is PlacetException.Closed) Unavailability.CLOSED else Unavailability.INTERNAL

private fun deniedBecause(failure: PlacetException) =
    Denied(Reason.UNAVAILABLE, failure.inTheWay, null, Remedy(RemedyKind.NONE, null, null), null, null)
