package dev.placet.testing

import dev.placet.GrantStatus
import dev.placet.Opened
import dev.placet.Options
import dev.placet.PermissionState
import dev.placet.Placet
import dev.placet.PlacetException
import dev.placet.SystemPermissions
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertInstanceOf
import org.junit.jupiter.api.assertThrows
import java.util.concurrent.Executors

/** Asking for permissions: suspending, and blocking for threads of one's own. */
class RequestTest {
    @Test
    fun `A suspended request shows the purpose text, and records the answer for this feature`() =
        readyToSpeak().use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            assertEquals(GrantStatus.GRANTED, runBlocking { room.request(Example.microphone) })
            assertEquals(listOf("To speak in a voice room"), it.permissions.asked.map { asked -> asked.usage })
            assertEquals(listOf(true), it.permissions.asked.map { asked -> asked.askSystem })
            assertTrue(room.take(Example.speak).isAllowed)
        }

    @Test
    fun `The main thread may ask, and runs on while the person is asked`() {
        val person = SlowPerson()
        Executors.newSingleThreadExecutor().asCoroutineDispatcher().use { main ->
            asking(person) { placet ->
                runBlocking(main) {
                    val room = placet.enter(Example.voiceRoom, Opened.USER_ACTION)
                    val status = async { room.request(Example.microphone) }
                    val answer = withContext(Dispatchers.IO) { person.isAsked() }
                    assertTrue(status.isActive)
                    answer.give(PermissionState.GRANTED)
                    assertEquals(GrantStatus.GRANTED, status.await())
                }
            }
        }
    }

    @Test
    fun `A request that was cancelled records nothing, and an answer that comes late is nobody's`() {
        val person = SlowPerson()
        asking(person) { placet ->
            runBlocking(Dispatchers.Default) {
                val room = placet.enter(Example.voiceRoom, Opened.USER_ACTION)
                val before = placet.ledger.verify().entries
                val asking = launch { room.request(Example.microphone) }
                val answer = withContext(Dispatchers.IO) { person.isAsked() }
                asking.cancelAndJoin()
                answer.give(PermissionState.GRANTED)
                assertEquals(before, placet.ledger.verify().entries)
                val status = placet.permissions.status(Example.microphone, Example.voiceRoom)
                assertEquals(GrantStatus.NOT_DETERMINED, status.granted)
            }
        }
    }

    @Test
    fun `Only the first answer counts`() {
        val hasty =
            SystemPermissions { _, answer ->
                answer.give(PermissionState.DENIED)
                answer.give(PermissionState.GRANTED)
            }
        asking(hasty) { placet ->
            val room = placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            assertEquals(GrantStatus.REFUSED, runBlocking { room.request(Example.microphone) })
        }
        asking(hasty) { placet ->
            val room = placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            assertEquals(GrantStatus.REFUSED, room.requestBlocking(Example.microphone))
        }
    }

    @Test
    fun `A dialog that was closed without an answer records nothing`() =
        readyToSpeak().use {
            it.permissions.answer(Example.microphone, PermissionState.NOT_DETERMINED)
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            val before =
                it.placet.ledger
                    .verify()
                    .entries
            assertEquals(GrantStatus.NOT_DETERMINED, room.requestBlocking(Example.microphone))
            assertEquals(
                before,
                it.placet.ledger
                    .verify()
                    .entries,
            )
        }

    @Test
    fun `A person who refuses the permission is recorded as having refused`() =
        readyToSpeak().use {
            it.permissions.answer(Example.microphone, PermissionState.DENIED)
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            assertEquals(GrantStatus.REFUSED, room.requestBlocking(Example.microphone))
            assertFalse(room.check(Example.speak).isAllowed)
        }

    @Test
    fun `A permission that the feature does not declare is not asked for`() =
        readyToSpeak().use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            expectFailure("permission_not_needed") { runBlocking { room.request(Example.location) } }
            expectFailure("permission_not_needed") { room.requestBlocking(Example.location) }
            assertTrue(it.permissions.asked.isEmpty())
        }

    @Test
    fun `A permission is not asked for before the purpose is agreed to`() =
        example().use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            val failure = expectFailure("consent_required") { runBlocking { room.request(Example.microphone) } }
            assertInstanceOf<PlacetException.Refused>(failure)
            assertTrue(it.permissions.asked.isEmpty())
        }

    @Test
    fun `Where nobody can ask, a request says so`() =
        Placet.openInMemory(Example.manifest(), unwatched).use { placet ->
            placet.agreeToSpeak()
            val room = placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            expectFailure("no_system_permissions") { runBlocking { room.request(Example.microphone) } }
            expectFailure("no_system_permissions") { room.requestBlocking(Example.microphone) }
            Unit
        }

    @Test
    fun `What goes wrong while asking reaches the caller, and nothing is recorded`() =
        asking({ _, _ -> error("there is no screen") }) { placet ->
            val room = placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            assertThrows<IllegalStateException> { runBlocking { room.request(Example.microphone) } }
            assertThrows<IllegalStateException> { room.requestBlocking(Example.microphone) }
            val status = placet.permissions.status(Example.microphone, Example.voiceRoom)
            assertEquals(GrantStatus.NOT_DETERMINED, status.granted)
        }

    @Test
    fun `A coroutine that is cancelled already asks nobody`() =
        readyToSpeak().use {
            val room = it.placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            runBlocking {
                launch {
                    coroutineContext[kotlinx.coroutines.Job]?.cancel()
                    assertThrows<CancellationException> { room.request(Example.microphone) }
                }
            }
            assertTrue(it.permissions.asked.isEmpty())
        }

    private fun asking(
        person: SystemPermissions,
        test: (Placet) -> Unit,
    ) {
        val options: Options = unwatched.withPermissions(person)
        Placet.openInMemory(Example.manifest(), options).use { placet ->
            placet.agreeToSpeak()
            test(placet)
        }
    }
}
