package dev.placet.testing

import dev.placet.Change
import dev.placet.Denied
import dev.placet.EndKind
import dev.placet.Health
import dev.placet.Opened
import dev.placet.Placet
import dev.placet.PlacetException
import dev.placet.Reason
import dev.placet.Session
import dev.placet.Surface
import dev.placet.Unavailability
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertInstanceOf
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.atomic.AtomicBoolean
import kotlin.concurrent.thread

/** Before the system freezes an app everything is let go of, and afterwards everything is found again. */
class SuspendTest {
    @TempDir
    lateinit var folder: Path

    @Test
    fun `Nothing is allowed until it is resumed, and then the session goes on`() =
        speaking { placet, room ->
            val heard = CopyOnWriteArrayList<Change>()
            placet.onChange { heard += it }.use {
                placet.suspend()
                placet.suspend()
                assertEquals(Unavailability.SUSPENDED, (placet.health as Health.Unavailable).why)
                assertTrue(placet.health.isRetryable)
                repeat(2) { assertEquals(Unavailability.SUSPENDED, (room.check(Example.speak) as Denied).why) }
                assertEquals(Reason.UNAVAILABLE, room.take(Example.speak).reason)
                val failure = expectFailure("suspended") { placet.tick() }
                assertInstanceOf<PlacetException.Unavailable>(failure)
                placet.resume()
                placet.resume()
            }
            assertTrue(Change.HEALTH in heard)
            assertEquals(Health.Ok, placet.health)
            assertNull(room.endReason)
            repeat(2) { assertTrue(room.check(Example.speak).isAllowed) }
        }

    @Test
    fun `What another engine withdrew meanwhile has ended the session when it is resumed`() =
        speaking { placet, room ->
            placet.suspend()
            Placet.open(folder, Example.manifest(), unwatched).use { other ->
                other.consents.change(Surface.DIALOG) { withdraw(Example.voiceChat) }
            }
            placet.resume()
            assertEquals(Reason.CONSENT_WITHDRAWN, room.endReason?.denial)
            assertTrue(room.check(Example.speak) is Denied)
        }

    @Test
    fun `A suspended one can be closed, and a closed one is neither suspended nor resumed`() =
        speaking { placet, room ->
            placet.suspend()
            placet.close()
            assertEquals(EndKind.SHUTDOWN, room.endReason?.kind)
            assertInstanceOf<PlacetException.Closed>(expectFailure("closed") { placet.suspend() })
            assertInstanceOf<PlacetException.Closed>(expectFailure("closed") { placet.resume() })
            assertEquals(Unavailability.CLOSED, (room.check(Example.speak) as Denied).why)
        }

    @Test
    fun `While others ask and the watcher looks, nothing is allowed between suspending and resuming`() =
        Placet.open(folder, Example.manifest(), watched.withPermissions(ScriptedPermissions())).use { placet ->
            val room = placet.enterAndSpeak()
            val done = AtomicBoolean()
            val askers = List(2) { thread { while (!done.get()) room.check(Example.speak) } }
            repeat(ROUNDS) {
                assertTrue(room.check(Example.speak).isAllowed)
                placet.suspend()
                repeat(2) { assertEquals(Unavailability.SUSPENDED, (room.check(Example.speak) as Denied).why) }
                placet.resume()
            }
            done.set(true)
            askers.forEach { it.join() }
            assertTrue(placet.ledger.verify().entries > 0)
        }

    private fun speaking(body: (Placet, Session) -> Unit) =
        Placet.open(folder, Example.manifest(), unwatched.withPermissions(ScriptedPermissions())).use {
            body(it, it.enterAndSpeak())
        }

    private fun Placet.enterAndSpeak(): Session {
        agreeToSpeak()
        val room = enter(Example.voiceRoom, Opened.USER_ACTION)
        room.requestBlocking(Example.microphone)
        repeat(2) { assertTrue(room.check(Example.speak).isAllowed) }
        return room
    }

    private companion object {
        const val ROUNDS = 10
    }
}
