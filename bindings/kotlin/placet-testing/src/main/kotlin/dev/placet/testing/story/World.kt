// Where a story happens: one store, one clock, any number of processes over them.

package dev.placet.testing.story

import dev.placet.Action
import dev.placet.DeviceSystem
import dev.placet.Finding
import dev.placet.Hash
import dev.placet.Manifests
import dev.placet.Options
import dev.placet.PermissionId
import dev.placet.PermissionState
import dev.placet.Placet
import dev.placet.PlacetException
import dev.placet.RequestId
import dev.placet.Session
import dev.placet.SubjectRef
import dev.placet.testing.FakeClock
import dev.placet.testing.ScriptedPermissions
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import kotlin.io.path.isRegularFile
import kotlin.io.path.name

/** One process: its Placet, and its sessions and actions by the names the story gives them. */
internal class Process(
    val placet: Placet,
    val permissions: ScriptedPermissions,
) {
    private val sessions = LinkedHashMap<String, Session>()
    private val actions = HashMap<String, Action>()

    fun remember(
        name: String,
        session: Session,
    ) {
        if (sessions.put(name, session) != null) bad("a session of this process is called $name already")
    }

    fun remember(
        name: String,
        action: Action,
    ) {
        if (actions.put(name, action) != null) bad("an act of this process is called $name already")
    }

    fun session(name: String): Session = sessions[name] ?: bad("no session is called $name")

    fun action(name: String): Action = actions[name] ?: bad("no action is called $name")

    /** The story's names of sessions. */
    fun names(ids: List<Long>): List<String> =
        ids.mapNotNull { id -> sessions.entries.firstOrNull { it.value.id == id }?.key }
}

internal class World(
    private val folder: Path,
    private var manifest: ByteArray,
    starts: Instant,
) : AutoCloseable {
    val clock = FakeClock(starts)
    private var life = 1
    private val processes = LinkedHashMap<String, Process>()
    private val abandoned = mutableListOf<Placet>()
    private val scripted = HashMap<PermissionId, PermissionState>()

    /** The system that the device runs, where the story says so. */
    private var system: DeviceSystem? = null

    /** Requests by the names that the story gives them; they outlive every process. */
    val requests = HashMap<String, RequestId>()

    /** Who signed in, by the identifiers that the story gives them; they outlive every process. */
    val accounts = HashMap<String, SubjectRef>()

    /** Texts that were kept, by the names the story gives them: an app keeps their hashes beyond a process. */
    private val texts = HashMap<String, Hash>()

    /** The key that the app supplies, once it has one. */
    var key: ByteArray? = null

    init {
        process(MAIN_PROCESS)
    }

    /** The process of that name, started at its first mention. */
    fun process(name: String): Process = processes.getOrPut(name) { start() }

    /** The system answers so from now on, in every process. */
    fun script(
        permission: PermissionId,
        state: PermissionState,
    ) {
        scripted[permission] = state
        processes.values.forEach { it.permissions.answer(permission, state) }
    }

    fun rememberText(
        name: String,
        hash: Hash,
    ) {
        if (texts.put(name, hash) != null) bad("a text is called $name already")
    }

    fun text(name: String): Hash = texts[name] ?: bad("no text is called $name")

    fun wait(time: Duration) {
        if (time.isNegative) bad("time does not pass backwards: set the clock instead")
        clock.advance(time)
        processes.values.forEach { it.placet.tick() }
    }

    /** Every process ends as it should, and the first one starts again. */
    fun restartCleanly() {
        processes.values.forEach { it.placet.close() }
        processes.clear()
        process(MAIN_PROCESS)
    }

    /** Every process ends as it should, and the first one starts again on another system. */
    fun runOn(system: DeviceSystem) {
        this.system = system
        restartCleanly()
    }

    /** Every process is gone; what is on disk at this moment is all there is. */
    fun crash() {
        val left = store()
        abandoned += processes.values.map { it.placet }
        processes.clear()
        life += 1
        copy(left, store())
        process(MAIN_PROCESS)
    }

    /** The same, and the device starts again: another boot, whose time begins anew. */
    fun restartDevice() {
        clock.reboot(Duration.ZERO)
        crash()
    }

    /** Every process ends as it should, the database is damaged, and the first one starts again. */
    fun damage(damage: Damage) {
        processes.values.forEach { it.placet.close() }
        processes.clear()
        val database = store().resolve("placet.db")
        Files.write(database, damage.of(Files.readAllBytes(database)))
        process(MAIN_PROCESS)
    }

    /**
     * Every process ends as it should, the app is updated, and the first process starts again. An update that does not
     * open leaves the app as it was.
     */
    fun update(
        version: String,
        with: JsonObject,
    ) {
        val newer = patched(patched(manifest, with), json("app" to json("version" to JsonPrimitive(version))))
        processes.values.forEach { it.placet.close() }
        processes.clear()
        val older = manifest
        manifest = newer
        try {
            process(MAIN_PROCESS)
        } catch (failure: PlacetException) {
            manifest = older
            process(MAIN_PROCESS)
            throw failure
        }
    }

    /** Whether some file of the store, as it lies there while its processes live, holds a text. */
    fun holds(text: String): Boolean {
        if (text.isEmpty()) bad("text is empty")
        // One character a byte, so that texts are searched for as bytes.
        val sought = String(text.toByteArray(), Charsets.ISO_8859_1)
        return Files.walk(store()).use { files ->
            files
                .filter { it.isRegularFile() }
                .anyMatch { String(Files.readAllBytes(it), Charsets.ISO_8859_1).contains(sought) }
        }
    }

    /** What is wrong or doubtful in the manifest with a patch over it. */
    fun findings(with: JsonObject): List<Finding> = Manifests.findingsIn(patched(manifest, with))

    private fun patched(
        manifest: ByteArray,
        patch: JsonObject,
    ): ByteArray = Manifests.merged(manifest, CanonicalJson.encode(patch).toByteArray())

    override fun close() {
        (processes.values.map { it.placet } + abandoned).forEach(Placet::close)
    }

    private fun store(): Path = folder.resolve("life-$life")

    private fun start(): Process {
        val permissions = ScriptedPermissions()
        scripted.forEach(permissions::answer)
        val options =
            Options()
                .withClock(clock)
                .withPermissions(permissions)
                .withWatchInterval(Duration.ZERO)
                .withSystem(system)
        return Process(Placet.open(store(), manifest, key?.let(options::withKey) ?: options), permissions)
    }

    /** Copies a store as a crash leaves it: the shared-memory index is no file that survives. */
    private fun copy(
        from: Path,
        to: Path,
    ) {
        Files.createDirectories(to)
        Files.list(from).use { files ->
            files
                .filter { it.isRegularFile() && !it.name.endsWith("-shm") }
                .forEach { Files.copy(it, to.resolve(it.name)) }
        }
    }
}
