package dev.placet

import dev.placet.ffi.PlacetCore
import kotlinx.coroutines.flow.Flow
import java.nio.file.Path
import java.time.Instant
import java.util.Locale
import java.util.function.Consumer
import dev.placet.ffi.PlacetException as FfiException

/**
 * Keeps what a person agreed to and answers one question: may this be done now?
 *
 * Open one per process and folder and keep it. Any number of processes may share a folder; they see each other's
 * changes at once. All calls may be made from any thread and from within listeners; what blocks says so. After [close]
 * calls throw [PlacetException.Closed] and the gate denies.
 */
public class Placet private constructor(
    private val engine: Engine,
    private val listeners: Listeners,
    private val options: Options,
) : AutoCloseable {
    private val watcher: Watcher? =
        if (options.watchInterval.isZero || options.watchInterval.isNegative) {
            null
        } else {
            Watcher(engine, options.watchInterval) { options.clock?.read()?.wall ?: Instant.now() }
        }

    /** The documents a person is shown and decides on. */
    public val documents: Documents = Documents(engine)

    /** What the person decided on purposes. */
    public val consents: Consents = Consents(engine)

    /** Who is signed in, and who was. */
    public val subjects: Subjects = Subjects(engine)

    /** Free texts of the subject, kept where they can be erased. */
    public val texts: Texts = Texts(engine)

    /** Facts about the subject. */
    public val facts: Facts = Facts(engine)

    /** Switches over several purposes. */
    public val switches: Switches = Switches(engine)

    /** What is known of the subject's age. */
    public val age: Age = Age(engine)

    /** What the system says of permissions, and what the person allowed to which feature. */
    public val permissions: Permissions = Permissions(engine)

    /** The deletion of the account. */
    public val deletion: Deletion = Deletion(engine)

    /** Requests about rights, with their deadlines. */
    public val requests: Requests = Requests(engine)

    /** What is still owed to the person. */
    public val obligations: Obligations = Obligations(engine)

    /** How long data is kept. */
    public val retention: Retention = Retention(engine)

    /** The ledger. */
    public val ledger: Ledger = Ledger(engine)

    /**
     * What changes, here or in another process: on collection every kind once, so that a screen draws the present state
     * by the same code; then each kind when it changes. Kinds that change while the collector is busy come once.
     * Completes on [close]. Changes of other processes come within the watch interval.
     */
    public val changes: Flow<Change> get() = listeners.changes

    /** How the store is; a damaged one denies everything and says why here. Does not block for long, never throws. */
    public val health: Health
        get() =
            try {
                engine.call { it.health().toApi() }
            } catch (failure: PlacetException) {
                Health.Unavailable(failure.inTheWay)
            }

    /**
     * Whether opening found a copy of another device's store, told by [Options.withDevice]. It went on as a new install:
     * what had been granted there is void, what had been refused stays so, and what could be erased there is gone. Never
     * throws.
     */
    public val isCopy: Boolean
        get() =
            try {
                engine.call { it.isCopy() }
            } catch (_: PlacetException) {
                false
            }

    /**
     * The feature is in use from here until the session is closed. Never refuses a declared feature and way in; whether
     * anything may be done there is the gate's answer. Throws [PlacetException]; blocks briefly.
     */
    public fun enter(
        feature: Feature,
        by: Opened,
    ): Session {
        val number = engine.call { it.enter(feature.id, by.toFfi()) }
        val session = Session(engine, options.permissions, options.listenerFailure, number, feature.id)
        listeners.opened(number, session)
        return session
    }

    /**
     * May it be done now, by code that is in no session? At best the answer is [Reason.FEATURE_NOT_IN_USE]. Reads the
     * store; never throws.
     */
    public fun check(use: UseRef): Decision = engine.ask { it.checkWithoutSession(use).toApi() }

    /** May the recipient be started? Reads the store; never throws. */
    public fun checkStart(recipient: RecipientId): Decision = engine.ask { it.checkStart(recipient).toApi() }

    /** What a screen shows of a feature before anyone enters it. Reads the store; throws [PlacetException]. */
    public fun availability(feature: Feature): Availability = engine.call { it.availability(feature.id).toApi() }

    /** All reasons and every rule that was asked, in order. Reads the store; throws [PlacetException]. */
    public fun explain(use: UseRef): Trace = engine.call { it.explain(null, use).toApi() }

    /** The app went to the background: sessions of features that may not go on there end. Reads the store; throws. */
    public fun wentToBackground(): List<EndedSession> =
        engine.call { core ->
            core.wentToBackground().map { it.toApi() }
        }

    /** The app came to the foreground. Report the permissions next, before anything is asked. Throws. */
    public fun cameToForeground(): Unit = engine.call { it.cameToForeground() }

    /** Lets time pass: what ran out ends. The watcher does it; call it where there is none. May write; throws. */
    public fun tick(): Unit = engine.call { it.tick() }

    /**
     * Takes the time from somebody who can know it, where the ledger's is another: ends the doubt over a wall clock that
     * ran ahead, and sets back what began with a wrong one. Call it with the time of an answer that cannot have been held
     * back, as soon as there is one. Then does what [tick] does. May write; throws.
     */
    public fun observeTime(
        now: Instant,
        source: TimeSource,
    ): ChangeReport = engine.call { it.observeTime(now, source.same()).toApi() }

    /**
     * Takes a newer calendar of working days, a file as Placet carries one, for every process and for good. Dates that
     * were provisional follow it: an appeal only to a later end. One that is not newer, or no calendar, is
     * [PlacetException.InvalidArgument]. May write; throws.
     */
    public fun replaceCalendar(calendar: ByteArray): Unit = engine.call { it.replaceCalendar(calendar) }

    /** Catches up with other processes; true when something had changed. The watcher does it. Reads; throws. */
    public fun refresh(): Boolean = engine.call { it.refresh() }

    /**
     * Lets go of every file and lock of the store until [resume]; sessions stay open. Meanwhile every answer is a denial for
     * `suspended`, kept ones too, and every other call is [PlacetException.Unavailable] with that code. For systems that
     * freeze an app: iOS ends one that holds a lock then. Waits for calls that are under way; a second call does nothing.
     * Throws [PlacetException.Closed] after [close].
     */
    public fun suspend(): Unit = engine.call { it.suspend() }

    /**
     * Opens the store again after [suspend] and catches up: sessions that what happened meanwhile does not allow any longer
     * end before this returns. Does nothing where nothing was suspended. A store that cannot be used is
     * [PlacetException.Unavailable], and ends every session. Reads and writes the disk, so keep it off the main thread.
     */
    public fun resume(): Unit = engine.call { it.resume() }

    /**
     * Sets a store aside that [health] says is `unreadable`, `tampered`, `rolled_back`, `wrong_key` or `keys_lost`, and
     * begins a new one. Its files are kept as they are, but for the keys; what was denied, withdrawn, refused and owed is
     * taken over, every grant is void and to be asked for again. What was sealed is gone, but for a minor's age. Where the
     * key is wrong and nobody has said so yet, the call says so in place of that: give the right one, or call again. A store that is in order is [PlacetException.Refused] with code `nothing_to_recover`, one with
     * another trouble is left alone and [PlacetException.Unavailable]. Cut off in the middle, it is done again by the
     * next call. Reads what is left and writes, so keep it off the main thread; listeners hear of every kind of change.
     */
    public fun recover(): Recovery = engine.call { it.recover().toApi() }

    /**
     * Supplies the right [key] to a store that [health] says is `wrong_key`, and opens it anew. Where it is wrong again,
     * that is [PlacetException.Unavailable] and nothing on disk was changed. Reads the disk; throws [PlacetException].
     */
    public fun useKey(key: ByteArray): Unit = engine.call { it.useKey(key) }

    /**
     * Seals what can be erased under new keys, and those under [next], or under one in a file of its own where it is
     * `null`. While this works both of the app's keys open the store; once it returned, the next one alone. Other
     * processes are `wrong_key` until [useKey] gives it to them. Writes every sealed row, so keep it off the main thread;
     * throws [PlacetException]: then the present key goes on opening the store, and maybe the next one too.
     */
    public fun rotateKey(next: ByteArray?): Unit = engine.call { it.rotateKey(next) }

    /**
     * The privacy report for the person as one HTML page, in Chinese for a Chinese locale, else in English: what was
     * collected, decided, refused and owed, and the ledger's heads. The page loads nothing and runs nothing. Reads and
     * verifies the whole ledger, so keep it off the main thread; writes nothing; throws [PlacetException].
     */
    public fun report(locale: Locale): String = engine.call { it.report(locale.toLanguageTag()) }

    /**
     * Calls [listener] for each kind of thing that changes, until what is returned is closed. Called on whatever thread
     * brought the change about, with no lock held, so it may call back; what it throws is dropped and handed to
     * [Options.withListenerFailure]. For Java; Kotlin has [changes].
     */
    public fun onChange(listener: Consumer<Change>): AutoCloseable = listeners.add(listener)

    /**
     * Ends every session, stops the watcher and closes the store; nothing runs afterwards. Closing twice does nothing.
     * Waits for a look of the watcher that is under way. Never throws.
     */
    override fun close() {
        watcher?.stop()
        engine.close()
        listeners.close()
    }

    /** Opening. */
    public companion object {
        /**
         * Opens the store in [directory], which is made where it is missing, for the app that [manifest] declares. Uses
         * no network. A damaged store opens, denies everything, and [health] says why; a manifest that cannot be used
         * throws [PlacetException.Manifest], and a key that is not 32 bytes [PlacetException.InvalidArgument]. Reads the disk, so keep it off the main thread.
         */
        @JvmStatic
        @JvmOverloads
        public fun open(
            directory: Path,
            manifest: ByteArray,
            options: Options = Options(),
        ): Placet = open(directory.toAbsolutePath().toString(), manifest, options)

        /** Opens a store in memory, which ends with [close]: for tests and previews, never for an app's consents. */
        @JvmStatic
        @JvmOverloads
        public fun openInMemory(
            manifest: ByteArray,
            options: Options = Options(),
        ): Placet = open(null, manifest, options)

        private fun open(
            directory: String?,
            manifest: ByteArray,
            options: Options,
        ): Placet {
            NativeLibrary.load()
            val listeners = Listeners(options.listenerFailure)
            val clock = options.clock?.let(::ForeignClock)
            val logger = options.log?.let { ForeignLogger(it, options.listenerFailure) }
            val core =
                try {
                    PlacetCore.open(
                        directory,
                        manifest,
                        options.key,
                        options.device,
                        clock,
                        listeners,
                        logger,
                        options.system?.toFfi(),
                    )
                } catch (failure: FfiException) {
                    throw failure.translated()
                }
            return Placet(Engine(core), listeners, options).also { it.watcher?.start() }
        }
    }
}
