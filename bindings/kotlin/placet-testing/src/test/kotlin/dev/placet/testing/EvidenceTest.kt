package dev.placet.testing

import dev.placet.AgeBand
import dev.placet.Change
import dev.placet.ConsentStatus
import dev.placet.DocumentStatus
import dev.placet.Hash
import dev.placet.Head
import dev.placet.Health
import dev.placet.Opened
import dev.placet.Placet
import dev.placet.PlacetException
import dev.placet.Surface
import dev.placet.TimeSource
import dev.placet.Unavailability
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertInstanceOf
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption.REPLACE_EXISTING
import java.time.Instant

/** Time that is told, evidence that leaves the device, and a store that cannot be used. */
class EvidenceTest {
    @TempDir
    lateinit var folder: Path

    private val store: Path get() = folder.resolve("store")
    private val database: Path get() = store.resolve("placet.db")

    @Test
    fun `A told time puts a start in 2099 right and ends what has run out by then`() {
        val clock = FakeClock(Instant.parse("2099-01-01T00:00:00Z"))
        Placet.openInMemory(Example.manifest(), unwatched.withClock(clock)).use { placet ->
            placet.agreeToSpeak()
            placet.observeTime(Instant.parse("2024-06-01T01:00:00Z"), TimeSource.SERVER)
            placet.facts.set(Example.realName, true, Surface.TEST, Instant.parse("2024-06-02T01:00:00Z"))
            assertTrue(placet.facts.holds(Example.realName))

            val report = placet.observeTime(Instant.parse("2024-06-03T01:00:00Z"), TimeSource.PLATFORM)

            assertFalse(placet.facts.holds(Example.realName))
            assertEquals(emptyList<Any>(), report.sessionsEnded)
        }
    }

    @Test
    fun `A told time that shows a fact to have run out ends the sessions that relied on it`() =
        readyToSpeak().use {
            val placet = it.placet
            placet.facts.set(Example.realName, true, Surface.TEST, Instant.parse("2024-06-02T01:00:00Z"))
            val room = placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            room.requestBlocking(Example.microphone)
            assertTrue(room.take(Example.speak).isAllowed)

            val report = placet.observeTime(Instant.parse("2024-06-03T01:00:00Z"), TimeSource.SERVER)

            assertEquals(listOf(room.id), report.sessionsEnded.map { ended -> ended.session })
            assertEquals("fact_required", room.endReason?.code)
        }

    @Test
    fun `An export is written whole, and its heads are held by its store and by no other`() {
        val file = folder.resolve("evidence.jsonl")
        Placet.open(store, Example.manifest(), unwatched).use { placet ->
            placet.agreeToSpeak()
            val heads = placet.ledger.export(file)
            assertEquals(placet.ledger.heads(), heads)
            val lines = Files.readAllLines(file)
            assertTrue(lines.first().startsWith("""{"app":"example","export":1,""")) { lines.first() }
            assertTrue(lines.last().startsWith("""{"heads":[""")) { lines.last() }
            placet.consents.change(Surface.TEST) { withdraw(Example.voiceChat) }
            assertTrue(placet.ledger.holds(heads))
            assertTrue(placet.ledger.holds(emptyList()))
            Placet.open(folder.resolve("other"), Example.manifest(), unwatched).use { other ->
                assertFalse(placet.ledger.holds(other.ledger.heads()))
            }
        }
    }

    @Test
    fun `A place where nothing can be written and a hash that is none are typed errors`() =
        example().use {
            val ledger = it.placet.ledger
            val nowhere =
                expectFailure("file_not_written") { ledger.export(folder.resolve("missing/evidence.jsonl")) }
            assertInstanceOf<PlacetException.InvalidArgument>(nowhere)
            val noHash = expectFailure("invalid_id") { ledger.holds(listOf(Head("install", 1, Hash("abc")))) }
            assertInstanceOf<PlacetException.InvalidArgument>(noHash)
            assertEquals(0, Files.list(folder).use { files -> files.count() })
        }

    @Test
    fun `A listener may export and tell the time`() =
        example().use {
            val placet = it.placet
            val file = folder.resolve("evidence.jsonl")
            placet.onChange { change ->
                if (change != Change.DOCUMENTS || Files.exists(file)) return@onChange
                placet.ledger.export(file)
                placet.observeTime(Instant.parse("2024-06-01T01:00:00Z"), TimeSource.PLATFORM)
            }
            placet.documents.present(Example.privacyPolicy)
            assertTrue(Files.size(file) > 0)
        }

    @Test
    fun `A store that was put back is recovered, what denied stays and what granted is void`() {
        putBack()
        Placet.open(store, Example.manifest(), unwatched).use { placet ->
            assertEquals(Health.Unavailable(Unavailability.ROLLED_BACK), placet.health)
            assertFalse(placet.health.isRetryable)
            val heard = mutableListOf<Change>()
            placet.onChange(heard::add)

            val recovery = placet.recover()

            assertEquals(Health.Ok, placet.health)
            assertTrue(Change.HEALTH in heard)
            assertTrue(Files.exists(recovery.kept.resolve("placet.db")))
            assertEquals(listOf(Example.nearbyPurpose), recovery.restrictions.purposes)
            assertEquals("install", recovery.sound.first().chain)
            assertEquals(2, recovery.sound.count { it.sequence > 0 })
            assertEquals(AgeBand.UNKNOWN, recovery.age)
            assertEquals(ConsentStatus.DENIED, placet.consents.status(Example.nearbyPurpose))
            assertEquals(ConsentStatus.NOT_DETERMINED, placet.consents.status(Example.voiceChat))
            assertEquals(DocumentStatus.NOT_PRESENTED, placet.documents.status(Example.privacyPolicy))
            assertInstanceOf<PlacetException.Refused>(expectFailure("nothing_to_recover") { placet.recover() })
        }
    }

    @Test
    fun `A store that is out of reach may be asked again and is never set aside`() {
        Placet.open(store, Example.manifest(), unwatched).use { it.agreeToSpeak() }
        val aside = Files.move(database, folder.resolve("aside"))
        Files.createFile(Files.createDirectory(database).resolve("in the way"))
        Placet.open(store, Example.manifest(), unwatched).use { placet ->
            assertEquals(Health.Unavailable(Unavailability.OUT_OF_REACH), placet.health)
            assertTrue(placet.health.isRetryable)
            assertInstanceOf<PlacetException.Unavailable>(expectFailure("out_of_reach") { placet.recover() })
            Files.delete(database.resolve("in the way"))
            Files.move(aside, database, REPLACE_EXISTING)

            assertEquals(ConsentStatus.GRANTED, placet.consents.status(Example.voiceChat))
            assertEquals(Health.Ok, placet.health)
        }
    }

    /** A store that grants one purpose and denies another, put back to the moment before that one was granted too. */
    private fun putBack() {
        Placet.open(store, Example.manifest(), unwatched).use {
            it.agreeToSpeak()
            it.consents.change(Surface.TEST) { deny(Example.nearbyPurpose) }
        }
        val copy = Files.copy(database, folder.resolve("copy"))
        Placet.open(store, Example.manifest(), unwatched).use {
            it.consents.change(Surface.TEST) { grant(Example.nearbyPurpose) }
        }
        Files.copy(copy, database, REPLACE_EXISTING)
    }
}
