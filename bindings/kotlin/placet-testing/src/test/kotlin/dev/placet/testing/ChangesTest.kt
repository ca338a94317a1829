package dev.placet.testing

import dev.placet.Change
import dev.placet.EndReason
import dev.placet.Opened
import dev.placet.Placet
import dev.placet.Surface
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.util.concurrent.CopyOnWriteArrayList

/** Who hears of changes, and what listeners may do. */
class ChangesTest {
    @Test
    fun `Changes begin with every kind, then name what changes, each once, and end on close`() =
        example().use {
            runBlocking {
                val heard = Channel<Change>(Channel.UNLIMITED)
                val collector =
                    launch {
                        it.placet.changes.collect { change -> heard.send(change) }
                        heard.close()
                    }
                for (kind in Change.entries) assertEquals(kind, heard.receive())
                it.placet.documents.present(Example.privacyPolicy)
                it.placet.documents.accept(Example.privacyPolicy, Surface.FIRST_LAUNCH)
                assertEquals(Change.DOCUMENTS, heard.receive())
                it.placet.close()
                collector.join()
                val rest = heard.toListOfRest()
                assertFalse(Change.DOCUMENTS in rest, "$rest")
            }
        }

    @Test
    fun `A collector that stops or is cancelled stops waiting, and others go on`() =
        example().use {
            runBlocking {
                assertEquals(
                    Change.entries.take(2),
                    it.placet.changes
                        .take(2)
                        .toList(),
                )
                val begun = Channel<Unit>(Channel.CONFLATED)
                val cancelled = launch { it.placet.changes.collect { begun.send(Unit) } }
                begun.receive()
                cancelled.cancelAndJoin()
                assertEquals(
                    Change.entries.toList(),
                    it.placet.changes
                        .take(Change.entries.size)
                        .toList(),
                )
            }
        }

    @Test
    fun `A listener for changes hears each kind until it is closed`() =
        example().use {
            val heard = mutableListOf<Change>()
            val listening = it.placet.onChange(heard::add)
            it.placet.documents.present(Example.privacyPolicy)
            assertEquals(1, heard.count { kind -> kind == Change.DOCUMENTS })
            listening.close()
            heard.clear()
            it.placet.documents.accept(Example.privacyPolicy, Surface.FIRST_LAUNCH)
            assertTrue(heard.isEmpty())
        }

    @Test
    fun `What listeners throw harms nobody and is handed to who asked for it`() {
        val failures = CopyOnWriteArrayList<String?>()
        val options = unwatched.withListenerFailure { failures += it.message }
        Placet.openInMemory(Example.manifest(), options).use { placet ->
            val heard = mutableListOf<String>()
            placet.onChange { error("first") }
            placet.onChange { heard += it.code() }
            placet.agreeToSpeak()
            assertTrue("consents" in heard)
            assertEquals(setOf("first"), failures.toSet())
            val room = placet.enter(Example.voiceRoom, Opened.USER_ACTION)
            room.onEnded { error("second") }
            room.onEnded { heard += it.code }
            room.close()
            assertEquals("closed", heard.last())
            room.onEnded { error("third") }
            assertEquals(listOf("second", "third"), failures.takeLast(2))
        }
    }

    @Test
    fun `A listener may call back, decide, and close Placet`() =
        readyToSpeak().use {
            val placet = it.placet
            val statuses = mutableListOf<String>()
            val ends = mutableListOf<EndReason>()
            placet.enter(Example.voiceRoom, Opened.USER_ACTION).onEnded(ends::add)
            placet.onChange { change ->
                if (change != Change.CONSENTS || statuses.isNotEmpty()) return@onChange
                statuses += placet.consents.status(Example.roomEntry).code
                placet.consents.change(Surface.SETTINGS) { withdraw(Example.roomEntry) }
                statuses += placet.consents.status(Example.roomEntry).code
                placet.close()
            }
            placet.consents.change(Surface.DIALOG) { grant(Example.roomEntry) }
            assertEquals(listOf("granted", "withdrawn"), statuses)
            assertEquals(listOf("shutdown"), ends.map { end -> end.code })
            expectFailure("closed") { placet.tick() }
            Unit
        }

    private fun Change.code() = name.lowercase()

    private suspend fun Channel<Change>.toListOfRest(): List<Change> {
        val rest = mutableListOf<Change>()
        for (change in this) rest += change
        return rest
    }
}
