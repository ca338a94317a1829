package dev.placet

import dev.placet.ffi.PlacetCore
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.ExecutionException
import java.util.concurrent.atomic.AtomicBoolean
import java.util.concurrent.atomic.AtomicReference
import java.util.function.Consumer
import kotlin.coroutines.resume

/** One act of the person within a session, for budgets per action. */
public class Action internal constructor(
    internal val id: ULong,
)

/**
 * A feature in use, from [Placet.enter] to [close]: close it when the person leaves.
 *
 * It ends by itself when a use it relied on is no longer allowed (here or by another process), when the app goes to the
 * background and the feature may not go on there, when its time is up, and when Placet is closed. May be used from any
 * thread and from within listeners.
 */
public class Session internal constructor(
    private val engine: Engine,
    private val permissions: SystemPermissions,
    private val failed: Consumer<Throwable>,
    private val number: ULong,
    /** The feature. */
    public val feature: FeatureId,
) : AutoCloseable {
    private val reason = AtomicReference<EndReason?>()
    private val listeners = mutableListOf<Consumer<EndReason>>()
    private val kept = ConcurrentHashMap<UseRef, KeptAnswer>()

    /** The number of the session in this process. */
    public val id: Long get() = number.toLong()

    /** Why it has ended, or `null` while it is open. Does not block. */
    public val endReason: EndReason? get() = reason.get()

    /**
     * May it be done now? Ask as often as you like, for every frame and every sample; nothing is counted. Where it was
     * allowed and nothing has changed since, in this process or another, nothing is read, allocated or waited for; else
     * this reads the store: microseconds to a millisecond. Never throws; whatever is wrong is a [Denied].
     */
    public fun check(use: UseRef): Decision {
        val kept = kept[use]
        return if (kept != null && kept.stands()) kept.answer else engine.ask { ask(it, use, kept) }
    }

    /**
     * May it be done now; and if so, count it and spend its budget. Call it once, where collection begins. May write
     * the store, so keep it off the main thread. Never throws; whatever is wrong is a [Denied].
     */
    @JvmOverloads
    public fun take(
        use: UseRef,
        action: Action? = null,
    ): Decision = engine.ask { it.take(number, use, action?.id).toApi() }

    /** All reasons and every rule that was asked, in order. Reads the store; throws [PlacetException]. */
    public fun explain(use: UseRef): Trace = engine.call { it.explain(number, use).toApi() }

    /** Begins one act of the person, for budgets per action. Does not block for long; throws [PlacetException]. */
    public fun beginAction(): Action = engine.call { Action(it.beginAction(number)) }

    /**
     * Asks the person for a permission, with its purpose text, and records the answer for this feature. Main-safe: the
     * store is used on [Dispatchers.IO], the asking happens in the caller's context. Throws [PlacetException] where it
     * may not be asked for (`consent_required`, `permission_not_needed`, …); cancelled, it records nothing.
     */
    @JvmSynthetic
    public suspend fun request(
        permission: PermissionId,
        surface: Surface = Surface.FEATURE_ENTRY,
    ): GrantStatus {
        val request = withContext(Dispatchers.IO) { mayBeAsked(permission) }
        val state =
            suspendCancellableCoroutine { waiting ->
                val given = AtomicBoolean()
                permissions.ask(request) { if (given.compareAndSet(false, true)) waiting.resume(it) }
            }
        return withContext(Dispatchers.IO) { record(permission, state, surface) }
    }

    /**
     * The same for Java and for threads of your own: blocks until the person has answered. Never call it on the main
     * thread, where the dialog could not appear.
     */
    @JvmOverloads
    public fun requestBlocking(
        permission: PermissionId,
        surface: Surface = Surface.FEATURE_ENTRY,
    ): GrantStatus {
        val answer = CompletableFuture<PermissionState>()
        permissions.ask(mayBeAsked(permission)) { answer.complete(it) }
        val state =
            try {
                answer.get()
            } catch (failure: ExecutionException) {
                throw failure.cause ?: failure
            }
        return record(permission, state, surface)
    }

    /**
     * Calls [listener] once, when the session ends or, when it has ended already, at once. Called on whatever thread
     * ended it, with no lock held, so it may call back; what it throws is dropped and handed to
     * [Options.withListenerFailure].
     */
    public fun onEnded(listener: Consumer<EndReason>) {
        val ended =
            synchronized(listeners) {
                reason.get().also { if (it == null) listeners += listener }
            }
        if (ended != null) tell(listener, ended)
    }

    /** The person left the feature. Closing twice, or after [Placet.close], does nothing. Never throws. */
    override fun close() {
        try {
            engine.call { it.closeSession(number) }
        } catch (_: PlacetException) {
            // An engine that fails to close a session has ended it, or denies everything by now.
        }
    }

    override fun toString(): String = "Session($feature, $number)"

    /** The engine says that it has ended. Only the first time counts. */
    internal fun ended(why: EndReason) {
        val told =
            synchronized(listeners) {
                if (!reason.compareAndSet(null, why)) return
                listeners.toList().also { listeners.clear() }
            }
        kept.clear()
        told.forEach { tell(it, why) }
    }

    private fun ask(
        core: PlacetCore,
        use: UseRef,
        kept: KeptAnswer?,
    ): Decision {
        if (kept != null) return kept.ask()
        val decision = core.check(number, use).toApi()
        // From the next question on it is kept.
        if (decision is Allowed) this.kept.putIfAbsent(use, KeptAnswer(core.cell(number, use), decision))
        return decision
    }

    private fun tell(
        listener: Consumer<EndReason>,
        why: EndReason,
    ) {
        runCatching { listener.accept(why) }.onFailure(failed::accept)
    }

    private fun mayBeAsked(permission: PermissionId): PermissionRequest =
        engine.call { it.request(number, permission).toApi() }

    private fun record(
        permission: PermissionId,
        state: PermissionState,
        surface: Surface,
    ): GrantStatus =
        engine.call {
            it.answer(number, permission, state.toFfi(), evidence(surface))
            it.permissionStatus(permission, feature).toApi().granted
        }
}
