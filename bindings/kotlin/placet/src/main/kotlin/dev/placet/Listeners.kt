// Who hears of changes. Owns delivery: nothing is lost, nothing piles up, and what a listener throws harms nobody.

package dev.placet

import dev.placet.ffi.Observer
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import java.util.EnumSet
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.function.Consumer
import dev.placet.ffi.Change as FfiChange
import dev.placet.ffi.EndReason as FfiEndReason

internal class Listeners(
    private val failed: Consumer<Throwable>,
) : Observer {
    private val sessions = ConcurrentHashMap<ULong, Session>()
    private val early = ConcurrentHashMap<ULong, EndReason>()
    private val listeners = CopyOnWriteArrayList<Consumer<Change>>()
    private val collectors = CopyOnWriteArrayList<Pending>()

    @Volatile private var closed = false

    /** Every kind once, then each kind that changes; kinds that change while the collector is busy come once. */
    val changes: Flow<Change> =
        flow {
            val pending = Pending()
            collectors += pending
            try {
                if (closed) pending.end()
                while (true) emit(pending.next() ?: break)
            } finally {
                collectors -= pending
            }
        }

    fun add(listener: Consumer<Change>): AutoCloseable {
        listeners += listener
        return AutoCloseable { listeners -= listener }
    }

    fun opened(
        number: ULong,
        session: Session,
    ) {
        sessions[number] = session
        early.remove(number)?.let {
            sessions -= number
            session.ended(it)
        }
    }

    override fun changed(change: FfiChange) {
        val kind: Change = change.same()
        collectors.forEach { it.add(kind) }
        listeners.forEach { listener -> runCatching { listener.accept(kind) }.onFailure(failed::accept) }
    }

    override fun sessionEnded(
        session: ULong,
        reason: FfiEndReason,
    ) {
        // A session may end before `enter` has returned: what is early is told by `opened`.
        early[session] = reason.toApi()
        val known = sessions.remove(session) ?: return
        early.remove(session)?.let(known::ended)
    }

    /** Nobody hears anything after this. */
    fun close() {
        closed = true
        listeners.clear()
        collectors.forEach(Pending::end)
        sessions.clear()
    }

    /** The kinds that one collector has yet to see. */
    private class Pending {
        private val kinds = EnumSet.allOf(Change::class.java)
        private val woken = Channel<Unit>(Channel.CONFLATED)

        private var ended = false

        fun add(kind: Change) {
            synchronized(kinds) { if (!ended) kinds += kind }
            woken.trySend(Unit)
        }

        /** The next kind; `null` once it is over. */
        suspend fun next(): Change? {
            while (true) {
                synchronized(kinds) { kinds.firstOrNull()?.also { kinds -= it } }?.let { return it }
                woken.receiveCatching().getOrNull() ?: return null
            }
        }

        /** What was not collected by now is dropped. */
        fun end() {
            synchronized(kinds) {
                ended = true
                kinds.clear()
            }
            woken.cancel()
        }
    }
}
