// The one thread of the wrapper: it looks for what other processes wrote and lets time pass when it is due.

package dev.placet

import java.time.Duration
import java.time.Instant
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

internal class Watcher(
    private val engine: Engine,
    private val interval: Duration,
    private val now: () -> Instant,
) {
    private val thread = Thread(::run, "placet-watcher").apply { isDaemon = true }
    private val stopping = CountDownLatch(1)

    fun start() = thread.start()

    /**
     * Stops the thread and waits for it, unless a listener on that very thread asks. Interrupts nobody: a listener that
     * runs meanwhile ends as it would have.
     */
    fun stop() {
        stopping.countDown()
        if (Thread.currentThread() === thread) return
        var interrupted = false
        while (thread.isAlive) {
            try {
                thread.join()
            } catch (_: InterruptedException) {
                interrupted = true
            }
        }
        if (interrupted) Thread.currentThread().interrupt()
    }

    private fun run() {
        while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                look()
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
            if (due != null && isPast(due)) it.tick()
        }

    /** Whether it is past; unknown, and so not acted on, while the app's clock fails. */
    private fun isPast(due: Instant) = runCatching { !due.isAfter(now()) }.getOrDefault(false)
}
