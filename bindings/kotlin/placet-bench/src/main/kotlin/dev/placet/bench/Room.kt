// A voice room in which the person may speak: what is asked again and again. Owns what of it is no part of the API.

package dev.placet.bench

import dev.placet.AgeBand
import dev.placet.Decision
import dev.placet.DocumentId
import dev.placet.Engine
import dev.placet.FactId
import dev.placet.FeatureId
import dev.placet.NativeCell
import dev.placet.Opened
import dev.placet.Options
import dev.placet.PermissionId
import dev.placet.PermissionState
import dev.placet.Placet
import dev.placet.PurposeId
import dev.placet.Session
import dev.placet.Surface
import dev.placet.SystemPermissions
import dev.placet.UseRef
import dev.placet.ffi.PlacetCell
import dev.placet.ffi.PlacetCore
import dev.placet.toFfi
import java.lang.ref.Reference
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

/** The manifest that all of `make bench` measures with. */
internal fun manifest(): ByteArray = Files.readAllBytes(Path.of(System.getProperty("placet.bench.manifest")))

/** Whoever is asked for a permission gives it. */
private val granting = SystemPermissions { _, answer -> answer.give(PermissionState.GRANTED) }

/** Nobody looks for other processes meanwhile. */
internal val options: Options = Options().withWatchInterval(Duration.ZERO).withPermissions(granting)

internal val voiceRoom = FeatureId("voice_room")
internal val speak = UseRef("voice_room.speak")
internal val microphone = PermissionId("microphone")

/** All that it takes to be allowed to speak, but for the room. */
internal fun Placet.agreeToSpeak() {
    val policy = DocumentId("privacy_policy")
    documents.present(policy)
    documents.accept(policy, Surface.FIRST_LAUNCH)
    age.set(AgeBand.ADULT)
    facts.set(FactId("real_name_verified"), true, Surface.FEATURE_ENTRY)
    permissions.report(microphone, PermissionState.GRANTED)
    consents.change(Surface.DIALOG) { grant(PurposeId("voice_chat")) }
}

/** A room of an open engine, its session, and a cell of the same question. */
public class Room private constructor(
    private val core: PlacetCore,
    private val session: Session,
) : AutoCloseable {
    /** The question. */
    public val use: UseRef = speak

    private val cell: PlacetCell = core.cell(session.id.toULong(), speak)

    /** Where the cell is. */
    public val address: Long = cell.address().toLong()

    init {
        cell.ask()
    }

    /** What an app calls. */
    public fun check(): Decision = session.check(use)

    /** The one call below it that crosses to the engine. */
    public fun isKept(): Boolean =
        try {
            NativeCell.isKept(address)
        } finally {
            Reference.reachabilityFence(cell)
        }

    /** A method of a generated object that takes nothing and gives a number. */
    public fun uniffi(): Long = cell.address().toLong()

    override fun close() {
        core.shutDown()
        core.destroy()
    }

    /** Opening. */
    public companion object {
        /** Opens a store in a new folder whose person may speak, enters, and asks until the answer is kept. */
        @JvmStatic
        public fun open(): Room {
            val folder = Files.createTempDirectory(Path.of(""), "room")
            Placet.open(folder, manifest(), options).use { it.agreeToSpeak() }
            val core = PlacetCore.open("${folder.toAbsolutePath()}", manifest(), null, null, null, null, null, null)
            val engine = Engine(core)
            val number = engine.call { it.enter(voiceRoom, Opened.USER_ACTION.toFfi()) }
            val session = Session(engine, granting, {}, number, voiceRoom)
            session.requestBlocking(microphone)
            val room = Room(core, session)
            repeat(3) { check(room.check().isAllowed) { "the room is open" } }
            check(room.isKept()) { "the answer is kept" }
            return room
        }
    }
}
