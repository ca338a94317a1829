// The example manifest of the core's tests, the ids that these tests name, and what they share.

package dev.placet.testing

import dev.placet.AgeBand
import dev.placet.Clock
import dev.placet.Decision
import dev.placet.Denied
import dev.placet.DocumentId
import dev.placet.FactId
import dev.placet.FeatureId
import dev.placet.Options
import dev.placet.PermissionAnswer
import dev.placet.PermissionId
import dev.placet.PermissionRequest
import dev.placet.PermissionState
import dev.placet.Placet
import dev.placet.PlacetException
import dev.placet.PurposeId
import dev.placet.Reading
import dev.placet.Reason
import dev.placet.SeparatePurposeId
import dev.placet.Surface
import dev.placet.SystemPermissions
import dev.placet.UseRef
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.assertThrows
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture

object Example {
    /** The root of the project. */
    val root: Path = Path.of(System.getProperty("placet.root"))

    @JvmStatic
    fun manifest(): ByteArray = Files.readAllBytes(root.resolve("core/tests/fixtures/example.json"))

    val privacyPolicy = DocumentId("privacy_policy")
    val voiceChat = PurposeId("voice_chat")
    val roomEntry = PurposeId("room_entry")
    val nearbyPurpose = PurposeId("nearby")
    val faceCheck = SeparatePurposeId("face_check")
    val realName = FactId("real_name_verified")
    val microphone = PermissionId("microphone")
    val clipboard = PermissionId("clipboard")
    val location = PermissionId("location")
    val voiceRoom = FeatureId("voice_room")
    val speak = UseRef("voice_room.speak")
    val roomPaste = FeatureId("room_paste")
    val readRoomNumber = UseRef("room_paste.read_room_number")
    val nearby = FeatureId("nearby")
    val locate = UseRef("nearby.locate")
    val locateRoughly = UseRef("nearby.locate_roughly")
}

/** The example, with nothing accepted yet. */
fun example(): InMemory = inMemory(Example.manifest())

/** The example, with the document accepted, an adult whose real name is verified, and voice chat granted. */
fun readyToSpeak(): InMemory = example().apply { placet.agreeToSpeak() }

fun Placet.agreeToSpeak() {
    documents.present(Example.privacyPolicy)
    documents.accept(Example.privacyPolicy, Surface.FIRST_LAUNCH)
    age.set(AgeBand.ADULT)
    facts.set(Example.realName, true, Surface.FEATURE_ENTRY)
    permissions.report(Example.microphone, PermissionState.GRANTED)
    consents.change(Surface.DIALOG) { grant(Example.voiceChat) }
}

/** Nobody looks for other processes or for time that passes, but the test itself. */
val unwatched: Options = Options().withWatchInterval(Duration.ZERO)

/** The watcher looks all the time. */
val watched: Options = Options().withWatchInterval(Duration.ofMillis(10))

/** Expects a failure with that code, and hands it back. */
inline fun expectFailure(
    code: String,
    crossinline body: () -> Unit,
): PlacetException {
    val failure = assertThrows<PlacetException> { body() }
    assertEquals(code, failure.code)
    return failure
}

/** Why it was denied; `null` when it was allowed. */
val Decision.reason: Reason? get() = (this as? Denied)?.reason

/** A person who answers when the test says so. */
class SlowPerson : SystemPermissions {
    private val asked = CompletableFuture<PermissionAnswer>()

    override fun ask(
        request: PermissionRequest,
        answer: PermissionAnswer,
    ) {
        asked.complete(answer)
    }

    /** Waits until the person is asked, and hands back where the answer goes. */
    fun isAsked(): PermissionAnswer = asked.get()
}

/** A clock that can be broken. */
class BreakableClock : Clock {
    @Volatile var isBroken = false

    override fun read(): Reading {
        check(!isBroken) { "the clock is broken" }
        return Reading(Instant.parse("2024-06-01T01:00:00Z"), "boot", 1000)
    }
}
