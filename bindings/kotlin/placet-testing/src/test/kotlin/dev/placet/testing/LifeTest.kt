package dev.placet.testing

import dev.placet.AgeBand
import dev.placet.ConsentStatus
import dev.placet.Denied
import dev.placet.EndKind
import dev.placet.Health
import dev.placet.Opened
import dev.placet.Placet
import dev.placet.PlacetException
import dev.placet.Reason
import dev.placet.Surface
import dev.placet.Unavailability
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertInstanceOf
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicReference
import kotlin.concurrent.thread
import kotlin.io.path.extension
import kotlin.io.path.isRegularFile

/** Opening and closing, damage, many threads. */
class LifeTest {
    @Test
    fun `A manifest that cannot be used is the one thing that keeps it from opening`() {
        val failure = expectFailure("syntax") { Placet.openInMemory("{".toByteArray()) }
        assertInstanceOf<PlacetException.Manifest>(failure)
        assertTrue(failure.detail.isNotEmpty())
    }

    @Test
    fun `A folder that is missing is made`(
        @TempDir folder: Path,
    ) = Placet.open(folder.resolve("a/b"), Example.manifest(), unwatched).use {
        assertEquals(Health.Ok, it.health)
    }

    @Test
    fun `A damaged store opens, denies everything and says why`(
        @TempDir folder: Path,
    ) {
        Placet.open(folder, Example.manifest(), unwatched).close()
        Files.list(folder).use { files ->
            files
                .filter {
                    it.isRegularFile() &&
                        !it.extension.endsWith(
                            "-wal",
                        ) && !it.extension.endsWith("-shm")
                }.forEach {
                    Files.write(it, ByteArray(8192) { 0x5A })
                }
        }
        Placet.open(folder, Example.manifest(), unwatched).use {
            assertInstanceOf<Health.Unavailable>(it.health)
            assertEquals(Reason.UNAVAILABLE, it.check(Example.speak).reason)
            val failure = expectFailure("unreadable") { it.age.set(AgeBand.ADULT) }
            assertInstanceOf<PlacetException.Unavailable>(failure)
        }
    }

    @Test
    fun `What was agreed to is there after closing and opening again`(
        @TempDir folder: Path,
    ) {
        Placet.open(folder, Example.manifest(), unwatched).use { it.agreeToSpeak() }
        Placet.open(folder, Example.manifest(), unwatched).use {
            assertEquals(ConsentStatus.GRANTED, it.consents.status(Example.voiceChat))
            assertEquals(Health.Ok, it.health)
        }
    }

    @Test
    fun `After closing, calls fail, the gate denies, and nothing is told`() =
        readyToSpeak().use {
            val placet = it.placet
            val room = placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            val heard = mutableListOf<EndKind>()
            room.onEnded { reason -> heard += reason.kind }
            placet.close()
            placet.close()
            assertEquals(listOf(EndKind.SHUTDOWN), heard)
            assertEquals(Health.Unavailable(Unavailability.CLOSED), placet.health)
            val denied = assertInstanceOf<Denied>(room.check(Example.speak))
            assertEquals(Reason.UNAVAILABLE, denied.reason)
            assertEquals(Unavailability.CLOSED, denied.why)
            assertEquals(denied, room.take(Example.speak))
            assertEquals(denied, placet.check(Example.speak))
            room.close()
            assertTrue(runBlocking { placet.changes.toList() }.isEmpty())
        }

    @Test
    fun `After closing, every call that decides or reads fails with one typed error`() =
        readyToSpeak().use {
            val placet = it.placet
            val room = placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            val voice = dev.placet.DataId("voice")
            val ground = dev.placet.GroundId("court")
            placet.close()
            val calls =
                listOf<() -> Any>(
                    { placet.documents.present(Example.privacyPolicy) },
                    { placet.documents.accept(Example.privacyPolicy, Surface.TEST) },
                    { placet.documents.decline(Example.privacyPolicy, Surface.TEST) },
                    { placet.documents.withdraw(Example.privacyPolicy, Surface.TEST) },
                    { placet.documents.status(Example.privacyPolicy) },
                    { placet.consents.change(Surface.TEST) { grant(Example.voiceChat) } },
                    { placet.consents.grantSeparately(Example.faceCheck, Surface.TEST) },
                    { placet.consents.status(Example.voiceChat) },
                    { placet.facts.set(Example.realName, true, Surface.TEST) },
                    { placet.facts.holds(Example.realName) },
                    { placet.age.set(AgeBand.ADULT) },
                    { placet.age.band() },
                    { placet.permissions.report(Example.microphone, dev.placet.PermissionState.GRANTED) },
                    { placet.permissions.status(Example.microphone, Example.voiceRoom) },
                    { placet.obligations.open() },
                    { placet.obligations.confirm(dev.placet.ObligationId("ended.0"), Surface.TEST) },
                    { placet.retention.of(voice) },
                    { placet.retention.end(voice, "cleared") },
                    { placet.retention.hold(ground, java.time.Instant.EPOCH, Surface.TEST, null) },
                    { placet.retention.lift(ground, Surface.TEST) },
                    { placet.ledger.verify() },
                    { placet.ledger.heads() },
                    { placet.ledger.holds(emptyList()) },
                    { placet.ledger.export(Example.root.resolve("never written")) },
                    { placet.ledger.records() },
                    { placet.ledger.receipt(java.util.Locale.ENGLISH) },
                    { placet.ledger.sweep() },
                    { placet.ledger.usage() },
                    { placet.enter(Example.voiceRoom, Opened.USER_ACTION) },
                    { placet.availability(Example.voiceRoom) },
                    { placet.explain(Example.speak) },
                    { placet.wentToBackground() },
                    { placet.cameToForeground() },
                    { placet.tick() },
                    { placet.observeTime(java.time.Instant.EPOCH, dev.placet.TimeSource.SERVER) },
                    { placet.recover() },
                    { placet.refresh() },
                    { placet.report(java.util.Locale.ENGLISH) },
                    { room.explain(Example.speak) },
                    { room.beginAction() },
                    { room.requestBlocking(Example.microphone) },
                    { runBlocking { room.request(Example.microphone) } },
                )
            for (call in calls) assertInstanceOf<PlacetException.Closed>(expectFailure("closed") { call() })
        }

    @Test
    fun `A clock that fails makes the gate deny and calls fail`() {
        val clock = BreakableClock()
        Placet.openInMemory(Example.manifest(), unwatched.withClock(clock)).use {
            it.agreeToSpeak()
            clock.isBroken = true
            assertEquals(Reason.UNAVAILABLE, it.check(Example.speak).reason)
            val failure =
                expectFailure("internal") { it.consents.change(Surface.DIALOG) { deny(Example.voiceChat) } }
            assertInstanceOf<PlacetException.Internal>(failure)
            clock.isBroken = false
            assertEquals(ConsentStatus.GRANTED, it.consents.status(Example.voiceChat))
        }
    }

    @Test
    fun `Many threads may ask, change and close at once`() =
        readyToSpeak().use {
            val placet = it.placet
            val unexpected = AtomicReference<Throwable>()
            val begin = CountDownLatch(1)
            val threads =
                List(8) { number ->
                    thread {
                        begin.await()
                        runCatching { askAndChange(placet) }.onFailure(unexpected::set)
                        if (number == 3) placet.close()
                    }
                }
            begin.countDown()
            threads.forEach(Thread::join)
            assertNull(unexpected.get())
            assertEquals(Health.Unavailable(Unavailability.CLOSED), placet.health)
        }

    private fun askAndChange(placet: Placet) {
        try {
            repeat(25) {
                placet.check(Example.speak)
                placet.enter(Example.voiceRoom, Opened.USER_ACTION).use { room ->
                    room.take(Example.speak)
                    placet.consents.change(Surface.TEST) { withdraw(Example.voiceChat) }
                    placet.consents.change(Surface.TEST) { grant(Example.voiceChat) }
                }
            }
        } catch (_: PlacetException.Closed) {
            // Another thread was done before this one.
        } catch (_: PlacetException.Refused) {
            // Another thread withdrew what this one was to withdraw.
        }
    }
}
