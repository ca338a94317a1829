package dev.placet.testing

import dev.placet.Change
import dev.placet.EndKind
import dev.placet.EndReason
import dev.placet.Health
import dev.placet.Opened
import dev.placet.Placet
import dev.placet.Reason
import dev.placet.Session
import dev.placet.Surface
import dev.placet.Unavailability
import kotlinx.coroutines.flow.drop
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture

/** The watcher: it hears of other processes and lets time pass. */
class WatcherTest {
    @Test
    fun `A withdrawal in another process is denied at once, and the watcher ends the session that relied on it`(
        @TempDir folder: Path,
    ) = Placet.open(folder, Example.manifest(), watched.withPermissions(ScriptedPermissions())).use { here ->
        here.agreeToSpeak()
        val room = here.enter(Example.voiceRoom, Opened.USER_ACTION)
        room.requestBlocking(Example.microphone)
        assertTrue(room.take(Example.speak).isAllowed)
        OtherJvm.withdrawVoiceChat(folder)
        assertEquals(Reason.CONSENT_WITHDRAWN, room.check(Example.speak).reason)
        assertEquals(EndReason(EndKind.DENIED, Reason.CONSENT_WITHDRAWN), room.whenEnded().get())
    }

    @Test
    fun `A change of another process comes to who collects changes`(
        @TempDir folder: Path,
    ) = Placet.open(folder, Example.manifest(), watched).use { here ->
        Placet.open(folder, Example.manifest(), unwatched).use { there ->
            runBlocking {
                val heard = launch { here.changes.drop(Change.entries.size).first { it == Change.DOCUMENTS } }
                yield()
                there.documents.present(Example.privacyPolicy)
                heard.join()
            }
        }
    }

    @Test
    fun `Without a watcher a change of another process is heard when the app looks for it`(
        @TempDir folder: Path,
    ) = Placet.open(folder, Example.manifest(), unwatched).use { here ->
        Placet.open(folder, Example.manifest(), unwatched).use { there ->
            here.refresh()
            val heard = mutableListOf<Change>()
            here.onChange(heard::add)
            there.documents.present(Example.privacyPolicy)
            assertTrue(heard.isEmpty())
            assertTrue(here.refresh())
            assertTrue(Change.DOCUMENTS in heard)
            assertFalse(here.refresh())
        }
    }

    @Test
    fun `The watcher lets time pass, and a feature's longest stay ends by itself`() {
        val clock = FakeClock(Instant.parse("2024-06-01T01:00:00Z"))
        Placet.openInMemory(Example.manifest(), watched.withClock(clock)).use { placet ->
            val nearby = placet.enter(Example.nearby, Opened.USER_ACTION)
            clock.advance(Duration.ofHours(1))
            assertEquals(EndReason(EndKind.TIME_LIMIT, null), nearby.whenEnded().get())
        }
    }

    @Test
    fun `A listener of the watcher's may close Placet and go on`() {
        val clock = FakeClock(Instant.parse("2024-06-01T01:00:00Z"))
        val placet = Placet.openInMemory(Example.manifest(), watched.withClock(clock))
        val nearby = placet.enter(Example.nearby, Opened.USER_ACTION)
        val interrupted = CompletableFuture<Boolean>()
        nearby.onEnded {
            placet.close()
            interrupted.complete(Thread.currentThread().isInterrupted)
        }
        clock.advance(Duration.ofHours(1))
        assertFalse(interrupted.get())
        assertEquals(Health.Unavailable(Unavailability.CLOSED), placet.health)
    }

    @Test
    fun `A clock that fails for a while does not end the watcher`() {
        val clock = BreakableClock()
        val time = FakeClock(Instant.parse("2024-06-01T01:00:00Z"))
        val looks = CompletableFuture<Unit>()
        val options =
            watched.withClock {
                if (clock.isBroken) looks.complete(Unit)
                clock.read()
                time.read()
            }
        Placet.openInMemory(Example.manifest(), options).use { placet ->
            val nearby = placet.enter(Example.nearby, Opened.USER_ACTION)
            clock.isBroken = true
            looks.get()
            clock.isBroken = false
            time.advance(Duration.ofHours(1))
            assertEquals(EndKind.TIME_LIMIT, nearby.whenEnded().get().kind)
        }
    }

    @Test
    fun `Closing waits for a look that is under way, even when interrupted, and tells nobody afterwards`(
        @TempDir folder: Path,
    ) = Placet.open(folder, Example.manifest(), unwatched).use { there ->
        val here = Placet.open(folder, Example.manifest(), watched)
        val listening = CompletableFuture<Unit>()
        val goOn = CompletableFuture<Unit>()
        val done = CompletableFuture<Boolean>()
        here.onChange {
            listening.complete(Unit)
            goOn.get()
            done.complete(true)
        }
        there.documents.present(Example.privacyPolicy)
        listening.get()
        val closing =
            CompletableFuture.supplyAsync {
                Thread.currentThread().interrupt()
                here.close()
                done.isDone && Thread.interrupted()
            }
        goOn.complete(Unit)
        assertTrue(closing.get())
    }

    @Test
    fun `Of two Placets over one folder each ends its own sessions`(
        @TempDir folder: Path,
    ) = Placet.open(folder, Example.manifest(), unwatched).use { here ->
        Placet.open(folder, Example.manifest(), unwatched).use { there ->
            val mine = here.enter(Example.nearby, Opened.USER_ACTION)
            val theirs = there.enter(Example.nearby, Opened.USER_ACTION)
            there.consents.change(Surface.TEST) { deny(Example.nearbyPurpose) }
            theirs.close()
            assertNull(mine.endReason)
            assertEquals(EndKind.CLOSED, theirs.endReason?.kind)
        }
    }

    private fun Session.whenEnded() = CompletableFuture<EndReason>().also { onEnded(it::complete) }
}
