// The one thread of the wrapper: it looks for what other processes wrote and lets time pass when it is due.

package dev.placet

import java.time.Duration
import java.time.Instant

internal class Watcher(
    private val engine: Engine,
    private val interval: Duration,
    private val now: () -> Instant,
) {
    private val thread = Thread(::run, "placet-watcher").apply { isDaemon = true }

    @Volatile private var stopped = false

    fun start() = thread.start()

    /** Stops the thread and waits for it, unless a listener on that very thread asks. */
    fun stop() {
        stopped = true
        thread.interrupt()
        if (Thread.currentThread() !== thread) thread.join()
    }

    private fun run() {
        while (!stopped) {
            try {
                Thread.sleep(interval.toMillis())
                look()
            } catch (_: InterruptedException) {
                return
            } catch (_: PlacetException.Closed) {
                return
            } catch (_: PlacetException) {
                // The store is busy or unreadable now: the gate says so, and the next look may succeed.
            }
        }
    }

    private fun look() =
        engine.call {
            it.refresh()
            val due = it.nextDue()
            if (due != null && !due.isAfter(now())) it.tick()
        }
}
