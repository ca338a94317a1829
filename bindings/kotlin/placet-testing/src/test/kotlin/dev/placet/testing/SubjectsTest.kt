package dev.placet.testing

import dev.placet.AgeBand
import dev.placet.Change
import dev.placet.ConsentDecision
import dev.placet.ConsentStatus
import dev.placet.EndKind
import dev.placet.Hash
import dev.placet.Health
import dev.placet.MergedConsent
import dev.placet.Opened
import dev.placet.Options
import dev.placet.Placet
import dev.placet.PlacetException
import dev.placet.SubjectRef
import dev.placet.SubjectStanding
import dev.placet.Surface
import dev.placet.Unavailability
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertInstanceOf
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path
import java.time.Duration
import java.time.Instant

/** Who is signed in, erasing a person, and the key of what can be erased. */
class SubjectsTest {
    @TempDir
    lateinit var folder: Path

    private fun secret(byte: Int) = ByteArray(32) { byte.toByte() }

    private fun open(options: Options): Placet = Placet.open(folder, Example.manifest(), options)

    @Test
    fun `A guest who refused signs in, and the account stays refused`() =
        example().use {
            val placet = it.placet
            val began = placet.subjects.all()
            assertEquals(listOf(SubjectStanding.GUEST), began.map { guest -> guest.standing })
            placet.consents.change(Surface.DIALOG) { deny(Example.voiceChat) }

            val change = placet.subjects.signIn("anna")

            assertTrue(change.isNew)
            assertFalse(change.merged.isEmpty)
            val refused = MergedConsent(Example.voiceChat, ConsentDecision.DENIED, null)
            assertEquals(listOf(refused), change.merged.consents)
            assertEquals(ConsentStatus.DENIED, placet.consents.status(Example.voiceChat))
            val all = placet.subjects.all()
            assertEquals(listOf(SubjectStanding.MERGED, SubjectStanding.ACCOUNT), all.map { each -> each.standing })
            assertEquals(listOf(false, true), all.map { each -> each.isCurrent })
            val again = placet.subjects.signIn("anna")
            assertTrue(again.merged.isEmpty)
        }

    @Test
    fun `Signing out ends the sessions, and everybody is told`() =
        readyToSpeak().use {
            val placet = it.placet
            val account = placet.subjects.signIn("anna").subject
            assertFalse(placet.facts.holds(Example.realName), "a fact is about the account")
            placet.facts.set(Example.realName, true, Surface.FEATURE_ENTRY)
            val room = placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            room.requestBlocking(Example.microphone)
            assertTrue(room.take(Example.speak).isAllowed)
            val heard = mutableListOf<Change>()
            placet.onChange(heard::add)

            val change = placet.subjects.signOut()

            val ended = change.report.sessionsEnded
            assertEquals(listOf(EndKind.SUBJECT_CHANGED), ended.map { session -> session.reason.kind })
            assertEquals("subject_changed", room.endReason?.code)
            assertTrue(Change.CONSENTS in heard)
            assertEquals(ConsentStatus.NOT_DETERMINED, placet.consents.status(Example.voiceChat))
            assertEquals(account, placet.subjects.signIn("anna").subject)
            assertEquals(ConsentStatus.GRANTED, placet.consents.status(Example.voiceChat))
        }

    @Test
    fun `Erasing leaves a guest, no text, and what the app itself has to erase`() =
        readyToSpeak().use {
            val placet = it.placet
            val account = placet.subjects.signIn("anna").subject
            val hash = placet.texts.keep("called on Monday")
            assertEquals("called on Monday", placet.texts.read(hash))

            val erasure = placet.subjects.erase()

            assertEquals(account, erasure.erased)
            assertTrue(erasure.isComplete)
            assertEquals(emptyList<SubjectRef>(), placet.subjects.erasures())
            assertNull(placet.texts.read(hash))
            assertEquals(
                erasure.change.report.toErase
                    .map { "ended.${it.id}" },
                placet.obligations.open().map { it.id.value },
            )
            assertEquals(ConsentStatus.NOT_DETERMINED, placet.consents.status(Example.voiceChat))
            assertTrue(placet.subjects.signIn("anna").isNew)
            assertEquals(ConsentStatus.NOT_DETERMINED, placet.consents.status(Example.voiceChat))
            placet.ledger.verify()
            Unit
        }

    @Test
    fun `What is no identifier, no text and no key is a typed error that holds none of it`() =
        example().use {
            val placet = it.placet
            val failures =
                listOf(
                    expectFailure("identifier_empty") { placet.subjects.signIn("") },
                    expectFailure("text_too_long") { placet.texts.keep("x".repeat(16 * 1024 + 1)) },
                    expectFailure("invalid_id") { placet.texts.read(Hash("abc")) },
                    expectFailure("key_length") { placet.rotateKey(ByteArray(31) { 77 }) },
                    expectFailure("key_length") { open(unwatched.withKey(ByteArray(33) { 77 })) },
                    expectFailure("key_length") { open(unwatched.withDevice(ByteArray(0))) },
                )
            failures.forEach { failure ->
                assertInstanceOf<PlacetException.InvalidArgument>(failure)
                assertFalse("77" in failure.toString()) { failure.toString() }
            }
        }

    @Test
    fun `A wrong key denies everything until the right one is supplied, and a new one takes its place`() {
        open(unwatched.withKey(secret(1))).use { it.age.set(AgeBand.ADULT) }
        open(unwatched.withKey(secret(2))).use { placet ->
            assertEquals(Health.Unavailable(Unavailability.WRONG_KEY), placet.health)
            assertFalse(placet.health.isRetryable)
            assertInstanceOf<PlacetException.Unavailable>(expectFailure("wrong_key") { placet.useKey(secret(3)) })

            placet.useKey(secret(1))

            assertEquals(Health.Ok, placet.health)
            assertEquals(AgeBand.ADULT, placet.age.band())
            placet.rotateKey(secret(4))
        }
        open(unwatched.withKey(secret(4))).use { assertEquals(AgeBand.ADULT, it.age.band()) }
    }

    @Test
    fun `The key is taken as it was when it was given`() {
        val key = secret(1)
        val options = unwatched.withKey(key)
        key.fill(0)
        open(options).use { it.age.set(AgeBand.ADULT) }
        open(unwatched.withKey(secret(1))).use { assertEquals(Health.Ok, it.health) }
    }

    @Test
    fun `A copy on another device goes on with the refusals alone`() {
        open(unwatched.withDevice(secret(1))).use {
            it.agreeToSpeak()
            it.consents.change(Surface.TEST) { deny(Example.nearbyPurpose) }
            assertFalse(it.isCopy)
        }
        open(unwatched.withDevice(secret(2))).use { copy ->
            assertTrue(copy.isCopy)
            assertEquals(ConsentStatus.DENIED, copy.consents.status(Example.nearbyPurpose))
            assertEquals(ConsentStatus.NOT_DETERMINED, copy.consents.status(Example.voiceChat))
        }
    }

    @Test
    fun `An age band ends with its birthday, and one that has ended is refused`() =
        example().use {
            val age = it.placet.age
            expectFailure("already_past") { age.set(AgeBand.UNDER_18, Instant.parse("2024-05-01T00:00:00Z")) }
            age.set(AgeBand.UNDER_18, it.clock.now.plusSeconds(60))
            assertEquals(AgeBand.UNDER_18, age.band())
            it.wait(Duration.ofSeconds(60))
            assertEquals(AgeBand.UNKNOWN, age.band())
        }
}
